-- Hostile values through every text argument of every act: refused by the dictionary or taken literally, never a raw error.
-- logins that may do everything somewhere: one for each act
create temp table caller as select a.act, (select min(l.name) from core.login l join core.person_role r on r.person_id = l.person_id and r.status = 'approved' and r.site_id = 1
    where l.status = 'active' and r.role = any (string_to_array(a.roles, ' ')) and l.name not in ('old1', 'gone1')) as login from ref.act a where a.act not in ('challenge', 'login_password_set', 'login_create');
create temp table hostile (name text, value text);
insert into hostile values ('NaN', 'NaN'), ('Infinity', '-Infinity'), ('infinity', 'infinity'), ('1e309', '1e309'), ('1e130000', '1e130000'), ('hex', '0x1F'), ('underscore', '1_000'), ('full width', U&'\FF11\FF12'), ('comma', '1,5'),
    ('empty', ''), ('blank', ' '), ('no-break space', U&'\00A0'), ('control', E'a\x01b'), ('backspace', E'Smith\b\b\bJones'), ('newline', E'a\nb'), ('tab', E'a\tb'), ('escape', E'\x1b[31mred'), ('C1', U&'a\0085b'),
    ('override', U&'abc\202Edef'), ('isolate', U&'\2066abc\2069'), ('zero width', U&'a\200Bb'), ('BOM', U&'\FEFFabc'), ('tag', U&'a\+0E0041b'), ('NFD', U&'Mu\0308ller'), ('SQL', ''' or 1=1; drop table core.batch; --'), ('dollar', '$$; select 1; $$'),
    ('format', '%n%s%I%L'), ('shell', '$(reboot) `id` ; |'), ('path', '../../etc/passwd'), ('ZPL', '^XA^FO~JR'), ('HTML', '<script>alert(1)</script>'), ('JSON', '{"a":'), ('deep', repeat('[', 20000)), ('deep object', repeat('{"a":', 5000) || '1' || repeat('}', 5000)),
    ('number like', '1e-400'), ('minus nought', '-0'), ('megabyte', repeat('x', 1048576)), ('megabyte digits', repeat('9', 1048576)), ('year', '294276-01-01T00:00:00Z'), ('BC', '0001-01-01T00:00:00Z BC'), ('24:00', '2026-01-01T24:00:00Z'), ('leap second', '2026-01-01T00:00:60Z'),
    ('offset', '2026-01-01T00:00:00+99:99'), ('offset 19', '2026-01-01T00:00:00+19:00'), ('no date', '2026-13-41T00:00:00Z'), ('day', '2026-02-30'), ('zero day', '2026-00-00'), ('null word', 'null'), ('nul escape', '"\u0000"'), ('lone surrogate', '{"volume": "\ud800"}');
-- a call with one argument hostile and the others plausible
create function pg_temp.hostile_call(act text, place integer, value text) returns text language sql as $$
    select format('%s(%s)', act, (select string_agg(case
        when n = 1 then '$R' when n = place and t = 'text'::regtype then quote_literal(value)
        when t = 'uuid'::regtype then '$R' when p.proargnames[n] = 'person_role' then '999999' when t in ('bigint'::regtype, 'integer'::regtype) then '1' when t = 'boolean'::regtype then 'true'
        else quote_literal(case p.proargnames[n] when 'batch' then 'B-RUN' when 'site' then 'LAB' when 'patient' then 'PT1' when 'process' then 'synthetic-small' when 'person' then 'old1'
            when 'step' then 'daily-sample' when 'container' then 'V-RUN' when 'sample' then 'final' when 'reason' then 'a reason in words' when 'kind' then 'patient' when 'mode' then 'at the time'
            when 'checkpoint' then 'step' when 'roles' then 'technician' when 'role' then 'collector' when 'time_zone' then 'UTC' when 'order_code' then 'O-RUN' when 'version' then '1'
            when 'values' then '{}' when 'items' then '[]' when 'login' then 'old1' when 'decision' then 'rejected' when 'field' then 'vcc' when 'reason_code' then 'misread' when 'sex' then 'male'
            when 'infectious_markers' then 'not tested' when 'seals' then 'intact' else case when p.proargnames[n] ~ '_at$|until$|moment$' then tap.now('-1 second') when p.proargnames[n] ~ '_date$|^slot$' then '2024-01-02' when p.proargnames[n] ~ '_ml$|_c$|_kg$|dose$|^value$' then '50' else 'x1' end end)
        end, ', ' order by n) from unnest(p.proargtypes::oid[]) with ordinality x (t, n)))
    from pg_proc p where p.pronamespace = 'api'::regnamespace and p.proname = act
$$;
-- one connection a login for thousands of tries: the server ends old ones later than a new one opens
create function pg_temp.throw(login text, call text) returns text language plpgsql as $$
declare
    v text;
begin
    if login <> all (coalesce(tap.dblink_get_connections(), '{}')) then
        perform tap.dblink_connect(login, format('host=%s port=%s dbname=%L user=%L', current_setting('unix_socket_directories'), current_setting('port'), current_database(), login));
    end if;
    select t.x into v from tap.dblink(login, 'select concat_ws('' '', verdict, code) from api.' || tap.filled(call)) t (x text);
    return v;
exception when others then
    return sqlstate;
end
$$;
create temp table thrown as
    select c.act, p.proargnames[n] as argument, h.name, h.value, pg_temp.throw(c.login, pg_temp.hostile_call(c.act, n::int, h.value)) as outcome
    from caller c join pg_proc p on p.pronamespace = 'api'::regnamespace and p.proname = c.act, unnest(p.proargtypes::oid[]) with ordinality x (t, n), hostile h
    where x.t = 'text'::regtype;
select cmp_ok((select count(*)::int from thrown), '>', 4000, 'hostile values thrown');
select is((select string_agg(distinct format('%s.%s %s: %s', act, argument, name, outcome), '; ') from (select * from thrown where outcome !~ '^(done|stop VN[0-9]{3}|VN[0-9]{3})$' order by act limit 20) x), null, 'every answer is one of the dictionary');
-- readings take the same values, and numbers and moments at the ends of their types; of those of the past, which are made alike, one
insert into hostile values ('number that grows', '{"a": 1e100000}');
create temp table edge (type regtype, value text);
insert into edge select 'bigint'::regtype, v from unnest(array['0', '-1', '9223372036854775807', '-9223372036854775808']) v
    union all select 'integer', v from unnest(array['0', '-1', '2147483647', '-2147483648']) v
    union all select 'timestamptz', v from unnest(array['infinity', '-infinity', '4713-01-01 BC', '294276-12-31']) v
    union all select 'date', v from unnest(array['infinity', '-infinity', '4713-01-01 BC', '5874897-12-31']) v
    union all select 'uuid', '00000000-0000-0000-0000-000000000000' union all select 'text', h.value from hostile h
    union all select t, null from unnest(array['bigint', 'integer', 'timestamptz', 'date', 'uuid', 'text', 'boolean']::regtype[]) t;
create function pg_temp.read(f regprocedure, place integer, value text) returns text language plpgsql as $$
declare
    v_call text := (select format('select count(r::text)::text from %s(%s) r', p.oid::regproc, string_agg(case when n = place then quote_nullable(value)
        else case when t = 'uuid'::regtype then 'gen_random_uuid()' when t = 'boolean'::regtype then 'true' when t in ('bigint'::regtype, 'integer'::regtype) then '1' when t <> 'text'::regtype then 'null'
            else quote_literal(case p.proargnames[n] when 'decision' then 'released' when 'field' then 'vcc' when 'form' then 'x' when 'fields' then '{}' else 'B-RUN' end) end end || '::' || t::regtype, ', ' order by n))
        from pg_proc p, unnest(p.proargtypes::oid[]) with ordinality x (t, n) where p.oid = f group by p.oid);
    v text;
begin
    select t.x into v from tap.dblink('reader', v_call) t (x text);
    return 'read';
exception when others then
    return sqlstate;
end
$$;
select tap.dblink_connect('reader', format('host=%s port=%s dbname=%L user=qa1', current_setting('unix_socket_directories'), current_setting('port'), current_database())) \g /dev/null
create temp table readings as
    select p.oid::regprocedure as f, p.proargnames[n] as argument, e.value, pg_temp.read(p.oid::regprocedure, n::int, e.value) as outcome
    from pg_proc p, unnest(p.proargtypes::oid[]) with ordinality x (t, n) join edge e on e.type = x.t
    where p.pronamespace = 'api'::regnamespace and has_function_privilege('qa1', p.oid, 'execute') and (p.proname !~ '^past_' or p.proname = 'past_batch')
      and not exists (select from ref.act a where a.act = p.proname);
select cmp_ok((select count(*)::int from readings), '>', 1000, 'readings asked');
select is((select string_agg(distinct format('%s %s %s: %s', f, argument, left(regexp_replace(value, '[^ -~]', '?', 'g'), 30), outcome), '; ') from (select * from readings where outcome !~ '^(read|VN[0-9]{3})$' limit 20) x), null, 'every reading answers by the dictionary, too');
-- what was taken is taken literally, and none of the refused characters is stored anywhere
with stored as materialized (select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and t.typname in ('line', 'words', 'code', 'text') and c.relname not in ('process_version', 'signature', 'disposition'))
select is((select string_agg(relname || '.' || attname, ', ') from stored where (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from core.%I where %I ~ %L', relname, attname,
    U&'[\0001-\001F\007F-\009F\200B-\200F\202A-\202E\2066-\2069\FEFF]'), false, true, '')))[1]::text <> '0'), null, 'no control, direction or zero-width character is stored');
select is((select count(*)::int from core.batch), 2, 'no table was dropped');
select is((select count(*)::int from api.ledger_replay()), 0, 'and the record is what the ledger says');
select is((select count(*)::int from regexp_split_to_table(pg_read_file(:'log'), E'\n') l where l ~ 'B-RUN' and l ~ 'unexpected|PANIC|FATAL'), 0, 'nothing broke');
