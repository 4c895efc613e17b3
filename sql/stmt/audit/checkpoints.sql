-- Stored tree heads, oldest first.
-- shape: rows
select incarnation::bigint, size, root, text from api.ledger_checkpoint order by incarnation, size;
