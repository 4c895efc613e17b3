-- Inspections, their scope and their end.
-- shape: rows
select id, person, printed_name, authority, site, scope, batches, decided_by, person_role, status,
    valid_from, valid_until, going_on, version
from api.inspection
where id > :'after'::bigint
order by id limit 500
