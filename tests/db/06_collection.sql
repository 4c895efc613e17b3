-- Collection: donation numbers by their published vectors, volume, times, and a second pair of eyes.
create temp table vector (id text, kind text, data_string text, eye_readable text, k_payload text, k text, checksum text, flags text, expected text,
    verdict text, evidence text, source text, note text);
\copy vector from '../data/isbt128-vectors.tsv' with (format csv, delimiter E'\t', header, quote E'\b')
create temp table collection as select id from core.collection where batch_id = (batch('B-COL')).id;
create function pg_temp.finish(din text, version integer default 1) returns text language sql as $$
    select format('collection_finish($R, %s, %s, %L, ''120.5'', $N)', (select id from collection), version, din)
$$;
select cmp_ok((select count(*) from vector), '>', 50::bigint, 'the vectors are there');
-- the arithmetic, on everything the table computes it for
select is(rule.check37(k_payload), k, 'check character ' || id || ' ' || k_payload) from vector where kind in ('DIN+K', 'mod37-2', 'DS001') and k_payload <> '' and verdict = 'valid';
select isnt(rule.check37(k_payload), k, 'wrong check character ' || id) from vector where kind = 'mod37-2' and verdict = 'invalid';
-- what a scan or typing means
select is(rule.din(data_string, 'din'), k_payload, 'scan ' || id || ' ' || data_string) from vector
    where kind in ('DIN+K', 'DS001') and data_string like '=%' and verdict = 'valid';
select is(rule.din(k_payload || k, 'din'), k_payload, 'typed with its check character ' || id) from vector where kind = 'DIN+K' and verdict = 'valid';
select did('col1', pg_temp.finish(data_string), case id when 'C02' then 'VN305' else 'VN308' end, 'refused ' || id || ' ' || data_string) from vector
    where kind = 'DS001' and verdict = 'invalid';
select did('col1', pg_temp.finish(k_payload || case k when '0' then '1' else '0' end), 'VN305', 'typed with a wrong check character ' || id) from vector
    where kind = 'DIN+K' and verdict = 'valid' and k <> '0';
-- every single substitution and swap of neighbours in one number is caught
select is((select count(*)::int from generate_series(1, 13) p, regexp_split_to_table('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') c,
    lateral (select overlay('G123417654321' placing c from p for 1) as other) o where c <> substr('G123417654321', p, 1) and rule.check37(o.other) = 'A'), 0, 'every substitution');
select is((select count(*)::int from generate_series(1, 12) p,
    lateral (select overlay('G123417654321' placing substr('G123417654321', p + 1, 1) || substr('G123417654321', p, 1) from p for 2) as other) o
    where o.other <> 'G123417654321' and rule.check37(o.other) = 'A'), 0, 'every swap of neighbours');
select did('col1', pg_temp.finish(v), c, 'refused: ' || n) from (values ('', 'VN202', 'nothing'), (null, 'VN202', 'no number'), ('A9999 26 000002', 'VN308', 'blanks'),
    ('a999926000002', 'VN308', 'small letters'), ('A99992600000' || U&'\FF12', 'VN308', 'a full-width digit'), (repeat('A', 50), 'VN203', 'too long'),
    ('A999926000002''; --', 'VN308', 'SQL')) v (v, c, n);
-- the rest of the form
select did('col1', replace(pg_temp.finish('A999926000002'), '120.5', v), c, 'volume ' || v) from (values ('19.9', 'VN207'), ('600.1', 'VN207'), ('NaN', 'VN201'),
    ('Infinity', 'VN201'), ('1e309', 'VN201'), ('0x1F', 'VN201'), ('1_000', 'VN201'), ('120,5', 'VN201'), (' 120', 'VN201'), ('', 'VN202'), ('-50', 'VN207')) v (v, c);
