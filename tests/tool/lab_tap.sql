-- Helpers for tests in SQL: acts on connections of their own, and what each of them left behind.
create schema tap;
create extension pgtap schema tap;
create extension dblink schema tap;
create extension plpgsql_check schema tap;

-- Laboratory time as an argument of an act.
create function tap.now(shift interval default '0') returns text language sql as $$
    select to_char((rule.now() + shift) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create function tap.open(login text) returns text language plpgsql as $$
declare
    v_name text := 'c' || gen_random_uuid();
begin
    perform tap.dblink_connect(v_name, format('host=%s port=%s dbname=%L user=%L application_name=test',
        current_setting('unix_socket_directories'), current_setting('port'), current_database(), login));
    return v_name;
end
$$;

-- Statements on one new connection; each as its first value, or as its SQLSTATE after "!".
create function tap.script(login text, variadic statements text[]) returns text[] language plpgsql as $$
declare
    v_connection text;
    v_statement text;
    v_value text;
    v_detail text;
    v_message text;
    v_out text[] := '{}';
begin
    begin
        v_connection := tap.open(login);
    exception when others then
        perform set_config('tap.why', sqlerrm, false);
        return array['!' || sqlstate];
    end;
    foreach v_statement in array statements loop
        begin
            v_value := null;
            select t.x into v_value from tap.dblink(v_connection, tap.filled(v_statement)) t (x text);
        exception when others then
            get stacked diagnostics v_detail = pg_exception_detail, v_message = message_text;
            perform set_config('tap.why', v_message || ': ' || v_detail, false), set_config('tap.named', v_detail, false);
            v_value := '!' || sqlstate;
        end;
        v_out := v_out || v_value;
    end loop;
    perform tap.dblink_disconnect(v_connection);
    return v_out;
end
$$;

-- One value of one statement, or "!SQLSTATE".
create function tap.value(login text, statement text) returns text language sql as $$
    select (tap.script(login, statement))[1]
$$;

-- $R: a new request id; $N: laboratory time; {BATCH}: the version of that batch.
create function tap.filled(statement text) returns text language plpgsql as $$
declare
    v text := replace(statement, '$R', quote_literal(gen_random_uuid()::text));
    m text[];
begin
    if strpos(v, '$N') > 0 then
        v := replace(v, '$N', quote_literal(tap.now()));
    end if;
    for m in select regexp_matches(v, '\{([A-Z][A-Z0-9-]*)\}', 'g') loop
        v := replace(v, '{' || m[1] || '}', (select b.version::text from core.batch b where b.code = m[1]));
    end loop;
    return v;
end
$$;

-- The same on a connection that is kept for the login: to open one costs more than an act. Who may not connect (any more)
-- is answered as a new connection is.
create function tap.asked(login text, statement text) returns text language plpgsql as $$
declare
    v_name text := 'kept ' || login;
    v_value text;
    v_detail text;
    v_message text;
begin
    if not exists (select from pg_roles r where r.rolname = login and r.rolcanlogin and has_database_privilege(r.oid, current_database(), 'connect')) then
        return tap.value(login, statement);
    end if;
    for v_try in 1..2 loop
        begin
            if v_name <> all (coalesce(tap.dblink_get_connections(), '{}')) then
                perform tap.dblink_connect(v_name, format('host=%s port=%s dbname=%L user=%L application_name=test',
                    current_setting('unix_socket_directories'), current_setting('port'), current_database(), login));
            end if;
            select t.x into v_value from tap.dblink(v_name, tap.filled(statement)) t (x text);
            return v_value;
        exception when others then
            get stacked diagnostics v_detail = pg_exception_detail, v_message = message_text;
            perform set_config('tap.why', v_message || ': ' || v_detail, false), set_config('tap.named', v_detail, false);
            if v_try = 2 or sqlstate !~ '^(08|57P)' then
                return '!' || sqlstate;
            end if;
            perform tap.dblink_disconnect(v_name);      -- somebody ended it
        end;
    end loop;
end
$$;

-- One act: done, stop VNnnn or a SQLSTATE. Its answer stays in tap.last. A signature is given on a new connection.
create function tap.act(login text, call text) returns text language plpgsql as $$
declare
    v text;
begin
    if call like 'sign(%' then
        v := tap.value(login, 'select row_to_json(r)::text from api.' || call || ' r');
    else
        v := tap.asked(login, 'select row_to_json(r)::text from api.' || call || ' r');
    end if;
    if v like '!%' then
        perform set_config('tap.last', '', false);
        return substr(v, 2);
    end if;
    perform set_config('tap.last', v, false);
    perform set_config('tap.why', v, false);
    if v::jsonb ->> 'verdict' = 'done' then        -- tests/db/whole.py reads there which parameters an act did without
        raise log 'tap did %', replace(call, E'\n', ' ');
    end if;
    return case v::jsonb ->> 'verdict' when 'stop' then 'stop ' || (v::jsonb ->> 'code') else v::jsonb ->> 'verdict' end;
end
$$;

-- Something of the last answer's data: tap.last('batch').
create function tap.last(key text) returns text language sql as $$
    select nullif(current_setting('tap.last', true), '')::jsonb -> 'data' ->> key
$$;
create function tap.answer() returns jsonb language sql as $$
    select nullif(current_setting('tap.last', true), '')::jsonb
$$;

-- A signature as the client makes it: challenge in the work session, then the signer's own connection.
create function tap.sign(asker text, entity text, record bigint, meaning text, signer text) returns text language plpgsql as $$
declare
    v_challenge text := gen_random_uuid()::text;
    v_digest text := tap.asked(asker, format('select digest from api.challenge(%L, %L, %s, %L)',
        v_challenge, entity, record, meaning));
begin
    if v_digest like '!%' then
        return substr(v_digest, 2);
    end if;
    return tap.act(signer, format('sign(%L, %L)', v_challenge, v_digest));
end
$$;

-- For fixtures: the act must be done.
create function tap.must(login text, call text) returns void language plpgsql as $$
declare
    v text := tap.act(login, call);
begin
    if v <> 'done' then
        raise exception '% by %: % (%)', call, login, v, current_setting('tap.why', true);
    end if;
end
$$;
create function tap.must_sign(login text, entity text, record bigint, meaning text) returns void language plpgsql as $$
declare
    v text := tap.sign(login, entity, record, meaning, login);
begin
    if v <> 'done' then
        raise exception 'signature % on % % by %: % (%)', meaning, entity, record, login, v, current_setting('tap.why', true);
    end if;
end
$$;

-- Traces: what an act may leave behind.
create type tap.traces as (events bigint, requests bigint, near_misses bigint, heads bigint);
create function tap.traced() returns tap.traces language sql as $$
    select row((select count(*) from ledger.event), (select count(*) from work.request),
               (select count(*) from core.near_miss), (select sum(position) from ledger.head))::tap.traces
$$;

-- What the outcome promises: an error leaves nothing; a stop leaves a near miss, its event and its answer,
-- and no other event; what is done has its answer, and no near miss.
create function tap.traces_fit(outcome text, before tap.traces, after tap.traces) returns text language plpgsql as $$
declare
    v_stops bigint;
begin
    if outcome = 'done' then
        return case when after.requests <> before.requests + 1 then 'answer not stored'
                    when after.near_misses <> before.near_misses then 'near miss of what was done' end;
    elsif outcome like 'stop %' then
        select count(*) into v_stops from core.near_miss n
        where n.id = (select max(id) from core.near_miss) and n.code = substr(outcome, 6) and n.way_out <> ''
          and exists (select from ledger.event e where e.entity = 'near_miss' and e.key = n.id::text
                      and e.request = n.request and e.kind = 'insert')
          and exists (select from work.request r where r.request = n.request and r.answer ->> 'verdict' = 'stop');
        return case when after.near_misses <> before.near_misses + 1 or v_stops <> 1 then 'near miss, its event or answer missing'
                    when after.requests <> before.requests + 1 then 'stop not stored as an answer'
                    when after.events - before.events > 2 then 'a stop changed the record' end;
    end if;
    return case when after <> before then format('a refused act left traces: %s, then %s', before, after) end;
end
$$;

-- Asserts an outcome and its traces; of 'VN306: B-NONE' also that the error names that value: what refuses with the same code
-- somewhat later names another one.
create function tap.judge(got text, wanted text, name text, before tap.traces) returns text language plpgsql as $$
declare
    v_odd text := tap.traces_fit(got, before, tap.traced());
begin
    if strpos(wanted, ': ') > 0 and got like 'VN%' then
        got := got || ': ' || current_setting('tap.named', true);
    end if;
    if got is distinct from wanted then
        return tap.ok(false, name) || E'\n' || tap.diag(format('found %s, wanted %s: %s', got, wanted,
            left(current_setting('tap.why', true), 400)));
    end if;
    return tap.ok(v_odd is null, name) || coalesce(E'\n' || tap.diag(v_odd), '');
end
$$;
create function tap.did(login text, call text, wanted text, name text) returns text language plpgsql as $$
declare
    v_before tap.traces := tap.traced();
begin
    return tap.judge(tap.act(login, call), wanted, name, v_before);
end
$$;
-- Like did, for a signature asked for and given on two connections of two (or one) persons.
create function tap.signs(asker text, entity text, record bigint, meaning text, signer text, wanted text, name text)
returns text language plpgsql as $$
declare
    v_before tap.traces := tap.traced();
begin
    return tap.judge(tap.sign(asker, entity, record, meaning, signer), wanted, name, v_before);
end
$$;

-- The keys of a list that is read page by page, all of them. call: a statement with places for the key behind which a page begins
-- and its size, which gives the page as an array.
create function tap.paged(login text, call text, size integer) returns bigint[] language plpgsql as $$
declare
    v_key bigint := -9223372036854775808;
    v_seen bigint[] := '{}';
    v_page bigint[];
begin
    loop
        v_page := tap.value(login, format(call, v_key, size))::bigint[];
        exit when v_page = '{}';
        v_seen := v_seen || v_page;
        v_key := v_page[array_upper(v_page, 1)];
    end loop;
    return v_seen;
end
$$;

-- Look-ups by public names.
create function tap.batch(code text) returns core.batch language sql as $$ select b from core.batch b where b.code = $1 $$;
create function tap.status(code text) returns text language sql as $$
    select b.process_status || '/' || b.quality_status from core.batch b where b.code = $1
$$;
create function tap.step(batch text, step text, occurrence integer default 1) returns bigint language sql as $$
    select x.id from core.step_execution x join core.batch b on b.id = x.batch_id
    join core.process_step s on s.id = x.process_step_id
    where b.code = $1 and s.code = $2 and x.occurrence = $3 order by x.attempt desc limit 1
$$;
create function tap.block(batch text, operation text) returns bigint language sql as $$
    select k.id from core.operation_block k join core.batch b on b.id = k.batch_id
    join core.process_operation o on o.id = k.process_operation_id where b.code = $1 and o.code = $2
$$;
create function tap.items(variadic words text[]) returns text language sql as $$
    -- three words an item: identifier, what both documents say, method; "a|b" are two sayings
    select jsonb_agg(jsonb_build_object('identifier', words[i], 'document_a', split_part(words[i + 1], '|', 1),
        'document_b', coalesce(nullif(split_part(words[i + 1], '|', 2), ''), words[i + 1]), 'method', words[i + 2]) order by i)::text
    from generate_series(1, cardinality(words), 3) i
$$;
