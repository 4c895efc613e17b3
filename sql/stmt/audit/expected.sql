-- What the present release consists of, as its build recorded it.
-- shape: rows
select kind, identity, encode(sha256, 'hex') as sha256 from api.ledger_catalogue;
