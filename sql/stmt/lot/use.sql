-- Records which lot a step of a batch used.
-- shape: row
select r.* from api.lot_use(
    request => :'request'::uuid, batch => :'batch', step => :'step', occurrence => :'occurrence'::bigint,
    lot => :'lot', event_at => :'event_at', quantity => :'quantity', late_reason => :'late_reason') r
