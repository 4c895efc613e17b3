-- Kinds of values, units, the plausible range, alert and action, files.
\i setup/work.sql
select pg_temp.work('B-VAL', 'mixed') \g /dev/null
create function pg_temp.feed(vals text) returns text language sql as $$ select pg_temp.doing('B-VAL', 'feed', vals) $$;
create function pg_temp.shown(field text) returns text language sql as $$
    select o.number || coalesce(' (' || o.typed || coalesce(' ' || o.typed_unit, '') || ')', '') || case when o.confirmed then ' confirmed' else '' end
    from core.observation o join core.process_field f on f.id = o.process_field_id
    where o.batch_id = (batch('B-VAL')).id and f.name = $1 order by o.id desc limit 1
$$;
-- what each kind refuses
select did('tec1', pg_temp.feed(format('{%s}', v)), c, v) from (values
    ('"pause": "-1"', 'VN231'), ('"pause": "1.5"', 'VN206'), ('"pause": "soon"', 'VN201'), ('"pause": {"value": "1", "unit": "mL"}', 'VN211'),
    ('"tubes": "-1"', 'VN231'), ('"tubes": "1.5"', 'VN216'), ('"tubes": "many"', 'VN201'), ('"tubes": {"value": "1", "unit": "mL"}', 'VN211'),
    ('"share": "12.34"', 'VN206'), ('"share": "12%"', 'VN201'),
    ('"tight": "maybe"', 'VN208'), ('"tight": "Yes"', 'VN208'), ('"tight": {"value": "yes", "unit": "mL"}', 'VN211'),
    ('"label": "two words"', 'VN204'), ('"label": "%UABC0"', 'VN305'), ('"label": ""', 'VN202'),
    ('"curve": "curve.csv"', 'VN204'), ('"curve": "' || repeat('a', 64) || '"', 'VN306'),
    ('"volume": {"value": "1", "unit": "g"}', 'VN211'), ('"volume": {"value": "1", "unit": "pint"}', 'VN211'), ('"volume": {"value": "0.00001", "unit": "L"}', 'VN206'),
    ('"volume": {"value": "1", "unit": 5}', 'VN901'), ('"volume": {"value": "600", "confirm": true}', 'VN901'),
    ('"volume": "600"', 'VN207'), ('"volume": {"value": "600", "confirm": "610"}', 'VN207'), ('"volume": {"value": "0.6", "unit": "L"}', 'VN207')) t (v, c);
create function pg_temp.why(vals text) returns text language plpgsql as $$ begin perform act('tec1', pg_temp.feed(vals)); return current_setting('tap.why'); end $$;
select is(pg_temp.why('{"volume": {"value": "1", "unit": "g"}}'), 'the unit does not fit the field: g (mass) cannot become mL (volume)', 'another dimension is refused with both named');
select is(pg_temp.why('{"volume": "600"}'), 'the value is outside the plausible range: 600.0 mL not in 1 to 500', 'an implausible value is refused with its range');
-- converted exactly, typed again, rounded from a file
create temp table sha as select repeat('0', 63) || '1' as hex;
select did('tec1', format('attachment_register($R, ''B-VAL'', %L, %L, %L)', v, m, n), c, 'file ' || v) from (values
    ('curve.csv', 'text/csv', 'curve.csv', 'VN204'), (repeat('0', 63) || '1:0', 'text/csv', 'curve.csv', 'VN204'), (repeat('0', 63) || '1:9999999999999', 'text/csv', 'curve.csv', 'VN204'),
    (repeat('0', 63) || '1:12', 'csv', 'curve.csv', 'VN208'), (repeat('0', 63) || '1:12', 'text/csv', '', 'VN202'), (repeat('0', 63) || '1:12', 'text/csv', 'curve.csv', 'done'),
    (repeat('0', 63) || '1:12', 'text/csv', 'curve.csv', 'VN113')) t (v, m, n, c);
