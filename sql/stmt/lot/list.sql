-- Lots of material, by material and expiry; of one material when it is given.
-- shape: rows
select id, site, lot, material, supplier, supplier_lot, expires_on, quantity, remaining, unit, status, state, received_at, received_by,
       signature_next, version
from api.lot
where (:'material'::text is null or material = :'material')
order by material, expires_on, lot limit 2000
