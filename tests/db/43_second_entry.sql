-- Critical values of a checked step are entered twice, blind: nobody reads the first before the second agrees.
\i setup/work.sql
select pg_temp.work('B-BLI', 'weighed'), pg_temp.work('B-DIF', 'weighed') \g /dev/null
select is(last('shown')::jsonb ->> 'second_entry', 'open', 'the answer says that a second entry is asked for') from (select must('tec1', pg_temp.doing('B-NEW', 'weigh', '{"start": "20.00", "mass": "15.00", "clamp": "open"}')) from pg_temp.issue('B-NEW')) x;
-- nobody reads it: every view with values, every text
create function pg_temp.sees(login text, code text default 'B-BLI') returns text language sql as $$
    select value(login, format('select string_agg(field || ''='' || coalesce(number::text, word, ''?''), '' '' order by field_place) from api.observation where batch = %L', code))
$$;
select is(pg_temp.sees('tec1'), 'start=20.00 mass=15.00 clamp=open left=75.0', 'who entered it reads it');
select is(pg_temp.sees(l), 'start=? mass=? clamp=? left=?', l || ' does not, nor what is computed from it') from unnest(array['tec2', 'tec3', 'ana1', 'man1', 'qa1', 'rel1', 'aud1']) l;
select is(value('tec2', $$select bool_and(hidden)::text || ' ' || string_agg(distinct breach, '') from api.observation where batch = 'B-BLI'$$), 'true ', 'and is told that they are hidden');
select unalike(value('tec2', format('select content from api.challenge(%L, ''step_execution'', %s, ''checked'')', gen_random_uuid(), step('B-BLI', 'weigh'))), '%15.00%', 'the text to be signed does not show it');
select unalike(pg_temp.record('B-BLI'), '%15.00%', 'nor does the batch record');
select unalike(rule.content_batch((batch('B-BLI')).id), '%15.00%', 'nor the audit review');
-- every other view of people: none of their rows holds the value
select is((select string_agg(c.relname, ', ' order by c.relname) from pg_class c where c.relnamespace in ('api'::regnamespace, 'report'::regnamespace) and c.relkind = 'v'
    and coalesce(value('tec2', format('select count(*) from %s v where v::text ~ ''(^|[^:0-9])(15[.]00|75[.]0)''', c.oid::regclass)), '0') <> '0'), null, 'no view shows it to the checker');
