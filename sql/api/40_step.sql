-- Recording steps and correcting their values.

create function api.step_record(request uuid, batch text, step text, occurrence bigint, event_at text, "values" text,
    performed_by text default null, container text default null, produced text default null, mode text default null,
    source text default null, late_reason text default null) returns api.answer
-- the hottest act: no statement of it gains by being planned for its values, and planning costs more than running
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    a work.actor;
    k work.step_facts;
    v work.step_values;
    b core.batch;
    s core.process_step;
    x core.step_execution;
    v_stream bigint;
    v_site bigint;
    v_performer bigint;
    v_code text;
    v_shown jsonb;
    v_attempt integer := 1;
begin
    select c.stream_id, c.site_id into v_stream, v_site from core.batch c where c.code = step_record.batch;
    a := rule.act_begin('step_record', request,
        rule.digest(jsonb_build_array(batch, step, occurrence, event_at, "values", performed_by, container, produced, mode, source, late_reason)),
        case when v_stream is null then '{}' else array[v_stream] end, v_site);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if v_stream is null then
        perform rule.refuse('VN306');           -- as rule.refuse_role does for a batch of another site
    end if;
    v_performer := a.person_id;
    if step_record.performed_by is not null then
        select p.id into v_performer from core.person p where p.code = step_record.performed_by and p.status = 'active'
            and p.valid_until > a.lab_now and exists (select from core.person_role r where r.person_id = p.id and r.site_id = v_site and r.status = 'approved');
        if v_performer is null then
            perform rule.refuse('VN306', left(step_record.performed_by, 60), null, 'performed_by');
        end if;
    end if;
    k := rule.step_facts(v_stream, step_record.step, v_performer, a.person_id, a.lab_now);
    if k.step_id is null then
        perform rule.refuse('VN306', left(step_record.step, 60), 'Use a step of the batch''s process.', 'step');
    elsif k.fields is null then
        insert into work.step_plan select * from rule.plan_of(k.step_id) on conflict do nothing;
        k := rule.step_facts(v_stream, step_record.step, v_performer, a.person_id, a.lab_now);
    end if;
    if k.makes or k.bounded or k.checkpoint is not null or v_performer <> a.person_id
       or rule.step_moves(k.process_status, k.stage, k.step) then
        select * into b from core.batch c where c.id = k.batch_id;
        select * into s from core.process_step p where p.id = k.step_id;
    end if;
    if v_performer <> a.person_id and k.refusal is null then
        k.refusal := rule.may_perform(a.person_id, 'technician collector analyst clinic', b, a.lab_now);
    end if;
    if k.refusal is not null then
        perform rule.refuse(k.refusal, k.performed_by);
    elsif k.quality_status = 'on_hold' then
        perform rule.refuse('VN105', k.batch);
    elsif not rule.stage_open(k.kind, k.process_status, k.stage) then
        perform rule.refuse('VN102', format('%s, step of stage %s', k.process_status, k.stage));
    elsif k.skipped then
        perform rule.refuse('VN117', k.step, 'QA lets this step be skipped, or is asked to; withdraw the proposal first.');
    end if;
    if step_record.occurrence is distinct from k.last + 1 or (k.last > 0 and not k.repeats) then
        v_attempt := rule.attempt_of(k, step_record.occurrence);
    end if;
    if k.missing then
        v_code := rule.steps_missing(k.batch_id, k.step_id);     -- NULL: what is missing is skipped with approval
        if v_code is not null then
            return rule.stop(a, 'VN103', v_code || ' before ' || k.step, k.step, k.batch_id, rule.steps_unsigned(k.batch_id, k.step_id));
        end if;
    end if;
    if k.checkpoint is not null then
        v_code := rule.vessel_mismatch(b, s, step_record.container);
        if v_code is not null then
            return rule.stop(a, v_code,
                coalesce((select string_agg(c.code, ' or ') from core.container c where c.batch_id = b.id and c.status = any (rule.vessel_statuses(k.stage))),
                         'a container; this batch has none yet'),
                coalesce(step_record.container, 'nothing scanned'), b.id,
                case when step_record.container is null then 'Scan the vessel or bag that this step works on.' end);
        elsif k.stage <> 'collection' then
            perform rule.starting_accepted(b, step_record.container, rule.moment(step_record.event_at, 'event_at'));
        end if;
    end if;
    x.event_at := rule.moment(step_record.event_at, 'event_at');
    if x.event_at > k.ended_at then
        return rule.stop(a, 'VN103', k.step || ' no later than ' || rule.utc(k.ended_at) || ', when its repetition ended',
                         rule.utc(x.event_at), k.batch_id, 'Correct the time; what was done after the end goes into a comment or a deviation.');
    end if;
    if k.bounded then
        v_code := rule.timer_passed(b, s, x.event_at);
        if v_code is not null then
            return rule.stop(a, 'VN506', v_code, rule.utc(x.event_at), b.id);
        end if;
    end if;
    x.entry_mode := rule.entry_mode(k.mark, step_record.mode, x.event_at, k.late_entry_us, k.not_before,
        case when step_record.late_reason <> '' then rule.text(step_record.late_reason, 'late_reason', 4000) end,
        nullif(step_record.source, ''), a.lab_now);
    v := rule.read_values(k.fields, rule.json(step_record."values", 'values'));
    if k.checkpoint is not null then
        x.identity_check_id := rule.vessel_check(b, s, step_record.container, step_record.occurrence, v_attempt, a);
    end if;
    insert into core.step_execution (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, attempt,
        identity_check_id, performed_by_id, recorded_by_id, event_at, entered_at, entry_mode, source, late_reason, status, second_entry)
    values (v_stream, k.batch_id, k.therapy_event_id, k.step_id, step_record.occurrence, v_attempt, x.identity_check_id, v_performer, a.person_id,
        x.event_at, a.lab_now, x.entry_mode, case when step_record.source <> '' then rule.text(step_record.source, 'source') end, nullif(step_record.late_reason, ''),
        case when cardinality(k.signatures) = 0 then 'complete' else 'recorded' end, case when k.blind then 'open' end)
    returning * into x;
    v_shown := rule.store_values(x, v, a);
    if k.makes then
        perform rule.make_containers(b, s, x, rule.json(step_record.produced, 'produced'));
    end if;
    if x.status = 'complete' and rule.step_moves(k.process_status, k.stage, k.step) then
        perform rule.step_completes(b, s);
    end if;
    if k.signed_block then
        perform rule.blocks_settle(k.batch_id, 'a further step was recorded', a.lab_now);
        v_shown := v_shown || rule.block_ready((select c from core.batch c where c.id = k.batch_id), k.step_id);
    end if;
    if k.blind or v_attempt > 1 or x.event_at < k.last_at + (k.every_us - k.tolerance_us) * interval '1 microsecond'
       or x.event_at > k.last_at + (k.every_us + k.tolerance_us) * interval '1 microsecond' then
        v_shown := v_shown || rule.step_remarks(x);
    end if;
    return rule.done(a, jsonb_build_object('step_execution', x.id, 'version', x.version, 'status', x.status,
        'entry_mode', x.entry_mode, 'signatures_needed', to_jsonb(k.signatures), 'shown', v_shown));
