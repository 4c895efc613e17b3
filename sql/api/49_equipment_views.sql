-- Equipment to read: the devices and how each stands, and what happened to it.

create view api.equipment with (security_barrier) as
    select e.id, s.code::text as site, e.code::text as equipment, e.class::text as class, e.title::text as title, e.serial::text as serial,
           coalesce(rule.equipment_fault(e, (select rule.now())), case when rule.calibration_soon(c.due_at) then 'due soon' else 'usable' end) as state,
           c.calibrated_at, c.certificate::text as certificate, c.as_found, c.due_on, c.due_at, o.began_at as out_since, o.reason::text as out_reason,
           w.code::text as out_by, e.registered_at, p.code::text as registered_by, e.qualified_at,
           (select string_agg(g.role || ' ' || k.code, ', ' order by g.id) from core.signature g join core.person k on k.id = g.person_id
            where g.entity = 'equipment' and g.record_id = e.id and g.superseded_at is null) as approved_by,
           case when e.qualified_at is null then 'approved' end as signature_next, e.version
    from core.equipment e
    join core.site s on s.id = e.site_id
    join core.person p on p.id = e.registered_by_id
    left join lateral rule.calibration_at(e.id, (select rule.now())) c on true
    left join lateral rule.outage_at(e.id, (select rule.now())) o on true
    left join core.person w on w.id = o.began_by_id
    where e.site_id = any ((select rule.sites())::bigint[]);
comment on view api.equipment is 'Devices. state: usable, due soon (usable, its calibration is to be made), or why it is not used now; calibration and outage are those of now.';

create view api.equipment_history with (security_barrier) as
    select e.code::text as equipment, h.at, h.kind, h.words, h.until, p.code::text as person
    from core.equipment e
    cross join lateral (
        select e.registered_at, 'registered', rule.equipment_name(e), null::date, e.registered_by_id
        union all
        select g.signed_at, 'approved', 'as ' || g.role, null, g.person_id
        from core.signature g where g.entity = 'equipment' and g.record_id = e.id and g.superseded_at is null
        union all
        select c.calibrated_at, 'calibrated', replace(c.as_found, '_', ' ') || ', certificate ' || c.certificate, c.due_on, c.recorded_by_id
        from core.equipment_calibration c where c.equipment_id = e.id
        union all
        select o.began_at, 'out of service', o.reason, null, o.began_by_id from core.equipment_outage o where o.equipment_id = e.id
        union all
        select o.ended_at, 'back in service', o.end_reason, null, o.ended_by_id
        from core.equipment_outage o where o.equipment_id = e.id and o.ended_at is not null) h (at, kind, words, until, person_id)
    join core.person p on p.id = h.person_id
    where e.site_id = any ((select rule.sites())::bigint[]);
comment on view api.equipment_history is 'What happened to a device: registered, approved, calibrated, out of service and back.';
