-- Requests: one id, one stored answer; one act a transaction; READ COMMITTED only; nothing else slips through.
create temp table q as select gen_random_uuid()::text as r, gen_random_uuid()::text as s, gen_random_uuid()::text as f;
select did('qa1', format($$hold_place(%L, 'B-RUN', {B-RUN}, 'temperature alarm')$$, r), 'done', 'an act') from q;
create temp table first as select answer() as a, (select version from core.batch where code = 'B-RUN') as version;
create temp table before as select (traced()).*;
select is(act('qa1', format($$hold_place(%L, 'B-RUN', %s, 'temperature alarm')$$, r, version - 1)), 'done', 'asked again') from q, first;
select is(answer(), a, 'the same answer, byte for byte') from first;
select ok(row(b.*)::traces = traced(), 'one effect') from before b;
select did('qa1', format($$hold_place(%L, 'B-RUN', %s, 'temperature alarm!')$$, r, version - 1), 'VN110', 'altered in one argument') from q, first;
select did('qa1', format($$hold_place(%L, 'B-COL', %s, 'temperature alarm')$$, r, version - 1), 'VN110', 'altered in its subject') from q, first;
select did('qa2', format($$hold_place(%L, 'B-RUN', %s, 'temperature alarm')$$, r, version - 1), 'VN110', 'by somebody else') from q, first;
select did('qa1', format($$hold_lift(%L, %s, 1, 'temperature alarm')$$, r, a #>> '{data,hold}'), 'VN110', 'for another act') from q, first;
-- a stop is an answer, an error is none
select did('tec1', format($$scan(%L, 'NOTHING1', 'B-RUN')$$, s), 'stop VN302', 'a stop') from q;
create temp table stop as select answer() as a;
select is(act('tec1', format($$scan(%L, 'NOTHING1', 'B-RUN')$$, s)), 'stop VN302', 'asked again') from q;
select is(answer() - 'value', a - 'value', 'is the same stop; what was presented is not kept') from stop;
select is((select count(*)::int from core.near_miss where request::text = (select s from q)), 1, 'with one near miss');
select did('qa1', format($$hold_place(%L, 'B-RUN', {B-RUN}, 'x')$$, f), 'VN205', 'an error') from q;
select did('qa1', format($$hold_place(%L, 'B-RUN', {B-RUN}, 'now with a reason')$$, f), 'done', 'leaves its id unused') from q;
-- request_outcome
select matches(value('qa1', format('select answer::text from api.request_outcome(%L)', r)), '"verdict": "done"', 'one asks what became of a request') from q;
select is(value('tec1', format('select count(*) from api.request_outcome(%L)', r)), '0', 'not of somebody else''s') from q;
select is(value('qa1', format('select count(*) from api.request_outcome(%L)', gen_random_uuid())), '0', 'nor of one that was never served');
-- one act a transaction
select is(script('qa1', 'begin', $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'first of two acts')$$,
    $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'second of two acts')$$, 'rollback')::text, '{BEGIN,done,!VN112,ROLLBACK}', 'a second act in one transaction');
select is(script('qa1', 'begin', $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'first of two acts')$$, 'savepoint a',
    $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'second of two acts')$$, 'rollback to a', 'commit')::text, '{BEGIN,done,SAVEPOINT,!VN112,ROLLBACK,COMMIT}', 'a second act behind a savepoint');
select is(value('qa1', $$select count(*) from (select (api.hold_place(gen_random_uuid(), 'B-RUN', {B-RUN}, 'many at once')).verdict from generate_series(1, 3)) x$$), '!VN112', 'acts in a query over many rows');
select is((script('qa1', $q$do $x$ begin
    perform api.hold_place(gen_random_uuid(), 'B-RUN', {B-RUN}, 'in a block'); perform api.hold_place(gen_random_uuid(), 'B-RUN', {B-RUN}, 'in a block'); end $x$$q$))[1], '!VN112', 'acts in a block');
select is(value('qa1', $$select count(d) from (select (api.challenge(gen_random_uuid(), 'batch', 1, 'reviewed')).digest as d from generate_series(1, 3)) x$$), '!VN112', 'challenges in a query over many rows');
select is((select count(*)::int from work.challenge c where c.entity = 'batch'), 0, 'of which none stays');
-- a cursor that outlives its transaction runs at the commit: its act is that transaction's, and the only one
create function pg_temp.holdable(name text, words text) returns text language sql as $$
    select format('declare %s cursor with hold for select (h).verdict from (select api.hold_place($R, ''B-RUN'', {B-RUN}, %L) as h offset 0) x', name, words)
