-- Clocks of a batch that ran past a limit, the newest first.
-- shape: rows
select id, batch, timer, title, bound, revision, finding, stands, started_at, breached_at, found_at
from api.timer_breach
where batch = :'batch'
order by id desc limit 5000
