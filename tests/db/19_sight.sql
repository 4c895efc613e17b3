-- Who sees what: another site's records look like records that do not exist, in every act and every view.
create function pg_temp.twice(login text, call text, name text) returns text language plpgsql as $$
-- the call with {} standing for a subject: one that exists elsewhere, then one that exists nowhere; code and text must agree
declare
    v_there text := tap.value(login, replace('select verdict from api.' || call, '{}', 'B-RUN'));
    v_why text := replace(current_setting('tap.why'), 'B-RUN', 'X');
    v_not text := tap.value(login, replace('select verdict from api.' || call, '{}', 'B-NON'));
begin
    return tap.is(v_there || ' ' || v_why, v_not || ' ' || replace(current_setting('tap.why'), 'B-NON', 'X'), name);
end
$$;
select pg_temp.twice('far2', $$hold_place($R, '{}', 1, 'look at this')$$, 'hold_place');
select pg_temp.twice('far2', $$disposition_propose($R, '{}', 1, 'released')$$, 'disposition_propose');
select pg_temp.twice('far2', $$batch_abort($R, '{}', 1, 'device failure')$$, 'batch_abort');
select pg_temp.twice('far2', $$batch_close($R, '{}', 1, 'done with it')$$, 'batch_close');
select pg_temp.twice('far1', $$step_record($R, '{}', 'seed', 1, $N, '{}')$$, 'step_record');
select pg_temp.twice('far1', $$identity_check($R, '{}', 'chair', null, '[]')$$, 'identity_check');
select pg_temp.twice('far1', $$collection_start($R, '{}', 1, $N)$$, 'collection_start');
select pg_temp.twice('far1', $$custody_hand_over($R, '{}', 1, 'x', 'x', 'x', 'x', 'x', $N)$$, 'custody_hand_over');
select pg_temp.twice('far1', $$receipt_record($R, '{}', 1, 'x', $N, '1', '1', 'intact')$$, 'receipt_record');
select pg_temp.twice('far1', $$site_receive($R, '{}', 1, 'x', 'x', $N)$$, 'site_receive');
select pg_temp.twice('far1', $$infusion_record($R, '{}', 1, 'x', 1, $N, $N, '1', 'x')$$, 'infusion_record');
select pg_temp.twice('far1', $$follow_up_start($R, '{}', 1)$$, 'follow_up_start');
select pg_temp.twice('far1', $$sample_register($R, '{}', 'final', 'S1', $N, 'at the time')$$, 'sample_register');
select pg_temp.twice('far1', $$deviation_open($R, '{}', 'minor', $N, 'label torn', 'none')$$, 'deviation_open');
select pg_temp.twice('far1', $$comment_add($R, '{}', 'foam')$$, 'comment_add');
select pg_temp.twice('far1', $$scan($R, 'x', '{}')$$, 'scan in a batch');
select is(value('far1', format('select digest from api.challenge($R, ''batch'', %s, ''reviewed'')', (batch('B-RUN')).id)), '!VN306', 'a challenge on it');
-- a record number of one site registers at another without a word
select did('far1', $$patient_register($R, 'HOSP', 'PT8', 'XX', 'Muster', 'Anna', '1970-01-02', 'R1001', 'female')$$, 'done', 'the same record number at another site');
select did('coo1', $$patient_register($R, 'LAB', 'PT3', 'XX', 'Neu', 'Anna', '1970-01-02', 'R1001', 'female')$$, 'VN113', 'not twice at one site');
select did('coo1', $$patient_register($R, 'LAB', 'PT1', 'XX', 'Neu', 'Anna', '1970-01-02', 'R1777', 'female')$$, 'VN113', 'nor a code that somebody has');
select did('coo1', $$patient_register($R, 'NOWHERE', 'PT3', 'XX', 'Neu', 'Anna', '1970-01-02', 'R1777', 'female')$$, 'VN306', 'nobody at a site that is not there');
select did('coo1', $$patient_register($R, 'LAB', 'PT3', 'XX', 'Neu', 'Anna', '', 'R1777', 'female')$$, 'VN202', 'nobody without a birth date');
select unalike(current_setting('tap.why'), '%R1001%', 'the refusal does not repeat it');
-- views: nothing of LAB at HOSP, everything that has rows at LAB
create temp table view as select c.relname as v from pg_class c where c.relnamespace in ('api'::regnamespace, 'report'::regnamespace) and c.relkind = 'v';
select is((select string_agg(v || ': ' || n, ', ') from (select v, value('far1', format('select string_agg(t::text, '' '') from %s t', case when exists (select from pg_class where relname = v and relnamespace = 'api'::regnamespace) then 'api.' else 'report.' end || quote_ident(v))) as n from view) x
    where n ~ 'B-RUN|B-COL|PT1|PT2|CHA999926|O-RUN|Muster|Kanari'), null, 'no view shows a batch, patient, order or chain of another site');
