-- All events with their bytes and the columns that repeat them, in the order in which they lie on disk.
-- shape: copy
copy (
    select stream, position, body, at, lab_at, login, person, entity, key, kind, act, request
    from api.ledger_event
) to stdout (format binary);
