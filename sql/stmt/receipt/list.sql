-- Receipts of a batch.
-- shape: rows
select id, container, received_at, received_by, volume_ml, temperature_c, seals, decision,
    decision_reason, decided_by, decided_at, status, version
from api.receipt
where batch = :'batch'
order by id limit 100
