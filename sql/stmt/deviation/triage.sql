-- Deviations that are not closed, the critical first.
-- shape: rows
select id, batch, class, status, impact, description, detected_at, opened_by, version
from api.deviation
where status <> 'closed'
order by status = 'assessed', array_position(array['critical', 'major', 'minor'], class), id
limit 500
