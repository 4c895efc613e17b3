-- The leaves, stream by stream in ascending position.
-- shape: copy
copy (select idx, stream, position from api.ledger_leaf order by stream, position, idx) to stdout (format binary);
