-- Holds: placed by those who may, seen in the quality status, a stop to the work, lifted by QA with a reason.
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'temperature alarm')$$, 'done', 'QA places a hold');
select is(status('B-RUN'), 'in_process/on_hold', 'the batch says so');
select did('ana1', $$hold_place($R, 'B-RUN', {B-RUN}, 'another reason')$$, 'done', 'an analyst places a second one');
select did('tec1', $$hold_place($R, 'B-RUN', {B-RUN}, 'another reason')$$, '42501', 'an operator may not');
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'no')$$, 'VN205', 'a reason needs words');
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, null)$$, 'VN205', 'no reason at all is refused');
select did('qa1', $$hold_place($R, 'B-NONE', 1, 'temperature alarm')$$, 'VN306', 'an unknown batch');
select did('far2', $$hold_place($R, 'B-RUN', {B-RUN}, 'temperature alarm')$$, 'VN306', 'a batch of another site answers the same');
select did('qa1', $$hold_place($R, 'B-RUN', 1, 'temperature alarm')$$, 'VN101', 'a stale version');
select did('qa1', $$hold_place(null, 'B-RUN', {B-RUN}, 'temperature alarm')$$, 'VN901', 'no request id');
select did('tec1', format($$step_record($R, 'B-RUN', 'daily-sample', 1, $N, %L, null, 'V-RUN')$$,
    '{"sampled_at": "2026-01-01T00:00:00Z", "volume": "100.0", "vcc": "4.00", "viability": "92.0", "look": "clear"}'),
    'VN105', 'no step on a batch on hold');
select did('qa1', $$disposition_propose($R, 'B-RUN', {B-RUN}, 'released')$$, 'VN109', 'no release of a batch on hold');
select did('ana1', format($$hold_lift($R, %s, 1, 'all is well')$$, (select min(id) from core.hold)), '42501', 'an analyst does not lift');
select did('qa1', format($$hold_lift($R, %s, 2, 'all is well')$$, (select min(id) from core.hold)), 'VN101', 'lifting with a stale version');
select did('qa1', format($$hold_lift($R, %s, 1, '---')$$, (select min(id) from core.hold)), 'VN205', 'lifting without a reason');
select did('qa1', $$hold_lift($R, 99999, 1, 'all is well')$$, 'VN306', 'lifting an unknown hold');
select did('far2', format($$hold_lift($R, %s, 1, 'all is well')$$, (select min(id) from core.hold)), 'VN306', 'lifting at another site');
select did('qa1', format($$hold_lift($R, %s, 1, 'all is well')$$, (select min(id) from core.hold)), 'done', 'QA lifts the first');
select is(status('B-RUN'), 'in_process/on_hold', 'while one is open the batch stays on hold');
select did('qa1', format($$hold_lift($R, %s, 2, 'all is well')$$, (select min(id) from core.hold)), 'VN117', 'a lifted hold is not lifted again');
select did('qa2', format($$hold_lift($R, %s, 1, 'all is well')$$, (select max(id) from core.hold)), 'done', 'QA lifts the last');
select is(status('B-RUN'), 'in_process/quarantine', 'and the batch returns to what it was');
select is((select count(*)::int from core.hold where lift_reason is not null and lifted_by_id is not null), 2, 'reasons and persons stay');
select did('qa1', $$hold_place($R, 'B-COL', {B-COL}, 'consent in question')$$, 'done', 'a hold while the patient sits in the chair');
select did('col1', format($$collection_finish($R, %s, 1, 'A999926000777', '120.5', $N)$$, (select id from core.collection where batch_id = (batch('B-COL')).id)), 'done',
    'what is being collected is recorded all the same');