select did('far1', format('attachment_register($R, ''B-VAL'', %L, ''text/csv'', ''curve.csv'')', repeat('0', 63) || '2:12'), 'VN306', 'nobody of another site registers one');
select did('rel1', format('attachment_register($R, ''B-VAL'', %L, ''text/csv'', ''curve.csv'')', repeat('0', 63) || '2:12'), '42501', 'nor a releaser');
select did('tec1', format('step_record($R, ''B-VAL'', ''feed'', 1, $N, %L)', format('{"volume": {"value": "0.1505", "unit": "L"}, "pause": {"value": "1.5", "unit": "h"}, "label": "FLASK-1", "tight": "n/a", "tubes": "4", "share": "104.0", "curve": "%s"}', (select hex from sha))), 'done', 'every kind of value');
select is(pg_temp.shown('volume'), '150.5 (0.1505 L)', 'litres become millilitres, and what was typed stays');
select is(pg_temp.shown('pause'), '90 (1.5 h)', 'hours become minutes');
select is(pg_temp.shown('tubes'), '4', 'what was typed in the unit of the field stands alone');
create function pg_temp.correct(field text, value text) returns text language sql as $$
    select format('observation_correct($R, %s, %L, %s, %L, ''misread'', ''read the flask again'')', step('B-VAL', 'feed'), field, pg_temp.version(step('B-VAL', 'feed')), value)
$$;
select did('tec1', pg_temp.correct('volume', '{"value": "510.0", "confirm": "510.0"}'), 'done', 'typed again an implausible value is taken');
select is(pg_temp.shown('volume'), '510.0 confirmed', 'and the record says so');
select did('tec1', pg_temp.correct('volume', '{"value": "120.04999", "source": "file"}'), 'done', 'more decimals from a file');
select is(pg_temp.shown('volume'), '120.0 (120.04999)', 'are rounded, and the text of the file is kept');
select did('tec1', pg_temp.correct('volume', '{"value": "1000000", "unit": "uL", "confirm": "1000000"}'), 'done', 'a converted one is confirmed as it was typed');
select is(pg_temp.shown('volume'), '1000.0 (1000000 uL) confirmed', 'and both stand there');
select did('tec1', pg_temp.correct('pause', '{"value": "10", "unit": "s"}'), 'VN211', 'what has no finite form in the unit of the field is refused');
select did('tec1', pg_temp.correct('curve', repeat('f', 64)), 'VN306', 'a correction names a registered file, too');
select did('tec1', pg_temp.correct('tight', '{"not_recorded": "not_done", "reason": "nobody tried it"}'), 'done', 'any kind may be not recorded, with a reason');
select matches(pg_temp.record('B-VAL'), '1000\.0 mL \(typed: 1000000 uL\) \(typed twice, outside the plausible range\)', 'the batch record shows what was typed');
select matches(pg_temp.record('B-VAL'), 'curve\.csv \(text/csv, 12 bytes, SHA-256 0+1\)', 'and the file by all that is known of it');
select is(value('tec1', $$select name || ' ' || size from api.attachment where batch = 'B-VAL'$$), 'curve.csv 12', 'and lists it');
-- the table of units
select is((select string_agg(distinct f.unit, ', ') from core.process_field f where f.unit is not null and not exists (select from ref.unit u where u.unit = f.unit)), null, 'every unit of a field is a known one');
select is((select string_agg(distinct l.unit, ', ') from core.specification_line l where l.unit is not null and not exists (select from ref.unit u where u.unit = l.unit)), null, 'every unit of a specification, too');
select is(rule.convert(v, f, t, 'x')::text, w, format('%s %s in %s', v, f, t)) from (values (1.5, 'L', 'mL', '1500'), (0.5, 'mg/mL', 'g/L', '0.5'), (2, 'd', 'h', '48'), (1.84, '10*9/L', '10*6/mL', '1.84'),
    (90, 'min', 'h', '1.5'), (70000, 'g', 'kg', '70'), (3, '10*6', '10*3', '3000')) u (v, f, t, w);
