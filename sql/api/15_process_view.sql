-- Views of process documents: everybody with a role reads them.
create view api.process with (security_barrier) as
select p.id, p.code as process,
       (rule.process_in_force(p.id, rule.now())).number as in_force,
       (select max(v.number) from core.process_version v where v.process_id = p.id) as latest
from core.process p where cardinality((select rule.sites())) > 0 or (select rule.holds('admin'));
comment on view api.process is 'Families of process documents.';

create view api.process_version with (security_barrier) as
select v.id, p.code as process, v.number, v.title, rule.process_standing(v, rule.now()) as status, v.product_name, v.kind, v.target,
       v.gene_delivery, v.presentation, v.frame_kind, v.frame_authority, v.frame_reference, v.frame_sponsor, v.frame_retention,
       (select string_agg(f.name || ' ' || f.number, '; ' order by f.place) from core.process_reference f
        where f.process_version_id = v.id) as frame_references,
       v.release_by, v.late_entry_us, v.time_zone, v.retest_by,
       (select string_agg(r.transition, ' ' order by r.transition) from core.process_route r where r.process_version_id = v.id) as route,
       q.code as proposed_by, v.asked_from, v.in_force_from, v.retired_at, encode(v.digest, 'hex') as digest, v.version
from core.process_version v join core.process p on p.id = v.process_id join core.person q on q.id = v.proposed_by_id
where cardinality((select rule.sites())) > 0 or (select rule.holds('admin'));
comment on view api.process_version is 'Versions of process documents.';

create view api.process_document with (security_barrier) as
select p.code as process, v.number, v.document, encode(v.digest, 'hex') as digest
from core.process_version v join core.process p on p.id = v.process_id
where cardinality((select rule.sites())) > 0 or (select rule.holds('admin'));
comment on view api.process_document is 'Documents byte for byte as they were imported.';

create view api.process_step with (security_barrier) as
select s.id, p.code as process, v.number, s.place, s.stage, o.code as operation, o.title as operation_title, o.sign_by, o.sign_meaning,
       s.code as step, s.title, s.instruction, s.performed_by, s.witness_by, s.check_by, s.checkpoint, s.optional, s.critical,
       s.repeat_every_us, s.repeat_tolerance_us, s.repeat_until,
       (select string_agg(b.code, ' ' order by b.place) from core.process_step_after a join core.process_step b on b.id = a.after_step_id
        where a.step_id = s.id) as after_steps,
       (select string_agg(e.class, ' ' order by e.id) from core.process_step_equipment e where e.step_id = s.id) as equipment,
       (select string_agg(e.sample, ' ' order by e.id) from core.process_step_sample e where e.step_id = s.id) as samples,
       (select string_agg(format('%s %s', e.count, e.container), ', ' order by e.id) from core.process_step_container e
        where e.step_id = s.id) as produces,
       (select string_agg(concat_ws(' ', e.material, e.quantity, e.unit, 'by ' || e.quantity_field), ', ' order by e.id)
        from core.process_step_material e where e.step_id = s.id) as materials
from core.process_step s join core.process_operation o on o.id = s.operation_id
join core.process_version v on v.id = s.process_version_id join core.process p on p.id = v.process_id
where cardinality((select rule.sites())) > 0;
comment on view api.process_step is 'Steps of process documents in their order.';

create view api.process_field with (security_barrier) as
select f.id, p.code as process, v.number, s.place as step_place, s.code as step, f.place, f.name, f.label, f.kind, f.basis, f.unit,
       f.decimals, f.plausible_low, f.plausible_high, f.alert_op, f.alert_value, f.alert_low, f.alert_high, f.alert_relative_to,
       f.alert_percent, f.action_op, f.action_value, f.action_low, f.action_high, f.action_relative_to, f.action_percent,
       f.required, f.critical, f.formula,
       (select string_agg(a.argument || ' = ' || a.source, ', ' order by a.argument) from core.process_field_argument a
        where a.field_id = f.id) as arguments,
       (select jsonb_agg(w.word order by w.place) from core.process_field_word w where w.field_id = f.id) as words,
       (select string_agg(w.source, ' ' order by w.source) from core.process_field_source w where w.field_id = f.id) as entry_sources
from core.process_field f join core.process_step s on s.id = f.step_id
join core.process_version v on v.id = s.process_version_id join core.process p on p.id = v.process_id
where cardinality((select rule.sites())) > 0;
comment on view api.process_field is 'Fields of steps; words is a JSON list.';

create view api.process_timer with (security_barrier) as
select t.id, p.code as process, v.number, t.code as timer, t.title, t.from_edge, f.code as from_step, t.to_edge, u.code as to_step,
       t.warn_us, t.limit_us, t.absolute_us
from core.process_timer t join core.process_step f on f.id = t.from_step_id join core.process_step u on u.id = t.to_step_id
join core.process_version v on v.id = t.process_version_id join core.process p on p.id = v.process_id
where cardinality((select rule.sites())) > 0;
comment on view api.process_timer is 'Timers of process documents; marks in microseconds.';

create view api.specification_line with (security_barrier) as
select l.id, p.code as process, v.number, l.place, l.any_of, l.code as line, l.label, l.test, l.basis, l.method, l.sample, l.unit,
       l.decimals, l.op, l.value, l.low, l.high, l.report, l.gate, l.retests, l.interim_label, l.interim_gate,
       (select jsonb_agg(w.word order by w.place) from core.specification_word w where w.line_id = l.id) as words,
       (select jsonb_agg(w.word order by w.place) from core.specification_word w where w.line_id = l.id and w.passes) as pass,
       (select jsonb_agg(w.word order by w.place) from core.specification_word w where w.line_id = l.id and w.interim_passes) as interim_pass,
       (select string_agg(n.need, ' ' order by n.need) from core.specification_need n where n.line_id = l.id) as needs, l.note, l.source
from core.specification_line l join core.process_version v on v.id = l.process_version_id join core.process p on p.id = v.process_id
where cardinality((select rule.sites())) > 0;
comment on view api.specification_line is 'Lines of specifications; words are JSON lists.';
