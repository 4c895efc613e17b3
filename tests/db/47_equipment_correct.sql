-- Calibrations and outages are corrected: what may be written, what is kept, and what follows for the batches that used the device.
create function pg_temp.device(code text) returns core.equipment language plpgsql as $$ begin return (select e from core.equipment e where e.code = $1); end $$;
create function pg_temp.version(code text) returns bigint language plpgsql as $$ begin return (pg_temp.device(code)).version; end $$;
create function pg_temp.calibrate(code text, as_found text default 'in_tolerance', due text default '2034-12-31', at text default '$N', certificate text default 'CAL-1') returns text language plpgsql as $$
begin return format('equipment_calibrate($R, %L, %s, %s, %L, %L, %L)', code, pg_temp.version(code), case when at = '$N' then at else quote_literal(at) end, certificate, as_found, due); end
$$;
create function pg_temp.qualify(code text) returns void language plpgsql as $$
begin
    perform tap.must('tec3', format('equipment_register($R, ''LAB'', %L, ''incubator'', ''Invented incubator'', %L)', code, 'SN-' || code));
    perform tap.must_sign('man1', 'equipment', (pg_temp.device(code)).id, 'approved');
    perform tap.must_sign('qa1', 'equipment', (pg_temp.device(code)).id, 'approved');
end
$$;
create function pg_temp.last_of(entity text, device text) returns bigint language plpgsql as $$
declare n bigint;
begin
    execute format('select max(x.id) from core.%I x where x.equipment_id = $1', entity) into n using (pg_temp.device(device)).id;
    return n;
end
$$;
create function pg_temp.correct(entity text, record bigint, field text, value text, version text default null, code text default 'misread', reason text default 'the certificate says so') returns text language plpgsql as $$
begin
    return format('record_correct($R, %L, %L, %s, %L, %L, %L, %L)', entity, record, coalesce(version, rule.correctable_row(entity, record) ->> 'version', '1'), field, value, code, reason);
end
$$;
create function pg_temp.use(batch text, device text) returns void language sql as $$
    select tap.must('tec3', format('equipment_use($R, %L, ''seed'', 1, %L, $N)', batch, '%E' || device || rule.check37('E' || replace(device, '-', ''))))
$$;
create function pg_temp.record(code text) returns text language sql as $$ select tap.value('qa1', format('select (r.data ->> %L) from api.record_export(%L, %L) r', 'record', gen_random_uuid(), code)) $$;
create function pg_temp.yesterday() returns text language sql as $$ select to_char((rule.now() at time zone 'Europe/Berlin')::date - 1, 'YYYY-MM-DD') $$;
create function pg_temp.findings(device text) returns text language sql as $$ select tap.value('qa1', format('select string_agg(batch || '' '' || finding, ''; '' order by batch) from api.equipment_use where equipment = %L', device)) $$;
create function pg_temp.work() returns text language sql as $$
    select tap.value('qa1', $q$select string_agg(concat_ws(' ', batch, kind, what, act), '; ' order by batch, what) from report.worklist where act = 'deviation_open' and what like 'device %'$q$)
