-- Levels that are plus or minus per cent of another value: a computed one of the same step, and one that is corrected.
\i setup/work.sql
create function pg_temp.found(code text) returns text language sql as $$
    select string_agg(concat_ws(' ', o.revision, o.number, nullif(o.breach, ''), o.reason), '; ' order by o.revision)
    from core.observation o join core.process_field f on f.id = o.process_field_id
    where o.batch_id = (batch(code)).id and f.name = 'found'
$$;
-- 50.0 mL of 2.00 are 100.0 wanted
select pg_temp.work('B-R' || n, 'fed') from generate_series(1, 8) n \g /dev/null
select did('tec1', pg_temp.doing('B-R' || n, 'rinse', format('{"part": "50.0", "dense": "2.00", "found": "%s"}', v)), 'done', v || ' found'),
       is(pg_temp.found('B-R' || n), concat_ws(' ', '1', v, w), 'against 100.0 wanted, computed in the same step')
from (values (1, '100.0', null), (2, '95.0', null), (3, '94.9', 'alert'), (4, '105.1', 'alert'), (5, '90.0', 'alert'), (6, '89.9', 'action'),
             (7, '110.1', 'action')) t (n, v, w) order by n;
select did('tec1', pg_temp.doing('B-R8', 'rinse', '{"part": "50.0", "dense": {"not_recorded": "lost", "reason": "the slide broke"}, "found": "10.0"}'), 'done', 'nothing to compare with'),
       is(pg_temp.found('B-R8'), '1 10.0', 'no level is invented');
-- the reference is corrected: the value stays, its level is judged anew, the signature on it ends
create function pg_temp.correct(code text, field text, value text) returns text language sql as $$
    select format('observation_correct($R, %s, %L, %s, %L, ''misread'', ''read the slide again'')', step(code, 'rinse'), field, pg_temp.version(step(code, 'rinse')), value)
$$;
select did('tec1', pg_temp.correct('B-R1', 'dense', '2.40'), 'done', '120.0 are wanted now'),
       is(pg_temp.found('B-R1'), '1 100.0; 2 100.0 action its level moved: read the slide again', 'of which 100.0 are too few');
select is((select count(*) from rule.batches_open(array[(batch('B-R1')).id]) o where o.what like 'triage missing: rinse%'), 1::bigint, 'it waits for QA''s triage');
select did('tec1', pg_temp.correct('B-R1', 'dense', '2.00'), 'done', 'and back'),
       is(right(pg_temp.found('B-R1'), 46), '; 3 100.0 its level moved: read the slide again', 'nothing is open any more');
select is((select count(*) from rule.batches_open(array[(batch('B-R1')).id]) o where o.what like 'triage missing: rinse%'), 0::bigint, 'nor waits');
select did('tec1', pg_temp.correct('B-R6', 'found', '99.0'), 'done', 'the value itself is corrected'),
       is(pg_temp.found('B-R6'), '1 89.9 action; 2 99.0 read the slide again', 'and judged once');
select is((select count(*) from core.observation o where o.batch_id = (batch('B-R2')).id and o.revision > 1), 0::bigint, 'other batches are left alone');
