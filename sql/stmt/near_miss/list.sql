-- Near misses, newest first; of one batch when it is given.
-- shape: rows
select id, batch, act, code, rule, expected, way_out, person, happened_at
from api.near_miss
where :'batch'::text is null or batch = :'batch'
order by id desc limit 200
