# Carried across the corridor: identity, look, decision of two people.
clock @$day $hour
as $op
act identity check --batch $batch --checkpoint receipt --container $din --items '[ \
    {"identifier": "din", "document_a": "'$din'", "document_b": "'$din'", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}]'
read batch show --batch $batch => b
act receipt record --batch $batch --version $b.version --container $din --received_at ${clock-5m} --volume_ml $bag_ml \
    --temperature_c 20.8 --seals intact => r
act receipt decide --receipt $r.receipt --version 1 --decision accept
clock +3m
sign receipt $r.receipt checked by $op2
