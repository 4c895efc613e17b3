-- The past by the database itself: what is laid out is what the rows were, to whom it is shown, and that it leaves nothing.
create function pg_temp.past(login text, reading text, as_of text, more text default 'null') returns text language sql as $$
    select value(login, format('select string_agg(q::text, %L) from api.past_%s(%L, null, %s) q', ' ; ', reading, as_of, more))
$$;
create temp table moment as select tap.now() as begun;
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'temperature alarm at night')$$, 'done', 'a hold');
create temp table held as select tap.now() as held, value('tec1', 'select b::text from api.batch b where batch = ''B-RUN''') as b;
select did('qa1', $$hold_lift($R, (select max(id) from api.hold), 1, 'looked at it, fine')$$, 'done', 'is lifted');
select did('man1', format('clock_set($R, %L)', tap.now('29 hours')), 'done', 'a day later');
select is(pg_temp.past('tec1', 'batch', held, '''B-RUN'''), regexp_replace(b, ',f\)$', ',)'), 'the batch as it was while it was held, without today''s similar names') from held;
select matches(pg_temp.past('tec1', 'hold', held, '''B-RUN'''), 'temperature alarm at night.*open', 'the hold is open then') from held;
select is(pg_temp.past('tec1', 'hold', begun, '''B-RUN'''), null, 'and was not there before') from moment;
select is(pg_temp.past('tec1', 'hold', held, '''B-NONE'''), null, 'an unknown batch has nothing') from held;
select is(pg_temp.past('far1', 'batch', held, '''B-RUN'''), null, 'who sees nothing today sees nothing of the past') from held;
select is(pg_temp.past('adm1', 'board', held), null, 'nor an administrator') from held;
select is(pg_temp.past('tec1', 'board', tap.now('1 hour')), '!VN507', 'a moment ahead');
select is(pg_temp.past('tec1', 'board', '2001-01-01T00:00:00Z'), '!VN508', 'a moment before the record');
select is(value('tec1', 'select count(*) from api.past_board(null, null, null)'), '!VN202', 'neither moment nor signature');
select is(value('tec1', 'select count(*) from api.past_board(now(), 1, null)'), '!VN202', 'both');
select is(value('tec1', 'select count(*) from api.past_board(null, 999999, null)'), '!VN306', 'a signature that never was');
select is(value('tec1', format('select count(*) from api.past_board(null, %s, null)', (select min(id) from core.signature where entity = 'person'))), '!VN306',
    'a signature on no batch');
select is(value('far1', format('select count(*) from api.past_batch(null, %s, ''B-RUN'')', (select max(g.id) from core.signature g where g.stream_id = (batch('B-RUN')).stream_id))),
    '!VN306', 'a signature at another site');
select is(value('tec1', format('select verdict from api.past_batch_verdict(%L, null, ''B-RUN'')', held)), 'pending', 'a function of the past') from held;
select is(value('tec1', format('select count(*) from api.past_batch_verdict(%L, null, ''B-NONE'')', held)), '!VN306', 'of an unknown batch') from held;
-- a batch record as of a moment before the batch
select make_batch('B-NEW', 'PT2', 760, 'scheduled') \g /dev/null
select did('qa1', format('record_export_past($R, ''B-NEW'', %L)', held), 'VN306', 'no record of a batch that was not there yet') from held;
select did('qa1', format('record_export_past($R, ''B-RUN'', %L)', held), 'done', 'that of one that was') from held;

