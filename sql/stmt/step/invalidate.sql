-- Invalidates a recorded step.
-- shape: row
select r.* from api.step_invalidate(request => :'request'::uuid, step_execution => :'step_execution'::bigint, version => :'version'::bigint,
    deviation => :'deviation'::bigint, reason => :'reason') r
