-- Receives a container of product at the treating site.
-- shape: row
select r.* from api.site_receive(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', certificate => :'certificate', received_at => :'received_at', containers =>
    :'containers', seals => :'seals', trace_low_c => :'trace_low_c', trace_high_c =>
    :'trace_high_c', difference => :'difference') r
