-- Records the receipt of a collection bag.
-- shape: row
select r.* from api.receipt_record(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', received_at => :'received_at', volume_ml => :'volume_ml', temperature_c =>
    :'temperature_c', seals => :'seals', containers => :'containers', trace_low_c =>
    :'trace_low_c', trace_high_c => :'trace_high_c', difference => :'difference') r
