-- Closes a batch record in which nothing is open.
-- shape: row
select r.* from api.batch_close(request => :'request'::uuid, batch => :'batch',
    version => :'version'::bigint, reason => :'reason') r
