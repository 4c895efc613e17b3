-- Deactivates a person at once.
-- shape: row
select r.* from api.person_deactivate(request => :'request'::uuid, person => :'person',
    version => :'version'::bigint, reason => :'reason') r
