-- Takes a container out of storage.
-- shape: row
select r.* from api.store_take(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', purpose => :'purpose', taken_at => :'taken_at') r
