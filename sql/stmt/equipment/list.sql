-- Devices, by class and code; of one class when it is given.
-- shape: rows
select id, site, equipment, class, title, serial, state, due_on, calibrated_at, certificate, out_since, out_reason, signature_next, version
from api.equipment
where (:'class'::text is null or class = :'class')
order by class, equipment limit 2000
