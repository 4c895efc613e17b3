-- Corrections of what was recorded about a device: its calibrations, and when it was out of service. What was recorded of the wrong
-- device, or never was, is withdrawn and stays, marked.

-- A record of a device by its number; only what the person may see.
create function rule.correctable_device(entity text, record bigint) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select n.id
        from (select c.id, c.equipment_id, 'equipment_calibration' as of from core.equipment_calibration c where c.id = record
              union all select o.id, o.equipment_id, 'equipment_outage' from core.equipment_outage o where o.id = record) n
        join core.equipment e on e.id = n.equipment_id
        where n.of = correctable_device.entity and rule.sees(e.site_id));
end
$$;
comment on function rule.correctable_device(text, bigint) is 'A calibration or outage that can be corrected, by its number.';

-- The last good day of a calibration, checked as at its entry.
create function rule.correction_due(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_day date := rule.day(nullif(correction_due.value, ''), 'value');
    v_at timestamptz := (w.held ->> 'calibrated_at')::timestamptz;
begin
    if v_day is null then
        perform rule.refuse('VN202', 'value', 'Say until when it is good, as the certificate or the laboratory''s plan does.', 'value');
    elsif rule.day_end(v_day, w.zone) <= v_at then
        perform rule.refuse('VN503', format('due on %s, calibrated %s', v_day, rule.utc(v_at)), 'The last good day is not before the calibration.', 'value');
    end if;
    return to_char(v_day, 'YYYY-MM-DD');
end
$$;
comment on function rule.correction_due(work.corrected, text) is 'A corrected last good day.';

-- Between which moments: a calibration was made before it was recorded and before its last good day ended; outages of a device follow
-- one another. The order of calibrations is free, since that is what may have been mistaken.
create function rule.correction_bounds_device(w work.corrected, out earliest timestamptz, out own timestamptz, out last timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_now timestamptz := (w.held ->> (w.k).field)::timestamptz;
begin
    case (w.k).field
        when 'calibrated_at' then
            last := least((w.held ->> 'recorded_at')::timestamptz, (w.held ->> 'due_at')::timestamptz - interval '1 us');
        when 'began_at' then
            select max(o.ended_at) into earliest from core.equipment_outage o
            where o.equipment_id = (w.held ->> 'equipment_id')::bigint and o.id <> w.id and o.status = 'stands' and o.ended_at <= v_now;
            last := (w.held ->> 'ended_at')::timestamptz;
        when 'ended_at' then
            own := (w.held ->> 'began_at')::timestamptz;
            select min(o.began_at) into last from core.equipment_outage o
            where o.equipment_id = (w.held ->> 'equipment_id')::bigint and o.id <> w.id and o.status = 'stands' and o.began_at >= v_now;
    end case;
end
$$;
comment on function rule.correction_bounds_device(work.corrected) is 'Between which moments a corrected one of a device lies.';

-- As at its entry: the latest calibration that finds a device out of tolerance takes it out of service.
create function rule.correction_found_out(w work.corrected, a work.actor) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment := (select k from core.equipment k where k.id = (w.held ->> 'equipment_id')::bigint);
    c core.equipment_calibration := rule.calibration_at(e.id, a.lab_now);
begin
    if (w.k).entity = 'equipment_calibration' and c.id = w.id and c.as_found = 'out_of_tolerance' and (w.k).field = 'as_found'
       and (rule.outage_at(e.id, a.lab_now)).id is null then
        perform rule.outage_begin(e, 'found out of tolerance, certificate ' || c.certificate, a);
    end if;
end
$$;
comment on function rule.correction_found_out(work.corrected, work.actor) is 'Takes a device out of service whose latest calibration found it out of tolerance after all.';

-- Whose uses stand otherwise now is told: the review and the decisions of a batch at work end, and a release that rests on it is held. The
-- signatures on steps stay, since their text names the device and no calibration. A record that has ended keeps what it said.
create function rule.correction_equipment_follows(w work.corrected, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    e core.equipment;
    b core.batch;
    v_why text;
    v_after jsonb;
    v_moved bigint[];
begin
    perform rule.correction_found_out(w, a);
    update core.equipment k set version = k.version + 1 where k.id = (w.held ->> 'equipment_id')::bigint returning * into e;
    v_why := format('%s of device %s was corrected', replace((w.k).field, '_', ' '), e.code);
    v_after := rule.equipment_uses_standing(e.id);
    v_moved := array(select t.key::bigint from jsonb_each_text(v_after) t where t.value is distinct from w.uses ->> t.key);
    for b in select * from rule.correction_batches((w.k).entity, w.held) y
             where y.id in (select u.batch_id from core.equipment_use u where u.id = any (v_moved)) loop
        perform rule.supersede_batch(b, null, v_why, a.lab_now);
        update core.equipment_use u set told_at = a.lab_now where u.batch_id = b.id and u.id = any (v_moved);
        perform rule.release_undermined(b, v_why, a.person_id, a.lab_now);
    end loop;
    return jsonb_build_object('equipment', e.code, 'equipment_version', e.version, 'state', coalesce(rule.equipment_fault(e, a.lab_now), 'usable'),
        'batches', to_jsonb(array(select distinct y.code::text from core.equipment_use u join core.batch y on y.id = u.batch_id
                                  where u.id = any (v_moved) order by 1)),
        'findings', to_jsonb(array(select format('%s, %s %s: %s', y.code, s.code, u.occurrence, v_after ->> u.id::text)
                                   from core.equipment_use u join core.batch y on y.id = u.batch_id join core.process_step s on s.id = u.process_step_id
                                   where u.id = any (v_moved) and v_after ->> u.id::text <> '' order by 1)));
end
$$;
comment on function rule.correction_equipment_follows(work.corrected, work.actor) is 'What the correction of a device''s record means for the batches that used it.';

-- A device, its calibrations and its uses, for what a preview compares.
create function rule.standing_device(device bigint) returns table (kind text, what text, words text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select 'device', e.code::text, coalesce(rule.equipment_fault(e, rule.now()),
                                            'usable to the end of ' || to_char((rule.calibration_at(e.id, rule.now())).due_on, 'YYYY-MM-DD'))
    from core.equipment e where e.id = standing_device.device
    union all
    select 'device', e.code || ': use ' || u.id || ', ' || b.code || ' ' || s.code || ' ' || u.occurrence, coalesce(nullif(t.value, ''), 'as it should be')
    from core.equipment e
    cross join lateral jsonb_each_text(rule.equipment_uses_standing(e.id)) t
    join core.equipment_use u on u.id = t.key::bigint
    join core.batch b on b.id = u.batch_id
    join core.process_step s on s.id = u.process_step_id
    where e.id = standing_device.device;
end
$$;
comment on function rule.standing_device(bigint) is 'Where a device stands and how its uses do.';
