-- Records the infusion of one container.
-- shape: row
select r.* from api.infusion_record(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, container =>
    :'container', identity_check => :'identity_check'::bigint, started_at => :'started_at',
    ended_at => :'ended_at', volume_ml => :'volume_ml', reaction => :'reaction', remainder_ml =>
    :'remainder_ml') r
