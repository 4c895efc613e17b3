-- Investigations of failed results of a batch.
-- shape: rows
select id, sample, line, label, result, test, value, phase, opened_by, opened_at, status, outcome, conclusion,
    concluded_by, concluded_at, version
from api.investigation
where batch = :'batch'
order by id
limit 200
