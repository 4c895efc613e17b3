-- What of a batch's record is not as planned, in the order of the record.
-- shape: rows
select batch, batch_id, kind, what, answer, at, person, step_execution, sample, result, deviation, key from api.review_exception
where batch = :'batch'
order by place, at, what
limit 1000
