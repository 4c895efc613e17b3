-- Signatures on the records of a batch.
-- shape: rows
select id, entity, record_id, record_version, meaning, signer, role, signed_at, valid, superseded_at, superseded_by,
       substring(left(content, 1000) from E'\n(?:operation|step|decision|investigation|container|checkpoint|donation number): ([^\n]*)') as about
from api.signature
where batch = :'batch'
order by id
limit 5000
