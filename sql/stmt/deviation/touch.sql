-- Names a further batch that a deviation touches.
-- shape: row
select r.* from api.deviation_touch(request => :'request'::uuid, deviation => :'deviation'::bigint, version => :'version'::bigint,
    batch => :'batch', why => :'why') r
