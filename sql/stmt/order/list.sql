-- Orders after a code; of one status when it is given.
-- shape: rows
select code, site, kind, coi, patient, initials, process, indication, status, version, batch
from api.therapy_order
where code = any (api.order_page(after => :'after', rows => :'limit'::bigint, status => :'status'))
order by code
