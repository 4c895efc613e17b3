-- Clocks of a batch, running and finished.
-- shape: rows
select batch, timer, title, from_edge, from_step, from_at, to_edge, to_step, to_at, elapsed, warn_after, limit_after, absolute_after,
       state, past, due_at
from api.timer
where batch = :'batch'
order by state = 'over' desc, state = 'warn' desc, due_at, timer
limit 1000
