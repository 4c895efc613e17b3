-- Starts the thaw of a container.
-- shape: row
select r.* from api.thaw_start(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', started_at => :'started_at') r
