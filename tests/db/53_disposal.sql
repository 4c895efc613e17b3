-- Disposal: reason, quantity, a witness at the container; the last one of what came to nothing discards the batch.
select make_batch('B-AB', 'PT1', 530, 'seeded'), make_batch('B-RJ', 'PT2', 531, 'reviewed'), make_batch('B-GO', 'PT2', 532, 'seeded') \g /dev/null
create function pg_temp.dispose(who text, bag text, way text default 'destroyed', quantity text default '10.0', reason text default 'the batch was aborted', consent text default null)
returns text language sql as $$
    select format('container_dispose($R, %L, {%s}, %L, %L, %L, %L, $N, %L)', who, who, bag, way, quantity, reason, consent)
$$;
create function pg_temp.witness(who text, bag text, person text) returns text language plpgsql as $$
begin
    perform tap.must(person, format('scan($R, %L, %L)', bag, who));
    return tap.sign(person, 'disposal', (select max(d.id) from core.disposal d join core.container c on c.id = d.container_id where c.code = bag), 'witnessed', person);
end
$$;
select must('man1', $$batch_abort($R, 'B-AB', {B-AB}, 'device failure')$$) \g /dev/null
select must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved') \g /dev/null
select is(status('B-AB'), 'aborted/quarantine', 'aborted, with a bag and a vessel');
select did('tec1', pg_temp.dispose('B-AB', 'V-GO'), 'stop VN301', 'another patient''s vessel');
select did('tec1', pg_temp.dispose('B-AB', 'NOBODY'), 'stop VN302', 'a vessel nobody knows');
select did('tec1', pg_temp.dispose('B-AB', 'V-AB', w, q, r, s), c, n) from (values ('sold', '10.0', 'the batch was aborted', null, 'VN208', 'a way that does not exist'),
    ('destroyed', '', 'the batch was aborted', null, 'VN202', 'no quantity'), ('destroyed', '-1', 'the batch was aborted', null, 'VN207', 'less than nothing'),
    ('destroyed', '10.0', 'x', null, 'VN205', 'no reason'), ('research', '10.0', 'the batch was aborted', '', 'VN202', 'research without a consent')) x (w, q, r, s, c, n);
