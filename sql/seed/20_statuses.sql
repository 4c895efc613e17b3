-- Statuses and their transitions, identity checks and formulas, as rows (rules 1, 2 and 5).
delete from ref.process_transition;
insert into ref.process_transition (from_status, to_status, act, kinds, route, needs) values
    ('-', 'ordered', 'order_place', '{patient,validation,research}', null, 'indication, consent, weight, planned dose, frame of the product'),
    ('ordered', 'scheduled', 'batch_issue', '{patient,validation,research}', null, 'approved process in force, slot, infectious markers known or not tested'),
    ('ordered', 'cancelled', 'order_cancel', '{patient,validation,research}', null, 'reason'),
    ('scheduled', 'cancelled', 'order_cancel', '{patient,validation,research}', null, 'reason, manager, before collecting'),
    ('scheduled', 'collecting', 'collection_start', '{patient}', null, 'identity check at the chair'),
    ('collecting', 'collected', 'collection_finish', '{patient}', null, 'DIN, volume, label check by a second person'),
    ('collected', 'in_transit_in', 'custody_hand_over', '{patient}', 'transport', 'identity check courier, seals, conditions'),
    ('collected', 'received', 'receipt_record', '{patient}', null, 'seals, conditions'),
    ('in_transit_in', 'received', 'receipt_record', '{patient}', 'transport', 'manifest compared'),
    ('received', 'accepted', 'receipt_decide', '{patient}', null, 'two persons'),
    ('received', 'discarded', 'receipt_decide', '{patient}', null, 'two persons'),
    ('accepted', 'stored_starting', 'store_put', '{patient}', 'starting_store', 'position'),
    ('accepted', 'in_process', 'step_record', '{patient}', null, 'first engineering step, line clearance'),
    ('stored_starting', 'in_process', 'step_record', '{patient}', 'starting_store', 'taken out of storage with its identity check, thaw clock'),
    ('scheduled', 'in_process', 'step_record', '{validation,research}', null, 'the record begins with the first step'),
    ('in_process', 'harvested', 'step_record', '{patient,validation,research}', null, 'step harvest'),
    ('harvested', 'filled', 'step_record', '{patient,validation}', null, 'step fill'),
    ('harvested', 'in_process', 'step_invalidate', '{patient,validation,research}', null, 'record of step harvest invalidated, QA'),
    ('filled', 'harvested', 'step_invalidate', '{patient,validation}', null, 'record of step fill invalidated, QA'),
    ('filled', 'stored', 'store_put', '{patient,validation}', 'store', 'position'),
    ('filled', 'in_transit_out', 'custody_hand_over', '{patient}', 'transport', 'released for this site, identity check pack_out or courier, seals'),
    ('stored', 'in_transit_out', 'custody_hand_over', '{patient}', 'transport', 'taken out of storage, released for this site, identity check, seals'),
    ('filled', 'at_site', 'site_receive', '{patient}', null, 'released for this site, identity check site'),
    ('stored', 'at_site', 'site_receive', '{patient}', null, 'taken out of storage, released for this site, identity check site'),
    ('in_transit_out', 'at_site', 'site_receive', '{patient}', 'transport', 'manifest, trace, seals, identity check site'),
    ('at_site', 'thawed', 'thaw_start', '{patient}', 'thaw', 'released for this site, witness'),
    ('at_site', 'infused', 'infusion_record', '{patient}', null, 'bedside check; a process without thaw'),
    ('thawed', 'infused', 'infusion_record', '{patient}', 'thaw', 'bedside check, witnessed thaw, its clock'),
    ('infused', 'follow_up', 'follow_up_record', '{patient}', null, 'first entry'),
    ('infused', 'follow_up', 'follow_up_start', '{patient}', null, 'from the day after the infusion, by hand'),
    ('infused', 'follow_up', 'tick', '{patient}', null, 'a day after the infusion, by itself'),
    ('follow_up', 'closed', 'batch_close', '{patient}', null, 'nothing pending, nothing open, remainders disposed of'),
    ('harvested', 'closed', 'batch_close', '{validation}', null, 'after its verdict'),
    ('filled', 'closed', 'batch_close', '{validation}', null, 'after its verdict'),
    ('stored', 'closed', 'batch_close', '{validation}', null, 'after its verdict, nothing in storage'),
    ('aborted', 'discarded', 'container_dispose', '{patient,validation}', null, 'reason, quantity, witness, last container');
-- until something is given a batch can be aborted; rejected or recalled, it ends when its last container is disposed of
insert into ref.process_transition (from_status, to_status, act, kinds, route, needs)
select s, 'aborted', 'batch_abort', '{patient,validation,research}'::text[], null, 'reason, manager and QA'
from unnest(array['scheduled', 'collecting', 'collected', 'in_transit_in', 'received', 'accepted', 'stored_starting', 'in_process',
                  'harvested', 'filled', 'stored', 'in_transit_out', 'at_site', 'thawed']) s
union all
select s, 'discarded', 'container_dispose', '{patient}'::text[], null, 'rejected or recalled; reason, quantity, witness, last container'
from unnest(array['collected', 'in_transit_in', 'received', 'accepted', 'stored_starting', 'in_process', 'harvested', 'filled', 'stored',
                  'in_transit_out', 'at_site', 'thawed']) s;

