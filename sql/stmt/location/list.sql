-- Storage locations with how much lies in them.
-- shape: rows
select site, code, title, condition_band, capacity, stored, status, version
from api.location
order by site, code limit 500
