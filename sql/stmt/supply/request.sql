-- Asks for supply of what failed its specification.
-- shape: row
select r.* from api.supply_request(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, physician =>
    :'physician', reason => :'reason') r
