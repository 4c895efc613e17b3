-- Nobody is two of these on one record: performer, witness, checker, reviewer, releaser. Whoever corrects or takes over has written in it.
create function pg_temp.value(execution bigint, field text, value text) returns text language sql as $$
    select format('observation_correct($R, %s, %L, %s, %L, ''misread'', ''the paper says so'')', execution, field,
        (select version from core.step_execution where id = execution), value)
$$;
create function pg_temp.correct(entity text, record text, field text, value text) returns text language plpgsql as $$
begin
    return format('record_correct($R, %L, %L, %s, %L, %L, ''misread'', ''the paper says so'')', entity, record,
        rule.correctable_row(entity, record::bigint) ->> 'version', field, value);
end
$$;
-- a step: who corrected a value, or its time, does not check it
select make_batch('B-COR', 'PT1', 705, 'seeded'), make_batch('B-TIM', 'PT2', 706, 'seeded') \g /dev/null
select did('tec3', pg_temp.value(step('B-COR', 'seed'), 'vcc', '1.10'), 'done', 'a third person corrects a value');
select signs('tec3', 'step_execution', step('B-COR', 'seed'), 'checked', 'tec3', 'stop VN009', 'and does not check it');
select alike(current_setting('tap.why'), '%found corrected the step%', 'which is said');
select signs('tec3', 'step_execution', step('B-COR', 'seed'), 'checked', 'tec2', 'done', 'somebody else does');
select did('tec3', format('step_retime($R, %s, %s, %L, ''misread'', ''the clock on the wall says so'')', x.id, x.version, rule.utc(x.event_at - interval '1 us')), 'done', 'a time is corrected') from core.step_execution x where x.id = step('B-TIM', 'seed');
select signs('tec3', 'step_execution', step('B-TIM', 'seed'), 'checked', 'tec3', 'stop VN009', 'and not checked by who did it');
select signs('tec3', 'step_execution', step('B-TIM', 'seed'), 'checked', 'tec2', 'done', 'but by another one');
-- a collection that one nurse begins and another ends is checked by a third
select make_batch('B-TAK', 'PT1', 707, 'collecting') \g /dev/null
select max(id) as col from core.collection \gset
select did('col2', format('collection_finish($R, %s, 1, %L, ''120.5'', $N)', :col, din(707)), 'done', 'taken over');
select is((select p.code || ' ' || f.code from core.collection c join core.person p on p.id = c.performed_by_id join core.person f on f.id = c.finished_by_id where c.id = :col), 'col1 col2', 'both are known');
select alike(rule.content_collection(:col), '%performed by: col1%finished by: col2%', 'and stand in what is signed');
select signs('col1', 'collection', :col, 'checked', c, 'stop VN009', c || ' does not check it') from unnest(array['col1', 'col2']) c;
select must('man1', 'role_propose($R, ''cli2'', ''LAB'', ''collector'', ''2034-01-01T00:00:00Z'')'), must_sign('qa1', 'person_role', last('person_role')::bigint, 'approved') \g /dev/null
select signs('col1', 'collection', :col, 'checked', 'cli2', 'done', 'a third one does');
select did('col1', pg_temp.correct('collection', :'col', 'volume_ml', '121.5'), 'done', 'corrected by who performed it');
select must('cli2', pg_temp.correct('collection', :'col', 'volume_ml', '122.5')) \g /dev/null
select signs('col1', 'collection', :col, 'checked', 'cli2', 'stop VN009', 'who corrected it checks it no more');
-- a receipt
select make_batch('B-REC', 'PT2', 708, 'received') \g /dev/null
select max(id) as rec from core.receipt \gset
select must('tec1', format('receipt_decide($R, %s, 1, ''accept'', null)', :rec)), must('tec2', pg_temp.correct('receipt', :'rec', 'temperature_c', '6.0')) \g /dev/null
select signs('tec1', 'receipt', :rec, 'checked', 'tec2', 'stop VN009', 'who corrected a receipt does not check it');
select signs('tec1', 'receipt', :rec, 'checked', 'tec3', 'done', 'somebody else does');
-- a result
select make_batch('B-RES', 'PT1', 709, 'tested') \g /dev/null
select r.id as res from core.result r join core.specification_line l on l.id = r.line_id where l.code = 'cd3' and r.batch_id = (batch('B-RES')).id \gset
select did('mix1', pg_temp.correct('result', :'res', 'tested_at', (select rule.utc(tested_at + interval '1 us') from core.result where id = :res)), 'done', 'the time of a test is corrected');
select signs('qa1', 'result', :res, 'reviewed', 'mix1', 'stop VN009', 'who did that does not review it');
select signs('qa1', 'result', :res, 'reviewed', 'qcr1', 'done', 'the reviewer does');
-- a batch: whoever corrected, checked, or had the material in hand neither reviews nor releases
create function pg_temp.hands(code text, number integer, upto text default 'tested') returns void language plpgsql as $$
begin
    perform tap.make_batch(code, 'PT1', number, upto);
