-- Chain of identity and custody of a batch, in the order of time.
-- shape: rows
select batch, coi, at, kind, what, details, person, record, key
from report.chain
where batch = :'batch' and key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
