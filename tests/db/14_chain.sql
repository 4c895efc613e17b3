-- One therapy event a chain: no row joins two patients, whoever writes it and however triggers are switched.
select make_batch('B-ONE', 'PT1', 90, 'at_site'), make_batch('B-TWO', 'PT2', 91, 'at_site') \g /dev/null
create temp table o as select (batch('B-ONE')).id as b1, (batch('B-ONE')).therapy_event_id as t1, (batch('B-ONE')).stream_id as s1,
    (batch('B-TWO')).id as b2, (batch('B-TWO')).therapy_event_id as t2, (batch('B-TWO')).stream_id as s2;
-- deviations, comments and investigations of both
select must('ana1', format('result_record($R, %L, ''viability'', ''70.0'', $N, ''at the time'')', 'SH' || substr(c, 2))), must('tec1', format('deviation_open($R, %L, ''minor'', $N, ''label torn'', ''none'', %s)', c, step(c, 'seed'))),
    must('tec1', format('comment_add($R, %L, ''foam on the surface'', %s)', c, step(c, 'seed')))
    from unnest(array['B-ONE', 'B-TWO']) c \g /dev/null
-- storage, transport, thaw, disposal, recall and follow-up of both
do $$
declare
    b core.batch;
    v_bag bigint;
    v_vessel bigint;
