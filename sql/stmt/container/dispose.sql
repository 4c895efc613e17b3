-- Disposes of a container.
-- shape: row
select r.* from api.container_dispose(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', way => :'way', quantity_ml => :'quantity_ml', reason => :'reason',
    disposed_at => :'disposed_at', consent => :'consent') r
