-- Lots of material: received, released by two, used at a step, short, expired, withdrawn, rejected; and what is told of them.
create function pg_temp.receive(code text, material text, quantity text default '100', unit text default 'mL', expires text default '2034-12-31', site text default 'LAB', at text default '$N')
returns text language sql as $$
    select format('lot_receive($R, %L, %L, %L, ''Invented Reagents'', %L, ''CoA-1'', %s, %L, %L, %L)', site, code, material, 'S-' || code,
                  case at when '$N' then at else quote_nullable(at) end, expires, quantity, unit)
$$;
create function pg_temp.lot(code text) returns core.lot language sql as $$ select l from core.lot l where l.code = $1 $$;
create function pg_temp.release(code text, material text, quantity text default '100', unit text default 'mL', expires text default '2034-12-31') returns void language plpgsql as $$
begin
    perform tap.must('tec3', pg_temp.receive(code, material, quantity, unit, expires));
    perform tap.must_sign('man1', 'lot', (pg_temp.lot(code)).id, 'approved');
    perform tap.must_sign('qa1', 'lot', (pg_temp.lot(code)).id, 'approved');
end
$$;
create function pg_temp.using(batch text, step text, lot text, quantity text default null, occurrence text default '1', at text default '$N', late text default null)
returns text language sql as $$
    select format('lot_use($R, %L, %L, %s, %L, %s, %L, %L)', batch, step, coalesce(occurrence, 'null'), lot, case at when '$N' then at else quote_nullable(at) end, quantity, late)
$$;
create function pg_temp.use(code text) returns bigint language sql as $$ select max(u.id) from core.lot_use u join core.lot l on l.id = u.lot_id where l.code = $1 $$;
-- received
select did('tec1', pg_temp.receive('AR-1', 'activation-reagent', '10.00'), 'done', 'an operator receives a lot');
select is(last('status'), 'quarantine', 'it is in quarantine');
select is((select quantity || ' ' || remaining || ' ' || unit || ' ' || expires_at at time zone 'UTC' from core.lot where code = 'AR-1'), '10.00 10.00 mL 2034-12-31 23:00:00', 'a day of expiry counts to its end, as the site''s clock shows it');
select is((select kind || ' ' || key from ledger.stream where id = (pg_temp.lot('AR-1')).stream_id), 'lot AR-1', 'a lot has a stream of its own');
select did('man1', pg_temp.receive('AR-2', 'activation-reagent'), '42501', 'a manager receives nothing');
select did('col1', pg_temp.receive('AR-2', 'activation-reagent'), '42501', 'nor a collector');
select did('far1', pg_temp.receive('AR-2', 'activation-reagent'), 'VN306', 'nor somebody of another site');
select did('tec1', pg_temp.receive('AR-2', 'activation-reagent', site => 'NOWHERE'), 'VN306', 'at a site that nobody knows');
select did('tec1', pg_temp.receive('AR-1', 'medium'), 'VN113', 'a label names one lot');
select did('tec1', pg_temp.receive('AR-2', c.material, c.quantity, c.unit, c.expires, at => c.at), c.wanted, c.name) from (values
    ('activation-reagnet', '1', 'mL', '2034-12-31', '$N', 'VN208', 'a material that no process names'), ('', '1', 'mL', '2034-12-31', '$N', 'VN202', 'no material'),
    ('medium', 'much', 'mL', '2034-12-31', '$N', 'VN201', 'a quantity that is no number'), ('medium', '0', 'mL', '2034-12-31', '$N', 'VN207', 'nothing came in'),
    ('medium', '-1', 'mL', '2034-12-31', '$N', 'VN207', 'less than nothing came in'), ('medium', '5', null, '2034-12-31', '$N', 'VN202', 'a quantity without its unit'),
    ('medium', '5', 'spoons', '2034-12-31', '$N', 'VN211', 'a unit that does not exist'), ('medium', '1e40', 'mL', '2034-12-31', '$N', 'VN201', 'more than a number holds'),
    ('medium', '5', 'mL', null, '$N', 'VN202', 'no day of expiry'), ('medium', '5', 'mL', '2034-02-30', '$N', 'VN501', 'a day that does not exist'),
    ('medium', '5', 'mL', 'infinity', '$N', 'VN501', 'for ever is no day'), ('medium', '5', 'mL', '2034-12-31', null, 'VN202', 'no moment of receipt'),
    ('medium', '5', 'mL', '2034-12-31', now('1 hour'), 'VN502', 'received in the future')) c (material, quantity, unit, expires, at, wanted, name);
