-- Compares two documents at a checkpoint.
-- shape: row
select r.* from api.identity_check(
    request => :'request'::uuid, batch => :'batch', checkpoint => :'checkpoint', container =>
    :'container', items => :'items') r
