-- Batches that used a device after it was found good for the last time before it was found out of tolerance; of one device when it is given.
-- shape: rows
select equipment, class, found_at, certificate, good_at, batch, steps, titles, first_used_at, last_used_at, process_status, quality_status, containers,
       held_by, deviations
from api.equipment_doubt
where (:'equipment'::text is null or equipment = :'equipment')
order by found_at desc, equipment, first_used_at, batch limit 2000
