-- What recording a step is made of.

-- Latest occurrence of a step of a batch that holds, complete or not, among those that there were when another record was made:
-- what is computed anew later takes the same one (done anew, where it was invalidated), and not what came after it.
create function rule.last_execution(batch_id bigint, step_id bigint, by_then bigint) returns core.step_execution
language plpgsql stable as $$
begin
    return (
        select x from core.step_execution x
        where x.batch_id = last_execution.batch_id and x.process_step_id = last_execution.step_id and x.status <> 'invalidated'
          and (x.id <= by_then or exists (select from core.step_execution e where e.batch_id = x.batch_id and e.process_step_id = x.process_step_id
                                          and e.occurrence = x.occurrence and e.id < by_then))
        order by x.occurrence desc limit 1);
end
$$;
comment on function rule.last_execution(bigint, bigint, bigint) is 'Latest occurrence of a step by the time of another record.';

-- Signatures that a step's process asks for, as words.
create function rule.step_meanings(s core.process_step) returns text[]
language sql immutable parallel safe return
    array_remove(array[case when s.witness_by is not null then 'witnessed' end, case when s.check_by is not null then 'checked' end], null);
comment on function rule.step_meanings(core.process_step) is 'Signatures that a step asks for.';

-- The value of a field without rounding: computed fields are computed anew from their inputs, so that a
-- chain of formulas rounds once. where_from is "field" or "step.field"; x is the execution one stands in.
create function rule.unrounded(x core.step_execution, where_from text, known jsonb default null) returns numeric
language plpgsql stable as $$
declare
    v_step text := case when strpos(where_from, '.') > 0 then split_part(where_from, '.', 1) end;
    v_name text := case when v_step is null then where_from else split_part(where_from, '.', 2) end;
    y core.step_execution := x;
    f core.process_field;
begin
    if rule.is_decimal(where_from) then     -- a constant of the document
        return where_from::numeric;
    elsif v_step = 'order' then
        return (select case v_name when 'weight' then o.weight_kg when 'planned_dose' then o.planned_dose end
                from core.batch b join core.therapy_order o on o.id = b.order_id where b.id = x.batch_id);
    end if;
    if v_step is not null then
        select (rule.last_execution(x.batch_id, s.id, x.id)).* into y
        from core.batch b join core.process_step s on s.process_version_id = b.process_version_id and s.code = v_step
        where b.id = x.batch_id;
        -- what waits for its blind second entry is nobody's input: the result would tell it
        if y.second_entry <> 'confirmed' and y.id <> x.id then
            return null;
        end if;
    end if;
    select * into f from core.process_field p where p.step_id = y.process_step_id and p.name = v_name;
    if f.id is null then
        return null;
    end if;
    if f.kind = 'computed' then
        return rule.compute(f.formula, (select jsonb_object_agg(a.argument, rule.unrounded(y, a.source, case when y.id = x.id then known end))
                                        from core.process_field_argument a where a.field_id = f.id));
    end if;
    if known ? f.name and y.id = x.id then
        return (known ->> f.name)::numeric;
    end if;
    return (select o.number from core.observation o
            where o.step_execution_id = y.id and o.process_field_id = f.id order by o.revision desc limit 1);
end
$$;
comment on function rule.unrounded(core.step_execution, text, jsonb) is 'A field''s value before rounding.';

-- Does value hold the condition? relative gives the reference of plus-minus limits.
create function rule.holds_condition(value numeric, op text, ref numeric, low numeric, high numeric,
                                     relative numeric, percent numeric) returns boolean
language plpgsql immutable as $$
begin
    return case
        when percent is not null then abs(value - relative) <= abs(relative) * percent / 100
        when op = '<' then value < ref when op = '<=' then value <= ref
        when op = '>' then value > ref when op = '>=' then value >= ref
        when op = '=' then value = ref when op = 'between' then value between low and high end;
end
$$;
comment on function rule.holds_condition(numeric, text, numeric, numeric, numeric, numeric, numeric) is 'Whether a value holds a condition.';

-- known: numbers of the same step that are not stored yet.
-- '' or 'alert' or 'action': conditions are what must hold, so not holding is the alarm.
create function rule.breach(f core.process_field, value numeric, x core.step_execution, known jsonb) returns text
language plpgsql stable as $$
declare
    v_relative numeric;
