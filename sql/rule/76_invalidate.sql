-- Invalidating a recorded step: everything that rests on it follows, or it is refused with what has to go first.

-- What keeps a record from being invalidated; NULL: nothing.
create function rule.invalidation_bar(x core.step_execution, b core.batch, s core.process_step) returns text
language plpgsql stable as $$
declare
    v_later text;
begin
    if b.quality_status in ('released', 'released_pending', 'exceptional_supply', 'rejected', 'recalled') then
        return 'the batch is ' || b.quality_status;
    elsif not rule.stage_open(b.kind, b.process_status, s.stage) and b.process_status <> 'filled' then
        return 'the batch is ' || b.process_status;
    end if;
    -- later steps that waited for this one, unless it was done another time
    if not exists (select from core.step_execution o where o.batch_id = b.id and o.process_step_id = s.id and o.id <> x.id
                   and o.status = 'complete') then
        select string_agg(distinct p.code || ' ' || e.occurrence, ', ') into v_later
        from core.step_execution e
        join core.process_step p on p.id = e.process_step_id
        cross join lateral rule.step_waits(p.id) w
        where e.batch_id = b.id and e.status <> 'invalidated' and s.id = any (w.needs);
    end if;
    -- identity checks with a container that it made: somebody has worked with it since
    select concat_ws(', ', v_later, string_agg(distinct 'identity check ' || k.id || ' of ' || c.code, ', ')) into v_later
    from core.container c join core.identity_check k on k.container_id = c.id
    where c.step_execution_id = x.id
      and not exists (select from core.step_execution e where e.identity_check_id = k.id and (e.status = 'invalidated' or e.id = x.id));
    if v_later = '' then
        select string_agg(c.code || ' is ' || c.status, ', ') into v_later
        from core.container c where c.step_execution_id = x.id and c.status not in ('in_use', 'filled');
    end if;
    return nullif(v_later, '');
end
$$;
comment on function rule.invalidation_bar(core.step_execution, core.batch, core.process_step) is 'What rests on a recorded step, or NULL.';

-- Carries an invalidation out.
create function rule.invalidate(k core.step_invalidation, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    b core.batch;
    s core.process_step;
    x core.step_execution;
    v_why text;
    v_changed jsonb;
begin
    update core.step_execution e set status = 'invalidated', version = e.version + 1 where e.id = k.step_execution_id returning * into x;
    select * into b from core.batch c where c.id = k.batch_id;
    select * into s from core.process_step p where p.id = x.process_step_id;
    v_why := format('step %s %s was invalidated', s.code, x.occurrence);
    update core.container c set status = 'void', version = c.version + 1 where c.step_execution_id = x.id;
    if s.code = 'harvest' and b.process_status = 'harvested' then
        perform rule.process_change(b, 'in_process', 'step_invalidate');
    elsif s.code = 'fill' and b.process_status = 'filled' then
        perform rule.process_change(b, 'harvested', 'step_invalidate');
    end if;
    v_changed := rule.recompute(b, x.id, 'other', v_why, a);
    perform rule.supersede_batch(b, x.id, v_why, a.lab_now);
    perform rule.blocks_settle(b.id, v_why, a.lab_now);
    return jsonb_build_object('step_execution', x.id, 'version', x.version, 'status', x.status, 'recomputed', v_changed,
                              'clocks', rule.settle_breaches(b.id, a.lab_now));
end
$$;
comment on function rule.invalidate(core.step_invalidation, work.actor) is 'Marks a record invalid with everything that follows from it.';

create function rule.subject_step_invalidation(record bigint) returns work.subject
language plpgsql stable as $$
begin
    return (select row(k.stream_id, k.version, b.site_id, b.id, b.code || ', invalidation of ' || rule.step_name(k.step_execution_id))::work.subject
            from core.step_invalidation k join core.batch b on b.id = k.batch_id where k.id = record);
end
$$;
comment on function rule.subject_step_invalidation(bigint) is 'Where an invalidation stands.';

create function rule.content_step_invalidation(record bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select concat_ws(E'\n', 'this record does not hold:', rule.content_step_execution(k.step_execution_id),
            'because: ' || k.reason, 'deviation ' || d.id || ' (' || d.class || '): ' || d.description,
            'proposed by: ' || p.printed_name, 'at: ' || rule.utc(k.proposed_at))
        from core.step_invalidation k join core.deviation d on d.id = k.deviation_id
        join core.person p on p.id = k.proposed_by_id where k.id = record);
end
$$;
comment on function rule.content_step_invalidation(bigint) is 'What a signature on an invalidation covers.';

create function rule.signer_step_invalidation(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable as $$
declare
    k core.step_invalidation;
    x core.step_execution;
    v_bar text;
begin
    select * into k from core.step_invalidation i where i.id = record;
    if k.status <> 'proposed' then
        return 'VN117: the proposal is ' || k.status;
    elsif k.proposed_by_id = signer_step_invalidation.person_id then
        return 'proposed it';
    end if;
    select * into x from core.step_execution e where e.id = k.step_execution_id;
    v_bar := rule.invalidation_bar(x, (select b from core.batch b where b.id = k.batch_id),
                                   (select s from core.process_step s where s.id = x.process_step_id));
    if v_bar is not null then
        return 'VN131: ' || v_bar;
    end if;
    return rule.had_hands(k.batch_id, signer_step_invalidation.person_id);
end
$$;
comment on function rule.signer_step_invalidation(bigint, text, bigint) is 'Why a person may not approve an invalidation.';

create function rule.signed_step_invalidation(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile as $$
declare
    k core.step_invalidation;
begin
    update core.step_invalidation i set status = 'done', decided_at = a.lab_now, version = i.version + 1 where i.id = record returning * into k;
    return rule.invalidate(k, a) || jsonb_build_object('invalidation', k.id);
end
$$;
comment on function rule.signed_step_invalidation(bigint, text, work.actor) is 'QA''s signature carries an invalidation out.';

-- The number of an occurrence that is done anew: its earlier records are all invalid. Else it is refused.
create function rule.attempt_of(k work.step_facts, occurrence bigint) returns integer
language plpgsql stable as $$
declare
    v_last integer;
    v_invalid boolean;
begin
    select max(x.attempt), bool_and(x.status = 'invalidated') into v_last, v_invalid
    from core.step_execution x
    where x.batch_id = k.batch_id and x.process_step_id = k.step_id and x.occurrence = attempt_of.occurrence;
    if v_invalid is not true then
        perform rule.refuse(case when attempt_of.occurrence <= k.last or (k.last > 0 and not k.repeats) then 'VN104' else 'VN901' end,
            format('occurrence %s, next %s', attempt_of.occurrence, case when k.last = 0 or k.repeats then (k.last + 1)::text else 'none: this step is done once' end),
            case when k.last > 0 and not k.repeats then 'Correct a value with a reason, or have the record invalidated and the step done anew.'
                 when attempt_of.occurrence > k.last then format('Record occurrence %s.', k.last + 1) end, 'occurrence');
    end if;
    return v_last + 1;
end
$$;
comment on function rule.attempt_of(work.step_facts, bigint) is 'Which attempt of an invalidated occurrence comes next.';
