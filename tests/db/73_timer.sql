-- Clocks on event time: what runs, warns, is over; breaches found by the periodic task, moved and withdrawn by corrections.
select tap.make_batch('B-CLK', 'PT1', 31, 'seeded') \g /dev/null
create function pg_temp.clock(timer text) returns text language sql as $$
    select value('qa1', format('select state || coalesce(%L || nullif(past, %L), %L) from api.timer where batch = %L and timer = %L', ' past ', '', '', 'B-CLK', timer))
$$;
create function pg_temp.breaches() returns text language sql as $$
    select coalesce(string_agg(concat_ws(' ', bound, revision, finding, to_char(breached_at - started_at, 'DD HH24:MI')), ', ' order by id), '')
    from core.timer_breach where batch_id = (batch('B-CLK')).id
$$;
create function pg_temp.seeded(shift interval) returns void language sql as $$
    update core.step_execution set event_at = event_at + shift where id = step('B-CLK', 'seed')
$$;
select is(pg_temp.clock('vector-window'), 'running', 'the clock starts with its first step');
select is(value('qa1', $$select count(*) from api.timer where batch = 'B-CLK'$$), '2', 'a clock whose first step is not there does not run');
select is(value('qa1', $$select due_at - from_at from api.timer where batch = 'B-CLK' and timer = 'vector-window'$$), '1 day 06:00:00', 'due at its limit');
select is(value('qa1', $$select limit_after::text || ' ' || warn_after from api.timer where batch = 'B-CLK' and timer = 'culture-time'$$), '14 days 12 days', 'bounds as intervals');
select is(value('far2', 'select count(*) from api.timer'), '0', 'another site sees no clock');
select did('man1', format('clock_set($R, %L)', tap.now('24 hours 10 minutes')), 'done', 'a day later');
select is(pg_temp.clock('vector-window'), 'warn past warn', 'past the warning');
select is(rule.timer_breaches(), 0, 'a warning is no breach');
select did('man1', format('clock_set($R, %L)', tap.now('6 hours')), 'done', 'past the limit');
select is(pg_temp.clock('vector-window'), 'over past limit', 'over, though nobody wrote anything');
select is(value('tec1', $$select kind || ' ' || what from report.worklist where batch = 'B-CLK' and kind = 'late'$$), 'late clock: Activation to vector', 'the operator sees it as late');
select is((select open_items::int from api.board b where false), null, 'the superuser sees no board');
select is((select o.open_items::int from rule.board_rows(array[(batch('B-CLK')).id]) o), 0, 'nothing is open before it was found');
select isnt(rule.tick(), null, 'the periodic task runs');
select is(pg_temp.breaches(), 'limit 1 found 01 06:00', 'and finds the breach, at its event time');
select is((select o.open_items::int from rule.board_rows(array[(batch('B-CLK')).id]) o), 1, 'an open item of the board');
select is(value('qa1', $$select kind from report.worklist where batch = 'B-CLK' and mine and kind = 'breach'$$), 'breach', 'on the worklist of QA');
select is((select distinct e.act || ' ' || e.kind || ' ' || coalesce(e.person, '-') from ledger.event e where e.entity = 'timer_breach'), 'tick insert -', 'attributed to the periodic task');
select is(rule.timer_breaches(), 0, 'once, not again');
select pg_temp.seeded('-1 hour') \g /dev/null
select is(rule.timer_breaches(), 1, 'a start corrected to earlier');
select is(pg_temp.breaches(), 'limit 1 found 01 06:00, limit 2 moved 01 06:00', 'moves the breach; the first finding stays');
select is((select x.breached_at - y.breached_at from core.timer_breach x, core.timer_breach y where x.revision = 2 and y.revision = 1), '-1 hour'::interval, 'by that hour');
select pg_temp.seeded('6 hours') \g /dev/null
select is(rule.timer_breaches(), 1, 'a start corrected to later, so that the limit holds');
select is((select finding from core.timer_breach order by id desc limit 1), 'withdrawn', 'withdraws it in a row of its own');
select is(rule.timer_breaches(), 0, 'once');
select is((select o.open_items::int from rule.board_rows(array[(batch('B-CLK')).id]) o), 0, 'and the item is closed');
select is(value('qa1', $$select count(*) filter (where stands) || ' of ' || count(*) from api.timer_breach where batch = 'B-CLK'$$), '0 of 3', 'nothing of it is hidden');
select pg_temp.seeded('-6 hours') \g /dev/null
select is(rule.timer_breaches(), 1, 'back again');
select is((select revision || ' ' || finding from core.timer_breach order by id desc limit 1), '4 found', 'it is found anew');
select throws_ok($$insert into core.timer_breach (stream_id, batch_id, therapy_event_id, process_timer_id, bound, revision, finding, started_at, breached_at, found_at)
    select stream_id, batch_id, therapy_event_id, process_timer_id, bound, revision, finding, started_at, breached_at, found_at from core.timer_breach limit 1$$, '23505', null, 'no duplicate, whoever writes');
select tap.do_vector('B-CLK') \g /dev/null
select is(pg_temp.clock('vector-window'), 'finished over past limit', 'finished over its limit');
select is(rule.timer_breaches(), 0, 'and known');
select tap.make_batch('B-OVR', 'PT2', 32, 'seeded') \g /dev/null
select did('man1', format('clock_set($R, %L)', tap.now('31 hours')), 'done', 'another batch runs over');
select tap.do_vector('B-OVR') \g /dev/null
select is(value('qa1', $$select state from api.timer where batch = 'B-OVR' and timer = 'vector-window'$$), 'finished over', 'and finishes before anybody looked');
select cmp_ok(rule.timer_breaches(), '>=', 1, 'the breach is found all the same');
select is((select count(*)::int from core.timer_breach where batch_id = (batch('B-OVR')).id), 1, 'once');
select did('man1', format('batch_abort($R, ''B-OVR'', {B-OVR}, ''cells are lost'')'), 'done', 'the batch is given up');
select is(value('qa1', $$select count(*) from report.worklist where batch = 'B-OVR' and kind = 'signature' and roles = 'qa'$$), '1', 'which waits for QA');
