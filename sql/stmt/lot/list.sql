-- A page of the lots of material behind one, by material and expiry; of one material when it is given.
-- shape: rows
select id, site, lot, material, supplier, supplier_lot, expires_on, quantity, remaining, unit, status, state, received_at, received_by,
       signature_next, version
from api.lot
where id = any (api.lot_page(after => :'after'::bigint, rows => :'limit'::bigint, material => :'material'))
order by material, expires_on, lot
