-- Takes a device out of service.
-- shape: row
select r.* from api.equipment_out(
    request => :'request'::uuid, equipment => :'equipment', version => :'version'::bigint, reason => :'reason') r
