-- Acts without what may be left out: each field that the program does not ask for is left out somewhere, and the act is done.
\i setup/work.sql
select did('tec1', $$scan($R, 'V-RUN', null)$$, 'done', 'a scan outside of a batch');
select did('tec1', $$custody_hand_over($R, 'B-RUN', {B-RUN}, null, null, null, 'shelf 1', null, $N)$$, 'done', 'within the house: no courier, waybill, band or seal');
select did('tec1', $$custody_hand_over($R, 'B-RUN', {B-RUN}, null, null, null, null, null, $N)$$, 'VN202', 'but a place');
select did('qa1', format('record_export_past($R, ''B-RUN'', null, %s)', (select max(id) from core.signature where stream_id = (batch('B-RUN')).stream_id)),
    'done', 'a record as of a signature names no moment');
-- what nobody measured at receipt
select make_batch('B-LEF', 'PT1', 610, 'collected'), make_batch('B-TRL', 'PT2', 611, 'filled', 'TRANSCRIBED') \g /dev/null
select must('tec1', format('identity_check($R, ''B-LEF'', ''receipt'', ''A999926000610'', %L)', items('coi', 'CHA999926000610', 'scan', 'din', 'A999926000610', 'scan'))) \g /dev/null
select did('tec1', format($$receipt_record($R, 'B-LEF', {B-LEF}, 'A999926000610', $N, %s, %s, 'intact')$$, v, t), 'VN202', 'a receipt without ' || n)
    from (values ('null', '''5.0''', 'volume'), ('''120.0''', 'null', 'temperature')) x (v, t, n);
select did('tec1', $$receipt_record($R, 'B-LEF', {B-LEF}, 'A999926000610', $N, '120.0', '5.0', 'intact')$$, 'done', 'but without manifest and trace where nothing was shipped');
-- samples and results: at the bench nothing is said about the mode; a paper may have no time
select did('tec3', $$sample_register($R, 'B-TRL', 'harvest', 'S-LEF', $N, null)$$, 'done', 'a sample, no mode said');
select is((select entry_mode from core.sample where code = 'S-LEF'), 'at the time', 'is one at the time');
select did('ana1', $$result_record($R, 'S-LEF', 'cd3', '95.0', $N, null)$$, 'done', 'a result, no mode said');
select did('tec3', $$sample_register($R, 'B-TRL', 'final', 'S-LEG', null, 'transcribed', 'notebook 7, page 3')$$, 'done', 'a sample whose time the paper does not tell');
select did('ana1', $$result_record($R, 'S-LEG', 'dose', '2.00', null, 'transcribed', 'notebook 7, page 4')$$, 'done', 'and a result');
-- a step that asks for nothing
select pg_temp.work('B-NON', 'checked') \g /dev/null
select did('tec1', $$step_record($R, 'B-NON', 'settle', 1, $N, null)$$, 'done', 'a step without values');
