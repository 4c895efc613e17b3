-- The ledger's triggers. Each table's encoder is put together from the attribute dictionary, not from the
-- catalogue: the dictionary is what a verifier reads, and a lint compares it with the columns. Written out
-- per table, and without calls of SQL functions or settings of their own (the acts that fire them run as the
-- owner with a pinned path), because one generic trigger (to_jsonb and a loop) costs four times as much per row.

-- Moves a stream's head to its new last event, and leaves it where the act's next event finds it.
create function rule.move_head(stream bigint, place bigint, hash bytea) returns text
language plpgsql volatile as $$
begin
    update ledger.head h set position = move_head.place, head = move_head.hash where h.stream = move_head.stream;
    if not found then
        insert into ledger.head (stream, position, head) values (move_head.stream, move_head.place, move_head.hash);
    end if;
    return set_config('vein.head', move_head.stream || ':' || move_head.place || ':' || encode(move_head.hash, 'hex'), true);
end
$$;
comment on function rule.move_head(bigint, bigint, bytea) is 'Moves the head of a stream; returns stream:position:hash.';

-- Moves the head that the act carries, when its events have gone beyond the stored one (a fourth part says so).
create function rule.settle_head(head text) returns text
language plpgsql volatile as $$
begin
    if coalesce(split_part(settle_head.head, ':', 4), '') = '' then
        return settle_head.head;
    end if;
    return rule.move_head(split_part(settle_head.head, ':', 1)::bigint, split_part(settle_head.head, ':', 2)::bigint,
                          decode(split_part(settle_head.head, ':', 3), 'hex'));
end
$$;
comment on function rule.settle_head(text) is 'Stores the head that an act carries; returns it.';

create function rule.tg_no_truncate() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception using errcode = 'VN902', message = format('%s.%s is never truncated', tg_table_schema, tg_table_name),
        hint = 'Records are corrected or superseded, never removed.';
end
$$;
comment on function rule.tg_no_truncate() is 'Refuses TRUNCATE.';

-- Streams and rows that stay what they were when they were written.
create function rule.tg_stream_fixed() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.stream_id is distinct from old.stream_id or new.id is distinct from old.id then
        raise exception using errcode = 'VN901', message = 'a record never moves to another stream';
    end if;
    return new;
end
$$;
comment on function rule.tg_stream_fixed() is 'Keeps a record in its stream.';

-- Makes rule.fields_<table>(row) (used by replay) and the three statement triggers of each table. The
-- triggers chain all rows of a statement and move each stream's head once. What the act has locked and read
-- (rule.act_begin, an earlier trigger) is not locked and read again; the primary key of ledger.event would
-- refuse a second event of one position anyway. Expressions are few and large: each costs its preparation
-- once a transaction, whatever it does; the rows are not sorted, since a statement hardly ever has two streams.
do $install$
declare
    v_table record;
