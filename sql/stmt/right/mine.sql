-- Every act with those who may do it, and whether the session's person is one of them now.
-- shape: rows
select r.act, r.act in (select o.act from api.me m cross join lateral api.right_at(person => m.person) o)
              and (i.mode <> 'production' or not r.training_only) as mine,
       case when i.mode = 'production' and r.training_only then 'nobody: it exists in training installations only'
            else string_agg(replace(r.role, '_', ' '), ', ' order by r.position) end as who
from api.right_at() r cross join api.installation i
group by r.act, r.training_only, i.mode
order by r.act limit 2000
