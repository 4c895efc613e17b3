-- Records whose row is not what the ledger says, and changes without an act.
-- shape: rows
select kind, stream, position, at, entity, key, encode(expected, 'hex') as expected, encode(found, 'hex') as found from api.ledger_replay();
