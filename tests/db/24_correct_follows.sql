-- What follows from a corrected record: what repeats the value, what is computed from it, results, signatures, reviews, releases.
-- the document of the fixture with a computed field that needs the weight
do $$
declare
    v_person text;
    v_document text := (select v.document from core.process_version v join core.process p on p.id = v.process_id where p.code = 'synthetic-small');
begin
    v_document := replace(replace(v_document, '"process": "synthetic-small"', '"process": "weighed"'), '{ "name": "harvested", "label"',
        '{ "name": "per_kg", "label": "Viable cells per kg", "kind": "computed", "unit": "10*6/kg", "decimals": 2, "alert": { "op": ">=", "value": "11.00" }, '
        '"formula": "dose_per_kg", "arguments": { "cells": "harvested", "weight_kg": "order.weight" } }, { "name": "harvested", "label"');
    perform tap.import(v_document);
    foreach v_person in array array['col1', 'col2', 'tec1', 'tec2', 'tec3', 'ana1', 'ana2', 'qcr1', 'qa2', 'rel1', 'cli1', 'cli2'] loop
        perform tap.train(v_person, 'weighed');
    end loop;
    perform tap.must('man1', 'training_propose($R, ''qa1'', ''weighed'', 1, ''2035-01-01T00:00:00Z'', ''2035-01-01T00:00:00Z'', ''2035-01-01T00:00:00Z'')');
    perform tap.must_sign('qa2', 'training', tap.last('training')::bigint, 'approved');
