-- Orders and batch records: from the clinic's wish to a batch with its own stream.

-- A chain-of-identity number made here, for events without a patient: 'CH', a facility number reserved for
-- validation, the year, six characters. The number comes from a sequence, so it is used once.
create function rule.coi_make(lab_now timestamptz) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_number bigint := nextval(pg_get_serial_sequence('core.therapy_event', 'id'));
    v_text text := '';
begin
    for i in 1 .. 6 loop
        v_text := substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (v_number % 36)::integer + 1, 1) || v_text;
        v_number := v_number / 36;
    end loop;
    return 'CHA9999' || to_char(lab_now at time zone 'UTC', 'YY') || v_text;
end
$$;
comment on function rule.coi_make(timestamptz) is 'A chain-of-identity number for an event without a patient.';

-- What a patient's order must say; the others may say it.
create function rule.order_complete(kind text, given jsonb) returns void
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_field text;
begin
    if kind <> 'patient' then
        return;
    end if;
    foreach v_field in array array['patient', 'coi', 'indication', 'consent_version', 'consent_date', 'weight_kg',
                                   'weight_date', 'planned_dose', 'planned_dose_unit', 'infectious_markers'] loop
        if coalesce(given ->> v_field, '') = '' then
            perform rule.refuse('VN202', v_field, null, v_field);
        end if;
    end loop;
end
$$;
comment on function rule.order_complete(text, jsonb) is 'Refuses a patient''s order with a gap.';

