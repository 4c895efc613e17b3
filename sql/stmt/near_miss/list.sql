-- Near misses before an id, the newest first.
-- shape: rows
select id, batch, act, code, rule, expected, way_out, person, happened_at
from api.near_miss
where id = any (api.near_miss_page(before => :'before'::bigint, rows => :'limit'::bigint))
order by id desc
