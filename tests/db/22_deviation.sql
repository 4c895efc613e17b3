-- Deviations, investigations of failed results and comments: who may, what they block, and that nothing makes them disappear.
create function pg_temp.opened(who text, class text default 'minor', detected text default '$N', description text default 'bag leaked at the port', action text default 'bag clamped', step text default 'null') returns text language sql as $$
    select format('deviation_open($R, %L, %L, %s, %L, %L, %s)', who, class, case detected when '$N' then detected else quote_nullable(detected) end, description, action, step)
$$;
create function pg_temp.assessed(id bigint, version bigint, impact text default 'no impact', class text default 'minor', reason text default 'no open contact with the product') returns text language sql as $$
    select format('deviation_assess($R, %s, %s, %L, %L, %L)', id, version, class, impact, reason)
$$;
create function pg_temp.closed(id bigint, version bigint, cause text default 'port was bent', action text default 'ports are looked at on arrival') returns text language sql as $$
    select format('deviation_close($R, %s, %s, %L, %L)', id, version, cause, action)
$$;
create function pg_temp.deviation() returns bigint language sql as $$ select max(id) from core.deviation $$;
create function pg_temp.investigation() returns bigint language sql as $$ select max(id) from core.investigation $$;
create function pg_temp.blocks(code text, decision text default 'released') returns text language sql as $$
    select string_agg(b, '; ' order by b) from rule.release_blockers((tap.batch(code)).id, decision) b where b ~ 'deviation|investigation'
