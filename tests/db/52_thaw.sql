-- Thaw, several containers, clocks that are judged, follow-up, and a record that is closed when nothing is left over.
select make_batch('B-FRE', 'PT2', 599, 'at_site') \g /dev/null
create temp table fresh as select bedside('B-FRE', 'PT2', 599) as id;
select did('cli1', format('infusion_record($R, ''B-FRE'', {B-FRE}, ''BAG-FRE'', %s, $N, $N, ''48.0'', ''none'')', id), 'done', 'a fresh product is infused') from fresh;
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'BAG2-FRE', 'bag', 'at_site' from core.batch where code = 'B-FRE';
select did('cli1', $$thaw_start($R, 'B-FRE', {B-FRE}, 'BAG2-FRE', $N)$$, 'VN119', 'its second bag is thawed no more than the first');
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'thaw' from core.process_version v where v.id = (batch('B-RUN')).process_version_id;
select make_batch('B-TH', 'PT1', 520, 'at_site'), make_batch('B-TX', 'PT2', 521, 'at_site') \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'BAG2-TH', 'bag', 'filled' from core.batch where code = 'B-TH';
create function pg_temp.thaw(bag text, who text default 'B-TH', at text default '$N') returns text language sql as $$
    select format('thaw_start($R, %L, {%s}, %L, %s)', who, who, bag, at)
$$;
create function pg_temp.infuse(id bigint, bag text, remainder text default null, at text default '$N') returns text language sql as $$
    select format('infusion_record($R, ''B-TH'', {B-TH}, %L, %s, %s, $N, ''48.0'', ''none'', %L)', bag, coalesce(id::text, 'null'), at, remainder)
$$;
create function pg_temp.bedside(bag text) returns bigint language plpgsql as $$
declare
    v bigint;
begin
    perform tap.must('cli1', format('identity_check($R, ''B-TH'', ''bedside'', %L, %L)', bag, (tap.chair('PT1')::jsonb || tap.said('PT1')
        || tap.items('record_number', 'R1001', 'scan', 'coi', 'CHA999926000520', 'scan', 'container', bag, 'scan')::jsonb)::text));
    v := tap.last('identity_check')::bigint;
    perform tap.must('cli2', format('scan($R, %L, ''B-TH'')', bag));
    perform tap.must_sign('cli2', 'identity_check', v, 'witnessed');
    return v;
