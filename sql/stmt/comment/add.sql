-- Writes a comment on a batch or on one thing of it.
-- shape: row
select r.* from api.comment_add(request => :'request'::uuid, batch => :'batch', words => :'words',
    step_execution => :'step_execution'::bigint, sample => :'sample', result => :'result'::bigint,
    deviation => :'deviation'::bigint) r
