-- The specification's verdict on a batch.
-- shape: row
select v.verdict, v.words, v.blocking
from api.batch_verdict(batch => :'batch') v
limit 1