select did('tec1', format($$lot_receive($R, 'LAB', %L, 'medium', %L, %L, %L, $N, '2034-12-31', '1', 'mL')$$, c, s, l, k), w, n) from (values
    ('A B', 'Invented', 'S', 'K', 'VN204', 'a label that is no code'), ('M-0', '', 'S', 'K', 'VN202', 'no supplier'), ('M-0', 'Invented', '', 'K', 'VN202', 'no lot of the supplier'),
    ('M-0', 'Invented', 'S', '', 'VN202', 'no certificate'), ('M-0', E'In\u202Evented', 'S', 'K', 'VN203', 'a supplier that runs backwards'), ('%MM-00', 'Invented', 'S', 'K', 'VN305', 'a scanned label with a wrong check character')) x (c, s, l, k, w, n);
create temp table call as select replace(pg_temp.receive('%MMED-1' || rule.check37('MMED1'), 'medium', null, null), '$R', quote_literal(gen_random_uuid())) as text;
select did('tec1', (select text from call), 'done', 'a scanned label, and a quantity that nobody knows');
select is((select coalesce(quantity::text, 'none') || ' ' || coalesce(unit, 'none') from core.lot where code = 'MED-1'), 'none none', 'nothing is invented for it');
-- approved: a manager, then QA, neither of whom received it
select signs('qa1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'qa1', 'stop VN009', 'QA is not the first');
select signs('tec1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'tec1', 'stop VN009', 'an operator approves nothing');
select signs('man1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'man1', 'done', 'a manager signs');
select is(last('status'), 'quarantine', 'one signature releases nothing');
select signs('man1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'man2', 'stop VN009', 'a second manager is no QA');
select signs('qa1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'far2', 'VN306', 'QA of another site does not see it');
select signs('qa1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'qa1', 'done', 'QA signs second');
select is(last('status'), 'released', 'which releases it');
select signs('qa1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'qa2', 'stop VN117', 'what is released is not approved again');
select must('mix1', pg_temp.receive('MIX-1', 'medium')), must_sign('man1', 'lot', (pg_temp.lot('MIX-1')).id, 'approved') \g /dev/null
select signs('qa1', 'lot', (pg_temp.lot('MIX-1')).id, 'approved', 'mix1', 'stop VN009', 'whoever received it does not approve it');
select must('far1', pg_temp.receive('FAR-1', 'activation-reagent', site => 'HOSP')), must_sign('far2', 'lot', (pg_temp.lot('FAR-1')).id, 'approved') \g /dev/null
select signs('far2', 'lot', (pg_temp.lot('FAR-1')).id, 'approved', 'far2', 'stop VN009', 'never one person for both, whatever roles');
select must('tec1', pg_temp.receive('OLD-1', 'activation-reagent', expires => ((rule.now() at time zone 'Europe/Berlin')::date - 1)::text)) \g /dev/null
select signs('man1', 'lot', (pg_temp.lot('OLD-1')).id, 'approved', 'man1', 'stop VN401', 'what came in expired is not approved');
select ok(rule.content_lot((pg_temp.lot('AR-1')).id) !~ 'quarantine|released', 'the signed text has no status');
select is(value('man1', $$select string_agg(batch || ': ' || what || ', ' || roles || ' ' || mine, '; ' order by batch) from report.worklist where entity = 'lot'$$),
    format('MED-1: approved: lot of medium, record %s, manager true; MIX-1: approved: lot of medium, record %s, qa false; OLD-1: approved: lot of activation-reagent, record %s, manager true',
           (pg_temp.lot('MED-1')).id, (pg_temp.lot('MIX-1')).id, (pg_temp.lot('OLD-1')).id), 'what waits for whom stands in the worklist');
-- used: what is refused
select make_batch('B-LOT', 'PT1', 700, 'accepted'), pg_temp.release('VEC-1', 'vector', '5'), pg_temp.release('AR-3', 'activation-reagent', '0.30'), pg_temp.release('MED-2', 'medium', null, null) \g /dev/null
select did('man1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00'), '42501', 'a manager uses nothing');
select did('col1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00'), 'VN003', 'nor somebody who does not do the step');
select did('far1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00'), 'VN306', 'nor somebody of another site');
select did('raw1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00'), 'VN005', 'nor somebody without training');
select did('tec1', pg_temp.using('B-NONE', 'seed', 'AR-1', '4.00'), 'VN306', 'a batch that nobody knows');
select did('tec1', pg_temp.using('B-LOT', 'soak', 'AR-1', '4.00'), 'VN306', 'a step that the process does not have');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00', o), w, n) from (values (null, 'VN202', 'no occurrence'), ('2', 'VN901', 'a second time of what is done once')) x (o, w, n);
select did('tec1', pg_temp.using('B-LOT', 'add-vector', 'VEC-1', '2.00'), 'VN103', 'a step before its turn');
select did('tec1', pg_temp.using('B-COL', 'seed', 'AR-1', '4.00'), 'VN102', 'a batch that is not there yet');
select did('tec1', pg_temp.using('B-LOT', 'seed', '', '4.00'), 'VN202', 'no lot');
select did('tec1', pg_temp.using('B-LOT', 'seed', '%MAR-1X', '4.00'), 'VN305', 'a scanned label with a wrong check character of its use');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', q), w, n) from (values (null, 'VN202', 'no quantity where the process names one'), ('four', 'VN201', 'a quantity in letters'),
    ('0', 'VN207', 'nothing was used'), ('-4', 'VN207', 'a quantity below nought'), ('NaN', 'VN201', 'not a number')) x (q, w, n);
select did('tec1', pg_temp.using('B-LOT', 'seed', 'MED-2', '4'), 'VN211', 'a quantity of a lot that is not counted');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00', at => a), w, n) from (values (null, 'VN202', 'no moment'), ('yesterday', 'VN501', 'a moment in words'),
    (now('1 hour'), 'VN502', 'used in the future'), (now('-1 hour'), 'VN504', 'used an hour ago, without a word')) x (a, w, n);
select must('qa1', $$hold_place($R, 'B-LOT', {B-LOT}, 'look at the freezer')$$) \g /dev/null
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', '4.00'), 'VN105', 'a batch on hold');
select must('qa1', format($$hold_lift($R, %s, 1, 'temperature was kept')$$, (select max(id) from core.hold))) \g /dev/null
select is((select count(*)::int from core.lot_use), 0, 'nothing of it was recorded');
select is((pg_temp.lot('AR-1')).remaining::text, '10.00', 'nor taken from the lot');
-- used: what is stopped, and kept as a near miss
select did('tec1', pg_temp.using('B-LOT', 'seed', 'MED-1'), 'stop VN401', 'a lot in quarantine');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'OLD-1', '4.00'), 'stop VN401', 'a lot that nobody released, and expired');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'VEC-1', '4.00'), 'stop VN402', 'a lot of another material');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-99', '4.00'), 'stop VN403', 'a lot that nobody knows');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'FAR-1', '4.00'), 'stop VN403', 'a lot of another site is as good as unknown');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', '10.01'), 'stop VN404', 'more than there is left');
select is((select string_agg(code || ': ' || regexp_replace(expected, ' at .*', ''), '; ' order by id) from core.near_miss where batch_id = (batch('B-LOT')).id and code like 'VN40_'),
    'VN401: lot MED-1 of medium released and in date; VN401: lot OLD-1 of activation-reagent released and in date; VN402: a lot of activation-reagent or medium for step seed; '
    || 'VN403: a lot of activation-reagent or medium for step seed; VN403: a lot of activation-reagent or medium for step seed; VN404: at most 10.00 mL of lot AR-1 of activation-reagent', 'the near misses name the lot');
