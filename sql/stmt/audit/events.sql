-- All events with their bytes and the columns that repeat them, in the order in which they lie on disk.
-- shape: rows
select stream, position, body, at, lab_at, login, person, entity, key, kind, act, request
from api.ledger_event;
