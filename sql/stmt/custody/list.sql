-- Custody of a batch, oldest first.
-- shape: rows
select id, container, holder, holder_organisation, holder_name, waybill, place, since_at,
    condition_band, certificate, now, version
from api.custody
where batch = :'batch'
order by since_at, id limit 500
