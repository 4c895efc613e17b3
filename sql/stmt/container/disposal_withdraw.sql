-- Withdraws a disposal that was recorded and not witnessed.
-- shape: row
select r.* from api.disposal_withdraw(request => :'request'::uuid, disposal => :'disposal'::bigint,
    version => :'version'::bigint, reason_code => :'reason_code', reason => :'reason') r
