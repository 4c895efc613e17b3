-- Same and similar names in parallel: warned of by code and initials, never a stop, never a name.
create function pg_temp.patient(code text, family text, given text, born text, site text default 'LAB') returns text language sql as $$
    select format('patient_register($R, %L, %L, ''XY'', %L, %L, %L, %L, ''unknown'')', site, code, family, given, born, 'R' || code)
$$;
create function pg_temp.warned() returns text language sql as $$
    select coalesce((select string_agg(substring(w from ': (.*)$'), ', ' order by w) from jsonb_array_elements_text(answer() #> '{data,warnings}') w), 'null')
$$;
select is(rule.name_fold(a), rule.name_fold(b), format('%s is %s', a, b)) from (values ('Müller', 'MULLER'), ('O''Brien', 'obrien'), ('De la Cruz', 'delacruz'), ('Straße', 'STRASSE'), ('Łukasz', 'lukasz'),
    ('Ångström', 'angstrom'), ('Zoë', 'zoe'), ('Smith-Jones', 'smith jones'), ('ØRSTED', 'orsted')) v (a, b);
select isnt(rule.name_fold(a), rule.name_fold(b), format('%s is not %s', a, b)) from (values ('Meier', 'Maier'), ('王', '李'), ('Muster', 'Musterer')) v (a, b);
select is(rule.letters_swapped(a, b), c, format('%s and %s', a, b)) from (values ('muster', 'mutser', true), ('muster', 'umster', true), ('muster', 'mustre', true), ('muster', 'muster', false),
    ('muster', 'mester', false), ('muster', 'sumter', false), ('ab', 'ba', true), ('a', 'a', false), ('', '', false), ('anna', 'anan', true)) v (a, b, c);
-- the fixture's PT1 Muster Anna 1970-01-02 and PT2 Kanari Bert 1981-03-04 have open batches
select did('coo1', pg_temp.patient('S1', 'MÜSTER', 'Paula', '1999-09-09'), 'done', 'same family name, other accents and case');
select is(pg_temp.warned(), 'PT1 (AM)', 'is warned of');
select did('coo1', pg_temp.patient('S2', 'Mutser', 'Quirin', '1998-08-08'), 'done', 'two letters changed round');
select is(pg_temp.warned(), 'PT1 (AM), S1 (XY)', 'is warned of');
select did('coo1', pg_temp.patient('S3', 'Bert', 'Kanari', '1997-07-07'), 'done', 'family and given name the other way round');
select is(pg_temp.warned(), 'PT2 (BK)', 'is warned of');
select did('coo1', pg_temp.patient('S4', 'Anders', 'Ina', '1981-03-04'), 'done', 'same birth date');
select is(pg_temp.warned(), 'PT2 (BK)', 'is warned of');
select did('coo1', pg_temp.patient('S5', 'Sumter', 'Rita', '1996-06-06'), 'done', 'the same letters in quite another order');
select is(pg_temp.warned(), 'null', 'are no warning');
select did('coo1', pg_temp.patient('S6', 'Ferner', 'Zoe', '1990-05-06'), 'done', 'somebody who is treated elsewhere, too');
select is(pg_temp.warned(), 'null', 'says nothing about another site');
select ok(answer()::text !~* 'ferner|1990', 'nor does the answer repeat a name');
-- orders, batches, checks: other patients with open work
select is((select string_agg(p.code, ' ' order by p.code) from rule.similar_patients((select id from core.patient where code = 'PT1')) p), null, 'nobody else of that name is in work yet');
select is(value('tec1', $$select similar_names from api.batch_head where code = 'B-RUN'$$), 'f', 'no flag');
select order_batch('B-S1', 'S1', 420) \g /dev/null
select is(pg_temp.warned(), 'PT1 (AM)', 'a batch issued beside another of that name');
select is(value('tec1', $$select similar_names from api.batch_head where code = 'B-RUN'$$), 't', 'now the other batch has the flag');
select is(value('tec1', $$select similar_names from api.batch where batch = 'B-RUN'$$), 't', 'in the list, too');
select is(value('tec1', $$select similar_names from api.batch where batch = 'B-COL'$$), 'f', 'and others have not');
select is(value('tec1', $$select string_agg(concat_ws(' ', batch, patient, similar_to, similar_initials), '; ' order by batch, similar_to) from api.similar_patient$$), 'B-RUN PT1 S1 XY; B-S1 S1 PT1 AM', 'the list tells codes and initials');
select is(value('far1', 'select count(*) from api.similar_patient'), '0', 'not to another site');
select did('coo1', $$order_place($R, 'LAB', 'patient', 'PT1', 'synthetic-small', 'O-PT1', 'CHA999926000421', 'B-ALL', '1.0', '2024-01-02', '70.0', '2024-01-02', '2.0', '10*6/kg', 'non-reactive')$$, 'done', 'an order beside it');
select is(pg_temp.warned(), 'S1 (XY)', 'is warned of');
select did('col1', format($$identity_check($R, 'B-S1', 'chair', null, %L)$$, chair('S1')), 'done', 'a check that shows names');
select is(pg_temp.warned(), 'PT1 (AM)', 'is warned of, and done');
select did('tec1', format($$identity_check($R, 'B-RUN', 'step', null, %L)$$, items('coi', 'CHA999926000001', 'scan', 'container', 'V-RUN', 'scan')), 'done', 'a check without names');
select is(pg_temp.warned(), 'null', 'says nothing');
update core.batch set process_status = 'cancelled' where code = 'B-S1';
select is(value('tec1', $$select similar_names from api.batch_head where code = 'B-RUN'$$), 'f', 'with its end the flag goes');
-- what finds them: digests without names, kept when a name is corrected
select is((select count(*)::int from work.name_key k join core.patient_identity i on i.patient_id = k.patient_id where position(convert_to(lower(i.family_name), 'UTF8') in k.key) > 0), 0, 'the keys hold no name');
update core.patient_identity set family_name = 'Wieser' where patient_id = (select id from core.patient where code = 'S2');
select is((select string_agg(format('%s/%s', k.patient_id, k.kind), ', ') from work.name_key k full join (select n.* from core.patient_identity i join core.patient p on p.id = i.patient_id, rule.name_keys(i, p.site_id) n) d
    on d.patient_id = k.patient_id and d.kind = k.kind and d.site_id = k.site_id where d.key is distinct from k.key), null, 'keys derived anew are those that are kept');
select is((select count(*)::int from rule.similar_patients((select id from core.patient where code = 'S2'), false)), 0, 'a corrected name is like no other');
