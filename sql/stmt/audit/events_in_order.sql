-- The same, stream by stream in ascending position: for finding the place of what is wrong.
-- shape: copy
copy (
    select stream, position, body, at, lab_at, login, person, entity, key, kind, act, request
    from api.ledger_event order by stream, position
) to stdout (format binary);
