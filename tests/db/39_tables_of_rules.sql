-- The smaller tables of the rules, row by row, as they are meant. Rights and transitions have files of their own.
-- Each row that is meant has an assertion that names it: [table key: what it says]
create function pg_temp.meant(place text, meant text, there text) returns setof text language sql as $$
    select ok(coalesce(m = any (string_to_array(there, E'\n')), false), format('[%s %s]', place, m)) from unnest(string_to_array(meant, E'\n')) m
    union all
    select is((select string_agg(format('[%s %s]', place, t), ' ' order by t) from unnest(string_to_array(there, E'\n')) t where t <> all (string_to_array(meant, E'\n'))), null, place || ': and no other row')
$$;
-- identity checks: at least so many of these on both documents, one of them by scan or not
select pg_temp.meant('checkpoint_pair', 'bedside 1: wristband/container 2 scan name birth_date record_number
bedside 2: container/certificate 2 scan coi container
bedside 3: statement/wristband 2 spoken name birth_date
chair 1: wristband/order 2 scan spoken name birth_date record_number
collection_bag 1: bag/order 2 scan coi din name birth_date, once name birth_date
courier 1: container/order 2 scan coi din container
fill 1: vessel/batch 2 scan coi container
pack_out 1: container/order 2 scan coi din container
receipt 1: container/order 2 scan coi din container
retrieval 1: container/order 2 scan coi din container
site 1: container/certificate 2 scan coi container name birth_date
step 1: vessel/batch 2 scan coi container
vector 1: vessel/batch 2 scan coi container
vector 2: vector/batch 1 scan lot', (select string_agg(concat_ws(' ', checkpoint, place || ':', first || '/' || second, least, case when scanned then 'scan' end, case when spoken then 'spoken' end,
    array_to_string(identifiers, ' ') || coalesce(', once ' || nullif(array_to_string(counted_once, ' '), ''), '')), E'\n') from ref.checkpoint_pair));
select pg_temp.meant('checkpoint', 'bedside: container shown at_site thawed infused
chair: shown scheduled collecting
collection_bag:
courier: container
fill:
pack_out: container
receipt: container shown collected in_transit_in received
retrieval: container
site: container shown filled stored in_transit_out at_site
step:
vector:', (select string_agg(concat_ws(' ', checkpoint || ':', case when container then 'container' end, 'shown ' || nullif(array_to_string(shown_in, ' '), '')), E'\n')
    from ref.checkpoint));
