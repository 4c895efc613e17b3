-- Uses of a lot one by one, withdrawn ones too.
-- shape: rows
select id, batch, step, title, occurrence, attempt, material, lot, quantity, unit, event_at, entered_at, entry_mode, late_reason, recorded_by,
       status, withdraw_reason, withdrawn_at, withdrawn_by, finding, version
from api.lot_use
where lot = :'lot'
order by event_at, id limit 2000
