-- Devices that were used for a batch, withdrawn ones too.
-- shape: rows
select id, batch, step, step_title, occurrence, attempt, class, equipment, title, serial, event_at, entered_at, method, reason_code, entry_mode,
       late_reason, recorded_by, status, withdraw_reason, withdrawn_at, withdrawn_by, finding, doubted_at, doubted_by, version
from api.equipment_use
where batch = :'batch'
order by event_at, id limit 2000
