-- Corrections of records: every field of ref.correctable by who may, with a right and a wrong value; what is kept, what ends, what follows.
select make_batch('B-COR', 'PT1', 500, 'at_site') \g /dev/null
select bedside('B-COR', 'PT1', 500) as bedside \gset
select must('cli1', format('infusion_record($R, ''B-COR'', {B-COR}, ''BAG-COR'', %s, $N, $N, ''50.0'', ''none'')', :bedside)) \g /dev/null
select must('tec1', 'deviation_open($R, ''B-COR'', ''minor'', $N, ''bag leaked at the port'', ''bag clamped'')') \g /dev/null
select must('tec1', 'sample_register($R, ''B-COR'', ''harvest'', ''S-COR'', $N, ''at the time'')') \g /dev/null
select order_batch('B-VCO', null, 0) \g /dev/null
create function pg_temp.id(entity text) returns bigint language sql as $$
    select case $1 when 'sample' then (select id from core.sample where code = 'S-COR') when 'collection' then (select id from core.collection where batch_id = (tap.batch('B-COR')).id)
        when 'receipt' then (select id from core.receipt where batch_id = (tap.batch('B-COR')).id) when 'custody' then (select max(id) from core.custody where batch_id = (tap.batch('B-COR')).id)
        when 'infusion' then (select id from core.infusion where batch_id = (tap.batch('B-COR')).id) when 'deviation' then (select id from core.deviation where batch_id = (tap.batch('B-COR')).id)
        when 'therapy_order' then (select id from core.therapy_order where code = 'O-COR') when 'patient' then (select id from core.patient where code = 'PT1')
        else (select i.id from core.patient_identity i join core.patient p on p.id = i.patient_id where p.code = 'PT1') end
$$;
create function pg_temp.named(entity text) returns text language sql as $$
    select case entity when 'sample' then 'S-COR' when 'therapy_order' then 'O-COR' when 'patient' then 'PT1' when 'patient_identity' then 'PT1' else pg_temp.id(entity)::text end
$$;
-- plpgsql: looks anew at each call, not at what its statement began with
create function pg_temp.held(entity text, field text) returns text language plpgsql volatile as $$ begin return rule.correctable_row(entity, pg_temp.id(entity)) ->> field; end $$;
create function pg_temp.correct(entity text, field text, value text, record text default null, version text default null, code text default 'misread', reason text default 'the paper says so') returns text language sql as $$
    select format('record_correct($R, %L, %L, %s, %L, %s, %L, %L)', entity, coalesce(record, pg_temp.named(entity)), coalesce(version, pg_temp.held(entity, 'version')), field, case value when '$N' then '$N' else quote_nullable(value) end, code, reason)
