-- What was recorded and does not hold: invalidation and doing anew, and times that are corrected.
\i setup/work.sql
select pg_temp.work('B-INV', 'checked') \g /dev/null
create temp table d as select pg_temp.deviation('B-INV') as id;
create function pg_temp.undo(code text, step text, deviation bigint default null, reason text default 'the wrong scale was used', occurrence integer default 1, shift integer default 0) returns text language sql as $$
    select format('step_invalidate($R, %s, %s, %s, %L)', step(code, step, occurrence), pg_temp.version(step(code, step, occurrence)) + shift, coalesce(deviation, (select id from d)), reason)
$$;
-- who and how
select did('tec1', pg_temp.undo('B-INV', 'weigh', 99999), 'VN306', 'a deviation that does not exist');
select did('tec1', pg_temp.undo('B-INV', 'weigh', reason => 'no'), 'VN205', 'an invalidation has a reason');
select did('tec1', pg_temp.undo('B-INV', 'weigh', shift => 1), 'VN101', 'a version that was not seen');
select did('rel1', pg_temp.undo('B-INV', 'weigh'), '42501', 'a releaser invalidates nothing');
select did('far1', pg_temp.undo('B-INV', 'weigh'), 'VN306', 'nor anybody of another site');
select did('tec1', format('step_invalidate($R, 99999, 1, %s, ''the wrong scale was used'')', (select id from d)), 'VN306', 'a record that does not exist');
-- what is incomplete goes at once
select did('tec1', pg_temp.doing('B-INV', 'mix', produced => '{"vessel": "V-INV"}'), 'done', 'mixed, without signatures yet');
select did('tec1', pg_temp.undo('B-INV', 'mix'), 'done', 'invalidated');
select is(last('status'), 'invalidated', 'at once, since it was never complete');
select is((select status from core.container where code = 'V-INV'), 'void', 'its vessel is void');
select is(pg_temp.next('B-INV'), 'settle 1, mix 1', 'and it is to be done anew');
select matches(pg_temp.gaps('B-INV', 'mix'), 'not done anew after its invalidation: mix 1', 'which a release sees');
select signs('tec1', 'step_execution', step('B-INV', 'mix'), 'checked', 'ana1', 'stop VN117', 'nobody signs it any more');
select did('tec1', pg_temp.undo('B-INV', 'mix'), 'VN117', 'nor invalidates it twice');
select did('tec1', format('observation_correct($R, %s, ''start'', %s, ''1.00'', ''misread'', ''read it again'')', step('B-INV', 'mix'), pg_temp.version(step('B-INV', 'mix'))), 'VN209', 'it has no such field');
select did('tec1', pg_temp.doing('B-INV', 'mix', '{}', 2, produced => '{"vessel": "V-INV"}'), 'VN104', 'it is the same occurrence, not the next');
select did('tec1', pg_temp.doing('B-INV', 'mix', produced => '{"vessel": "V-INV"}'), 'done', 'done anew, with the same vessel');
select is((select x.attempt || ' ' || x.occurrence from core.step_execution x where x.id = last('step_execution')::bigint), '2 1', 'a second attempt at the first occurrence');
select is((select status || ' ' || (step_execution_id = step('B-INV', 'mix')) from core.container where code = 'V-INV'), 'in_use true', 'the vessel is back, made by the new record');
select did('tec1', pg_temp.doing('B-INV', 'mix', produced => '{"vessel": "V-IN2"}'), 'VN104', 'once');
select is(pg_temp.gaps('B-INV', 'anew'), null, 'nothing is to be done anew');
-- what was complete goes with QA's signature
select must_sign('ana1', 'step_execution', step('B-INV', 'mix'), 'checked'), must('tec2', $$scan($R, 'V-INV', 'B-INV')$$), must_sign('tec2', 'step_execution', step('B-INV', 'mix'), 'witnessed') \g /dev/null
select did('tec1', pg_temp.undo('B-INV', 'weigh'), 'VN131', 'what a later step rests on is not undone');
select is(current_setting('tap.why'), 'something rests on this record: mix 1', 'and the refusal names it');
select must('tec1', pg_temp.doing('B-INV', 'feed')) \g /dev/null
select did('tec1', pg_temp.undo('B-INV', 'mix'), 'VN131', 'nor what the feed waited for');
select did('tec1', pg_temp.undo('B-INV', 'feed'), 'done', 'the last one first');
select is(last('status'), 'proposed', 'it was complete: QA has to sign');
create temp table k as select last('invalidation')::bigint as id;
select did('tec1', pg_temp.undo('B-INV', 'feed'), 'VN108', 'asked for once');
select is((select status from core.step_execution where id = step('B-INV', 'feed')), 'complete', 'until then it holds');
select matches(pg_temp.gaps('B-INV', 'feed'), 'signature missing: approved: invalidation of feed 1', 'and the open question keeps the record from being complete');
select signs('tec1', 'step_invalidation', (select id from k), 'approved', 'tec2', 'stop VN009', 'an operator does not approve');
select signs('tec1', 'step_invalidation', (select id from k), 'approved', 'qa1', 'done', 'QA does');
select is((select status from core.step_execution where id = step('B-INV', 'feed')), 'invalidated', 'which carries it out');
select matches(pg_temp.record('B-INV'), 'INVALIDATED.*the wrong scale was used', 'the batch record shows the invalidated one');
select matches(pg_temp.record('B-INV'), 'Mix \(mix\) 1: complete, done anew, attempt 2', 'and the one done anew');
select matches(rule.content_batch((batch('B-INV')).id), 'attempt 1 of step feed 1, INVALIDATED: the wrong scale was used', 'the audit review covers both');
select is(value('tec1', $$select string_agg(state, ' ' order by occurrence, attempt) from api.batch_step where batch = 'B-INV' and step = 'mix'$$), 'invalidated complete', 'the list of steps, too');
-- the vessel in use
select did('tec1', pg_temp.undo('B-INV', 'mix'), 'done', 'now nothing rests on mixing');
select signs('tec1', 'step_invalidation', last('invalidation')::bigint, 'approved', 'qa1', 'done', 'undone');
select is((select string_agg(meaning || ' ' || superseded_by, ', ' order by id) from core.signature where entity = 'step_execution' and record_id = step('B-INV', 'mix')),
    'checked step mix 1 was invalidated, witnessed step mix 1 was invalidated', 'what was signed of it has ended');
