-- Proposes that two registrations are two persons after all.
-- shape: row
select r.* from api.patient_merge_reverse(
    request => :'request'::uuid, patient_merge => :'patient_merge'::bigint, version => :'version'::bigint, reason => :'reason') r
