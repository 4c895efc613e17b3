-- Issues the batch record of a batch; that is recorded.
-- shape: row
select r.* from api.record_export(request => :'request'::uuid, batch => :'batch') r
