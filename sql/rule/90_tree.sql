-- The Merkle tree over all events (RFC 6962), kept off the write path: positions are given at checkpoints.

create function rule.node(left_hash bytea, right_hash bytea) returns bytea
language sql immutable parallel safe return sha256('\x01'::bytea || left_hash || right_hash);
comment on function rule.node(bytea, bytea) is 'An inner node of the tree.';

-- Root of the tree whose complete subtrees are given, largest first.
create function rule.root(frontier bytea[]) returns bytea
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_root bytea := frontier[cardinality(frontier)];
begin
    if cardinality(frontier) = 0 then
        return sha256('');
    end if;
    for i in reverse cardinality(frontier) - 1 .. 1 loop
        v_root := rule.node(frontier[i], v_root);
    end loop;
    return v_root;
end
$$;
comment on function rule.root(bytea[]) is 'Root over complete subtrees.';

-- What the running release consists of, as one hash: functions, triggers, views, privileges, owners, rules.
create function rule.catalogue_fingerprint() returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select encode(sha256(convert_to(string_agg(line, E'\n' order by line collate "C"), 'UTF8')), 'hex')
    from (
        select 'function ' || p.oid::regprocedure::text || ' ' || r.rolname || ' ' || p.prosecdef || ' '
               || coalesce(array_to_string(p.proconfig, ','), '') || ' ' || coalesce(p.prosrc, '')
               || coalesce(pg_get_function_sqlbody(p.oid), '') || ' '
               || coalesce((select string_agg(x::text, ',' order by x::text collate "C") from unnest(p.proacl) x), '')
        from pg_proc p join pg_roles r on r.oid = p.proowner
        where p.pronamespace in (select oid from pg_namespace where nspname in ('api', 'rule', 'core', 'ledger', 'report', 'boot'))
        union all
        select 'relation ' || c.oid::regclass::text || ' ' || r.rolname || ' ' || c.relkind::text || ' '
               || coalesce((select string_agg(x::text, ',' order by x::text collate "C") from unnest(c.relacl) x), '')
               || coalesce(case when c.relkind = 'v' then pg_get_viewdef(c.oid) end, '')
        from pg_class c join pg_roles r on r.oid = c.relowner
        where c.relkind in ('r', 'v', 'S')
          and c.relnamespace in (select oid from pg_namespace where nspname in ('api', 'core', 'ledger', 'work', 'ref', 'report'))
        union all
        select 'trigger ' || t.tgrelid::regclass::text || ' ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text::text
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not t.tgisinternal and c.relnamespace in (select oid from pg_namespace where nspname in ('core', 'ledger', 'work'))
        union all
        select 'constraint ' || n.conrelid::regclass::text || ' ' || n.conname || ' ' || pg_get_constraintdef(n.oid)
        from pg_constraint n
        where n.connamespace in (select oid from pg_namespace where nspname in ('core', 'ledger', 'work', 'ref'))
    ) described (line)
$$;
comment on function rule.catalogue_fingerprint() is 'Hash of the catalogue''s description.';

-- Makes a checkpoint of all committed events. One maker at a time: who finds another at work goes without.
-- A stream is taken as a continuation of what was taken before; the one snapshot of the loop's query sees
-- position n+1 of a stream only together with position n, since both writers held the stream's row.
create function rule.make_checkpoint() returns ledger.checkpoint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    i ledger.installation;
    c ledger.checkpoint;
    v_last ledger.checkpoint;
    e record;
    v_hash bytea;
    v_size bigint;
    v_bits bigint;
    v_newest timestamptz;
    v_streams bigint[] := '{}';
    v_positions bigint[] := '{}';
begin
    perform 1 from ledger.maker m for update skip locked;
    if not found then
        return null;
    end if;
    select * into strict i from ledger.installation;
    select * into v_last from ledger.checkpoint k where k.incarnation = i.incarnation order by k.size desc limit 1;
    c.frontier := coalesce(v_last.frontier, '{}');
    v_size := coalesce(v_last.size, 0);
    for e in
        select n.stream, n.position, n.at, sha256('\x00'::bytea || n.body) as hash
        from ledger.stream s
        left join ledger.leafed l on l.stream = s.id
        join ledger.event n on n.stream = s.id and n.position > coalesce(l.position, 0)
        where s.position > coalesce(l.position, 0)
        order by n.stream, n.position
    loop
        v_streams := v_streams || e.stream;
        v_positions := v_positions || e.position;
        v_hash := e.hash;
        v_bits := v_size;
        while v_bits % 2 = 1 loop
            v_hash := rule.node(c.frontier[cardinality(c.frontier)], v_hash);
            c.frontier := c.frontier[1:cardinality(c.frontier) - 1];
            v_bits := v_bits / 2;
        end loop;
        c.frontier := c.frontier || v_hash;
        v_size := v_size + 1;
        v_newest := greatest(v_newest, e.at);
    end loop;
    if v_size = coalesce(v_last.size, -1) then
        return v_last;               -- nothing is new: no checkpoint either
    end if;
    insert into ledger.leaf (idx, stream, position)
    select coalesce(v_last.size, 0) + u.place - 1, u.stream, u.position
    from unnest(v_streams, v_positions) with ordinality u (stream, position, place);
    insert into ledger.leafed (stream, position)
    select u.stream, max(u.position) from unnest(v_streams, v_positions) u (stream, position) group by u.stream
    on conflict (stream) do update set position = excluded.position;
    c.incarnation := i.incarnation;
    c.size := v_size;
    c.root := rule.root(c.frontier);
    c.made_at := clock_timestamp();
    c.made_by := session_user;
    c.text := format(E'vein/%s/%s\n%s\n%s\ncatalogue %s\nserver %s\nlast %s\n', i.instance_id, i.incarnation, v_size,
        encode(c.root, 'base64'), rule.catalogue_fingerprint(), current_setting('server_version_num'),
        coalesce(to_char(v_newest at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '-'));
    insert into ledger.checkpoint values (c.*);
    update ledger.maker set last_at = clock_timestamp();
    return c;
end
$$;
comment on function rule.make_checkpoint() is 'Takes all committed events into the tree and stores the head.';

-- Ends write transactions that are older than the watchdog allows; returns how many.
create function rule.watchdog() returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_ended integer := 0;
    v_old record;
begin
    for v_old in
        select a.pid, a.usename from pg_stat_activity a
        where a.datname = current_database() and a.backend_xid is not null and a.pid <> pg_backend_pid()
          and a.xact_start < clock_timestamp() - rule.setting('watchdog')::interval
          and not exists (select from pg_roles r where r.rolname = a.usename and r.rolsuper)
    loop
        raise log 'vein watchdog ends the transaction of % (pid %)', v_old.usename, v_old.pid;
        perform pg_terminate_backend(v_old.pid);
        v_ended := v_ended + 1;
    end loop;
    return v_ended;
end
$$;
comment on function rule.watchdog() is 'Ends transactions that hold others up.';

-- What runs by itself once a minute.
create function rule.tick() returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_ended integer := rule.watchdog();
    v_due boolean;
    c ledger.checkpoint;
    v_result text;
begin
    select m.last_at is null or m.last_at < clock_timestamp() - rule.setting('checkpoint_every')::interval
    into v_due from ledger.maker m;
    if v_due then
        c := rule.make_checkpoint();
    end if;
    v_result := format('ended %s, checkpoint %s', v_ended, coalesce(c.size::text, 'not due'));
    update work.tick set last_at = clock_timestamp(), last_result = v_result;
    return v_result;
end
$$;
comment on function rule.tick() is 'The periodic task: watchdog and checkpoint.';
