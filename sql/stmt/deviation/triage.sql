-- Deviations that are not closed, the critical first; a page goes on after the last row's key.
-- shape: rows
select id, batch, class, status, impact, description, detected_at, opened_by, version, key
from api.deviation_open
where key > :'after' collate "C"
order by key collate "C"
limit :'limit'::bigint
