-- Which event stands at which index of the tree.
-- shape: rows
select idx, stream, position from api.ledger_leaf order by idx;
