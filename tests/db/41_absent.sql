-- What is not done: repeated steps outside their tolerance and missed, optional steps, skips.
\i setup/work.sql
select pg_temp.work('B-REP', 'fed') \g /dev/null
create function pg_temp.look(occurrence integer, at text default '$N', code text default 'B-REP') returns text language sql as $$
    select pg_temp.doing(code, 'daily', '{"viability": "90.0"}', occurrence, at)
$$;
create function pg_temp.missing(code text default 'B-REP') returns text language sql as $$
    select value('tec1', format('select string_agg(step || '' '' || extract(epoch from due_at - (select min(event_at) from api.batch_step where batch = %1$L and step = ''daily''))::bigint / 3600, '', '' order by due_at) from api.step_gap where batch = %1$L', code))
$$;
create function pg_temp.timing(occurrence integer) returns text language sql as $$
    select value('tec1', format('select timing from api.batch_step where batch = ''B-REP'' and step = ''daily'' and occurrence = %s', occurrence))
$$;
create function pg_temp.on(shift interval) returns text language sql as $$ select did('man1', format('clock_set($R, %L)', now(shift)), 'done', 'the clock goes on by ' || shift) $$;
-- in its tolerance and outside
select did('tec1', $$step_miss($R, 'B-REP', 'daily', null, 'nobody was there')$$, 'VN531', 'before its first time nothing is due');
select did('tec1', pg_temp.look(1), 'done', 'the first time is never early or late');
select is(last('shown')::jsonb ->> 'timing', null, 'and the answer says nothing about it');
select is(pg_temp.missing(), null, 'nothing is missing');
select did('tec1', $$step_miss($R, 'B-REP', 'daily', null, 'nobody was there')$$, 'VN531', 'an occurrence whose tolerance lasts is not missed');
select pg_temp.on('19 hours');
select did('tec1', pg_temp.look(2), 'done', 'too early is recorded');
select is(last('shown')::jsonb ->> 'timing', 'earlier than its tolerance', 'and flagged in the answer');
select is(pg_temp.timing(2), 'early', 'and in the record');
select pg_temp.on('24 hours');
select did('tec1', pg_temp.look(3), 'done', 'a day after the one before');
select is(pg_temp.timing(3), '', 'is in time');
select is(value('tec1', $$select next_due_at - (select max(event_at) from api.batch_step where batch = 'B-REP' and step = 'daily') from api.batch where batch = 'B-REP'$$), '1 day', 'the next due moment follows from event times');
select pg_temp.on('30 hours');
select is(pg_temp.missing(), null, 'two hours past the tolerance it can still be done');
select did('tec1', pg_temp.look(4), 'done', 'late');
select is(pg_temp.timing(4), 'late', 'and flagged');
select is(pg_temp.missing(), null, 'a late one is no missed one');
-- missed
select pg_temp.on('49 hours');
select is(pg_temp.missing(), 'daily 97', 'a whole period without a word is a gap');
select matches(pg_temp.gaps('B-REP', 'missed'), '^missed, not documented: daily due ', 'which keeps the record from being complete');
select is(value('tec1', $$select count(*) from report.worklist where batch = 'B-REP' and mine and what like 'missed, not documented%'$$), '1', 'the operator sees it on the worklist');
select did('tec1', $$step_miss($R, 'B-REP', 'daily', null, 'no')$$, 'VN205', 'a miss has a reason');
select did('tec1', format($$step_miss($R, 'B-REP', 'daily', %L, 'nobody was there')$$, now('-3 hours')), 'VN531', 'at a moment at which nothing is missing');
select did('tec1', $$step_miss($R, 'B-REP', 'daily', 'yesterday', 'nobody was there')$$, 'VN501', 'a moment in words');
select did('tec1', $$step_miss($R, 'B-REP', 'feed', null, 'nobody was there')$$, 'VN531', 'a step that does not repeat');
select did('tec1', $$step_miss($R, 'B-REP', 'nothing', null, 'nobody was there')$$, 'VN306', 'a step that does not exist');
select did('tec1', $$step_miss($R, 'B-NONE', 'daily', null, 'nobody was there')$$, 'VN306', 'no such batch');
select did('far1', $$step_miss($R, 'B-REP', 'daily', null, 'nobody was there')$$, 'VN306', 'nobody of another site');
select did('ana1', $$step_miss($R, 'B-REP', 'daily', null, 'nobody was there')$$, 'VN003', 'who may not do the step does not say that it was missed');
select did('qa1', $$step_miss($R, 'B-REP', 'daily', null, 'nobody was there')$$, '42501', 'QA documents no miss');
create temp table r as select gen_random_uuid() as id;
select did('tec1', format($$step_miss(%L, 'B-REP', 'daily', null, 'the incubator room was closed for the night')$$, (select id from r)), 'done', 'documented with its reason');
select is(act('tec1', format($$step_miss(%L, 'B-REP', 'daily', null, 'the incubator room was closed for the night')$$, (select id from r))), 'done', 'the request again');
select is((select count(*)::int from core.step_missed), 1, 'documents it once');
select is((select s.kind || ' ' || e.act || ' ' || e.kind from ledger.event e join ledger.stream s on s.id = e.stream where e.entity = 'step_missed'), 'batch step_miss insert', 'an event of its own');
select is(pg_temp.missing(), null, 'the gap is documented');
select is((select count(*)::int from core.observation o join core.step_execution x on x.id = o.step_execution_id join core.process_step s on s.id = x.process_step_id
    where x.batch_id = (batch('B-REP')).id and s.code = 'daily'), 4, 'a miss has no values');
