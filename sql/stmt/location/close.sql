-- Closes an empty storage location.
-- shape: row
select r.* from api.location_close(
    request => :'request'::uuid, site => :'site', location => :'location', version =>
    :'version'::bigint, reason => :'reason') r
