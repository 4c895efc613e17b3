-- Decides what an inspector reads.
-- shape: row
select r.* from api.inspection_scope(request => :'request'::uuid, inspection => :'inspection'::bigint,
    version => :'version'::bigint, scope => :'scope', batches => :'batches') r
