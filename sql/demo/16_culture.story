# CT-047 (SYNTHETIC): expansion by hand, day 9. At its seeding an expired lot of the activation reagent was refused. The viability has come
# down to 78.4 %, below the alert level of 80 %: a comment.
# Its hours count from now, so that the board is the present's whenever it is built.

anchor 09:10
zero -9d
let number = 047
let batch = CT-${yy@-8}-047
let order = ORD-${yy@-8}-047
let pat = P-0047
let initials = TH
let family = Hazzelwick
let given = Till
let birth = 1955-12-12
let rec = R-700047
let sex = male
let process = synthetic-manual
let coi = CHA9999${yy@-8}CT0047
let din = A9999${yy@-1}004701
let indication = "Mantle cell lymphoma, relapsed (invented)"
let physician = "Dr C. Invented"
let weight = 84.6
let dose = 1.00
let vessel = V-047
let op = op1
let op2 = op2

clock by mgr1
clock @-8 10:30
tell sql/demo/part/order.story
say "$batch: expansion by hand, viability at its alert level on day 9"
let bag_ml = 122.0
tell sql/demo/part/manual_collection.story day=-1 nurse=col2 nurse2=col1
tell sql/demo/part/manual_receive.story day=-1 hour=12:10
tell sql/demo/part/manual_seed.story material=$din seed_vcc=1.00 ar=AR-08 seed_first=expired_lot
tell sql/demo/part/manual_vector.story
each day n who volume vcc viability look in \
   2 1 op1 110.0  0.95 86.3 "slightly turbid" \
   3 2 op2 120.0  1.22 87.5 "slightly turbid" \
   4 3 op1 150.0  1.43 89.3 "slightly turbid" \
   5 4 op2 190.0  1.54 91.6 "slightly turbid" \
   6 5 op1 240.0  1.82 92.7 "slightly turbid" \
   7 6 op2 280.0  2.10 95.2 "slightly turbid" \
   8 7 op1 320.0  2.69 81.7 "slightly turbid" \
   9 8 op2 340.0  3.62 78.4 "slightly turbid"
    tell sql/demo/part/manual_sample.story
end
clock @9 08:50
as op2
act comment add --batch $batch --step_execution $sample.step_execution \
    --words "78.4 %, 81.7 % the day before: counted twice, 78.1 and 78.7 %. Medium exchanged by half, manager told; harvest is to be decided tomorrow."
