-- What was corrected in a batch: values, results and records, the oldest first.
-- shape: rows
select c.entity, c.record, c.field, c.title, c.version, coalesce(m.before::text, c.before) as before, coalesce(m.after::text, c.after) as after,
       c.reason_code, c.reason, c.corrected_by, c.corrected_at
from api.correction c
cross join lateral (select case when c.before ~ '^[0-9-]{10}T[0-9:.]+Z$' then c.before::timestamptz end as before,
                           case when c.after ~ '^[0-9-]{10}T[0-9:.]+Z$' then c.after::timestamptz end as after) m
where c.batch = :'batch'
order by c.corrected_at, c.entity, c.record, c.version
limit 1000
