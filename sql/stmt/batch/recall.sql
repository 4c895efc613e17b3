-- Proposes to recall a batch.
-- shape: row
select r.* from api.batch_recall(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, reason => :'reason') r
