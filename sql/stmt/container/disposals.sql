-- Disposals of a batch, oldest first.
-- shape: rows
select id, container, way, consent, quantity_ml, reason, disposed_at, performed_by, status, withdraw_code, withdraw_reason, withdrawn_at, withdrawn_by, version
from api.disposal
where batch = :'batch'
order by id limit 500
