-- Puts a device back into service.
-- shape: row
select r.* from api.equipment_back(
    request => :'request'::uuid, equipment => :'equipment', version => :'version'::bigint, reason => :'reason') r
