-- Batches whose patient has a same or similar name or birth date as another patient in work.
-- shape: rows
select batch, patient, initials, similar_to, similar_initials, site
from api.similar_patient
order by batch, similar_to limit 500
