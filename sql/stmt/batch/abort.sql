-- Proposes to abort a batch.
-- shape: row
select r.* from api.batch_abort(request => :'request'::uuid, batch => :'batch',
    version => :'version'::bigint, reason => :'reason') r
