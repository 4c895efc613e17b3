# One SYNTHETIC patient batch from order to follow-up, and a second one that did not get far.
# Names, birth dates and record numbers are invented. Days count from today; day 0 of the culture is -39.

let coi = CHA9999${yy-45}SYN001
let din = A9999${yy-40}000101
let other = A9999${yy-40}000102

say "SYN-001 (SYNTHETIC): order and collection"
clock by mgr1
clock -45d 09:00
as coo1
act patient register --site UNIT --code PAT-901 --initials ZI --family_name Invented-One --given_name Zita \
    --birth_date 1955-05-05 --record_number REC-901 --sex female
act patient register --site UNIT --code PAT-902 --initials YI --family_name Invented-Two --given_name Yuri \
    --birth_date 1966-06-06 --record_number REC-902 --sex male
each n weight coi2 in 1 72.4 $coi 2 81.0 CHA9999${yy-45}SYN002
    act order place --site UNIT --kind patient --patient PAT-90$n --process synthetic-small --code ORD-SYN-00$n --coi $coi2 \
        --indication "B-cell lymphoma (invented)" --consent_version 2.0 --consent_date ${date-46} \
        --weight_kg $weight --weight_date ${date-45} --planned_dose 1.00 --planned_dose_unit 10*6/kg \
        --infectious_markers non-reactive
    act batch issue --order_code ORD-SYN-00$n --number 1 --code SYN-00$n --slot ${date-39} --mark SYNTHETIC
end

clock -40d 07:40
as col1
act identity check --batch SYN-001 --checkpoint chair --items '[ \
    {"identifier": "record_number", "document_a": "REC-901", "document_b": "REC-901", "method": "scan"}, \
    {"identifier": "name", "document_a": "INVENTED-ONE Zita", "document_b": "INVENTED-ONE Zita", "method": "stated"}, \
    {"identifier": "birth_date", "document_a": "1955-05-05", "document_b": "1955-05-05", "method": "stated"}]'
act collection start --batch SYN-001 --version 1 --started_at ${clock} => c
clock -40d 11:20
act collection finish --collection $c.collection --version 1 --din "=${din}00" --volume_ml 212 --finished_at ${moment-40d 11:15}
sign collection $c.collection checked by col2

as col2
clock -40d 11:40
act identity check --batch SYN-002 --checkpoint chair --items '[ \
    {"identifier": "record_number", "document_a": "REC-902", "document_b": "REC-902", "method": "scan"}, \
    {"identifier": "name", "document_a": "INVENTED-TWO Yuri", "document_b": "INVENTED-TWO Yuri", "method": "stated"}, \
    {"identifier": "birth_date", "document_a": "1966-06-06", "document_b": "1966-06-06", "method": "stated"}]'
act collection start --batch SYN-002 --version 1 --started_at ${clock} => c
clock -40d 15:10
act collection finish --collection $c.collection --version 1 --din "=${other}00" --volume_ml 187 --finished_at ${clock}
sign collection $c.collection checked by col1

# In the laboratory the wrong bag is taken from the transport box: a full stop and a near miss.
say "SYN-001: receipt; the wrong bag is scanned and stopped"
clock -40d 15:40
as op1
expect stop VN301 act scan --code "=${other}00" --context_batch SYN-001
act scan --code "=${din}00" --context_batch SYN-001
act identity check --batch SYN-001 --checkpoint receipt --container $din --items '[ \
    {"identifier": "din", "document_a": "'$din'", "document_b": "'$din'", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}]'
read batch show --batch SYN-001 => b
act receipt record --batch SYN-001 --version $b.version --container $din --received_at ${clock} --volume_ml 211 \
    --temperature_c 20.4 --seals intact => r
act receipt decide --receipt $r.receipt --version 1 --decision accept
sign receipt $r.receipt checked by op2

# The second patient's batch ends here: manager and QA.
clock -39d 07:00
as mgr1
read batch show --batch SYN-002 => b
act batch abort --batch SYN-002 --version $b.version --reason "SYNTHETIC: consent was withdrawn on the day after the collection" => x
sign abort $x.abort approved by qa1

