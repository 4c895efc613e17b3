-- Steps that wait for the second entry of their critical values; of one batch all of them.
-- shape: rows
select batch, step, occurrence, step_execution, version, state, roles, differed from api.second_entry
where case when :'batch'::text is null then state <> 'confirmed' else batch = :'batch' end
order by batch, step_execution limit 500
