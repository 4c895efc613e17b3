-- What verify asks the database: signatures after honest work and after tampering, and the list of the release.
create function pg_temp.problems() returns text language sql as $$
    select string_agg(record || ': ' || problem, ' | ' order by key::bigint) from api.ledger_signatures() where problem is not null
$$;
select cmp_ok((select count(*)::int from api.ledger_signatures()), '>', 50, 'the fixture holds signatures');
select is(pg_temp.problems(), null, 'nothing is wrong with them');
select is((select count(*)::int from api.ledger_signatures() where digest <> sha256(convert_to(content, 'UTF8'))), 0, 'nor with their digests');
-- every way in which a signature ends
select make_batch('B-VER', 'PT1', 90, 'tested') \g /dev/null
select must_sign('qa2', 'batch', (batch('B-VER')).id, 'reviewed') \g /dev/null
select is(pg_temp.problems(), null, 'a batch up to its audit review');
select did('ana1', $$hold_place($R, 'B-VER', {B-VER}, 'look at this first')$$, 'done', 'a hold ends the audit review');
select did('qa1', format($$hold_lift($R, %s, 1, 'looked at it')$$, (select max(id) from core.hold)), 'done', 'lifted');
select signs('qa1', 'batch', (batch('B-VER')).id, 'reviewed', 'qa2', 'done', 'reviewed anew');
select did('qa1', $$disposition_propose($R, 'B-VER', {B-VER}, 'released')$$, 'done', 'proposed');
create temp table d as select last('disposition')::bigint as id;
select signs('qa1', 'disposition', (select id from d), 'approved', 'qa2', 'done', 'approved');
select did('qa1', format($$disposition_withdraw($R, %s, 1, 'a second thought')$$, (select id from d)), 'done', 'and withdrawn');
select did('tec1', format($$observation_correct($R, %s, 'vcc', %s, '1.10', 'misread', 'the paper says so')$$, step('B-VER', 'seed'),
    (select version from core.step_execution where id = step('B-VER', 'seed'))), 'done', 'a value under two signatures is corrected');
select cmp_ok((select count(*)::int from core.signature where superseded_at is not null), '>=', 3, 'signatures were superseded');
select is(pg_temp.problems(), null, 'each by a change that is in the ledger');
select make_batch('B-VE2', 'PT1', 91, 'at_site') \g /dev/null
select is(pg_temp.problems(), null, 'a batch up to the clinic');
-- tampering that leaves no event
create temp table s as select * from core.signature g where g.entity = 'step_execution' and g.meaning = 'checked' and g.superseded_at is null limit 1;
create function pg_temp.tried(change text, like_text text, name text) returns text language plpgsql as $$
declare
    v_found text;
begin
    alter table core.signature disable trigger user;
    execute format('update core.signature set %s where id = (select id from s)', change);
    v_found := pg_temp.problems();
    update core.signature g set entity = s.entity, record_id = s.record_id, record_version = s.record_version, meaning = s.meaning,
        person_id = s.person_id, login = s.login, role = s.role, digest = s.digest, content = s.content, challenge = s.challenge,
        superseded_at = s.superseded_at, superseded_by = s.superseded_by from s where g.id = s.id;
    return matches(v_found, like_text, name);
end
$$;
select pg_temp.tried($$content = content || ' '$$, 'its text is not what the challenge showed; the record has changed', 'another text');
select pg_temp.tried($$digest = sha256('x')$$, 'its text is not what the challenge showed', 'another digest');
select pg_temp.tried($$superseded_at = clock_timestamp(), superseded_by = 'x'$$, 'superseded without an act', 'superseded by nobody');
select pg_temp.tried($$meaning = 'approved'$$, 'its challenge was for .*such a record is not signed as approved', 'another meaning');
select pg_temp.tried($$record_id = 1000000$$, 'its challenge was for .*the record has changed', 'another record');
select pg_temp.tried($$role = 'qa'$$, 'expected a role of', 'another role');
select pg_temp.tried($$login = 'nobody'$$, 'expected login [a-z0-9]+, found nobody', 'another login');
select pg_temp.tried($$person_id = (select performed_by_id from core.step_execution where id = record_id)$$, 'expected person .* must not sign this record', 'the performer');
select pg_temp.tried($$challenge = gen_random_uuid()$$, 'its challenge does not exist', 'another challenge');
create temp table o as select * from core.signature g where g.superseded_at is not null and g.entity = 'step_execution' limit 1;
create temp table kept as select * from s;
truncate s;
insert into s select * from o;
select pg_temp.tried($$superseded_at = null, superseded_by = null, person_id = (select max(id) from core.person)$$,
    'it was superseded and says that it is valid', 'made valid again');
