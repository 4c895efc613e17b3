-- Places a hold on a batch.
-- shape: row
select r.* from api.hold_place(request => :'request'::uuid, batch => :'batch',
    version => :'version'::bigint, reason => :'reason') r
