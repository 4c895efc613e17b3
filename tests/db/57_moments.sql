-- A corrected moment lies where it could have been entered, and what was judged by it is judged anew.
create function pg_temp.correct(entity text, record text, field text, value text) returns text language plpgsql as $$
declare n bigint := case when record ~ '^\d+$' then record::bigint else (tap.batch(record)).id end;
begin
    return format('record_correct($R, %L, %L, %s, %L, %L, ''misread'', ''the paper says so'')', entity, record, rule.correctable_row(entity, n) ->> 'version', field, value);
end
$$;
create function pg_temp.later(by text) returns void language plpgsql as $$
begin perform tap.must('man1', format('clock_set($R, %L)', tap.now(by::interval))); end
$$;
-- an infusion: within two hours of its check, before what was seen of the patient, its end before the rest was disposed of
select make_batch('B-INF', 'PT1', 711, 'at_site') \g /dev/null
select bedside('B-INF', 'PT1', 711) as bed \gset
select pg_temp.later('90 minutes') \g /dev/null
select did('cli1', format('infusion_record($R, ''B-INF'', {B-INF}, ''BAG-INF'', %s, $N, $N, ''50.0'', ''none'', ''2.0'')', :bed), 'done', 'given');
select id as inf, rule.utc(started_at) as given from core.infusion where batch_id = (batch('B-INF')).id \gset
select pg_temp.later('3 hours') \g /dev/null
select did('cli1', pg_temp.correct('infusion', :'inf', 'ended_at', now('-1 hour')), 'done', 'it took longer');
select did('cli1', pg_temp.correct('infusion', :'inf', 'started_at', now('-2 hours')), 'VN503', 'it did not begin more than two hours after its check');
select did('cli1', pg_temp.correct('infusion', :'inf', 'started_at', now('-170 minutes')), 'done', 'within them it did');
select must('cli1', 'follow_up_record($R, ''B-INF'', ''visit'', null, $N, ''well'')') \g /dev/null
select must('cli1', $$container_dispose($R, 'B-INF', {B-INF}, 'BAG-INF', 'destroyed', '2.0', 'remainder in the bag', $N)$$) \g /dev/null
select pg_temp.later('10 minutes') \g /dev/null
select did('cli1', pg_temp.correct('infusion', :'inf', 'ended_at', now('-5 minutes')), 'VN503', 'nor did it end after its rest was disposed of');
update core.identity_check set checked_at = now()::timestamptz where id = :bed;
select did('cli1', pg_temp.correct('infusion', :'inf', 'ended_at', now('-11 minutes')), 'done', 'before that it did');
update core.identity_check set checked_at = now('-20 minutes')::timestamptz where id = :bed;
select did('cli1', pg_temp.correct('infusion', :'inf', 'started_at', now('-10 minutes')), 'VN503', 'nor did it begin after the patient was seen');
-- its day counts from the infusion as it stands
update core.infusion set started_at = started_at - interval '2 days' where id = :inf;
select is(value('cli1', 'select string_agg(day::text, '' '') from api.follow_up where batch = ''B-INF'''), '2', 'the day of an entry is counted from the infusion as it stands');
-- storage
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, w from core.process_version v, unnest(array['transport', 'store', 'starting_store', 'thaw']) w where v.id = (batch('B-RUN')).process_version_id;
select make_batch('B-STO', 'PT2', 913, 'accepted'), must('man1', $$location_add($R, 'LAB', 'TANK1', 'Tank 1, vapour phase', '<= -150 Cel', 5)$$) \g /dev/null
select pg_temp.later('1 hour') \g /dev/null
select must('tec1', format('store_put($R, ''B-STO'', {B-STO}, %L, ''TANK1'', ''A-01'', $N)', din(913))) \g /dev/null
select max(s.id) as lay, max(s.container_id) as bag from core.storage s \gset
select did('tec1', pg_temp.correct('storage', :'lay', 'put_at', now('-3 hours')), 'VN503', 'not put in before it was received');
select did('tec1', pg_temp.correct('storage', :'lay', 'put_at', now('-10 minutes')), 'done', 'ten minutes earlier');
select is((select count(*)::int from core.custody u join core.storage s on s.container_id = u.container_id and s.put_at = u.since_at where s.id = :lay), 1, 'who put it in had it from then on');
select did('tec1', pg_temp.correct('custody', max(u.id)::text, 'since_at', now('-9 minutes')), 'VN117', 'which is corrected where it began') from core.custody u;
select pg_temp.later('1 hour') \g /dev/null
select must('tec1', format('identity_check($R, ''B-STO'', ''retrieval'', %L, %L)', din(913), items('coi', 'CHA999926000913', 'scan', 'container', din(913), 'scan'))) \g /dev/null
select pg_temp.later('10 minutes') \g /dev/null
select must('tec1', format('store_take($R, ''B-STO'', {B-STO}, %L, ''process'', $N)', din(913))) \g /dev/null
select pg_temp.later('30 minutes') \g /dev/null
select did('tec1', pg_temp.correct('storage', :'lay', 'put_at', now('-35 minutes')), 'VN503', 'not put in after the check that let it out');
select did('tec1', pg_temp.correct('storage', :'lay', 'taken_at', now('-60 minutes')), 'VN503', 'nor taken out before it');
select did('tec1', pg_temp.correct('storage', :'lay', 'taken_at', now('-20 minutes')), 'done', 'taken out ten minutes later');
select is(last('followed')::jsonb ->> 0, format('custody %s since_at', (select max(id) from core.custody)), 'the custody follows');
select is((select t.started_at = s.taken_at and t.limit_at = s.taken_at + interval '2 hours' and t.status = 'running' from core.thaw t join core.storage s on s.container_id = t.container_id where s.id = :lay), true, 'and the clock of the thaw');
-- the first step with it: not before it was at hand
select did('tec1', format('step_record($R, %L, ''seed'', 1, %L, %L, null, %L, %L, null, null, ''written on paper first'')', 'B-STO', now('-25 minutes'), '{"volume": "100.0", "vcc": "1.00"}', din(913), '{"vessel": "V-STO"}'), 'VN503', 'no step with it before that');
select alike(current_setting('tap.named'), format('%%, %s at hand since %%', din(913)), 'which says since when it is at hand');
select did('tec1', format('step_record($R, %L, ''seed'', 1, %L, %L, null, %L, %L, null, null, ''-'')', 'B-STO', now('-16 minutes'), '{"volume": "100.0", "vcc": "1.00"}', din(913), '{"vessel": "V-STO"}'), 'VN205', 'late for a reason, not for a dash');
select must('tec1', format('step_record($R, %L, ''seed'', 1, $N, %L, null, %L, %L)', 'B-STO', '{"volume": "100.0", "vcc": "1.00"}', din(913), '{"vessel": "V-STO"}')), must_sign('tec2', 'step_execution', step('B-STO', 'seed'), 'checked') \g /dev/null
select is((select t.status || ' ' || (t.ended_at - t.started_at < interval '21 minutes') from core.thaw t where t.container_id = :bag), 'in_time true', 'used in time');
select pg_temp.later('30 minutes') \g /dev/null
select did('tec1', pg_temp.correct('storage', :'lay', 'taken_at', now('-10 minutes')), 'VN503', 'not taken out after the step that used it');
update core.identity_check set checked_at = checked_at - interval '1 day' where container_id = :bag and checkpoint = 'retrieval';
update core.storage set put_at = put_at - interval '1 day' where id = :lay;
select did('tec1', pg_temp.correct('storage', :'lay', 'taken_at', now('-3 hours')), 'done', 'but hours before it');
select is((select status from core.thaw where container_id = :bag), 'late', 'too late, as is found now');
-- nor is material that was not frozen used before it came
select make_batch('B-BEF', 'PT2', 703, 'accepted') \g /dev/null
select did('tec1', format('step_record($R, %L, ''seed'', 1, %L, %L, null, %L, %L, null, null, ''written on paper first'')', 'B-BEF', now('-3 days'), '{"volume": "100.0", "vcc": "1.00"}', din(703), '{"vessel": "V-BEF"}'), 'VN503', 'no step with a bag before its receipt');
-- on its way to the site
select make_batch('B-OUT', 'PT1', 914, 'released') \g /dev/null
select pg_temp.later('1 hour') \g /dev/null
select must('tec1', format('identity_check($R, ''B-OUT'', ''pack_out'', %L, %L)', 'BAG-OUT', items('coi', 'CHA999926000914', 'scan', 'container', 'BAG-OUT', 'scan'))) \g /dev/null
select pg_temp.later('10 minutes') \g /dev/null
select must('tec1', 'custody_hand_over($R, ''B-OUT'', {B-OUT}, ''Cold Courier'', ''C. Rier'', ''W-1'', ''van 7'', ''2 to 8 Cel'', $N, null, ''SHIP-1'', ''SEAL-1'', ''LOG-1'')') \g /dev/null
select max(u.id) as van from core.custody u \gset
select did('tec1', pg_temp.correct('custody', :'van', 'since_at', now('-40 minutes')), 'VN503', 'not handed over before the check that let it go');
select pg_temp.later('1 hour') \g /dev/null
select must('cli1', format('identity_check($R, %L, ''site'', %L, %L)', 'B-OUT', 'BAG-OUT', items('coi', 'CHA999926000914', 'scan', 'container', 'BAG-OUT', 'scan'))) \g /dev/null
select pg_temp.later('10 minutes') \g /dev/null
select did('cli1', 'site_receive($R, ''B-OUT'', {B-OUT}, ''BAG-OUT'', ''CERT-1'', $N, ''BAG-OUT'', ''intact'', ''3.0'', ''6.5'')', 'done', 'arrived');
select did('tec1', pg_temp.correct('custody', :'van', 'since_at', now('-5 minutes')), 'VN503', 'nor after the check where it came');
select max(s.id) as came from core.shipment s \gset
select max(u.id) as here from core.custody u \gset
select did('cli1', pg_temp.correct('custody', :'here', 'since_at', now('-2 minutes')), 'done', 'it came two minutes earlier');
select is((select s.received_at = u.since_at from core.shipment s, core.custody u where u.id = :here and s.id = :came), true, 'and so did its shipper');
-- thawed and given: in time by the first entry, not by the corrected one
select make_batch('B-THA', 'PT1', 917, 'at_site') \g /dev/null
select max(u.id) as here from core.custody u \gset
select pg_temp.later('10 minutes') \g /dev/null
select must('cli1', 'thaw_start($R, ''B-THA'', {B-THA}, ''BAG-THA'', $N)'), must('cli2', 'scan($R, ''BAG-THA'', ''B-THA'')') \g /dev/null
select must_sign('cli2', 'thaw', max(id), 'witnessed') from core.thaw \g /dev/null
select bedside('B-THA', 'PT1', 917) as bed \gset
select did('cli1', pg_temp.correct('custody', :'here', 'since_at', now()), 'VN503', 'what was thawed had come before');
select pg_temp.later('40 minutes') \g /dev/null
select did('cli1', format('infusion_record($R, ''B-THA'', {B-THA}, ''BAG-THA'', %s, %L, $N, ''50.0'', ''none'')', :bed, now('-35 minutes')), 'done', 'given five minutes after the thaw');
select is(last('thaw'), 'in_time', 'in time');
select id as inf from core.infusion where batch_id = (batch('B-THA')).id \gset
select did('cli1', pg_temp.correct('infusion', :'inf', 'started_at', now('-45 minutes')), 'VN503', 'not before it was thawed');
select did('cli1', pg_temp.correct('infusion', :'inf', 'started_at', now('-1 minute')), 'done', 'half an hour later');
select is((select status from core.thaw where container_id = (select id from core.container where code = 'BAG-THA')), 'late', 'which was too late');
-- what the logger said is what the trace is
select make_batch('B-WAR', 'PT2', 915, 'released') \g /dev/null
select must('tec1', format('identity_check($R, ''B-WAR'', ''pack_out'', %L, %L)', 'BAG-WAR', items('coi', 'CHA999926000915', 'scan', 'container', 'BAG-WAR', 'scan'))) \g /dev/null
select must('tec1', 'custody_hand_over($R, ''B-WAR'', {B-WAR}, ''Cold Courier'', ''C. Rier'', ''W-1'', ''van 7'', ''2 to 8 Cel'', $N, null, ''SHIP-2'', ''SEAL-2'')') \g /dev/null
select must('cli1', format('identity_check($R, %L, ''site'', %L, %L)', 'B-WAR', 'BAG-WAR', items('coi', 'CHA999926000915', 'scan', 'container', 'BAG-WAR', 'scan'))) \g /dev/null
select must('cli1', 'site_receive($R, ''B-WAR'', {B-WAR}, ''BAG-WAR'', ''CERT-1'', $N, ''BAG-WAR'', ''intact'', ''3.0'', ''6.5'')') \g /dev/null
select max(s.id) as came from core.shipment s \gset
select did('cli1', pg_temp.correct('shipment', :'came', 'condition_band', 'cold'), 'VN208', 'a band is a band after a correction, too');
select did('cli1', pg_temp.correct('shipment', :'came', 'trace', 'excursion'), 'VN207: excursion, 3.0 to 6.5 Cel in a band of 2 to 8 Cel', 'no trace says what its temperatures do not');
select did('cli1', pg_temp.correct('shipment', :'came', 'trace_high_c', '12.0'), 'done', 'it was warmer');
select is((select trace || ' ' || (version = (last('version'))::bigint) from core.shipment where id = :came), 'excursion true', 'the trace follows');
select is((select string_agg(concat_ws(' ', field, before, after), ', ' order by id) from core.correction where entity = 'shipment' and record_id = :came), 'trace_high_c 6.5 12.0, trace in_band excursion', 'as a correction of its own');
select is(status('B-WAR'), 'at_site/on_hold', 'and the batch is held');
select did('cli1', pg_temp.correct('shipment', :'came', 'condition_band', '2 to 12 Cel'), 'done', 'the band was another one');
select is((select trace from core.shipment where id = :came), 'in_band', 'in which it was');
-- a sample: what was reviewed with what it said is reviewed again
select make_batch('B-SAM', 'PT1', 916, 'tested') \g /dev/null
select did('tec3', format('record_correct($R, ''sample'', ''SH-SAM'', 1, ''drawn_at'', %L, ''misread'', ''the paper says so'')', (select rule.utc(m.drawn_at - interval '1 us') from core.sample m where m.code = 'SH-SAM')), 'done', 'a sample was drawn earlier');
select is((select string_agg(distinct r.status, ' ') || ' ' || count(*) from core.result r join core.sample m on m.id = r.sample_id where m.code = 'SH-SAM'), 'entered 5', 'its results wait for their review again');
select is((select count(*)::int from core.signature g join core.result r on r.id = g.record_id join core.sample m on m.id = r.sample_id where g.entity = 'result' and m.code = 'SH-SAM' and g.superseded_at is null), 0, 'no signature outlives what it covered');
select is((select string_agg(distinct r.status, ' ') from core.result r join core.sample m on m.id = r.sample_id where m.code = 'SF-SAM'), 'reviewed', 'those of other samples stay');
select did('tec3', format('record_correct($R, ''sample'', ''SF-SAM'', 1, ''drawn_at'', %L, ''misread'', ''the paper says so'')', now('-1 day')), 'VN503', 'a sample is not older than what its step waits for');
