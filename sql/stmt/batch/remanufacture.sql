-- Issues a further batch record after one that came to nothing.
-- shape: row
select r.* from api.batch_remanufacture(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint, number =>
    :'number'::bigint, code => :'code', slot => :'slot', mark => :'mark', reason => :'reason') r
