-- Rights come by role and training: every act with hands on a batch is refused to who was never trained for its
-- process version, and so is every signature on a record of a batch.
select make_batch('B-TCH', 'PT2', 300, 'scheduled'), make_batch('B-TCO', 'PT2', 301, 'collecting'), make_batch('B-TRE', 'PT2', 302, 'received'),
    make_batch('B-TRU', 'PT2', 303, 'tested'), make_batch('B-TSI', 'PT2', 304, 'at_site') \g /dev/null
create function pg_temp.result(code text) returns bigint language sql as $$ select max(r.id) from core.result r where r.batch_id = (batch(code)).id $$;
create temp table hands (act text, call text);
insert into hands values
    ('identity_check', format($$identity_check($R, 'B-TCH', 'chair', null, %L)$$, chair('PT2'))),
    ('identity_show', $$identity_show($R, 'B-TCH', 'chair')$$),
    ('collection_start', $$collection_start($R, 'B-TCH', {B-TCH}, $N)$$),
    ('collection_finish', format($$collection_finish($R, %s, 1, %L, '120.5', $N)$$, (select id from core.collection where batch_id = (batch('B-TCO')).id), din(301))),
    ('receipt_record', format($$receipt_record($R, 'B-TRE', {B-TRE}, %L, $N, '120.0', '5.0', 'intact')$$, din(302))),
    ('receipt_decide', format($$receipt_decide($R, %s, 1, 'accept', null)$$, (select id from core.receipt where batch_id = (batch('B-TRE')).id))),
    ('custody_hand_over', $$custody_hand_over($R, 'B-TRE', {B-TRE}, null, null, null, 'shelf 1', '2-8 Cel', $N)$$),
    ('step_record', $$step_record($R, 'B-RUN', 'daily-sample', 1, $N, '{}', null, 'V-RUN')$$),
    ('observation_correct', format($$observation_correct($R, %s, 'vcc', %s, '1.10', 'misread', 'read the paper again')$$, step('B-RUN', 'seed'), (select version from core.step_execution where id = step('B-RUN', 'seed')))),
    ('step_miss', $$step_miss($R, 'B-RUN', 'daily-sample', null, 'nobody was there')$$),
    ('step_retime', format($$step_retime($R, %s, %s, $N, 'misread', 'read the clock again')$$, step('B-RUN', 'seed'), (select version from core.step_execution where id = step('B-RUN', 'seed')))),
    ('step_second', format($$step_second($R, %s, %s, '{}')$$, step('B-RUN', 'seed'), (select version from core.step_execution where id = step('B-RUN', 'seed')))),
    ('sample_register', $$sample_register($R, 'B-TRU', 'harvest', 'X-TRU', $N, 'at the time')$$),
    ('result_record', $$result_record($R, 'SH-TRU', 'viability', '90.0', $N, 'at the time')$$),
    ('result_correct', format($$result_correct($R, %s, 2, '90.0', 'misread', 'read the paper again')$$, pg_temp.result('B-TRU'))),
    ('site_receive', $$site_receive($R, 'B-TSI', {B-TSI}, 'BAG-TSI', 'C1', $N)$$),
    ('infusion_record', $$infusion_record($R, 'B-TSI', {B-TSI}, 'BAG-TSI', 1, $N, $N, '50.0', 'none')$$),
    ('equipment_use', format($$equipment_use($R, 'B-RUN', 'seed', 1, '%%EX%s', $N)$$, rule.check37('EX'))),
    ('lot_use', $$lot_use($R, 'B-RUN', 'seed', 1, 'X', $N)$$),
    ('store_put', $$store_put($R, 'B-TRE', {B-TRE}, 'X', 'TANK', 'A-01', $N)$$), ('store_take', $$store_take($R, 'B-TRE', {B-TRE}, 'X', 'transfer', $N)$$),
    ('container_pool', $$container_pool($R, 'B-TRE', {B-TRE}, 'X Y', 'POOL', '100.0', $N)$$), ('thaw_start', $$thaw_start($R, 'B-TSI', {B-TSI}, 'BAG-TSI', $N)$$),
    ('container_dispose', $$container_dispose($R, 'B-TSI', {B-TSI}, 'BAG-TSI', 'destroyed', '1.0', 'bag cracked', $N)$$),
    ('follow_up_record', $$follow_up_record($R, 'B-TSI', 'visit', null, $N, 'well')$$),
    ('follow_up_start', $$follow_up_start($R, 'B-TSI', {B-TSI})$$);
select is((select string_agg(a.act, ' ' order by a.act) from ref.act a where a.trained), (select string_agg(act, ' ' order by act) from hands), 'every act that asks for training is tried here');
select did('raw1', call, 'VN005', act || ' asks for training') from hands order by act;
-- the same person, trained: no longer the reason
select train('raw1', 'synthetic-small') \g /dev/null
select did('raw1', (select call from hands where act = 'collection_start'), 'stop VN304', 'once trained, the next rule speaks');
-- training of another process or version is none, and it lapses
update core.training set practical_until = '2020-01-01' where person_id = (select id from core.person where code = 'raw1');
select did('raw1', (select call from hands where act = 'collection_start'), 'VN005', 'the practical part has lapsed');
update core.training set practical_until = '2035-01-01', process_version_id = (select id from core.process_version where kind = 'validation') where person_id = (select id from core.person where code = 'raw1');
select did('raw1', (select call from hands where act = 'collection_start'), 'VN005', 'training for another process');
-- signatures on records of a batch: the second person too
select must('col1', format($$collection_finish($R, %s, 1, %L, '120.5', $N)$$, (select id from core.collection where batch_id = (batch('B-TCO')).id), din(301))) \g /dev/null
select must('tec1', format($$receipt_decide($R, %s, 1, 'accept', null)$$, (select id from core.receipt where batch_id = (batch('B-TRE')).id))) \g /dev/null
select signs('col1', 'collection', (select id from core.collection where batch_id = (batch('B-TCO')).id), 'checked', 'raw1', 'stop VN009', 'checking a collection asks for training');
select signs('tec1', 'receipt', (select id from core.receipt where batch_id = (batch('B-TRE')).id), 'checked', 'raw1', 'stop VN009', 'checking a receipt asks for training');
create temp table bed as select bedside('B-TSI', 'PT2', 304, null) as id;
select must('raw1', $$scan($R, 'BAG-TSI', 'B-TSI')$$) \g /dev/null
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'raw1', 'stop VN009', 'witnessing at the bedside asks for training');
-- presence at the bedside: the witness scans the container there
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'cli2', 'stop VN009', 'no scan by the witness');
select must('cli2', $$scan($R, 'V-TSI', 'B-TSI')$$) \g /dev/null
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'cli2', 'stop VN009', 'a scan of another container of the batch');
select must('cli2', $$scan($R, 'BAG-TSI', 'B-TSI')$$) \g /dev/null
update work.request set at = at - interval '11 minutes' where login = 'cli2' and act = 'scan';
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'cli2', 'stop VN009', 'a scan of eleven minutes ago');
select must('cli2', $$scan($R, 'BAG-TSI', 'B-TSI')$$) \g /dev/null
select signs('cli1', 'identity_check', (select id from bed), 'witnessed', 'cli2', 'done', 'scanned just now');
