-- What persons who are gone have left open.
-- shape: rows
select person, printed_name, kind, record, batch, since, way_out
from api.left_work
order by person, kind, record limit 500
