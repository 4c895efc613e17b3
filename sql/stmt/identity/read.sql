-- Shows a patient's identity and records the look.
-- shape: row
select r.* from api.identity_read(
    request => :'request'::uuid, patient => :'patient', reason => :'reason') r
