-- Closes a login for good.
-- shape: row
select r.* from api.login_close(request => :'request'::uuid, login => :'login',
    version => :'version'::bigint, reason => :'reason') r
