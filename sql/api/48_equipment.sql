-- Equipment: registered, calibrated, taken out of service and back. A device has a stream of its own; its use belongs to the batch.

create function api.equipment_register(request uuid, site text, code text, class text, title text, serial text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site_seen(equipment_register.site);
    a work.actor := rule.act_begin('equipment_register', request, rule.digest(jsonb_build_array(site, code, class, title, serial)), '{}', s.id);
    e core.equipment;
    v_code text := rule.code(coalesce((rule.own_code(equipment_register.code, 'code'))[2], equipment_register.code), 'code');
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(equipment_register.site, 60), null, 'site');
    end if;
    -- a class that no process knows could never be used, and is most likely mistyped
    perform rule.one_word(equipment_register.class, 'class', array(select distinct q.class::text from core.process_step_equipment q order by 1));
    a.stream := rule.stream_make('device', v_code);
    if a.stream is null then
        perform rule.refuse('VN113', v_code, null, 'code');
    end if;
    insert into core.equipment (stream_id, site_id, code, class, title, serial, registered_at, registered_by_id)
    values (a.stream, s.id, v_code, equipment_register.class, rule.text(equipment_register.title, 'title', 200, true),
        rule.text(equipment_register.serial, 'serial', 200, true), a.lab_now, a.person_id)
    returning * into e;
    return rule.done(a, jsonb_build_object('equipment', e.id, 'code', e.code, 'state', rule.equipment_fault(e, a.lab_now), 'version', e.version,
        'signatures_needed', jsonb_build_array('approved', 'approved')));
end
$$;
comment on function api.equipment_register(uuid, text, text, text, text, text) is
    'Registers a device; it is used once manager and QA have signed it and a calibration stands.';

-- The device of an act that decides about it, as the caller has seen it.
create function rule.equipment_at_hand(e core.equipment, code text, version bigint) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if e.id is null then
        perform rule.refuse('VN306', left(code, 60), null, 'equipment');
    end if;
    perform rule.same_version(version, e.version);
end
$$;
comment on function rule.equipment_at_hand(core.equipment, text, bigint) is 'Refuses a device that is unknown, or has changed since it was seen.';

create function rule.outage_begin(e core.equipment, reason text, a work.actor) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    insert into core.equipment_outage (stream_id, equipment_id, began_at, reason, began_by_id)
    values (e.stream_id, e.id, a.lab_now, outage_begin.reason, a.person_id);
end
$$;
comment on function rule.outage_begin(core.equipment, text, work.actor) is 'Takes a device out of service.';

