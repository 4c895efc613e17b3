-- Proposes a person with roles (words) at a site.
-- shape: row
select r.* from api.person_propose(request => :'request'::uuid, code => :'code',
    printed_name => :'printed_name', job => :'job', site => :'site', roles => :'roles',
    valid_until => :'valid_until') r
