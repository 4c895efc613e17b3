-- Corrects one value of a recorded step with a reason.
-- shape: row
select r.* from api.observation_correct(
    request => :'request'::uuid, step_execution => :'step_execution'::bigint, field => :'field',
    version => :'version'::bigint, value => :'value', reason_code => :'reason_code', reason => :'reason') r
