-- Sites.
-- shape: rows
select id, code, title, time_zone, version
from api.site
order by id limit 200
