-- Finishes a corrective action.
-- shape: row
select r.* from api.capa_done(request => :'request'::uuid, capa => :'capa'::bigint, version => :'version'::bigint,
    outcome => :'outcome') r
