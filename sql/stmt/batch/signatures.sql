-- Signatures on the records of a batch.
-- shape: rows
select id, entity, record_id, record_version, meaning, signer, role, signed_at, valid, superseded_at, superseded_by
from api.signature
where batch = :'batch'
order by id
limit 5000
