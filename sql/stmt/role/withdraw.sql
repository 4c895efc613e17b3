-- Withdraws a role at once.
-- shape: row
select r.* from api.role_withdraw(request => :'request'::uuid,
    person_role => :'person_role'::bigint, version => :'version'::bigint, reason => :'reason') r
