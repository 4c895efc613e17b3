-- Timers of a process version.
-- shape: rows
select id, timer, title, from_edge, from_step, to_edge, to_step, warn_us, limit_us, absolute_us
from api.process_timer
where process = :'process' and number = :'number'::bigint
order by id limit 1000
