-- A mark that differs once anything was written, by whomever, and what time it is in the laboratory and at the server.
-- shape: row
select api.change_mark() as mark, i.lab_now,
       (extract(epoch from clock_timestamp()) * 1000)::bigint as server_ms
from (values (1)) one (row) left join api.installation i on true
limit 1
