-- Specification of a process version.
-- shape: rows
select id, place, any_of, line, label, test, basis, method, sample, unit, decimals, op, value, low,
    high, report, gate, retests, interim_label, interim_gate, words, pass, interim_pass, needs
from api.specification_line
where process = :'process' and number = :'number'::bigint
order by place limit 1000
