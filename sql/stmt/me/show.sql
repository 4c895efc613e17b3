-- The session's person with roles and sites.
-- shape: row
select id, person, printed_name, job, login, valid_until, roles, sites, login_version
from api.me
order by id limit 1
