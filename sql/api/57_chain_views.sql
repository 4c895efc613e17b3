-- What people read of the chain. No names: identity is read by api.identity_read, with a reason.

create view api.patient with (security_barrier) as
select p.code, p.initials, s.code as site, p.version, l.code as lead,
       (select string_agg(x.code, ', ' order by x.id) from core.patient x
        where x.id = any (rule.patient_group(p.id)) and x.id <> p.id and x.site_id = any ((select rule.sites())::bigint[])) as also
from core.patient p
join core.site s on s.id = p.site_id
left join core.patient l on l.id = rule.patient_lead(p.id) and l.id <> p.id and l.site_id = any ((select rule.sites())::bigint[])
where p.site_id = any ((select rule.sites())::bigint[]);
comment on view api.patient is 'Patients as the plant knows them: code and initials.';

create view api.therapy_order with (security_barrier) as
select o.code, s.code as site, e.kind, e.coi, p.code as patient, p.initials, f.code as process, o.indication,
       o.consent_version, o.consent_date, o.weight_kg, o.weight_date, o.planned_dose, o.planned_dose_unit,
       o.infectious_markers, o.physician, o.status, o.version, b.code as batch
from core.therapy_order o
join core.therapy_event e on e.id = o.therapy_event_id
join core.site s on s.id = e.site_id
join core.process f on f.id = o.process_id
left join core.patient p on p.id = e.patient_id
left join lateral (select x.code from core.batch x where x.order_id = o.id order by x.id desc limit 1) b on true
where e.site_id = any ((select rule.sites())::bigint[]);
comment on view api.therapy_order is 'Orders with their chain of identity and status.';

create view api.batch_head with (security_barrier) as
select b.code, s.code as site, b.kind, e.coi, o.code as order_code, p.code as patient, p.initials,
       f.code as process, v.number as process_version, v.title as process_title, v.frame_kind, v.frame_authority, v.frame_reference,
       v.release_by, b.slot, b.mark,
       b.process_status, b.quality_status, b.version, m.code as remanufacture_of, b.remanufacture_reason,
       rule.similar_flag(p.id) as similar_names
from core.batch b
join core.site s on s.id = b.site_id
join core.therapy_event e on e.id = b.therapy_event_id
join core.therapy_order o on o.id = b.order_id
join core.process_version v on v.id = b.process_version_id
join core.process f on f.id = v.process_id
left join core.patient p on p.id = e.patient_id
left join core.batch m on m.id = b.remanufacture_of_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.batch_head is 'The head of a batch: whose, which process, both statuses.';

create view api.collection with (security_barrier) as
select c.id, b.code as batch, c.din, c.volume_ml, c.started_at, c.finished_at, q.code as performed_by, c.status, c.version
from core.collection c
join core.batch b on b.id = c.batch_id
join core.person q on q.id = c.performed_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.collection is 'Collections of a batch.';

create view api.container with (security_barrier) as
select c.code, b.code as batch, c.kind, c.volume_ml, c.status, c.version
from core.container c join core.batch b on b.id = c.batch_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.container is 'Containers of a batch, each with its own status.';

create view api.custody with (security_barrier) as
select t.id, b.code as batch, c.code as container, q.code as holder, t.holder_organisation, t.holder_name, t.waybill, t.place,
       t.since_at, t.condition_band, t.certificate, t.version,
       not exists (select from core.custody n where n.batch_id = t.batch_id and n.id > t.id
                   and (n.container_id is null or n.container_id is not distinct from t.container_id)) as now
from core.custody t
join core.batch b on b.id = t.batch_id
left join core.container c on c.id = t.container_id
left join core.person q on q.id = t.holder_person_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.custody is 'Who held the material, where, since when; now: still holds it.';

create view api.receipt with (security_barrier) as
select r.id, b.code as batch, c.code as container, r.received_at, q.code as received_by, r.volume_ml, r.temperature_c,
       r.seals, r.decision, r.decision_reason, d.code as decided_by, r.decided_at, r.status, r.version
from core.receipt r
join core.batch b on b.id = r.batch_id
join core.container c on c.id = r.container_id
join core.person q on q.id = r.received_by_id
left join core.person d on d.id = r.decided_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.receipt is 'Receipts of collection bags and what was decided.';

create view api.identity_check with (security_barrier) as
select k.id, b.code as batch, k.checkpoint, c.code as container, q.code as performed_by, k.checked_at, k.version,
       (select string_agg(concat_ws(' ', i.identifier, 'by', i.method, '(' || i.reason_code || ')'), ', ' order by i.id)
        from core.identity_item i where i.identity_check_id = k.id) as compared,
       (select w.code from core.signature g join core.person w on w.id = g.person_id
        where g.entity = 'identity_check' and g.record_id = k.id and g.meaning = 'witnessed' and g.superseded_at is null
        limit 1) as witnessed_by
from core.identity_check k
join core.batch b on b.id = k.batch_id
join core.person q on q.id = k.performed_by_id
left join core.container c on c.id = k.container_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.identity_check is 'Identity checks that agreed: which identifiers, by which method, who.';

create view api.infusion with (security_barrier) as
select i.id, b.code as batch, c.code as container, i.identity_check_id as identity_check, i.started_at, i.ended_at,
       i.volume_ml, i.remainder_ml, i.reaction, q.code as performed_by, i.version
from core.infusion i
join core.batch b on b.id = i.batch_id
join core.container c on c.id = i.container_id
join core.person q on q.id = i.performed_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.infusion is 'Infusions, one a container.';

-- A stop without a batch belongs to the sites of the person who met it. What was expected of a patient's
-- identity stays out of sight here; the record holds it.
create view api.near_miss with (security_barrier) as
select n.id, b.code as batch, n.act, n.code, n.rule,
       regexp_replace(n.expected, '^(name|birth_date|record_number) .*$', '\1 of the patient') as expected,
       n.way_out, q.code as person, n.happened_at
from core.near_miss n
join core.person q on q.id = n.person_id
left join core.batch b on b.id = n.batch_id
where (select rule.sees_ledger())
   or (n.batch_id is not null and b.site_id = any ((select rule.sites())::bigint[]))
   or (n.batch_id is null and exists (select from core.person_role r where r.person_id = n.person_id
                                      and r.status = 'approved' and r.site_id = any ((select rule.sites())::bigint[])));
comment on view api.near_miss is 'Stops: what was expected, by which rule, what to do. Learning, not blame.';
