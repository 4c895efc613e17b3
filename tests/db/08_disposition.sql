-- Disposition: everything that blocks it, two persons, and what happens between proposal and signature.
select make_batch('B-WHOLE', 'PT1', 50, 'tested') \g /dev/null
create function pg_temp.propose(decision text, who text default 'B-WHOLE', reason text default null) returns text language sql as $$
    select format('disposition_propose($R, %L, {%s}, %L, %L)', who, who, decision, reason)
$$;
create function pg_temp.blocks(decision text, like_text text, name text) returns text language sql as $$
    select tap.ok(exists (select from rule.release_blockers((tap.batch('B-WHOLE')).id, decision) b where b like like_text), name)
$$;
select did('qa1', pg_temp.propose('given away'), 'VN208', 'a decision that does not exist');
select did('qa1', pg_temp.propose('verdict'), 'VN115', 'a patient''s batch is not judged by a verdict');
select did('qa1', pg_temp.propose('exceptional_supply'), 'VN205', 'exceptional supply needs words');
select did('ana1', pg_temp.propose('released'), '42501', 'an analyst decides nothing');
select did('far2', pg_temp.propose('released'), 'VN306', 'nor does another site');
select did('qa1', pg_temp.propose('released'), 'stop VN106', 'no release without audit review');
select is(last('blockers'), '["audit review not signed"]', 'which is all that is open');
select signs('qa1', 'batch', (batch('B-WHOLE')).id, 'reviewed', 'mix1', 'done', 'audit review by somebody without hands in it');
select ok((select s.role = 'qa' and position(rule.part('mix1') || rule.part('mix1') || rule.part('qa') in e.body) > 0 from ledger.event e join core.signature s on e.entity = 'signature' and e.key = s.id::text
    where s.entity = 'batch' and s.record_id = (batch('B-WHOLE')).id), 'and its event names the role that it was signed in, of the five that they hold');
select did('qa1', pg_temp.propose('released'), 'done', 'now it is proposed');
select did('qa1', format($$disposition_withdraw($R, %s, 1, 'a second thought')$$, last('disposition')), 'done', 'and withdrawn');
-- each kind of blocker, put there and taken away
create temp table blocker (act text, undo text, says text, name text);
insert into blocker values
    ($$update core.result set status = 'entered' where line_id = (select id from core.specification_line where code = 'vcn' order by id limit 1)$$,
    $$update core.result set status = 'reviewed'$$, '%not final: vector copies%', 'a gating test not reviewed'),
    ($$update core.result set verdict = 'fail' where word = 'not detected'$$,
    $$update core.result set verdict = 'pass' where word = 'not detected'$$, 'test failed: mycoplasma%', 'a failed test'),
    ($$update core.result set stage = 'interim', verdict = 'interim pass' where word = 'no growth'$$,
    $$update core.result set stage = 'final', verdict = 'pass' where word = 'no growth'$$, 'test not final: sterility%', 'a pending test, for a full release'),
    ($$update core.step_execution set status = 'recorded' where id = tap.step('B-WHOLE', 'fill')$$,
    $$update core.step_execution set status = 'complete' where id = tap.step('B-WHOLE', 'fill')$$, 'step not complete: fill 1', 'a step not complete'),
    ($$update core.signature set superseded_at = clock_timestamp() where entity = 'step_execution' and record_id = tap.step('B-WHOLE', 'harvest')$$,
    $$update core.signature set superseded_at = null where entity = 'step_execution'$$, 'signature missing: harvest 1 witnessed', 'a superseded signature'),
    ($$update core.step_execution set identity_check_id = null where id = tap.step('B-WHOLE', 'fill')$$,
    $$update core.step_execution set identity_check_id = (select max(id) from core.identity_check where checkpoint = 'fill') where id = tap.step('B-WHOLE', 'fill')$$,
    'identity check missing: fill 1', 'an identity check missing'),
    ($$update core.container set status = 'in_use' where code = 'BAG-WHOLE'$$,
    $$update core.container set status = 'filled' where code = 'BAG-WHOLE'$$, 'identity not reconciled: no filled container', 'no container that ties'),
    ($$update core.identity_check set checkpoint = 'courier' where batch_id = (tap.batch('B-WHOLE')).id and checkpoint = 'receipt'$$,
    $$update core.identity_check set checkpoint = 'receipt' where checkpoint = 'courier'$$, 'identity not reconciled: no check%', 'no check at receipt'),
    ($$update core.batch set process_status = 'harvested' where code = 'B-WHOLE'$$,
    $$update core.batch set process_status = 'filled' where code = 'B-WHOLE'$$, 'work not finished: the batch is harvested', 'work not finished');
