-- Records which device a step of a batch used.
-- shape: row
select r.* from api.equipment_use(
    request => :'request'::uuid, batch => :'batch', step => :'step', occurrence => :'occurrence'::bigint,
    equipment => :'equipment', event_at => :'event_at', keyed_reason => :'keyed_reason', late_reason => :'late_reason') r
