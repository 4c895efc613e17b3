-- Registers a device.
-- shape: row
select r.* from api.equipment_register(
    request => :'request'::uuid, site => :'site', code => :'code', class => :'class', title => :'title', serial => :'serial') r
