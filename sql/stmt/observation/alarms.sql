-- Values at their alert or action level that wait for a comment or for QA, action first.
-- shape: rows
select batch, step, title, occurrence, step_execution, version, field, label, number, unit, level, wanted, entered_by, entered_at from api.alarm
where :'batch'::text is null or batch = :'batch'
order by level, entered_at limit 500
