-- One person registered twice: joined by a signed row, without moving anything; and parted again by another.
select must('coo1', $$patient_register($R, 'LAB', 'PA', 'LN', 'Linde', 'Nora', '1966-06-06', 'RA-1', 'female')$$) \g /dev/null
select must('coo1', $$patient_register($R, 'LAB', 'PB', 'LN', 'Linde', 'Nora', '1966-06-09', 'RB-2', 'female')$$) \g /dev/null
select must('coo1', $$patient_register($R, 'LAB', 'PC', 'LN', 'Linde', 'Nora', '1966-06-06', 'RC-3', 'female')$$) \g /dev/null
select must('coo1', $$patient_register($R, 'LAB', 'PD', 'LN', 'Linde', 'Nora', '1966-06-06', 'RD-4', 'male')$$) \g /dev/null
select make_batch('B-PA', 'PA', 430, 'scheduled'), make_batch('B-PB', 'PB', 431, 'scheduled') \g /dev/null
create function pg_temp.evidence(variadic words text[]) returns text language sql as $$      -- identifier, document, right or ''
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('identifier', words[i], 'document', words[i + 1], 'right', nullif(words[i + 2], ''))) order by i)::text from generate_series(1, cardinality(words), 3) i
$$;
create function pg_temp.join_(a text, b text, evidence text, reason text default 'registered at two wards') returns text language sql as $$ select format('patient_merge($R, %L, %L, %L, %L)', a, b, reason, evidence) $$;
create temp table good as select pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', 'PA', 'record_number', 'record of both wards', '') as e;
select did('coo1', pg_temp.join_('PA', 'PA', e), 'VN321', 'with itself') from good;
select did('coo1', pg_temp.join_('PA', 'P-NONE', e), 'VN306', 'with nobody') from good;
select did('coo1', pg_temp.join_('PA', 'PT9', e), 'VN306', 'with a patient of a site that the person does not see') from good;
select did('coo1', pg_temp.join_('PT9', 'PA', e), 'VN306', 'nor the other way round') from good;
insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
    select p.stream_id, p.id, s.id, 'technician', 'approved', p.id, rule.now(), rule.now() + interval '1 day' from core.person p, core.site s where p.code = 'coo1' and s.code = 'HOSP';
