-- Requests about accounts and what each waits for.
-- shape: rows
select id, person, printed_name, kind, reason, valid_until, urgent, proposed_by, proposed_at, status,
    waits_for, approved_at, done_by, done_at, version
from api.account_request
where id > :'after'::bigint
order by id limit 500