-- separation of people
select pg_temp.meant('separation', 'analyst/reviewer:
first signer/second signer:
performer/checker:
performer/releaser:
performer/reviewer:
performer/witness:
proposer/own rights:
supply requester/supply signer:', (select string_agg(first || '/' || second || ':', E'\n') from ref.separation));
-- numbers
select pg_temp.meant('setting', 'account_request: 3 days
bedside_check: 2 h
calibration_notice: 14 days
challenge: 120 s
checkpoint_every: 60 s
clock_back: 2 s
clock_block: 5 min
clock_note: 2 s
fresh_authentication: 30 s
idle_lock: 10 min
late_entry: 15 min
lock_wait: 5 s
password_change: 120 s
password_length: 15
place: 8 h
presence: 10 min
thaw_to_infusion: 30 min
thaw_to_step: 2 h
watchdog: 60 s', (select string_agg(name || ': ' || value, E'\n') from ref.setting));
-- reasons that are coded words
select pg_temp.meant('reason', 'correction mistyped:
correction misread:
correction other:
correction recalculated:
correction wrong_field:
keyed damaged:
keyed no_scanner:
keyed no_symbol:
keyed unreadable:
late late:
not_recorded lost:
not_recorded not_applicable:
not_recorded not_done:
not_recorded not_in_source:', (select string_agg(kind || ' ' || word || ':', E'\n') from ref.reason));
-- what is signed, with which meaning, by whom; * where the record says who
select pg_temp.meant('signable', 'person approved: *
person_role approved: *
account_request approved: qa
account_request reviewed: qa
training approved: qa
process_version approved: *
step_execution witnessed: *
step_execution checked: *
lot approved: *
equipment approved: *
identity_check witnessed: clinic
collection checked: collector
thaw witnessed: clinic
disposal witnessed: technician collector clinic
receipt checked: technician
patient_merge approved: qa
result reviewed: qc_reviewer
batch reviewed: qa
disposition approved: qa
disposition released: releaser
disposition rejected: releaser
disposition certified: releaser
recall approved: releaser
abort approved: qa
investigation approved: qa
operation_block performed: *
operation_block witnessed: *
operation_block checked: *
operation_block reviewed: *
operation_block approved: *
step_skip approved: qa
step_invalidation approved: qa', (select string_agg(entity || ' ' || meaning || ': ' || roles, E'\n') from ref.signable));
-- what can be corrected in a record, and what its new value may be
select pg_temp.meant('correctable', 'sample drawn_at: moment, trained, technician analyst
sample sample: sample, trained, technician analyst
result tested_at: moment, fixed when confirmed invalid, trained, analyst
batch slot: plan, manager
container volume_ml: amount 0 to 5000, may be empty for patient validation research, fixed when void, trained, technician
collection din: din, fixed when started, trained, collector
collection volume_ml: amount 20 to 600, fixed when started, trained, collector
collection started_at: moment, trained, collector
collection finished_at: moment, fixed when started, trained, collector
receipt received_at: moment, trained, technician
receipt volume_ml: amount 0 to 5000, trained, technician
receipt temperature_c: amount -200 to 60, trained, technician
receipt seals: word, trained, technician
custody place: line to 200, trained, technician collector clinic
custody waybill: line to 200, trained, technician collector clinic
custody holder_name: line to 200, trained, technician collector clinic
custody condition_band: line to 200, may be empty for patient validation research, trained, technician collector clinic
custody since_at: moment, trained, technician collector clinic
custody holder_organisation: line to 200, trained, technician collector clinic
custody certificate: line to 200, may be empty for patient validation research, trained, technician collector clinic
shipment shipper: line to 200, trained, technician collector clinic
shipment seal: line to 200, trained, technician collector clinic
shipment logger: line to 200, may be empty for patient validation research, trained, technician collector clinic
shipment condition_band: line to 200, trained, technician collector clinic
shipment seals: word, trained, technician clinic
shipment trace: word, trained, technician clinic
shipment trace_low_c: amount -200 to 60, trained, technician clinic
shipment trace_high_c: amount -200 to 60, trained, technician clinic
shipment difference: words to 4000, trained, technician clinic
storage put_at: moment, trained, technician clinic
storage taken_at: moment, trained, technician clinic
infusion remainder_ml: amount 0 to 5000, may be empty for patient validation research, trained, clinic
infusion started_at: moment, trained, clinic
infusion ended_at: moment, trained, clinic
infusion volume_ml: amount 0 to 5000, trained, clinic
infusion reaction: line to 200, trained, clinic
therapy_order indication: line to 200, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order consent_version: line to 200, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order consent_date: day, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order weight_kg: amount 2 to 300, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order weight_date: day, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order planned_dose: amount 0.000000001 to 1000000000000000, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order planned_dose_unit: line to 200, may be empty for validation research, fixed when cancelled, coordinator clinic manager
therapy_order infectious_markers: word, fixed when cancelled, coordinator clinic manager
therapy_order physician: line to 200, may be empty for patient validation research, fixed when cancelled, coordinator clinic manager
lot supplier: line to 200, fixed when rejected, technician
lot supplier_lot: line to 200, fixed when rejected, technician
lot certificate: line to 200, fixed when rejected, technician
lot received_at: moment, fixed when rejected, technician
lot expires_on: expiry, fixed when rejected, technician
lot quantity: quantity, fixed when rejected, technician
lot unit: unit, fixed when rejected, technician
equipment_calibration calibrated_at: moment, fixed when withdrawn, manager qa
equipment_calibration certificate: line to 200, fixed when withdrawn, manager qa
equipment_calibration as_found: word, fixed when withdrawn, manager qa
equipment_calibration due_on: due, fixed when withdrawn, manager qa
equipment_calibration status: word, fixed when withdrawn, manager qa
equipment_outage began_at: moment, fixed when withdrawn, manager qa
equipment_outage reason: words to 4000, fixed when withdrawn, technician collector analyst clinic manager qa
equipment_outage ended_at: moment, fixed when withdrawn, manager qa
equipment_outage end_reason: words to 4000, fixed when withdrawn, manager qa
equipment_outage status: word, fixed when withdrawn, manager qa
deviation class: word, fixed when closed, qa
deviation description: words to 4000, fixed when closed, qa
deviation immediate_action: words to 4000, fixed when closed, qa
deviation detected_at: moment, fixed when closed, qa
capa reference: line to 200, fixed when done, qa manager
capa action: words to 4000, fixed when done, qa manager
capa due: plan, fixed when done, qa manager
patient initials: line to 10, coordinator clinic
patient_identity family_name: line to 200, personal, coordinator clinic
patient_identity given_name: line to 200, personal, coordinator clinic
patient_identity birth_date: day, personal, coordinator clinic
patient_identity record_number: code, personal, coordinator clinic
patient_identity sex: word, personal, coordinator clinic', (select string_agg(concat_ws(' ', entity, field) || ': ' || concat_ws(', ', kind || coalesce(' ' || trim_scale(least), '') || coalesce(' to ' || trim_scale(most), ''),
    nullif('may be empty for ' || array_to_string(empty_for, ' '), 'may be empty for '), nullif('fixed when ' || array_to_string(fixed_in, ' '), 'fixed when '),
    case when personal then 'personal' end, case when trained then 'trained' end, roles), E'\n') from ref.correctable));
-- the keys of a process document; * must be there
select pg_temp.meant('process_key', 'process process: * id
process version: * integer 1 to 999999
process title: * text 1 to 200
process product: * object product
process settings: object settings
process route: words transport starting_store store thaw 0 to 1000
process stages: * objects stage 1 to 1000
process timers: objects timer 0 to 1000
process specification: * lines line 1 to 1000
product name: * text 1 to 200
product kind: * word patient validation research
product target: text 1 to 200
product gene_delivery: word lentivirus gammaretrovirus transposon mrna none
product presentation: word fresh frozen
product frame: * object frame
frame kind: * word clinical trial|investigational new drug|hospital exemption|licence|validation|research|training
frame authority: text 1 to 200
frame reference: text 1 to 200
frame references: objects reference 1 to 1000
frame sponsor: text 1 to 200
frame retention: text 1 to 200
frame release: words releaser qa 1 to 1000
reference name: * text 1 to 200
reference number: * text 1 to 200
settings late_entry: duration
settings site_time_zone: text 1 to 200
settings retest_by: word any other
stage stage: * word collection engineering expansion reinfusion
stage applicable: boolean
stage operations: * objects operation 0 to 1000
operation id: * id
operation title: * text 1 to 200
operation sign: object sign
operation steps: * objects step 1 to 1000
sign by: * word @role
sign meaning: * word performed witnessed checked reviewed approved
step id: * id
step title: * text 1 to 200
step instruction: text 1 to 4000
step performed_by: * word technician collector analyst clinic
step witness: word @role
step check: word @role
step identity: object identity
step after: ids 0 to 1000
step optional: boolean
step critical: boolean
step repeat: object repeat
step fields: objects field 0 to 1000
step materials: objects material 0 to 1000
step equipment: objects equipment 0 to 1000
step samples: objects sample 0 to 1000
step produces: objects produces 0 to 1000
identity checkpoint: * word @checkpoint
repeat every: * duration
repeat tolerance: * duration
repeat until: * id
field name: * id
field label: * text 1 to 200
field kind: * word decimal count percent word text moment duration scan computed attachment yes_no_na
field basis: text 1 to 200
field unit: text 1 to 200
field decimals: integer 0 to 12
field words: texts 1 to 1000
field plausible: decimals 2 to 2
field alert: object condition
field action: object condition
field required: boolean
field critical: boolean
field source: ways keyboard scan file 1 to 3
field formula: word @formula
field arguments: map
condition op: * word < <= = >= > between
condition value: decimal
condition low: decimal
condition high: decimal
condition relative_to: text 1 to 200
condition percent: decimal
material material: * id
material quantity: object quantity
quantity value: decimal
quantity unit: text 1 to 200
quantity field: text 1 to 200
equipment class: * id
sample sample: * id
sample tests: * ids 1 to 1000
produces container: * word bag vial vessel
produces count: integer 1 to 100
timer id: * id
timer title: * text 1 to 200
timer from: * object edge
timer to: * object edge
timer warn: duration
timer limit: duration
timer absolute: duration
edge start: id
edge end: id
any_of any_of: * objects line 2 to 1000
line id: * id
line label: * text 1 to 200
line test: * id
line basis: text 1 to 200
line method: text 1 to 200
line sample: id
line unit: text 1 to 200
line decimals: integer 0 to 12
line limit: object condition
line words: texts 1 to 1000
line pass: texts 1 to 1000
line report: boolean
line gate: * boolean
line retests: integer 0 to 9
line needs: words weight planned_dose 1 to 1000
line interim: object interim
interim label: * text 1 to 200
interim pass: * texts 1 to 1000
interim gate: * boolean', (select string_agg(concat_ws(' ', object, key) || ': ' || concat_ws(' ',
    case when required then '*' end, shape, item, coalesce(least::text || ' to ' || most, least::text, 'to ' || most)), E'\n') from ref.process_key));
