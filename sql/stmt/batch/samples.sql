-- Samples of a batch.
-- shape: rows
select id, sample, sample_point, drawn_at, drawn_by, entry_mode, source, late_reason, results, version
from api.sample
where batch = :'batch'
order by id
limit 1000
