-- Proposes not to do a required step.
-- shape: row
select r.* from api.step_skip(request => :'request'::uuid, batch => :'batch', step => :'step', deviation => :'deviation'::bigint,
    reason => :'reason') r