select is((select string_agg(v, ', ') from (select v, value('stranger0', format('select count(*) from api.%I', v)) as n from view) x where n !~ '^!'), null, 'somebody without a login connects to nothing');
create role nogroup login;
select is((script('nogroup', 'select 1'))[1], '!08001', 'a login without any group does not even connect');
-- identified data
select is((select string_agg(v, ', ') from (select v, value('tec1', format('select string_agg(t::text, '' '') from api.%I t', v)) as n from view where v <> 'status') x where n ~ 'Muster|Kanari|R1001|1970-01-02'), null, 'no view shows a name, birth date or record number');
select did('col1', $$identity_read($R, 'PT1', '...')$$, 'VN012', 'a look without a reason');
select did('ana1', $$identity_read($R, 'PT1', 'curious about the name')$$, '42501', 'an analyst does not look');
select did('col1', $$identity_read($R, 'PT9', 'checking the wristband')$$, 'VN306', 'nor anybody at another site');
select did('col1', $$identity_read($R, 'PT1', 'checking the wristband')$$, 'done', 'with a reason');
select is(last('family_name'), 'Muster', 'the name is shown');
select is((select x.subject || ': ' || x.reason || ' in ' || s.kind from core.access x join ledger.stream s on s.id = x.stream_id), 'patient PT1: checking the wristband in access', 'and the look is recorded in a stream of its own');
select ok(not exists (select from work.request r where r.answer::text ~ 'Muster|R1001'), 'the request desk keeps no name');
-- near misses are seen by those of the site, what was expected of a patient's identity by nobody
select did('col1', format($$identity_check($R, 'B-COL', 'chair', null, %L)$$, chair('PT1')), 'stop VN301', 'a wrong patient');
select is(value('tec1', 'select expected from api.near_miss'), 'name of the patient', 'the view names the kind of thing only');
select is(value('far1', 'select count(*) from api.near_miss'), '0', 'another site sees none of it');
-- by record id, too
create function pg_temp.record(login text, call text, id bigint, name text) returns text language plpgsql as $$
declare
    v_there text := tap.value(login, replace('select verdict from api.' || call, '{}', id::text));
    v_why text := replace(current_setting('tap.why'), ': ' || id, ': N');
    v_not text := tap.value(login, replace('select verdict from api.' || call, '{}', '999999'));
begin
    return tap.is(v_there || ' ' || v_why, v_not || ' ' || replace(current_setting('tap.why'), ': 999999', ': N'), name || ' by its number');
end
$$;
select must('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$) \g /dev/null
select must('qa1', format('hold_lift($R, %s, 1, ''looked at this'')', (select max(id) from core.hold))) \g /dev/null
select do_sample('B-RUN') \g /dev/null
select must('tec1', $$sample_register($R, 'B-RUN', 'harvest', 'SH-RUN', $N, 'at the time')$$) \g /dev/null
select must('ana1', $$result_record($R, 'SH-RUN', 'cd3', '95.0', $N, 'at the time')$$) \g /dev/null
select must('tec1', $$deviation_open($R, 'B-RUN', 'minor', $N, 'label torn', 'none')$$), must('ana1', $$result_record($R, 'SH-RUN', 'viability', '70.0', $N, 'at the time')$$) \g /dev/null
select pg_temp.record('far2', $$deviation_assess($R, {}, 1, 'minor', 'no impact', 'all is well')$$, (select max(id) from core.deviation), 'deviation_assess');
select pg_temp.record('far2', $$deviation_close($R, {}, 1, 'a bent port', 'ports looked at')$$, (select max(id) from core.deviation), 'deviation_close');
select pg_temp.record('far2', $$investigation_note($R, {}, 1, 'lab', 'calculation checked')$$, (select max(id) from core.investigation), 'investigation_note');
select pg_temp.record('far2', $$investigation_conclude($R, {}, 1, 'confirmed', 'the value stands')$$, (select max(id) from core.investigation), 'investigation_conclude');
select pg_temp.record('far2', $$hold_lift($R, {}, 1, 'all is well')$$, (select max(id) from core.hold), 'hold_lift');
select pg_temp.record('far1', $$observation_correct($R, {}, 'vcc', 1, '1.00', 'misread', 'a reason in words')$$, step('B-RUN', 'seed'), 'observation_correct');
select pg_temp.record('far1', $$result_correct($R, {}, 1, '1.0', 'misread', 'a reason in words')$$, (select max(id) from core.result), 'result_correct');
select pg_temp.record('far1', $$collection_finish($R, {}, 1, 'A999926000555', '100', $N)$$, 1, 'collection_finish');
select pg_temp.record('far1', $$receipt_decide($R, {}, 1, 'accept', null)$$, (select max(id) from core.receipt), 'receipt_decide');
select is(value('far1', $$select verdict from api.result_record($R, 'SH-RUN', 'cd3', '95.0', $N, 'at the time')$$), '!VN306', 'result_record on a sample of another site');
