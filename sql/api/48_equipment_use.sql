-- The use of devices at steps: recorded by their label, taken back. Both streams are locked, so that a device that goes out of service
-- and its use come one after the other.

create function api.equipment_use(request uuid, batch text, step text, occurrence bigint, equipment text, event_at text,
                                  keyed_reason text default null, late_reason text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(equipment_use.batch);
    v_own text[] := rule.own_code(equipment_use.equipment, 'equipment');
    -- a label of something else that happens to have the code of a device is not that device's
    v_code text := case when v_own is null then equipment_use.equipment when v_own[1] = 'E' then v_own[2] end;
    e core.equipment := rule.equipment_seen(v_code);
    a work.actor := rule.act_begin('equipment_use', request,
        rule.digest(jsonb_build_array(batch, step, occurrence, equipment, event_at, keyed_reason, late_reason)),
        array_remove(array[b.stream_id, case when b.id is not null then e.stream_id end], null), b.site_id);
    s core.process_step;
    x core.step_execution;
    u core.equipment_use;
    k record;
    v_reason text := nullif(equipment_use.keyed_reason, '');
    v_at timestamptz := rule.moment(nullif(equipment_use.event_at, ''), 'event_at');
    v_mode text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(equipment_use.batch);
    perform rule.batch_known(b, equipment_use.batch);
    perform rule.record_open(b);
    s := rule.step_of(b, equipment_use.step);
    perform rule.must_perform(a, b, s.performed_by);
    e := rule.equipment_seen(v_code);         -- again, now under the lock of its stream
    perform rule.text(equipment_use.equipment, 'equipment', 100, true);
    -- a whole label was scanned, unless it is said why it was typed; a bare code was typed
    if v_own is null or v_reason is not null then
        perform rule.keyed_reason(v_reason, equipment_use.equipment, 'keyed_reason');
    end if;
    x := rule.use_place(b, s, equipment_use.occurrence);
    v_mode := rule.used_when(b, x, v_at, rule.text(equipment_use.late_reason, 'late_reason', 4000), a.lab_now);
    k := rule.equipment_stop(b, s, e, equipment_use.equipment, v_at);
    if k.code is not null then
        return rule.stop(a, k.code, k.expected, k.presented, b.id);
    elsif e.code = any (rule.equipment_for(b.id, s.id, x.occurrence, x.attempt)) then
        perform rule.refuse('VN309', e.code, 'It stands with this record of the step already.', 'equipment');
    end if;
    insert into core.equipment_use (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, attempt, equipment_id, method, reason_code,
                                    event_at, entered_at, told_at, entry_mode, late_reason, recorded_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id, s.id, x.occurrence, x.attempt, e.id, case when v_reason is null then 'scan' else 'keyed' end, v_reason,
            v_at, a.lab_now, a.lab_now, v_mode, nullif(equipment_use.late_reason, ''), a.person_id, 'used')
    returning * into u;
    return rule.done(a, jsonb_build_object('equipment_use', u.id, 'version', u.version, 'equipment', e.code, 'class', e.class, 'entry_mode', u.entry_mode)
        || rule.uses_changed(b, x, 'device ' || e.code || ' was added to ' || s.code || ' ' || x.occurrence, a));
end
$$;
comment on function api.equipment_use(uuid, text, text, bigint, text, text, text, text) is
    'Records which device a step of a batch used, by its scanned label or typed with a reason.';

create function rule.equipment_use_seen(equipment_use bigint, out b core.batch, out e core.equipment)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r record;
begin
    select c, k into r from core.equipment_use u join core.batch c on c.id = u.batch_id join core.equipment k on k.id = u.equipment_id
    where u.id = equipment_use_seen.equipment_use and rule.sees(c.site_id);
    b := r.c;
    e := r.k;
end
$$;
comment on function rule.equipment_use_seen(bigint) is 'Batch and device of a use, if the session''s person may see it.';

create function api.equipment_use_withdraw(request uuid, equipment_use bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    k record := rule.equipment_use_seen(equipment_use_withdraw.equipment_use);
    b core.batch := k.b;
    e core.equipment := k.e;
    a work.actor := rule.act_begin('equipment_use_withdraw', request, rule.digest(jsonb_build_array(equipment_use, version, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    u core.equipment_use;
    x core.step_execution;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, equipment_use_withdraw.equipment_use::text);
    select * into b from core.batch c where c.id = b.id;
    select * into u from core.equipment_use c where c.id = equipment_use_withdraw.equipment_use;
    perform rule.use_withdrawable(b, u.status, u.recorded_by_id, u.version, equipment_use_withdraw.version, equipment_use_withdraw.reason, a);
    update core.equipment_use c set status = 'withdrawn', withdraw_reason = equipment_use_withdraw.reason, withdrawn_at = a.lab_now,
        withdrawn_by_id = a.person_id, version = c.version + 1 where c.id = u.id;
    select * into x from core.step_execution y
    where y.batch_id = u.batch_id and y.process_step_id = u.process_step_id and y.occurrence = u.occurrence and y.attempt = u.attempt;
    return rule.done(a, jsonb_build_object('equipment_use', u.id, 'version', u.version + 1, 'equipment', e.code)
        || rule.uses_changed(b, x, 'the use of device ' || e.code || ' was withdrawn', a));
end
$$;
comment on function api.equipment_use_withdraw(uuid, bigint, bigint, text) is 'Withdraws the use of a device that was recorded wrongly.';
