-- The growth curve of a batch beside the other batches of its process at one's sites, as text.
create function api.batch_growth(batch text) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch(batch_growth.batch);
    v_process bigint := (select v.process_id from core.process_version v where v.id = b.process_version_id);
    v_others bigint[];
    v_days integer[];
    v_own numeric[];
    v_low numeric[];
    v_high numeric[];
    v_beside bigint[];
    v_unit text;
begin
    perform rule.batch_known(b, batch_growth.batch);
    v_others := array(select o.id from core.batch o join core.process_version v on v.id = o.process_version_id
                      where v.process_id = v_process and o.id <> b.id and o.site_id = any ((select rule.sites())::bigint[]));
    select array_agg(d.day order by d.day), array_agg(d.own order by d.day), array_agg(d.low order by d.day),
           array_agg(d.high order by d.day), array_agg(d.beside order by d.day), max(d.unit)
    into v_days, v_own, v_low, v_high, v_beside, v_unit
    from (select p.day, max(p.number) filter (where p.batch_id = b.id) as own, min(p.number) filter (where p.batch_id <> b.id) as low,
                 max(p.number) filter (where p.batch_id <> b.id) as high, count(*) filter (where p.batch_id <> b.id) as beside,
                 max(p.unit) as unit
          from rule.growth_points(v_others || b.id, 'vcc') p where p.day >= 0 group by p.day) d;
    return next 'Viable cell concentration, ' || coalesce(v_unit, 'unit as entered') || ', by culture day; logarithmic';
    if v_days is null or num_nonnulls(variadic v_own) = 0 then
        return next 'Nothing of this batch was counted yet.';
    end if;
    if v_days is null then
        return;
    end if;
    return next rule.growth_legend(cardinality(v_others));
    return query select rule.growth_picture(v_days, v_own, v_low, v_high);
    return next '';
    for i in 1 .. cardinality(v_days) loop
        return next format('day %s  %s  %s', lpad(v_days[i]::text, 3), lpad(coalesce(v_own[i]::text, '-'), 10),
            case when v_beside[i] > 0 then format('others %s to %s (%s)', v_low[i], v_high[i], v_beside[i]) else 'no other' end
            || case when v_own[i] < v_low[i] then '  below all others' when v_own[i] > v_high[i] then '  above all others' else '' end);
    end loop;
end
$$;
comment on function api.batch_growth(text) is 'The growth curve of a batch beside the other batches of its process, one line of text each.';
