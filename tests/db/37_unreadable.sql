-- What can't be scanned is keyed with its check character and a reason, counts as keyed, and is listed; names are
-- shown for a checkpoint, and each look is recorded.
select make_batch('B-KEY', 'PT1', 410, 'collected'), make_batch('B-CHA', 'PT2', 411, 'scheduled') \g /dev/null
create function pg_temp.keyed(identifier text, code text, plain text, reason text default 'unreadable') returns jsonb language sql as $$
    select jsonb_strip_nulls(jsonb_build_object('identifier', identifier, 'document_a', code, 'document_b', plain, 'method', 'keyed', 'reason', reason))
$$;
create function pg_temp.receipt(variadic i jsonb[]) returns text language sql as $$ select format('identity_check($R, ''B-KEY'', ''receipt'', ''A999926000410'', %L)', to_jsonb(i)) $$;
create temp table good as select 'A999926000410' || rule.check37('A999926000410') as din, 'CHA999926000410' || rule.check37('CHA999926000410') as coi;
select did('tec1', pg_temp.receipt(pg_temp.keyed('din', din, 'A999926000410'), pg_temp.keyed('coi', coi, 'CHA999926000410')), 'stop VN303', 'two keyed identifiers and none by scan') from good;
select did('tec1', pg_temp.receipt(pg_temp.keyed('din', din, 'A999926000410', 'tired'), items('coi', 'CHA999926000410', 'scan')::jsonb -> 0), 'VN208', 'a reason that is no word of the list') from good;
select did('tec1', pg_temp.receipt(items('din', 'A999926000410', 'scan')::jsonb -> 0 || '{"reason": "unreadable"}', items('coi', 'CHA999926000410', 'scan')::jsonb -> 0), 'VN901', 'a reason for what was scanned');
select did('tec1', pg_temp.receipt(pg_temp.keyed('din', 'A999926000410', 'A999926000410'), items('coi', 'CHA999926000410', 'scan')::jsonb -> 0), 'VN305', 'keyed without its check character');
select did('tec1', pg_temp.receipt(pg_temp.keyed('din', left(din, 12) || '1' || right(din, 1), 'A999926000410'), items('coi', 'CHA999926000410', 'scan')::jsonb -> 0), 'VN305', 'a digit mistyped') from good;
select is((select count(*)::int from core.identity_item where method = 'keyed'), 0, 'nothing of it was kept');
select did('tec1', pg_temp.receipt(pg_temp.keyed('din', din, 'A999926000410', 'damaged'), items('coi', 'CHA999926000410', 'scan')::jsonb -> 0), 'done', 'one keyed, one scanned') from good;
select is((select string_agg(concat_ws(' ', batch, checkpoint, container, identifier, code, reason, person), '; ') from api.identity_keyed), null, 'a superuser is nobody''s colleague');
select is(value('tec2', $$select string_agg(concat_ws(' ', batch, checkpoint, container, identifier, code, reason, person), '; ') from api.identity_keyed$$),
    'B-KEY receipt A999926000410 din A999926000410 damaged tec1', 'listed with batch, label, reason and person');
select is(value('far2', 'select count(*) from api.identity_keyed'), '0', 'not to another site');
select is(value('tec2', $$select compared from api.identity_check where batch = 'B-KEY' and checkpoint = 'receipt'$$), 'din by keyed (damaged), coi by scan', 'the check says how each was read');
select did('tec1', $$receipt_record($R, 'B-KEY', {B-KEY}, 'A999926000410', $N, '120.0', '5.0', 'intact')$$, 'done', 'and opens its act');
select did('col1', format($$identity_check($R, 'B-CHA', 'chair', null, %L)$$, jsonb_build_array(pg_temp.keyed('name', 'KANARI Bert', 'KANARI Bert', 'no_symbol'), items('record_number', 'R1002', 'scan')::jsonb -> 0)), 'done', 'a name is keyed with a reason alone');
select is(value('tec2', $$select code from api.identity_keyed where identifier = 'name'$$), null, 'the list holds no name');
-- names for a checkpoint
create temp table seen as select (select count(*) from core.access) as n;
select did('tec1', $$identity_show($R, 'B-KEY', 'receipt')$$, 'done', 'the technician at receipt');
select is(answer() #>> '{data,family_name}' || ' ' || (answer() #>> '{data,birth_date}'), 'Muster 1970-01-02', 'sees name and birth date');
select is((select concat_ws('|', x.kind, x.subject, x.reason, p.code) from core.access x join core.person p on p.id = x.person_id order by x.id desc limit 1),
    'checkpoint|patient PT1|checkpoint receipt of batch B-KEY|tec1', 'the look is recorded');
select ok(exists (select from ledger.event e join ledger.stream s on s.id = e.stream where s.kind = 'access' and s.key = 'tec1' and e.entity = 'access'), 'with its event in the person''s stream');
select ok(not exists (select from work.request r where r.act = 'identity_show' and r.answer::text ~ 'Muster|Anna|1970'), 'the request desk keeps no name');
select did('tec1', $$identity_show($R, 'B-KEY', 'courier')$$, 'VN012', 'a checkpoint that needs no names');
select did('tec1', $$identity_show($R, 'B-KEY', 'table')$$, 'VN307', 'no checkpoint');
select did('col1', $$identity_show($R, 'B-KEY', 'chair')$$, 'VN102', 'a checkpoint that is over');
select did('tec1', $$identity_show($R, 'B-KEY', 'bedside')$$, 'VN102', 'one that is not yet');
select did('col1', $$identity_show($R, 'B-CHA', 'chair')$$, 'done', 'the nurse at the chair');
select make_batch('B-BED', 'PT2', 412, 'at_site') \g /dev/null
select did('tec1', $$identity_show($R, 'B-BED', 'bedside')$$, 'VN003: bedside', 'the names at the bedside are the clinic''s');
select did('cli1', $$identity_show($R, 'B-BED', 'bedside')$$, 'done', 'who reads them there');
select did('tec1', $$identity_show($R, 'B-CHA', 'site')$$, 'VN102', 'a site is not the chair');
select did('old1', $$identity_show($R, 'B-KEY', 'receipt')$$, 'VN005', 'not without training');
select did('far1', $$identity_show($R, 'B-KEY', 'receipt')$$, 'VN306', 'not from another site');
select did('qa1', $$identity_show($R, 'B-KEY', 'receipt')$$, '42501', 'QA reads with a reason instead');
select did('aud1', $$identity_read($R, 'PT1', '')$$, 'VN012', 'an auditor without a reason');
select did('aud1', $$identity_read($R, 'PT1', 'audit of receipts, sample 3')$$, 'done', 'an auditor with one');
select did('tec1', $$identity_read($R, 'PT1', 'I should like to know')$$, '42501', 'a technician only at checkpoints');
select is((select count(*) - (select n from seen) from core.access)::int, 4, 'four looks, four rows: what was refused is none');
