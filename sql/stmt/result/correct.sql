-- Corrects a result with a reason.
-- shape: row
select r.* from api.result_correct(request => :'request'::uuid, result => :'result'::bigint,
    version => :'version'::bigint, value => :'value', reason_code => :'reason_code',
    reason => :'reason') r
