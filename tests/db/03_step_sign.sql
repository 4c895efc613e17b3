-- Witness, check, presence, and what a correction does to signatures.
select make_batch('B-ACC', 'PT1', 20, 'accepted') \g /dev/null
select did('tec1', $$step_record($R, 'B-ACC', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', 'tec3', 'A999926000020', '{"vessel": "V-ACC"}')$$, 'done', 'tec3 does, tec1 records');
select is(last('status'), 'recorded', 'a step waits for its signature');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'tec3', 'stop VN009', 'the performer does not check');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'tec1', 'stop VN009', 'the recorder does not check');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'ana1', 'stop VN009', 'a check needs the role that the process names');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'old1', 'stop VN009', 'a check needs training');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'far1', 'VN306', 'nobody checks at another site');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'witnessed', 'tec2', 'VN901', 'a meaning that the step does not ask for');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'released', 'tec2', 'VN901', 'a meaning that steps do not have');
select signs('far1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'tec2', 'VN306', 'nobody asks at another site');
select signs('tec1', 'step_execution', 99999, 'checked', 'tec2', 'VN306', 'an unknown record');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'tec2', 'done', 'a second operator checks');
select is(last('status'), 'complete', 'which completes the step');
select is(status('B-ACC'), 'in_process/quarantine', 'and begins the work');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'tec2', 'stop VN009', 'once is enough');
-- witness: present at that place, not from elsewhere
select did('tec1', $$step_record($R, 'B-ACC', 'add-vector', 1, $N, '{"thawed_at": "2026-01-01T00:00:00Z", "moi": "5.0", "titre": "250.0"}', null, 'V-ACC')$$, 'done', 'the vector goes in');
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'witnessed', 'tec2', 'stop VN009', 'who was not there witnesses nothing');
select matches(answer() ->> 'value', 'not present', 'and is told so');
select did('tec2', $$scan($R, 'V-RUN', 'B-RUN')$$, 'done', 'tec2 scans elsewhere');
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'witnessed', 'tec2', 'stop VN009', 'which is no presence here');
select did('tec2', $$scan($R, 'V-ACC', 'B-ACC')$$, 'done', 'tec2 scans the vessel');
update work.request set at = at - interval '11 minutes' where act = 'scan';
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'witnessed', 'tec2', 'stop VN009', 'eleven minutes ago is not present');
select did('tec2', $$scan($R, 'V-ACC', 'B-ACC')$$, 'done', 'tec2 scans again');
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'checked', 'tec2', 'VN901', 'a check is no witness');
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'witnessed', 'tec1', 'stop VN009', 'the performer is no witness of his own');
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'witnessed', 'tec2', 'done', 'present now');
-- correction
create function pg_temp.seed_version() returns bigint language sql as $$ select version from core.step_execution where id = tap.step('B-ACC', 'seed') $$;
create function pg_temp.correct(field text, value text, code text, reason text, shift integer default 0) returns text language sql as $$
    select format('observation_correct($R, %s, %L, %s, %L, %L, %L)', tap.step('B-ACC', 'seed'), field, pg_temp.seed_version() + shift, value, code, reason)
$$;
select did('tec1', pg_temp.correct('vcc', '1.10', 'misread', 'x'), 'VN205', 'a correction needs a reason');
select did('tec1', pg_temp.correct('vcc', '1.10', 'whim', 'read the paper again'), 'VN208', 'and a coded one');
select did('tec1', pg_temp.correct('vcc', '1.10', 'misread', 'read the paper again', -1), 'VN101', 'a stale version');
select did('tec1', pg_temp.correct('seeded', '1.10', 'misread', 'read the paper again'), 'VN210', 'a computed value is not corrected');
select did('tec1', pg_temp.correct('nothing', '1.10', 'misread', 'read the paper again'), 'VN209', 'a field that is not there');
select did('tec1', pg_temp.correct('vcc', '1.105', 'misread', 'read the paper again'), 'VN206', 'the same rules for the value');
select did('qa1', pg_temp.correct('vcc', '1.10', 'misread', 'read the paper again'), '42501', 'QA corrects nothing');
select did('old1', pg_temp.correct('vcc', '1.10', 'misread', 'read the paper again'), 'VN005', 'nor does who is not trained');
select did('tec1', pg_temp.correct('vcc', '1.10', 'misread', 'read the paper again'), 'done', 'a correction with reason');
select is(last('status'), 'recorded', 'the step is open again');
select is((select count(*)::int || ' superseded by ' || min(superseded_by) from core.signature where entity = 'step_execution'
    and record_id = step('B-ACC', 'seed') and superseded_at is not null), '1 superseded by value of vcc corrected', 'the signature is superseded and stays');
select is((select string_agg(revision || ':' || number, ' ' order by revision) from core.observation o join core.process_field f on f.id = o.process_field_id
    where step_execution_id = step('B-ACC', 'seed') and f.name = 'vcc'), '1:1.00 2:1.10', 'both values stay');
select is((select string_agg(s.code || ' ' || o.revision || ':' || o.number, ' ' order by o.id) from core.observation o join core.process_field f on f.id = o.process_field_id
    join core.process_step s on s.id = f.step_id join core.step_execution x on x.id = o.step_execution_id
    where x.batch_id = (batch('B-ACC')).id and f.kind = 'computed' and o.revision = 2), 'seed 2:110.0 add-vector 2:2.20', 'what depends on it is computed again, in later steps too');
select is((select count(*)::int from core.signature where entity = 'step_execution' and record_id = step('B-ACC', 'add-vector') and superseded_at is null), 0,
    'a signed step whose computed value changed with it needs a new signature as well');
select did('tec1', $$step_record($R, 'B-ACC', 'daily-sample', 1, $N, '{}', null, 'V-ACC')$$, 'stop VN103', 'what follows waits for the new signatures');
select signs('tec1', 'step_execution', step('B-ACC', 'seed'), 'checked', 'tec2', 'done', 'the checker signs the corrected step');
select signs('tec1', 'step_execution', step('B-ACC', 'add-vector'), 'witnessed', 'tec2', 'done', 'the witness signs the step that changed with it');
select did('tec1', format($$step_record($R, 'B-ACC', 'daily-sample', 1, $N, %L, null, 'V-ACC')$$,
    jsonb_build_object('sampled_at', now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '92.0', 'look', 'clear')), 'done', 'and the work goes on');
select is((select count(*)::int from core.signature where entity = 'step_execution' and record_id = step('B-ACC', 'seed')), 2, 'both signatures are kept');
