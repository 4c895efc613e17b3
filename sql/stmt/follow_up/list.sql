-- Follow-up of a batch, oldest first.
-- shape: rows
select id, day, kind, grade, seen_at, words, recorded_by, recorded_at
from api.follow_up
where batch = :'batch'
order by seen_at, id limit 1000
