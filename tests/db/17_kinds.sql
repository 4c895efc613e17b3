-- Kinds of batch: a validation has no patient, never comes to a site, ends at a verdict; bootstrap; the clock; orders.
select did('coo1', $$order_place($R, 'LAB', 'validation', 'PT1', 'validation', 'O-V0', null, null, null, null, null, null, null, null, null)$$, 'VN115', 'a validation names no patient');
select did('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'validation', 'O-V0', 'CHA999926000120', 'x', '1', '2024-01-02', '70.0', '2024-01-02', '2.0', 'x', 'non-reactive')$$, 'VN115', 'a patient''s order of a validation process');
select did('coo1', format($$order_place($R, 'LAB', 'patient', %s, 'synthetic-small', 'O-P0', %s, %s, %s, %s, %s, %s, %s, %s, %s)$$,
    case n when 1 then 'null' else '''PT1''' end, case n when 2 then 'null' else '''CHA999926000121''' end, case n when 3 then 'null' else '''x''' end, case n when 4 then 'null' else '''1''' end,
    case n when 5 then 'null' else '''2024-01-02''' end, case n when 6 then 'null' else '''70.0''' end, case n when 7 then 'null' else '''2024-01-02''' end, case n when 8 then 'null' else '''2.0''' end,
    case n when 9 then 'null' else '''x''' end, case n when 10 then 'null' else '''non-reactive''' end), 'VN202', 'a patient''s order with a gap, ' || n) from generate_series(1, 10) n;
select did('coo1', format($$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'O-P0', 'CHA999926000121', 'x', '1', '2024-01-02', %L, '2024-01-02', '2.0', 'x', 'non-reactive')$$, v), c, 'weight ' || v)
    from (values ('1.9', 'VN207'), ('300.1', 'VN207'), ('NaN', 'VN201'), ('70,5', 'VN201')) x (v, c);
select did('coo1', format($$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'O-P0', 'CHA999926000121', 'x', '1', %L, '70.0', '2024-01-02', '2.0', 'x', 'non-reactive')$$, v), c, 'consent of ' || v)
    from (values ('2999-01-01', 'VN501'), ('2199-01-01', 'VN502'), ('tomorrow', 'VN501'), ('2024-02-30', 'VN501'), ('infinity', 'VN501'), ('01/02/2024', 'VN501')) x (v, c);
