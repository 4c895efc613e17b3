-- Infusions of a batch.
-- shape: rows
select id, container, identity_check, started_at, ended_at, volume_ml, remainder_ml, reaction,
    performed_by, version
from api.infusion
where batch = :'batch'
order by id limit 100
