-- Proposes that two registrations are one person.
-- shape: row
select r.* from api.patient_merge(
    request => :'request'::uuid, lead => :'lead', other => :'other', reason => :'reason', evidence => :'evidence') r
