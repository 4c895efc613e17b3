-- Recalls of a batch.
-- shape: rows
select id, reason, proposed_by, proposed_at, status, version
from api.recall
where batch = :'batch'
order by id limit 10
