# CT-041 (SYNTHETIC): from the order to the closed record, nothing left open; to be read from first to last page. Told on the way: a
# value typed wrongly and corrected (its signature superseded), a value that was lost, an entry made late.

zero -55d
let number = 041
let batch = CT-${yy@-4}-041
let order = ORD-${yy@-4}-041
let pat = P-0041
let initials = ZQ
let family = Quillfeather
let given = Zita
let birth = 1958-03-14
let rec = R-700041
let sex = female
let process = cd19-device-12d
let coi = CHA9999${yy@-4}CT0041
let din = A9999${yy@-1}004101
let indication = "Diffuse large B-cell lymphoma, third line (invented)"
let physician = "Dr A. Invented"
let weight = 72.4
let dose = 2.00
let vessel = V-041
let bag = B-041-1
let op = op1
let op2 = op2
let nurse = col1
let nurse2 = col2

clock by mgr1
clock @-4 11:00
tell sql/demo/part/order.story
say "$batch: collected, received; selection, a value typed wrongly is corrected"

let wbc = 4.10
let lymphocytes = 1.05
let pre_cd3 = 820
let haematocrit = 33.5
let platelets = 118
let washout = 24
let processed = 10.5
let acd = 840
let bag_ml = 128.0
let adverse = no
let remark = ""
tell sql/demo/part/device_collection.story
clock @-1 11:40
tell sql/demo/part/receive.story

let start_wbc = 44.0
let start_viability = 98.3
let start_cd3 = 48.6
let loaded = 106.0
let kept_back = 20.0
let eluate = 80.0
let eluate_taken = 6.0
let eluate_left = 72.0
let eluate_tnc = 17.20
let eluate_typed = 12.70
let eluate_viability = 97.1
let purity = 97.8
let eluate_cd3 = 95.4
let seed_vcc = 1.00
let selection_then = selection_corrected
tell sql/demo/part/device_day0.story
let vector_added = 2.00
tell sql/demo/part/device_vector.story
let wash_vcc = 0.94
let wash_viability = 86.2
tell sql/demo/part/device_wash.story
clock @2 14:00
tell sql/demo/part/dispose.story container=$din rest=20.0 "why=Kept back of the collection as backup: the culture runs, and fresh cells are not used after 72 h."

say "$batch: expansion; a viability is lost, a sample is entered late"
tell sql/demo/part/device_sample.story day=3 n=1 who=op1 volume=100.0 vcc=1.03 viability=87.1 glucose=14.9 lactate=6.8 ph=7.24 "look=slightly turbid"
# The viability of day 4 is lost: a coded word with a reason, no number.
clock @4 07:35
as op2
each device in %EAUTO-1A %ECNT-1L %EMET-17
    act equipment use --batch $batch --step daily-sample --occurrence 2 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step daily-sample --occurrence 2 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values sampled_at=${clock-10m} volume=100.0 vcc=1.51 \
    viability:='{"not_recorded": "lost", "reason": "The counter printed none, and the tube was gone."}' \
    glucose=13.2 lactate=9.4 ph=7.19 look="slightly turbid" alarms=no
tell sql/demo/part/device_feed.story day=4 n=1 who=op2 removed=0 added=50 volume=150.0
tell sql/demo/part/device_sample.story day=5 n=3 who=op1 volume=150.0 vcc=1.44 viability=89.8 glucose=15.8 lactate=5.3 ph=7.26 "look=slightly turbid"
let ipc_car = 34.6
let ipc_viability = 90.2
let ipc_cd3 = 96.8
tell sql/demo/part/device_ipc.story
# Entered three hours late: refused without a reason. Whoever is at the bench enters for whom the hands were.
clock @6 10:40
as op3
expect refused VN504 act step record --batch $batch --step daily-sample --occurrence 4 --event_at ${moment@6 07:30} --container $vessel \
    --values sampled_at=${moment@6 07:25} volume=150.0 vcc=2.15 viability=91.9 glucose=13.5 lactate=9.0 ph=7.20 look="slightly turbid" alarms=no
each device in %EAUTO-1A %ECNT-1L %EMET-17
    act equipment use --batch $batch --step daily-sample --occurrence 4 --equipment $device --event_at ${moment@6 07:30} \
        --late_reason "The terminal at the device was being replaced all morning."
end
act step record --batch $batch --step daily-sample --occurrence 4 --event_at ${moment@6 07:30} --container $vessel \
    --values sampled_at=${moment@6 07:25} volume=150.0 vcc=2.15 viability=91.9 glucose=13.5 lactate=9.0 ph=7.20 look="slightly turbid" alarms=no \
    --late_reason "The terminal at the device was being replaced all morning; values from the counter's printout."
clock @6 10:55
each lot q in MED-31 100  IL7-03 ""  IL15-02 ""
    act lot use --batch $batch --step feed --occurrence 2 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A
    act equipment use --batch $batch --step feed --occurrence 2 --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step feed --occurrence 2 --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values removed=50 added=100 volume=200.0
