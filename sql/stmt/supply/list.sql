-- Requests for supply of a batch that failed its specification.
-- shape: rows
select id, physician, reason, requested_by, requested_at, status, version
from api.supply_request
where batch = :'batch'
order by id limit 100