-- units of formulas: of what goes in, and whose unit it takes
select pg_temp.meant('formula_argument', 'total_cells volume_ml: mL
total_cells concentration_1e6_per_ml: 10*6/mL
viable_cells total_1e6: 10*6
viable_cells viability_pct: %
car_positive_cells volume_ml: mL
car_positive_cells tnc_per_ml: scales the result
car_positive_cells viability_pct: %
car_positive_cells cd3_pct: %
car_positive_cells car_pct: %
dose_per_kg cells: scales the result
dose_per_kg weight_kg: kg
capped_dose per_kg: scales the result
capped_dose weight_kg: kg
capped_dose cap: scaled as per_kg
fold_expansion viable_now: as viable_seeded
fold_expansion viable_seeded:
population_doublings fold: 1
doubling_time_h elapsed_h: h
doubling_time_h doublings: 1
recovery_pct out: as in
recovery_pct in:
yield_pct actual: as theoretical
yield_pct theoretical:
vector_volume_ml cells: scaled as titre_tu_per_ml
vector_volume_ml moi:
vector_volume_ml titre_tu_per_ml:
vcn_per_transduced vcn:
vcn_per_transduced car_pct: %
endotoxin_per_kg_h eu_per_ml: EU/mL
endotoxin_per_kg_h volume_ml: mL
endotoxin_per_kg_h weight_kg: kg
endotoxin_per_kg_h hours: h
beads_per_1e6 beads:
beads_per_1e6 per_cells:
collection_efficiency_pct cells: scaled as pre_per_l
collection_efficiency_pct pre_per_l:
collection_efficiency_pct processed_l: L
concentration_mmol_per_l amount_nmol: nmol
concentration_mmol_per_l volume_ml: mL', (select string_agg(formula || ' ' || argument || ':' || coalesce(' ' || unit, '')
    || coalesce(' as ' || same_as, '') || coalesce(' scaled as ' || scale_as, '') || case when gives_scale then ' scales the result' else '' end, E'\n') from ref.formula_argument));
