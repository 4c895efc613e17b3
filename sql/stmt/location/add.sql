-- Adds a storage location to a site.
-- shape: row
select r.* from api.location_add(
    request => :'request'::uuid, site => :'site', code => :'code', title => :'title',
    condition_band => :'condition_band', capacity => :'capacity'::bigint) r
