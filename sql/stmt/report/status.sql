-- The status report, a page of it: orders that wait and batches with what each one waits for; ended ones when asked.
-- shape: rows
select id, site, batch, mark, kind, product, patient, stage, qc, day, vcc, viability, viability_breach, next_step,
       next_due_at, open_items, process_status, quality_status, custody, verdict, waits_for, slot
from api.board_page(after => :'after'::bigint, rows => :'limit'::bigint, site => :'site', stage => :'stage', status => :'status',
    qc => :'qc', mark => :'mark', closed => :'closed'::boolean, batch => :'batch')
