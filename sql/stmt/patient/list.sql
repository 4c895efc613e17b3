-- Patients after a code.
-- shape: rows
select code, initials, site, lead, also, version
from api.patient
where code = any (api.patient_page(after => :'after', rows => :'limit'::bigint))
order by code
