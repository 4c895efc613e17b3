-- Materials of the steps of a batch with their lots, and those without one.
-- shape: rows
select step, title, occurrence, material, quantity, recorded, lots, state
from api.step_material
where batch = :'batch'
order by stage_place, operation_place, step_place, occurrence, attempt, id limit 2000