select did('rel1', pg_temp.dispose('B-AB', 'V-AB'), '42501', 'a releaser disposes of nothing');
select did('far1', pg_temp.dispose('B-AB', 'V-AB'), 'VN306', 'nor another site');
select did('raw1', pg_temp.dispose('B-AB', 'V-AB'), 'VN005', 'nor somebody without training');
select did('tec1', replace(pg_temp.dispose('B-AB', 'V-AB'), '$N', quote_literal(now('1 hour'))), 'VN502', 'in the future');
select did('tec1', pg_temp.dispose('B-AB', 'V-AB', 'research', '100.0', 'the batch was aborted', 'consent 1.0 of 2024-01-02'), 'done', 'to research with consent');
select did('tec1', pg_temp.dispose('B-AB', 'V-AB'), 'VN108', 'which waits for its witness');
select signs('tec1', 'disposal', (select max(id) from core.disposal), 'witnessed', 'tec1', 'stop VN009', 'who disposes does not witness');
select signs('tec1', 'disposal', (select max(id) from core.disposal), 'witnessed', 'tec3', 'stop VN009', 'nor somebody who was not there');
select is((select status from core.container where code = 'V-AB'), 'in_use', 'one person disposes of nothing');
select is(pg_temp.witness('B-AB', 'V-AB', 'tec2'), 'done', 'a witness at the vessel');
select is(status('B-AB') || ' ' || (select status from core.container where code = 'V-AB'), 'aborted/quarantine disposed', 'the bag is still there');
select did('tec1', pg_temp.dispose('B-AB', 'A999926000530', 'destroyed', '0', 'emptied at the first step'), 'done', 'the bag');
select is(pg_temp.witness('B-AB', 'A999926000530', 'tec2'), 'done', 'witnessed');
select is(status('B-AB'), 'discarded/quarantine', 'the last one discards the batch');
select did('tec1', pg_temp.dispose('B-AB', 'A999926000530'), 'VN102', 'an end is an end');
-- rejected
select must('qa1', $$disposition_propose($R, 'B-RJ', {B-RJ}, 'rejected', 'the look of it')$$) \g /dev/null
select must_sign('qa2', 'disposition', max(id), 'approved') from core.disposition \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'rejected') \g /dev/null
select is(status('B-RJ'), 'filled/rejected', 'rejected');
select did('cli1', $$thaw_start($R, 'B-RJ', {B-RJ}, 'BAG-RJ', $N)$$, 'VN102', 'nothing but disposal follows');
select must('tec1', pg_temp.dispose('B-RJ', c, 'destroyed', '1.0', 'the batch was rejected')) from unnest(array['BAG-RJ', 'V-RJ', 'A999926000531']) c \g /dev/null
select is(pg_temp.witness('B-RJ', c, 'tec2'), 'done', 'disposed of ' || c) from unnest(array['BAG-RJ', 'V-RJ', 'A999926000531']) c;
select is(status('B-RJ'), 'discarded/rejected', 'discarded');
-- of a batch that goes on: what broke
select did('tec1', pg_temp.dispose('B-GO', 'A999926000532', 'destroyed', '0.5', 'bag emptied, residue'), 'done', 'an emptied bag');
select is(pg_temp.witness('B-GO', 'A999926000532', 'tec2'), 'done', 'witnessed');
select is(status('B-GO'), 'in_process/quarantine', 'the batch goes on');
select did('tec1', pg_temp.dispose('B-GO', 'A999926000532', 'destroyed', '0.5', 'bag emptied, residue'), 'VN102', 'a bag is disposed of once');
select matches(current_setting('tap.why'), 'A999926000532 disposed', 'by its status');
select make_batch('B-JUST', 'PT2', 533, 'collected') \g /dev/null
select did('tec1', pg_temp.dispose('B-JUST', 'A999926000533', 'destroyed', '120', 'a leak at the port'), 'VN102', 'what has just come in is decided about at its receipt');
-- what was put away or sent after it was said to be disposed of
insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, 'store' from core.process_version v where v.id = (batch('B-GO')).process_version_id;
select must('man1', $$location_add($R, 'LAB', 'FRIDGE', 'Refrigerator', '2 to 8 Cel')$$), make_batch('B-PUT', 'PT1', 534, 'filled') \g /dev/null
select did('tec1', pg_temp.dispose('B-PUT', 'BAG-PUT', 'destroyed', '50.0', 'a leak at the port'), 'done', 'a bag is said to leak');
select did('tec1', $$store_put($R, 'B-PUT', {B-PUT}, 'BAG-PUT', 'FRIDGE', 'A-01', $N)$$, 'done', 'and is put away all the same');
select is(pg_temp.witness('B-PUT', 'BAG-PUT', 'tec2'), 'VN102', 'what lies in storage is not disposed of by a signature');
select is((select c.status || ' ' || d.status || ' ' || s.status from core.container c join core.disposal d on d.container_id = c.id join core.storage s on s.container_id = c.id where c.code = 'BAG-PUT'),
    'stored recorded stored', 'and its position is not taken for ever');
select must('tec1', format($$identity_check($R, 'B-PUT', 'retrieval', 'BAG-PUT', %L)$$, items('coi', 'CHA999926000534', 'scan', 'container', 'BAG-PUT', 'scan'))),
    must('tec1', $$store_take($R, 'B-PUT', {B-PUT}, 'BAG-PUT', 'disposal', $N)$$) \g /dev/null
select is(pg_temp.witness('B-PUT', 'BAG-PUT', 'tec2'), 'done', 'taken out it is');
-- what was recorded wrongly, as long as nobody has witnessed it
select did('tec1', pg_temp.dispose('B-GO', 'V-GO', 'destroyed', '100.0', 'the vessel leaks'), 'done', 'the wrong vessel');
create temp table wrong as select max(id) as id from core.disposal;
create function pg_temp.withdraw(version bigint default 1, code text default 'other', reason text default 'another vessel leaks') returns text language sql as $$
    select format('disposal_withdraw($R, %s, %s, %L, %L)', (select id from wrong), version, code, reason)
$$;
select did(w, pg_temp.withdraw(v, k, y), c, n) from (values ('tec1', 1, 'guessed', 'another vessel leaks', 'VN208', 'a reason that is none of the list'), ('tec1', 1, 'other', 'x', 'VN205', 'no words'),
    ('tec1', 7, 'other', 'another vessel leaks', 'VN101', 'as nobody saw it'), ('tec2', 1, 'other', 'another vessel leaks', 'VN003', 'a colleague''s disposal'),
    ('far1', 1, 'other', 'another vessel leaks', 'VN306', 'another site''s'), ('qa1', 1, 'other', 'another vessel leaks', '42501', 'QA disposes of nothing')) x (w, v, k, y, c, n);
