-- Signing: one challenge, one signature, the right person, a fresh connection, an unchanged record.
select make_batch('B-SIG', 'PT1', 70, 'accepted') \g /dev/null
select must('tec1', $$step_record($R, 'B-SIG', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000070', '{"vessel": "V-SIG"}')$$) \g /dev/null
create temp table c (name text, id uuid, digest text);
create function pg_temp.ask(name text, who text default 'tec1', meaning text default 'checked') returns text language plpgsql as $$
declare
    v_id uuid := gen_random_uuid();
    v_digest text := tap.value(who, format('select digest from api.challenge(%L, ''step_execution'', %s, %L)', v_id, tap.step('B-SIG', 'seed'), meaning));
begin
    insert into c values (name, v_id, v_digest);
    return v_digest;
end
$$;
create function pg_temp.sign(name text) returns text language sql as $$ select format('sign(%L, %L)', id, digest) from c where c.name = sign.name $$;
select matches(pg_temp.ask('one'), '^[0-9a-f]{64}$', 'a challenge holds a digest');
select is(value('tec1', format('select digest from api.challenge(%L, ''step_execution'', %s, ''checked'')', (select id from c where name = 'one'), step('B-SIG', 'seed'))),
    (select digest from c where name = 'one'), 'asking twice with one id gives one challenge');
select is(value('tec1', format('select digest from api.challenge(%L, ''collection'', 1, ''checked'')', (select id from c where name = 'one'))), '!VN110', 'an id for another record is refused');
select did('tec2', format($$sign(%L, %L)$$, gen_random_uuid(), repeat('0', 64)), 'VN007', 'a challenge nobody asked for');
select did('tec2', format($$sign(%L, %L)$$, (select id from c where name = 'one'), repeat('0', 64)), 'VN101', 'another digest');
select did('tec2', format($$sign(%L, null)$$, (select id from c where name = 'one')), 'VN101', 'no digest');
select did('tec1', pg_temp.sign('one'), 'stop VN009', 'another signer than the challenge allows: a stop');
select did('tec2', pg_temp.sign('one'), 'VN110', 'whose answer serves the id: the right one asks anew');
select pg_temp.ask('two') \g /dev/null
-- the connection: opened after the challenge, and once
select is(script('tec2', 'begin', 'rollback')::text, '{BEGIN,ROLLBACK}', 'connections work as expected here');
select dblink_connect('old', format('host=%s port=%s dbname=%L user=tec2', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
select pg_temp.ask('three') \g /dev/null
select throws_ok(format($$select * from dblink('old', 'select verdict from api.%s') t (x text)$$, replace(pg_temp.sign('three'), '''', '''''')), 'VN002', null, 'a connection older than the challenge');
update work.challenge set made_at = made_at - interval '40 seconds' where id = (select id from c where name = 'three');
update ref.setting set value = '0 s' where name = 'fresh_authentication';
select did('tec2', pg_temp.sign('three'), 'VN002', 'a connection older than the rules allow');
update ref.setting set value = '30 s' where name = 'fresh_authentication';
-- time
update work.challenge set expires_at = clock_timestamp() - interval '1 millisecond' where id = (select id from c where name = 'two');
select did('tec2', pg_temp.sign('two'), 'VN008', 'an expired challenge');
select is((select extract(epoch from expires_at - made_at)::int from work.challenge where id = (select id from c where name = 'one')), 120, 'which lives two minutes');
-- the clock of the laboratory does not make a challenge live longer
select pg_temp.ask('four') \g /dev/null
select must('man1', format('clock_set($R, %L)', now('3 minutes'))) \g /dev/null
select did('tec2', pg_temp.sign('four'), 'done', 'the training clock does not expire a challenge either');
select is(act('tec2', pg_temp.sign('four')), 'done', 'asked again with the same id: the same answer');
select is((select count(*)::int from core.signature where challenge = (select id from c where name = 'four')), 1, 'and one signature');
select did('tec3', pg_temp.sign('four'), 'VN110', 'another person with that challenge');
select is((select count(*)::int from core.signature where entity = 'step_execution' and record_id = step('B-SIG', 'seed')), 1, 'still one');
-- one signature a connection, and none in one transaction with its challenge
select must('tec1', $$step_record($R, 'B-SIG', 'add-vector', 1, $N, '{"thawed_at": "2026-01-01T00:00:00Z", "moi": "5.0", "titre": "250.0"}', null, 'V-SIG')$$) \g /dev/null
select did('tec2', $$scan($R, 'V-SIG', 'B-SIG')$$, 'done', 'the witness is there');
create temp table two as select gen_random_uuid() as a, gen_random_uuid() as b;
select make_batch('B-SG2', 'PT1', 71, 'accepted') \g /dev/null
select must('tec1', $$step_record($R, 'B-SG2', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000071', '{"vessel": "V-SG2"}')$$) \g /dev/null
select is((script('tec1', format('select digest from api.challenge(%L, ''step_execution'', %s, ''witnessed'')', a, step('B-SIG', 'add-vector'))))[1] ~ '^[0-9a-f]', true, 'a first challenge') from two;
select is((script('tec1', format('select digest from api.challenge(%L, ''step_execution'', %s, ''checked'')', b, step('B-SG2', 'seed'))))[1] ~ '^[0-9a-f]', true, 'a second challenge') from two;
select is((script('tec2', format('select verdict from api.sign(%L, %L)', a, (select encode(digest, 'hex') from work.challenge where id = a)),
    format('select verdict from api.sign(%L, %L)', b, (select encode(digest, 'hex') from work.challenge where id = b))))::text, '{done,!VN002}', 'one connection signs once') from two;
select is((script('tec2', 'begin', format('select digest from api.challenge(%L, ''step_execution'', %s, ''checked'')', '11111111-1111-4111-8111-111111111111', step('B-SG2', 'seed')),
    format('select verdict from api.sign(%L, %L)', '11111111-1111-4111-8111-111111111111', (select encode(digest, 'hex') from work.challenge where id = b)), 'rollback'))[3], '!VN002', 'challenge and signature in one transaction') from two;
-- a changed record
select did('tec2', format('sign(%L, %L)', b, (select encode(digest, 'hex') from work.challenge where id = b)), 'done', 'the other signs on its own connection') from two;
select pg_temp.ask('five') \g /dev/null
select did('tec1', format('observation_correct($R, %s, ''vcc'', %s, ''1.10'', ''misread'', ''the paper says so'')', step('B-SIG', 'seed'), (select version from core.step_execution where id = step('B-SIG', 'seed'))), 'done', 'the record changes');
select did('tec3', pg_temp.sign('five'), 'VN101', 'what was shown is not what is there');
-- training and role end between challenge and signature
select pg_temp.ask('six') \g /dev/null
update core.training set version_until = rule.now() - interval '1 second' where person_id = (select id from core.person where code = 'tec3');
select did('tec3', pg_temp.sign('six'), 'stop VN009', 'training that ended in between');
select pg_temp.ask('seven') \g /dev/null
update core.person_role set status = 'withdrawn' where person_id = (select id from core.person where code = 'tec3');
select is(act('tec3', pg_temp.sign('seven')) in ('VN001', 'VN003', 'VN306'), true, 'a role that ended in between');
-- what is signed reproduces byte for byte, under any settings
select is((select count(*)::int from core.signature s where sha256(convert_to(s.content, 'UTF8')) <> s.digest), 0, 'every signed text has the digest that was signed');
set timezone = 'Asia/Kolkata'; set datestyle = 'German, DMY'; set extra_float_digits = -15; set bytea_output = 'escape'; set intervalstyle = 'sql_standard';
select is((select string_agg(s.entity || ' ' || s.record_id, ', ') from core.signature s where s.superseded_at is null and s.entity in ('collection', 'receipt', 'step_execution', 'identity_check')
    and rule.content(s.entity, s.record_id) <> s.content), null, 'and the record still says it, whatever the session''s settings');
select is(value('tec2', 'select content from api.signature where false'), null, 'the view of signatures is there');
select is(value('tec1', format('select digest from api.challenge($R, %L, 1, ''checked'')', e)), '!VN901', 'nothing is signed that is no record: ' || e) from unnest(array['weather', 'near_miss', 'batch']) e;
