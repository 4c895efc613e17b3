-- What was corrected in a record, all of it or one field, the oldest first.
-- shape: rows
select c.field, c.version, coalesce(m.before::text, c.before) as before, coalesce(m.after::text, c.after) as after, c.reason_code, c.reason,
       c.corrected_by, c.corrected_at
from api.correction c
cross join lateral (select case when c.before ~ '^[0-9-]{10}T[0-9:.]+Z$' then c.before::timestamptz end as before,
                           case when c.after ~ '^[0-9-]{10}T[0-9:.]+Z$' then c.after::timestamptz end as after) m
where c.entity = :'entity' and c.record = :'record' and (:'field'::text is null or c.field = :'field')
group by c.field, c.version, c.before, c.after, m.before, m.after, c.reason_code, c.reason, c.corrected_by, c.corrected_at
order by c.version, c.field
limit 500
