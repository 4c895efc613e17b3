-- Stored tree heads behind one, oldest first, a page of them.
-- shape: rows
select incarnation::bigint, size, text from api.ledger_checkpoint
where (incarnation, size) > (:'incarnation'::integer, :'after'::bigint)
order by incarnation, size limit 256;