select did('tec1', 'disposal_withdraw($R, 0, 1, ''other'', ''another vessel leaks'')', 'VN306', 'a disposal that is not there');
select did('tec1', pg_temp.withdraw(), 'done', 'whoever recorded it withdraws it');
select is(concat_ws(' ', last('container'), last('container_status'), last('status')), 'V-GO in_use withdrawn', 'and is told that the vessel is what it was');
select is((select concat_ws(' ', d.status, d.withdraw_code, d.withdraw_reason, p.code) from core.disposal d join core.person p on p.id = d.withdrawn_by_id join wrong w on w.id = d.id), 'withdrawn other another vessel leaks tec1', 'the row stays, with the reason');
select signs('tec1', 'disposal', id, 'witnessed', 'tec2', 'stop VN009', 'a witness comes too late') from wrong;
select did('tec1', pg_temp.withdraw(2), 'VN117', 'it is withdrawn once');
select is((select count(*)::int from rule.supply_open_points(batch('B-GO')) p where p like 'disposal without witness%'), 0, 'nothing waits for a witness any more');
select ok(rule.content_batch((batch('B-GO')).id) ~ 'disposal of V-GO: destroyed.*; withdrawn .* by tec1, other, another vessel leaks', 'the review reads both');
select matches((select string_agg(l, E'\n') from rule.record_history(batch('B-GO'), 'UTC') l), 'disposal of V-GO, was destroyed, 100.0 mL, the vessel leaks, is withdrawn; other, another vessel leaks', 'and the record, among its corrections');
select did('tec1', pg_temp.dispose('B-GO', 'V-GO', 'destroyed', '100.0', 'it leaks, too'), 'done', 'disposed of anew');
update wrong set id = (select max(id) from core.disposal);
select did('man1', pg_temp.withdraw(1, 'mistyped'), 'done', 'a manager withdraws it as well');
select did('tec1', pg_temp.dispose('B-GO', 'V-GO', 'destroyed', '100.0', 'it does leak'), 'done', 'once more');
select is(pg_temp.witness('B-GO', 'V-GO', 'tec2'), 'done', 'and witnessed');
update wrong set id = (select max(id) from core.disposal);
select did('tec1', pg_temp.withdraw(2), 'VN117', 'what a witness has signed was done');
-- kinds
select order_batch('B-RES', null, 0) \g /dev/null
insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) select stream_id, id, therapy_event_id, 'DONOR-RES', 'donor-bag', 'in_use' from core.batch where code = 'B-RES';
select do_seed('B-RES', 'DONOR-RES') \g /dev/null
select did('tec1', pg_temp.dispose('B-RES', 'DONOR-RES', 'research', '1.0', 'emptied at the first step'), 'done', 'a validation has no patient whose consent is asked');
-- a research batch can't be ordered in this laboratory: the rule itself
select throws_ok($$select rule.disposable(jsonb_populate_record(batch('B-RES'), '{"kind": "research"}'), (select c from core.container c where code = 'V-RES'), 'destroyed', null)$$,
    'VN115', null, 'research batches have no disposition');
-- the audit review covers it
select ok(rule.content_batch((batch('B-GO')).id) like '%disposal of A999926000532: destroyed; 0.5 mL; bag emptied, residue%', 'audit review covers the disposal');
-- what is rejected is worked on no further
select make_batch('B-RK', 'PT2', 539, 'sampled') \g /dev/null
select isnt((select code from rule.next_steps(array[(batch('B-RK')).id])), null, 'a batch at work has a next step');
select must('qa1', $$disposition_propose($R, 'B-RK', {B-RK}, 'rejected', 'the look of it')$$) \g /dev/null
select must_sign('qa2', 'disposition', max(id), 'approved') from core.disposition \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'rejected') \g /dev/null
select is((select code from rule.next_steps(array[(batch('B-RK')).id])), null, 'one that was rejected has none');
-- a bag that was disposed of was so under its number: it stays, unless the disposal was none
select make_batch('B-NUM', 'PT2', 549, 'collected'), must('man1', $$batch_abort($R, 'B-NUM', {B-NUM}, 'the patient has died')$$) \g /dev/null
select must_sign('qa1', 'abort', (select max(id) from core.abort), 'approved'), must('tec1', $$container_dispose($R, 'B-NUM', {B-NUM}, 'A999926000549', 'destroyed', '10.0', 'the batch was aborted', $N)$$) \g /dev/null
create function pg_temp.number(wanted text) returns text language sql as $$
    select format('record_correct($R, ''collection'', %L, %s, ''din'', %L, ''misread'', ''the label says so'')', k.id, k.version, wanted) from core.collection k where k.batch_id = (tap.batch('B-NUM')).id
$$;
select did('col1', pg_temp.number('A999926000949'), 'VN117', 'the number of a bag that was disposed of');
select must('man1', format('disposal_withdraw($R, %s, 1, ''misread'', ''it is still there'')', (select max(id) from core.disposal))) \g /dev/null
select did('col1', pg_temp.number('A999926000949'), 'done', 'and of one that was not');