begin
    insert into core.location (stream_id, site_id, code, title, condition_band, added_by_id, status)
        select s.stream_id, s.id, 'TANK', 'Tank', '<= -150 Cel', 1, 'in_use' from core.site s where s.code = 'LAB';
    insert into ledger.stream (kind, key) values ('lot', 'M-1');
    insert into core.lot (stream_id, site_id, code, material, supplier, supplier_lot, certificate, received_at, received_by_id, expires_on, expires_at, status)
        select t.id, s.id, 'M-1', 'medium', 'Invented', 'S-1', 'C-1', clock_timestamp(), 1, '2034-12-31', '2034-12-31T23:00:00Z', 'quarantine' from core.site s, ledger.stream t where s.code = 'LAB' and t.key = 'M-1';
    insert into ledger.stream (kind, key) values ('device', 'D-1');
    insert into core.equipment (stream_id, site_id, code, class, title, serial, registered_at, registered_by_id)
        select t.id, s.id, 'D-1', 'incubator', 'Invented', 'S-1', clock_timestamp(), 1 from core.site s, ledger.stream t where s.code = 'LAB' and t.key = 'D-1';
    for b in select * from core.batch x where x.code in ('B-ONE', 'B-TWO') order by x.id loop
        select id into v_bag from core.container where code = 'BAG' || substr(b.code, 2);
        select id into v_vessel from core.container where code = 'V' || substr(b.code, 2);
        insert into core.storage (stream_id, batch_id, therapy_event_id, container_id, location_id, position, status_before, put_at, put_by_id, purpose, identity_check_id, taken_at, taken_by_id, status)
            select b.stream_id, b.id, b.therapy_event_id, v_bag, l.id, 'A-01', 'filled', clock_timestamp(), 1, 'supply', (select min(k.id) from core.identity_check k where k.batch_id = b.id), clock_timestamp(), 1, 'taken'
            from core.location l;
        insert into core.shipment (stream_id, batch_id, therapy_event_id, direction, custody_id, shipper, seal, condition_band, sent_at, sent_by_id, status)
            select b.stream_id, b.id, b.therapy_event_id, 'out', min(t.id), 'S', 'S', '2 to 8 Cel', clock_timestamp(), 1, 'on_the_way' from core.custody t where t.batch_id = b.id;
        insert into core.shipment_container (stream_id, batch_id, therapy_event_id, shipment_id, container_id, status)
            select b.stream_id, b.id, b.therapy_event_id, s.id, v_bag, 'sent' from core.shipment s where s.batch_id = b.id;
        insert into core.thaw (stream_id, batch_id, therapy_event_id, container_id, material, started_at, limit_at, performed_by_id, status)
            values (b.stream_id, b.id, b.therapy_event_id, v_bag, 'product', clock_timestamp(), clock_timestamp() + interval '1 hour', 1, 'running');
        insert into core.disposal (stream_id, batch_id, therapy_event_id, container_id, way, quantity_ml, reason, disposed_at, performed_by_id, status)
            values (b.stream_id, b.id, b.therapy_event_id, v_vessel, 'destroyed', 1, 'emptied', clock_timestamp(), 1, 'recorded');
        insert into core.container_source (stream_id, batch_id, therapy_event_id, container_id, source_id, pooled_at, performed_by_id)
            values (b.stream_id, b.id, b.therapy_event_id, v_bag, v_vessel, clock_timestamp(), 1);
        insert into core.lot_use (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, attempt, lot_id, lot_version, event_at, entered_at, entry_mode, recorded_by_id, status)
            select b.stream_id, b.id, b.therapy_event_id, s.id, 1, 1, l.id, 1, clock_timestamp(), clock_timestamp(), 'at the time', 1, 'used' from core.lot l, core.process_step s where s.process_version_id = b.process_version_id and s.code = 'seed';
        insert into core.supply_request (stream_id, batch_id, therapy_event_id, physician, reason, requested_by_id, requested_at, status)
            values (b.stream_id, b.id, b.therapy_event_id, 'Dr Weiss', 'no other line', 1, clock_timestamp(), 'open');
        insert into core.recall (stream_id, batch_id, therapy_event_id, reason, proposed_by_id, proposed_at, status)
            values (b.stream_id, b.id, b.therapy_event_id, 'in doubt', 1, clock_timestamp(), 'proposed');
        insert into core.notification (stream_id, batch_id, therapy_event_id, kind, words, result_id, opened_at, status)
            select b.stream_id, b.id, b.therapy_event_id, 'result', 'failed', min(r.id), clock_timestamp(), 'open' from core.result r where r.batch_id = b.id;
        insert into core.equipment_use (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, attempt, equipment_id, method, event_at, entered_at, told_at, entry_mode, recorded_by_id, status)
            select b.stream_id, b.id, b.therapy_event_id, s.id, 1, 1, e.id, 'scan', pg_catalog.now(), pg_catalog.now(), pg_catalog.now(), 'at the time', 1, 'used' from core.equipment e, core.process_step s where s.process_version_id = b.process_version_id and s.code = 'seed';
        insert into core.follow_up (stream_id, batch_id, therapy_event_id, kind, day, seen_at, words, recorded_by_id, recorded_at)
            values (b.stream_id, b.id, b.therapy_event_id, 'visit', 0, clock_timestamp(), 'well', 1, clock_timestamp());
    end loop;
end
$$;
-- corrections, corrective actions, and a deviation of each that touches the other
select must('ana1', format('record_correct($R, ''sample'', %L, 1, ''drawn_at'', %L, ''misread'', ''the paper says so'')', 'SH' || substr(c, 2), (select rule.utc(m.drawn_at - interval '1 us') from core.sample m where m.code = 'SH' || substr(c, 2)))), must('qa1', format('capa_open($R, %s, ''CAPA-1'', ''labels are looked at'', ''man1'', ''2030-01-01'')', d.id)),
    must('qa1', format('deviation_touch($R, %s, 1, %L, ''same roll of labels'')', d.id, case c when 'B-ONE' then 'B-TWO' else 'B-ONE' end))
    from unnest(array['B-ONE', 'B-TWO']) c join core.deviation d on d.batch_id = (batch(c)).id \g /dev/null
-- statements that would join two patients: one for each table of the chain and each way of doing it
create temp table joint (name text, statement text);
-- every table that names a batch: the batch of one with the therapy event, or the stream, of another
insert into joint
    select format('%s: batch and %s of another patient', c.relname, x.what),
           format('update core.%I set %s = (select %s from o) where id = (select min(id) from core.%1$I where batch_id = (select b1 from o))', c.relname, x.col, x.val)
    from pg_class c, (values ('therapy event', 'therapy_event_id', 't2'), ('batch', 'batch_id', 'b2')) x (what, col, val)
    where c.relnamespace = 'core'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'therapy_event_id' and not a.attisdropped)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'batch_id' and not a.attisdropped);
