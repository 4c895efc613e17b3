-- What recording a step is made of.

-- Latest occurrence of a step of a batch, complete or not.
create function rule.last_execution(batch_id bigint, step_id bigint) returns core.step_execution
language plpgsql stable as $$
begin
    return (
        select x from core.step_execution x
        where x.batch_id = last_execution.batch_id and x.process_step_id = last_execution.step_id
        order by x.occurrence desc limit 1);
end
$$;
comment on function rule.last_execution(bigint, bigint) is 'Latest occurrence of a step.';

-- Signatures that a step's process asks for, as words.
create function rule.step_meanings(s core.process_step) returns text[]
language plpgsql immutable as $$
begin
    return array_remove(array[case when s.witness_by is not null then 'witnessed' end,
                              case when s.check_by is not null then 'checked' end], null);
end
$$;
comment on function rule.step_meanings(core.process_step) is 'Signatures that a step asks for.';

-- The value of a field without rounding: computed fields are computed anew from their inputs, so that a
-- chain of formulas rounds once. where_from is "field" or "step.field"; x is the execution one stands in.
create function rule.unrounded(x core.step_execution, where_from text) returns numeric
language plpgsql stable as $$
declare
    v_step text := case when strpos(where_from, '.') > 0 then split_part(where_from, '.', 1) end;
    v_name text := case when v_step is null then where_from else split_part(where_from, '.', 2) end;
    y core.step_execution := x;
    f core.process_field;
begin
    if v_step = 'order' then
        return (select case v_name when 'weight_kg' then o.weight_kg when 'planned_dose' then o.planned_dose end
                from core.batch b join core.therapy_order o on o.id = b.order_id where b.id = x.batch_id);
    end if;
    if v_step is not null then
        select (rule.last_execution(x.batch_id, s.id)).* into y
        from core.batch b join core.process_step s on s.process_version_id = b.process_version_id and s.code = v_step
        where b.id = x.batch_id;
    end if;
    select * into f from core.process_field p where p.step_id = y.process_step_id and p.name = v_name;
    if f.id is null then
        return null;
    end if;
    if f.kind = 'computed' then
        return rule.compute(f.formula, (select jsonb_object_agg(a.argument, rule.unrounded(y, a.source))
                                        from core.process_field_argument a where a.field_id = f.id));
    end if;
    return (select o.number from core.observation o
            where o.step_execution_id = y.id and o.process_field_id = f.id order by o.revision desc limit 1);
end
$$;
comment on function rule.unrounded(core.step_execution, text) is 'A field''s value before rounding.';

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
            v_relative := coalesce((known ->> f.action_relative_to)::numeric, rule.unrounded(x, f.action_relative_to));
        end if;
        if rule.holds_condition(value, f.action_op, f.action_value, f.action_low, f.action_high, v_relative, f.action_percent) is false then
            return 'action';
        end if;
    end if;
    if f.alert_op is not null or f.alert_percent is not null then
        if f.alert_relative_to is not null then
            v_relative := coalesce((known ->> f.alert_relative_to)::numeric, rule.unrounded(x, f.alert_relative_to));
        end if;
        if rule.holds_condition(value, f.alert_op, f.alert_value, f.alert_low, f.alert_high, v_relative, f.alert_percent) is false then
            return 'alert';
        end if;
    end if;
    return '';
end
$$;
comment on function rule.breach(core.process_field, numeric, core.step_execution, jsonb) is 'Alert or action level of a value.';

-- One typed value of one field, checked; out of a JSON string or object:
-- "1.84" | {"value": "1.84", "unit": "10*6/mL", "confirm": true, "source": "scan"} | {"not_recorded": "lost", "reason": "..."}
create function rule.read_value(f core.process_field, v jsonb, sources text[]) returns work.value
language plpgsql stable as $$
declare
    r work.value;
    v_text text := case when jsonb_typeof(v) = 'object' then v ->> 'value' else v #>> '{}' end;
begin
    if jsonb_typeof(v) not in ('object', 'string')
       or (jsonb_typeof(v) = 'object' and v - array['value', 'unit', 'confirm', 'source', 'not_recorded', 'reason'] <> '{}') then
        perform rule.refuse('VN901', left(v::text, 60), 'A value is a text, or an object with value, unit, confirm, source, not_recorded, reason.', f.name);
    end if;
    r.source := coalesce(v ->> 'source', 'keyboard');
    if r.source not in ('keyboard', 'scan', 'file') or not (r.source = any (coalesce(sources, array[r.source]))) then
        perform rule.refuse('VN217', r.source, null, f.name);
    end if;
    if v ? 'not_recorded' then
        if not exists (select from ref.reason k where k.kind = 'not_recorded' and k.word = v ->> 'not_recorded') then
            perform rule.refuse('VN208', left(v ->> 'not_recorded', 60), null, f.name);
        end if;
        r.not_recorded := v ->> 'not_recorded';
        r.reason := rule.reason(v ->> 'reason', f.name);
        return r;
    end if;
    if v ->> 'unit' is distinct from f.unit and v ? 'unit' then
        perform rule.refuse('VN211', left(v ->> 'unit', 60), 'The unit of this field is ' || coalesce(f.unit, '1') || '.', f.name);
    end if;
    if v_text is null or v_text = '' then
        perform rule.refuse('VN202', f.name, null, f.name);
    end if;
    if f.kind in ('decimal', 'percent', 'count', 'duration') then
        r.number := rule.decimal(v_text, f.name);
        if f.kind = 'count' and r.number <> trunc(r.number) then
            perform rule.refuse('VN216', left(v_text, 60), null, f.name);
        end if;
        if f.decimals is not null and min_scale(r.number) > f.decimals then
            perform rule.refuse('VN206', left(v_text, 60), format('This field takes %s decimals.', f.decimals), f.name);
        end if;
        -- kept with the decimals that the field has, not with those that were typed
        r.number := round(r.number, coalesce(f.decimals, case when f.kind = 'count' then 0 else min_scale(r.number) end));
        if (r.number < f.plausible_low or r.number > f.plausible_high) and coalesce((v ->> 'confirm')::boolean, false) is false then
            perform rule.refuse('VN207', format('%s not in %s to %s', r.number, f.plausible_low, f.plausible_high), null, f.name);
        end if;
    elsif f.kind = 'moment' then
        r.moment := rule.moment(v_text, f.name);
    elsif f.kind in ('word', 'yes_no_na') then
        if not exists (select from core.process_field_word w where w.field_id = f.id and w.word = v_text)
           and not (f.kind = 'yes_no_na' and v_text in ('yes', 'no', 'n/a')) then
            perform rule.refuse('VN208', left(v_text, 60), (select 'Choose one of: ' || string_agg(w.word, ', ' order by w.place)
                from core.process_field_word w where w.field_id = f.id), f.name);
        end if;
        r.word := v_text;
    else
        r.word := rule.text(v_text, f.name, 4000, true);
    end if;
    return r;
