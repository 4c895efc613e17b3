-- The growth of a culture: one number a culture day, drawn beside what other batches of the process did.

-- Of each batch and culture day the last number of a field; days as the board counts them. Values that wait for their
-- second entry are left out.
create function rule.growth_points(ids bigint[], field text) returns table (batch_id bigint, day integer, number numeric, unit text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with step as materialized (
        select * from rule.board_steps(ids)
    ), begun as materialized (
        select distinct on (x.batch_id) x.batch_id, x.event_at, v.time_zone
        from core.step_execution x
        join step s on s.step_id = x.process_step_id and s.start is not null
        join core.process_version v on v.id = s.process_version_id
        where x.batch_id = any (ids) and x.status <> 'invalidated' and x.event_at is not null
        order by x.batch_id, s.start, x.id
    )
    select distinct on (x.batch_id, d.day) x.batch_id, d.day, o.number::numeric, f.unit::text
    from core.step_execution x
    join begun g on g.batch_id = x.batch_id
    join core.process_field f on f.step_id = x.process_step_id and f.name = growth_points.field
    join lateral (select p.number from core.observation p where p.step_execution_id = x.id and p.process_field_id = f.id
                  order by p.revision desc limit 1) o on o.number > 0
    cross join lateral (select (x.event_at at time zone g.time_zone)::date - (g.event_at at time zone g.time_zone)::date as day) d
    where x.status <> 'invalidated' and x.event_at is not null and not rule.blind(x)
    order by x.batch_id, d.day, x.event_at desc, x.id desc;
end
$$;
comment on function rule.growth_points(bigint[], text) is 'The last number above nought of a field on each culture day of batches.';

-- Where a number stands between two others on a logarithmic scale of so many rows; all exact decimals.
create function rule.growth_row(number numeric, low numeric, high numeric, height integer) returns integer
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when high = low then height / 2 else round((log(number) - log(low)) / (log(high) - log(low)) * (height - 1))::integer end
$$;
comment on function rule.growth_row(numeric, numeric, numeric, integer) is 'Row of a number on a logarithmic scale, from 0.';

-- The picture: * the batch, : where others were. A column a day; of long cultures every second day, and so on.
create function rule.growth_picture(days integer[], own numeric[], low numeric[], high numeric[]) returns setof text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_height constant integer := 9;     -- with its head it fits a terminal of 24 lines
    v_least numeric := (select min(n) from unnest(own || low) n);
    v_most numeric := (select max(n) from unnest(own || high) n);
    v_every integer := greatest((select max(d) from unnest(days) d) / 20 + 1, 1);
    v_line text;
    v_day integer;
    v_at integer;
begin
    for v_row in reverse v_height - 1 .. 0 loop
        v_line := lpad(case when v_least = v_most then case when v_row = v_height / 2 then v_least::text else '' end
                            when v_row % 3 = 0 or v_row = v_height - 1
                                then trim_scale(round(v_least * power(v_most / v_least, v_row::numeric / (v_height - 1)), 2))::text
                            else '' end, 9) || ' |';
        for v_day in select * from generate_series(0, (select max(d) from unnest(days) d), v_every) loop
            v_at := array_position(days, v_day);
            v_line := v_line || case
                when v_at is null then '   '
                when rule.growth_row(own[v_at], v_least, v_most, v_height) = v_row then '  *'
                when v_row between rule.growth_row(low[v_at], v_least, v_most, v_height)
                               and rule.growth_row(high[v_at], v_least, v_most, v_height) then '  :'
                else '   ' end;
        end loop;
        return next rtrim(v_line);
    end loop;
    return next repeat(' ', 10) || '+' || repeat('-', 3 * ((select max(d) from unnest(days) d) / v_every + 1));
    return next repeat(' ', 7) || 'day ' || (select string_agg(lpad(g::text, 3), '' order by g)
                                             from generate_series(0, (select max(d) from unnest(days) d), v_every) g);
end
$$;
comment on function rule.growth_picture(integer[], numeric[], numeric[], numeric[]) is 'Numbers by day on a logarithmic scale, as lines of text.';

-- No wider than the picture may be: it is read on 80 columns.
create function rule.growth_legend(others integer) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select '* this batch   ' || case others when 0 then 'no other batch of the process' when 1 then ': the one other batch of the process'
                                            else format(': lowest to highest of %s other batches of the process', others) end
$$;
comment on function rule.growth_legend(integer) is 'What the signs of the growth picture mean.';
