-- Hashes of what each release consisted of, oldest first.
-- shape: rows
select id, encode(catalogue, 'hex') as catalogue, encode(roles, 'hex') as roles, server::bigint as server,
       to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as made_at
from api.ledger_release order by id;
