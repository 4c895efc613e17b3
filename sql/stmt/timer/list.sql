-- Clocks that run, those past a limit first; of one batch: the finished ones too.
-- shape: rows
select batch, timer, title, from_edge, from_step, from_at, to_edge, to_step, to_at, elapsed, warn_after, limit_after, absolute_after,
       state, past, due_at
from api.timer
where case when :'batch'::text is null then state in ('running', 'warn', 'over') else batch = :'batch' end
order by state = 'over' desc, state = 'warn' desc, due_at, batch, timer
limit 500
