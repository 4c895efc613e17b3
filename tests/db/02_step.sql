-- Recording a step: order, time, place, and every kind of value.
create function pg_temp.sample(change text, occurrence integer default 1) returns text language sql as $$
    -- daily-sample with values changed by a JSON object; null removes a field
    select format('step_record($R, ''B-RUN'', ''daily-sample'', %s, $N, %L, null, ''V-RUN'')', occurrence,
        jsonb_strip_nulls(jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '92.0', 'look', 'clear')
        || change::jsonb))
$$;
-- order
select did('tec1', $$step_record($R, 'B-RUN', 'harvest', 1, $N, '{"decision": "manager", "volume": "100.0", "vcc": "8.00"}', null, 'V-RUN')$$,
    'stop VN103', 'a step before the one it follows');
select is(answer() ->> 'value', 'expected daily-sample before harvest; found harvest', 'the stop names what is missing');
select did('tec1', $$step_record($R, 'B-RUN', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'V-RUN')$$, 'VN104', 'a step done already');
select did('tec1', $$step_record($R, 'B-RUN', 'seed', 2, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'V-RUN')$$, 'VN104', 'a second time for what does not repeat');
select did('tec1', pg_temp.sample('{}', 2), 'VN901', 'an occurrence left out');
select did('tec1', $$step_record($R, 'B-RUN', 'no-step', 1, $N, '{}', null, 'V-RUN')$$, 'VN306', 'a step the process does not have');
select did('tec1', $$step_record($R, 'B-COL', 'seed', 1, $N, '{}', null, 'V-RUN')$$, 'VN102', 'engineering while collecting');
-- place
select did('tec1', replace(pg_temp.sample('{}'), 'V-RUN', 'A999926000001'), 'done', 'another vessel of the batch in use is right, too');
select did('tec1', replace(pg_temp.sample('{}', 2), 'V-RUN', 'NOBODYS'), 'stop VN302', 'a vessel nobody knows');
select did('tec1', replace(pg_temp.sample('{}', 2), '''V-RUN''', 'null'), 'stop VN302', 'no vessel scanned');
-- time
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', quote_literal(now('1 hour'))), 'VN502', 'an event in the future');
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', quote_literal(now('-1 day'))), 'VN503', 'an event before the step it follows');
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', '''2026-01-01 10:00'''), 'VN501', 'a moment without an offset');
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', '''infinity'''), 'VN501', 'infinity is no moment');
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', '''tomorrow'''), 'VN501', 'tomorrow is no moment');
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', '''2026-02-30T10:00:00Z'''), 'VN501', 'the thirtieth of February is no moment');
select did('tec1', replace(pg_temp.sample('{}', 2), '$N', 'null'), 'VN202', 'no moment');
-- values
select did('tec1', pg_temp.sample('{"volume": "100.05"}', 2), 'VN206', 'more decimals than the field takes');
select did('tec1', pg_temp.sample('{"volume": "100.00"}', 2), 'done', 'zeros behind the last decimal are no decimals');
select is((select number::text from core.observation o join core.process_field f on f.id = o.process_field_id
    where o.step_execution_id = step('B-RUN', 'daily-sample', 2) and f.name = 'volume'), '100.0', 'kept with the decimals of the field');
select did('tec1', pg_temp.sample('{"volume": "5000"}', 3), 'VN207', 'an implausible value');
select did('tec1', pg_temp.sample('{"volume": {"value": "5000", "confirm": "5000"}}', 3), 'done', 'typed again it is taken');
select did('tec1', pg_temp.sample('{"look": "pretty"}', 4), 'VN208', 'a word that is not in the list');
select did('tec1', pg_temp.sample('{"sampled_at": "yesterday"}', 4), 'VN501', 'a moment in words');
select did('tec1', pg_temp.sample('{"vessels": "1.5"}', 4), 'VN216', 'half a vessel');
select did('tec1', pg_temp.sample('{"vessels": "9"}', 4), 'VN207', 'more vessels than there can be');
select did('tec1', pg_temp.sample('{"viability": null}', 4), 'VN202', 'a required value left out');
select did('tec1', pg_temp.sample('{"viability": ""}', 4), 'VN202', 'an empty value');
select did('tec1', pg_temp.sample('{"fold": "2.0"}', 4), 'VN210', 'a computed value typed in');
select did('tec1', pg_temp.sample('{"colour": "blue"}', 4), 'VN209', 'a field the step does not have');
select did('tec1', pg_temp.sample('{"vcc": {"value": "4.00", "unit": "mL"}}', 4), 'VN211', 'another unit');
select did('tec1', pg_temp.sample('{"vcc": {"value": "4.00", "source": "scan"}}', 4), 'VN217', 'a source the field does not allow');
select did('tec1', pg_temp.sample('{"vcc": {"value": "4.00", "unit": "10*6/mL", "source": "file"}}', 4), 'done', 'unit and source as the process says');
select did('tec1', pg_temp.sample('{"vcc": {"not_recorded": "lost"}}', 5), 'VN205', 'not recorded needs a reason');
select did('tec1', pg_temp.sample('{"vcc": {"not_recorded": "forgotten", "reason": "the paper is gone"}}', 5), 'VN208', 'not recorded is a coded word');
select did('tec1', pg_temp.sample('{"vcc": {"not_recorded": "lost", "reason": "the paper is gone"}}', 5), 'done', 'not recorded, with word and reason');
select is((select o.not_recorded || ': ' || o.reason from core.observation o join core.process_field f on f.id = o.process_field_id
    where o.step_execution_id = step('B-RUN', 'daily-sample', 5) and f.name = 'total_cells'), 'not_done: an input of the formula is missing',
    'what is computed from it is not recorded either');
select did('tec1', pg_temp.sample('{"viability": "79.9"}', 6), 'done', 'a value below the alert level is accepted');
select is(last('shown')::jsonb ->> 'viability', '79.9 (alert level)', 'and shown with its level');
-- the value and its verdict are stored, and beside the limit they are read by who may read the batch, and by nobody else
create function pg_temp.breached(login text) returns text language sql as $$
    select value(login, 'select string_agg(format(''%s %s against %s %s'', round(o.number, 1), o.breach, f.alert_op, f.alert_value), '', '') from api.observation o
        join api.process_field f on f.process = ''synthetic-small'' and f.step = o.step and f.name = o.field
        where o.batch = ''B-RUN'' and o.step = ''daily-sample'' and o.occurrence = 6 and o.breach <> ''''')