select did('col1', replace(pg_temp.finish('A999926000002'), '$N', quote_literal(now('1 hour'))), 'VN502', 'finished in the future');
select did('col1', replace(pg_temp.finish('A999926000002'), '$N', quote_literal(now('-1 day'))), 'VN503', 'finished before it started');
select did('col1', pg_temp.finish('A999926000002', 7), 'VN101', 'a stale version');
select did('col1', pg_temp.finish('A999926000001'), 'VN309', 'the donation number of another collection');
select did('tec1', pg_temp.finish('A999926000002'), '42501', 'an operator finishes no collection');
select did('far1', pg_temp.finish('A999926000002'), 'VN306', 'nor does another site');
select signs('col1', 'collection', (select id from collection), 'checked', 'col2', 'stop VN009', 'no check before the end');
select did('col1', pg_temp.finish('A999926000002'), 'done', 'finished');
select is(status('B-COL'), 'collecting/quarantine', 'the batch waits for the check');
select did('col1', pg_temp.finish('A999926000003', 2), 'VN117', 'finished once');
select signs('col1', 'collection', (select id from collection), 'checked', 'col1', 'stop VN009', 'the collector does not check himself');
select signs('col1', 'collection', (select id from collection), 'checked', 'tec1', 'stop VN009', 'an operator does not check a collection');
select signs('col1', 'collection', (select id from collection), 'checked', 'col2', 'done', 'a second collector checks');
select is(status('B-COL'), 'collected/quarantine', 'the last signature moves the batch');
-- receipt and its decision
select did('tec1', format($$identity_check($R, 'B-COL', 'receipt', 'A999926000002', %L)$$, items('coi', 'CHA999926000002', 'scan', 'din', 'A999926000002', 'scan')), 'done', 'compared at receipt');
select did('tec1', format($$receipt_record($R, 'B-COL', {B-COL}, 'A999926000002', $N, '119.0', '5.0', %L)$$, v), c, 'seals ' || v) from (values ('melted', 'VN208'), ('', 'VN202')) v (v, c);
select did('tec1', $$receipt_record($R, 'B-COL', {B-COL}, 'A999926000002', $N, '119.0', '99', 'intact')$$, 'VN207', 'a temperature that cannot be');
select did('tec1', $$receipt_record($R, 'B-COL', {B-COL}, 'A999926000002', $N, '119.0', '5.0', 'broken')$$, 'done', 'received with broken seals');
create temp table receipt as select last('receipt')::bigint as id;
select did('tec1', $$receipt_record($R, 'B-COL', {B-COL}, 'A999926000002', $N, '119.0', '5.0', 'intact')$$, 'VN113', 'received once');
select did('tec1', format($$receipt_decide($R, %s, 1, 'accept', '')$$, (select id from receipt)), 'VN205', 'accepting broken seals needs words');
select did('tec1', format($$receipt_decide($R, %s, 1, 'keep', 'why not keep it')$$, (select id from receipt)), 'VN208', 'a decision that does not exist');
select did('tec1', format($$receipt_decide($R, %s, 1, 'discard', 'seals broken, contents unknown')$$, (select id from receipt)), 'done', 'to be discarded');
select did('tec2', format($$receipt_decide($R, %s, 2, 'accept', 'a second look at the seals')$$, (select id from receipt)), 'done', 'decided anew before it is checked');
select signs('tec1', 'receipt', (select id from receipt), 'checked', 'tec2', 'stop VN009', 'who decided does not check');
select signs('tec1', 'receipt', (select id from receipt), 'checked', 'tec1', 'stop VN009', 'who received does not check');
select signs('tec1', 'receipt', (select id from receipt), 'checked', 'tec3', 'done', 'a third does');
select is(status('B-COL'), 'accepted/quarantine', 'accepted');
select did('tec1', format($$receipt_decide($R, %s, 4, 'discard', 'changed my mind')$$, (select id from receipt)), 'VN117', 'carried out is carried out');
-- the only bag that there is, discarded
select make_batch('B-DIS', 'PT1', 903, 'received') \g /dev/null
select did('tec1', format($$receipt_decide($R, %s, 1, 'discard', 'seals broken, contents unknown')$$, last('receipt')), 'done', 'the only bag is to be discarded');
select signs('tec1', 'receipt', last('receipt')::bigint, 'checked', 'tec2', 'done', 'which a second technician carries out');
select is(status('B-DIS'), 'discarded/quarantine', 'so the batch ends');
select is((select c.status from core.container c where c.batch_id = (batch('B-DIS')).id), 'disposed', 'as its bag does');
-- whoever takes it has it from then on: who, where, and since the moment that they gave
select is((select string_agg(concat_ws(' ', p.code, t.place, t.since_at = coalesce(r.received_at, l.finished_at)), ', ' order by t.id)
    from core.custody t join core.person p on p.id = t.holder_person_id join core.container c on c.id = t.container_id
    left join core.receipt r on r.container_id = c.id and r.received_by_id = p.id left join core.collection l on l.din = c.code and l.performed_by_id = p.id where c.code = 'A999926000903'),
    'col1 LAB t, tec1 LAB t', 'a bag is with the collector, then with the technician who received it');
-- what is at work receives nothing of its collection any more
select did('tec1', $$receipt_record($R, 'B-RUN', {B-RUN}, 'A999926000001', $N, '119.0', '5.0', 'intact')$$, 'VN102: in_process -> received', 'a bag of a batch at work');
-- nothing is decided about a bag while its batch is on hold, or after its end
select make_batch('B-HLD', 'PT1', 904, 'received') \g /dev/null
select last('receipt') as held \gset
select must('qa1', 'hold_place($R, ''B-HLD'', {B-HLD}, ''asked for by the hospital'')') \g /dev/null
select did('tec1', format($$receipt_decide($R, %s, 1, 'accept', null)$$, :held), 'VN105', 'a bag whose batch is on hold');
select must('qa1', format('hold_lift($R, %s, 1, ''the hospital was told'')', (select max(id) from core.hold))), must('man1', $$batch_abort($R, 'B-HLD', {B-HLD}, 'the patient withdrew')$$) \g /dev/null
select must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved') \g /dev/null
select did('tec1', format($$receipt_decide($R, %s, 1, %L, 'as it was found')$$, :held, w), 'VN102: aborted -> ' || w || 'ed', 'a bag whose batch was aborted: ' || w) from unnest(array['accept', 'discard']) w;
select is((select concat_ws(' ', status, decision) from core.receipt where id = :held), 'recorded', 'and nothing is written');
-- nobody begins to collect for a batch on hold
select make_batch('B-HCO', 'PT2', 905, 'scheduled'), must('qa1', 'hold_place($R, ''B-HCO'', {B-HCO}, ''asked for by the hospital'')') \g /dev/null
select must('col1', format($$identity_check($R, 'B-HCO', 'chair', null, %L)$$, chair('PT2'))) \g /dev/null
select did('col1', $$collection_start($R, 'B-HCO', {B-HCO}, $N)$$, 'VN105: B-HCO', 'a collection for a batch on hold');
