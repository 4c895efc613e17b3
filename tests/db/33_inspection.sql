-- Inspectors: some days, what QA decided, records only, every look with its event, no signature; over by date.
select make_batch('B-INS', 'PT1', 135, 'vector'), make_batch('B-NOT', 'PT1', 136, 'scheduled') \g /dev/null
select did('qa1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('5 days')), '42501', 'QA proposes none');
select did('far2', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('5 days')), 'VN306', 'nor a manager of another site');
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''NOWHERE'', %L)', now('5 days')), 'VN306', 'nor is one at a site that is not there');
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('31 days')), 'VN017', 'thirty days at most');
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('-1 days')), 'VN503', 'not of yesterday');
select did('man1', format('inspection_propose($R, ''tec1'', ''Tec One'', ''Agency'', ''LAB'', %L)', now('5 days')), 'VN113', 'nobody of the laboratory');
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('5 days')), 'done', 'a manager proposes');
create temp table i as select last('inspection')::bigint as id, last('person')::bigint as person, last('person_role')::bigint as role;
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('5 days')), 'VN117', 'who waits for approval is not proposed again');
-- the scope is QA's to decide, before the signature
select signs('man1', 'person', person, 'approved', 'qa1', 'stop VN009', 'not approved without a scope') from i;
select did('man1', format('inspection_scope($R, %s, 1, ''site'')', id), '42501', 'a manager decides no scope') from i;
select did('far2', format('inspection_scope($R, %s, 1, ''site'')', id), 'VN306', 'QA of another site sees no inspection') from i;
select did('qa1', 'inspection_scope($R, 999999, 1, ''site'')', 'VN306', 'nobody one that is not there');
select did('qa1', format('inspection_scope($R, %s, 1, ''all'')', id), 'VN208', 'another word') from i;
select did('qa1', format('inspection_scope($R, %s, 1, ''batches'')', id), 'VN208', 'batches without batches') from i;
select did('qa1', format('inspection_scope($R, %s, 1, ''batches'', ''B-NON'')', id), 'VN306', 'a batch that does not exist') from i;
select did('qa1', format('inspection_scope($R, %s, 1, ''batches'', ''B-RUN'')', id), 'done', 'one batch') from i;
select did('qa1', format('inspection_scope($R, %s, 1, ''batches'', ''B-INS B-COL'')', id), 'VN101', 'a stale version') from i;
select did('qa1', format('inspection_scope($R, %s, 2, ''batches'', ''B-INS B-COL'')', id), 'done', 'two others instead') from i;
select is((select string_agg(batch || ' ' || status, ', ' order by id) from core.inspection_batch), 'B-RUN withdrawn, B-COL named, B-INS named', 'both decisions stay');
select matches(rule.content_person(person), 'inspection by: Agency\nmay read: B-COL, B-INS', 'the signed text names authority and batches') from i;
select did('adm1', format('login_create($R, ''ins1'', ''ins1'', %L)', verifier()), 'VN117', 'no login before the signature');
select signs('man1', 'person', person, 'approved', 'qa2', 'done', 'QA approves') from i;
select did('qa1', format('inspection_scope($R, %s, 3, ''site'')', id), 'VN117', 'what was signed stays') from i;
select did('adm1', format('login_create($R, ''ins1'', ''ins1'', %L)', verifier()), 'done', 'and the administrator makes the login');
select is(value('ins1', 'select count(*) from api.inspected_batch'), '0', 'whose password is not the inspector''s yet');
select did('ins1', $$record_export($R, 'B-INS')$$, 'VN015', 'so that nothing is read with it');
select did('ins1', format('login_password_set($R, %L)', verifier()), 'done', 'until it is');
-- what is read
select is(value('ins1', 'select string_agg(batch, '' '' order by batch) from api.inspected_batch'), 'B-COL B-INS', 'the inspector sees which batches');
select is(value('ins1', 'select roles || '' '' || login from api.me'), 'auditor ins1', 'and who they are');
select did('ins1', $$record_export($R, 'B-INS')$$, 'done', 'reads the record of one');
select matches(answer() -> 'data' ->> 'record', 'B-INS', 'which is the record');
select is((select a.kind || ' ' || a.subject || ': ' || a.reason || ' by ' || p.code from core.access a join core.person p on p.id = a.person_id order by a.id desc limit 1),
    'read batch record B-INS: inspection by ins1', 'every look is an access event');
