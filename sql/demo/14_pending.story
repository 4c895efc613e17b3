# CT-045 (SYNTHETIC): released with results pending, infused; the sterility culture is in its ninth day.

zero -19d
let number = 045
let batch = CT-${yy@-8}-045
let order = ORD-${yy@-8}-045
let pat = P-0045
let initials = VD
let family = Drumlinge
let given = Veit
let birth = 1980-09-09
let rec = R-700045
let sex = male
let process = synthetic-manual
let coi = CHA9999${yy@-8}CT0045
let din = A9999${yy@-1}004501
let indication = "B-cell acute lymphoblastic leukaemia, relapsed (invented)"
let physician = "Dr B. Invented"
let weight = 77.2
let dose = 1.00
let vessel = V-045
let bag = B-045-1
let op = op3
let op2 = op1

clock by mgr1
clock @-8 09:30
tell sql/demo/part/order.story
say "$batch: by hand to the filled bag"
let bag_ml = 131.0
tell sql/demo/part/manual_collection.story day=-1 nurse=col1 nurse2=col2
tell sql/demo/part/manual_receive.story day=-1 hour=12:05
tell sql/demo/part/manual_seed.story material=$din seed_vcc=1.00 ar=AR-07 seed_first=nothing
tell sql/demo/part/manual_vector.story
each day n who volume vcc viability look in \
   2 1 op3 110.0  0.98 86.1 "slightly turbid" \
   3 2 op1 120.0  1.26 87.6 "slightly turbid" \
   4 3 op3 150.0  1.50 89.3 "slightly turbid" \
   5 4 op1 190.0  1.69 90.3 "slightly turbid" \
   6 5 op3 240.0  1.99 92.2 "slightly turbid" \
   7 6 op1 280.0  2.48 94.4 "slightly turbid" \
   8 7 op3 320.0  3.15 94.6 "slightly turbid" \
   9 8 op1 340.0  4.22 94.4 turbid \
  10 9 op3 350.0  6.14 93.7 turbid
    tell sql/demo/part/manual_sample.story
end
let harvest_vcc = 6.14
let product_viability = 93.2
let product_vcc = 16.60
let filled = 13.1
let rest = 83.9
tell sql/demo/part/manual_harvest.story
say "$batch: released with sterility pending, infused"
clock @10 15:10
each sample line value analyst in \
  F appearance "cloudy, no aggregates, no leak" ana2 \
  F endotoxin  <0.25                            ana2 \
  H viability  94.0                             ana1 \
  H cd3        97.0                             ana1 \
  H car        36.5                             ana1 \
  H mycoplasma "not detected"                   ana2 \
  F dose       1.00                             ana1
    tell sql/demo/part/result.story
end
clock @11 08:50
tell sql/demo/part/result.story sample=H line=vcn value=2.18 analyst=ana2
tell sql/demo/part/result.story sample=H line=rcl "value=not detected" analyst=ana2
tell sql/demo/part/result.story sample=F line=sterility "value=no growth to date" analyst=ana1
clock @11 10:00
tell sql/demo/part/review_release.story decision=released_pending
clock @11 11:50
tell sql/demo/part/site_receive.story
clock @11 12:40
tell sql/demo/part/bedside.story
clock @11 13:15
tell sql/demo/part/infusion.story infused=13.1
each day kind grade words in \
  12 visit "" "No fever, no reaction." \
  15 visit "" "Temperature 37.4 °C, well."
    tell sql/demo/part/follow_up.story
end
