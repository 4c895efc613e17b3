-- Makes a login for an active person from a SCRAM verifier.
-- shape: row; secret: verifier
select r.* from api.login_create(request => :'request'::uuid, person => :'person',
    login => :'login', verifier => :'verifier') r