$$;
select is(pg_temp.breached(l), '79.9 alert against >= 80.0', l || ' reads value, verdict and limit') from unnest(array['tec1', 'ana1', 'qa1', 'man1', 'aud1']) l;
select is(coalesce(pg_temp.breached(l), ''), '', l || ' reads none of it') from unnest(array['adm1', 'far1', 'far2']) l;
select did('tec1', pg_temp.sample('{"viability": "69.9"}', 7), 'done', 'a value below the action level is accepted');
select is((select breach from core.observation o join core.process_field f on f.id = o.process_field_id
    where o.step_execution_id = step('B-RUN', 'daily-sample', 7) and f.name = 'viability'), 'action', 'and flagged');
select did('tec1', pg_temp.sample('{"viability": "100"}', 8), 'done', 'the edge of the plausible range');
select did('tec1', pg_temp.sample('{"volume": 100}', 9), 'VN901', 'a JSON number is refused: it may have been a float');
select did('tec1', replace(pg_temp.sample('{}', 9), '{"', '{{"'), 'VN901', 'broken JSON');
select did('tec1', $$step_record($R, 'B-RUN', 'daily-sample', 9, $N, '[]', null, 'V-RUN')$$, 'VN901', 'a list instead of an object');
-- computed from unrounded values: 100.0 x 4.00 = 400.0; fold 400/100 = 4.0; doublings 2.00
select is((select string_agg(f.name || '=' || o.number, ' ' order by f.place) from core.observation o
    join core.process_field f on f.id = o.process_field_id and f.kind = 'computed' where o.step_execution_id = step('B-RUN', 'daily-sample', 2)),
    'total_cells=400.0 fold=4.0 doublings=2.00', 'computed values of a chain of formulas');
