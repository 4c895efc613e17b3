-- The newest stored tree head, and how many there are.
-- shape: rows
select size, text, (select count(*) from api.ledger_checkpoint)::bigint as total
from api.ledger_checkpoint order by incarnation desc, size desc limit 1;
