-- The checks that step_record walks through, one function each.

-- All that the checks of step_record need, in one query (an act may not cost a query per check). No step: no
-- row, all NULL.
create function rule.step_facts(stream bigint, step text, performer bigint, recorder bigint, at timestamptz) returns work.step_facts
language plpgsql stable as $$
declare
    k work.step_facts;
begin
    select b.id, b.therapy_event_id, b.code, b.kind, b.mark, b.process_status, b.quality_status,
        s.id, s.code, s.stage, s.performed_by, s.checkpoint, s.repeat_every_us is not null,
        array_remove(array[case when s.witness_by is not null then 'witnessed' end,
                           case when s.check_by is not null then 'checked' end], null),
        p.late_entry_us,
        coalesce(done.last, 0), not coalesce(p.needs <@ done.complete, p.needs = '{}'), done.latest, p.makes, p.bounded,
        case when not exists (select from core.person_role r
                              where r.person_id = performer and r.site_id = b.site_id and r.status = 'approved'
                                and r.role = any (string_to_array(s.performed_by, ' ')) and step_facts.at between r.valid_from and r.valid_until)
             then 'VN003'
             when not exists (select from core.training t
                              where t.person_id = performer and t.process_version_id = b.process_version_id
                                and t.status = 'approved'
                                and least(t.procedures_until, t.practical_until, t.version_until) > step_facts.at)
             then 'VN005' end,
        p.fields, done.last_at, null, p.until, p.every_us, p.tolerance_us, p.signed_block, p.blind,
        exists (select from core.step_skip q where q.batch_id = b.id and q.process_step_id = s.id and q.status <> 'withdrawn')
    into k
    from core.batch b
    join core.process_step s on s.process_version_id = b.process_version_id and s.code = step_facts.step
    left join work.step_plan p on p.step_id = s.id
    -- one reading for the step itself (s) and what comes before it, which it never is itself
    cross join lateral (
        select max(e.occurrence) filter (where e.process_step_id = s.id) as last,
               max(e.event_at) filter (where e.process_step_id = s.id and e.status <> 'invalidated') as last_at,
               array_agg(e.process_step_id) filter (where e.process_step_id <> s.id and e.status = 'complete') as complete,
               max(e.event_at) filter (where e.process_step_id <> s.id and e.status <> 'invalidated') as latest
        from core.step_execution e where e.batch_id = b.id and e.process_step_id = any (p.after || s.id)) done
    where b.stream_id = step_facts.stream;
    if k.until is not null then
        select min(e.event_at) into k.ended_at from core.step_execution e
        where e.batch_id = k.batch_id and e.process_step_id = k.until and e.status <> 'invalidated';
    end if;
    return k;
end
$$;
comment on function rule.step_facts(bigint, text, bigint, bigint, timestamptz) is 'What the checks of a step need to know.';

-- The codes of the steps that must be complete before a step and are not; a step that QA lets be skipped is as good
-- as complete.
create function rule.steps_missing(batch_id bigint, step_id bigint) returns text
language plpgsql stable as $$
begin
    return (
        select string_agg(p.code, ', ' order by p.place)
        from rule.step_waits(step_id) w join core.process_step p on p.id = any (w.needs)
        where not rule.step_passed(steps_missing.batch_id, p.id));
end
$$;
comment on function rule.steps_missing(bigint, bigint) is 'Earlier steps that are not complete.';