select act, format('select pg_temp.blocks(''released'', %L, %L)', says, 'blocks: ' || name),
    format('select did(''qa1'', pg_temp.propose(''released''), ''stop VN106'', %L)', 'stopped: ' || name), undo from blocker \gexec
select is((select count(*)::int from rule.release_blockers((tap.batch('B-WHOLE')).id, 'rejected')), 0, 'nothing blocks a rejection');
select signs('qa1', 'batch', (batch('B-WHOLE')).id, 'reviewed', 'qa2', 'done', 'reviewed anew') where exists (
    select from rule.release_blockers((tap.batch('B-WHOLE')).id, 'released'));
-- a hold is an open point, too
select did('ana1', $$hold_place($R, 'B-WHOLE', {B-WHOLE}, 'look at this first')$$, 'done', 'a hold');
select pg_temp.blocks('released', 'hold open:%', 'blocks: an open hold');
select did('qa1', pg_temp.propose('released'), 'VN109', 'on hold is no status to release from');
select did('qa1', format($$hold_lift($R, %s, 1, 'looked at it')$$, (select max(id) from core.hold)), 'done', 'lifted');
select pg_temp.blocks('released', 'audit review%', 'blocks: an audit review before the hold');
select signs('qa1', 'batch', (batch('B-WHOLE')).id, 'reviewed', 'tec1', 'stop VN009', 'audit review by a performer');
select signs('qa1', 'batch', (batch('B-WHOLE')).id, 'reviewed', 'gone1', 'done', 'audit review by somebody else');
create function pg_temp.decision_work(who text) returns text language sql as $$
    select value(who, $q$select string_agg(concat_ws(' ', kind, regexp_replace(what, ', record [0-9]+', ''), roles, act, meaning), '; ' order by what) from report.worklist where batch = 'B-WHOLE' and what ~ 'decision' and mine$q$)
$$;
select is(pg_temp.decision_work('qa2'), 'due decision about the batch: to be proposed by QA qa disposition_propose', 'what was reviewed waits for a decision');
select is(pg_temp.decision_work('rel1'), null, 'of QA');
select did('qa1', pg_temp.propose('released'), 'done', 'proposed again');
create temp table d as select last('disposition')::bigint as id;
select did('qa2', pg_temp.propose('released'), 'VN108', 'one proposal at a time');
-- who signs
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'stop VN009', 'QA signs first');
select signs('qa1', 'disposition', (select id from d), 'rejected', 'rel1', 'stop VN009', 'a release is not signed as a rejection');
select is(pg_temp.decision_work('qa2'), 'signature approved: decision released qa sign approved', 'a proposal waits for QA');
select is(pg_temp.decision_work('rel1'), null, 'and not yet for the releaser');
select signs('qa1', 'disposition', (select id from d), 'approved', 'rel1', 'stop VN009', 'a releaser is not QA');
select signs('qa1', 'disposition', (select id from d), 'approved', 'tec1', 'stop VN009', 'a performer does not judge');
select signs('qa1', 'disposition', (select id from d), 'approved', 'qa1', 'done', 'QA approves');
select is(pg_temp.decision_work('rel1'), 'signature released: decision released releaser sign released', 'then the releaser is waited for');
select is(pg_temp.decision_work('qa2'), null, 'and QA no more');
select signs('qa1', 'disposition', (select id from d), 'released', 'qa1', 'stop VN009', 'the same person does not release');
select signs('qa1', 'disposition', (select id from d), 'approved', 'qa2', 'stop VN009', 'an approval is given once');
select is(status('B-WHOLE'), 'filled/quarantine', 'one signature releases nothing');
-- something comes up in between
select did('ana1', $$hold_place($R, 'B-WHOLE', {B-WHOLE}, 'wait for me')$$, 'done', 'a hold between the signatures');
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'stop VN106', 'the last signature finds it');
select did('qa1', format($$hold_lift($R, %s, 1, 'looked at it')$$, (select max(id) from core.hold)), 'done', 'lifted');
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'stop VN106', 'the audit review is out of date now');
select signs('qa1', 'batch', (batch('B-WHOLE')).id, 'reviewed', 'qa2', 'done', 'reviewed again');
select signs('qa1', 'disposition', (select id from d), 'released', 'rel1', 'done', 'the releaser releases');
select is(status('B-WHOLE'), 'filled/released', 'the last signature performs it');
select signs('qa1', 'disposition', (select id from d), 'released', 'rel2', 'stop VN009', 'a second release');
select did('qa1', format($$disposition_withdraw($R, %s, 2, 'a second thought')$$, (select id from d)), 'VN117', 'what is signed is not withdrawn');
select did('qa1', pg_temp.propose('released'), 'VN109', 'released is not released again');
-- a corrected result takes the release with it
select did('ana1', format($$result_correct($R, %s, %s, '12.0', 'misread', 'misread the printout')$$, r.id, r.version), 'done', 'a result behind the release is corrected')
    from core.result r join core.specification_line l on l.id = r.line_id where l.code = 'car' and r.batch_id = (batch('B-WHOLE')).id;