-- alert and action
create function pg_temp.look(viability text, occurrence integer) returns text language sql as $$ select pg_temp.doing('B-VAL', 'daily', format('{"viability": %s}', viability), occurrence) $$;
select did('tec1', pg_temp.look('"79.9"', 1), 'done', 'a value at its alert level');
select matches(pg_temp.gaps('B-VAL', 'comment'), '^comment missing: daily 1, Viability, record \d+$', 'asks for a comment');
select is(value('tec1', $$select level || ': ' || wanted from api.alarm where batch = 'B-VAL'$$), 'alert: comment', 'in a list of its own');
select did('tec1', format('comment_add($R, ''B-VAL'', ''seen under the microscope, too'', %s)', step('B-VAL', 'daily')), 'done', 'a comment afterwards');
select is(pg_temp.gaps('B-VAL', 'comment'), null, 'answers it');
select did('tec1', pg_temp.look('{"value": "75.0", "comment": "the tube stood for an hour"}', 2), 'done', 'a comment with the entry');
select is(pg_temp.gaps('B-VAL', 'comment'), null, 'answers it at once');
select did('tec1', pg_temp.look('"69.9"', 3), 'done', 'a value at its action level');
select matches(pg_temp.gaps('B-VAL', 'triage'), '^triage missing: daily 3', 'asks for triage');
select is(value('qa1', $$select count(*) from report.worklist where batch = 'B-VAL' and mine and what like 'triage missing%'$$), '1', 'by QA');
create function pg_temp.triage(decision text default 'no deviation', deviation bigint default null, reason text default 'the counter had a bubble', field text default 'viability', occurrence integer default 3) returns text language sql as $$
    select format('observation_triage($R, %s, %L, %s, %L, %L, %s)', step('B-VAL', 'daily', occurrence), field, pg_temp.version(step('B-VAL', 'daily', occurrence)), decision, reason, coalesce(deviation::text, 'null'))
$$;
select did('tec1', pg_temp.triage(), '42501', 'an operator does not decide');
select did('far2', pg_temp.triage(), 'VN306', 'nor QA of another site');
select did('qa1', pg_temp.triage(field => 'nothing'), 'VN306', 'a field that is not at its level');
select did('qa1', pg_temp.triage(occurrence => 1), 'VN306', 'an alert is not triaged');
select did('qa1', pg_temp.triage('perhaps'), 'VN208', 'a decision of another kind');
select did('qa1', pg_temp.triage('deviation'), 'VN306', 'a deviation that is not named');
select did('qa1', pg_temp.triage('no deviation', 1), 'VN901', 'a deviation with the other decision');
select did('qa1', pg_temp.triage(reason => 'so'), 'VN205', 'a decision without words');
select did('qa1', pg_temp.triage(), 'done', 'QA decides');
select did('qa1', pg_temp.triage(), 'VN306', 'once');
select is(pg_temp.gaps('B-VAL', 'triage'), null, 'nothing waits');
select matches(pg_temp.record('B-VAL'), 'no deviation, .*the counter had a bubble', 'the batch record shows the decision');
select did('tec1', format('observation_correct($R, %s, ''viability'', %s, ''65.0'', ''misread'', ''read the counter again'')', step('B-VAL', 'daily', 3), pg_temp.version(step('B-VAL', 'daily', 3))), 'done', 'a corrected value at its level');
select matches(pg_temp.gaps('B-VAL', 'triage'), 'daily 3', 'is decided anew');
select did('qa1', pg_temp.triage('deviation', pg_temp.deviation('B-VAL')), 'done', 'this time a deviation');
select is((select string_agg(revision || ' ' || decision, ', ' order by id) from core.triage), '1 no deviation, 2 deviation', 'both decisions are kept');
-- a release is blocked by it
select make_batch('B-ACT', 'PT1', 440, 'sampled') \g /dev/null
select must('tec1', format($$step_record($R, 'B-ACT', 'daily-sample', 2, $N, %L, null, 'V-ACT')$$, jsonb_build_object('sampled_at', now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '60.0', 'look', 'clear'))) \g /dev/null
select do_harvest('B-ACT'), do_fill('B-ACT'), do_results('B-ACT'), must_sign('qa2', 'batch', (batch('B-ACT')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-ACT', {B-ACT}, 'released')$$, 'stop VN106', 'nothing is released before QA has decided about a value at its action level');
select matches(answer() ->> 'value', 'triage missing: daily-sample 2, Viability', 'and the stop says so');