select did('coo1', $$order_place($R, 'LAB', 'patient', 'PT9', 'synthetic-small', 'O-P0', 'CHA999926000121', 'x', '1', '2024-01-02', '70.0', '2024-01-02', '2.0', 'x', 'non-reactive')$$, 'VN306', 'a patient of another site');
select did('coo1', $$order_place($R, 'LAB', 'gift', null, 'validation', 'O-V0', null, null, null, null, null, null, null, null, null)$$, 'VN208: gift', 'a kind that there is not');
select order_batch('B-VAL', null, 0) \g /dev/null
select is((select kind || ' ' || coalesce(patient, 'no patient') from (select b.kind, p.code as patient from core.batch b join core.therapy_event e on e.id = b.therapy_event_id left join core.patient p on p.id = e.patient_id where b.code = 'B-VAL') x), 'validation no patient', 'a validation batch');
select is((select string_agg(l, '|') from rule.record_head(batch('B-VAL'), 'Europe/Berlin') l where l ~ E'^F\t[^\t]+\t$'), null, 'its record has no empty lines');
select ok(exists (select from rule.record_head(batch('B-VAL'), 'Europe/Berlin') l where l ~ E'^F\tInfectious markers\tnot applicable$'), 'and says what does not apply');
select did('col1', format($$identity_check($R, 'B-VAL', 'chair', null, %L)$$, chair('PT1')), 'VN115', 'nobody sits in its chair');
select did('tec1', $$identity_show($R, 'B-VAL', 'receipt')$$, 'VN115', 'and it has no names to show');
select did('col1', $$collection_start($R, 'B-VAL', {B-VAL}, $N)$$, 'VN102', 'nothing is collected');
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'DONOR-VAL', 'donor-bag', 'in_use' from core.batch where code = 'B-VAL';
select do_seed('B-VAL', 'DONOR-VAL'), do_vector('B-VAL'), do_sample('B-VAL'), do_harvest('B-VAL'), do_fill('B-VAL'), do_results('B-VAL') \g /dev/null
select is((select verdict || '; ' || words from rule.verdict((batch('B-VAL')).id)), 'met; specification met; not evaluable: viable CAR+ cells per kg', 'a line that needs a weight neither passes nor blocks');
select did('qa1', $$disposition_propose($R, 'B-VAL', {B-VAL}, 'released')$$, 'VN115', 'a validation is not released');
select did('qa1', $$batch_close($R, 'B-VAL', {B-VAL}, 'done with this')$$, 'VN118', 'not closed before its verdict');
select did('qa1', $$disposition_propose($R, 'B-VAL', {B-VAL}, 'verdict')$$, 'done', 'the verdict');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'approved', 'qa2', 'done', 'QA');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'rel1', 'stop VN009', 'a verdict is certified, not released');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'certified', 'rel1', 'done', 'certified');
select is(status('B-VAL'), 'filled/quarantine', 'a verdict releases nothing');
select did('cli1', $$site_receive($R, 'B-VAL', {B-VAL}, 'BAG-VAL', 'C1', $N)$$, 'VN102', 'and never comes to a site');
select did('qa1', $$batch_close($R, 'B-VAL', {B-VAL}, 'done with this')$$, 'done', 'closed');
-- nor is one judged, or closed, while a test of it waits
select order_batch('B-VAW', null, 0) \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'DONOR-VAW', 'donor-bag', 'in_use' from core.batch where code = 'B-VAW';
select do_seed('B-VAW', 'DONOR-VAW'), do_vector('B-VAW'), do_sample('B-VAW'), do_harvest('B-VAW'), do_fill('B-VAW'), do_results('B-VAW', 'no growth to date') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-VAW', {B-VAW}, 'verdict')$$, 'stop VN106', 'no verdict while sterility waits');
select alike(answer() ->> 'value', '%found test not final: sterility, 14 days (no growth to date, interim)', 'which is said');
select must('ana1', 'result_record($R, ''SF-VAW'', ''sterility'', ''no growth'', $N, ''at the time'')'), must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select must('qa1', $$disposition_propose($R, 'B-VAW', {B-VAW}, 'verdict')$$), must_sign('qa2', 'disposition', last('disposition')::bigint, 'approved') \g /dev/null
select must_sign('rel1', 'disposition', max(id), 'certified') from core.disposition \g /dev/null
select must('tec3', $$sample_register($R, 'B-VAW', 'final', 'SF2-VAW', $N, 'at the time')$$), must('ana1', 'result_record($R, ''SF2-VAW'', ''endotoxin'', ''<0.25'', $N, ''at the time'')') \g /dev/null
select did('qa1', $$batch_close($R, 'B-VAW', {B-VAW}, 'done with this')$$, 'VN118', 'not closed while a further result is not reviewed');
select must_sign('qcr1', 'result', max(id), 'reviewed') from core.result \g /dev/null
select did('qa1', $$batch_close($R, 'B-VAW', {B-VAW}, 'done with this')$$, 'done', 'closed when nothing waits');
-- a patient's batch without a weight can't be released
select make_batch('B-NOW', 'PT1', 122, 'reviewed') \g /dev/null
update core.therapy_order set weight_kg = null, weight_date = null where code = 'O-NOW';
select is((select array_to_string(blocking, ', ') from rule.verdict((batch('B-NOW')).id)), 'viable CAR+ cells per kg: not evaluable (2.00)', 'for a patient not evaluable blocks');
select did('qa1', $$disposition_propose($R, 'B-NOW', {B-NOW}, 'released')$$, 'stop VN106', 'stopped');
-- orders and batch records
select did('coo1', $$batch_issue($R, 'O-NOW', 1, 'B-NOW2', '2026-12-01', '')$$, 'VN102', 'an order is issued once');
select did('coo1', $$order_cancel($R, 'O-NOW', {B-NOW}, 'not wanted any more')$$, 'VN101', 'and then not cancelled');
select must('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'O-LAST', 'CHA999926000123', 'x', '1', '2024-01-02', '70.0', '2024-01-02', '2.0', 'x', 'non-reactive')$$) \g /dev/null
select did('coo1', format($$batch_issue($R, 'O-LAST', %s, 'B-LAST', %L, %L)$$, n, s, m), c, format('issue: version %s, slot %s, mark %s', n, s, m))
    from (values (2, '2026-12-01', '', 'VN306'), (1, '', '', 'VN202'), (1, 'soon', '', 'VN501'), (1, '2999-12-01', '', 'VN501'), (1, '1899-12-31', '', 'VN501'), (1, '2026-12-01', 'REAL', 'VN208')) x (n, s, m, c);
select did('coo1', $$batch_issue($R, 'O-LAST', 1, 'B-RUN', '2026-12-01', '')$$, 'VN113', 'a batch code is used once');
select did('man1', format($$process_retire($R, 'synthetic-small', 1, %s, 'a newer one will come')$$, (select version from core.process_version v join core.process p on p.id = v.process_id where p.code = 'synthetic-small')), 'done', 'the process is retired');
select did('coo1', $$batch_issue($R, 'O-LAST', 1, 'B-LAST', '2026-12-01', '')$$, 'VN107', 'nothing is issued from a retired process');
select did('coo1', $$order_cancel($R, 'O-LAST', 1, 'not wanted any more')$$, 'done', 'the order is cancelled');
select did('coo1', $$batch_issue($R, 'O-LAST', 1, 'B-LAST', '2026-12-01', '')$$, 'VN102', 'nothing is issued from a cancelled order');
select did('coo1', $$order_cancel($R, 'O-LAST', 2, 'not wanted any more')$$, 'VN102', 'which is cancelled once');
select did('coo1', $$order_cancel($R, 'O-NONE', 1, 'not wanted any more')$$, 'VN306', 'an order that is not there is not cancelled');
select did('coo1', $$batch_issue($R, 'O-NONE', 1, 'B-LAST', '2026-12-01', '')$$, 'VN306', 'nor issued');
select matches(current_setting('tap.why'), 'O-NONE', 'since the order is not there');
select did('coo1', $$order_place($R, 'NOWHERE', 'validation', null, 'validation', 'O-NOW2', null, null, null, null, null, null, null, null, null)$$, 'VN306', 'nor placed at a site that is not there');
select did('coo1', $$order_place($R, 'LAB', 'validation', null, 'nothing', 'O-NOW2', null, null, null, null, null, null, null, null, null)$$, 'VN306', 'nor of a process that is not there');
select matches(current_setting('tap.why'), 'nothing', 'which is named');
select did('coo1', $$order_place($R, 'LAB', 'validation', null, 'validation', 'O-LAST', null, null, null, null, null, null, null, null, null)$$, 'VN113', 'an order''s code is used once');
-- laboratory time
select did('man1', format($$clock_set($R, %L)$$, v), c, 'clock to ' || n) from (values (now('-1 hour'), 'VN505', 'an hour ago'), (now('400 days'), 'VN501', 'after a year'), ('infinity', 'VN501', 'infinity'), (null, 'VN202', 'nothing')) x (v, c, n);
select did('tec1', format($$clock_set($R, %L)$$, now('1 hour')), '42501', 'an operator does not move it');
select did('man1', format($$clock_set($R, %L)$$, now('1 day')), 'done', 'a day on');
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'a day later')$$, 'done', 'an act a day later');
select is((select e.lab_at <> e.at and e.lab_at > rule.now() - interval '1 minute' and e.at > clock_timestamp() - interval '1 minute' from ledger.event e order by e.at desc limit 1), true, 'both times are in its event');
-- a family with versions for two kinds: an order of one is not issued from the other
select must('coo1', $$order_place($R, 'LAB', 'validation', null, 'validation', 'O-PROD', null, null, null, null, null, null, null, null, null)$$) \g /dev/null
update core.process_version v set kind = 'patient' from core.process p where p.id = v.process_id and p.code = 'validation';
select did('coo1', $$batch_issue($R, 'O-PROD', 1, 'B-PROD', '2026-12-01', '')$$, 'VN115', 'a validation is not issued from a patient''s version');
select matches(current_setting('tap.why'), 'process for patient, order for validation', 'by both kinds');
update core.process_version v set kind = 'validation' from core.process p where p.id = v.process_id and p.code = 'validation';
-- production
update core.installation set mode = 'production', lab_offset_us = 0;
select did('man1', format($$clock_set($R, %L)$$, now('1 day')), 'VN006', 'production has no such clock');
select did('man1', format('process_import($R, %L)', replace(document, '"version": 1', '"version": 2')), 'VN006', 'nor invented products')
from core.process_version v join core.process p on p.id = v.process_id where p.code = 'synthetic-small';
select did('man1', format('process_import($R, %L)', replace(replace(document, '"version": 1', '"version": 2'), '"kind": "training"', '"kind": "hospital exemption"')), 'done',
    'only such as are made in a frame') from core.process_version v join core.process p on p.id = v.process_id where p.code = 'synthetic-small';
