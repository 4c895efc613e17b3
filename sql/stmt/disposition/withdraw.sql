-- Withdraws a proposed disposition.
-- shape: row
select r.* from api.disposition_withdraw(request => :'request'::uuid,
    disposition => :'disposition'::bigint, version => :'version'::bigint, reason => :'reason') r
