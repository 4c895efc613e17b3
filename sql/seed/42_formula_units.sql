-- Units of formulas (rules: formula catalogue).
delete from ref.formula_argument;
insert into ref.formula_argument (formula, argument, unit, same_as, scale_as, gives_scale) values
    ('total_cells', 'volume_ml', 'mL', null, null, false), ('total_cells', 'concentration_1e6_per_ml', '10*6/mL', null, null, false),
    ('viable_cells', 'total_1e6', '10*6', null, null, false), ('viable_cells', 'viability_pct', '%', null, null, false),
    ('car_positive_cells', 'volume_ml', 'mL', null, null, false), ('car_positive_cells', 'tnc_per_ml', null, null, null, true),
    ('car_positive_cells', 'viability_pct', '%', null, null, false), ('car_positive_cells', 'cd3_pct', '%', null, null, false),
    ('car_positive_cells', 'car_pct', '%', null, null, false),
    ('dose_per_kg', 'cells', null, null, null, true), ('dose_per_kg', 'weight_kg', 'kg', null, null, false),
    ('capped_dose', 'per_kg', null, null, null, true), ('capped_dose', 'weight_kg', 'kg', null, null, false),
    ('capped_dose', 'cap', null, null, 'per_kg', false),
    ('fold_expansion', 'viable_now', null, 'viable_seeded', null, false), ('fold_expansion', 'viable_seeded', null, null, null, false),
    ('population_doublings', 'fold', '1', null, null, false),
    ('doubling_time_h', 'elapsed_h', 'h', null, null, false), ('doubling_time_h', 'doublings', '1', null, null, false),
    ('recovery_pct', 'out', null, 'in', null, false), ('recovery_pct', 'in', null, null, null, false),
    ('yield_pct', 'actual', null, 'theoretical', null, false), ('yield_pct', 'theoretical', null, null, null, false),
    ('vector_volume_ml', 'cells', null, null, 'titre_tu_per_ml', false), ('vector_volume_ml', 'moi', null, null, null, false),
    ('vector_volume_ml', 'titre_tu_per_ml', null, null, null, false),
    ('vcn_per_transduced', 'vcn', null, null, null, false), ('vcn_per_transduced', 'car_pct', '%', null, null, false),
    ('endotoxin_per_kg_h', 'eu_per_ml', 'EU/mL', null, null, false), ('endotoxin_per_kg_h', 'volume_ml', 'mL', null, null, false),
    ('endotoxin_per_kg_h', 'weight_kg', 'kg', null, null, false), ('endotoxin_per_kg_h', 'hours', 'h', null, null, false),
    ('beads_per_1e6', 'beads', null, null, null, false), ('beads_per_1e6', 'per_cells', null, null, null, false),
    ('collection_efficiency_pct', 'cells', null, null, 'pre_per_l', false), ('collection_efficiency_pct', 'pre_per_l', null, null, null, false),
    ('collection_efficiency_pct', 'processed_l', 'L', null, null, false),
    ('concentration_mmol_per_l', 'amount_nmol', 'nmol', null, null, false), ('concentration_mmol_per_l', 'volume_ml', 'mL', null, null, false);
delete from ref.formula_result;
insert into ref.formula_result (formula, unit) values
    ('total_cells', '10*6'), ('viable_cells', '10*6'), ('car_positive_cells', null), ('dose_per_kg', null), ('capped_dose', null),
    ('fold_expansion', '1'), ('population_doublings', '1'), ('doubling_time_h', 'h'), ('recovery_pct', '%'), ('yield_pct', '%'),
    ('vector_volume_ml', 'mL'), ('vcn_per_transduced', null), ('endotoxin_per_kg_h', 'EU/kg/h'), ('beads_per_1e6', null),
    ('collection_efficiency_pct', '%'), ('concentration_mmol_per_l', 'mmol/L');
