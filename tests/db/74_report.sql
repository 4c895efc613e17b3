-- Reports: what waits for whom, and the batch record with everything that was changed.
create function pg_temp.worklist(login text, batch text) returns text language sql as $$
    select value(login, format('select string_agg(kind || %L || what, %L order by kind, what) from report.worklist where mine and batch = %L', ' ', '; ', batch))
$$;
create function pg_temp.record(login text, batch text) returns text language sql as $$
    select value(login, format('select (r.data ->> %L) from api.record_export(%L, %L) r', 'record', gen_random_uuid(), batch))
$$;
select is(pg_temp.worklist('tec1', 'B-RUN'), 'due Daily sample (daily-sample)', 'an operator sees the next step');
select is(pg_temp.worklist('rel1', 'B-RUN'), null, 'a releaser has nothing to do there');
select is(pg_temp.worklist('col1', 'B-COL'), 'due end of the collection', 'a collector the open collection');
select is(value('far2', 'select count(*) from report.worklist'), '0', 'another site sees nothing');
select did('tec1', format($$step_record($R, 'B-RUN', 'daily-sample', 1, $N, %L, null, 'V-RUN')$$,
    jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '65.0', 'look', 'clear')), 'done', 'a daily sample');
select did('man1', format('clock_set($R, %L)', tap.now('29 hours')), 'done', 'more than a day and the tolerance later');
select is(pg_temp.worklist('tec1', 'B-RUN'), 'late Daily sample (daily-sample)', 'the next one is late');
select did('tec1', format($$step_record($R, 'B-RUN', 'daily-sample', 2, $N, %L, null, 'V-RUN')$$,
    jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', '4.40', 'viability', '92.0', 'look', 'clear')), 'done', 'recorded');
select did('tec1', format($$step_record($R, 'B-RUN', 'harvest', 1, $N, %L, null, 'V-RUN')$$, '{"decision": "manager", "volume": "100.0", "vcc": "8.00"}'), 'done', 'and harvested');
select matches(pg_temp.worklist('tec2', 'B-RUN'), 'signature witnessed: Harvest \(harvest 1\), record \d+', 'the witness is waited for');
-- what a line leads to
create function pg_temp.leads(login text, kind text) returns text language sql as $$
    select value(login, format('select concat_ws('' '', act, entity, meaning, step, sample, line, record is not null) from report.worklist where batch = ''B-RUN'' and kind = %L order by key limit 1', kind))
$$;
select is(pg_temp.leads('tec2', 'signature'), 'sign step_execution witnessed t', 'a signature says which record and meaning');
select did('tec3', $$sample_register($R, 'B-RUN', 'harvest', 'S-REP', $N, 'at the time')$$, 'done', 'a sample');
select matches(pg_temp.worklist('ana1', 'B-RUN'), 'result Viability \(viability\)', 'its results are pending');
select is(pg_temp.leads('ana1', 'result'), 'result_record S-REP car f', 'a pending result names tube and test');
select did('ana1', $$result_record($R, 'S-REP', 'viability', '91.0', $N, 'at the time')$$, 'done', 'a result');
select matches(pg_temp.worklist('qcr1', 'B-RUN'), 'signature reviewed: result viability on S-REP, record \d+', 'waits for review');
select did('ana1', format($$result_correct($R, %s, 1, '93.0', 'mistyped', 'the printout says 93.0')$$, tap.last('result')), 'done', 'and is corrected');
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'temperature alarm at night')$$, 'done', 'a hold');
select matches(pg_temp.worklist('qa1', 'B-RUN'), 'hold temperature alarm at night', 'is on the list of QA');

-- Asked for by role, site, batch or kinds, each family of lines looks for less: what comes is what the whole list holds.
create function pg_temp.differing(login text) returns text language sql as $f$
    select value(login, $$
    with whole as materialized (select * from report.worklist),
    asked (role, site, batch, kind) as (
        select r, null, null, null from unnest(array[null, 'all', 'coordinator', 'collector', 'technician', 'analyst', 'qc_reviewer', 'qa', 'releaser',
                                                     'clinic', 'manager', 'auditor', 'NONE']) r
        union all
        select r, null, null, k from unnest(array[null, 'all', 'qa']) r,
            unnest(array['late', 'due', 'late,due', 'signature', 'result', 'hold', 'breach', 'deviation', 'notification', 'hold,result', 'NONE', '']) k
        union all
        select distinct r, w.site, null, null from unnest(array[null, 'all']) r, whole w
        union all
        select distinct r, null, w.batch, null from unnest(array[null, 'all']) r, whole w
        union all
        values ('all', 'NONE', null, null), ('all', null, 'NONE', null))
    select case when sum(d.lines) > 0 then string_agg(concat_ws('/', a.role, a.site, a.batch, a.kind), ' ') filter (where d.differing > 0) else 'nothing compared' end
    from asked a
    cross join lateral (
        with held as (
            select * from whole w
            where case when a.role is null then w.mine else a.role = 'all' or a.role = any (string_to_array(w.roles, ' ')) end
              and (a.site is null or w.site = a.site) and (a.batch is null or w.batch = a.batch)
              and (a.kind is null or w.kind = any (string_to_array(a.kind, ',')))
        ), got as (select * from api.worklist(a.role, a.site, a.batch, string_to_array(a.kind, ',')))
        select (select count(*) from held) as lines,
               (select count(*) from ((table held except all table got) union all (table got except all table held)) d) as differing) d$$)
