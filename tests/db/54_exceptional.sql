-- What fails its specification: supplied at the physician's request by others than who asked, recalled, told to the treating side.
create function pg_temp.propose(who text, decision text, reason text default null) returns text language sql as $$
    select format('disposition_propose($R, %L, {%s}, %L, %L)', who, who, decision, reason)
$$;
create function pg_temp.decide(signer text, meaning text) returns text language sql as $$
    select tap.sign('qa1', 'disposition', (select max(id) from core.disposition), meaning, signer)
$$;
select make_batch('B-EX', 'PT1', 540, 'filled'), make_batch('B-OK', 'PT2', 541, 'reviewed') \g /dev/null
update core.therapy_order set physician = 'Dr Weiss' where code in ('O-EX', 'O-OK');
select do_results('B-EX') \g /dev/null
create function pg_temp.ask(who text, physician text default 'Dr Weiss', reason text default 'relapse; no other line of treatment is left') returns text language sql as $$
    select format('supply_request($R, %L, {%s}, %L, %L)', who, who, physician, reason)
$$;
-- CAR+ below its limit on a retest-free line: the investigation is concluded, the failure stands
update core.result set verdict = 'fail', number = 5.0, reported = 5.0 where batch_id = (batch('B-EX')).id and line_id = (select id from core.specification_line l where l.code = 'car' and l.process_version_id = (batch('B-EX')).process_version_id);
select did('qa1', pg_temp.propose('B-EX', 'exceptional_supply', 'asked for by the physician'), 'stop VN106', 'no exception without a request');
select ok(last('blockers') like '%no request of the treating physician%', 'which is named');
select did('cli1', pg_temp.ask('B-EX', ''), 'VN202', 'a request names the physician');
select did('cli1', pg_temp.ask('B-EX', 'Dr Weiss', 'x'), 'VN205', 'and a reason');
select did('tec1', pg_temp.ask('B-EX'), '42501', 'an operator asks for nothing');
select did('far1', pg_temp.ask('B-EX'), 'VN306', 'nor another hospital');
select did('cli1', $$supply_request($R, 'B-EX', 1, 'Dr Weiss', 'relapse; no other line')$$, 'VN101', 'a stale version');
select did('mix1', pg_temp.ask('B-EX'), '42501', 'nor somebody without the clinic''s role');
-- a person of two roles asks
select must('man1', $$role_propose($R, 'qa2', 'LAB', 'clinic', '2035-01-01T00:00:00Z')$$) \g /dev/null
select must_sign('qa1', 'person_role', (select max(id) from core.person_role), 'approved') \g /dev/null
select did('qa2', pg_temp.ask('B-EX'), 'done', 'asked for at the clinic');
select did('cli1', pg_temp.ask('B-EX'), 'VN108', 'once');
select must_sign('mix1', 'batch', (batch('B-EX')).id, 'reviewed') \g /dev/null
select did('qa2', pg_temp.propose('B-EX', 'exceptional_supply', 'risk evaluated, physician informed'), 'stop VN009', 'who asks does not propose');
select did('qa1', pg_temp.propose('B-EX', 'released', 'risk evaluated'), 'stop VN106', 'a failed test is not released');
select did('qa1', pg_temp.propose('B-EX', 'exceptional_supply'), 'VN205', 'an exception needs words');
select did('qa1', pg_temp.propose('B-EX', 'exceptional_supply', 'risk evaluated, physician informed'), 'done', 'somebody else proposes');
select did('cli1', format('supply_withdraw($R, %s, 1, ''the physician chose otherwise'')', (select max(id) from core.supply_request)), 'VN114', 'a request that a decision answers is not taken back beneath it');
select is(pg_temp.decide('qa2', 'approved'), 'stop VN009', 'who asks does not approve');
select is(pg_temp.decide('qa1', 'approved'), 'done', 'QA');
select ok(content like '%treating physician: Dr Weiss%asks because: relapse%', 'the signed text holds the request') from core.signature order by id desc limit 1;
select is(pg_temp.decide('rel1', 'released'), 'done', 'and the releaser');
select is(status('B-EX') || ' ' || (select status from core.supply_request), 'filled/exceptional_supply granted', 'granted');
select throws_ok($$update core.disposition set supply_request_id = null where decision = 'exceptional_supply'$$, '23514', null, 'no exception without its request, whoever writes');
select throws_ok($$update core.disposition set decision = 'released' where decision = 'exceptional_supply'$$, '23514', null, 'nor a request behind another decision');
select did('cli1', pg_temp.ask('B-EX'), 'VN109', 'what may be given is not asked for');
select did('cli1', format($$identity_check($R, 'B-EX', 'site', 'BAG-EX', %L)$$, items('coi', 'CHA999926000540', 'scan', 'container', 'BAG-EX', 'scan')), 'done', 'compared at the site');
select did('cli1', $$site_receive($R, 'B-EX', {B-EX}, 'BAG-EX', 'C1', $N)$$, 'done', 'the exception goes to its patient');
-- a met specification is no exception
select did('cli1', pg_temp.ask('B-OK'), 'done', 'asked for too early');
select did('qa1', pg_temp.propose('B-OK', 'exceptional_supply', 'risk evaluated'), 'stop VN106', 'nothing has failed');
select ok(last('blockers') like '%the specification is met: release the batch%', 'release it, says the stop');
-- what was asked for can be taken back, until it is granted
create function pg_temp.asked(code text) returns bigint language sql as $$ select max(r.id) from core.supply_request r where r.batch_id = (batch(code)).id $$;
select did(w, format('supply_withdraw($R, %s, %s, %L)', pg_temp.asked('B-OK'), v, y), c, n) from (values
    ('qa1', 1, 'the physician chose otherwise', '42501', 'QA takes back no request of the clinic'),
    ('far1', 1, 'the physician chose otherwise', 'VN306', 'nor another hospital'),
    ('cli1', 2, 'the physician chose otherwise', 'VN101', 'a stale version'),
    ('cli1', 1, 'x', 'VN205', 'without a reason'),
    ('cli1', 1, 'the physician chose otherwise', 'done', 'the clinic does'),
    ('cli1', 2, 'the physician chose otherwise', 'VN117', 'once')) t (w, v, y, c, n);
