-- Gives a role of the program its password, as a SCRAM verifier.
-- shape: value
select boot.login_verifier(:'role', :'verifier');
