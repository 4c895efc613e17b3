-- Fields of a process version.
-- shape: rows
select id, step, place, name, label, kind, basis, unit, decimals, plausible_low, plausible_high,
    alert_op, alert_value, alert_low, alert_high, action_op, action_value, action_low, action_high,
    required, critical, formula, arguments, words, entry_sources
from api.process_field
where process = :'process' and number = :'number'::bigint
order by step_place, place limit 20000
