-- What blocks a decision about a batch now.
-- shape: rows
select blocker
from api.batch_blocker(batch => :'batch', decision => :'decision') blocker
limit 1000