-- Of these, those that were done and wait for a person: whoever reads "not complete" looks for the step otherwise.
create function rule.steps_unsigned(batch_id bigint, step_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'Done, but not complete: ' || string_agg(p.code || ' waits for ' || array_to_string(
               case when x.second_entry <> 'confirmed' then array['its second entry'] end || rule.step_meanings(p), ', '), '; ' order by p.place)
           || '. Have that done first.'
    from rule.step_waits(step_id) w join core.process_step p on p.id = any (w.needs)
    join core.step_execution x on x.batch_id = steps_unsigned.batch_id and x.process_step_id = p.id and x.status = 'recorded'
$$;
comment on function rule.steps_unsigned(bigint, bigint) is 'Earlier steps that were done and wait for a signature; NULL when there is none.';

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
create function rule.entry_mode(mark text, mode text, event_at timestamptz, late_entry_us bigint,
                                not_before timestamptz, late_reason text, source text, lab_now timestamptz) returns text
language plpgsql stable as $$
begin
    if mode is not null and mode not in ('transcribed', 'synthetic') then
        perform rule.refuse('VN217', left(mode, 40), null, 'mode');
    end if;
    if (mode = 'transcribed' and mark <> 'TRANSCRIBED') or (mode = 'synthetic' and mark <> 'SYNTHETIC') then
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
        perform rule.refuse('VN502', rule.utc(event_at), null, 'event_at');
    end if;
    if event_at < not_before then
        perform rule.refuse('VN503', format('%s, earlier step %s', rule.utc(event_at), rule.utc(not_before)), null, 'event_at');
    end if;
    if mode is null then
        if lab_now - event_at <= late_entry_us * interval '1 microsecond' then
            return 'at the time';
        end if;
        if late_reason is null then
            perform rule.refuse('VN504', format('%s min after the event', trunc(extract(epoch from lab_now - event_at) / 60)), null, 'late_reason');
        end if;
        perform rule.reason(late_reason, 'late_reason');
        return 'late';
    end if;
    return mode;
end
$$;
comment on function rule.entry_mode(text, text, timestamptz, bigint, timestamptz, text, text, timestamptz) is 'Entry mode of a step, after the rules of time.';

-- An absolute limit that the deed would break: the timer's title, or NULL.
create function rule.timer_passed(b core.batch, s core.process_step, event_at timestamptz) returns text
language plpgsql stable as $$
begin
    return (
        select t.title || ' (' || trim_scale(t.absolute_us / 3600000000.0) || ' h)'
        from core.process_timer t
        join core.step_execution x on x.batch_id = b.id and x.process_step_id = t.from_step_id
        where t.to_step_id = s.id and t.absolute_us is not null and x.occurrence = 1 and x.status <> 'invalidated'
          and timer_passed.event_at - x.event_at > t.absolute_us * interval '1 microsecond'
        limit 1);
end
$$;
comment on function rule.timer_passed(core.batch, core.process_step, timestamptz) is 'An absolute time limit that has passed.';

-- Containers that a step makes, from {"kind": "code"} or {"kind": ["code", ...]}. A step that is done anew may name
-- the ones that its invalidated record made.
create function rule.make_containers(b core.batch, s core.process_step, x core.step_execution, given jsonb) returns void
language plpgsql volatile as $$
declare
    k core.process_step_container;
    v_codes text[];
    v_made integer;
    v_status text := case when s.code = 'fill' then 'filled' else 'in_use' end;
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
        v_made := 0;
        if x.attempt > 1 then
            update core.container c set status = v_status, step_execution_id = x.id, version = c.version + 1
            from core.step_execution e
            where c.code = any (v_codes) and c.batch_id = b.id and c.kind = k.container and c.status = 'void'
              and e.id = c.step_execution_id and e.process_step_id = s.id;
            get diagnostics v_made = row_count;
        end if;
        insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status, step_execution_id)
        select b.stream_id, b.id, b.therapy_event_id, rule.code(c, 'produced'), k.container, v_status, x.id
        from unnest(v_codes) c
        where v_made = 0 or not exists (select from core.container m where m.code = c and m.step_execution_id = x.id)
        on conflict do nothing;
        if (select count(*) from core.container c where c.step_execution_id = x.id and c.code = any (v_codes)) <> k.count then
            perform rule.refuse('VN113', array_to_string(v_codes, ', '), null, 'produced');
        end if;
    end loop;
end
$$;
comment on function rule.make_containers(core.batch, core.process_step, core.step_execution, jsonb) is 'Makes the containers of a step.';

-- Where a complete step takes the batch: the first one begins the work, steps harvest and fill end their parts.
create function rule.step_completes(b core.batch, s core.process_step) returns void
language plpgsql volatile as $$
declare
    c core.batch := b;
begin
    if c.process_status in ('accepted', 'stored_starting', 'scheduled') and s.stage in ('engineering', 'expansion') then
        perform rule.starting_at_hand(c);
        perform rule.thaw_used(c);
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
create function rule.stage_open(kind text, process_status text, stage text) returns boolean
language plpgsql immutable as $$
begin
    return process_status = any (case stage
        when 'collection' then array['collecting']
        when 'reinfusion' then array['at_site', 'thawed', 'infused', 'follow_up']
        else case when kind = 'patient' then array['accepted', 'stored_starting', 'in_process', 'harvested']
                  else array['scheduled', 'in_process', 'harvested'] end end);
end
$$;
comment on function rule.stage_open(text, text, text) is 'Is the batch where steps of this stage are done?';

-- Does completing this step change the batch's status?
create function rule.step_moves(process_status text, stage text, step text) returns boolean
language plpgsql immutable as $$
begin
    return (process_status in ('accepted', 'stored_starting', 'scheduled') and stage in ('engineering', 'expansion'))
        or step in ('harvest', 'fill');
end
$$;
comment on function rule.step_moves(text, text, text) is 'Does completing this step change the batch''s status?';

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
