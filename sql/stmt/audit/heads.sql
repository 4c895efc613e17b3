-- The head of every stream.
-- shape: rows
select stream, position, head from api.ledger_stream order by stream;
