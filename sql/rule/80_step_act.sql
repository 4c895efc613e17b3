-- The checks that step_record walks through, one function each.

-- All that the checks of step_record need, in one query (an act may not cost a query per check).
create function rule.step_facts(b core.batch, step text, performer bigint, recorder bigint, at timestamptz) returns work.step_facts
language plpgsql stable as $$
declare
    k work.step_facts;
begin
    select s, v.late_entry_us,
        (select coalesce(max(e.occurrence), 0) from core.step_execution e where e.batch_id = b.id and e.process_step_id = s.id),
        (select string_agg(p.code, ', ' order by p.place)
         from core.process_step_after f join core.process_step p on p.id = f.after_step_id
         where f.step_id = s.id and not exists (
             select from core.step_execution e
             where e.batch_id = b.id and e.process_step_id = f.after_step_id and e.status = 'complete')),
        (select max(e.event_at) from core.process_step_after f
         join core.step_execution e on e.batch_id = b.id and e.process_step_id = f.after_step_id where f.step_id = s.id),
        exists (select from core.process_step_container c where c.step_id = s.id),
        exists (select from core.process_timer t where t.to_step_id = s.id and t.absolute_us is not null),
        rule.may_perform(performer, s.performed_by, b, at)
    into k from core.process_step s join core.process_version v on v.id = s.process_version_id
    where s.process_version_id = b.process_version_id and s.code = step;
    if performer <> recorder and k.refusal is null and k.step is not null then
        k.refusal := rule.may_perform(recorder, 'technician collector analyst clinic', b, at);
    end if;
    return k;
end
$$;
comment on function rule.step_facts(core.batch, text, bigint, bigint, timestamptz) is 'What the checks of a step need to know.';

-- May this person do this step: role at the site and all three parts of training in date.
create function rule.may_perform(person_id bigint, role_words text, b core.batch, at timestamptz) returns text
language plpgsql stable as $$
declare
    v_role boolean;
    v_trained boolean;
begin
    select exists (select from core.person_role r
                   where r.person_id = may_perform.person_id and r.site_id = b.site_id and r.status = 'approved'
                     and r.role = any (string_to_array(role_words, ' ')) and may_perform.at between r.valid_from and r.valid_until),
           exists (select from core.training t
                   where t.person_id = may_perform.person_id and t.process_version_id = b.process_version_id
                     and t.status = 'approved'
                     and least(t.procedures_until, t.practical_until, t.version_until) > may_perform.at)
    into v_role, v_trained;
    return case when not v_role then 'VN003' when not v_trained then 'VN005' end;
end
$$;
comment on function rule.may_perform(bigint, text, core.batch, timestamptz) is 'NULL, or the code of what is missing.';

-- Time rules: not after entry, not before what it depends on, late only with a reason. Returns the entry mode.
create function rule.entry_mode(b core.batch, mode text, event_at timestamptz, late_entry_us bigint,
                                not_before timestamptz, late_reason text, source text, lab_now timestamptz) returns text
language plpgsql stable as $$
begin
    if mode is not null and mode not in ('transcribed', 'synthetic') then
        perform rule.refuse('VN217', left(mode, 40), null, 'mode');
    end if;
    if (mode = 'transcribed' and b.mark <> 'TRANSCRIBED') or (mode = 'synthetic' and b.mark <> 'SYNTHETIC') then
        perform rule.refuse('VN217', mode, 'Only a batch that carries the mark takes such values.', 'mode');
    end if;
    if mode = 'transcribed' and source is null then
        perform rule.refuse('VN213', null, null, 'source');
    end if;
    if event_at is null then
        if mode = 'transcribed' then
            return mode;
        end if;
        perform rule.refuse('VN202', 'event_at', null, 'event_at');
    end if;
    if event_at > lab_now then
        perform rule.refuse('VN502', event_at::text, null, 'event_at');
    end if;
    if event_at < not_before then
        perform rule.refuse('VN503', format('%s, earlier step %s', event_at, not_before), null, 'event_at');
    end if;
    if mode is null then
        if lab_now - event_at <= late_entry_us * interval '1 microsecond' then
            return 'at the time';
        end if;
        if late_reason is null then
            perform rule.refuse('VN504', format('%s after the event', date_trunc('second', lab_now - event_at)), null, 'late_reason');
        end if;
        return 'late';
    end if;
    return mode;
end
$$;
comment on function rule.entry_mode(core.batch, text, timestamptz, bigint, timestamptz, text, text, timestamptz) is 'Entry mode of a step, after the rules of time.';