# Day 0. The count is typed with the point in the wrong place, and signed by the second operator too.
say "SYN-001: engineering; a value is corrected, its signature superseded"
clock -39d 09:05
as op1
act step record --batch SYN-001 --step seed --occurrence 1 --event_at ${moment-39d 09:00} --mode synthetic --container $din \
    --values volume=100.0 vcc=10.00 --produced vessel=V-SYN-001 => seed
sign step_execution $seed.step_execution checked by op2

# Day 1. Found before the vector volume is computed from it: corrected with a reason, checked again.
clock -38d 07:50
as op3
act observation correct --step_execution $seed.step_execution --field vcc --version $seed.version --value 1.00 \
    --reason_code mistyped --reason "The counter's printout says 1.00; the point was typed one place to the right." => fixed
sign step_execution $seed.step_execution checked by op2
read block show --batch SYN-001 --operation activation => block
sign operation_block $block.record performed by op1
# Hands in the cabinet, a scribe outside, a witness who scans the vessel.
clock -38d 08:40
act step record --batch SYN-001 --step add-vector --occurrence 1 --event_at ${moment-38d 08:35} --mode synthetic \
    --performed_by P-OP1 --container V-SYN-001 --values thawed_at=${moment-38d 08:10} moi=5.0 titre=250.0 => vector
check $vector.shown.vector_volume = 2.00
sign step_execution $vector.step_execution witnessed by op2 presence V-SYN-001
read block show --batch SYN-001 --operation transduction => block
sign operation_block $block.record performed by op1

say "SYN-001: expansion, eight daily samples"
clock -37d 09:05
as op1
act step record --batch SYN-001 --step daily-sample --occurrence 1 --event_at ${moment-37d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-37d 09:00} volume=120.0 vcc=0.86 viability=88.4 look="slightly turbid" vessels=1
# The viability of day 3 is lost: a coded word with a reason, no number.
clock -36d 09:05
as op2
act step record --batch SYN-001 --step daily-sample --occurrence 2 --event_at ${moment-36d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-36d 09:00} volume=140.0 vcc=1.02 viability:='{"not_recorded": "lost", "reason": "The counter gave no viability and the tube had been discarded."}' look="slightly turbid" vessels=1
clock -35d 09:05
as op1
act step record --batch SYN-001 --step daily-sample --occurrence 3 --event_at ${moment-35d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-35d 09:00} volume=180.0 vcc=1.34 viability=89.7 look="slightly turbid" vessels=1
# Entered three hours late: refused without a reason.
clock -34d 12:10
as op3
expect refused VN504 act step record --batch SYN-001 --step daily-sample --occurrence 4 --event_at ${moment-34d 09:00} \
    --container V-SYN-001 --values sampled_at=${moment-34d 09:00} volume=220.0 vcc=1.85 viability=91.2 look="slightly turbid"
act step record --batch SYN-001 --step daily-sample --occurrence 4 --event_at ${moment-34d 09:00} \
    --container V-SYN-001 --values sampled_at=${moment-34d 09:00} volume=220.0 vcc=1.85 viability=91.2 look="slightly turbid" \
    --late_reason "SYNTHETIC: the terminal was out of order until noon; values from the counter's printout."
clock -33d 09:05
as op1
act step record --batch SYN-001 --step daily-sample --occurrence 5 --event_at ${moment-33d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-33d 09:00} volume=220.0 vcc=3.16 viability=92.8 look="turbid" vessels=1
clock -32d 09:05
as op2
act step record --batch SYN-001 --step daily-sample --occurrence 6 --event_at ${moment-32d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-32d 09:00} volume=220.0 vcc=5.05 viability=93.9 look="turbid" vessels=1
clock -31d 09:05
as op1
act step record --batch SYN-001 --step daily-sample --occurrence 7 --event_at ${moment-31d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-31d 09:00} volume=220.0 vcc=7.62 viability=94.3 look="turbid" vessels=1
clock -30d 09:05
as op2
act step record --batch SYN-001 --step daily-sample --occurrence 8 --event_at ${moment-30d 09:00} --mode synthetic \
    --container V-SYN-001 --values sampled_at=${moment-30d 09:00} volume=220.0 vcc=10.40 viability=94.6 look="turbid" vessels=1

say "SYN-001: harvest, fill, samples"
clock -29d 09:05
as op1
act step record --batch SYN-001 --step harvest --occurrence 1 --event_at ${moment-29d 09:00} --mode synthetic --container V-SYN-001 \
    --values decision=manager volume=230.0 vcc=13.50 => harvest
