-- Results of a batch in all revisions.
-- shape: rows
select id, sample, sample_point, line, label, unit, test, revision, current, value, raw, not_recorded, reason_code,
       reason, stage, verdict, analyst, tested_at, entered_at, entry_mode, source, status, version
from api.result
where batch = :'batch'
order by line_place, sample, test, revision
limit 2000
