-- Review by exception: QA accepts or returns each exception of a record, as it was seen; what is returned waits for an answer,
-- and the audit review waits for it; what was accepted holds as long as the line reads the same; the signature says how many.
create function pg_temp.line(pattern text, col text) returns text language sql as $$
    select value('qa1', format('select %I from api.review_exception where batch = %L and what ~ %L', col, 'B-EXC', pattern))
$$;
create function pg_temp.says(login text, act text, pattern text, words text, wanted text, name text) returns text language sql as $$
    select did(login, format('review_%s($R, %L, %L, %L, %L)', act, 'B-EXC', pg_temp.line(pattern, 'item'), pg_temp.line(pattern, 'shown'), words), wanted, name)
$$;
create function pg_temp.waits(login text) returns text language sql as $$
    select value(login, $q$select string_agg(concat_ws(' ', kind, what, '->', act, field), '; ') from report.worklist where mine and batch = 'B-EXC' and kind = 'returned'$q$)
$$;
select make_batch('B-EXC', 'PT1', 61, 'filled') \g /dev/null
select do_results('B-EXC', 'no growth to date') \g /dev/null
select did('qa1', $$hold_place($R, 'B-EXC', {B-EXC}, 'look at this first')$$, 'done', 'a hold');
select did('qa1', format($$hold_lift($R, %s, 1, 'looked at it')$$, (select max(id) from core.hold)), 'done', 'lifted: an exception');
select did('qa1', $$deviation_open($R, 'B-EXC', 'minor', $N, 'the door stood open', 'closed it', null)$$, 'done', 'a deviation: another');
select is(pg_temp.line('^hold', 'decision'), null, 'nobody has said anything about it');
-- who, and what
select pg_temp.says('tec1', 'accept', '^hold', null, '42501', 'a technician accepts nothing');
select did('far2', $$review_accept($R, 'B-EXC', 'hold 1', 'x')$$, 'VN306', 'nor does another site''s QA');
select did('qa1', $$review_accept($R, 'B-EXC', 'hold 999999', '0123456789abcdef')$$, 'VN306', 'there is no such exception');
select did('qa1', format($$review_accept($R, 'B-EXC', %L, '0123456789abcdef')$$, pg_temp.line('^hold', 'item')), 'VN101', 'a line that reads otherwise is not accepted');
select did('qa1', format($$review_accept($R, 'B-EXC', %L, null)$$, pg_temp.line('^hold', 'item')), 'VN101', 'nor one that nobody has seen');
select pg_temp.says('qa1', 'return', '^hold', '', 'VN202', 'returning needs words');
update core.step_execution set recorded_by_id = (select id from core.person where code = 'qa2') where batch_id = (batch('B-EXC')).id and id = (select min(id) from core.step_execution where batch_id = (batch('B-EXC')).id);
select pg_temp.says('qa2', 'accept', '^hold', null, 'stop VN009', 'whoever had a hand in the batch judges none of it');
-- accepted
select pg_temp.says('qa1', 'accept', '^hold', null, 'done', 'accepted, without words');
select is(pg_temp.line('^hold', 'decision') || ' ' || pg_temp.line('^hold', 'said_by'), 'accepted ' || (select printed_name from core.person where code = 'qa1'), 'which the line says');
select pg_temp.says('qa1', 'accept', '^hold', null, 'VN126', 'once is enough');
select pg_temp.says('qa1', 'accept', 'deviation', 'a minor one', 'done', 'accepted with words');
select did('qa1', format($$deviation_assess($R, %s, 1, 'minor', 'no impact', 'nothing was open')$$, (select max(id) from core.deviation)), 'done', 'its impact is decided');
select is(pg_temp.line('deviation', 'decision'), 'changed', 'what was accepted reads otherwise now');
-- returned
select pg_temp.says('qa1', 'return', 'deviation', 'which door?', 'done', 'returned');
select is(pg_temp.waits('tec1'), 'returned answer to QA: ' || pg_temp.line('deviation', 'what') || ' (which door?) -> review_answer ' || pg_temp.line('deviation', 'item'), 'it waits for those who work on the batch');
select is(pg_temp.waits('rel1'), null, 'not for the releaser');
select signs('qa1', 'batch', (batch('B-EXC')).id, 'reviewed', 'qa1', 'stop VN118', 'the review is not signed before it is answered');
select ok((select way_out is not null and expected ~ '^reviewed by ' and not rule.reviewed_near_miss(code, expected) from core.near_miss order by id desc limit 1),
    'which is no exception of the record itself');
select did('tec1', format($$review_answer($R, 'B-EXC', %L, 'the one of the incubator')$$, pg_temp.line('^hold', 'item')), 'VN306', 'what was not returned is not answered');
select did('tec1', format($$review_answer($R, 'B-EXC', %L, '')$$, pg_temp.line('deviation', 'item')), 'VN202', 'an answer has words');
select did('tec1', format($$review_answer($R, 'B-EXC', %L, 'the one of the incubator')$$, pg_temp.line('deviation', 'item')), 'done', 'answered');
select is(pg_temp.waits('tec1'), null, 'and the line is gone');
select is(pg_temp.line('deviation', 'decision') || ': ' || pg_temp.line('deviation', 'said'), 'answered: the one of the incubator', 'QA reads the answer');
select pg_temp.says('qa1', 'accept', 'deviation', null, 'done', 'and accepts it');
-- signed, and ended by the next word
select signs('qa1', 'batch', (batch('B-EXC')).id, 'reviewed', 'qa1', 'done', 'then the review is signed');
select ok((select content like E'%\nexceptions: 2 accepted, 0 returned and answered\n%' from core.signature where entity = 'batch' and record_id = (batch('B-EXC')).id and superseded_at is null), 'and says how many exceptions were accepted');
select ok((select content ~ 'returned exception: minor deviation [0-9]+: the door stood open; which door\?; .* by qa1' and content ~ 'answered exception: .*; the one of the incubator; .* by tec1'
           from core.signature where entity = 'batch' and record_id = (batch('B-EXC')).id and superseded_at is null), 'with all that was said');
select pg_temp.says('qa1', 'return', '^hold', 'look once more', 'done', 'one is returned after all');
select is((select count(*)::int from core.signature where entity = 'batch' and record_id = (batch('B-EXC')).id and superseded_at is null), 0, 'which ends the review');
select ok((select string_agg(l.text, E'\n') ~ 'exception review' from rule.record_text(batch('B-EXC'), 'UTC') l (text)), 'the batch record has it');
-- the final reading after an interim one is as planned; a second final one is not
create function pg_temp.read(reading text) returns text language sql as $$
    select did('ana2', format('result_record($R, %L, ''sterility'', %L, $N, ''at the time'')', (select m.code from core.result r join core.sample m on m.id = r.sample_id
        join core.specification_line l on l.id = r.line_id where r.batch_id = (batch('B-EXC')).id and l.code = 'sterility' limit 1), reading), 'done', 'sterility: ' || reading)
$$;
update core.specification_line set retests = 2 where code = 'sterility' and process_version_id = (batch('B-EXC')).process_version_id;
select pg_temp.read('no growth');
select is(pg_temp.line('^Sterility', 'kind'), null, 'a final reading after an interim one is no exception');
select pg_temp.read('no growth');
select is(pg_temp.line('^Sterility', 'kind'), 'retest', 'a further test after a final one is');
