-- What the review of a batch's record looks at: everything that is not as the process says it. A line has what happened
-- and what was answered to it; where it is empty nobody has said anything yet.
create view api.review_exception with (security_barrier) as
with item (batch, place, kind, what, answer, at, person, step_execution, sample, result, deviation) as (
    select s.batch, 1, 'late', format('%s %s entered late', s.title, s.occurrence), s.late_reason, s.entered_at, s.recorded_by,
           s.step_execution, null::text, null::bigint, null::bigint
    from api.batch_step s where s.entry_mode = 'late' and s.state <> 'invalidated'
    union all
    select o.batch, 2, case when o.not_recorded is not null then 'no value' when o.breach <> '' then o.breach when o.revision > 1 then 'corrected'
                            else 'unusual' end,
           format('%s %s, %s: %s', o.step, o.occurrence, o.label, coalesce(o.number::text, o.word, rule.utc(o.moment), 'not recorded, ' || o.not_recorded)),
           case when o.reason is not null then o.reason
                when o.breach = 'action' then (select t.decision || ': ' || t.reason from core.triage t
                                               join core.process_field f on f.id = t.process_field_id
                                               where t.step_execution_id = o.step_execution and f.name = o.field and t.revision = o.revision limit 1)
                when o.breach <> '' then (select c.words from api.comment c where c.step_execution = o.step_execution
                                          and c.written_at >= o.entered_at order by c.id limit 1)
                when o.confirmed then 'typed twice, being outside the plausible range' end,
           o.entered_at, o.entered_by, o.step_execution, null, null, null
    from api.observation o
    where o.current and not o.hidden and not o.invalidated and (o.breach <> '' or o.not_recorded is not null or o.revision > 1 or o.confirmed)
    union all
    select m.batch, 3, 'missed', format('%s due %s', m.step, rule.utc(m.due_at)), m.reason, m.documented_at, m.documented_by, null, null, null, null
    from api.step_missed m
    union all
    select p.batch, 4, p.proposal, concat_ws(' ', p.step, p.occurrence, p.status), p.reason, p.proposed_at, p.proposed_by, p.step_execution,
           null, null, p.deviation
    from api.step_proposal p where p.status <> 'withdrawn'
    union all
    select t.batch, 5, 'clock', t.title || ' past its ' || t.bound, null, t.found_at, null, null, null, null, null
    from api.timer_breach t where t.stands
    union all
    select m.batch, 6, 'late', format('sample %s registered late', m.sample), m.late_reason, m.drawn_at, m.drawn_by, null, m.sample, null, null
    from api.sample m where m.entry_mode = 'late'
    union all
    select r.batch, 7, case when r.revision > 1 then 'corrected' when r.test > 1 then 'retest' else r.verdict end,
           format('%s on %s: %s', r.label, r.sample, r.value),
           coalesce(r.reason, (select coalesce(i.conclusion, 'investigation ' || i.id || ' is open') from api.investigation i
                               where i.result = r.id order by i.id desc limit 1)), r.entered_at, r.analyst, null, null, r.id, null
    from api.result r where r.current and (r.verdict in ('fail', 'not decidable') or r.revision > 1 or r.test > 1)
    union all
    select h.batch, 8, 'hold', 'hold ' || h.id || ': ' || h.reason, h.lift_reason, h.placed_at, h.placed_by, null, null, null, null from api.hold h
    union all
    select n.batch, 9, 'near miss', n.act || ': ' || n.code || ' ' || n.rule, null, n.happened_at, n.person, null, null, null, null
    from api.near_miss n where rule.reviewed_near_miss(n.code, n.expected)
    union all
    select d.batch, 10, 'deviation', format('%s deviation %s: %s', d.class, d.id, d.description),
           concat_ws(': ', d.impact, d.impact_reason), d.opened_at, d.opened_by, null, null, null, d.id
    from api.deviation d
    union all
    select c.batch, 11, 'corrected', format('%s: %s instead of %s', c.title, c.after, c.before), c.reason, c.corrected_at, c.corrected_by,
           null, null, null, null
    from api.correction c where c.entity not in ('observation', 'result') and c.batch is not null
    union all
    select m.batch, 12, 'no lot', format('%s %s: no lot of %s', m.step, m.occurrence, m.material), null, null, null, null, null, null, null
    from api.step_material m where m.state = 'missing'
    union all
    select u.batch, 13, case when u.status = 'withdrawn' then 'withdrawn' when u.entry_mode = 'late' then 'late' else 'lot' end,
           concat_ws(' ', u.step, u.occurrence || ':', 'lot', u.lot, 'of', u.material, case when u.status = 'used' then u.lot_now end),
           coalesce(u.withdraw_reason, u.late_reason), coalesce(u.withdrawn_at, u.entered_at), coalesce(u.withdrawn_by, u.recorded_by),
           null, null, null, null
    from api.lot_use u where u.status = 'withdrawn' or u.entry_mode = 'late' or u.lot_now = 'rejected'
    union all
    -- one line for all occurrences of a step that is repeated
    select m.batch, 14, 'no device', format('%s %s: no device of class %s', m.step, string_agg(m.occurrence::text, ', ' order by m.occurrence), m.class),
           null, null, null, null, null, null, null
    from api.step_equipment m where m.state = 'missing' group by m.batch, m.step, m.class
    union all
    select u.batch, 15, case when u.status = 'withdrawn' then 'withdrawn' when u.entry_mode = 'late' then 'late' when u.method = 'keyed' then 'keyed' else 'device' end,
           concat_ws(' ', u.step, u.occurrence || ':', 'device', u.equipment, 'of class', u.class,
                     'found out of tolerance ' || rule.utc(u.doubted_at)),
           coalesce(u.withdraw_reason, u.late_reason, u.reason_code), coalesce(u.withdrawn_at, u.entered_at), coalesce(u.withdrawn_by, u.recorded_by),
           null, null, null, null
    from api.equipment_use u where u.status = 'withdrawn' or u.entry_mode = 'late' or u.method = 'keyed' or u.doubted_at is not null
)
select i.batch, b.id as batch_id, i.place, i.kind, i.what, i.answer, i.at, i.person, i.step_execution, i.sample, i.result, i.deviation,
       i.place || ' ' || row_number() over (partition by i.batch, i.place order by i.at, i.what) as key
from item i join core.batch b on b.code = i.batch
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.review_exception is 'What of a batch''s record is not as planned, with what was answered to it: what a review walks through.';