end
$$;
comment on function api.step_record(uuid, text, text, bigint, text, text, text, text, text, text, text, text) is
    'Records one occurrence of a step with its values.';

-- What the answer tells of an occurrence that is not an ordinary one.
create function rule.step_remarks(x core.step_execution) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_strip_nulls(jsonb_build_object('attempt', nullif(x.attempt, 1), 'second_entry', x.second_entry,
        'timing', case rule.repeat_timing(x.id) when 'early' then 'earlier than its tolerance' when 'late' then 'later than its tolerance' end));
end
$$;
comment on function rule.step_remarks(core.step_execution) is 'What is unusual about a recorded step.';

-- Where a container is that a step works on: in the plant, or at the bedside.
create function rule.vessel_statuses(stage text) returns text[]
language sql immutable parallel safe return
    case stage when 'reinfusion' then '{at_site,thawed,infused}' else '{in_use,filled}' end::text[];
comment on function rule.vessel_statuses(text) is 'Statuses of a container that a step of a stage works on.';

-- NULL when the scanned container is one of this batch where the step is done; else the code of the stop. At the chair there is no
-- container yet, and the bag of a collection that is not finished has no code.
create function rule.vessel_mismatch(b core.batch, s core.process_step, container text) returns text
language plpgsql stable as $$
begin
    return (
        select case when s.checkpoint in ('chair', 'collection_bag') and coalesce(vessel_mismatch.container, '') = '' then null
                    when k.id is null or (k.batch_id <> b.id and (rule.container_seen(k.code)).id is null) then 'VN302'
                    when k.batch_id <> b.id or k.status <> all (rule.vessel_statuses(s.stage)) then 'VN301' end
        from (select 1) one left join core.container k on k.code = vessel_mismatch.container);
