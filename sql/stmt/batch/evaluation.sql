-- A batch against its specification, line by line.
-- shape: rows
select e.line, e.label, e.any_of, e.gate, e.limit_text, e.value_text, e.verdict, e.status, e.state, e.tests, e.result
from api.batch_evaluation(batch => :'batch') e
limit 500