select is((select items from rule.open_supply(array[(batch('B-OK')).id])), null, 'nobody waits for it');
select did('cli1', format('supply_withdraw($R, %s, 2, ''the physician chose otherwise'')', pg_temp.asked('B-EX')), 'VN117', 'what was granted is not taken back');
select did('cli1', pg_temp.ask('B-OK'), 'done', 'and it can be asked for again');
-- recall
select make_batch('B-RC', 'PT2', 542, 'at_site') \g /dev/null
update core.therapy_order set physician = 'Dr Weiss' where code = 'O-RC';
select did('qa1', $$batch_recall($R, 'B-OK', {B-OK}, 'the vector lot is in doubt')$$, 'VN109', 'what was not released is not recalled');
select did('man1', $$batch_recall($R, 'B-RC', {B-RC}, 'the vector lot is in doubt')$$, '42501', 'a manager recalls nothing');
select did('qa1', $$batch_recall($R, 'B-RC', {B-RC}, 'x')$$, 'VN205', 'without a reason');
select did('qa1', $$batch_recall($R, 'B-RC', 1, 'the vector lot is in doubt')$$, 'VN101', 'a stale version');
select did('far2', $$batch_recall($R, 'B-RC', {B-RC}, 'the vector lot is in doubt')$$, 'VN306', 'nor another site');
select did('qa1', $$batch_recall($R, 'B-RC', {B-RC}, 'the vector lot is in doubt')$$, 'done', 'QA proposes');
select did('qa2', $$batch_recall($R, 'B-RC', {B-RC}, 'the vector lot is in doubt')$$, 'VN108', 'once');
select is(status('B-RC'), 'at_site/released', 'one person recalls nothing');
select did(w, format('recall_withdraw($R, %s, %s, %L)', (select max(id) from core.recall), v, y), c, n) from (values
    ('man1', 1, 'another lot was meant', '42501', 'a manager takes back no recall'),
    ('far2', 1, 'another lot was meant', 'VN306', 'nor another site'),
    ('qa2', 2, 'another lot was meant', 'VN101', 'a stale version'),
    ('qa2', 1, 'x', 'VN205', 'without a reason'),
    ('qa2', 1, 'another lot was meant', 'done', 'QA takes it back')) t (w, v, y, c, n);