begin
    if f.action_op is not null or f.action_percent is not null then
        if f.action_relative_to is not null then
            v_relative := rule.unrounded(x, f.action_relative_to, known);
        end if;
        if rule.holds_condition(value, f.action_op, f.action_value, f.action_low, f.action_high, v_relative, f.action_percent) is false then
            return 'action';
        end if;
    end if;
    if f.alert_op is not null or f.alert_percent is not null then
        if f.alert_relative_to is not null then
            v_relative := rule.unrounded(x, f.alert_relative_to, known);
        end if;
        if rule.holds_condition(value, f.alert_op, f.alert_value, f.alert_low, f.alert_high, v_relative, f.alert_percent) is false then
            return 'alert';
        end if;
    end if;
    return '';
end
$$;
comment on function rule.breach(core.process_field, numeric, core.step_execution, jsonb) is 'Alert or action level of a value.';

-- A level that a value is at, with what would have been right.
create function rule.level_text(f core.process_field, breach text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select upper(level_text.breach) || ' level, wanted ' || case level_text.breach
        when 'action' then rule.condition_text(f.action_op, f.action_value, f.action_low, f.action_high, f.action_relative_to, f.action_percent)
        else rule.condition_text(f.alert_op, f.alert_value, f.alert_low, f.alert_high, f.alert_relative_to, f.alert_percent) end
        || case when (level_text.breach = 'action' and f.action_percent is not null) or (level_text.breach = 'alert' and f.alert_percent is not null)
                then '' else coalesce(' ' || nullif(f.unit, '1'), '') end
$$;
comment on function rule.level_text(core.process_field, text) is 'A level that a value is at, with what would have been right.';

-- One typed value of one field, checked; out of a JSON string or object:
-- "1.84" | {"value": "1.84", "unit": "10*6/mL", "confirm": "1.84", "source": "scan", "comment": "..."} | {"not_recorded": "lost", "reason": "..."}
create function rule.read_value(f core.process_field, v jsonb, sources text[]) returns work.value
language plpgsql stable as $$
declare
    r work.value;
    v_text text;
begin
    -- a bare text is the value; as an object it has no key that the text could be taken for
    v := case when jsonb_typeof(v) = 'string' then jsonb_build_object('value', v) else v end;
    v_text := case when jsonb_typeof(v) = 'object' then v ->> 'value' end;
    if jsonb_typeof(v) <> 'object'
       or v - array['value', 'unit', 'confirm', 'source', 'comment', 'not_recorded', 'reason'] <> '{}'
       or jsonb_path_exists(v, '$.* ? (@.type() != "string")') then
        perform rule.refuse('VN901', left(v::text, 60),
            'A value is a text, or an object of texts: value, unit, confirm, source, comment, not_recorded, reason.', f.name);
    end if;
    r.source := coalesce(v ->> 'source', 'keyboard');
    if r.source not in ('keyboard', 'scan', 'file') or not (r.source = any (coalesce(sources, array[r.source]))) then
        perform rule.refuse('VN217', r.source, null, f.name);
    end if;
    r.comment := rule.text(v ->> 'comment', f.name, 4000);
    if v ? 'not_recorded' then
        if not exists (select from ref.reason k where k.kind = 'not_recorded' and k.word = v ->> 'not_recorded') then
            perform rule.refuse('VN208', left(v ->> 'not_recorded', 60), null, f.name);
        end if;
        r.not_recorded := v ->> 'not_recorded';
        r.reason := rule.reason(v ->> 'reason', f.name);
        return r;
    end if;
    if v_text is null or v_text = '' then
        perform rule.refuse('VN202', f.name, null, f.name);
    end if;
    if f.kind in ('decimal', 'percent', 'count', 'duration') then
        return rule.read_number(f, r, v);
    elsif v ? 'unit' then
        perform rule.refuse('VN211', left(v ->> 'unit', 60), 'This field has no unit.', f.name);
    elsif f.kind = 'moment' then
        r.moment := rule.moment(v_text, f.name);
    else
        r.word := rule.read_word(f, v_text);
    end if;
    return r;
end
$$;
comment on function rule.read_value(core.process_field, jsonb, text[]) is 'One value, checked against its field; sources = the allowed ones, NULL for all.';

-- A number in the unit of its field. What was typed is kept beside it when it says another number: in another
-- unit, or with the decimals of a file.
create function rule.read_number(f core.process_field, given work.value, v jsonb) returns work.value
language plpgsql stable as $$
declare
    r work.value := given;
    v_text text := v ->> 'value';
    v_decimals integer := rule.field_decimals(f);
begin
    r.number := rule.decimal(v_text, f.name);
    if v ? 'unit' and v ->> 'unit' is distinct from f.unit then
        r.number := rule.convert(r.number, v ->> 'unit', f.unit, f.name);
        r.typed := v_text;
        r.typed_unit := rule.text(v ->> 'unit', f.name);
    end if;
    if f.kind = 'count' and r.number <> trunc(r.number) then
        perform rule.refuse('VN216', left(v_text, 60), null, f.name);
    elsif f.kind in ('count', 'duration') and r.number < 0 then
        perform rule.refuse('VN231', left(v_text, 60), null, f.name);
    end if;
    if min_scale(r.number) > v_decimals then
        if r.source <> 'file' then
            perform rule.refuse('VN206', concat_ws(' ', left(v_text, 60), r.typed_unit),
                concat_ws(' ', format('This field takes %s decimals', v_decimals), 'of ' || nullif(f.unit, '1')) || '.', f.name);
        end if;
        r.typed := v_text;
    end if;
    -- kept with the decimals that the field has, not with those that were typed
    r.number := round(r.number, coalesce(v_decimals, min_scale(r.number)));
    if r.number < f.plausible_low or r.number > f.plausible_high then
        if v ->> 'confirm' is distinct from v_text then
            perform rule.refuse('VN207', format('%s not in %s to %s', concat_ws(' ', r.number, nullif(f.unit, '1')), f.plausible_low,
                    f.plausible_high), 'Type the value again to confirm that it is meant: {"value": "1.84", "confirm": "1.84"}.', f.name);
        end if;
        r.confirmed := true;
    end if;
    return r;
end
$$;
comment on function rule.read_number(core.process_field, work.value, jsonb) is 'A number of a field, converted, checked and confirmed.';

-- Everything that is kept as a word.
create function rule.read_word(f core.process_field, value text) returns text
language plpgsql stable as $$
begin
    case f.kind
    when 'yes_no_na' then
        if value not in ('yes', 'no', 'n/a') then
            perform rule.refuse('VN208', left(value, 60), 'Choose one of: yes, no, n/a.', f.name);
        end if;
    when 'word' then
        if not exists (select from core.process_field_word w where w.field_id = f.id and w.word = value) then
            perform rule.refuse('VN208', left(value, 60), (select 'Choose one of: ' || string_agg(w.word, ', ' order by w.place)
                from core.process_field_word w where w.field_id = f.id), f.name);
        end if;
    when 'scan' then
        -- a scanner gives no blanks, and an own code is whole: its check character is right
        if value ~ '\s' or length(value) > 100 then
            perform rule.refuse('VN204', left(value, 60), 'Scan the code, or type it as it is printed: at most 100 characters, no blanks.', f.name);
        end if;
        perform rule.own_code(value, f.name);
    when 'attachment' then
        if value !~ '^[0-9a-f]{64}$' then
            perform rule.refuse('VN204', left(value, 60), 'Give the SHA-256 of the file, 64 hexadecimal digits; register the file first.', f.name);
        end if;
    else
    end case;
    return rule.text(value, f.name, 4000, true);
end
$$;
comment on function rule.read_word(core.process_field, text) is 'A value that is kept as a word.';

-- Decimals that a value of a field has; NULL where they are free. What is counted has none, a length of time none unless
-- the process says so.
create function rule.field_decimals(f core.process_field) returns integer
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case f.kind when 'count' then 0 when 'duration' then coalesce(f.decimals, 0) else f.decimals end
$$;
comment on function rule.field_decimals(core.process_field) is 'Decimals that a value of a field has.';

-- Values that hold a condition that stands alone, as rule.holds_condition says it; NULL where a value is never judged by it.
create function rule.held_range(op text, ref numeric, low numeric, high numeric, percent numeric) returns numrange
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case
        when percent is not null then null      -- refers to another value
        when op = 'between' then case when low <= high then numrange(low, high, '[]') when low > high then 'empty' end
        when ref is null then null
        when op = '<' then numrange(null, ref, '()') when op = '<=' then numrange(null, ref, '(]')
        when op = '>' then numrange(ref, null, '()') when op = '>=' then numrange(ref, null, '[)')
        when op = '=' then numrange(ref, ref, '[]') end
$$;
comment on function rule.held_range(text, numeric, numeric, numeric, numeric) is 'Values that hold a condition.';

-- The plan of a step (work.step_plan): one JSON object per field, only the keys that say something.
create function rule.field_plan(f core.process_field) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_strip_nulls(jsonb_build_object('id', f.id, 'name', f.name, 'label', f.label, 'kind', f.kind,
        'required', f.required,
        -- a number that may be typed, with so many decimals
        'typed', case when f.kind in ('decimal', 'percent', 'count', 'duration') and coalesce(k.sources ? 'keyboard', true) then true end,
        'scale', rule.field_decimals(f), 'low', f.plausible_low, 'high', f.plausible_high, 'sources', k.sources,
        'relative', case when f.action_relative_to is not null or f.alert_relative_to is not null then true end,
        -- where a value is not at the level
        'action', rule.held_range(f.action_op, f.action_value, f.action_low, f.action_high, f.action_percent),
        'alert', rule.held_range(f.alert_op, f.alert_value, f.alert_low, f.alert_high, f.alert_percent)))
    from (select jsonb_agg(k.source order by k.source) as sources from core.process_field_source k where k.field_id = f.id) k
$$;
comment on function rule.field_plan(core.process_field) is 'What checking a value of a field needs to know.';

-- What a step waits for: the steps named, and through an optional one those that it waits for itself.
create function rule.step_waits(step_id bigint) returns table (after bigint[], needs bigint[])
language sql stable set search_path = pg_catalog, pg_temp as $$
    with recursive w as (
        select a.after_step_id as id, s.optional
        from core.process_step_after a join core.process_step s on s.id = a.after_step_id where a.step_id = step_waits.step_id
        union
        select a.after_step_id, s.optional
        from w join core.process_step_after a on a.step_id = w.id join core.process_step s on s.id = a.after_step_id where w.optional)
    select coalesce(array_agg(w.id order by w.id), '{}'), coalesce(array_agg(w.id order by w.id) filter (where not w.optional), '{}') from w
$$;
comment on function rule.step_waits(bigint) is 'Steps that come before a step, and those of them that must be complete.';

create function rule.plan_of(step_id bigint) returns work.step_plan
language sql stable set search_path = pg_catalog, pg_temp as $$
    select s.id, v.late_entry_us, w.after, w.needs,
        exists (select from core.process_step_container c where c.step_id = s.id),
        exists (select from core.process_timer t where t.to_step_id = s.id and t.absolute_us is not null),
        s.repeat_every_us, s.repeat_tolerance_us,
        (select u.id from core.process_step u where u.process_version_id = s.process_version_id and u.code = s.repeat_until),
        o.sign_by is not null,
        s.check_by is not null and exists (select from core.process_field f where f.step_id = s.id and f.critical and f.kind <> 'computed'),
        coalesce((select jsonb_agg(rule.field_plan(f) order by f.place) from core.process_field f where f.step_id = s.id), '[]')
    from core.process_step s join core.process_version v on v.id = s.process_version_id
    join core.process_operation o on o.id = s.operation_id
    cross join lateral rule.step_waits(s.id) w
    where s.id = plan_of.step_id
$$;
comment on function rule.plan_of(bigint) is 'The plan of a step from the process tables.';

create function rule.tg_step_plan() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from work.step_plan;
    return null;
end
$$;
comment on function rule.tg_step_plan() is 'Empties the plans when a table that they are made from changes.';
do $$
declare
    v_table text;
begin
    foreach v_table in array array['process_operation', 'process_step', 'process_step_after', 'process_step_container',
                                   'process_timer', 'process_field', 'process_field_source'] loop
        execute format('create trigger step_plan after insert or update or delete on core.%I '
                       'for each statement execute function rule.tg_step_plan()', v_table);
        execute format('alter table core.%I enable always trigger step_plan', v_table);
    end loop;
    create trigger step_plan after update of late_entry_us on core.process_version
        for each statement execute function rule.tg_step_plan();
    alter table core.process_version enable always trigger step_plan;
end
$$;

-- All values of a step, checked; refuses unknown, missing and computed fields. A number that is typed and
-- beyond doubt is taken here; everything else goes through rule.read_value, which says what is wrong.
create function rule.read_values(plan jsonb, given jsonb) returns work.step_values
language plpgsql stable as $$
declare
    v work.step_values;
    r work.value;
    f jsonb;
    v_names text[] := '{}';
    v_fields bigint[] := '{}';
    v_numbers numeric[] := '{}';
    v_sources text[] := '{}';
    v_breaches text[] := '{}';
    v_name text;
    v_text text;
    v_breach text;
    v_number numeric;
    v_plain boolean;
    i integer := 0;
begin
    v.computed := false;
    v.relative := false;
    v.attached := false;
    v.shown := '{}';
    if jsonb_typeof(given) is distinct from 'object' then
        perform rule.refuse('VN901', 'values', 'Give the values as a JSON object: field name to value.', 'values');
    end if;
    for place in 0 .. jsonb_array_length(plan) - 1 loop
        f := plan -> place;
        v_name := f ->> 'name';
        if f ->> 'kind' = 'computed' then
            v.computed := true;
            if given ? v_name then
                perform rule.refuse('VN210', v_name, null, v_name);
            end if;
            given := given - v_name;
            continue;
        elsif not given ? v_name then
            if (f -> 'required')::boolean then
                perform rule.refuse('VN202', f ->> 'label', null, v_name);
            end if;
            continue;
        end if;
        i := i + 1;
        v_text := given ->> v_name;
        v_number := case when f ? 'typed' and v_text ~ '^[0-9]{1,20}(\.[0-9]{1,20})?$' and jsonb_typeof(given -> v_name) = 'string'
            then round(v_text::numeric, coalesce((f -> 'scale')::integer, min_scale(v_text::numeric))) end;
        v_plain := case when v_number is null then false else
                v_number = v_text::numeric      -- no decimal is lost
                and coalesce(v_number >= (f -> 'low')::numeric, true) and coalesce(v_number <= (f -> 'high')::numeric, true) end;
        if v_plain then
            v_sources := array_append(v_sources, 'keyboard');
        else
            r := rule.read_value((select p from core.process_field p where p.id = (f ->> 'id')::bigint), given -> v_name,
                                 (select array_agg(k) from jsonb_array_elements_text(f -> 'sources') k));
            v_number := r.number;
            v.words[i] := r.word;
            v.moments[i] := r.moment;
            v.not_recorded[i] := r.not_recorded;
            v.reasons[i] := r.reason;
            v.typed[i] := r.typed;
            v.typed_units[i] := r.typed_unit;
            v.confirmed[i] := r.confirmed;
            v.attached := v.attached or (f ->> 'kind' = 'attachment' and r.word is not null);
            if r.comment is not null then
                v.comments := array_append(v.comments, r.comment);
            end if;
            v_sources := array_append(v_sources, r.source);
        end if;
        v_breach := '';
        if f ? 'relative' then
            v.relative := true;
        elsif v_number is not null and (f ? 'action' or f ? 'alert') then
            v_breach := case when not v_number <@ (f ->> 'action')::numrange then 'action'
                             when not v_number <@ (f ->> 'alert')::numrange then 'alert' else '' end;
            if v_breach <> '' then
                v.shown := v.shown || jsonb_build_object(v_name, v_number::text || ' (' || v_breach || ' level)');
            end if;
        end if;
        v_fields := array_append(v_fields, (f -> 'id')::bigint);
        v_names := array_append(v_names, v_name);
        v_numbers := array_append(v_numbers, v_number);
        v_breaches := array_append(v_breaches, v_breach);
        given := given - v_name;
    end loop;
    if given <> '{}' then
        perform rule.refuse('VN209', left(given::text, 100));
    end if;
    v.fields := v_fields;
    v.names := v_names;
    v.numbers := v_numbers;
    v.sources := v_sources;
    v.breaches := v_breaches;
    return v;
end
$$;
comment on function rule.read_values(jsonb, jsonb) is 'All values of a step, checked.';

-- One insert for all values, so that the ledger's trigger runs once.
create function rule.insert_values(x core.step_execution, v work.step_values, mode text, a work.actor) returns integer
language plpgsql volatile as $$
begin
    insert into core.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision,
        number, word, moment, not_recorded, reason, entry_mode, entry_source, breach, typed, typed_unit, confirmed, entered_by_id, entered_at)
    select x.stream_id, x.batch_id, x.therapy_event_id, x.id, v.fields[g], 1, v.numbers[g], v.words[g], v.moments[g],
           v.not_recorded[g], v.reasons[g], mode, v.sources[g], v.breaches[g], v.typed[g], v.typed_units[g],
           coalesce(v.confirmed[g], false), a.person_id, a.lab_now
    from (select generate_series(1, cardinality(v.fields)) as g) u;      -- not in FROM: that would store the numbers first
    return cardinality(v.fields);
