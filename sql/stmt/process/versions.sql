-- Versions of a process.
-- shape: rows
select id, process, number, title, status, product_name, kind, presentation, route, proposed_by,
    in_force_from, digest, version
from api.process_version
where process = :'process'
order by number limit 500
