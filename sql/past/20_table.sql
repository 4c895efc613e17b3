-- The tables of the past and what fills a row of each. Made from the catalogue and the attribute dictionary, as the
-- ledger's encoders are: the same columns in the same order, so that a reading's text fits both. Values are of the
-- plain types behind the domains: what the ledger holds was judged when it was written. No keys that point
-- elsewhere, nothing unique: each reading lays out what it needs, and takes it away again. Indexes are those of the
-- present, but for what only keys need: columns behind an id, and the id of what nothing points at (an index costs each
-- new installation two files and one wait for the disk). One question for all tables: their catalogue is read once.
do $$
declare
    v_command text;
begin
    for v_command in
        with place (id, name) as materialized (
            select c.oid, c.relname::text from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r'
            union all
            select r::oid, replace(r::text, '.', '_') from unnest(array['ledger.head', 'ledger.checkpoint']::regclass[]) r
        ), shape (id, columns) as (
            select p.id, string_agg(format('%I %s', a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null)), ', ' order by a.attnum)
            from place p join pg_attribute a on a.attrelid = p.id and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
            group by p.id
        ), key (id, columns) as (
            select x.indrelid, string_agg(quote_ident(a.attname), ', ' order by k.n)
            from place p join pg_index x on x.indrelid = p.id and x.indexprs is null
            cross join unnest(x.indkey::smallint[]) with ordinality k (col, n)
            join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.col
            group by x.indexrelid, x.indrelid
        ), looked_up (id, columns) as materialized (
            -- by id: what keys point at, or signatures do, and signatures themselves
            select distinct p.id, case when k.columns ~ '^id\M' then 'id' else k.columns end
            from place p join key k on k.id = p.id
            where k.columns !~ '^id\M' or p.name = 'signature' or to_regproc('rule.content_' || p.name) is not null
               or p.id in (select f.confrelid from pg_constraint f where f.contype = 'f')
        ), command (id, kind, words) as (
            select p.id, 1, format('create unlogged table past.%I (%s)', p.name, s.columns) from place p join shape s on s.id = p.id
            union all
            select p.id, 2, format('comment on table past.%I is %L', p.name, format('Rows of %s as they were, inside one reading of the past.', p.id::regclass))
            from place p
            union all
            select p.id, 3, format('create index on past.%I (%s)', p.name, l.columns) from place p join looked_up l on l.id = p.id
            where not exists (select from looked_up longer where longer.id = l.id and longer.columns like l.columns || ', %')
        )
        select c.words from command c order by c.id, c.kind, c.words
    loop
        execute v_command;
    end loop;
end
$$;

-- past.row_<table>(stream, key, body): the row as an event of it left it. A field of another tag, or one that the
-- event does not have yet, stays NULL; so does what the ledger holds as a commitment only.
do $make$
declare
    v_table record;
begin
    for v_table in
        select a.entity as name, string_agg(format(
            E'    if substr(body, o, 5) = %L then\n'
            '        n := past.length_at(body, o + 4);\n%s'
            '        o := o + 9 + greatest(n, 0);\n'
            '    end if;',
            '\x' || encode(int4send(a.id) || convert_to(case when a.committed then 'c' else a.tag end, 'UTF8'), 'hex'),
            case when a.committed then '' else format(
                E'        if n >= 0 then\n            v := substr(body, o + 9, n);\n            r.%I := %s;\n        end if;\n',
                a.name,
                case a.tag
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
                        || '+ (''x'' || encode(v, ''hex''))::bit(64)::bigint * interval ''1 microsecond'' end' end) end), E'\n' order by a.id) as fields
        from ledger.attribute a group by a.entity order by a.entity
    loop
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
$f$, 'row_' || v_table.name, v_table.name, v_table.fields);
        execute format('comment on function past.%I(bigint, bigint, bytea) is %L', 'row_' || v_table.name,
                       'A row of core.' || v_table.name || ' from one of its events.');
    end loop;
end
$make$;
