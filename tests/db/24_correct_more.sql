-- Corrections of what happened to containers, of results' moments, of plans: custody, transport, storage, tests, slot, corrective actions.
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, w from core.process_version v, unnest(array['transport', 'store', 'starting_store']) w where v.id = (batch('B-RUN')).process_version_id;
create function pg_temp.correct(entity text, record text, field text, value text, version text default null, reason text default 'the paper says so') returns text language plpgsql as $$
declare n bigint := case when record ~ '^\d+$' then record::bigint else (tap.batch(record)).id end;
begin
    return format('record_correct($R, %L, %L, %s, %L, %s, ''misread'', %L)', entity, record, coalesce(version, rule.correctable_row(entity, n) ->> 'version', '1'), field, case when value = '$N' then value else quote_nullable(value) end, reason);
end
$$;
create function pg_temp.held(entity text, record text, field text) returns text language plpgsql as $$
begin return rule.correctable_row(entity, record::bigint) ->> field; end
$$;
create function pg_temp.before(entity text, record text, field text, by text default '1 us') returns text language plpgsql as $$
begin return rule.utc(pg_temp.held(entity, record, field)::timestamptz - by::interval); end
$$;
-- a batch that came by a courier, one that is still on its way, and one that lies at the site
select make_batch('B-IN', 'PT1', 910, 'collected'), make_batch('B-WAY', 'PT2', 911, 'collected'), make_batch('B-END', 'PT1', 912, 'at_site') \g /dev/null
select must('col1', format('identity_check($R, %L, ''courier'', %L, %L)', w, din(n), items('coi', 'CHA999926000' || n, 'scan', 'din', din(n), 'scan'))) from (values ('B-IN', 910), ('B-WAY', 911)) x (w, n) \g /dev/null
select must('tec1', format('custody_hand_over($R, %L, {%s}, ''Cold Courier'', ''C. Rier'', ''W-1'', ''van 7'', ''2 to 8 Cel'', $N, null, ''SHIP-1'', ''SEAL-1'', ''LOG-1'')', w, w)) from unnest(array['B-IN', 'B-WAY']) w \g /dev/null
select must('tec1', format('identity_check($R, ''B-IN'', ''receipt'', %L, %L)', din(910), items('coi', 'CHA999926000910', 'scan', 'din', din(910), 'scan'))) \g /dev/null
select must('tec1', format('receipt_record($R, ''B-IN'', {B-IN}, %L, $N, ''119.0'', ''5.0'', ''intact'', %L, ''3.0'', ''6.5'', null)', din(910), din(910))) \g /dev/null
select max(s.id) filter (where s.batch_id = (batch('B-IN')).id) as came, max(s.id) filter (where s.batch_id = (batch('B-WAY')).id) as away from core.shipment s \gset
select s.custody_id as van from core.shipment s where s.id = :came \gset
select max(u.id) as own from core.custody u where u.batch_id = (batch('B-IN')).id \gset
select min(u.id) as chair from core.custody u where u.batch_id = (batch('B-IN')).id \gset
-- transport
select did('ana1', pg_temp.correct('shipment', :'came', 'seal', 'SEAL-2'), 'VN003', 'an analyst corrects no shipper');
select did('far1', pg_temp.correct('shipment', :'came', 'seal', 'SEAL-2'), 'VN306', 'nor another site');
select did('tec1', pg_temp.correct('shipment', :'came', f, v), c, format('not to %s: %s', left(v, 12), f)) from (values ('shipper', '', 'VN202'), ('seal', repeat('x', 201), 'VN203'), ('condition_band', '', 'VN202'), ('seals', 'torn', 'VN208'), ('trace', 'not_read', 'VN208'),
    ('trace_low_c', '-201', 'VN207'), ('trace_high_c', '61', 'VN207'), ('trace_low_c', '7', 'VN207'), ('trace_high_c', '2.9', 'VN207'), ('logger', 'LOG-1', 'VN126'), ('trace_low_c', '3.00', 'VN126'), ('difference', 'one bag was left behind', 'VN117')) x (f, v, c);
