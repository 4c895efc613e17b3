-- QA has looked at second entries that differ.
-- shape: row
select r.* from api.step_review(request => :'request'::uuid, step_execution => :'step_execution'::bigint, version => :'version'::bigint,
    finding => :'finding') r
