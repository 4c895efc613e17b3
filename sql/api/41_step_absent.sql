-- What was not done: missed occurrences, and steps that are skipped.

-- A step of a batch's process by its code, or a refusal.
create function rule.step_of(b core.batch, step text) returns core.process_step
language plpgsql stable as $$
declare
    s core.process_step;
begin
    select * into s from core.process_step p where p.process_version_id = b.process_version_id and p.code = step_of.step;
    if s.id is null then
        perform rule.refuse('VN306', left(step_of.step, 60), 'Use a step of the batch''s process.', 'step');
    end if;
    return s;
end
$$;
comment on function rule.step_of(core.batch, text) is 'A step of a batch''s process.';

-- Who does this act also does the step: role of the performer at the site, and training.
create function rule.must_perform(a work.actor, b core.batch, roles text) returns void
language plpgsql stable as $$
declare
    v_code text := rule.may_perform(a.person_id, roles, b, a.lab_now);
begin
    if v_code is not null then
        perform rule.refuse(v_code, case v_code when 'VN005' then b.code else roles end);
    end if;
end
$$;
comment on function rule.must_perform(work.actor, core.batch, text) is 'Refuses a person who may not do a step of the batch.';

create function api.step_miss(request uuid, batch text, step text, due_at text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(step_miss.batch);
    a work.actor := rule.act_begin('step_miss', request, rule.digest(jsonb_build_array(batch, step, due_at, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    s core.process_step;
    v_due timestamptz := rule.moment(step_miss.due_at, 'due_at');
    v_found timestamptz;
    m core.step_missed;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(step_miss.batch);
    perform rule.batch_known(b, step_miss.batch);
    perform rule.record_open(b);
    perform rule.must_be_trained(a, b);
    s := rule.step_of(b, step_miss.step);
    perform rule.must_perform(a, b, s.performed_by);
    -- without a moment the earliest one; with one, that which is meant: the same minute will do
    select min(g.due_at) into v_found from rule.repeat_gaps(b, true) g
    where g.step_id = s.id and (v_due is null or abs(extract(epoch from g.due_at - v_due)) < 60);
    if v_found is null then
        perform rule.refuse('VN531', concat_ws(' ', s.code, 'due ' || rule.utc(v_due)), null, 'due_at');
    end if;
    insert into core.step_missed (stream_id, batch_id, therapy_event_id, process_step_id, due_at, reason, documented_by_id, documented_at)
    values (b.stream_id, b.id, b.therapy_event_id, s.id, v_found, rule.reason(step_miss.reason), a.person_id, a.lab_now)
    returning * into m;
    perform rule.blocks_settle(b.id, 'a missed occurrence of ' || s.code || ' was documented', a.lab_now);
    return rule.done(a, jsonb_build_object('missed', m.id, 'due_at', rule.utc(m.due_at), 'next_due_at', rule.utc(rule.repeat_next(b.id, s.id))));
end
$$;
comment on function api.step_miss(uuid, text, text, text, text) is 'Documents an occurrence of a repeated step that was not done.';

create function api.step_skip(request uuid, batch text, step text, deviation bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(step_skip.batch);
    a work.actor := rule.act_begin('step_skip', request, rule.digest(jsonb_build_array(batch, step, deviation, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    s core.process_step;
    k core.step_skip;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(step_skip.batch);
    perform rule.batch_known(b, step_skip.batch);
    perform rule.record_open(b);
    s := rule.step_of(b, step_skip.step);
    perform rule.deviation_named(b, step_skip.deviation);
    if s.optional then
        perform rule.refuse('VN117', s.code, 'This step is optional: leave it out.', 'step');
    elsif s.code in ('harvest', 'fill') then
        perform rule.refuse('VN117', s.code, 'This step moves the batch on: it is done, or the batch is aborted.', 'step');
    elsif exists (select from core.step_execution x where x.batch_id = b.id and x.process_step_id = s.id and x.status <> 'invalidated') then
        perform rule.refuse('VN104', s.code, 'Invalidate the record first, with a reason.', 'step');
    elsif exists (select from core.step_skip q where q.batch_id = b.id and q.process_step_id = s.id and q.status <> 'withdrawn') then
        perform rule.refuse('VN108', s.code, null, 'step');
    end if;
    insert into core.step_skip (stream_id, batch_id, therapy_event_id, process_step_id, deviation_id, reason, proposed_by_id, proposed_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, s.id, step_skip.deviation, rule.reason(step_skip.reason), a.person_id, a.lab_now, 'proposed')
    returning * into k;
    return rule.done(a, jsonb_build_object('skip', k.id, 'version', k.version, 'status', k.status));
end
$$;
comment on function api.step_skip(uuid, text, text, bigint, text) is 'Proposes not to do a required step; QA''s signature makes it good.';

-- The deviation that a proposal names belongs to the batch.
create function rule.deviation_named(b core.batch, deviation bigint) returns void
language plpgsql stable as $$
begin
    if not exists (select from core.deviation d where d.id = deviation and d.batch_id = b.id) then
        perform rule.refuse('VN306', coalesce(deviation::text, 'none'), 'Open a deviation of this batch first and name it.', 'deviation');
    end if;
end
$$;
comment on function rule.deviation_named(core.batch, bigint) is 'Refuses a deviation that is not of this batch.';

create function api.step_withdraw(request uuid, proposal text, record bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.proposal_batch(step_withdraw.proposal, step_withdraw.record);
    a work.actor := rule.act_begin('step_withdraw', request, rule.digest(jsonb_build_array(proposal, record, version, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    v_status text;
    v_version bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.listed(step_withdraw.proposal, array['skip', 'invalidation'], 'proposal');
    perform rule.batch_known(b, step_withdraw.record::text);
    perform rule.reason(step_withdraw.reason);
    if step_withdraw.proposal = 'skip' then
        select k.status, k.version into v_status, v_version from core.step_skip k where k.id = step_withdraw.record;
    else
        select k.status, k.version into v_status, v_version from core.step_invalidation k where k.id = step_withdraw.record;
    end if;
    perform rule.same_version(step_withdraw.version, v_version);
    if v_status <> 'proposed' then
        perform rule.refuse('VN117', v_status, 'What QA has signed stands.');
    end if;
    if step_withdraw.proposal = 'skip' then
        update core.step_skip k set status = 'withdrawn', decided_at = a.lab_now, version = k.version + 1 where k.id = step_withdraw.record;
    else
        update core.step_invalidation k set status = 'withdrawn', decided_at = a.lab_now, version = k.version + 1 where k.id = step_withdraw.record;
    end if;
    return rule.done(a, jsonb_build_object('record', step_withdraw.record, 'version', v_version + 1, 'status', 'withdrawn'));
end
$$;
comment on function api.step_withdraw(uuid, text, bigint, bigint, text) is 'Withdraws a skip or an invalidation that QA has not signed.';

create function rule.proposal_batch(proposal text, record bigint) returns core.batch
language plpgsql stable as $$
begin
    return (select b from core.batch b
            where b.id = (select k.batch_id from core.step_skip k where k.id = record and proposal = 'skip'
                          union all
                          select k.batch_id from core.step_invalidation k where k.id = record and proposal = 'invalidation')
              and rule.sees(b.site_id));
end
$$;
comment on function rule.proposal_batch(text, bigint) is 'The batch of a proposed skip or invalidation, if the session''s person may see it.';
