-- Lots that went into a batch, withdrawn ones too.
-- shape: rows
select id, batch, step, title, occurrence, attempt, material, lot, supplier, supplier_lot, expires_on, quantity, unit, event_at, entered_at,
       entry_mode, late_reason, recorded_by, status, withdraw_reason, withdrawn_at, withdrawn_by, lot_now, finding, version
from api.lot_use
where batch = :'batch'
order by event_at, id limit 2000
