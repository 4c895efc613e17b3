# At the laboratory: container against order, what is in the box, the logger's trace, and the decision of two people.
as $op
act identity check --batch $batch --checkpoint receipt --container $din --items '[ \
    {"identifier": "din", "document_a": "'$din'", "document_b": "'$din'", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}]'
read batch show --batch $batch => b
act receipt record --batch $batch --version $b.version --container $din --received_at ${clock-5m} --volume_ml $bag_ml \
    --temperature_c 4.6 --seals intact --containers $din --trace_low_c 3.1 --trace_high_c 6.8 => r
act receipt decide --receipt $r.receipt --version 1 --decision accept
clock +3m
sign receipt $r.receipt checked by $op2