$f$;
select is(pg_temp.differing(l), null, 'asked for less, the same lines: ' || l)
from unnest(array['coo1', 'col1', 'tec1', 'ana1', 'qcr1', 'qa1', 'rel1', 'cli1', 'man1', 'aud1']) l;
select is(value('far2', $$select count(*) from api.worklist('all', null, null, null)$$), '0', 'of another site nothing, whatever is asked for');
select is(value('adm1', $$select count(*) from api.worklist('all', 'LAB', null, null)$$), '0', 'nothing for an administrator');

-- the record
select did('tec1', $$observation_correct($R, $$ || step('B-RUN', 'daily-sample') || $$, 'viability', 1, '85.0', 'misread', 'the counter shows 85.0')$$, 'done', 'a value is corrected');
select did('aud1', $$record_export($R, 'B-RUN')$$, 'done', 'an auditor issues the batch record');
select did('far1', $$record_export($R, 'B-RUN')$$, 'VN306', 'another site does not');
select did('aud1', $$record_export($R, 'B-NONE')$$, 'VN306', 'nor anybody of an unknown batch');
select did('adm1', $$record_export($R, 'B-RUN')$$, '42501', 'nor an administrator');
select is((select kind || ', ' || subject || ', ' || p.code from core.access a join core.person p on p.id = a.person_id order by a.id desc limit 1),
    'export, batch record B-RUN, aud1', 'reading it is an export with its row');
