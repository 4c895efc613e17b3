-- Ways to become somebody else with the server's own means: none is left to a login of the laboratory.
select make_person('atk1', 'technician', 'LAB', 'man1', 'qa1'), make_person('atq1', 'qa', 'LAB', 'man1', 'qa1') \g /dev/null
create function pg_temp.tried(login text, statement text) returns text language sql as $$ select (script(login, statement))[1] $$;
select is(pg_temp.tried(l, s), '!42501', format('%s: %s', l, s)) from unnest(array['tec1', 'qa1', 'adm1', 'man1', 'aud1']) l cross join unnest(array[
    'set session authorization atq1', 'set session authorization vein_owner', 'set role vein_owner', 'set role vein_accounts', 'set role vein_migrator', 'set role atq1',
    'set role pg_read_all_stats', 'create role atk2 login', 'alter role atq1 password ''x''', 'alter role atq1 rename to atq2', 'drop role atq1', 'grant vein_owner to tec1',
    'grant vein_accounts to tec1', 'grant vein_qa to tec1', 'alter role tec1 createrole', 'reassign owned by atq1 to tec1',
    'select boot.login_verifier(''atq1'', ''x'')', 'select boot.login_create(''atk2'', ''x'')', 'select boot.login_group(''tec1'', ''qa'', true)', 'select rule.login_make(null, ''x'', ''y'', false)']) s;
-- CREATEROLE: one role has it, it has no login and no member, and no path of memberships leads to it or the owner
select is((select string_agg(rolname, ' ') from pg_roles where rolcreaterole and not rolsuper), 'vein_accounts', 'one role makes roles');
select is((select rolcanlogin::text || rolinherit::text from pg_roles where rolname = 'vein_accounts'), 'falsetrue', 'which can''t log in');
select is((select string_agg(m.rolname, ' ') from pg_roles m where pg_has_role(m.oid, 'vein_accounts', 'member') and not m.rolsuper and m.rolname <> 'vein_accounts'), null, 'and which nobody can become');
select is((select string_agg(m.rolname, ' ') from pg_roles m where pg_has_role(m.oid, 'vein_owner', 'member') and not m.rolsuper and m.rolname <> 'vein_owner'), 'vein_migrator', 'the owner only by the login that migrates');
select is((select string_agg(m.rolname, ' ') from pg_roles m join core.login l on l.name = m.rolname where m.rolcreaterole or m.rolcreatedb or m.rolsuper or m.rolreplication or m.rolbypassrls), null, 'no login of a person has an attribute');
select is((select string_agg(m.rolname, ' ') from pg_auth_members x join pg_roles m on m.oid = x.member where x.admin_option and not m.rolsuper), null, 'nobody gives a membership on');
-- the narrow functions check all they are given, whoever calls them
select throws_ok(format('select boot.login_create(%L, %L)', l, verifier()), 'VN004', null, 'a login called ' || l) from unnest(array['vein_qa', 'pg_x', 'public', 'Upper', 'a b', 'x"; drop role qa1; --', '']) l;
select throws_ok(format('select boot.login_create(''atk9'', %L)', v), 'VN004', null, 'a verifier ' || left(v, 30)) from unnest(array['x', 'md5' || repeat('0', 32), replace(verifier(), '4096', '1000'), verifier() || 'x', E'SCRAM-SHA-256$4096:c2FsdA==$\n']) v;
select throws_ok($$select boot.login_group('tec1', 'owner', true)$$, 'VN004', null, 'a group that is none of the eleven');
-- an administrator who wants to sign as QA: no request of their own making is enough, and none without QA
select did('adm1', $$account_propose($R, 'atq1', 'reset', 'says they forgot it')$$, 'done', 'the administrator asks');
create temp table r as select last('account_request')::bigint as id;
select is(value('adm1', format('select digest from api.challenge($R, ''account_request'', %s, ''approved'')', id)), '!VN306', 'opens no signature on it') from r;
select did('adm1', format('login_reset($R, %s, 1, %L)', id, verifier()), 'VN016', 'and sets nothing') from r;
select signs('man1', 'account_request', id, 'approved', 'atq1', 'VN010', 'the one who is meant does not approve it') from r;
-- a request whose text was changed under the signature by somebody's statement is seen
select signs('man1', 'account_request', id, 'approved', 'qa2', 'done', 'approved') from r;
update core.account_request set kind = 'login' where id = (select id from r);
select matches(value('qa1', 'select string_agg(problem, ''; '') from api.ledger_signatures()'), 'the record has changed under it', 'verify names it');
update core.account_request set kind = 'reset' where id = (select id from r);
-- a login that was dropped and made again, with everything its groups give
select dblink_disconnect('kept atk1') \g /dev/null
drop role atk1;
create role atk1 login in role vein_technician, vein_qa;
select did('atk1', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN001', 'a role made again is nobody''s login');
select is(value('atk1', 'select count(*) from api.batch_head'), '0', 'and sees nothing');
-- a session whose user was changed by a superuser signs nothing: the connection was opened by another
select make_batch('B-ATK', 'PT1', 137, 'accepted') \g /dev/null
select must('tec1', $$step_record($R, 'B-ATK', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000137', '{"vessel": "V-ATK"}')$$) \g /dev/null
create temp table s as select gen_random_uuid() as id;
select value('tec1', format('select digest from api.challenge(%L, ''step_execution'', %s, ''checked'')', id, step('B-ATK', 'seed'))) from s \g /dev/null
select is((script(current_user, 'set session authorization tec2', format('select verdict from api.sign(%L, %L)', id, (select encode(digest, 'hex') from work.challenge w where w.id = s.id))))::text, '{SET,!VN002}', 'SET SESSION AUTHORIZATION is no signature') from s;
-- a session that somebody finds open: with a password of their own they could sign as its owner
update ref.setting set value = '0 s' where name = 'password_change';
select did('atq1', format('login_password_set($R, %L)', verifier()), 'VN018', 'who has not just logged in sets no password');
update ref.setting set value = '120 s' where name = 'password_change';
select is((script(current_user, 'set session authorization tec2', format('select verdict from api.login_password_set(gen_random_uuid(), %L)', verifier())))::text, '{SET,!VN018}', 'nor does a session that changed hands');
select is(value('atq1', format('select verdict from api.login_password_set($R, %L)', verifier())), 'done', 'who has, does');
-- a role of a person that ends between two statements of one session
select make_person('atv1', 'analyst', 'LAB', 'man1', 'qa1') \g /dev/null
select dblink_connect('late', format('host=%s port=%s dbname=%L user=atv1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
select ok((select x from dblink('late', 'select count(*)::text from api.batch_head') t (x text))::int > 0, 'a role in date sees batches');
update core.person_role set valid_until = rule.now() - interval '1 millisecond', valid_from = '2020-01-01' where person_id = (select id from core.person where code = 'atv1');
select is((select x from dblink('late', 'select count(*)::text from api.batch_head') t (x text)), '0', 'the same session a moment later none');
select throws_ok($$select * from dblink('late', 'select verdict from api.hold_place(gen_random_uuid(), ''B-RUN'', 1, ''look at this'')') t (x text)$$, 'VN003', null, 'and does nothing');
select dblink_disconnect('late') \g /dev/null
