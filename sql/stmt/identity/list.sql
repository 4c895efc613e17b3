-- Identity checks of a batch.
-- shape: rows
select id, checkpoint, container, performed_by, checked_at, compared, witnessed_by, version
from api.identity_check
where batch = :'batch'
order by id limit 500