end
$$;
comment on function rule.vessel_mismatch(core.batch, core.process_step, text) is 'Is this container one of the batch''s, where the step is done?';

-- The identity check that a step with an open container is: the container is scanned, its chain of identity is the one that the register
-- has for it (which nobody read from the vessel, and the check says so), and the lot of the vector. At any
-- other checkpoint a step only follows the check that was made there, of this container.
create function rule.vessel_check(b core.batch, s core.process_step, container text, occurrence bigint, attempt integer, a work.actor) returns bigint
language plpgsql volatile as $$
declare
    v_check bigint;
    v_coi text;
begin
    if s.checkpoint not in ('step', 'vector', 'fill') then
        select (rule.last_check(b, s.checkpoint, case when p.container then k.id end)).id into v_check
        from ref.checkpoint p left join core.container k on k.code = vessel_check.container and k.batch_id = b.id
        where p.checkpoint = s.checkpoint;
        if v_check is null then
            perform rule.refuse('VN304', s.checkpoint);
        end if;
        return v_check;
    end if;
    select t.coi into v_coi from core.therapy_event t where t.id = b.therapy_event_id;
    insert into core.identity_check (stream_id, batch_id, therapy_event_id, checkpoint, container_id, performed_by_id, checked_at)
    select b.stream_id, b.id, b.therapy_event_id, s.checkpoint, k.id, a.person_id, a.lab_now
    from core.container k where k.code = vessel_check.container and k.batch_id = b.id
    returning id into v_check;
    insert into core.identity_item (stream_id, batch_id, therapy_event_id, identity_check_id, identifier, document_a, document_b, method)
    values (b.stream_id, b.id, b.therapy_event_id, v_check, 'container', container, container, 'scan'),
           (b.stream_id, b.id, b.therapy_event_id, v_check, 'coi', v_coi, v_coi, 'register');
    -- the vector was scanned when its use was recorded, which is what the batch record says
    if s.checkpoint = 'vector' then
        insert into core.identity_item (stream_id, batch_id, therapy_event_id, identity_check_id, pair, identifier, document_a, document_b, method)
        select b.stream_id, b.id, b.therapy_event_id, v_check, p.place, 'lot', l, l, 'scan'
        from ref.checkpoint_pair p, nullif(array_to_string(rule.lots_at(b.id, s.id, occurrence::integer, attempt), ', '), '') l
        where p.checkpoint = s.checkpoint and 'lot' = any (p.identifiers) and l is not null;
    end if;
    return v_check;
end
$$;
comment on function rule.vessel_check(core.batch, core.process_step, text, bigint, integer, work.actor) is 'Records the identity check of a step.';

