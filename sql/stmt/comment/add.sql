-- Writes a comment on a batch or on a recorded step of it.
-- shape: row
select r.* from api.comment_add(request => :'request'::uuid, batch => :'batch', words => :'words',
    step_execution => :'step_execution'::bigint) r
