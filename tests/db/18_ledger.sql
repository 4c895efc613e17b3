-- The ledger: an event a row, chained; replay finds nothing after honest work; checkpoints; what people may read.
select is((select count(*)::int from ledger.event where kind = 'unattributed'), 0, 'everything the fixture did is attributed');
select is((select count(*)::int from ledger.event e where e.act like 'migration%' and e.entity not in ('dictionary', 'release')), 0, 'migrations wrote the dictionary and the release only');
select is((select count(*)::int from api.ledger_replay()), 0, 'replay: every row is what the ledger says');
select is((select string_agg(s.id::text, ', ') from ledger.stream s left join ledger.head h on h.stream = s.id where coalesce(h.position, 0) <> (select count(*) from ledger.event e where e.stream = s.id)), null, 'positions are dense');
select is((select string_agg(h.stream::text, ', ') from ledger.head h where h.head <> (select sha256('\x00'::bytea || e.body) from ledger.event e where e.stream = h.stream and e.position = h.position)), null, 'a head is the hash of the last event');
select is((select count(*)::int from ledger.event e join ledger.event n on n.stream = e.stream and n.position = e.position + 1
    where position(sha256('\x00'::bytea || e.body) in n.body) <> 37), 0, 'every event holds the hash of the one before it');
-- the answer's receipt is where its last event stands
select did('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'temperature alarm')$$, 'done', 'an act');
select is((select encode(sha256('\x00'::bytea || e.body), 'hex') from ledger.event e where e.stream = (answer() ->> 'stream')::bigint and e.position = (answer() ->> 'position')::bigint), answer() ->> 'hash', 'its receipt');
select is((select string_agg(e.entity || ' ' || e.kind, ', ' order by e.position) from ledger.event e where e.request = (select max(r.request::text)::uuid from work.request r where r.act = 'hold_place')), 'hold insert, batch update', 'an event for each changed row');
-- a change without an act is an event of its own
update core.batch set slot = slot + 1 where code = 'B-RUN';
select is((select kind || ' ' || login from ledger.event order by at desc limit 1), 'unattributed vein_dba', 'a direct change is written down as such');
select is((select string_agg(kind || ' ' || entity, ', ') from api.ledger_replay()), 'unattributed batch', 'and is a finding');
-- one that pretends, by the settings that an act makes
begin;
select set_config('vein.xact', pg_current_xact_id()::text, true), set_config('vein.act', 'hold_place', true) \g /dev/null
select throws_ok($$update core.batch set slot = slot + 1 where code = 'B-RUN'$$, null, null, 'half a context is an error, not an attribution');
rollback;
insert into core.near_miss (stream_id, act, code, rule, way_out, person_id, login, happened_at, request) select stream_id, 'x', 'VN301', 'x', 'x', 1, 'x', clock_timestamp(), gen_random_uuid() from core.batch where code = 'B-RUN';
delete from core.near_miss;
select is((select kind || ' ' || entity from ledger.event order by at desc, position desc limit 1), 'deleted near_miss', 'a row removed is an event of its own kind');
-- checkpoints
select is(value('tec1', 'select size > 0 from api.checkpoint_make(false)'), 't', 'anybody makes a checkpoint');
select is(value('tec1', 'select size from api.checkpoint_make(false)'), (select count(*)::text from ledger.event), 'which covers all committed events');
select is((select count(*)::int from ledger.checkpoint), 1, 'nothing new makes none');
select matches((select text from ledger.checkpoint), E'^vein/[0-9a-f-]{36}/1\n[0-9]+\n[A-Za-z0-9+/]{43}=\ncatalogue [0-9a-f]{64}\nserver [0-9]+\nlast [0-9TZ:.-]{27}\n', 'its lines');
select is(value('tec1', 'select size from api.ledger_head()'), (select max(size)::text from ledger.checkpoint), 'everybody reads the newest head');
-- the tree against a straightforward one
create function pg_temp.root(hashes bytea[]) returns bytea language plpgsql as $$
declare
    k int := 1;
begin
    if cardinality(hashes) = 1 then return hashes[1]; end if;
    while k * 2 < cardinality(hashes) loop k := k * 2; end loop;
    return sha256('\x01'::bytea || pg_temp.root(hashes[1:k]) || pg_temp.root(hashes[k + 1:]));
end
$$;
select is(pg_temp.root((select array_agg(sha256('\x00'::bytea || e.body) order by l.idx) from ledger.leaf l join ledger.event e using (stream, position))), (select root from ledger.checkpoint), 'the root of RFC 6962');
select must('qa1', $$hold_place($R, 'B-COL', {B-COL}, 'temperature alarm')$$) \g /dev/null
select is(value('tec1', 'select size from api.checkpoint_make(true)'), (select max(size)::text from ledger.checkpoint), 'at most one a minute when it is only due');
select is(value('tec1', 'select size from api.checkpoint_make(false)'), (select count(*)::text from ledger.event), 'a second checkpoint');
select is(pg_temp.root((select array_agg(sha256('\x00'::bytea || e.body) order by l.idx) from ledger.leaf l join ledger.event e using (stream, position))), (select root from ledger.checkpoint order by size desc limit 1), 'its root, from the right edge only');
-- who reads what
select is(value('aud1', 'select count(*) > 500 from api.ledger_event'), 't', 'an auditor reads the whole ledger');
select is(value('qa1', 'select count(*) > 500 from api.audit_log'), 't', 'so does QA');
select is(value(p, 'select (select count(*) from api.ledger_event) + (select count(*) from api.audit_log) + (select count(*) from api.ledger_stream)'), '0', p || ' reads nothing of it') from unnest(array['tec1', 'man1', 'adm1', 'far1', 'cli1']) p;
select is(value('tec1', 'select count(*) from api.ledger_replay()'), '!VN003', 'replay is for those who may read');
select is(value('aud1', 'select count(*) > 0 from api.ledger_replay()'), 't', 'an auditor runs it');
select is(value('tec1', $$select count(*) > 10 from api.batch_event where batch = 'B-RUN'$$), 't', 'the history of a batch is for everybody who sees the batch');
-- values of a patient stand in the ledger as commitments; with the salt they can be shown to be right
select ok(not exists (select from ledger.event e where position(convert_to('Muster', 'UTF8') in e.body) > 0 or position(convert_to('R1001', 'UTF8') in e.body) > 0), 'no name and no record number in any event');
select is((select count(*)::int from core.patient_identity i join ledger.salt s on s.entity = 'patient_identity' and s.key = i.id join ledger.event e on e.entity = 'patient_identity' and e.key = i.id::text
    where position(sha256('\x02'::bytea || s.salt || convert_to('family_name', 'UTF8') || convert_to(i.family_name, 'UTF8')) in e.body) > 0), 3, 'each name is committed to');
-- events never change
select is((select count(*)::int from pg_trigger t where t.tgrelid = 'core.batch'::regclass and t.tgname like 'ledger%' and t.tgenabled = 'A'), 4, 'the triggers are always on');
-- what is put together from the process tables is compared with them
select is((select count(*)::int from api.ledger_replay() where kind = 'derived'), 0, 'what is derived says what the process says');
update work.step_plan set late_entry_us = late_entry_us + 1 where step_id = (select min(step_id) from work.step_plan);
select is((select count(*)::int from api.ledger_replay() where kind = 'derived'), 1, 'a limit widened there is a finding');
