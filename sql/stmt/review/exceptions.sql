-- What of a batch's record is not as planned, in the order of the record, with what QA said about it.
-- shape: rows
select batch, batch_id, kind, what, answer, decision, said, at, person, step_execution, sample, result, deviation, key, item, shown,
       said_by, said_at, case decision when 'returned' then 'review_answer' else 'review_return' end as act, concat_ws('; ', answer, decision || ': ' || said) as word
from api.review_exception
where batch = :'batch'
order by place, at, what
limit 1000
