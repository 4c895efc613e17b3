-- Registers a patient of a site.
-- shape: row
select r.* from api.patient_register(
    request => :'request'::uuid, site => :'site', code => :'code', initials => :'initials',
    family_name => :'family_name', given_name => :'given_name', birth_date => :'birth_date',
    record_number => :'record_number', sex => :'sex') r
