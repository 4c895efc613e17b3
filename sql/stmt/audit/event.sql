-- The bytes of one event, as hexadecimal digits.
-- shape: rows
select encode(body, 'hex') as body from api.ledger_event
where stream = :'stream'::bigint and position = :'position'::bigint;
