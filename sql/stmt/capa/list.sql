-- Corrective actions: of a batch, else all that are open, the next due first.
-- shape: rows
select id, batch, deviation, reference, action, owner, owner_name, due, opened_by, opened_at, status, outcome, done_by, done_at, version
from api.capa
where case when :'batch'::text is null then status = 'open' else batch = :'batch' end
order by status desc, due, id
limit 500
