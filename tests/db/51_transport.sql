-- Transport: nothing leaves without its check, and what arrives is compared with the manifest.
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'transport' from core.process_version v where v.id = (batch('B-RUN')).process_version_id;
create function pg_temp.check(who text, login text, checkpoint text, container text, number integer) returns text language sql as $$
    select tap.act(login, format('identity_check($R, %L, %L, %L, %L)', who, checkpoint, container,
        case when checkpoint in ('receipt', 'courier') then tap.items('coi', 'CHA999926' || lpad(number::text, 6, '0'), 'scan', 'din', tap.din(number), 'scan')
             else tap.items('coi', 'CHA999926' || lpad(number::text, 6, '0'), 'scan', 'container', container, 'scan') end))
$$;
create function pg_temp.hand(who text, band text default '2 to 8 Cel', containers text default null) returns text language sql as $$
    select format('custody_hand_over($R, %L, {%s}, ''Cold Courier'', ''C. Rier'', ''W-1'', ''van 7'', %L, $N, %L, ''SHIP-1'', ''SEAL-1'', ''LOG-1'')', who, who, band, containers)
$$;
-- to the laboratory
select make_batch('B-IN', 'PT1', 510, 'collected') \g /dev/null
select did('tec1', pg_temp.hand('B-IN'), 'stop VN304', 'a bag does not leave without the courier''s check');
select is(pg_temp.check('B-IN', 'col1', 'courier', 'A999926000510', 510), 'done', 'compared at the courier');
select did('tec1', pg_temp.hand('B-IN', 'cold'), 'VN208', 'a band that no trace can be compared with');
select did('tec1', replace(pg_temp.hand('B-IN'), '''SEAL-1''', 'null'), 'VN202', 'without a seal');
select did('tec1', replace(pg_temp.hand('B-IN'), '''W-1''', 'null'), 'VN202', 'without a waybill');
select did('tec1', replace(pg_temp.hand('B-IN'), '$N', quote_literal(now('-1 hour'))), 'VN503', 'before it was compared');
select did('rel1', pg_temp.hand('B-IN'), '42501', 'a releaser hands nothing over');
select is(pg_temp.check('B-IN', 'tec1', 'receipt', 'A999926000510', 510), 'done', 'somebody compares it for the receipt before it has left');
select did('tec1', pg_temp.hand('B-IN'), 'done', 'handed over');
select is(status('B-IN'), 'in_transit_in/quarantine', 'on its way');
select is((select holder_organisation || ', ' || holder_name || ', ' || place from core.custody where batch_id = (batch('B-IN')).id order by id desc limit 1), 'Cold Courier, C. Rier, van 7', 'the courier holds it');
select is((select string_agg(code || ' ' || now, ', ' order by t.id) from (select id, now, coalesce(holder, holder_organisation) as code from api.custody where batch = 'B-IN') t), null, 'a superuser is nobody');
select is(value('tec1', $$select string_agg(coalesce(holder, holder_organisation) || ' ' || now, ', ' order by id) from api.custody where batch = 'B-IN'$$), 'col1 false, Cold Courier true', 'one holder now');
create function pg_temp.receipt(found text, seals text default 'intact', trace text default '''3.0'', ''6.5''', difference text default null) returns text language sql as $$
    select format('receipt_record($R, ''B-IN'', {B-IN}, ''A999926000510'', $N, ''119.0'', ''5.0'', %L, %L, %s, %L)', seals, found, trace, difference)
