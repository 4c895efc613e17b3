-- Equipment: registered, qualified by two, calibrated, out of service and back; used at steps; and what is told of it.
create function pg_temp.device(code text) returns core.equipment language sql as $$ select e from core.equipment e where e.code = $1 $$;
create function pg_temp.register(code text, class text default 'incubator', title text default 'Incubator', serial text default 'SN', site text default 'LAB')
returns text language sql as $$ select format('equipment_register($R, %L, %L, %L, %L, %L)', site, code, class, title, serial) $$;
create function pg_temp.calibrate(code text, found text default 'in_tolerance', due text default '2034-12-31', at text default '$N', version bigint default null, certificate text default 'CAL-1')
returns text language sql as $$
    select format('equipment_calibrate($R, %L, %s, %s, %L, %L, %L)', code, coalesce(version, (select e.version from core.equipment e where e.code = $1), 1),
                  case when at = '$N' then at else quote_nullable(at) end, certificate, found, due)
$$;
create function pg_temp.out(code text, why text default 'the door does not close', version bigint default null) returns text language sql as $$
    select format('equipment_out($R, %L, %s, %L)', code, coalesce(version, (select e.version from core.equipment e where e.code = $1), 1), why)
$$;
create function pg_temp.back(code text, why text default 'repaired and looked at', version bigint default null) returns text language sql as $$
    select format('equipment_back($R, %L, %s, %L)', code, coalesce(version, (select e.version from core.equipment e where e.code = $1), 1), why)
$$;
create function pg_temp.qualify(code text, class text) returns void language plpgsql as $$
begin
    perform tap.must('tec3', pg_temp.register(code, class, 'Invented ' || class, 'SN-' || code));
    perform tap.must_sign('man1', 'equipment', (pg_temp.device(code)).id, 'approved');
    perform tap.must_sign('qa1', 'equipment', (pg_temp.device(code)).id, 'approved');
    perform tap.must('man1', pg_temp.calibrate(code));
end
$$;
create function pg_temp.fault(code text, at timestamptz default null) returns text language sql as $$ select rule.equipment_fault(pg_temp.device(code), coalesce(at, rule.now())) $$;
-- registered
select did('tec1', pg_temp.register('INC-1', title => 'CO2 incubator 1', serial => '4711'), 'done', 'an operator registers a device');
select is(last('state'), 'not qualified', 'it is not used before it is qualified');
select is((select kind || ' ' || key from ledger.stream where id = (pg_temp.device('INC-1')).stream_id), 'device INC-1', 'a device has a stream of its own');
select did('man1', pg_temp.register('INC-2'), '42501', 'a manager registers nothing');
select did('far1', pg_temp.register('INC-2'), 'VN306', 'nor somebody of another site');
select did('tec1', pg_temp.register('INC-2', site => 'NOWHERE'), 'VN306', 'a device of a site that nobody knows');
select did('tec1', pg_temp.register('INC-1', 'cell-counter'), 'VN113', 'a label names one device');
select did('tec1', pg_temp.register(c, k, t, s), w, n) from (values ('INC-2', 'incubatro', 'T', 'S', 'VN208', 'a class that no process names'), ('INC-2', '', 'T', 'S', 'VN202', 'no class'),
    ('INC-2', 'incubator', '', 'S', 'VN202', 'no title'), ('INC-2', 'incubator', 'T', '', 'VN202', 'no serial number'), ('INC-2', 'incubator', E'T\u202Eitle', 'S', 'VN203', 'a title that runs backwards'),
    ('A B', 'incubator', 'T', 'S', 'VN204', 'a label of a device that is no code'), ('%EINC-22', 'incubator', 'T', 'S', 'VN305', 'a label of a device with a wrong check character')) x (c, k, t, s, w, n);
