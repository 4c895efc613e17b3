-- Steps of a process version.
-- shape: rows
select id, place, stage, operation, step, title, performed_by, witness_by, check_by, checkpoint,
    optional, critical, repeat_every_us, repeat_tolerance_us, repeat_until, after_steps, materials,
    equipment, samples, produces
from api.process_step
where process = :'process' and number = :'number'::bigint
order by place limit 2000