-- A level that is plus or minus per cent of another value moves with it: the value stays and gets a revision with the
-- level that holds now. Returns the recorded steps concerned.
create function rule.levels_anew(b core.batch, why_code text, why text, a work.actor) returns bigint[]
language sql volatile set search_path = pg_catalog, pg_temp as $$
    with moved as (
        select x.id, o, rule.breach(f, o.number, x, null) as breach
        from core.step_execution x
        join core.process_field f on f.step_id = x.process_step_id and coalesce(f.action_relative_to, f.alert_relative_to) is not null
        join lateral (select p.* from core.observation p where p.step_execution_id = x.id and p.process_field_id = f.id
                      order by p.revision desc limit 1) o on o.number is not null
        where x.batch_id = b.id and x.status <> 'invalidated'
    ), anew as (
        insert into core.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision, number,
            reason_code, reason, entry_mode, entry_source, breach, confirmed, entered_by_id, entered_at)
        select (m.o).stream_id, (m.o).batch_id, (m.o).therapy_event_id, (m.o).step_execution_id, (m.o).process_field_id,
               (m.o).revision + 1, (m.o).number, why_code, 'its level moved: ' || why, (m.o).entry_mode, (m.o).entry_source, m.breach,
               (m.o).confirmed, a.person_id, a.lab_now
        from moved m where m.breach <> (m.o).breach
        returning step_execution_id
    )
    select coalesce(array_agg(n.step_execution_id), '{}') from anew n
$$;
comment on function rule.levels_anew(core.batch, text, text, work.actor) is 'Judges anew what stands in relation to a corrected value.';

-- What depends on a corrected value is recomputed: computed fields of every step of the batch whose value changes.
create function rule.recompute(b core.batch, corrected bigint, why_code text, why text, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    v_changed record;
    v_touched bigint[] := '{}';
    v_out jsonb := '{}';
begin
    for v_changed in
        select x, f, o.revision, o.number as before, round(rule.unrounded(x, f.name), coalesce(f.decimals, 2)) as now
        from core.step_execution x
        join core.process_field f on f.step_id = x.process_step_id and f.kind = 'computed'
        join lateral (select * from core.observation p where p.step_execution_id = x.id and p.process_field_id = f.id
                      order by p.revision desc limit 1) o on true
        where x.batch_id = b.id and x.status <> 'invalidated'
        order by x.id, f.place
    loop
        continue when v_changed.before is not distinct from v_changed.now;
        insert into core.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision,
            number, not_recorded, reason_code, reason, entry_mode, entry_source, breach, entered_by_id, entered_at)
        values (b.stream_id, b.id, b.therapy_event_id, (v_changed.x).id, (v_changed.f).id, v_changed.revision + 1,
            v_changed.now, case when v_changed.now is null then rule.not_computed(v_changed.x) end, why_code, why, 'computed', 'computed',
            case when v_changed.now is null then '' else rule.breach(v_changed.f, v_changed.now, v_changed.x, null) end,
            a.person_id, a.lab_now);
        v_out := v_out || jsonb_build_object((v_changed.f).name, jsonb_build_array(v_changed.before::text, v_changed.now::text));
        v_touched := v_touched || (v_changed.x).id;
    end loop;
    v_touched := v_touched || rule.levels_anew(b, why_code, why, a);
    -- another step whose computed value changed was signed with the old one: it asks for its signatures again
    update core.signature s set superseded_at = a.lab_now, superseded_by = 'a value that it depends on was corrected'
    where s.superseded_at is null and s.entity = 'step_execution' and s.record_id = any (v_touched) and s.record_id <> corrected;
    update core.step_execution e set version = e.version + 1,
        status = case when cardinality(rule.step_meanings(p)) > 0 then 'recorded' else e.status end
    from core.process_step p
    where p.id = e.process_step_id and e.id = any (v_touched) and e.id <> corrected and e.status <> 'invalidated';
    -- and so was the block that it stands in
    if cardinality(v_touched) > 0 then
        perform rule.blocks_settle(b.id, 'a value that it depends on was corrected', a.lab_now);
    end if;
    return v_out;
