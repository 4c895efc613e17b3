# CT-046 (SYNTHETIC): filled yesterday; part of the results are in and reviewed, part is running.

zero -13d
let number = 046
let batch = CT-${yy@-7}-046
let order = ORD-${yy@-7}-046
let pat = P-0046
let initials = UF
let family = Fennimoor
let given = Ulla
let birth = 1976-05-27
let rec = R-700046
let sex = female
let process = cd19-device-12d
let coi = CHA9999${yy@-7}CT0046
let din = A9999${yy@-1}004601
let indication = "Diffuse large B-cell lymphoma, second line (invented)"
let physician = "Dr A. Invented"
let weight = 63.5
let dose = 2.00
let vessel = V-046
let bag = B-046-1
let op = op2
let op2 = op1
let nurse = col2
let nurse2 = col1

clock by mgr1
clock @-7 11:00
tell sql/demo/part/order.story
say "$batch: on the device to the filled bag"
let wbc = 5.20
let lymphocytes = 1.31
let pre_cd3 = 960
let haematocrit = 34.8
let platelets = 152
let washout = 31
let processed = 10.0
let acd = 800
let bag_ml = 124.0
let adverse = no
let remark = ""
tell sql/demo/part/device_collection.story
clock @-1 11:40
tell sql/demo/part/receive.story
let start_wbc = 46.5
let start_viability = 98.6
let start_cd3 = 50.3
let loaded = 102.0
let kept_back = 20.0
let eluate = 80.0
let eluate_taken = 5.4
let eluate_left = 72.6
let eluate_tnc = 19.10
let eluate_typed = 19.10
let eluate_viability = 97.4
let purity = 98.2
let eluate_cd3 = 94.8
let seed_vcc = 1.00
let selection_then = nothing
tell sql/demo/part/device_day0.story
let vector_added = 2.00
tell sql/demo/part/device_vector.story
let wash_vcc = 0.91
let wash_viability = 86.6
tell sql/demo/part/device_wash.story
clock @2 14:00
tell sql/demo/part/dispose.story container=$din rest=20.0 "why=Kept back of the collection as backup: the culture runs, and fresh cells are not used after 72 h."
each day n who volume vcc viability glucose lactate ph look in \
   3 1 op2 100.0  0.99 87.0 15.5  5.8 7.26 "slightly turbid" \
   4 2 op1 100.0  1.45 88.1 13.5  9.0 7.20 "slightly turbid"
    tell sql/demo/part/device_sample.story
end
tell sql/demo/part/device_feed.story day=4 n=1 who=op1 removed=0 added=50 volume=150.0
tell sql/demo/part/device_sample.story day=5 n=3 who=op2 volume=150.0 vcc=1.38 viability=90.4 glucose=16.1 lactate=4.8 ph=7.27 "look=slightly turbid"
let ipc_car = 33.1
let ipc_viability = 90.8
let ipc_cd3 = 96.4
tell sql/demo/part/device_ipc.story
tell sql/demo/part/device_sample.story day=6 n=4 who=op1 volume=150.0 vcc=1.98 viability=91.8 glucose=14.4 lactate=7.6 ph=7.22 "look=slightly turbid"
tell sql/demo/part/device_feed.story day=6 n=2 who=op1 removed=50 added=100 volume=200.0
each day n who volume vcc viability glucose lactate ph look in \
   7 5 op2 200.0  2.17 92.6 15.7  5.5 7.26 "slightly turbid" \
   8 6 op1 200.0  3.17 94.9 13.1  9.7 7.19 "slightly turbid"
    tell sql/demo/part/device_sample.story
end
tell sql/demo/part/device_feed.story day=8 n=3 who=op1 removed=60 added=100 volume=240.0
each day n who volume vcc viability glucose lactate ph look in \
   9 7 op2 240.0  3.88 94.3 15.0  6.6 7.24 "slightly turbid" \
  10 8 op1 240.0  5.78 95.1 11.3 12.5 7.14 turbid
    tell sql/demo/part/device_sample.story
end
tell sql/demo/part/device_microbiology.story
tell sql/demo/part/device_feed.story day=10 n=4 who=op1 removed=100 added=120 volume=240.0
each day n who volume vcc viability glucose lactate ph look in \
  11  9 op2 240.0  8.23 94.9 13.0  9.7 7.19 turbid \
  12 10 op1 240.0 12.01 94.5  6.9 19.6 7.02 turbid
    tell sql/demo/part/device_sample.story
end
let harvest_vcc = 12.01
let harvest_viability = 94.5
let decision_car = 36.2
let product_tnc = 24.00
let product_viability = 93.8
let product_cd3 = 96.9
let product_car = 35.8
let filled = 16.3
let rest = 76.5
let formulation_then = nothing
tell sql/demo/part/device_harvest.story
say "$batch: QC is running"
clock @12 15:20
each sample line value analyst in \
  F   appearance  "turbid, no aggregates, no leak"  ana2 \
  F   gram        "no organisms seen"               ana2 \
  F   endotoxin   <0.25                             ana2 \
  H   identity    positive                          ana1 \
  H   viability   94.1                              ana1 \
  H   cd3         96.9                              ana1 \
  H   car         35.8                              ana1 \
  H   b-cells     "not detected"                    ana1 \
  F   dose        2.00                              ana1 \
  D10 mycoplasma        "negative to date"          ana2 \
  D10 sterility-day-10  "no growth to date"         ana2
    tell sql/demo/part/result.story
end
