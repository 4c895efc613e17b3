-- A transaction that was begun long before its act: whatever the act enters bears the time of its call, and what has ended
-- meanwhile has ended. Each line begins, reads the clock, does something of its own, and only then acts.
create function pg_temp.line(name text, login text) returns text language sql as $$
    select tap.dblink_connect(name, format('host=%s port=%s dbname=%L user=%L application_name=test',
        current_setting('unix_socket_directories'), current_setting('port'), current_database(), login))
$$;
create temp table start as select pg_current_xact_id()::text::bigint as xid;
create temp table waited (act text, outcome text, events integer, begun timestamptz, called timestamptz, ended timestamptz, request uuid);
-- The call's own moments are filled in before the transaction begins: what it says itself is not what it is told.
create function pg_temp.waits(login text, call text) returns void language plpgsql as $$
declare
    w waited;
    v_call text;
begin
    w.request := gen_random_uuid();
    w.act := split_part(call, '(', 1);
    v_call := tap.filled(replace(call, '$R', quote_literal(w.request)));
    perform pg_temp.line('late', login), tap.dblink_exec('late', 'begin');
    select x into w.begun from tap.dblink('late', 'select now()') t (x timestamptz);
    perform from tap.dblink('late', 'select count(*) from api.right') t (x text);
    select x into w.called from tap.dblink('late', 'select clock_timestamp()') t (x timestamptz);
    begin
        select x into w.outcome from tap.dblink('late', format('select r.verdict from api.%s r', v_call)) t (x text);
    exception when others then
        w.outcome := sqlstate || ' ' || sqlerrm;
    end;
    perform tap.dblink_exec('late', 'commit'), tap.dblink_disconnect('late');
    w.ended := clock_timestamp();
    w.events := (select count(*) from ledger.event e where e.request = w.request);
    insert into waited values (w.*);
end
$$;
select pg_temp.waits('tec1', $$scan($R, 'NOTHING1', 'B-RUN')$$),
    pg_temp.waits('tec1', format($$step_record($R, 'B-RUN', 'daily-sample', 1, $N, %L, null, 'V-RUN')$$,
        '{"sampled_at": "2026-03-29T02:30:00+02:00", "volume": "100.0", "vcc": "4.00", "viability": "92.0", "look": "clear"}')),
    pg_temp.waits('tec1', $$sample_register($R, 'B-RUN', 'harvest', 'SH-LATE', $N, 'at the time')$$),
    pg_temp.waits('ana1', $$result_record($R, 'SH-LATE', 'viability', '70.0', $N, 'at the time')$$),
    pg_temp.waits('tec1', $$deviation_open($R, 'B-RUN', 'minor', $N, 'label torn', 'none')$$),
    pg_temp.waits('tec1', $$comment_add($R, 'B-RUN', 'foam on the surface')$$),
    pg_temp.waits('coo1', $$patient_register($R, 'LAB', 'PT8', 'XX', 'Neu', 'Anna', '1970-01-03', 'R1777', 'female')$$),
    pg_temp.waits('man1', $$person_propose($R, 'late1', 'Lea Late', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$),
    pg_temp.waits('col1', $$identity_read($R, 'PT1', 'checking the wristband')$$),
    pg_temp.waits('qa1', $$record_export($R, 'B-RUN')$$),
    pg_temp.waits('qa1', $$hold_place($R, 'B-RUN', {B-RUN}, 'temperature alarm')$$) \g /dev/null
select is((select string_agg(act || ' ' || outcome, ', ') from waited where outcome not in ('done', 'stop')), null, 'acts in transactions that waited');
select is((select string_agg(act, ', ') from waited where events = 0), null, 'each of them has its events');
select is((select string_agg(format('%s %s', w.act, e.entity), ', ') from waited w join ledger.event e using (request)
    where e.at not between w.called and w.ended or e.lab_at - e.at <> i.lab_offset_us * interval '1 microsecond'), null,
    'their time of entry is that of the call') from core.installation i;
select is((select string_agg(act, ', ') from waited where ended - called > interval '30 seconds'), null, 'of which the wall''s clock is not far');
-- no column of any row that was written since holds a moment between the begin and the call, by the server's clock or the laboratory's
create function pg_temp.of_the_begin() returns text language plpgsql as $$
declare
    c record;
    v integer;
    v_found text := '';
begin
    for c in select r.oid::regclass as t, a.attname from pg_class r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and a.atttypid = 'timestamptz'::regtype
             where r.relnamespace in ('core'::regnamespace, 'work'::regnamespace, 'ledger'::regnamespace) and r.relkind = 'r' loop
        execute format('select count(*) from %s t, start s, waited w, core.installation i where t.xmin::text::bigint >= s.xid and (t.%2$I >= w.begun and t.%2$I < w.called
            or t.%2$I - i.lab_offset_us * interval ''1 microsecond'' >= w.begun and t.%2$I - i.lab_offset_us * interval ''1 microsecond'' < w.called)', c.t, c.attname) into v;
        v_found := v_found || case when v > 0 then format('%s.%s ', c.t, c.attname) else '' end;
    end loop;
    return v_found;
end
$$;
select is(pg_temp.of_the_begin(), '', 'nor is any moment of theirs that of the begin');
-- what ends while the transaction waits
create function pg_temp.meanwhile(login text, change text, call text) returns text language plpgsql as $$
declare
    v text;
    v_call text := tap.filled(call);
begin
    perform pg_temp.line('late', login), tap.dblink_exec('late', 'begin');
    perform from tap.dblink('late', 'select now()') t (x timestamptz);
    perform pg_temp.line('other', 'vein_dba'), tap.dblink_exec('other', change), tap.dblink_disconnect('other');
    begin
        select x into v from tap.dblink('late', 'select r.verdict from api.' || v_call || ' r') t (x text);
    exception when others then
        v := sqlstate;
    end;
    perform tap.dblink_exec('late', 'rollback'), tap.dblink_disconnect('late');
    return v;
end
$$;
select is(pg_temp.meanwhile('ana2', 'update core.person_role set valid_until = rule.now() where person_id = (select id from core.person where code = ''ana2'')',
    $$comment_add($R, 'B-RUN', 'foam on the surface')$$), 'VN003', 'a right that ends between the begin and the act is none');
select is(pg_temp.meanwhile('ana1', 'update core.person set valid_until = rule.now() where code = ''ana1''',
    $$comment_add($R, 'B-RUN', 'foam on the surface')$$), 'VN001', 'nor is a person whose time ends there let in');
select make_batch('B-LATE', 'PT1', 75, 'accepted') \g /dev/null
select must('tec1', $$step_record($R, 'B-LATE', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000075', '{"vessel": "V-LATE"}')$$) \g /dev/null
create temp table asked as select c as id, value('tec1', format('select digest from api.challenge(%L, ''step_execution'', %s, ''checked'')', c, step('B-LATE', 'seed'))) as digest
    from gen_random_uuid() c;
select is(pg_temp.meanwhile('tec2', 'do ''begin end''', format('sign(%L, %L)', id, digest)), 'done', 'a signature in a transaction that waited') from asked;
select is(pg_temp.meanwhile('tec2', format('update work.challenge set expires_at = clock_timestamp() where id = %L', id), format('sign(%L, %L)', id, digest)), 'VN008',
    'but not on a challenge that ends between the begin and the signature') from asked;
