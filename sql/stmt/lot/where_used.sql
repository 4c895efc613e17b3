-- Batches that a lot went into: how they stand, and who holds their containers now.
-- shape: rows
select lot, material, batch, site, coi, patient, steps, titles, quantity, unit, first_used_at, last_used_at, process_status, quality_status,
       findings, containers, held_by
from api.lot_batch
where lot = :'lot'
order by first_used_at, batch limit 2000
