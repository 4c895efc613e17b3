-- Containers of a batch.
-- shape: rows
select code, kind, volume_ml, status, version
from api.container
where batch = :'batch'
order by code limit 500
