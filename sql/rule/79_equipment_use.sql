-- Devices at steps: which one a step used, what keeps one from a step, and what is told of it.

-- Of a device that could not be used at a moment: what was expected and what it is; NULL of another.
create function rule.equipment_unusable(e core.equipment, at timestamptz, out expected text, out presented text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when k.fault is not null then format('device %s of class %s in service and in calibration at %s', e.code, e.class, rule.utc(equipment_unusable.at)) end,
           k.fault || case k.fault when 'out of service' then ': ' || (rule.outage_at(e.id, equipment_unusable.at)).reason
                                   when 'calibration overdue' then ' since ' || rule.utc((rule.calibration_at(e.id, equipment_unusable.at)).due_at) else '' end
    from (select rule.equipment_fault(e, equipment_unusable.at) as fault) k
$$;
comment on function rule.equipment_unusable(core.equipment, timestamptz) is 'Why a device could not be used at a moment, as a stop says it.';

-- No entry makes such a use: a later one about the device does, or its correction.
create function rule.equipment_use_finding(u core.equipment_use) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment;
    v_fault text;
begin
    if u.status <> 'used' then
        return null;
    end if;
    select * into e from core.equipment k where k.id = u.equipment_id;
    v_fault := nullif(rule.equipment_fault(e, u.event_at), 'not qualified');
    return case when v_fault = 'out of service' then 'USED OUT OF SERVICE, ' when v_fault is not null then 'USED OUT OF CALIBRATION, ' end
        || (rule.equipment_unusable(e, u.event_at)).presented;
end
$$;
comment on function rule.equipment_use_finding(core.equipment_use) is 'Why a device, as its record says now, could not be used when it was, or NULL.';

-- How each use of a device stands: what a correction is compared by.
create function rule.equipment_uses_standing(equipment_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select coalesce(jsonb_object_agg(u.id, concat_ws('; ', rule.equipment_use_finding(u),
                                                         'FOUND OUT OF TOLERANCE ' || rule.utc(d.calibrated_at) || ', certificate ' || d.certificate)), '{}')
        from core.equipment_use u left join lateral rule.calibration_doubt(u.equipment_id, u.event_at) d on true
        where u.equipment_id = equipment_uses_standing.equipment_id and u.status = 'used');
end
$$;
comment on function rule.equipment_uses_standing(bigint) is 'What is found of each use of a device, by its number; empty: nothing.';

-- What keeps a device from a step as a stop: NULL in code, or what was expected and what was there. The near miss names the device in clear.
create function rule.equipment_stop(b core.batch, s core.process_step, e core.equipment, scanned text, at timestamptz,
                                    out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    expected := format('a device of class %s for step %s',
        coalesce((select string_agg(q.class, ' or ' order by q.id) from core.process_step_equipment q where q.step_id = s.id), 'no equipment'), s.code);
    if e.id is null or e.site_id <> b.site_id then
        code := 'VN407';
        presented := scanned;
    elsif not exists (select from core.process_step_equipment q where q.step_id = s.id and q.class = e.class) then
        code := 'VN406';
        presented := e.class || ' ' || e.code;
    else
        select k.expected, k.presented into expected, presented from rule.equipment_unusable(e, equipment_stop.at) k;
        code := case when presented is not null then 'VN405' end;
    end if;
end
$$;
comment on function rule.equipment_stop(core.batch, core.process_step, core.equipment, text, timestamptz) is 'Why a device is not used for a step.';

-- Devices that stand for one record of a step, as codes; class NULL: of all.
create function rule.equipment_for(batch_id bigint, step_id bigint, occurrence integer, attempt integer, class text default null) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return array(
        select e.code::text from core.equipment_use u join core.equipment e on e.id = u.equipment_id
        where u.batch_id = equipment_for.batch_id and u.process_step_id = equipment_for.step_id and u.occurrence = equipment_for.occurrence
          and u.attempt = equipment_for.attempt and u.status = 'used' and e.class = coalesce(equipment_for.class, e.class) order by 1);
end
$$;
comment on function rule.equipment_for(bigint, bigint, integer, integer, text) is 'Codes of the devices used for one record of a step.';

-- The devices of one record of a step, line by line, as signatures and audit review cover them. No calibration: one that was made before
-- the step may be recorded after it.
create function rule.equipment_lines(batch_id bigint, step_id bigint, occurrence integer, attempt integer) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select 'device ' || concat_ws('; ', rule.equipment_name(e), u.method || ' because ' || u.reason_code, rule.utc(u.event_at), 'by ' || p.code,
                                  'late because ' || u.late_reason, 'withdrawn: ' || u.withdraw_reason, 'by ' || q.code)
    from core.equipment_use u
    join core.equipment e on e.id = u.equipment_id
    join core.person p on p.id = u.recorded_by_id
    left join core.person q on q.id = u.withdrawn_by_id
    where u.batch_id = equipment_lines.batch_id and u.process_step_id = equipment_lines.step_id and u.occurrence = equipment_lines.occurrence
      and u.attempt = equipment_lines.attempt
    order by u.id;
end
$$;
comment on function rule.equipment_lines(bigint, bigint, integer, integer) is 'Devices of one record of a step in words.';

-- Recorded steps whose process names a class of equipment and for which no device stands: told in every review, no bar to a release by
-- itself, as with materials.
create function rule.equipment_missing(batch_id bigint) returns table (step_execution_id bigint, step_id bigint, step text, occurrence integer, class text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select x.id, s.id, s.code::text, x.occurrence, q.class::text
    from core.step_execution x
    join core.process_step s on s.id = x.process_step_id
    join core.process_step_equipment q on q.step_id = s.id
    where x.batch_id = equipment_missing.batch_id and x.status <> 'invalidated'
      and rule.equipment_for(x.batch_id, s.id, x.occurrence, x.attempt, q.class) = '{}'
    order by x.id, q.id;
end
$$;
comment on function rule.equipment_missing(bigint) is 'Classes of equipment of recorded steps without a device.';

-- What a device's record said before it was corrected, as far as it concerns a use: its calibration, what the batch was told, and
-- whatever may have led to a finding. Below the use, of an ended record, too.
create function rule.record_device_changed(u core.equipment_use, calibration bigint, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select rule.record_line('N', 'changed', format('%s of %s %s [CHANGED], was %s, is %s; %s by %s: %s', k.title, replace(c.entity, 'equipment_', ''), c.record_id,
        rule.record_kept(c, c.before, zone), rule.record_kept(c, c.after, zone), rule.local_time(c.corrected_at, zone), rule.who(c.corrected_by_id),
        concat_ws(', ', c.reason_code, c.reason)))
    from core.correction c join ref.correctable k on k.entity = c.entity and k.field = c.field
    where c.equipment_id = u.equipment_id and c.corrected_at >= u.entered_at
      and (c.corrected_at <= u.told_at or rule.equipment_use_finding(u) is not null
           or (c.entity = 'equipment_calibration' and c.record_id = calibration))
    order by c.id;
end
$$;
comment on function rule.record_device_changed(core.equipment_use, bigint, text) is 'Corrections of a device that concern a use, for the batch record.';

-- The same in the batch record, in the zone of the site, with the calibration that the device had, and with what was found later.
create function rule.record_equipment(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    u record;
    c core.equipment_calibration;
begin
    for u in
        select k, e from core.equipment_use k join core.equipment e on e.id = k.equipment_id
        where k.batch_id = b.id and k.process_step_id = record_equipment.step_id and k.occurrence = record_equipment.occurrence
          and k.attempt = record_equipment.attempt order by k.id
    loop
        c := rule.calibration_at((u.e).id, (u.k).event_at);
        return next rule.record_line('F', case (u.k).status when 'withdrawn' then 'Device, WITHDRAWN' else 'Device' end, concat_ws(', ', rule.equipment_name(u.e),
            'certificate ' || c.certificate || ', good until ' || to_char(c.due_on, 'YYYY-MM-DD'), (u.k).method || ' because ' || (u.k).reason_code,
            rule.local_time((u.k).event_at, zone), rule.who((u.k).recorded_by_id)));
        return next rule.record_line('N', 'LATE because', (u.k).late_reason);
        return next rule.record_line('N', 'withdrawn', case when (u.k).status = 'withdrawn' then
            format('%s by %s: %s', rule.local_time((u.k).withdrawn_at, zone), rule.who((u.k).withdrawn_by_id), (u.k).withdraw_reason) end);
        return next rule.record_line('N', 'finding', rule.equipment_use_finding(u.k));
        return query select r from rule.record_device_changed(u.k, c.id, zone) r;
        c := rule.calibration_doubt((u.e).id, (u.k).event_at);
        return next rule.record_line('N', 'OUT OF TOLERANCE', case when (u.k).status = 'used' and c.id is not null then
            format('the device was found so %s, certificate %s', rule.local_time(c.calibrated_at, zone), c.certificate) end);
    end loop;
    return query
    select rule.record_line('F', 'Device of class ' || g.class, 'NOT RECORDED')
    from rule.equipment_missing(b.id) g where g.step_id = record_equipment.step_id and g.occurrence = record_equipment.occurrence
      and exists (select from core.step_execution x where x.id = g.step_execution_id and x.attempt = record_equipment.attempt);
end
$$;
comment on function rule.record_equipment(core.batch, bigint, integer, integer, text) is 'Devices of one record of a step in the batch record.';

-- A device beside a batch: the next step of that batch that uses its class; without one there is none.
create function rule.next_equipment(b core.batch, equipment_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select jsonb_build_object('act', 'equipment_use', 'batch', b.code, 'step', s ->> 'step', 'title', s ->> 'title', 'occurrence', s -> 'occurrence', 'equipment', e.code)
        from core.equipment e, jsonb_array_elements(rule.steps_next(b)) with ordinality t (s, n)
        where e.id = next_equipment.equipment_id and exists (select from jsonb_array_elements(s -> 'equipment') q where q ->> 'class' = e.class)
        order by n limit 1);
end
$$;
comment on function rule.next_equipment(core.batch, bigint) is 'The use of a device as the next act for a batch, or NULL.';
