-- Reading a process document, first pass: keys and forms, by ref.process_key. The client checks the same
-- beforehand and says line and column too; here it is checked again, since anybody may call the import
-- without that client. Each function returns its findings; the import refuses with all of them at once.

-- One finding: where (JSON pointer), what is there, what would be right.
create type work.process_wrong as (pointer text, what text, expected text);

create function rule.process_found(pointer text, what text, expected text) returns work.process_wrong
language sql immutable parallel safe return row(pointer, left(what, 200), left(expected, 400))::work.process_wrong;
comment on function rule.process_found(text, text, text) is 'One finding of a process document.';

-- Refuses a document with its findings, a line each, at most 100 of them: the answer stays one that can be read.
create function rule.process_refuse(wrong work.process_wrong[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_most constant integer := 100;
begin
    perform rule.refuse('VN116',
        (select string_agg(format('%s: %s; expected: %s', coalesce(nullif(w.pointer, ''), '/'), w.what, w.expected), E'\n' order by w.n)
         from unnest(wrong) with ordinality w (pointer, what, expected, n) where w.n <= v_most)
        || case when cardinality(wrong) > v_most then format(E'\n%s more findings not shown', cardinality(wrong) - v_most) else '' end,
        'Mend what is listed; vein process lint FILE says line and column (but knows no time zones).', left((wrong[1]).pointer, 200));
end
$$;
comment on function rule.process_refuse(work.process_wrong[]) is 'Refuses a process document with all its findings.';

-- A key as a part of a JSON pointer.
create function rule.pointer_part(key text) returns text
language sql immutable parallel safe return '/' || replace(replace(key, '~', '~0'), '/', '~1');
comment on function rule.pointer_part(text) is 'A key as part of a JSON pointer.';

-- "24 h" in microseconds; NULL when it isn't a duration.
create function rule.duration_us(value text) returns bigint
language sql immutable parallel safe return
    case when value ~ '^[1-9][0-9]{0,6} (s|min|h|d)$'
         then split_part(value, ' ', 1)::bigint
              * case split_part(value, ' ', 2) when 's' then 1000000::bigint when 'min' then 60000000
                                               when 'h' then 3600000000 else 86400000000 end end;
comment on function rule.duration_us(text) is 'A duration in microseconds.';

create function rule.is_decimal(value text) returns boolean
language sql immutable parallel safe return
    case when value ~ '^-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?$' and length(replace(replace(value, '-', ''), '.', '')) <= 38
         then not (left(value, 1) = '-' and value::numeric = 0) else false end;
comment on function rule.is_decimal(text) is 'Is this a plain decimal within what a document may hold?';

-- Closed words: those of a table, or written out, with | between where a word may have a blank.
create function rule.process_words(item text) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case item
        when '@role' then array(select r.role from ref.role r order by 1)
        when '@checkpoint' then array(select c.checkpoint from ref.checkpoint c order by 1)
        when '@formula' then array(select f.formula from ref.formula f order by 1)
        else string_to_array(item, case when strpos(item, '|') > 0 then '|' else ' ' end) end
$$;
comment on function rule.process_words(text) is 'The closed words of one key.';

-- One value of a document in the form its shape asks for; NULL when it is: nearly all are, and a set for each of a hundred
-- thousand values took seconds. item: its closed words.
create function rule.process_value(value json, shape text, item text, lowest integer, most integer, pointer text)
returns work.process_wrong
language plpgsql stable as $$
declare
    v_text text := value #>> '{}';
begin
    if shape = 'integer' then
        -- as written: 1.0 and 1e0 are no integers
        return case when json_typeof(value) <> 'number' or value::text !~ '^-?[0-9]{1,9}$' or v_text::integer not between lowest and most
                    then rule.process_found(pointer, left(value::text, 40), format('an integer from %s to %s', lowest, most)) end;
    elsif shape = 'boolean' then
        return case when json_typeof(value) <> 'boolean'
                    then rule.process_found(pointer, json_typeof(value) || ' where it does not fit', 'true or false') end;
    elsif json_typeof(value) <> 'string' then
        return rule.process_found(pointer, json_typeof(value) || ' where it does not fit', 'a text');
    elsif shape = 'word' then
        return case when not v_text = any (rule.process_words(item))
                    then rule.process_found(pointer, format('unknown word "%s"', v_text), 'one of ' || array_to_string(rule.process_words(item), ', ')) end;
    elsif shape = 'id' then
        return case when v_text !~ '^[a-z][a-z0-9_-]{0,39}$'
                    then rule.process_found(pointer, format('"%s" is no id', v_text),
                                            'a lower-case letter, then letters a-z, digits, - or _ (40 at most)') end;
    elsif shape = 'decimal' then
        return case when not rule.is_decimal(v_text)
                    then rule.process_found(pointer, format('"%s" is no decimal', v_text), 'a plain decimal as text, for example "80.0"') end;
    elsif shape = 'duration' then
        return case when rule.duration_us(v_text) is null
                    then rule.process_found(pointer, format('"%s" is no duration', v_text), 'a number and s, min, h or d, for example "24 h"') end;
    elsif v_text = '' or not core.clean(v_text, coalesce(most, 200)) then
        return rule.process_found(pointer, format('text of %s characters', length(v_text)),
            format('1 to %s characters, none of control or direction, no blank at the ends, composed (NFC)', coalesce(most, 200)));
    end if;
    return null;
end
$$;
comment on function rule.process_value(json, text, text, integer, integer, text) is 'What is wrong with one value of a process document.';

create function rule.process_list(value json, shape text, item text, fewest integer, most integer, pointer text)
returns setof work.process_wrong
language plpgsql stable as $$
declare
    v_entry record;
    v_wrong work.process_wrong;
    v_count integer;
begin
    if json_typeof(value) <> 'array' then
        return next rule.process_found(pointer, json_typeof(value) || ' where it does not fit', 'a list');
        return;
    end if;
    v_count := json_array_length(value);
    if v_count not between fewest and most then
        return next rule.process_found(pointer, v_count || ' entries', format('%s to %s', fewest, most));
        return;
    end if;
    for v_entry in select e.value, e.ordinality - 1 as place from json_array_elements(value) with ordinality e loop
        if shape = 'objects' then
            return query select * from rule.process_shape(v_entry.value, item, pointer || '/' || v_entry.place);
        elsif shape = 'lines' then
            return query select * from rule.process_shape(v_entry.value, case when json_typeof(v_entry.value) = 'object'
                and v_entry.value -> 'any_of' is not null then 'any_of' else 'line' end, pointer || '/' || v_entry.place);
        else
            -- the shape's singular: texts -> text
            v_wrong := rule.process_value(v_entry.value, rtrim(shape, 's'), item, null, 200, pointer || '/' || v_entry.place);
            if v_wrong is not null then
                return next v_wrong;
            end if;
        end if;
    end loop;
    if shape in ('texts', 'ids', 'words') then
        return query select (rule.process_found(pointer || '/' || e.ordinality - 1, format('"%s" twice in the list', e.value), 'each entry once')).*
        from (select x.value, x.ordinality, row_number() over (partition by x.value order by x.ordinality) as nth
              from json_array_elements_text(value) with ordinality x) e where e.nth > 1 order by e.ordinality;
    end if;
end
$$;
comment on function rule.process_list(json, text, text, integer, integer, text) is 'What is wrong with one list of a process document.';

-- One key of an object by its row of the grammar, where that says more than one value.
create function rule.process_member(value json, shape text, item text, fewest integer, most integer, pointer text) returns setof work.process_wrong
language plpgsql stable as $$
begin
    if shape = 'object' then
        return query select * from rule.process_shape(value, item, pointer);
    elsif shape = 'map' then
        return query select * from rule.process_map(value, pointer);
    elsif shape = 'ways' then
        return query select * from rule.process_ways(value, item, fewest, most, pointer);
    else
        return query select * from rule.process_list(value, shape, item, fewest, most, pointer);
    end if;
end
$$;
comment on function rule.process_member(json, text, text, integer, integer, text) is 'What is wrong with one key of a process document that holds more than one value.';

-- An object of the document: what its kind must have and has not, then its keys as they stand. One statement an object:
-- a document has ten thousand of them, and most of what each costs is the number of statements.
create function rule.process_shape(value json, object text, pointer text) returns setof work.process_wrong
language plpgsql stable as $$
declare
    m record;
    v_wrong work.process_wrong;
    v_at text;
    v_seen text[] := '{}';
begin
    if json_typeof(value) <> 'object' then
        return next rule.process_found(pointer, json_typeof(value) || ' where it does not fit', 'an object (' || object || ')');
        return;
    end if;
    for m in select coalesce(e.key, q.key) as key, e.value, q.item, q.least, coalesce(q.most, case when q.key is null then 4000 end) as most, e.key is null as missing,
                    case when q.key is not null then q.shape when e.key in ('note', 'source') then 'text' else 'unknown' end as shape
             from json_each(value) with ordinality e (key, value, place)
             full join (select * from ref.process_key x where x.object = process_shape.object) q on q.key = e.key
             where e.key is not null or q.required order by e.place nulls first, q.key loop
        v_at := pointer || rule.pointer_part(m.key);
        if m.missing then
            return next rule.process_found(v_at, 'missing', format('%s has "%s"', object, m.key));
            continue;
        elsif m.key = any (v_seen) then
            -- json keeps a key that stands twice; jsonb would silently take the last
            return next rule.process_found(v_at, 'this key stands twice', 'each key once');
        end if;
        v_seen := v_seen || m.key;
        if m.shape = any ('{text,id,word,decimal,duration,integer,boolean}') then
            v_wrong := rule.process_value(m.value, m.shape, m.item, m.least, m.most, v_at);
            if v_wrong is not null then
                return next v_wrong;
            end if;
        elsif m.shape = 'unknown' then
            return next rule.process_found(v_at, 'unknown key', object || ' has '
                || (select string_agg(q.key, ', ' order by q.key) from ref.process_key q where q.object = process_shape.object)
                || ', note, source');
        else
            return query select * from rule.process_member(m.value, m.shape, m.item, m.least, m.most, v_at);
        end if;
    end loop;
end
$$;
comment on function rule.process_shape(json, text, text) is 'What is wrong with the form of one object of a process document, and of all below it.';

-- Arguments of a formula: which they are is the formula's affair.
create function rule.process_map(value json, pointer text) returns setof work.process_wrong
language plpgsql stable as $$
declare
    m record;
    v_wrong work.process_wrong;
begin
    if json_typeof(value) <> 'object' then
        return next rule.process_found(pointer, json_typeof(value) || ' where it does not fit', 'an object: argument and field');
        return;
    end if;
    for m in select e.key, min(e.value::text)::json as value, count(*) as times from json_each(value) e group by e.key order by e.key loop
        if m.times > 1 then
            return next rule.process_found(pointer || rule.pointer_part(m.key), 'this key stands twice', 'each key once');
        end if;
        v_wrong := rule.process_value(m.value, 'text', null, null, case when m.key in ('note', 'source') then 4000 else 200 end,
                                      pointer || rule.pointer_part(m.key));
        if v_wrong is not null then
            return next v_wrong;
        end if;
    end loop;
end
$$;
comment on function rule.process_map(json, text) is 'What is wrong with the form of a formula''s arguments.';

-- In a field `source` as a list says how a value may come in, as a text where the field is from.
create function rule.process_ways(value json, item text, fewest integer, most integer, pointer text) returns setof work.process_wrong
language plpgsql stable as $$
declare
    v_wrong work.process_wrong;
begin
    if json_typeof(value) <> 'string' then
        return query select * from rule.process_list(value, 'words', item, fewest, most, pointer);
        return;
    end if;
    v_wrong := rule.process_value(value, 'text', null, null, 4000, pointer);
    if v_wrong is not null then
        return next v_wrong;
    end if;
    if value #>> '{}' = any (rule.process_words(item)) then
        return next rule.process_found(pointer, format('"%s" as a text', value #>> '{}'),
                                       'a list of ways of entry, or a text that cites a source');
    end if;
end
$$;
comment on function rule.process_ways(json, text, integer, integer, text) is 'What is wrong with the source of a field.';
