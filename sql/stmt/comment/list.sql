-- Comments on a batch and the things of it.
-- shape: rows
select id, step, title, occurrence, sample, result, deviation, investigation, words, written_by, written_at
from api.comment
where batch = :'batch'
order by id
limit 500
