# CT-049 (SYNTHETIC): seeded yesterday; the vector is next, and waits for two people.

anchor 08:50
zero -1d
let number = 049
let batch = CT-${yy@-10}-049
let order = ORD-${yy@-10}-049
let pat = P-0049
let initials = RL
let family = Lumenfeld
let given = Ruben
let birth = 1987-08-18
let rec = R-700049
let sex = male
let process = synthetic-manual
let coi = CHA9999${yy@-10}CT0049
let din = A9999${yy@-1}004901
let indication = "B-cell acute lymphoblastic leukaemia, refractory (invented)"
let physician = "Dr B. Invented"
let weight = 91.0
let dose = 1.00
let vessel = V-049
let op = op2
let op2 = op3

clock by mgr1
clock @-10 10:00
tell sql/demo/part/order.story
say "$batch: seeded, vector next"
let bag_ml = 139.0
tell sql/demo/part/manual_collection.story day=-1 nurse=col2 nurse2=col1
tell sql/demo/part/manual_receive.story day=-1 hour=12:00
tell sql/demo/part/manual_seed.story material=$din seed_vcc=1.02 ar=AR-08 seed_first=nothing