check $harvest.shown.harvested = 3105.0
sign step_execution $harvest.step_execution witnessed by op3 presence V-SYN-001
act sample register --batch SYN-001 --sample harvest --code S-SYN-001-H --drawn_at ${moment-29d 09:00} --mode synthetic
clock -29d 13:35
act step record --batch SYN-001 --step fill --occurrence 1 --event_at ${moment-29d 13:30} --mode synthetic --container V-SYN-001 \
    --values volume=50.0 labels=3 sealed=yes --produced bag=B-SYN-001-1 => fill
sign step_execution $fill.step_execution witnessed by op3 presence B-SYN-001-1
read block show --batch SYN-001 --operation formulation => block
sign operation_block $block.record performed by op1
act sample register --batch SYN-001 --sample final --code S-SYN-001-F --drawn_at ${moment-29d 13:30} --mode synthetic

say "SYN-001: results, reviews, release with sterility pending"
clock -28d 14:00
as ana1
each sample line value in \
  H viability  94.1             H cd3       97.3   H car  37.2   H vcn 2.31   H mycoplasma "not detected" \
  F appearance "cloudy, no aggregates, no leak"    F dose 1.02   F endotoxin <0.25
    act result record --sample S-SYN-001-$sample --line $line --value "$value" --tested_at ${moment-28d 11:00} --mode synthetic => r
    sign result $r.result reviewed by rev1
end
act result record --sample S-SYN-001-F --line sterility --value "no growth to date" --tested_at ${clock} --mode synthetic => r
sign result $r.result reviewed by rev1
clock -28d 15:00
as qa1
read batch show --batch SYN-001 => b
sign batch $b.id reviewed by qa2
act disposition propose --batch SYN-001 --version $b.version --decision released_pending => d
sign disposition $d.disposition approved by qa1
sign disposition $d.disposition released by rel1
read batch show --batch SYN-001 => b
check $b.quality_status = released_pending

say "SYN-001: site, bedside, infusion"
clock -28d 16:00
as cli1
act identity check --batch SYN-001 --checkpoint site --container B-SYN-001-1 --items '[ \
    {"identifier": "container", "document_a": "B-SYN-001-1", "document_b": "B-SYN-001-1", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}]'
act site receive --batch SYN-001 --version $b.version --container B-SYN-001-1 --certificate CERT-SYN-001 --received_at ${clock} => s
clock -28d 16:30
act identity check --batch SYN-001 --checkpoint bedside --container B-SYN-001-1 --items '[ \
    {"identifier": "name", "document_a": "INVENTED-ONE Zita", "document_b": "INVENTED-ONE Zita", "method": "stated"}, \
    {"identifier": "birth_date", "document_a": "1955-05-05", "document_b": "1955-05-05", "method": "stated"}, \
    {"identifier": "record_number", "document_a": "REC-901", "document_b": "REC-901", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}, \
    {"identifier": "container", "document_a": "B-SYN-001-1", "document_b": "B-SYN-001-1", "method": "scan"}]' => k
sign identity_check $k.identity_check witnessed by cli2 presence B-SYN-001-1
clock -28d 17:00
act infusion record --batch SYN-001 --version $s.version --container B-SYN-001-1 --identity_check $k.identity_check \
    --started_at ${moment-28d 16:35} --ended_at ${moment-28d 16:50} --volume_ml 50.0 --reaction none => i
clock -27d 08:00
act follow-up start --batch SYN-001 --version $i.version

say "SYN-001: sterility final after 14 days, second certification"
clock -15d 13:45
as ana1
act result record --sample S-SYN-001-F --line sterility --value "no growth" --tested_at ${clock} --mode synthetic => r
sign result $r.result reviewed by rev1
clock -14d 09:00
as qa1
read batch show --batch SYN-001 => b
sign batch $b.id reviewed by qa2
act disposition propose --batch SYN-001 --version $b.version --decision released => d
sign disposition $d.disposition approved by qa1
sign disposition $d.disposition released by rel1
read batch show --batch SYN-001 => b
check $b.quality_status = released
check $b.process_status = follow_up
check $b.verdict = "specification met"
