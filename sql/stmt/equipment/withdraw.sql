-- Withdraws the use of a device that was recorded wrongly.
-- shape: row
select r.* from api.equipment_use_withdraw(
    request => :'request'::uuid, equipment_use => :'equipment_use'::bigint, version => :'version'::bigint, reason => :'reason') r