begin
    for v_table in
        -- a field of row n is "attribute id, tag, optional bytes"; all fields are their number and one after the other
        with term (entity, id, name, tag, committed, lead, col) as (
            select a.entity, a.id, a.name, a.tag, a.committed,
                   encode(int4send(a.id) || convert_to(case when a.committed then 'c' else a.tag end, 'UTF8'), 'hex'), format('n.%I', a.name)
            from ledger.attribute a
        )
        select t.entity as name, case when bool_or(t.name = 'version') then 'n.version' else '0::bigint' end as version,
               '\x' || encode(rule.part(t.entity), 'hex') as part,
               format('%L::bytea', '\x' || encode(int4send(count(*)::integer), 'hex')) || string_agg(E'\n                || ' || case
                   when t.committed then format(
                       'coalesce(%L::bytea || rule.commitment(rule.salt(%L, n.id), %L, %s::text), %L::bytea)',
                       '\x' || t.lead || '00000020', t.entity, t.name, t.col, '\x' || t.lead || 'ffffffff')
                   when t.tag = 't' then format(
                       'coalesce(%L::bytea || int4send(octet_length(%s)) || convert_to(%s, ''UTF8''), %L::bytea)',
                       '\x' || t.lead, t.col, t.col, '\x' || t.lead || 'ffffffff')
                   when t.tag = 'n' then format(
                       'coalesce(%L::bytea || int4send(octet_length(%s::text)) || convert_to(%s::text, ''UTF8''), %L::bytea)',
                       '\x' || t.lead, t.col, t.col, '\x' || t.lead || 'ffffffff')
                   when t.tag = 'x' then format(
                       'coalesce(%L::bytea || int4send(octet_length(%s)) || %s, %L::bytea)',
                       '\x' || t.lead, t.col, t.col, '\x' || t.lead || 'ffffffff')
                   else format('coalesce(%L::bytea || %s, %L::bytea)',
                       '\x' || t.lead || case t.tag when 'b' then '00000001' when 'd' then '00000004'
                                                    when 'u' then '00000010' else '00000008' end,
                       case t.tag when 'i' then 'int8send(' || t.col || '::bigint)'
                                  when 'b' then 'boolsend(' || t.col || ')'
                                  when 'z' then 'timestamptz_send(' || t.col || ')'
                                  when 'd' then 'date_send(' || t.col || ')'
                                  when 'u' then 'uuid_send(' || t.col || ')' end,
                       '\x' || t.lead || 'ffffffff')
               end, '' order by t.id) as fields
        from term t group by t.entity order by t.entity
    loop
        execute format($f$
create function rule.%1$I(n core.%2$I) returns bytea
language sql volatile security definer set search_path = pg_catalog, pg_temp as $body$
    select %3$s
$body$
$f$, 'fields_' || v_table.name, v_table.name, v_table.fields);
        execute format('comment on function rule.%I(core.%I) is %L', 'fields_' || v_table.name, v_table.name,
                       'Parts 22 and 23 of an event about a row of core.' || v_table.name || '.');
        execute format($f$
create function rule.%1$I() returns trigger
language plpgsql as $body$
declare
    c work.context;
    v_acting boolean := current_setting('vein.xact', true) = pg_current_xact_id()::text;
    v_head text;         -- stream:position:hash that the act has locked and read, and whether it went on from there
    v_stream bigint;
    v_position bigint;
    v_hash bytea;
    v_body bytea;
    v_wait interval;
    r record;
begin
    if v_acting then
        c.at := clock_timestamp();
        c.lab_at := c.at + current_setting('vein.offset')::bigint * interval '1 microsecond';
        c.kind := case tg_op when 'DELETE' then 'deleted' else lower(tg_op) end;
        c.opening := decode(current_setting('vein.opening'), 'hex');
        c.middle := timestamptz_send(c.at) || timestamptz_send(c.lab_at) || int8send(current_setting('vein.xact')::bigint)
            || decode(current_setting('vein.bytes'), 'hex')
            || int4send(octet_length(c.kind)) || convert_to(c.kind, 'UTF8') || %5$L::bytea;
        c.closing := coalesce(int4send(nullif(octet_length(current_setting('vein.reason')), 0))
                              || convert_to(current_setting('vein.reason'), 'UTF8'), '\xffffffff'::bytea)
            || int8send(current_setting('vein.signature')::bigint);
        v_head := current_setting('vein.head', true);
    else
        c := rule.context();
        if tg_op = 'DELETE' and c.kind = 'unattributed' then
            c.kind := 'deleted';
        end if;
        c.middle := c.middle || int4send(octet_length(c.kind)) || convert_to(c.kind, 'UTF8') || %5$L::bytea;
    end if;
    for r in
        select n.stream_id, n.id::text as key, %4$s as version,
               %3$s as fields
        from changed n
    loop
        if v_stream is distinct from r.stream_id then
            if v_stream is not null then
                v_head := rule.move_head(v_stream, v_position, v_hash);
            end if;
            v_stream := r.stream_id;
            if split_part(v_head, ':', 1) = v_stream::text then
                v_position := split_part(v_head, ':', 2)::bigint;
                v_hash := decode(split_part(v_head, ':', 3), 'hex');
            else
                v_head := rule.settle_head(v_head);
                perform from ledger.stream s where s.id = v_stream for no key update;
                -- whoever was waited for has written at a later time than when this one began to wait
                v_wait := clock_timestamp() - c.at;
                c.at := c.at + v_wait;
                c.lab_at := c.lab_at + v_wait;
                c.middle := timestamptz_send(c.at) || timestamptz_send(c.lab_at) || substr(c.middle, 17);
                select h.position, h.head into v_position, v_hash from ledger.head h where h.stream = v_stream;
                if v_position is null then
                    v_position := 0;
                    v_hash := decode(repeat('00', 32), 'hex');
                end if;
            end if;
        end if;
        v_position := v_position + 1;
        v_body := c.opening || int8send(v_stream) || int8send(v_position) || v_hash || c.middle
            || int4send(octet_length(r.key)) || convert_to(r.key, 'UTF8') || int8send(r.version) || c.closing || r.fields;
        insert into ledger.event (stream, position, at, lab_at, login, person, entity, key, kind, act, request, body)
        values (v_stream, v_position, c.at, c.lab_at, session_user,
                case when v_acting then nullif(current_setting('vein.person'), '') end, %2$L, r.key, c.kind,
                case when v_acting then current_setting('vein.act') else c.act end,
                case when v_acting then nullif(current_setting('vein.request'), '')::uuid end, v_body);
        v_hash := sha256('\x00'::bytea || v_body);
    end loop;
    if v_stream is null then
        return null;
    elsif v_acting then
        v_head := set_config('vein.head', v_stream || ':' || v_position || ':' || encode(v_hash, 'hex') || ':moved', true);
    else
        v_head := rule.move_head(v_stream, v_position, v_hash);
    end if;
    return null;
end
$body$
$f$, 'tg_ledger_' || v_table.name, v_table.name, v_table.fields, v_table.version, v_table.part);
        execute format('comment on function rule.%I() is %L', 'tg_ledger_' || v_table.name,
                       'Writes the events of a statement on core.' || v_table.name || '.');
        execute format('create trigger ledger_insert after insert on core.%I referencing new table as changed '
                       'for each statement execute function rule.%I()', v_table.name, 'tg_ledger_' || v_table.name);
        execute format('create trigger ledger_update after update on core.%I referencing new table as changed '
                       'for each statement execute function rule.%I()', v_table.name, 'tg_ledger_' || v_table.name);
        execute format('create trigger ledger_delete after delete on core.%I referencing old table as changed '
                       'for each statement execute function rule.%I()', v_table.name, 'tg_ledger_' || v_table.name);
        execute format('create trigger stream_fixed before update on core.%I for each row '
                       'when (new.stream_id is distinct from old.stream_id or new.id is distinct from old.id) '
                       'execute function rule.tg_stream_fixed()', v_table.name);
        execute format('create trigger ledger_truncate before truncate on core.%I '
                       'for each statement execute function rule.tg_no_truncate()', v_table.name);
        execute format('alter table core.%I enable always trigger ledger_insert, enable always trigger ledger_update, '
                       'enable always trigger ledger_delete, enable always trigger ledger_truncate, enable always trigger stream_fixed', v_table.name);
    end loop;
end
$install$;

-- Has foreign keys fire under every session_replication_role.
select boot.keys_always();
