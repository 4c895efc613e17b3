-- Decides the impact of a deviation.
-- shape: row
select r.* from api.deviation_assess(request => :'request'::uuid, deviation => :'deviation'::bigint,
    version => :'version'::bigint, class => :'class', impact => :'impact', reason => :'reason') r
