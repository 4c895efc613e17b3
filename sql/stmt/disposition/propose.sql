-- Proposes a decision about a batch.
-- shape: row
select r.* from api.disposition_propose(request => :'request'::uuid, batch => :'batch',
    version => :'version'::bigint, decision => :'decision', reason => :'reason') r
