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
    -- None while a migration runs (its lock): the catalogue of that moment is no release's.
    if not pg_try_advisory_xact_lock_shared(1447381326) then
        return null;
    end if;
    perform 1 from ledger.maker m for update skip locked;
    if not found then
        return null;
    end if;
    select * into strict i from ledger.installation;
    select * into v_last from ledger.checkpoint k where k.incarnation = i.incarnation order by k.size desc limit 1;
    c.frontier := coalesce(v_last.frontier, '{}');
    v_size := coalesce(v_last.size, 0);
    for e in
        select n.stream, n.position, n.at, sha256(decode('00', 'hex') || n.body) as hash
        from ledger.head s
        left join ledger.leafed l on l.stream = s.stream
        join ledger.event n on n.stream = s.stream and n.position > coalesce(l.position, 0)
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
        where a.datname = current_database() and a.backend_type = 'client backend' and a.backend_xid is not null
          and a.pid <> pg_backend_pid() and a.xact_start < clock_timestamp() - rule.setting('watchdog')::interval
          -- a migration takes as long as it takes
          and not exists (select from pg_roles r where r.oid = a.usesysid
                          and (r.rolsuper or pg_has_role(r.oid, 'vein_owner', 'member')))
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
    v_back boolean;
    c ledger.checkpoint;
    v_result text;
begin
    -- a clock that went back would have no checkpoint made until it has come there again
    select m.last_at is null or m.last_at not between clock_timestamp() - rule.setting('checkpoint_every')::interval and clock_timestamp()
    into v_due from ledger.maker m;
    if v_due then
        c := rule.make_checkpoint();
    end if;
    v_back := rule.clock_watch();        -- after the checkpoint: it looks at leaves
    perform rule.supply_tick();
    perform rule.timer_breaches();       -- last, since it holds batches until the end of the transaction
    perform past.sweep();
    v_result := format('ended %s, checkpoint %s%s', v_ended, coalesce(c.size::text, 'not due'), case when v_back then ', the clock went back' else '' end);
    update work.tick set last_at = clock_timestamp(), last_result = v_result;
    return v_result;
end
$$;
comment on function rule.tick() is 'The periodic task: watchdog, clocks and checkpoint.';
