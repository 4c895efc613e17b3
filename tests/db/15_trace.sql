-- What a try that is rolled back leaves behind: a line of the server's log, with request id and act, without values.
create function pg_temp.lines(variadic words text[]) returns bigint language sql as $$
    select count(*) from regexp_split_to_table(pg_read_file(current_setting('tap.log')), E'\n') l where strpos(l, '@' || current_database() || ' ') > 0 and (select bool_and(strpos(l, w) > 0) from unnest(words) w)
$$;
select set_config('tap.log', :'log', false) \g /dev/null
select make_batch('B-LOG', 'PT1', 100, 'filled') \g /dev/null
select must('tec3', $$sample_register($R, 'B-LOG', 'harvest', 'SH-LOG', $N, 'at the time')$$) \g /dev/null
create temp table t as select gen_random_uuid()::text as stop, gen_random_uuid()::text as refusal, gen_random_uuid()::text as result, gen_random_uuid()::text as sign;
create temp table before as select (traced()).*;
select is((script('tec1', 'begin', format('select verdict from api.scan(%L, %L, %L)', stop, 'CANARY77', 'B-LOG'), 'rollback'))[2], 'stop', 'a stop, rolled back') from t;
select is((select count(*)::int from core.near_miss), 0, 'leaves no near miss');
select is(pg_temp.lines('vein stop VN302', 'act=scan', 'request=' || stop), 1::bigint, 'but a line of the log') from t;
select is((script('qa1', 'begin', format('select verdict from api.hold_place(%L, %L, {B-LOG}, %L)', refusal, 'B-LOG', 'x'), 'rollback'))[2], '!VN205', 'an error, rolled back') from t;
select cmp_ok(pg_temp.lines('vein refused VN205', 'act=hold_place', 'request=' || refusal), '>=', 1::bigint, 'leaves a line') from t;
select is((script('ana1', 'begin', format('select verdict from api.result_record(%L, %L, %L, %L, $N, %L)', result, 'SH-LOG', 'viability', '55.5', 'at the time'), 'rollback'))[2], 'done', 'a result, looked at and rolled back') from t;
select is(pg_temp.lines('vein result act=result_record', 'request=' || result, 'digest='), 1::bigint, 'leaves a line with a digest') from t;
select is((script('ana1', 'begin', 'savepoint a', format('select verdict from api.result_record(gen_random_uuid(), %L, %L, %L, $N, %L)', 'SH-LOG', 'viability', '55.6', 'at the time'), 'rollback to a',
    format('select verdict from api.result_record(gen_random_uuid(), %L, %L, %L, $N, %L)', 'SH-LOG', 'viability', '99.9', 'at the time'), 'rollback'))::text, '{BEGIN,SAVEPOINT,done,ROLLBACK,done,ROLLBACK}', 'two tries behind a savepoint');
select is(pg_temp.lines('vein result act=result_record'), 3::bigint, 'leave two more');
select is((script('ana1', format($x$do $d$ begin perform api.result_record(gen_random_uuid(), 'SH-LOG', 'viability', '55.7', %L, 'at the time'); raise 'enough'; exception when others then null; end $d$$x$, now())))[1], 'DO', 'a try in a block that swallows its error');
select is(pg_temp.lines('vein result act=result_record'), 4::bigint, 'leaves one, too');
select is((select value('tec1', format('select digest from api.challenge(%L, ''batch'', %s, ''reviewed'')', sign, (batch('B-LOG')).id)) ~ '^[0-9a-f]{64}$'), true, 'a challenge') from t;
select is((script('qa2', 'begin', format('select verdict from api.sign(%L, %L)', sign, (select encode(digest, 'hex') from work.challenge where id::text = sign)), 'rollback'))[2], 'done', 'a signature, rolled back') from t;
select is(pg_temp.lines('vein sign act=reviewed', 'request=' || sign), 1::bigint, 'leaves a line') from t;
select ok(row(b.*)::traces = traced(), 'nothing of this is in the record') from before b;
select is(pg_temp.lines('55.5') + pg_temp.lines('99.9') + pg_temp.lines('CANARY77') + pg_temp.lines('look at this'), 0::bigint, 'no line holds a value');
select is(pg_temp.lines('Muster') + pg_temp.lines('R1001') + pg_temp.lines('SCRAM-SHA-256$'), 0::bigint, 'nor a name, a record number or a verifier');