select did('coo1', pg_temp.join_('PA', 'PT9', e), 'VN003', 'nor of one where they hold another role') from good;
delete from core.person_role r using core.person p, core.site s where p.id = r.person_id and s.id = r.site_id and p.code = 'coo1' and s.code = 'HOSP';
select did('coo1', pg_temp.join_('PA', 'PB', e, 'x'), 'VN205', 'without a reason') from good;
select did('coo1', pg_temp.join_('PA', 'PB', '[]'), 'VN322', 'without evidence');
select did('coo1', pg_temp.join_('PA', 'PB', '{}'), 'VN901', 'evidence that is no list');
select did('coo1', pg_temp.join_('PA', 'PB', '[1]'), 'VN901', 'nor one of objects');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('birth_date', 'passport', 'PA')), 'VN322', 'with one identifier');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', 'passport', '', 'name', 'passport', '')), 'VN901', 'one identifier twice');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', 'passport', '', 'shoe_size', 'memory', '')), 'VN208', 'an identifier that is none');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', '', '', 'birth_date', 'passport', 'PA')), 'VN202', 'without a document');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', 'passport', '', 'record_number', 'both', '')), 'VN322', 'birth dates that contradict, without a word which is right');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', '')), 'VN322', 'nor when the birth date was looked at only');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', 'passport', 'PA', 'birth_date', 'passport', 'PA')), 'VN901', 'which is right, where both agree');
select did('coo1', pg_temp.join_('PA', 'PB', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', 'PC')), 'VN901', 'right is a third one');
select did('cli1', pg_temp.join_('PA', 'PB', e), '42501', 'the clinic proposes no merge') from good;
select did('far1', pg_temp.join_('PA', 'PB', e), 'VN306', 'nor does another site''s coordinator') from good;
select did('coo1', pg_temp.join_('PA', 'PB', e), 'done', 'proposed') from good;
select is(answer() #>> '{data,contradicts}', '["birth_date"]', 'the answer says what differs, not how');
create temp table m as select last('patient_merge')::bigint as id;
select is((select string_agg(code, ' ') from core.patient where rule.patient_lead(id) <> id), null, 'nothing holds before QA has signed');
select did('coo1', pg_temp.join_('PA', 'PB', e), 'VN321', 'twice') from good;
select did('coo1', pg_temp.join_('PB', 'PA', e), 'VN321', 'nor the other way round') from good;
select did('coo1', pg_temp.join_('PC', 'PB', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', 'PC')), 'VN321', 'nor to a third one');
select signs('coo1', 'patient_merge', id, 'approved', 'man1', 'stop VN009', 'a manager is not QA') from m;
select signs('coo1', 'patient_merge', id, 'approved', 'qa1', 'done', 'QA signs') from m;
select ok((select g.content !~ '1966|Linde|Nora|RA-1|RB-2' and g.content ~ 'differs, right is PA' from core.signature g order by g.id desc limit 1), 'what was signed tells which is right, and no name');
select is(value('coo1', $$select string_agg(concat_ws(' ', code, lead, also), '; ' order by code) from api.patient where code in ('PA', 'PB', 'PC')$$), 'PA PB; PB PA PA; PC', 'both codes are shown with each');
select is((select string_agg(p.code, ' ' order by b.code) from core.batch b join core.therapy_event e on e.id = b.therapy_event_id join core.patient p on p.id = e.patient_id where b.code in ('B-PA', 'B-PB')), 'PA PB', 'no therapy event has changed its patient');
select did('qa1', $$identity_read($R, 'PB', 'who is this really')$$, 'done', 'a look');
select is(answer() #>> '{data,also}', '["PA"]', 'shows the other code');
select did('coo1', $$record_correct($R, 'patient', 'PB', 1, 'initials', 'NL', 'misread', 'the paper says so')$$, 'done', 'initials of one of them are corrected');
select is((select string_agg((g.digest = sha256(convert_to(rule.content('patient_merge', g.record_id), 'UTF8')) and g.superseded_at is null)::text, ', ') from core.signature g where g.entity = 'patient_merge'), 'true', 'which is not what was signed');
-- orders go to the leading registration
create function pg_temp.order_(patient text, code text, n text) returns text language sql as $$
    select format('order_place($R, ''LAB'', ''patient'', %L, ''synthetic-small'', %L, %L, ''B-ALL'', ''1.0'', ''2024-01-02'', ''70.0'', ''2024-01-02'', ''2.0'', ''10*6/kg'', ''non-reactive'')', patient, code, 'CHA999926' || n)
$$;
select did('coo1', pg_temp.order_('PB', 'O-B1', '000440'), 'VN320', 'no new order for the other');
select did('coo1', pg_temp.order_('PA', 'O-A1', '000441'), 'done', 'but for the leading one');
select ok(answer() #>> '{data,warnings}' !~ 'PB', 'who is registered twice is not similar to himself');
select is((select string_agg(p.code, ' ' order by p.code) from rule.similar_patients((select id from core.patient where code = 'PA'), false) p), 'PC PD', 'others still are');
-- identity checks take the record numbers of both, and the birth date that is right
create function pg_temp.chair_(batch text, items text) returns text language sql as $$ select format('identity_check($R, %L, ''chair'', null, %L)', batch, items) $$;
select did('col1', pg_temp.chair_('B-PB', items('record_number', 'RB-2', 'scan', 'name', 'LINDE Nora', 'stated')), 'done', 'its own record number');
select did('col1', pg_temp.chair_('B-PB', items('record_number', 'RA-1', 'scan', 'name', 'LINDE Nora', 'stated')), 'done', 'the other registration''s');
select did('col1', pg_temp.chair_('B-PA', items('record_number', 'RB-2|RA-1', 'scan', 'name', 'LINDE Nora', 'stated')), 'done', 'one on the wristband, one on the order');
select did('col1', pg_temp.chair_('B-PB', items('record_number', 'RC-3', 'scan', 'name', 'LINDE Nora', 'stated')), 'stop VN301', 'a third one''s');
select did('col1', pg_temp.chair_('B-PB', items('record_number', 'RB-2', 'scan', 'birth_date', '1966-06-06', 'stated')), 'done', 'the birth date that is right');
select did('col1', pg_temp.chair_('B-PB', items('record_number', 'RB-2', 'scan', 'birth_date', '1966-06-09', 'stated')), 'stop VN301', 'not the one that is wrong');
select did('col1', $$scan($R, 'RA-1', 'B-PB')$$, 'done', 'a wristband with the other number belongs to the batch');
-- chains of chains
select did('coo1', pg_temp.join_('PB', 'PC', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', 'PC')), 'VN321', 'a led one leads nobody');
select did('coo1', pg_temp.join_('PC', 'PA', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', '')), 'VN321', 'who leads is not led');
select did('coo1', pg_temp.join_('PA', 'PC', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', '')), 'done', 'a third registration under the same lead');
create temp table w as select last('patient_merge')::bigint as id;
select did('qa2', format($$patient_merge_withdraw($R, %s, 2, 'that was somebody else')$$, id), 'VN101', 'not withdrawn in a version that nobody saw') from w;
select did('qa2', format($$patient_merge_withdraw($R, %s, 1, '?')$$, id), 'VN205', 'nor without words') from w;
select did('qa2', format($$patient_merge_withdraw($R, %s, 1, 'that was somebody else')$$, id), 'done', 'withdrawn before it is signed') from w;
select did('qa2', $$patient_merge_withdraw($R, 999999, 1, 'that was somebody else')$$, 'VN306', 'what nobody proposed is not withdrawn');
select did('coo1', pg_temp.join_('PA', 'PD', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', '')), 'VN322', 'sexes that contradict need a word, too');
-- a registration corrected between proposal and signature
select did('coo1', pg_temp.join_('PC', 'PD', pg_temp.evidence('name', 'passport', '', 'birth_date', 'passport', '', 'sex', 'passport', 'PC')), 'done', 'proposed');
create temp table n as select last('patient_merge')::bigint as id;
update core.patient_identity set birth_date = '1966-06-01', version = version + 1 where patient_id = (select id from core.patient where code = 'PD');
select signs('coo1', 'patient_merge', id, 'approved', 'qa1', 'stop VN009', 'what agreed then differs now') from n;
-- reversal: a further row
select did('tec1', format($$patient_merge_reverse($R, %s, 2, 'two persons after all')$$, id), '42501', 'not by an operator') from m;
select did('far2', format($$patient_merge_reverse($R, %s, 2, 'two persons after all')$$, id), 'VN306', 'nor from elsewhere') from m;
select did('qa2', format($$patient_merge_reverse($R, %s, 1, 'two persons after all')$$, id), 'VN101', 'a version that is past') from m;
select did('qa2', format($$patient_merge_reverse($R, %s, 2, '')$$, id), 'VN205', 'without a reason') from m;
select did('qa2', format($$patient_merge_reverse($R, %s, 1, 'not in force at all')$$, id), 'VN117', 'of what is only proposed') from n;
select did('qa2', format($$patient_merge_reverse($R, %s, 2, 'two persons after all')$$, id), 'done', 'proposed') from m;
create temp table r as select last('patient_merge')::bigint as id;
select did('qa2', format($$patient_merge_reverse($R, %s, 2, 'two persons after all')$$, id), 'VN108', 'twice') from m;
select did('coo1', pg_temp.order_('PB', 'O-B2', '000442'), 'VN320', 'until it is signed nothing changes');
select signs('qa2', 'patient_merge', id, 'approved', 'qa2', 'stop VN009', 'who proposed it does not sign') from r;
select signs('qa2', 'patient_merge', id, 'approved', 'qa1', 'done', 'another QA signs') from r;
select is((select string_agg(kind || ' ' || status, ', ' order by id) from core.patient_merge where id in (select id from m union select id from r)), 'merge reversed, reversal approved', 'both rows stay');
select did('coo1', pg_temp.order_('PB', 'O-B3', '000443'), 'done', 'orders for each again');
select did('col1', pg_temp.chair_('B-PB', items('record_number', 'RA-1', 'scan', 'name', 'LINDE Nora', 'stated')), 'stop VN301', 'and each with its own record number');
select did('qa2', format($$patient_merge_withdraw($R, %s, 2, 'too late for that')$$, id), 'VN117', 'what was signed is not withdrawn') from r;
select is(value('coo1', $$select string_agg(concat_ws(' ', kind, lead, other, status, evidence, approved_by), '; ' order by id) from api.patient_merge where other = 'PB'$$),
    'merge PA PB reversed name agrees, birth_date differs, right is PA, record_number differs qa1; reversal PA PB approved qa1', 'the list tells it');
select is(value('far1', 'select count(*) from api.patient_merge'), '0', 'not to another site');
-- the database itself
select throws_ok($$insert into core.patient_merge (stream_id, kind, leading_id, other_id, reason, proposed_by_id, proposed_at, status) select stream_id, 'merge', id, id, 'x', 1, clock_timestamp(), 'approved' from core.patient where code = 'PA'$$, '23514', null, 'no row joins a registration with itself');
select throws_ok($$insert into core.patient_merge (stream_id, kind, leading_id, other_id, merge_id, reason, proposed_by_id, proposed_at, status) select m.stream_id, 'reversal', m.leading_id, p.id, m.id, 'x', 1, clock_timestamp(), 'approved' from core.patient_merge m, core.patient p where p.code = 'PT1' and m.kind = 'merge' order by m.id desc limit 1$$, '23503', null, 'nor ends a reversal what is of two others');
