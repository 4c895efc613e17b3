-- Sets a one-time password under an approved request.
-- shape: row; secret: verifier
select r.* from api.login_reset(request => :'request'::uuid,
    account_request => :'account_request'::bigint, version => :'version'::bigint,
    verifier => :'verifier') r
