-- What lies in storage, by location and position.
-- shape: rows
select location, position, container, batch, condition_band, put_at, put_by
from api.storage
where status = 'stored'
order by location, position limit 1000
