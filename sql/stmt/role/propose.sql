-- Proposes a further role of a person.
-- shape: row
select r.* from api.role_propose(request => :'request'::uuid, person => :'person',
    site => :'site', role => :'role', valid_until => :'valid_until',
    valid_from => :'valid_from') r
