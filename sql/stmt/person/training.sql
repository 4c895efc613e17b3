-- Training of a person.
-- shape: rows
select id, person, process, number, status, proposed_by, procedures_until, practical_until,
    version_until, valid, version
from api.training
where person = :'person'
order by id limit 500
