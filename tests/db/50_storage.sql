-- Storage: locations, positions that hold one container, retrieval by its check, the thaw clock, pools of one therapy event.
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, w from core.process_version v, unnest(array['starting_store', 'store']) w
    where v.id = (batch('B-RUN')).process_version_id;
select did('man1', $$location_add($R, 'LAB', 'TANK1', 'Tank 1, vapour phase', '<= -150 Cel', 2)$$, 'done', 'a manager adds a tank');
select did('man1', $$location_add($R, 'LAB', 'FRIDGE', 'Refrigerator', '2 to 8 Cel')$$, 'done', 'and a refrigerator');
select did('man1', $$location_add($R, 'LAB', 'TANK1', 'Tank 1 again', '<= -150 Cel')$$, 'VN113', 'a code is used once at a site');
select did('tec1', $$location_add($R, 'LAB', 'SHELF', 'Shelf', '15 to 25 Cel')$$, '42501', 'an operator does not');
select did('far2', $$location_add($R, 'LAB', 'SHELF', 'Shelf', '15 to 25 Cel')$$, 'VN306', 'nor the manager of another site');
select did('man1', format($$location_add($R, 'LAB', 'SHELF', 'Shelf', %L, %s)$$, v, n), c, 'band ' || coalesce(v, 'none') || ', capacity ' || coalesce(n, 'none'))
    from (values ('cold', 'null', 'VN208'), ('8 to 2 Cel', 'null', 'VN208'), ('', 'null', 'VN202'), ('<= -150 Cel', '0', 'VN207')) x (v, n, c);
select is((select string_agg((rule.band(v)).low || ' ' || (rule.band(v)).high, ', ' order by place) from unnest(array['<= -150 Cel', '2-8 Cel', '-25 to -15 Cel', '>= 2 Cel']) with ordinality x (v, place)),
    '-273.2 -150, 2 8, -25 -15, 2 100', 'bands as numbers');
-- starting material
select make_batch('B-STO', 'PT1', 500, 'accepted'), make_batch('B-STP', 'PT2', 501, 'accepted') \g /dev/null
create function pg_temp.put(who text, container text, location text, "position" text) returns text language sql as $$
    select format('store_put($R, %L, {%s}, %L, %L, %L, $N)', who, who, container, location, "position")
$$;
create function pg_temp.take(who text, container text, purpose text) returns text language sql as $$
    select format('store_take($R, %L, {%s}, %L, %L, $N)', who, who, container, purpose)
$$;
create function pg_temp.retrieve(who text, container text, number integer) returns text language sql as $$
    select format('identity_check($R, %L, ''retrieval'', %L, %L)', who, container, tap.items('coi', 'CHA999926' || lpad(number::text, 6, '0'), 'scan', 'container', container, 'scan'))
$$;
select did('tec1', pg_temp.put('B-STO', 'A999926000501', 'TANK1', 'A-01'), 'stop VN301', 'another patient''s bag');
select did('tec1', pg_temp.put('B-STO', 'NOBODY', 'TANK1', 'A-01'), 'stop VN302', 'a bag nobody knows');
select did('tec1', pg_temp.put('B-STO', 'A999926000500', 'NOWHERE', 'A-01'), 'VN306', 'a location nobody knows');
select did('tec1', pg_temp.put('B-STO', 'A999926000500', 'TANK1', ''), 'VN202', 'without a position');
select did('col1', pg_temp.put('B-STO', 'A999926000500', 'TANK1', 'A-01'), '42501', 'a collector stores nothing');
select did('far1', pg_temp.put('B-STO', 'A999926000500', 'TANK1', 'A-01'), 'VN306', 'nor does another site');
select did('raw1', pg_temp.put('B-STO', 'A999926000500', 'TANK1', 'A-01'), 'VN005', 'nor somebody without training');
select did('tec1', format('store_put($R, ''B-STO'', {B-STO}, ''A999926000500'', ''TANK1'', ''A-01'', %L)', now('-1 day')), 'VN503', 'before it was received');
select did('tec1', format('store_put($R, ''B-STO'', {B-STO}, ''A999926000500'', ''TANK1'', ''A-01'', %L)', now('1 hour')), 'VN502', 'in the future');
select did('tec1', format('store_put($R, ''B-STO'', 1, ''A999926000500'', ''TANK1'', ''A-01'', $N)'), 'VN101', 'a stale version');
create temp table call as select format('store_put(%L, ''B-STO'', %s, ''A999926000500'', %L, null, %L)', gen_random_uuid(), (batch('B-STO')).version,
    '%LTANK1/A-01' || rule.check37('LTANK1A01'), now()) as text;