-- A patient's markers are known, or were not tested; where there is no patient they may not apply.
create function rule.infectious_markers(value text, kind text, field text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_words text[] := array['not tested', 'non-reactive', 'reactive', 'indeterminate'];
begin
    if kind = 'patient' then
        return rule.one_word(value, field, v_words);
    end if;
    return rule.one_word(coalesce(nullif(value, ''), 'not applicable'), field, v_words || 'not applicable'::text);
end
$$;
comment on function rule.infectious_markers(text, text, text) is 'What is known of infectious markers, by the kind of the order.';

-- The process family of an order: it must have an approved version for this kind of batch.
create function rule.order_process(process text, kind text) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_process bigint;
    v_kinds text[];
begin
    select p.id, array_remove(array_agg(v.kind), null) into v_process, v_kinds
    from core.process p
    left join core.process_version v on v.process_id = p.id and v.status = 'approved'
    where p.code = order_process.process group by p.id;
    if v_process is null then
        perform rule.refuse('VN306', left(order_process.process, 60), null, 'process');
    elsif cardinality(v_kinds) = 0 then
        perform rule.refuse('VN107', order_process.process, null, 'process');
    elsif kind <> all (v_kinds) then
        perform rule.refuse('VN115', format('%s is for %s', order_process.process, array_to_string(v_kinds, ', ')), null, 'kind');
    end if;
    return v_process;
end
$$;
comment on function rule.order_process(text, text) is 'The process family that an order names.';

create function api.order_place(request uuid, site text, kind text, patient text, process text, code text, coi text,
                                indication text, consent_version text, consent_date text, weight_kg text,
                                weight_date text, planned_dose text, planned_dose_unit text,
                                infectious_markers text, physician text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site_seen(order_place.site);
    v_given jsonb := jsonb_build_object('patient', patient, 'coi', coi, 'indication', indication,
        'consent_version', consent_version, 'consent_date', consent_date, 'weight_kg', weight_kg,
        'weight_date', weight_date, 'planned_dose', planned_dose, 'planned_dose_unit', planned_dose_unit,
        'infectious_markers', infectious_markers, 'physician', physician);
    -- the site's stream makes two calls of one request wait for each other
    a work.actor := rule.act_begin('order_place', request,
                        rule.digest(jsonb_build_array(site, kind, process, code, v_given)),
                        array_remove(array[s.stream_id], null), s.id);
    v_patient bigint;
    v_process bigint;
    v_code text;
    v_coi text;
    v_event bigint;
    v_order bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(order_place.site, 60), null, 'site');
    end if;
    perform rule.one_word(order_place.kind, 'kind', array['patient', 'validation', 'research']);
    perform rule.order_complete(order_place.kind, v_given);
    if order_place.kind <> 'patient' and coalesce(order_place.patient, '') <> '' then
        perform rule.refuse('VN115', order_place.kind, 'An order of this kind names no patient.', 'patient');
    end if;
    v_code := rule.code(order_place.code, 'code');
    v_process := rule.order_process(rule.code(order_place.process, 'process'), order_place.kind);
    if order_place.kind = 'patient' then
        select p.id into v_patient from core.patient p where p.code = order_place.patient and p.site_id = s.id;
        if v_patient is null then
            perform rule.refuse('VN306', left(order_place.patient, 60), null, 'patient');
        end if;
        perform rule.patient_leads(v_patient);
    end if;
    v_coi := coalesce(rule.code(rule.plain_code('coi', nullif(order_place.coi, '')), 'coi', false), rule.coi_make(a.lab_now));
    if exists (select from core.therapy_order o where o.code = v_code) then
        perform rule.refuse('VN113', v_code, null, 'code');
    end if;
    a.stream := rule.stream_make('therapy', v_coi);
    if a.stream is null then
        perform rule.refuse('VN113', v_coi, null, 'coi');
    end if;
    insert into core.therapy_event (stream_id, site_id, kind, coi, patient_id)
    values (a.stream, s.id, order_place.kind, v_coi, v_patient) returning id into v_event;
    insert into core.therapy_order (stream_id, therapy_event_id, code, process_id, indication, consent_version,
        consent_date, weight_kg, weight_date, planned_dose, planned_dose_unit, infectious_markers, physician, status)
    values (a.stream, v_event, v_code, v_process,
        rule.text(order_place.indication, 'indication'),
        rule.text(order_place.consent_version, 'consent_version'),
        case when order_place.consent_date <> '' then rule.past_day(order_place.consent_date, 'consent_date', s.time_zone, a.lab_now) end,
        case when order_place.weight_kg <> '' then rule.measured(order_place.weight_kg, 'weight_kg', 2, 300) end,
        case when order_place.weight_date <> '' then rule.past_day(order_place.weight_date, 'weight_date', s.time_zone, a.lab_now) end,
        case when order_place.planned_dose <> '' then rule.measured(order_place.planned_dose, 'planned_dose', 1e-9, 1e15) end,
        rule.text(order_place.planned_dose_unit, 'planned_dose_unit'),
        rule.infectious_markers(order_place.infectious_markers, order_place.kind, 'infectious_markers'),
        rule.text(order_place.physician, 'physician'), 'ordered')
    on conflict do nothing returning id into v_order;
    if v_order is null then
        perform rule.refuse('VN113', v_code, null, 'code');
    end if;
    return rule.done(a, jsonb_build_object('order', v_code, 'coi', v_coi, 'version', 1,
        'warnings', rule.similar_warnings(v_patient)));
end
$$;
comment on function api.order_place(uuid, text, text, text, text, text, text, text, text, text, text, text, text, text, text, text)
    is 'Places an order: a therapy event with its chain of identity.';

-- The record of an order that is scheduled: the newest batch under it.
create function rule.batch_of_order(order_id bigint) returns core.batch
language sql stable set search_path = pg_catalog, pg_temp as $$
    select b from core.batch b where b.order_id = batch_of_order.order_id order by b.id desc limit 1
$$;
comment on function rule.batch_of_order(bigint) is 'The newest batch of an order.';

create function api.order_cancel(request uuid, order_code text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    o core.therapy_order := rule.order_seen(order_cancel.order_code);
    v_site bigint := (select e.site_id from core.therapy_event e where e.id = o.therapy_event_id);
    b core.batch := rule.batch_of_order(o.id);
    a work.actor := rule.act_begin('order_cancel', request, rule.digest(jsonb_build_array(order_code, version, reason)),
                        array_remove(array[o.stream_id, b.stream_id], null), v_site, reason);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    o := rule.order_seen(order_cancel.order_code);
    if o.id is null then
        perform rule.refuse('VN306', left(order_cancel.order_code, 60), null, 'order_code');
    end if;
    perform rule.same_version(order_cancel.version, o.version);
    b := rule.batch_of_order(o.id);
    if o.status = 'cancelled' then
        perform rule.refuse('VN102', 'cancelled -> cancelled');
    end if;
    perform rule.reason(order_cancel.reason);
    -- a slot, people and material wait for a scheduled batch: the manager decides
    if b.id is not null then
        if not rule.role_at(a.person_id, 'manager', v_site, a.lab_now) then
            perform rule.refuse('VN003', 'order_cancel', 'Once a batch is scheduled the manager cancels.');
        end if;
        perform rule.process_change(b, 'cancelled', 'order_cancel');
    end if;
    update core.therapy_order x set status = 'cancelled', version = x.version + 1 where x.id = o.id;
    return rule.done(a, jsonb_build_object('order', o.code, 'version', o.version + 1, 'batch', b.code));
end
$$;
comment on function api.order_cancel(uuid, text, bigint, text) is 'Cancels an order, and its batch before collecting.';

-- A version that no batch is issued from now: which one it is, and what helps.
create function rule.refuse_standing(v core.process_version, lab_now timestamptz) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_standing text := rule.process_standing(v, lab_now);
    v_now core.process_version := rule.process_in_force(v.process_id, lab_now);
begin
    perform rule.refuse('VN107',
        format('version %s is %s', v.number, v_standing) || case v_standing when 'approved' then
            ' and in force from ' || rule.written(v.in_force_from) else '' end,
        case when v_now.id is not null then format('Version %s is in force: name that one.', v_now.number)
             when v_standing = 'approved' then 'Wait until then, or have a version imported that comes into force earlier.'
             when v_standing = 'retired' then 'Have the next version imported and approved.' end, 'number');
end
$$;
comment on function rule.refuse_standing(core.process_version, timestamptz) is 'Refuses a process version that is not in force, with what helps.';

-- A batch record from the process version that is in force, with a stream of its own.
create function rule.batch_make(o core.therapy_order, e core.therapy_event, number bigint, code text, slot text, mark text,
                                lab_now timestamptz, remanufacture_of bigint default null, why text default null) returns core.batch
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v core.process_version;
    b core.batch;
    v_code text := rule.code(batch_make.code, 'code');
    v_slot date := rule.day(nullif(batch_make.slot, ''), 'slot');
    v_mark text := coalesce(batch_make.mark, '');
    v_stream bigint;
begin
    if v_slot is null then
        perform rule.refuse('VN202', 'slot', null, 'slot');
    end if;
    if v_mark <> '' then
        perform rule.one_word(v_mark, 'mark', array['SYNTHETIC', 'TRANSCRIBED']);
        if not exists (select from core.installation i where i.mode = 'training') then
            perform rule.refuse('VN217', v_mark, null, 'mark');
        end if;
    end if;
    select * into v from core.process_version x where x.process_id = o.process_id and x.number = batch_make.number;
    if v.id is null then
        perform rule.refuse('VN306', batch_make.number::text, null, 'number');
    end if;
    if v.kind <> e.kind then
        perform rule.refuse('VN115', format('process for %s, order for %s', v.kind, e.kind), null, 'number');
    end if;
    if rule.process_standing(v, lab_now) <> 'in force' then
        perform rule.refuse_standing(v, lab_now);
    end if;
    v_stream := rule.stream_make('batch', v_code);
    if v_stream is null then
        perform rule.refuse('VN113', v_code, null, 'code');
    end if;
    insert into core.batch (stream_id, therapy_event_id, kind, order_id, site_id, process_version_id, code, slot, mark,
                            process_status, quality_status, remanufacture_of_id, remanufacture_reason)
    values (v_stream, e.id, e.kind, o.id, e.site_id, v.id, v_code, v_slot, v_mark, 'scheduled', 'quarantine', remanufacture_of, why)
    returning * into b;
    return b;
end
$$;
comment on function rule.batch_make(core.therapy_order, core.therapy_event, bigint, text, text, text, timestamptz, bigint, text)
    is 'Makes a batch record for an order.';

create function api.batch_issue(request uuid, order_code text, number bigint, code text, slot text, mark text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    o core.therapy_order := rule.order_seen(batch_issue.order_code);
    a work.actor := rule.act_begin('batch_issue', request,
                        rule.digest(jsonb_build_array(order_code, number, code, slot, mark)),
                        array_remove(array[o.stream_id], null),
                        (select e.site_id from core.therapy_event e where e.id = o.therapy_event_id));
    e core.therapy_event;
    b core.batch;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    o := rule.order_seen(batch_issue.order_code);
    if o.id is null then
        perform rule.refuse('VN306', left(batch_issue.order_code, 60), null, 'order_code');
    end if;
    select * into e from core.therapy_event x where x.id = o.therapy_event_id;
    if o.status <> 'ordered' then
        perform rule.refuse('VN102', o.status || ' -> scheduled');
    end if;
    b := rule.batch_make(o, e, number, code, slot, mark, a.lab_now);
    update core.therapy_order x set status = 'scheduled', version = x.version + 1 where x.id = o.id;
    a.stream := b.stream_id;
    return rule.done(a, jsonb_build_object('batch', b.code, 'version', 1, 'coi', e.coi, 'order_version', o.version + 1,
        'warnings', rule.similar_warnings(e.patient_id)));
end
$$;
comment on function api.batch_issue(uuid, text, bigint, text, text, text) is 'Issues a batch record for an order.';

-- A second attempt: a further batch of the same therapy event and order, after one that came to nothing.
create function api.batch_remanufacture(request uuid, batch text, version bigint, number bigint, code text, slot text, mark text,
                                        reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.batch := rule.batch_seen(batch_remanufacture.batch);
    o core.therapy_order := (select x from core.therapy_order x where x.id = p.order_id);
    a work.actor := rule.act_begin('batch_remanufacture', request,
                        rule.digest(jsonb_build_array(batch, version, number, code, slot, mark, reason)),
                        array_remove(array[o.stream_id, p.stream_id], null), p.site_id, reason);
    e core.therapy_event;
    b core.batch;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    p := rule.batch_seen(batch_remanufacture.batch);
    perform rule.batch_known(p, batch_remanufacture.batch);
    perform rule.same_version(batch_remanufacture.version, p.version);
    if not (p.process_status in ('aborted', 'discarded') or p.quality_status in ('rejected', 'recalled')) then
        perform rule.refuse('VN102', p.process_status || '/' || p.quality_status,
                            'Made again is what was aborted, discarded, rejected or recalled.');
    elsif exists (select from core.batch x where x.remanufacture_of_id = p.id) then
        perform rule.refuse('VN108', (select x.code from core.batch x where x.remanufacture_of_id = p.id),
                            'There is a second attempt already; a third one follows that one.');
    end if;
    select * into o from core.therapy_order x where x.id = p.order_id;
    select * into e from core.therapy_event x where x.id = p.therapy_event_id;
    if o.status <> 'scheduled' then
        perform rule.refuse('VN102', 'order ' || o.status);
    end if;
    b := rule.batch_make(o, e, number, code, slot, mark, a.lab_now, p.id, rule.reason(reason));
    a.stream := b.stream_id;
    return rule.done(a, jsonb_build_object('batch', b.code, 'version', 1, 'coi', e.coi, 'remanufacture_of', p.code));
end
$$;
comment on function api.batch_remanufacture(uuid, text, bigint, bigint, text, text, text, text)
    is 'Issues a further batch record after one that came to nothing.';
