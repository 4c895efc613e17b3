-- A page of the devices behind one, by class and code; of one class when it is given.
-- shape: rows
select id, site, equipment, class, title, serial, state, due_on, calibrated_at, certificate, out_since, out_reason, signature_next, version
from api.equipment
where id = any (api.equipment_page(after => :'after'::bigint, rows => :'limit'::bigint, class => :'class'))
order by class, equipment