select did('tec1', (select text from call), 'done', 'put into the position that was scanned');
select is(act('tec1', (select text from call)), 'done', 'asked again with the same request, the same answer');
select is((select count(*)::int from core.storage), 1, 'and one effect');
select is(status('B-STO'), 'stored_starting/quarantine', 'starting material in storage');
select is((select place || ' ' || condition_band || ' ' || holder_person_id::text from core.custody where batch_id = (batch('B-STO')).id order by id desc limit 1),
    'TANK1 A-01 <= -150 Cel ' || (select id from core.person where code = 'tec1'), 'custody: place and condition band');
select did('tec1', pg_temp.put('B-STO', 'A999926000500', 'TANK1', 'A-02'), 'VN102', 'it lies in one position');
select did('tec1', pg_temp.put('B-STP', 'A999926000501', 'TANK1', 'A-01'), 'stop VN309', 'a position holds one container');
select throws_ok($$insert into core.storage (stream_id, batch_id, therapy_event_id, container_id, location_id, position, status_before, put_at, put_by_id, status)
    select b.stream_id, b.id, b.therapy_event_id, c.id, l.id, 'A-01', 'in_use', clock_timestamp(), 1, 'stored' from core.batch b, core.container c, core.location l
    where b.code = 'B-STP' and c.code = 'A999926000501' and l.code = 'TANK1'$$, '23505', null, 'whoever writes');
select did('tec1', format('scan($R, %L, ''B-STO'')', '%LTANK1/A-01' || rule.check37('LTANK1A01')), 'done', 'a scan knows a position, whichever batch is at hand');
select is(last('kind'), 'location', 'as a location');
select is(value('tec1', 'select stored || '' of '' || capacity from api.location where code = ''TANK1'''), '1 of 2', 'how much lies in it');
select did('tec1', $$step_record($R, 'B-STO', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000500', '{"vessel": "V-STO"}')$$, 'stop VN301', 'no step with what lies in storage');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'process'), 'stop VN304', 'not taken out without its check');
select did('tec1', pg_temp.retrieve('B-STO', 'A999926000501', 500), 'stop VN301', 'the wrong bag in hand');
select did('tec1', pg_temp.retrieve('B-STO', 'A999926000500', 500), 'done', 'the right one');
select did('qa1', $$hold_place($R, 'B-STO', {B-STO}, 'alarm of the tank')$$, 'done', 'a hold');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'process'), 'VN105', 'is not taken to work');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'supply'), 'VN105', 'nor to supply');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'transfer'), 'done', 'but out of a failing tank');
select is((select count(*)::int from core.thaw), 0, 'which starts no clock');
select is((select p.code || ' ' || t.place || ' ' || (t.since_at = s.taken_at) from core.custody t join core.person p on p.id = t.holder_person_id join core.storage s on s.container_id = t.container_id
    where t.batch_id = (batch('B-STO')).id order by t.id desc limit 1), 'tec1 LAB true', 'custody: with who took it, out of its position');
