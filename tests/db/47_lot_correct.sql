-- A lot's entry is corrected: what may be written, both approvals anew, and what follows for the batches that got it.
create function pg_temp.lot(code text) returns core.lot language plpgsql as $$ begin return (select l from core.lot l where l.code = $1); end $$;
create function pg_temp.release(code text, material text, quantity text default '100', unit text default 'mL', expires text default '2034-12-31') returns void language plpgsql as $$
begin
    perform tap.must('tec3', format('lot_receive($R, ''LAB'', %L, %L, ''Invented Reagents'', %L, ''CoA-1'', $N, %L, %L, %L)', code, material, 'S-' || code, expires, quantity, unit));
    perform pg_temp.approve(code);
end
$$;
create function pg_temp.approve(code text) returns void language plpgsql as $$
begin
    perform tap.must_sign('man1', 'lot', (pg_temp.lot(code)).id, 'approved');
    perform tap.must_sign('qa1', 'lot', (pg_temp.lot(code)).id, 'approved');
end
$$;
create function pg_temp.use(batch text, step text, lot text, quantity text default null) returns void language sql as $$
    select tap.must('tec3', format('lot_use($R, %L, %L, 1, %L, $N, %L)', batch, step, lot, quantity))
$$;
create function pg_temp.correct(lot text, field text, value text, version text default null, code text default 'misread', reason text default 'the package says so') returns text language plpgsql as $$
begin
    return format('record_correct($R, ''lot'', %L, %s, %L, %L, %L, %L)', lot, coalesce(version, (pg_temp.lot(lot)).version::text, '1'), field, value, code, reason);
end
$$;
create function pg_temp.record(code text) returns text language sql as $$ select tap.value('qa1', format('select (r.data ->> %L) from api.record_export(%L, %L) r', 'record', gen_random_uuid(), code)) $$;
create function pg_temp.yesterday() returns text language sql as $$ select to_char((rule.now() at time zone 'Europe/Berlin')::date - 1, 'YYYY-MM-DD') $$;
select pg_temp.release('AR-1', 'activation-reagent', '10.00'), pg_temp.release('MED-1', 'medium', null, null), pg_temp.release('FREE-1', 'medium', '5', 'L') \g /dev/null
select make_batch('B-RUNS', 'PT1', 710, 'accepted'), make_batch('B-OUT', 'PT2', 711, 'accepted'), make_batch('B-PAST', 'PT1', 712, 'accepted'), make_batch('B-NONE', 'PT2', 713, 'seeded') \g /dev/null
select pg_temp.use(b, 'seed', 'AR-1', '1.00'), pg_temp.use(b, 'seed', 'MED-1') from (values ('B-RUNS'), ('B-OUT'), ('B-PAST')) x (b) \g /dev/null
select do_seed('B-RUNS', din(710)), do_seed('B-OUT', din(711)), do_seed('B-PAST', din(712)) \g /dev/null
select do_vector('B-OUT'), do_sample('B-OUT'), do_harvest('B-OUT'), do_fill('B-OUT'), do_results('B-OUT') \g /dev/null
select must_sign('qa2', 'batch', (batch('B-OUT')).id, 'reviewed'), must('qa1', $$disposition_propose($R, 'B-OUT', {B-OUT}, 'released')$$) \g /dev/null
select must_sign('qa2', 'disposition', last('disposition')::bigint, 'approved') \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'released') \g /dev/null
select is(status('B-OUT'), 'filled/released', 'a batch with these lots is released');
-- refused
select did('qa1', pg_temp.correct('AR-1', 'supplier', 'Other'), 'VN003', 'QA, who approves, does not write');
select did('aud1', pg_temp.correct('AR-1', 'supplier', 'Other'), '42501', 'nor an auditor');
select did('far1', pg_temp.correct('AR-1', 'supplier', 'Other'), 'VN306', 'nor another site');
select did('tec1', pg_temp.correct('AR-9', 'supplier', 'Other'), 'VN306', 'a lot that nobody knows is not corrected');
select did('tec1', pg_temp.correct((pg_temp.lot('AR-1')).id::text, 'supplier', 'Other', '2'), 'VN306', 'it is named by its label, not by a number');
select did('tec1', pg_temp.correct('AR-1', f, 'MED-9'), 'VN125', 'what it is stays: ' || f) from unnest(array['code', 'material', 'site_id', 'remaining', 'expires_at', 'status']) f;
select did('tec1', pg_temp.correct('AR-1', 'supplier', 'Other', '1'), 'VN101', 'a version from before its release is not corrected');
select did('tec1', pg_temp.correct('AR-1', f, v), w, n) from (values
    ('supplier', '', 'VN202', 'no supplier'), ('supplier_lot', repeat('x', 201), 'VN203', 'a number of the supplier that is too long'), ('certificate', '', 'VN202', 'no certificate'),
    ('supplier', 'Invented Reagents', 'VN126', 'what it says already, a supplier'), ('expires_on', '2034-12-31', 'VN126', 'what it says already, a day'), ('quantity', '10.0', 'VN126', 'what it says already, a quantity'),
    ('expires_on', '', 'VN202', 'no last day'), ('expires_on', '2034-02-30', 'VN501', 'a last day that does not exist'), ('expires_on', 'infinity', 'VN501', 'for ever'),
    ('quantity', '', 'VN202', 'no quantity'), ('quantity', 'ten', 'VN201', 'a quantity in letters'), ('quantity', '0', 'VN207', 'nothing came in'), ('quantity', '2.99', 'VN207', 'less than was used'),
    ('unit', '', 'VN202', 'no unit'), ('unit', 'spoons', 'VN211', 'a unit that does not exist'), ('unit', 'L', 'VN117', 'the unit that uses are counted in'),
    ('received_at', now('1 hour'), 'VN502', 'received in the future'), ('received_at', now('1 min'), 'VN502', 'received in a minute'),
    ('received_at', '', 'VN202', 'no moment of receipt'), ('received_at', rule.utc((pg_temp.lot('AR-1')).released_at), 'VN503', 'received after its approval')) c (f, v, w, n);
