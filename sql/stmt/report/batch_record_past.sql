-- Issues the batch record of a batch as it stood earlier; that is recorded.
-- shape: row
select r.* from api.record_export_past(request => :'request'::uuid, batch => :'batch', as_of => :'as_of',
                                       signature => :'signature'::bigint) r