end
$$;
-- make_batch orders synthetic-small: the order of these batches is placed for the other process
create function pg_temp.weighed(code text, number integer, upto text) returns void language plpgsql as $$
begin
    perform tap.must('coo1', format('order_place($R, ''LAB'', ''patient'', ''PT1'', ''weighed'', %L, %L, ''B-ALL'', ''1.0'', ''2024-01-02'', ''70.0'', ''2024-01-02'', ''2.0'', ''10*6/kg'', ''non-reactive'')', 'O' || substr(code, 2), 'CHA999926' || lpad(number::text, 6, '0')));
    perform tap.must('coo1', format('batch_issue($R, %L, 1, %L, ''2026-12-01'', '''')', 'O' || substr(code, 2), code));
    perform tap.make_batch(code, 'PT1', number, upto);
end
$$;
create or replace function tap.order_batch(code text, patient text, number integer, mark text default '') returns void language plpgsql as $$
begin
    if exists (select from core.batch b where b.code = $1) then return; end if;
    perform tap.must('coo1', format('order_place($R, ''LAB'', ''patient'', %L, ''synthetic-small'', %L, %L, ''B-ALL'', ''1.0'', ''2024-01-02'', ''70.0'', ''2024-01-02'', ''2.0'', ''10*6/kg'', ''non-reactive'')', patient, 'O' || substr(code, 2), 'CHA999926' || lpad(number::text, 6, '0')));
    perform tap.must('coo1', format('batch_issue($R, %L, 1, %L, ''2026-12-01'', %L)', 'O' || substr(code, 2), code, mark));
end
$$;
create function pg_temp.correct(entity text, record text, field text, value text) returns text language sql as $$
    select format('record_correct($R, %L, %L, %s, %L, %L, ''misread'', ''the paper says so'')', entity, record,
        case entity when 'therapy_order' then (select version from core.therapy_order where code = record) when 'sample' then (select version from core.sample where code = record)
            when 'collection' then (select version from core.collection where id = record::bigint) when 'receipt' then (select version from core.receipt where id = record::bigint)
            when 'patient_identity' then (select i.version from core.patient_identity i join core.patient p on p.id = i.patient_id where p.code = record) end, field, value)
$$;
create function pg_temp.valid(batch text) returns text language sql as $$
    select string_agg(format('%s %s', g.entity, g.meaning), ', ' order by g.id) from core.signature g where g.stream_id = (tap.batch(batch)).stream_id and g.superseded_at is null and g.entity in ('batch', 'disposition', 'collection', 'receipt')
$$;
create function pg_temp.per_kg(batch text) returns text language sql as $$
    select string_agg(concat_ws(' ', o.number, nullif(o.breach, '')), ', ' order by o.revision) from core.observation o join core.process_field f on f.id = o.process_field_id where f.name = 'per_kg' and o.step_execution_id = tap.step(batch, 'harvest')
$$;
-- a corrected weight: value, level, step, results, review, release
select pg_temp.weighed('B-WGT', 600, 'released') \g /dev/null
select is(pg_temp.per_kg('B-WGT'), '11.43', 'cells per kg of 70 kg');
select is(pg_temp.valid('B-WGT'), 'collection checked, receipt checked, batch reviewed, disposition approved, disposition released', 'released with its signatures');
select did('coo1', pg_temp.correct('therapy_order', 'O-WGT', 'weight_kg', '80.0'), 'done', 'the weight is corrected');
select is(last('recomputed'), '{"per_kg": ["11.43", "10.00"]}', 'the answer tells what was computed anew');
select is(pg_temp.per_kg('B-WGT'), '11.43, 10.00 alert', 'in a revision of its own, at its alert level');
select is((select status from core.step_execution where id = step('B-WGT', 'harvest')), 'recorded', 'the step asks for its signature again');
select is((select string_agg(concat_ws(' ', r.revision, r.verdict, r.status), ', ' order by r.revision) from core.result r join core.specification_line l on l.id = r.line_id where l.code = 'dose' and r.batch_id = (batch('B-WGT')).id), '1 pass reviewed, 2 pass entered', 'the result that needs the weight is judged anew and waits for review');
select is((select count(*)::int from core.result r where r.batch_id = (batch('B-WGT')).id and r.revision > 1), 1, 'no other result is');
select is((select string_agg(l.code || ' ' || g.meaning || ' ' || g.superseded_by, ', ') from core.signature g join core.result r on g.entity = 'result' and g.record_id = r.id
    join core.specification_line l on l.id = r.line_id where r.batch_id = (batch('B-WGT')).id and g.superseded_at is not null), 'dose reviewed weight of the order was corrected', 'whose signature ends');
select is(pg_temp.valid('B-WGT'), 'collection checked, receipt checked', 'review and release have lost their signatures');
select is(status('B-WGT'), 'filled/on_hold', 'and the batch is held');
select is((select string_agg(b, '; ') from rule.release_blockers((batch('B-WGT')).id, 'released') b where b ~ 'per kg|harvest'), 'gating test not final: viable CAR+ cells per kg (2.00, unreviewed); step not complete: harvest 1; signature missing: harvest 1 witnessed; comment missing: harvest 1, Viable cells per kg, record ' || step('B-WGT', 'harvest'), 'what is open is named');
select is(value('qa1', 'select string_agg(title || '': '' || before || '' > '' || after, ''; '' order by entity, field) from api.correction where batch = ''B-WGT'''), 'harvest 1, Viable cells per kg: 11.43 10*6/kg > 10.00 10*6/kg; Viable CAR+ cells per kg on SF-WGT, test 1: 2.00, pass > 2.00, pass; Weight, kg of therapy order O-WGT: 70.0 > 80.0', 'all of it stands in the corrections of the batch');
select ok(rule.content_batch((batch('B-WGT')).id) ~ 'corrected therapy order [0-9]+, weight_kg: is 80.0; was 70.0; misread, the paper says so', 'and in what the next audit review covers');
-- without a weight a line is not evaluable; with one its results are judged
select must('coo1', 'order_place($R, ''LAB'', ''validation'', null, ''validation'', ''O-VAL'', null, null, null, null, null, null, null, null, null)'), must('coo1', 'batch_issue($R, ''O-VAL'', 1, ''B-VAL'', ''2026-12-01'', '''')') \g /dev/null
begin;
select set_config('vein.act', 'migration of a fixture', true) \g /dev/null
insert into core.sample (stream_id, batch_id, therapy_event_id, code, sample, drawn_at, drawn_by_id, entry_mode)
select b.stream_id, b.id, b.therapy_event_id, 'SF-VAL', 'final', rule.now(), p.id, 'at the time' from core.batch b, core.person p where b.code = 'B-VAL' and p.code = 'tec3';
commit;
select must('ana1', 'result_record($R, ''SF-VAL'', ''dose'', ''9.00'', $N, ''at the time'')') \g /dev/null
select is((select verdict from core.result r where r.batch_id = (batch('B-VAL')).id), 'not evaluable', 'a dose per kg without a weight');
select did('man1', pg_temp.correct('therapy_order', 'O-VAL', 'weight_kg', '70.0'), 'done', 'the weight is added');
select is(jsonb_path_query_first(answer(), '$.data.judged[0].verdict') #>> '{}', 'fail', 'the result is judged by it');
select is((select count(*)::int from core.investigation i where i.batch_id = (batch('B-VAL')).id and i.status = 'open'), 1, 'and its failure is investigated');
-- what repeats a value follows it
select make_batch('B-FOL', 'PT2', 601, 'collecting') \g /dev/null
select id as col from core.collection where batch_id = (batch('B-FOL')).id \gset
select did('col1', pg_temp.correct('collection', :'col', 'volume_ml', '99.0'), 'VN117', 'a volume that was not recorded yet is not corrected');
select must('col1', format('collection_finish($R, %s, 1, %L, ''120.5'', $N)', :col, din(601))), must_sign('col2', 'collection', :col, 'checked') \g /dev/null
select rule.utc(finished_at - (finished_at - started_at) / 2) as finished from core.collection where id = :col \gset
select did('col1', pg_temp.correct('collection', :'col', 'volume_ml', '99.0'), 'done', 'the volume of a collection');
select is((select volume_ml::text from core.container where code = din(601)), '99.0', 'is the volume of its bag');
select is((select status from core.collection where id = :col), 'finished', 'and asks for the second person again');
select did('col1', pg_temp.correct('collection', :'col', 'finished_at', (select rule.utc(started_at - interval '1 ms') from core.collection where id = :col)), 'VN503', 'its end lies after its beginning');
select did('col1', pg_temp.correct('collection', :'col', 'started_at', now()), 'VN503', 'and its beginning before its end');
select did('col1', pg_temp.correct('collection', :'col', 'finished_at', :'finished'), 'done', 'its end');
select is((select rule.utc(since_at) from core.custody where batch_id = (batch('B-FOL')).id), :'finished', 'is where custody begins');
select did('col1', pg_temp.correct('collection', :'col', 'din', d), c, 'not to ' || d) from (values ('A99992600060', 'VN308'), (din(1), 'VN309'), ('', 'VN202')) t (d, c);
select did('col1', pg_temp.correct('collection', :'col', 'din', din(602)), 'done', 'a donation number before any check of the bag');
select is((select string_agg(c.code, ' ') from core.container c where c.batch_id = (batch('B-FOL')).id), din(602), 'is the code of the bag');
select is((select string_agg(format('%s.%s', x.entity, x.field), ' ' order by x.id) from core.correction x where x.batch_id = (batch('B-FOL')).id), 'container.volume_ml collection.volume_ml custody.since_at collection.finished_at container.code collection.din', 'each with its own correction');
select signs('col1', 'collection', :col, 'checked', 'col1', 'stop VN009', 'the performer is not the checker, also then');
select signs('col1', 'collection', :col, 'checked', 'col2', 'done', 'it is checked again');
select is(status('B-FOL'), 'collected/quarantine', 'the batch stays where it is');
select must('tec1', format('identity_check($R, ''B-FOL'', ''receipt'', %L, %L)', din(602), items('coi', 'CHA999926000601', 'scan', 'din', din(602), 'scan'))) \g /dev/null
select did('col1', pg_temp.correct('collection', :'col', 'din', din(603)), 'VN117', 'after a check under it the number stays');
select must('tec1', format('receipt_record($R, ''B-FOL'', {B-FOL}, %L, $N, ''120.0'', ''5.0'', ''intact'')', din(602))) \g /dev/null
select id as rec from core.receipt where batch_id = (batch('B-FOL')).id \gset
select must('tec1', format('receipt_decide($R, %s, 1, ''accept'', null)', :rec)), must_sign('tec2', 'receipt', :rec, 'checked') \g /dev/null
select did('tec1', pg_temp.correct('receipt', :'rec', 'temperature_c', '9.0'), 'done', 'a receipt that was checked');
select ok(exists (select from rule.check_gaps(batch('B-FOL')) g where g = 'signature missing: receipt of ' || din(602) || ' checked'), 'blocks a release until it is checked again');
select signs('tec1', 'receipt', :rec, 'checked', 'tec2', 'done', 'which carries nothing out twice');
select is(status('B-FOL'), 'accepted/quarantine', 'the batch stays accepted');
-- a sample point with results that are tested elsewhere
select make_batch('B-REV', 'PT2', 604, 'reviewed') \g /dev/null
select did('ana1', pg_temp.correct('sample', 'SH-REV', 'sample', 'final'), 'VN214', 'the point of a sample whose results are tested on another');
select did('ana1', pg_temp.correct('sample', 'SH-REV', 'drawn_at', now()), 'VN503', 'drawn after its test');
-- when it was drawn stands in what was reviewed of its results: they are reviewed again, and no signature stays on what says something else
create function pg_temp.unfit() returns text language sql as $$
    select string_agg(format('%s %s', g.entity, g.record_id), ', ' order by g.id) from core.signature g join core.batch b on b.stream_id = g.stream_id
    where b.code = 'B-REV' and g.superseded_at is null and g.digest <> sha256(convert_to(rule.content(g.entity, g.record_id), 'UTF8'))
$$;
create function pg_temp.harvested() returns text language sql as $$
    select string_agg(distinct concat_ws(' ', r.status, r.version), ', ') from core.result r join core.sample m on m.id = r.sample_id where m.code = 'SH-REV'
$$;
select is(pg_temp.harvested() || coalesce(pg_temp.unfit(), ''), 'reviewed 2', 'results that were reviewed');
select did('ana1', pg_temp.correct('sample', 'SH-REV', 'drawn_at', (select rule.utc(drawn_at - interval '1 microsecond') from core.sample where code = 'SH-REV')), 'done', 'drawn a moment earlier');
select is(pg_temp.harvested() || coalesce(pg_temp.unfit(), ''), 'entered 3', 'wait for their review again');
select is(jsonb_array_length(answer() #> '{data,unreviewed}'), (select count(*)::int from core.result r join core.sample m on m.id = r.sample_id where m.code = 'SH-REV'), 'the answer names them');
select is((select string_agg(distinct state, ', ') from rule.evaluation((batch('B-REV')).id) e where e.line in ('viability', 'cd3', 'car', 'vcn', 'mycoplasma')), 'pending', 'and so do their lines');
select must_sign('qcr1', 'result', r.id, 'reviewed') from core.result r join core.sample m on m.id = r.sample_id where m.code = 'SH-REV' \g /dev/null
select must_sign('qa2', 'batch', (batch('B-REV')).id, 'reviewed') \g /dev/null
-- who the patient is: every open batch is reviewed anew
select is(pg_temp.valid('B-REV') like '%batch reviewed', true, 'a reviewed batch of the patient');
select did('cli1', pg_temp.correct('patient_identity', 'PT2', 'birth_date', '1981-04-03'), 'done', 'the birth date is corrected');
select is(pg_temp.valid('B-REV'), 'collection checked, receipt checked', 'its review has ended');
select ok(rule.content_batch((batch('B-REV')).id) ~ 'corrected patient identity [0-9]+, birth_date: is [0-9a-f]{64}; was [0-9a-f]{64}', 'QA sees that it was corrected, not what it is');
-- the batch record marks what was changed
create function pg_temp.record(batch text) returns text language sql as $$ select rule.record_text(tap.batch(batch), 'issue 0') $$;
select ok(pg_temp.record('B-WGT') like E'%F\tWeight\t80.0 kg, 2024-01-02%N\tchanged\tWeight, kg [CHANGED], was 70.0, is 80.0; 20% by Name of coo1 (coo1): misread, the paper says so%', 'at the order');
select ok(pg_temp.record('B-FOL') like E'%T\t\tReceipt of ' || din(602) || E', checked%N\tchanged\tTemperature, degrees Celsius [CHANGED], was 5.0, is 9.0;%', 'at the receipt');
select ok(pg_temp.record('B-FOL') like E'%F\tContainer\t' || din(602) || E'%N\tchanged\tcode [CHANGED], was ' || din(601) || ', is ' || din(602) || ';%', 'at the bag');
select ok(pg_temp.record('B-REV') ~ 'Birth date \[CHANGED\], was commitment [0-9a-f]{64}, is commitment [0-9a-f]{64};', 'at the patient, without saying what');
select is((select count(*)::int from regexp_matches(pg_temp.record('B-FOL'), E'\nN\t[^\t]*\t[^\n]*, was [^\n]*, is [^\n]*; misread, the paper says so', 'g')), 8, 'and all of them stand in their order, with what was corrected of the patient');
-- the end of a record
update core.batch set process_status = 'closed' where code in ('B-REV', 'B-WGT');
select did('ana1', pg_temp.correct('sample', 'SH-REV', 'drawn_at', now('-1 hour')), 'VN117', 'a closed record is not corrected');
select did('coo1', pg_temp.correct('therapy_order', 'O-WGT', 'weight_kg', '81.0'), 'VN117', 'nor the order that belongs to it');
select did('cli1', pg_temp.correct('patient_identity', 'PT2', 'birth_date', '1981-04-04'), 'done', 'who the patient is can turn out wrong later');
select is((select string_agg(r::text, '; ') from (select * from api.ledger_replay()) r where r::text !~ 'batch'), null, 'the ledger tells the same');
