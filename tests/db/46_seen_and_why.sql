-- What every act asks before it looks at anything else: that its record is the one that was seen (VN101), that who does it is trained
-- (VN005), that its reason says something (VN205), and that the record has not ended (VN102). Act by act, since each asks for itself.
select make_batch('B-SEEN', 'PT1', 460, 'at_site'), make_batch('B-ENDED', 'PT2', 461, 'filled'), make_batch('B-CHAIR', 'PT1', 462, 'collecting') \g /dev/null
select make_person('unt1', 'technician', 'LAB', 'man1', 'qa1'), make_person('unk1', 'collector', 'LAB', 'man1', 'qa1'), make_person('unc1', 'clinic', 'LAB', 'man1', 'qa1') \g /dev/null
select must('tec1', $$deviation_open($R, 'B-ENDED', 'minor', $N, 'bag leaked at the port', 'bag clamped')$$) \g /dev/null
select last('deviation') as ended \gset
select must('tec1', $$deviation_open($R, 'B-SEEN', 'minor', $N, 'bag leaked at the port', 'bag clamped')$$) \g /dev/null
select last('deviation') as seen \gset
select must('qa1', format($$deviation_touch($R, %s, 1, 'B-ENDED', 'from the same delivery')$$, :seen)) \g /dev/null
select last('touch') as touch \gset
select must('tec1', $$deviation_open($R, 'B-SEEN', 'minor', $N, 'label came off', 'printed again')$$) \g /dev/null
select last('deviation') as later \gset
select must('man1', $$location_add($R, 'LAB', 'SHELF', 'Shelf', '2 to 8 Cel')$$) \g /dev/null
update core.batch set process_status = 'closed' where code = 'B-ENDED';
-- a version that nobody has seen
create temp table act_of_batch (act text, login text, untrained text, rest text);
insert into act_of_batch values
    ('batch_abort', 'man1', null, $$'not wanted any more'$$), ('batch_close', 'qa1', null, $$'all is done here'$$), ('batch_recall', 'qa1', null, $$'a reason in words'$$),
    ('collection_start', 'col1', 'unk1', '$N'), ('container_dispose', 'tec1', 'unt1', $$'BAG-SEEN', 'destroyed', '1.0', 'a reason in words', $N$$),
    ('container_pool', 'tec1', 'unt1', $$'BAG-SEEN', 'BAG-POOL', '1.0', $N$$), ('custody_hand_over', 'tec1', 'unt1', $$'Courier', 'J. Fahrer', 'WB-1', 'gate', '2 to 8', $N$$),
    ('disposition_propose', 'qa1', null, $$'released'$$), ('infusion_record', 'cli1', 'unc1', $$'BAG-SEEN', 1, $N, $N, '50.0', 'none'$$),
    ('receipt_record', 'tec1', 'unt1', $$'A999926000460', $N, '120.0', '5.0', 'intact'$$), ('site_receive', 'cli1', 'unc1', $$'BAG-SEEN', 'CERT-1', $N$$),
    ('store_put', 'tec1', 'unt1', $$'BAG-SEEN', 'TANK1', 'A1', $N$$), ('store_take', 'tec1', 'unt1', $$'BAG-SEEN', 'shipment', $N$$), ('thaw_start', 'cli1', 'unc1', $$'BAG-SEEN', $N$$);
select did(login, format($$%s($R, 'B-SEEN', 999, %s)$$, act, rest), 'VN101', act || ' of another version') from act_of_batch;
-- a batch that is not there
select did(login, format($$%s($R, 'B-NONE', 1, %s)$$, act, rest), 'VN306: B-NONE', act || ' of no batch') from act_of_batch;
select did(login, format($$%s($R, 'B-NONE', %s)$$, act, rest), 'VN306: B-NONE', act || ' of no batch') from (values
    ('attachment_register', 'tec1', format($$%L, 'text/csv', 'curve.csv'$$, repeat('0', 63) || '2:12')), ('deviation_open', 'tec1', $$'minor', $N, 'bag leaked at the port', 'bag clamped'$$),
    ('comment_add', 'tec1', $$'a look at it'$$), ('follow_up_start', 'cli1', '1'), ('follow_up_record', 'cli1', $$'crs', '1', $N, 'fever'$$), ('hold_place', 'qa1', $$1, 'look at this'$$),
    ('identity_check', 'tec1', $$'receipt', 'BAG-X', '[]'$$), ('sample_register', 'tec1', $$'harvest', 'S-NO', $N, 'at the time'$$), ('supply_request', 'cli1', $$1, 'Dr. Arzt', 'no other treatment is left'$$),
    ('review_answer', 'tec1', $$'x', 'it is so'$$), ('review_accept', 'qa1', $$'x', '0123456789abcdef'$$),
    ('step_miss', 'tec1', $$'sample', $N, 'nobody was there'$$), ('step_skip', 'tec1', $$'fill', 1, 'it is not needed'$$),
    ('lot_use', 'tec1', $$'seed', 1, 'LV-07', $N, '1.0'$$), ('equipment_use', 'tec1', $$'seed', 1, 'INC-1', $N$$)) v (act, login, rest);
