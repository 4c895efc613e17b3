-- Withdraws a merge or reversal that nobody has signed.
-- shape: row
select r.* from api.patient_merge_withdraw(
    request => :'request'::uuid, patient_merge => :'patient_merge'::bigint, version => :'version'::bigint, reason => :'reason') r
