-- When the server's clock went back, the newest first; before: the id to go on from.
-- shape: rows
select id, was_at, seen_at, back, judgement, words, judged_by, judged_at, version
from api.clock_step
where :'before'::bigint is null or id < :'before'::bigint
order by id desc limit least(coalesce(:'limit'::bigint, 50), 10000)