delete from ref.quality_transition;
insert into ref.quality_transition (from_status, to_status, act) values
    ('quarantine', 'released', 'disposition_propose'), ('quarantine', 'released_pending', 'disposition_propose'),
    ('quarantine', 'exceptional_supply', 'disposition_propose'), ('quarantine', 'rejected', 'disposition_propose'),
    ('on_hold', 'rejected', 'disposition_propose'),
    ('released_pending', 'released', 'disposition_propose'),
    ('quarantine', 'on_hold', 'hold_place'), ('released', 'on_hold', 'hold_place'),
    ('exceptional_supply', 'on_hold', 'hold_place'), ('released_pending', 'on_hold', 'hold_place'),
    ('on_hold', 'quarantine', 'hold_lift'), ('on_hold', 'released', 'hold_lift'),
    ('on_hold', 'exceptional_supply', 'hold_lift'), ('on_hold', 'released_pending', 'hold_lift'),
    ('released', 'recalled', 'batch_recall'), ('released_pending', 'recalled', 'batch_recall'),
    ('exceptional_supply', 'recalled', 'batch_recall');

insert into ref.checkpoint (checkpoint, container, shown_in) values
    ('chair', false, '{scheduled,collecting}'),
    ('collection_bag', false, '{}'),
    ('receipt', true, '{collected,in_transit_in,received}'),
    ('courier', true, '{}'),
    ('retrieval', true, '{}'),
    ('pack_out', true, '{}'),
    ('step', false, '{}'),
    ('vector', false, '{}'),
    ('fill', false, '{}'),
    ('site', true, '{filled,stored,in_transit_out,at_site}'),
    ('bedside', true, '{at_site,thawed,infused}')
on conflict (checkpoint) do update set container = excluded.container, shown_in = excluded.shown_in;
delete from ref.checkpoint_pair;
insert into ref.checkpoint_pair (checkpoint, place, first, second, identifiers, least, scanned, counted_once, spoken) values
    ('chair', 1, 'wristband', 'order', '{name,birth_date,record_number}', 2, true, '{}', true),
    ('collection_bag', 1, 'bag', 'order', '{coi,din,name,birth_date}', 2, true, '{name,birth_date}', false),
    ('receipt', 1, 'container', 'order', '{coi,din,container}', 2, true, '{}', false),
    ('courier', 1, 'container', 'order', '{coi,din,container}', 2, true, '{}', false),
    ('retrieval', 1, 'container', 'order', '{coi,din,container}', 2, true, '{}', false),
    ('pack_out', 1, 'container', 'order', '{coi,din,container}', 2, true, '{}', false),
    ('step', 1, 'vessel', 'batch', '{coi,container}', 2, true, '{}', false),
    ('vector', 1, 'vessel', 'batch', '{coi,container}', 2, true, '{}', false),
    ('vector', 2, 'vector', 'batch', '{lot}', 1, true, '{}', false),
    ('fill', 1, 'vessel', 'batch', '{coi,container}', 2, true, '{}', false),
    ('site', 1, 'container', 'certificate', '{coi,container,name,birth_date}', 2, true, '{}', false),
    ('bedside', 1, 'wristband', 'container', '{name,birth_date,record_number}', 2, true, '{}', false),
    ('bedside', 2, 'container', 'certificate', '{coi,container}', 2, true, '{}', false),
    ('bedside', 3, 'statement', 'wristband', '{name,birth_date}', 2, false, '{}', true);

insert into ref.formula (formula, arguments, unit, shown) values
    ('total_cells', '{volume_ml,concentration_1e6_per_ml}', '10*6', 'volume x concentration'),
    ('viable_cells', '{total_1e6,viability_pct}', '10*6', 'total x viability / 100'),
    ('car_positive_cells', '{volume_ml,tnc_per_ml,viability_pct,cd3_pct,car_pct}', '{cells}', 'volume x TNC/mL x viability x CD3+ x CAR+'),
    ('dose_per_kg', '{cells,weight_kg}', '{cells}/kg', 'cells / weight'),
    ('capped_dose', '{per_kg,weight_kg,cap}', '{cells}', 'least of (per kg x weight) and cap'),
    ('fold_expansion', '{viable_now,viable_seeded}', '1', 'viable now / viable seeded'),
    ('population_doublings', '{fold}', '1', 'log2(fold)'),
    ('doubling_time_h', '{elapsed_h,doublings}', 'h', 'elapsed hours / doublings'),
    ('recovery_pct', '{out,in}', '%', 'out / in x 100'),
    ('yield_pct', '{actual,theoretical}', '%', 'actual / theoretical x 100'),
    ('vector_volume_ml', '{cells,moi,titre_tu_per_ml}', 'mL', 'cells x MOI / titre'),
    ('vcn_per_transduced', '{vcn,car_pct}', '{copies}/{cell}', 'VCN / (CAR+ / 100)'),
    ('endotoxin_per_kg_h', '{eu_per_ml,volume_ml,weight_kg,hours}', '[EU]/kg/h', 'EU/mL x mL / kg / hours, hours at least 1'),
    ('beads_per_1e6', '{beads,per_cells}', '{beads}', 'beads x 10*6 / counted cells'),
    ('collection_efficiency_pct', '{cells,pre_per_l,processed_l}', '%', 'cells / (pre-count x processed) x 100'),
    ('concentration_mmol_per_l', '{amount_nmol,volume_ml}', 'mmol/L', 'amount / volume / 1000')
on conflict (formula) do update set arguments = excluded.arguments, unit = excluded.unit, shown = excluded.shown;
