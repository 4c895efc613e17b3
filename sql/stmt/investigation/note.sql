-- Notes a finding of an investigation.
-- shape: row
select r.* from api.investigation_note(request => :'request'::uuid, investigation => :'investigation'::bigint,
    version => :'version'::bigint, phase => :'phase', words => :'words') r
