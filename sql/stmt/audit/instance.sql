-- The ledger's own identity; no row for whoever may not read the ledger.
-- shape: rows
select instance_id, incarnation from api.ledger_installation;
