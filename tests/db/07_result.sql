-- Samples and results: how a value is read, judged and reviewed.
-- a line of each kind, judged directly: qualifiers against limits
create function pg_temp.line(code text) returns bigint language sql as $$
    select l.id from core.specification_line l join core.process_version v on v.id = l.process_version_id
    join core.process p on p.id = v.process_id where p.code = 'synthetic-small' and l.code = $1
$$;
select is(rule.compare(q, x, op, v, lo, hi), want, format('%s%s against %s %s', q, x, op, coalesce(v::text, lo || '-' || hi)))
from (values
    ('=', 80.0, '>=', 80.0, null, null, 'pass'), ('=', 79.9, '>=', 80.0, null, null, 'fail'), ('=', 80.0, '>', 80.0, null, null, 'fail'),
    ('=', 80.1, '>', 80.0, null, null, 'pass'), ('=', 0.5, '<=', 0.5, null, null, 'pass'), ('=', 0.5, '<', 0.5, null, null, 'fail'),
    ('=', 5, '=', 5, null, null, 'pass'), ('=', 5.1, '=', 5, null, null, 'fail'),
    ('=', 0.5, 'between', null, 0.5, 5.0, 'pass'), ('=', 5.0, 'between', null, 0.5, 5.0, 'pass'), ('=', 5.01, 'between', null, 0.5, 5.0, 'fail'),
    ('<', 0.25, '<=', 0.50, null, null, 'pass'), ('<', 0.25, '<=', 0.10, null, null, 'not decidable'), ('<', 0.50, '<', 0.50, null, null, 'pass'),
    ('<=', 0.50, '<', 0.50, null, null, 'not decidable'), ('<=', 0.50, '<=', 0.50, null, null, 'pass'),
    ('<', 80, '>=', 80, null, null, 'fail'), ('<=', 80, '>=', 80, null, null, 'not decidable'), ('<', 90, '>=', 80, null, null, 'not decidable'),
    ('<=', 80, '>', 80, null, null, 'fail'), ('<', 0.5, 'between', null, 0.5, 5.0, 'fail'), ('<', 3, 'between', null, 0.5, 5.0, 'not decidable'),
    ('>', 80, '>', 80, null, null, 'pass'), ('>=', 80, '>', 80, null, null, 'not decidable'), ('>', 80, '>=', 80, null, null, 'pass'),
    ('>', 5, '<=', 5, null, null, 'fail'), ('>=', 5, '<=', 5, null, null, 'not decidable'), ('>=', 5, '<', 5, null, null, 'fail'),
    ('>', 5, 'between', null, 0.5, 5.0, 'fail'), ('>', 1, 'between', null, 0.5, 5.0, 'not decidable'),
    ('<', 5, '=', 5, null, null, 'fail'), ('>', 4, '=', 5, null, null, 'not decidable')) t (q, x, op, v, lo, hi, want);
select is(rule.judge(pg_temp.line('viability'), '=', 79.95, null), 'pass', '79.95 reports 80.0 against >= 80.0: half up, then compared');
select is(rule.judge(pg_temp.line('viability'), '=', 79.94, null), 'fail', '79.94 reports 79.9');
update core.specification_line set value = 70.0 where id = pg_temp.line('car');
select is(rule.judge(pg_temp.line('car'), '=', 69.95, null), 'pass', '69.95 reports 70.0');
select is(rule.judge(pg_temp.line('car'), '=', 69.94, null), 'fail', '69.94 reports 69.9');
select is(rule.judge(pg_temp.line('car'), '~', 99.0, null), 'not decidable', 'about never decides a gating line');
select is(rule.judge(pg_temp.line('car'), null, null, null), 'not evaluable', 'not recorded is not evaluable');
select is(rule.judge(pg_temp.line('sterility'), null, null, w), v, 'the word ' || w) from (values ('no growth', 'pass'), ('growth', 'fail'), ('no growth to date', 'interim pass')) t (w, v);
update core.specification_line set value = 10.0 where id = pg_temp.line('car');
-- through the acts
select make_batch('B-QC', 'PT1', 40, 'sampled') \g /dev/null
select did('tec1', $$sample_register($R, 'B-QC', 'final', 'X1', $N, 'at the time')$$, 'stop VN103', 'a sample of a step that can not be done yet');
select is(answer() ->> 'value', 'expected sample final at the step that draws it; found fill waits for harvest', 'which names what has to be done first');
select make_batch('B-QD', 'PT1', 41, 'harvested') \g /dev/null
select did('tec1', $$sample_register($R, 'B-QC', 'nowhere', 'X1', $N, 'at the time')$$, 'VN214', 'a sample point that the process does not name');
select did('tec1', $$sample_register($R, 'B-QC', 'harvest', 'X 1', $N, 'at the time')$$, 'VN204', 'what is no code');
select did('tec1', format($$sample_register($R, 'B-QC', 'harvest', 'X1', %L, 'at the time')$$, now('1 hour')), 'VN502', 'drawn in the future');
select did('tec1', format($$sample_register($R, 'B-QD', 'final', 'X1', %L, 'at the time')$$, now('-1 hour')), 'VN503', 'drawn before the harvest that its step waits for');
select matches(current_setting('tap.named'), '^[0-9TZ:.-]+, not before [0-9TZ:.-]+$', 'which says from when on it could be');
select must('man1', format('clock_set($R, %L)', now('1 hour'))) \g /dev/null
select did('tec1', format($$sample_register($R, 'B-QC', 'harvest', 'X1', %L, 'at the time')$$, now('-1 hour')), 'VN504', 'an hour late without a reason');
select did('tec1', format($$sample_register($R, 'B-QC', 'harvest', 'X1', %L, 'at the time', reason => 'ok')$$, now('-1 hour')), 'VN205', 'or with one that says nothing');
select did('tec1', $$sample_register($R, 'B-QC', 'harvest', 'X1', $N, 'transcribed', 'paper')$$, 'VN217', 'transcribed into a batch without the mark');
select did('tec1', $$sample_register($R, 'B-QC', 'harvest', 'X1', $N, 'imported')$$, 'VN217', 'imported is what a file brings');
select did('qa1', $$sample_register($R, 'B-QC', 'harvest', 'X1', $N, 'at the time')$$, '42501', 'QA draws nothing');
select did('old1', $$sample_register($R, 'B-QC', 'harvest', 'X1', $N, 'at the time')$$, 'VN005', 'nor does who is not trained');
select did('tec1', $$sample_register($R, 'B-QC', 'harvest', 'S-H', $N, 'at the time')$$, 'done', 'the harvest sample');
select did('tec1', $$sample_register($R, 'B-QD', 'final', 'S-F', $N, 'at the time')$$, 'done', 'the final sample');
select did('tec1', $$sample_register($R, 'B-QD', 'final', 'S-F', $N, 'at the time')$$, 'VN113', 'one code is one sample');
create function pg_temp.result(line text, value text, sample text default 'S-H') returns text language sql as $$
    select format('result_record($R, %L, %L, %L, $N, ''at the time'')', sample, line, value)