select did('tec1', pg_temp.correct('MED-1', 'quantity', '5'), 'VN202', 'a quantity without a unit');
select did('tec1', pg_temp.correct('AR-1', 'supplier', 'Other', code => 'mood'), 'VN208', 'not for a mood');
select did('tec1', pg_temp.correct('AR-1', 'supplier', 'Other', reason => '?'), 'VN205', 'not without words');
select is((pg_temp.lot('AR-1')).status || ' ' || (select count(*) from core.correction), 'released 0', 'nothing of it was written');
-- shown before it is made: an earlier last day
create temp table preview as select * from jsonb_to_recordset(value('tec1', format($$select jsonb_agg(p) from api.record_preview('lot', 'AR-1', 2, 'expires_on', %L, 'misread', 'the package says so') p$$, pg_temp.yesterday()))::jsonb) x (kind text, what text, before text, after text);
select is((select string_agg(concat_ws(' > ', before, after), '; ') from preview where kind = 'field'), '2034-12-31 > ' || pg_temp.yesterday(), 'a preview tells the field');
select is((select string_agg(what || ': ' || before || ' > ' || after, '; ') from preview where kind = 'lot' and before is not null), format('AR-1: released, to the end of 2034-12-31, 7.00 mL left > quarantine, to the end of %s, 7.00 mL left', pg_temp.yesterday()), 'the lot, back in quarantine');
select is((select string_agg(regexp_replace(what, 'use \d+', 'use') || ': ' || left(after, 23), '; ' order by what) from preview where kind = 'lot' and before is null),
    'AR-1: use, B-RUNS seed 1: USED AFTER ITS LAST DAY; AR-1: use, B-OUT seed 1: USED AFTER ITS LAST DAY; AR-1: use, B-PAST seed 1: USED AFTER ITS LAST DAY', 'each use that was too late');
