-- Opens a corrective action of a deviation.
-- shape: row
select r.* from api.capa_open(request => :'request'::uuid, deviation => :'deviation'::bigint, reference => :'reference',
    action => :'action', owner => :'owner', due => :'due') r
