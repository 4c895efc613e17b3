# A result by the analyst, reviewed some minutes later by another person.
clock +2m
as $analyst
act result record --sample S-$number-$sample --line $line --value "$value" --tested_at ${clock-30m} --mode synthetic => r
clock +5m
sign result $r.result reviewed by rev1
