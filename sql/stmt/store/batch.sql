-- Storage of the containers of a batch, oldest first.
-- shape: rows
select id, container, location, position, condition_band, put_at, put_by, purpose, taken_at,
    taken_by, identity_check, status
from api.storage
where batch = :'batch'
order by id limit 500