create function api.equipment_calibrate(request uuid, equipment text, version bigint, calibrated_at text, certificate text, as_found text, due_on text)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment := rule.equipment_seen(equipment_calibrate.equipment);
    a work.actor := rule.act_begin('equipment_calibrate', request,
        rule.digest(jsonb_build_array(equipment, version, calibrated_at, certificate, as_found, due_on)), array_remove(array[e.stream_id], null), e.site_id);
    c core.equipment_calibration;
    v_last core.equipment_calibration;
    v_at timestamptz;
    v_due date := rule.day(nullif(equipment_calibrate.due_on, ''), 'due_on');
    v_due_at timestamptz;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    e := rule.equipment_seen(equipment_calibrate.equipment);
    perform rule.equipment_at_hand(e, equipment_calibrate.equipment, equipment_calibrate.version);
    v_last := rule.calibration_at(e.id, a.lab_now);
    v_at := rule.event_time(equipment_calibrate.calibrated_at, 'calibrated_at', v_last.calibrated_at, a.lab_now);
    perform rule.one_word(equipment_calibrate.as_found, 'as_found', array['in_tolerance', 'out_of_tolerance']);
    if v_due is null then
        perform rule.refuse('VN202', 'due_on', 'Say until when it is good, as the certificate or the laboratory''s plan does.', 'due_on');
    end if;
    v_due_at := rule.day_end(v_due, (select s.time_zone from core.site s where s.id = e.site_id));
    if v_due_at <= v_at then
        perform rule.refuse('VN503', format('due on %s, calibrated %s', v_due, rule.utc(v_at)), 'The last good day is not before the calibration.', 'due_on');
    end if;
    insert into core.equipment_calibration (stream_id, equipment_id, calibrated_at, certificate, as_found, due_on, due_at, recorded_by_id, recorded_at)
    values (e.stream_id, e.id, v_at, rule.text(equipment_calibrate.certificate, 'certificate', 200, true), equipment_calibrate.as_found, v_due,
        v_due_at, a.person_id, a.lab_now)
    returning * into c;
    update core.equipment k set version = k.version + 1 where k.id = e.id;
    -- it is put back by whoever has seen that it was adjusted
    if c.as_found = 'out_of_tolerance' and (rule.outage_at(e.id, a.lab_now)).id is null then
        perform rule.outage_begin(e, 'found out of tolerance, certificate ' || c.certificate, a);
    end if;
    return rule.done(a, jsonb_build_object('equipment', e.code, 'calibration', c.id, 'version', e.version + 1, 'due_on', c.due_on,
            'state', coalesce(rule.equipment_fault(e, a.lab_now), 'usable'))
        || case when c.as_found = 'out_of_tolerance' then jsonb_build_object('good_until', rule.utc(rule.calibration_good_before(c)),
               -- who has to look at them knows at once
               'batches', to_jsonb(array(select b.code::text from rule.equipment_doubt() d join core.batch b on b.id = d.batch_id
                                         where d.calibration_id = c.id order by 1))) else '{}' end);
end
$$;
comment on function api.equipment_calibrate(uuid, text, bigint, text, text, text, text) is
    'Records a calibration of a device: when, certificate, how it was found, its last good day.';

create function api.equipment_out(request uuid, equipment text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment := rule.equipment_seen(equipment_out.equipment);
    a work.actor := rule.act_begin('equipment_out', request, rule.digest(jsonb_build_array(equipment, version, reason)),
                                   array_remove(array[e.stream_id], null), e.site_id, reason);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    e := rule.equipment_seen(equipment_out.equipment);
    perform rule.equipment_at_hand(e, equipment_out.equipment, equipment_out.version);
    perform rule.reason(equipment_out.reason);
    if (rule.outage_at(e.id, a.lab_now)).id is not null then
        perform rule.refuse('VN117', e.code || ' out of service', 'It is out of service already.');
    end if;
    perform rule.outage_begin(e, equipment_out.reason, a);
    update core.equipment k set version = k.version + 1 where k.id = e.id;
    return rule.done(a, jsonb_build_object('equipment', e.code, 'state', coalesce(rule.equipment_fault(e, a.lab_now), 'usable'), 'version', e.version + 1));
end
$$;
comment on function api.equipment_out(uuid, text, bigint, text) is 'Takes a device out of service: from now on it is not used.';

create function api.equipment_back(request uuid, equipment text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment := rule.equipment_seen(equipment_back.equipment);
    a work.actor := rule.act_begin('equipment_back', request, rule.digest(jsonb_build_array(equipment, version, reason)),
                                   array_remove(array[e.stream_id], null), e.site_id, reason);
    o core.equipment_outage;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    e := rule.equipment_seen(equipment_back.equipment);
    perform rule.equipment_at_hand(e, equipment_back.equipment, equipment_back.version);
    perform rule.reason(equipment_back.reason);
    o := rule.outage_at(e.id, a.lab_now);
    if o.id is null then
        perform rule.refuse('VN117', e.code, 'It is not out of service.');
    end if;
    update core.equipment_outage k set ended_at = a.lab_now, end_reason = equipment_back.reason, ended_by_id = a.person_id where k.id = o.id;
    update core.equipment k set version = k.version + 1 where k.id = e.id;
    return rule.done(a, jsonb_build_object('equipment', e.code, 'state', coalesce(rule.equipment_fault(e, a.lab_now), 'usable'), 'version', e.version + 1));
end
$$;
comment on function api.equipment_back(uuid, text, bigint, text) is 'Puts a device back into service.';
