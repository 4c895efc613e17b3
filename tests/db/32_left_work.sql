-- Somebody goes: sessions and requests of theirs end, what they left open is listed, and the record stays as it was.
select make_person('lef1', 'technician qa', 'LAB', 'man1', 'qa1'), make_person('lem1', 'manager', 'LAB', 'man1', 'qa1'), train('lef1', 'synthetic-small') \g /dev/null
select make_batch('B-LFT', 'PT1', 132, 'accepted') \g /dev/null
select must('lef1', $$step_record($R, 'B-LFT', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000132', '{"vessel": "V-LFT"}')$$) \g /dev/null
select must('lef1', $$hold_place($R, 'B-RUN', {B-RUN}, 'foam in the vessel')$$) \g /dev/null
select must('lef1', $$deviation_open($R, 'B-LFT', 'minor', $N, 'label torn', 'none')$$) \g /dev/null
select make_batch('B-LF2', 'PT1', 133, 'reviewed') \g /dev/null
select must('lef1', $$disposition_propose($R, 'B-LF2', {B-LF2}, 'released')$$) \g /dev/null
create temp table d as select last('disposition')::bigint as id;
create temp table c as select gen_random_uuid() as id, gen_random_uuid() as own;
select value('lef1', format('select digest from api.challenge(%L, ''disposition'', %s, ''approved'')', own, (select id from d))) from c \g /dev/null
select dblink_connect('old', format('host=%s port=%s dbname=%L user=lef1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
create temp table before as select 'step' as what, x::text from core.step_execution x union all select 'hold', x::text from core.hold x
    union all select 'disposition', x::text from core.disposition x union all select 'deviation', x::text from core.deviation x
    union all select 'signature', x::text from core.signature x union all select 'batch', x::text from core.batch x;
select is(value('qa1', 'select count(*) from api.left_work'), '0', 'nobody is gone');
select did('man1', format($$person_deactivate($R, 'lef1', %s, 'left without a word')$$, (select version from core.person where code = 'lef1')), 'done', 'lef1 goes');
select is(last('sessions_ended'), '2', 'the sessions are ended: this one, and that of the acts before');
select is((select count(*)::int from (select * from before except (
    select 'step', x::text from core.step_execution x union all select 'hold', x::text from core.hold x
    union all select 'disposition', x::text from core.disposition x union all select 'deviation', x::text from core.deviation x
    union all select 'signature', x::text from core.signature x union all select 'batch', x::text from core.batch x)) y), 0, 'nothing of the record has changed');
select is((select bool_and(expires_at <= clock_timestamp()) from work.challenge where made_by_person = (select id from core.person where code = 'lef1') and used_at is null), true, 'open signature requests of theirs have ended');
select did('qa2', format('sign(%L, %L)', own, (select encode(digest, 'hex') from work.challenge where id = own)), 'VN008', 'also for the one who was to sign') from c;
-- a connection that was not ended in time signs nothing: the person is looked at in every act
update core.person set status = 'active' where code = 'lef1';
update core.login set status = 'active' where name = 'lef1';
alter role lef1 login;
select make_batch('B-LF3', 'PT1', 134, 'accepted') \g /dev/null
select must('tec1', $$step_record($R, 'B-LF3', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000134', '{"vessel": "V-LF3"}')$$) \g /dev/null
create temp table s as select gen_random_uuid() as id;
select value('tec1', format('select digest from api.challenge(%L, ''step_execution'', %s, ''checked'')', id, step('B-LF3', 'seed'))) from s \g /dev/null
select dblink_connect('late', format('host=%s port=%s dbname=%L user=lef1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
update core.person set status = 'inactive' where code = 'lef1';
select throws_ok(format('select * from dblink(''late'', %L) t (x text)', format('select verdict from api.sign(%L, %L)', id, (select encode(digest, 'hex') from work.challenge w where w.id = s.id))), 'VN001', null, 'an old connection signs nothing') from s;
select is((select x from dblink('late', 'select count(*)::text from api.batch_head') t (x text)), '0', 'and sees nothing');
select dblink_disconnect('late') \g /dev/null
-- the list: for QA and managers of the site
select is(value('qa1', 'select string_agg(kind || '' '' || coalesce(batch, ''-''), '', '' order by kind, batch) from api.left_work where person = ''lef1'''),
    'deviation B-LFT, disposition B-LF2, hold B-RUN, step B-LFT', 'what lef1 left, by kind');
select is(value('man1', 'select count(*) from api.left_work where person = ''lef1'''), '4', 'a manager sees it');
select is(value('tec1', 'select count(*) from api.left_work'), '0', 'an operator does not');
select is(value('far2', 'select count(*) from api.left_work'), '0', 'nor another site');
-- somebody else takes it on
select did('qa1', format('disposition_withdraw($R, %s, 1, ''proposed by somebody who left'')', id), 'done', 'QA withdraws the proposal') from d;
select did('qa2', format('hold_lift($R, %s, 1, ''foam is gone'')', (select max(id) from core.hold)), 'done', 'and lifts the hold');
select signs('tec1', 'step_execution', step('B-LFT', 'seed'), 'checked', 'tec2', 'done', 'another person checks the step');
select is(value('qa1', 'select string_agg(kind, '' '' order by kind) from api.left_work where person = ''lef1'''), 'deviation', 'the list gets shorter');
-- proposals about persons
select must('lem1', $$role_propose($R, 'tec1', 'LAB', 'analyst', '2030-01-01T00:00:00Z')$$), must('lem1', $$account_propose($R, 'tec3', 'reset', 'has forgotten it')$$) \g /dev/null
update core.person set valid_until = rule.now() - interval '1 second' where code = 'lem1';
select is(value('qa1', 'select string_agg(kind, '' '' order by kind) from api.left_work where person = ''lem1'''), 'account_request person_role', 'somebody out of date is gone, too');
