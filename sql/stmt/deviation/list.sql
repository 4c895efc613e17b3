-- Deviations of a batch.
-- shape: rows
select id, class, step, occurrence, description, immediate_action, detected_at, opened_by, opened_at, status, impact,
    impact_reason, assessed_by, assessed_at, cause, corrective_action, closed_by, closed_at, version
from api.deviation
where batch = :'batch'
order by id
limit 200
