-- One device with everything that was recorded about it.
-- shape: row
select id, site, equipment, class, title, serial, state, calibrated_at, certificate, as_found, due_on, due_at, out_since, out_reason, out_by,
       registered_at, registered_by, qualified_at, approved_by, signature_next, calibration, calibration_version, outage, outage_version, changed, version
from api.equipment
where equipment = :'equipment'
