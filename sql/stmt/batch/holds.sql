-- Holds of a batch.
-- shape: rows
select id, reason, placed_by, placed_at, status, lift_reason, lifted_by, version
from api.hold
where batch = :'batch'
order by id
limit 200
