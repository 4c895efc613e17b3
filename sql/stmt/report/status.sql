-- The status report of all open and recent batches; of one site, stage or status when it is given.
-- shape: rows
select site, batch, mark, kind, product, patient, stage, qc, day, vcc, viability, viability_breach, next_step,
       next_due_at, open_items, process_status, quality_status, custody, verdict, waits_for, slot
from report.status
where id > :'after'::bigint
  and (:'site'::text is null or site = :'site')
  and (:'stage'::text is null or stage = :'stage')
  and (:'status'::text is null or process_status = :'status' or quality_status = :'status')
order by id
limit :'limit'::bigint
