-- Persons one sees.
-- shape: rows
select id, code, printed_name, job, status, proposed_by, valid_until, version
from api.person
where id > :'after'::bigint
order by id limit :'limit'::bigint
