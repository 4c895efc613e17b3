-- The status report of all open and recent batches.
-- shape: rows
select site, batch, mark, kind, product, patient, stage, qc, day, vcc, viability, viability_breach, next_step,
       next_due_at, open_items, process_status, quality_status, custody, verdict, waits_for, slot
from report.status
where id > :'after'::bigint
order by id
limit :'limit'::bigint
