-- One signature on a record of a batch, with the text that was signed.
-- shape: row
select id, batch, entity, record_id, record_version, meaning, signer, role, signed_at, valid, superseded_at, superseded_by, digest, content
from api.signature
where id = :'signature'::bigint
limit 1
