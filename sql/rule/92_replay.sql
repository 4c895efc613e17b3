-- Phase 3 of verify beyond the rows of core: what stands beside the record without events of its own, and would mislead
-- acts or readers if somebody had changed it behind the ledger.

create type work.replayed as (kind text, stream bigint, "position" bigint, at timestamptz, entity text, key text, expected bytea,
                              found bytea);

-- Names of the chains: each is that of the record it belongs to. The installation's own has a word for a name.
create function rule.replay_streams() returns setof work.replayed
language sql stable set search_path = pg_catalog, pg_temp as $$
    with named (stream, kind, key) as (
        select x.stream_id, 'site', 'installation' from core.installation x
        union all select x.stream_id, 'site', x.code from core.site x
        union all select x.stream_id, 'person', x.code from core.person x
        union all select x.stream_id, 'process', x.code from core.process x
        union all select x.stream_id, 'therapy', x.coi from core.therapy_event x
        union all select x.stream_id, 'batch', x.code from core.batch x
        union all select x.stream_id, 'lot', x.code from core.lot x
        union all select x.stream_id, 'device', x.code from core.equipment x
        union select x.stream_id, 'access', p.code from core.access x join core.person p on p.id = x.person_id
    )
    select 'derived', coalesce(s.id, n.stream), null::bigint, null::timestamptz, 'stream',
           coalesce(s.kind || ' ' || s.key, n.kind || ' ' || n.key), null::bytea, null::bytea
    from ledger.stream s full join named n on n.stream = s.id and n.kind = s.kind and n.key = s.key
    where s.id is null or n.stream is null
$$;
comment on function rule.replay_streams() is 'Streams that are not named as the record they belong to.';

-- What is kept for speed, and what names and orders the events.
create function rule.replay_derived() returns setof work.replayed
language sql stable set search_path = pg_catalog, pg_temp as $$
    -- the dictionary says which tables are replayed at all
    select 'derived', null::bigint, null::bigint, null::timestamptz, 'attribute', coalesce(d.entity || '.' || d.name, a.entity || '.' || a.name),
           null::bytea, null::bytea
    from core.dictionary d
    full join ledger.attribute a on a.id = d.id and (a.entity, a.name, a.tag, a.committed) = (d.entity, d.name, d.tag, d.committed)
    where d.id is null or a.id is null
    union all
    -- limits are decided by what is put together from the process tables
    select 'derived', s.stream_id, null, null, 'step_plan', p.step_id::text, null, null
    from work.step_plan p left join core.process_step s on s.id = p.step_id
    where p is distinct from rule.plan_of(p.step_id)
    union all
    -- where the next checkpoint goes on, and the row that lets it be made
    select 'derived', coalesce(d.stream, l.stream), coalesce(d.position, l.position), null, 'leafed', coalesce(d.stream, l.stream)::text, null, null
    from ledger.leafed d
    full join (select x.stream, max(x.position) as position from ledger.leaf x group by x.stream) l
        on l.stream = d.stream and l.position = d.position
    where d.stream is null or l.stream is null
    union all
    select 'derived', null, null, null, 'maker', '1', null, null where (select count(*) from ledger.maker) <> 1
    union all
    -- a request to sign lives no longer than the rules say: else it could be signed when nobody expects it. Those of an earlier
    -- release lived as long as that one said, and are over
    select 'derived', c.stream, null, c.made_at, 'challenge', c.id::text, null, null
    from work.challenge c, (select coalesce(max(x.made_at), '-infinity') as made_at from core.release x) r
    where c.expires_at > greatest(c.made_at, r.made_at) + rule.setting('challenge')::interval
$$;
comment on function rule.replay_derived() is 'What is derived and does not say what it is derived from.';

-- Salts: without its salt a committed value can't be compared with the ledger any more. Keys of similar names are digests
-- under a salt of the site; they warn of two patients of one name.
create function rule.replay_salted() returns setof work.replayed
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select 'salt', i.stream_id, null::bigint, null::timestamptz, 'patient_identity', i.id::text, null::bytea, null::bytea
        from core.patient_identity i
        where not exists (select from ledger.salt s where s.entity = 'patient_identity' and s.key = i.id)
        union all
        select 'salt', x.stream_id, null, null, 'name_key', x.id::text, null, null
        from core.site x
        where exists (select from core.patient p join core.patient_identity i on i.patient_id = p.id where p.site_id = x.id)
          and not exists (select from ledger.salt s where s.entity = 'name_key' and s.key = x.id);
    return query
        with wanted as materialized (
            select i.stream_id, k.patient_id, k.site_id, k.kind, k.key
            from core.patient_identity i join core.patient p on p.id = i.patient_id, rule.name_keys(i, p.site_id) k
            where exists (select from ledger.salt s where s.entity = 'name_key' and s.key = p.site_id)
        )
        select distinct 'derived', w.stream_id, null::bigint, null::timestamptz, 'name_key', coalesce(w.patient_id, n.patient_id)::text,
               null::bytea, null::bytea
        from wanted w
        full join work.name_key n on (n.patient_id, n.site_id, n.kind, n.key) = (w.patient_id, w.site_id, w.kind, w.key)
        where (w.patient_id is null or n.patient_id is null)
          and exists (select from ledger.salt s where s.entity = 'name_key' and s.key = coalesce(w.site_id, n.site_id));
end
$$;
comment on function rule.replay_salted() is 'Committed values whose salt is gone, and keys of similar names that are not those of the patients.';

-- The request desk: without its answer an act could be done a second time under the same id, and another answer would say
-- that something else was done. Answers of acts that left no event (a scan, a challenge) have nothing to be compared with.
create function rule.replay_requests() returns setof work.replayed
language sql stable set search_path = pg_catalog, pg_temp as $$
    select distinct on (e.request) 'request', e.stream, e.position, e.at, e.entity, e.key, null::bytea, null::bytea
    from ledger.event e left join work.request r on r.request = e.request and r.login = e.login and r.act = e.act
    where e.request is not null and r.request is null
    union all
    select 'request', e.stream, e.position, r.at, 'answer', r.request::text, null, null
    from (select q.*, (q.answer ->> 'stream')::bigint as stream, (q.answer ->> 'position')::bigint as "position" from work.request q) r
    left join ledger.event e on e.stream = r.stream and e.position = r.position
    left join core.near_miss n on n.request = r.request
    where r.position > 0 and encode(sha256('\x00'::bytea || e.body), 'hex') is distinct from r.answer ->> 'hash'
       or case r.answer ->> 'verdict' when 'stop' then r.answer ->> 'code' end is distinct from n.code
$$;
comment on function rule.replay_requests() is 'Acts without their stored answer, and answers that the ledger does not bear out.';