$$;
select is(script('qa1', 'begin', pg_temp.holdable('c', 'first in a cursor'), pg_temp.holdable('d', 'second in a cursor'), 'commit')::text,
    '{BEGIN,"DECLARE CURSOR","DECLARE CURSOR",!VN112}', 'a second act in a cursor that outlives its transaction');
select is((select count(*)::int from core.hold h where h.reason like '% in a cursor'), 0, 'of which neither stays');
select is(script('qa1', 'begin', pg_temp.holdable('c', 'alone in a cursor'), 'commit')::text, '{BEGIN,"DECLARE CURSOR",COMMIT}', 'one act in such a cursor');
select is((select string_agg(e.act || ' ' || e.kind, ',') from core.hold h join ledger.event e on e.entity = 'hold' and e.key = h.id::text
           where h.reason = 'alone in a cursor'), 'hold_place insert', 'is one act, with its event');
-- isolation and modes
select is((script('qa1', 'begin isolation level repeatable read', $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'an older snapshot')$$, 'rollback'))[2], '!VN111', 'REPEATABLE READ');
select is((script('qa1', 'begin isolation level serializable', $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'an older snapshot')$$, 'rollback'))[2], '!VN111', 'SERIALIZABLE');
select is((script('qa1', 'set default_transaction_isolation = ''repeatable read''', $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'an older snapshot')$$))[2], '!VN111', 'a default of REPEATABLE READ');
select is((script('qa1', 'begin read only', $$select verdict from api.hold_place($R, 'B-RUN', {B-RUN}, 'a read only transaction')$$, 'rollback'))[2], '!25006', 'READ ONLY');
-- context set by the caller is overwritten, or is no context at all
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'before the settings')$$, 'done', 'an act to compare with');
select is((script('tec1', 'set vein.person = ''qa1''', 'set vein.act = ''sign''', 'set vein.xact = ''1''', 'set vein.signature = ''99''', 'set vein.reason = ''forged''', 'set vein.offset = ''99999''',
    format('set vein.head = ''%s:1:%s''', (batch('B-RUN')).stream_id, repeat('00', 32)),
    $$select verdict from api.scan($R, 'NOTHING2', 'B-RUN')$$))[8], 'stop', 'settings that pretend');
select is((select e.person || ' ' || e.act || ' ' || e.login || ' ' || (abs(extract(epoch from e.lab_at - e.at - (rule.now() - clock_timestamp()))) < 1) from ledger.event e where e.entity = 'near_miss' order by e.at desc limit 1), 'tec1 scan tec1 true', 'change nothing in the event');
select is((select count(*)::int from ledger.head h where h.head <> (select sha256('\x00'::bytea || e.body) from ledger.event e where e.stream = h.stream and e.position = h.position)), 0, 'nor the chain');
-- stale versions of everything that has one
select did('qa1', $$hold_place($R, 'B-RUN', 1, 'a version of long ago')$$, 'VN101', 'a stale version of a batch');
select did('qa1', $$hold_place($R, 'B-RUN', null, 'no version at all')$$, 'VN101', 'no version is a stale version');
select did('coo1', $$order_cancel($R, 'O-RUN', 1, 'not wanted any more')$$, 'VN101', 'a stale version of an order');
select did('man1', $$process_retire($R, 'synthetic-small', 1, 1, 'a newer one is there')$$, 'VN101', 'a stale version of a process');
select did('adm1', $$login_close($R, 'old1', 7, 'lost the terminal')$$, 'VN101', 'a version of a login from the future');
-- every act refuses a request that is NULL, with nothing left behind
create function pg_temp.empty_call(act text) returns text language sql as $$
    select format('%s(%s)', act, (select string_agg('null', ', ') from generate_series(1, p.pronargs))) from pg_proc p where p.pronamespace = 'api'::regnamespace and p.proname = act
$$;
select did((select l.name from core.login l join core.person_role r on r.person_id = l.person_id and r.status = 'approved' and r.role = any (string_to_array(a.roles, ' '))
        where l.status = 'active' order by l.name limit 1), pg_temp.empty_call(a.act), case a.act when 'challenge' then 'VN901' else 'VN901' end, 'NULL for everything: ' || a.act)
    from ref.act a where a.act <> 'challenge' order by a.act;
