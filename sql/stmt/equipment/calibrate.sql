-- Records a calibration of a device.
-- shape: row
select r.* from api.equipment_calibrate(
    request => :'request'::uuid, equipment => :'equipment', version => :'version'::bigint, calibrated_at => :'calibrated_at',
    certificate => :'certificate', as_found => :'as_found', due_on => :'due_on') r
