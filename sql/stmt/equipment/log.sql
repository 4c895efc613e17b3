-- A page of the uses of a device behind one, as they happened, withdrawn ones too; between two moments when they are given.
-- shape: rows
select id, equipment, batch, step, step_title, occurrence, attempt, event_at, entered_at, method, reason_code, entry_mode, late_reason,
       recorded_by, status, withdraw_reason, withdrawn_at, withdrawn_by, finding, doubted_at, doubted_by, version
from api.equipment_use
where id = any (api.equipment_use_page(equipment => :'equipment', after => :'after'::bigint, rows => :'limit'::bigint,
                                       since => :'since'::timestamptz, until => :'until'::timestamptz))
order by event_at, id
