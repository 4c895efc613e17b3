-- Comments on a batch, its steps and its investigations.
-- shape: rows
select id, step, occurrence, investigation, words, written_by, written_at
from api.comment
where batch = :'batch'
order by id
limit 500