select did('tec1', pg_temp.put('B-STO', 'A999926000500', 'TANK1', 'B-01'), 'done', 'into another position');
select did('qa1', format($$hold_lift($R, %s, 1, 'temperature was kept')$$, (select max(id) from core.hold)), 'done', 'lifted');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'process'), 'stop VN304', 'a check before it was put in counts no more');
select must('tec1', pg_temp.retrieve('B-STO', 'A999926000500', 500)) \g /dev/null
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'holiday'), 'VN208', 'a purpose that does not exist');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'supply'), 'VN115', 'starting material is no product');
select did('tec1', pg_temp.take('B-STO', 'A999926000500', 'process'), 'done', 'taken out');
select is((select material || ' ' || status || ' ' || (limit_at - started_at) from core.thaw), 'starting material running 02:00:00', 'out of the frost its clock runs');
select is(status('B-STO'), 'stored_starting/quarantine', 'the work has not begun');
select do_seed('B-STO', 'A999926000500') \g /dev/null
select is(status('B-STO'), 'in_process/quarantine', 'the first step begins it');
select is((select status from core.thaw), 'in_time', 'and ends the clock');
select did('tec1', pg_temp.put('B-STO', 'V-STO', 'TANK1', 'A-01'), 'VN102', 'a culture vessel is not stored');
-- a clock that runs over is found and judged, nothing is stopped
select must('tec1', pg_temp.put('B-STP', 'A999926000501', 'TANK1', 'A-01')), must('tec1', pg_temp.retrieve('B-STP', 'A999926000501', 501)), must('tec1', pg_temp.take('B-STP', 'A999926000501', 'process')) \g /dev/null
select must('man1', format('clock_set($R, %L)', now('3 hours'))) \g /dev/null
select rule.tick() \g /dev/null
select is((select status || ' ' || (found_at > limit_at) from core.thaw where batch_id = (batch('B-STP')).id), 'over true', 'the periodic task finds it');
select do_seed('B-STP', 'A999926000501') \g /dev/null
select is((select status from core.thaw where batch_id = (batch('B-STP')).id), 'late', 'what has happened is recorded with the breach');
select must('tec1', pg_temp.put('B-STP', 'A999926000501', 'TANK1', 'A-01')), must('tec1', pg_temp.retrieve('B-STP', 'A999926000501', 501)) \g /dev/null
select did('tec1', pg_temp.take('B-STP', 'A999926000501', 'process'), 'VN113', 'what was thawed is not thawed again');
select did('tec1', pg_temp.take('B-STP', 'A999926000501', 'disposal'), 'done', 'it may only go');
-- not before it was accepted, not without it, not for a batch that has ended
select make_batch('B-STN', 'PT1', 506, 'received'), make_batch('B-STQ', 'PT2', 507, 'accepted') \g /dev/null
select did('tec1', pg_temp.put('B-STN', 'A999926000506', 'TANK1', 'A-05'), 'VN102', 'nothing is stored before it was accepted');
select matches(current_setting('tap.why'), 'A999926000506', 'by the name of the bag');
select must('tec1', pg_temp.put('B-STQ', 'A999926000507', 'FRIDGE', 'A-01')), must('tec1', pg_temp.retrieve('B-STQ', 'A999926000507', 507)), must('tec1', pg_temp.take('B-STQ', 'A999926000507', 'process')) \g /dev/null
select did('tec1', format($$step_record($R, 'B-STQ', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000507', '{"vessel": "V-STQ"}')$$), 'done', 'the first step');
select must('tec1', pg_temp.put('B-STQ', 'A999926000507', 'FRIDGE', 'A-01')) \g /dev/null
select signs('tec2', 'step_execution', step('B-STQ', 'seed'), 'checked', 'tec2', 'VN102', 'does not begin the work while all of it lies in storage');
select is(status('B-STQ'), 'stored_starting/quarantine', 'and it has not begun');
select must('man1', $$batch_abort($R, 'B-STQ', {B-STQ}, 'the donor was ill')$$) \g /dev/null
select must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved') \g /dev/null
select did('tec1', pg_temp.take('B-STQ', 'A999926000507', 'process'), 'VN102', 'no work with what belongs to an aborted batch');
select matches(current_setting('tap.why'), 'aborted', 'by its status');
select did('tec1', format($$container_dispose($R, 'B-STQ', {B-STQ}, 'A999926000507', 'destroyed', '100', 'the batch was aborted', $N)$$), 'VN102', 'nor is it disposed of where it lies');
select must('tec1', pg_temp.retrieve('B-STQ', 'A999926000507', 507)), must('tec1', pg_temp.take('B-STQ', 'A999926000507', 'disposal')) \g /dev/null
-- product
select make_batch('B-PRO', 'PT1', 502, 'filled') \g /dev/null
select did('tec1', pg_temp.put('B-PRO', 'BAG-PRO', 'TANK1', 'A-01'), 'done', 'product is stored before its release');
select is(status('B-PRO'), 'stored/quarantine', 'stored');
select must('tec1', pg_temp.retrieve('B-PRO', 'BAG-PRO', 502)) \g /dev/null
select did('tec1', pg_temp.take('B-PRO', 'BAG-PRO', 'supply'), 'stop VN109', 'and not taken out for the patient before it');
select did('cli1', format($$identity_check($R, 'B-PRO', 'site', 'BAG-PRO', %L)$$, items('coi', 'CHA999926000502', 'scan', 'container', 'BAG-PRO', 'scan')), 'done', 'compared at the site');
update core.batch set quality_status = 'released' where code = 'B-PRO';
select did('cli1', $$site_receive($R, 'B-PRO', {B-PRO}, 'BAG-PRO', 'C1', $N)$$, 'VN102', 'nothing is received that lies in storage');
select did('tec1', pg_temp.take('B-PRO', 'BAG-PRO', 'supply'), 'done', 'released it is taken out');
select did('cli1', $$site_receive($R, 'B-PRO', {B-PRO}, 'BAG-PRO', 'C1', $N)$$, 'done', 'and received');
select is(status('B-PRO'), 'at_site/released', 'at the site');
-- frozen product is released where it lies
select make_batch('B-FRZ', 'PT1', 508, 'tested') \g /dev/null
select must('tec1', pg_temp.put('B-FRZ', 'BAG-FRZ', 'TANK1', 'A-06')) \g /dev/null
select must_sign('qa2', 'batch', (batch('B-FRZ')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-FRZ', {B-FRZ}, 'released')$$, 'done', 'stored product is proposed for release');
select must_sign('qa2', 'disposition', max(id), 'approved') from core.disposition \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'released') \g /dev/null
select is(status('B-FRZ'), 'stored/released', 'and released');
select must('tec1', pg_temp.retrieve('B-FRZ', 'BAG-FRZ', 508)) \g /dev/null
select did('tec1', pg_temp.take('B-FRZ', 'BAG-FRZ', 'supply'), 'done', 'from there it goes to supply');
-- capacity and end of a location
select make_batch('B-FUL', 'PT2', 503, 'accepted'), make_batch('B-FUM', 'PT2', 504, 'accepted'), make_batch('B-FUN', 'PT2', 505, 'accepted') \g /dev/null
select must('tec1', pg_temp.put('B-FUL', 'A999926000503', 'TANK1', 'C-01')), must('tec1', pg_temp.put('B-FUM', 'A999926000504', 'TANK1', 'C-02')) \g /dev/null
select did('tec1', pg_temp.put('B-FUN', 'A999926000505', 'TANK1', 'C-03'), 'VN117', 'full is full');
select did('man1', $$location_close($R, 'LAB', 'TANK1', 1, 'sent to repair')$$, 'VN118', 'what holds something is not closed');
select did('man1', $$location_close($R, 'LAB', 'NOWHERE', 1, 'sent to repair')$$, 'VN306', 'nor what is not there');
select did('man1', $$location_close($R, 'LAB', 'FRIDGE', 2, 'sent to repair')$$, 'VN101', 'a stale version');
select did('man1', $$location_close($R, 'LAB', 'FRIDGE', 1, 'sent to repair')$$, 'done', 'an empty one is');
select did('man1', $$location_close($R, 'LAB', 'FRIDGE', 2, 'sent to repair')$$, 'VN117', 'once');
select did('tec1', pg_temp.put('B-FUN', 'A999926000505', 'FRIDGE', 'A-01'), 'VN306', 'nothing goes into it any more');
-- a process without storage
delete from core.process_route where transition in ('starting_store', 'store');
select did('tec1', pg_temp.put('B-FUN', 'A999926000505', 'TANK1', 'C-09'), 'VN119', 'a process without storage stores nothing, and is told which way is missing');
