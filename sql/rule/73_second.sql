-- Blind second entry. Until it agrees, the values of the step are shown to nobody but to who entered them: all of
-- them, since what is computed from a value tells it.

create function rule.blind(x core.step_execution) returns boolean
language sql immutable parallel safe return coalesce(x.second_entry <> 'confirmed' and x.status <> 'invalidated', false);
comment on function rule.blind(core.step_execution) is 'Are the values of a step hidden until their second entry?';

-- For views: hidden from the session's person, who entered none of the values.
create function rule.hidden(step_execution bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return not exists (
        select from core.observation o join core.login l on l.person_id = o.entered_by_id
        where o.step_execution_id = hidden.step_execution and l.name = session_user);
end
$$;
comment on function rule.hidden(bigint) is 'Are blind values of a step hidden from the session''s person?';

-- Did this person correct a value or the time of a step? A computed value follows others and is nobody's entry.
create function rule.step_corrected_by(step_execution bigint, person_id bigint) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from core.observation o where o.step_execution_id = step_corrected_by.step_execution
                   and o.entered_by_id = step_corrected_by.person_id and o.entry_mode <> 'computed')
        or exists (select from core.step_retiming t where t.step_execution_id = step_corrected_by.step_execution
                   and t.corrected_by_id = step_corrected_by.person_id)
$$;
comment on function rule.step_corrected_by(bigint, bigint) is 'Did a person enter or correct a value of a step, or its time?';

-- What stands in texts that everybody reads.
create function rule.hidden_words() returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select 'hidden until the second entry agrees'
$$;
comment on function rule.hidden_words() is 'What a hidden value reads as.';

-- Differing second entries since QA looked last.
create function rule.second_tries(step_execution bigint) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select count(*) from core.second_entry e
        where e.step_execution_id = second_tries.step_execution and not e.agrees
          and e.entered_at > coalesce((select max(r.reviewed_at) from core.second_review r
                                       where r.step_execution_id = second_tries.step_execution), '-infinity'));
end
$$;
comment on function rule.second_tries(bigint) is 'How many second entries differed since QA looked.';

-- Do the values given agree with the current ones? Every critical field counts, one that was left out, too.
create function rule.second_agrees(x core.step_execution, given jsonb) returns boolean
language plpgsql stable as $$
declare
    f core.process_field;
    o core.observation;
    v work.value;
    v_same boolean := true;
begin
    if jsonb_typeof(given) is distinct from 'object' then
        perform rule.refuse('VN901', 'values', 'Give the values as a JSON object: field name to value.', 'values');
    end if;
    for f in select * from core.process_field p where p.step_id = x.process_step_id and p.critical and p.kind <> 'computed' order by p.place loop
        select p.* into o from core.observation p where p.step_execution_id = x.id and p.process_field_id = f.id
        order by p.revision desc limit 1;
        v := null;
        if given ? f.name then
            -- the range was confirmed with the first entry, if it had to be: asking again would tell about it
            f.plausible_low := null;
            f.plausible_high := null;
            v := rule.read_value(f, given -> f.name, (select array_agg(k.source) from core.process_field_source k where k.field_id = f.id));
        elsif f.required then
            perform rule.refuse('VN202', f.label, null, f.name);
        end if;
        v_same := v_same and v.number is not distinct from o.number and v.word is not distinct from o.word
            and v.moment is not distinct from o.moment and v.not_recorded is not distinct from o.not_recorded;
        given := given - f.name::text;
    end loop;
    if given <> '{}' then
        perform rule.refuse('VN209', left(given::text, 100), 'The second entry takes the critical fields of the step, and no others.');
    end if;
    return v_same;
end
$$;
comment on function rule.second_agrees(core.step_execution, jsonb) is 'Does a second entry say what the first one said?';
