-- The readings, bound a second time. A view or function that reads the record stands once, in sql/rule, sql/api or
-- sql/report; here its text is taken from the catalogue, and every name of something that has a past is replaced by
-- the name of its past: core.batch by past.batch, rule.board_work by past_rule.board_work, api.batch by
-- past_api.batch, rule.now by past_rule.now. Names inside comments and texts stay, but for dynamic SQL that reads
-- "from core.%I". Who sees what is asked of the present: rule.sites and its like have no past.

-- What a name stands for: a table, a view, or the functions of that name (of schema api: those that read).
create function past.text_of(name text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(
        (select pg_get_viewdef(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'v' and n.nspname = split_part(name, '.', 1) and c.relname = split_part(name, '.', 2)),
        (select string_agg(regexp_replace(pg_get_functiondef(p.oid), '--[^\n]*', '', 'g'), E'\n' order by p.oid)
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = split_part(name, '.', 1) and p.proname = split_part(name, '.', 2)
           and p.prorettype <> 'trigger'::regtype and (n.nspname = 'rule' or p.provolatile <> 'v')))
$$;
comment on function past.text_of(text) is 'The text behind a name of the readings; NULL when there is none.';

create function past.mentions(text text) returns setof text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select distinct m[1] from regexp_matches(text, '\m((?:core|rule|api|report|ledger|work)\.(?:[a-z_0-9]+|%I))', 'g') m
$$;
comment on function past.mentions(text) is 'Qualified names in a text.';

-- Names whose rows are laid out, each with its table of the past.
create function past.tables() returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_object_agg('core.' || c.relname, 'past.' || c.relname)
        || '{"ledger.head": "past.ledger_head", "ledger.checkpoint": "past.ledger_checkpoint"}'
    from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r'
$$;
comment on function past.tables() is 'Tables that have a past.';

-- Everything that the readings reach, each name with what it mentions: what is mentioned is looked up in turn.
create function past.reached() returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_present text[] := array['rule.sites', 'rule.sees', 'rule.holds', 'rule.sees_ledger', 'rule.my_roles', 'rule.inspected', 'rule.inspects',
        'rule.record_deed'];         -- an event is of its moment for good, and is asked for only of what the record has by then
    v_reached jsonb := '{}';
    v_todo text[];
    v_found jsonb;
begin
    v_todo := array(
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and n.nspname in ('api', 'report')
        union
        select 'api.' || p.proname from pg_proc p
        where p.pronamespace = 'api'::regnamespace and p.provolatile <> 'v' and p.proretset
        union all
        select unnest(array['rule.record_text', 'rule.batch_seen']));     -- what api.record_export_past calls
    loop
        select jsonb_object_agg(t.name, array(select m from past.mentions(t.text) m where m <> t.name)) into v_found
        from (select n.name, past.text_of(n.name) as text from unnest(v_todo) n (name)
              where n.name <> all (v_present) and to_regproc('past_' || n.name) is null     -- 10_moment.sql has its past
              offset 0) t
        where t.text is not null;
        exit when v_found is null;
        v_reached := v_reached || v_found;
        v_todo := array(select distinct m from jsonb_each(v_found) f cross join jsonb_array_elements_text(f.value) m
                        where m ~ '^(rule|api|report)\.' and not v_reached ? m);
    end loop;
    return v_reached;
end
$$;
comment on function past.reached() is 'Views and functions that the readings reach, each with the names it mentions.';

-- From which of these one of the wanted names is reached, over any number of steps.
create function past.from_where(reached jsonb, wanted text[]) returns text[]
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_found text[] := array(select r.key from jsonb_each(reached) r where r.value ?| wanted);
    v_more text[] := v_found;
begin
    while cardinality(v_more) > 0 loop
        v_more := array(select r.key from jsonb_each(reached) r where r.value ?| v_more and r.key <> all (v_found));
        v_found := v_found || v_more;
    end loop;
    return v_found;
end
$$;
comment on function past.from_where(jsonb, text[]) is 'Names from which wanted names are reached.';

-- A text with every name that has a past replaced. Its parts are comments, texts, quoted names, two words with a full
-- stop between them, and what stands before each of these.
create function past.rebind(text text, bound jsonb) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select string_agg(m.before || case when left(m.part[1], 1) = '''' then regexp_replace(m.part[1], '\m(from|join) core\.%', '\1 past.%', 'g')
                                       else coalesce(bound ->> m.part[1], m.part[1], '') end, '' order by m.n)
    from (values ($re$--[^\n]*|/\*(?:[^*]|\*+[^*/])*\*+/|'(?:[^']|'')*'|"[^"]*"|[A-Za-z_][A-Za-z_0-9]*\.[A-Za-z_][A-Za-z_0-9]*$re$)) r (parts),
         rows from (regexp_split_to_table(text, r.parts), regexp_matches(text, r.parts, 'g')) with ordinality m (before, part, n)
$$;
comment on function past.rebind(text, jsonb) is 'A text of the present as one of the past.';

-- The tables that each reading needs, as an object of arrays. Dynamic SQL may ask for any.
create function past.needs(reached jsonb, readings text[]) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    with recursive edge (name, mention) as materialized (
        select r.key, m from jsonb_each(reached) r cross join jsonb_array_elements_text(r.value) m
    ), part (reading, name) as (
        select r, r from unnest(readings) r
        union
        select p.reading, e.mention from part p join edge e on e.name = p.name
    ), place (name, relation) as materialized (
        select t.key, split_part(t.value, '.', 2) from jsonb_each_text(past.tables()) t
    ), needed (reading, relation) as (
        select p.reading, t.relation from part p join place t on t.name = p.name
        union
        select p.reading, t.relation from part p, place t where p.name = 'core.%I' and t.name like 'core.%'
        union
        select p.reading, 'installation' from part p where p.name = 'ledger.checkpoint'
    )
    select jsonb_object_agg(r.reading, coalesce(n.tables, '[]'))
    from unnest(readings) r (reading)
    left join (select d.reading, jsonb_agg(d.relation order by d.relation) as tables from needed d group by d.reading) n
           on n.reading = r.reading
$$;
comment on function past.needs(jsonb, text[]) is 'Tables that each reading reaches.';

-- What people call: lays out, reads, takes back, in one call. The rows go through a variable, which a rollback of
-- the inner block leaves alone. Plans must not depend on how little the first reading of a session laid out.
create function past.offer(name text, needs text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $offer$
declare
    v_offered text := case split_part(name, '.', 1) when 'report' then 'past_report_' else 'past_' end || split_part(name, '.', 2);
    v_past text := 'past_' || name;
    v_view regclass := (select c.oid from pg_class c where c.oid = to_regclass(name) and c.relkind = 'v');
    p pg_proc;
    v_takes text;
    v_call text;
    v_into text;
    v_out text;
begin
    if v_view is null then
        select * into strict p from pg_proc q where q.pronamespace = 'api'::regnamespace and q.proname = split_part(name, '.', 2);
        v_takes := pg_get_function_arguments(p.oid);
        v_call := format('%s(%s)', v_past, array_to_string(p.proargnames[1:p.pronargs], ', '));
        v_into := case when p.prorettype = 'record'::regtype then 'select jsonb_agg(to_jsonb(q))' else 'select jsonb_agg(q)' end
            || ' into v_rows from ' || v_call || ' q';
        v_out := case when p.prorettype = 'record'::regtype
                      then 'select q.* from jsonb_to_recordset(v_rows) as q ('
                           || substr(pg_get_function_result(p.oid), 7, length(pg_get_function_result(p.oid)) - 7) || ')'
                      when exists (select from pg_type y where y.oid = p.prorettype and y.typtype = 'c')
                      then format('select q.* from jsonb_populate_recordset(null::%s, v_rows) q', format_type(p.prorettype, null))
                      else format('select q::%s from jsonb_array_elements_text(v_rows) q', format_type(p.prorettype, null)) end;
    else
        v_takes := 'batch text';
        v_into := format('select array_agg(q) into v_rows from %s q', v_past);
        v_out := 'select ' || (select string_agg(format('q.%I::%s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
                               from pg_attribute a where a.attrelid = v_view and a.attnum > 0) || ' from unnest(v_rows) q';
    end if;
    execute format($f$
create function api.%1$I(%2$s) returns %3$s
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $body$
declare
    v_rows %4$s;
begin
    begin
        perform past.lay(%5$L, as_of, signature, %6$s);
        %7$s;
        raise sqlstate 'PAST0';
    exception when sqlstate 'PAST0' then
        null;
    end;
    return query %8$s;
end
$body$
$f$, v_offered, concat_ws(', ', 'as_of timestamptz, signature bigint', nullif(v_takes, '')), coalesce('setof ' || v_view, pg_get_function_result(p.oid)), case when v_view is null then 'jsonb' else v_past || '[]' end, needs,
        case when v_view is not null or 'batch' = any (p.proargnames[1:p.pronargs]) then 'batch' else 'null' end, v_into, v_out);
    execute format('comment on function api.%I is %L', v_offered, format('%s as it was at a moment, or when a signature was given.', name));
end
$offer$;
comment on function past.offer(text, text[]) is 'Makes the function that reads one view or function of the past.';

do $$
declare
    v_reached jsonb := past.reached();
    v_bound jsonb;
    v_names text[];
    v_strange text[];
    v_name text;
    v_needs jsonb;
    o record;
begin
    -- what stands on the ledger or the desk themselves, which are their own past, is not offered; plans of steps
    -- follow from process documents, which do not change
    v_strange := past.from_where(v_reached, array(
        select distinct m from jsonb_each(v_reached) r cross join jsonb_array_elements_text(r.value) m
        where m ~ '^(ledger|work)\.' and m not in ('ledger.head', 'ledger.checkpoint', 'work.step_plan', 'work.actor', 'work.opens')));
    v_names := past.from_where(v_reached, array(select jsonb_object_keys(past.tables()) union all select 'core.%I' union all select 'rule.now'));
    v_names := array(select n from unnest(v_names) n where n <> all (v_strange) and n <> 'rule.now');
    v_bound := past.tables() || '{"rule.now": "past_rule.now", "rule.similar_flag": "past_rule.similar_flag"}' || (select jsonb_object_agg(n, 'past_' || n) from unnest(v_names) n);
    -- in the order in which they were made: what one needs was there before it
    for o in
        select n, c.oid, 'view' as kind from unnest(v_names) n join pg_class c on c.oid = to_regclass(n) and c.relkind = 'v'
        union all
        select n, p.oid, 'function' from unnest(v_names) n
        join pg_proc p on p.pronamespace = to_regnamespace(split_part(n, '.', 1)) and p.proname = split_part(n, '.', 2)
        where p.prorettype <> 'trigger'::regtype and (n like 'rule.%' or p.provolatile <> 'v')
          and not exists (select from pg_class c where c.oid = to_regclass(n) and c.relkind = 'v')
        order by 2
    loop
        if o.kind = 'view' then
            execute format('create view past_%s with (security_barrier) as %s', o.n, past.rebind(pg_get_viewdef(o.oid), v_bound));
            execute format('comment on view past_%s is %L', o.n, o.n || ' in the past.');
        else
            execute past.rebind(pg_get_functiondef(o.oid), v_bound);
            execute format('comment on function %s is %L',
                           past.rebind(o.oid::regprocedure::text, v_bound), o.n || ' in the past.');
        end if;
    end loop;
    v_names := array(select n from unnest(v_names) n where n ~ '^(api|report)\.' and n !~ '^api\.(me$|installation$|ledger_)');
    v_needs := past.needs(v_reached, v_names);
    foreach v_name in array v_names loop
        perform past.offer(v_name, array(select jsonb_array_elements_text(v_needs -> v_name)));
    end loop;
end
$$;