end
$$;
comment on function rule.recompute(core.batch, bigint, text, text, work.actor) is 'Recomputes what depends on a corrected value.';

create function api.observation_correct(request uuid, step_execution bigint, field text, version bigint, value text,
                                        reason_code text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    x core.step_execution;
    f core.process_field;
    o core.observation;
    v work.value;
    a work.actor;
    v_json jsonb;
    v_changed jsonb;
    v_needs text[];
begin
    select c.* into b from core.batch c join core.step_execution e on e.batch_id = c.id
    where e.id = observation_correct.step_execution and rule.sees(c.site_id);
    a := rule.act_begin('observation_correct', request,
        rule.digest(jsonb_build_array(step_execution, field, version, value, reason_code, reason)),
        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, observation_correct.step_execution::text);
    select * into x from core.step_execution e where e.id = observation_correct.step_execution;
    perform rule.same_record('step_execution', x.id, b.stream_id, observation_correct.version, x.version);
    select p.* into f from core.process_field p where p.step_id = x.process_step_id and p.name = observation_correct.field;
    if f.id is null then
        perform rule.refuse('VN209', left(observation_correct.field, 60), null, 'field');
    elsif f.kind = 'computed' then
        perform rule.refuse('VN210', f.name, null, 'field');
    end if;
    if b.process_status in ('closed', 'cancelled', 'discarded') then
        perform rule.refuse('VN117', b.process_status);
    elsif x.status = 'invalidated' then
        perform rule.refuse('VN117', 'invalidated', 'Record the step anew.');
    elsif rule.blind(x) and f.critical and rule.second_tries(x.id) >= 2 then
        perform rule.refuse('VN234', rule.step_name(x.id), null, 'step_execution');
    elsif rule.blind(x) and not exists (select from core.observation p where p.step_execution_id = x.id and p.entered_by_id = a.person_id) then
        -- the answer tells the value before
        perform rule.refuse('VN233', rule.step_name(x.id), 'Who entered the values corrects them, until the second entry agrees.');
    end if;
    v_needs := rule.step_meanings((select p from core.process_step p where p.id = x.process_step_id));
    if rule.may_perform(a.person_id, 'technician collector analyst clinic', b, a.lab_now) is not null then
        perform rule.refuse(rule.may_perform(a.person_id, 'technician collector analyst clinic', b, a.lab_now), b.code);
    end if;
    if not exists (select from ref.reason k where k.kind = 'correction' and k.word = observation_correct.reason_code) then
        perform rule.refuse('VN208', left(observation_correct.reason_code, 60), null, 'reason_code');
    end if;
    begin
        v_json := case when left(observation_correct.value, 1) = '{' then observation_correct.value::jsonb
                       else to_jsonb(observation_correct.value) end;
    exception when data_exception or program_limit_exceeded then
        perform rule.refuse('VN901', 'value', null, 'value');
    end;
    v := rule.read_value(f, coalesce(v_json, '""'),
        (select array_agg(k.source) from core.process_field_source k where k.field_id = f.id));
    select * into o from core.observation p where p.step_execution_id = x.id and p.process_field_id = f.id
    order by p.revision desc limit 1;
    if (o.number, o.word, o.moment, o.not_recorded) is not distinct from (v.number, v.word, v.moment, v.not_recorded) then
        perform rule.refuse('VN126', rule.observed_text(o), null, 'value');
    end if;
    insert into core.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision,
        number, word, moment, not_recorded, reason_code, reason, entry_mode, entry_source, breach, typed, typed_unit, confirmed,
        entered_by_id, entered_at)
    values (b.stream_id, b.id, b.therapy_event_id, x.id, f.id, coalesce(o.revision, 0) + 1, v.number, v.word, v.moment,
        v.not_recorded, observation_correct.reason_code, rule.reason(observation_correct.reason),
        case when x.entry_mode in ('transcribed', 'synthetic') then x.entry_mode else 'late' end, v.source,
        case when v.number is null then '' else rule.breach(f, v.number, x, null) end, v.typed, v.typed_unit, coalesce(v.confirmed, false),
        a.person_id, a.lab_now);
    if f.kind = 'attachment' then
        perform rule.attachments_known(x);
    end if;
    update core.step_execution e set version = e.version + 1,
        status = case when cardinality(v_needs) > 0 then 'recorded' else e.status end,
        second_entry = case when e.second_entry is not null and f.critical then 'open' else e.second_entry end
    where e.id = x.id returning * into x;
    -- after it: what another step computes from a value that waits for its second entry again would tell it
    v_changed := rule.recompute(b, x.id, observation_correct.reason_code, observation_correct.reason, a);
    perform rule.step_changed(b, x.id, 'value of ' || f.name || ' corrected', 'a value that the release rests on was corrected', a);
    return rule.done(a, jsonb_build_object('step_execution', x.id, 'version', x.version, 'status', x.status,
        'before', coalesce(o.number::text, o.word, rule.utc(o.moment), o.not_recorded), 'recomputed', v_changed,
        'signatures_needed', to_jsonb(v_needs)));
