-- Issues a batch record for an order.
-- shape: row
select r.* from api.batch_issue(
    request => :'request'::uuid, order_code => :'order_code', number => :'number'::bigint, code
    => :'code', slot => :'slot', mark => :'mark') r
