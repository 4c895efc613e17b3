-- The critical values of one step that are entered a second time.
-- shape: rows
select batch, step, occurrence, step_execution, version, title, state, fields from api.second_entry
where step_execution = :'step_execution'::bigint
