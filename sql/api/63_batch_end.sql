-- The two ends of a batch record: closed when nothing is open, aborted with a reason by manager and QA.

-- What keeps a batch from being closed, one line each.
create function rule.close_blockers(b core.batch) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'hold open: ' || h.reason from core.hold h where h.batch_id = b.id and h.status = 'open'
    union all
    select 'disposition proposed: ' || d.decision from core.disposition d where d.batch_id = b.id and d.status = 'proposed'
    union all
    select rule.deviation_open_points(b.id)
    union all
    -- what was asked for too late can't be carried out any more, and is no open point
    select 'abort proposed' from core.abort x where x.batch_id = b.id and x.status = 'proposed'
        and rule.transition_open(b, 'aborted', 'batch_abort')
    union all
    select 'step not complete: ' || s.code || ' ' || x.occurrence from core.step_execution x
    join core.process_step s on s.id = x.process_step_id where x.batch_id = b.id and x.status = 'recorded'
    union all
    select 'no verdict with valid signatures'
    where b.kind = 'validation' and not exists (
        select from core.disposition d where d.batch_id = b.id and d.decision = 'verdict' and d.status = 'signed'
        and (select count(*) from core.signature g where g.entity = 'disposition' and g.record_id = d.id
             and g.superseded_at is null) >= 2)
    union all
    -- what was supplied as an exception, or recalled after it was given, ends as that
    select 'not released: the quality status is ' || replace(b.quality_status, '_', ' ')
    where b.kind = 'patient' and b.quality_status not in ('released', 'exceptional_supply', 'recalled')
    union all
    select 'release without valid signatures'
    where b.kind = 'patient' and b.quality_status in ('released', 'exceptional_supply') and not rule.release_signed(b.id)
    union all
    select rule.supply_open_points(b)
    union all
    select 'test not final: ' || g.label || ' (' || g.detail || ')' from rule.evaluation_group(b.id) g
    where g.state in ('pending', 'interim', 'not decidable')
$$;
comment on function rule.close_blockers(core.batch) is 'What is still open in a batch that is to be closed.';

create function api.batch_close(request uuid, batch text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(batch_close.batch);
    a work.actor := rule.act_begin('batch_close', request, rule.digest(jsonb_build_array(batch, version, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    v_open text[];
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(batch_close.batch);
    perform rule.batch_known(b, batch_close.batch);
    perform rule.same_version(batch_close.version, b.version);
    perform rule.reason(batch_close.reason);
    if not rule.transition_open(b, 'closed', 'batch_close') then
        perform rule.refuse('VN102', b.process_status || ' -> closed');
    end if;
    v_open := array(select rule.close_blockers(b));
    if cardinality(v_open) > 0 then
        perform rule.refuse('VN118', array_to_string(v_open, '; '));
    end if;
    perform rule.process_change(b, 'closed', 'batch_close');
    return rule.done(a, jsonb_build_object('batch', b.code, 'version', (rule.batch(b.code)).version, 'process_status', 'closed'));
end
$$;
comment on function api.batch_close(uuid, text, bigint, text) is 'Closes a batch record in which nothing is open.';

-- Is there such a transition for this batch now?
create function rule.transition_open(b core.batch, to_status text, act text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from ref.process_transition t
                   where t.from_status = b.process_status and t.to_status = transition_open.to_status
                     and t.act = transition_open.act and b.kind = any (t.kinds)
                     and (t.route is null or exists (select from core.process_route r
                          where r.process_version_id = b.process_version_id and r.transition = t.route)))
$$;
comment on function rule.transition_open(core.batch, text, text) is 'Does the batch''s status allow this transition?';

create function api.batch_abort(request uuid, batch text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(batch_abort.batch);
    a work.actor := rule.act_begin('batch_abort', request, rule.digest(jsonb_build_array(batch, version, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(batch_abort.batch);
    perform rule.batch_known(b, batch_abort.batch);
    perform rule.same_version(batch_abort.version, b.version);
    if not rule.transition_open(b, 'aborted', 'batch_abort') then
        perform rule.refuse('VN102', b.process_status || ' -> aborted');
    end if;
    if exists (select from core.abort x where x.batch_id = b.id) then
        perform rule.refuse('VN108', b.code);
    end if;
    insert into core.abort (stream_id, batch_id, therapy_event_id, reason, proposed_by_id, proposed_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, rule.reason(batch_abort.reason), a.person_id, a.lab_now, 'proposed')
    returning id into v_id;
    return rule.done(a, jsonb_build_object('abort', v_id, 'version', 1, 'signatures_needed', jsonb_build_array('approved')));
end
$$;
comment on function api.batch_abort(uuid, text, bigint, text) is 'Proposes to abort a batch; QA''s signature performs it.';

-- The four functions of the signable record abort.
create function rule.subject_abort(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x.stream_id, x.version, b.site_id, b.id, b.code || ' abort'
    from core.abort x join core.batch b on b.id = x.batch_id where x.id = record
$$;
comment on function rule.subject_abort(bigint) is 'Where a proposed abort stands.';
create function rule.content_abort(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'batch: ' || b.code, 'mark: ' || nullif(b.mark, ''), 'chain of identity: ' || t.coi,
        'abort because: ' || x.reason, 'proposed by: ' || p.printed_name, 'proposed: ' || rule.utc(x.proposed_at))
    from core.abort x
    join core.batch b on b.id = x.batch_id
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.person p on p.id = x.proposed_by_id
    where x.id = record
$$;
comment on function rule.content_abort(bigint) is 'What the signature on an abort covers.';
create function rule.signer_abort(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when x.status <> 'proposed' then 'the abort is ' || x.status
        when x.proposed_by_id = signer_abort.person_id then 'proposed the abort'
        when not rule.transition_open(b, 'aborted', 'batch_abort') then 'VN106: the batch is ' || b.process_status end
    from core.abort x join core.batch b on b.id = x.batch_id where x.id = record
$$;
comment on function rule.signer_abort(bigint, text, bigint) is 'Why a person may not approve an abort.';
create function rule.signed_abort(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
begin
    update core.abort x set status = 'signed', version = x.version + 1 where x.id = record;
    select c.* into b from core.batch c join core.abort x on x.batch_id = c.id where x.id = record;
    perform rule.process_change(b, 'aborted', 'batch_abort');
    return jsonb_build_object('status', 'signed', 'process_status', 'aborted');
end
$$;
comment on function rule.signed_abort(bigint, text, work.actor) is 'QA''s signature aborts the batch.';
