-- How many leaves the tree has.
-- shape: value
select count(*)::bigint as count from api.ledger_leaf;
