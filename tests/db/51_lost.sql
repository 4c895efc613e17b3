-- A container that was handed over and did not arrive, and one that turns up after all.
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'transport' from core.process_version v where v.id = (batch('B-RUN')).process_version_id;
create function pg_temp.check(who text, login text, checkpoint text, container text, number integer) returns text language sql as $$
    select tap.must(login, format('identity_check($R, %L, %L, %L, %L)', who, checkpoint, container,
        tap.items('coi', 'CHA999926' || lpad(number::text, 6, '0'), 'scan', case when checkpoint in ('receipt', 'courier') then 'din' else 'container' end, container, 'scan')))
$$;
create function pg_temp.hand(who text, containers text default null) returns text language sql as $$
    select format('custody_hand_over($R, %L, {%s}, ''Cold Courier'', ''C. Rier'', ''W-77'', ''van 7'', ''2 to 8 Cel'', $N, %L, ''SHIP-1'', ''SEAL-1'')', who, who, containers)
$$;
create function pg_temp.lost(who text, bag text, at text default '$N', reason text default 'the courier cannot find it') returns text language sql as $$
    select format('container_lost($R, %L, {%s}, %L, %s, %L, ''the courier searches, the clinic was told'')', who, who, bag, at, reason)
$$;
create function pg_temp.found(who text, bag text, reason text default 'left in a depot, the logger shows 4 Cel') returns text language sql as $$
    select format('container_found($R, %L, {%s}, %L, %L)', who, who, bag, reason)
$$;
create function pg_temp.arrive(who text, bag text, contents text, difference text default null) returns text language sql as $$
    select format('site_receive($R, %L, {%s}, %L, ''C1'', $N, %L, ''intact'', ''3.0'', ''6.0'', %L)', who, who, bag, contents, difference)
$$;
select make_batch('B-LOS', 'PT1', 540, 'released'), make_batch('B-ONE', 'PT2', 541, 'released'), make_batch('B-BAG', 'PT1', 542, 'collected') \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'BAG2-LOS', 'bag', 'filled' from core.batch where code = 'B-LOS';
select pg_temp.check('B-LOS', 'tec1', 'pack_out', c, 540) from unnest(array['BAG-LOS', 'BAG2-LOS']) c \g /dev/null
select did('tec1', pg_temp.lost('B-LOS', 'BAG-LOS'), 'VN102', 'what is here is not lost');
select must('tec1', pg_temp.hand('B-LOS')) \g /dev/null
select did(w, pg_temp.lost('B-LOS', k, at, y), c, n) from (values ('tec1', 'BAG-ONE', '$N', 'nobody knows', 'stop VN301', 'another patient''s bag'), ('tec1', 'NOBODY', '$N', 'nobody knows', 'stop VN302', 'a bag nobody knows'),
    ('tec1', 'V-LOS', '$N', 'nobody knows', 'VN102', 'what was not sent'), ('tec2', 'BAG2-LOS', '$N', 'nobody knows', 'VN003', 'who has not handed it over'), ('far1', 'BAG2-LOS', '$N', 'nobody knows', 'VN306', 'another site'),
    ('rel1', 'BAG2-LOS', '$N', 'nobody knows', '42501', 'a releaser'), ('tec1', 'BAG2-LOS', '$N', 'x', 'VN205', 'without a reason'), ('tec1', 'BAG2-LOS', quote_literal(now('-1 day')), 'nobody knows', 'VN503', 'noticed before it left'),
    ('tec1', 'BAG2-LOS', quote_literal(now('1 hour')), 'nobody knows', 'VN502', 'noticed tomorrow')) x (w, k, at, y, c, n);
select did('tec1', replace(pg_temp.lost('B-LOS', 'BAG2-LOS'), '{B-LOS}', '1'), 'VN101', 'as nobody saw the batch');
select did('tec1', replace(pg_temp.lost('B-LOS', 'BAG2-LOS'), 'the courier searches, the clinic was told', ''), 'VN202', 'nothing done about it');
select did('tec1', pg_temp.lost('B-LOS', 'BAG2-LOS'), 'done', 'one bag is lost');
select is(concat_ws(' ', last('organisation'), last('waybill'), last('given'), last('planned')), 'Cold Courier W-77 0 1', 'with its carrier and waybill; one is left to give');
select is((select concat_ws('|', status, class, description, immediate_action) from core.deviation where id = last('deviation')::bigint),
    'open|critical|Container BAG2-LOS lost on its way in shipper SHIP-1 with Cold Courier (C. Rier), waybill W-77: the courier cannot find it|the courier searches, the clinic was told', 'a deviation is open, which QA decides about');