select is((select string_agg(c.relname, ' ' order by c.relname) from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r'
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'batch_id')
    and not exists (select from joint j where j.name like c.relname || ':%')), 'near_miss', 'every table with a batch is in the chain (a near miss names the batch in front of the person)');
-- references between rows of the chain: to the thing of the other patient
insert into joint select format('%s.%s: of another patient', c.relname, k.col), format('update core.%I set %I = (select min(id) from core.%I where batch_id = (select b2 from o)) where id = (select min(id) from core.%1$I where batch_id = (select b1 from o))', c.relname, k.col, k.target)
    from (values ('receipt', 'container_id', 'container'), ('identity_check', 'container_id', 'container'), ('identity_item', 'identity_check_id', 'identity_check'),
        ('step_execution', 'identity_check_id', 'identity_check'), ('observation', 'step_execution_id', 'step_execution'), ('result', 'sample_id', 'sample'),
        ('deviation', 'step_execution_id', 'step_execution'), ('comment', 'step_execution_id', 'step_execution'), ('investigation', 'result_id', 'result'), ('comment', 'sample_id', 'sample'), ('comment', 'result_id', 'result'), ('comment', 'deviation_id', 'deviation'),
        ('deviation_named', 'deviation_id', 'deviation'), ('capa', 'deviation_id', 'deviation'),
        ('custody', 'container_id', 'container'), ('storage', 'container_id', 'container'), ('storage', 'identity_check_id', 'identity_check'), ('shipment', 'custody_id', 'custody'),
        ('shipment_container', 'shipment_id', 'shipment'), ('shipment_container', 'container_id', 'container'), ('thaw', 'container_id', 'container'), ('disposal', 'container_id', 'container'),
        ('container_source', 'container_id', 'container'), ('container_source', 'source_id', 'container'), ('notification', 'result_id', 'result')) k (tab, col, target) join pg_class c on c.relname = k.tab and c.relnamespace = 'core'::regnamespace;
