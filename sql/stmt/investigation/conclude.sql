-- Writes the conclusion of an investigation.
-- shape: row
select r.* from api.investigation_conclude(request => :'request'::uuid,
    investigation => :'investigation'::bigint, version => :'version'::bigint, outcome => :'outcome',
    conclusion => :'conclusion') r