select did('tec1', pg_temp.register('%ECC-1' || rule.check37('ECC1'), 'cell-counter'), 'done', 'its label is scanned');
select is((pg_temp.device('CC-1')).class, 'cell-counter', 'and the code is that of the label');
-- qualified: a manager, then QA, neither of whom registered it
select signs('qa1', 'equipment', (pg_temp.device('INC-1')).id, 'approved', 'qa1', 'stop VN009', 'QA is not the first to sign a device');
select signs('man1', 'equipment', (pg_temp.device('INC-1')).id, 'approved', 'man1', 'done', 'a manager signs a device');
select is((pg_temp.device('INC-1')).qualified_at, null, 'one signature qualifies nothing');
select signs('man1', 'equipment', (pg_temp.device('INC-1')).id, 'approved', 'man2', 'stop VN009', 'a second manager is no QA for a device');
select signs('qa1', 'equipment', (pg_temp.device('INC-1')).id, 'approved', 'far2', 'VN306', 'QA of another site does not see the device');
select signs('qa1', 'equipment', (pg_temp.device('INC-1')).id, 'approved', 'qa1', 'done', 'QA signs the device second');
select isnt((pg_temp.device('INC-1')).qualified_at, null, 'which qualifies it');
select is(last('state'), 'not calibrated', 'a calibration is missing still');
select signs('qa1', 'equipment', (pg_temp.device('INC-1')).id, 'approved', 'qa2', 'stop VN117', 'a qualified device is not approved again');
select must('mix1', pg_temp.register('MIX-1')), must_sign('man1', 'equipment', (pg_temp.device('MIX-1')).id, 'approved') \g /dev/null
select signs('qa1', 'equipment', (pg_temp.device('MIX-1')).id, 'approved', 'mix1', 'stop VN009', 'whoever registered it does not approve it');
select ok(rule.content_equipment((pg_temp.device('INC-1')).id) ~ E'device: INC-1\nclass: incubator\ntitle: CO2 incubator 1\nserial number: 4711\nsite: LAB', 'the signed text says what it is');
-- calibrated
select did('tec1', pg_temp.calibrate('INC-1'), '42501', 'whoever uses a device does not say until when it is good');
select did('far2', pg_temp.calibrate('INC-1'), 'VN306', 'nor a manager of another site');
select did('man1', pg_temp.calibrate('INC-99'), 'VN306', 'a device that nobody knows is not calibrated');
select did('man1', pg_temp.calibrate('INC-1', version => 1), 'VN101', 'a version from before its qualification');
select did('man1', pg_temp.calibrate('INC-1', f, d, a, certificate => c), w, n) from (values ('fine', '2034-12-31', '$N', 'C', 'VN208', 'a word for how it was found that does not exist'), ('', '2034-12-31', '$N', 'C', 'VN202', 'not how it was found'),
    ('in_tolerance', null, '$N', 'C', 'VN202', 'not until when'), ('in_tolerance', '2034-02-30', '$N', 'C', 'VN501', 'a last day that does not exist'), ('in_tolerance', '2020-01-01', '$N', 'C', 'VN503', 'a last day before the calibration'),
    ('in_tolerance', '2034-12-31', null, 'C', 'VN202', 'no moment of calibration'), ('in_tolerance', '2034-12-31', now('1 hour'), 'C', 'VN502', 'calibrated in the future'), ('in_tolerance', '2034-12-31', '$N', '', 'VN202', 'no certificate of calibration')) x (f, d, a, c, w, n);
select did('man1', pg_temp.calibrate('INC-1', at => now('-30 min')), 'done', 'a manager records a calibration');
select is(last('state') || ' ' || last('due_on'), 'usable 2034-12-31', 'the device may be used');
select is((select due_at at time zone 'UTC' from core.equipment_calibration where equipment_id = (pg_temp.device('INC-1')).id), '2034-12-31 23:00:00', 'the last good day counts to its end, as the site''s clock shows it');
select did('qa1', pg_temp.calibrate('INC-1', at => now('-2 hours')), 'VN503', 'calibrations follow each other');
select did('qa1', pg_temp.calibrate('INC-1', due => '2033-12-31', at => now('-30 min')), 'done', 'QA records one, too');
select is((rule.calibration_at((pg_temp.device('INC-1')).id, rule.now())).due_on, '2033-12-31', 'of two at one moment the later entry counts');
select is(pg_temp.fault('INC-1', c.due_at - interval '1 microsecond'), null, 'until the last microsecond of the last day')
    from rule.calibration_at((pg_temp.device('INC-1')).id, rule.now()) c;
select is(pg_temp.fault('INC-1', c.due_at), 'calibration overdue', 'and not in the first of the next')
    from rule.calibration_at((pg_temp.device('INC-1')).id, rule.now()) c;