end
$$;
comment on function rule.read_value(core.process_field, jsonb, text[]) is 'One value, checked against its field; sources = the allowed ones, NULL for all.';

-- Values of a step as one array of rows ready to insert; refuses unknown, missing and computed fields.
-- computed tells whether the step has computed fields as well.
create function rule.read_values(step_id bigint, given jsonb, mode text,
                                 out stored work.field_value[], out computed boolean)
language plpgsql stable as $$
declare
    f core.process_field;
    r work.value;
    v_row record;
    v_names text[] := '{}';
begin
    stored := '{}';
    computed := false;
    if jsonb_typeof(given) is distinct from 'object' then
        perform rule.refuse('VN901', 'values', 'Give the values as a JSON object: field name to value.', 'values');
    end if;
    for v_row in
        select p as field, (select array_agg(k.source) from core.process_field_source k where k.field_id = p.id) as sources
        from core.process_field p where p.step_id = read_values.step_id order by p.place
    loop
        f := v_row.field;
        v_names := v_names || f.name::text;
        if f.kind = 'computed' then
            computed := true;
            if given ? f.name then
                perform rule.refuse('VN210', f.name, null, f.name);
            end if;
        elsif given ? f.name then
            r := rule.read_value(f, given -> f.name, v_row.sources);
            stored := stored || row(f.id, r.number, r.word, r.moment, r.not_recorded, r.reason, r.source, mode, f)::work.field_value;
        elsif f.required then
            perform rule.refuse('VN202', f.label, null, f.name);
        end if;
    end loop;
    if given - v_names <> '{}' then
        perform rule.refuse('VN209', left((given - v_names)::text, 100));
    end if;
end
$$;
comment on function rule.read_values(bigint, jsonb, text) is 'All values of a step, checked.';

-- Stores values with their levels, then computes what depends on them. Returns computed values and values at
-- a level, for the answer.
create function rule.store_values(x core.step_execution, given work.field_value[], computed boolean, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    f core.process_field;
    v_number numeric;
    v_out jsonb := rule.insert_values(x, given, a);
    v_computed work.field_value[] := '{}';
begin
    if computed then
        for f in select * from core.process_field p where p.step_id = x.process_step_id and p.kind = 'computed' order by p.place loop
            v_number := rule.unrounded(x, f.name);
            v_computed := v_computed || row(f.id, round(v_number, coalesce(f.decimals, 2)), null, null,
                case when v_number is null then 'not_in_source' end,
                case when v_number is null then 'an input of the formula is missing' end, 'computed', 'computed', f)::work.field_value;
        end loop;
        v_out := v_out || rule.insert_values(x, v_computed, a);
    end if;
    return v_out;
end
$$;
comment on function rule.store_values(core.step_execution, work.field_value[], boolean, work.actor) is 'Stores and computes the values of a step.';

-- One insert for all values, so that the ledger's trigger runs once.
create function rule.insert_values(x core.step_execution, given work.field_value[], a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    v work.field_value;
    v_out jsonb := '{}';
    v_known jsonb := '{}';
    v_breaches text[] := '{}';
    v_breach text;
begin
    foreach v in array given loop
        if v.number is not null then
            v_known := v_known || jsonb_build_object((v.field).name, v.number);
        end if;
    end loop;
    foreach v in array given loop
        v_breach := case when v.number is null then '' else rule.breach(v.field, v.number, x, v_known) end;
        v_breaches := v_breaches || v_breach;
        if v_breach <> '' or v.mode = 'computed' then
            v_out := v_out || jsonb_build_object((v.field).name, coalesce(v.number::text, 'not recorded: ' || v.not_recorded)
                || case v_breach when '' then '' else ' (' || v_breach || ' level)' end);
        end if;
    end loop;
    insert into core.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision,
        number, word, moment, not_recorded, reason, entry_mode, entry_source, breach, entered_by_id, entered_at)
    select x.stream_id, x.batch_id, x.therapy_event_id, x.id, u.field_id, 1, u.number, u.word, u.moment, u.not_recorded,
           u.reason, u.mode, u.source, v_breaches[u.place], a.person_id, a.lab_now
    from unnest(given) with ordinality u (field_id, number, word, moment, not_recorded, reason, source, mode, field, place);
    return v_out;
end
$$;
comment on function rule.insert_values(core.step_execution, work.field_value[], work.actor) is 'Inserts the values of a step in one statement.';
