-- Batches that used a device, between two moments when they are given: how they stand, and who holds their containers now.
-- shape: rows
select equipment, batch, string_agg(distinct step, ', ') as steps, min(event_at) as first_used_at, max(event_at) as last_used_at,
       process_status, quality_status, containers, held_by
from api.equipment_use
where equipment = :'equipment' and status = 'used'
  and (:'since'::timestamptz is null or event_at >= :'since'::timestamptz)
  and (:'until'::timestamptz is null or event_at < :'until'::timestamptz)
group by equipment, batch, process_status, quality_status, containers, held_by
order by min(event_at), batch limit 2000