each day n who volume vcc viability glucose lactate ph look in \
   7 5 op2 200.0  2.32 92.3 15.1  6.4 7.25 "slightly turbid" \
   8 6 op1 200.0  3.33 94.7 12.3 10.9 7.17 "slightly turbid"
    tell sql/demo/part/device_sample.story
end
tell sql/demo/part/device_feed.story day=8 n=3 who=op1 removed=60 added=100 volume=240.0
each day n who volume vcc viability glucose lactate ph look in \
   9 7 op2 240.0  4.01 94.4 14.9  6.7 7.24 turbid \
  10 8 op1 240.0  5.93 94.8 11.4 12.3 7.14 turbid
    tell sql/demo/part/device_sample.story
end
tell sql/demo/part/device_microbiology.story
tell sql/demo/part/device_feed.story day=10 n=4 who=op1 removed=100 added=120 volume=240.0
each day n who volume vcc viability glucose lactate ph look in \
  11  9 op2 240.0  8.69 94.1 12.6 10.5 7.17 turbid \
  12 10 op1 240.0 13.18 94.6  6.2 20.7 7.00 turbid
    tell sql/demo/part/device_sample.story
end

say "$batch: harvest, fill; released with results pending; infusion"
let harvest_vcc = 13.18
let harvest_viability = 94.6
let decision_car = 37.9
let product_tnc = 26.00
let product_viability = 94.1
let product_cd3 = 97.2
let product_car = 37.4
let filled = 16.3
let rest = 76.5
let formulation_then = nothing
tell sql/demo/part/device_harvest.story

clock @12 15:30
each sample line value analyst in \
  F   appearance  "turbid, no aggregates, no leak"  ana1 \
  F   gram        "no organisms seen"               ana1 \
  F   endotoxin   <0.25                             ana1 \
  H   identity    positive                          ana2 \
  H   viability   94.4                              ana2 \
  H   cd3         97.0                              ana2 \
  H   car         36.9                              ana2 \
  H   b-cells     "not detected"                    ana2 \
  H   cd4-cd8     1.38                              ana2 \
  F   dose        2.00                              ana2 \
  D10 mycoplasma        "negative to date"          ana1 \
  D10 sterility-day-10  "no growth to date"         ana1
    tell sql/demo/part/result.story
end
clock @13 08:15
tell sql/demo/part/result.story sample=H line=rcl "value=not detected" analyst=ana1
clock @13 09:30
tell sql/demo/part/review_release.story decision=released_pending
clock @13 11:30
tell sql/demo/part/site_receive.story
clock @13 12:40
as cli1
act step record --batch $batch --step patient-readiness --occurrence 1 --event_at ${clock-5m} --mode synthetic \
    --values no_infection=yes rescue=yes window=yes weight_now=71.9 => s
clock +3m
sign step_execution $s.step_execution checked by cli2
tell sql/demo/part/block.story operation=bedside by=cli1
clock @13 13:00
tell sql/demo/part/bedside.story
clock @13 13:35
tell sql/demo/part/infusion.story infused=16.3

say "$batch: follow-up, late results, second certification, closed"
each day kind grade words in \
  14 visit ""  "No fever, no reaction to the infusion."
    tell sql/demo/part/follow_up.story
end
clock @14 14:00
tell sql/demo/part/result.story sample=ST line=sterility-starting "value=no growth" analyst=ana1
clock @15 14:00
each line value analyst in \
  vcn 2.31  ana2 \
  potency-ifng 412  ana2
    tell sql/demo/part/result.story sample=H
end
each day kind grade words in \
  17 CRS    1  "Temperature 38.4 °C since the night, blood pressure and oxygen normal; paracetamol. Graded by the treating physician." \
  19 CRS    0  "Afebrile for 24 h."
    tell sql/demo/part/follow_up.story
end
clock @24 12:00
tell sql/demo/part/result.story sample=D10 line=sterility-day-10 "value=no growth" analyst=ana1
clock @26 14:00
tell sql/demo/part/result.story sample=F line=sterility "value=no growth" analyst=ana1
each day kind grade words in \
  27 visit ""  "Day 14: blood counts recovering, no infection, no sign of ICANS."
    tell sql/demo/part/follow_up.story
end
clock @38 14:00
tell sql/demo/part/result.story sample=D10 line=mycoplasma value=negative analyst=ana1
clock @39 09:00
tell sql/demo/part/review_release.story decision=released
clock @41 11:00
as cli2
act follow-up record --batch $batch --kind response --seen_at ${clock-60m} \
    --words "Day 28: partial response on imaging, as judged by the treating physician. Goes on in the registry of the hospital."
clock @42 10:00
as qa1
read batch show --batch $batch => b
act batch close --batch $batch --version $b.version --reason "Everything final and reviewed; long-term follow-up is the registry's."
read batch show --batch $batch => b
check $b.process_status = closed
check $b.verdict = "specification met"
