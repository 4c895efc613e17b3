-- Classes of equipment of the steps of a batch with their devices, and those without one.
-- shape: rows
select step, title, occurrence, class, recorded, devices, state
from api.step_equipment
where batch = :'batch'
order by stage_place, operation_place, step_place, occurrence, attempt, id limit 2000