select is(pg_temp.fault('INC-1', (pg_temp.device('INC-1')).qualified_at - interval '2 min'), 'not qualified', 'before its qualification it was not qualified');
-- out of service and back
select did('coo1', pg_temp.out('INC-1'), '42501', 'a coordinator takes no device out of service');
select did('far1', pg_temp.out('INC-1'), 'VN306', 'nor somebody of another site a device');
select did('tec1', pg_temp.out('INC-1', 'x'), 'VN205', 'why it is out of service, in words');
select did('tec1', pg_temp.out('INC-1', version => 2), 'VN101', 'a version of the device from before its calibration');
select did('tec1', pg_temp.out('INC-99'), 'VN306', 'a device that nobody knows is not taken out');
select did('man1', pg_temp.back('INC-1'), 'VN117', 'what is in service is not put back');
create temp table before as select now() as at;
select did('tec1', pg_temp.out('INC-1'), 'done', 'an operator takes it out of service');
select is(last('state'), 'out of service', 'at once');
select is(pg_temp.fault('INC-1', (select at::timestamptz from before)), null, 'what was done before stands');
select did('ana1', pg_temp.out('INC-1'), 'VN117', 'a device is taken out once');
select did('tec1', pg_temp.back('INC-1'), '42501', 'who uses it does not put it back');
select did('far2', pg_temp.back('INC-1'), 'VN306', 'nor another site');
select did('man1', pg_temp.back('INC-1', ''), 'VN205', 'why it is used again, in words');
select did('man1', pg_temp.back('INC-1', version => 2), 'VN101', 'a version of the device from before its outage');
select did('man1', pg_temp.back('INC-99'), 'VN306', 'a device that nobody knows is not put back');
select did('man1', pg_temp.back('INC-1'), 'done', 'a manager puts it back');
select is(last('state'), 'usable', 'and it is used again');
select is((select reason || ' / ' || end_reason from core.equipment_outage where equipment_id = (pg_temp.device('INC-1')).id), 'the door does not close / repaired and looked at', 'both reasons stand');
-- used: what is refused
select pg_temp.qualify('SC-1', 'safety-cabinet'), pg_temp.qualify('CC-2', 'cell-counter'), pg_temp.qualify('INC-2', 'incubator') \g /dev/null
select must('far1', pg_temp.register('FAR-1', site => 'HOSP')), make_batch('B-DEV', 'PT1', 800, 'accepted') \g /dev/null
create function pg_temp.label(code text) returns text language sql as $$ select '%E' || code || rule.check37('E' || replace(code, '-', '')) $$;
create function pg_temp.using(batch text, step text, device text, occurrence text default '1', at text default '$N', keyed text default null, late text default null) returns text language sql as $$
    select format('equipment_use($R, %L, %L, %s, %L, %s, %L, %L)', batch, step, coalesce(occurrence, 'null'), device, case when at = '$N' then at else quote_nullable(at) end, keyed, late)
$$;
create function pg_temp.use(code text) returns bigint language sql as $$ select max(u.id) from core.equipment_use u join core.equipment e on e.id = u.equipment_id where e.code = $1 $$;
select did(who, pg_temp.using('B-DEV', 'seed', pg_temp.label('INC-1')), w, n) from (values ('man1', '42501', 'a manager works with no device'), ('col1', 'VN003', 'nor somebody who does not do the step, with a device'),
    ('far1', 'VN306', 'nor somebody of another site with a device'), ('raw1', 'VN005', 'nor somebody without training with a device')) x (who, w, n);
select did('tec1', pg_temp.using('B-NONE', 'seed', pg_temp.label('INC-1')), 'VN306', 'a device for a batch that nobody knows');
select did('tec1', pg_temp.using('B-DEV', 'soak', pg_temp.label('INC-1')), 'VN306', 'a device for a step that the process does not have');
select did('tec1', pg_temp.using('B-DEV', 'seed', pg_temp.label('INC-1'), o), w, n) from (values (null, 'VN202', 'a device for no occurrence'), ('2', 'VN901', 'a device for a second time of what is done once')) x (o, w, n);
select did('tec1', pg_temp.using('B-DEV', 'add-vector', pg_temp.label('SC-1')), 'VN103', 'a device for a step before its turn');
select did('tec1', pg_temp.using('B-DEV', 'seed', d, keyed => k), w, n) from (values ('', 'damaged', 'VN202', 'no device'), ('INC-1', null, 'VN205', 'a code without its label says why it was typed'), ('INC-1', 'lazy', 'VN208', 'by a word of the list'),
    ('%EINC-1_', null, 'VN305', 'a scanned label of a device that was read wrongly')) x (d, k, w, n);
select did('tec1', pg_temp.using('B-DEV', 'seed', pg_temp.label('INC-1'), at => a), w, n) from (values (null, 'VN202', 'no moment of a device''s use'), ('yesterday', 'VN501', 'a moment of a device''s use in words'), (now('1 hour'), 'VN502', 'a device used in the future'),
    (now('-20 min'), 'VN504', 'a device used some time ago, without a word')) x (a, w, n);
