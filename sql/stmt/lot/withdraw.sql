-- Withdraws the use of a lot that was recorded wrongly.
-- shape: row
select r.* from api.lot_use_withdraw(
    request => :'request'::uuid, lot_use => :'lot_use'::bigint, version => :'version'::bigint, reason => :'reason') r
