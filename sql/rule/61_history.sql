-- Persons and rights as they were at a moment: read from the events, which are the only record of when each
-- change was made; the tables hold the present.

-- One optional value of an event body as text. NULL for an absent one.
create function rule.event_value(tag text, value bytea) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case
        when tag in ('t', 'n') then convert_from(value, 'UTF8')
        when tag = 'i' then (('x' || encode(value, 'hex'))::bit(64)::bigint)::text
        when tag = 'b' then (value = '\x01')::text
        when tag = 'z' then rule.shown('2000-01-01T00:00:00Z'::timestamptz
            + ('x' || encode(value, 'hex'))::bit(64)::bigint * interval '1 microsecond')
        when tag = 'd' then ('2000-01-01'::date + ('x' || encode(value, 'hex'))::bit(32)::integer)::text
        when tag = 'u' then encode(value, 'hex')::uuid::text
        else encode(value, 'hex') end
$$;
comment on function rule.event_value(text, bytea) is 'A value of an event body as text.';

-- The fields of an event about a row of core, by name (parts 22 and 23 of docs/ledger.md).
create function rule.event_fields(body bytea) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_at integer := 4 + 16 + 8 + 8 + 32 + 8 + 8 + 8;     -- behind parts 1 to 8
    v_part integer;
    v_size integer;
    v_count integer;
    v_id integer;
    v_tag text;
    v_out jsonb := '{}';
begin
    -- login person role host client request act kind entity key, the version, the reason, the signature
    for v_part in 1..12 loop
        if v_part = 11 then
            v_at := v_at + 8;
            continue;
        end if;
        v_size := ('x' || encode(substr(body, v_at + 1, 4), 'hex'))::bit(32)::integer;
        v_at := v_at + 4 + greatest(v_size, 0);
    end loop;
    v_at := v_at + 8;
    v_count := ('x' || encode(substr(body, v_at + 1, 4), 'hex'))::bit(32)::integer;
    v_at := v_at + 4;
    for v_part in 1..v_count loop
        v_id := ('x' || encode(substr(body, v_at + 1, 4), 'hex'))::bit(32)::integer;
        v_tag := convert_from(substr(body, v_at + 5, 1), 'UTF8');
        v_size := ('x' || encode(substr(body, v_at + 6, 4), 'hex'))::bit(32)::integer;
        v_out := v_out || (select jsonb_build_object(a.name, case when v_size >= 0
                               then rule.event_value(v_tag, substr(body, v_at + 10, v_size)) end)
                           from ledger.attribute a where a.id = v_id);
        v_at := v_at + 9 + greatest(v_size, 0);
    end loop;
    return v_out;
end
$$;
comment on function rule.event_fields(bytea) is 'The fields of an event by name.';

-- The last image, at a moment of laboratory time, of each row about persons; NULL = of all persons.
create function rule.people_at(at timestamptz, person_id bigint default null)
returns table (person_id bigint, entity text, key bigint, fields jsonb)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x.id, x.entity, x.key::bigint, rule.event_fields(x.body)
    from (select distinct on (e.entity, e.key) q.id, e.entity, e.key, e.kind, e.body
          from core.person q join ledger.event e on e.stream = q.stream_id
          where e.entity in ('person', 'person_role', 'login', 'training') and e.lab_at <= people_at.at
            and q.id = coalesce(people_at.person_id, q.id)
          order by e.entity, e.key, e.position desc) x
    where x.kind <> 'deleted'
$$;
comment on function rule.people_at(timestamptz, bigint) is 'Rows about persons as they were at a moment.';

-- Roles that a person held at a moment. Nobody out of date or inactive then held any.
create function rule.roles_at(at timestamptz, person_id bigint default null)
returns table (person_id bigint, role text, site text, inspection boolean, valid_until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with past as materialized (select * from rule.people_at(roles_at.at, roles_at.person_id))
    select r.person_id, r.fields ->> 'role', s.code::text, (r.fields ->> 'inspection')::boolean, (r.fields ->> 'valid_until')::timestamptz
    from past r
    join past p on p.person_id = r.person_id and p.entity = 'person'
    join core.site s on s.id = (r.fields ->> 'site_id')::bigint
    where r.entity = 'person_role' and r.fields ->> 'status' = 'approved'
      and roles_at.at between (r.fields ->> 'valid_from')::timestamptz and (r.fields ->> 'valid_until')::timestamptz
      and p.fields ->> 'status' = 'active' and (p.fields ->> 'valid_until')::timestamptz > roles_at.at
$$;
comment on function rule.roles_at(timestamptz, bigint) is 'Roles that were valid at a moment.';
