-- Persons, roles, training and logins: what is refused because of who it is about, or how that stands.
select make_person('new1', 'analyst', 'LAB', 'man1', 'qa1') \g /dev/null
create function pg_temp.role_of(person text, role text) returns text language sql as $$
    select r.id || ', ' || r.version from core.person_role r join core.person p on p.id = r.person_id where p.code = $1 and r.role = $2 order by r.id desc limit 1
$$;
create function pg_temp.trains(person text, process text default 'synthetic-small') returns text language sql as $$
    select format('training_propose($R, %L, %L, 1, %L, %L, %L)', person, process, '2035-01-01T00:00:00Z', '2035-01-01T00:00:00Z', '2035-01-01T00:00:00Z')
$$;
-- codes and words
select did('man1', $$person_propose($R, 'tec1', 'Another', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$, 'VN113', 'a code that somebody has');
select did('man1', $$person_propose($R, 'x2', 'Another', 'x', 'NOWHERE', 'analyst', '2035-01-01T00:00:00Z')$$, 'VN306', 'a person at a site that is not there');
select did('man1', $$site_add($R, 'HOSP', 'Another hospital', 'Europe/Paris')$$, 'VN113', 'a site''s code that another has');
select did('man1', $$person_propose($R, 'x2', 'Another', 'x', 'LAB', 'analyst analyst', '2035-01-01T00:00:00Z')$$, 'VN208', 'a role named twice');
select did('man1', $$person_propose($R, 'x2', 'Another', 'x', 'LAB', 'admin qa', '2035-01-01T00:00:00Z')$$, 'VN013', 'administration with another role');
select did('man1', $$role_propose($R, 'new1', 'LAB', 'technician collector', '2035-01-01T00:00:00Z')$$, 'VN208', 'two roles in one proposal');
select did('man1', $$role_propose($R, 'new1', 'NOWHERE', 'technician', '2035-01-01T00:00:00Z')$$, 'VN306', 'a role at a site that is not there');
-- codes and words that are none
select did('man1', format($$person_propose($R, %L, 'Another', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$, v), w, 'a person''s code: ' || n) from (values ('', 'VN202: code', 'none'), ('a b', 'VN204: a b', 'with a blank')) c (v, w, n);
select did('man1', format($$inspection_propose($R, %L, 'Ina Spect', 'Authority', 'LAB', %L)$$, v, now('3 days')), w, 'an inspector''s code: ' || n) from (values ('', 'VN202: code', 'none'), ('a b', 'VN204: a b', 'with a blank')) c (v, w, n);
select did('man1', format($$site_add($R, %L, 'Another hospital', 'Europe/Paris')$$, v), w, 'a site''s code: ' || n) from (values ('', 'VN202: code', 'none'), ('a b', 'VN204: a b', 'with a blank')) c (v, w, n);
select did('man1', format($$site_add($R, 'X2', 'Another hospital', %L)$$, v), w, 'a site''s zone: ' || n) from (values ('', 'VN202: time_zone', 'none'), (repeat('x', 201), 'VN203: time_zone (201 characters)', 'too long')) c (v, w, n);
select did('man1', format($$person_propose($R, 'x2', 'Another', 'x', 'LAB', %L, '2035-01-01T00:00:00Z')$$, v), w, 'roles: ' || n) from (values ('', 'VN202: roles', 'none'), (repeat('x', 201), 'VN203: roles (201 characters)', 'too many words')) c (v, w, n);
-- one's own rights, and those of a person who is not active
select did('man1', format('role_withdraw($R, %s, %L)', pg_temp.role_of('man1', 'manager'), 'works elsewhere now'), 'VN010', 'nobody withdraws their own role');
select did('man1', pg_temp.trains('man1'), 'VN010', 'nobody proposes their own training');
select did('man1', pg_temp.trains('new1'), 'done', 'a training waits');
select did('man1', pg_temp.trains('new1'), 'VN108', 'and is not proposed twice');
select did('man1', pg_temp.trains('qa1', 'validation'), 'done', 'a training of QA');
select signs('man1', 'training', (select max(id) from core.training), 'approved', 'qa1', 'VN010', 'nobody approves their own training');
select did('man1', format('role_withdraw($R, %s, %L)', pg_temp.role_of('mix1', 'releaser'), 'works elsewhere now'), 'done', 'a role is withdrawn');
select did('man1', format('role_withdraw($R, %s, %L)', pg_temp.role_of('mix1', 'releaser'), 'works elsewhere now'), 'VN117', 'once');
select did('man1', $$person_propose($R, 'new2', 'Another', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$, 'done', 'somebody is proposed');
select did('man1', $$role_propose($R, 'new2', 'LAB', 'technician', '2035-01-01T00:00:00Z')$$, 'VN117', 'roles are added to active persons');
select did('man1', format('role_withdraw($R, %s, %L)', pg_temp.role_of('new2', 'analyst'), 'works elsewhere now'), 'VN114', 'what waits for a signature is decided as a whole');
select did('man1', pg_temp.trains('new2'), 'VN117', 'nobody is trained who is not active');
-- logins
select did('adm1', format('login_close($R, %L, %s, %L)', 'adm1', (select version from core.login where name = 'adm1'), 'terminal was lost'), 'VN010', 'nobody closes their own login');
select did('man1', $$account_propose($R, 'new1', 'reset', 'forgot the password')$$, 'done', 'a reset is asked for');
select signs('man1', 'account_request', last('account_request')::bigint, 'approved', 'qa1', 'done', 'and approved');
select did('adm1', format('login_close($R, %L, %s, %L)', 'new1', (select version from core.login where name = 'new1'), 'terminal was lost'), 'done', 'a login is closed');
select did('adm1', format('login_close($R, %L, %s, %L)', 'new1', (select version from core.login where name = 'new1'), 'terminal was lost'), 'VN117', 'once');
select did('adm1', format('login_reset($R, %s, %L)', (select id || ', ' || version from core.account_request order by id desc limit 1), verifier()), 'VN117', 'there is no login to be reset');
select did('man1', format('account_withdraw($R, %s, %L)', (select id || ', ' || version from core.account_request order by id desc limit 1), 'asked for in error'), 'done', 'the request is withdrawn');
select did('man1', $$account_propose($R, 'new1', 'reset', 'forgot the password')$$, 'VN117', 'nor can a reset be asked for');
select did('man1', $$account_propose($R, 'new2', 'login', 'needs to work')$$, 'VN117', 'somebody who is not active gets no login');
select did('man1', format('person_deactivate($R, %L, %s, %L)', 'new1', (select version from core.person where code = 'new1'), 'left the laboratory'), 'done', 'somebody leaves');
select did('man1', $$account_propose($R, 'new1', 'deactivate', 'left the laboratory')$$, 'VN117', 'and is deactivated once');
-- a request about oneself is not carried out by oneself, even approved
select did('man1', $$account_propose($R, 'adm1', 'reset', 'forgot the password')$$, 'done', 'a reset for the admin');
select signs('man1', 'account_request', last('account_request')::bigint, 'approved', 'qa1', 'done', 'approved');
select did('adm1', format('login_reset($R, %s, %L)', (select id || ', ' || version from core.account_request order by id desc limit 1), verifier()), 'VN010', 'an admin does not reset their own login');
-- after the opening an admin signs no right
select did('man1', $$role_propose($R, 'tec3', 'LAB', 'collector', '2035-01-01T00:00:00Z')$$, 'done', 'a role is proposed');
select signs('man1', 'person_role', last('person_role')::bigint, 'approved', 'adm1', 'VN011', 'the admin approves nothing any more');
select did('adm1', $$role_propose($R, 'tec3', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$, 'VN011', 'nor proposes a role');
-- a retired process
select did('man1', format('process_retire($R, %L, 1, %s, %L)', 'validation', (select v.version from core.process_version v join core.process p on p.id = v.process_id where p.code = 'validation'), 'a newer one will come'), 'done', 'a process is retired');
select did('man1', pg_temp.trains('ana1', 'validation'), 'VN107', 'nobody is trained for a retired process');
select did('coo1', $$order_place($R, 'LAB', 'validation', null, 'validation', 'O-RET', null, null, null, null, null, null, null, null, null)$$, 'VN107', 'nothing is ordered of a retired process');
-- inspectors
select did('man1', format('inspection_propose($R, ''tec2'', ''Ina Spect'', ''Authority'', ''LAB'', %L)', now('3 days')), 'VN113', 'an inspector under somebody''s code');
-- a login's name is used once on the server
select did('man1', $$person_propose($R, 'new3', 'Another', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$, 'done', 'somebody is proposed');
select signs('man1', 'person', last('person')::bigint, 'approved', 'qa1', 'done', 'and approved');
select did('adm1', format('login_create($R, %L, %L, %L)', 'new3', 'tec1', verifier()), 'VN113', 'a login name that somebody has');
select did('adm1', format('login_create($R, %L, %L, %L)', 'new3', '', verifier()), 'VN202: login', 'a login without a name');
select did('adm1', format('login_create($R, %L, %L, %L)', 'new3', repeat('x', 41), verifier()), 'VN203: login (41 characters)', 'with one that is too long');
select did('adm1', $$login_create($R, 'new3', 'new3', '')$$, 'VN202: verifier', 'without a password');
select did('tec1', $$login_password_set($R, '')$$, 'VN202: verifier', 'a password is not set to nothing');
drop role new1;
select did('adm1', format('login_create($R, %L, %L, %L)', 'new3', 'new1', verifier()), 'VN113', 'nor one that somebody had, though the server has forgotten it');
-- founding
select throws_ok($$select rule.time_zone('Europe/Nowhere', 'time_zone')$$, 'VN208', null, 'a zone that is not there');
select is((script('tec1', 'set standard_conforming_strings = off', $$select (api.comment_add(gen_random_uuid(), 'B-RUN', 'a look at it')).verdict$$))[2], '!VN901', 'a session that reads backslashes changes nothing');
-- records that are not there are not there, and not a stale version
select did('man1', $$account_withdraw($R, 999999, 1, 'asked for in error')$$, 'VN306', 'no such request about an account');
select did('adm1', format('login_reset($R, 999999, 1, %L)', verifier()), 'VN306', 'none that could be carried out');
select did('man1', $$role_withdraw($R, 999999, 1, 'works elsewhere now')$$, 'VN306', 'no such role');
select did('adm1', $$login_close($R, 'nobody', 1, 'terminal was lost')$$, 'VN306', 'no such login');
select did('man1', $$person_deactivate($R, 'nobody', 1, 'left the laboratory')$$, 'VN306', 'nobody to leave');
select did('man1', pg_temp.trains('nobody'), 'VN306', 'nobody to be trained');
select did('man1', pg_temp.trains('ana1', 'nothing'), 'VN306', 'in nothing');
select did('man1', $$role_propose($R, 'nobody', 'LAB', 'technician', '2035-01-01T00:00:00Z')$$, 'VN306', 'nobody to hold a role');
-- the last of QA, and the last manager
update core.person_role r set status = 'withdrawn' from core.person p where p.id = r.person_id and r.role = 'qa' and p.code <> 'qa2';
select did('man1', format('role_withdraw($R, %s, %L)', pg_temp.role_of('qa2', 'qa'), 'works elsewhere now'), 'VN014: qa', 'the last role of QA is not withdrawn');
select did('man1', format('person_deactivate($R, %L, %s, %L)', 'qa2', (select version from core.person where code = 'qa2'), 'left the laboratory'), 'VN014: qa', 'nor does who holds it leave');
select is((select p.status || ' ' || r.status from core.person p join core.person_role r on r.person_id = p.id where p.code = 'qa2'), 'active approved', 'nothing of it was written');