-- no signature before it
select signs('tec1', 'step_execution', step('B-BLI', 'weigh'), 'checked', 'tec2', 'stop VN233', 'no signature before the second entry');
-- who
select did('tec1', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), 'stop VN009', 'not by who entered the first');
select did('ana1', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), 'VN003', 'not without the role that checks');
select did('raw1', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), 'VN005', 'not without training');
select did('mix1', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), 'stop VN009', 'not by who reads the ledger');
select did('far1', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), 'VN306', 'not at another site');
select did('qa1', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), '42501', 'not by QA');
-- form
select did('tec2', pg_temp.second('B-BLI', '{"clamp": "open"}'), 'VN202', 'the required one is entered');
select did('tec2', pg_temp.second('B-BLI', '{"mass": "15.001", "clamp": "open"}'), 'VN206', 'by the rules of its field');
select did('tec2', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "half"}'), 'VN208', 'a word by its list');
select did('tec2', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open", "start": "20.00"}'), 'VN209', 'only the critical ones');
select did('tec2', pg_temp.second('B-BLI', '[]'), 'VN901', 'a list instead of an object');
select did('tec2', replace(pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), ', 1, ', ', 7, '), 'VN101', 'a version that was not seen');
-- equal
select did('tec2', pg_temp.second('B-BLI', '{"mass": {"value": "15000", "unit": "mg"}, "clamp": "open"}'), 'done', 'the same value, even in another unit');
select is(last('second_entry'), 'confirmed', 'is confirmed');
select is(pg_temp.sees('tec3'), 'start=20.00 mass=15.00 clamp=open left=75.0', 'and everybody reads it');
select did('tec2', pg_temp.second('B-BLI', '{"mass": "15.00", "clamp": "open"}'), 'VN117', 'once');
select signs('tec1', 'step_execution', step('B-BLI', 'weigh'), 'checked', 'tec2', 'done', 'and the signature follows');
select matches(pg_temp.record('B-BLI'), 'agrees: ', 'the batch record shows the second entry');
-- a value corrected later is entered twice again
select did('tec1', format('observation_correct($R, %s, ''mass'', %s, ''14.00'', ''misread'', ''read the scale again'')', step('B-BLI', 'weigh'), pg_temp.version(step('B-BLI', 'weigh'))), 'done', 'corrected');
select signs('tec1', 'step_execution', step('B-BLI', 'weigh'), 'checked', 'tec2', 'stop VN233', 'it asks for its second entry again');
select did('tec1', format('observation_correct($R, %s, ''start'', %s, ''21.00'', ''misread'', ''read the scale again'')', step('B-BLI', 'weigh'), pg_temp.version(step('B-BLI', 'weigh'))), 'done', 'what is not critical is corrected as before');
select did('tec3', pg_temp.second('B-BLI', '{"mass": "14.00", "clamp": "open"}'), 'done', 'by anybody who may check');
-- different
select did('tec2', pg_temp.second('B-DIF', '{"mass": "15.10", "clamp": "open"}'), 'stop VN232', 'another value is a stop');
select is(answer() ->> 'value', 'expected what was entered first for step weigh 1; found another value', 'that tells neither');
select is((select count(*)::int from core.near_miss n where n.code = 'VN232' and to_jsonb(n)::text ~ '15\.[01]0'), 0, 'and neither stands in the near miss');
select is((select count(*)::int from work.request r where r.login = 'tec2' and r.answer::text ~ '15\.[01]0' and r.answer ->> 'code' = 'VN232'), 0, 'nor in what the request desk keeps');
select is(pg_temp.sees('tec2', 'B-DIF'), 'start=? mass=? clamp=? left=?', 'it stays hidden');
select is((select agrees || ' ' || attempt from core.second_entry where step_execution_id = step('B-DIF', 'weigh')), 'false 1', 'that it differed is recorded');
select did('tec2', format('observation_correct($R, %s, ''mass'', %s, ''15.10'', ''misread'', ''read the scale again'')', step('B-DIF', 'weigh'), pg_temp.version(step('B-DIF', 'weigh'))), 'VN233', 'the checker does not correct it: the answer would tell it');
select did('tec1', format('observation_correct($R, %s, ''mass'', %s, ''15.20'', ''misread'', ''read the scale again'')', step('B-DIF', 'weigh'), pg_temp.version(step('B-DIF', 'weigh'))), 'done', 'the first person corrects, with a reason');
select did('tec2', pg_temp.second('B-DIF', '{"mass": "15.20", "clamp": "closed"}'), 'stop VN232', 'the second try differs, too');
select is(answer() ->> 'way_out', (select hint from ref.error where code = 'VN234'), 'and says who comes next');
select did('tec3', pg_temp.second('B-DIF', '{"mass": "15.20", "clamp": "open"}'), 'VN234', 'nobody tries a third time');
select did('tec1', format('observation_correct($R, %s, ''mass'', %s, ''15.30'', ''misread'', ''read the scale again'')', step('B-DIF', 'weigh'), pg_temp.version(step('B-DIF', 'weigh'))), 'VN234', 'nor corrects it');
select is(value('qa1', $$select what like 'second entry differs twice: weigh 1%' from report.worklist where batch = 'B-DIF' and mine and kind = 'signature'$$), 't', 'it is QA''s work now');
select is(value('qa1', $$select state || ' ' || differed from api.second_entry where batch = 'B-DIF'$$), 'QA has to look 2', 'QA has to look');
create function pg_temp.review(finding text default 'two scales stand on that bench') returns text language sql as $$ select format('step_review($R, %s, %s, %L)', step('B-DIF', 'weigh'), pg_temp.version(step('B-DIF', 'weigh')), finding) $$;
select did('tec2', pg_temp.review(), '42501', 'an operator does not look as QA');
select did('far2', pg_temp.review(), 'VN306', 'nor QA of another site');
select did('qa1', pg_temp.review('hm'), 'VN205', 'a look has its words');
select did('qa1', pg_temp.review(), 'done', 'QA has looked');
select did('qa1', pg_temp.review(), 'VN117', 'once');
select did('tec3', pg_temp.second('B-DIF', '{"mass": "15.20", "clamp": "open"}'), 'done', 'and it may be entered again');
select is((select string_agg(case when agrees then 'agrees' else 'differs' end, ' ' order by attempt) from core.second_entry where step_execution_id = step('B-DIF', 'weigh')), 'differs differs agrees', 'all tries are kept');
select matches(rule.content_batch((batch('B-DIF')).id), 'QA on the second entry of step weigh 1: two scales stand on that bench', 'the audit review covers them');
-- critical in a step without check asks for nothing
select is((select count(*)::int from core.step_execution x where x.batch_id = (batch('B-RUN')).id and x.second_entry is not null), 0, 'steps without check ask for no second entry');
-- invalidated while hidden: shown, since nobody will enter it again
select did('tec1', format('step_invalidate($R, %s, 1, %s, ''the scale was broken'')', step('B-NEW', 'weigh'), pg_temp.deviation('B-NEW')), 'done', 'invalidated before its second entry');
select did('tec1', pg_temp.doing('B-NEW', 'weigh', '{"start": "20.00", "mass": "16.00", "clamp": "open"}'), 'done', 'and done anew');
select did('tec2', pg_temp.second('B-NEW', '{"mass": "16.00", "clamp": "open"}'), 'done', 'with its own second entry');
-- a person with both roles does not look at what they entered
select pg_temp.issue('B-MIX') \g /dev/null
select must('mix1', pg_temp.doing('B-MIX', 'weigh', '{"start": "20.00", "mass": "15.00", "clamp": "open"}')) \g /dev/null
select did(l, pg_temp.second('B-MIX', '{"mass": "15.10", "clamp": "open"}'), 'stop VN232', 'differs, by ' || l) from unnest(array['tec2', 'tec3']) l;
select did('mix1', format('step_review($R, %s, %s, %L)', step('B-MIX', 'weigh'), pg_temp.version(step('B-MIX', 'weigh')), 'two scales stand on that bench'), 'stop VN009', 'QA who had a hand in the batch does not look');
select is(answer() ->> 'value', 'expected a look by QA who had no hand in the batch; found performed or recorded a step of this batch', 'and is told which');
-- what another step computes from it waits as well, and comes back with the second entry
create function pg_temp.share() returns text language sql as $$
    select tap.value('tec3', 'select string_agg(coalesce(number::text, not_recorded), '', '' order by revision) from api.observation where batch = ''B-HAR'' and step = ''harvest'' and field = ''share''')
$$;
select pg_temp.work('B-HAR', 'fed') \g /dev/null
select must('tec1', pg_temp.doing('B-HAR', 'daily', '{"viability": "90.0"}')), must('tec1', pg_temp.doing('B-HAR', 'rinse')), must('tec1', pg_temp.doing('B-HAR', 'harvest')) \g /dev/null
select is(pg_temp.share(), '75.0', 'the harvest is a share of what was weighed');
select must('tec1', format('observation_correct($R, %s, ''mass'', %s, ''14.00'', ''misread'', ''read the scale again'')', step('B-HAR', 'weigh'), pg_temp.version(step('B-HAR', 'weigh')))) \g /dev/null
select is(pg_temp.share(), '75.0, not_done', 'of a value that waits for its second entry it tells nothing');
select did('tec2', pg_temp.second('B-HAR', '{"mass": "14.00", "clamp": "open"}'), 'done', 'entered twice');
select is(pg_temp.share(), '75.0, not_done, 70.0', 'it is computed again');