select did('tec1', pg_temp.correct('shipment', :'away', f, v), 'VN117', 'what has not arrived has no ' || f) from (values ('seals', 'broken'), ('trace', 'excursion'), ('trace_low_c', '3'), ('trace_high_c', '7'), ('difference', 'one bag was left behind')) x (f, v);
select did('tec1', pg_temp.correct('shipment', :'came', f, v), 'done', 'of a shipper: ' || f) from (values ('shipper', 'SHIP-2'), ('seal', 'SEAL-2'), ('logger', 'LOG-2'), ('logger', null), ('condition_band', '15 to 25 Cel'), ('seals', 'broken'), ('trace_high_c', '9.5'), ('trace_low_c', '7.0')) x (f, v);
select is((select concat_ws(', ', shipper, seal, logger, condition_band, seals, trace, trace_low_c, trace_high_c) from core.shipment where id = :came), 'SHIP-2, SEAL-2, 15 to 25 Cel, broken, excursion, 7.0, 9.5', 'all of it is written');
select is((select count(*)::int from core.correction where entity = 'shipment' and record_id = :came), 9, 'and each kept what was before');
-- custody: who held it, since when
select did('tec1', pg_temp.correct('custody', :'own', 'holder_organisation', 'Cold Courier'), 'VN117', 'a person who holds it is no organisation');
select did('tec1', pg_temp.correct('custody', :'van', 'holder_organisation', ''), 'VN202', 'no organisation');
select did('tec1', pg_temp.correct('custody', :'van', 'holder_organisation', 'World Courier'), 'done', 'an organisation that holds it');
select did('tec1', pg_temp.correct('custody', :'van', 'certificate', 'CERT-2'), 'done', 'a certificate that came with it');
select did('tec1', pg_temp.correct('custody', :'van', 'certificate', ''), 'done', 'or none did');
select did('tec1', pg_temp.correct('custody', x.id::text, 'since_at', '$N'), 'VN117', 'what began with a collection or a receipt follows it') from unnest(array[:chair, :own]) x (id);
select did('tec1', pg_temp.correct('custody', :'van', 'since_at', now(v::interval)), c, 'not ' || v) from (values ('1 hour', 'VN502'), ('-5 days', 'VN503')) x (v, c);
select did('tec1', pg_temp.correct('custody', :'van', 'since_at', (select rule.utc(r.received_at + interval '1 us') from core.receipt r where r.batch_id = (batch('B-IN')).id)), 'VN503', 'nor after it was received');
select did('tec1', pg_temp.correct('custody', :'van', 'since_at', pg_temp.before('custody', :'van', 'since_at')), 'done', 'when it was handed over');
select is(last('followed'), format('["shipment %s sent_at"]', :came), 'its shipper left then');
select is((select s.sent_at = u.since_at from core.shipment s join core.custody u on u.id = s.custody_id where s.id = :came), true, 'both say so');
-- the volume of a container that a step made; a collection's bag follows the collection
select c.id as bag from core.container c where c.code = 'BAG-END' \gset
select did('tec1', pg_temp.correct('container', :'bag', 'volume_ml', '5001'), 'VN207', 'a bag of five litres');
select did('ana1', pg_temp.correct('container', :'bag', 'volume_ml', '51.5'), 'VN003', 'not by an analyst');
select did('tec1', pg_temp.correct('container', :'bag', 'volume_ml', '51.5'), 'done', 'what a bag holds');
select did('tec1', pg_temp.correct('container', (select c.id::text from core.container c where c.code = din(912)), 'volume_ml', '51.5'), 'VN117', 'a collected bag follows its collection');
-- stored and taken out
select make_batch('B-STO', 'PT1', 913, 'accepted'), must('man1', $$location_add($R, 'LAB', 'TANK1', 'Tank 1, vapour phase', '<= -150 Cel', 2)$$) \g /dev/null
select must('tec1', format('store_put($R, ''B-STO'', {B-STO}, %L, ''TANK1'', ''A-01'', $N)', din(913))) \g /dev/null
select max(s.id) as lay from core.storage s \gset
select did('tec1', pg_temp.correct('storage', :'lay', 'taken_at', '$N'), 'VN117', 'it was not taken out yet');
select must('tec1', format('identity_check($R, ''B-STO'', ''retrieval'', %L, %L)', din(913), items('coi', 'CHA999926000913', 'scan', 'container', din(913), 'scan'))) \g /dev/null
select must('tec1', format('store_take($R, ''B-STO'', {B-STO}, %L, ''transfer'', $N)', din(913))) \g /dev/null
select must('tec1', format('store_put($R, ''B-STO'', {B-STO}, %L, ''TANK1'', ''A-02'', $N)', din(913))) \g /dev/null
select max(s.id) as again from core.storage s \gset
select did('tec1', pg_temp.correct('storage', :'lay', f, v), c, n) from (values ('put_at', now('1 hour'), 'VN502', 'put in ahead of time'), ('put_at', pg_temp.held('storage', :'again', 'put_at'), 'VN503', 'put in after it was taken out'),
    ('taken_at', now('-5 days'), 'VN503', 'taken out before it was put in'), ('taken_at', rule.utc(pg_temp.held('storage', :'again', 'put_at')::timestamptz + interval '1 us'), 'VN503', 'taken out after it lay elsewhere')) x (f, v, c, n);
