-- Lots of material: which may be used when, where a use belongs, and what is told of it.

create function rule.lot_seen(code text) returns core.lot
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (select l from core.lot l where l.code = lot_seen.code and rule.sees(l.site_id));
end
$$;
comment on function rule.lot_seen(text) is 'A lot by its code, if the session''s person may see it.';

-- The label says a day: it counts to its end, as the clock on the wall of the site shows it.
create function rule.lot_expires_at(expires_on date, time_zone text) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
    select rule.day_end(expires_on, time_zone)
$$;
comment on function rule.lot_expires_at(date, text) is 'The moment from which a lot is expired.';

-- Was a lot released at a moment by approvals that a correction has ended since? Both end in one act.
create function rule.lot_was_released(lot bigint, at timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return exists (
        select from core.signature g join core.signature q on q.entity = 'lot' and q.record_id = g.record_id and q.superseded_at = g.superseded_at
        where g.entity = 'lot' and g.record_id = lot_was_released.lot and g.role = 'manager' and q.role = 'qa'
          and lot_was_released.at >= date_trunc('minute', greatest(g.signed_at, q.signed_at)) and lot_was_released.at < g.superseded_at);
end
$$;
comment on function rule.lot_was_released(bigint, timestamptz) is 'Was a lot released at a moment before a correction?';

-- Why a lot could not be used at a moment; NULL: it could. Asked of the moment and not of now: what was used in the morning is
-- not undone by a rejection at noon, and what was used before its release is not mended by it. People type minutes.
create function rule.lot_fault(l core.lot, at timestamptz) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return case when l.rejected_at <= lot_fault.at then 'rejected'
                when (l.released_at is null or lot_fault.at < date_trunc('minute', l.released_at)) and not rule.lot_was_released(l.id, lot_fault.at)
                    then 'in quarantine'
                when lot_fault.at >= l.expires_at then 'expired' end;
end
$$;
comment on function rule.lot_fault(core.lot, timestamptz) is 'Why a lot could not be used at a moment, or NULL.';

create function rule.lot_amount(quantity numeric, unit text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select quantity::text || coalesce(' ' || nullif(unit, '1'), '')
$$;
comment on function rule.lot_amount(numeric, text) is 'A quantity with its unit, or NULL.';

-- A lot as the record of a batch tells it: without what was corrected after that record had ended.
create function rule.lot_told(l core.lot, version bigint) returns core.lot
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_was jsonb;
    v core.lot := l;
begin
    if l.version > lot_told.version then
        select jsonb_object_agg(c.field, c.before) into v_was
        from (select distinct on (k.field) k.field, k.before from core.correction k
              where k.lot_id = l.id and k.record_version > lot_told.version order by k.field, k.record_version) c;
    end if;
    if v_was is not null then
        v := jsonb_populate_record(l, v_was);
        v.expires_at := rule.lot_expires_at(v.expires_on, (select s.time_zone from core.site s where s.id = l.site_id));
    end if;
    return v;
end
$$;
comment on function rule.lot_told(core.lot, bigint) is 'A lot in an earlier version of it, as far as corrections changed it.';

-- What is wrong with a use by what the lot says: only a correction can bring that about, since the act stops before.
create function rule.lot_use_finding(l core.lot, u core.lot_use) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return case when u.status = 'used' and u.event_at >= l.expires_at then
                'USED AFTER ITS LAST DAY, ' || rule.utc(u.event_at) || ', expired since ' || rule.utc(l.expires_at) end;
end
$$;
comment on function rule.lot_use_finding(core.lot, core.lot_use) is 'What a correction of the lot has brought to light about a use, or NULL.';

-- "medium LOT-7 (Supplier, lot 4711, expires 2027-01-31)".
create function rule.lot_name(l core.lot) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return format('%s %s (%s, lot %s, expires %s)', l.material, l.code, l.supplier, l.supplier_lot, to_char(l.expires_on, 'YYYY-MM-DD'));
end
$$;
comment on function rule.lot_name(core.lot) is 'A lot in words.';

-- How much of a lot: asked for where the process names a quantity and the lot is counted in something.
create function rule.lot_quantity(m core.process_step_material, l core.lot, quantity text) returns numeric
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_quantity numeric := rule.decimal(nullif(quantity, ''), 'quantity');
begin
    if v_quantity is null and l.unit is not null and (m.quantity is not null or m.quantity_field is not null) then
        perform rule.refuse('VN202', concat_ws(', ', 'quantity of ' || l.material, coalesce(nullif(l.unit, '1'), 'pieces')), null, 'quantity');
    elsif v_quantity is not null and l.unit is null then
        perform rule.refuse('VN211', v_quantity::text, 'This lot was received without a unit: leave the quantity out.', 'quantity');
    elsif v_quantity <= 0 then
        perform rule.refuse('VN207', v_quantity::text || ' is not above 0', 'Leave it out when it is not known.', 'quantity');
    end if;
    return v_quantity;
end
$$;
comment on function rule.lot_quantity(core.process_step_material, core.lot, text) is 'The quantity of a use, checked.';

-- Quantities go to the lot and, with a withdrawal, back. The version stays: it counts what people decide about the lot, and two
-- who use it at once do not disturb each other or whoever rejects it.
create function rule.lot_take(l core.lot, quantity numeric) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    if l.remaining is not null and lot_take.quantity is not null then
        update core.lot k set remaining = k.remaining - lot_take.quantity where k.id = l.id;
    end if;
end
$$;
comment on function rule.lot_take(core.lot, numeric) is 'Subtracts a quantity from a lot; below nought gives it back.';

-- Lots that stand for one record of a step, as codes; material NULL: of all.
create function rule.lots_at(batch_id bigint, step_id bigint, occurrence integer, attempt integer, material text default null) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return array(
        select distinct l.code::text from core.lot_use u join core.lot l on l.id = u.lot_id
        where u.batch_id = lots_at.batch_id and u.process_step_id = lots_at.step_id and u.occurrence = lots_at.occurrence
          and u.attempt = lots_at.attempt and u.status = 'used' and l.material = coalesce(lots_at.material, l.material) order by 1);
end
$$;
comment on function rule.lots_at(bigint, bigint, integer, integer, text) is 'Codes of the lots used for one record of a step.';

-- What a checkpoint compares lots with: those recorded for the steps that have it, by our label or as the supplier's vial says.
-- NULL while there is none: then the two documents are compared with each other only.
create function rule.lots_known(b core.batch, checkpoint text) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select array_agg(distinct c) from core.lot_use u
        join core.process_step s on s.id = u.process_step_id and s.checkpoint = lots_known.checkpoint
        join core.lot l on l.id = u.lot_id
        cross join lateral unnest(array[l.code::text, l.supplier_lot::text]) c
        where u.batch_id = b.id and u.status = 'used');
end
$$;
comment on function rule.lots_known(core.batch, text) is 'Lots that belong to a batch at a checkpoint, or NULL.';

-- The lots of one record of a step, line by line, as signatures and audit review cover them.
create function rule.lot_lines(batch_id bigint, step_id bigint, occurrence integer, attempt integer) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select 'lot of ' || concat_ws('; ', rule.lot_name(l), rule.lot_amount(u.quantity, l.unit), rule.utc(u.event_at), 'by ' || p.code,
                                  'late because ' || u.late_reason, 'withdrawn: ' || u.withdraw_reason, 'by ' || q.code, rule.lot_use_finding(l, u))
    from core.lot_use u
    join core.lot k on k.id = u.lot_id
    cross join lateral rule.lot_told(k, u.lot_version) l
    join core.person p on p.id = u.recorded_by_id
    left join core.person q on q.id = u.withdrawn_by_id
    where u.batch_id = lot_lines.batch_id and u.process_step_id = lot_lines.step_id and u.occurrence = lot_lines.occurrence and u.attempt = lot_lines.attempt
    order by u.id;
end
$$;
comment on function rule.lot_lines(bigint, bigint, integer, integer) is 'Lots of one record of a step in words.';

-- Recorded steps whose process names a material and for which no lot stands: told in every review, no bar to a release by itself
-- (the rules name what bars one).
create function rule.lots_missing(batch_id bigint) returns table (step_execution_id bigint, step_id bigint, step text, occurrence integer, material text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select x.id, s.id, s.code::text, x.occurrence, m.material::text
    from core.step_execution x
    join core.process_step s on s.id = x.process_step_id
    join core.process_step_material m on m.step_id = s.id
    where x.batch_id = lots_missing.batch_id and x.status <> 'invalidated'
      and rule.lots_at(x.batch_id, s.id, x.occurrence, x.attempt, m.material) = '{}'
    order by x.id, m.id;
end
$$;
comment on function rule.lots_missing(bigint) is 'Materials of recorded steps without a lot.';

-- The same in the batch record, in the zone of the site; materials without a lot say so where the step is recorded.
create function rule.record_lots(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    u record;
begin
    for u in
        select k, l, rule.lot_told(l, k.lot_version) as told from core.lot_use k join core.lot l on l.id = k.lot_id
        where k.batch_id = b.id and k.process_step_id = record_lots.step_id and k.occurrence = record_lots.occurrence
          and k.attempt = record_lots.attempt order by k.id
    loop
        return next rule.record_line('F', case (u.k).status when 'withdrawn' then 'Lot, WITHDRAWN' else 'Lot' end, concat_ws(', ', rule.lot_name(u.told),
            coalesce(rule.lot_amount((u.k).quantity, (u.told).unit), 'quantity not recorded'), rule.local_time((u.k).event_at, zone), rule.who((u.k).recorded_by_id)));
        return next rule.record_line('N', 'LATE because', (u.k).late_reason);
        return next rule.record_line('N', 'withdrawn', case when (u.k).status = 'withdrawn' then
            format('%s by %s: %s', rule.local_time((u.k).withdrawn_at, zone), rule.who((u.k).withdrawn_by_id), (u.k).withdraw_reason) end);
        return next rule.record_line('N', 'finding', rule.lot_use_finding(u.l, u.k));
        -- an ended record says what it said, and that it was corrected since
        return query select r from rule.record_changed('lot', (u.l).id, zone, (u.k).entered_at) r;
        return next rule.record_line('N', 'rejected', case when (u.l).status = 'rejected' then
            format('the lot was rejected %s: %s', rule.local_time((u.l).rejected_at, zone), (u.l).reject_reason) end);
    end loop;
    return query
    select rule.record_line('F', 'Lot of ' || g.material, 'NOT RECORDED')
    from rule.lots_missing(b.id) g where g.step_id = record_lots.step_id and g.occurrence = record_lots.occurrence
      and exists (select from core.step_execution x where x.id = g.step_execution_id and x.attempt = record_lots.attempt);
end
$$;
comment on function rule.record_lots(core.batch, bigint, integer, integer, text) is 'Lots of one record of a step in the batch record.';
