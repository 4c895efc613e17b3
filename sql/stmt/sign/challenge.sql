-- Commits what is to be signed and returns it.
-- shape: row
select c.challenge, c.digest, c.content, c.roles, c.expires_at
from api.challenge(request => :'request'::uuid, entity => :'entity', record => :'record'::bigint, meaning => :'meaning') c;
