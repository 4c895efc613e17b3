-- The tables of the past and what fills a row of each. Made from the catalogue and the attribute dictionary, as the
-- ledger's encoders are: the same columns in the same order, so that a reading's text fits both. Values are of the
-- plain types behind the domains: what the ledger holds was judged when it was written. No keys that point
-- elsewhere, nothing unique: each reading lays out what it needs, and takes it away again. Indexes are those of the
-- present, but for what only keys need: columns behind an id, and the id of what nothing points at (an index costs each
-- new installation two files and one wait for the disk).

-- Whether rows of a table are looked up by their id: when keys point at it, or signatures do, and signatures themselves.
create function past.pointed_at(place regclass) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = place)
        or place = 'core.signature'::regclass
        or to_regproc('rule.content_' || (select c.relname from pg_class c where c.oid = place)) is not null
$$;
comment on function past.pointed_at(regclass) is 'Whether a table of the past needs an index by id.';

create function past.make_table(place regclass, name text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    v_index text;
begin
    execute format('create unlogged table past.%I (%s)', name, (
        select string_agg(format('%I %s', a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null)), ', ' order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = place and a.attnum > 0 and not a.attisdropped));
    execute format('comment on table past.%I is %L', name, format('Rows of %s as they were, inside one reading of the past.', place));
    for v_index in
        with x (columns) as (
            select (select string_agg(quote_ident(a.attname), ', ' order by k.n)
                    from unnest(x.indkey::smallint[]) with ordinality k (col, n)
                    join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.col)
            from pg_index x where x.indrelid = place and x.indexprs is null
        ), i (columns) as (
            select distinct case when x.columns ~ '^id\M' then 'id' else x.columns end from x
            where x.columns !~ '^id\M' or past.pointed_at(place))
        select i.columns from i where not exists (select from i longer where longer.columns like i.columns || ', %') order by 1
    loop
        execute format('create index on past.%I (%s)', name, v_index);
    end loop;
end
$$;
comment on function past.make_table(regclass, text) is 'Makes one table of the past and its indexes.';

-- The value of one field: v holds its bytes.
create function past.decoder_term(a ledger.attribute) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case a.tag
        when 't' then 'convert_from(v, ''UTF8'')'
        when 'n' then 'convert_from(v, ''UTF8'')::numeric'
        when 'b' then 'get_byte(v, 0) = 1'
        when 'i' then '(''x'' || encode(v, ''hex''))::bit(64)::bigint'
        when 'u' then 'encode(v, ''hex'')::uuid'
        when 'x' then 'v'
        when 'd' then 'case v when ''\x7fffffff'' then date ''infinity'' when ''\x80000000'' then date ''-infinity'' '
            || 'else date ''2000-01-01'' + (''x'' || encode(v, ''hex''))::bit(32)::integer end'
        when 'z' then 'case v when ''\x7fffffffffffffff'' then timestamptz ''infinity'' '
            || 'when ''\x8000000000000000'' then timestamptz ''-infinity'' else timestamptz ''2000-01-01T00:00:00Z'' '
            || '+ (''x'' || encode(v, ''hex''))::bit(64)::bigint * interval ''1 microsecond'' end' end
$$;
comment on function past.decoder_term(ledger.attribute) is 'SQL that decodes one value.';

-- past.row_<table>(stream, key, body): the row as an event of it left it. A field of another tag, or one that the
-- event does not have yet, stays NULL; so does what the ledger holds as a commitment only.
create function past.make_row(table_name text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $make$
begin
    execute format($f$
create function past.%1$I(stream bigint, key bigint, body bytea) returns past.%2$I
language plpgsql immutable set search_path = pg_catalog, pg_temp as $body$
declare
    r past.%2$I;
    o integer := past.fields_at(body);
    n integer;
    v bytea;
begin
    r.id := key;
    r.stream_id := stream;
%3$s
    return r;
end
$body$
$f$, 'row_' || table_name, table_name, (
        select string_agg(format(
            E'    if substr(body, o, 5) = %L then\n'
            '        n := past.length_at(body, o + 4);\n%s'
            '        o := o + 9 + greatest(n, 0);\n'
            '    end if;',
            '\x' || encode(int4send(a.id) || convert_to(case when a.committed then 'c' else a.tag end, 'UTF8'), 'hex'),
            case when a.committed then '' else format(
                E'        if n >= 0 then\n            v := substr(body, o + 9, n);\n            r.%I := %s;\n        end if;\n',
                a.name, past.decoder_term(a)) end), E'\n' order by a.id)
        from ledger.attribute a where a.entity = table_name));
    execute format('comment on function past.%I(bigint, bigint, bytea) is %L', 'row_' || table_name,
                   'A row of core.' || table_name || ' from one of its events.');
end
$make$;
comment on function past.make_row(text) is 'Makes the decoder of one table.';

do $$
declare
    v_table text;
begin
    for v_table in select c.relname from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' order by c.oid loop
        perform past.make_table(format('core.%I', v_table)::regclass, v_table);
        perform past.make_row(v_table);
    end loop;
    perform past.make_table('ledger.head', 'ledger_head');
    perform past.make_table('ledger.checkpoint', 'ledger_checkpoint');
end
$$;
