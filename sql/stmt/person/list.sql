-- Persons with roles, logins and training: now, or as they were at a moment.
-- shape: rows
select id, code, printed_name, job, status, proposed_by, valid_until, roles, logins, training, version
from api.person_at(at => :'at')
where id > :'after'::bigint
order by id limit :'limit'::bigint