select is((select count(*)::int from core.equipment_use), 0, 'nothing of it was recorded');
-- used: what is stopped, and kept as a near miss
select must('man1', pg_temp.calibrate('INC-1')), must('tec1', pg_temp.out('INC-2', 'the fan is loud')) \g /dev/null
select did('tec1', pg_temp.using('B-DEV', 'seed', d, keyed => k), w, n) from (values (pg_temp.label('CC-2'), null, 'stop VN406', 'a device of another class'), (pg_temp.label('INC-99'), null, 'stop VN407', 'a device that nobody knows'),
    (pg_temp.label('FAR-1'), null, 'stop VN407', 'a device of another site is as good as unknown'), ('%LINC-1' || rule.check37('LINC1'), null, 'stop VN407', 'a place that has the code of a device'),
    ('INC-9', 'damaged', 'stop VN407', 'a device that was typed and that nobody knows'), (pg_temp.label('MIX-1'), null, 'stop VN405', 'a device that is not qualified'), (pg_temp.label('INC-2'), null, 'stop VN405', 'a device that is out of service')) x (d, k, w, n);
select is((select string_agg(code || ': ' || regexp_replace(expected, ' at .*', ''), '; ' order by id) from core.near_miss where batch_id = (batch('B-DEV')).id and code like 'VN40_'),
    'VN406: a device of class incubator for step seed; VN407: a device of class incubator for step seed; VN407: a device of class incubator for step seed; VN407: a device of class incubator for step seed; VN407: a device of class incubator for step seed; '
    || 'VN405: device MIX-1 of class incubator in service and in calibration; VN405: device INC-2 of class incubator in service and in calibration', 'the near misses say what was expected');
select is(answer() ->> 'value' like '%found out of service: the fan is loud', true, 'the answer says what is wrong with it');
-- used
create temp table again as select replace(replace(pg_temp.using('B-DEV', 'seed', pg_temp.label('INC-1')), '$R', quote_literal(gen_random_uuid())), '$N', quote_literal(now())) as text;
select did('tec1', (select text from again), 'done', 'a device is recorded before its step is');
select is(last('class') || ' ' || last('equipment'), 'incubator INC-1', 'the answer names class and device');
select is(act('tec1', (select text from again)), 'done', 'asked again with the same request it is one use');
select is((select count(*)::int from core.equipment_use), 1, 'and there is one');
select did('tec2', pg_temp.using('B-DEV', 'seed', pg_temp.label('INC-1')), 'VN309', 'a device stands with a record once');
select is((select string_agg(q ->> 'class' || ': ' || (q -> 'devices'), '; ') from jsonb_array_elements(rule.steps_next(batch('B-DEV')) -> 0 -> 'equipment') q), 'incubator: ["INC-1"]', 'what is next shows classes with their devices');
select is(value('tec1', $$select string_agg(class || ' ' || state || ' ' || devices, ', ' order by id) from api.step_equipment where batch = 'B-DEV'$$), 'incubator recorded INC-1', 'before the step of the device is recorded');
select do_seed('B-DEV', 'A999926000800') \g /dev/null
select ok(rule.content_step_execution(step('B-DEV', 'seed')) ~ 'device incubator INC-1 \(CO2 incubator 1, serial 4711\); 20.*; by tec1', 'the signed text of the step names its devices');
select ok((select content from core.signature where entity = 'operation_block' and record_id = block('B-DEV', 'activation')) ~ 'device incubator INC-1', 'and the block names devices, too');
-- a device that is named afterwards is another text
select must('man1', pg_temp.back('INC-2')) \g /dev/null
create function pg_temp.utc(at timestamptz) returns text language sql as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;
select did('tec1', pg_temp.using('B-DEV', 'seed', 'INC-2', keyed => 'damaged', at => pg_temp.utc((select ended_at - interval '1 microsecond' from core.equipment_outage where equipment_id = (pg_temp.device('INC-2')).id))),
    'stop VN405', 'the moment of use decides: it was out of service, and is back since');
