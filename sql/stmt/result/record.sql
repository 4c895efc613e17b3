-- Enters a result of a specification line on a sample.
-- shape: row
select r.* from api.result_record(request => :'request'::uuid, sample => :'sample',
    line => :'line', value => :'value', tested_at => :'tested_at', mode => :'mode',
    source => :'source', reason => :'reason') r
