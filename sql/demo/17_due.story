# CT-048 (SYNTHETIC): expansion by hand, day 6: today's sample is due now.

anchor 09:00
zero -6d
let number = 048
let batch = CT-${yy@-9}-048
let order = ORD-${yy@-9}-048
let pat = P-0048
let initials = SJ
let family = Jorvandale
let given = Signe
let birth = 1969-04-03
let rec = R-700048
let sex = female
let process = synthetic-manual
let coi = CHA9999${yy@-9}CT0048
let din = A9999${yy@-1}004801
let indication = "Diffuse large B-cell lymphoma, third line (invented)"
let physician = "Dr A. Invented"
let weight = 66.3
let dose = 1.00
let vessel = V-048
let op = op3
let op2 = op1

clock by mgr1
clock @-9 11:15
tell sql/demo/part/order.story
say "$batch: expansion by hand, day 6"
let bag_ml = 127.0
tell sql/demo/part/manual_collection.story day=-1 nurse=col1 nurse2=col2
tell sql/demo/part/manual_receive.story day=-1 hour=12:15
tell sql/demo/part/manual_seed.story material=$din seed_vcc=1.00 ar=AR-08 seed_first=nothing
tell sql/demo/part/manual_vector.story
each day n who volume vcc viability look in \
   2 1 op3 110.0  0.84 88.6 "slightly turbid" \
   3 2 op1 120.0  1.17 89.5 "slightly turbid" \
   4 3 op3 150.0  1.30 90.9 "slightly turbid" \
   5 4 op1 190.0  1.51 92.9 "slightly turbid"
    tell sql/demo/part/manual_sample.story
end
