-- From the filled bag to the patient: released for this site, checked at the bedside by two, given once.
select make_batch('B-GIVE', 'PT1', 110, 'reviewed'), make_batch('B-OTHER', 'PT2', 111, 'at_site') \g /dev/null
create function pg_temp.items(coi text, bag text) returns text language sql as $$ select tap.items('coi', coi, 'scan', 'container', bag, 'scan') $$;
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-GIVE', 'C1', $N)$$, 'stop VN109', 'nothing comes to the site before it is released');
select did('tec1', $$custody_hand_over($R, 'B-GIVE', {B-GIVE}, 'Courier', 'C. Rier', 'W1', 'van', '2-8 Cel', $N)$$, 'stop VN109', 'nor leaves with a courier');
select did('cli1', $$infusion_record($R, 'B-GIVE', {B-GIVE}, 'BAG-GIVE', null, $N, $N, '50.0', 'none')$$, 'VN102: filled -> infused', 'and is not given where it was filled');
select must_sign('qa2', 'batch', (batch('B-GIVE')).id, 'reviewed') \g /dev/null
select must('qa1', $$disposition_propose($R, 'B-GIVE', {B-GIVE}, 'released')$$) \g /dev/null
select must_sign('qa1', 'disposition', max(id), 'approved') from core.disposition where batch_id = (batch('B-GIVE')).id \g /dev/null
select must_sign('rel1', 'disposition', max(id), 'released') from core.disposition where batch_id = (batch('B-GIVE')).id \g /dev/null
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-GIVE', 'C1', $N)$$, 'stop VN304', 'nor without its check');
select did('tec1', format($$identity_check($R, 'B-GIVE', 'site', 'BAG-GIVE', %L)$$, pg_temp.items('CHA999926000110', 'BAG-GIVE')), 'VN003', 'which is the clinic''s');
select did('cli1', format($$identity_check($R, 'B-GIVE', 'site', 'BAG-OTHER', %L)$$, pg_temp.items('CHA999926000110', 'BAG-OTHER')), 'stop VN301', 'another patient''s bag at the site');
select did('cli1', format($$identity_check($R, 'B-GIVE', 'site', 'BAG-GIVE', %L)$$, pg_temp.items('CHA999926000110', 'BAG-GIVE')), 'done', 'the right bag');
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-OTHER', 'C1', $N)$$, 'stop VN301', 'receiving another one after that');
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-NONE', 'C1', $N)$$, 'stop VN302', 'or an unknown one');
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'V-GIVE', 'C1', $N)$$, 'VN102', 'or the culture vessel');
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-GIVE', '', $N)$$, 'VN202', 'without its certificate');
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-GIVE', 'C1', $N)$$, 'done', 'received');
select did('cli1', $$site_receive($R, 'B-GIVE', {B-GIVE}, 'BAG-GIVE', 'C1', $N)$$, 'VN102', 'a bag arrives once');
create function pg_temp.infuse(id bigint, bag text default 'BAG-GIVE', volume text default '50.0') returns text language sql as $$
    select format('infusion_record($R, ''B-GIVE'', {B-GIVE}, %L, %s, $N, $N, %L, ''none'')', bag, coalesce(id::text, 'null'), volume)
