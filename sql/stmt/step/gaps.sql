-- Missed occurrences of repeated steps that nobody has documented; of one batch when it is given.
-- shape: rows
select batch, step, title, due_at from api.step_gap
where :'batch'::text is null or batch = :'batch'
order by due_at, batch limit 500
