-- Thawed containers of a batch with their clocks.
-- shape: rows
select id, container, material, started_at, limit_at, status, ended_at, found_at, performed_by,
    witnessed_by
from api.thaw
where batch = :'batch'
order by id limit 200
