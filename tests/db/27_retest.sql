-- Failed results: two phases, as many retests as the line allows, and what each conclusion means for the line.
select make_batch('B-OOS', 'PT1', 900, 'filled'), must('tec3', 'sample_register($R, ''B-OOS'', ''harvest'', ''SH-OOS'', $N, ''at the time'')') \g /dev/null
create function pg_temp.result(line text, value text, who text default 'ana1') returns text language sql as $$ select format('result_record($R, ''SH-OOS'', %L, %L, $N, ''at the time'')', line, value) $$;
create function pg_temp.i() returns bigint language sql as $$ select max(id) from core.investigation $$;
create function pg_temp.note(phase text, version bigint, words text default 'calculation, sample, reagents and instrument checked') returns text language sql as $$ select format('investigation_note($R, %s, %s, %L, %L)', pg_temp.i(), version, phase, words) $$;
create function pg_temp.conclude(version bigint, outcome text) returns text language sql as $$ select format('investigation_conclude($R, %s, %s, %L, %L)', pg_temp.i(), version, outcome, 'what was found is in the notes') $$;
create function pg_temp.line(code text) returns text language sql as $$ select concat_ws(' ', e.state, e.value_text, e.tests, case when e.failed_before then 'failed before' end) from rule.evaluation((tap.batch('B-OOS')).id) e where e.line = code $$;
-- a laboratory error: the test is none, its repetition takes its place, also on a line without retests
select did('ana1', pg_temp.result('cd3', '50.0'), 'done', 'a result fails on a line without retests');
select last('result') as bad \gset
select must_sign('qcr1', 'result', :bad, 'reviewed') \g /dev/null
select is(pg_temp.line('cd3'), 'failed 50.0 1', 'the line has failed');
select did('ana1', pg_temp.result('cd3', '95.0'), 'stop VN215', 'testing until it passes is a stop');
select is((select count(*)::int from core.near_miss n where n.batch_id = (batch('B-OOS')).id and n.code = 'VN215'), 1, 'whose attempt is kept');
select did('qa1', pg_temp.note('lab', 1), 'VN003', 'the laboratory phase is not QA''s');
select did('qcr1', pg_temp.conclude(1, 'laboratory error'), 'VN118', 'no error without a finding');
select did('qcr1', pg_temp.note('lab', 1, 'the wrong gate was used'), 'done', 'the QC reviewer looks at it');
select did('qcr1', pg_temp.conclude(1, 'confirmed'), 'VN118', 'nothing is confirmed by the laboratory alone');
select did('qcr1', pg_temp.conclude(1, 'laboratory error'), 'done', 'an error is found');
select did('ana1', pg_temp.result('cd3', '95.0'), 'stop VN215', 'until QA has signed no further test');
select signs('qcr1', 'investigation', pg_temp.i(), 'approved', 'qa1', 'done', 'QA concludes it');
select is(last('result_status'), 'invalid', 'the result is none');
select is(pg_temp.line('cd3'), 'pending - 0', 'the line is open again');
select is((select concat_ws(' ', r.number, r.verdict, r.status) from core.result r where r.id = :bad), '50.0 fail invalid', 'the value stays to be read');
select did('ana1', format('result_correct($R, %s, %s, ''95.0'', ''misread'', ''the paper says so'')', :bad, (select version from core.result where id = :bad)), 'VN117', 'and is not corrected');
select did('ana2', pg_temp.result('cd3', '95.0'), 'done', 'the repetition takes its place');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select is(pg_temp.line('cd3'), 'met 95.0 1', 'the line is met');
select did('ana2', pg_temp.result('cd3', '96.0'), 'stop VN215', 'once');
-- a confirmed failure: nothing later averages it away
select did('ana1', pg_temp.result('viability', '60.0'), 'done', 'a result fails on a line with a retest');
select last('result') as low \gset
select must_sign('qcr1', 'result', :low, 'reviewed') \g /dev/null
select did('qcr1', pg_temp.note('lab', 1), 'done', 'no error in the laboratory');
select did('qa1', pg_temp.note('full', 1, 'incubator, lots and operators looked at'), 'done', 'nor elsewhere');
select did('qa1', pg_temp.conclude(2, 'confirmed'), 'done', 'the result stands');
select signs('qcr1', 'investigation', pg_temp.i(), 'approved', 'qa2', 'done', 'says QA');
select is(last('result_status'), 'confirmed', 'it is confirmed');
select did('ana2', pg_temp.result('viability', '95.0'), 'done', 'the retest that the line allows passes');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select is(pg_temp.line('viability'), 'failed 60.0 2', 'the line has failed all the same');
select did('ana1', format('result_correct($R, %s, %s, ''95.0'', ''misread'', ''the paper says so'')', :low, (select version from core.result where id = :low)), 'VN117', 'what was confirmed is not corrected');
select did('ana2', pg_temp.result('viability', '96.0'), 'stop VN215', 'and not tested again');
select is((select verdict from rule.verdict((batch('B-OOS')).id)), 'not met', 'the specification is not met');
-- a value that was misread: corrected during the laboratory phase, it stands
select did('ana1', pg_temp.result('car', '5.0'), 'done', 'a result fails');
select last('result') as mis \gset
select did('ana1', format('result_correct($R, %s, 1, ''50.0'', ''misread'', ''the printout says 50'')', :mis), 'done', 'and was misread');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select did('qcr1', pg_temp.note('lab', 1, 'printout compared'), 'done', 'which the QC reviewer sees');
select did('qcr1', pg_temp.conclude(1, 'laboratory error'), 'done', 'and writes');
select signs('qcr1', 'investigation', pg_temp.i(), 'approved', 'qa2', 'done', 'QA concludes it');
select is(last('result_status'), 'reviewed', 'the corrected value stands');
select is(pg_temp.line('car'), 'met 50.0 1', 'and counts');
-- a retest that fails belongs to the open investigation; what explains the first test does not explain the second
select make_batch('B-TWO', 'PT1', 902, 'filled'), must('tec3', 'sample_register($R, ''B-TWO'', ''harvest'', ''SH-TWO'', $N, ''at the time'')') \g /dev/null
create function pg_temp.two(value text) returns text language sql as $$ select format('result_record($R, ''SH-TWO'', ''viability'', %L, $N, ''at the time'')', value) $$;
select did('ana1', pg_temp.two('60.0'), 'done', 'a test fails');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select did('ana2', pg_temp.two('61.0'), 'done', 'and so does its retest');
select last('result') as second, last('investigation') as both \gset
select must_sign('qcr1', 'result', :second, 'reviewed') \g /dev/null
select must('qcr1', pg_temp.note('lab', 1)), must('qcr1', pg_temp.conclude(1, 'laboratory error')) \g /dev/null
select is(pg_temp.i(), :both::bigint, 'both in one investigation');
select signs('qcr1', 'investigation', pg_temp.i(), 'approved', 'qa1', 'done', 'which finds an error in the laboratory');
select is((select string_agg(concat_ws(' ', r.number, r.status), '; ' order by r.id) from core.result r where r.batch_id = (batch('B-TWO')).id), '60.0 invalid; 61.0 reviewed',
          'the first test is none, the second one stands');
