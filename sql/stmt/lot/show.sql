-- One lot with everything that was recorded about it.
-- shape: row
select id, site, lot, material, supplier, supplier_lot, certificate, received_at, received_by, expires_on, expires_at, quantity, remaining,
       unit, status, state, approved_by, released_at, reject_reason, rejected_at, rejected_by, signature_next, version
from api.lot
where lot = :'lot'
