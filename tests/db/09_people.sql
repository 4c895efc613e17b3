-- Persons: rights and training in date, one person behind two logins, and what becomes of somebody who left.
update core.training set version_until = rule.now() - interval '1 second' where person_id = (select id from core.person where code = 'tec3');
select did('tec3', $$step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{}', null, 'V-RUN')$$, 'VN005', 'training of the version has expired');
update core.training set version_until = '2035-01-01', practical_until = rule.now() - interval '1 second' where person_id = (select id from core.person where code = 'tec3');
select did('tec3', $$step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{}', null, 'V-RUN')$$, 'VN005', 'practice has expired');
update core.training set practical_until = '2035-01-01', procedures_until = rule.now() - interval '1 second' where person_id = (select id from core.person where code = 'tec3');
select did('tec3', $$step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{}', null, 'V-RUN')$$, 'VN005', 'procedures have to be read again');
update core.training set procedures_until = '2035-01-01' where person_id = (select id from core.person where code = 'tec3');
update core.person_role set valid_until = rule.now() - interval '1 second' where person_id = (select id from core.person where code = 'col2');
select did('col2', $$collection_start($R, 'B-RUN', {B-RUN}, $N)$$, 'VN003', 'a right out of date is no right');
update core.person_role set valid_until = '2035-01-01' where person_id = (select id from core.person where code = 'col2');
update core.person set valid_until = rule.now() - interval '1 second' where code = 'ana2';
select did('ana2', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN001', 'a person out of date is nobody');
-- one person, two logins: no act makes that, a database administrator might
select did('adm1', format($$login_create($R, 'tec1', 'tec1b', %L)$$, verifier()), 'VN108', 'a second login for a person');
select did('adm1', format($$login_create($R, 'adm1', 'adm1b', %L)$$, verifier()), 'VN010', 'a login for oneself');
select did('adm1', format($$login_create($R, 'nobody', 'nobody1', %L)$$, verifier()), 'VN306', 'a login for nobody');
select did('adm1', format($$login_create($R, 'gone1', %L, %L)$$, l, v), 'VN108', 'a login again') from (values ('vein_x', verifier())) x (l, v);
create role two1 login in role vein_technician;
insert into core.login (stream_id, person_id, name, role_oid, status)
    select stream_id, id, 'two1', 'two1'::regrole, 'active' from core.person where code = 'tec1';
select make_batch('B-TWO', 'PT1', 60, 'accepted') \g /dev/null
select did('tec1', $$step_record($R, 'B-TWO', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000060', '{"vessel": "V-TWO"}')$$, 'done', 'tec1 performs');
select signs('tec1', 'step_execution', step('B-TWO', 'seed'), 'checked', 'two1', 'stop VN009', 'tec1 under another name does not check');
select make_batch('B-THREE', 'PT1', 61, 'tested') \g /dev/null
create role two2 login in role vein_qa, vein_releaser;
insert into core.login (stream_id, person_id, name, role_oid, status)
    select stream_id, id, 'two2', 'two2'::regrole, 'active' from core.person where code = 'mix1';
select signs('qa1', 'batch', (batch('B-THREE')).id, 'reviewed', 'qa2', 'done', 'reviewed');
select did('qa1', $$disposition_propose($R, 'B-THREE', {B-THREE}, 'released')$$, 'done', 'proposed');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'approved', 'mix1', 'done', 'approved by mix1');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'two2', 'stop VN009', 'mix1 under another name does not release');
select is(status('B-THREE'), 'filled/quarantine', 'still in quarantine');
-- a role of the same name made again is not the person's login
drop role two1;
create role two1 login in role vein_technician;
select did('two1', $$step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{}', null, 'V-RUN')$$, 'VN001', 'a login dropped and made again is another');
-- a login without a person
create role stranger login in role vein_qa;
select did('stranger', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN001', 'a login that belongs to nobody');
select is(value('stranger', 'select count(*) from api.batch_head'), '0', 'and sees nothing');
-- leaving: an open connection is ended, and one that is left open somehow can do nothing
select dblink_connect('old', format('host=%s port=%s dbname=%L user=gone1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
update core.person set status = 'inactive' where code = 'gone1';
select throws_ok($$select * from dblink('old', 'select verdict from api.hold_place(gen_random_uuid(), ''B-RUN'', 1, ''look at this'')') t (x text)$$, 'VN001', null, 'an old connection of somebody deactivated can do nothing');
select is((select x from dblink('old', 'select count(*)::text from api.batch_head') t (x text)), '0', 'and sees nothing');
select throws_ok($$select * from dblink('old', 'select content from api.challenge(gen_random_uuid(), ''batch'', 1, ''reviewed'')') t (x text)$$, 'VN001', null, 'nor asks for a signature');
update core.person set status = 'active' where code = 'gone1';
select did('gone1', format($$person_deactivate($R, 'gone1', 2, 'left the laboratory')$$), '42501', 'an operator deactivates nobody');
select did('man1', format($$person_deactivate($R, 'man1', 2, 'left the laboratory')$$), 'VN010', 'nobody deactivates themselves');
select did('man1', $$person_deactivate($R, 'gone1', 1, 'left the laboratory')$$, 'VN101', 'a stale version');
select did('man1', $$person_deactivate($R, 'gone1', 2, 'left the laboratory')$$, 'done', 'gone1 is deactivated');
select matches((script('gone1', 'select 1'))[1], '^!', 'and there is no new one');
select did('man1', $$person_deactivate($R, 'gone1', 3, 'left the laboratory')$$, 'VN117', 'only once');
-- rights are nobody's own to give
select did('man1', $$role_propose($R, 'man1', 'LAB', 'qa', '2035-01-01T00:00:00Z')$$, 'VN010', 'nobody proposes a role for themselves');
select did('man1', $$role_propose($R, 'tec1', 'LAB', 'admin', '2035-01-01T00:00:00Z')$$, 'VN013', 'administration goes with nothing else');
select did('man1', $$role_propose($R, 'tec1', 'LAB', 'technician', '2035-01-01T00:00:00Z')$$, 'VN108', 'a role one has');
select did('man1', $$role_propose($R, 'tec1', 'LAB', 'wizard', '2035-01-01T00:00:00Z')$$, 'VN208', 'a role that does not exist');
select did('man1', $$role_propose($R, 'tec1', 'LAB', 'collector', '2020-01-01T00:00:00Z')$$, 'VN503', 'a role that ended before it began');
select did('man1', $$role_propose($R, 'qa2', 'LAB', 'releaser', '2035-01-01T00:00:00Z')$$, 'done', 'a role for QA');
select signs('man1', 'person_role', last('person_role')::bigint, 'approved', 'man2', 'stop VN009', 'a manager does not approve rights');
select signs('man1', 'person_role', (select max(id) from core.person_role), 'approved', 'qa2', 'VN010', 'QA does not approve their own');
select signs('man1', 'person_role', (select max(id) from core.person_role), 'approved', 'qa1', 'done', 'another QA does');
select did('adm1', $$person_propose($R, 'x1', 'X', 'x', 'LAB', 'qa', '2035-01-01T00:00:00Z')$$, 'VN011', 'after the opening an admin proposes nobody');
select did('man1', $$person_propose($R, 'x1', 'X', 'x', 'LAB', 'qa', 'infinity')$$, 'VN501', 'nobody is valid for ever');
select did('man1', $$person_propose($R, 'x1', E'Smith\bJones', 'x', 'LAB', 'qa', '2035-01-01T00:00:00Z')$$, 'VN203', 'a name with a backspace');
select did('man1', $$person_propose($R, 'x1', U&'Smith\202Ehtims', 'x', 'LAB', 'qa', '2035-01-01T00:00:00Z')$$, 'VN203', 'a name that turns the direction');
select did('tec2', $$training_propose($R, 'tec2', 'synthetic-small', 1, '2035-01-01T00:00:00Z', '2035-01-01T00:00:00Z', '2035-01-01T00:00:00Z')$$, '42501', 'an operator trains nobody');
