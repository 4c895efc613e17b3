-- Every signature with its text and what is wrong about it beyond its digest.
-- shape: rows
select stream, position, at, record, key, digest, content, problem from api.ledger_signatures();
