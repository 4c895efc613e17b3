-- Pools starting material of one therapy event.
-- shape: row
select r.* from api.container_pool(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, containers =>
    :'containers', code => :'code', volume_ml => :'volume_ml', pooled_at => :'pooled_at') r
