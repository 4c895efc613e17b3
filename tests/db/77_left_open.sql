-- What is left open and used to be on no list: the audit review, tubes of recorded steps; and labels of what is new.
create function pg_temp.lines(login text, batch text, like_text text) returns text language sql as $$
    select value(login, format('select string_agg(concat_ws('' '', kind, what, ''->'', act, entity, meaning, sample), ''; '' order by what) from report.worklist '
        'where mine and batch = %L and what like %L', batch, like_text))
$$;
-- the review
select make_batch('B-REV', 'PT1', 60, 'filled') \g /dev/null
select is(pg_temp.lines('qa1', 'B-REV', 'audit review%'), null, 'no review is asked for while tests are out');
select do_results('B-REV', 'no growth to date') \g /dev/null
select is(pg_temp.lines('qa1', 'B-REV', 'audit review%'), 'signature audit review of batch B-REV: to be signed by QA -> sign batch reviewed',
    'a record that waits for nothing else waits for its review');
select is(pg_temp.lines('rel1', 'B-REV', 'audit review%'), null, 'which is QA''s');
select is(value('far2', $$select count(*) from report.worklist where what like 'audit review%'$$), '0', 'of the site');
select signs('qa1', 'batch', (batch('B-REV')).id, 'reviewed', 'qa2', 'done', 'it is reviewed');
select is(pg_temp.lines('qa1', 'B-REV', 'audit review%'), null, 'and the line is gone');
select did('qa1', $$hold_place($R, 'B-REV', {B-REV}, 'look at this first')$$, 'done', 'a hold ends the review');
select is(pg_temp.lines('qa1', 'B-REV', 'audit review%'), null, 'and comes first');
select did('qa1', format($$hold_lift($R, %s, 1, 'looked at it')$$, (select max(id) from core.hold)), 'done', 'lifted');
select isnt(pg_temp.lines('qa1', 'B-REV', 'audit review%'), null, 'then the record is reviewed anew');
select did('qa1', $$deviation_open($R, 'B-REV', 'minor', $N, 'the door stood open', 'closed it', null)$$, 'done', 'a deviation');
select is(pg_temp.lines('qa1', 'B-REV', 'audit review%'), null, 'its impact is decided before the review');
-- what a review walks through
select is(value('qa1', $$select string_agg(kind || ': ' || coalesce(answer, '?'), '; ' order by place, at) from api.review_exception where batch = 'B-REV' and kind not in ('no lot', 'no device')$$),
    'hold: looked at it; deviation: ', 'what is not as planned, with its answer');
select is(value('far2', $$select count(*) from api.review_exception$$), '0', 'nothing of it is another site''s');
-- tubes
select did('tec1', format($$step_record($R, 'B-RUN', 'daily-sample', 1, $N, %L, null, 'V-RUN')$$,
    jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '95.0', 'look', 'clear')), 'done', 'a daily sample');
select is(pg_temp.lines('ana1', 'B-RUN', 'register%'), null, 'nothing was drawn that is tested');
select did('tec1', format($$step_record($R, 'B-RUN', 'harvest', 1, $N, %L, null, 'V-RUN')$$, '{"decision": "manager", "volume": "100.0", "vcc": "8.00"}'), 'done', 'harvested');
select is(pg_temp.lines('ana1', 'B-RUN', 'register%'), 'due register the tubes of sample harvest (step harvest) -> sample_register harvest', 'its tubes are not registered');
select did('ana1', $$sample_register($R, 'B-RUN', 'harvest', 'T-1', $N, null)$$, 'done', 'one is');
select is(pg_temp.lines('ana1', 'B-RUN', 'register%'), null, 'and the line is gone');
select is(value('ana1', $$select string_agg(line || coalesce(' ' || (words ->> 0), ''), ', ') from api.result_form('T-1') where waits$$),
    'viability, cd3, car, vcn, mycoplasma not detected', 'a tube says what it is tested for');
select is(value('far1', $$select count(*) from api.result_form('T-1')$$), '0', 'not to another site');
-- labels of what is new
select did('tec1', $$scan($R, 'V-NEW', 'B-RUN', true)$$, 'done', 'where a new label is waited for, an unknown code is one');
select is(last('kind') || ' ' || last('code'), 'unused V-NEW', 'and said to be');
select did('tec1', $$scan($R, 'V-NEW', 'B-RUN')$$, 'stop VN302', 'elsewhere it is a stop');
select did('tec1', $$scan($R, 'BAG-REV', 'B-RUN', true)$$, 'stop VN301', 'and what is another batch''s is always one');
select did('tec1', $$scan($R, 'V-RUN', 'B-RUN', true)$$, 'done', 'what is in use');
select is(last('kind'), 'container', 'is what it is');
