-- Uses of a device one by one, withdrawn ones too; between two moments when they are given.
-- shape: rows
select id, equipment, batch, step, step_title, occurrence, attempt, event_at, entered_at, method, reason_code, entry_mode, late_reason,
       recorded_by, status, withdraw_reason, withdrawn_at, withdrawn_by, finding, doubted_at, doubted_by, version
from api.equipment_use
where equipment = :'equipment'
  and (:'since'::timestamptz is null or event_at >= :'since'::timestamptz)
  and (:'until'::timestamptz is null or event_at < :'until'::timestamptz)
order by event_at, id limit 2000
