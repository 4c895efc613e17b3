-- Versions of a process.
-- shape: rows
select id, process, number, title, status, product_name, kind, presentation, frame_kind, frame_authority,
    frame_reference, frame_references, frame_sponsor, frame_retention, release_by, route, proposed_by,
    asked_from, in_force_from, retired_at, digest, version
from api.process_version
where process = :'process'
order by number limit 500
