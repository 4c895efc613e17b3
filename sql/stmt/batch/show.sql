-- One batch with its statuses.
-- shape: row
select id, batch, mark, kind, coi, patient, order_code, site, process, process_version, product, frame, retention,
       time_zone, slot, weight_kg, weight_date, planned_dose, planned_dose_unit, process_status, quality_status, stage, day,
       next_step, next_title || ' (' || next_step || ')' as next, next_due_at, qc, verdict, open_items, version, similar_names
from api.batch
where batch = :'batch'
limit 1
