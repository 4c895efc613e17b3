-- Corrects one field of a record with a reason.
-- shape: row
select r.* from api.record_correct(request => :'request'::uuid, entity => :'entity', record => :'record',
    version => :'version'::bigint, field => :'field', value => :'value', reason_code => :'reason_code', reason => :'reason') r
