-- Decides about a receipt; a second technician signs.
-- shape: row
select r.* from api.receipt_decide(
    request => :'request'::uuid, receipt => :'receipt'::bigint, version => :'version'::bigint,
    decision => :'decision', reason => :'reason') r
