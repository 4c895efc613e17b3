-- What is put together from the process tables is what they say.
select 'work.step_plan ' || p.step_id as object, 'differs from the process tables' as reason
from work.step_plan p where p is distinct from rule.plan_of(p.step_id);
