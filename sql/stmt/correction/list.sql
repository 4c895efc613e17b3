-- What was corrected in a batch: values, results and records, the oldest first.
-- shape: rows
select entity, record, field, title, version, before, after, reason_code, reason, corrected_by, corrected_at
from api.correction
where batch = :'batch'
order by corrected_at, entity, record, version
limit 1000
