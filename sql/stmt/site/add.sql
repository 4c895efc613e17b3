-- Adds a site.
-- shape: row
select r.* from api.site_add(request => :'request'::uuid, code => :'code', title => :'title',
    time_zone => :'time_zone') r
