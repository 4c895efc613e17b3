-- What QA has to decide: values at their action level, then deviations that are not closed, the critical first.
-- shape: rows
select id, batch, class, status, impact, description, detected_at, opened_by, version
from (select d.id, d.batch, d.class, d.status, d.impact, d.description, d.detected_at, d.opened_by, d.version,
             1 + (d.status = 'assessed')::integer as part, array_position(array['critical', 'major', 'minor'], d.class) as rank
      from api.deviation d
      where d.status <> 'closed'
      union all
      select m.step_execution, m.batch, 'value', 'triage', null, format('%s %s, %s: %s %s', m.step, m.occurrence, m.label, m.number, m.unit),
             m.entered_at, m.entered_by, m.version, 0, 0
      from api.alarm m
      where m.level = 'action') t
order by part, rank, id
limit 500
