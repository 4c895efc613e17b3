-- Says what a code is, whether it belongs to the batch at hand, and what comes next.
-- shape: row
select r.* from api.scan(
    request => :'request'::uuid, code => :'code', context_batch => :'context_batch', unused => :'unused'::boolean) r
