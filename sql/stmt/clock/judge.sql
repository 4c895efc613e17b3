-- Says what was wrong when the server's clock went back.
-- shape: row
select r.* from api.clock_judge(
    request => :'request'::uuid, clock_step => :'clock_step'::bigint, version => :'version'::bigint, judgement => :'judgement',
    words => :'words') r
