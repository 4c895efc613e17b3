-- What was corrected in a record, all of it or one field, the oldest first.
-- shape: rows
select field, version, before, after, reason_code, reason, corrected_by, corrected_at
from api.correction
where entity = :'entity' and record = :'record' and (:'field'::text is null or field = :'field')
group by field, version, before, after, reason_code, reason, corrected_by, corrected_at
order by version, field
limit 500