-- and of what comes out; those without have the unit of their arguments
select pg_temp.meant('formula_result', 'total_cells: 10*6
viable_cells: 10*6
car_positive_cells:
dose_per_kg:
capped_dose:
fold_expansion: 1
population_doublings: 1
doubling_time_h: h
recovery_pct: %
yield_pct: %
vector_volume_ml: mL
vcn_per_transduced:
endotoxin_per_kg_h: EU/kg/h
beads_per_1e6:
collection_efficiency_pct: %
concentration_mmol_per_l: mmol/L', (select string_agg(formula || ':' || coalesce(' ' || unit, ''), E'\n') from ref.formula_result));
-- units, in base units of what they measure
select pg_temp.meant('unit', '{beads}: 1/1 beads
10*6.{beads}: 1000000/1 beads
{beads}/{cell}: 1/1 beads per cell
{cells}: 1/1 cells
10*3: 1000/1 cells
10*6: 1000000/1 cells
10*9: 1000000000/1 cells
{cells}/kg: 1/1 cells per body weight
10*6/kg: 1000000/1 cells per body weight
10*8/kg: 100000000/1 cells per body weight
{CFU}: 1/1 colonies
{CFU}/mL: 1/1 concentration of colonies
{cells}/mL: 1/1 concentration of cells
{cells}/uL: 1000/1 concentration of cells
10*3/uL: 1000000/1 concentration of cells
10*6/mL: 1000000/1 concentration of cells
10*9/L: 1000000/1 concentration of cells
{copies}: 1/1 copies
{copies}/{cell}: 1/1 copies per cell
{copies}/mL: 1/1 concentration of copies
cGy: 1/100 absorbed dose
Gy: 1/1 absorbed dose
cm2: 1/10000 area
m2: 1/1 area
[EU]: 1/1 endotoxin
[EU]/mL: 1/1 endotoxin concentration
[EU]/kg/h: 1/1 endotoxin rate
%: 1/1 fraction
[iU]: 1/1 activity
[iU]/mL: 1/1 activity concentration
[iU]/L: 1/1000 activity concentration
um: 1/1000 length
mm: 1/1 length
cm: 10/1 length
ng: 1/1000000 mass
ug: 1/1000 mass
mg: 1/1 mass
g: 1000/1 mass
kg: 1000000/1 mass
pg/mL: 1/1000000 mass concentration
ng/mL: 1/1000 mass concentration
ug/mL: 1/1 mass concentration
mg/dL: 10/1 mass concentration
mg/mL: 1000/1 mass concentration
g/L: 1000/1 mass concentration
1: 1/1 number
mosm/kg: 1/1 osmolality
[pH]: 1/1 acidity
nmol: 1/1000000 substance
umol: 1/1000 substance
mmol: 1/1 substance
umol/L: 1/1000 substance concentration
mmol/L: 1/1 substance concentration
Cel: 1/1 temperature
s: 1/60 time
min: 1/1 time
h: 60/1 time
d: 1440/1 time
wk: 10080/1 time
{TU}: 1/1 transducing units
{TU}/mL: 1/1 vector titre
{TU}/{cell}: 1/1 multiplicity of infection
uL: 1/1000 volume
mL: 1/1 volume
dL: 100/1 volume
L: 1000/1 volume
10*6 TU/mL: 1000000/1 vector titre
TU/mL: 1/1 vector titre
TU/cell: 1/1 multiplicity of infection
IU/mL: 1/1 activity concentration
EU: 1/1 endotoxin
EU/mL: 1/1 endotoxin concentration
EU/kg/h: 1/1 endotoxin rate
copies/cell: 1/1 copies per cell
[g]: 1/1 acceleration
/min: 1/1 rate of rotation', (select string_agg(unit || ': ' || num || '/' || den || ' ' || dimension, E'\n') from ref.unit));
-- acts that ask for training, and those of a training installation or an inspector
select is((select string_agg(format('[%s trained]', act), ' ') from ref.act where trained <> (act = any (string_to_array('collection_finish collection_start container_dispose container_pool custody_hand_over '
    'equipment_use follow_up_record follow_up_start identity_check identity_show infusion_record lot_use observation_correct receipt_decide receipt_record result_correct result_record '
    'sample_register site_receive step_miss step_record step_retime step_second store_put store_take thaw_start', ' ')))), null, 'hands on a batch ask for training');
select is((select string_agg(format('[%s inspector]', act), ' ') from ref.act where inspector <> (act = any (string_to_array('login_password_set record_export', ' ')))), null, 'what an inspector may do');
select is((select string_agg(format('[%s timed]', act), ' ') from ref.act where timed <> (act = any (string_to_array('disposition_propose equipment_use infusion_record lot_use sign store_take thaw_start', ' ')))), null, 'what decides by the time');
select is((select string_agg(format('[%s training_only]', act), ' ') from ref.act where training_only <> (act = any (string_to_array('clock_set', ' ')))), null, 'what only a training installation does');
-- the command line takes the right value of these by the laboratory's clock, by their name
select is((select string_agg(entity || '.' || field, ', ') from ref.correctable where (kind = 'moment') <> (field like '%\_at')), null, 'what ends in _at is a moment, and nothing else is one');
