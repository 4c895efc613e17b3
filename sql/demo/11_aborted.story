# CT-042 (SYNTHETIC): the device stops in the night before day 4. Deviation, impact, abort by manager and QA.

zero -41d
let number = 042
let batch = CT-${yy@-9}-042
let order = ORD-${yy@-9}-042
let pat = P-0042
let initials = YO
let family = Oxbarrow
let given = Yuri
let birth = 1971-11-02
let rec = R-700042
let sex = male
let process = cd19-device-12d
let coi = CHA9999${yy@-9}CT0042
let din = A9999${yy@-1}004201
let indication = "B-cell acute lymphoblastic leukaemia, second relapse (invented)"
let physician = "Dr B. Invented"
let weight = 81.0
let dose = 1.00
let vessel = V-042
let op = op2
let op2 = op3
let nurse = col2
let nurse2 = col1

clock by mgr1
clock @-9 10:00
tell sql/demo/part/order.story
say "$batch: engineering on the device, which fails on day 4"

let wbc = 2.60
let lymphocytes = 0.74
let pre_cd3 = 560
let haematocrit = 29.0
let platelets = 74
let washout = 17
let processed = 12.0
let acd = 960
let bag_ml = 142.0
let adverse = no
let remark = ""
tell sql/demo/part/device_collection.story
clock @-1 11:45
tell sql/demo/part/receive.story
let start_wbc = 31.0
let start_viability = 97.4
let start_cd3 = 47.2
let loaded = 120.0
let kept_back = 20.0
let eluate = 80.0
let eluate_taken = 9.0
let eluate_left = 69.0
let eluate_tnc = 11.60
let eluate_typed = 11.60
let eluate_viability = 96.2
let purity = 96.9
let eluate_cd3 = 94.1
let seed_vcc = 1.00
let selection_then = nothing
tell sql/demo/part/device_day0.story
let vector_added = 2.00
tell sql/demo/part/device_vector.story
let wash_vcc = 0.88
let wash_viability = 84.9
tell sql/demo/part/device_wash.story
tell sql/demo/part/device_sample.story day=3 n=1 who=op2 volume=100.0 vcc=0.94 viability=85.5 glucose=14.3 lactate=7.7 ph=7.22 "look=slightly turbid"

clock @4 07:10
as op2
each device in %EAUTO-1A %ECNT-1L %EMET-17
    act equipment use --batch $batch --step daily-sample --occurrence 2 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step daily-sample --occurrence 2 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-10m} volume=100.0 vcc=0.21 viability=31.6 glucose=14.0 lactate=8.1 ph=7.58 \
    look="colour changed" alarms=yes microscopy="Most cells detached and dark; no organisms seen." => s
act deviation open --batch $batch --class critical --detected_at ${clock-20m} --step_execution $s.step_execution \
    --description "Device stopped in the night with alarm 'gas supply'; chamber at 29 °C and without CO2 for four hours and a half. Viability 31.6 %." \
    --immediate_action "Culture secured, device taken out of service, manager and QA called." => deviation
read equipment show --equipment AUTO-1 => device
act equipment out --equipment AUTO-1 --version $device.version --reason "Stopped in the night: alarm 'gas supply'."
act comment add --batch $batch --step_execution $s.step_execution --words "pH beyond its level since the chamber had no CO2; see the deviation."
as qa2
act observation triage --step_execution $s.step_execution --field viability --version $s.version --decision deviation \
    --deviation $deviation.deviation --reason "Consequence of the device's failure."
clock @4 09:30
as qa1
read deviation list --batch $batch => d
act deviation assess --deviation $d.id --version $d.version --class critical \
    --impact "impact, not acceptable" --reason "Two thirds of the cells are dead; nothing can be made of the rest."
as mgr1
read batch show --batch $batch => b
act batch abort --batch $batch --version $b.version --reason "Device failure in the night before day 4, culture lost; see the deviation." => x
sign abort $x.abort approved by qa1
# The patient can be collected again. What was kept back of the collection is too old by now and still to be disposed of: until then the batch
# is aborted, not discarded.
clock @4 11:00
tell sql/demo/part/dispose.story container=$vessel rest=100.0 "why=Culture of an aborted batch."
clock @5 14:00
as qa1
read deviation list --batch $batch => d
act capa open --deviation $d.id --reference CAPA-07 --owner P-MGR1 --due ${date@62} \
    --action "Gas supply of the device onto the emergency circuit; alarm to the telephone of whoever is on call." => capa
clock @5 15:30
as mgr1
read equipment show --equipment AUTO-1 => device
act equipment calibrate --equipment AUTO-1 --version $device.version --calibrated_at ${clock-30m} --as_found in_tolerance --due_on ${date@180} \
    --certificate "qualification after repair, SYN-D-2204/2: regulator exchanged, gas and temperature tested"
read equipment show --equipment AUTO-1 => device
act equipment back --equipment AUTO-1 --version $device.version --reason "Repaired and qualified anew."
clock @5 16:30
as qa1
read deviation list --batch $batch => d
act deviation close --deviation $d.id --version $d.version --cause "Pressure regulator of the gas supply failed; nobody heard the alarm at night." \
    --corrective_action "Regulator exchanged, device qualified anew before the next batch; alarm goes to a telephone (CAPA-07)."
read batch show --batch $batch => b
check $b.process_status = aborted
