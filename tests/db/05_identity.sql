-- Identity checks: two documents, at least two shared identifiers, one of them by scan.
select make_batch('B-NEW', 'PT1', 30, 'scheduled'), make_batch('B-IN', 'PT1', 31, 'collected') \g /dev/null
create function pg_temp.chair(items text, batch text default 'B-NEW') returns text language sql as $$
    select format('identity_check($R, %L, ''chair'', null, %L)', batch, items)
$$;
select did('col1', $$collection_start($R, 'B-NEW', {B-NEW}, $N)$$, 'stop VN304', 'no collection before the check at the chair');
select is(status('B-NEW'), 'scheduled/quarantine', 'nothing moved');
select did('col1', pg_temp.chair('[]'), 'stop VN303', 'nothing compared');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'scan')), 'stop VN303', 'one identifier is too few');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'stated', 'birth_date', '1970-01-02', 'stated')), 'stop VN303', 'two, but none by scan');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'scan', 'birth_date', '1970-01-03', 'stated')), 'stop VN301', 'both documents wrong');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'scan', 'birth_date', '1970-01-02|1970-01-03', 'stated')), 'stop VN301', 'documents that differ');
select did('col1', pg_temp.chair(items('name', 'KANARI Bert', 'scan', 'birth_date', '1981-03-04', 'stated')), 'stop VN301', 'another patient, agreeing with himself');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'scan', 'record_number', 'R1002', 'scan')), 'stop VN301', 'one identifier of another patient');
select ok((select bool_and(n.found is not null and position(convert_to('R1002', 'UTF8') in n.found) = 0 and n.expected !~ 'Bert|KANARI|1981|R1002')
    from core.near_miss n where n.code = 'VN301'), 'what was presented is kept as a commitment only');
select ok(not exists (select from ledger.event e where position(convert_to('KANARI', 'UTF8') in e.body) > 0), 'nor is the other patient in the ledger');
select ok(not exists (select from work.request r where r.answer::text ~ 'KANARI|R1002'), 'nor on the request desk');
select did('col1', pg_temp.chair(items('coi', 'CHA999926000030', 'scan')), 'VN901', 'an identifier that the checkpoint does not share');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'guess', 'birth_date', '1970-01-02', 'scan')), 'VN901', 'a method that does not exist');
select did('col1', pg_temp.chair(items('name', 'MUSTER Anna', 'scan', 'name', 'MUSTER Anna', 'scan')), 'VN901', 'the same identifier twice');
select did('col1', pg_temp.chair('{}'), 'VN901', 'an object instead of a list');
select did('col1', pg_temp.chair('[1]'), 'VN901', 'a number instead of an item');
select did('col1', pg_temp.chair((select jsonb_agg(case when v = '"left out"' then x - 'document_b' else x || jsonb_build_object(k, v) end)::text from jsonb_array_elements(chair('PT1')::jsonb) x)), 'VN901', n)
    from (values ('comment', '"none"'::jsonb, 'a key more'), ('document_b', '"left out"', 'a text less'), ('document_b', '1970', 'a number for a text'), ('document_b', to_jsonb(repeat('x', 201)), 'more than a line')) x (k, v, n);
select did('col1', pg_temp.chair(null), 'VN901', 'nothing at all');
select did('col1', pg_temp.chair(repeat('[', 9000)), 'VN901', 'JSON nested too deeply');
select did('col1', replace(pg_temp.chair(chair('PT1')), 'chair', 'table'), 'VN307', 'a checkpoint that does not exist');
select did('col1', pg_temp.chair(chair('PT1'), 'B-NONE'), 'VN306', 'an unknown batch');
select did('far1', pg_temp.chair(chair('PT1')), 'VN306', 'a batch of another site answers the same');
select did('qa1', pg_temp.chair(chair('PT1')), '42501', 'QA makes no identity checks');
select did('col1', replace(pg_temp.chair(chair('PT1')), 'chair', 'bedside'), 'VN003', 'the bedside is the clinic''s');
select did('col1', pg_temp.chair(chair('PT1')), 'done', 'the right patient');
select ok((select bool_and(document_a ~ '^[0-9a-f]{64}$' and document_a = document_b) from core.identity_item
    where identity_check_id = last('identity_check')::bigint), 'personal identifiers are kept as commitments');
select did('col1', pg_temp.chair(items('name', 'muster anna', 'scan', 'birth_date', '1970-01-02', 'stated')), 'done', 'a name is a name in any case');
select did('col1', $$collection_start($R, 'B-NEW', {B-NEW}, $N)$$, 'done', 'now the collection starts');
-- receipt: wrong bag, unknown bag
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926000001', %L)$$, items('coi', 'CHA999926000031', 'scan', 'din', 'A999926000031', 'scan')), 'stop VN301', 'a bag of another batch');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926999999', %L)$$, items('coi', 'CHA999926000031', 'scan', 'din', 'A999926000031', 'scan')), 'stop VN302', 'a bag nobody knows');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926000031', %L)$$, items('coi', 'CHA999926000001', 'scan', 'din', 'A999926000031', 'scan')), 'stop VN301', 'the chain of identity of another batch');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926000031', %L)$$, items('coi', 'CHA999926000031', 'scan', 'din', 'A999926999999', 'scan')), 'stop VN302', 'a donation number nobody knows');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', null, %L)$$, items('coi', 'CHA999926000031', 'scan', 'din', 'A999926000031', 'scan')), 'VN202', 'no container named');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926000031', %L)$$, items('din', 'A999926000031', 'scan', 'container', 'A999926000031', 'scan')), 'stop VN303', 'one code read twice is one identifier');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926000031', %L)$$, items('coi', 'CHA999926000031', 'scan', 'din', 'A9999260000310', 'scan')), 'VN305', 'a wrong check character');
select did('tec1', $$receipt_record($R, 'B-IN', {B-IN}, 'A999926000031', $N, '120.0', '5.0', 'intact')$$, 'stop VN304', 'no receipt without its check');
select did('tec1', format($$identity_check($R, 'B-IN', 'receipt', 'A999926000031', %L)$$, items('coi', '&/CHA999926000031', 'scan', 'din', '=A99992600003100', 'scan')), 'done', 'scans with their identifiers agree with the plain codes');
select did('tec1', $$receipt_record($R, 'B-IN', {B-IN}, 'A999926000001', $N, '120.0', '5.0', 'intact')$$, 'stop VN301', 'receipt of another batch''s bag');
select did('tec1', $$receipt_record($R, 'B-IN', {B-IN}, 'A999926777777', $N, '120.0', '5.0', 'intact')$$, 'stop VN302', 'receipt of an unknown bag');
select did('tec1', $$receipt_record($R, 'B-IN', {B-IN}, 'A999926000031', $N, '120.0', '5.0', 'intact')$$, 'done', 'the right bag');
-- scanning
select did('tec1', $$scan($R, 'A999926000001', 'B-IN')$$, 'stop VN301', 'a scan of another batch''s bag');
select did('tec1', $$scan($R, 'NOTHING1', 'B-IN')$$, 'stop VN302', 'a scan of nothing known');
select did('tec1', $$scan($R, '=A99992600003171', 'B-IN')$$, 'VN305', 'flags that are a wrong check');
select did('tec1', $$scan($R, 'A999926000031', 'B-IN')$$, 'done', 'a scan of the right bag');
select is(answer() #>> '{data,next,act}', 'receipt_decide', 'says what comes next');
select did('far1', $$scan($R, 'A999926000031', null)$$, 'stop VN302', 'another site knows nothing of it');