$$;
select pg_temp.qualify('INC-1'), pg_temp.qualify('INC-2') \g /dev/null
select must('man1', pg_temp.calibrate('INC-1', at => now('-5 days'))), must('man1', pg_temp.calibrate('INC-2', at => now('-5 days'), certificate => 'CAL-2')) \g /dev/null
select make_batch('B-RUNS', 'PT1', 810, 'accepted'), make_batch('B-OUT', 'PT2', 811, 'accepted'), make_batch('B-PAST', 'PT1', 812, 'accepted'), make_batch('B-NONE', 'PT2', 813, 'accepted') \g /dev/null
select pg_temp.use(b, 'INC-1') from (values ('B-RUNS'), ('B-OUT'), ('B-PAST')) x (b) \g /dev/null
select pg_temp.use('B-NONE', 'INC-2') \g /dev/null
select do_seed('B-RUNS', din(810)), do_seed('B-OUT', din(811)), do_seed('B-PAST', din(812)) \g /dev/null
select do_vector('B-OUT'), do_sample('B-OUT'), do_harvest('B-OUT'), do_fill('B-OUT'), do_results('B-OUT') \g /dev/null
select must_sign('qa2', 'batch', (batch('B-OUT')).id, 'reviewed'), must('qa1', $$disposition_propose($R, 'B-OUT', {B-OUT}, 'released')$$) \g /dev/null
select must_sign('qa2', 'disposition', last('disposition')::bigint, 'approved') \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'released') \g /dev/null
select is(status('B-OUT'), 'filled/released', 'a batch with this device is released');
select pg_temp.last_of('equipment_calibration', 'INC-1') as cal \gset
select must('tec1', format('equipment_out($R, ''INC-1'', %s, ''the door does not close'')', pg_temp.version('INC-1'))) \g /dev/null
select pg_temp.last_of('equipment_outage', 'INC-1') as out \gset
-- refused
select did('tec1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-01-31'), 'VN003', 'whoever uses a device does not correct its calibration');
select did('tec1', pg_temp.correct('equipment_outage', :out, 'began_at', now('-1 hour')), 'VN003', 'nor since when it was out of service');
select did('aud1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-01-31'), '42501', 'nor an auditor');
select did('far2', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-01-31'), 'VN306', 'nor another site');
select did('man1', pg_temp.correct(e, 999999, f, 'x'), 'VN306', 'no such record: ' || e) from (values ('equipment_calibration', 'certificate'), ('equipment_outage', 'reason')) x (e, f);
select did('man1', pg_temp.correct('equipment_outage', :cal + 1000, 'reason', 'the door is open'), 'VN306', 'a calibration is no outage');
select did('man1', pg_temp.correct('equipment_calibration', :cal, f, 'x'), 'VN125', 'what the entry says by itself stays: ' || f) from unnest(array['equipment_id', 'due_at', 'recorded_at', 'recorded_by_id', 'version']) f;
select did('man1', pg_temp.correct('equipment_calibration', :cal, f, v), w, n) from (values
    ('certificate', '', 'VN202', 'no certificate'), ('certificate', 'CAL-1', 'VN126', 'what it says already'), ('as_found', 'fine', 'VN208', 'a word that does not exist'), ('as_found', 'in_tolerance', 'VN126', 'as it was found already'),
    ('due_on', '', 'VN202', 'no last good day'), ('due_on', '2034-02-30', 'VN501', 'a last good day that does not exist'), ('due_on', '2020-01-01', 'VN503', 'a last good day before the calibration'), ('due_on', '2034-12-31', 'VN126', 'the day it says already'),
    ('calibrated_at', '', 'VN202', 'no moment'), ('calibrated_at', now('1 hour'), 'VN502', 'calibrated in the future'), ('calibrated_at', now('-1 us'), 'VN503', 'calibrated after it was recorded'),
    ('status', 'stands', 'VN208', 'what stands, stands'), ('status', '', 'VN202', 'no word')) c (f, v, w, n);
select did('man1', pg_temp.correct('equipment_outage', :out, f, v), w, n) from (values
    ('reason', 'door', 'VN205', 'why, in a word'), ('began_at', now('1 hour'), 'VN502', 'out of service in the future'), ('ended_at', now('-1 min'), 'VN117', 'an end that has not been'),
    ('end_reason', 'it was repaired', 'VN117', 'why it ended, before it has')) c (f, v, w, n);
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-01-31', code => 'mood'), 'VN208', 'not for a mood');
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-01-31', reason => '?'), 'VN205', 'not without words');
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-01-31', version => '2'), 'VN101', 'not in a version that was not seen');
select is((select count(*)::int from core.correction), 0, 'nothing of it was written');
select must('man1', format('equipment_back($R, ''INC-1'', %s, ''repaired and looked at'')', pg_temp.version('INC-1'))) \g /dev/null
-- shown before it is made: the last good day was before the uses
create temp table preview as select * from jsonb_to_recordset(value('man1', format($$select jsonb_agg(p) from api.record_preview('equipment_calibration', %L, 1, 'due_on', %L, 'misread', 'the certificate says so') p$$, :cal::text, pg_temp.yesterday()))::jsonb) x (kind text, what text, before text, after text);
select is((select string_agg(concat_ws(' > ', before, after), '; ') from preview where kind = 'field'), '2034-12-31 > ' || pg_temp.yesterday(), 'a preview tells the field');
select is((select string_agg(concat_ws(' > ', what, before, after), '; ') from preview where kind = 'device' and what = 'INC-1'), 'INC-1 > usable to the end of 2034-12-31 > calibration overdue', 'the device, which is not usable any more');
select is((select string_agg(regexp_replace(what, 'use \d+', 'use') || ': ' || before || ' > ' || left(after, 23), '; ' order by what) from preview where kind = 'device' and what like '%use%'),
    'INC-1: use, B-RUNS seed 1: as it should be > USED OUT OF CALIBRATION; INC-1: use, B-OUT seed 1: as it should be > USED OUT OF CALIBRATION; INC-1: use, B-PAST seed 1: as it should be > USED OUT OF CALIBRATION', 'each step that used it between');
select is((select string_agg(what || ' ' || before || ' > ' || after, '; ') from preview where kind = 'quality'), 'B-OUT released > on_hold', 'the batch that would be held');
select ok((select count(*) >= 3 from preview where kind = 'signature' and after = 'superseded' and what ~ '^B-OUT: (batch|disposition)'), 'and the signatures that would end');
select is((select string_agg(what, '; ') from preview where kind in ('signature', 'quality', 'record') and what ~ 'B-NONE|B-PAST: batch'), null, 'nothing of a batch that used another device');
select is((select due_on::text || ' ' || version from core.equipment_calibration where id = :cal) || ' ' || coalesce(pg_temp.findings('INC-1'), 'none'), '2034-12-31 1 none', 'nothing of it has happened');
-- a record that has ended keeps what it said
create temp table kept as select g.id, rule.content(g.entity, g.record_id) as text from core.signature g where g.stream_id = (batch('B-PAST')).stream_id and g.superseded_at is null;
create temp table review as select rule.content_batch((batch('B-PAST')).id) as text;
update core.batch set process_status = 'closed' where code = 'B-PAST';
create temp table earlier as select rule.now() as at;
-- corrected
select pg_temp.version('INC-1') as seen \gset
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'due_on', pg_temp.yesterday()), 'done', 'a last good day is brought forward');
select is(last('state') || ' ' || last('batches') || ' ' || last('equipment_version'), 'calibration overdue ["B-OUT", "B-PAST", "B-RUNS"] ' || :seen + 1, 'the answer tells how the device stands and who used it');
select is((select string_agg(split_part(f, ' since', 1), '; ') from jsonb_array_elements_text(answer() #> '{data,findings}') f),
    'B-OUT, seed 1: USED OUT OF CALIBRATION, calibration overdue; B-PAST, seed 1: USED OUT OF CALIBRATION, calibration overdue; B-RUNS, seed 1: USED OUT OF CALIBRATION, calibration overdue', 'and each use that was too late');
select is((select c.due_on || ' ' || (c.due_at = rule.day_end(c.due_on, 'Europe/Berlin')) || ' ' || c.version from core.equipment_calibration c where c.id = :cal), pg_temp.yesterday() || ' true 2', 'the calibration says the new day, to its end');
select is((select format('%s > %s, %s, %s', before, after, reason_code, reason) from core.correction where equipment_id = (pg_temp.device('INC-1')).id), format('2034-12-31 > %s, misread, the certificate says so', pg_temp.yesterday()), 'the old day is kept, and why');
select is((select k.kind || ' ' || k.key from core.correction c join ledger.stream k on k.id = c.stream_id where c.equipment_id is not null), 'device INC-1', 'in the stream of the device');
select is(value('tec1', format($$select string_agg(batch || ' ' || title, ', ' order by batch) from api.correction where entity = 'equipment_calibration' and record = %L$$, :cal)),
    format('B-OUT Last good day of equipment calibration %s of INC-1, B-RUNS Last good day of equipment calibration %s of INC-1', :cal, :cal), 'one call away, with each batch that it meant something for');
select is(value('far2', $$select count(*) from api.correction where entity like 'equipment%'$$), '0', 'not for another site');
select is(value('tec1', $$select changed || ', until ' || due_on from api.equipment where equipment = 'INC-1'$$), 'Last good day was 2034-12-31, until ' || pg_temp.yesterday(), 'whoever reads the device reads what it said before');
select is(value('tec1', $$select string_agg(concat_ws(' ', kind, until, entity, version, changed), '; ' order by at) from api.equipment_history where equipment = 'INC-1' and kind = 'calibrated'$$), format('calibrated %s equipment_calibration 2 Last good day was 2034-12-31', pg_temp.yesterday()), 'and in its history');
-- what follows in the batches at work
select is(status('B-OUT') || ' ' || (select reason from core.hold where batch_id = (batch('B-OUT')).id), 'filled/on_hold due on of device INC-1 was corrected', 'a release that rests on it is undermined');
select is((select string_agg(distinct entity, ' ' order by entity) from core.signature where stream_id = (batch('B-OUT')).stream_id and superseded_by in ('due on of device INC-1 was corrected', 'the record of the batch has changed (equipment use)')), 'batch disposition', 'review and decision have ended');
select is((select count(*)::int from core.signature where stream_id = (batch('B-RUNS')).stream_id and superseded_at is not null), 0, 'a step stays signed, whose text names no calibration');
select ok(rule.content_batch((batch('B-OUT')).id) ~ 'corrected equipment calibration \d+, due_on: is .* was 2034-12-31; misread, the certificate says so', 'the audit review covers the correction');
select is(value('qa1', $$select string_agg(kind || ' ' || regexp_replace(what, '\d+ of INC', 'N of INC') || coalesce(' < ' || answer, ''), '; ' order by place) from api.review_exception where batch = 'B-RUNS' and place in (11, 15)$$) ~
    '^corrected Last good day of equipment calibration N of INC-1: .* instead of 2034-12-31 < the certificate says so; device seed 1: device INC-1 of class incubator USED OUT OF CALIBRATION, calibration overdue since ', true, 'and the review walks through both');
select ok(pg_temp.record('B-RUNS') ~ ('certificate CAL-1, good until ' || pg_temp.yesterday() || '.*N\tfinding\tUSED OUT OF CALIBRATION.*N\tchanged\tLast good day of calibration \d+ \[CHANGED\], was 2034-12-31, is ' || pg_temp.yesterday() || '; .*Name of man1 \(man1\): misread, the certificate says so'), 'the batch record tells it');
select ok(pg_temp.record('B-NONE') !~ 'CHANGED|USED OUT', 'the record of a batch with another device does not');
select is((select string_agg(split_part(w, ': ', 1), '; ') from unnest(string_to_array(pg_temp.work(), '; ')) w), 'B-OUT deviation device INC-1 (incubator); B-RUNS deviation device INC-1 (incubator)', 'QA is offered a deviation for each batch at work');
select is(value('tec1', $$select string_agg(code || ' ' || status, '; ') from api.genealogy where coi = 'CHA999926000810' and kind = 'device'$$), 'INC-1 calibration overdue', 'and the genealogy says so');
-- and in the one that has ended
select is((select string_agg(k.id::text, ', ') from kept k join core.signature g on g.id = k.id where g.superseded_at is not null or rule.content(g.entity, g.record_id) is distinct from k.text), null, 'what was signed in an ended record stays signed, with the same text');
select ok((select count(*) > 1 from kept), 'there is such a signature');
select is((select text from review), rule.content_batch((batch('B-PAST')).id), 'a review of it would read the same');
select ok(pg_temp.record('B-PAST') ~ 'N\tfinding\tUSED OUT OF CALIBRATION.*N\tchanged\tLast good day of calibration \d+ \[CHANGED\], was 2034-12-31', 'its record says that this was corrected since');
-- as it stood
select is(value('qa1', format($$select due_on || ' ' || state || ' ' || coalesce(nullif(changed, ''), 'unchanged') from api.past_equipment(%L, null, null) where equipment = 'INC-1'$$, (select at from earlier))), '2034-12-31 usable unchanged', 'as it stood before, it was usable');
select is(value('qa1', format($$select count(*) from api.past_equipment_use(%L, null, null) where equipment = 'INC-1' and finding is not null$$, (select at from earlier))), '0', 'and nothing was found');
-- a deviation is no longer offered once there is one
select must('qa1', $$deviation_open($R, 'B-RUNS', 'major', $N, 'the incubator was past its last good day', 'the culture was moved')$$) \g /dev/null
select is((select string_agg(split_part(w, ' ', 1), '; ') from unnest(string_to_array(pg_temp.work(), '; ')) w), 'B-OUT', 'nor where there is one since');
-- a correction is corrected, a stale version is told what has changed
select did('qa1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-12-31', version => '1'), 'VN101', 'somebody who saw the first version');
select alike(current_setting('tap.why'), '%record_correct by man1 at 20%due_on: ' || pg_temp.yesterday() || ' instead of 2034-12-31%', 'reads who, when and what');
select did('qa1', pg_temp.correct('equipment_calibration', :cal, 'due_on', '2033-12-31', code => 'mistyped', reason => 'it is the year after all'), 'done', 'a correction is corrected');
select is(value('tec1', $$select changed from api.equipment where equipment = 'INC-1'$$), format('Last good day was 2034-12-31; Last good day was %s', pg_temp.yesterday()), 'each keeps what was before');
select is(pg_temp.findings('INC-1'), null, 'no use is too late any more');
select ok(pg_temp.record('B-RUNS') ~ 'good until 2033-12-31' and pg_temp.record('B-RUNS') !~ 'USED OUT', 'the batch record says so, too');
-- a certificate's number means nothing for a batch
select must_sign('qa2', 'batch', (batch('B-OUT')).id, 'reviewed') \g /dev/null
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'certificate', 'CAL-1a'), 'done', 'a certificate');
select is(last('batches') || (select count(*) from core.signature where entity = 'batch' and record_id = (batch('B-OUT')).id and superseded_at is null), '[]1', 'ends no review');
select ok(pg_temp.record('B-OUT') ~ 'certificate CAL-1a, .*Certificate of calibration \d+ \[CHANGED\], was CAL-1, is CAL-1a', 'and stands in the record as corrected');
-- when it was made: after the uses there was none
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'calibrated_at', rule.utc((select c.recorded_at from core.equipment_calibration c where c.id = :cal))), 'done', 'made only when it was recorded');
select is(pg_temp.findings('INC-1'), null, 'which was before the uses');
select must('man1', pg_temp.calibrate('INC-1', certificate => 'CAL-3')) \g /dev/null
select pg_temp.last_of('equipment_calibration', 'INC-1') as later \gset
select did('man1', pg_temp.correct('equipment_calibration', :cal, 'status', 'withdrawn', reason => 'it was another incubator'), 'done', 'a calibration of another device is withdrawn');
select is(pg_temp.findings('INC-1'), 'B-OUT USED OUT OF CALIBRATION, not calibrated; B-PAST USED OUT OF CALIBRATION, not calibrated; B-RUNS USED OUT OF CALIBRATION, not calibrated', 'what rested on it was used without one');
select is(value('tec1', $$select string_agg(kind || ' ' || words, '; ' order by at) from api.equipment_history where equipment = 'INC-1' and kind = 'calibrated'$$), 'calibrated WITHDRAWN: in tolerance, certificate CAL-1a; calibrated in tolerance, certificate CAL-3', 'it stays in the history, marked');
select did('man1', pg_temp.correct('equipment_calibration', :cal, f, v), 'VN117', 'what is withdrawn is corrected no more: ' || f) from (values ('certificate', 'CAL-9'), ('as_found', 'out_of_tolerance'), ('due_on', '2033-01-31'), ('calibrated_at', now('-1 day')), ('status', 'withdrawn')) x (f, v);
select did('qa1', pg_temp.correct('equipment_calibration', :later, 'calibrated_at', now('-4 days')), 'done', 'the later one was made days ago');
select is(pg_temp.findings('INC-1'), null, 'and covers the uses');
-- how it was found: the latest takes the device out of service, as at its entry
select did('qa1', pg_temp.correct('equipment_calibration', :later, 'as_found', 'out_of_tolerance'), 'done', 'it was out of tolerance after all');
select is(last('state') || ' ' || (select o.reason from core.equipment_outage o where o.ended_at is null and o.equipment_id = (pg_temp.device('INC-1')).id), 'out of service found out of tolerance, certificate CAL-3', 'the device is out of service');
select is(last('batches'), '[]', 'none used it before that');
select must('man1', format('equipment_back($R, ''INC-1'', %s, ''adjusted and looked at'')', pg_temp.version('INC-1'))) \g /dev/null
select must('man1', pg_temp.calibrate('INC-1', certificate => 'CAL-4')) \g /dev/null
select did('qa1', pg_temp.correct('equipment_calibration', :later, 'as_found', 'in_tolerance'), 'done', 'or it was not');
select did('qa1', pg_temp.correct('equipment_calibration', :later, 'as_found', 'out_of_tolerance'), 'done', 'or it was');
select is(last('state'), 'usable', 'an earlier one takes nothing out of service');
select did('qa1', pg_temp.correct('equipment_calibration', pg_temp.last_of('equipment_calibration', 'INC-1'), 'as_found', 'out_of_tolerance', reason => 'two degrees too warm'), 'done', 'the last one found it out of tolerance');
select is(last('batches') || ' ' || (select string_agg(split_part(f, ', certificate', 2), '; ') from jsonb_array_elements_text(answer() #> '{data,findings}') f), '["B-OUT", "B-PAST", "B-RUNS"]  CAL-4;  CAL-4;  CAL-4', 'all that used it since are in doubt');
select is(value('qa1', $$select string_agg(batch, ', ' order by batch) from api.equipment_doubt where equipment = 'INC-1'$$), 'B-OUT, B-PAST, B-RUNS', 'and listed as such');
select did('qa1', pg_temp.correct('equipment_calibration', pg_temp.last_of('equipment_calibration', 'INC-1'), 'status', 'withdrawn', reason => 'it was another incubator'), 'done', 'withdrawn, it casts none');
select is(value('qa1', $$select string_agg(batch, ', ' order by batch) from api.equipment_doubt where equipment = 'INC-1'$$), null, 'on any');
-- outages
select must('man1', format('equipment_back($R, ''INC-1'', %s, ''nothing was wrong with it'')', pg_temp.version('INC-1'))) \g /dev/null
select did('tec1', pg_temp.correct('equipment_outage', :out, 'reason', 'the seal of the door leaks', code => 'other'), 'done', 'whoever works with it corrects why it was out of service');
select did('man1', pg_temp.correct('equipment_outage', :out, 'end_reason', 'a new seal, and looked at'), 'done', 'a manager, why it came back');
select did('man1', pg_temp.correct('equipment_outage', :out, 'ended_at', now('-5 days')), 'VN503', 'it came back after it was taken out');
select did('man1', pg_temp.correct('equipment_outage', :out, 'ended_at', rule.utc((select max(o.ended_at) from core.equipment_outage o where o.equipment_id = (pg_temp.device('INC-1')).id))), 'VN503', 'and before it was taken out again');
select did('man1', pg_temp.correct('equipment_outage', :out, 'ended_at', rule.utc((select o.ended_at + interval '1 us' from core.equipment_outage o where o.id = :out))), 'done', 'when it came back');
select did('man1', pg_temp.correct('equipment_outage', :out, 'began_at', now('-2 days')), 'done', 'when it was taken out');
select is(last('batches') || ' ' || last('state'), '["B-OUT", "B-PAST", "B-RUNS"] usable', 'the answer names those who used it then');
select is(pg_temp.findings('INC-1'), 'B-OUT USED OUT OF SERVICE, out of service: the seal of the door leaks; B-PAST USED OUT OF SERVICE, out of service: the seal of the door leaks; B-RUNS USED OUT OF SERVICE, out of service: the seal of the door leaks', 'while it was out of service');
select ok(pg_temp.record('B-RUNS') ~ 'N\tfinding\tUSED OUT OF SERVICE, .*Out of service since of outage \d+ \[CHANGED\], was 20', 'the batch record tells it');
select is(value('tec1', $$select string_agg(concat_ws(', ', kind, words, entity, changed), '; ' order by at) from api.equipment_history where equipment = 'INC-1' and kind = 'back in service' and words like 'a new%'$$) ~ '^back in service, a new seal, and looked at, equipment_outage, Why out of service was the door does not close; Why used again was repaired and looked at; Back in service at was 20', true, 'and its history what it said');
select did('man1', pg_temp.correct('equipment_outage', (select max(o.id) from core.equipment_outage o where o.equipment_id = (pg_temp.device('INC-1')).id), 'began_at', now('-3 days')), 'VN503', 'outages follow one another');
select did('man1', pg_temp.correct('equipment_outage', :out, 'status', 'withdrawn', reason => 'it was another incubator'), 'done', 'an outage of another device is withdrawn');
select is(pg_temp.findings('INC-1'), null, 'and nothing was used in it');
select did('man1', pg_temp.correct('equipment_outage', :out, f, v), 'VN117', 'it is corrected no more: ' || f) from (values ('reason', 'the door does not open'), ('end_reason', 'the door does open again'), ('ended_at', now('-1 day')), ('began_at', now('-1 day')), ('status', 'withdrawn')) x (f, v);
select must('tec1', format('equipment_out($R, ''INC-2'', %s, ''the door does not close'')', pg_temp.version('INC-2'))) \g /dev/null
select did('qa1', pg_temp.correct('equipment_outage', pg_temp.last_of('equipment_outage', 'INC-2'), 'status', 'withdrawn', reason => 'it was another incubator'), 'done', 'one that runs is withdrawn');
select is(last('state'), 'usable', 'and the device is used again');
select did('tec1', format('equipment_out($R, ''INC-2'', %s, ''now it does not close'')', pg_temp.version('INC-2')), 'done', 'or taken out once more');
-- every field has been corrected here
select is((select string_agg(k.entity || '.' || k.field, ', ') from ref.correctable k where k.entity like 'equipment%' and not exists (select from core.correction c where c.entity = k.entity and c.field = k.field)), null, 'every field of a device''s records has been corrected here');
select is((select string_agg(c.id::text, ', ') from core.correction c where c.equipment_id is not null and not exists (select from ledger.event e where e.entity = 'correction' and e.key = c.id::text and e.stream = c.stream_id)), null, 'each correction is an event of its device');
select is((select string_agg(kind || ' ' || entity, ', ') from api.ledger_replay()), 'unattributed batch', 'replay finds nothing but the batch that no act has closed');
select is((select count(*)::int from api.ledger_signatures() where problem is not null), 0, 'nor do the signatures');