$$;
select did('tec1', pg_temp.receipt('A999926000510'), 'stop VN304', 'what was compared before it left is not received on that');
select is((select (rule.next_incoming(batch('B-IN'), c.id)) ->> 'act' from core.container c where c.code = 'A999926000510'), 'identity_check', 'the next act is to compare it');
select is(pg_temp.check('B-IN', 'tec1', 'receipt', 'A999926000510', 510), 'done', 'compared at receipt');
select did('tec1', pg_temp.receipt(null), 'VN202', 'a shipper is opened with its manifest');
select did('tec1', pg_temp.receipt('A999926000510 A999926000001'), 'stop VN301', 'with another patient''s bag in it');
select did('tec1', pg_temp.receipt('A999926000510 NOBODY'), 'stop VN302', 'or one nobody knows');
select did('tec1', pg_temp.receipt('A999926000510', 'intact', '''6.5'', ''3.0'''), 'VN207', 'a trace upside down');
select did('tec1', pg_temp.receipt('A999926000510', 'intact', '''3.0'', null'), 'VN207', 'half a trace');
select did('tec1', pg_temp.receipt('A999926000510'), 'done', 'as the manifest says');
select is(status('B-IN'), 'received/quarantine', 'received');
select is((select concat_ws(' ', status, seals, trace, trace_low_c, trace_high_c) from core.shipment), 'received intact in_band 3.0 6.5', 'seals and trace');
-- to the site
select make_batch('B-OUT', 'PT1', 511, 'released'), make_batch('B-QUA', 'PT2', 512, 'tested') \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, c, 'bag', 'filled'
    from core.batch, unnest(array['BAG2-OUT', 'BAG3-OUT']) c where code = 'B-OUT';
select did('tec1', pg_temp.hand('B-QUA'), 'stop VN109', 'nothing leaves before it is released');
select did('tec1', pg_temp.hand('B-OUT'), 'stop VN304', 'nor without its check');
select is(array_agg(pg_temp.check('B-OUT', 'tec1', 'pack_out', c, 511)), array['done', 'done'], 'two bags are packed') from unnest(array['BAG-OUT', 'BAG2-OUT']) c;
select did('tec1', pg_temp.hand('B-OUT'), 'stop VN304', 'the third is not');
select did('tec1', pg_temp.hand('B-OUT', '<= -150 Cel', 'BAG-OUT BAG-NONE'), 'stop VN302', 'a bag nobody knows');
select did('tec1', pg_temp.hand('B-OUT', '<= -150 Cel', 'BAG-OUT A999926000001'), 'stop VN301', 'another patient''s bag in the shipper');
select did('tec1', pg_temp.hand('B-OUT', '<= -150 Cel', 'BAG-OUT V-OUT'), 'VN102', 'nor the culture vessel');
select did('qa1', $$hold_place($R, 'B-OUT', {B-OUT}, 'a question from the site')$$, 'done', 'a hold');
select did('tec1', pg_temp.hand('B-OUT', '<= -150 Cel', 'BAG-OUT BAG2-OUT'), 'VN105', 'stops it');
select did('qa1', format($$hold_lift($R, %s, 1, 'answered')$$, (select max(id) from core.hold)), 'done', 'lifted');
select did('tec1', pg_temp.hand('B-OUT', '<= -150 Cel', 'BAG-OUT BAG2-OUT'), 'done', 'two of three bags leave');
select is(status('B-OUT'), 'in_transit_out/released', 'on its way');
select is((select string_agg(code || ' ' || status, ', ' order by code) from core.container where batch_id = (batch('B-OUT')).id and kind = 'bag'), 'BAG-OUT in_transit, BAG2-OUT in_transit, BAG3-OUT filled', 'each container has its own status');
create function pg_temp.arrive(bag text, found text, seals text default 'intact', trace text default '''-196.0'', ''-170.0''', difference text default null) returns text language sql as $$
    select format('site_receive($R, ''B-OUT'', {B-OUT}, %L, ''C1'', $N, %L, %L, %s, %L)', bag, found, seals, trace, difference)
$$;
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT BAG2-OUT'), 'stop VN304', 'not received without its check');
select is(array_agg(pg_temp.check('B-OUT', 'cli1', 'site', c, 511)), array['done', 'done', 'done'], 'compared at the site') from unnest(array['BAG-OUT', 'BAG2-OUT', 'BAG3-OUT']) c;
select did('cli1', pg_temp.arrive('BAG-OUT', null), 'VN202', 'a shipper is opened with its manifest');
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT'), 'stop VN310', 'one bag is missing');
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT BAG2-OUT BAG3-OUT'), 'stop VN310', 'one too many');
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT BAG-QUA'), 'stop VN301', 'one of another patient');
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT', 'intact', '''-196.0'', ''-170.0''', 'the second bag was left behind'), 'stop VN310', 'words alone explain nothing');
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT BAG2-OUT', 'melted'), 'VN208', 'seals that do not exist');
select is((select count(*)::int from core.near_miss where code = 'VN310' and batch_id = (batch('B-OUT')).id), 3, 'each a near miss of the batch');
select must('cli1', $$deviation_open($R, 'B-OUT', 'major', $N, 'one bag of two in the shipper', 'sender called', null)$$) \g /dev/null
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT BAG-QUA', 'intact', '''-196.0'', ''-170.0''', 'the second bag was left behind'), 'stop VN301', 'another patient''s bag is never explained');
select did('cli1', pg_temp.arrive('BAG-OUT', 'BAG-OUT', 'intact', '''-196.0'', ''-170.0''', 'the second bag was left behind'), 'done', 'with a deviation it is received');
select is(status('B-OUT'), 'at_site/on_hold', 'and held until QA has looked');
select is((select string_agg(c.code || ' ' || m.status, ', ' order by c.code) from core.shipment_container m join core.container c on c.id = m.container_id where m.batch_id = (batch('B-OUT')).id), 'BAG-OUT received, BAG2-OUT missing', 'what arrived');
select did('qa1', format($$hold_lift($R, %s, 1, 'the bag was found')$$, (select max(id) from core.hold)), 'done', 'lifted');
select did('cli1', pg_temp.arrive('BAG2-OUT', null), 'done', 'the bag that came later');
select is((select count(*)::int from core.shipment_container where status = 'missing'), 0, 'is missing no more');
-- the third bag in a shipper of its own, too warm on its way
select is(act('tec1', format('identity_check($R, ''B-OUT'', ''pack_out'', ''BAG3-OUT'', %L)', items('coi', 'CHA999926000511', 'scan', 'container', 'BAG3-OUT', 'scan'))), 'done', 'packed');
select did('tec1', pg_temp.hand('B-OUT', '<= -150 Cel'), 'done', 'a further shipper follows');
select is(status('B-OUT'), 'at_site/released', 'the batch is where its furthest container is');
select did('cli1', pg_temp.arrive('BAG3-OUT', 'BAG3-OUT'), 'stop VN304', 'a check before it was sent counts no more');
select is(pg_temp.check('B-OUT', 'cli1', 'site', 'BAG3-OUT', 511), 'done', 'compared at the site');
select did('cli1', pg_temp.arrive('BAG3-OUT', 'BAG3-OUT', 'broken', '''-196.0'', ''-110.0'''), 'done', 'broken and warm: it is recorded');
select is((select seals || ' ' || trace from core.shipment order by id desc limit 1), 'broken excursion', 'with what was found');
select is((select reason from core.hold where batch_id = (batch('B-OUT')).id order by id desc limit 1), 'arrival of shipper SHIP-1: seals broken; temperature trace excursion', 'the batch is held');
select did('cli1', pg_temp.arrive('BAG3-OUT', 'BAG3-OUT'), 'VN105', 'while it is held nothing more is received');
-- what is on its way arrives, whatever was decided about it meanwhile, and changes hands
create function pg_temp.sent(who text, patient text, number integer) returns text language plpgsql as $$
begin
    perform tap.make_batch(who, patient, number, 'released');
    perform pg_temp.check(who, 'tec1', 'pack_out', 'BAG' || substr(who, 2), number);
    perform tap.must('tec1', pg_temp.hand(who));
    return tap.status(who);
end
$$;
create function pg_temp.came(who text, seals text default 'intact') returns text language sql as $$
    select format('site_receive($R, %L, {%s}, %L, ''C1'', $N, %L, %L, ''3.0'', ''6.5'')', who, who, 'BAG' || substr(who, 2), 'BAG' || substr(who, 2), seals)
$$;
select is(pg_temp.sent(c, p, n), 'in_transit_out/released', 'on its way: ' || c) from (values ('B-HLD', 'PT1', 514), ('B-RCL', 'PT2', 515), ('B-ABO', 'PT2', 516)) x (c, p, n);
select must('qa1', $$hold_place($R, 'B-HLD', {B-HLD}, 'the logger of the courier rang')$$), must('qa1', $$batch_recall($R, 'B-RCL', {B-RCL}, 'the vector lot is in doubt')$$),
    must('man1', $$batch_abort($R, 'B-ABO', {B-ABO}, 'the patient has died')$$) \g /dev/null
select must_sign('rel1', 'recall', (select max(id) from core.recall), 'approved'), must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved') \g /dev/null
select did('tec1', $$custody_hand_over($R, 'B-HLD', {B-HLD}, 'Night Courier', 'N. Ight', 'W-2', 'train 5', '2 to 8 Cel', $N)$$, 'done', 'a hold does not keep one courier from taking over from another');
select did('cli1', format('scan($R, %L, %L)', 'BAG-HLD', 'B-HLD'), 'done', 'the bag that is held has come');
select is(answer() #>> '{data,next,checkpoint}', 'site', 'and is compared first');
select did('cli1', pg_temp.came(c), 'stop VN304', 'not without its check: ' || c) from unnest(array['B-HLD', 'B-RCL', 'B-ABO']) c;
select is(pg_temp.check(c, 'cli1', 'site', 'BAG' || substr(c, 2), n), 'done', 'compared: ' || c) from (values ('B-HLD', 514), ('B-RCL', 515), ('B-ABO', 516)) x (c, n);
select did('cli1', format('scan($R, %L, %L)', 'BAG-RCL', 'B-RCL'), 'done', 'the recalled bag in hand');
select is(answer() #>> '{data,next,act}', 'site_receive', 'is received next');
select did('cli1', pg_temp.came('B-HLD'), 'done', 'held it arrives');
select did('cli1', pg_temp.came('B-RCL', 'broken'), 'done', 'recalled, too, with broken seals');
select did('cli1', pg_temp.came('B-ABO'), 'done', 'and aborted');
select is(status('B-HLD') || ' ' || status('B-RCL') || ' ' || status('B-ABO'), 'at_site/on_hold at_site/recalled aborted/released', 'and stays what it is');
select is((select string_agg(status, ' ' order by code) from core.container where code in ('BAG-HLD', 'BAG-RCL', 'BAG-ABO')), 'at_site at_site at_site', 'each bag at the site');
select did('cli1', $$container_dispose($R, 'B-ABO', {B-ABO}, 'BAG-ABO', 'destroyed', '50.0', 'the batch was aborted', $N)$$, 'done', 'from where it can be disposed of');
-- a further bag follows while the patient is followed up
select make_batch('B-FRC', 'PT1', 517, 'at_site') \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'BAG2-FRC', 'bag', 'filled' from core.batch where code = 'B-FRC';
select must('cli1', format($$infusion_record($R, 'B-FRC', {B-FRC}, 'BAG-FRC', %s, $N, $N, '50.0', 'none')$$, bedside('B-FRC', 'PT1', 517))),
    must('cli1', $$follow_up_record($R, 'B-FRC', 'visit', null, $N, 'well after the first part')$$) \g /dev/null
select did('tec1', pg_temp.hand('B-FRC'), 'stop VN304', 'the second part needs its check');
select is(pg_temp.check('B-FRC', 'tec1', 'pack_out', 'BAG2-FRC', 517), 'done', 'packed');
select did('tec1', pg_temp.hand('B-FRC'), 'done', 'the second part leaves during follow-up');
select is(status('B-FRC') || ' ' || (select status from core.container where code = 'BAG2-FRC'), 'follow_up/released in_transit', 'in its shipper, the batch where its furthest is');
-- a shipper with nothing in it does not leave
select make_batch('B-EMP', 'PT1', 519, 'released') \g /dev/null
update core.container set status = 'stored' where code = 'BAG-EMP';
select did('tec1', pg_temp.hand('B-EMP'), 'VN202', 'what is in storage is taken out first');
select is(status('B-EMP'), 'filled/released', 'it has not left');
-- without its way nothing leaves
delete from core.process_route where transition = 'transport';
update core.batch set quality_status = 'released' where code = 'B-QUA';
select did('tec1', pg_temp.hand('B-QUA'), 'VN119', 'a process without transport is told so');
select make_batch('B-FUR', 'PT1', 518, 'at_site') \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'BAG2-FUR', 'bag', 'filled' from core.batch where code = 'B-FUR';
select is(pg_temp.check('B-FUR', 'tec1', 'pack_out', 'BAG2-FUR', 518), 'done', 'a further bag, packed');
select did('tec1', pg_temp.hand('B-FUR'), 'VN119', 'does not leave either when the first one is at the site');
select make_batch('B-PORT', 'PT2', 513, 'collected') \g /dev/null
select did('tec1', pg_temp.hand('B-PORT'), 'done', 'where nothing is shipped a hand-over changes custody alone');
select is(status('B-PORT') || ' ' || (select count(*) from core.shipment where batch_id = (batch('B-PORT')).id), 'collected/quarantine 0', 'and makes no manifest');
