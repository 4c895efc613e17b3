-- Decisions about a batch.
-- shape: rows
select id, decision, verdict, evaluation, reason, proposed_by, proposed_at, status, signed, version, signature_next
from api.disposition
where batch = :'batch'
order by id
limit 200