insert into joint values
    ('therapy_event: another patient', 'update core.therapy_event set patient_id = (select patient_id from core.therapy_event where id = (select t2 from o)) where id = (select t1 from o)'),
    ('therapy_event: no patient', 'update core.therapy_event set patient_id = null where id = (select t1 from o)'),
    ('therapy_event: another chain', 'update core.therapy_event set coi = ''CHA999926999999'' where id = (select t1 from o)'),
    ('therapy_event: another kind', 'update core.therapy_event set kind = ''validation'', patient_id = null where id = (select t1 from o)'),
    ('patient_identity: another patient', 'update core.patient_identity set patient_id = (select id from core.patient where code = ''PT9'') where patient_id = (select id from core.patient where code = ''PT1'')'),
    ('batch: another therapy event', 'update core.batch set therapy_event_id = (select t2 from o) where id = (select b1 from o)'),
    ('batch: the order of another', 'update core.batch set order_id = (select order_id from core.batch where id = (select b2 from o)) where id = (select b1 from o)'),
    ('batch: both at once', 'update core.batch x set order_id = y.order_id, therapy_event_id = y.therapy_event_id from core.batch y where x.id = (select b1 from o) and y.id = (select b2 from o)'),
    ('batch: a second attempt after another''s', 'update core.batch set remanufacture_of_id = (select b2 from o), remanufacture_reason = ''again'' where id = (select b1 from o)'),
    ('batch: another stream', 'update core.batch set stream_id = (select max(id) from ledger.stream) where id = (select b1 from o)'),
    ('therapy_order: another therapy event', 'update core.therapy_order set therapy_event_id = (select t2 from o) where therapy_event_id = (select t1 from o)'),
    ('infusion of another patient''s bag', $$insert into core.infusion (stream_id, batch_id, therapy_event_id, container_id, identity_check_id, started_at, ended_at, volume_ml, reaction, performed_by_id)
        select s1, b1, t1, (select id from core.container where code = 'BAG-TWO'), (select max(id) from core.identity_check where batch_id = b1), clock_timestamp(), clock_timestamp(), 50, 'none', 1 from o$$),
    ('infusion by another patient''s check', $$insert into core.infusion (stream_id, batch_id, therapy_event_id, container_id, identity_check_id, started_at, ended_at, volume_ml, reaction, performed_by_id)
        select s1, b1, t1, (select id from core.container where code = 'BAG-ONE'), (select max(id) from core.identity_check where batch_id = b2), clock_timestamp(), clock_timestamp(), 50, 'none', 1 from o$$),
    ('comment: the investigation of another patient', $$insert into core.comment (stream_id, batch_id, therapy_event_id, investigation_id, words, written_by_id, written_at)
        select s1, b1, t1, (select id from core.investigation where batch_id = b2), 'x', 1, clock_timestamp() from o$$),
    ('sample in another patient''s stream', $$insert into core.sample (stream_id, batch_id, therapy_event_id, code, sample, drawn_at, drawn_by_id, entry_mode) select s2, b1, t1, 'SX', 'final', clock_timestamp(), 1, 'at the time' from o$$),
    ('sample with a NULL in the chain', $$insert into core.sample (stream_id, batch_id, therapy_event_id, code, sample, drawn_at, drawn_by_id, entry_mode) select s1, b1, null, 'SX', 'final', clock_timestamp(), 1, 'at the time' from o$$);
-- all of them as the superuser: as it is, as a replica, with user triggers disabled, with constraints deferred
create function pg_temp.outcome(statement text, prepare text) returns text language plpgsql as $$
declare
    v_count bigint;
    v text;
begin
    begin
        execute prepare;
        execute statement;
        get diagnostics v_count = row_count;
        raise exception using errcode = 'PT000', message = case v_count when 0 then 'no row' else 'ACCEPTED' end;
    exception when others then
        v := case when sqlstate = 'PT000' then sqlerrm else 'refused' end;
    end;
    return v;
end
$$;
create temp table way (name text, prepare text);
insert into way values ('as it is', 'select 1'), ('as a replica', 'set local session_replication_role = replica'), ('constraints deferred', 'set constraints all deferred'),
    ('user triggers disabled', (select string_agg(format('alter table core.%I disable trigger user', c.relname), '; ') from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r'));
create temp table outcome as select j.name, w.name as way, pg_temp.outcome(j.statement, w.prepare) as outcome from joint j cross join way w;
select is(outcome, case when name in ('therapy_event: another patient', 'therapy_event: another chain', 'patient_identity: another patient', 'batch: both at once', 'batch: another stream') and way = 'user triggers disabled' then outcome else 'refused' end,
    format('%s, %s', name, way)) from outcome where outcome <> 'no row' order by name, way;
select is((select string_agg(distinct split_part(name, ':', 1), ' ') from outcome where outcome = 'no row'), 'abort attachment exception_review infusion second_entry second_review step_invalidation step_missed step_retiming step_skip timer_breach triage', 'tables without a row of this batch to try it on');
-- what a superuser with triggers off can do to the anchor itself is found by replay (tests/tamper)
-- TRUNCATE
select throws_ok(format('truncate core.%I cascade', c.relname), 'VN902', null, 'TRUNCATE core.' || c.relname) from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' order by 1;
set session_replication_role = replica;
select throws_ok('truncate core.batch cascade', 'VN902', null, 'TRUNCATE as a replica');
reset session_replication_role;
-- rows never move to another stream
select throws_ok('update core.site set stream_id = stream_id + 1', 'VN901', null, 'a site stays in its stream');
select throws_ok('update core.site set id = 99', '428C9', null, 'and keeps its key');
