# CT-044 (SYNTHETIC): a pooled collection of two days, by hand; released, infused, cytokine release syndrome of grade 2 treated; released
# for good when sterility was final; in follow-up.

zero -34d
let number = 044
let batch = CT-${yy@-9}-044
let order = ORD-${yy@-9}-044
let pat = P-0044
let initials = WV
let family = Vexholm
let given = Wanda
let birth = 1949-01-30
let rec = R-700044
let sex = female
let process = synthetic-manual
let coi = CHA9999${yy@-9}CT0044
let indication = "Follicular lymphoma, transformed (invented)"
let physician = "Dr C. Invented"
let weight = 58.5
let dose = 1.00
let vessel = V-044
let bag = B-044-1
let op = op2
let op2 = op3

clock by mgr1
clock @-9 12:00
tell sql/demo/part/order.story
say "$batch: collected on two days, since the first gave too little; pooled"
let bag_ml = 96.0
tell sql/demo/part/manual_collection.story day=-2 din=A9999${yy@-2}004401 nurse=col2 nurse2=col1
tell sql/demo/part/manual_receive.story day=-2 hour=12:30
act comment add --batch $batch --words "CD3+ cells of the first day below the minimum (0.4 x 10*9 against 0.6 x 10*9): second collection tomorrow, pool."
let bag_ml = 118.0
tell sql/demo/part/manual_collection.story day=-1 din=A9999${yy@-1}004402 nurse=col2 nurse2=col1
tell sql/demo/part/manual_receive.story day=-1 hour=11:50
clock @0 08:15
as op2
read batch show --batch $batch => b
act container pool --batch $batch --version $b.version --containers "A9999${yy@-2}004401 A9999${yy@-1}004402" --code POOL-044 \
    --volume_ml 212.0 --pooled_at ${clock-5m}
tell sql/demo/part/manual_seed.story material=POOL-044 seed_vcc=1.00 ar=AR-07 seed_first=nothing
tell sql/demo/part/manual_vector.story
say "$batch: expansion by hand, harvest, release with sterility pending, infusion"
each day n who volume vcc viability look in \
   2 1 op2 110.0  0.89 87.6 "slightly turbid" \
   3 2 op3 120.0  1.12 88.3 "slightly turbid" \
   4 3 op2 150.0  1.31 90.1 "slightly turbid" \
   5 4 op3 190.0  1.55 91.2 "slightly turbid" \
   6 5 op2 240.0  1.83 92.2 "slightly turbid" \
   7 6 op3 280.0  2.18 93.0 "slightly turbid" \
   8 7 op2 320.0  2.87 93.5 "slightly turbid" \
   9 8 op3 340.0  3.86 94.2 "slightly turbid" \
  10 9 op2 350.0  5.68 93.0 turbid
    tell sql/demo/part/manual_sample.story
end
let harvest_vcc = 5.68
let product_viability = 92.6
let product_vcc = 15.40
let filled = 11.7
let rest = 85.3
tell sql/demo/part/manual_harvest.story
clock @10 15:00
each sample line value analyst in \
  F appearance "cloudy, no aggregates, no leak" ana1 \
  F endotoxin  <0.25                            ana1 \
  H viability  93.4                             ana2 \
  H cd3        96.1                             ana2 \
  H car        33.8                             ana2 \
  H mycoplasma "not detected"                   ana1 \
  F dose       1.00                             ana2
    tell sql/demo/part/result.story
end
clock @11 08:30
tell sql/demo/part/result.story sample=H line=vcn value=1.94 analyst=ana1
tell sql/demo/part/result.story sample=H line=rcl "value=not detected" analyst=ana1
tell sql/demo/part/result.story sample=F line=sterility "value=no growth to date" analyst=ana2
clock @11 09:40
tell sql/demo/part/review_release.story decision=released_pending
clock @11 11:30
tell sql/demo/part/site_receive.story
clock @11 12:20
tell sql/demo/part/bedside.story
clock @11 12:55
tell sql/demo/part/infusion.story infused=11.7
say "$batch: cytokine release syndrome, grade 2, treated; sterility final"
each day kind grade words in \
  12 visit ""  "Night without fever." \
  14 CRS    1  "Temperature 38.6 °C, nothing else. Graded by the treating physician." \
  15 CRS    2  "Temperature 39.2 °C, blood pressure 88/52, better after fluid; oxygen 2 L by nasal cannula. Tocilizumab 8 mg/kg given at once. Graded by the treating physician." \
  16 CRS    1  "Blood pressure normal without fluid, 37.9 °C, no oxygen." \
  18 CRS    0  "Afebrile, no treatment any more." \
  19 ICANS  0  "ICE score 10 on each day until today."
    tell sql/demo/part/follow_up.story
end
clock @24 14:00
tell sql/demo/part/result.story sample=F line=sterility "value=no growth" analyst=ana1
each day kind grade words in \
  25 visit ""  "Day 14: discharged, blood counts recovering."
    tell sql/demo/part/follow_up.story
end
clock @26 09:15
tell sql/demo/part/review_release.story decision=released
check $b.process_status = follow_up
