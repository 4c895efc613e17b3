-- Reading and checking the ledger. The whole of it is for QA and auditors; a batch's own history is for
-- everybody who sees the batch.

create view api.ledger_event with (security_barrier) as
    select e.stream, e.position, e.at, e.lab_at, e.login, e.person, e.entity, e.key, e.kind, e.act, e.request, e.body
    from ledger.event e
    where (select rule.sees_ledger());
comment on view api.ledger_event is 'All events with their canonical bytes.';

create view api.ledger_stream with (security_barrier) as
    select s.id as stream, s.kind, s.key, coalesce(h.position, 0)::bigint as position,
           coalesce(h.head::bytea, decode(repeat('00', 32), 'hex')) as head
    from ledger.stream s left join ledger.head h on h.stream = s.id where (select rule.sees_ledger());
comment on view api.ledger_stream is 'Heads of all streams.';

create view api.ledger_leaf with (security_barrier) as
    select l.idx, l.stream, l.position from ledger.leaf l where (select rule.sees_ledger());
comment on view api.ledger_leaf is 'Which event stands at which index of the tree.';

create view api.ledger_checkpoint with (security_barrier) as
    select c.incarnation, c.size, c.root, c.text, c.made_at, c.made_by
    from ledger.checkpoint c where (select rule.sees_ledger());
comment on view api.ledger_checkpoint is 'Stored tree heads.';

create view api.ledger_installation with (security_barrier) as
    select i.instance_id, i.incarnation, i.made_at from ledger.installation i where (select rule.sees_ledger());
comment on view api.ledger_installation is 'The ledger''s own identity.';

create view api.ledger_attribute with (security_barrier) as
    select a.id, a.entity, a.name, a.tag, a.committed from ledger.attribute a where (select rule.sees_ledger());
comment on view api.ledger_attribute is 'The attribute dictionary.';

-- The log in words, newest last; filters and keyset pages are the statement's.
create view api.audit_log with (security_barrier) as
    select e.at, e.lab_at, s.kind as stream_kind, s.key as stream_key, e.stream, e.position, e.login, e.person,
           e.act, e.kind, e.entity, e.key, e.request
    from ledger.event e join ledger.stream s on s.id = e.stream
    where (select rule.sees_ledger());
comment on view api.audit_log is 'Events without their bytes.';

create view api.batch_event with (security_barrier) as
    select b.code as batch, e.at, e.lab_at, e.position, e.login, e.person, e.act, e.kind, e.entity, e.key, e.request
    from core.batch b join ledger.event e on e.stream = b.stream_id
    where b.site_id = any ((select rule.sites())::bigint[]) or (select rule.sees_ledger());
comment on view api.batch_event is 'History of a batch.';

-- The newest checkpoint and, when it is due or asked for, a new one. Everybody may: it says nothing but hashes.
create function api.checkpoint_make(due_only boolean)
returns table (size bigint, root text, text text, made_at timestamptz, waiting text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    c ledger.checkpoint;
begin
    -- who asks for one gets what is committed now, not what another maker (the periodic task) began with
    if not due_only then
        perform from ledger.maker m for update;
    end if;
    if not due_only or (select m.last_at is null or m.last_at < clock_timestamp() - rule.setting('checkpoint_every')::interval
                        from ledger.maker m) then
        c := rule.make_checkpoint();
    end if;
    if c.size is null then
        select * into c from ledger.checkpoint k
        order by k.incarnation desc, k.size desc limit 1;
    end if;
    return query select c.size, encode(c.root, 'hex'), c.text, c.made_at,
        (select string_agg(format('%s (pid %s, %s)', a.usename, a.pid, date_trunc('second', clock_timestamp() - a.xact_start)), ', ')
         from pg_stat_activity a
         where a.datname = current_database() and a.backend_xid is not null and a.pid <> pg_backend_pid());
end
$$;
comment on function api.checkpoint_make(boolean) is 'Makes a checkpoint (due_only: at most once a minute) and returns the newest.';

-- Phase 3 of verify: the last image of each record against the row. Findings only.
create function api.ledger_replay()
returns table (kind text, stream bigint, "position" bigint, at timestamptz, entity text, key text, expected bytea, found bytea)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_entity text;
begin
    if not rule.sees_ledger() then
        perform rule.refuse('VN003', 'ledger');
    end if;
    return query select 'unattributed', e.stream, e.position, e.at, e.entity, e.key, null::bytea, e.body
        from ledger.event e where e.kind = 'unattributed';
    for v_entity in select distinct a.entity from ledger.attribute a order by 1 loop
        return query execute format($q$
            with last as (
                select distinct on (e.key) e.key, e.stream, e.position, e.at, e.kind, e.body
                from ledger.event e where e.entity = %1$L
                order by e.key, e.stream desc, e.position desc
            ), compared as (
                select l.*, n.id as there, n.stream_id, n.id::text as row_key,
                       -- a salt that is gone would be made anew by the encoder; rule.replay_salted tells it
                       case when n.id is not null and (%1$L <> 'patient_identity' or exists (
                                select from ledger.salt k where k.entity = %1$L and k.key = n.id)) then rule.%2$I(n) end as fields
                from last l full join core.%1$I n on n.id::text = l.key
            )
            select case when c.key is null then 'row without event'
                        when c.kind = 'deleted' then case when c.there is null then 'deleted' else 'row without event' end
                        when c.there is null then 'event without row'
                        when c.stream <> c.stream_id then 'wrong stream'
                        else 'state' end,
                   coalesce(c.stream, c.stream_id), c.position, c.at, %1$L::text, coalesce(c.key, c.row_key), c.body, c.fields
            from compared c
            where c.key is null or c.there is null or c.kind = 'deleted' or c.stream <> c.stream_id
               or substr(c.body, octet_length(c.body) - octet_length(c.fields) + 1) is distinct from c.fields
            $q$, v_entity, 'fields_' || v_entity);
    end loop;
    -- what stands beside the record without events of its own
    return query select * from rule.replay_derived();
    return query select * from rule.replay_streams();
    return query select * from rule.replay_salted();
    return query select * from rule.replay_requests();
end
$$;
comment on function api.ledger_replay() is 'Records whose row is not what the ledger says, and changes without an act.';

-- What became of a request: the answer if it was served, for the login that made it. While another session
-- of this login is inside a transaction, that may be this very request, waiting for a lock after its client
-- was lost: then "never served" could still become untrue, and VN120 is the answer. First who is at work, then
-- what is stored; volatile, so that the second statement sees what was committed after the first.
create function api.request_outcome(request uuid) returns table (act text, at timestamptz, answer jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_at_work boolean := exists (select from pg_stat_activity s
                                 where s.usename = session_user and s.datname = current_database()
                                   and s.pid <> pg_backend_pid() and s.xact_start is not null);
begin
    return query select r.act, r.at, r.answer from work.request r
        where r.request = request_outcome.request and (r.login = session_user or rule.sees_ledger());
    if not found and v_at_work then
        perform rule.refuse('VN120', request_outcome.request::text);
    end if;
end
$$;
comment on function api.request_outcome(uuid) is 'The stored answer of a request; no row when it was never served.';

-- Continuity for a client's memory: the newest tree head, for everybody.
create function api.ledger_head() returns table (origin text, size bigint, root text, text text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select split_part(c.text, E'\n', 1), c.size, encode(c.root, 'hex'), c.text
    from ledger.checkpoint c order by c.incarnation desc, c.size desc limit 1
$$;
comment on function api.ledger_head() is 'The newest tree head.';
