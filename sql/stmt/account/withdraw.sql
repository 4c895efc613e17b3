-- Withdraws a request about an account.
-- shape: row
select r.* from api.account_withdraw(request => :'request'::uuid,
    account_request => :'account_request'::bigint, version => :'version'::bigint, reason => :'reason') r