select did('tec1', pg_temp.undo('B-INV', 'weigh'), 'done', 'and the first step');
select signs('tec1', 'step_invalidation', last('invalidation')::bigint, 'approved', 'qa1', 'done', 'undone as well');
select is(pg_temp.next('B-INV'), 'weigh 1', 'all of it is to be done anew');
-- values, statuses and clocks follow
select pg_temp.work('B-FOL', 'fed') \g /dev/null
delete from d; insert into d select pg_temp.deviation('B-FOL');
select must('tec1', pg_temp.doing('B-FOL', 'settle', at => (select rule.utc(event_at) from core.step_execution where id = step('B-FOL', 'mix')))), do_block('B-FOL', 'prepare') \g /dev/null
select did('tec1', pg_temp.undo('B-FOL', 'settle'), 'done', 'an optional step of a signed block');
select signs('tec1', 'step_invalidation', last('invalidation')::bigint, 'approved', 'qa1', 'done', 'undone');
select is((select superseded_by::text from core.signature where entity = 'operation_block' and record_id = block('B-FOL', 'prepare')), 'step settle 1 was invalidated', 'which ends the signature on the block');
select must('tec1', pg_temp.doing('B-FOL', 'daily', '{"viability": "90.0"}')), must('tec1', pg_temp.doing('B-FOL', 'rinse')), must('man1', format('clock_set($R, %L)', now('80 hours'))) \g /dev/null
select must('tec1', pg_temp.doing('B-FOL', 'harvest')), must('tec1', pg_temp.doing('B-FOL', 'fill', produced => '{"bag": ["BAG-FO1", "BAG-FO2"]}')) \g /dev/null
select is(status('B-FOL'), 'filled/quarantine', 'filled');
select rule.timer_breaches() \g /dev/null
select is((select string_agg(finding, ' ' order by id) from core.timer_breach where batch_id = (batch('B-FOL')).id and bound = 'limit'), 'found', 'over its culture time');
select is(value('tec1', $$select number from api.observation where batch = 'B-FOL' and step = 'harvest' and field = 'share'$$), '75.0', 'computed from another step');
select did('tec1', pg_temp.undo('B-FOL', 'harvest'), 'VN131', 'the harvest carries the fill');
select did('tec1', pg_temp.undo('B-FOL', 'fill'), 'done', 'the fill first');
select signs('tec1', 'step_invalidation', last('invalidation')::bigint, 'approved', 'qa1', 'done', 'undone');
select is(status('B-FOL'), 'harvested/quarantine', 'the batch is harvested again');
select is((select string_agg(status, ' ') from core.container where code like 'BAG-FO%'), 'void void', 'its bags are void');
select did('tec1', pg_temp.undo('B-FOL', 'harvest'), 'done', 'then the harvest');
select signs('tec1', 'step_invalidation', last('invalidation')::bigint, 'approved', 'qa1', 'done', 'undone');
select is(status('B-FOL'), 'in_process/quarantine', 'the batch is in process again');
select did('tec1', pg_temp.doing('B-FOL', 'harvest', at => now('-10 min')), 'done', 'harvested anew');
select is(status('B-FOL'), 'harvested/quarantine', 'as it should be');
-- a repeated step: one of several
select pg_temp.work('B-ONE', 'fed') \g /dev/null
delete from d; insert into d select pg_temp.deviation('B-ONE');
select must('tec1', pg_temp.doing('B-ONE', 'daily', '{"viability": "90.0"}', n)) from generate_series(1, 2) n \g /dev/null
select must('tec1', pg_temp.doing('B-ONE', 'rinse')), must('tec1', pg_temp.doing('B-ONE', 'harvest')) \g /dev/null
select did('tec1', pg_temp.undo('B-ONE', 'daily'), 'done', 'another occurrence carries the harvest');
select signs('tec1', 'step_invalidation', last('invalidation')::bigint, 'approved', 'qa1', 'done', 'undone');
select did('tec1', pg_temp.doing('B-ONE', 'daily', '{"viability": "91.0"}', 1), 'stop VN103', 'done anew after the end of the repetition it is not');
select did('tec1', pg_temp.doing('B-ONE', 'daily', '{"viability": "91.0"}', 1, (select rule.utc(event_at) from core.step_execution where id = step('B-ONE', 'harvest'))), 'done', 'but at its own time');
-- what is released
select make_batch('B-REL', 'PT1', 412, 'released') \g /dev/null
delete from d; insert into d select pg_temp.deviation('B-REL');
select did('tec1', pg_temp.undo('B-REL', 'fill'), 'VN131', 'nothing of a released batch is undone');
select make_batch('B-FIL', 'PT2', 413, 'filled') \g /dev/null
delete from d; insert into d select pg_temp.deviation('B-FIL');
select did('tec1', pg_temp.undo('B-FIL', 'seed'), 'VN131', 'the vessel has been worked with');
select matches(current_setting('tap.why'), 'add-vector 1, identity check \d+ of V-FIL', 'which the refusal says');
-- times
select pg_temp.work('B-TIM', 'checked') \g /dev/null
create temp table t0 as select event_at::timestamptz as at from core.step_execution where id = step('B-TIM', 'weigh');
create function pg_temp.retime(step text, at timestamptz, reason text default 'the clock on the wall was wrong', code text default 'misread', occurrence integer default 1) returns text language sql as $$
    select format('step_retime($R, %s, %s, %L, %L, %L)', step('B-TIM', step, occurrence), pg_temp.version(step('B-TIM', step, occurrence)), rule.utc(at), code, reason)