select is(status('B-LOS') || ' ' || (select status from core.container where code = 'BAG2-LOS'), 'in_transit_out/released lost', 'the batch stays where its other bag is');
select did('tec1', pg_temp.lost('B-LOS', 'BAG2-LOS'), 'VN102', 'lost once');
select did('tec1', $$container_dispose($R, 'B-LOS', {B-LOS}, 'BAG2-LOS', 'destroyed', '1.0', 'it is gone', $N)$$, 'VN102', 'what is not there is not disposed of');
select did('cli1', $$scan($R, 'BAG2-LOS', 'B-LOS')$$, 'done', 'it is scanned after all');
select is(last('next')::jsonb ->> 'act', 'container_found', 'and leads to what is to be said');
-- the other bag arrives in a shipper with less in it than the manifest says: the deviation is there
select pg_temp.check('B-LOS', 'cli1', 'site', c, 540) from unnest(array['BAG-LOS', 'BAG2-LOS']) c \g /dev/null
select did('cli1', pg_temp.arrive('B-LOS', 'BAG-LOS', 'BAG-LOS'), 'stop VN310', 'the manifest has two');
select did('cli1', pg_temp.arrive('B-LOS', 'BAG2-LOS', 'BAG-LOS BAG2-LOS'), 'VN102', 'what is lost is not received');
select did('cli1', pg_temp.arrive('B-LOS', 'BAG-LOS', 'BAG-LOS', 'the second was lost on the way'), 'done', 'received with the difference');
select must('qa1', format('hold_lift($R, %s, 1, ''one bag is whole'')', (select max(id) from core.hold))) \g /dev/null
select is(status('B-LOS'), 'at_site/released', 'at the site');
select is((select string_agg(p, '; ' order by p) from rule.remainders(batch('B-LOS')) p), 'container not given nor disposed of: BAG-LOS (at_site)', 'the lost one is nothing that is left over');
-- and turns up
select did(w, pg_temp.found('B-LOS', k, y), c, n) from (values ('cli1', 'BAG-LOS', 'in a depot', 'VN102', 'what was not lost is not found'), ('cli1', 'BAG-ONE', 'in a depot', 'stop VN301', 'another patient''s'), ('cli1', 'BAG2-LOS', 'x', 'VN205', 'without a reason'),
    ('far1', 'BAG2-LOS', 'in a depot', 'VN306', 'another site'), ('qa1', 'BAG2-LOS', 'in a depot', '42501', 'QA finds nothing')) x (w, k, y, c, n);
select did('cli1', replace(pg_temp.found('B-LOS', 'BAG2-LOS'), '{B-LOS}', '1'), 'VN101', 'as nobody saw the batch');
select did('cli1', pg_temp.found('B-LOS', 'BAG2-LOS'), 'done', 'found');
select is(status('B-LOS') || ' ' || (select status from core.container where code = 'BAG2-LOS'), 'at_site/on_hold in_transit', 'on its way again, and the batch held');
select is((select reason::text from core.hold order by id desc limit 1), 'container BAG2-LOS was lost on its way and turned up: left in a depot, the logger shows 4 Cel', 'for that reason');
select did('cli1', pg_temp.arrive('B-LOS', 'BAG2-LOS', 'BAG2-LOS'), 'done', 'received although it is held');
select did('qa1', format('hold_lift($R, %s, 1, ''kept cold all the time'')', (select max(id) from core.hold)), 'done', 'QA lifts');
-- the only bag: nothing is left but to abort
select pg_temp.check('B-ONE', 'tec1', 'pack_out', 'BAG-ONE', 541), must('tec1', pg_temp.hand('B-ONE')) \g /dev/null
select did('man1', pg_temp.lost('B-ONE', 'BAG-ONE'), 'done', 'a manager says so as well');
select is((select count(*)::int from rule.supply_open_points(batch('B-ONE')) p where p like '%shipment%'), 0, 'a shipper whose contents are lost is not waited for');
select is((select count(*)::int from rule.identity_gaps(batch('B-ONE'))), 0, 'what was filled ties as before');
select did('cli1', $$thaw_start($R, 'B-ONE', {B-ONE}, 'BAG-ONE', $N)$$, 'VN102', 'nothing of it is thawed');
select must('man1', $$batch_abort($R, 'B-ONE', {B-ONE}, 'its only bag is lost')$$) \g /dev/null
select must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved') \g /dev/null
select is(status('B-ONE'), 'aborted/released', 'aborted');
select ok(not rule.all_disposed(batch('B-ONE')), 'its vessel and bag are still to be disposed of');
update core.container set status = 'disposed' where batch_id = (batch('B-ONE')).id and status <> 'lost' \g /dev/null
select ok(rule.all_disposed(batch('B-ONE')), 'the lost one is not waited for');
-- starting material on its way to the laboratory
select did('col1', pg_temp.lost('B-BAG', 'A999926000542'), 'VN102', 'a bag that has not left');
select pg_temp.check('B-BAG', 'col1', 'courier', 'A999926000542', 542), must('col1', pg_temp.hand('B-BAG')) \g /dev/null
select did('col1', pg_temp.lost('B-BAG', 'A999926000542'), 'done', 'lost on its way to the laboratory');
select is(status('B-BAG') || ' ' || (select status from core.container where code = 'A999926000542'), 'in_transit_in/quarantine lost', 'the batch waits');
select pg_temp.check('B-BAG', 'tec1', 'receipt', 'A999926000542', 542) \g /dev/null
select did('tec1', $$receipt_record($R, 'B-BAG', {B-BAG}, 'A999926000542', $N, '119.0', '5.0', 'intact', 'A999926000542', '3.0', '6.0')$$, 'VN102', 'what is lost is not received');
select must('qa1', $$hold_place($R, 'B-BAG', {B-BAG}, 'the bag is lost')$$) \g /dev/null
select did('tec1', pg_temp.found('B-BAG', 'A999926000542'), 'done', 'it turns up in a batch that is held');
select is((select count(*)::int from core.hold where batch_id = (batch('B-BAG')).id and status = 'open'), 2, 'a hold of its own');
select did('tec1', $$receipt_record($R, 'B-BAG', {B-BAG}, 'A999926000542', $N, '119.0', '5.0', 'intact', 'A999926000542', '3.0', '6.0')$$, 'done', 'and is received');
select is(status('B-BAG'), 'received/on_hold', 'held');
-- a record that has ended takes nothing more
update core.batch set process_status = 'discarded' where code = 'B-ONE' \g /dev/null
select did('man1', pg_temp.found('B-ONE', 'BAG-ONE'), 'VN102', 'found too late');
