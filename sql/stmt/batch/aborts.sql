-- Aborts of a batch, proposed or signed.
-- shape: rows
select id, reason, proposed_by, proposed_at, status, version
from api.abort
where batch = :'batch'
order by id
limit 10
