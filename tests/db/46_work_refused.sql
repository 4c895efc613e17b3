-- What is refused because of how a record stands, because it says so already, or because a word of it is missing.
select make_batch('B-REF', 'PT1', 600, 'accepted'), make_batch('B-TRA', 'PT2', 601, 'accepted', 'TRANSCRIBED'), make_batch('B-RES', 'PT1', 602, 'tested') \g /dev/null
-- a value that is there already is no correction
select did('tec1', format($$observation_correct($R, %s, 'vcc', %s, '1.00', 'misread', 'the counter shows another number')$$, step('B-RES', 'seed'),
    (select version from core.step_execution where id = step('B-RES', 'seed'))), 'VN126', 'a value of a step that says so already');
create function pg_temp.result(line text) returns core.result language sql as $$
    select r from core.result r join core.specification_line l on l.id = r.line_id where r.batch_id = (tap.batch('B-RES')).id and l.code = line order by r.id desc limit 1
$$;
select did('ana1', format($$result_correct($R, %s, %s, '95.0', 'mistyped', 'the printout says so')$$, (pg_temp.result('cd3')).id, (pg_temp.result('cd3')).version),
    'VN126', 'a result that says so already');
-- times and sources
select did('tec1', $$sample_register($R, 'B-REF', 'harvest', 'S-REF1', null, 'at the time')$$, 'VN202', 'a sample without its time');
select did('tec1', $$sample_register($R, 'B-TRA', 'harvest', 'S-TRA1', null, 'transcribed')$$, 'VN213', 'what was copied names its source');
select did('tec1', $$step_record($R, 'B-TRA', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000601', '{"vessel": "V-TRA"}', 'transcribed')$$,
    'VN213', 'a step that was copied names it too');
select did('tec1', $$step_record($R, 'B-REF', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000600', '["V-REF"]')$$, 'VN901', 'what a step makes is an object');
select make_batch('B-CHA', 'PT2', 603, 'scheduled') \g /dev/null
select must('col1', format('identity_check($R, %L, ''chair'', null, %L)', 'B-CHA', chair('PT2'))) \g /dev/null
select did('col1', $$collection_start($R, 'B-CHA', {B-CHA}, '')$$, 'VN202', 'a collection without its beginning');
-- the absolute limit of a clock stops before the deed
update core.process_timer t set absolute_us = 1 from core.process_version v where v.id = t.process_version_id and v.id = (batch('B-RES')).process_version_id and t.code = 'vector-window';
delete from work.step_plan;
select do_seed('B-REF', 'A999926000600') \g /dev/null
select did('tec1', format($$step_record($R, 'B-REF', 'add-vector', 1, $N, %L, null, 'V-REF')$$, jsonb_build_object('thawed_at', now(), 'moi', '5.0', 'titre', '250.0')),
    'stop VN506', 'a clock that has run out stops the step');
update core.process_timer set absolute_us = null where absolute_us = 1;
delete from work.step_plan;
-- who had a hand in the batch does not judge it
select do_vector('B-REF') \g /dev/null
select did('mix1', format($$step_record($R, 'B-REF', 'daily-sample', 1, $N, %L, null, 'V-REF')$$,
    jsonb_build_object('sampled_at', now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '60.0', 'look', 'clear')), 'done', 'a value at its action level');
select did('mix1', format($$observation_triage($R, %s, 'viability', %s, 'no deviation', 'known of this donor', null)$$, step('B-REF', 'daily-sample'),
    (select version from core.step_execution where id = step('B-REF', 'daily-sample'))), 'stop VN009', 'its performer does not decide about it');
-- receipt is of a bag, infusion and disposal of what is there
select make_batch('B-ACC', 'PT1', 604, 'accepted'), make_batch('B-SIT', 'PT2', 605, 'at_site') \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'VES-ACC', 'vessel', 'in_use' from core.batch where code = 'B-ACC';
select did('tec1', $$receipt_record($R, 'B-ACC', {B-ACC}, 'VES-ACC', $N, '120.0', '5.0', 'intact')$$, 'VN115', 'a vessel is not received');
select did('tec1', $$store_take($R, 'B-ACC', {B-ACC}, 'A999926000605', 'process', $N)$$, 'stop VN301', 'another patient''s bag is not taken out');
select did('tec1', $$store_take($R, 'B-ACC', {B-ACC}, 'A999926000604', 'process', $N)$$, 'VN102', 'what lies in no position is not taken out');
select did('tec1', $$container_pool($R, 'B-RES', {B-RES}, 'A999926000602', 'POOL-1', '100.0', $N)$$, 'VN102', 'only accepted starting material is pooled');
update core.container set status = 'filled' where code = 'BAG-SIT';
select did('cli1', format($$infusion_record($R, 'B-SIT', {B-SIT}, 'BAG-SIT', %s, $N, $N, '50.0', 'none')$$, bedside('B-SIT', 'PT2', 605)), 'VN102', 'what was not received is not given');
update core.container set status = 'at_site' where code = 'BAG-SIT';
select did('tec1', $$custody_hand_over($R, 'B-CHA', {B-CHA}, 'Courier', 'C. Rier', 'W1', 'van', '2-8 Cel', $N)$$, 'VN102', 'nothing leaves before it was collected');
-- records that have ended take nothing more
update core.batch set process_status = 'discarded' where code = 'B-RES';
select did('tec1', $$sample_register($R, 'B-RES', 'final', 'S-RES9', $N, 'at the time')$$, 'VN102', 'no sample');
select did('ana1', $$result_record($R, 'SH-RES', 'car', '30.0', $N, 'at the time')$$, 'VN102', 'no result');
select did('ana1', format($$result_correct($R, %s, %s, '90.0', 'mistyped', 'the printout says so')$$, (pg_temp.result('cd3')).id, (pg_temp.result('cd3')).version), 'VN117', 'no corrected one');
select did('qa1', $$disposition_propose($R, 'B-RES', {B-RES}, 'released')$$, 'VN102', 'no decision');
-- a verdict is of a batch in quarantine
select order_batch('B-VER', null, 0) \g /dev/null
select did('cli1', $$supply_request($R, 'B-VER', {B-VER}, 'Dr Weiss', 'relapse; no other line')$$, 'VN115', 'only a patient''s batch is supplied');
select did('qa1', $$hold_place($R, 'B-VER', {B-VER}, 'a look at the donor')$$, 'done', 'a hold');
select did('qa1', $$disposition_propose($R, 'B-VER', {B-VER}, 'verdict')$$, 'VN109', 'which keeps the verdict from being taken');
-- a look at an identity is recorded each time
create temp table look as select gen_random_uuid() as request;
select did('coo1', format('identity_read(%L, ''PT1'', ''calls the patient'')', (select request from look)), 'done', 'a look');
select is(act('coo1', format('identity_read(%L, ''PT1'', ''calls the patient'')', (select request from look))), 'done', 'asked again, since the answer was lost');
update work.request set at = at - interval '6 minutes' where request = (select request from look);
select did('coo1', format('identity_read(%L, ''PT1'', ''calls the patient'')', (select request from look)), 'VN110', 'later it would be a look that nobody records');
-- codes, drafts, lists
select did('tec1', $$scan($R, 'CHA9999260006000', 'B-REF')$$, 'VN305', 'a code whose check character is wrong');
create role nobody3 login in role vein_qa;
select is(value('nobody3', $$select api.draft_keep('form', '{"a": "b"}')$$), '!VN001', 'a login without a person keeps no draft');
select is(value('tec1', 'select count(*) from api.ledger_rules()'), '!VN003', 'the rules'' tables are for who reads the ledger');
-- a value of a record that has ended, or of a step that counts no more, is not corrected
create function pg_temp.revalue(code text, step text, value text) returns text language sql as $$
    select format('observation_correct($R, %s, ''vcc'', %s, %L, ''misread'', ''the counter shows another number'')', tap.step(code, step),
        (select version from core.step_execution where id = tap.step(code, step)), value)
$$;
select did('tec1', pg_temp.revalue('B-RES', 'seed', '1.20'), 'VN117', 'no value of a batch that was discarded');
select matches(current_setting('tap.why'), 'discarded', 'which is what the refusal names');
select must('tec1', $$deviation_open($R, 'B-REF', 'minor', $N, 'the counter was not set', 'counted again')$$) \g /dev/null
create temp table why as select last('deviation') as deviation;
select must('tec1', $$step_record($R, 'B-REF', 'harvest', 1, $N, '{"decision": "manager", "volume": "100.0", "vcc": "8.00"}', null, 'V-REF')$$) \g /dev/null
select did('tec1', format($$step_invalidate($R, %s, %s, %s, 'the counter was not set')$$, step('B-REF', 'harvest'),
    (select version from core.step_execution where id = step('B-REF', 'harvest')), deviation), 'done', 'a step counts no more') from why;
select did('tec1', pg_temp.revalue('B-REF', 'harvest', '8.10'), 'VN117', 'its values are not corrected');
select matches(current_setting('tap.why'), 'invalidated', 'since it is invalidated');
-- a formula whose inputs are wrong gives no number at all
select throws_ok($$select rule.compute('dose_per_kg', '{"cells": "1000000000000000000", "weight_kg": "0.000000000001"}')$$, 'VN201', null, 'more than can be kept');
select is(trim_scale(rule.compute('dose_per_kg', '{"cells": "999999999999999999", "weight_kg": "0.000000000001"}')), 999999999999999999000000000000::numeric, 'the largest that can');
select did('tec1', pg_temp.revalue('B-REF', 'seed', '{"value": '), 'VN901', 'a value that begins like an object and is none');
