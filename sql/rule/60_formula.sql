-- The formula catalogue: exact decimals; rounding (half up, which is what round() does to numeric) happens
-- once, where a value is stored.
create function rule.compute(formula text, x jsonb) returns numeric
language plpgsql immutable as $$
declare
    n numeric[];
    v numeric;
begin
    select array_agg((x ->> a)::numeric order by place) into n
    from unnest(case formula
        when 'total_cells' then '{volume_ml,concentration_1e6_per_ml}'
        when 'viable_cells' then '{total_1e6,viability_pct}'
        when 'car_positive_cells' then '{volume_ml,tnc_per_ml,viability_pct,cd3_pct,car_pct}'
        when 'dose_per_kg' then '{cells,weight_kg}'
        when 'capped_dose' then '{per_kg,weight_kg,cap}'
        when 'fold_expansion' then '{viable_now,viable_seeded}'
        when 'population_doublings' then '{fold}'
        when 'doubling_time_h' then '{elapsed_h,doublings}'
        when 'recovery_pct' then '{out,in}'
        when 'yield_pct' then '{actual,theoretical}'
        when 'vector_volume_ml' then '{cells,moi,titre_tu_per_ml}'
        when 'vcn_per_transduced' then '{vcn,car_pct}'
        when 'endotoxin_per_kg_h' then '{eu_per_ml,volume_ml,weight_kg,hours}'
        when 'beads_per_1e6' then '{beads,per_cells}'
        when 'collection_efficiency_pct' then '{cells,pre_per_l,processed_l}'
        when 'concentration_mmol_per_l' then '{amount_nmol,volume_ml}' end::text[]) with ordinality u (a, place);
    if n is null or array_position(n, null) is not null then
        return null;                 -- an input is missing: the result is not recorded either
    end if;
    v := case formula
        when 'total_cells' then n[1] * n[2]
        when 'viable_cells' then n[1] * n[2] / 100
        when 'car_positive_cells' then n[1] * n[2] * n[3] * n[4] * n[5] / 1000000
        when 'dose_per_kg' then rule.quotient(n[1], n[2])
        when 'capped_dose' then least(n[1] * n[2], n[3])
        when 'fold_expansion' then rule.quotient(n[1], n[2])
        -- ln() of numeric is exact to the digits asked for; twelve are kept
        when 'population_doublings' then case when round(n[1], 30) > 0 then round(ln(n[1]::numeric(80, 30)) / ln(2::numeric(40, 30)), 12) end
        when 'doubling_time_h' then rule.quotient(n[1], n[2])
        when 'recovery_pct' then rule.quotient(n[1] * 100, n[2])
        when 'yield_pct' then rule.quotient(n[1] * 100, n[2])
        when 'vector_volume_ml' then rule.quotient(n[1] * n[2], n[3])
        when 'vcn_per_transduced' then rule.quotient(n[1] * 100, n[2])
        when 'endotoxin_per_kg_h' then rule.quotient(n[1] * n[2], n[3] * greatest(n[4], 1))
        when 'beads_per_1e6' then rule.quotient(n[1] * 1000000, n[2])
        when 'collection_efficiency_pct' then rule.quotient(n[1] * 100, n[2] * n[3])
        when 'concentration_mmol_per_l' then rule.quotient(n[1], n[2] * 1000)
    end;
    if abs(v) >= 1e30 then               -- more than core.amount holds: one of the inputs is wrong
        perform rule.refuse('VN201', formula, 'The inputs of this formula give no number that can be kept; correct them.');
    end if;
    return v;
end
$$;
comment on function rule.compute(text, jsonb) is 'One formula of the catalogue on named inputs; NULL when an input is missing.';

-- Division that keeps thirty digits behind the point and has no result for a divisor of nought.
create function rule.quotient(dividend numeric, divisor numeric) returns numeric
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when divisor <> 0 then round(dividend::numeric(400, 40) / divisor, 30) end
$$;
comment on function rule.quotient(numeric, numeric) is 'A division to thirty decimals; NULL for a divisor of nought.';
