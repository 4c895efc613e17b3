-- Mode, laboratory time and opening.
-- shape: row
select mode, opening, lab_now, lab_offset_us, clock_moved, version, idle_lock_ms, clock_note_ms, clock_block_ms
from api.installation
order by version limit 1
