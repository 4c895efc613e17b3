-- What was recorded and does not hold: the whole record, or its time.

-- The batch of a recorded step, if the session's person may see it.
create function rule.execution_batch(step_execution bigint) returns core.batch
language plpgsql stable as $$
begin
    return (select b from core.batch b join core.step_execution x on x.batch_id = b.id
            where x.id = execution_batch.step_execution and rule.sees(b.site_id));
end
$$;
comment on function rule.execution_batch(bigint) is 'The batch of a recorded step, if the session''s person may see it.';

-- A recorded step that can still be worked on, in the version that was seen; under the lock.
create function rule.execution_open(b core.batch, step_execution bigint, seen bigint) returns core.step_execution
language plpgsql stable as $$
declare
    x core.step_execution;
begin
    perform rule.batch_known(b, step_execution::text);
    perform rule.record_open(b);
    select * into x from core.step_execution e where e.id = execution_open.step_execution;
    perform rule.same_version(seen, x.version);
    if x.status = 'invalidated' then
        perform rule.refuse('VN117', 'invalidated', 'Record the step anew.');
    end if;
    return x;
end
$$;
comment on function rule.execution_open(core.batch, bigint, bigint) is 'A recorded step in the version that was seen.';

create function api.step_invalidate(request uuid, step_execution bigint, version bigint, deviation bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.execution_batch(step_invalidate.step_execution);
    a work.actor := rule.act_begin('step_invalidate', request,
        rule.digest(jsonb_build_array(step_execution, version, deviation, reason)), array_remove(array[b.stream_id], null), b.site_id, reason);
    x core.step_execution;
    k core.step_invalidation;
    v_bar text;
    v_signed boolean;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.execution_batch(step_invalidate.step_execution);
    x := rule.execution_open(b, step_invalidate.step_execution, step_invalidate.version);
    perform rule.deviation_named(b, step_invalidate.deviation);
    if exists (select from core.step_invalidation i where i.step_execution_id = x.id and i.status = 'proposed') then
        perform rule.refuse('VN108', rule.step_name(x.id));
    end if;
    v_bar := rule.invalidation_bar(x, b, (select s from core.process_step s where s.id = x.process_step_id));
    if v_bar is not null then
        perform rule.refuse('VN131', v_bar);
    end if;
    -- what was complete once, or signed by anybody, is undone by QA only
    v_signed := x.status = 'complete'
        or exists (select from core.signature g where g.entity = 'step_execution' and g.record_id = x.id);
    insert into core.step_invalidation (stream_id, batch_id, therapy_event_id, step_execution_id, deviation_id, reason,
                                        proposed_by_id, proposed_at, status, decided_at)
    values (b.stream_id, b.id, b.therapy_event_id, x.id, step_invalidate.deviation, rule.reason(step_invalidate.reason), a.person_id, a.lab_now,
            case when v_signed then 'proposed' else 'done' end, case when not v_signed then a.lab_now end)
    returning * into k;
    return rule.done(a, jsonb_build_object('invalidation', k.id, 'step_execution', x.id, 'version', x.version, 'status', k.status,
            'signatures_needed', case when v_signed then jsonb_build_array('approved') else '[]' end)
        || case when v_signed then '{}' else rule.invalidate(k, a) end);
end
$$;
comment on function api.step_invalidate(uuid, bigint, bigint, bigint, text) is
    'Invalidates a recorded step: at once while it was never complete, else with QA''s signature.';

-- Where the time of a step may lie: not before what it waited for, not after what waited for it, and a repeated step
-- not after the one that ends it.
create function rule.time_bounds(x core.step_execution, out not_before timestamptz, out not_after timestamptz, out earlier text, out later text)
language plpgsql stable as $$
declare
    s core.process_step;
begin
    select * into s from core.process_step p where p.id = x.process_step_id;
    select e.event_at, rule.step_name(e.id) into not_before, earlier
    from core.step_execution e
    join core.process_step p on p.id = e.process_step_id
    where e.batch_id = x.batch_id and e.status <> 'invalidated' and e.id <> x.id and e.event_at is not null
      and (p.repeat_until = s.code
           -- of another repeated step the first time counts
           or (p.id in (select unnest(w.after) from rule.step_waits(s.id) w)
               and (p.repeat_every_us is null or e.event_at = (
                   select min(f.event_at) from core.step_execution f
                   where f.batch_id = x.batch_id and f.process_step_id = p.id and f.status <> 'invalidated'))))
    order by e.event_at desc limit 1;
    select e.event_at, rule.step_name(e.id) into not_after, later
    from core.step_execution e
    join core.process_step p on p.id = e.process_step_id
    where e.batch_id = x.batch_id and e.status <> 'invalidated' and e.id <> x.id and e.event_at is not null
      and (p.code = s.repeat_until
           -- a repeated step that was done another time before leaves this one free
           or (s.id in (select unnest(w.after) from rule.step_waits(p.id) w)
               and not exists (select from core.step_execution f
                               where f.batch_id = x.batch_id and f.process_step_id = s.id and f.id <> x.id
                                 and f.status <> 'invalidated' and f.event_at <= e.event_at)))
    order by e.event_at limit 1;
end
$$;
comment on function rule.time_bounds(core.step_execution) is 'Between which moments the time of a step may lie.';

create function api.step_retime(request uuid, step_execution bigint, version bigint, event_at text, reason_code text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.execution_batch(step_retime.step_execution);
    a work.actor := rule.act_begin('step_retime', request,
        rule.digest(jsonb_build_array(step_execution, version, event_at, reason_code, reason)), array_remove(array[b.stream_id], null), b.site_id, reason);
    x core.step_execution;
    v_at timestamptz := rule.moment(rule.text(step_retime.event_at, 'event_at', 60, true), 'event_at');
    v_needs text[];
    v_late_us bigint;
    k record;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.execution_batch(step_retime.step_execution);
    x := rule.execution_open(b, step_retime.step_execution, step_retime.version);
    perform rule.must_perform(a, b, 'technician collector analyst clinic');
    if not exists (select from ref.reason r where r.kind = 'correction' and r.word = step_retime.reason_code) then
        perform rule.refuse('VN208', left(step_retime.reason_code, 60), null, 'reason_code');
    end if;
    perform rule.reason(step_retime.reason);
    k := rule.time_bounds(x);
    if v_at > a.lab_now then
        perform rule.refuse('VN502', rule.utc(v_at), null, 'event_at');
    elsif v_at > x.entered_at then
        perform rule.refuse('VN502', format('%s, entered %s', rule.utc(v_at), rule.utc(x.entered_at)), null, 'event_at');
    elsif v_at < k.not_before then
        perform rule.refuse('VN503', format('%s, %s was %s', rule.utc(v_at), k.earlier, rule.utc(k.not_before)), null, 'event_at');
    elsif v_at > k.not_after then
        perform rule.refuse('VN503', format('%s, %s was %s', rule.utc(v_at), k.later, rule.utc(k.not_after)),
                            'Correct the time, or the time of the later step first.', 'event_at');
    end if;
    insert into core.step_retiming (stream_id, batch_id, therapy_event_id, step_execution_id, revision, before_at, after_at, reason_code, reason,
                                    corrected_by_id, corrected_at)
    select b.stream_id, b.id, b.therapy_event_id, x.id, count(*) + 1, x.event_at, v_at, step_retime.reason_code, step_retime.reason,
           a.person_id, a.lab_now
    from core.step_retiming r where r.step_execution_id = x.id;
    v_needs := rule.step_meanings((select p from core.process_step p where p.id = x.process_step_id));
    select v.late_entry_us into v_late_us from core.process_version v where v.id = b.process_version_id;
    update core.step_execution e set event_at = v_at, version = e.version + 1,
        status = case when cardinality(v_needs) > 0 then 'recorded' else e.status end,
        entry_mode = case when e.entry_mode = 'at the time' and e.entered_at - v_at > v_late_us * interval '1 microsecond' then 'late'
                          when e.entry_mode = 'late' and e.entered_at - v_at <= v_late_us * interval '1 microsecond' then 'at the time'
                          else e.entry_mode end,
        late_reason = case when e.entered_at - v_at > v_late_us * interval '1 microsecond' then coalesce(e.late_reason, step_retime.reason)
                           else e.late_reason end
    where e.id = x.id returning * into x;
    perform rule.step_changed(b, x.id, 'time of ' || rule.step_name(x.id) || ' corrected', 'a time that the release rests on was corrected', a);
    return rule.done(a, jsonb_build_object('step_execution', x.id, 'version', x.version, 'status', x.status, 'entry_mode', x.entry_mode,
        'clocks', rule.settle_breaches(b.id, a.lab_now), 'signatures_needed', to_jsonb(v_needs)));
end
$$;
comment on function api.step_retime(uuid, bigint, bigint, text, text, text) is 'Corrects when a recorded step was done; clocks follow, signatures are asked for again.';