select throws_ok('update core.installation set lab_offset_us = 1', '23514', null, 'not even for the superuser');
select throws_ok($$select rule.found('training', 'L2', 'L', 'UTC', 'a', 'A', 'aa1', 'x', 'b', 'B', 'bb1', 'x')$$, 'VN113', null, 'an installation is founded once');
select did('coo1', $$batch_issue($R, 'O-PROD', 1, 'B-PROD', '2026-12-01', 'SYNTHETIC')$$, 'VN217', 'no batch of production carries the mark');
select did('tec1', $$sample_register($R, 'B-RUN', 'harvest', 'S-PROD', $N, 'synthetic')$$, 'VN217', 'nor is anything in it synthetic');
-- founding: who, what, whom; the first moment of laboratory time
create function pg_temp.founds(mode text, site text, admin text, qa text) returns text language sql as $$
    select format('select rule.found(%L, %L, ''L'', ''UTC'', %L, ''A'', ''aa1'', ''x'', %L, ''B'', ''bb1'', ''x'')', mode, site, admin, qa)
$$;
select is((script('vein_migrator', 'set role vein_owner', pg_temp.founds('training', 'L2', 'a', 'b')))[2], '!VN003', 'only the administrator of the server founds');
delete from core.installation;
select throws_ok(pg_temp.founds('play', 'L2', 'a', 'b'), 'VN208', null, 'training or production');
select throws_ok(pg_temp.founds('training', 'L2', 'a', 'a'), 'VN113', null, 'by two persons');
select throws_ok(pg_temp.founds('training', 'LAB', 'a', 'b'), 'VN113', null, 'with a site that is not there yet');
select throws_ok(format('select rule.found_offset(%L, %L)', m, v), c, null, m || ' from ' || n)
    from (values ('production', to_char(clock_timestamp() - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'VN006', 'another day'), ('training', to_char(clock_timestamp() + interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'VN502', 'tomorrow'),
                 ('training', to_char(clock_timestamp() - interval '400 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'VN501', 'more than a year ago')) x (m, v, c, n);
select is((script('vein_dba', 'begin isolation level repeatable read', pg_temp.founds('training', 'L2', 'a', 'b'), 'rollback'))[2], '!VN111', 'not from an older snapshot');