select matches(pg_temp.record('B-REP'), 'MISSED, due .*the incubator room was closed', 'the batch record says so');
select did('tec1', pg_temp.look(5), 'done', 'the next one, a day after the missed one');
select is(pg_temp.timing(5), '', 'is in time: its due moment follows from the missed one');
select did('tec1', pg_temp.doing('B-REP', 'rinse'), 'done', 'what harvest waits for');
-- the end
select pg_temp.on('29 hours');
select did('tec1', $$step_miss($R, 'B-REP', 'daily', null, 'it is harvested today')$$, 'done', 'past its tolerance it can be given up');
select pg_temp.on('20 hours');
select did('tec1', pg_temp.doing('B-REP', 'harvest'), 'done', 'harvest ends the repetition');
select is(pg_temp.missing(), null, 'nothing is due before the tolerance of the last one has passed');
select did('tec1', pg_temp.look(6), 'stop VN103', 'after its end nothing is repeated');
select is(value('tec1', $$select next_due_at from api.batch where batch = 'B-REP'$$), null, 'and nothing is due');
select did('man1', format('clock_set($R, %L)', now('1 hour')), 'done', 'later');
select did('tec1', format('step_record($R, ''B-REP'', ''daily'', 6, %L, %L, null, null, null, null, null, %L)', now('-2 hours'), '{"viability": "90.0"}', 'was on paper'), 'done', 'one that was done before the harvest is recorded late');
-- a gap before the end
select pg_temp.work('B-END', 'fed') \g /dev/null
select did('tec1', pg_temp.look(1, code => 'B-END'), 'done', 'a first look'), did('tec1', pg_temp.doing('B-END', 'rinse'), 'done', 'rinsed');
select pg_temp.on('27 hours');
select is(pg_temp.missing('B-END'), null, 'in its tolerance');
select pg_temp.on('2 hours');
select did('tec1', pg_temp.doing('B-END', 'harvest'), 'done', 'harvest past the tolerance of the second look');
select is(pg_temp.missing('B-END'), 'daily 24', 'which was missed');
select must('tec1', pg_temp.doing('B-END', 'fill', produced => '{"bag": ["BAG-EN1", "BAG-EN2"]}')) \g /dev/null
select must_sign('ana1', 'operation_block', block('B-END', 'culture'), 'checked') \g /dev/null
select did('tec1', $$step_miss($R, 'B-END', 'daily', null, 'nobody looked')$$, 'done', 'documented after the harvest');
select is((select superseded_by::text from core.signature where entity = 'operation_block' and record_id = block('B-END', 'culture')), 'a missed occurrence of daily was documented', 'what was signed did not tell it: the signature on the block ends');
select is(pg_temp.gaps('B-END', 'missed'), null, 'nothing is missing');
-- optional steps and parallel ones
select pg_temp.work('B-SKP', 'mixed'), pg_temp.work('B-OPT', 'checked') \g /dev/null
select is(pg_temp.next('B-OPT'), 'settle 1, mix 1', 'an optional step and what comes after it are both open');
select did('tec1', pg_temp.doing('B-OPT', 'mix', produced => '{"vessel": "V-OPT"}'), 'done', 'it may be left out');
select did('tec1', $$step_skip($R, 'B-OPT', 'settle', 1, 'not needed today')$$, 'VN306', 'skipping names a deviation of the batch');
select did('tec1', format($$step_skip($R, 'B-OPT', 'settle', %s, 'not needed today')$$, pg_temp.deviation('B-OPT')), 'VN117', 'an optional step is not skipped');
select pg_temp.issue('B-OP2') \g /dev/null
select did('tec1', pg_temp.doing('B-OP2', 'mix', produced => '{"vessel": "V-OP2"}'), 'stop VN103', 'left out it passes on what it waits for itself');
select is(answer() ->> 'value', 'expected weigh before mix; found mix', 'and says what');
select is(pg_temp.next('B-SKP'), 'settle 1, daily 1, feed 1', 'steps without an order between them are open side by side');
-- skips
create temp table d as select pg_temp.deviation('B-SKP') as id;
create function pg_temp.skip(step text, deviation bigint default null, reason text default 'the tubing was rinsed by its maker') returns text language sql as $$
    select format('step_skip($R, ''B-SKP'', %L, %s, %L)', step, coalesce(deviation, (select id from d)), reason)
