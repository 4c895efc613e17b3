-- Shippers of a batch with their manifest, oldest first.
-- shape: rows
select id, direction, shipper, seal, logger, organisation, name, waybill, condition_band, sent_at,
    sent_by, containers, status, received_at, received_by, seals, trace, trace_low_c, trace_high_c,
    difference
from api.shipment
where batch = :'batch'
order by id limit 200
