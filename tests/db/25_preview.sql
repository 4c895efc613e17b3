-- What a correction would change, before it is made: nothing is written, and the act then changes exactly that.
select make_batch('B-PRE', 'PT1', 700, 'released') \g /dev/null
select make_batch('B-PR2', 'PT2', 701, 'reviewed') \g /dev/null
create temp table cases (n integer generated always as identity, login text, act text, preview text, arguments text, batch text);
create function pg_temp.result(batch text, line text) returns bigint language sql as $$
    select max(r.id) from core.result r join core.specification_line l on l.id = r.line_id where r.batch_id = (tap.batch(batch)).id and l.code = line
$$;
-- {RECORD}: the number or code, {VERSION}: its version at the time of the call
create function pg_temp.arguments(c cases) returns text language plpgsql as $$
declare
    v_id bigint := case when c.act = 'observation_correct' then tap.step(c.batch, split_part(c.preview, ' ', 2)) when c.act = 'result_correct' then pg_temp.result(c.batch, split_part(c.preview, ' ', 2))
        else (select k.id from core.receipt k where k.batch_id = (tap.batch(c.batch)).id) end;
    v_version bigint;
begin
    v_version := case when c.act = 'observation_correct' then (select version from core.step_execution where id = v_id) when c.act = 'result_correct' then (select version from core.result where id = v_id)
        when c.arguments like '%therapy_order%' then (select version from core.therapy_order where code = 'O' || substr(c.batch, 2)) when c.arguments like '%patient_identity%' then (select i.version from core.patient_identity i join core.patient p on p.id = i.patient_id where p.code = 'PT2')
        when c.arguments like '%sample%' then (select version from core.sample where code = 'SH' || substr(c.batch, 2)) else (select version from core.receipt where id = v_id) end;
    return replace(replace(c.arguments, '{RECORD}', v_id::text), '{VERSION}', v_version::text) || ', ''misread'', ''the paper says so''';
end
$$;
create function pg_temp.shown(c cases) returns jsonb language plpgsql as $$
declare
    v text := tap.value(c.login, format('select coalesce(jsonb_agg(p), ''[]'') from api.%s(%s) p', split_part(c.preview, ' ', 1), pg_temp.arguments(c)));
begin
    return case when v like '!%' then to_jsonb(v) else v::jsonb end;
