-- Events that are earlier than the one before them, and what the record says of it.
-- shape: rows
select stream, position, at, was_at, step, judgement from api.ledger_clock();
