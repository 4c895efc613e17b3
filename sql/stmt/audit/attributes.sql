-- The attribute dictionary.
-- shape: rows
select id, entity, name, tag, committed from api.ledger_attribute order by id;