end
$$;
insert into cases (login, act, preview, arguments, batch) values
    ('tec1', 'observation_correct', 'observation_preview seed', '{RECORD}, ''vcc'', {VERSION}, ''2.00''', 'B-PRE'),
    ('tec1', 'observation_correct', 'observation_preview daily-sample', '{RECORD}, ''viability'', {VERSION}, ''60.0''', 'B-PRE'),
    ('tec1', 'observation_correct', 'observation_preview daily-sample', '{RECORD}, ''viability'', {VERSION}, ''95.0''', 'B-PRE'),
    ('ana1', 'result_correct', 'result_preview viability', '{RECORD}, {VERSION}, ''60.0''', 'B-PR2'),
    ('ana2', 'result_correct', 'result_preview cd3', '{RECORD}, {VERSION}, ''96.0''', 'B-PR2'),
    ('coo1', 'record_correct', 'record_preview', '''therapy_order'', ''O-PRE'', {VERSION}, ''weight_kg'', ''71.0''', 'B-PRE'),
    ('tec1', 'record_correct', 'record_preview', '''receipt'', ''{RECORD}'', {VERSION}, ''temperature_c'', ''7.0''', 'B-PR2'),
    ('tec3', 'record_correct', 'record_preview', (select format('''sample'', ''SH-PR2'', {VERSION}, ''drawn_at'', %L', rule.utc(m.drawn_at - interval '1 us')) from core.sample m where m.code = 'SH-PR2'), 'B-PR2'),
    ('cli1', 'record_correct', 'record_preview', '''patient_identity'', ''PT2'', {VERSION}, ''given_name'', ''Bertram''', 'B-PR2');
-- everything that a preview could leave: events, heads, requests, near misses, and where the batch stands
create function pg_temp.all_of(c cases) returns text language sql volatile as $$
    select md5(concat(tap.traced()::text, rule.standing_kept(array[(tap.batch(c.batch)).id])::text, (select count(*) from core.correction), (select count(*) from core.observation),
        (select count(*) from core.result), (select count(*) from core.hold), (select count(*) from ledger.salt), (select count(*) from core.signature g where g.superseded_at is not null)))
$$;
create temp table seen (n integer, shown jsonb, before text, after text, earlier jsonb, later jsonb, did text);
do $$
declare
    c cases;
    s seen;
begin
    for c in select * from cases order by n loop
        s.n := c.n;
        s.before := pg_temp.all_of(c);
        s.shown := pg_temp.shown(c);
        s.after := pg_temp.all_of(c);
        s.earlier := rule.standing_kept(array[(tap.batch(c.batch)).id]);
        s.did := tap.act(c.login, format('%s($R, %s)', c.act, pg_temp.arguments(c)));
        s.later := rule.standing_kept(array[(tap.batch(c.batch)).id]);
        insert into seen select s.*;
    end loop;
end
$$;
select is(s.did, 'done', format('%s: the act is done (%s)', c.act, c.arguments)) from cases c join seen s using (n) order by n;
select is(s.after, s.before, format('%s: its preview left no row, no event, no signature (%s)', c.act, c.arguments)) from cases c join seen s using (n) order by n;
select is((select jsonb_agg(x) from jsonb_array_elements(s.shown) x where x ->> 'kind' <> 'field'), (select jsonb_agg(e) from rule.effects(s.earlier, s.later) e), format('%s: the preview is what the act changed (%s)', c.act, c.arguments)) from cases c join seen s using (n) order by n;
create function pg_temp.line(n integer, kind text) returns text language sql as $$
    select string_agg(concat_ws(' ', x ->> 'what' || ':', x ->> 'before', '>', x ->> 'after'), '; ' order by x ->> 'what') from seen s, jsonb_array_elements(s.shown) x where s.n = $1 and x ->> 'kind' = $2
$$;
select is(pg_temp.line(1, 'value'), 'B-PRE: add-vector 1, Vector volume: 2.00 > 4.00; B-PRE: daily-sample 1, Fold expansion: 4.0 > 2.0; B-PRE: daily-sample 1, Population doublings: 2.00 > 1.00; B-PRE: seed 1, Viable cell concentration: 1.00 > 2.00; B-PRE: seed 1, Viable cells seeded: 100.0 > 200.0', 'computed values of all steps before and after');
select alike(pg_temp.line(1, 'signature'), 'B-PRE: batch % reviewed by Name of qa2 (qa2) signature %: valid > superseded; %disposition % released by Name of rel1 (rel1)%: valid > superseded%step execution % checked by Name of tec2 (tec2)%', 'signatures that end, with signer and meaning');
select is(pg_temp.line(1, 'quality'), 'B-PRE: released > on_hold', 'the release that is undermined');
select is(pg_temp.line(2, 'level'), 'B-PRE: daily-sample 1, Viability: > action', 'a level that appears');
select is(pg_temp.line(3, 'level'), 'B-PRE: daily-sample 1, Viability: action >', 'and one that goes');
select is(pg_temp.line(4, 'test') || ' / ' || pg_temp.line(4, 'investigation'), 'B-PR2: viability: 91.0, pass, final > 60.0, fail, unreviewed / B-PR2: Viability on SH-PR2: > open', 'a result that would fail, and its investigation');
select is(pg_temp.line(7, 'field') || ' / ' || pg_temp.line(7, 'record'), format('receipt %s temperature_c: 5.0 > 7.0 / B-PR2: receipt %s: checked > decided', k.id, k.id), 'a receipt goes back to its check') from core.receipt k where k.batch_id = (batch('B-PR2')).id;
select is(pg_temp.line(9, 'field'), 'patient_identity PT2 given_name: >', 'a name is not shown');
-- same refusals
select is(value('tec1', format('select count(*) from api.observation_preview(%s, ''vcc'', 99, ''2.00'', ''misread'', ''the paper says so'')', step('B-PRE', 'seed'))), '!VN101', 'a stale version');
select is(value('coo1', 'select count(*) from api.record_preview(''therapy_order'', ''O-PRE'', 3, ''weight_kg'', ''71.0'', ''misread'', ''the paper says so'')'), '!VN126', 'what it says already');
select is(value('qa1', 'select count(*) from api.record_preview(''therapy_order'', ''O-PRE'', 3, ''weight_kg'', ''72.0'', ''misread'', ''the paper says so'')'), '!VN003', 'who may not correct previews nothing');
select is(value('aud1', 'select count(*) from api.record_preview(''therapy_order'', ''O-PRE'', 3, ''weight_kg'', ''72.0'', ''misread'', ''the paper says so'')'), '!VN003', 'nor who may only read');
select is(value('far1', 'select count(*) from api.record_preview(''therapy_order'', ''O-PRE'', 3, ''weight_kg'', ''72.0'', ''misread'', ''the paper says so'')'), '!VN306', 'another site');
select is(value('ana1', format('select count(*) from api.result_preview(%s, 1, ''79'', ''misread'', ''x'')', pg_temp.result('B-PR2', 'car'))), '!VN101', 'a reviewed result has another version');
-- in one transaction with the act: a preview is no act, the act after it is one
select is((script('coo1', 'begin', 'select count(*) > 0 from api.record_preview(''therapy_order'', ''O-PRE'', 3, ''weight_kg'', ''72.0'', ''misread'', ''the paper says so'')',
    'select verdict from api.record_correct($R, ''therapy_order'', ''O-PRE'', 3, ''weight_kg'', ''72.0'', ''misread'', ''the paper says so'')', 'commit'))[3], 'done', 'a preview does not use up the one act of a transaction');
select is((select string_agg(r::text, '; ') from (select * from api.ledger_replay()) r), null, 'the ledger tells the same');
