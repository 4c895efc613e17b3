-- Logins one may know.
-- shape: rows
select id, login, person, printed_name, status, password_at, password_due, version
from api.login
where id > :'after'::bigint
order by id limit :'limit'::bigint