end
$$;
comment on function rule.insert_values(core.step_execution, work.step_values, text, work.actor) is 'Inserts the values of a step in one statement; how many.';

-- Levels of values whose limits refer to another value, which may stand in the same step.
create function rule.relative_breaches(x core.step_execution, v work.step_values) returns work.step_values
language plpgsql stable as $$
declare
    f core.process_field;
    v_known jsonb := '{}';
begin
    for g in 1 .. cardinality(v.fields) loop
        if v.numbers[g] is not null then
            v_known := v_known || jsonb_build_object(v.names[g], v.numbers[g]);
        end if;
    end loop;
    for g in 1 .. cardinality(v.fields) loop
        select * into f from core.process_field p where p.id = v.fields[g];
        if v.numbers[g] is not null and (f.action_relative_to is not null or f.alert_relative_to is not null) then
            v.breaches[g] := rule.breach(f, v.numbers[g], x, v_known);
            if v.breaches[g] <> '' then
                v.shown := v.shown || jsonb_build_object(v.names[g], v.numbers[g]::text || ' (' || v.breaches[g] || ' level)');
            end if;
        end if;
    end loop;
    return v;
end
$$;
comment on function rule.relative_breaches(core.step_execution, work.step_values) is 'Levels of values whose limits refer to another value.';

