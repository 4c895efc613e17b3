-- What a shift hands over: one's own half-typed forms, clocks that run, and what of the worklist is late, due or unsigned.
-- shape: rows
select kind, batch, what, since, roles, place || ' ' || coalesce(batch, '') || ' ' || what as key
from (
    select 1 as place, 'form' as kind, nullif(split_part(d.form, '|', 2), '') as batch,
           'half typed: ' || coalesce((select max(r.title) from api.right_at() r where r.act = split_part(d.form, '|', 1)), split_part(d.form, '|', 1))
               || replace(regexp_replace(d.form, '^[^|]*([|][^|]*)?', ''), '|', ' ') as what, d.at as since, 'you' as roles
    from api.draft d
    union all
    select 2, 'unsigned', w.batch, w.what, w.due_at, w.roles from api.worklist(role => 'all', site => null, batch => null, kinds => '{signature}') w
    union all
    select 3, w.kind, w.batch, w.what, w.due_at, w.roles from api.worklist(role => null, site => null, batch => null, kinds => '{late,due}') w
    union all
    select 4, 'clock', t.batch, t.title || ', ' || t.state, t.due_at, '' from api.timer_running t
) l
order by place, since nulls last, batch, what
limit 500
