-- Values at their levels: QA's decision about the action level; and files that values refer to.

create function api.observation_triage(request uuid, step_execution bigint, field text, version bigint, decision text,
                                       reason text, deviation bigint default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.execution_batch(observation_triage.step_execution);
    a work.actor := rule.act_begin('observation_triage', request,
        rule.digest(jsonb_build_array(step_execution, field, version, decision, reason, deviation)), array_remove(array[b.stream_id], null), b.site_id, reason);
    x core.step_execution;
    m rule.alarm;
    v_hands text;
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.execution_batch(observation_triage.step_execution);
    x := rule.execution_open(b, observation_triage.step_execution, observation_triage.version);
    select * into m from rule.alarm r where r.batch_id = b.id and r.step_execution_id = x.id and r.field = observation_triage.field and r.breach = 'action';
    if m.observation_id is null then
        perform rule.refuse('VN306', left(observation_triage.field, 60), 'vein observation alarms lists the values that wait for a decision.', 'field');
    end if;
    perform rule.listed(observation_triage.decision, array['deviation', 'no deviation'], 'decision');
    if observation_triage.decision = 'deviation' then
        perform rule.deviation_named(b, observation_triage.deviation);
    elsif observation_triage.deviation is not null then
        perform rule.refuse('VN901', 'deviation', 'Name a deviation with the decision deviation, and none without.', 'deviation');
    end if;
    v_hands := rule.had_hands(b.id, a.person_id);
    if v_hands is not null then
        return rule.stop(a, 'VN009', 'a triage by QA who had no hand in the batch', v_hands, b.id);
    end if;
    insert into core.triage (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision, decision, deviation_id, reason,
                             decided_by_id, decided_at)
    values (b.stream_id, b.id, b.therapy_event_id, x.id, m.process_field_id, m.revision, observation_triage.decision, observation_triage.deviation,
            rule.reason(observation_triage.reason), a.person_id, a.lab_now)
    returning id into v_id;
    return rule.done(a, jsonb_build_object('triage', v_id, 'decision', observation_triage.decision));
end
$$;
comment on function api.observation_triage(uuid, bigint, text, bigint, text, text, bigint) is
    'QA decides whether a value at its action level is a deviation, with a reason.';

create function api.attachment_register(request uuid, batch text, file text, media_type text, name text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(attachment_register.batch);
    a work.actor := rule.act_begin('attachment_register', request, rule.digest(jsonb_build_array(batch, file, media_type, name)),
                                   array_remove(array[b.stream_id], null), b.site_id);
    v_part text[] := regexp_match(attachment_register.file, '^([0-9a-f]{64}):([1-9][0-9]{0,12})$');
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(attachment_register.batch);
    perform rule.batch_known(b, attachment_register.batch);
    perform rule.record_open(b);
    if v_part is null or v_part[2]::numeric > 1099511627776 then
        perform rule.refuse('VN204', left(attachment_register.file, 80),
            'SHA-256 and size as 64 hexadecimal digits, a colon and the number of bytes: at least 1, at most 1 TiB.', 'file');
    end if;
    if coalesce(attachment_register.media_type, '') !~ '^[a-z]+/[a-z0-9][a-z0-9.+-]{0,99}$' then
        perform rule.refuse('VN208', left(attachment_register.media_type, 60), 'Write a media type, for example text/csv or application/pdf.', 'media_type');
    end if;
    insert into core.attachment (stream_id, batch_id, therapy_event_id, sha256, size, media_type, name, registered_by_id, registered_at)
    values (b.stream_id, b.id, b.therapy_event_id, v_part[1], v_part[2]::bigint, attachment_register.media_type,
            rule.text(attachment_register.name, 'name', 200, true), a.person_id, a.lab_now)
    on conflict on constraint attachment_once do nothing
    returning id into v_id;
    if v_id is null then
        perform rule.refuse('VN113', v_part[1], 'This file is registered for the batch already: name its SHA-256 in the value.', 'file');
    end if;
    return rule.done(a, jsonb_build_object('attachment', v_id, 'sha256', v_part[1], 'size', v_part[2]));
end
$$;
comment on function api.attachment_register(uuid, text, text, text, text) is 'Registers a file of a batch by digest, size, media type and name.';
