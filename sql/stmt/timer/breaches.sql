-- Clocks that ran past a limit, newest first; of one batch when it is given.
-- shape: rows
select id, batch, timer, title, bound, revision, finding, stands, started_at, breached_at, found_at
from api.timer_breach
where :'batch'::text is null or batch = :'batch'
order by id desc
limit 500
