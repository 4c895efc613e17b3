-- What QA has to decide: values at their action level, then open deviations, the critical first; pages by the key.
-- shape: rows
select id, batch, class, status, impact, description, detected_at, opened_by, version, key
from (select d.id, d.batch, d.class, d.status, d.impact, d.description, d.detected_at, d.opened_by, d.version, d.key
      from api.deviation_open d
      union all
      select m.step_execution, m.batch, 'value', 'triage', null, format('%s %s, %s: %s %s', m.step, m.occurrence, m.label, m.number, m.unit),
             m.entered_at, m.entered_by, m.version, concat_ws(' ', '0', '0', lpad(m.step_execution::text, 19, '0'), m.field)
      from api.alarm m
      where m.level = 'action') t
where key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
