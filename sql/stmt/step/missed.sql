-- Documented missed occurrences of a batch.
-- shape: rows
select id, step, due_at, reason, documented_by, documented_at from api.step_missed
where batch = :'batch' order by due_at limit 500
