-- Lots to read: what there is, what used it, and both ways between lots and batches.

create view api.lot with (security_barrier) as
    select l.id, s.code::text as site, l.code::text as lot, l.material::text as material, l.supplier::text as supplier, l.supplier_lot::text as supplier_lot,
           l.certificate::text as certificate, l.received_at, p.code::text as received_by, l.expires_on, l.expires_at, l.quantity, l.remaining, l.unit::text as unit,
           l.status, coalesce(rule.lot_fault(l, (select rule.now())), 'usable') as state, l.released_at, l.reject_reason::text as reject_reason, l.rejected_at,
           q.code::text as rejected_by,
           (select string_agg(g.role || ' ' || w.code, ', ' order by g.id) from core.signature g join core.person w on w.id = g.person_id
            where g.entity = 'lot' and g.record_id = l.id and g.superseded_at is null) as approved_by,
           case when l.status = 'quarantine' then 'approved' end as signature_next, l.version
    from core.lot l
    join core.site s on s.id = l.site_id
    join core.person p on p.id = l.received_by_id
    left join core.person q on q.id = l.rejected_by_id
    where l.site_id = any ((select rule.sites())::bigint[]);
comment on view api.lot is 'Lots of material. status: what was decided; state: usable, or why it is not used now.';

create view api.lot_use with (security_barrier) as
    select u.id, b.code::text as batch, s.code::text as step, s.title::text as title, u.occurrence, u.attempt, l.material::text as material, l.code::text as lot,
           l.supplier::text as supplier, l.supplier_lot::text as supplier_lot, l.expires_on, u.quantity, l.unit::text as unit, u.event_at, u.entered_at,
           u.entry_mode, u.late_reason::text as late_reason, p.code::text as recorded_by, u.status, u.withdraw_reason::text as withdraw_reason,
           u.withdrawn_at, q.code::text as withdrawn_by, rule.lot_fault(l, (select rule.now())) as lot_now,
           rule.lot_use_finding(l, u) as finding, u.version
    from core.lot_use u
    join core.batch b on b.id = u.batch_id
    join core.process_step s on s.id = u.process_step_id
    join core.lot l on l.id = u.lot_id
    join core.person p on p.id = u.recorded_by_id
    left join core.person q on q.id = u.withdrawn_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.lot_use is 'Which lots went into which step of which batch; withdrawn ones say why. lot_now: why the lot is not used any more; finding: what a correction of the lot has brought to light.';

-- What is left of a batch, and who holds it now.
create function rule.batch_containers(batch_id bigint) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select string_agg(concat_ws(' ', c.code, c.status), ', ' order by c.id) from core.container c
            where c.batch_id = batch_containers.batch_id and c.status not in ('void', 'pooled'));
end
$$;
comment on function rule.batch_containers(bigint) is 'Containers of a batch with their status, in words.';
create function rule.batch_held_by(batch_id bigint) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select string_agg(distinct concat_ws(' ', c.code || ':', coalesce(p.printed_name, concat_ws(', ', y.holder_organisation, y.holder_name)), '(' || y.place || ')'), '; ')
        from core.custody y left join core.container c on c.id = y.container_id left join core.person p on p.id = y.holder_person_id
        where y.batch_id = batch_held_by.batch_id and not exists (select from core.custody n where n.batch_id = y.batch_id and n.id > y.id
                                                                  and (n.container_id is null or n.container_id is not distinct from y.container_id)));
end
$$;
comment on function rule.batch_held_by(bigint) is 'Who holds a batch''s containers, in words.';

-- From a lot to the batches: how they stand, and who holds what is left of them now.
create view api.lot_batch with (security_barrier) as
    select l.code::text as lot, l.material::text as material, b.code::text as batch, t.code::text as site, e.coi::text as coi, k.code::text as patient,
           u.steps, u.titles, u.findings, u.quantity, l.unit::text as unit, u.first_used_at, u.last_used_at, b.process_status, b.quality_status,
           rule.batch_containers(b.id) as containers, rule.batch_held_by(b.id) as held_by
    from (select x.lot_id, x.batch_id, string_agg(distinct concat_ws(' ', s.code, case when s.repeat_every_us is not null then x.occurrence end), ', ') as steps,
                 string_agg(distinct concat_ws(' ', s.title, case when s.repeat_every_us is not null then x.occurrence end), ', ') as titles,
                 string_agg(distinct s.title || ' ' || x.occurrence || ': ' || rule.lot_use_finding(k, x), '; ') as findings, sum(x.quantity) as quantity, min(x.event_at) as first_used_at, max(x.event_at) as last_used_at
          from core.lot_use x join core.process_step s on s.id = x.process_step_id join core.lot k on k.id = x.lot_id where x.status = 'used' group by x.lot_id, x.batch_id) u
    join core.lot l on l.id = u.lot_id
    join core.batch b on b.id = u.batch_id
    join core.site t on t.id = b.site_id
    join core.therapy_event e on e.id = b.therapy_event_id
    left join core.patient k on k.id = e.patient_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.lot_batch is 'Which batches a lot went into, how they stand and who holds their containers; withdrawn uses do not count.';

-- From a batch to its lots: each material that the process names for a recorded or begun step, with or without a lot.
create view api.step_material with (security_barrier) as
    select b.code::text as batch, s.code::text as step, s.title::text as title, n.occurrence, n.attempt, m.material::text as material,
           coalesce(rule.lot_amount(m.quantity, m.unit), m.quantity_field::text) as quantity, n.recorded,
           array_to_string(rule.lots_at(b.id, s.id, n.occurrence, n.attempt, m.material), ', ') as lots,
           case when rule.lots_at(b.id, s.id, n.occurrence, n.attempt, m.material) <> '{}' then 'recorded' when n.recorded then 'missing' else 'open' end as state,
           g.place as stage_place, o.place as operation_place, s.place as step_place, m.id
    from core.batch b
    join core.process_step s on s.process_version_id = b.process_version_id
    join core.process_operation o on o.id = s.operation_id
    join core.process_stage g on g.id = o.stage_id
    join core.process_step_material m on m.step_id = s.id
    join rule.step_begun n on n.batch_id = b.id and n.process_step_id = s.id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.step_material is 'Materials of the steps of a batch with their lots; missing: the step is recorded and no lot is.';
