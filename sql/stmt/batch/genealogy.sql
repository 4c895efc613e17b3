-- Everything of a batch's therapy event with what it came from, all its batches together.
-- shape: rows
select coi, kind, code, parent, status, words
from api.genealogy
where coi = (select h.coi from api.batch_head h where h.code = :'batch')
order by place, id limit 2000
