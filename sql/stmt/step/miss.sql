-- Documents a missed occurrence of a repeated step.
-- shape: row
select r.* from api.step_miss(request => :'request'::uuid, batch => :'batch', step => :'step', due_at => :'due_at', reason => :'reason') r
