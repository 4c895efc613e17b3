-- Registrations that are one person, and what was proposed about them.
-- shape: rows
select id, kind, lead, other, ends, status, evidence, reason, proposed_by, proposed_at, approved_by, version
from api.patient_merge
order by id limit 500
