-- A batch and what was done in it, to read. Old revisions stay visible, marked as not current.

create view api.batch with (security_barrier) as
    select b.id, b.code::text as batch, b.mark, b.kind, t.coi::text as coi, coalesce(p.code || ' ' || p.initials, '-') as patient,
           o.code::text as order_code, s.code::text as site, r.code::text as process, v.number as process_version,
           v.product_name::text as product, v.frame_kind::text as frame, v.frame_retention::text as retention, v.time_zone::text as time_zone, b.slot, o.weight_kg, o.weight_date,
           o.planned_dose, o.planned_dose_unit::text as planned_dose_unit, b.process_status, b.quality_status,
           w.stage, w.day, w.next_step,
           (select n.title::text from core.process_step n where n.process_version_id = b.process_version_id and n.code = w.next_step) as next_title,
           w.next_due_at, w.qc, w.verdict, w.open_items, b.version,
           rule.similar_flag(t.patient_id) as similar_names
    from core.batch b
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.therapy_order o on o.id = b.order_id
    join core.site s on s.id = b.site_id
    join core.process_version v on v.id = b.process_version_id
    join core.process r on r.id = v.process_id
    left join core.patient p on p.id = t.patient_id
    cross join lateral rule.board_rows(array[b.id]) w
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.batch is 'Batches of one''s sites with statuses, stage and verdict.';

-- Steps of the process with their executions; a step that was not done yet has one row without any.
create view api.batch_step with (security_barrier) as
    select b.id as batch_id, b.code::text as batch, t.place as stage_place, s.stage, o.place as operation_place,
           o.code::text as operation, s.place as step_place, s.code::text as step, s.title::text as title, s.optional, s.critical,
           x.id as step_execution, x.occurrence, x.attempt, x.event_at, x.entered_at, x.entry_mode, x.late_reason::text as late_reason,
           x.source::text as source, p.printed_name::text as performed_by, r.printed_name::text as recorded_by,
           coalesce(x.status, k.state, 'open') as state, coalesce(x.second_entry, '') as second_entry,
           case when s.repeat_every_us is null or x.id is null then '' else rule.repeat_timing(x.id) end as timing,
           case when x.id is null or x.status = 'invalidated' then '{}' else coalesce((
               select array_agg(m) from unnest(rule.step_meanings(s)) m
               where not exists (select from core.signature g where g.entity = 'step_execution' and g.record_id = x.id
                                 and g.meaning = m and g.superseded_at is null)), '{}') end as signatures_missing,
           x.version
    from core.batch b
    join core.process_step s on s.process_version_id = b.process_version_id
    join core.process_operation o on o.id = s.operation_id
    join core.process_stage t on t.id = o.stage_id and t.applicable
    left join core.step_execution x on x.batch_id = b.id and x.process_step_id = s.id
    left join core.person p on p.id = x.performed_by_id
    left join core.person r on r.id = x.recorded_by_id
    left join lateral (select case q.status when 'approved' then 'skipped' else 'skip proposed' end as state from core.step_skip q
                       where q.batch_id = b.id and q.process_step_id = s.id and q.status <> 'withdrawn') k on true
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.batch_step is 'Steps of a batch: open, recorded, complete, invalidated or skipped; timing of repeated ones, and which signatures are missing.';

create view api.observation with (security_barrier) as
    select o.id, b.code::text as batch, x.id as step_execution, s.code::text as step, x.occurrence, x.event_at,
           f.place as field_place, f.name::text as field, f.label::text as label, f.unit::text as unit, o.revision,
           not exists (select from core.observation n where n.step_execution_id = o.step_execution_id
                       and n.process_field_id = o.process_field_id and n.revision > o.revision) as current,
           case when not m.hidden then o.number end as number, case when not m.hidden then o.word::text end as word,
           case when not m.hidden then o.moment end as moment, case when not m.hidden then o.not_recorded end as not_recorded,
           case when not m.hidden then o.reason_code end as reason_code, case when not m.hidden then o.reason::text end as reason,
           case when m.hidden then '' else o.breach end as breach, case when not m.hidden then o.typed::text end as typed,
           case when not m.hidden then o.typed_unit::text end as typed_unit, o.confirmed and not m.hidden as confirmed, m.hidden,
           x.status = 'invalidated' as invalidated, o.entry_mode, o.entry_source, p.printed_name::text as entered_by, o.entered_at, x.version,
           s.title::text as title
    from core.observation o
    join core.step_execution x on x.id = o.step_execution_id
    join core.batch b on b.id = o.batch_id
    join core.process_step s on s.id = x.process_step_id
    join core.process_field f on f.id = o.process_field_id
    join core.person p on p.id = o.entered_by_id
    cross join lateral (select case when rule.blind(x) then rule.hidden(x.id) else false end as hidden) m
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.observation is 'Values of steps in all their revisions; hidden: until the second entry of the step agrees.';

create view api.hold with (security_barrier) as
    select h.id, b.code::text as batch, h.reason::text as reason, p.printed_name::text as placed_by, h.placed_at, h.status,
           h.lift_reason::text as lift_reason, l.printed_name::text as lifted_by, h.version
    from core.hold h
    join core.batch b on b.id = h.batch_id
    join core.person p on p.id = h.placed_by_id
    left join core.person l on l.id = h.lifted_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.hold is 'Holds of batches, open and lifted.';
