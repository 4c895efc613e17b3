-- The newest tree head, for what a client remembers.
-- shape: rows
select origin, size, root, text from api.ledger_head();
