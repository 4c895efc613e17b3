-- Deviations: opened by whoever sees one, decided by QA, closed with cause and corrective action.

create function api.deviation_open(request uuid, batch text, class text, detected_at text, description text,
                                   immediate_action text, step_execution bigint default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(deviation_open.batch);
    a work.actor := rule.act_begin('deviation_open', request,
        rule.digest(jsonb_build_array(batch, class, detected_at, description, immediate_action, step_execution)),
        array_remove(array[b.stream_id], null), b.site_id);
    d core.deviation;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(deviation_open.batch);
    perform rule.batch_known(b, deviation_open.batch);
    perform rule.record_open(b);
    d.class := rule.listed(deviation_open.class, array['minor', 'major', 'critical'], 'class');
    d.detected_at := rule.moment(rule.text(deviation_open.detected_at, 'detected_at', 60, true), 'detected_at');
    if d.detected_at > a.lab_now then
        perform rule.refuse('VN502', deviation_open.detected_at, null, 'detected_at');
    end if;
    if deviation_open.step_execution is not null and not exists (
        select from core.step_execution x where x.id = deviation_open.step_execution and x.batch_id = b.id) then
        perform rule.refuse('VN306', deviation_open.step_execution::text, null, 'step_execution');
    end if;
    insert into core.deviation (stream_id, batch_id, therapy_event_id, step_execution_id, class, description, immediate_action,
                                detected_at, opened_by_id, opened_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, deviation_open.step_execution, d.class,
            rule.reason(deviation_open.description, 'description'),
            rule.text(deviation_open.immediate_action, 'immediate_action', 4000, true), d.detected_at, a.person_id, a.lab_now, 'open')
    returning * into d;
    return rule.done(a, jsonb_build_object('deviation', d.id, 'version', d.version, 'status', d.status));
end
$$;
comment on function api.deviation_open(uuid, text, text, text, text, text, bigint) is
    'Opens a deviation of a batch; until its impact is decided the batch is not released.';

-- The record of a deviation under the lock, and the batch that it belongs to.
create function rule.deviation_of(id bigint, seen bigint, out d core.deviation, out b core.batch)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    select k.* into d from core.deviation k where k.id = deviation_of.id;
    select x.* into b from core.batch x where x.id = d.batch_id;
    perform rule.same_version(deviation_of.seen, d.version);
    if d.status = 'closed' then
        perform rule.refuse('VN117', 'deviation ' || d.id);
    end if;
end
$$;
comment on function rule.deviation_of(bigint, bigint) is 'A deviation that can still be changed, in the version that was seen.';

create function rule.deviation_batch(id bigint) returns core.batch
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x from core.batch x join core.deviation k on k.batch_id = x.id
    where k.id = deviation_batch.id and rule.sees(x.site_id)
$$;
comment on function rule.deviation_batch(bigint) is 'The batch of a deviation if the session''s person may see it.';

create function api.deviation_assess(request uuid, deviation bigint, version bigint, class text, impact text,
                                     reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.deviation_batch(deviation_assess.deviation);
    a work.actor := rule.act_begin('deviation_assess', request,
        rule.digest(jsonb_build_array(deviation, version, class, impact, reason)),
        array_remove(array[b.stream_id], null), b.site_id, reason);
    f record;
    v_hands text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, deviation_assess.deviation::text);
    select * into f from rule.deviation_of(deviation_assess.deviation, deviation_assess.version);
    v_hands := rule.had_hands(b.id, a.person_id);
    if v_hands is not null then
        return rule.stop(a, 'VN009', 'an impact decision by QA who had no hand in the batch', v_hands, b.id);
    end if;
    update core.deviation k
    set class = rule.listed(deviation_assess.class, array['minor', 'major', 'critical'], 'class'),
        impact = rule.listed(deviation_assess.impact, array['no impact', 'impact, acceptable', 'impact, not acceptable'], 'impact'),
        impact_reason = rule.reason(deviation_assess.reason), assessed_by_id = a.person_id, assessed_at = a.lab_now,
        status = 'assessed', version = k.version + 1
    where k.id = deviation_assess.deviation;
    return rule.done(a, jsonb_build_object('deviation', deviation_assess.deviation, 'version', deviation_assess.version + 1,
        'status', 'assessed', 'impact', deviation_assess.impact));
end
$$;
comment on function api.deviation_assess(uuid, bigint, bigint, text, text, text) is
    'QA classifies a deviation and decides its impact; until it is closed, again.';

create function api.deviation_close(request uuid, deviation bigint, version bigint, cause text,
                                    corrective_action text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.deviation_batch(deviation_close.deviation);
    a work.actor := rule.act_begin('deviation_close', request,
        rule.digest(jsonb_build_array(deviation, version, cause, corrective_action)),
        array_remove(array[b.stream_id], null), b.site_id);
    f record;
    v_hands text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, deviation_close.deviation::text);
    select * into f from rule.deviation_of(deviation_close.deviation, deviation_close.version);
    if (f.d).status = 'open' then
        perform rule.refuse('VN118', 'impact decision', 'Decide the impact first.');
    end if;
    v_hands := rule.had_hands(b.id, a.person_id);
    if v_hands is not null then
        return rule.stop(a, 'VN009', 'a closure by QA who had no hand in the batch', v_hands, b.id);
    end if;
    update core.deviation k
    set cause = rule.reason(deviation_close.cause, 'cause'),
        corrective_action = rule.reason(deviation_close.corrective_action, 'corrective_action'),
        closed_by_id = a.person_id, closed_at = a.lab_now, status = 'closed', version = k.version + 1
    where k.id = deviation_close.deviation;
    return rule.done(a, jsonb_build_object('deviation', deviation_close.deviation, 'version', deviation_close.version + 1,
        'status', 'closed'));
end
$$;
comment on function api.deviation_close(uuid, bigint, bigint, text, text) is 'Closes a deviation with its cause and corrective action.';

create view api.deviation with (security_barrier) as
    select d.id, b.code::text as batch, d.step_execution_id as step_execution, s.code::text as step, x.occurrence, d.class,
           d.description::text as description, d.immediate_action::text as immediate_action, d.detected_at,
           p.printed_name::text as opened_by, d.opened_at, d.status, d.impact, d.impact_reason::text as impact_reason,
           q.printed_name::text as assessed_by, d.assessed_at, d.cause::text as cause,
           d.corrective_action::text as corrective_action, c.printed_name::text as closed_by, d.closed_at, d.version
    from core.deviation d
    join core.batch b on b.id = d.batch_id
    join core.person p on p.id = d.opened_by_id
    left join core.step_execution x on x.id = d.step_execution_id
    left join core.process_step s on s.id = x.process_step_id
    left join core.person q on q.id = d.assessed_by_id
    left join core.person c on c.id = d.closed_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.deviation is 'Deviations of batches, with impact decision, cause and corrective action.';

create view api.deviation_open with (security_barrier) as
    select d.id, b.code::text as batch, d.class, d.status, d.impact, d.description::text as description, d.detected_at,
           p.printed_name::text as opened_by, d.version,
           concat_ws(' ', (d.status = 'assessed')::integer, array_position(array['critical', 'major', 'minor'], d.class),
                     lpad(d.id::text, 19, '0')) as key
    from core.deviation d
    join core.batch b on b.id = d.batch_id
    join core.person p on p.id = d.opened_by_id
    where d.status <> 'closed' and b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.deviation_open is 'Deviations that are not closed; key: undecided and critical ones first.';