-- late: the whole laboratory moves an hour on
select did('man1', format('clock_set($R, %L)', now('1 hour')), 'done', 'an hour later');
select did('tec1', replace(pg_temp.sample('{}', 9), '$N', quote_literal(now('-16 min'))), 'VN504', 'sixteen minutes late without a reason');
select did('tec1', replace(pg_temp.sample('{}', 9), '$N', quote_literal(now('-14 min'))), 'done', 'fourteen minutes are at the time');
select is(last('entry_mode'), 'at the time', 'and say so');
select did('tec1', replace(replace(pg_temp.sample('{}', 10), '$N', quote_literal(now('-16 min'))), '''V-RUN'')',
    '''V-RUN'', null, null, null, ''gloves were on'')'), 'done', 'late with a reason');
select is(last('entry_mode'), 'late', 'and it shows as late');
select did('tec1', replace(pg_temp.sample('{}', 11), '''V-RUN'')', '''V-RUN'', null, ''synthetic'')'), 'VN217', 'synthetic values in a batch without the mark');
select did('tec1', replace(pg_temp.sample('{}', 11), '''V-RUN'')', '''V-RUN'', null, ''guessed'')'), 'VN217', 'an entry mode that does not exist');
-- somebody else's hands
select did('tec1', replace(pg_temp.sample('{}', 11), 'null, ''V-RUN''', '''tec3'', ''V-RUN'''), 'done', 'a scribe records for the performer');
select is((select p.code || ' ' || r.code from core.step_execution x join core.person p on p.id = x.performed_by_id
    join core.person r on r.id = x.recorded_by_id where x.id = step('B-RUN', 'daily-sample', 11)), 'tec3 tec1', 'both are named');
select did('tec1', replace(pg_temp.sample('{}', 12), 'null, ''V-RUN''', '''ana1'', ''V-RUN'''), 'VN003', 'the performer needs the role');
select did('tec1', replace(pg_temp.sample('{}', 12), 'null, ''V-RUN''', '''old1'', ''V-RUN'''), 'VN005', 'the performer needs the training');
select did('tec1', replace(pg_temp.sample('{}', 12), 'null, ''V-RUN''', '''nobody'', ''V-RUN'''), 'VN306', 'the performer must exist');
select did('old1', pg_temp.sample('{}', 12), 'VN005', 'nobody records without training');
select did('far1', pg_temp.sample('{}', 12), 'VN306', 'nobody records at another site');
-- containers
select make_batch('B-ACC', 'PT1', 20, 'accepted') \g /dev/null
select did('tec1', $$step_record($R, 'B-ACC', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000020')$$, 'VN202', 'a step that makes a vessel needs its code');
select did('tec1', $$step_record($R, 'B-ACC', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000020', '{"vessel": "V-RUN"}')$$, 'VN113', 'a code in use');
select did('tec1', $$step_record($R, 'B-ACC', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000020', '{"vessel": "bad code!"}')$$, 'VN204', 'what is no code');
select did('tec1', $$step_record($R, 'B-ACC', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'V-RUN', '{"vessel": "V-ACC"}')$$, 'stop VN301', 'the vessel of another patient');
select is(status('B-ACC'), 'accepted/quarantine', 'a stop moves nothing');
select did('tec1', $$step_record($R, 'B-ACC', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000020', '{"vessel": "V-ACC"}')$$, 'done', 'the right vessel');
select is(status('B-ACC'), 'accepted/quarantine', 'a step that waits for its check does not move the batch yet');