select is(status('B-WHOLE'), 'filled/on_hold', 'the batch goes on hold');
select is((select count(*)::int from core.signature where entity = 'disposition' and record_id = (select id from d) and superseded_at is not null), 2, 'both signatures are superseded and stay');
select is((select string_agg(g.meaning || ' ' || g.superseded_by, ', ') from core.signature g join core.result r on g.entity = 'result' and g.record_id = r.id join core.specification_line l on l.id = r.line_id
    where l.code = 'car' and r.batch_id = (batch('B-WHOLE')).id), 'reviewed result car corrected', 'as is that on the result itself');
select did('qa1', pg_temp.propose('rejected'), 'VN205', 'a rejection needs words');
select did('qa1', pg_temp.propose('rejected', 'B-WHOLE', 'the result cannot be trusted'), 'done', 'rejection of what is on hold');
select signs('qa1', 'disposition', last('disposition')::bigint, 'approved', 'qa2', 'done', 'QA');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'rejected', 'rel1', 'done', 'and the releaser');
select is(status('B-WHOLE'), 'filled/rejected', 'rejected');
select did('cli1', format($$identity_check($R, 'B-WHOLE', 'site', 'BAG-WHOLE', %L)$$, items('coi', 'CHA999926000050', 'scan', 'container', 'BAG-WHOLE', 'scan')), 'done', 'at the site it is compared');
select did('cli1', $$site_receive($R, 'B-WHOLE', {B-WHOLE}, 'BAG-WHOLE', 'C1', $N)$$, 'stop VN109', 'a rejected product is not received');
-- released pending, then for good
select make_batch('B-PEND', 'PT1', 51, 'filled') \g /dev/null
select do_results('B-PEND', 'no growth to date'), must_sign('qa2', 'batch', (batch('B-PEND')).id, 'reviewed') \g /dev/null
select did('qa1', pg_temp.propose('released', 'B-PEND'), 'stop VN106', 'pending is not a full release');
select did('qa1', pg_temp.propose('released_pending', 'B-PEND'), 'done', 'released with sterility pending');
select signs('qa1', 'disposition', last('disposition')::bigint, 'approved', 'qa2', 'done', 'QA');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'rel1', 'done', 'releaser');
select is(status('B-PEND'), 'filled/released_pending', 'released, pending');
select did('ana1', $$result_record($R, 'SF-PEND', 'sterility', 'no growth', $N, 'at the time')$$, 'done', 'the last result');
select signs('ana1', 'result', last('result')::bigint, 'reviewed', 'qcr1', 'done', 'reviewed');
select signs('qa1', 'batch', (batch('B-PEND')).id, 'reviewed', 'qa2', 'done', 'audit review of the whole');
select did('qa1', pg_temp.propose('released', 'B-PEND'), 'done', 'second certification');
create temp table p as select last('disposition')::bigint as id;
select must_sign('qa2', 'disposition', id, 'approved') from p \g /dev/null
select did('qa1', format($$disposition_withdraw($R, %s, 1, 'a second thought')$$, id), 'done', 'withdrawn after the first signature') from p;
select is((select string_agg(g.meaning || ' ' || g.superseded_by, ', ') from core.signature g join p on g.entity = 'disposition' and g.record_id = p.id), 'approved disposition withdrawn', 'which ends with it');
select did('qa1', pg_temp.propose('released', 'B-PEND'), 'done', 'proposed anew');
select signs('qa1', 'disposition', last('disposition')::bigint, 'approved', 'qa2', 'done', 'QA again');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'rel2', 'done', 'releaser again');
select is(status('B-PEND'), 'filled/released', 'released');
-- abort: manager proposes, QA performs
select did('man1', $$batch_abort($R, 'B-RUN', {B-RUN}, 'device failure')$$, 'done', 'a manager proposes an abort');
select did('man2', $$batch_abort($R, 'B-RUN', {B-RUN}, 'device failure')$$, 'VN108', 'once');
select did('qa1', $$batch_abort($R, 'B-RUN', {B-RUN}, 'device failure')$$, '42501', 'QA does not propose it');
select signs('man1', 'abort', (select max(id) from core.abort), 'approved', 'man1', 'stop VN009', 'the proposer does not approve');
select signs('man1', 'abort', (select max(id) from core.abort), 'approved', 'qa1', 'done', 'QA approves');
select is(status('B-RUN'), 'aborted/quarantine', 'aborted');