select is((pg_temp.lot('AR-1')).remaining::text, '10.00', 'a stop takes nothing');
-- used
create temp table again as select replace(pg_temp.using('B-LOT', 'seed', '%MAR-1' || rule.check37('MAR1'), '3.70'), '$R', quote_literal(gen_random_uuid())) as text;
update again set text = replace(text, '$N', quote_literal(now()));
select did('tec1', (select text from again), 'done', 'a lot is used before its step is recorded');
select is(last('remaining'), '6.30 mL', 'the answer tells what is left');
select is(act('tec1', (select text from again)), 'done', 'asked again with the same request');
select is((select count(*)::int from core.lot_use), 1, 'one effect');
select is((pg_temp.lot('AR-1')).remaining::text, '6.30', 'taken once, exactly');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-3', '0.10'), 'done', 'a second lot of the same material');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-3', '0.20'), 'done', 'and the rest of it');
select is((pg_temp.lot('AR-3')).remaining::text, '0.00', 'a tenth and two tenths are three, to the last one');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-3', '0.01'), 'stop VN404', 'then there is none');
select did('tec2', pg_temp.using('B-LOT', 'seed', 'MED-2'), 'done', 'a material whose quantity the process does not name');
select is((select string_agg(m ->> 'material' || ': ' || (m -> 'lots'), '; ') from jsonb_array_elements(rule.steps_next(batch('B-LOT')) -> 0 -> 'materials') m),
    'activation-reagent: ["AR-1", "AR-3"]; medium: ["MED-2"]', 'what is next shows materials with their lots');