$$;
select did('ana1', pg_temp.result('viability', v), c, 'a result ' || coalesce(v, 'NULL')) from (values ('', 'VN202'), (null, 'VN202'), ('many', 'VN201'), ('80,1', 'VN201'),
    ('NaN', 'VN201'), ('Infinity', 'VN201'), ('1e31', 'VN201'), ('80.15', 'VN206'), ('=>80', 'VN212'), ('!80', 'VN212'), ('8 0', 'VN201'),
    ('not recorded:forgotten', 'VN208'), ('not recorded:lost', 'VN205')) t (v, c);
select did('ana1', pg_temp.result('viability', ''), 'VN202', 'a result is not nothing');
select matches(current_setting('tap.why'), 'viability', 'and the line that has none is named');
select did('ana1', pg_temp.result('mycoplasma', 'nothing found'), 'VN208', 'a word that is not in the list');
select did('ana1', pg_temp.result('no-line', '1'), 'VN214', 'a line that is not in the specification');
select did('ana1', pg_temp.result('viability', '90.0', 'S-F'), 'VN214', 'a line of another sample');
select did('ana1', pg_temp.result('viability', '90.0', 'S-NONE'), 'VN306', 'an unknown sample');
select did('tec1', pg_temp.result('viability', '90.0'), '42501', 'an operator enters no results');
select did('old1', pg_temp.result('viability', '90.0'), 'VN005', 'nor does an analyst without training');
select did('far1', pg_temp.result('viability', '90.0'), 'VN306', 'nor another site');
select did('ana1', replace(pg_temp.result('viability', '90.0'), '$N', quote_literal(now('1 hour'))), 'VN502', 'tested in the future');
select did('ana1', replace(pg_temp.result('viability', '90.0'), '$N', quote_literal(now('-1 hour'))), 'VN503', 'tested before it was drawn');
select did('ana1', pg_temp.result('viability', '79.9'), 'done', 'a failing result is accepted');
select is(last('verdict'), 'fail', 'and flagged');
create temp table failing as select last('result')::bigint as id;
select signs('ana1', 'result', (select id from failing), 'reviewed', 'ana1', 'stop VN009', 'the analyst is not the reviewer');
select signs('ana1', 'result', (select id from failing), 'reviewed', 'ana2', 'stop VN009', 'nor is another analyst');
select signs('ana1', 'result', (select id from failing), 'reviewed', 'qcr1', 'done', 'QC reviews');
select did('ana1', pg_temp.result('viability', '85.0'), 'done', 'the retest that the line allows');
select did('ana1', pg_temp.result('viability', '86.0'), 'stop VN215', 'and no more');
select did('ana1', pg_temp.result('cd3', '95.0'), 'done', 'a line without retests');
select did('ana1', pg_temp.result('cd3', '96.0'), 'stop VN215', 'is tested once');
-- a person with both roles never plays both parts on one record
select did('mix1', pg_temp.result('car', '30.0'), 'done', 'a person of many roles enters a result');
select signs('mix1', 'result', last('result')::bigint, 'reviewed', 'mix1', 'stop VN009', 'and does not review it');
-- correction
create temp table car as select max(id) as id from core.result where line_id = pg_temp.line('car');
select did('ana2', format($$result_correct($R, %s, 1, '31.0', 'misread', 'x')$$, (select id from car)), 'VN205', 'a correction needs a reason');
select did('ana2', format($$result_correct($R, %s, 1, '31.0', 'mood', 'the printout says so')$$, (select id from car)), 'VN208', 'and a coded one');
select did('ana2', format($$result_correct($R, %s, 2, '31.0', 'misread', 'the printout says so')$$, (select id from car)), 'VN101', 'a stale version');
select did('ana2', format($$result_correct($R, %s, 1, '31.0', 'misread', 'the printout says so')$$, (select id from car)), 'done', 'corrected');
select did('ana2', format($$result_correct($R, %s, 1, '32.0', 'misread', 'the printout says so')$$, (select id from car)), 'VN101', 'the old revision is not corrected again');
select signs('ana2', 'result', (select id from car), 'reviewed', 'qcr1', 'stop VN009', 'nor reviewed');
select signs('ana2', 'result', (select max(id) from core.result), 'reviewed', 'mix1', 'stop VN009', 'the analyst of an earlier revision does not review the later');
select signs('ana2', 'result', (select max(id) from core.result), 'reviewed', 'qcr1', 'done', 'QC reviews the last revision');
-- words and stages
select did('ana1', pg_temp.result('sterility', 'no growth to date', 'S-F'), 'done', 'an interim result');
select is(last('stage'), 'interim', 'is interim');
select did('ana1', pg_temp.result('sterility', 'no growth', 'S-F'), 'done', 'the final one follows');
select did('ana1', pg_temp.result('sterility', 'no growth to date', 'S-F'), 'stop VN215', 'no interim after the final');
select did('ana1', format($$result_correct($R, %s, 1, 'no growth', 'misread', 'the printout says so')$$, (select min(id) from core.result where line_id = pg_temp.line('sterility') and stage = 'interim')),
    'stop VN215', 'nor does a correction make a further final of an interim one');