select did('tec1', pg_temp.correct('storage', :'again', 'put_at', now('-5 days')), 'VN503', 'put in before it was taken out elsewhere');
select did('man1', pg_temp.correct('storage', :'lay', 'put_at', pg_temp.before('storage', :'lay', 'put_at')), 'VN003', 'not by a manager');
select did('tec1', pg_temp.correct('storage', :'lay', f, pg_temp.before('storage', :'lay', f)), 'done', 'storage: ' || f) from unnest(array['put_at', 'taken_at']) f;
-- when a test was made: its review ends, the value stays
select r.id as test from core.result r where r.batch_id = (batch('B-END')).id and r.status = 'reviewed' and r.number is not null and (select l.code from core.specification_line l where l.id = r.line_id) = 'viability' order by r.id limit 1 \gset
select did('tec1', pg_temp.correct('result', :'test', 'tested_at', pg_temp.before('result', :'test', 'tested_at')), 'VN003', 'not by an operator');
select did('ana1', pg_temp.correct('result', :'test', 'tested_at', v), c, n) from (values (now('1 hour'), 'VN502', 'tested ahead of time'), (now('-5 days'), 'VN503', 'tested before it was drawn'),
    (rule.utc(pg_temp.held('result', :'test', 'entered_at')::timestamptz + interval '1 us'), 'VN503', 'tested after it was entered')) x (v, c, n);
