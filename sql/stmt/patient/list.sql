-- Patients by code.
-- shape: rows
select code, initials, site, lead, also, version
from api.patient
order by code limit 500