select is(value('tec1', $$select string_agg(material || ' ' || state, ', ' order by id) from api.step_material where batch = 'B-LOT'$$), 'activation-reagent recorded, medium recorded', 'before the step is recorded');
select do_seed('B-LOT', 'A999926000700') \g /dev/null
select ok(rule.content_step_execution(step('B-LOT', 'seed')) like '%lot of activation-reagent AR-1 (Invented Reagents, lot S-AR-1, expires 2034-12-31); 3.70 mL; %by tec1%lot of medium MED-2%', 'the signed text of the step names its lots');
select ok((select content from core.signature where entity = 'operation_block' and record_id = block('B-LOT', 'activation')) like '%lot of activation-reagent AR-1%', 'and so does the block');
-- after the step: what was signed is another text
select did('tec1', pg_temp.using('B-LOT', 'add-vector', 'VEC-1', '2.00', at => to_char((select event_at - interval '2 min' from core.step_execution where id = step('B-LOT', 'seed')) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), 'VN503', 'before the step that it waits for');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', '0.30'), 'done', 'a lot is added to a recorded step');
select is(last('signatures_needed'), '["checked"]', 'which asks for its signatures again');
select is((select string_agg(entity || ' ' || superseded_by, '; ' order by id) from core.signature where stream_id = (batch('B-LOT')).stream_id and superseded_at is not null and entity <> 'batch'),
    'step_execution lot AR-1 was added to seed 1; operation_block lot AR-1 was added to seed 1', 'those on step and block have ended');
select must_sign('tec2', 'step_execution', step('B-LOT', 'seed'), 'checked'), do_block('B-LOT', 'activation') \g /dev/null
-- the vector: its lot is part of the identity check
select did('tec1', pg_temp.using('B-LOT', 'add-vector', 'VEC-1', '2.00'), 'done', 'the vector lot');
select do_vector('B-LOT') \g /dev/null
select is((select i.identifier || ' ' || i.document_a || ' ' || i.document_b from core.identity_item i join core.step_execution x on x.identity_check_id = i.identity_check_id where x.id = step('B-LOT', 'add-vector') and i.pair = 2),
    'lot VEC-1 VEC-1', 'is what the identity check at the vessel compared');
select did('tec1', pg_temp.using('B-LOT', 'seed', 'AR-1', '0.10'), 'VN503', 'for a step that another has followed, at a time after that one');
create function pg_temp.vector(lots text) returns text language sql as $$
    select format('identity_check($R, ''B-LOT'', ''vector'', ''V-LOT'', %L)', tap.items('coi', 'CHA999926000700', 'scan', 'container', 'V-LOT', 'scan', 'lot', lots, 'scan'))
$$;
select did('tec1', pg_temp.vector('VEC-1'), 'done', 'vial and batch record say the same');
select did('tec1', pg_temp.vector('S-VEC-1'), 'done', 'as the supplier''s vial says it');
select did('tec1', pg_temp.vector('AR-1'), 'stop VN301', 'the vial of another lot');
select did('tec1', pg_temp.vector('VEC-9'), 'stop VN302', 'a vial that nobody knows');
-- withdrawn
select did('tec2', format($$lot_use_withdraw($R, %s, 1, 'it was the other bottle')$$, pg_temp.use('VEC-1')), 'VN003', 'another operator does not withdraw it');
select did('tec1', format($$lot_use_withdraw($R, %s, 2, 'it was the other bottle')$$, pg_temp.use('VEC-1')), 'VN101', 'a stale version');
select did('tec1', format($$lot_use_withdraw($R, %s, 1, 'x')$$, pg_temp.use('VEC-1')), 'VN205', 'a reason in words');
select did('tec1', $$lot_use_withdraw($R, 999999, 1, 'it was the other bottle')$$, 'VN306', 'a use that nobody knows');
select did('far1', format($$lot_use_withdraw($R, %s, 1, 'it was the other bottle')$$, pg_temp.use('VEC-1')), 'VN306', 'nor somebody of another site withdraws it');
select did('man1', format($$lot_use_withdraw($R, %s, 1, 'it was the other bottle')$$, pg_temp.use('VEC-1')), '42501', 'nor a manager');
select did('tec1', format($$lot_use_withdraw($R, %s, 1, 'it was the other bottle')$$, pg_temp.use('VEC-1')), 'done', 'whoever recorded it withdraws it');
select is((pg_temp.lot('VEC-1')).remaining::text, '5.00', 'and the quantity is the lot''s again');
select is(last('signatures_needed'), '["witnessed"]', 'the step asks for its signature again');
select did('tec1', format($$lot_use_withdraw($R, %s, 2, 'it was the other bottle')$$, pg_temp.use('VEC-1')), 'VN117', 'it is withdrawn once');
select ok(rule.content_step_execution(step('B-LOT', 'add-vector')) like '%VEC-1 %withdrawn: it was the other bottle; by tec1%', 'a withdrawn use stays in the text');
select did('tec1', pg_temp.using('B-LOT', 'add-vector', 'VEC-1', '1.50'), 'done', 'the right quantity');
select did('qa2', format($$lot_use_withdraw($R, %s, 1, 'not this vial, says the log')$$, pg_temp.use('VEC-1')), 'done', 'QA withdraws it, too');
select is((select string_agg(step || ' ' || occurrence || ' ' || material, ', ') from rule.lots_missing((batch('B-LOT')).id)), 'add-vector 1 vector', 'what is missing then');
select did('tec2', pg_temp.using('B-LOT', 'add-vector', 'VEC-1', '2.00'), 'done', 'and recorded by another operator');
select is((select count(*)::int from rule.lots_missing((batch('B-LOT')).id)), 0, 'nothing is missing');
select must('tec2', format($$scan($R, 'V-LOT', 'B-LOT')$$)), must_sign('tec2', 'step_execution', step('B-LOT', 'add-vector'), 'witnessed'), do_block('B-LOT', 'transduction') \g /dev/null
select did('tec1', pg_temp.using('B-LOT', 'daily-sample', 'MED-2'), 'stop VN402', 'a step that uses no material');
-- read
select is(value('tec1', $$select string_agg(concat_ws(' ', lot, quantity, unit, status), ', ' order by id) from api.lot_use where batch = 'B-LOT'$$),
    'AR-1 3.70 mL used, AR-3 0.10 mL used, AR-3 0.20 mL used, MED-2 used, AR-1 0.30 mL used, VEC-1 2.00 mL withdrawn, VEC-1 1.50 mL withdrawn, VEC-1 2.00 mL used', 'from a batch to its lots');
select is(value('tec1', $$select concat_ws('; ', batch, patient, steps, quantity, unit, process_status, quality_status, containers, held_by) from api.lot_batch where lot = 'AR-1'$$),
    'B-LOT; PT1; seed; 4.00; mL; in_process; quarantine; A999926000700 in_use, V-LOT in_use; A999926000700: Name of tec1 (LAB)', 'from a lot to the batch, how it stands and who holds it');
select is(value('tec1', $$select string_agg(concat_ws(' ', kind, code, '<', parent, status, words), '; ' order by place, id) from api.genealogy where coi = 'CHA999926000700' and kind = 'lot'$$),
    'lot AR-1 < B-LOT released activation-reagent, step seed 1, 3.70 mL; lot AR-3 < B-LOT released activation-reagent, step seed 1, 0.10 mL; lot AR-3 < B-LOT released activation-reagent, step seed 1, 0.20 mL; '
    || 'lot MED-2 < B-LOT released medium, step seed 1; lot AR-1 < B-LOT released activation-reagent, step seed 1, 0.30 mL; lot VEC-1 < B-LOT released vector, step add-vector 1, 2.00 mL', 'the genealogy has them');
select is(value('far1', format('select count(*) from api.%I', v)), n, 'unseen elsewhere: api.' || v) from (values ('lot', '1'), ('lot_use', '0'), ('lot_batch', '0'), ('step_material', '0')) x (v, n);
select is(value('tec1', $$select string_agg(step || ' ' || material || ' ' || state, ', ' order by step_place, id) from api.step_material where batch = 'B-RUN'$$),
    'seed activation-reagent missing, seed medium missing, add-vector vector missing', 'a batch without lots says so');
select ok(rule.content_batch((batch('B-RUN')).id) like '%no lot recorded: step seed 1, activation-reagent%no lot recorded: step add-vector 1, vector%', 'the audit review lists recorded steps without a lot');
select ok(rule.content_batch((batch('B-LOT')).id) like '%step seed 1, lot of activation-reagent AR-1%withdrawn: it was the other bottle%' and rule.content_batch((batch('B-LOT')).id) not like '%no lot recorded%', 'and every lot with what was withdrawn');
create function pg_temp.exceptions(code text) returns text language sql as $$
    select value('qa1', format($q$select string_agg(concat_ws(' ', kind, what, '<', answer), '; ' order by place, at, what) from api.review_exception where batch = %L and place in (12, 13)$q$, code))
$$;
select is(pg_temp.exceptions('B-RUN'), 'no lot add-vector 1: no lot of vector <; no lot seed 1: no lot of activation-reagent <; no lot seed 1: no lot of medium <', 'and so does what a review walks through');
select ok(pg_temp.exceptions('B-LOT') ~ 'withdrawn add-vector 1: lot VEC-1 of vector < it was the other bottle', 'with what was withdrawn, and why');
select is((select count(*)::int from rule.release_blockers((batch('B-RUN')).id, 'released') r where r like '%lot%'), 0, 'a missing lot blocks no release by itself');
create function pg_temp.record(code text) returns text language sql as $$ select tap.value('qa1', format('select (r.data ->> %L) from api.record_export(%L, %L) r', 'record', gen_random_uuid(), code)) $$;
select ok(pg_temp.record('B-LOT') ~ 'F\tLot\tactivation-reagent AR-1 \(Invented Reagents, lot S-AR-1, expires 2034-12-31\), 3.70 mL, 20.* Name of tec1 \(tec1\)', 'the batch record lists lots per step');
select ok(pg_temp.record('B-LOT') ~ 'F\tLot, WITHDRAWN\tvector VEC-1.*N\twithdrawn\t20.*Name of tec1 \(tec1\): it was the other bottle', 'withdrawn ones too');
select ok(pg_temp.record('B-RUN') ~ 'F\tLot of medium\tNOT RECORDED', 'and says where there is none');
select ok(pg_temp.record('B-LOT') !~ 'lot use', 'not as other records a second time');
-- scanned
select did('tec1', format('scan($R, %L, null)', '%MAR-1' || rule.check37('MAR1')), 'done', 'the label of a lot is scanned');
select is(answer() -> 'data' ->> 'kind' || ' ' || (answer() #>> '{data,code}') || ' ' || (answer() #>> '{data,facts,lot,material}'), 'lot AR-1 activation-reagent', 'and leads to the lot');
select did('tec1', 'scan($R, ''MED-1'', ''B-LOT'')', 'done', 'typed, beside a batch');
select is(answer() #>> '{data,facts,lot,fault}', 'in quarantine', 'it says that it is not usable');
select is(answer() #>> '{data,next}', null, 'no step of the batch waits for it');
select make_batch('B-NXT', 'PT2', 701, 'accepted') \g /dev/null
select did('tec1', 'scan($R, ''MED-2'', ''B-NXT'')', 'done', 'beside a batch that needs it');
select is(answer() #> '{data,next}', '{"act": "lot_use", "lot": "MED-2", "step": "seed", "batch": "B-NXT", "title": "Seed the culture", "occurrence": 1}', 'what comes next is its use');
select did('tec1', 'scan($R, ''MED-1'', ''B-NXT'')', 'stop VN401', 'one in quarantine is not carried to the vessel');
select is(answer() ->> 'value' like 'expected lot MED-1 of medium released and in date at %; found in quarantine', true, 'the stop names it');
-- what a release rests on
select make_batch('B-REL', 'PT1', 702, 'released') \g /dev/null
select did('tec3', pg_temp.using('B-REL', 'seed', 'MED-2', at => to_char((select event_at from core.step_execution where id = step('B-REL', 'seed')) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'done', 'a lot of a released batch is recorded after all');
select is(status('B-REL'), 'filled/on_hold', 'its release has lost its signatures: it is held');
select is((select superseded_by from core.signature where entity = 'batch' and record_id = (batch('B-REL')).id), 'the record of the batch has changed (lot use)', 'and its audit review has ended');
select is(rule.had_hands((batch('B-REL')).id, (select id from core.person where code = 'tec3')), 'recorded the use of a lot for this batch', 'whoever recorded it does not judge the batch');
select did('tec3', pg_temp.using('B-REL', 'fill', 'MED-2'), 'stop VN402', 'the bag takes no medium');
-- an invalidated record keeps its lots; the next attempt has its own
select must('tec1', $$deviation_open($R, 'B-NXT', 'minor', $N, 'the vessel leaked', 'cells were taken back')$$) \g /dev/null
create temp table dev as select last('deviation')::bigint as id;
select must('tec1', pg_temp.using('B-NXT', 'seed', 'AR-1', '1.00')) \g /dev/null
select must('tec1', $$step_record($R, 'B-NXT', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000701', '{"vessel": "V-NXT"}')$$) \g /dev/null
select must('tec1', format($$step_invalidate($R, %s, 1, %s, 'the vessel leaked')$$, step('B-NXT', 'seed'), (select id from dev))) \g /dev/null
select is((select string_agg(m ->> 'material' || ': ' || (m -> 'lots'), '; ') from jsonb_array_elements(rule.steps_next(batch('B-NXT')) -> 0 -> 'materials') m),
    'activation-reagent: []; medium: []', 'done anew a step has no lots yet');
select did('tec1', pg_temp.using('B-NXT', 'seed', 'AR-1', '1.00'), 'done', 'and gets its own');
select is((select string_agg(attempt || ' ' || status, ', ' order by id) from core.lot_use where batch_id = (batch('B-NXT')).id), '1 used, 2 used', 'those of the first attempt stay with it');
select must('tec1', format($$step_skip($R, 'B-NXT', 'add-vector', %s, 'no vector came')$$, (select id from dev))) \g /dev/null
select did('tec1', pg_temp.using('B-NXT', 'add-vector', 'VEC-1', '1.00'), 'VN117', 'a step that is to be skipped');
-- rejected
select did('tec1', $$lot_reject($R, 'AR-1', 2, 'particles in the bottle')$$, '42501', 'an operator rejects nothing');
select did('far2', $$lot_reject($R, 'AR-1', 2, 'particles in the bottle')$$, 'VN306', 'nor QA of another site');
select did('qa1', $$lot_reject($R, 'AR-1', 1, 'particles in the bottle')$$, 'VN101', 'a version from before its release');
select did('qa1', $$lot_reject($R, 'AR-1', 2, '')$$, 'VN205', 'a reason');
select did('qa1', $$lot_reject($R, 'AR-99', 2, 'particles in the bottle')$$, 'VN306', 'a lot that nobody knows is not rejected');
create temp table before as select now() as at;
select did('qa1', $$lot_reject($R, 'AR-1', 2, 'particles in the bottle')$$, 'done', 'a released lot is rejected; its uses have not moved its version');
select is(last('batches'), '["B-LOT", "B-NXT"]', 'the answer names who got it');
select is((select count(*)::int from core.signature where entity = 'lot' and record_id = (pg_temp.lot('AR-1')).id and superseded_at is null), 0, 'its approvals have ended');
select did('qa1', $$lot_reject($R, 'AR-1', 3, 'particles in the bottle')$$, 'VN117', 'once');
select did('tec1', pg_temp.using('B-NXT', 'seed', 'AR-1', '1.00'), 'stop VN401', 'a rejected lot is not used');
select did('tec1', pg_temp.using('B-NXT', 'seed', 'AR-1', '1.00', at => (select at from before)), 'done', 'what was used before it was rejected is told all the same');
select signs('qa1', 'lot', (pg_temp.lot('AR-1')).id, 'approved', 'man1', 'stop VN117', 'nor approved any more');
select is(value('tec1', $$select state || ' ' || reject_reason || ' ' || rejected_by from api.lot where lot = 'AR-1'$$), 'rejected particles in the bottle qa1', 'the list says why');
select ok(pg_temp.record('B-LOT') ~ 'N\trejected\tthe lot was rejected 20.*: particles in the bottle', 'and so does the record of whoever got it');
select must('qa1', $$lot_reject($R, 'MED-1', 1, 'broken in transport')$$) \g /dev/null
select is((pg_temp.lot('MED-1')).status, 'rejected', 'a lot is rejected out of quarantine, too');
-- expired: judged at the moment of use, to the end of the day
select must('tec1', pg_temp.receive('END-1', 'medium', null, null, (rule.now() at time zone 'Europe/Berlin')::date::text)), must_sign('man1', 'lot', (pg_temp.lot('END-1')).id, 'approved'), must_sign('qa1', 'lot', (pg_temp.lot('END-1')).id, 'approved') \g /dev/null
select did('tec1', pg_temp.using('B-NXT', 'seed', 'END-1'), 'done', 'on its last day a lot is used');
select is(rule.lot_fault(pg_temp.lot('END-1'), (pg_temp.lot('END-1')).expires_at - interval '1 microsecond'), null, 'until the last microsecond of that day');
select is(rule.lot_fault(pg_temp.lot('END-1'), (pg_temp.lot('END-1')).expires_at), 'expired', 'and not in the first of the next');
select is(rule.lot_fault(pg_temp.lot('END-1'), (pg_temp.lot('END-1')).released_at - interval '2 min'), 'in quarantine', 'before its release it was in quarantine');
select is(rule.lot_expires_at('2026-03-29', 'Europe/Berlin') - rule.lot_expires_at('2026-03-28', 'Europe/Berlin'), interval '23 hours', 'the day of summer time has 23 hours');
select must('man1', format('clock_set($R, %L)', now('2 days'))) \g /dev/null
select did('tec1', pg_temp.using('B-NXT', 'seed', 'END-1'), 'stop VN401', 'an expired lot is stopped');
select ok((select expected like 'lot END-1 of medium released and in date at %' from core.near_miss order by id desc limit 1), 'and the near miss says which');
select is(value('tec1', $$select state from api.lot where lot = 'END-1'$$), 'expired', 'the list says so');
-- pages: together they are all uses, in the order in which they happened
select is(paged('tec1', 'select api.lot_use_page(''AR-1'', %s, %s)', n), value('tec1', $$select array_agg(id order by event_at, id) from api.lot_use where lot = 'AR-1'$$)::bigint[],
    'uses of a lot in pages of ' || n) from unnest(array[1, 2, 1000]) n;
select cmp_ok(cardinality(paged('tec1', 'select api.lot_use_page(''AR-1'', %s, %s)', 2)), '>', 2, 'which are several');
select is(value('far1', $$select api.lot_use_page('AR-1', 0, 1000)$$), '{}', 'no use of another site');
select is(value('tec1', $$select titles from api.lot_batch where lot = 'AR-1' and batch = 'B-LOT'$$), 'Seed the culture', 'where a lot was used is told by the title of the step');
-- an ended record
select make_batch('B-END', 'PT2', 704, 'scheduled') \g /dev/null
select must('man1', $$order_cancel($R, 'O-END', 2, 'the patient was treated elsewhere')$$) \g /dev/null
select did('tec1', pg_temp.using('B-END', 'seed', 'MED-2'), 'VN102', 'a batch that was cancelled takes no lots');
-- the ledger
select is((select string_agg(distinct s.kind, ' ') from ledger.event e join ledger.stream s on s.id = e.stream where e.entity = 'lot_use'), 'batch', 'a use stands in the stream of its batch');
select is((select string_agg(distinct s.kind, ' ') from ledger.event e join ledger.stream s on s.id = e.stream where e.entity = 'lot'), 'lot', 'what is left of a lot in its own');
select is((select count(*)::int from ledger.event e where e.entity = 'lot' and e.act = 'lot_use'), (select count(*)::int from core.lot_use u where u.quantity is not null), 'one event of the lot for each quantity that was taken');
select is((select count(*)::int from api.ledger_replay()), 0, 'replay finds nothing');
select is((select count(*)::int from api.ledger_signatures() where problem is not null), 0, 'nor do the signatures');
-- an ended record
update core.batch set process_status = 'closed' where id = (select min(batch_id) from core.lot_use where status = 'used');
select did('qa2', format($$lot_use_withdraw($R, %s, %s, 'not this vial, says the log')$$, u.id, u.version), 'VN102: closed', 'a closed record keeps its uses') from core.lot_use u join core.batch b on b.id = u.batch_id where u.status = 'used' and b.process_status = 'closed' limit 1;
