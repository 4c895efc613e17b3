-- The growth curve: who sees it, what it holds, and what it leaves out.
create function pg_temp.growth(login text, batch text) returns text language sql as $$
    select value(login, format('select string_agg(l, %L) from api.batch_growth(%L) l', E'\n', batch))
$$;
create function pg_temp.sample(batch text, place integer, vcc text) returns text language sql as $$
    select format($q$step_record($R, %L, 'daily-sample', %s, $N, %L, null, %L)$q$, batch, place,
        jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', vcc, 'viability', '92.0', 'look', 'clear'), replace(batch, 'B-', 'V-'))
$$;
select alike(pg_temp.growth('tec1', 'B-RUN'), '%day   0        1.00  no other%', 'the seeding is day 0');
select did('tec1', pg_temp.sample('B-RUN', 1, '2.00'), 'done', 'a daily sample');
select did('man1', format('clock_set($R, %L)', tap.now('24 hours')), 'done', 'a day later');
select did('tec1', pg_temp.sample('B-RUN', 2, '10.00'), 'done', 'another');
select alike(pg_temp.growth('qa1', 'B-RUN'), '%Viable cell concentration, 10*6/mL, by culture day; logarithmic%', 'what is drawn, and its unit');
select is((select count(*)::int from string_to_table(pg_temp.growth('qa1', 'B-RUN'), E'\n') l where l ~ '^ *[0-9.]* \|.*\*'), 2, 'a point for each day with a count');
select matches(pg_temp.growth('qa1', 'B-RUN'), 'day   1       10.00  no other', 'and its number');
select did('tec1', format('observation_correct($R, %s, ''vcc'', %s, ''8.00'', ''misread'', ''the counter shows 8.00'')',
    (select max(id) from core.step_execution), 1), 'done', 'a correction');
select matches(pg_temp.growth('qa1', 'B-RUN'), 'day   1        8.00', 'counts');
select is(pg_temp.growth('far1', 'B-RUN'), '!VN306', 'another site does not see it');
select is(pg_temp.growth('qa1', 'B-NONE'), '!VN306', 'nobody one that is not there');
select is(pg_temp.growth('adm1', 'B-RUN'), '!VN306', 'nor an administrator');
select alike(pg_temp.growth('qa1', 'B-COL'), '%Nothing of this batch was counted yet.%', 'a batch without counts');
select is((select l from string_to_table(pg_temp.growth('qa1', 'B-RUN'), E'\n') l where l like '* %'), '* this batch   : the one other batch of the process', 'what the signs mean');
select is(rule.growth_legend(n), t, 'beside ' || n) from (values (0, '* this batch   no other batch of the process'), (5, '* this batch   : lowest to highest of 5 other batches of the process')) x (n, t);
select is((select max(length(rule.growth_legend(n))) <= 78 from unnest(array[0, 1, 2147483647]) n), true, 'whole on 80 columns, however many there are');
-- the scale and the band
select is(array(select rule.growth_row(n, 1, 100, 11) from unnest(array[1, 10, 100]::numeric[]) n), array[0, 5, 10], 'tenfold is half way to a hundredfold');
select is(rule.growth_row(3, 3, 3, 11), 5, 'one number stands in the middle');
select is((select count(*)::int from rule.growth_picture('{0,1}', '{1,10}', '{null,1}', '{null,100}') l where l ~ ':'), 8, 'the band from lowest to highest, but for the point');
select is((select max(length(l)) from rule.growth_picture(array(select generate_series(0, 90)), array(select 1.5 ^ d from generate_series(0, 90) d), array_fill(null::numeric, '{91}'), array_fill(null::numeric, '{91}')) l) <= 78, true, 'three months fit a line');
