-- Proposes training of a person for one process version.
-- shape: row
select r.* from api.training_propose(request => :'request'::uuid, person => :'person',
    process => :'process', number => :'number'::bigint, procedures_until => :'procedures_until',
    practical_until => :'practical_until', version_until => :'version_until') r
