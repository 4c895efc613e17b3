-- Finishes a collection; a second collector checks it.
-- shape: row
select r.* from api.collection_finish(
    request => :'request'::uuid, collection => :'collection'::bigint, version =>
    :'version'::bigint, din => :'din', volume_ml => :'volume_ml', finished_at => :'finished_at') r
