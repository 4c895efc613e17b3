-- Open and recent batches after an id (page by id; orders that wait have ids below zero).
-- shape: rows
select id, batch, mark, kind, product, patient, site, stage, qc, day, vcc, viability, viability_breach,
       next_step, next_due_at, open_items, process_status, quality_status, custody, verdict, slot, version, similar_names
from api.board
where id > :'after'::bigint
order by id
limit :'limit'::bigint