-- each table: what the ledger holds, laid out, is what the rows are now
do $$ begin perform set_config('tap.moment', tap.now(), false); end $$;
create function pg_temp.differs(table_name text) returns bigint language plpgsql as $$
declare
    v bigint;
    v_columns text := (select string_agg(format('x.%I', a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = format('core.%I', table_name)::regclass and a.attnum > 0
          and not exists (select from ledger.attribute k where k.entity = table_name and k.name = a.attname and k.committed));
begin
    execute format('select (select count(*) from (select %1$s from core.%2$I x except select %1$s from past.%2$I x) d)
        + (select count(*) from (select %1$s from past.%2$I x except select %1$s from core.%2$I x) d)', v_columns, table_name) into v;
    return v;
end
$$;
begin;
select lives_ok($$select past.lay(past.all_needs(), rule.now(), null, null)$$, 'everything is laid out');
select is(string_agg(c.relname, ' ') filter (where pg_temp.differs(c.relname) <> 0), null, 'and is what the rows are now, table by table')
from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and c.relname not in ('dictionary', 'release');
select cmp_ok(count(*)::int, '>', 0, 'patients'' identities are there') from past.patient_identity;
select is(count(*)::int, 0, 'without what the ledger knows as commitments only') from past.patient_identity
where coalesce(family_name, given_name, birth_date::text, record_number, sex) is not null;
rollback;
select is((select count(*)::int from past.batch), 0, 'nothing stays');

-- the batch record of an earlier moment
select did('aud1', format($$record_export_past($R, 'B-RUN', %L)$$, held), 'done', 'an auditor issues the record as it stood') from held;
select matches(tap.last('record'), 'AS OF .*Quality status\ton_hold.*temperature alarm at night', 'which says so, and shows the hold open');
select ok(tap.last('record') !~ 'looked at it, fine', 'and nothing that came later');
select is((select kind || ', ' || subject || ', ' || (reason ~ '^batch record issued as of 20') from core.access order by id desc limit 1),
    'export, batch record B-RUN, true', 'reading it is an export with its row');
select did('aud1', format($$record_export_past('11111111-1111-4111-8111-111111111111', 'B-RUN', %L)$$, held), 'done', 'with a request id') from held;
select is(value('aud1', format($$select (data ? 'record')::text from api.record_export_past('11111111-1111-4111-8111-111111111111', 'B-RUN', %L)$$, held)), 'false',
    'that is told and not given twice') from held;
select did('aud1', $$record_export_past('11111111-1111-4111-8111-111111111111', 'B-RUN', '2026-11-27T00:00:00Z')$$, 'VN110', 'nor for another moment');
select did('adm1', format($$record_export_past($R, 'B-RUN', %L)$$, held), '42501', 'an administrator may not') from held;
select did('far1', format($$record_export_past($R, 'B-RUN', %L)$$, held), 'VN306', 'nor another site') from held;
select did('aud1', $$record_export_past($R, 'B-RUN', '2001-01-01T00:00:00Z')$$, 'VN508', 'before the record began');
select did('aud1', $$record_export_past($R, 'B-RUN', 'yesterday')$$, 'VN501', 'a word is no moment');
select did('aud1', $$record_export_past($R, 'B-RUN')$$, 'VN202', 'no moment at all');

-- the copies
select is(string_agg(f.functionid::regprocedure || ': ' || f.message, '; '), null, 'plpgsql_check is content with the copies')
from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql'
cross join lateral plpgsql_check_function_tb(p.oid, fatal_errors => false, other_warnings => false, extra_warnings => false, performance_warnings => false) f
where p.pronamespace in ('past'::regnamespace, 'past_rule'::regnamespace, 'past_api'::regnamespace) and p.prorettype <> 'trigger'::regtype
  and f.level = 'error';
select is(past.rebind($$select 'core.batch', b.id from core.batch b -- of core.batch
    where rule.sees(b.site_id) and b."core.batch" = core.clean('x', 1) and rule.now() > 'from core.%I'$$,
    '{"core.batch": "past.batch", "rule.now": "past_rule.now"}'),
    $$select 'core.batch', b.id from past.batch b -- of core.batch
    where rule.sees(b.site_id) and b."core.batch" = core.clean('x', 1) and past_rule.now() > 'from past.%I'$$, 'names are replaced, words and remarks are not');
