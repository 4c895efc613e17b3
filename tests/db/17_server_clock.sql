-- The server's own clock: what decides by it waits while it is behind the record; that it went back is found, judged by QA, and told by verify.
create function pg_temp.use(request text) returns text language sql as $$ select format('lot_use(%s, ''B-RUN'', ''add-vector'', 1, ''CLK-1'', %L, ''1.00'')', request, tap.now()) $$;
create function pg_temp.judges(step bigint, version bigint, judgement text, words text default 'the time server was wrong') returns text language sql as $$
    select format('clock_judge($R, %s, %s, %L, %L)', coalesce(step::text, 'null'), coalesce(version::text, 'null'), judgement, words) $$;
create function pg_temp.found() returns bigint language sql as $$ select max(id) from core.clock_step $$;
-- an event as a clock writes it that is somewhere else
create function pg_temp.event(code text, shift interval) returns bigint language plpgsql as $$
declare
    h ledger.head;
begin
    select x.* into h from ledger.head x where x.stream = (tap.batch(code)).stream_id;
    insert into ledger.event (stream, position, at, lab_at, login, entity, key, kind, act, body)
    values (h.stream, h.position + 1, clock_timestamp() + shift, clock_timestamp() + shift, 'vein_dba', 'batch', '0', 'unattributed', '-', convert_to('invented', 'UTF8'));
    update ledger.head x set position = h.position + 1 where x.stream = h.stream;
    return h.position + 1;