select did('ins1', $$record_export($R, 'B-INS')$$, 'done', 'and again');
select is((select count(*)::int from ledger.event e join ledger.stream s on s.id = e.stream where s.kind = 'access' and s.key = 'ins1'), 2, 'each of them');
select did('ins1', $$record_export($R, 'B-NOT')$$, 'VN306', 'a batch that was not named');
select did('ins1', $$record_export($R, 'B-NON')$$, 'VN306', 'looks like one that does not exist');
-- nothing else
select is((select string_agg(v, ', ') from (select c.relname as v, value('ins1', format('select count(*) from api.%I', c.relname)) as n
    from pg_class c where c.relnamespace = 'api'::regnamespace and c.relkind = 'v') x where n not in ('0') and v not in ('inspected_batch', 'me', 'login', 'installation')), null, 'no other view shows anything');
select is(value('ins1', 'select count(*) from api.login'), '1', 'of logins their own');
select did('ins1', $$identity_read($R, 'PT1', 'curious about the name')$$, 'VN003', 'no names');
select is(value('ins1', 'select digest from api.challenge($R, ''batch'', 1, ''reviewed'')'), '!42501', 'no challenge');
select did('ins1', format('sign(%L, %L)', gen_random_uuid(), repeat('0', 64)), '42501', 'no signature');
select is(value('ins1', 'select count(*) from api.ledger_signatures()'), '!VN003', 'no signatures of others');
select is(value('ins1', 'select count(*) from api.person_at(''2026-01-01T00:00:00Z'')'), '!VN003', 'nobody of the past');
select is(value('ins1', 'select count(*) from api.right_at()'), '0', 'no rights');
select did('ins1', $$clock_set($R, '2030-01-01T00:00:00Z')$$, '42501', 'no act');
select is((select string_agg(act, ' ' order by act) from ref.act where inspector), 'login_password_set record_export', 'what is open to inspectors');
select did('man1', $$role_propose($R, 'ins1', 'LAB', 'technician', '2030-01-01T00:00:00Z')$$, 'VN117', 'an inspector gets no other role');
select is(value('qa1', 'select going_on || '' '' || scope || '' '' || batches from api.inspection'), 'true batches B-COL B-INS', 'QA sees it going on');
select is(value('tec1', 'select count(*) from api.inspection'), '0', 'an operator does not');
-- a laboratory's own auditor sees the site, and is no inspector
select is(value('aud1', 'select count(*) from api.inspected_batch'), '0', 'an auditor is no inspector');
select did('aud1', $$record_export($R, 'B-NOT')$$, 'done', 'and reads every record of the site');
-- its end: nothing has to run, an open connection ends with it
select dblink_connect('old', format('host=%s port=%s dbname=%L user=ins1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
update core.person_role set valid_from = valid_from - interval '1 day', valid_until = rule.now() - interval '1 millisecond' where inspection;
select is((select x from dblink('old', 'select count(*)::text from api.inspected_batch') t (x text)), '0', 'the day after: nothing on an open connection');
select throws_ok($$select * from dblink('old', 'select verdict from api.record_export(gen_random_uuid(), ''B-INS'')') t (x text)$$, 'VN003', null, 'no record');
select is(value('ins1', 'select count(*) from api.me'), '0', 'nobody');
select dblink_disconnect('old') \g /dev/null
-- the same inspector again, for the whole site
update core.person set valid_until = rule.now() + interval '1 hour' where code = 'ins1';
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('3 days')), 'done', 'comes again');
update i set id = last('inspection')::bigint, role = last('person_role')::bigint;
select did('man1', format('inspection_propose($R, ''ins1'', ''Ida Inspector'', ''Agency'', ''LAB'', %L)', now('3 days')), 'VN108', 'one at a time');
select did('qa2', format('inspection_scope($R, %s, 1, ''site'')', id), 'done', 'the whole site this time') from i;
select signs('man1', 'person_role', role, 'approved', 'qa1', 'done', 'approved') from i;
select is(value('ins1', 'select count(*) from api.inspected_batch')::int, (select count(*)::int from core.batch where site_id = 1), 'every batch of the site');
select is((select valid_until from core.person where code = 'ins1'), (select valid_until from core.person_role r, i where r.id = i.role), 'the person is there as long as the inspection');
select is(value('qa1', 'select string_agg(problem, ''; '') from api.ledger_signatures()'), null, 'verify finds nothing wrong with the signatures');
-- taken back early
select did('qa1', format('role_withdraw($R, %s, %s, ''inspection is over'')', role, (select version from core.person_role r where r.id = i.role)), 'done', 'QA ends it') from i;
select is(value('ins1', 'select count(*) from api.inspected_batch'), '!08001', 'with the last group the way in is gone');
-- longer inspections are QA's to allow
select did('qa1', format('account_rules_set($R, %s, 0, 60, ''joint inspection announced'')', (select version from core.installation)), 'done', 'sixty days');
select did('man1', format('inspection_propose($R, ''ins2'', ''Ivo Inspector'', ''Agency'', ''LAB'', %L)', now('45 days')), 'done', 'forty-five are fewer');
