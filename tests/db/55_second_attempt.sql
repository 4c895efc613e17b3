-- Further collections, pools of one therapy event, a second attempt after one that came to nothing, and the end before the beginning.
create function pg_temp.chair(who text, patient text) returns text language sql as $$
    select tap.act('col1', format('identity_check($R, %L, ''chair'', null, %L)', who, tap.chair(patient)))
$$;
create function pg_temp.collect(who text, din text) returns text language plpgsql as $$
declare
    v bigint := tap.last('collection')::bigint;
    v_did text := tap.act('col1', format('collection_finish($R, %s, 1, %L, ''110.0'', $N)', v, din));
begin
    return case when v_did = 'done' then tap.sign('col1', 'collection', v, 'checked', 'col2') else v_did end;
end
$$;
create function pg_temp.receive(who text, din text, coi text, decision text) returns text language plpgsql as $$
declare
    v bigint;
begin
    perform tap.must('tec1', format('identity_check($R, %L, ''receipt'', %L, %L)', who, din, tap.items('coi', coi, 'scan', 'din', din, 'scan')));
    perform tap.must('tec1', format('receipt_record($R, %L, {%s}, %L, $N, ''110.0'', ''5.0'', ''intact'')', who, who, din));
    v := tap.last('receipt')::bigint;
    perform tap.must('tec1', format('receipt_decide($R, %s, 1, %L, ''as found'')', v, decision));
    return tap.sign('tec1', 'receipt', v, 'checked', 'tec2');
