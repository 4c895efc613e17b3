-- Batches whose records an inspector may read.
-- shape: rows
select id, batch, site, process, process_version, product, frame
from api.inspected_batch
where id > :'after'::bigint
order by id limit 500
