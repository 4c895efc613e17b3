-- Equipment: which device may be used when, and what is told of it. Where and when a use belongs is as with lots (79_lot.sql).

create function rule.equipment_seen(code text) returns core.equipment
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (select e from core.equipment e where e.code = equipment_seen.code and rule.sees(e.site_id));
end
$$;
comment on function rule.equipment_seen(text) is 'A device by its code, if the session''s person may see it.';

-- Of two calibrations at one moment the one that was entered later counts.
create function rule.calibration_at(equipment_id bigint, at timestamptz) returns core.equipment_calibration
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select c from core.equipment_calibration c
            where c.equipment_id = calibration_at.equipment_id and c.status = 'stands' and c.calibrated_at <= calibration_at.at
            order by c.calibrated_at desc, c.id desc limit 1);
end
$$;
comment on function rule.calibration_at(bigint, timestamptz) is 'The calibration that a device had at a moment, or NULL.';

create function rule.outage_at(equipment_id bigint, at timestamptz) returns core.equipment_outage
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select o from core.equipment_outage o
            where o.equipment_id = outage_at.equipment_id and o.status = 'stands' and o.began_at <= outage_at.at and (o.ended_at is null or outage_at.at < o.ended_at)
            order by o.id desc limit 1);
end
$$;
comment on function rule.outage_at(bigint, timestamptz) is 'What kept a device out of service at a moment, or NULL.';

-- Why a device could not be used at a moment; NULL: it could. Asked of the moment and not of now, as with lots: what was used in the
-- morning is not undone by a failure at noon. People type minutes.
create function rule.equipment_fault(e core.equipment, at timestamptz) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    c core.equipment_calibration;
begin
    if e.qualified_at is null or at < date_trunc('minute', e.qualified_at) then
        return 'not qualified';
    elsif (rule.outage_at(e.id, at)).id is not null then
        return 'out of service';
    end if;
    c := rule.calibration_at(e.id, at);
    return case when c.id is null then 'not calibrated' when at >= c.due_at then 'calibration overdue' end;
end
$$;
comment on function rule.equipment_fault(core.equipment, timestamptz) is 'Why a device could not be used at a moment, or NULL.';

-- Its last good day comes within the time in which the calibration is to be made.
create function rule.calibration_soon(due_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return due_at - rule.setting('calibration_notice')::interval <= rule.now();
end
$$;
comment on function rule.calibration_soon(timestamptz) is 'Is this calibration due soon, or over?';

-- "incubator INC-1 (CO2 incubator 1, serial 4711)": what never changes about a device.
create function rule.equipment_name(e core.equipment) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return format('%s %s (%s, serial %s)', e.class, e.code, e.title, e.serial);
end
$$;
comment on function rule.equipment_name(core.equipment) is 'A device in words.';

-- The last calibration before this one that found the device as it should be; NULL: none did, and all that it was used for is in doubt.
create function rule.calibration_good_before(c core.equipment_calibration) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select max(g.calibrated_at) from core.equipment_calibration g
            where g.equipment_id = c.equipment_id and g.status = 'stands' and g.as_found = 'in_tolerance' and (g.calibrated_at, g.id) < (c.calibrated_at, c.id));
end
$$;
comment on function rule.calibration_good_before(core.equipment_calibration) is 'When a device was found good before a calibration, or NULL.';

-- Which calibration casts doubt on a use at a moment: the first later one that found the device out of tolerance, none having found it
-- good in between.
create function rule.calibration_doubt(equipment_id bigint, at timestamptz) returns core.equipment_calibration
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    c core.equipment_calibration;
begin
    select k.* into c from core.equipment_calibration k
    where k.equipment_id = calibration_doubt.equipment_id and k.status = 'stands' and k.as_found = 'out_of_tolerance' and k.calibrated_at > calibration_doubt.at
    order by k.calibrated_at, k.id limit 1;
    return case when rule.calibration_good_before(c) > calibration_doubt.at then null else c end;
end
$$;
comment on function rule.calibration_doubt(bigint, timestamptz) is 'The calibration that casts doubt on a use, or NULL.';

-- Deviations that a batch has got since a moment, of its own or of another that touches it, with where they stand.
create function rule.deviations_since(batch_id bigint, since timestamptz) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select string_agg(d.id || ' ' || d.status, ', ' order by d.id) from (
            select v.id, v.status, v.batch_id, v.opened_at from core.deviation v
            union all
            select t.deviation, t.status, t.batch_id, t.named_at from core.deviation_touch t) d
        where d.batch_id = deviations_since.batch_id and d.opened_at >= deviations_since.since);
end
$$;
comment on function rule.deviations_since(bigint, timestamptz) is 'Deviations of a batch since a moment, in words, or NULL.';

-- Each calibration that found a device out of tolerance, with each batch that used the device since it was found good, and with the
-- deviations that the batch has got since that was recorded.
create function rule.equipment_doubt() returns table (calibration_id bigint, equipment text, class text, found_at timestamptz, certificate text,
    good_at timestamptz, batch_id bigint, steps text, titles text, first_used_at timestamptz, last_used_at timestamptz, deviations text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select k.id, e.code::text, e.class::text, k.calibrated_at::timestamptz, k.certificate::text, g.at, u.batch_id, u.steps, u.titles, u.first_used_at, u.last_used_at,
           rule.deviations_since(u.batch_id, k.recorded_at)
    from core.equipment_calibration k
    join core.equipment e on e.id = k.equipment_id
    cross join lateral (select rule.calibration_good_before(k) as at) g
    cross join lateral (
        select y.batch_id, string_agg(distinct concat_ws(' ', s.code, case when s.repeat_every_us is not null then y.occurrence end), ', ') as steps,
               string_agg(distinct concat_ws(' ', s.title, case when s.repeat_every_us is not null then y.occurrence end), ', ') as titles,
               min(y.event_at)::timestamptz as first_used_at, max(y.event_at)::timestamptz as last_used_at
        from core.equipment_use y join core.process_step s on s.id = y.process_step_id
        where y.equipment_id = e.id and y.status = 'used' and y.event_at < k.calibrated_at and y.event_at >= coalesce(g.at, '-infinity')
        group by y.batch_id) u
    where k.status = 'stands' and k.as_found = 'out_of_tolerance';
end
$$;
comment on function rule.equipment_doubt() is 'Batches that used a device between two calibrations, the later of which found it out of tolerance.';

-- What a calibration or an outage said before it was corrected, for those who read what it says now.
create function rule.equipment_changed(entity text, record bigint) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select string_agg(format('%s was %s', k.title, rule.record_kept(c, c.before, s.time_zone)), '; ' order by c.id)
        from core.correction c
        join ref.correctable k on k.entity = c.entity and k.field = c.field
        join core.equipment e on e.id = c.equipment_id
        join core.site s on s.id = e.site_id
        where c.entity = equipment_changed.entity and c.record_id = equipment_changed.record);
end
$$;
comment on function rule.equipment_changed(text, bigint) is 'What a record of a device said before, or NULL.';