end
$$;
-- a second day's collection for the same batch
select make_batch('B-TWO', 'PT1', 550, 'received'), make_batch('B-ELSE', 'PT2', 551, 'accepted') \g /dev/null
select did('col1', $$collection_start($R, 'B-TWO', {B-TWO}, $N)$$, 'stop VN304', 'each collection has its own check at the chair');
select is(pg_temp.chair('B-TWO', 'PT2'), 'stop VN301', 'another patient in the chair');
select is(pg_temp.chair('B-TWO', 'PT1'), 'done', 'the same patient again');
select did('col1', $$collection_start($R, 'B-TWO', {B-TWO}, $N)$$, 'done', 'a second collection');
select is(status('B-TWO'), 'received/quarantine', 'the batch stays where its furthest bag is');
select is(act('col1', format('collection_finish($R, %s, 1, ''A999926000550'', ''110.0'', $N)', last('collection'))), 'VN309', 'with a donation number of its own');
select did('col1', format('collection_finish($R, %s, 1, ''A999926000950'', ''110.0'', $N)', (select max(id) from core.collection)), 'done', 'finished');
select did('col1', $$collection_start($R, 'B-TWO', {B-TWO}, $N)$$, 'VN108', 'one after the other');
select signs('col1', 'collection', (select max(id) from core.collection), 'checked', 'col2', 'done', 'checked');
-- one bag of two is discarded, the batch goes on
select did('tec1', format($$receipt_decide($R, %s, 1, 'discard', 'the port leaks')$$, (select id from core.receipt where batch_id = (batch('B-TWO')).id)), 'done', 'the first bag leaks');
select signs('tec1', 'receipt', (select id from core.receipt where batch_id = (batch('B-TWO')).id), 'checked', 'tec2', 'done', 'discarded by two');
select is(status('B-TWO'), 'received/quarantine', 'with a second bag there this is no end');
select is(pg_temp.receive('B-TWO', 'A999926000950', 'CHA999926000550', 'accept'), 'done', 'the second bag is accepted');
select is(status('B-TWO'), 'accepted/quarantine', 'accepted');
-- a third for a pool
select is(pg_temp.chair('B-TWO', 'PT1'), 'done', 'a third collection');
select must('col1', $$collection_start($R, 'B-TWO', {B-TWO}, $N)$$) \g /dev/null
select is(pg_temp.collect('B-TWO', 'A999926000951'), 'done', 'collected');
select did('tec1', $$step_record($R, 'B-TWO', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000951', '{"vessel": "V-TWO"}')$$, 'VN102', 'no work on a bag that was not received');
select did('tec1', format($$identity_check($R, 'B-TWO', 'receipt', 'A999926000951', %L)$$, items('coi', 'CHA999926000550', 'scan', 'din', d, 'scan')), c, n)
    from (values ('A999926000950', 'stop VN301', 'the label of the batch''s other bag is not this one''s'), ('A999926000951|A999926000950', 'stop VN301', 'nor is the order''s'), ('A999926000951', 'done', 'its own is')) x (d, c, n);
select is(pg_temp.receive('B-TWO', 'A999926000951', 'CHA999926000550', 'accept'), 'done', 'accepted');
-- a fourth leaks: what two persons discard is disposed of, also while the batch waits with the others
select is(pg_temp.chair('B-TWO', 'PT1'), 'done', 'a fourth collection');
select must('col1', $$collection_start($R, 'B-TWO', {B-TWO}, $N)$$) \g /dev/null
select is(pg_temp.collect('B-TWO', 'A999926000953'), 'done', 'collected');
select is(pg_temp.receive('B-TWO', 'A999926000953', 'CHA999926000550', 'discard'), 'done', 'discarded');
select is(status('B-TWO') || ' ' || (select status from core.container where code = 'A999926000953'), 'accepted/quarantine disposed', 'the bag is gone, the batch goes on');
select did('tec1', $$step_record($R, 'B-TWO', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000953', '{"vessel": "V-TWO"}')$$, 'stop VN301', 'nothing is made of it');
create function pg_temp.pool(containers text, code text default 'POOL-TWO', volume text default '210.0') returns text language sql as $$
    select format('container_pool($R, ''B-TWO'', {B-TWO}, %L, %L, %L, $N)', containers, code, volume)
$$;
select did('tec1', pg_temp.pool('A999926000950 A999926000551'), 'stop VN301', 'another patient''s cells are never pooled');
select did('tec1', pg_temp.pool('A999926000950 NOBODY'), 'stop VN302', 'nor what nobody knows');
select did('tec1', pg_temp.pool('A999926000950'), 'VN202', 'one bag is no pool');
select did('tec1', pg_temp.pool('A999926000950 A999926000550'), 'VN102', 'nor with what was discarded');
select did('tec1', pg_temp.pool('A999926000950 A999926000951', 'POOL-TWO', '-1'), 'VN207', 'nor less than nothing');
select did('col1', pg_temp.pool('A999926000950 A999926000951'), '42501', 'a collector pools nothing');
select did('far1', pg_temp.pool('A999926000950 A999926000951'), 'VN306', 'nor another site');
select did('tec1', pg_temp.pool('A999926000950 A999926000951', 'V-RUN'), 'VN113', 'nor under a code that something has');
select must('qa1', $$hold_place($R, 'B-TWO', {B-TWO}, 'asked for by the hospital')$$) \g /dev/null
select did('tec1', pg_temp.pool('A999926000950 A999926000951'), 'VN105: B-TWO', 'nor while the batch is on hold');
select must('qa1', format('hold_lift($R, %s, 1, ''the hospital was told'')', (select max(id) from core.hold))) \g /dev/null
-- one of them was frozen: its clock runs until it is poured out
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'starting_store' from core.process_version v where v.id = (batch('B-TWO')).process_version_id;
select must('man1', $$location_add($R, 'LAB', 'TANK1', 'Tank 1, vapour phase', '<= -150 Cel')$$), must('tec1', $$store_put($R, 'B-TWO', {B-TWO}, 'A999926000950', 'TANK1', 'A-01', $N)$$) \g /dev/null
select must('tec1', format($$identity_check($R, 'B-TWO', 'retrieval', 'A999926000950', %L)$$, items('coi', 'CHA999926000550', 'scan', 'container', 'A999926000950', 'scan'))),
    must('tec1', $$store_take($R, 'B-TWO', {B-TWO}, 'A999926000950', 'process', $N)$$) \g /dev/null
select is((select string_agg(status, ' ') from core.thaw), 'running', 'one of them was thawed for it');
select did('tec1', pg_temp.pool('A999926000950 A999926000951'), 'done', 'two bags of one chain of identity');
select is((select status || ' ' || (ended_at = (select min(pooled_at) from core.container_source)) from core.thaw), 'in_time true', 'which ends its clock');
select is((select p.code || ' ' || t.place from core.custody t join core.person p on p.id = t.holder_person_id join core.container c on c.id = t.container_id where c.code = 'POOL-TWO'), 'tec1 LAB', 'the pool is with who made it');
select is((select string_agg(c.code || ' ' || c.status, ', ' order by c.id) from core.container c where c.batch_id = (batch('B-TWO')).id), 'A999926000550 disposed, A999926000950 pooled, A999926000951 pooled, A999926000953 disposed, POOL-TWO in_use', 'what became of the bags');
select did('tec1', pg_temp.pool('A999926000950 POOL-TWO', 'POOL-3'), 'VN102', 'a bag is poured out once');
-- whoever writes
create function pg_temp.join_two(prepare text) returns text language plpgsql as $$
begin
    begin
        execute prepare;
        insert into core.container_source (stream_id, batch_id, therapy_event_id, container_id, source_id, pooled_at, performed_by_id)
        select b.stream_id, b.id, b.therapy_event_id, p.id, s.id, clock_timestamp(), 1 from core.batch b, core.container p, core.container s
        where b.code = 'B-TWO' and p.code = 'POOL-TWO' and s.code = 'A999926000551';
        raise exception 'ACCEPTED';
    exception when foreign_key_violation then
        return 'refused';
    end;
end
$$;
select is(pg_temp.join_two(p), 'refused', 'a pool of two patients can''t be stored: ' || p) from unnest(array['select 1', 'set local session_replication_role = replica', 'alter table core.container_source disable trigger user']) p;
select did('tec1', $$step_record($R, 'B-TWO', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'POOL-TWO', '{"vessel": "V-TWO"}')$$, 'done', 'the work goes on with the pool');
select must_sign('tec2', 'step_execution', step('B-TWO', 'seed'), 'checked') \g /dev/null
select did('col1', $$collection_start($R, 'B-TWO', {B-TWO}, $N)$$, 'VN102', 'nothing is collected for a batch at work');
-- a second attempt
create function pg_temp.again(who text, code text, reason text default 'the culture was contaminated') returns text language sql as $$
    select format('batch_remanufacture($R, %L, {%s}, 1, %L, ''2026-12-20'', '''', %L)', who, who, code, reason)
$$;
select did('coo1', pg_temp.again('B-TWO', 'B-TWO2'), 'VN102', 'not while the first goes on');
select must('man1', $$batch_abort($R, 'B-TWO', {B-TWO}, 'contaminated')$$) \g /dev/null
select must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved') \g /dev/null
select did('coo1', pg_temp.again('B-TWO', 'B-TWO2', 'x'), 'VN205', 'a second attempt has a reason');
select did('tec1', pg_temp.again('B-TWO', 'B-TWO2'), '42501', 'an operator does not issue it');
select did('far1', pg_temp.again('B-TWO', 'B-TWO2'), 'VN306', 'nor another site');
select did('coo1', $$batch_remanufacture($R, 'B-TWO', 1, 1, 'B-TWO2', '2026-12-20', '', 'the culture was contaminated')$$, 'VN101', 'a stale version');
select did('coo1', pg_temp.again('B-TWO', 'B-RUN'), 'VN113', 'a batch code is used once');
select did('coo1', pg_temp.again('B-TWO', 'B-TWO2'), 'done', 'a further batch under the same therapy event');
select is((select concat_ws(' ', e.coi, m.code, b.remanufacture_reason, b.process_status) from core.batch b join core.therapy_event e on e.id = b.therapy_event_id join core.batch m on m.id = b.remanufacture_of_id where b.code = 'B-TWO2'),
    'CHA999926000550 B-TWO the culture was contaminated scheduled', 'linked to the first with a reason');
select did('coo1', pg_temp.again('B-TWO', 'B-TWO3'), 'VN108', 'one second attempt');
select throws_ok($$update core.batch set remanufacture_of_id = (select id from core.batch where code = 'B-ELSE') where code = 'B-TWO2'$$, '23503', null, 'never after another patient''s batch, whoever writes');
-- genealogy: one read
select is(pg_temp.chair('B-TWO2', 'PT1'), 'done', 'the patient comes again');
select must('col1', $$collection_start($R, 'B-TWO2', {B-TWO2}, $N)$$) \g /dev/null
select is(pg_temp.collect('B-TWO2', 'A999926000952'), 'done', 'collected');
select is(pg_temp.receive('B-TWO2', 'A999926000952', 'CHA999926000550', 'accept'), 'done', 'accepted');
select is(value('tec1', $$select string_agg(kind || ' ' || code || ' < ' || parent, ', ' order by place, id) from api.genealogy where coi = 'CHA999926000550'$$),
    'order O-TWO < CHA999926000550, batch B-TWO < O-TWO, batch B-TWO2 < B-TWO, collection A999926000550 < B-TWO, collection A999926000950 < B-TWO, '
    || 'collection A999926000951 < B-TWO, collection A999926000953 < B-TWO, collection A999926000952 < B-TWO2, container A999926000550 < A999926000550, container A999926000950 < A999926000950, '
    || 'container A999926000951 < A999926000951, container A999926000953 < A999926000953, container POOL-TWO < A999926000950, A999926000951, container V-TWO < B-TWO, container A999926000952 < A999926000952',
    'everything of the therapy event with what it came from');
select is(value('far1', $$select count(*) from api.genealogy where coi = 'CHA999926000550'$$), '0', 'unseen elsewhere');
-- an order is cancelled before collecting, by the manager once it is scheduled
select make_batch('B-CAN', 'PT2', 552, 'scheduled'), make_batch('B-LATE', 'PT2', 553, 'collecting') \g /dev/null
create function pg_temp.cancel(code text, reason text default 'the patient withdrew') returns text language sql as $$
    select format('order_cancel($R, %L, %s, %L)', code, (select version from core.therapy_order o where o.code = $1), reason)
$$;
select did('coo1', pg_temp.cancel('O-CAN'), 'VN003', 'a coordinator does not cancel what is scheduled');
select did('man1', pg_temp.cancel('O-CAN', 'x'), 'VN205', 'nor anybody without a reason');
select did('man1', pg_temp.cancel('O-LATE'), 'VN102', 'nor after collecting began');
select did('man1', pg_temp.cancel('O-CAN'), 'done', 'the manager does');
select is(status('B-CAN') || ' ' || (select status from core.therapy_order where code = 'O-CAN'), 'cancelled/quarantine cancelled', 'batch and order');
select did('man1', pg_temp.cancel('O-CAN'), 'VN102', 'once');
select did('col1', $$collection_start($R, 'B-CAN', {B-CAN}, $N)$$, 'VN102', 'nothing is collected any more');
-- what was rejected and then cancelled is made again under another order
select make_batch('B-REJ', 'PT2', 554, 'scheduled') \g /dev/null
select must('qa1', $$disposition_propose($R, 'B-REJ', {B-REJ}, 'rejected', 'the order was wrong')$$) \g /dev/null
select must_sign('qa2', 'disposition', max(id), 'approved') from core.disposition \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'rejected') \g /dev/null
select did('man1', pg_temp.cancel('O-REJ'), 'done', 'the order is cancelled');
select did('coo1', pg_temp.again('B-REJ', 'B-REJ2'), 'VN102', 'a cancelled order is not made again');
select matches(current_setting('tap.why'), 'order cancelled', 'by the order');
-- decided anew after a correction: what lies in storage by then is not discarded before it is at hand
select make_batch('B-DIS', 'PT1', 559, 'accepted'), must('tec1', $$store_put($R, 'B-DIS', {B-DIS}, 'A999926000559', 'TANK1', 'D-01', $N)$$) \g /dev/null
select id as receipt from core.receipt where batch_id = (batch('B-DIS')).id \gset
select must('tec1', format($$record_correct($R, 'receipt', '%s', %s, 'volume_ml', '118.0', 'misread', 'the balance says so')$$, :receipt, (select version from core.receipt where id = :receipt))) \g /dev/null
select must('tec1', format($$receipt_decide($R, %s, %s, 'discard', 'the port leaks')$$, :receipt, (select version from core.receipt where id = :receipt))) \g /dev/null
select signs('tec1', 'receipt', :receipt, 'checked', 'tec2', 'VN102', 'a bag in storage is not discarded');
select is((select status from core.container where code = 'A999926000559'), 'stored', 'and lies where it was');
