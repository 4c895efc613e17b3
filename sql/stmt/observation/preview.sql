-- What a correction of a step's value would change; nothing is written.
-- shape: rows
select p.kind, p.what, p.before, p.after
from api.observation_preview(step_execution => :'step_execution'::bigint, field => :'field', version => :'version'::bigint,
    value => :'value', reason_code => :'reason_code', reason => :'reason') p
