-- What a correction of a record would change; nothing is written.
-- shape: rows
select p.kind, p.what, p.before, p.after
from api.record_preview(entity => :'entity', record => :'record', version => :'version'::bigint, field => :'field',
    value => :'value', reason_code => :'reason_code', reason => :'reason') p
