-- Skips and invalidations; of one batch all, else those that wait for QA.
-- shape: rows
select proposal, record, batch, step, occurrence, step_execution, deviation, reason, proposed_by, proposed_at, status, decided_at, version
from api.step_proposal
where case when :'batch'::text is null then status = 'proposed' else batch = :'batch' end
order by proposed_at, record limit 500
