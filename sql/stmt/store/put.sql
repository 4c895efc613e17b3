-- Puts a container into a position of a storage location.
-- shape: row
select r.* from api.store_put(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', location => :'location', "position" => :'position', put_at => :'put_at') r
