-- Time limits within an act, all or nothing. Put before a file whose first call of some acts is to be tried (limits.tsv): the
-- act is played once and undone, to know which tables it locks; then somebody holds one of them after the other, and the act
-- runs into its limit there, of waiting and of time. Only then it is done, under the request id of all those tries.
create table tap.limited (act text primary key, places integer, wrong text not null default '');
alter function tap.act(text, text) rename to act_once;

-- The tables that the act writes to; how far all streams and answers are is looked at after each try (tap.traced).
create function tap.fingerprint(tables regclass[]) returns text language plpgsql as $$
declare
    t regclass;
    v text;
    v_all text := '';
begin
    foreach t in array tables loop
        execute format('select count(*) || md5(coalesce(string_agg(t::text, '''' order by t::text), '''')) from %s t', t) into v;
        v_all := v_all || v;
    end loop;
    return v_all;
end
$$;
-- One call on a line, under settings; a signature wants a line of its own each time. Its answer, or "!SQLSTATE".
create function tap.tried(login text, settings text, call text) returns text language plpgsql as $$
declare
    v text;
begin
    if call like 'sign(%' and 'limits' = any (tap.dblink_get_connections()) then
        perform tap.dblink_disconnect('limits');
    end if;
    if 'limits' <> all (coalesce(tap.dblink_get_connections(), '{}')) then
        perform tap.dblink_connect('limits', format('host=%s port=%s dbname=%L user=%L application_name=test',
            current_setting('unix_socket_directories'), current_setting('port'), current_database(), login));
    end if;
    perform tap.dblink_exec('limits', settings);
    select x into v from tap.dblink('limits', 'select row_to_json(r)::text from api.' || tap.filled(call) || ' r') t (x text);
    return v;
exception when query_canceled or others then      -- others alone are all but that one
    return '!' || sqlstate;
end
$$;
-- The tables that a call locks for writing; none when it would not be done.
create function tap.locked(login text, call text, wanted text) returns regclass[] language plpgsql as $$
declare
    v_answer text := tap.tried(login, 'begin', call);
    v_pid integer;
    v_tables regclass[];
begin
    if v_answer !~ '^!' and coalesce(v_answer::jsonb ->> 'verdict', 'done') = wanted then
        select x into v_pid from tap.dblink('limits', 'select pg_backend_pid()') t (x integer);
        select array_agg(distinct l.relation::regclass) into v_tables from pg_locks l join pg_class c on c.oid = l.relation
        where l.pid = v_pid and l.mode in ('RowExclusiveLock', 'RowShareLock') and c.relkind = 'r' and c.relnamespace::regnamespace::text in ('core', 'ledger', 'work');
    end if;
    perform tap.dblink_exec('limits', 'rollback');
    return v_tables;
end
$$;
create function tap.within_limits(name text, login text, call text, tables regclass[]) returns void language plpgsql as $$
declare
    v_before text := tap.fingerprint(tables);
    v_traced tap.traces := tap.traced();
    v_place regclass;
    v_limit text[];
    v text;
    v_wrong text := '';
begin
    perform tap.dblink_connect('holder', format('host=%s port=%s dbname=%L user=vein_dba', current_setting('unix_socket_directories'), current_setting('port'), current_database()));
    foreach v_place in array tables loop
        perform tap.dblink_exec('holder', format('begin; lock table %s in exclusive mode', v_place));
        foreach v_limit slice 1 in array array[['set statement_timeout = 0; set lock_timeout = 1', '!55P03'], ['set statement_timeout = 12; set lock_timeout = 0', '!57014']] loop
            v := tap.tried(login, v_limit[1], call);
            if v <> v_limit[2] or tap.traced() <> v_traced then
                v_wrong := v_wrong || format('%s at %s: %s; ', v_limit[1], v_place, left(v, 80));
            end if;
        end loop;
        perform tap.dblink_exec('holder', 'rollback');
    end loop;
    perform tap.dblink_disconnect('holder');
    update tap.limited set places = cardinality(tables), wrong = v_wrong || case when tap.fingerprint(tables) <> v_before then 'something stays' else '' end where limited.act = within_limits.name;
end
$$;
-- In place of tap.act: a first call of an act of the list is tried before it is done.
create function tap.act(login text, call text) returns text language plpgsql as $$
declare
    v_act text := split_part(call, '(', 1);
    v_call text := replace(call, '$R', quote_literal(gen_random_uuid()));
    v_tables regclass[];
    v_key text;
begin
    foreach v_key in array array[v_act, 'a stop'] loop
        if exists (select from tap.limited l where l.act = v_key and l.places is null) then
            v_tables := tap.locked(login, v_call, case v_key when 'a stop' then 'stop' else 'done' end);
            if v_tables is not null then
                perform tap.within_limits(v_key, login, v_call, v_tables);
            end if;
            perform tap.dblink_disconnect('limits');
        end if;
    end loop;
    return tap.act_once(login, v_call);
end
$$;