-- An absolute limit that the deed would break: the timer's title, or NULL.
create function rule.timer_passed(b core.batch, s core.process_step, event_at timestamptz) returns text
language plpgsql stable as $$
begin
    return (
        select t.title || ' (' || (t.absolute_us * interval '1 microsecond') || ')'
        from core.process_timer t
        join core.step_execution x on x.batch_id = b.id and x.process_step_id = t.from_step_id
        where t.to_step_id = s.id and t.absolute_us is not null and x.occurrence = 1
          and timer_passed.event_at - x.event_at > t.absolute_us * interval '1 microsecond'
        limit 1);
end
$$;
comment on function rule.timer_passed(core.batch, core.process_step, timestamptz) is 'An absolute time limit that has passed.';

-- Containers that a step makes, from {"kind": "code"} or {"kind": ["code", ...]}.
create function rule.make_containers(b core.batch, s core.process_step, given jsonb) returns void
language plpgsql volatile as $$
declare
    k core.process_step_container;
    v_codes text[];
    v_made integer;
begin
    if given is not null and jsonb_typeof(given) <> 'object' then
        perform rule.refuse('VN901', 'produced', 'Give the containers as a JSON object: kind to code.', 'produced');
    end if;
    for k in select * from core.process_step_container c where c.step_id = s.id order by c.id loop
        v_codes := case jsonb_typeof(given -> k.container)
            when 'array' then array(select jsonb_array_elements_text(given -> k.container))
            when 'string' then array[given ->> k.container] else '{}' end;
        if cardinality(v_codes) <> k.count then
            perform rule.refuse('VN202', format('%s of %s', k.count, k.container), 'Scan the code of each container that this step makes.', 'produced');
        end if;
        insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status)
        select b.stream_id, b.id, b.therapy_event_id, rule.code(c, 'produced'), k.container,
               case when s.code = 'fill' then 'filled' else 'in_use' end
        from unnest(v_codes) c
        on conflict do nothing;
        get diagnostics v_made = row_count;
        if v_made <> k.count then
            perform rule.refuse('VN113', array_to_string(v_codes, ', '), null, 'produced');
        end if;
    end loop;
end
$$;
comment on function rule.make_containers(core.batch, core.process_step, jsonb) is 'Makes the containers of a step.';

-- Where a complete step takes the batch: the first one begins the work, steps harvest and fill end their parts.
create function rule.step_completes(b core.batch, s core.process_step) returns void
language plpgsql volatile as $$
declare
    c core.batch := b;
begin
    if c.process_status in ('accepted', 'scheduled') and s.stage in ('engineering', 'expansion') then
        perform rule.process_change(c, 'in_process', 'step_record');
        select * into c from core.batch x where x.id = b.id;
    end if;
    if s.code = 'harvest' and c.process_status = 'in_process' then
        perform rule.process_change(c, 'harvested', 'step_record');
    elsif s.code = 'fill' and c.process_status = 'harvested' then
        perform rule.process_change(c, 'filled', 'step_record');
    end if;
end
$$;
comment on function rule.step_completes(core.batch, core.process_step) is 'The transition that a complete step brings.';

-- Is the batch where steps of this stage are done?
create function rule.stage_open(b core.batch, s core.process_step) returns boolean
language plpgsql immutable as $$
begin
    return b.process_status = any (case s.stage
        when 'collection' then array['collecting']
        when 'reinfusion' then array['at_site', 'thawed', 'infused', 'follow_up']
        else case when b.kind = 'patient' then array['accepted', 'stored_starting', 'in_process', 'harvested']
                  else array['scheduled', 'in_process', 'harvested'] end end);
end
$$;
comment on function rule.stage_open(core.batch, core.process_step) is 'Is the batch where steps of this stage are done?';

-- Does completing this step change the batch's status?
create function rule.step_moves(b core.batch, s core.process_step) returns boolean
language plpgsql immutable as $$
begin
    return (b.process_status in ('accepted', 'scheduled') and s.stage in ('engineering', 'expansion'))
        or s.code in ('harvest', 'fill');
end
$$;
comment on function rule.step_moves(core.batch, core.process_step) is 'Does completing this step change the batch''s status?';

-- JSON that a caller gave as text; NULL and '' are an empty object.
create function rule.json(value text, field text) returns jsonb
language plpgsql immutable as $$
begin
    return coalesce(nullif(value, ''), '{}')::jsonb;
exception when invalid_text_representation or untranslatable_character or statement_too_complex then
    perform rule.refuse('VN901', field, 'Give a JSON object.', field);
end
$$;
comment on function rule.json(text, text) is 'JSON from text.';
