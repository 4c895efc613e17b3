-- Reading a process document, second pass: what the keys mean together. Set-based: a document may have
-- thousands of fields. Each function returns its findings, at the places where the client's lint has them;
-- they run on documents whose form is right, so that texts may be cast.

create function rule.process_steps(doc jsonb)
returns table (stage text, stage_place bigint, operation text, operation_place bigint, place bigint, id text, step jsonb, pointer text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select s.value ->> 'stage', s.ordinality, o.value ->> 'id', o.ordinality, t.ordinality, t.value ->> 'id', t.value,
           format('/stages/%s/operations/%s/steps/%s', s.ordinality - 1, o.ordinality - 1, t.ordinality - 1)
    from jsonb_array_elements(doc -> 'stages') with ordinality s
    cross join jsonb_array_elements(s.value -> 'operations') with ordinality o
    cross join jsonb_array_elements(o.value -> 'steps') with ordinality t
$$;
comment on function rule.process_steps(jsonb) is 'The steps of a document in its order.';

create function rule.process_fields(doc jsonb)
returns table (step text, place bigint, name text, kind text, field jsonb, pointer text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select t.id, f.ordinality, f.value ->> 'name', f.value ->> 'kind', f.value, format('%s/fields/%s', t.pointer, f.ordinality - 1)
    from rule.process_steps(doc) t
    cross join jsonb_array_elements(t.step -> 'fields') with ordinality f
$$;
comment on function rule.process_fields(jsonb) is 'The fields of a document in its order.';

create function rule.process_lines(doc jsonb)
returns table (place bigint, any_of integer, id text, line jsonb, pointer text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select row_number() over (order by e.ordinality, coalesce(a.ordinality, 0)),
           case when a.value is not null then e.ordinality::integer end,
           coalesce(a.value, e.value) ->> 'id', coalesce(a.value, e.value),
           '/specification/' || (e.ordinality - 1) || coalesce('/any_of/' || (a.ordinality - 1), '')
    from jsonb_array_elements(doc -> 'specification') with ordinality e
    left join lateral jsonb_array_elements(e.value -> 'any_of') with ordinality a on true
$$;
comment on function rule.process_lines(jsonb) is 'The lines of a document''s specification; alternatives share a number.';

create function rule.places(value text) returns integer
language sql immutable parallel safe return length(split_part(value, '.', 2));
comment on function rule.places(text) is 'Decimals of a plain decimal.';

-- A node that waits, directly or not, for itself or for such a node; NULL when there is none.
create function rule.graph_ring(nodes integer, waits integer[], waited integer[]) returns integer
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_done boolean[] := array_fill(false, array[greatest(nodes, 1)]);
    v_again boolean := true;
    v_blocked boolean;
    j integer;
begin
    -- a node is done when all it waits for are; written in the order of work, one or two rounds suffice
    while v_again loop
        v_again := false;
        j := 1;
        for i in 1 .. nodes loop
            v_blocked := false;
            while waits[j] = i loop
                v_blocked := v_blocked or not v_done[waited[j]];
                j := j + 1;
            end loop;
            if not v_blocked and not v_done[i] then
                v_done[i] := true;
                v_again := true;
            end if;
        end loop;
    end loop;
    return case when nodes > 0 then array_position(v_done, false) end;
end
$$;
comment on function rule.graph_ring(integer, integer[], integer[]) is 'A node of a ring, or none; edges come sorted by the waiting node.';

-- What is wrong with a condition in itself, and at which of its keys. places: decimals that are entered.
create function rule.condition_wrong(c jsonb, places integer) returns table (at text, what text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
    with form as (select case when c ?| array['relative_to', 'percent'] then 'relative'
                              when c ->> 'op' = 'between' then 'between' else 'comparison' end as word)
    select '/op', 'a limit relative to a field has op between' from form where form.word = 'relative' and c ->> 'op' <> 'between'
    union all
    select '/' || k.key, format(case when c ? k.key then 'a condition of this form takes no "%s"' else 'a condition without "%s"' end, k.key)
    from form, (values ('value', 'comparison'), ('low', 'between'), ('high', 'between'), ('relative_to', 'relative'), ('percent', 'relative'))
        k (key, form)
    where (c ? k.key) <> (k.form = form.word)
    union all
    select '/' || k.key, format('"%s" has more than %s decimals', c ->> k.key, places)
    from (values ('value'), ('low'), ('high')) k (key) where rule.places(c ->> k.key) > places
    union all
    select '', format('%s is above %s', c ->> 'low', c ->> 'high') where (c ->> 'low')::numeric > (c ->> 'high')::numeric
    union all
    select '/percent', 'not above 0' where (c ->> 'percent')::numeric <= 0
$$;
comment on function rule.condition_wrong(jsonb, integer) is 'What is wrong with a condition.';

-- The numbers that a condition lets through lie between these; NULL is without end.
create function rule.condition_low(c jsonb) returns numeric
language sql immutable parallel safe return
    (case when c ->> 'op' in ('>', '>=', '=') then c ->> 'value' when c ->> 'op' = 'between' then c ->> 'low' end)::numeric;
comment on function rule.condition_low(jsonb) is 'The least number that a condition lets through.';
create function rule.condition_high(c jsonb) returns numeric
language sql immutable parallel safe return
    (case when c ->> 'op' in ('<', '<=', '=') then c ->> 'value' when c ->> 'op' = 'between' then c ->> 'high' end)::numeric;
comment on function rule.condition_high(jsonb) is 'The greatest number that a condition lets through.';

-- Do all the steps of a document stand in an order that can be followed: stages in theirs, ids once?
create function rule.process_ordered(doc jsonb) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select not exists (select from rule.process_steps(doc) t group by t.id having count(*) > 1)
       and not exists (select from (select k.rank, lag(k.rank) over (order by x.ordinality) as before
                                    from jsonb_array_elements(doc -> 'stages') with ordinality x
                                    join (values ('collection', 1), ('engineering', 2), ('expansion', 3), ('reinfusion', 4)) k (word, rank)
                                        on k.word = x.value ->> 'stage') s
                       where s.rank <= s.before)
$$;
comment on function rule.process_ordered(jsonb) is 'Do the stages of a document stand in order, and its step ids once?';

-- Stages, operations, steps, timers. What would only follow from a wrong order of steps is not told beside it.
create function rule.process_wrong_steps(doc jsonb) returns table (pointer text, what text, expected text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_rank text[] := array['collection', 'engineering', 'expansion', 'reinfusion'];
    v_ring integer;
begin
    return query select '/product/frame/kind', 'a product for patients in a frame without them', 'a frame for patients'
    where doc #>> '{product,kind}' = 'patient' and doc #>> '{product,frame,kind}' in ('validation', 'research');
    return query
    with s as (select x.value as stage, x.ordinality as n, array_position(v_rank, x.value ->> 'stage') as rank
               from jsonb_array_elements(doc -> 'stages') with ordinality x)
    select format('/stages/%s/stage', s.n - 1), format('stage "%s" comes too late', s.stage ->> 'stage'), 'each stage once: ' || array_to_string(v_rank, ', ')
    from s where exists (select from s e where e.n < s.n and e.rank >= s.rank)
    union all
    select format('/stages/%s/operations', s.n - 1), 'operations do not fit "applicable"', case
               when s.stage -> 'applicable' = 'false' then 'no operations' else 'at least one operation, or "applicable": false' end
    from s where case when s.stage -> 'applicable' = 'false' then s.stage -> 'operations' <> '[]'
                      else s.stage -> 'operations' = '[]' and s.rank in (2, 3) end;
    return query
    with t as materialized (select * from rule.process_steps(doc))
    select '/stages', count(*) || ' steps', 'at most 2000 steps' from t having count(*) > 2000
    union all
    select u.pointer || '/id', format('step "%s" exists already', u.id), 'an id of its own'
    from (select t.*, row_number() over (partition by t.id order by t.stage_place, t.operation_place, t.place) as nth from t) u where u.nth > 1
    union all
    select t.pointer || '/id', 'a step can''t be called "order"', 'another id: order.weight means the order' from t where t.id = 'order'
    union all
    select format('/stages/%s/operations/%s/id', o.stage_place - 1, o.operation_place - 1),
           format('operation "%s" exists already', o.operation), 'an id of its own'
    from (select t.operation, t.stage_place, t.operation_place,
                 row_number() over (partition by t.operation order by t.stage_place, t.operation_place) as nth
          from t group by 1, 2, 3) o
    where o.nth > 1
    union all
    select format('%s/after/%s', t.pointer, a.ordinality - 1), format('no step "%s"', a.value), 'the id of a step'
    from t, jsonb_array_elements_text(t.step -> 'after') with ordinality a
    where not exists (select from t u where u.id = a.value)
    union all
    select format('%s/after/%s', t.pointer, a.ordinality - 1), format('waits for "%s" of a later stage', a.value),
           'a step of this stage or of one before'
    from t, jsonb_array_elements_text(t.step -> 'after') with ordinality a
    where exists (select from t u where u.id = a.value and u.stage_place > t.stage_place) and rule.process_ordered(doc)
    union all
    select t.pointer || '/repeat/until', format('no other step "%s"', t.step #>> '{repeat,until}'), 'the id of a step that comes later'
    from t where t.step ? 'repeat' and not exists (select from t u where u.id = t.step #>> '{repeat,until}' and u.id <> t.id)
    union all
    select t.pointer || '/repeat/tolerance', format('tolerance %s, every %s', t.step #>> '{repeat,tolerance}', t.step #>> '{repeat,every}'), 'a tolerance below every'
    from t where t.step ? 'repeat'
      and rule.duration_us(t.step #>> '{repeat,tolerance}') >= rule.duration_us(t.step #>> '{repeat,every}')
    union all
    select format('%s/%s/%s/%s', e.pointer, e.list, e.n - 1, e.key), format('"%s" stands twice', e.word), 'each entry once'
    from (select t.pointer, k.list, k.key, x.ordinality as n, x.value ->> k.key as word,
                 row_number() over (partition by t.pointer, k.list, x.value ->> k.key order by x.ordinality) as nth
          from t cross join (values ('materials', 'material'), ('equipment', 'class'), ('samples', 'sample'), ('produces', 'container'))
              k (list, key)
          cross join jsonb_array_elements(t.step -> k.list) with ordinality x) e
    where e.nth > 1
    union all
    select format('%s/materials/%s/quantity/value', t.pointer, m.ordinality - 1), 'a quantity below 0', 'a value of 0 or more'
    from t, jsonb_array_elements(t.step -> 'materials') with ordinality m where (m.value #>> '{quantity,value}')::numeric < 0
    union all
    select format('%s/materials/%s/quantity', t.pointer, m.ordinality - 1), 'a quantity of another form',
           '"value" with "unit", or "field" alone'
    from t, jsonb_array_elements(t.step -> 'materials') with ordinality m, lateral (select m.value -> 'quantity' as q) q
    where q.q is not null and ((q.q ? 'value') = (q.q ? 'field') or (q.q ? 'value') <> (q.q ? 'unit'));
    return query
    with x as (select e.value, e.ordinality - 1 as n from jsonb_array_elements(doc -> 'timers') with ordinality e)
    select format('/timers/%s/id', y.n), 'this timer exists already', 'an id of its own'
    from (select x.n, row_number() over (partition by x.value ->> 'id' order by x.n) as nth from x) y where y.nth > 1
    union all
    select format('/timers/%s/%s', x.n, e.key), 'an edge of another form', 'either "start" or "end"'
    from x cross join (values ('from'), ('to')) e (key)
    where num_nonnulls(x.value -> e.key -> 'start', x.value -> e.key -> 'end') <> 1
    union all
    select format('/timers/%s/%s/%s', x.n, e.key, w.key), format('no step "%s"', w.value), 'the id of a step'
    from x cross join (values ('from'), ('to')) e (key) cross join jsonb_each_text(x.value -> e.key) w
    where w.key in ('start', 'end') and num_nonnulls(x.value -> e.key -> 'start', x.value -> e.key -> 'end') = 1
      and not exists (select from rule.process_steps(doc) t where t.id = w.value)
    union all
    select format('/timers/%s', x.n), 'a timer without any mark', 'at least one of warn, limit, absolute'
    from x where not x.value ?| array['warn', 'limit', 'absolute']
    union all
    select format('/timers/%s/%s', x.n, m.key), format('%s %s is below %s %s', m.key, x.value ->> m.key, k.mark, x.value ->> k.mark),
           'warn, then limit, then absolute'
    from x cross join (values ('limit', array['warn']), ('absolute', array['warn', 'limit'])) m (key, before)
    cross join lateral (select b as mark from unnest(m.before) with ordinality e (b, n) where x.value ? b order by e.n desc limit 1) k
    where rule.duration_us(x.value ->> m.key) < rule.duration_us(x.value ->> k.mark);
    if not rule.process_ordered(doc) then
        return;
    end if;
    with t as materialized (select row_number() over (order by x.stage_place, x.operation_place, x.place)::integer as n, x.*
                            from rule.process_steps(doc) x),
         e as (select t.n, u.n as waited from t cross join jsonb_array_elements_text(t.step -> 'after') a
               join t u on u.id = a and u.stage_place <= t.stage_place)
    select rule.graph_ring((select count(*)::integer from t), (select array_agg(e.n order by e.n, e.waited) from e),
                           (select array_agg(e.waited order by e.n, e.waited) from e)) into v_ring;
    if v_ring is not null then
        return query select t.pointer || '/after', 'steps wait for each other'::text, 'steps that can be done one after the other'::text
        from rule.process_steps(doc) t order by t.stage_place, t.operation_place, t.place offset v_ring - 1 limit 1;
        return;
    elsif exists (select from rule.process_steps(doc) t cross join jsonb_array_elements_text(t.step -> 'after') a
                  where not exists (select from rule.process_steps(doc) u where u.id = a and u.stage_place <= t.stage_place)) then
        return;
    end if;
    return query
    with recursive t as materialized (select x.id, x.step, x.pointer, x.stage_place from rule.process_steps(doc) x),
         w as materialized (select t.id, u.id as waited from t cross join jsonb_array_elements_text(t.step -> 'after') a
                            join t u on u.id = a and u.stage_place <= t.stage_place),
         x as (select e.value, e.ordinality - 1 as n, coalesce(e.value #>> '{from,start}', e.value #>> '{from,end}') as first,
                      coalesce(e.value #>> '{to,start}', e.value #>> '{to,end}') as last
               from jsonb_array_elements(doc -> 'timers') with ordinality e),
         -- what is done before the steps that repeat and before those where a clock starts
         before as (select w.id as start, w.waited as id from w join t on t.id = w.id
                    where t.step ? 'repeat' or t.id in (select x.first from x)
                    union select b.start, w.waited from before b join w on w.id = b.id)
    select t.pointer || '/repeat/until', 'repeats until a step that is done before'::text, 'a step that comes later'::text
    from t join t u on u.id = t.step #>> '{repeat,until}' and u.id <> t.id
    where u.stage_place < t.stage_place or exists (select from before b where b.start = t.id and b.id = u.id)
    union all
    select format('/timers/%s/to', x.n), format('"%s" is done before "%s", where the clock starts', x.last, x.first), 'a step that comes later'
    from x where exists (select from before b where b.start = x.first and b.id = x.last)
              or (x.first = x.last and not x.value -> 'from' ? 'start' and x.value -> 'to' ? 'start');
end
$$;
comment on function rule.process_wrong_steps(jsonb) is 'What is wrong with stages, steps and timers.';

-- Fields: keys that a kind takes, references, formulas.
create function rule.process_wrong_fields(doc jsonb) returns table (pointer text, what text, expected text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_numeric text[] := array['decimal', 'count', 'percent', 'duration', 'computed'];
    v_ring integer;
begin
    return query
    with f as materialized (select x.*, coalesce((x.field ->> 'decimals')::integer,
                                case when x.kind in ('decimal', 'percent', 'computed') then 12 else 0 end) as decimals
                            from rule.process_fields(doc) x),
         -- -: not taken, +: needed; the others may stand
         k (kind, needed, refused) as (values
             ('decimal', '{unit,decimals}'::text[], '{words,formula,arguments}'::text[]),
             ('count', '{}', '{decimals,words,formula,arguments}'),
             ('percent', '{decimals,basis}', '{words,formula,arguments}'),
             ('word', '{words}', '{unit,decimals,basis,plausible,alert,action,formula,arguments}'),
             ('duration', '{unit}', '{words,basis,formula,arguments}'),
             ('computed', '{decimals,formula,arguments}', '{words,plausible}'),
             ('text', '{}', '{unit,decimals,words,basis,plausible,alert,action,formula,arguments}'),
             ('moment', '{}', '{unit,decimals,words,basis,plausible,alert,action,formula,arguments}'),
             ('scan', '{}', '{unit,decimals,words,basis,plausible,alert,action,formula,arguments}'),
             ('attachment', '{}', '{unit,decimals,words,basis,plausible,alert,action,formula,arguments}'),
             ('yes_no_na', '{}', '{unit,decimals,words,basis,plausible,alert,action,formula,arguments}')),
         -- every name that must lead to a number: field, where it stands, and what else is taken there
         n as (select f.step, f.pointer || '/arguments' || rule.pointer_part(a.key) as pointer, a.value as name, true as constants
               from f, jsonb_each_text(f.field -> 'arguments') a where a.key not in ('note', 'source')
               union all
               select f.step, format('%s/%s/relative_to', f.pointer, c.key), f.field #>> array[c.key, 'relative_to'], false
               from f, (values ('alert'), ('action')) c (key) where f.field #> array[c.key, 'relative_to'] is not null
               union all
               select t.id, format('%s/materials/%s/quantity/field', t.pointer, m.ordinality - 1), m.value #>> '{quantity,field}', null
               from rule.process_steps(doc) t, jsonb_array_elements(t.step -> 'materials') with ordinality m
               where m.value #> '{quantity,field}' is not null)
    select '/stages', count(*) || ' fields', 'at most 20000 fields' from f having count(*) > 20000
    union all
    select g.pointer || '/name', format('field "%s" exists already', g.name), 'a name of its own in the step'
    from (select f.*, row_number() over (partition by regexp_replace(f.pointer, '/[0-9]+$', ''), f.name order by f.place) as nth from f) g where g.nth > 1
    union all
    select f.pointer || '/' || x.key, format('a field of kind %s without "%s"', f.kind, x.key), 'the key, because the kind needs it'
    from f join k on k.kind = f.kind, unnest(k.needed) x (key) where not f.field ? x.key
    union all
    select f.pointer || '/' || x.key, format('a field of kind %s takes no "%s"', f.kind, x.key), 'another kind, or no such key'
    from f join k on k.kind = f.kind, unnest(k.refused) x (key) where f.field ? x.key
    union all
    select f.pointer || '/source', 'a computed field is not entered', 'no ways of entry'
    from f where f.kind = 'computed' and jsonb_typeof(f.field -> 'source') = 'array'
    union all
    select f.pointer || '/unit', format('"%s"', f.field ->> 'unit'), case f.kind when 'percent' then '%, or no unit' else 's, min, h or d' end
    from f where (f.kind = 'percent' and f.field ->> 'unit' <> '%') or (f.kind = 'duration' and f.field ->> 'unit' not in ('s', 'min', 'h', 'd'))
    union all
    select f.pointer || '/basis', 'per cent without a basis', 'a basis: per cent of what'
    from f where f.kind = 'decimal' and f.field ->> 'unit' = '%' and not f.field ? 'basis'
    union all
    select f.pointer || '/plausible', format('%s is above %s', f.field #>> '{plausible,0}', f.field #>> '{plausible,1}'), 'low, then high'
    from f where (f.field #>> '{plausible,0}')::numeric > (f.field #>> '{plausible,1}')::numeric
    union all
    select format('%s/plausible/%s', f.pointer, p.ordinality - 1), format('"%s" has too many decimals', p.value), format('at most %s', f.decimals)
    from f, jsonb_array_elements_text(f.field -> 'plausible') with ordinality p where rule.places(p.value) > f.decimals
    union all
    select format('%s/%s%s', f.pointer, c.key, w.at), w.what, 'a condition: op and value; between, low and high; or relative_to and percent'
    from f, (values ('alert'), ('action')) c (key), lateral rule.condition_wrong(f.field -> c.key, f.decimals) w
    where f.field ? c.key
    union all
    select f.pointer || '/alert', format(case when k.al > k.bh or k.ah < k.bl then 'no value can hold both alert (%s) and action (%s)'
                                              else 'the alert (%s) is wider than the action (%s)' end,
                                         rule.condition_text(f.field -> 'alert'), rule.condition_text(f.field -> 'action')),
           'an alert that comes before the action'
    from f, lateral (select rule.condition_low(f.field -> 'alert') as al, rule.condition_high(f.field -> 'alert') as ah,
                            rule.condition_low(f.field -> 'action') as bl, rule.condition_high(f.field -> 'action') as bh) k
    where k.al < k.bl or k.ah > k.bh or k.al > k.bh or k.ah < k.bl
    union all
    select f.pointer || '/' || c.key, format('%s (%s) outside what is plausible (%s to %s)', c.key, rule.condition_text(f.field -> c.key),
                                             f.field #>> '{plausible,0}', f.field #>> '{plausible,1}'), 'a level within the plausible range'
    from f, (values ('alert'), ('action')) c (key),
         lateral (select min(x.v) as low, max(x.v) as high
                  from (values (rule.condition_low(f.field -> c.key)), (rule.condition_high(f.field -> c.key))) x (v)) k
    where k.low < (f.field #>> '{plausible,0}')::numeric or k.high > (f.field #>> '{plausible,1}')::numeric
    union all
    select format('%s/arguments/%s', f.pointer, x.argument), 'this argument is missing', array_to_string(q.arguments, ', ')
    from f join ref.formula q on q.formula = f.field ->> 'formula', unnest(q.arguments) x (argument)
    where f.field ? 'arguments' and not f.field -> 'arguments' ? x.argument
    union all
    select f.pointer || '/arguments' || rule.pointer_part(x.argument), 'the formula has no such argument', array_to_string(q.arguments, ', ')
    from f join ref.formula q on q.formula = f.field ->> 'formula', jsonb_object_keys(f.field -> 'arguments') x (argument)
    where not x.argument = any (q.arguments) and x.argument not in ('note', 'source')
    union all
    select n.pointer, format('"%s" names no field with a number', n.name),
           'a numeric field of this step, or step.field' || case when n.constants then '; order.weight, order.planned_dose, or a decimal'
               when not n.constants then '; order.weight or order.planned_dose' else '' end
    from n where not (n.constants is not null and n.name in ('order.weight', 'order.planned_dose'))
      and not (coalesce(n.constants, false) and rule.is_decimal(n.name))
      and not exists (select from f g where g.kind = any (v_numeric)
                      and g.step = case when n.name like '%.%' then split_part(n.name, '.', 1) else n.step end
                      and g.name = case when n.name like '%.%' then substr(n.name, strpos(n.name, '.') + 1) else n.name end);
    if exists (select from rule.process_fields(doc) f group by f.step, f.name having count(*) > 1) then
        return;
    end if;
    with f as materialized (select row_number() over (order by x.pointer)::integer as n, x.* from rule.process_fields(doc) x),
         e as (select f.n, g.n as waited from f cross join jsonb_each_text(f.field -> 'arguments') a
               join f g on g.step = case when a.value like '%.%' then split_part(a.value, '.', 1) else f.step end
                       and g.name = case when a.value like '%.%' then substr(a.value, strpos(a.value, '.') + 1) else a.value end
               where a.key not in ('note', 'source'))
    select rule.graph_ring((select count(*)::integer from f), (select array_agg(e.n order by e.n, e.waited) from e),
                           (select array_agg(e.waited order by e.n, e.waited) from e)) into v_ring;
    if v_ring is not null then
        return query select f.pointer || '/arguments', 'computed fields need each other'::text, 'arguments that are known before'::text
        from rule.process_fields(doc) f order by f.pointer offset v_ring - 1 limit 1;
    end if;
end
$$;
comment on function rule.process_wrong_fields(jsonb) is 'What is wrong with fields.';

-- "10*6/mL" -> "10*6"; empty without a power of ten.
create function rule.unit_scale(unit text) returns text
language sql immutable parallel safe return coalesce(substring(unit from '^10\*[0-9]*'), '');
comment on function rule.unit_scale(text) is 'The power of ten in front of a unit.';

-- Units of computed fields and of what goes into them. Constants and the planned dose have no unit to check.
create function rule.process_wrong_units(doc jsonb) returns table (pointer text, what text, expected text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with f as materialized (select x.*, coalesce(x.field ->> 'unit', case when x.kind = 'percent' then '%' when x.kind <> 'computed' then '1'
                                          else (select r.unit from ref.formula_result r where r.formula = x.field ->> 'formula' and r.unit = '1') end) as unit,
                            -- of two fields of one name the first is meant: that there are two is told elsewhere
                            row_number() over (partition by x.step, x.name order by x.place) as nth
                            from rule.process_fields(doc) x),
         a as materialized (
             select f.pointer, f.field ->> 'formula' as formula, r.argument, r.unit as takes, r.same_as, r.scale_as, r.gives_scale,
                    f.field ->> 'unit' as result, case when n.name = 'order.weight' then 'kg' else g.unit end as unit
             from f join ref.formula_argument r on r.formula = f.field ->> 'formula'
             cross join lateral (select f.field -> 'arguments' ->> r.argument as name) n
             left join f g on g.step = case when n.name like '%.%' then split_part(n.name, '.', 1) else f.step end
                          and g.name = case when n.name like '%.%' then substr(n.name, strpos(n.name, '.') + 1) else n.name end
                          and g.nth = 1)
    select a.pointer || '/arguments/' || a.argument, format('in "%s"', a.unit), a.takes from a where a.unit <> a.takes
    union all
    -- plus or minus per cent of a value in another unit is no limit
    select format('%s/%s/relative_to', f.pointer, c.key), format('in "%s"', case when n.name = 'order.weight' then 'kg' else g.unit end), f.unit
    from f cross join (values ('alert'), ('action')) c (key)
    cross join lateral (select f.field #>> array[c.key, 'relative_to'] as name) n
    left join f g on g.step = case when n.name like '%.%' then split_part(n.name, '.', 1) else f.step end
                 and g.name = case when n.name like '%.%' then substr(n.name, strpos(n.name, '.') + 1) else n.name end and g.nth = 1
                 and g.kind in ('decimal', 'count', 'percent', 'duration', 'computed')
    where n.name is not null and f.unit <> case when n.name = 'order.weight' then 'kg' else g.unit end
    union all
    select a.pointer || '/arguments', format('%s is in "%s", %s in "%s"', a.argument, a.unit, b.argument, b.unit), 'the same unit for both'
    from a join a b on b.pointer = a.pointer and b.argument = a.same_as where a.unit <> b.unit
    union all
    select a.pointer || '/arguments', format('%s is in "%s", %s in "%s"', a.argument, a.unit, b.argument, b.unit), 'the same power of ten for both'
    from a join a b on b.pointer = a.pointer and b.argument = a.scale_as where a.unit is not null and b.unit is not null and rule.unit_scale(a.unit) <> rule.unit_scale(b.unit)
    union all
    select a.pointer || '/unit', format('result in "%s", %s in "%s"', a.result, a.argument, a.unit), 'the power of ten that goes in'
    from a where a.gives_scale and a.unit is not null and a.result is not null and rule.unit_scale(a.result) <> rule.unit_scale(a.unit)
    union all
    select f.pointer || '/unit', coalesce('"' || (f.field ->> 'unit') || '"', 'missing'), coalesce(r.unit, 'a unit')
    from f join ref.formula_result r on r.formula = f.field ->> 'formula'
    where f.field ->> 'unit' <> r.unit or (not f.field ? 'unit' and r.unit is distinct from '1')
$$;
comment on function rule.process_wrong_units(jsonb) is 'What is wrong with the units of computed fields.';

-- The specification.
create function rule.process_wrong_lines(doc jsonb) returns table (pointer text, what text, expected text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with l as materialized (select x.*, num_nonnulls(x.line -> 'limit', coalesce(x.line -> 'words', x.line -> 'pass'),
                                                     x.line -> 'report') as criteria from rule.process_lines(doc) x)
    select k.pointer || '/id', format('line "%s" exists already', k.id), 'an id of its own'
    from (select l.*, row_number() over (partition by l.id order by l.place) as nth from l) k where k.nth > 1
    union all
    select l.pointer, l.criteria || ' criteria', 'one of: limit; words and pass; report true' from l where l.criteria <> 1
    union all
    select l.pointer || '/report', 'report is false', 'true, or no such key' from l where l.line -> 'report' = 'false'
    union all
    select l.pointer || '/' || k.key, format('a line of words without "%s"', k.key), 'words and pass'
    from l, (values ('words'), ('pass')) k (key) where l.line ?| array['words', 'pass'] and not l.line ? k.key
    union all
    select l.pointer || '/' || k.key, format('words have no "%s"', k.key), 'neither unit nor decimals'
    from l, (values ('unit'), ('decimals')) k (key) where l.line ?| array['words', 'pass'] and l.criteria = 1 and l.line ? k.key
    union all
    select l.pointer || '/interim', 'an interim result is a word', 'words and pass'
    from l where l.line ? 'interim' and not l.line ?| array['words', 'pass']
    union all
    select l.pointer || '/' || k.key, format('a limit needs "%s"', k.key), 'a unit ("1" for a pure number) and decimals'
    from l, (values ('unit'), ('decimals')) k (key) where l.line ? 'limit' and not l.line ? k.key
    union all
    select l.pointer || '/limit' || w.at, w.what, 'op and value; or between, low and high'
    from l, lateral rule.condition_wrong(l.line -> 'limit', coalesce((l.line ->> 'decimals')::integer, 12)) w
    where l.line ? 'limit' and not l.line -> 'limit' ?| array['relative_to', 'percent']
    union all
    select l.pointer || '/limit', 'a limit of the specification is a number', 'op and value; or between, low and high'
    from l where l.line -> 'limit' ?| array['relative_to', 'percent']
    union all
    select format('%s%s/%s', l.pointer, p.at, w.place - 1), format('"%s" is none of the words', w.word), 'one of the line''s words'
    from l, (values ('/pass', array['pass']), ('/interim/pass', array['interim', 'pass'])) p (at, path),
         jsonb_array_elements_text(l.line #> p.path) with ordinality w (word, place)
    where l.line ? 'words' and not l.line -> 'words' ? w.word
    union all
    select l.pointer || '/sample', format('no step draws "%s"', l.line ->> 'sample'), 'a sample that some step draws'
    from l where l.line ? 'sample' and not exists (
        select from rule.process_steps(doc) t, jsonb_array_elements(t.step -> 'samples') s where s.value ->> 'sample' = l.line ->> 'sample')
$$;
comment on function rule.process_wrong_lines(jsonb) is 'What is wrong with the specification.';
