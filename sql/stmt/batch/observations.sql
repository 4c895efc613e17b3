-- Values of the steps of a batch in all revisions; of one recorded step when it is given.
-- shape: rows
select id, step_execution, step, title, occurrence, event_at, field, label, unit, revision, current, number, word, moment,
       not_recorded, reason_code, reason, breach, entry_mode, entry_source, entered_by, entered_at, version
from api.observation
where batch = :'batch' and (:'step_execution'::bigint is null or step_execution = :'step_execution'::bigint)
order by step_execution, field_place, revision
limit 5000