end
$$;
comment on function api.observation_correct(uuid, bigint, text, bigint, text, text, text) is
    'Corrects one value with a reason; the old value stays.';

-- A changed value ends the signatures that covered it: on the step, the batch's reviews and its dispositions.
create function rule.supersede_batch(b core.batch, step_execution_id bigint, why text, lab_now timestamptz) returns void
language plpgsql volatile as $$
begin
    update core.signature s set superseded_at = lab_now, superseded_by = why
    where s.superseded_at is null
      and ((s.entity = 'step_execution' and s.record_id = step_execution_id)
        or (s.entity = 'batch' and s.record_id = b.id)
        or (s.entity = 'disposition' and s.record_id in (select d.id from core.disposition d where d.batch_id = b.id)));
end
$$;
comment on function rule.supersede_batch(core.batch, bigint, text, timestamptz) is 'Ends the signatures that a changed value was under.';

-- What a recorded step that has become another carries with it, whatever changed it: signatures, blocks, a release.
create function rule.step_changed(b core.batch, step_execution_id bigint, why text, undermined text, a work.actor) returns void
language plpgsql volatile as $$
begin
    perform rule.supersede_batch(b, step_execution_id, why, a.lab_now);
    perform rule.blocks_settle(b.id, why, a.lab_now);
    perform rule.release_undermined(b, undermined, a.person_id, a.lab_now);
end
$$;
comment on function rule.step_changed(core.batch, bigint, text, text, work.actor) is 'Ends what rests on a recorded step that was changed.';

