-- Says that a lost container has turned up.
-- shape: row
select r.* from api.container_found(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container => :'container',
    reason => :'reason') r