select did('tec1', pg_temp.using('B-DEV', 'seed', 'INC-2', keyed => 'damaged'), 'done', 'a second device of the class, its label typed with a reason');
select is((select method || ' ' || reason_code from core.equipment_use where id = pg_temp.use('INC-2')), 'keyed damaged', 'the reason stands with it');
select is(last('signatures_needed'), '["checked"]', 'the step asks for its signatures again, with another device');
select did('tec2', format($$equipment_use_withdraw($R, %s, 1, 'it was the other one')$$, pg_temp.use('INC-2')), 'VN003', 'another operator does not withdraw the use of a device');
select did('tec1', format($$equipment_use_withdraw($R, %s, 2, 'it was the other one')$$, pg_temp.use('INC-2')), 'VN101', 'a stale version of the use of a device');
select did('tec1', format($$equipment_use_withdraw($R, %s, 1, 'x')$$, pg_temp.use('INC-2')), 'VN205', 'why it was not that device, in words');
select did(who, $$equipment_use_withdraw($R, 999999, 1, 'it was the other one')$$, w, n) from (values ('tec1', 'VN306', 'the use of a device that nobody knows'), ('man1', '42501', 'a manager withdraws no device')) x (who, w, n);
select did('far1', format($$equipment_use_withdraw($R, %s, 1, 'it was the other one')$$, pg_temp.use('INC-2')), 'VN306', 'nor does somebody of another site, a device');
select did('qa2', format($$equipment_use_withdraw($R, %s, 1, 'it was the other one')$$, pg_temp.use('INC-2')), 'done', 'QA withdraws the use of a device');
select did('tec1', format($$equipment_use_withdraw($R, %s, 2, 'it was the other one')$$, pg_temp.use('INC-2')), 'VN117', 'a use of a device is withdrawn once');
select ok(rule.content_step_execution(step('B-DEV', 'seed')) ~ 'device incubator INC-2 .*keyed because damaged.*withdrawn: it was the other one; by qa2', 'a withdrawn device stays in the text');
select is(rule.had_hands((batch('B-DEV')).id, (select id from core.person where code = 'tec1')), 'performed or recorded a step of this batch', 'who worked with the batch does not judge it');
select must_sign('tec2', 'step_execution', step('B-DEV', 'seed'), 'checked'), do_block('B-DEV', 'activation') \g /dev/null
-- what is missing is told, and bars nothing by itself
select is(value('tec1', $$select string_agg(step || ' ' || class || ' ' || state, ', ' order by step_place, id) from api.step_equipment where batch = 'B-RUN'$$), 'seed incubator missing, add-vector safety-cabinet missing', 'a batch without devices says so');
select ok(rule.content_batch((batch('B-RUN')).id) like '%no device recorded: step seed 1, incubator%no device recorded: step add-vector 1, safety-cabinet%', 'the audit review lists recorded steps without a device');
select ok(rule.content_batch((batch('B-DEV')).id) ~ 'step seed 1, device incubator INC-1' and rule.content_batch((batch('B-DEV')).id) !~ 'no device recorded', 'and every device');
select is((select count(*)::int from rule.release_blockers((batch('B-RUN')).id, 'released') r where r like '%device%'), 0, 'a missing device blocks no release by itself');
create function pg_temp.exceptions(code text) returns text language sql as $$
    select value('qa1', format($q$select string_agg(concat_ws(' ', kind, what, '<', answer), '; ' order by place, at, what) from api.review_exception where batch = %L and place >= 14$q$, code))