end
$$;
create temp table bed as select 'BAG-TH' as bag, pg_temp.bedside('BAG-TH') as id;
select did('cli1', pg_temp.infuse((select id from bed), 'BAG-TH'), 'VN102', 'what is frozen is not infused');
select did('cli1', pg_temp.thaw('BAG-TX'), 'stop VN301', 'another patient''s bag');
select did('cli1', pg_temp.thaw('NOBODY'), 'stop VN302', 'a bag nobody knows');
select did('cli1', pg_temp.thaw('BAG2-TH'), 'VN102', 'a bag that is not at the site');
select did('tec1', pg_temp.thaw('BAG-TH'), '42501', 'an operator thaws no product');
select did('far1', pg_temp.thaw('BAG-TH'), 'VN306', 'nor another hospital');
select did('raw1', pg_temp.thaw('BAG-TH'), 'VN005', 'nor somebody without training');
select did('cli1', pg_temp.thaw('BAG-TH', 'B-TH', quote_literal(now('-1 day'))), 'VN503', 'before it was received');
select did('cli1', pg_temp.thaw('BAG-TH', 'B-TH', quote_literal(now('1 hour'))), 'VN502', 'in the future');
select did('cli1', $$thaw_start($R, 'B-TH', 1, 'BAG-TH', $N)$$, 'VN101', 'a stale version');
select did('qa1', $$hold_place($R, 'B-TH', {B-TH}, 'a question')$$, 'done', 'a hold');
select did('cli1', pg_temp.thaw('BAG-TH'), 'VN105', 'stops a thaw');
select did('qa1', format($$hold_lift($R, %s, 1, 'answered')$$, (select max(id) from core.hold)), 'done', 'lifted');
update core.batch set quality_status = 'quarantine' where code = 'B-TX';
select did('cli1', pg_temp.thaw('BAG-TX', 'B-TX'), 'stop VN109', 'nothing is thawed that is not released');
select did('cli1', pg_temp.thaw('BAG-TH'), 'done', 'the thaw begins');
select is(status('B-TH'), 'thawed/released', 'thawed');
select did('cli1', pg_temp.thaw('BAG-TH'), 'VN102', 'once');
select is((select status || ' ' || (limit_at - started_at) from core.thaw), 'running 00:30:00', 'its clock runs');
select did('cli1', pg_temp.infuse((select id from bed), 'BAG-TH'), 'stop VN304', 'no infusion of what one person thawed');
select signs('cli1', 'thaw', (select id from core.thaw), 'witnessed', 'cli1', 'stop VN009', 'who thawed does not witness');
select signs('cli1', 'thaw', (select id from core.thaw), 'witnessed', 'tec1', 'stop VN009', 'nor an operator');
select did('cli2', $$scan($R, 'BAG-TH', 'B-TH')$$, 'done', 'the second nurse scans the bag');
select is(answer() #>> '{data,next,act}', 'sign', 'and is asked for the signature');
select signs('cli1', 'thaw', (select id from core.thaw), 'witnessed', 'cli2', 'done', 'a second nurse who stands there');
select did('man1', $$batch_abort($R, 'B-TH', {B-TH}, 'patient has a fever')$$, 'done', 'an abort is still possible');
select did('cli1', pg_temp.infuse((select id from bed), 'BAG-TH', null, quote_literal(now('-1 hour'))), 'VN503', 'given before it was thawed');
select did('cli1', pg_temp.infuse((select id from bed), 'BAG-TH', '-1'), 'VN207', 'less than nothing left');
select did('cli1', pg_temp.infuse((select id from bed), 'BAG-TH', '2.0'), 'done', 'given, 2 mL stay in the bag');
select is(concat_ws(' ', last('thaw'), last('given'), last('planned')), 'in_time 1 2', 'in time, one of two');
select is(status('B-TH'), 'infused/released', 'the furthest container counts');
select signs('man1', 'abort', (select max(id) from core.abort), 'approved', 'qa1', 'stop VN106', 'nothing returns from infused');
-- the second bag, too late on its way through the water bath
select must('cli1', format($$identity_check($R, 'B-TH', 'site', 'BAG2-TH', %L)$$, items('coi', 'CHA999926000520', 'scan', 'container', 'BAG2-TH', 'scan'))),
    must('cli1', $$site_receive($R, 'B-TH', {B-TH}, 'BAG2-TH', 'CERT-1', $N)$$), must('cli1', pg_temp.thaw('BAG2-TH')) \g /dev/null
select must('cli2', $$scan($R, 'BAG2-TH', 'B-TH')$$), must_sign('cli2', 'thaw', (select max(id) from core.thaw), 'witnessed') \g /dev/null
select must('man1', format('clock_set($R, %L)', now('40 minutes'))) \g /dev/null
select rule.tick() \g /dev/null
select is((select status from core.thaw order by id desc limit 1), 'over', 'whoever looks: the periodic task finds the clock');
select is((select count(*)::int from core.signature where entity = 'thaw' and superseded_at is null), 2, 'which leaves the witness''s signature');
insert into bed select 'BAG2-TH', pg_temp.bedside('BAG2-TH');
select did('cli1', pg_temp.infuse((select id from bed where bag = 'BAG2-TH'), 'BAG2-TH'), 'done', 'what is given is recorded');
select is(concat_ws(' ', last('thaw'), last('given'), last('planned')), 'late 2 2', 'with the breach');
-- follow-up
create function pg_temp.seen(kind text, grade text, words text, at text default '$N', who text default 'B-TH') returns text language sql as $$
    select format('follow_up_record($R, %L, %L, %L, %s, %L)', who, kind, grade, at, words)
$$;
select did('cli1', pg_temp.seen(k, g, w), c, n) from (values ('CRS', null, 'fever', 'VN202', 'CRS without a grade'), ('CRS', '6', 'fever', 'VN208', 'a grade that does not exist'),
    ('mood', null, 'good', 'VN208', 'a kind that does not exist'), ('visit', null, '', 'VN202', 'nothing said')) x (k, g, w, c, n);
select did('cli1', pg_temp.seen('visit', null, 'before', quote_literal(now('-1 day'))), 'VN503', 'seen before the infusion');
select did('cli1', pg_temp.seen('visit', null, 'later', quote_literal(now('1 day'))), 'VN502', 'seen tomorrow');
select did('tec1', pg_temp.seen('visit', null, 'well'), '42501', 'an operator sees no patient');
select did('cli1', pg_temp.seen('visit', null, 'well', '$N', 'B-TX'), 'VN102', 'nobody is followed up who got nothing');
select did('cli1', pg_temp.seen('visit', null, 'well, no fever'), 'done', 'the first entry');
select is(status('B-TH') || ' ' || last('day'), 'follow_up/released 0', 'begins follow-up');
select did('cli1', $$follow_up_start($R, 'B-TH', {B-TH})$$, 'VN102: follow_up -> follow_up', 'which nobody has to begin the day after');
select must('man1', format('clock_set($R, %L)', now('5 days'))) \g /dev/null
select did('cli2', pg_temp.seen('CRS', '2', 'fever, low pressure; tocilizumab once, gone after a day'), 'done', 'CRS grade 2, treated');
select is((select concat_ws(' ', kind, grade, day, p.code) from core.follow_up f join core.person p on p.id = f.recorded_by_id order by f.id desc limit 1), 'CRS 2 5 cli2', 'the grade is that of who graded it');
select is((select count(*)::int from pg_proc where pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and prosrc ~* 'update\s+core\.follow_up\M'), 0, 'no function changes an entry');
-- closing
select did('qa1', $$batch_close($R, 'B-TH', {B-TH}, 'all is done here')$$, 'VN118', 'not while a remainder lies about');
select is((select string_agg(p, '; ' order by p) from rule.close_blockers(batch('B-TH')) p), 'remainder not disposed of: BAG-TH (2.0 mL)', 'each open point by name; the abort that came too late is none');
select did('cli1', $$container_dispose($R, 'B-TH', {B-TH}, 'BAG-TH', 'destroyed', '2.0', 'remainder in the bag', $N)$$, 'done', 'the remainder');
select must('cli2', $$scan($R, 'BAG-TH', 'B-TH')$$) \g /dev/null
select signs('cli1', 'disposal', last_disposal, 'witnessed', 'cli2', 'done', 'in front of a witness') from (select max(id) as last_disposal from core.disposal) x;
select is(status('B-TH') || ' ' || (select count(*) from rule.remainders(batch('B-TH'))), 'follow_up/released 0', 'nothing is left');
-- day 1 begins follow-up by itself
delete from core.process_route where transition = 'thaw';
select make_batch('B-DAY', 'PT2', 522, 'at_site') \g /dev/null
select did('cli1', pg_temp.thaw('BAG-DAY', 'B-DAY'), 'VN119', 'a process without thaw is told so');
insert into bed select 'BAG-DAY', tap.bedside('B-DAY', 'PT2', 522);
select did('cli1', format($$infusion_record($R, 'B-DAY', {B-DAY}, 'BAG-DAY', %s, $N, $N, '50.0', 'none')$$, (select id from bed where bag = 'BAG-DAY')), 'done', 'fresh product is given as it is');
select rule.tick() \g /dev/null
select is(status('B-DAY'), 'infused/released', 'day 0');
select must('man1', format('clock_set($R, %L)', now('25 hours'))) \g /dev/null
select rule.tick() \g /dev/null
select is(status('B-DAY'), 'follow_up/released', 'day 1');
select did('cli1', $$follow_up_start($R, 'B-DAY', {B-DAY})$$, 'VN102', 'which cannot begin twice');
-- a hold comes too late for what was given; by hand it begins on the next day of the site's calendar, however few hours later
select must('man1', format('clock_set($R, %L)', rule.shown(((rule.now() at time zone s.time_zone)::date + 1 + time '12:00') at time zone s.time_zone)))
    from core.site s where s.id = (batch('B-TH')).site_id \g /dev/null
select make_batch('B-HAL', 'PT1', 523, 'at_site') \g /dev/null
select must('cli1', format($$infusion_record($R, 'B-HAL', {B-HAL}, 'BAG-HAL', %s, $N, $N, '50.0', 'none')$$, bedside('B-HAL', 'PT1', 523))) \g /dev/null
select did('cli1', $$follow_up_start($R, 'B-HAL', {B-HAL})$$, 'VN509', 'follow-up by hand does not begin on the day itself');
select is(current_setting('tap.why'), 'the day for this has not come: day 0', 'and the day is named');
select did('cli1', $$scan($R, 'B-HAL', null)$$, 'done', 'scanned on that day');
select is(last('next')::jsonb ->> 'act', 'follow_up_record', 'an entry is what comes next');
select must('man1', format('clock_set($R, %L)', now('13 hours'))) \g /dev/null
select did('cli1', $$scan($R, 'B-HAL', null)$$, 'done', 'scanned after midnight');
select is(last('next')::jsonb ->> 'act', 'follow_up_start', 'it may begin');
select must('qa1', $$hold_place($R, 'B-HAL', {B-HAL}, 'a question about the label')$$) \g /dev/null
select did('cli1', $$follow_up_start($R, 'B-HAL', {B-HAL})$$, 'done', 'follow-up begins although the batch is held');
select is(status('B-HAL'), 'follow_up/on_hold', 'and it stays held');
-- what was thawed and is not given: its clock ends when it is disposed of
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'thaw' from core.process_version v where v.id = (batch('B-RUN')).process_version_id;
select make_batch('B-NOT', 'PT2', 524, 'at_site') \g /dev/null
select must('cli1', pg_temp.thaw('BAG-NOT', 'B-NOT')) \g /dev/null
select must('cli2', $$scan($R, 'BAG-NOT', 'B-NOT')$$), must_sign('cli2', 'thaw', (select max(id) from core.thaw), 'witnessed') \g /dev/null
select did('cli1', $$container_dispose($R, 'B-NOT', {B-NOT}, 'BAG-NOT', 'destroyed', '50.0', 'the patient has a fever', $N)$$, 'done', 'thawed, and disposed of');
select is((select status from core.thaw order by id desc limit 1), 'running', 'the clock runs until a witness has signed');
select must('cli2', $$scan($R, 'BAG-NOT', 'B-NOT')$$), must_sign('cli2', 'disposal', (select max(id) from core.disposal), 'witnessed') \g /dev/null
select is((select t.status || ' ' || (t.ended_at = d.disposed_at) from core.thaw t join core.disposal d on d.container_id = t.container_id order by t.id desc limit 1), 'given_up true', 'and ends with the disposal');
