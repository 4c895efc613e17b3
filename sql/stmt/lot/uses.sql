-- A page of the uses of a lot behind one, in the order in which they happened, withdrawn ones too.
-- shape: rows
select id, batch, step, title, occurrence, attempt, material, lot, quantity, unit, event_at, entered_at, entry_mode, late_reason, recorded_by,
       status, withdraw_reason, withdrawn_at, withdrawn_by, finding, version
from api.lot_use
where id = any (api.lot_use_page(lot => :'lot', after => :'after'::bigint, rows => :'limit'::bigint))
order by event_at, id