select did('ana1', pg_temp.result('endotoxin', '<0.25', 'S-F'), 'done', 'below the limit of quantitation');
select is(last('verdict'), 'pass', '<0.25 against <= 0.50 passes');
select did('ana1', format($$result_record($R, 'S-F', 'appearance', 'not recorded:lost', $N, 'at the time', null, 'the form was lost')$$), 'done', 'not recorded, with a reason');
select is(last('verdict'), 'not evaluable', 'is not evaluable');
-- groups of alternatives, on the rows themselves: met, pending, not evaluable, failed
create temp table alternative as select l.id as b, (select l2.id from core.specification_line l2 where l2.process_version_id = l.process_version_id and l2.code = 'cd3') as a
    from core.specification_line l where l.id = pg_temp.line('vcn');
update core.specification_line set any_of = 1, label = case id when (select a from alternative) then 'First' else 'Second' end where id in (select a from alternative union select b from alternative);
create function pg_temp.any_of() returns text language sql as $$
    select g.state from rule.evaluation_group((tap.batch('B-QC')).id) g where g.label like '%irst or %econd'
$$;
select is(pg_temp.any_of(), 'pending', 'any of: one not reviewed, one missing: pending');
update core.result set status = 'reviewed' where line_id = (select a from alternative);
select is(pg_temp.any_of(), 'met', 'any of: one met is enough');
update core.result set verdict = 'fail' where line_id = (select a from alternative);
select is(pg_temp.any_of(), 'pending', 'any of: one failed, one missing: pending');
select did('ana1', pg_temp.result('vcn', '9.00'), 'done', 'the second alternative');
update core.result set status = 'reviewed' where line_id = (select b from alternative);
select is(pg_temp.any_of(), 'failed', 'any of: both failed: failed');
update core.result set verdict = 'not evaluable' where line_id in (select a from alternative union select b from alternative);
select is(pg_temp.any_of(), 'not evaluable', 'any of: all not evaluable');
-- the oldest sample never hides behind a younger one: the worst decides
select did('tec1', $$sample_register($R, 'B-QC', 'harvest', 'S-H2', $N, 'at the time')$$, 'done', 'a second harvest sample');
select did('ana1', pg_temp.result('mycoplasma', 'detected'), 'done', 'detected in the first');
select signs('ana1', 'result', last('result')::bigint, 'reviewed', 'qcr1', 'done', 'reviewed');
select did('ana1', pg_temp.result('mycoplasma', repeat('x', 201), 'S-H2'), 'VN203: value (201 characters)', 'a result that is too long');
select did('ana1', pg_temp.result('mycoplasma', 'not detected', 'S-H2'), 'done', 'not detected in the second');
select signs('ana1', 'result', last('result')::bigint, 'reviewed', 'qcr1', 'done', 'reviewed, too');
select is((select state from rule.evaluation_group((batch('B-QC')).id) where label = 'mycoplasma'), 'failed', 'the line has failed');
