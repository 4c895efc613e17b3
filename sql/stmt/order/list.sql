-- Orders, open ones first.
-- shape: rows
select code, site, kind, coi, patient, initials, process, indication, status, version, batch
from api.therapy_order
order by status = 'ordered' desc, code limit 500
