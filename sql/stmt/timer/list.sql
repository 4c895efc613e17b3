-- Clocks that run, those past a limit first, then by due time; a page goes on after the last row's key.
-- shape: rows
select batch, timer, title, from_edge, from_step, from_at, to_edge, to_step, to_at, elapsed, warn_after, limit_after, absolute_after,
       state, past, due_at, key
from api.timer_running
where key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