$$;
select did('tec1', pg_temp.skip('rinse', 99999), 'VN306', 'a deviation that does not exist');
select did('tec1', pg_temp.skip('rinse', (select max(id) from core.deviation where batch_id = (batch('B-OPT')).id)), 'VN306', 'a deviation of another batch');
select did('tec1', pg_temp.skip('rinse', reason => '-'), 'VN205', 'a skip has a reason');
select did('tec1', pg_temp.skip('nothing'), 'VN306', 'a step that does not exist');
select did('tec1', pg_temp.skip('harvest'), 'VN117', 'the harvest is not skipped');
select did('tec1', pg_temp.skip('mix'), 'VN104', 'nor what was done');
select did('qa1', pg_temp.skip('rinse'), '42501', 'QA does not propose it');
select did('far1', pg_temp.skip('rinse'), 'VN306', 'nor anybody of another site');
select did('tec1', pg_temp.skip('feed'), 'done', 'proposed');
create temp table k as select last('skip')::bigint as id;
select did('tec1', pg_temp.skip('feed'), 'VN108', 'once');
select did('tec1', pg_temp.doing('B-SKP', 'feed'), 'VN117', 'what is proposed to be skipped is not done');
select did('tec1', pg_temp.doing('B-SKP', 'rinse'), 'stop VN103', 'and opens nothing yet');
select is(value('qa1', $$select what like 'approved: skip of feed%' from report.worklist where batch = 'B-SKP' and mine and kind = 'signature'$$), 't', 'it waits for QA');
select matches(pg_temp.gaps('B-SKP', 'skip'), 'signature missing: approved: skip of feed', 'and keeps the record from being complete');
select signs('qa1', 'step_skip', (select id from k), 'approved', 'tec1', 'stop VN009', 'an operator approves no skip');
select signs('qa1', 'step_skip', (select id from k), 'reviewed', 'qa1', 'VN901', 'nor is it reviewed');
select did('tec1', format('step_withdraw($R, ''skip'', %s, 1, ''?'')', (select id from k)), 'VN205', 'a proposal is withdrawn for a reason');
select did('tec1', format('step_withdraw($R, ''skip'', %s, 1, ''we do it after all'')', (select id from k)), 'done', 'a proposal is withdrawn');
select did('tec1', format('step_withdraw($R, ''skip'', %s, 2, ''we do it after all'')', (select id from k)), 'VN117', 'once');
select did('tec1', format('step_withdraw($R, ''skip'', %s, 1, ''we do it after all'')', (select id from k)), 'VN101', 'a stale version');
select did('tec1', format('step_withdraw($R, ''leap'', %s, 1, ''we do it after all'')', (select id from k)), 'VN208', 'something else');
select signs('qa1', 'step_skip', (select id from k), 'approved', 'qa2', 'stop VN117', 'what is withdrawn is not signed');
select did('tec1', pg_temp.skip('feed'), 'done', 'proposed anew');
update k set id = last('skip')::bigint;
select signs('tec1', 'step_skip', (select id from k), 'approved', 'qa1', 'done', 'QA''s signature makes it good');
select is(last('status'), 'approved', 'approved');
select did('tec1', pg_temp.doing('B-SKP', 'feed'), 'VN117', 'a skipped step is not recorded');
select did('tec1', pg_temp.doing('B-SKP', 'rinse'), 'done', 'what comes after it is open');
select is(pg_temp.gaps('B-SKP', 'feed'), null, 'a release does not miss it');
select matches(pg_temp.record('B-SKP'), 'Feed \(feed\): SKIPPED, approved', 'the batch record shows it');
select is(value('tec1', $$select state from api.batch_step where batch = 'B-SKP' and step = 'feed'$$), 'skipped', 'and so does the list of steps');
select is(value('tec1', $$select string_agg(status, ' ' order by record) from api.step_proposal where batch = 'B-SKP'$$), 'withdrawn approved', 'both proposals are kept');
select did('tec1', format('step_withdraw($R, ''skip'', %s, 2, ''we do it after all'')', (select id from k)), 'VN117', 'what QA signed stands');
-- a skip counts where nothing has been recorded yet, too
select pg_temp.issue('B-SK0') \g /dev/null
select is((select code from rule.next_steps(array[(batch('B-SK0')).id])), 'weigh', 'the first step is next');
select did('tec1', format($$step_skip($R, 'B-SK0', 'weigh', %s, 'it was weighed where it came from')$$, pg_temp.deviation('B-SK0')), 'done', 'a skip of the first step');
select signs('tec1', 'step_skip', last('skip')::bigint, 'approved', 'qa1', 'done', 'which QA approves');
select is((select code from rule.next_steps(array[(batch('B-SK0')).id])), 'mix', 'leaves the second one as the next');
-- a skip may be what an operation waited for
select pg_temp.work('B-SKM', 'checked') \g /dev/null
select did('tec1', format($$step_skip($R, 'B-SKM', 'mix', %s, 'it was mixed where it came from')$$, pg_temp.deviation('B-SKM')), 'done', 'a skip of the last step of an operation');
select is(block('B-SKM', 'prepare'), null::bigint, 'whose block is not offered before QA has approved');
select signs('tec1', 'step_skip', last('skip')::bigint, 'approved', 'qa1', 'done', 'approved');
select is(value('tec1', $$select state from api.operation_block where batch = 'B-SKM' and operation = 'prepare'$$), 'to be signed', 'and then is');
