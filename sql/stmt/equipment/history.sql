-- What happened to a device, oldest first.
-- shape: rows
select at, kind, words, until, person, entity, record, version, changed
from api.equipment_history
where equipment = :'equipment'
order by at, kind limit 2000