$$;
select is(pg_temp.exceptions('B-RUN'), 'no device add-vector 1: no device of class safety-cabinet <; no device seed 1: no device of class incubator <', 'and so does a review of what is missing');
select is(pg_temp.exceptions('B-DEV'), 'withdrawn seed 1: device INC-2 of class incubator < it was the other one', 'and of what was withdrawn');
create function pg_temp.record(code text) returns text language sql as $$ select tap.value('qa1', format('select (r.data ->> %L) from api.record_export(%L, %L) r', 'record', gen_random_uuid(), code)) $$;
select ok(pg_temp.record('B-DEV') ~ 'F\tDevice\tincubator INC-1 \(CO2 incubator 1, serial 4711\), certificate CAL-1, good until 2034-12-31, 20.* Name of tec1 \(tec1\)', 'the batch record lists devices with the calibration that they had');
select ok(pg_temp.record('B-DEV') ~ 'F\tDevice, WITHDRAWN\tincubator INC-2.*N\twithdrawn\t20.*Name of qa2 \(qa2\): it was the other one', 'withdrawn ones, too');
select ok(pg_temp.record('B-RUN') ~ 'F\tDevice of class incubator\tNOT RECORDED', 'and says where there is none');
select ok(pg_temp.record('B-DEV') !~ 'equipment use', 'not as other records a second time');
-- scanned
select did('tec1', format('scan($R, %L, null)', pg_temp.label('INC-1')), 'done', 'the label of a device is scanned');
select is(answer() #>> '{data,kind}' || ' ' || (answer() #>> '{data,code}') || ' ' || (answer() #>> '{data,facts,equipment,class}'), 'equipment INC-1 incubator', 'and leads to the device');
select make_batch('B-DNX', 'PT2', 801, 'accepted') \g /dev/null
select did('tec1', format('scan($R, %L, %L)', pg_temp.label('INC-1'), 'B-DNX'), 'done', 'beside a batch that needs it');
select is(answer() #> '{data,next}', '{"act": "equipment_use", "equipment": "INC-1", "step": "seed", "batch": "B-DNX", "title": "Seed the culture", "occurrence": 1}', 'what comes next is its use');
select did('tec1', format('scan($R, %L, %L)', pg_temp.label('MIX-1'), 'B-DNX'), 'stop VN405', 'one that may not be used is stopped at its scan');
select is(answer() ->> 'value' like 'expected device MIX-1 of class incubator in service and in calibration at %; found not qualified', true, 'the stop names the device');
select did('tec1', format('scan($R, %L, %L)', pg_temp.label('SC-1'), 'B-DNX'), 'done', 'one that the next step does not use');
select is(answer() #>> '{data,next}', null, 'leads to nothing of the batch');
-- what a release rests on
select make_batch('B-DRL', 'PT1', 802, 'released') \g /dev/null
select did('tec3', pg_temp.using('B-DRL', 'seed', pg_temp.label('INC-1'), at => pg_temp.utc((select event_at from core.step_execution where id = step('B-DRL', 'seed')))), 'done', 'a device of a released batch is recorded after all');
select is(status('B-DRL'), 'filled/on_hold', 'its release has lost its signatures: it is held');
select is((select superseded_by from core.signature where entity = 'batch' and record_id = (batch('B-DRL')).id), 'the record of the batch has changed (equipment use)', 'and its audit review has ended, by a device');
select is(rule.had_hands((batch('B-DRL')).id, (select id from core.person where code = 'tec3')), 'recorded the use of a device for this batch', 'whoever recorded the device does not judge the batch');
-- overdue: judged at the moment of use, to the end of the day
select must('man1', pg_temp.calibrate('INC-2', due => (rule.now() at time zone 'Europe/Berlin')::date::text)), pg_temp.qualify('INC-3', 'incubator') \g /dev/null
select did('tec1', pg_temp.using('B-DNX', 'seed', pg_temp.label('INC-2')), 'done', 'on its last good day a device is used');
select must('man1', format('clock_set($R, %L)', now('2 days'))) \g /dev/null
select did('tec1', pg_temp.using('B-DNX', 'seed', pg_temp.label('INC-2')), 'stop VN405', 'a device whose calibration is overdue is stopped');
select ok((select expected like 'device INC-2 of class incubator in service and in calibration at %' from core.near_miss order by id desc limit 1), 'and the near miss says which device');
select is(value('tec1', $$select state from api.equipment where equipment = 'INC-2'$$), 'calibration overdue', 'the list says that it is overdue');
select did('tec1', pg_temp.using('B-DNX', 'seed', pg_temp.label('INC-3'), at => now('-1 hour'), late => 'the terminal was away'), 'done', 'a device that is told late, with a reason');
select is(last('entry_mode'), 'late', 'shows as late');
select is(value('tec1', $$select string_agg(concat_ws(' ', kind, code, '<', parent, status, split_part(words, ', serial', 1)), '; ' order by place, id) from api.genealogy where coi = 'CHA999926000801' and kind = 'device'$$),
    'device INC-2 < B-DNX usable incubator, step seed 1; device INC-3 < B-DNX usable incubator, step seed 1', 'the genealogy has the devices, as they stood when they were used');
select ok(pg_temp.exceptions('B-DNX') ~ 'late seed 1: device INC-3 of class incubator < the terminal was away', 'and a review says so');
-- a batch that has ended
select make_batch('B-DEN', 'PT2', 804, 'scheduled') \g /dev/null
select must('man1', $$order_cancel($R, 'O-DEN', 2, 'the patient was treated elsewhere')$$) \g /dev/null
select did('tec1', pg_temp.using('B-DEN', 'seed', pg_temp.label('INC-1')), 'VN102', 'a batch that was cancelled takes no device');
-- read
select is(value('tec1', $$select string_agg(concat_ws(' ', equipment, class, state, due_on), ', ' order by equipment) from api.equipment$$),
    'CC-1 cell-counter not qualified, CC-2 cell-counter usable 2034-12-31, INC-1 incubator usable 2034-12-31, INC-2 incubator calibration overdue '
    || (select c.due_on from core.equipment_calibration c where c.equipment_id = (pg_temp.device('INC-2')).id order by c.id desc limit 1)
    || ', INC-3 incubator usable 2034-12-31, MIX-1 incubator not qualified, SC-1 safety-cabinet usable 2034-12-31', 'the list says how each stands');
select is(value('far1', format('select count(*) from api.%I', v)), n, 'another site sees its own: api.' || v) from (values ('equipment', '1'), ('equipment_history', '1'), ('equipment_use', '0'), ('step_equipment', '0')) x (v, n);
select is(value('aud1', $$select string_agg(concat_ws(' ', kind, words, person), '; ' order by at, kind, words) from api.equipment_history where equipment = 'INC-1' and kind <> 'registered' and person <> 'tec3' and until is distinct from '2034-12-31'$$),
    'calibrated in tolerance, certificate CAL-1 qa1; approved as manager man1; approved as qa qa1; out of service the door does not close tec1; back in service repaired and looked at man1', 'what happened to a device');
select did('man1', pg_temp.calibrate('INC-1', due => (rule.now() at time zone 'Europe/Berlin')::date::text), 'done', 'good until today');
select is(value('tec1', $$select state from api.equipment where equipment = 'INC-1'$$), 'due soon', 'its calibration is to be made soon');
-- both ways
select is(value('tec1', $$select string_agg(concat_ws(' ', batch, step, occurrence, method, status, recorded_by), ', ' order by id) from api.equipment_use where equipment = 'INC-2'$$),
    'B-DEV seed 1 keyed withdrawn tec1, B-DNX seed 1 scan used tec1', 'the log of a device is what the steps say');
select is(value('tec1', $$select string_agg(concat_ws(' ', class, equipment, serial, status), ', ' order by id) from api.equipment_use where batch = 'B-DEV'$$),
    'incubator INC-1 4711 used, incubator INC-2 SN-INC-2 withdrawn', 'and from a batch to its devices');
-- found out of tolerance: what rests on it since it was found good
create function pg_temp.doubt(device text) returns text language sql as $$
    select value('qa1', format($q$select string_agg(concat_ws(' ', batch, steps, process_status, deviations), '; ' order by batch) from api.equipment_doubt where equipment = %L$q$, device))
$$;
create function pg_temp.work() returns text language sql as $$
    select value('qa1', $q$select string_agg(concat_ws(' ', batch, kind, what, case when mine then 'mine' end, act), '; ' order by batch, what) from report.worklist
        where act in ('equipment_calibrate') or entity = 'equipment' or what like '%tolerance%'$q$)
$$;
select is(regexp_replace(pg_temp.work(), 'record \d+', 'record N', 'g'), 'CC-1 signature approved: device of class cell-counter, record N sign; INC-1 due calibration of incubator CO2 incubator 1 mine equipment_calibrate; '
    || 'INC-2 late calibration of incubator Invented incubator mine equipment_calibrate; MIX-1 signature approved: device of class incubator, record N mine sign', 'signatures and calibrations wait in the worklist');
select is(value('tec1', $$select string_agg(batch || ' ' || mine, ', ') from report.worklist where act = 'equipment_calibrate' and mine$$), null, 'but not for who may not calibrate');
select must('man1', pg_temp.calibrate('INC-1')) \g /dev/null
select is(pg_temp.doubt('INC-1'), null, 'a good calibration casts no doubt');
select make_batch('B-DLT', 'PT1', 805, 'accepted') \g /dev/null
select must('tec1', pg_temp.using('B-DLT', 'seed', pg_temp.label('INC-1'))) \g /dev/null
select is(pg_temp.exceptions('B-DLT'), null, 'a review of it finds nothing');
select did('qa1', pg_temp.calibrate('INC-1', 'out_of_tolerance', certificate => 'CAL-9'), 'done', 'a calibration finds the device out of tolerance');
select is(last('batches') || ' ' || last('state'), '["B-DLT"] out of service', 'the answer names who used it since, and it is out of service');
select is(pg_temp.fault('INC-1'), 'out of service', 'until somebody puts it back');
select is(pg_temp.doubt('INC-1'), 'B-DLT seed accepted', 'the batches since the last good calibration are listed');
select is(value('tec1', $$select string_agg(code || ' ' || status, '; ') from api.genealogy where coi = 'CHA999926000805' and kind = 'device'$$), 'INC-1 in doubt', 'and the genealogy says so');
select is(value('tec1', $$select string_agg(distinct batch, ', ') from api.equipment_use where equipment = 'INC-1' and status = 'used'$$), 'B-DEV, B-DLT, B-DRL', 'and none from before it');
select is((select string_agg(what, '; ') from (select unnest(string_to_array(pg_temp.work(), '; ')) as what) w where what like 'B-%'),
    'B-DLT deviation device INC-1 (incubator) was found out of tolerance, certificate CAL-9, used at Seed the culture mine deviation_open', 'QA is offered a deviation for each');
select ok(pg_temp.exceptions('B-DLT') ~ 'device seed 1: device INC-1 of class incubator found out of tolerance 20', 'a review of the batch says so');
select ok(pg_temp.record('B-DLT') ~ 'N\tOUT OF TOLERANCE\tthe device was found so 20.*, certificate CAL-9', 'and so does its record');
select ok(pg_temp.record('B-DEV') !~ 'OUT OF TOLERANCE', 'that of a batch from before the good calibration does not');
select must('qa1', $$deviation_open($R, 'B-DLT', 'major', $N, 'the incubator was two degrees too warm', 'the culture was moved')$$) \g /dev/null
select is(pg_temp.doubt('INC-1') ~ '^B-DLT seed [a-z_]+ [0-9]+ open$', true, 'the list names the deviation of the batch');
select is((select count(*)::int from unnest(string_to_array(pg_temp.work(), '; ')) what where what like 'B-%'), 0, 'and it is offered no more');
select must('qa1', pg_temp.calibrate('INC-1', 'out_of_tolerance', certificate => 'CAL-10')) \g /dev/null
select is((select count(*)::int from core.equipment_outage where equipment_id = (pg_temp.device('INC-1')).id and ended_at is null), 1, 'what is out of service is not taken out a second time');
select must('qa1', pg_temp.calibrate('CC-2', 'out_of_tolerance', certificate => 'CAL-11')) \g /dev/null
select is(last('batches'), '[]', 'what no batch used casts no doubt on any');
select must('tec3', pg_temp.register('CC-3', 'cell-counter')), must_sign('man1', 'equipment', (pg_temp.device('CC-3')).id, 'approved'), must_sign('qa1', 'equipment', (pg_temp.device('CC-3')).id, 'approved') \g /dev/null
select ok(pg_temp.work() ~ 'CC-3 due first calibration of cell-counter Incubator mine equipment_calibrate', 'a device that was never calibrated waits for its first calibration');
select must('man1', pg_temp.calibrate('CC-3', 'out_of_tolerance', certificate => 'CAL-12')) \g /dev/null
select is(last('good_until'), null, 'one that was never found good has no such moment');
-- the ledger
select is((select string_agg(distinct s.kind, ' ') from ledger.event e join ledger.stream s on s.id = e.stream where e.entity in ('equipment', 'equipment_calibration', 'equipment_outage')), 'device', 'all of it stands in the streams of devices');
select is((select string_agg(distinct s.kind, ' ') from ledger.event e join ledger.stream s on s.id = e.stream where e.entity = 'equipment_use'), 'batch', 'a use of a device stands in the stream of its batch');
select is((select count(*)::int from api.ledger_replay()), 0, 'replay finds nothing');
select is((select count(*)::int from api.ledger_signatures() where problem is not null), 0, 'nor do the signatures');
-- pages: together they are all uses, in the order in which they happened
select is(paged('tec1', 'select api.equipment_use_page(''INC-1'', %s, %s, null, null)', n), value('tec1', $$select array_agg(id order by event_at, id) from api.equipment_use where equipment = 'INC-1'$$)::bigint[],
    'uses of a device in pages of ' || n) from unnest(array[1, 2, 1000]) n;
select cmp_ok(cardinality(paged('tec1', 'select api.equipment_use_page(''INC-1'', %s, %s, null, null)', 2)), '>', 2, 'and these are several, too');
select is(value('tec1', $$select api.equipment_use_page('INC-1', 0, 1000, (select max(event_at) from api.equipment_use where equipment = 'INC-1'), null)$$),
    value('tec1', $$select array_agg(id order by id) from api.equipment_use where equipment = 'INC-1' and event_at = (select max(event_at) from api.equipment_use where equipment = 'INC-1')$$), 'from a moment on');
select is(value('tec1', $$select api.equipment_use_page('INC-1', 0, 1000, null, (select min(event_at) from api.equipment_use where equipment = 'INC-1'))$$), '{}', 'and until one, which is left out');
select is(value('far1', $$select api.equipment_use_page('INC-1', 0, 1000, null, null)$$), '{}', 'no use of a device of another site');
select is(value('qa1', $$select string_agg(distinct titles, '; ') from api.equipment_doubt where equipment = 'INC-1' and batch = 'B-DLT'$$), 'Seed the culture', 'what is in doubt is told by the title of the step');
-- an ended record
update core.batch set process_status = 'closed' where id = (select min(batch_id) from core.equipment_use where status = 'used');
select did('qa2', format($$equipment_use_withdraw($R, %s, %s, 'it was the other one')$$, u.id, u.version), 'VN102: closed', 'a closed record keeps its uses of devices') from core.equipment_use u join core.batch b on b.id = u.batch_id where u.status = 'used' and b.process_status = 'closed' limit 1;
