# CT-051 (SYNTHETIC): ordered, slot in ten days.

zero +10d
let number = 051
let batch = CT-${yy@-14}-051
let order = ORD-${yy@-14}-051
let pat = P-0051
let initials = PZ
let family = Zimtberg
let given = Paula
let birth = 1992-02-29
let rec = R-700051
let sex = female
let process = synthetic-manual
let coi = CHA9999${yy@-14}CT0051
let indication = "Primary mediastinal B-cell lymphoma (invented)"
let physician = "Dr A. Invented"
let weight = 61.7
let dose = 1.00

clock by mgr1
clock @-14 14:00
tell sql/demo/part/order.story
