-- In force from a date: an approved version waits for it, the one before stays until then; withdrawal; batches keep theirs.
\set small `cat ../../sql/process/synthetic-small.json`
select set_config('t.small', :'small', false) \g /dev/null
create function pg_temp.small(code text, number integer) returns text language sql as $$
    select replace(replace(current_setting('t.small'), '"process": "synthetic-small"', format('"process": "%s"', code)), '"version": 1,', format('"version": %s,', number))
$$;
create function pg_temp.version(code text, number integer) returns core.process_version language sql as $$ select rule.process_version(code, number) $$;
create function pg_temp.standing(code text, at interval default '0') returns text language sql as $$
    select string_agg(v.number || ' ' || rule.process_standing(v, rule.now() + at), ', ' order by v.number) from core.process_version v join core.process p on p.id = v.process_id where p.code = $1
$$;
create function pg_temp.import(code text, number integer, from_moment text) returns text language sql as $$
    select format('process_import($R, %L, %L)', pg_temp.small(code, number), from_moment)
$$;
select did('man1', pg_temp.import('dated', 1, v), c, 'date ' || coalesce(v, 'none')) from (values ('tomorrow', 'VN501'), ('infinity', 'VN501'), ('2999-01-01T00:00:00Z', 'VN501'), ('', 'done')) x (v, c);
select is(pg_temp.standing('dated'), '1 draft', 'a draft');
select signs('man1', 'process_version', (pg_temp.version('dated', 1)).id, 'approved', 'man1', 'done', 'the manager signs');
select is(pg_temp.standing('dated'), '1 draft', 'one signature is not enough');
select signs('man1', 'process_version', (pg_temp.version('dated', 1)).id, 'approved', 'man1', 'stop VN009', 'the same manager does not sign for QA');
select signs('qa1', 'process_version', (pg_temp.version('dated', 1)).id, 'approved', 'qa1', 'done', 'QA signs');
select is(pg_temp.standing('dated'), '1 in force', 'without a date it is in force with the second signature');
select did('qa1', format('process_retire($R, %L, 7, 1, %L)', 'dated', 'no such version'), 'VN306', 'retiring what is not there');
-- two versions with different dates
select must('man1', pg_temp.import('dated', 2, now('10 days'))) \g /dev/null
select must_sign('man1', 'process_version', (pg_temp.version('dated', 2)).id, 'approved') \g /dev/null
select matches(rule.content_process_version((pg_temp.version('dated', 2)).id), E'\nin force from: 20[0-9]{2}-[0-9]{2}-[0-9]{2}T', 'the signatures cover the date');
select signs('qa1', 'process_version', (pg_temp.version('dated', 2)).id, 'approved', 'qa1', 'done', 'approved for a date');
select must('man1', pg_temp.import('dated', 3, now('20 days'))) \g /dev/null
select must_sign('man1', 'process_version', (pg_temp.version('dated', 3)).id, 'approved'), must_sign('qa1', 'process_version', (pg_temp.version('dated', 3)).id, 'approved') \g /dev/null
select is(pg_temp.standing('dated'), '1 in force, 2 approved, 3 approved', 'both wait');
select is(pg_temp.standing('dated', '11 days'), '1 superseded, 2 in force, 3 approved', 'after the first date');
select is(pg_temp.standing('dated', '21 days'), '1 superseded, 2 superseded, 3 in force', 'after the second');
select is(value('coo1', $$select in_force || ' of ' || latest from api.process where process = 'dated'$$), '1 of 3', 'the list names the one in force');
select is(value('coo1', $$select string_agg(number || ' ' || status, ', ' order by number) from api.process_version where process = 'dated'$$), '1 in force, 2 approved, 3 approved', 'each with its standing');
-- dates go with the numbers
select must('man1', pg_temp.import('dated', 4, now('5 days'))) \g /dev/null
select signs('man1', 'process_version', (pg_temp.version('dated', 4)).id, 'approved', 'man1', 'stop VN009', 'an older version would replace it later');
-- only what is in force is issued; a batch keeps its version
select must('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'dated', 'O-D1', 'CHA999926000601', 'x', '1', '2024-01-02', '70.0', '2024-01-02', '2.0', 'x', 'non-reactive')$$),
    must('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'dated', 'O-D2', 'CHA999926000602', 'x', '1', '2024-01-02', '70.0', '2024-01-02', '2.0', 'x', 'non-reactive')$$) \g /dev/null
select did('coo1', format($$batch_issue($R, 'O-D1', %s, 'B-D1', '2026-12-01', '')$$, n), c, w) from (values (2, 'VN107', 'not before its date'), (4, 'VN107', 'no draft'), (1, 'done', 'the one in force')) x (n, c, w);
create function pg_temp.way_out(n integer, at timestamptz) returns text language plpgsql as $$
declare
    v_said text;
    v_hint text;
begin
    perform rule.refuse_standing(pg_temp.version('dated', n), at);
exception when others then
    get stacked diagnostics v_said = pg_exception_detail, v_hint = pg_exception_hint;
    return v_said || ' | ' || v_hint;
end
$$;
select matches(pg_temp.way_out(2, rule.now()), 'version 2 is approved and in force from [^|]*20[0-9-]+.*Version 1 is in force: name that one', 'whoever is too early reads from when, and what is in force now');
select matches(pg_temp.way_out(1, rule.now() - interval '1 year'), 'in force from .*Wait until then', 'or that there is none yet');
select did('man1', format('clock_set($R, %L)', now('12 days')), 'done', 'twelve days on');
select is(pg_temp.standing('dated'), '1 superseded, 2 in force, 3 approved, 4 draft', 'nothing had to run for it');
select did('coo1', format($$batch_issue($R, 'O-D2', %s, 'B-D2', '2026-12-20', '')$$, n), c, w) from (values (1, 'VN107', 'superseded'), (3, 'VN107', 'still waits'), (2, 'done', 'the new one')) x (n, c, w);
select is((select string_agg(b.code || ' ' || v.number, ', ' order by b.code) from core.batch b join core.process_version v on v.id = b.process_version_id where b.code in ('B-D1', 'B-D2')), 'B-D1 1, B-D2 2', 'batches keep the version they were issued from');
select is(value('coo1', $$select frame_kind || ', released by ' || release_by from api.batch_head where code = 'B-D1'$$), 'training, released by releaser', 'a batch says its frame');
select did('col1', format($$identity_check($R, 'B-D1', 'chair', null, %L)$$, chair('PT1')), 'VN005', 'work goes on by the old version, for who is trained for it');
-- withdrawn before its date it changes nothing; retired after it, the one before does not come back
select did('qa1', format('process_retire($R, %L, 3, %s, %L)', 'dated', (pg_temp.version('dated', 3)).version, 'found a mistake in it'), 'done', 'withdrawn before its date');
select is(pg_temp.standing('dated', '20 days'), '1 superseded, 2 in force, 3 retired, 4 draft', 'the one before stays');
select did('qa1', format('process_retire($R, %L, 3, %s, %L)', 'dated', (pg_temp.version('dated', 3)).version, 'once more'), 'VN117', 'withdrawn once');
select did('qa1', format('process_retire($R, %L, 2, %s, %L)', 'dated', (pg_temp.version('dated', 2)).version, 'not any more'), 'done', 'retired');
select is(pg_temp.standing('dated'), '1 superseded, 2 retired, 3 retired, 4 draft', 'the first does not come back');
select must_sign('man1', 'process_version', (pg_temp.version('dated', 4)).id, 'approved') \g /dev/null
select signs('qa1', 'process_version', (pg_temp.version('dated', 4)).id, 'approved', 'qa1', 'done', 'a date that passed');
select ok((pg_temp.version('dated', 4)).in_force_from > (pg_temp.version('dated', 4)).asked_from, 'counts from the second signature, not from before it');
select is(pg_temp.standing('dated'), '1 superseded, 2 retired, 3 retired, 4 in force', 'in force at once');
select throws_ok($$update core.process_version set status = 'approved', in_force_from = null where id = (pg_temp.version('dated', 4)).id$$, '23514', null, 'approved means a date');
