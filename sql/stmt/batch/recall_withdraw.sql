-- Withdraws a recall that is not signed.
-- shape: row
select r.* from api.recall_withdraw(request => :'request'::uuid,
    recall => :'recall'::bigint, version => :'version'::bigint, reason => :'reason') r
