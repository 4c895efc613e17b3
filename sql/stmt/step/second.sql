-- Enters the critical values of a step a second time.
-- shape: row
select r.* from api.step_second(request => :'request'::uuid, step_execution => :'step_execution'::bigint, version => :'version'::bigint,
    "values" => :'values') r
