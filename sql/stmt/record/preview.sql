-- What a correction of a record would change, moments by the session's clock; nothing is written.
-- shape: rows
select p.kind, p.what, coalesce(m.before::text, p.before) as before, coalesce(m.after::text, p.after) as after
from api.record_preview(entity => :'entity', record => :'record', version => :'version'::bigint, field => :'field',
    value => :'value', reason_code => :'reason_code', reason => :'reason') p
cross join lateral (select case when p.before ~ '^[0-9-]{10}T[0-9:.]+Z$' then p.before::timestamptz end as before,
                           case when p.after ~ '^[0-9-]{10}T[0-9:.]+Z$' then p.after::timestamptz end as after) m
