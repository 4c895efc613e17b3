-- Replaces one's own password by a new verifier.
-- shape: row; secret: verifier
select r.* from api.login_password_set(request => :'request'::uuid, verifier => :'verifier') r
