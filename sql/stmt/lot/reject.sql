-- Rejects a lot, also one that was released.
-- shape: row
select r.* from api.lot_reject(
    request => :'request'::uuid, lot => :'lot', version => :'version'::bigint, reason => :'reason') r