select is((select e.kind || ' ' || e.act from ledger.event e where e.entity = 'access' order by e.at desc limit 1), 'insert record_export', 'and its event');
select is((select count(*)::int from work.request r where r.act = 'record_export' and r.answer::text like '%TRAINING%'), 0, 'the record is not kept in the answer');
-- the document says something about a limit, and the order names a physician (before the table below: its name is a type's)
update core.specification_line set note = 'printed the other way round' where code = 'viability' and process_version_id = (batch('B-RUN')).process_version_id;
update core.therapy_order set physician = 'Dr R. Run' where id = (batch('B-RUN')).order_id;
create temp table record as select l from string_to_table(pg_temp.record('qa1', 'B-RUN'), E'\n') l;
create function pg_temp.has(pattern text) returns boolean language sql as $$ select exists (select from record where l ~ pattern) $$;
select is((select l from record limit 1), E'B\t\tTRAINING', 'the first line says what it is');
select is((select string_agg(split_part(l, E'\t', 3), ', ') from (select l from record where l ~ '^H') h),
    'Batch, Identity, Order, Process, Collection, custody, receipt, Identity checks, Steps, Clocks, Samples, Results, Evaluation, Holds, '
    'Review and dispositions, Infusion, Near misses, Deviations and investigations, Corrections, in the order in which they were made, '
    'All signatures, in the order in which they were given, Issues of this record, Ledger', 'all sections, also empty ones');
select ok(pg_temp.has(E'^F\tViability \\(all cells\\)\t85.0 % \\[late\\] \\[CHANGED\\]'), 'a changed value is marked, and judged anew');
select ok(pg_temp.has(E'^N\tchanged\twas 65.0 % \\[ACTION level, wanted >= [0-9.]+ %\\], entered 20.* by Name of tec1 \\(tec1\\); 20.* by Name of tec1 \\(tec1\\): misread, the counter shows 85.0'),
    'with old value, reason, who and when');
select ok(pg_temp.has(E'^T\t\tViability on S-REP, test 1 \\[NOT VALID, changed below\\]') and pg_temp.has(E'^T\t\tViability on S-REP, test 1, revision 2 \\[CHANGED\\]'),
    'both revisions of a result');
select ok(pg_temp.has('daily-sample 1, Viability, was 65.0 %, is 85.0 %') and pg_temp.has('Viability on S-REP, test 1, was 91.0, is 93.0'), 'corrections in their order');
select ok(pg_temp.has(E'^F\tFold expansion\t[0-9.]+ \\[computed\\]'), 'what was computed says so');
select ok(pg_temp.has(E'^F\tRecord opened\tName of [a-z0-9]+ \\([a-z0-9]+\\), 20') and not pg_temp.has(E'^F\tRecord closed'), 'who opened the record; nobody has closed it');
select ok(pg_temp.has(E'^F\tPlaced\tName of [a-z0-9]+ \\([a-z0-9]+\\), 20') and pg_temp.has(E'^F\tPhysician\tDr R. Run$'), 'who ordered, and for which physician');
select ok(pg_temp.has(E'^F\tNumbers\tcount through the whole installation'), 'why numbers are missing');
select ok(pg_temp.has(E'^F\tMethod\t'), 'a result with its method');
select ok(pg_temp.has(E'^F\tDrawn for\t.*viability') and pg_temp.has(E'^F\tNo result of\t') and not pg_temp.has(E'^F\tNo result of\t.*viability'), 'what a sample is drawn for, and what is not told of it');
select ok(not exists (select from record where l ~ E'^F\t[^\t]+\t$'), 'no label without words');
select ok(pg_temp.has(E'^T\t\tFill the bag \\(fill\\): NOT RECORDED'), 'a step that was not done is not left out');
select ok(pg_temp.has(E'^F\tMicroscopy\tnot entered'), 'nor a field');
select ok(pg_temp.has(E'^F\tPlaced\t.*temperature alarm at night'), 'the hold');
select ok(pg_temp.has(E'^F\t.*\t.* from 20.*; .*limit '), 'a clock with the limits it is judged by');
select ok(pg_temp.has('\d\d:\d\d:\d\d \+0[12]:00'), 'times of the site, with offset');
select ok(not pg_temp.has('Muster|1970-01-02|R1001'), 'nobody''s name, birth date or number');
select is((select split_part(l, E'\t', 3) from record where l ~ E'^F\tHead\t'), (select encode(h.head, 'hex') from ledger.head h where h.stream = (batch('B-RUN')).stream_id),
    'the head of the batch''s stream');
select is((select count(*)::int from record where l ~ '^N.*: issue \d+, to|^N\t.*\tissue \d+, to'), 2, 'earlier issues and this one');
select is((select count(*)::int from record where l ~ E'^N\t20.*\t(step_execution|operation_block|collection|receipt) '),
    (select count(*)::int from core.signature g where g.stream_id = (batch('B-RUN')).stream_id), 'every signature');
-- deviations have a section of their own, which says when there is none
select is((select l from rule.record_deviations(batch('B-COL'), 'Europe/Berlin') l), E'H\t\tDeviations and investigations', 'no deviation is said in so many words');
select did('tec1', format($$deviation_open($R, 'B-RUN', 'minor', $N, 'the tube was torn', 'drawn again', %s)$$, (select max(x.id) from core.step_execution x where x.batch_id = (batch('B-RUN')).id)), 'done', 'a deviation at a step');
select ok(exists (select from rule.record_deviations(batch('B-RUN'), 'Europe/Berlin') l where l ~ E'^F\tstep execution\t[a-z-]+ [0-9]+$'), 'names the step, not its number');
-- a process document's word on a limit stands with the result
select ok(exists (select from rule.record_quality(batch('B-RUN'), 'Europe/Berlin') l where l ~ E'^N\tlimit\t(.*; )?printed the other way round$'), 'what the document says of a limit');
-- a table that no section knows
create table core.later (id bigint, batch_id bigint, seen_by_id bigint references core.person, seen_at core.moment, words text);
insert into core.later select 7, b.id, p.id, '2026-07-01T10:00:00Z', 'a record of a later kind' from core.batch b, core.person p where b.code = 'B-RUN' and p.code = 'qa2';
create temp table others as select l from rule.record_others(batch('B-RUN'), 'Europe/Berlin') l;
select is((select string_agg(l, '|') from (select l from others offset (select count(*) from others) - 4) o),
    E'T\t\tlater 7|F\tseen by\tName of qa2 (qa2)|F\tseen at\t2026-07-01 12:00:00 +02:00|F\twords\ta record of a later kind', 'is shown column by column');
select is(rule.local_time('2026-10-25T00:30:00Z', 'Europe/Berlin') || ' / ' || rule.local_time('2026-10-25T01:30:00Z', 'Europe/Berlin'),
    '2026-10-25 02:30:00 +02:00 / 2026-10-25 02:30:00 +01:00', 'the hour that comes twice is told apart');
select is(rule.local_time('2026-01-01T00:00:00Z', 'America/St_Johns'), '2025-12-31 20:30:00 -03:30', 'an offset of half an hour, to the west');