-- The four functions of the signable record step_execution.
create function rule.subject_step_execution(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x.stream_id, x.version, b.site_id, b.id, b.code || ' ' || s.title
    from core.step_execution x join core.batch b on b.id = x.batch_id
    join core.process_step s on s.id = x.process_step_id where x.id = record
$$;
comment on function rule.subject_step_execution(bigint) is 'Where a recorded step stands.';
create function rule.content_step_execution(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'batch: ' || b.code, 'step: ' || s.title || ' (' || s.code || ' ' || x.occurrence || ')',
        'performed by: ' || p.printed_name, 'recorded by: ' || r.printed_name,
        'at: ' || coalesce(to_char(x.event_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'not in the source'),
        'entry: ' || x.entry_mode, 'late because: ' || x.late_reason, 'source: ' || x.source,
        (select string_agg(f.label || ': ' || case when rule.blind(x) then rule.hidden_words() else
                    coalesce(o.number::text, case f.kind when 'attachment' then rule.attachment_text(x.batch_id, o.word) end, o.word,
                    to_char(o.moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    'not recorded (' || o.not_recorded || '): ' || o.reason)
                    || case when o.number is null then '' else coalesce(' ' || nullif(f.unit, '1'), '') end
                    || rule.typed_text(o)
                    || case when o.revision > 1 then ' [changed, revision ' || o.revision || ': ' || o.reason || ']' else '' end
                    || case o.breach when '' then '' else ' [' || rule.level_text(f, o.breach) || ']' end end, E'\n' order by f.place)
         from core.process_field f join lateral (
            select * from core.observation q where q.step_execution_id = x.id and q.process_field_id = f.id
            order by q.revision desc limit 1) o on true
         where f.step_id = s.id),
        (select string_agg(t, E'\n') from rule.lot_lines(x.batch_id, x.process_step_id, x.occurrence, x.attempt) t),
        (select string_agg(t, E'\n') from rule.equipment_lines(x.batch_id, x.process_step_id, x.occurrence, x.attempt) t))
    from core.step_execution x join core.batch b on b.id = x.batch_id
    join core.process_step s on s.id = x.process_step_id
    join core.person p on p.id = x.performed_by_id join core.person r on r.id = x.recorded_by_id
    where x.id = record
$$;
comment on function rule.content_step_execution(bigint) is 'What a signature on a recorded step covers.';
create function rule.signer_step_execution(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable as $$
declare
    x core.step_execution;
    b core.batch;
begin
    select * into x from core.step_execution e where e.id = record;
    select * into b from core.batch c where c.id = x.batch_id;
    if x.status = 'invalidated' then
        return 'VN117: the record is invalidated';
    elsif rule.blind(x) then
        return 'VN233: ' || rule.step_name(record);
    elsif x.performed_by_id = signer_step_execution.person_id then
        return 'performed the step';
    end if;
    if meaning = 'checked' and x.recorded_by_id = signer_step_execution.person_id then
        return 'recorded the step';
    elsif meaning = 'checked' and rule.step_corrected_by(x.id, signer_step_execution.person_id) then
        return 'corrected the step';
    end if;
    if meaning = 'witnessed' and not rule.present(b, signer_step_execution.person_id, null)
       and not ((select p.checkpoint from core.process_step p where p.id = x.process_step_id) is null
                and rule.present_there(x, signer_step_execution.person_id)) then
        return 'was not present: no scan of this batch (nor of the place of a step without container) by the witness in the last ten minutes';
    end if;
    return null;
end
$$;
comment on function rule.signer_step_execution(bigint, text, bigint) is 'Why a person may not witness or check a step.';
create function rule.signed_step_execution(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    x core.step_execution;
    s core.process_step;
    b core.batch;
    v_open text[];
begin
    select * into x from core.step_execution e where e.id = record;
    select * into s from core.process_step p where p.id = x.process_step_id;
    select array_agg(m) into v_open from unnest(rule.step_meanings(s)) m
    where not exists (select from core.signature g where g.entity = 'step_execution' and g.record_id = record
                      and g.meaning = m and g.superseded_at is null);
    if v_open is null and x.status = 'recorded' then
        update core.step_execution e set status = 'complete' where e.id = record;
        select * into b from core.batch c where c.id = x.batch_id;
        perform rule.step_completes(b, s);
        perform rule.blocks_settle(b.id, 'a step was completed', a.lab_now);
    end if;
    return jsonb_build_object('status', case when v_open is null then 'complete' else 'recorded' end,
                              'signatures_needed', coalesce(to_jsonb(v_open), '[]'))
        || case when v_open is null then rule.block_ready((select c from core.batch c where c.id = x.batch_id), s.id) else '{}' end;
end
$$;
comment on function rule.signed_step_execution(bigint, text, work.actor) is 'Completes a step with its last signature.';
