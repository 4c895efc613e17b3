-- What a correction of a result would change; nothing is written.
-- shape: rows
select p.kind, p.what, p.before, p.after
from api.result_preview(result => :'result'::bigint, version => :'version'::bigint, value => :'value',
    reason_code => :'reason_code', reason => :'reason') p