$$;
-- opening
create temp table seeded as select step('B-RUN', 'seed') as id;
select did('tec1', pg_temp.opened('B-RUN', step => (select id::text from seeded)), 'done', 'an operator opens a deviation of a step');
select is((select d.class || ' ' || d.status || ' ' || (d.step_execution_id = (select id from seeded)) || ' ' || d.description from core.deviation d), 'minor open true bag leaked at the port', 'as it was told');
select is((select s.kind from core.deviation d join ledger.stream s on s.id = d.stream_id), 'batch', 'in the stream of the batch');
select did(l, pg_temp.opened('B-RUN'), 'done', l || ' may open one') from unnest(array['coo1', 'col1', 'ana1', 'qcr1', 'qa1', 'cli1', 'man1']) l;
select did(l, pg_temp.opened('B-RUN'), '42501', l || ' may not') from unnest(array['rel1', 'aud1', 'adm1']) l;
select did('far1', pg_temp.opened('B-RUN'), 'VN306', 'nobody of another site');
select did('tec1', pg_temp.opened('B-NONE'), 'VN306', 'no batch, the same answer');
select did('tec1', pg_temp.opened('B-RUN', class => v), c, 'class ' || coalesce(v, 'NULL')) from (values ('grave', 'VN208'), (null, 'VN202'), ('', 'VN202'), ('Minor', 'VN208')) t (v, c);
select did('tec1', pg_temp.opened('B-RUN', detected => v), c, 'detected ' || coalesce(v, 'NULL')) from (values (null, 'VN202'), ('yesterday', 'VN501'), (now('1 hour'), 'VN502')) t (v, c);
select did('tec1', pg_temp.opened('B-RUN', description => v), 'VN205', 'description ' || coalesce(v, 'NULL')) from (values (null), (''), ('leak')) t (v);
select did('tec1', pg_temp.opened('B-RUN', action => null), 'VN202', 'what was done at once is said, were it none');
select did('tec1', pg_temp.opened('B-RUN', action => 'none'), 'done', 'none is said, too');
select did('tec1', pg_temp.opened('B-COL', step => (select id::text from seeded)), 'VN306', 'a step of another batch');
select did('tec1', pg_temp.opened('B-RUN', step => '99999'), 'VN306', 'a step that does not exist');
select is(value('tec1', 'select string_agg(distinct step, '' '') from api.deviation'), 'seed', 'the view names the step');
-- impact decision
create temp table first as select min(id) as id from core.deviation;
select did('tec1', pg_temp.assessed((select id from first), 1), '42501', 'an operator decides no impact');
select did('man1', pg_temp.assessed((select id from first), 1), '42501', 'nor does a manager');
select did('far2', pg_temp.assessed((select id from first), 1), 'VN306', 'nor QA of another site');
select did('qa1', pg_temp.assessed(99999, 1), 'VN306', 'no such deviation');
select did('qa1', pg_temp.assessed((select id from first), 7), 'VN101', 'a stale version');
select did('qa1', pg_temp.assessed((select id from first), 1, impact => v), c, 'impact ' || coalesce(v, 'NULL')) from (values ('some', 'VN208'), (null, 'VN202'), ('impact', 'VN208')) t (v, c);
select did('qa1', pg_temp.assessed((select id from first), 1, class => 'huge'), 'VN208', 'a class that there is not');
select did('qa1', pg_temp.assessed((select id from first), 1, reason => '--'), 'VN205', 'a decision without words');
select did('qa1', pg_temp.closed((select id from first), 1), 'VN118', 'nothing is closed undecided');
select must('mix1', $$step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{"sampled_at": "2026-01-01T00:00:00Z", "volume": "100.0", "vcc": "4.00", "viability": "92.0", "look": "clear"}', null, 'V-RUN')$$) \g /dev/null
select did('mix1', pg_temp.assessed((select id from first), 1), 'stop VN009', 'who had a hand in the batch decides no impact');
select did('qa1', pg_temp.assessed((select id from first), 1, class => 'major', impact => 'impact, acceptable'), 'done', 'QA decides');
select is((select concat_ws(' ', d.class, d.status, d.impact, d.version) from core.deviation d where d.id = (select id from first)), 'major assessed impact, acceptable 2', 'class and impact are QA''s');
select did('qa2', pg_temp.assessed((select id from first), 2, class => 'major'), 'done', 'and can be decided again until it is closed');
select is((select count(*)::int from ledger.event where entity = 'deviation' and key = (select id::text from first)), 3, 'the first decision stays in the ledger');
-- closing
select did('tec1', pg_temp.closed((select id from first), 3), '42501', 'an operator does not close');
select did('far2', pg_temp.closed((select id from first), 3), 'VN306', 'nor QA of another site');
select did('qa1', pg_temp.closed((select id from first), 1), 'VN101', 'closing with a stale version');
select did('qa1', pg_temp.closed((select id from first), 3, cause => null), 'VN205', 'closing without a cause');
select did('qa1', pg_temp.closed((select id from first), 3, action => '?'), 'VN205', 'closing without a corrective action');
select did('mix1', pg_temp.closed((select id from first), 3), 'stop VN009', 'closing by who had a hand in it');
select did('qa1', pg_temp.closed((select id from first), 3), 'done', 'closed');
select did('qa1', pg_temp.closed((select id from first), 4), 'VN117', 'once');
select did('qa1', pg_temp.assessed((select id from first), 4), 'VN117', 'and decided no more');
-- comments
select did('tec1', $$comment_add($R, 'B-RUN', 'foam on the surface, gone after an hour')$$, 'done', 'an operator comments the batch');
select did('tec1', format($$comment_add($R, 'B-RUN', 'foam', %s)$$, (select id from seeded)), 'done', 'and a step');
select did(l, $$comment_add($R, 'B-RUN', 'seen')$$, 'done', l || ' may comment') from unnest(array['coo1', 'col1', 'ana1', 'qcr1', 'qa1', 'rel1', 'cli1', 'man1']) l;
select did(l, $$comment_add($R, 'B-RUN', 'seen')$$, '42501', l || ' may not') from unnest(array['aud1', 'adm1']) l;
select did('far1', $$comment_add($R, 'B-RUN', 'seen')$$, 'VN306', 'nobody of another site');
select did('tec1', $$comment_add($R, 'B-NONE', 'seen')$$, 'VN306', 'no batch, the same answer');
select did('tec1', format($$comment_add($R, 'B-COL', 'seen', %s)$$, (select id from seeded)), 'VN306', 'a step of another batch');
select did('tec1', $$comment_add($R, 'B-RUN', '')$$, 'VN202', 'an empty comment');
select did('tec1', $$comment_add($R, 'B-RUN', null)$$, 'VN202', 'no comment');
select did('tec1', format($$comment_add($R, 'B-RUN', %L)$$, repeat('x', 4001)), 'VN203', 'a comment too long');
select throws_ok($$update core.comment set words = 'nothing'$$, 'VN117', null, 'no comment is changed, not even by a superuser');
set session_replication_role = replica;
select throws_ok($$update core.comment set words = 'nothing'$$, 'VN117', null, 'nor as a replica');
reset session_replication_role;
select is((select count(*)::int from pg_proc p where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and p.prosrc ~* 'update\s+core\.comment'), 0, 'and no function tries to');
-- a release: undecided, not acceptable, decided
select make_batch('B-DEV', 'PT1', 120, 'tested') \g /dev/null
select is((select o.open_items from rule.board_rows(array[(batch('B-DEV')).id]) o), 0::bigint, 'nothing is open');
select did('tec2', pg_temp.opened('B-DEV', 'critical'), 'done', 'a critical deviation');
select is((select o.open_items from rule.board_rows(array[(batch('B-DEV')).id]) o), 1::bigint, 'the board counts it');
select is(value('qa1', 'select kind || '': '' || what || '' '' || roles from report.worklist where batch = ''B-DEV'' and kind = ''deviation'''), format('deviation: impact decision: critical deviation %s: %s qa', pg_temp.deviation(), (select description from core.deviation where id = pg_temp.deviation()::bigint)), 'and the worklist names it');
select is(pg_temp.blocks('B-DEV', d), format('deviation without impact decision: %s (critical)', pg_temp.deviation()), d || ' is blocked') from unnest(array['released', 'released_pending']) d;
select is(pg_temp.blocks('B-DEV', 'rejected'), null, 'a rejection is not');
select must_sign('qa2', 'batch', (batch('B-DEV')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-DEV', {B-DEV}, 'released')$$, 'stop VN106', 'no release without impact decision');
select did('qa1', pg_temp.assessed(pg_temp.deviation(), 1, 'impact, not acceptable', 'critical'), 'done', 'QA finds it not acceptable');
select is(pg_temp.blocks('B-DEV'), format('deviation not acceptable: %s (critical)', pg_temp.deviation()), 'which blocks, too');
select ok(exists (select from rule.release_blockers((batch('B-DEV')).id, 'released') b where b = 'audit review not signed'), 'and ends an audit review from before');
select must_sign('qa2', 'batch', (batch('B-DEV')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-DEV', {B-DEV}, 'released')$$, 'stop VN106', 'no release of what is not acceptable');
select did('qa1', pg_temp.assessed(pg_temp.deviation(), 2, 'impact, acceptable', 'major', 'the lot was tested in between'), 'done', 'QA decides anew with new facts');
select is(pg_temp.blocks('B-DEV'), null, 'acceptable does not block');
select is((select o.open_items from rule.board_rows(array[(batch('B-DEV')).id]) o), 1::bigint, 'it still waits for its closing');
select must_sign('qa2', 'batch', (batch('B-DEV')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-DEV', {B-DEV}, 'released')$$, 'done', 'proposed with corrective action open');
create temp table d as select last('disposition')::bigint as id;
select alike(rule.content_disposition((select id from d)), format('%%deviation %s (major): impact, acceptable%%', pg_temp.deviation()), 'the text that is signed names it');
select did('qa1', pg_temp.closed(pg_temp.deviation(), 3), 'done', 'closing it');
select is(rule.audit_review((batch('B-DEV')).id), null, 'leaves the audit review alone');
select must_sign('qa2', 'disposition', (select id from d), 'approved') \g /dev/null
select did('cli1', pg_temp.opened('B-DEV'), 'done', 'a deviation between the two signatures');
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'stop VN106', 'is found by the last');
select is(status('B-DEV'), 'filled/quarantine', 'nothing is released');
select did('qa1', pg_temp.assessed(pg_temp.deviation(), 1), 'done', 'decided');
select must_sign('qa2', 'batch', (batch('B-DEV')).id, 'reviewed') \g /dev/null
select did('rel1', $$comment_add($R, 'B-DEV', 'spoke to the clinic')$$, 'done', 'a comment');
select is(rule.audit_review((batch('B-DEV')).id), 'audit review not signed', 'ends the audit review, being part of it');
select must_sign('qa2', 'batch', (batch('B-DEV')).id, 'reviewed') \g /dev/null
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'stop VN106', 'the first signature was given on a text without it');
select is((select g.digest = sha256(convert_to(rule.content_disposition((select id from d)), 'UTF8')) from core.signature g where g.entity = 'disposition' and g.record_id = (select id from d)), true, 'which is still what was signed');
select must('qa1', format('disposition_withdraw($R, %s, 1, ''a deviation came up'')', (select id from d))), must('qa1', $$disposition_propose($R, 'B-DEV', {B-DEV}, 'released')$$) \g /dev/null
update d set id = last('disposition')::bigint;
select must_sign('qa2', 'disposition', (select id from d), 'approved') \g /dev/null
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'done', 'released');
select must('qa1', pg_temp.closed(pg_temp.deviation(), 2)) \g /dev/null
select did('tec1', pg_temp.opened('B-DEV'), 'done', 'a deviation after it');
select is((select count(*)::int from core.signature g where g.entity = 'disposition' and g.record_id = (select id from d) and g.superseded_at is null and g.digest = sha256(convert_to(rule.content_disposition(g.record_id), 'UTF8'))), 2, 'is none of what was signed');
select must('qa1', pg_temp.assessed(pg_temp.deviation(), 1)) \g /dev/null
-- a closed record
update core.batch set process_status = 'follow_up' where code = 'B-DEV';
update core.container set status = 'infused' where code = 'BAG-DEV';
select did('qa1', $$batch_close($R, 'B-DEV', {B-DEV}, 'all is done')$$, 'VN118', 'a record with a deviation that is not closed is not closed');
select did('qa1', pg_temp.closed(pg_temp.deviation(), 2), 'done', 'closed');
select did('qa1', $$batch_close($R, 'B-DEV', {B-DEV}, 'all is done')$$, 'done', 'and with it the record');
select did('tec1', pg_temp.opened('B-DEV'), 'VN102', 'which takes no deviation');
select did('tec1', $$comment_add($R, 'B-DEV', 'one more thing')$$, 'VN102', 'and no comment');
-- a failed result
select make_batch('B-OOS', 'PT2', 121, 'tested') \g /dev/null
select must('tec3', $$sample_register($R, 'B-OOS', 'harvest', 'SX-OOS', $N, 'at the time')$$) \g /dev/null
create function pg_temp.result(value text, line text default 'viability') returns text language sql as $$ select format('result_record($R, ''SX-OOS'', %L, %L, $N, ''at the time'')', line, value) $$;
select did('ana2', pg_temp.result('79.0'), 'done', 'a failed result is taken');
select is(last('investigation'), pg_temp.investigation()::text, 'and opens an investigation by itself');
create temp table failed as select last('result')::bigint as id, last('investigation')::bigint as i;
select is((select concat_ws(' ', i.phase, i.status, i.result_id = (select id from failed)) from core.investigation i), 'lab open t', 'in the laboratory phase, on this result');
select is(pg_temp.blocks('B-OOS'), format('investigation without conclusion: %s (Viability on SX-OOS)', (select i from failed)), 'it blocks the release');
select is(pg_temp.blocks('B-OOS', 'rejected'), null, 'not a rejection');
select is(value('qa1', 'select kind || '': '' || what || '' '' || roles from report.worklist where batch = ''B-OOS'' and kind = ''deviation'''), format('deviation: conclusion: investigation %s (Viability on SX-OOS) qc_reviewer qa', (select i from failed)), 'it stands in the worklist');
select must_sign('qcr1', 'result', (select id from failed), 'reviewed') \g /dev/null
select is((select o.open_items from rule.board_rows(array[(batch('B-OOS')).id]) o), 1::bigint, 'the board counts it');
select did('ana2', pg_temp.result('95.0', 'cd3'), 'done', 'a result that passes');
select is(last('investigation'), null, 'opens none');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select did('ana2', pg_temp.result('78.0'), 'done', 'a retest that fails');
select is(last('investigation'), (select i::text from failed), 'belongs to the open investigation');
-- a correction does not make it disappear
select did('ana2', format($$result_correct($R, %s, 1, '88.0', 'misread', 'the printout says so')$$, last('result')), 'done', 'a failed result is corrected to one that passes');
select must_sign('qcr1', 'result', last('result')::bigint, 'reviewed') \g /dev/null
select is((select state from rule.evaluation_group((batch('B-OOS')).id) where label = 'viability'), 'met', 'the line is met now');
select is((select count(*)::int from core.investigation where status = 'open'), 1, 'the investigation stays');
select must_sign('qa2', 'batch', (batch('B-OOS')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-OOS', {B-OOS}, 'released', 'the first test was wrong')$$, 'stop VN106', 'and blocks');
-- notes
create function pg_temp.note(words text, phase text default 'lab', version bigint default 1, id bigint default pg_temp.investigation()) returns text language sql as $$
    select format('investigation_note($R, %s, %s, %L, %L)', id, version, phase, words)
$$;
select did('qcr1', pg_temp.note('calculation and dilution checked'), 'done', 'the QC reviewer notes a finding');
select did(l, pg_temp.note('calculation checked'), '42501', l || ' does not') from unnest(array['tec1', 'ana2', 'man1', 'rel1', 'cli1', 'coo1', 'col1', 'aud1', 'adm1']) l;
select did('far2', pg_temp.note('calculation checked'), 'VN306', 'nor another site');
select did('qcr1', pg_temp.note('calculation checked', id => 99999), 'VN306', 'no such investigation');
select did('qcr1', pg_temp.note('calculation checked', version => 9), 'VN101', 'a stale version');
select did('qcr1', pg_temp.note('calculation checked', 'third'), 'VN208', 'a phase that there is not');
select did('qcr1', pg_temp.note('ok'), 'VN205', 'a note needs words');
select did('qcr1', pg_temp.note('lots and operators looked at', 'full'), 'VN003', 'the full phase is not the QC reviewer''s');
select is((select phase from core.investigation where id = (select i from failed)), 'lab', 'and has not begun');
select did('qa1', pg_temp.note('lots and operators looked at', 'full'), 'done', 'QA goes on to the full phase');
select did('qcr1', pg_temp.note('calculation checked', 'lab', 2), 'VN117', 'from which there is no way back');
select is((select string_agg(c.words, '; ' order by c.id) from core.comment c where c.investigation_id = (select i from failed)), 'calculation and dilution checked; lots and operators looked at', 'notes are comments and stay');
-- the conclusion
create function pg_temp.conclude(version bigint, outcome text default 'laboratory error', words text default 'wrong dilution in the first test', id bigint default pg_temp.investigation()) returns text language sql as $$
    select format('investigation_conclude($R, %s, %s, %L, %L)', id, version, outcome, words)
$$;
select signs('qcr1', 'investigation', (select i from failed), 'approved', 'qa1', 'stop VN118', 'nothing to sign without a conclusion');
select did('ana1', pg_temp.conclude(2), '42501', 'an analyst concludes nothing');
select did('far2', pg_temp.conclude(2), 'VN306', 'nor another site');
select did('qcr1', pg_temp.conclude(1), 'VN101', 'a stale version');
select did('qcr1', pg_temp.conclude(2, 'all well'), 'VN208', 'an outcome that there is not');
select did('qcr1', pg_temp.conclude(2, words => 'ok'), 'VN205', 'a conclusion needs words');
select did('qcr1', pg_temp.conclude(2), 'done', 'the QC reviewer writes it');
select is((select status from core.investigation where id = (select i from failed)), 'open', 'which concludes nothing yet');
select is(value('qa1', 'select what from report.worklist where batch = ''B-OOS'' and kind = ''signature'''), format('approved: investigation %s (Viability on SX-OOS)', (select i from failed)), 'it waits for QA');
select did('qa1', pg_temp.note('the second pipette looked at', 'full', 3), 'done', 'a note after it');
select signs('qcr1', 'investigation', (select i from failed), 'approved', 'qa1', 'stop VN118', 'is not passed over by the signature');
select did('qa1', pg_temp.conclude(3), 'done', 'the conclusion is written again');
select signs('qa1', 'investigation', (select i from failed), 'approved', 'qa1', 'stop VN009', 'who wrote it does not sign it');
select signs('qa1', 'investigation', (select i from failed), 'approved', 'qcr1', 'stop VN009', 'nor does QC');
select signs('qa1', 'investigation', (select i from failed), 'approved', 'ana2', 'stop VN009', 'nor the analyst');
select signs('qa1', 'investigation', (select i from failed), 'reviewed', 'qa2', 'VN901', 'reviewed is no signature of it');
select is(pg_temp.blocks('B-OOS'), format('investigation without conclusion: %s (Viability on SX-OOS)', (select i from failed)), 'until then it blocks');
select signs('qa1', 'investigation', (select i from failed), 'approved', 'qa2', 'done', 'QA concludes it');
select is((select status from core.investigation where id = (select i from failed)), 'concluded', 'concluded');
select is(pg_temp.blocks('B-OOS'), null, 'and blocks no more');
select alike((select content from core.signature where entity = 'investigation'), '%test 1, revision 1: 79.0; fail%test 2, revision 1: 78.0; fail%test 2, revision 2: 88.0; pass%note: calculation and dilution%outcome: laboratory error%', 'the signed text holds every test and note');
select did('qcr1', pg_temp.conclude(5), 'VN117', 'what is concluded is not concluded again');
select did('qcr1', pg_temp.note('one more thing', 'full', 5), 'VN117', 'nor noted on');
select did('qcr1', pg_temp.conclude(2, id => 99999), 'VN306', 'an unknown one');
select must_sign('qa2', 'batch', (batch('B-OOS')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-OOS', {B-OOS}, 'released', 'the first test was a laboratory error')$$, 'done', 'a release refers to it');
select alike(rule.content_disposition(last('disposition')::bigint), '%(Viability on SX-OOS): laboratory error%', 'in the text that is signed');
-- after the conclusion: another failure is another investigation, also when it comes by correction
select did('ana2', format($$result_correct($R, %s, 2, '70.0', 'misread', 'the printout says so')$$, (select max(id) from core.result where line_id = (select line_id from core.result where id = (select id from failed)) and batch_id = (batch('B-OOS')).id)), 'done', 'corrected to one that fails');
select is((select count(*)::int from core.investigation i where i.batch_id = (batch('B-OOS')).id), 2, 'opens a second investigation');
select did('qa1', pg_temp.conclude(1, 'confirmed', 'the value stands'), 'VN118', 'which is not concluded without a finding');
select did('qa1', pg_temp.note('manufacture and lots looked at', 'full'), 'done', 'QA notes one');
select did('qa1', pg_temp.conclude(2, 'confirmed', 'the value stands'), 'done', 'and writes the conclusion');
select did('ana2', format($$result_correct($R, %s, 1, '71.0', 'misread', 'it was the other one')$$, (select max(id) from core.result)), 'done', 'a result after the conclusion');
select signs('qa1', 'investigation', pg_temp.investigation(), 'approved', 'qa2', 'stop VN118', 'is not passed over by the signature');
-- the analyst with other roles neither notes nor concludes nor signs
select must('tec3', $$sample_register($R, 'B-OOS', 'harvest', 'SY-OOS', $N, 'at the time')$$) \g /dev/null
select did('mix1', $$result_record($R, 'SY-OOS', 'viability', '60.0', $N, 'at the time')$$, 'done', 'an analyst of many roles has a failed result');
select did('mix1', pg_temp.note('calculation checked'), 'stop VN009', 'and does not investigate it');
select did('mix1', pg_temp.conclude(1), 'stop VN009', 'nor conclude');
select did('qcr1', pg_temp.note('calculation and dilution checked'), 'done', 'QC does');
select did('qcr1', pg_temp.conclude(1), 'done', 'and writes the conclusion');
select signs('qcr1', 'investigation', pg_temp.investigation(), 'approved', 'mix1', 'stop VN009', 'nor sign');
-- any line of any kind of batch
select order_batch('B-VAL', null, 122) \g /dev/null
begin;
select set_config('vein.act', 'migration of a fixture', true) \g /dev/null
insert into core.sample (stream_id, batch_id, therapy_event_id, code, sample, drawn_at, drawn_by_id, entry_mode)
select b.stream_id, b.id, b.therapy_event_id, 'SV', 'harvest', rule.now(), p.id, 'at the time' from core.batch b, core.person p where b.code = 'B-VAL' and p.code = 'tec1';
commit;
select did('ana1', $$result_record($R, 'SV', 'mycoplasma', 'detected', $N, 'at the time')$$, 'done', 'a validation batch fails');
select is((select count(*)::int from core.investigation where batch_id = (batch('B-VAL')).id), 1, 'which is investigated, too');
select is(pg_temp.blocks('B-VAL', 'verdict'), 'investigation without conclusion: ' || pg_temp.investigation() || ' (Mycoplasma on SV)', 'its verdict waits for the conclusion, which may say that the test was none');
select ok('investigation without conclusion: ' || pg_temp.investigation() || ' (Mycoplasma on SV)' in (select rule.close_blockers(batch('B-VAL'))), 'its record is not closed before the conclusion');
-- seen by the site only
select is(value('far1', format('select count(*) from api.%I', v)), '0', 'another site sees nothing of api.' || v) from unnest(array['deviation', 'investigation', 'comment']) v;
select cmp_ok(value('tec1', format('select count(*) from api.%I', v))::int, '>', 0, 'the laboratory sees api.' || v) from unnest(array['deviation', 'investigation', 'comment']) v;
select is((select string_agg(r::text, '; ') from api.ledger_replay() r where r.kind <> 'unattributed'), null, 'the ledger tells the same');