end
$$;
select pg_temp.hands('B-HCO', 710), pg_temp.hands('B-HSA', 711, 'filled'), pg_temp.hands('B-HCH', 712, 'accepted'), pg_temp.hands('B-HRE', 713, 'received') \g /dev/null
select must('mix1', pg_temp.value(step('B-HCO', 'seed'), 'vcc', '1.10')) \g /dev/null
select must('mix1', 'sample_register($R, ''B-HSA'', ''final'', ''SF-HSA'', $N, ''at the time'')') \g /dev/null
select must('tec1', format('step_record($R, ''B-HCH'', ''seed'', 1, $N, %L, null, %L, %L)', '{"volume": "100.0", "vcc": "1.00"}', din(712), '{"vessel": "V-HCH"}')) \g /dev/null
select must_sign('mix1', 'step_execution', step('B-HCH', 'seed'), 'checked') \g /dev/null
select must('mix1', format('receipt_decide($R, %s, 1, ''accept'', null)', max(r.id))) from core.receipt r where r.batch_id = (batch('B-HRE')).id \g /dev/null
select signs('qa1', 'batch', (batch(code)).id, 'reviewed', 'mix1', 'stop VN009', 'no review by who ' || why)
    from (values ('B-HCO', 'corrected a step'), ('B-HSA', 'drew a sample'), ('B-HCH', 'checked a step'), ('B-HRE', 'decided about the receipt')) x (code, why);
select did('mix1', 'deviation_open($R, ''B-HRE'', ''minor'', $N, ''door was open'', ''door was closed'')', 'done', 'a deviation');
select did('mix1', format('deviation_assess($R, %s, 1, ''minor'', ''no impact'', ''short time only'')', (select max(id) from core.deviation)), 'stop VN009', 'no impact decision, either');
-- each of the hands by itself
select is(rule.had_hands((batch('B-HRE')).id, (select id from core.person where code = 'qa2')), null, 'QA had none of it');
select is(rule.had_hands((batch('B-RES')).id, p.id), why, p.code) from (values ('col1', 'had the material of this batch in hand'), ('tec1', 'performed or recorded a step of this batch'),
    ('tec3', 'had the material of this batch in hand'), ('col2', 'signed for work on this batch'), ('qcr1', null), ('mix1', null)) x (code, why) join core.person p on p.code = x.code;
do $$
declare
    b core.batch := tap.batch('B-RES');
    p bigint := (select id from core.person where code = 'qa2');
begin
    create temp table hand (kind text, found boolean);
    for i in 1 .. 8 loop
        begin
            case i
                when 1 then update core.collection set performed_by_id = p where batch_id = b.id;
                when 2 then update core.collection set finished_by_id = p where batch_id = b.id;
                when 3 then update core.receipt set received_by_id = p where batch_id = b.id;
                when 4 then update core.receipt set decided_by_id = p where batch_id = b.id;
                when 5 then update core.identity_check set performed_by_id = p where batch_id = b.id;
                when 6 then update core.sample set drawn_by_id = p where batch_id = b.id;
                when 7 then insert into core.thaw (stream_id, batch_id, therapy_event_id, container_id, material, started_at, limit_at, performed_by_id, status)
                    select b.stream_id, b.id, b.therapy_event_id, c.id, 'product', clock_timestamp(), clock_timestamp() + interval '1 hour', p, 'running' from core.container c where c.batch_id = b.id limit 1;
                when 8 then insert into core.disposal (stream_id, batch_id, therapy_event_id, container_id, way, quantity_ml, reason, disposed_at, performed_by_id, status)
                    select b.stream_id, b.id, b.therapy_event_id, c.id, 'destroyed', 1, 'emptied', clock_timestamp(), p, 'recorded' from core.container c where c.batch_id = b.id limit 1;
            end case;
            raise exception using errcode = 'UNDO0', message = rule.had_material(b.id, p)::text;
        exception when sqlstate 'UNDO0' then
            insert into hand values (i::text, sqlerrm::boolean);
        end;
    end loop;
end
$$;
select ok(found, 'hand ' || kind || ' is one') from hand order by kind;
select is(rule.had_material((batch('B-RES')).id, (select id from core.person where code = 'qa2')), false, 'none is left');
-- who reviewed the record is not who releases it
select make_batch('B-REL', 'PT2', 714, 'tested') \g /dev/null
select signs('qa1', 'batch', (batch('B-REL')).id, 'reviewed', 'mix1', 'done', 'reviewed by somebody who may also release');
select must('qa1', 'disposition_propose($R, ''B-REL'', {B-REL}, ''released'')'), must_sign('qa2', 'disposition', last('disposition')::bigint, 'approved') \g /dev/null
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'mix1', 'stop VN009', 'which is not the same person');
select alike(current_setting('tap.why'), '%found reviewed the record of this batch%', 'and is said');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'rel1', 'done', 'the releaser releases');
-- an administrator has no part in it, whomever a process names; nor has who is not here any more
update core.process_step set check_by = 'admin' where code = 'seed' and process_version_id = (batch('B-REL')).process_version_id;
select make_batch('B-ADM', 'PT1', 715, 'accepted'), train('adm1', 'synthetic-small') \g /dev/null
update core.person set valid_until = rule.now() - interval '1 minute' where code = 'tec2';
create function pg_temp.seed(performer text) returns text language sql as $$
    select format('step_record($R, ''B-ADM'', ''seed'', 1, $N, %L, %L, %L, %L)', '{"volume": "100.0", "vcc": "1.00"}', performer, tap.din(715), '{"vessel": "V-ADM"}')
$$;
select did('tec1', pg_temp.seed('tec2'), 'VN306: tec2', 'nobody performs after the last day here');
update core.person set valid_until = rule.now() + interval '1 day' where code = 'tec2';
select did('tec1', pg_temp.seed('tec2'), 'done', 'until then one does');
select signs('tec1', 'step_execution', step('B-ADM', 'seed'), 'checked', 'adm1', 'stop VN009', 'an administrator checks nothing');
