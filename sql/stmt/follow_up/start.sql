-- Begins follow-up of an infused patient.
-- shape: row
select r.* from api.follow_up_start(
    request => :'request'::uuid, batch => :'batch', version => :'version'::bigint) r
