-- What people read of transport, thaw, disposal, follow-up and notification, and the genealogy of a therapy event.

create view api.shipment with (security_barrier) as
select s.id, b.code as batch, s.direction, s.shipper, s.seal, s.logger, t.holder_organisation as organisation, t.holder_name as name,
       t.waybill, s.condition_band, s.sent_at, p.code as sent_by, s.status, s.received_at, q.code as received_by, s.seals, s.trace,
       s.trace_low_c, s.trace_high_c, s.difference,
       (select string_agg(c.code || ' ' || m.status, ', ' order by c.code) from core.shipment_container m
        join core.container c on c.id = m.container_id where m.shipment_id = s.id) as containers, s.version
from core.shipment s
join core.batch b on b.id = s.batch_id
join core.custody t on t.id = s.custody_id
join core.person p on p.id = s.sent_by_id
left join core.person q on q.id = s.received_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.shipment is 'Shippers with their manifest and what arrived.';

create view api.thaw with (security_barrier) as
select t.id, b.code as batch, c.code as container, t.material, t.started_at, t.limit_at, t.status, t.ended_at, t.found_at,
       p.code as performed_by,
       (select w.code from core.signature g join core.person w on w.id = g.person_id
        where g.entity = 'thaw' and g.record_id = t.id and g.superseded_at is null limit 1) as witnessed_by, t.version
from core.thaw t
join core.batch b on b.id = t.batch_id
join core.container c on c.id = t.container_id
join core.person p on p.id = t.performed_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.thaw is 'Thawed containers with their clocks.';

create view api.disposal with (security_barrier) as
select d.id, b.code as batch, c.code as container, d.way, d.consent, d.quantity_ml, d.reason, d.disposed_at, p.code as performed_by,
       d.status, d.withdraw_code, d.withdraw_reason, d.withdrawn_at, w.code as withdrawn_by, d.version
from core.disposal d
join core.batch b on b.id = d.batch_id
join core.container c on c.id = d.container_id
join core.person p on p.id = d.performed_by_id
left join core.person w on w.id = d.withdrawn_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.disposal is 'What was destroyed or given to research, and what was withdrawn of it.';

create view api.follow_up with (security_barrier) as
select f.id, b.code as batch, f.kind, f.grade, rule.follow_up_day(b, f.seen_at) as day, f.seen_at, f.words, p.code as recorded_by, f.recorded_at
from core.follow_up f
join core.batch b on b.id = f.batch_id
join core.person p on p.id = f.recorded_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.follow_up is 'What was seen of patients after infusion.';

create view api.notification with (security_barrier) as
select n.id, b.code as batch, n.kind, n.words, n.physician, n.opened_at, n.status, p.code as acknowledged_by, n.acknowledged_at,
       n.answer, n.version
from core.notification n
join core.batch b on b.id = n.batch_id
left join core.person p on p.id = n.acknowledged_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.notification is 'What the treating side must learn, until it says that it has.';

create view api.supply_request with (security_barrier) as
select r.id, b.code as batch, r.physician, r.reason, p.code as requested_by, r.requested_at, r.status, r.version
from core.supply_request r
join core.batch b on b.id = r.batch_id
join core.person p on p.id = r.requested_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.supply_request is 'Requests for supply of what failed its specification.';

create view api.recall with (security_barrier) as
select x.id, b.code as batch, x.reason, p.code as proposed_by, x.proposed_at, x.status, x.version
from core.recall x
join core.batch b on b.id = x.batch_id
join core.person p on p.id = x.proposed_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.recall is 'Recalls, proposed and signed.';

-- One therapy event from the vein to the vein: each row names what it came from. Batches come from the order or from the
-- batch that they replace, containers from a donation, a pool or a step of their batch, samples and infusions from those; lots
-- of material came into a batch, devices worked on it.
create view api.genealogy with (security_barrier) as
with part (therapy_event_id, site_id, place, id, kind, code, parent, status, words) as (
    select o.therapy_event_id, e.site_id, 1, o.id, 'order', o.code::text, e.coi::text, o.status, o.indication::text
    from core.therapy_order o join core.therapy_event e on e.id = o.therapy_event_id
    union all
    select b.therapy_event_id, b.site_id, 2, b.id, 'batch', b.code, coalesce(m.code, o.code), b.process_status || '/' || b.quality_status,
           b.remanufacture_reason
    from core.batch b join core.therapy_order o on o.id = b.order_id left join core.batch m on m.id = b.remanufacture_of_id
    union all
    select b.therapy_event_id, b.site_id, 3, k.id, 'collection', coalesce(k.din, 'collection ' || k.id), b.code, k.status, k.volume_ml || ' mL'
    from core.collection k join core.batch b on b.id = k.batch_id
    union all
    select b.therapy_event_id, b.site_id, 4, c.id, 'container', c.code, coalesce(
               (select string_agg(q.code, ', ' order by q.id) from core.container_source x join core.container q on q.id = x.source_id
                where x.container_id = c.id),
               (select k.din from core.collection k where k.batch_id = b.id and k.din = c.code),
               b.code), c.status, c.kind
    from core.container c join core.batch b on b.id = c.batch_id
    union all
    select b.therapy_event_id, b.site_id, 5, s.id, 'sample', s.code, b.code,
           (select count(*) from core.result r where r.sample_id = s.id and r.revision = 1) || ' results', s.sample
    from core.sample s join core.batch b on b.id = s.batch_id
    union all
    select b.therapy_event_id, b.site_id, 6, i.id, 'infusion', 'infusion ' || i.id, c.code, 'given', i.volume_ml || ' mL'
    from core.infusion i join core.batch b on b.id = i.batch_id join core.container c on c.id = i.container_id
    union all
    select b.therapy_event_id, b.site_id, 7, d.id, 'disposal', 'disposal ' || d.id, c.code,
           case d.status when 'withdrawn' then 'withdrawn' else d.way end, concat_ws('; withdrawn: ', d.reason, d.withdraw_reason)
    from core.disposal d join core.batch b on b.id = d.batch_id join core.container c on c.id = d.container_id
    union all
    select b.therapy_event_id, b.site_id, 8, u.id, 'lot', l.code, b.code, l.status,
           concat_ws(', ', l.material, 'step ' || s.code || ' ' || u.occurrence, rule.lot_amount(u.quantity, l.unit))
    from core.lot_use u join core.batch b on b.id = u.batch_id join core.lot l on l.id = u.lot_id join core.process_step s on s.id = u.process_step_id
    where u.status = 'used'
    union all
    -- as it stood when it was used; what a later calibration makes of it is said all the same
    select b.therapy_event_id, b.site_id, 9, u.id, 'device', e.code, b.code,
           case when d.id is not null then 'in doubt' else coalesce(rule.equipment_fault(e, u.event_at), 'usable') end,
           concat_ws(', ', e.class, 'step ' || s.code || ' ' || u.occurrence, 'serial ' || e.serial)
    from core.equipment_use u join core.batch b on b.id = u.batch_id join core.equipment e on e.id = u.equipment_id
    join core.process_step s on s.id = u.process_step_id
    left join lateral rule.calibration_doubt(e.id, u.event_at) d on true
    where u.status = 'used'
)
select e.coi, p.place, p.id, p.kind, p.code, p.parent, p.status, p.words
from part p join core.therapy_event e on e.id = p.therapy_event_id
where p.site_id = any ((select rule.sites())::bigint[]);
comment on view api.genealogy is 'Everything of one therapy event with what it came from, all batches together.';
