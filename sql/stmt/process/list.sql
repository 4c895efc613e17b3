-- Families of process documents.
-- shape: rows
select id, process, in_force, latest
from api.process
order by process limit 500
