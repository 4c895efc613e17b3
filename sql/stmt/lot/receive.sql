-- Records a lot of material that came in.
-- shape: row
select r.* from api.lot_receive(
    request => :'request'::uuid, site => :'site', code => :'code', material => :'material', supplier => :'supplier',
    supplier_lot => :'supplier_lot', certificate => :'certificate', received_at => :'received_at',
    expires_on => :'expires_on', quantity => :'quantity', unit => :'unit') r
