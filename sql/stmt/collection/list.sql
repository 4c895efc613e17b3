-- Collections of a batch.
-- shape: rows
select id, din, volume_ml, started_at, finished_at, performed_by, status, version
from api.collection
where batch = :'batch'
order by id limit 100
