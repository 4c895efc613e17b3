-- The formula catalogue, each with its worked case; missing inputs and a divisor of nought give nothing.
create temp table worked (formula text, arguments jsonb, decimals int, expected text);
insert into worked values
    ('total_cells', '{"volume_ml": "100.0", "concentration_1e6_per_ml": "4.00"}', 1, '400.0'),
    ('viable_cells', '{"total_1e6": "600.0", "viability_pct": "92.0"}', 1, '552.0'),
    ('car_positive_cells', '{"volume_ml": "50.0", "tnc_per_ml": "1.20e7", "viability_pct": "92.0", "cd3_pct": "97.0", "car_pct": "38.0"}', 0, '203467200'),
    ('dose_per_kg', '{"cells": "2.034672e8", "weight_kg": "72.5"}', 0, '2806444'),
    ('capped_dose', '{"per_kg": "2e6", "weight_kg": "120", "cap": "2e8"}', 0, '200000000'),
    ('capped_dose', '{"per_kg": "2e6", "weight_kg": "60", "cap": "2e8"}', 0, '120000000'),
    ('fold_expansion', '{"viable_now": "3.10e9", "viable_seeded": "1.00e8"}', 1, '31.0'),
    ('population_doublings', '{"fold": "31.0"}', 2, '4.95'),
    ('population_doublings', '{"fold": "31.0"}', 12, '4.954196310387'),
    ('population_doublings', '{"fold": "1"}', 2, '0.00'),
    ('population_doublings', '{"fold": "1024"}', 12, '10.000000000000'),
    ('doubling_time_h', '{"elapsed_h": "216", "doublings": "4.954"}', 1, '43.6'),
    ('recovery_pct', '{"out": "5.5e8", "in": "1.0e9"}', 1, '55.0'),
    ('yield_pct', '{"actual": "9.5e8", "theoretical": "1.0e9"}', 1, '95.0'),
    ('vector_volume_ml', '{"cells": "1.0e8", "moi": "5", "titre_tu_per_ml": "2.5e8"}', 2, '2.00'),
    ('vcn_per_transduced', '{"vcn": "1.45", "car_pct": "38.0"}', 2, '3.82'),
    ('endotoxin_per_kg_h', '{"eu_per_ml": "0.25", "volume_ml": "50", "weight_kg": "72.5", "hours": "1"}', 2, '0.17'),
    ('endotoxin_per_kg_h', '{"eu_per_ml": "0.25", "volume_ml": "50", "weight_kg": "72.5", "hours": "0.5"}', 2, '0.17'),
    ('endotoxin_per_kg_h', '{"eu_per_ml": "0.25", "volume_ml": "50", "weight_kg": "72.5", "hours": "2"}', 2, '0.09'),
    ('beads_per_1e6', '{"beads": "16", "per_cells": "3e6"}', 2, '5.33'),
    ('collection_efficiency_pct', '{"cells": "2.6e9", "pre_per_l": "0.9e9", "processed_l": "10.0"}', 1, '28.9'),
    ('concentration_mmol_per_l', '{"amount_nmol": "5000", "volume_ml": "2.5"}', 2, '2.00');
select is(round(rule.compute(formula, arguments), decimals)::text, expected, formula || ' ' || arguments) from worked;
select is((select count(*)::int from ref.formula f where not exists (select from worked w where w.formula = f.formula)), 0, 'every formula of the catalogue has a worked case');
select is(rule.compute(w.formula, w.arguments - a), null, w.formula || ' without ' || a)
    from (select distinct on (formula) * from worked) w, jsonb_object_keys(w.arguments) a;
select is(rule.compute(w.formula, w.arguments || jsonb_build_object(a.argument, '0')), null, w.formula || ' with nought for ' || a.argument)
    from (values ('dose_per_kg', 'weight_kg'), ('fold_expansion', 'viable_seeded'), ('population_doublings', 'fold'), ('doubling_time_h', 'doublings'),
        ('recovery_pct', 'in'), ('yield_pct', 'theoretical'), ('vector_volume_ml', 'titre_tu_per_ml'), ('vcn_per_transduced', 'car_pct'),
        ('endotoxin_per_kg_h', 'weight_kg'), ('beads_per_1e6', 'per_cells'), ('collection_efficiency_pct', 'pre_per_l'),
        ('concentration_mmol_per_l', 'volume_ml')) a (formula, argument) join (select distinct on (formula) * from worked) w using (formula);
select is(rule.compute('population_doublings', '{"fold": "-2"}'), null, 'no logarithm of a negative number');
select is(rule.compute('no_such_formula', '{"fold": "2"}'), null, 'an unknown formula computes nothing');
-- rounding: half up at the end only
select is(round(rule.compute('recovery_pct', '{"out": "69.95", "in": "100"}'), 1)::text, '70.0', 'half up');
select is(round(rule.compute('recovery_pct', '{"out": "69.94", "in": "100"}'), 1)::text, '69.9', 'below half down');
select is(rule.compute('population_doublings', jsonb_build_object('fold', rule.compute('fold_expansion', '{"viable_now": "31", "viable_seeded": "1"}')))::text,
    '4.954196310387', 'formulas chain on unrounded values');
-- a limit that stands alone is a range in the step's plan, and says of each value what the condition says
select is((select string_agg(format('%s %s: %s', c.op, coalesce(c.ref::text, c.low || '-' || c.high), v), ', ')
    from (values ('<', 5, null, null), ('<=', 5, null, null), ('>', 5, null, null), ('>=', 5, null, null), ('=', 5, null, null), ('between', null, 4, 5), ('between', null, 5, 4)) c (op, ref, low, high),
        (values (-1), (3.99), (4), (4.5), (4.999), (5.0), (5), (5.001), (1e29)) x (v)
    where (v <@ rule.held_range(c.op, c.ref, c.low, c.high, null)) is distinct from rule.holds_condition(v, c.op, c.ref, c.low, c.high, null, null)), null, 'a range says what its condition says');
select is(rule.held_range('between', null, 1, 2, 10), null, 'a limit in per cent of another value is no range');
