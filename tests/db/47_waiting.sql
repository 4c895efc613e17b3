-- Two at the same moment: who waited for the other finds what the other has done, and is refused.
create function pg_temp.line(name text, login text) returns text language sql as $$
    select tap.dblink_connect(name, format('host=%s port=%s dbname=%L user=%L application_name=test',
        current_setting('unix_socket_directories'), current_setting('port'), current_database(), login))
$$;
-- The first does its part and keeps its transaction open; the second asks and waits for a lock; the first commits.
create function pg_temp.second(first_login text, first_call text, second_login text, second_call text) returns text language plpgsql as $$
declare
    v text;
    v_pid integer;
    v_message text;
    v_detail text;
    v_until timestamptz := clock_timestamp() + interval '30 seconds';
begin
    perform pg_temp.line('first', first_login), pg_temp.line('second', second_login);
    perform tap.dblink_exec('first', 'begin');
    select x into v from tap.dblink('first', tap.filled(first_call)) t (x text);
    select x into v_pid from tap.dblink('second', 'select pg_backend_pid()') t (x integer);
    perform tap.dblink_send_query('second', tap.filled(second_call));
    while not exists (select from pg_locks l where l.pid = v_pid and not l.granted) loop
        if clock_timestamp() > v_until or tap.dblink_is_busy('second') = 0 then
            raise exception 'the second one does not wait';
        end if;
    end loop;
    perform tap.dblink_exec('first', 'commit');
    begin
        select x into v from tap.dblink_get_result('second') t (x text);
    exception when others then
        get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
        perform set_config('tap.why', v_message || ': ' || v_detail, false);
        v := '!' || sqlstate;
    end;
    perform tap.dblink_disconnect('first'), tap.dblink_disconnect('second');
    return v;
end
$$;
create function pg_temp.acts(first_login text, first_call text, second_login text, second_call text) returns text language sql as $$
    select pg_temp.second(first_login, 'select verdict from api.' || first_call, second_login, 'select verdict from api.' || second_call)
$$;
-- orders of two sites: each site's stream is its own, the code is everybody's
create function pg_temp.places(site text, patient text, code text, coi text) returns text language sql as $$
    select format('order_place($R, %L, ''patient'', %L, ''synthetic-small'', %L, %L, ''B-ALL'', ''1.0'', ''2024-01-02'', ''70.0'', ''2024-01-02'', ''2.0'', ''10*6/kg'', ''non-reactive'')', site, patient, code, coi)
$$;
select is(pg_temp.acts('far1', pg_temp.places('HOSP', 'PT9', 'O-TWICE', 'CHA999926000700'), 'coo1', pg_temp.places('LAB', 'PT1', 'O-TWICE', 'CHA999926000701')), '!VN113', 'one code for two orders of two sites');
select matches(current_setting('tap.why'), 'O-TWICE', 'by the code');
select is(pg_temp.acts('far1', pg_temp.places('HOSP', 'PT9', 'O-ONE', 'CHA999926000702'), 'coo1', pg_temp.places('LAB', 'PT1', 'O-OTHER', 'CHA999926000702')), '!VN113', 'one chain of identity for two of them');
select is((select string_agg(o.code, ' ' order by o.code) from core.therapy_order o where o.code in ('O-TWICE', 'O-ONE', 'O-OTHER')), 'O-ONE O-TWICE', 'one order each');
-- one person under two proposals
select is(pg_temp.acts('man1', $$person_propose($R, 'twin1', 'Tom Twin', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$,
    'far2', format('inspection_propose($R, ''twin1'', ''Tim Twin'', ''Agency'', ''HOSP'', %L)', now('3 days'))), '!VN113', 'one code for a person and an inspector');
select is((select count(*)::int from core.person where code = 'twin1'), 1, 'one of them');
-- a login's name is taken while it is given
select must('man1', $$person_propose($R, 'slow1', 'Sam Slow', 'x', 'LAB', 'analyst', '2035-01-01T00:00:00Z')$$) \g /dev/null
select must_sign('qa1', 'person', last('person')::bigint, 'approved') \g /dev/null
select is(pg_temp.second('vein_dba', 'create role taken1', 'adm1', format('select verdict from api.login_create($R, ''slow1'', ''taken1'', %L)', verifier())), '!VN113', 'a name that the server gives to a role just now');
drop role taken1;
select did('adm1', format('login_create($R, ''slow1'', ''taken1'', %L)', verifier()), 'done', 'once it is free');
-- a correction of an order that becomes a batch meanwhile: the batch's stream was not locked
select must('coo1', pg_temp.places('LAB', 'PT1', 'O-SOON', 'CHA999926000703')) \g /dev/null
select is(pg_temp.acts('coo1', $$batch_issue($R, 'O-SOON', 1, 'B-SOON', '2026-12-01', '')$$, 'coo1',
    $$record_correct($R, 'therapy_order', 'O-SOON', 1, 'weight_kg', '71.0', 'misread', 'the letter says another weight')$$), '!VN120', 'asks again');
select is((select status || ' ' || round(weight_kg, 1) from core.therapy_order where code = 'O-SOON'), 'scheduled 70.0', 'and has changed nothing');
-- what became of a request, while its login is still at work
select pg_temp.line('busy', 'qa1') \g /dev/null
select dblink_exec('busy', 'begin') \g /dev/null
select is(value('qa1', 'select count(*) from api.request_outcome($R)'), '!VN120', 'not known yet');
select is(value('qa2', 'select count(*) from api.request_outcome($R)'), '0', 'somebody else''s work says nothing about it');
select dblink_exec('busy', 'rollback') \g /dev/null
select is(value('qa1', 'select count(*) from api.request_outcome($R)'), '0', 'known to be none');
select dblink_disconnect('busy') \g /dev/null
