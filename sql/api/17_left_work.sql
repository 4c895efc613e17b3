-- What somebody who is gone (inactive, or out of date) has left open, for QA and managers to give to somebody else.
-- Nothing of it is changed by their going: each line names the act that takes it on.
create view api.left_work with (security_barrier) as
with gone as materialized (
    select p.id, p.code, p.printed_name from core.person p
    where p.status = 'inactive' or (p.status = 'active' and p.valid_until <= rule.now())
), batches as (
    select b.id, b.code from core.batch b where b.site_id = any ((select rule.sites())::bigint[])
), homes as (
    select distinct on (r.person_id) r.person_id, r.site_id from core.person_role r order by r.person_id, r.status = 'withdrawn', r.id
), work (person_id, kind, record, batch_id, since, way) as (
    select d.proposed_by_id, 'disposition', d.id, d.batch_id, d.proposed_at, 'QA signs or withdraws it: disposition_withdraw'
    from core.disposition d where d.status = 'proposed'
    union all
    select h.placed_by_id, 'hold', h.id, h.batch_id, h.placed_at, 'QA lifts it with a reason: hold_lift'
    from core.hold h where h.status = 'open'
    union all
    select d.opened_by_id, 'deviation', d.id, d.batch_id, d.opened_at, 'QA decides and closes: deviation_assess, deviation_close'
    from core.deviation d where d.status <> 'closed'
    union all
    select i.opened_by_id, 'investigation', i.id, i.batch_id, i.opened_at, 'a reviewer or QA goes on: investigation_note, investigation_conclude'
    from core.investigation i where i.status = 'open'
    union all
    select a.proposed_by_id, 'abort', a.id, a.batch_id, a.proposed_at, 'QA signs it'
    from core.abort a where a.status = 'proposed'
    union all
    select x.performed_by_id, 'step', x.id, x.batch_id, x.entered_at, 'another person signs; a value is corrected with its reason: observation_correct'
    from core.step_execution x where x.status = 'recorded'
    union all
    select c.holder_person_id, 'custody', c.id, c.batch_id, c.since_at, 'whoever has it now takes it over: custody_hand_over'
    from core.custody c
    where c.holder_person_id is not null and not exists (select from core.custody n where n.batch_id = c.batch_id and n.id > c.id)
)
select g.code as person, g.printed_name, w.kind, w.record, b.code::text as batch, w.since, w.way as way_out
from gone g join work w on w.person_id = g.id join batches b on b.id = w.batch_id
where (select rule.holds('qa manager'))
union all
select g.code, g.printed_name, w.kind, w.record, null, w.since, w.way
from gone g join (
    select p.proposed_by_id, 'person', p.id, null::timestamptz, 'QA signs it', h.site_id
    from core.person p join homes h on h.person_id = p.id where p.status = 'proposed'
    union all
    select r.proposed_by_id, 'person_role', r.id, r.valid_from, 'QA signs or withdraws it: role_withdraw', r.site_id
    from core.person_role r join core.person p on p.id = r.person_id where r.status = 'proposed' and p.status <> 'proposed'
    union all
    select t.proposed_by_id, 'training', t.id, null, 'QA signs it', h.site_id
    from core.training t join homes h on h.person_id = t.person_id where t.status = 'proposed'
    union all
    select r.proposed_by_id, 'account_request', r.id, r.proposed_at, 'QA signs or withdraws it: account_withdraw', h.site_id
    from core.account_request r join homes h on h.person_id = r.person_id where r.status = 'proposed'
    union all
    select v.proposed_by_id, 'process_version', v.id, null, 'signed, or retired: process_retire', null
    from core.process_version v where v.status in ('draft', 'approved')
) w (person_id, kind, record, since, way, site_id) on w.person_id = g.id
where (select rule.holds('qa manager')) and (w.site_id is null or w.site_id = any ((select rule.sites())::bigint[]));
comment on view api.left_work is 'What persons who are gone have left open.';