select signs('qa1', 'recall', (select max(id) from core.recall), 'approved', 'rel1', 'stop VN009', 'which nobody signs any more');
select is((select items from rule.open_supply(array[(batch('B-RC')).id])), null, 'or waits for');
select did('qa1', $$batch_recall($R, 'B-RC', {B-RC}, 'the vector lot is in doubt')$$, 'done', 'and it can be proposed again');
select signs('qa1', 'recall', (select max(id) from core.recall), 'approved', 'qa2', 'stop VN009', 'the releaser signs');
select signs('qa1', 'recall', (select max(id) from core.recall), 'approved', 'rel1', 'done', 'signed');
select is(status('B-RC'), 'at_site/recalled', 'recalled');
select did('qa1', format('recall_withdraw($R, %s, 2, ''another lot was meant'')', (select max(id) from core.recall)), 'VN117', 'a signed recall stands');
select did('cli1', $$infusion_record($R, 'B-RC', {B-RC}, 'BAG-RC', 1, $N, $N, '50.0', 'none')$$, 'stop VN109', 'nothing is given any more');
select is(value('cli1', $$select concat_ws(', ', batch, kind, words, physician, status) from api.notification$$), 'B-RC, recall, recalled: the vector lot is in doubt, Dr Weiss, open', 'the treating side is told');
select is((select items from rule.open_supply(array[(batch('B-RC')).id])), 1::bigint, 'a task');
select is(value('cli1', $$select string_agg(kind || ' ' || what, '; ') from report.worklist where mine and batch = 'B-RC' and kind = 'notification'$$), 'notification Dr Weiss: recalled: the vector lot is in doubt', 'on the clinic''s worklist, with the physician''s name');
select is(value('far1', $$select count(*) from report.worklist where kind = 'notification'$$), '0', 'and on nobody else''s');
select did('qa1', $$notification_acknowledge($R, 1, 1, 'told')$$, '42501', 'which QA can''t acknowledge');
select did('far1', format($$notification_acknowledge($R, %s, 1, 'Dr Weiss was told')$$, (select max(id) from core.notification)), 'VN306', 'nor another hospital');
select did('cli1', format($$notification_acknowledge($R, %s, 1, 'x')$$, (select max(id) from core.notification)), 'VN205', 'nor with a sign');
select did('cli1', format($$notification_acknowledge($R, %s, 2, 'Dr Weiss was told')$$, (select max(id) from core.notification)), 'VN101', 'nor a stale one');
select did('cli1', format($$notification_acknowledge($R, %s, 1, 'Dr Weiss was told, the bag is locked away')$$, (select max(id) from core.notification)), 'done', 'the clinic acknowledges');
select did('cli1', format($$notification_acknowledge($R, %s, 2, 'Dr Weiss was told again')$$, (select max(id) from core.notification)), 'VN117', 'once');
-- released with a result pending that turns out failed: before the infusion
select make_batch('B-PA', 'PT1', 543, 'filled'), make_batch('B-PB', 'PT2', 544, 'filled') \g /dev/null
update core.therapy_order set physician = 'Dr Weiss' where code in ('O-PA', 'O-PB');
select do_results(c, 'no growth to date'), must_sign('qa2', 'batch', (batch(c)).id, 'reviewed') from unnest(array['B-PA', 'B-PB']) c \g /dev/null
select must('qa1', pg_temp.propose('B-PA', 'released_pending')) \g /dev/null
select is(array[pg_temp.decide('qa1', 'approved'), pg_temp.decide('rel1', 'released')], array['done', 'done'], 'released with sterility pending');
select must('qa1', pg_temp.propose('B-PB', 'released_pending')) \g /dev/null
select is(array[pg_temp.decide('qa1', 'approved'), pg_temp.decide('rel1', 'released')], array['done', 'done'], 'another one');
select did('ana1', $$result_record($R, 'SF-PA', 'sterility', 'growth', $N, 'at the time')$$, 'done', 'growth before the infusion');
select is(status('B-PA') || ' ' || (select words from core.notification where batch_id = (batch('B-PA')).id), 'filled/on_hold failed after release: Sterility, 14 days on sample SF-PA: growth, limit no growth; interim: no growth to date', 'held, and the clinic is told');
select did('cli1', format($$identity_check($R, 'B-PA', 'site', 'BAG-PA', %L)$$, items('coi', 'CHA999926000543', 'scan', 'container', 'BAG-PA', 'scan')), 'done', 'at the site');
select did('cli1', $$site_receive($R, 'B-PA', {B-PA}, 'BAG-PA', 'C1', $N)$$, 'VN105', 'nothing goes to the patient');
-- the same while it is held for something else
select make_batch('B-PH', 'PT2', 545, 'filled') \g /dev/null
select do_results('B-PH', 'no growth to date') \g /dev/null
select must_sign('qa2', 'batch', (batch('B-PH')).id, 'reviewed'), must('qa1', pg_temp.propose('B-PH', 'released_pending')) \g /dev/null
select is(array[pg_temp.decide('qa1', 'approved'), pg_temp.decide('rel1', 'released')], array['done', 'done'], 'a third one');
select did('qa1', $$hold_place($R, 'B-PH', {B-PH}, 'the label is smeared')$$, 'done', 'held for its label');
select did('ana1', $$result_record($R, 'SF-PH', 'sterility', 'growth', $N, 'at the time')$$, 'done', 'growth meanwhile');
select did('qa1', format($$hold_lift($R, %s, 1, 'a new label was printed')$$, (select min(id) from core.hold where batch_id = (batch('B-PH')).id)), 'done', 'the label is right again');
select is(status('B-PH') || ' ' || (select count(*) from core.hold where batch_id = (batch('B-PH')).id and status = 'open'), 'filled/on_hold 1', 'which lets go nothing that failed');
-- and three days after it
select must('cli1', format($$identity_check($R, 'B-PB', 'site', 'BAG-PB', %L)$$, items('coi', 'CHA999926000544', 'scan', 'container', 'BAG-PB', 'scan'))),
    must('cli1', $$site_receive($R, 'B-PB', {B-PB}, 'BAG-PB', 'C1', $N)$$) \g /dev/null
