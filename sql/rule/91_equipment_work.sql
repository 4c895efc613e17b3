-- What of the equipment waits for somebody: its signatures, its next calibration, and batches that are in doubt. A device stands where
-- a batch does, by its label.
create function rule.equipment_work(sites bigint[], asked text[], kinds text[])
returns table (site_id bigint, code text, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if rule.asks(kinds, 'signature') then
        return query
        select e.site_id, e.code::text, 'signature', format('approved: device of class %s, record %s', e.class, e.id), null::timestamptz,
               rule.roles_equipment(e.id, 'approved'), rule.opens('sign', 'equipment', e.id, meaning => 'approved')
        from core.equipment e where e.site_id = any (sites) and e.qualified_at is null;
    end if;
    -- what is out of service waits for nothing: it is calibrated before it comes back
    if rule.asks(kinds, 'late due') then
        return query
        select e.site_id, e.code::text, case when c.due_at <= rule.now() then 'late' else 'due' end,
               format('%s of %s %s', case when c.id is null then 'first calibration' else 'calibration' end, e.class, e.title),
               c.due_at::timestamptz, 'manager qa', rule.opens('equipment_calibrate', version => e.version)
        from core.equipment e left join lateral rule.calibration_at(e.id, rule.now()) c on true
        where e.site_id = any (sites) and e.qualified_at is not null and (rule.outage_at(e.id, rule.now())).id is null
          and (c.id is null or rule.calibration_soon(c.due_at));
    end if;
    if rule.asks(asked, 'qa') and rule.asks(kinds, 'deviation') then
        return query
        select b.site_id, b.code::text, 'deviation', format('device %s (%s) was found out of tolerance, certificate %s, used at %s', d.equipment,
               d.class, d.certificate, d.titles), null::timestamptz, 'qa', rule.opens('deviation_open')
        from rule.equipment_doubt() d join core.batch b on b.id = d.batch_id
        where b.site_id = any (sites) and d.deviations is null and b.process_status not in ('closed', 'cancelled', 'discarded')
        union all
        select b.site_id, b.code::text, 'deviation', format('device %s (%s): %s', e.code, e.class, string_agg(concat_ws(' ', s.title, u.occurrence || ':', f.words), '; ' order by u.id)),
               null::timestamptz, 'qa', rule.opens('deviation_open')
        from core.equipment_use u
        cross join lateral rule.equipment_use_finding(u) f (words)
        join core.equipment e on e.id = u.equipment_id
        join core.process_step s on s.id = u.process_step_id
        join core.batch b on b.id = u.batch_id
        where b.site_id = any (sites) and f.words is not null and not rule.batch_ended(b) and rule.deviations_since(b.id, u.told_at) is null
        group by b.site_id, b.code, e.code, e.class;
    end if;
end
$$;
comment on function rule.equipment_work(bigint[], text[], text[]) is 'Signatures, calibrations and batches in doubt that wait for somebody.';
