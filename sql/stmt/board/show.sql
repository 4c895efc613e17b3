-- A page of the board after an id: orders that wait (ids below zero), then batches; ended ones only when asked.
-- shape: rows
select id, batch, mark, kind, product, patient, site, stage, qc, day, vcc, viability, viability_breach,
       next_step, next_due_at, open_items, process_status, quality_status, custody, verdict, waits_for, slot, version,
       case when id < 0 then 'batch_issue' end as act
from api.board_page(after => :'after'::bigint, rows => :'limit'::bigint, site => :'site', stage => :'stage', status => :'status',
    qc => :'qc', mark => :'mark', closed => :'closed'::boolean, batch => :'batch')
