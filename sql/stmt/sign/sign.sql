-- Signs what a challenge shows; the challenge's id is the request id.
-- shape: row
select r.* from api.sign(challenge => :'request'::uuid, digest => :'digest') r;
