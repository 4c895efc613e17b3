-- What verify reads beyond the ledger itself: the release's list of objects, the rules, the signatures (docs/ledger.md 5).

create view api.ledger_catalogue with (security_barrier) as
    select c.kind, c.identity, c.sha256 from ledger.catalogue c where (select rule.sees_ledger());
comment on view api.ledger_catalogue is 'What the present release consists of.';

create view api.ledger_release with (security_barrier) as
    select r.id, r.stream_id as stream, r.catalogue, r.roles, r.server, r.made_at
    from core.release r where (select rule.sees_ledger());
comment on view api.ledger_release is 'Releases with the hash of what each consisted of.';

-- What each login may be: the groups that the record's approved roles give while its person is active, and none once it is closed.
create view api.ledger_login with (security_barrier) as
    select l.name as login, l.role_oid, l.status,
           array(select distinct 'vein_' || r.role from core.person_role r join core.person p on p.id = r.person_id
                 where r.person_id = l.person_id and r.status = 'approved' and p.status = 'active' and l.status = 'active'
                 order by 1) as groups
    from core.login l where (select rule.sees_ledger());
comment on view api.ledger_login is 'Logins with the groups that the record gives each.';

create function api.ledger_rules() returns table (identity text, description text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.sees_ledger() then
        perform rule.refuse('VN003', 'ledger');
    end if;
    return query select r.identity, r.description from rule.rules_described() r;
end
$$;
comment on function api.ledger_rules() is 'Contents of the tables of rules.';

-- Persons who must not have given a signature, as far as the record itself names them. Rules about the moment
-- of signing (training, presence, who had hands on the batch by then) were checked when it was given.
create function rule.barred_signers(entity text, record bigint, meaning text) returns bigint[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return case barred_signers.entity
        when 'step_execution' then (
            select array[x.performed_by_id, case barred_signers.meaning when 'checked' then x.recorded_by_id end]
            from core.step_execution x where x.id = record)
        when 'operation_block' then (select case when barred_signers.meaning <> 'performed' then rule.block_hands(x) end
                                     from core.operation_block x where x.id = record)
        when 'step_skip' then (select array[x.proposed_by_id] from core.step_skip x where x.id = record)
        when 'step_invalidation' then (select array[x.proposed_by_id] from core.step_invalidation x where x.id = record)
        when 'identity_check' then (select array[x.performed_by_id] from core.identity_check x where x.id = record)
        when 'collection' then (select array[x.performed_by_id] from core.collection x where x.id = record)
        when 'receipt' then (select array[x.received_by_id, x.decided_by_id] from core.receipt x where x.id = record)
        when 'result' then (select array[x.analyst_id] from core.result x where x.id = record)
        when 'abort' then (select array[x.proposed_by_id] from core.abort x where x.id = record)
        when 'investigation' then (select array[x.concluded_by_id] from core.investigation x where x.id = record)
        when 'training' then (select array[x.person_id, x.proposed_by_id] from core.training x where x.id = record)
        when 'account_request' then (select array[x.person_id, x.proposed_by_id] from core.account_request x where x.id = record)
        when 'person_role' then (select array[x.person_id] from core.person_role x where x.id = record)
        when 'lot' then (select x.received_by_id || array(select c.corrected_by_id from core.correction c where c.lot_id = x.id)
                          from core.lot x where x.id = record)
        when 'equipment' then (select array[x.registered_by_id] from core.equipment x where x.id = record)
        when 'person' then array[record]
    end;
end
$$;
comment on function rule.barred_signers(text, bigint, text) is 'Who must not have signed a record.';

-- Phase 5 of verify: every signature with what is wrong about it. The digest is for the client to compute.
create function api.ledger_signatures()
returns table (stream bigint, "position" bigint, at timestamptz, record text, key text, digest bytea, content text, problem text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.sees_ledger() then
        perform rule.refuse('VN003', 'ledger');
    end if;
    return query
    with told as materialized (
        select e.stream, e.position, e.at, e.key, e.kind, e.login, e.person, e.act, e.request
        from ledger.event e where e.entity = 'signature'
    ), changed as (
        -- the update that ended a signature, with another change of the same act in the same stream
        select u.stream, u.key,
               bool_or(exists (select from ledger.event c
                               where c.stream = u.stream and c.entity <> 'signature' and c.act = u.act
                                 and c.request is not distinct from u.request
                                 and c.at between u.at - interval '1 minute' and u.at + interval '1 minute')) as caused
        from told u where u.kind = 'update' group by u.stream, u.key
    ), used as (
        select c.id, count(*) over (partition by c.used_pid, c.used_backend_start) as by_backend
        from work.challenge c where c.used_at is not null
    )
    select s.stream_id, i.position, i.at, s.entity || ' ' || s.record_id, s.id::text, s.digest, s.content,
        nullif(concat_ws('; ',
            case when i.key is null then 'no act of signing made it'
                 when i.act <> 'sign' then 'made by the act ' || i.act
                 when i.login <> s.login then 'expected login ' || i.login || ', found ' || s.login
                 when i.person is distinct from p.code then 'expected person ' || coalesce(i.person, '-') || ', found ' || p.code
                 when i.request is distinct from s.challenge then 'made under another request than its challenge' end,
            case when c.id is null then 'its challenge does not exist'
                 when (c.entity, c.record_id, c.record_version, c.meaning) is distinct from (s.entity, s.record_id, s.record_version, s.meaning)
                     then 'its challenge was for ' || concat_ws(' ', c.entity, c.record_id, c.meaning)
                 when c.digest <> s.digest or c.content <> s.content then 'its text is not what the challenge showed'
                 when c.used_at is null then 'its challenge was not used'
                 when c.used_at < c.made_at or c.used_at > c.expires_at + interval '1 minute' then 'its challenge was used outside its time'
                 when i.at not between c.used_at - interval '1 minute' and c.used_at + interval '1 minute'
                     then 'its challenge says that it was used at another time'
                 when u.by_backend > 1 then 'its connection signed more than once' end,
            case when g.entity is null then 'such a record is not signed as ' || s.meaning
                 when g.roles <> '*' and s.role <> all (string_to_array(g.roles, ' '))
                     then 'expected a role of ' || g.roles || ', found ' || s.role
                 when s.role <> all (string_to_array(c.role, ' ')) then 'expected a role of ' || c.role || ', found ' || s.role end,
            case when s.superseded_at is null and h.key is not null then 'it was superseded and says that it is valid'
                 when s.superseded_at is not null and h.key is null then 'superseded without an act'
                 when s.superseded_at is not null and not h.caused then 'superseded without a change of the record' end,
            case when s.superseded_at is null and s.person_id = any (rule.barred_signers(s.entity, s.record_id, s.meaning))
                 then p.code || ' must not sign this record' end,
            case when s.superseded_at is null and exists (
                     select from core.signature o where o.entity = s.entity and o.record_id = s.record_id and o.id <> s.id
                     and o.person_id = s.person_id and o.superseded_at is null) then p.code || ' signed this record twice' end,
            case when s.superseded_at is null and g.entity is not null
                      and rule.content(s.entity, s.record_id) is distinct from s.content
                 then 'the record has changed under it' end), '')
    from core.signature s
    left join core.person p on p.id = s.person_id
    left join told i on i.stream = s.stream_id and i.key = s.id::text and i.kind = 'insert'
    left join changed h on h.stream = s.stream_id and h.key = s.id::text
    left join work.challenge c on c.id = s.challenge
    left join used u on u.id = c.id
    left join ref.signable g on g.entity = s.entity and g.meaning = s.meaning
    order by s.id;
end
$$;
comment on function api.ledger_signatures() is 'All signatures with what is wrong about each.';

create function api.ledger_clock() returns table (stream bigint, "position" bigint, at timestamptz, was_at timestamptz, step bigint, judgement text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.sees_ledger() then
        perform rule.refuse('VN003', 'ledger');
    end if;
    return query
    select c.stream, c.position, c.at, c.was_at, c.step, k.judgement from rule.clock_places() c left join core.clock_step k on k.id = c.step;
end
$$;
comment on function api.ledger_clock() is 'Events that are earlier than the one before them, with what the record says of it.';
