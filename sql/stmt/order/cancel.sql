-- Cancels an order that has no batch yet.
-- shape: row
select r.* from api.order_cancel(
    request => :'request'::uuid, order_code => :'order_code', version => :'version'::bigint,
    reason => :'reason') r
