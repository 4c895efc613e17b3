-- Withdraws a proposed skip or invalidation.
-- shape: row
select r.* from api.step_withdraw(request => :'request'::uuid, proposal => :'proposal', record => :'record'::bigint,
    version => :'version'::bigint, reason => :'reason') r
