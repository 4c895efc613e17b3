-- Blocks: an operation signed as a whole at its break point; and the four persons at a step.
\i setup/work.sql
create function pg_temp.state(code text, operation text) returns text language sql as $$ select value('tec1', format('select state from api.operation_block where batch = %L and operation = %L', code, operation)) $$;
select pg_temp.work('B-BLK', 'checked') \g /dev/null
-- performed, recorded, checked, witnessed: four things, two signatures in any order, by two persons
select did('tec1', $$step_record($R, 'B-BLK', 'mix', 1, $N, '{}', 'tec3', null, '{"vessel": "V-BLK"}')$$, 'done', 'hands and pen are two persons');
select is(last('signatures_needed'), '["witnessed", "checked"]', 'the step asks for both');
select must('tec1', $$scan($R, 'V-BLK', 'B-BLK')$$), must('tec2', $$scan($R, 'V-BLK', 'B-BLK')$$), must('mix1', $$scan($R, 'V-BLK', 'B-BLK')$$) \g /dev/null
select signs('tec1', 'step_execution', step('B-BLK', 'mix'), 'witnessed', 'mix1', 'done', 'the witness first, who could also check');
select signs('tec1', 'step_execution', step('B-BLK', 'mix'), 'checked', 'mix1', 'stop VN009', 'is not the checker as well');
select is(pg_temp.state('B-BLK', 'prepare'), 'not complete', 'half signed is not complete');
select signs('tec1', 'step_execution', step('B-BLK', 'mix'), 'checked', 'ana1', 'done', 'then the checker');
select is(last('status'), 'complete', 'complete');
-- offered, and by whom
select is(pg_temp.state('B-BLK', 'prepare'), 'to be signed', 'the block is offered, its optional step left out');
select is(pg_temp.state('B-BLK', 'culture'), 'not complete', 'the next one is not');
select matches(pg_temp.gaps('B-BLK', 'block'), '^signature missing: checked: block Culture; signature missing: performed: block Preparation, record \d+$', 'both keep the record from being complete');
select is(value('tec1', $$select count(*) from report.worklist where batch = 'B-BLK' and mine and kind = 'signature'$$), '1', 'the operator is asked for the one that is ready');
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'checked', 'ana1', 'VN901', 'a meaning that the process does not name');
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'ana1', 'stop VN009', 'not without the role');
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'tec2', 'stop VN009', 'performed is not said by who performed nothing');
select signs('far1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'tec1', 'VN306', 'nobody asks at another site');
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'tec1', 'done', 'by who performed a step of it');
select is(pg_temp.state('B-BLK', 'prepare'), 'signed', 'signed');
select is(pg_temp.gaps('B-BLK', 'Preparation'), null, 'nothing is missing in it');
select matches((select content from core.signature where entity = 'operation_block' and record_id = block('B-BLK', 'prepare')), 'step: Weigh \(weigh 1\).*Mass after: 15\.00 g.*step: Mix', 'the text covers every step with its values');
select matches(pg_temp.record('B-BLK'), 'Block Preparation, to be signed: performed by technician', 'the batch record shows the block');
-- superseded by what changes inside, and by nothing else
select must('tec1', pg_temp.doing('B-BLK', 'feed')) \g /dev/null
select is(pg_temp.state('B-BLK', 'prepare'), 'signed', 'a step of another operation leaves it');
select must('tec1', format('comment_add($R, ''B-BLK'', ''all went well'', %s)', step('B-BLK', 'weigh'))) \g /dev/null
select is(pg_temp.state('B-BLK', 'prepare'), 'signed', 'and so does a comment');
select did('tec1', pg_temp.doing('B-BLK', 'settle', at => (select rule.utc(event_at) from core.step_execution where id = step('B-BLK', 'mix'))), 'done', 'an optional step recorded afterwards');
select is(pg_temp.state('B-BLK', 'prepare'), 'to be signed', 'asks for the signature anew');
select is((select superseded_by from core.signature where entity = 'operation_block' and record_id = block('B-BLK', 'prepare') and superseded_at is not null), 'a further step was recorded', 'the first one stays, superseded, with why');
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'tec3', 'done', 'signed by the other performer');
select did('tec1', format('observation_correct($R, %s, ''start'', %s, ''21.00'', ''misread'', ''read the scale again'')', step('B-BLK', 'weigh'), pg_temp.version(step('B-BLK', 'weigh'))), 'done', 'a value inside is corrected');
select is(pg_temp.state('B-BLK', 'prepare'), 'open again', 'the step waits for its check: the block is open');
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'tec1', 'stop VN118', 'and not signed before');
select must_sign('tec2', 'step_execution', step('B-BLK', 'weigh'), 'checked') \g /dev/null
select signs('tec1', 'operation_block', block('B-BLK', 'prepare'), 'performed', 'tec1', 'done', 'signed again');
-- a block with a repeated step is complete when the repetition has ended; and checked is said by who had no hand in it
select must('tec1', pg_temp.doing('B-BLK', 'daily', '{"viability": "90.0"}')), must('tec1', pg_temp.doing('B-BLK', 'rinse')) \g /dev/null
select is(pg_temp.state('B-BLK', 'culture'), 'not complete', 'it repeats');
select must('tec1', pg_temp.doing('B-BLK', 'harvest')), must('tec1', pg_temp.doing('B-BLK', 'fill', produced => '{"bag": ["BAG-BK1", "BAG-BK2"]}')) \g /dev/null
select is(pg_temp.state('B-BLK', 'culture'), 'to be signed', 'until it ends');
select signs('ana1', 'operation_block', block('B-BLK', 'culture'), 'checked', 'ana1', 'done', 'checked by an analyst');
select is(pg_temp.gaps('B-BLK', '.'), null, 'the record is complete');
-- a release asks for it
select make_batch('B-NOB', 'PT1', 450, 'reviewed') \g /dev/null
update core.signature set superseded_at = rule.now(), superseded_by = 'for this test' where entity = 'operation_block' and record_id = block('B-NOB', 'formulation');
select did('qa1', $$disposition_propose($R, 'B-NOB', {B-NOB}, 'released')$$, 'stop VN106', 'no release without the signature on a block');
select matches(answer() ->> 'value', 'signature missing: performed: block Formulation and fill', 'and the stop says so');
