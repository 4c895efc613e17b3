-- Equipment to read: the devices and how each stands, and what happened to it.

create view api.equipment with (security_barrier) as
    select e.id, s.code::text as site, e.code::text as equipment, e.class::text as class, e.title::text as title, e.serial::text as serial,
           coalesce(rule.equipment_fault(e, (select rule.now())), case when rule.calibration_soon(c.due_at) then 'due soon' else 'usable' end) as state,
           c.calibrated_at, c.certificate::text as certificate, c.as_found, c.due_on, c.due_at, o.began_at as out_since, o.reason::text as out_reason,
           w.code::text as out_by, e.registered_at, p.code::text as registered_by, e.qualified_at,
           (select string_agg(g.role || ' ' || k.code, ', ' order by g.id) from core.signature g join core.person k on k.id = g.person_id
            where g.entity = 'equipment' and g.record_id = e.id and g.superseded_at is null) as approved_by,
           case when e.qualified_at is null then 'approved' end as signature_next, c.id as calibration, c.version as calibration_version,
           o.id as outage, o.version as outage_version, concat_ws('; ', rule.equipment_changed('equipment_calibration', c.id), rule.equipment_changed('equipment_outage', o.id)) as changed,
           e.version
    from core.equipment e
    join core.site s on s.id = e.site_id
    join core.person p on p.id = e.registered_by_id
    left join lateral rule.calibration_at(e.id, (select rule.now())) c on true
    left join lateral rule.outage_at(e.id, (select rule.now())) o on true
    left join core.person w on w.id = o.began_by_id
    where e.site_id = any ((select rule.sites())::bigint[]);
comment on view api.equipment is 'Devices. state: usable, due soon (usable, its calibration is to be made), or why it is not used now; calibration and outage are those of now.';

create view api.equipment_history with (security_barrier) as
    select e.code::text as equipment, h.at, h.kind, case when h.withdrawn then 'WITHDRAWN: ' else '' end || h.words as words, h.until, p.code::text as person,
           h.entity, h.record, h.version, rule.equipment_changed(h.entity, h.record) as changed
    from core.equipment e
    cross join lateral (
        select e.registered_at, 'registered', rule.equipment_name(e), null::date, e.registered_by_id, null::text, null::bigint, null::bigint, false
        union all
        select g.signed_at, 'approved', 'as ' || g.role, null, g.person_id, null, null, null, false
        from core.signature g where g.entity = 'equipment' and g.record_id = e.id and g.superseded_at is null
        union all
        select c.calibrated_at, 'calibrated', replace(c.as_found, '_', ' ') || ', certificate ' || c.certificate, c.due_on, c.recorded_by_id,
               'equipment_calibration', c.id, c.version, c.status = 'withdrawn'
        from core.equipment_calibration c where c.equipment_id = e.id
        union all
        select o.began_at, 'out of service', o.reason, null, o.began_by_id, 'equipment_outage', o.id, o.version, o.status = 'withdrawn'
        from core.equipment_outage o where o.equipment_id = e.id
        union all
        select o.ended_at, 'back in service', o.end_reason, null, o.ended_by_id, 'equipment_outage', o.id, o.version, o.status = 'withdrawn'
        from core.equipment_outage o where o.equipment_id = e.id and o.ended_at is not null) h (at, kind, words, until, person_id, entity, record, version, withdrawn)
    join core.person p on p.id = h.person_id
    where e.site_id = any ((select rule.sites())::bigint[]);
comment on view api.equipment_history is
    'What happened to a device: registered, approved, calibrated, out of service and back. entity, record, version: what a correction names; changed: what it said before.';

-- The log of a device is what the steps say, both ways: by device or by batch.
create view api.equipment_use with (security_barrier) as
    select u.id, e.code::text as equipment, e.class::text as class, e.title::text as title, e.serial::text as serial, b.code::text as batch,
           s.code::text as step, s.title::text as step_title, u.occurrence, u.attempt, u.event_at, u.entered_at, u.method, u.reason_code,
           u.entry_mode, u.late_reason::text as late_reason, p.code::text as recorded_by, u.status, u.withdraw_reason::text as withdraw_reason,
           u.withdrawn_at, q.code::text as withdrawn_by, rule.equipment_use_finding(u) as finding, d.calibrated_at as doubted_at, d.certificate::text as doubted_by, u.version,
           b.process_status, b.quality_status, rule.batch_containers(b.id) as containers, rule.batch_held_by(b.id) as held_by
    from core.equipment_use u
    join core.equipment e on e.id = u.equipment_id
    join core.batch b on b.id = u.batch_id
    join core.process_step s on s.id = u.process_step_id
    join core.person p on p.id = u.recorded_by_id
    left join core.person q on q.id = u.withdrawn_by_id
    left join lateral rule.calibration_doubt(e.id, u.event_at) d on u.status = 'used'
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.equipment_use is
    'Which devices were used at which step of which batch; withdrawn ones say why. finding: what the device''s record says of that moment now; doubted: a later calibration found the device out of tolerance.';

-- From a batch to its devices: each class that the process names for a recorded or begun step, with or without a device.
create view api.step_equipment with (security_barrier) as
    select b.code::text as batch, s.code::text as step, s.title::text as title, n.occurrence, n.attempt, c.class::text as class, n.recorded,
           array_to_string(rule.equipment_for(b.id, s.id, n.occurrence, n.attempt, c.class), ', ') as devices,
           case when rule.equipment_for(b.id, s.id, n.occurrence, n.attempt, c.class) <> '{}' then 'recorded' when n.recorded then 'missing' else 'open' end as state,
           g.place as stage_place, o.place as operation_place, s.place as step_place, c.id
    from core.batch b
    join core.process_step s on s.process_version_id = b.process_version_id
    join core.process_operation o on o.id = s.operation_id
    join core.process_stage g on g.id = o.stage_id
    join core.process_step_equipment c on c.step_id = s.id
    join rule.step_begun n on n.batch_id = b.id and n.process_step_id = s.id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.step_equipment is 'Classes of equipment of the steps of a batch with their devices; missing: the step is recorded and no device is.';

create view api.equipment_doubt with (security_barrier) as
    select d.equipment, d.class, d.found_at, d.certificate, d.good_at, b.code::text as batch, d.steps, d.titles, d.first_used_at, d.last_used_at,
           b.process_status, b.quality_status, rule.batch_containers(b.id) as containers, rule.batch_held_by(b.id) as held_by, d.deviations
    from rule.equipment_doubt() d join core.batch b on b.id = d.batch_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.equipment_doubt is
    'Batches that used a device between the last calibration that found it good and one that found it out of tolerance; deviations: those that they got since it was recorded.';