select must('cli1', format($$infusion_record($R, 'B-PB', {B-PB}, 'BAG-PB', %s, $N, $N, '50.0', 'none')$$, bedside('B-PB', 'PT2', 544))) \g /dev/null
select did('ana1', $$result_record($R, 'SF-PB', 'sterility', 'growth', $N, 'at the time')$$, 'done', 'growth three days later');
select is(status('B-PB'), 'infused/released_pending', 'nothing returns from infused');
select is(value('cli1', $$select concat_ws(', ', kind, physician, status) from api.notification where batch = 'B-PB'$$), 'result, Dr Weiss, open', 'the treating physician''s name and an open task');
select did('qa1', $$batch_recall($R, 'B-PB', {B-PB}, 'growth in the sterility test')$$, 'done', 'QA recalls what was given');
select signs('qa1', 'recall', (select max(id) from core.recall), 'approved', 'rel1', 'done', 'signed');
select is(status('B-PB'), 'infused/recalled', 'released pending becomes recalled');
select must('cli1', $$follow_up_record($R, 'B-PB', 'infection', null, $N, 'blood culture taken, antibiotics begun')$$) \g /dev/null
select is((select count(*)::int from rule.close_blockers(batch('B-PB')) p where p like 'notification not acknowledged:%'), 2, 'the record stays open until both are acknowledged');
