-- Blind second entry of critical values: the checker enters them without seeing the first. One that differs changes
-- nothing but leaves its row; after two QA has to look.

create function api.step_second(request uuid, step_execution bigint, version bigint, "values" text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.execution_batch(step_second.step_execution);
    a work.actor := rule.act_begin('step_second', request, rule.digest(jsonb_build_array(step_execution, version, "values")),
                                   array_remove(array[b.stream_id], null), b.site_id);
    x core.step_execution;
    s core.process_step;
    v_given jsonb;
    v_why text;
    v_agrees boolean;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.execution_batch(step_second.step_execution);
    x := rule.execution_open(b, step_second.step_execution, step_second.version);
    perform rule.must_be_trained(a, b);
    select * into s from core.process_step p where p.id = x.process_step_id;
    if x.second_entry is null or x.second_entry = 'confirmed' then
        perform rule.refuse('VN117', coalesce(x.second_entry, 'no second entry'), 'This step asks for no second entry now.');
    elsif rule.second_tries(x.id) >= 2 then
        perform rule.refuse('VN234', rule.step_name(x.id));
    end if;
    perform rule.must_perform(a, b, s.check_by);
    v_why := rule.second_person(x, a.person_id);
    if v_why is not null then
        return rule.stop(a, 'VN009', 'a second entry by ' || s.check_by || ' who has not seen the first', v_why, b.id);
    end if;
    v_given := rule.json(step_second."values", 'values');
    v_agrees := rule.second_agrees(x, v_given);
    insert into core.second_entry (stream_id, batch_id, therapy_event_id, step_execution_id, attempt, agrees, entered, entered_by_id, entered_at)
    select b.stream_id, b.id, b.therapy_event_id, x.id, count(*) + 1, v_agrees, v_given::text, a.person_id, a.lab_now
    from core.second_entry e where e.step_execution_id = x.id;
    if not v_agrees then
        -- neither value: a third person, or the first, would read it in the near miss
        return rule.stop(a, 'VN232', 'what was entered first for ' || rule.step_name(x.id), 'another value', b.id,
            case when rule.second_tries(x.id) >= 2 then (select e.hint from ref.error e where e.code = 'VN234') end,
            jsonb_build_object('step_execution', x.id, 'version', x.version));
    end if;
    update core.step_execution e set second_entry = 'confirmed', version = e.version + 1 where e.id = x.id returning * into x;
    perform rule.recompute(b, x.id, 'other', 'an input was confirmed by its second entry', a);
    return rule.done(a, jsonb_build_object('step_execution', x.id, 'version', x.version, 'second_entry', x.second_entry,
        'signatures_needed', to_jsonb(rule.step_meanings(s))));
end
$$;
comment on function api.step_second(uuid, bigint, bigint, text) is 'Enters the critical values of a step a second time, blind.';

-- Why somebody can't make the second entry; NULL: they can. Who reads the ledger could read the first entry there.
create function rule.second_person(x core.step_execution, person_id bigint) returns text
language plpgsql stable as $$
begin
    return case
        when second_person.person_id in (x.performed_by_id, x.recorded_by_id) then 'performed or recorded the step'
        when exists (select from core.observation o where o.step_execution_id = x.id and o.entered_by_id = second_person.person_id
                     and o.entry_mode <> 'computed') then 'entered a value of the step'
        when rule.sees_ledger() then 'reads the ledger, where the first entry stands' end;
end
$$;
comment on function rule.second_person(core.step_execution, bigint) is 'Why a person may not make the second entry.';

create function api.step_review(request uuid, step_execution bigint, version bigint, finding text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.execution_batch(step_review.step_execution);
    a work.actor := rule.act_begin('step_review', request, rule.digest(jsonb_build_array(step_execution, version, finding)),
                                   array_remove(array[b.stream_id], null), b.site_id, finding);
    x core.step_execution;
    v_hands text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.execution_batch(step_review.step_execution);
    x := rule.execution_open(b, step_review.step_execution, step_review.version);
    if x.second_entry is distinct from 'open' or rule.second_tries(x.id) < 2 then
        perform rule.refuse('VN117', coalesce(x.second_entry, 'no second entry'), 'QA looks when two second entries differed.');
    end if;
    v_hands := rule.had_hands(b.id, a.person_id);
    if v_hands is not null then
        return rule.stop(a, 'VN009', 'a look by QA who had no hand in the batch', v_hands, b.id);
    end if;
    insert into core.second_review (stream_id, batch_id, therapy_event_id, step_execution_id, finding, reviewed_by_id, reviewed_at)
    values (b.stream_id, b.id, b.therapy_event_id, x.id, rule.reason(step_review.finding, 'finding'), a.person_id, a.lab_now);
    return rule.done(a, jsonb_build_object('step_execution', x.id, 'version', x.version, 'second_entry', x.second_entry));
end
$$;
comment on function api.step_review(uuid, bigint, bigint, text) is 'QA has looked at second entries that differed twice: they may be corrected and entered again.';