select did('tec1', $$scan($R, 'V-RUN', 'B-NONE')$$, 'VN306: B-NONE', 'scan of no batch');
select did('tec1', format('step_withdraw($R, %L, 999999, 1, ''a reason in words'')', w), 'VN306: 999999', 'step_withdraw of no batch') from unnest(array['skip', 'invalidation']) w;
select did(login, format($$%s($R, 999999, %s)$$, act, rest), 'VN306: 999999', act || ' of no batch') from (values
    ('hold_lift', 'qa1', $$1, 'all is well'$$), ('disposition_withdraw', 'qa1', $$1, 'a reason in words'$$), ('recall_withdraw', 'qa1', $$1, 'a reason in words'$$), ('supply_withdraw', 'cli1', $$1, 'a reason in words'$$),
    ('investigation_note', 'qa1', $$1, 'lab', 'calculation checked'$$), ('investigation_conclude', 'qa1', $$1, 'confirmed', 'the value stands'$$), ('deviation_touch_assess', 'qa1', $$1, 'none', 'a reason in words'$$),
    ('deviation_touch', 'qa1', $$1, 'B-SEEN', 'a reason in words'$$), ('capa_done', 'qa1', $$1, 'it was done'$$), ('observation_correct', 'tec1', $$'vcc', 1, '1.10', 'misread', 'a reason in words'$$),
    ('step_second', 'tec1', $$1, '{}'$$), ('capa_open', 'qa1', $$'CAPA-1', 'train again', 'QA', '2035-01-01'$$), ('result_correct', 'ana1', $$1, '1.0', 'misread', 'a reason in words'$$)) v (act, login, rest);