$$;
-- a moment that is near enough to what depends on it
create function pg_temp.near(entity text, field text) returns text language sql as $$ select rule.utc(pg_temp.held(entity, field)::timestamptz - interval '1 us') $$;
-- entity, field, who may, who may not (a member of the act's roles), right value, wrong value and its code
create temp table cases (entity text, field text, may text, may_not text, value text, wrong text, code text);
insert into cases values
    ('sample', 'drawn_at', 'ana1', 'coo1', pg_temp.near('sample', 'drawn_at'), now('1 hour'), 'VN502'), ('sample', 'sample', 'tec1', 'qa1', 'final', 'nowhere', 'VN214'),
    ('collection', 'volume_ml', 'col1', 'tec1', '121.5', '19.9', 'VN207'), ('collection', 'started_at', 'col2', 'ana1', pg_temp.near('collection', 'started_at'), now('-5 days'), 'VN503'),
    ('collection', 'finished_at', 'col1', 'cli1', pg_temp.near('collection', 'finished_at'), now('-5 days'), 'VN503'),
    ('receipt', 'received_at', 'tec1', 'ana1', pg_temp.near('receipt', 'received_at'), now('-5 days'), 'VN503'), ('receipt', 'volume_ml', 'tec2', 'col1', '119.5', '-1', 'VN207'),
    ('receipt', 'temperature_c', 'tec1', 'man1', '6.5', '61', 'VN207'), ('receipt', 'seals', 'tec1', 'qa1', 'broken', 'torn', 'VN208'),
    ('custody', 'place', 'cli1', 'ana1', 'ward 3', '', 'VN202'), ('custody', 'waybill', 'tec1', 'coo1', 'WB-2', 'a' || chr(7), 'VN203'),
    ('custody', 'holder_name', 'col1', 'qa1', 'J. Fahrer', repeat('x', 201), 'VN203'), ('custody', 'condition_band', 'cli1', 'man1', '2 to 8', repeat('x', 201), 'VN203'),
    ('infusion', 'started_at', 'cli1', 'tec1', pg_temp.near('infusion', 'started_at'), now('-5 days'), 'VN503'), ('infusion', 'ended_at', 'cli2', 'col1', pg_temp.near('infusion', 'ended_at'), now('1 hour'), 'VN502'),
    ('infusion', 'volume_ml', 'cli1', 'ana1', '49.5', '50,5', 'VN201'), ('infusion', 'reaction', 'cli1', 'qa1', 'fever', '', 'VN202'),
    ('therapy_order', 'indication', 'coo1', 'tec1', 'DLBCL', '', 'VN202'), ('therapy_order', 'consent_version', 'cli1', 'ana1', '1.1', '', 'VN202'),
    ('therapy_order', 'consent_date', 'man1', 'col1', '2024-01-03', '2024-02-30', 'VN501'), ('therapy_order', 'weight_kg', 'cli1', 'qa1', '72.0', '1.9', 'VN207'),
    ('therapy_order', 'weight_date', 'coo1', 'tec1', '2024-01-04', '2199-01-01', 'VN502'), ('therapy_order', 'planned_dose', 'cli2', 'ana1', '2.5', 'NaN', 'VN201'),
    ('therapy_order', 'planned_dose_unit', 'coo1', 'qa1', '10*6 cells/kg', '', 'VN202'), ('therapy_order', 'infectious_markers', 'coo1', 'tec1', 'reactive', 'positive', 'VN208'),
    ('deviation', 'class', 'qa1', 'tec1', 'major', 'huge', 'VN208'), ('deviation', 'description', 'qa2', 'man1', 'bag leaked at the seam', 'leak', 'VN205'),
    ('patient', 'initials', 'coo1', 'tec1', 'AN', 'ABCDEFGHIJK', 'VN203'), ('patient_identity', 'family_name', 'cli1', 'tec1', 'Mustermann', '', 'VN202'),
    ('patient_identity', 'given_name', 'coo1', 'qa1', 'Anne', repeat('x', 201), 'VN203'), ('patient_identity', 'birth_date', 'coo1', 'man1', '1970-01-03', '1970-13-01', 'VN501'),
    ('patient_identity', 'record_number', 'coo1', 'ana1', 'R1003', 'R1002', 'VN113'), ('patient_identity', 'sex', 'cli1', 'col1', 'other', 'x', 'VN208');
select is((select string_agg(k.entity || '.' || k.field, ', ') from ref.correctable k where not exists (select from cases c where c.entity = k.entity and c.field = k.field) and k.entity not in ('lot', 'result', 'batch', 'container', 'shipment', 'storage', 'capa') and k.entity not like 'equipment%'
    and (k.entity, k.field) not in (values ('custody', 'since_at'), ('custody', 'holder_organisation'), ('custody', 'certificate'), ('infusion', 'remainder_ml'), ('therapy_order', 'physician'), ('deviation', 'immediate_action'), ('deviation', 'detected_at'))), 'collection.din', 'every field that can be corrected is tried here; the donation number below, lots in 47_lot_correct, devices in 47_equipment_correct, the others in 24_correct_more');
create temp table held as select c.entity, c.field, pg_temp.held(c.entity, c.field) as before from cases c;
select did(may_not, pg_temp.correct(entity, field, value), 'VN003', format('%s.%s: not by %s', entity, field, may_not)) from cases;
select did(may, pg_temp.correct(entity, field, wrong), code, format('%s.%s: not to %s', entity, field, left(wrong, 20))) from cases;
select did(may, pg_temp.correct(entity, field, h.before), 'VN126', format('%s.%s: not to what it says', entity, field)) from cases join held h using (entity, field) where h.before is not null;
select did(may, pg_temp.correct(entity, field, value, code => 'mood'), 'VN208', format('%s.%s: not for a mood', entity, field)) from cases where field = 'volume_ml';
select did(may, pg_temp.correct(entity, field, value, reason => '?'), 'VN205', format('%s.%s: not without words', entity, field)) from cases where field = 'volume_ml';
select did(may, pg_temp.correct(entity, field, value, version => '99'), 'VN101', format('%s.%s: not in a version that was not seen', entity, field)) from cases where field = 'volume_ml';
select did('far1', pg_temp.correct(entity, field, value), 'VN306', format('%s.%s: not from another site', entity, field)) from cases where field in ('volume_ml', 'sample', 'weight_kg', 'initials', 'birth_date');
select did('aud1', pg_temp.correct('sample', 'sample', 'final'), '42501', 'an auditor corrects nothing');
select did('raw1', pg_temp.correct('receipt', 'temperature_c', '6.5'), 'VN005', 'nor does who is not trained');
select did('coo1', pg_temp.correct(e, f, 'x', '1', '1'), 'VN125', format('%s.%s is no such field', e, f)) from (values ('batch', 'quality_status'), ('signature', 'meaning'), ('receipt', 'decision'), ('observation', 'number'), ('pg_class', 'relname'), ('sample', 'id; drop'), (null, null)) t (e, f);
select did('tec1', pg_temp.correct('receipt', 'temperature_c', '6.5', r, '1'), 'VN306', 'no record ' || r) from unnest(array['999999', 'S-COR', '', '1 or 1', '99999999999999999999']) r;
-- each by who may: done, kept, in the ledger
create temp table traces as select (select count(*) from core.correction) as corrections;
select did(may, pg_temp.correct(entity, field, value), 'done', format('%s.%s by %s', entity, field, may)) from cases;
select is((select string_agg(format('%s.%s', c.entity, c.field), ', ') from cases c join ref.correctable k using (entity, field)
    where rule.correctable_text(k, rule.correctable_row(c.entity, pg_temp.id(c.entity))) is distinct from case k.kind when 'moment' then rule.utc(c.value::timestamptz) else c.value end), null, 'each record says the new value');
select is((select string_agg(format('%s.%s', c.entity, c.field), ', ') from cases c join held h using (entity, field) join ref.correctable k using (entity, field)
    where not exists (select from core.correction x where x.entity = c.entity and x.field = c.field and x.record_id = pg_temp.id(c.entity)
        and case when k.personal then x.committed and x.before = encode(rule.commitment(rule.salt(c.entity, x.record_id), c.field, h.before), 'hex') and x.after = encode(rule.commitment(rule.salt(c.entity, x.record_id), c.field, c.value), 'hex')
                 else not x.committed and x.before is not distinct from case k.kind when 'moment' then rule.utc(h.before::timestamptz) else h.before end end)), null, 'and its correction says the old one');
select is((select count(*)::int from core.correction x where not exists (select from ledger.event e where e.entity = 'correction' and e.key = x.id::text and e.stream = x.stream_id and e.kind = 'insert')), 0, 'each correction is an event of the record''s stream');
select is((select count(*)::int from ledger.event e, core.patient_identity i where e.entity in ('correction', 'patient_identity') and (position(convert_to('Mustermann', 'UTF8') in e.body) > 0 or position(convert_to('R1003', 'UTF8') in e.body) > 0)), 0, 'no event holds a name or a number of a patient');
select is((select count(*)::int from work.request r where r.answer::text ~ 'Mustermann|R1003|1970-01-0'), 0, 'nor does an answer');
select is((select string_agg(distinct s.kind, ' ' order by s.kind) from core.correction x join ledger.stream s on s.id = x.stream_id where x.entity = e), k, e || ' in the stream of its ' || k) from (values ('sample', 'batch'), ('therapy_order', 'therapy'), ('patient_identity', 'site'), ('patient', 'site')) t (e, k);
select is((select entry_mode || ', ' || late_reason from core.sample where code = 'S-COR'), 'late, the paper says so', 'a time that was corrected was not entered at the time');
-- a correction of the correction
select did('tec1', pg_temp.correct('receipt', 'temperature_c', '7.5', version => pg_temp.held('receipt', 'version')), 'done', 'a corrected value is corrected');
select is((select string_agg(format('%s > %s', x.before, x.after), '; ' order by x.id) from core.correction x where x.entity = 'receipt' and x.field = 'temperature_c'), '5.0 > 6.5; 6.5 > 7.5', 'each keeps what was before');
select is(value('qa1', format('select string_agg(before || '' > '' || after || '' by '' || corrected_by, ''; '' order by version) from api.correction where entity = ''receipt'' and field = ''temperature_c'' and record = %L', pg_temp.named('receipt'))), '5.0 > 6.5 by Name of tec1; 6.5 > 7.5 by Name of tec1', 'which people read');
select is(value('far2', 'select count(*) from api.correction'), '0', 'another site reads none of it');
-- a stale version says who, when and what
select did('tec1', pg_temp.correct('receipt', 'temperature_c', '8.5', version => '1'), 'VN101', 'somebody who saw the first version');
select alike(current_setting('tap.why'), '%record_correct by tec1 at 20%temperature_c: 7.5 instead of 6.5%', 'reads who, when and what');
-- fields that may be empty are emptied and filled; others are not
select did('cli1', pg_temp.correct('custody', 'condition_band', ''), 'done', 'a condition is taken away');
select did('cli1', pg_temp.correct('custody', 'condition_band', null), 'VN126', 'once');
select did('coo1', $$record_correct($R, 'therapy_order', 'O-VCO', 2, 'weight_kg', '70.0', 'other', 'it was weighed later')$$, 'done', 'an order without a patient gets a weight');
select did('coo1', $$record_correct($R, 'therapy_order', 'O-VCO', 3, 'weight_kg', null, 'other', 'it was another one')$$, 'done', 'and loses it');
-- an order before any batch, and a cancelled one; a retried request
select must('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'O-ALONE', 'CHA999926000599', 'B-ALL', '1.0', '2024-01-02', '70.0', '2024-01-02', '2.0', '10*6/kg', 'non-reactive')$$) \g /dev/null
select did('coo1', $$record_correct('5b1f9d9e-0000-4000-8000-000000000001', 'therapy_order', 'O-ALONE', 1, 'weight_kg', '71.0', 'other', 'it was weighed again')$$, 'done', 'an order without a batch');
select answer() as first \gset
select is(act('coo1', $$record_correct('5b1f9d9e-0000-4000-8000-000000000001', 'therapy_order', 'O-ALONE', 1, 'weight_kg', '71.0', 'other', 'it was weighed again')$$) || (answer() = (:'first')::jsonb), 'donetrue', 'asked twice with one id: one answer');
select is((select count(*)::int from core.correction c join core.therapy_order o on o.id = c.record_id where c.entity = 'therapy_order' and o.code = 'O-ALONE'), 1, 'and one effect');
select did('coo1', $$record_correct('5b1f9d9e-0000-4000-8000-000000000001', 'therapy_order', 'O-ALONE', 1, 'weight_kg', '72.0', 'other', 'it was weighed again')$$, 'VN110', 'the id serves nothing else');
select is(value('coo1', 'select after from api.correction where record = ''O-ALONE'''), '71.0', 'people read it without a batch');
select is(value('far2', 'select count(*) from api.correction where record = ''O-ALONE'''), '0', 'those of the site');
select did('coo1', $$record_correct($R, 'therapy_order', 'O-ALONE', 2, 'weight_kg', null, 'other', 'it was another one')$$, 'VN202', 'a patient''s order is not without a weight');
select must('coo1', $$order_cancel($R, 'O-ALONE', 2, 'the patient does not want it')$$) \g /dev/null
select did('coo1', $$record_correct($R, 'therapy_order', 'O-ALONE', 3, 'weight_kg', '72.0', 'other', 'it was weighed again')$$, 'VN117', 'a cancelled order stays');
-- the rows themselves refuse what the act would not write
select throws_ok($$update core.correction set after = before$$, '23514', null, 'a correction changes something, whoever writes it');
select throws_ok(format($$insert into core.correction (stream_id, batch_id, therapy_event_id, entity, record_id, record_version, field, before, after, committed, reason_code, reason, corrected_by_id, corrected_at)
    select b.stream_id, b.id, c.therapy_event_id, 'sample', 1, 77, 'sample', 'a', 'b', false, 'other', 'x', 1, rule.now() from core.batch b, core.batch c where b.code = 'B-COR' and c.code = 'B-COL'$$), '23503', null, 'no correction joins two patients');
select throws_ok($$insert into core.correction (stream_id, therapy_event_id, entity, record_id, record_version, field, before, after, committed, reason_code, reason, corrected_by_id, corrected_at)
    select b.stream_id, c.therapy_event_id, 'therapy_order', 1, 77, 'sample', 'a', 'b', false, 'other', 'x', 1, rule.now() from core.batch b, core.batch c where b.code = 'B-COR' and c.code = 'B-COL'$$, '23503', null, 'nor a therapy event with another''s stream');
select is((select string_agg(r::text, '; ') from (select * from api.ledger_replay()) r), null, 'the ledger tells the same');