select is((select array_agg(i.result_id) from core.investigation i where i.batch_id = (batch('B-TWO')).id and i.status = 'open'), array[:second::bigint],
          'and is investigated by itself');
select did('ana2', pg_temp.two('95.0'), 'done', 'a third test passes');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-TWO', {B-TWO}, 'released', 'as the results say')$$, 'stop VN106', 'the batch is not released while a failed test has no conclusion');
select is((select count(*)::int from rule.release_blockers((batch('B-TWO')).id, 'released') w where w like 'investigation without conclusion:%'), 1, 'says what blocks it');
-- a result of a released batch corrected to one that fails: held once, by one hold
select make_batch('B-ONE', 'PT1', 903, 'released') \g /dev/null
select version as seen from core.batch where code = 'B-ONE' \gset
select did('ana2', format('result_correct($R, %s, 2, ''60.0'', ''misread'', ''the printout says 60'')', (select r.id from core.result r join core.specification_line l on l.id = r.line_id where r.batch_id = (batch('B-ONE')).id and l.code = 'viability')), 'done', 'a result of a released batch is corrected to one that fails');
select is((select concat_ws(' ', x.quality_status, x.quality_before, x.version - :seen) from core.batch x where x.code = 'B-ONE'), 'on_hold released 1', 'which puts it on hold, in one step');
select is((select string_agg(h.reason, '; ') from core.hold h where h.batch_id = (batch('B-ONE')).id and h.status = 'open') ~ '^[^;]*failed[^;]*$', true, 'by one hold, which says that a test has failed');
-- who tests again: as the process says; by default anybody, and the review tells when it was the same analyst
select make_batch('B-WHO', 'PT2', 901, 'filled'), must('tec3', 'sample_register($R, ''B-WHO'', ''harvest'', ''SH-WHO'', $N, ''at the time'')') \g /dev/null
create function pg_temp.again(line text, value text, who text) returns text language sql as $$ select format('result_record($R, ''SH-WHO'', %L, %L, $N, ''at the time'')', line, value) $$;
create function pg_temp.told(line text) returns text language sql as $$ select value('qa1', format($q$select string_agg(what, '; ' order by at) from api.review_exception where batch = 'B-WHO' and place = 7 and what like %L$q$, line || ' on%')) $$;
select did('ana1', pg_temp.again('viability', '60.0', 'ana1'), 'done', 'a test');
select did('ana1', pg_temp.again('viability', '85.0', 'ana1'), 'done', 'and its retest by the same analyst');
select is(pg_temp.told('Viability'), 'Viability on SH-WHO: 60.0; Viability on SH-WHO: 85.0, by the analyst of test 1', 'which the review says');
begin;
select set_config('vein.act', 'migration of a fixture', true) \g /dev/null
update core.process_version v set retest_by = 'other' where v.id = (batch('B-WHO')).process_version_id;
commit;
select did('ana1', pg_temp.again('car', '5.0', 'ana1'), 'done', 'where the process wants another analyst, a test');
select last('result') as first \gset
select did('ana1', pg_temp.again('car', '50.0', 'ana1'), 'stop VN009', 'is not tested again by the same one');
select is((select expected from core.near_miss where batch_id = (batch('B-WHO')).id order by id desc limit 1), 'a retest by another analyst', 'the attempt is kept');
select did('ana2', pg_temp.again('car', '50.0', 'ana2'), 'done', 'but by another one');
select is(pg_temp.told('CAR+ cells'), 'CAR+ cells on SH-WHO: 5.0; CAR+ cells on SH-WHO: 50.0', 'of which the review has no more to say');
select did('ana1', pg_temp.again('cd3', '50.0', 'ana1'), 'done', 'a test that was a laboratory error');
select must('qcr1', format('investigation_note($R, %s, 1, ''lab'', ''the wrong gate was used'')', pg_temp.i())), must('qcr1', pg_temp.conclude(1, 'laboratory error')) \g /dev/null
select must_sign('qcr1', 'result', (select max(id) from core.result), 'reviewed'), must_sign('qa1', 'investigation', pg_temp.i(), 'approved') \g /dev/null
select did('ana1', pg_temp.again('cd3', '95.0', 'ana1'), 'done', 'is repeated by whoever made it: that is no retest');
select is((select count(*)::int from ledger.event e where e.entity = 'result' and e.kind = 'update' and e.act = 'sign'), 22, 'each change of a result is an event');
select is((select string_agg(r::text, '; ') from (select * from api.ledger_replay()) r), null, 'the ledger tells the same');
-- each test is reviewed: a retest that was does not stand for one that nobody has looked at
select make_batch('B-UNR', 'PT2', 904, 'filled'), must('tec3', 'sample_register($R, ''B-UNR'', ''harvest'', ''SH-UNR'', $N, ''at the time'')') \g /dev/null
create function pg_temp.unr() returns text language sql as $$ select concat_ws('; ', e.state, e.status, e.words) from rule.evaluation((tap.batch('B-UNR')).id) e where e.line = 'viability' $$;
select did('ana1', $$result_record($R, 'SH-UNR', 'viability', '81.0', $N, 'at the time')$$, 'done', 'a test passes');
select last('result') as early \gset
select did('ana2', $$result_record($R, 'SH-UNR', 'viability', '92.0', $N, 'at the time')$$, 'done', 'and so does its retest');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select is(pg_temp.unr(), 'pending; another test unreviewed; 92.0: pass, another test unreviewed', 'reviewed is the retest only: the line waits');
select is((select string_agg(w, '; ') from rule.release_blockers((batch('B-UNR')).id, 'released') w where w ~ 'viability'), 'gating test not final: viability (92.0, another test unreviewed)', 'and no release goes past it');
select must_sign('qcr1', 'result', :early, 'reviewed') \g /dev/null
select is(pg_temp.unr(), 'met; final; 92.0: pass', 'with both it is met');
