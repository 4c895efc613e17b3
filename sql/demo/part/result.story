# A result by the analyst, reviewed by another person.
as $analyst
act result record --sample S-$number-$sample --line $line --value "$value" --tested_at ${clock-30m} --mode synthetic => r
sign result $r.result reviewed by rev1