-- what is there, in another version
select did(login, format($$%s999, 'a reason in words')$$, call), 'VN101', split_part(call, '(', 1) || ' of another version') from (values
    ('man1', $$location_close($R, 'LAB', 'SHELF', $$), ('adm1', $$login_close($R, 'unt1', $$), ('man1', $$person_deactivate($R, 'unt1', $$), ('man1', $$process_retire($R, 'validation', 1, $$),
    ('coo1', $$order_cancel($R, 'O-SEEN', $$), ('qa1', $$hold_place($R, 'B-SEEN', $$), ('qa1', format($$disposition_withdraw($R, %s, $$, (select max(id) from core.disposition)))) v (login, call);
select did('cli1', $$supply_request($R, 'B-SEEN', 999, 'Dr. Arzt', 'no other treatment is left')$$, 'VN101', 'supply_request of another version');
select did('cli1', $$follow_up_start($R, 'B-SEEN', 999)$$, 'VN101', 'follow_up_start of another version');
select did('col1', format($$collection_finish($R, %s, 999, 'A999926000462', '120.5', $N)$$, (select id from core.collection where batch_id = (batch('B-CHAIR')).id)), 'VN101', 'collection_finish of another version');
select did('tec1', format($$receipt_decide($R, %s, 999, 'accept', null)$$, (select id from core.receipt where batch_id = (batch('B-SEEN')).id)), 'VN101', 'receipt_decide of another version');
select did('man1', format($$role_withdraw($R, %s, 999, 'works elsewhere now')$$, (select r.id from core.person_role r join core.person p on p.id = r.person_id where p.code = 'unt1')), 'VN101', 'role_withdraw of another version');
-- who is not trained for the process
select did(untrained, format($$%s($R, 'B-SEEN', {B-SEEN}, %s)$$, act, rest), 'VN005', act || ' by who is not trained') from act_of_batch where untrained is not null;
select did('unc1', $$follow_up_start($R, 'B-SEEN', {B-SEEN})$$, 'VN005', 'follow_up_start by who is not trained');
select did('unc1', $$follow_up_record($R, 'B-SEEN', 'crs', '1', $N, 'fever')$$, 'VN005', 'follow_up_record by who is not trained');
select did('unk1', format($$collection_finish($R, %s, 1, 'A999926000462', '120.5', $N)$$, (select id from core.collection where batch_id = (batch('B-CHAIR')).id)), 'VN005', 'collection_finish by who is not trained');
select did('unt1', format($$receipt_decide($R, %s, 1, 'accept', null)$$, (select id from core.receipt where batch_id = (batch('B-SEEN')).id)), 'VN005', 'receipt_decide by who is not trained');
select did('unt1', $$step_miss($R, 'B-SEEN', 'sample', $N, 'nobody was there')$$, 'VN005', 'step_miss by who is not trained');
-- what has ended takes nothing more
select did(login, format($$%s($R, 'B-ENDED', %s)$$, act, rest), 'VN102: closed', act || ': the record has ended') from (values
    ('attachment_register', 'tec1', format($$%L, 'text/csv', 'curve.csv'$$, repeat('0', 63) || '2:12')), ('deviation_open', 'tec1', $$'minor', $N, 'bag leaked at the port', 'bag clamped'$$),
    ('batch_recall', 'qa1', $${B-ENDED}, 'a reason in words'$$), ('store_put', 'tec1', $${B-ENDED}, 'BAG-ENDED', 'TANK1', 'A1', $N$$),
    ('hold_place', 'qa1', $${B-ENDED}, 'look at this'$$), ('comment_add', 'tec1', $$'a look at it'$$), ('review_answer', 'tec1', $$'x', 'it is so'$$), ('review_accept', 'qa1', $$'x', '0123456789abcdef'$$),
    ('container_lost', 'tec1', $${B-ENDED}, 'BAG-ENDED', $N, 'nobody finds it', 'the courier searches'$$), ('container_dispose', 'tec1', $${B-ENDED}, 'BAG-ENDED', 'destroyed', '1.0', 'a leak at the port', $N$$),
    ('step_miss', 'tec1', $$'sample', $N, 'nobody was there'$$), ('step_skip', 'tec1', format($$'fill', %s, 'it is not needed'$$, :ended)),
    ('lot_use', 'tec1', $$'seed', 1, 'LV-07', $N, '1.0'$$), ('equipment_use', 'tec1', $$'seed', 1, 'INC-1', $N$$), ('supply_request', 'cli1', $${B-ENDED}, 'Dr. Arzt', 'no other treatment is left'$$)) v (act, login, rest);
select did('qa1', format($$capa_open($R, %s, 'CAPA-1', 'train again', 'QA', '2035-01-01')$$, :ended), 'VN102: closed', 'capa_open: the record has ended');
select did('qa1', format($$deviation_touch($R, %s, 1, 'B-ENDED', 'stood in the same incubator')$$, :later), 'VN102: closed', 'deviation_touch: the record has ended');
select did('qa1', format($$deviation_touch_assess($R, %s, 1, 'no impact', 'a reason in words')$$, :touch), 'VN102: closed', 'deviation_touch_assess: the record has ended');
select did('tec2', format($$step_second($R, %s, %s, '{}')$$, x.id, x.version), 'VN102: closed', 'step_second: the record has ended') from core.step_execution x where x.id = step('B-ENDED', 'seed');
-- a reason is words
select did(login, format('%s, %L)', call, '?'), 'VN205', split_part(call, '(', 1) || ' without words') from (values
    ('qa1', $$batch_close($R, 'B-SEEN', {B-SEEN}$$), ('man1', $$location_close($R, 'LAB', 'SHELF', 1$$), ('coo1', $$order_cancel($R, 'O-SEEN', 2$$),
    ('man1', format($$role_withdraw($R, %s, 2$$, (select r.id from core.person_role r join core.person p on p.id = r.person_id where p.code = 'unt1'))),
    ('man1', format($$person_deactivate($R, 'unt1', %s$$, (select version from core.person where code = 'unt1'))), ('adm1', format($$login_close($R, 'unt1', %s$$, (select version from core.login where name = 'unt1'))),
    ('man1', format($$process_retire($R, 'validation', 1, %s$$, (select v.version from core.process_version v join core.process p on p.id = v.process_id where p.code = 'validation'))),
    ('qa1', format($$disposition_withdraw($R, %s, %s$$, (select max(id) from core.disposition), (select version from core.disposition order by id desc limit 1)))) v (login, call);
-- functions that are read know no batch that is not seen
select is(value(w, format('select count(*) from api.%s', f)), '!VN306', split_part(f, '(', 1) || ' of no batch') from unnest(array[$$batch_blocker('B-NONE', 'released')$$, $$batch_evaluation('B-NONE')$$, $$batch_verdict('B-NONE')$$, $$batch_growth('B-NONE')$$]) f, unnest(array['qa1']) w;
select is(value('far2', format('select count(*) from api.%s', f)), '!VN306', f || ' for another site') from unnest(array[$$batch_blocker('B-SEEN', 'released')$$, $$batch_evaluation('B-SEEN')$$, $$batch_verdict('B-SEEN')$$]) f;
