-- Roles of a person.
-- shape: rows
select id, person, site, role, status, proposed_by, valid_from, valid_until, version
from api.person_role
where person = :'person'
order by id limit 200
