-- QA decides about a value at its action level.
-- shape: row
select r.* from api.observation_triage(request => :'request'::uuid, step_execution => :'step_execution'::bigint, field => :'field',
    version => :'version'::bigint, decision => :'decision', reason => :'reason', deviation => :'deviation'::bigint) r
