-- One value of a recorded step in all its revisions, the oldest first.
-- shape: rows
select revision, current, number, word, moment, not_recorded, unit, breach, reason_code, reason, entry_mode, entered_by, entered_at
from api.observation
where step_execution = :'step_execution'::bigint and field = :'field'
order by revision
limit 500