end
$$;
select is((select string_agg(act, ' ' order by act) from ref.act where timed), 'disposition_propose equipment_use infusion_record lot_use sign store_take thaw_start', 'signatures, uses, releases and infusions decide by the time');
select must('tec3', format('lot_receive($R, ''LAB'', %L, ''vector'', ''Invented Reagents'', %L, ''CoA-1'', %L, ''2034-12-31'', ''100'', ''mL'')', c, 'S-' || c, now())) from unnest(array['CLK-1', 'CLK-2']) c \g /dev/null
select must_sign(p, 'lot', (select id from core.lot where code = 'CLK-1'), 'approved') from unnest(array['man1', 'qa1']) p \g /dev/null
create temp table q as select pg_temp.use(quote_literal(gen_random_uuid())) as r;
select did('tec1', r, 'done', 'a clock that is right') from q;
-- the periodic task ran at a later time
select isnt(rule.tick(), null, 'the periodic task runs');
select is((select count(*) from core.clock_step), 0::bigint, 'and finds nothing');
update work.tick set last_at = clock_timestamp() + interval '1 second';
select is(rule.clock_behind('{}'), null, 'a second back is borne');
update work.tick set last_at = clock_timestamp() + interval '1 day';
select did('tec1', pg_temp.use('$R'), 'VN019', 'nothing is used');
select matches(current_setting('tap.why'), 'it says 20[0-9-]+.*, and something was recorded at 20', 'both times are named');
select is(act('tec1', r), 'done', 'what was done before is answered again') from q;
select signs('man1', 'lot', (select id from core.lot where code = 'CLK-2'), 'approved', 'man1', 'VN019', 'nothing is signed');
select did('qa1', 'hold_place($R, ''B-RUN'', {B-RUN}, ''the clock is wrong'')', 'done', 'all else goes on');
-- found
select matches(rule.tick(), 'the clock went back', 'the periodic task says so');
select is((select round(extract(epoch from was_at - seen_at) / 3600) || ' h' from core.clock_step), '24 h', 'it is recorded, by how much');
select is((select e.act || ' ' || e.kind || ' ' || coalesce(e.person, '-') from ledger.event e where e.entity = 'clock_step'), 'tick insert -', 'by the periodic task');
select is((select t.last_at < clock_timestamp() from work.tick t), true, 'which goes on from now');
select unalike(rule.tick(), '%back%', 'it is found once');
select did('tec1', pg_temp.use('$R'), 'VN019', 'still nothing is used');
select matches(current_setting('tap.why'), 'nobody has judged', 'since nobody has judged it');
select is(value('qa1', $$select batch || ' ' || act || ' ' || record || ' ' || version from report.worklist where mine and act = 'clock_judge'$$), 'server clock_judge ' || pg_temp.found() || ' 1', 'QA has it on the worklist');
select is(value('tec1', $$select count(*) from report.worklist where act = 'clock_judge' and mine$$), '0', 'an operator has not');
select is(value('tec1', $$select count(*) from api.clock_step where judgement is null$$), '1', 'everybody can read it');
-- judged
select did('tec1', pg_temp.judges(pg_temp.found(), 1, 'was_ahead'), '42501', 'an operator judges nothing');
select did('qa1', pg_temp.judges(-1, 1, 'was_ahead'), 'VN306: -1', 'nothing that is not there');
select did('qa1', pg_temp.judges(null, 1, 'was_ahead'), 'VN306', 'nor nothing');
select did('qa1', pg_temp.judges(pg_temp.found(), 2, 'was_ahead'), 'VN101', 'by its version');
select did('qa1', pg_temp.judges(pg_temp.found(), 1, w), c, coalesce(w, 'no word')) from (values ('was_wrong', 'VN208'), (null, 'VN202')) x (w, c);
select did('qa1', pg_temp.judges(pg_temp.found(), 1, 'was_ahead', w), 'VN205', 'with words') from (values ('ntp'), (null)) x (w);
select did('qa1', pg_temp.judges(pg_temp.found(), 1, 'was_behind'), 'VN019', 'a clock that was set back is right when it has come to where it was');
select did('qa1', pg_temp.judges(pg_temp.found(), 1, 'was_ahead'), 'done', 'one that was ahead is right now');
select did('qa2', pg_temp.judges(pg_temp.found(), 2, 'was_ahead', 'the time server was replaced'), 'done', 'another word replaces it');
select is((select string_agg(e.person, ' ' order by e.position) from ledger.event e where e.entity = 'clock_step' and e.kind = 'update'), 'qa1 qa2', 'and both are kept');
select did('tec1', pg_temp.use('$R'), 'done', 'and work goes on');
select is(value('qa1', $$select count(*) from report.worklist where act = 'clock_judge'$$), '0', 'nothing waits');
-- entries of one record that go back
select isnt(pg_temp.event('B-COL', '3 days'), null, 'an entry from three days ahead');
select matches(rule.clock_behind(array[(batch('B-COL')).stream_id]), 'something was recorded at', 'its record decides nothing by the time');
select is(rule.clock_behind(array[(batch('B-RUN')).stream_id]), null, 'others do');
select isnt(pg_temp.event('B-COL', '0 s'), null, 'the next entry says today');
select is((select count(*) from rule.clock_places()), 1::bigint, 'it is located');
select is((select coalesce(step::text, '-') from rule.clock_places()), '-', 'and nothing tells of it yet');
select isnt((rule.make_checkpoint()).size, null, 'somebody makes a checkpoint');
select matches(rule.tick(), 'the clock went back', 'the periodic task finds it all the same');
select is((select coalesce(step::text, '-') from rule.clock_places()), pg_temp.found()::text, 'and it is told');
select unalike(rule.tick(), '%back%', 'once');
update core.clock_step set was_at = clock_timestamp() - interval '1 minute', seen_at = clock_timestamp() - interval '1 day' where id = pg_temp.found();
select did('qa1', pg_temp.judges(pg_temp.found(), 1, 'was_behind'), 'done', 'one that was set back has come to where it was');
select is(value('aud1', $$select count(*) from api.ledger_clock()$$), '1', 'an auditor reads the places');
select throws_ok($$insert into core.clock_step (stream_id, was_at, seen_at) values (1, clock_timestamp(), clock_timestamp())$$, '23514', null, 'no clock went back by nothing');
select is(value('tec1', 'select count(*) from api.ledger_clock()'), '!VN003', 'the places are for who reads the ledger');
