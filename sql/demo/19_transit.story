# CT-050 (SYNTHETIC): collected this morning, on its way to the laboratory; the clock of fresh cells runs.

anchor 11:30
zero +1d
let number = 050
let batch = CT-${yy@-12}-050
let order = ORD-${yy@-12}-050
let pat = P-0050
let initials = QP
let family = Pryskow
let given = Quirin
let birth = 1961-10-06
let rec = R-700050
let sex = male
let process = cd19-device-12d
let coi = CHA9999${yy@-12}CT0050
let din = A9999${yy@-1}005001
let indication = "Diffuse large B-cell lymphoma, third line (invented)"
let physician = "Dr C. Invented"
let weight = 79.8
let dose = 1.00
let nurse = col1
let nurse2 = col2

clock by mgr1
clock @-12 09:00
tell sql/demo/part/order.story
say "$batch: collected this morning, in transit"
let wbc = 3.90
let lymphocytes = 0.88
let pre_cd3 = 640
let haematocrit = 31.2
let platelets = 88
let washout = 19
let processed = 11.5
let acd = 910
let bag_ml = 133.0
let adverse = yes
let remark = "Tingling lips after half of the volume, calcium given, flow reduced; went on without trouble."
tell sql/demo/part/device_collection.story
