-- Steps of a batch with their executions.
-- shape: rows
select step, title, stage, operation, optional, critical, step_execution, occurrence, event_at, entered_at, entry_mode,
       late_reason, source, performed_by, recorded_by, state, signatures_missing, version
from api.batch_step
where batch = :'batch'
order by stage_place, operation_place, step_place, occurrence
limit 1000
