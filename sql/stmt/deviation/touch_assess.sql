-- Decides the impact of a deviation on a further batch.
-- shape: row
select r.* from api.deviation_touch_assess(request => :'request'::uuid, touch => :'touch'::bigint, version => :'version'::bigint,
    impact => :'impact', reason => :'reason') r
