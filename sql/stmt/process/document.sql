-- A document as it was imported.
-- shape: row
select process, number, document, digest
from api.process_document
where process = :'process' and number = :'number'::bigint
order by number limit 1
