-- The installation's mode, clock and the age of its periodic task.
-- shape: rows
select i.mode, i.opening, i.lab_offset_us, t.last_at as tick_at, t.last_result as tick_result
from core.installation i cross join work.tick t;
