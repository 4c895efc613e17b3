-- Accounts: a reset is asked for by one, approved by the signature of another, carried out by the administrator,
-- and what it sets opens nothing but its own change.
select make_person('acq1', 'qa', 'LAB', 'man1', 'qa1'), make_person('act1', 'technician', 'LAB', 'man1', 'qa1'), make_person('acr1', 'releaser', 'LAB', 'man1', 'qa1'),
    make_person('acc1', 'collector', 'LAB', 'man1', 'qa1'), train('acq1', 'synthetic-small') \g /dev/null
select did('tec1', $$account_propose($R, 'act1', 'reset', 'has forgotten it')$$, '42501', 'an operator asks for nothing');
select did('man1', $$account_propose($R, 'man1', 'reset', 'has forgotten it')$$, 'VN010', 'nobody asks for themselves');
select did('man1', $$account_propose($R, 'nobody', 'reset', 'has forgotten it')$$, 'VN306', 'nobody of that code');
select did('man1', $$account_propose($R, 'act1', 'reset', '...')$$, 'VN205', 'without a reason');
select did('man1', $$account_propose($R, 'act1', 'renew', 'has forgotten it')$$, 'VN208', 'another kind');
select did('man1', $$account_propose($R, 'act1', 'reset', 'has forgotten it', '2030-01-01T00:00:00Z')$$, 'VN901', 'a reset has no end');
select did('man1', $$account_propose($R, 'act1', 'login', 'has forgotten it')$$, 'VN108', 'a second login beside the first');
select did('man1', $$account_propose($R, 'act1', 'reactivate', 'comes back', '2030-01-01T00:00:00Z')$$, 'VN117', 'who is here does not come back');
select did('far2', $$account_propose($R, 'act1', 'reset', 'has forgotten it')$$, 'VN306', 'a manager of another site sees nobody');
select did('man1', $$account_propose($R, 'acq1', 'reset', 'has forgotten it')$$, 'done', 'a manager asks');
create temp table request as select last('account_request')::bigint as id;
select did('adm1', $$account_propose($R, 'acq1', 'reset', 'has forgotten it')$$, 'VN108', 'one request at a time');
-- carried out without approval
select did('adm1', format('login_reset($R, %s, 1, %L)', id, verifier()), 'VN016', 'before QA has signed') from request;
select did('man1', format('login_reset($R, %s, 1, %L)', id, verifier()), '42501', 'a manager sets no password') from request;
-- the signature: of QA, of another person than the subject and than whoever asked
-- why it was asked for is for those who read requests: the text to be signed is no way round
select is(value(l, 'select count(*) from api.account_request'), '0', l || ' reads no request') from unnest(array['tec1', 'coo1', 'ana1', 'rel1', 'cli1']) l;
select is(value(l, format('select content from api.challenge($R, ''account_request'', %s, ''approved'')', id)), '!VN306', 'nor what QA would sign of it') from request, unnest(array['tec1', 'coo1', 'ana1', 'rel1', 'cli1', 'far2', 'adm1']) l;
select signs('man1', 'account_request', id, 'approved', 'man2', 'stop VN009', 'a manager does not approve') from request;
select signs('man1', 'account_request', id, 'approved', 'acq1', 'VN010', 'QA does not approve a reset of their own') from request;
select signs('man1', 'account_request', id, 'reviewed', 'qa1', 'stop VN009', 'a request is approved, not reviewed') from request;
select signs('man1', 'account_request', id, 'approved', 'qa1', 'done', 'QA approves') from request;
select is(value('adm1', 'select waits_for from api.account_request where status = ''approved'''), 'the administrator', 'the list says whom it waits for');
-- acq1 is at work on an open connection, with a challenge of the time before
create temp table c as select gen_random_uuid() as id;
select dblink_connect('old', format('host=%s port=%s dbname=%L user=acq1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
select is((select x from dblink('old', 'select pg_backend_pid()::text') t (x text)) is not null, true, 'acq1 has a session');
select did('adm1', format('login_reset($R, %s, 1, %L)', id, verifier()), 'VN101', 'a stale version') from request;
select did('adm1', format('login_reset($R, %s, 2, '''')', id), 'VN202: verifier', 'a password is not nothing') from request;
select did('adm1', format('login_reset($R, %s, 2, ''md5abc'')', id), 'VN004', 'only a SCRAM verifier') from request;
select did('adm1', format('login_reset($R, %s, 2, ''SCRAM-SHA-256$1:AAAA$%s=:%s='')', id, repeat('A', 43), repeat('A', 43)), 'VN004', 'of enough rounds') from request;
select did('adm1', format('login_reset($R, %s, 2, %L)', id, verifier()), 'done', 'the administrator sets a one-time password') from request;
select is(last('sessions_ended'), '2', 'the open sessions are ended: this one, and that of the acts before');
select did('adm1', format('login_reset($R, %s, 3, %L)', id, verifier()), 'VN016', 'once') from request;
select is((select password_change from core.login where name = 'acq1'), true, 'the login knows it');
select is((select count(*)::int from work.request where answer::text ~ 'SCRAM') + (select count(*)::int from core.account_request x where x::text ~ 'SCRAM'), 0, 'the verifier is kept nowhere');
-- the attack: whoever set it signs as QA
select make_batch('B-ATT', 'PT1', 131, 'tested') \g /dev/null
select is(sign('qa1', 'batch', (batch('B-ATT')).id, 'reviewed', 'acq1'), 'VN015', 'a signature between reset and change is refused');
select is((select count(*)::int from core.signature where login = 'acq1' and signed_at > (select password_at from core.login where name = 'acq1')), 0, 'and leaves none');
select did('acq1', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN015', 'no act');
select did('acq1', $$scan($R, 'x', 'B-RUN')$$, 'VN015', 'no scan');
select is(value('acq1', 'select digest from api.challenge($R, ''batch'', 1, ''reviewed'')'), '!VN015', 'no challenge');
select is(value('acq1', 'select count(*) from api.batch_head'), '0', 'nothing is seen');
select is(value('acq1', 'select count(*) from api.ledger_event'), '0', 'nor the ledger');
select is(value('acq1', 'select password_due from api.login where login = session_user'), 'reset', 'but why');
-- a password changed with the database's own command is no change
select is((script('acq1', format('alter role acq1 password %L', verifier()), 'select verdict from api.hold_place(gen_random_uuid(), ''B-RUN'', 1, ''look at this'')'))::text, '{"ALTER ROLE",!VN015}', 'ALTER ROLE does not end it');
select is(value('acq1', 'select 1 from core.login'), '!42501', 'the table is not theirs');
select did('acq1', format('login_password_set($R, %L)', verifier()), 'done', 'the way out');
select is(value('acq1', 'select password_due from api.login where login = session_user'), '', 'and it is over');
select is(sign('qa1', 'batch', (batch('B-ATT')).id, 'reviewed', 'acq1'), 'done', 'acq1 signs again');
-- the trail: who asked, who approved, who carried it out, who changed it
select is((select string_agg(e.act || ' by ' || e.person, ', ' order by e.position)
           from ledger.event e join core.person p on p.stream_id = e.stream
           where p.code = 'acq1' and e.entity in ('account_request', 'login')
             and e.position >= (select min(f.position) from ledger.event f where f.stream = e.stream and f.entity = 'account_request')),
    'account_propose by man1, sign by qa1, login_reset by adm1, login_reset by adm1, login_password_set by acq1', 'every step stands in the person''s stream');
-- an approval that nobody used in time is none
select did('adm1', $$account_propose($R, 'act1', 'reset', 'has forgotten it')$$, 'done', 'an administrator may ask');
select signs('man1', 'account_request', last('account_request')::bigint, 'approved', 'qa1', 'done', 'approved');
update core.account_request set approved_at = approved_at - interval '73 hours' where status = 'approved';
select did('adm1', format('login_reset($R, %s, 2, %L)', (select max(id) from core.account_request), verifier()), 'VN016', 'three days later it is too late');
select did('adm1', format('account_withdraw($R, %s, 999, ''nobody came'')', (select max(id) from core.account_request)), 'VN101', 'not in a version that was not seen');
select did('adm1', format('account_withdraw($R, %s, 2, ''?'')', (select max(id) from core.account_request)), 'VN205', 'nor without words');
select did('adm1', format('account_withdraw($R, %s, 2, ''nobody came'')', (select max(id) from core.account_request)), 'done', 'it is withdrawn');
select is((select superseded_by from core.signature where entity = 'account_request' order by id desc limit 1), 'request withdrawn', 'with its signature');
select did('adm1', format('account_withdraw($R, %s, 3, ''nobody came'')', (select max(id) from core.account_request)), 'VN117', 'once');
-- the other way to become somebody: close the login and make another
select did('adm1', format($$login_close($R, 'act1', %s, 'terminal stolen')$$, (select version from core.login where name = 'act1')), 'done', 'an administrator closes at once');
select did('adm1', format($$login_create($R, 'act1', 'act1b', %L)$$, verifier()), 'VN016', 'but makes no other login alone');
select did('adm1', $$account_propose($R, 'act1', 'login', 'terminal stolen')$$, 'done', 'it is asked for');
select signs('qa1', 'account_request', last('account_request')::bigint, 'approved', 'qa1', 'done', 'and approved');
select did('adm1', format($$login_create($R, 'act1', 'act1', %L)$$, verifier()), 'VN113', 'the closed name stays closed');
select did('adm1', format($$login_create($R, 'act1', 'act1b', %L)$$, verifier()), 'done', 'another name');
select is((select r.status || ' by ' || p.code from core.account_request r join core.person p on p.id = r.done_by_id order by r.id desc limit 1), 'done by adm1', 'under the request');
select did('act1b', $$scan($R, 'x', 'B-RUN')$$, 'VN015', 'its password was typed by somebody else');
select did('act1b', format('login_password_set($R, %L)', verifier()), 'done', 'the person chooses one');
select ok(did('act1b', $$scan($R, 'x', 'B-RUN')$$, 'stop VN302', 'and is back') is not null);
-- going: asked for and approved, or at once and looked at
select did('man1', $$account_propose($R, 'acr1', 'deactivate', 'leaves at the end of the week')$$, 'done', 'deactivation is asked for');
select is((select status from core.person where code = 'acr1'), 'active', 'nothing happens before the signature');
select signs('man1', 'account_request', last('account_request')::bigint, 'approved', 'qa1', 'done', 'QA approves');
select is((select p.status || ' ' || l.status from core.person p join core.login l on l.person_id = p.id where p.code = 'acr1'), 'inactive closed', 'the signature performs it');
select is((select r.status || ' by ' || p.code from core.account_request r join core.person p on p.id = r.done_by_id order by r.id desc limit 1), 'done by qa1', 'and nothing is left to be done');
select did('man1', format($$person_deactivate($R, 'acc1', %s, 'seen with a copied badge')$$, (select version from core.person where code = 'acc1')), 'done', 'at once');
select is(value('qa1', 'select waits_for from api.account_request where urgent'), 'QA''s signature (reviewed)', 'QA has to look at it');
select signs('man1', 'account_request', last('account_request')::bigint, 'approved', 'qa1', 'stop VN009', 'it is not approved afterwards');
select signs('man1', 'account_request', (select max(id) from core.account_request), 'reviewed', 'man2', 'stop VN009', 'a manager does not review it');
select signs('man1', 'account_request', (select max(id) from core.account_request), 'reviewed', 'qa1', 'done', 'QA reviews it');
select is(value('qa1', 'select waits_for from api.account_request where urgent'), '', 'it waits for nothing');
-- coming back
select did('man1', $$account_propose($R, 'acc1', 'reactivate', 'the badge was found')$$, 'VN202', 'until when?');
select did('man1', $$account_propose($R, 'acc1', 'reactivate', 'the badge was found', '2030-01-01T00:00:00Z')$$, 'done', 'reactivation is asked for');
select did('adm1', format($$login_create($R, 'acc1', 'acc1b', %L)$$, verifier()), 'VN117', 'no login before the signature');
select signs('man1', 'account_request', (select max(id) from core.account_request), 'approved', 'acq1', 'done', 'QA approves');
select is((select string_agg(g.superseded_by, ', ') from core.signature g join core.person p on g.entity = 'person' and g.record_id = p.id where p.code = 'acc1'), 'reactivated', 'the signature that let acc1 in the first time has ended');
select is((script('acc1', 'select 1'))[1], '!08001', 'the closed login stays closed');
select did('adm1', format($$login_create($R, 'acc1', 'acc1', %L)$$, verifier()), 'VN113', 'and its name');
select did('adm1', format($$login_create($R, 'acc1', 'acc1b', %L)$$, verifier()), 'done', 'a new login under the request');
select did('adm1', format($$login_close($R, 'acc1b', 1, 'once more')$$), 'done', 'closed again');
select did('adm1', format($$login_create($R, 'acc1', 'acc1c', %L)$$, verifier()), 'VN016', 'one request, one login');
-- nobody takes away the last QA this way either
update core.person_role set status = 'withdrawn' where role = 'qa' and person_id not in (select id from core.person where code = 'qa1');
select did('man1', $$account_propose($R, 'qa1', 'deactivate', 'is not needed')$$, 'VN014', 'the last QA stays');
select is((select count(*)::int from core.account_request r where r.status = 'done' and r.done_by_id is null), 0, 'what is done was done by somebody');
-- age of passwords: off until QA says otherwise
select did('man1', $$account_rules_set($R, 1, 90, 30, 'insurance asks for it')$$, '42501', 'a manager does not set it');
select did('qa1', $$account_rules_set($R, 999, 90, 30, 'insurance asks for it')$$, 'VN101', 'nor QA who saw another version');
select did('qa1', format('account_rules_set($R, %s, 90, 30, ''?'')', (select version from core.installation)), 'VN205', 'nor without words');
select did('qa1', format('account_rules_set($R, %s, 99999, 30, ''insurance asks for it'')', (select version from core.installation)), 'VN207', 'within bounds');
select did('qa1', format('account_rules_set($R, %s, 90, 91, ''insurance asks for it'')', (select version from core.installation)), 'VN207', 'both');
select did('qa1', format('account_rules_set($R, %s, 90, 30, ''insurance asks for it'')', (select version from core.installation)), 'done', 'QA does');
update core.login set password_at = rule.now() - interval '91 days' where name = 'tec1';
select did('tec1', $$scan($R, 'x', 'B-RUN')$$, 'VN015', 'an old password');
select is(value('tec1', 'select password_due from api.login where login = session_user'), 'age', 'and why');
select is(value('tec1', format('select verdict from api.login_password_set($R, %L)', verifier())), 'done', 'is changed');
select did('tec1', $$scan($R, 'x', 'B-RUN')$$, 'stop VN302', 'and work goes on');
select is((select string_agg(distinct e.kind, ' ') from ledger.event e where e.kind = 'unattributed' and e.entity in ('account_request', 'login') and e.act <> '-'), null, 'no act is without its person');
