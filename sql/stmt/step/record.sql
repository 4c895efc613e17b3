-- Records one occurrence of a step of a batch.
-- shape: row
select r.* from api.step_record(
    request => :'request'::uuid, batch => :'batch', step => :'step', occurrence => :'occurrence'::bigint,
    event_at => :'event_at', "values" => :'values', performed_by => :'performed_by', container => :'container',
    produced => :'produced', mode => :'mode', source => :'source', late_reason => :'late_reason') r
