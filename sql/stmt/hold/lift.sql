-- Lifts a hold.
-- shape: row
select r.* from api.hold_lift(request => :'request'::uuid, hold => :'hold'::bigint,
    version => :'version'::bigint, reason => :'reason') r