select is((select string_agg(regexp_replace(what, ' by .*', ''), '; ' order by what) from preview where kind = 'signature' and what like 'AR-1%'), 'AR-1: lot approved; AR-1: lot approved', 'both approvals, which end');
select is((select string_agg(what || ' ' || before || ' > ' || after, '; ') from preview where kind = 'quality'), 'B-OUT released > on_hold', 'the batch that would be held');
select ok((select count(*) >= 6 from preview where kind = 'signature' and after = 'superseded' and what ~ '^B-(RUNS|OUT|PAST): '), 'and the signatures in the batches');
select is((pg_temp.lot('AR-1')).status, 'released', 'nothing of it has happened');
-- a record that has ended keeps what it said
create temp table kept as select g.id, rule.content(g.entity, g.record_id) as text from core.signature g where g.stream_id = (batch('B-PAST')).stream_id and g.superseded_at is null;
update core.batch set process_status = 'closed' where code = 'B-PAST';
create temp table earlier as select rule.now() as at;
-- corrected
select did('tec1', pg_temp.correct('AR-1', 'expires_on', pg_temp.yesterday()), 'done', 'its last day is brought forward');
select is(last('status') || ' ' || last('signatures_needed') || ' ' || last('batches'), 'quarantine ["approved", "approved"] ["B-OUT", "B-PAST", "B-RUNS"]', 'the answer names what waits and who got it');
select is((select string_agg(split_part(f, ', 20', 1), '; ') from jsonb_array_elements_text(answer() #> '{data,findings}') f),
    'B-OUT, seed 1: USED AFTER ITS LAST DAY; B-PAST, seed 1: USED AFTER ITS LAST DAY; B-RUNS, seed 1: USED AFTER ITS LAST DAY', 'and the uses that were too late');
select is((select l.status || ' ' || coalesce(l.released_at::text, 'none') || ' ' || l.expires_on || ' ' || (l.expires_at = rule.lot_expires_at(l.expires_on, 'Europe/Berlin')) || ' ' || l.remaining from core.lot l where code = 'AR-1'),
    format('quarantine none %s true 7.00', pg_temp.yesterday()), 'the lot is in quarantine, with its new day');
select is((select string_agg(g.role || ' ' || g.superseded_by, '; ' order by g.id) from core.signature g where g.entity = 'lot' and g.record_id = (pg_temp.lot('AR-1')).id), 'manager expires_on of the record was corrected; qa expires_on of the record was corrected', 'both approvals have ended');
select is((select format('%s > %s, %s, %s', before, after, reason_code, reason) from core.correction where lot_id = (pg_temp.lot('AR-1')).id), format('2034-12-31 > %s, misread, the package says so', pg_temp.yesterday()), 'the old day is kept, and why');
select is((select k.kind from core.correction c join ledger.stream k on k.id = c.stream_id where c.lot_id is not null), 'lot', 'in the stream of the lot');
select is(value('qa1', $$select string_agg(batch || ' ' || before, ', ' order by batch) from api.correction where entity = 'lot' and record = 'AR-1'$$), 'B-OUT 2034-12-31, B-PAST 2034-12-31, B-RUNS 2034-12-31', 'one call away, with each batch that had got it');
select is(value('far1', $$select count(*) from api.correction where entity = 'lot'$$), '0', 'not for another site');
select is(value('man1', $$select string_agg(batch || ': ' || roles || ' ' || mine, '; ') from report.worklist where entity = 'lot' and batch = 'AR-1'$$), 'AR-1: manager true', 'its approval waits for a manager again');
-- what follows in the batches at work
select is(status('B-OUT') || ' ' || (select reason from core.hold where batch_id = (batch('B-OUT')).id), 'filled/on_hold expires on of lot AR-1 was corrected', 'a release that rests on it is undermined: one hold');
select is((select count(*)::int from core.hold where batch_id = (batch('B-OUT')).id), 1, 'no second one');
select is((select string_agg(entity, ' ' order by id) from core.signature where stream_id = (batch('B-RUNS')).stream_id and superseded_by = 'expires on of lot AR-1 was corrected'), 'step_execution operation_block', 'what was signed over the lot asks for its signature again');
select is((select status from core.step_execution where id = step('B-RUNS', 'seed')), 'recorded', 'the step, too');
select ok(rule.content_step_execution(step('B-RUNS', 'seed')) ~ ('AR-1 \(Invented Reagents, lot S-AR-1, expires ' || pg_temp.yesterday() || '\).*USED AFTER ITS LAST DAY'), 'whose text tells the new day and the finding');
select ok(rule.content_batch((batch('B-OUT')).id) ~ 'corrected lot \d+, expires_on: is .* was 2034-12-31; misread, the package says so', 'the audit review covers the correction');
select alike(value('qa1', $$select string_agg(kind || ' ' || what || coalesce(' < ' || answer, ''), '; ' order by place) from api.review_exception where batch = 'B-RUNS' and place in (11, 13)$$),
    'corrected Last day of use of lot AR-1: ' || pg_temp.yesterday() || ' instead of 2034-12-31 < the package says so; lot seed 1: lot AR-1 of activation-reagent USED AFTER ITS LAST DAY, %', 'and the review walks through both');
select is(value('qa1', $$select string_agg(batch || ' ' || (findings ~ 'Seed the culture 1: USED AFTER ITS LAST DAY'), ', ' order by batch) from api.lot_batch where lot = 'AR-1'$$), 'B-OUT true, B-PAST true, B-RUNS true', 'so does whoever follows the lot');
select ok(pg_temp.record('B-RUNS') ~ ('AR-1 \(Invented Reagents, lot S-AR-1, expires ' || pg_temp.yesterday() || '\).*N\tfinding\tUSED AFTER ITS LAST DAY.*N\tchanged\tLast day of use \[CHANGED\], was 2034-12-31, is ' || pg_temp.yesterday() || '; .*Name of tec1 \(tec1\): misread, the package says so'), 'the batch record tells it');
select ok(pg_temp.record('B-NONE') !~ 'AR-1', 'the record of a batch that did not get it does not');
-- and in the one that has ended
select is((select string_agg(k.id::text, ', ') from kept k join core.signature g on g.id = k.id where g.superseded_at is not null or rule.content(g.entity, g.record_id) is distinct from k.text), null, 'what was signed in an ended record stays signed, with the same text');
select ok((select count(*) > 1 from kept), 'there is such a signature');
select ok(pg_temp.record('B-PAST') ~ 'AR-1 \(Invented Reagents, lot S-AR-1, expires 2034-12-31\).*N\tfinding\tUSED AFTER ITS LAST DAY.*N\tchanged\tLast day of use \[CHANGED\], was 2034-12-31', 'its record says what it said, and that this was corrected since');
select ok(rule.content_batch((batch('B-PAST')).id) ~ 'AR-1 \(Invented Reagents, lot S-AR-1, expires 2034-12-31\)' and rule.content_batch((batch('B-PAST')).id) !~ 'LAST DAY|corrected lot', 'the review it had covers neither');
select is((select string_agg(b.code || ' ' || u.lot_version, ', ' order by b.code) from core.lot_use u join core.batch b on b.id = u.batch_id where u.lot_id = (pg_temp.lot('AR-1')).id), 'B-OUT 3, B-PAST 2, B-RUNS 3', 'each use says which version of the lot is told');
-- as it stood
select is(value('qa1', format($$select expires_on || ' ' || status || ' ' || state || ' ' || approved_by from api.past_lot(%L, null, null) where lot = 'AR-1'$$, (select at from earlier))), '2034-12-31 released usable manager man1, qa qa1', 'as it stood before, it was released');
select is(value('qa1', format($$select count(*) from api.past_lot_use(%L, null, null) where lot = 'AR-1' and finding is not null$$, (select at from earlier))), '0', 'and nothing was found');
-- approved anew: by neither who received nor who corrected it, and only in date
select signs('man1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'man1', 'stop VN401', 'it is expired by its new day');
select did('tec1', $$lot_use($R, 'B-RUNS', 'seed', 1, 'AR-1', $N, '1.00')$$, 'stop VN401', 'and used no more');
select did('mix1', pg_temp.correct('AR-1', 'expires_on', '2033-12-31', code => 'mistyped', reason => 'it is the year after all'), 'done', 'a correction is corrected');
select is((select string_agg(before || ' > ' || after, '; ' order by id) from core.correction where lot_id = (pg_temp.lot('AR-1')).id), format('2034-12-31 > %s; %s > 2033-12-31', pg_temp.yesterday(), pg_temp.yesterday()), 'each keeps what was before');
select is(value('qa1', $$select count(*) from api.lot_use where lot = 'AR-1' and finding is not null$$), '0', 'no use is too late any more');
select ok(pg_temp.record('B-PAST') ~ 'AR-1 \(Invented Reagents, lot S-AR-1, expires 2034-12-31\)', 'the ended record still says its own');
select signs('man1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'mix1', 'stop VN009', 'whoever corrected it does not approve it');
select did('tec1', format($$lot_use($R, 'B-RUNS', 'seed', 1, 'AR-1', %L, '1.00')$$, rule.utc((select event_at from core.step_execution where id = step('B-RUNS', 'seed')))), 'done', 'what was used while it was released is told all the same');
select did('tec1', $$lot_use($R, 'B-RUNS', 'seed', 1, 'AR-1', $N, '1.00')$$, 'stop VN401', 'what is used while it waits is not');
select pg_temp.approve('AR-1') \g /dev/null
select is((pg_temp.lot('AR-1')).status || ' ' || value('qa1', $$select state || ' ' || approved_by from api.lot where lot = 'AR-1'$$), 'released usable manager man1, qa qa1', 'two signatures release it anew');
select did('tec1', $$lot_use($R, 'B-RUNS', 'seed', 1, 'AR-1', $N, '1.00')$$, 'done', 'and it is used again');
-- fields that no batch tells leave the batches alone
select must_sign('tec2', 'step_execution', step('B-RUNS', 'seed'), 'checked') \g /dev/null
select did('tec1', pg_temp.correct('AR-1', 'quantity', '12.00'), 'done', 'a quantity');
select is((pg_temp.lot('AR-1')).quantity || ' ' || (pg_temp.lot('AR-1')).remaining, '12.00 7.00', 'with what is left of it');
select did('tec1', pg_temp.correct('AR-1', 'certificate', 'CoA-2'), 'done', 'a certificate');
select did('tec1', pg_temp.correct('AR-1', 'received_at', rule.utc((pg_temp.lot('AR-1')).received_at - interval '1 min')), 'done', 'a moment of receipt');
select is((select status from core.step_execution where id = step('B-RUNS', 'seed')), 'complete', 'a step stays signed');
select did('tec1', pg_temp.correct('AR-1', 'supplier_lot', 'S-AR-1b'), 'done', 'a number of the supplier');
select is((select status from core.step_execution where id = step('B-RUNS', 'seed')), 'recorded', 'which the step names, does not');
-- a lot that was made ready for a sampling that never came: no step names it, the record does
insert into core.process_step_material (stream_id, step_id, material) select s.stream_id, s.id, 'medium' from core.process_step s where s.process_version_id = (batch('B-NONE')).process_version_id and s.code = 'daily-sample';
select make_batch('B-NXT', 'PT1', 714, 'sampled'), must('tec3', $$lot_use($R, 'B-NXT', 'daily-sample', 2, 'MED-1', $N, null)$$) \g /dev/null
select do_harvest('B-NXT'), do_fill('B-NXT'), do_results('B-NXT'), must_sign('qa2', 'batch', (batch('B-NXT')).id, 'reviewed'), must('qa1', $$disposition_propose($R, 'B-NXT', {B-NXT}, 'released')$$) \g /dev/null
select must_sign('qa2', 'disposition', last('disposition')::bigint, 'approved') \g /dev/null
select must_sign('rel1', 'disposition', (select max(id) from core.disposition), 'released') \g /dev/null
select is(status('B-NXT'), 'filled/released', 'a batch is released with it');
select did('tec1', pg_temp.correct('MED-1', 'supplier', 'Invented Media'), 'done', 'a supplier');
select is((select string_agg(entity || ' ' || meaning, ', ' order by id) from core.signature where stream_id = (batch('B-NXT')).stream_id and superseded_by = 'supplier of lot MED-1 was corrected'),
    'disposition approved, disposition released', 'its release ends as well');
select is(status('B-NXT'), 'filled/on_hold', 'and it is held');
-- a lot that nobody has used, and one that was not counted
select did('tec1', pg_temp.correct('FREE-1', 'unit', 'mL'), 'done', 'the unit of a lot that nobody has used');
select did('tec1', pg_temp.correct('MED-1', 'unit', 'mL'), 'done', 'a unit where there was none');
select did('tec1', pg_temp.correct('MED-1', 'quantity', '500'), 'done', 'then a quantity');
select is((pg_temp.lot('MED-1')).remaining::text, '500', 'of which nothing was counted as used');
select is(value('qa1', $$select string_agg(coalesce(batch, 'none') || ' ' || field, ', ') from api.correction where record = 'FREE-1'$$), 'none unit', 'a correction without a batch is read, too');
-- rejected
select must('qa1', format($$lot_reject($R, 'FREE-1', %s, 'broken in transport')$$, (pg_temp.lot('FREE-1')).version)) \g /dev/null
select did('tec1', pg_temp.correct('FREE-1', f, v), 'VN117', 'a rejected lot is not corrected: ' || f) from (values ('supplier', 'Other'), ('supplier_lot', 'X'), ('certificate', 'X'), ('expires_on', '2033-01-01'), ('quantity', '9'), ('unit', 'L'), ('received_at', now('-1 min'))) x (f, v);
-- the ledger
select is((select string_agg(distinct s.kind, ' ') from ledger.event e join ledger.stream s on s.id = e.stream where e.entity = 'lot_use' and e.act = 'record_correct'), 'batch', 'what a batch''s record takes over is an event of the batch');
select is((select string_agg(kind || ' ' || entity, ', ' order by entity) from api.ledger_replay()), 'unattributed batch, unattributed process_step_material', 'replay finds nothing but the batch that no act has closed and the material that none has added');
select is((select string_agg(problem, '; ') from api.ledger_signatures() where problem is not null), null, 'nor do the signatures');