$$;
select must('tec1', pg_temp.doing('B-TIM', 'mix', produced => '{"vessel": "V-TIM"}')), must_sign('ana1', 'step_execution', step('B-TIM', 'mix'), 'checked') \g /dev/null
select must('tec2', $$scan($R, 'V-TIM', 'B-TIM')$$), must_sign('tec2', 'step_execution', step('B-TIM', 'mix'), 'witnessed'), must('tec1', pg_temp.doing('B-TIM', 'feed')) \g /dev/null
select did('tec1', pg_temp.retime('weigh', now('1 hour')::timestamptz), 'VN502', 'not into the future');
select did('tec1', pg_temp.retime('feed', now()::timestamptz), 'VN502', 'nor behind its entry');
select did('tec1', pg_temp.retime('mix', (select at - interval '1 min' from t0)), 'VN503', 'nor before what it waited for');
select is(substring(current_setting('tap.why') from 'step \w+ \d'), 'step weigh 1', 'which the refusal names');
select did('tec1', pg_temp.retime('weigh', (select at from t0), 'no'), 'VN205', 'a correction has a reason');
select did('tec1', pg_temp.retime('weigh', (select at from t0), code => 'whim'), 'VN208', 'and a coded one');
select did('tec1', replace(pg_temp.retime('weigh', (select at from t0)), to_char((select at from t0) at time zone 'UTC', '"T"HH24'), ' 10'), 'VN501', 'a moment in another form');
select did('qa1', pg_temp.retime('weigh', (select at from t0)), '42501', 'QA corrects no time');
select did('far1', pg_temp.retime('weigh', (select at from t0)), 'VN306', 'nor does anybody of another site');
select is(value('tec1', $$select state from api.operation_block where batch = 'B-TIM' and operation = 'prepare'$$), 'to be signed', 'the block is complete');
select do_block('B-TIM', 'prepare') \g /dev/null
select did('tec1', pg_temp.retime('weigh', (select at - interval '1 hour' from t0)), 'done', 'an hour earlier');
select is(last('status') || ' ' || last('entry_mode'), 'recorded late', 'is open again, and late');
select is((select event_at::timestamptz from core.step_execution where id = step('B-TIM', 'weigh')), (select at - interval '1 hour' from t0), 'the clocks run from there');
select is((select before_at::timestamptz from core.step_retiming where step_execution_id = step('B-TIM', 'weigh')), (select at from t0), 'and what stood there is kept');
select is((select count(*)::int from core.signature where entity = 'step_execution' and record_id = step('B-TIM', 'weigh') and superseded_at is null), 0, 'its signature is superseded');
select is(value('tec1', $$select state from api.operation_block where batch = 'B-TIM' and operation = 'prepare'$$), 'open again', 'and so is that of its block');
select matches(pg_temp.record('B-TIM'), 'was .*misread, the clock on the wall was wrong', 'the batch record shows the old time');
select did('tec1', pg_temp.doing('B-TIM', 'daily', '{"viability": "90.0"}'), 'done', 'what only waits for another step goes on');
select must('tec1', pg_temp.retime('mix', (select at - interval '30 min' from t0))) \g /dev/null
select did('tec1', pg_temp.retime('weigh', (select at - interval '10 min' from t0)), 'VN503', 'nor behind what waited for it');
select is(substring(current_setting('tap.why') from 'step \w+ \d'), 'step mix 1', 'which the refusal names');
select must_sign('ana1', 'step_execution', step('B-TIM', 'mix'), 'checked'), must('tec2', $$scan($R, 'V-TIM', 'B-TIM')$$), must_sign('tec2', 'step_execution', step('B-TIM', 'mix'), 'witnessed') \g /dev/null
-- clocks: found, moved, withdrawn by corrections of their ends
select must_sign('tec2', 'step_execution', step('B-TIM', 'weigh'), 'checked'), must('tec1', pg_temp.doing('B-TIM', 'rinse')), must('man1', format('clock_set($R, %L)', now('80 hours'))) \g /dev/null
select must('tec1', pg_temp.doing('B-TIM', 'harvest')), rule.timer_breaches() \g /dev/null
create function pg_temp.breach() returns text language sql as $$ select string_agg(finding, ' ' order by revision) from core.timer_breach where batch_id = (batch('B-TIM')).id and bound = 'limit' $$;
select is(pg_temp.breach(), 'found', 'harvested too late');
select must('tec1', pg_temp.retime('mix', (select event_at - interval '1 microsecond' from core.step_execution where id = step('B-TIM', 'mix')))) \g /dev/null
select is(last('clocks'), '{"culture-time limit": "moved"}', 'a corrected start moves the breach, in the act');
select did('tec1', pg_temp.retime('harvest', (select event_at - interval '20 hours' from core.step_execution where id = step('B-TIM', 'harvest'))), 'done', 'a corrected end');
select is(last('clocks'), '{"culture-time limit": "withdrawn"}', 'withdraws it');
select is(pg_temp.breach(), 'found moved withdrawn', 'and all of it is kept');
select did('tec1', pg_temp.retime('harvest', (select max(event_at) - interval '1 s' from core.step_execution where batch_id = (batch('B-TIM')).id and process_step_id = (select process_step_id from core.step_execution where id = step('B-TIM', 'daily')))), 'VN503', 'the end of a repetition is not before it');
-- the hour that is there twice, and the one that is not: a moment has an offset
select is(rule.moment('2026-10-25T02:30:00+01:00') - rule.moment('2026-10-25T02:30:00+02:00'), interval '1 hour', 'half past two, twice in one night');
select is(rule.local_time('2026-10-25T00:30:00Z', 'Europe/Berlin') || ', ' || rule.local_time('2026-10-25T01:30:00Z', 'Europe/Berlin'), '2026-10-25 02:30:00 +02:00, 2026-10-25 02:30:00 +01:00', 'and shown so that they differ');
select is(rule.local_time(rule.moment('2026-03-29T02:30:00+01:00'), 'Europe/Berlin'), '2026-03-29 03:30:00 +02:00', 'a clock that was not put forward means an hour later');
select throws_ok(format('select rule.moment(%L)', m), 'VN501', null, m || ' is no moment') from unnest(array['2026-10-25T02:30:00', '2026-10-25T02:30:00 CET', '2026-10-25T02:30:00 Europe/Berlin']) m;
