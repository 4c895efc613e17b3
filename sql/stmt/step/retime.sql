-- Corrects the time of a recorded step.
-- shape: row
select r.* from api.step_retime(request => :'request'::uuid, step_execution => :'step_execution'::bigint, version => :'version'::bigint,
    event_at => :'event_at', reason_code => :'reason_code', reason => :'reason') r
