-- Near misses of a batch, the newest first.
-- shape: rows
select id, batch, act, code, rule, expected, way_out, person, happened_at
from api.near_miss
where batch = :'batch'
order by id desc limit 5000
