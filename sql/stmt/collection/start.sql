-- Starts a collection after the check at the chair.
-- shape: row
select r.* from api.collection_start(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, started_at =>
    :'started_at') r