$$;
select did('cli1', pg_temp.infuse(null), 'stop VN304', 'no infusion without a bedside check');
select did('cli1', pg_temp.infuse((select max(id) from core.identity_check where batch_id = (batch('B-GIVE')).id)), 'stop VN304', 'nor with the check of the site');
create temp table bed (name text, id bigint);
insert into bed select 'alone', bedside('B-GIVE', 'PT1', 110, null);
select did('cli1', pg_temp.infuse((select id from bed)), 'stop VN304', 'nor with the check of one person');
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'cli1', 'stop VN009', 'who checked does not witness');
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'tec1', 'stop VN009', 'nor an operator');
insert into bed select 'other', bedside('B-OTHER', 'PT2', 111);
select did('cli1', pg_temp.infuse((select id from bed where name = 'other')), 'stop VN304', 'nor with the check of another patient');
select must('cli2', $$scan($R, 'BAG-GIVE', 'B-GIVE')$$) \g /dev/null
select signs('cli1', 'identity_check', (select id from bed where name = 'alone'), 'witnessed', 'cli2', 'done', 'a second nurse');
select did('cli1', format($$identity_check($R, 'B-GIVE', 'bedside', 'BAG-GIVE', %L)$$, (chair('PT2')::jsonb || pg_temp.items('CHA999926000110', 'BAG-GIVE')::jsonb)::text), 'stop VN301', 'the right bag at another patient''s bed');
select did('cli1', format($$identity_check($R, 'B-GIVE', 'bedside', 'BAG-GIVE', %L)$$, pg_temp.items('CHA999926000110', 'BAG-GIVE')), 'stop VN303', 'a bag without a wristband');
select did('cli1', pg_temp.infuse((select id from bed where name = 'alone'), 'BAG-OTHER'), 'stop VN301', 'another patient''s bag after all');
select did('cli1', pg_temp.infuse((select id from bed where name = 'alone'), 'BAG-NONE'), 'stop VN302', 'a bag nobody knows');
select did('cli1', pg_temp.infuse((select id from bed where name = 'alone'), 'BAG-GIVE', v), c, 'volume ' || v) from (values ('NaN', 'VN201'), ('-1', 'VN207'), ('', 'VN202'), ('6000', 'VN207')) x (v, c);
select did('tec1', pg_temp.infuse((select id from bed where name = 'alone')), '42501', 'an operator infuses nobody');
select did('far1', pg_temp.infuse((select id from bed where name = 'alone')), 'VN306', 'nor another hospital');
select did('cli1', replace(pg_temp.infuse((select id from bed where name = 'alone')), '$N, $N', format('%L, %L', now(), now('-1 minute'))), 'VN503', 'ended before it started');
select did('cli1', replace(pg_temp.infuse((select id from bed where name = 'alone')), '$N, $N', format('%L, %L', now(), now('1 hour'))), 'VN502', 'ended in the future');
select did('qa1', $$hold_place($R, 'B-GIVE', {B-GIVE}, 'temperature alarm')$$, 'done', 'a hold');
select did('cli1', pg_temp.infuse((select id from bed where name = 'alone')), 'VN105', 'stops an infusion');
select did('qa1', format($$hold_lift($R, %s, 1, 'all is well')$$, (select max(id) from core.hold)), 'done', 'lifted');
select is(status('B-GIVE'), 'at_site/released', 'back to released');
select did('cli1', pg_temp.infuse((select id from bed where name = 'alone')), 'done', 'given');
select is(status('B-GIVE'), 'infused/released', 'infused');
select did('cli1', pg_temp.infuse((select id from bed where name = 'alone')), 'stop VN309', 'a bag is given once');
select did('man1', $$batch_abort($R, 'B-GIVE', {B-GIVE}, 'too late for that')$$, 'VN102', 'nothing returns from infused');
select did('qa1', $$batch_close($R, 'B-GIVE', {B-GIVE}, 'all is done here')$$, 'VN102', 'not closed before follow-up');
select must('man1', format('clock_set($R, %L)', now('1 day'))) \g /dev/null
select did('cli1', $$follow_up_start($R, 'B-GIVE', {B-GIVE})$$, 'done', 'follow-up');
select did('tec1', $$step_record($R, 'B-GIVE', 'daily-sample', 2, $N, '{}', null, 'V-GIVE')$$, 'VN102', 'no culture goes on after that');
select did('qa1', $$batch_close($R, 'B-GIVE', {B-GIVE}, 'all is done here')$$, 'done', 'closed');
select did('qa1', $$batch_close($R, 'B-GIVE', {B-GIVE}, 'all is done here')$$, 'VN102', 'once');
select did('qa1', $$hold_place($R, 'B-GIVE', {B-GIVE}, 'a question afterwards')$$, 'VN102', 'a closed record is held no more: nothing is open in it');
select is(status('B-GIVE'), 'closed/released', 'and stays as it ended');
select did('tec1', format('observation_correct($R, %s, ''vcc'', %s, ''1.10'', ''misread'', ''the paper says so'')', step('B-GIVE', 'seed'), (select version from core.step_execution where id = step('B-GIVE', 'seed'))), 'VN117', 'a closed record is not corrected');
