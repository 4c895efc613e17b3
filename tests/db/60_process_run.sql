-- The twelve-day process of the demonstration, run from the first step to a verdict with results pending: every step can be done,
-- every formula gives its number, the plus-minus limits know the order.
\set document `cat ../../sql/process/cd19-device-12d.json`
select import(:'document') \g /dev/null
select train(p, 'cd19-device-12d') from unnest(array['col1', 'col2', 'tec1', 'tec2', 'tec3', 'ana1', 'ana2', 'qcr1', 'qa2', 'rel1', 'cli1', 'cli2', 'man2']) p \g /dev/null
select must('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'cd19-device-12d', 'O-12D', 'CHA999926000612', 'B-ALL', '1.0', '2024-01-02', '70.0', '2024-01-02', '2.00', '10*6/kg', 'non-reactive')$$) \g /dev/null
select must('coo1', $$batch_issue($R, 'O-12D', 1, 'B-12D', '2026-12-01', '')$$) \g /dev/null
create function pg_temp.did(step text, person text, vals jsonb, vessel text default 'V-12D', meaning text default '', second text default 'tec2', produced jsonb default null, occurrence integer default 1) returns setof text language plpgsql as $$
begin
    return next did(person, format('step_record($R, ''B-12D'', %L, %s, $N, %L, null, %L, %L)', step, occurrence, vals, vessel, produced), 'done', step);
    if meaning = 'witnessed' then
        perform must(second, format('scan($R, %L, ''B-12D'')', vessel));
    end if;
    -- the checker enters critical values a second time
    if (select x.second_entry from core.step_execution x where x.id = step('B-12D', did.step)) = 'open' then
        perform must(second, format('step_second($R, %s, 1, %L)', step('B-12D', did.step), (
            select jsonb_object_agg(k, v) from jsonb_each(vals) e (k, v) join core.process_field f on f.name = e.k and f.critical
            join core.step_execution x on x.process_step_id = f.step_id where x.id = step('B-12D', did.step))));
    end if;
    if meaning <> '' then
        return next signs(person, 'step_execution', step('B-12D', step), meaning, second, 'done', format('%s %s', step, meaning));
    end if;
end
$$;
create function pg_temp.number(step text, field text) returns text language sql as $$
    select o.number || coalesce(' ' || nullif(o.breach, ''), '') from core.observation o join core.process_field f on f.id = o.process_field_id
    join core.step_execution x on x.id = o.step_execution_id join core.process_step s on s.id = x.process_step_id
    where x.batch_id = (batch('B-12D')).id and s.code = $1 and f.name = $2 order by x.occurrence desc, o.revision desc limit 1
$$;
select must('col1', format($$identity_check($R, 'B-12D', 'chair', null, %L)$$, chair('PT1'))) \g /dev/null
select must('col1', $$collection_start($R, 'B-12D', {B-12D}, $N)$$) \g /dev/null
select last('collection') as collection \gset
select pg_temp.did('pre-collection', 'col1', '{"wbc": "4.20", "lymphocytes": "1.10", "pre_cd3": "900", "haematocrit": "34.0", "platelets": "120", "washout": "21"}', null);
select pg_temp.did('leukapheresis', 'col1', '{"processed": "10.0", "anticoagulant": "800", "look": "as expected", "adverse_event": "no"}', null);
select must('col1', format($$collection_finish($R, %s, 1, %L, '120.0', $N)$$, :collection, din(612))) \g /dev/null
select must_sign('col2', 'collection', :collection, 'checked') \g /dev/null
select must('tec1', format($$identity_check($R, 'B-12D', 'receipt', %L, %L)$$, din(612), items('coi', 'CHA999926000612', 'scan', 'din', din(612), 'scan'))) \g /dev/null
select must('tec1', format($$receipt_record($R, 'B-12D', {B-12D}, %L, $N, '120.0', '5.0', 'intact')$$, din(612))) \g /dev/null
select last('receipt') as receipt \gset
select must('tec1', format($$receipt_decide($R, %s, 1, 'accept', null)$$, :receipt)) \g /dev/null
select must_sign('tec2', 'receipt', :receipt, 'checked') \g /dev/null
select pg_temp.did('starting-count', 'tec1', '{"volume": "120.0", "wbc": "45.0", "viability": "98.0", "cd3": "49.0"}', din(612), 'checked');
select is(pg_temp.number('starting-count', 'cd3_total'), '2593.1', 'a formula with a constant: 120.0 mL x 45.0 x 0.980 x 0.490');
select is(pg_temp.number('starting-count', 'ce2'), '28.8', 'collection efficiency over three steps');
select pg_temp.did('line-clearance', 'tec1', (select jsonb_object_agg(f.name, 'yes') from core.process_field f join core.process_step s on s.id = f.step_id join core.process_version v on v.id = s.process_version_id
    where s.code = 'line-clearance' and v.title like 'CD19%' and f.kind = 'yes_no_na') || '{"remark": "plate 3 renewed"}', din(612), 'witnessed');
select is((select count(*) from core.observation where step_execution_id = step('B-12D', 'line-clearance') and word = 'yes'), 12::bigint, 'twelve lines');
select pg_temp.did('device-setup', 'tec1', '{"program": "TCT 12 d", "integrity": "passed", "co2": "5.0", "temperature": "37.0"}', din(612), 'checked');
select pg_temp.did('load-cells', 'tec1', '{"volume": "100.0", "kept_back": "20.0"}', din(612), 'witnessed');
select pg_temp.did('selection', 'tec1', '{"cd4_reagent": "7.50", "cd8_reagent": "7.50", "volume": "80.0", "tnc": "18.00", "viability": "97.0", "purity": "97.5", "cd3": "96.0"}', din(612), 'checked');
select is(pg_temp.number('selection', 'recovery'), '62.1', 'recovery against what was loaded');
select pg_temp.did('seed', 'tec1', '{"volume": "100.0", "vcc": "1.00", "reagent": "4.00", "temperature": "37.0"}', din(612), 'checked', 'tec2', '{"vessel": "V-12D"}');
select pg_temp.did('thaw-vector', 'tec1', jsonb_build_object('thawed_at', now(), 'vial', 'VIAL-7', 'vials', '1', 'titre', '250.0'), 'V-12D', 'checked');
select pg_temp.did('add-vector', 'tec1', '{"moi": "5.0", "vector_added": "2.00"}', 'V-12D', 'witnessed');
select is(pg_temp.number('add-vector', 'vector_volume') || ', ' || pg_temp.number('add-vector', 'vector_added'), '2.00, 2.00', 'vector volume, and what was added lies within 5 % of it');
select pg_temp.did('wash', 'tec1', '{"volume": "100.0", "vcc": "1.10", "viability": "88.0", "agitation": "yes"}');
select pg_temp.did('daily-sample', 'tec1', jsonb_build_object('sampled_at', now(), 'volume', '200.0', 'vcc', v, 'viability', via, 'glucose', '8.0', 'lactate', '12.0', 'ph', '7.10', 'look', 'clear', 'alarms', 'no'), 'V-12D', '', null, null, n)
    from (values (1, '2.00', '91.0'), (2, '6.00', '78.4'), (3, '15.50', '93.0')) x (n, v, via);
select is(pg_temp.number('daily-sample', 'fold') || ', ' || pg_temp.number('daily-sample', 'doublings'), '31.0, 4.95', 'fold and doublings as published: 31.0 and 4.95');
select is((select array_agg(o.breach order by x.occurrence) from core.observation o join core.process_field f on f.id = o.process_field_id join core.step_execution x on x.id = o.step_execution_id where f.name = 'viability' and x.batch_id = (batch('B-12D')).id
    and x.process_step_id = (select process_step_id from core.step_execution where id = step('B-12D', 'daily-sample'))), array['', 'alert', ''], 'viability 78.4 % is an alert');
select pg_temp.did('feed', 'tec1', '{"removed": "100", "added": "120", "volume": "220.0"}');
select pg_temp.did('ipc-sample', 'tec1', jsonb_build_object('sampled_at', now(), 'taken', '2.0'));
select pg_temp.did('ipc-review', 'ana1', '{"car": "31.0", "viability": "92.0", "cd3": "96.0"}', 'V-12D', 'checked', 'ana2');
select did('tec1', $$step_record($R, 'B-12D', 'harvest', 1, $N, '{}', null, 'V-12D')$$, 'stop VN103', 'no harvest before it is decided');
select pg_temp.did('microbiology-sample', 'tec1', jsonb_build_object('sampled_at', now(), 'taken', '20.0'));
select pg_temp.did('harvest-decision', 'tec1', '{"volume": "200.0", "vcc": "15.50", "cd3": "97.0", "car": "38.0", "decision": "harvest"}', 'V-12D', 'checked', 'man2');
select is(pg_temp.number('harvest-decision', 'projected_dose'), '16.32', 'the weight of the order reaches a formula');
select pg_temp.did('harvest', 'tec1', '{"volume": "200.0", "vcc": "15.50", "viability": "93.0"}', 'V-12D', 'witnessed');
select is(status('B-12D'), 'harvested/quarantine', 'harvested');
select pg_temp.did('formulate', 'tec1', '{"washes": "3", "final_volume": "50.0", "tnc": "12.00", "viability": "92.0", "cd3": "97.0", "car": "38.0"}', 'V-12D', 'checked');
select is(pg_temp.number('formulate', 'car_cells'), '203.5', 'viable CAR+ cells as in the worked example: 2.034672e8');
select is(pg_temp.number('formulate', 'yield'), '17.8 action', 'a yield outside its levels');
select pg_temp.did('fill-clearance', 'tec1', '{"product": "yes", "labels": "yes", "documents": "yes"}', 'V-12D', 'witnessed');
select pg_temp.did('print-labels', 'tec1', '{"printed": "4", "matches": "yes"}', 'V-12D', 'checked');
select pg_temp.did('retain', 'tec1', '{"vials": "3", "vial_volume": "0.5"}');
select pg_temp.did('fill', 'tec1', '{"volume": "34.4", "applied": "2", "spoiled": "0", "destroyed": "1", "scanned_back": "yes", "sealed": "yes"}', 'V-12D', 'witnessed', 'tec2', '{"bag": "BAG-12D"}');
select is(pg_temp.number('fill', 'dose'), '2.00', 'the ordered dose is in the bag: 34.4 mL, within 20 % of 2.00');
select is(status('B-12D'), 'filled/quarantine', 'filled');
select must('tec3', format($$sample_register($R, 'B-12D', %L, %L, $N, 'at the time')$$, s, 'S-' || s)) from unnest(array['day-10', 'harvest', 'final']) s \g /dev/null
create temp table given (sample text, line text, value text);
insert into given values ('final', 'appearance', 'turbid, no aggregates, no leak'), ('harvest', 'identity', 'positive'), ('harvest', 'viability', '93.0'), ('harvest', 'cd3', '97.0'), ('harvest', 'car', '38.0'), ('final', 'dose', '2.00'),
    ('harvest', 'b-cells', 'not detected'), ('final', 'endotoxin', '<0.25'), ('final', 'gram', 'no organisms seen'), ('day-10', 'sterility-day-10', 'no growth to date'), ('day-10', 'mycoplasma', 'negative to date'), ('harvest', 'rcl', 'not detected');
create function pg_temp.result(sample text, line text, value text) returns void language plpgsql as $$
begin
    perform must('ana1', format('result_record($R, %L, %L, %L, $N, ''at the time'')', 'S-' || sample, line, value));
    perform must_sign('qcr1', 'result', last('result')::bigint, 'reviewed');
end
$$;
select pg_temp.result(sample, line, value) from given \g /dev/null
select is((select verdict || ' ' || coalesce(array_to_string(blocking, ', '), '') from rule.verdict((batch('B-12D')).id)), 'pending ', 'gating lines met or standing on their interim; vector copies, potency and final sterility pending, none of them blocks');
select is((select string_agg(g.label, '; ' order by g.place) from rule.evaluation_group((batch('B-12D')).id) g where g.state in ('pending', 'interim') and not g.report),
    'sterility, starting material; sterility, day-10 sample; mycoplasma, day-10 sample; vector copies per transduced cell; sterility, final product; surviving fraction of target cells, 1:1 or interferon-gamma release', 'what is pending');
select pg_temp.result('harvest', 'potency-ifng', '480') \g /dev/null
select is((select state from rule.evaluation_group((batch('B-12D')).id) where label like 'surviving%'), 'met', 'one potency is enough');