-- Why a computed value is none: a source that was transcribed does not give its input; at the bench nobody measured it.
create function rule.not_computed(x core.step_execution) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case x.entry_mode when 'transcribed' then 'not_in_source' else 'not_done' end
$$;
comment on function rule.not_computed(core.step_execution) is 'The word for a computed value without its input.';

-- Stores values with their levels, then computes what depends on them. Returns computed values and values at
-- a level, for the answer.
create function rule.store_values(x core.step_execution, given work.step_values, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    f core.process_field;
    v work.step_values := given;
    v_shown jsonb;
    v_number numeric;
    v_known jsonb := '{}';
    i integer := 0;
begin
    if v.relative then
        v := rule.relative_breaches(x, v);
    end if;
    i := rule.insert_values(x, v, x.entry_mode, a);
    v_shown := v.shown;
    if v.attached then
        perform rule.attachments_known(x);
    end if;
    if v.comments is not null then
        insert into core.comment (stream_id, batch_id, therapy_event_id, step_execution_id, words, written_by_id, written_at)
        select x.stream_id, x.batch_id, x.therapy_event_id, x.id, c, a.person_id, a.lab_now from unnest(v.comments) c;
    end if;
    if not v.computed then
        return v_shown;
    end if;
    v := null;
    i := 0;
    for f in select * from core.process_field p where p.step_id = x.process_step_id and p.kind = 'computed' order by p.place loop
        i := i + 1;
        v_number := round(rule.unrounded(x, f.name), coalesce(f.decimals, 2));
        v.fields[i] := f.id;
        v.names[i] := f.name;
        v.numbers[i] := v_number;
        v.not_recorded[i] := case when v_number is null then rule.not_computed(x) end;
        v.reasons[i] := case when v_number is null then 'an input of the formula is missing' end;
        v.sources[i] := 'computed';
        v_known := case when v_number is null then v_known else v_known || jsonb_build_object(f.name, v_number) end;
    end loop;
    i := 0;
    for f in select * from core.process_field p where p.step_id = x.process_step_id and p.kind = 'computed' order by p.place loop
        i := i + 1;
        v.breaches[i] := case when v.numbers[i] is null then '' else rule.breach(f, v.numbers[i], x, v_known) end;
        v_shown := v_shown || jsonb_build_object(f.name, coalesce(v.numbers[i]::text, 'not recorded: ' || v.not_recorded[i])
            || case v.breaches[i] when '' then '' else ' (' || v.breaches[i] || ' level)' end);
    end loop;
    i := rule.insert_values(x, v, 'computed', a);
    return v_shown;
end
$$;
comment on function rule.store_values(core.step_execution, work.step_values, work.actor) is 'Stores and computes the values of a step.';