alter table core.signature enable trigger user;
do $$
declare
    t record;
begin
    for t in select tgname from pg_trigger where tgrelid = 'core.signature'::regclass and not tgisinternal loop
        execute format('alter table core.signature enable always trigger %I', t.tgname);
    end loop;
end
$$;
select is(pg_temp.problems(), null, 'all put back');
update work.challenge set used_pid = 1, used_backend_start = '2026-01-01' where used_at is not null
    and id in (select challenge from core.signature order by id limit 2);
select is((select count(*)::int from api.ledger_signatures() where problem = 'its connection signed more than once'), 2, 'two signatures of one connection');
-- a record that changed under its signature
alter table core.result disable trigger user;
create temp table r as select * from core.result where id = (select record_id from core.signature where entity = 'result' and superseded_at is null order by id desc limit 1);
select is((select count(*)::int from r), 1, 'a reviewed result');
update core.result set tested_at = tested_at + interval '1 minute' where id = (select id from r);
select matches(pg_temp.problems(), 'result [0-9]+: the record has changed under it', 'a result changed behind its review');
-- the list of the release
create temp view newest as select * from core.release order by id desc limit 1;
select is((select count(*)::int from core.release), 2, 'the release is in the ledger, and what the helpers of these tests made of it');
select is((select encode(catalogue, 'hex') from newest),
    (select encode(rule.catalogue_hash(array_agg(kind || ' ' || identity || ' ' || encode(sha256, 'hex'))), 'hex') from ledger.catalogue where kind <> 'role'), 'with the hash of the list');
select is((select encode(roles, 'hex') from newest),
    (select encode(rule.catalogue_hash(array_agg(kind || ' ' || identity || ' ' || encode(sha256, 'hex'))), 'hex') from ledger.catalogue where kind = 'role'), 'and of its roles');
create function pg_temp.drift() returns text language sql as $$
    select string_agg(kind || ' ' || identity, ', ' order by 1, kind collate "C", identity collate "C") from (
        select kind, identity, sha256(convert_to(description, 'UTF8')) as h from rule.catalogue() where kind <> 'role'
        except select kind, identity, sha256::bytea from ledger.catalogue) x
$$;
alter table core.result enable trigger user;
select matches(pg_temp.drift(), '^trigger ', 'triggers that are not always on');
do $$
declare
    t record;
begin
    for t in select tgname from pg_trigger where tgrelid = 'core.result'::regclass and not tgisinternal loop
        execute format('alter table core.result enable always trigger %I', t.tgname);
    end loop;
end
$$;
select is(pg_temp.drift(), null, 'what is there is on the list');
select is((select encode(catalogue, 'hex') from newest), rule.catalogue_fingerprint(), 'and a checkpoint says so');
set datestyle = 'German, DMY'; set quote_all_identifiers = on; set timezone = 'Asia/Kolkata'; set intervalstyle = 'sql_standard'; set search_path = core, tap, pg_catalog;
select is((select encode(catalogue, 'hex') from newest), rule.catalogue_fingerprint(), 'whatever the session''s settings');
reset quote_all_identifiers; set search_path = tap, pg_catalog;
grant select on core.batch to tec1;
select is(pg_temp.drift(), 'rights relation core.batch', 'a right more');
revoke select on core.batch from tec1;
select is(pg_temp.drift(), null, 'given and taken back leaves nothing');
select rule.catalogue_record() \g /dev/null
select is((select count(*)::int from core.release), 2, 'recorded again without a change: no further row');
-- who may
select is(value('tec1', 'select count(*) from api.ledger_signatures()'), '!VN003', 'an operator does not read them');
select is(value('tec1', 'select count(*) from api.ledger_rules()'), '!VN003', 'nor the rules this way');
select is(value('tec1', 'select (select count(*) from api.ledger_catalogue) + (select count(*) from api.ledger_release) + (select count(*) from api.ledger_login)'), '0',
    'nor the list, nor what each login may be');
select is(value('aud1', 'select count(*) > 50 from api.ledger_signatures()'), 't', 'an auditor does');
select is(value('qa1', 'select count(*) > 1000 from api.ledger_catalogue'), 't', 'and QA reads the list');
