-- Clocks that ran past a limit, before an id, the newest first.
-- shape: rows
select id, batch, timer, title, bound, revision, finding, stands, started_at, breached_at, found_at
from api.timer_breach
where id = any (api.timer_breach_page(before => :'before'::bigint, rows => :'limit'::bigint))
order by id desc
