-- Withdraws a request for supply of what failed its specification.
-- shape: row
select r.* from api.supply_withdraw(request => :'request'::uuid,
    supply_request => :'supply_request'::bigint, version => :'version'::bigint, reason => :'reason') r