select did('ana1', pg_temp.correct('result', :'test', 'number', '1'), 'VN125', 'its value has a correction of its own');
select did('ana1', pg_temp.correct('result', :'test', 'tested_at', pg_temp.before('result', :'test', 'tested_at')), 'done', 'when a test was made');
select is((select r.status || ' ' || (select count(*) from core.signature s where s.entity = 'result' and s.record_id = r.id and s.superseded_at is null) from core.result r where r.id = :test), 'entered 0', 'it waits for its review again');
select must('ana1', format('result_correct($R, %s, %s, ''93.3'', ''misread'', ''the sheet says so'')', :test, pg_temp.held('result', :'test', 'version'))) \g /dev/null
select did('ana1', pg_temp.correct('result', :'test', 'tested_at', pg_temp.before('result', :'test', 'tested_at')), 'VN117', 'a revision that another one follows stays');
-- an infusion's rest, the physician of an order
select bedside('B-STP', 'PT2', 914) as bedside from (select make_batch('B-STP', 'PT2', 914, 'at_site')) x \gset
select must('cli1', format('infusion_record($R, ''B-STP'', {B-STP}, ''BAG-STP'', %s, $N, $N, ''50.0'', ''none'')', :bedside)) \g /dev/null
select max(i.id) as given from core.infusion i \gset
select did('tec1', pg_temp.correct('infusion', :'given', 'remainder_ml', '2'), 'VN003', 'not by an operator, either');
select did('cli1', pg_temp.correct('infusion', :'given', 'remainder_ml', v), c, 'a rest of ' || coalesce(v, 'nothing')) from (values ('-1', 'VN207'), ('2.0', 'done'), (null, 'done')) x (v, c);
select did('coo1', format('record_correct($R, ''therapy_order'', ''O-STP'', 2, ''physician'', %L, ''misread'', ''the paper says so'')', v), c, 'a physician: ' || left(v, 8)) from (values (repeat('x', 201), 'VN203'), ('Dr Weiss', 'done')) x (v, c);
select did('coo1', $$record_correct($R, 'therapy_order', 'O-STP', 3, 'physician', '', 'misread', 'nobody was named')$$, 'done', 'or nobody');
-- the slot of a batch
select did('tec1', pg_temp.correct('batch', 'B-WAY', 'slot', '2031-01-31'), 'VN003', 'a slot is a manager''s');
select did('man1', pg_temp.correct('batch', 'B-WAY', 'slot', v), c, 'a slot on ' || coalesce(v, 'no day')) from (values (null, 'VN202'), ('2031-02-30', 'VN501'), ('2031-01-31', 'done'), ('2031-01-31', 'VN126')) x (v, c);
select did('man1', pg_temp.correct('batch', 'B-WAY', f, 'B-X'), 'VN125', 'what a batch is stays: ' || f) from unnest(array['code', 'mark', 'process_version_id']) f;
select is((select format('%s, %s', (batch('B-WAY')).slot, (select count(*) from core.correction where entity = 'batch' and batch_id = (batch('B-WAY')).id and stream_id = (batch('B-WAY')).stream_id))), '2031-01-31, 1', 'kept in its own stream');
select is(value('tec1', $$select string_agg(field || ' ' || after, ', ') from api.correction where batch = 'B-WAY' and entity = 'batch'$$), 'slot 2031-01-31', 'and read there');
-- a deviation and its corrective action
select must('tec1', $$deviation_open($R, 'B-IN', 'minor', $N, 'bag leaked at the port', 'bag clamped')$$) \g /dev/null
select last('deviation') as dev \gset
select must('qa1', format('capa_open($R, %s, ''CAPA-1'', ''new clamps for all bags'', ''man1'', ''2030-01-31'')', :dev)) \g /dev/null
select last('capa') as capa \gset
select did('qa1', pg_temp.correct('deviation', :'dev', 'detected_at', v), c, 'detected ' || n) from (values (now('1 hour'), 'VN502', 'ahead of time'), (rule.utc(pg_temp.held('deviation', :'dev', 'opened_at')::timestamptz + interval '1 us'), 'VN503', 'after it was opened'), (now('-1 hour'), 'done', 'an hour ago')) x (v, c, n);
select did('qa1', pg_temp.correct('deviation', :'dev', 'immediate_action', v), c, 'done at once: ' || v) from (values ('no', 'VN205'), ('bag clamped twice', 'done')) x (v, c);
select did('tec1', pg_temp.correct('capa', :'capa', 'action', 'new clamps for each bag'), 'VN003', 'an operator corrects no corrective action');
select did('man1', pg_temp.correct('capa', :'capa', f, v), c, format('%s: %s', f, coalesce(v, 'none'))) from (values ('reference', '', 'VN202'), ('action', 'no', 'VN205'), ('due', null, 'VN202'), ('due', '2030-02-30', 'VN501'), ('reference', 'CAPA-2', 'done'), ('action', 'new clamps for each bag', 'done'), ('due', '2030-02-28', 'done')) x (f, v, c);
select must('qa1', format('capa_done($R, %s, %s, ''all bags have them'')', :capa, pg_temp.held('capa', :'capa', 'version'))) \g /dev/null
select did('man1', pg_temp.correct('capa', :'capa', f, v), 'VN117', 'what is done stays: ' || f) from (values ('reference', 'CAPA-3'), ('action', 'new clamps for no bag'), ('due', '2030-03-01')) x (f, v);
-- voided containers and ended results stay
update core.container set status = 'void' where id = :bag;
select did('tec1', pg_temp.correct('container', :'bag', 'volume_ml', '52.5'), 'VN117', 'a void container stays');
-- each of these fields has been corrected here
create temp table here as select * from ref.correctable k where k.entity in ('result', 'batch', 'container', 'shipment', 'storage', 'capa') or (k.entity, k.field) in (values ('custody', 'since_at'), ('custody', 'holder_organisation'), ('custody', 'certificate'), ('infusion', 'remainder_ml'), ('therapy_order', 'physician'), ('deviation', 'immediate_action'), ('deviation', 'detected_at'));
select is((select string_agg(h.entity || '.' || h.field, ', ') from here h where not exists (select from core.correction c where c.entity = h.entity and c.field = h.field)), 'shipment.difference', 'every field is corrected here, but words that no arrival here needed');
select is((select string_agg(c.id::text, ', ') from core.correction c where not exists (select from ledger.event e where e.entity = 'correction' and e.key = c.id::text and e.stream = c.stream_id)), null, 'each in the stream of its batch');
select is((select string_agg(distinct r.entity, ', ') from api.ledger_replay() r), 'container, process_route', 'the ledger tells the same but for what was written here past it');
-- a trace that was not read has nothing to be corrected
select must('tec1', format('identity_check($R, ''B-WAY'', ''receipt'', %L, %L)', din(911), items('coi', 'CHA999926000911', 'scan', 'din', din(911), 'scan'))),
    must('tec1', format('receipt_record($R, ''B-WAY'', {B-WAY}, %L, $N, ''119.0'', ''5.0'', ''intact'', %L)', din(911), din(911))) \g /dev/null
select did('tec1', pg_temp.correct('shipment', :'away', 'trace', 'excursion'), 'VN117: not_read', 'a trace that was not read');
select is((select string_agg(distinct w.act, ', ') from ref.correctable k cross join unnest(k.written_by) w (act) where not exists (select from ref.act a where a.act = w.act)), null, 'what records a field first is an act');
create function pg_temp.way_out(entity text, field text) returns text language plpgsql as $$
declare
    v_hint text;
begin
    perform rule.correction_there(row((select k from ref.correctable k where k.entity = way_out.entity and k.field = way_out.field), 1, '{}', null, null, null, null, null, null)::work.corrected);
exception when others then
    get stacked diagnostics v_hint = pg_exception_hint;
    return v_hint;
end
$$;
select is(pg_temp.way_out('shipment', 'seals'), 'It is recorded when it happens: Record a receipt, or: Receive the product at the site.', 'what is not known yet names the acts that record it');
