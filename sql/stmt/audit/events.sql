-- All events of all streams in order, with their bytes and the columns that repeat them.
-- shape: rows
select stream, position, body, at, lab_at, login, person, entity, key, kind, act, request
from api.ledger_event order by stream, position;
