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
-- read
select is(value('tec1', $$select string_agg(concat_ws(' ', equipment, class, state, due_on), ', ' order by equipment) from api.equipment$$),
    'CC-1 cell-counter not qualified, INC-1 incubator usable 2033-12-31, MIX-1 incubator not qualified', 'the list says how each stands');
select is(value('far1', 'select count(*) from api.equipment'), '0', 'another site has none of them');
select is(value('far1', 'select count(*) from api.equipment_history'), '0', 'nor their history');
select is(value('aud1', $$select string_agg(concat_ws(' ', kind, words, person), '; ' order by at, kind, words) from api.equipment_history where equipment = 'INC-1' and kind <> 'registered'$$),
    'calibrated in tolerance, certificate CAL-1 man1; calibrated in tolerance, certificate CAL-1 qa1; approved as manager man1; approved as qa qa1; out of service the door does not close tec1; back in service repaired and looked at man1', 'what happened to a device');
select did('man1', pg_temp.calibrate('INC-1', due => (rule.now() at time zone 'Europe/Berlin')::date::text), 'done', 'good until today');
select is(value('tec1', $$select state from api.equipment where equipment = 'INC-1'$$), 'due soon', 'its calibration is to be made soon');
-- the ledger
select is((select string_agg(distinct s.kind, ' ') from ledger.event e join ledger.stream s on s.id = e.stream where e.entity in ('equipment', 'equipment_calibration', 'equipment_outage')), 'device', 'all of it stands in the streams of devices');
select is((select count(*)::int from api.ledger_replay()), 0, 'replay finds nothing');
select is((select count(*)::int from api.ledger_signatures() where problem is not null), 0, 'nor do the signatures');
