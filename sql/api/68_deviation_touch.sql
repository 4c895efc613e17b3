-- A deviation that touches further batches, and corrective actions that outlive its closing.

-- A batch that is touched and may be given already waits for QA's decision, too.
create function rule.held_until_decided(b core.batch, why text, a work.actor) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.supply_open(b) or not rule.to_give(b) then
        return b.quality_status;
    end if;
    insert into core.hold (stream_id, batch_id, therapy_event_id, reason, placed_by_id, placed_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, why, a.person_id, a.lab_now, 'open');
    perform rule.quality_change(b, 'on_hold', 'hold_place');
    return 'on_hold';
end
$$;
comment on function rule.held_until_decided(core.batch, text, work.actor) is 'Holds a released batch until QA has decided about it.';

create function api.deviation_touch(request uuid, deviation bigint, version bigint, batch text, why text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.deviation_batch(deviation_touch.deviation);
    o core.batch := rule.batch_seen(deviation_touch.batch);
    a work.actor := rule.act_begin('deviation_touch', request, rule.digest(jsonb_build_array(deviation, version, batch, why)),
                                   array_remove(array[b.stream_id, o.stream_id], null), b.site_id);
    f record;
    t core.deviation_touch;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, deviation_touch.deviation::text);
    o := rule.batch_seen(deviation_touch.batch);
    perform rule.batch_known(o, deviation_touch.batch);
    select * into f from rule.deviation_of(deviation_touch.deviation, deviation_touch.version);
    if o.id = b.id then
        perform rule.refuse('VN113', o.code, 'It is the deviation''s own batch: name another one.', 'batch');
    end if;
    perform rule.record_open(o);
    insert into core.deviation_named (stream_id, batch_id, therapy_event_id, deviation_id, other_batch, why, named_by_id, named_at)
    values (b.stream_id, b.id, b.therapy_event_id, (f.d).id, o.code, rule.reason(deviation_touch.why, 'why'), a.person_id, a.lab_now)
    on conflict do nothing;
    if not found then
        perform rule.refuse('VN113', o.code, 'The deviation names this batch already.', 'batch');
    end if;
    insert into core.deviation_touch (stream_id, batch_id, therapy_event_id, deviation, origin_batch, class, why, named_by_id,
                                      named_at, status)
    values (o.stream_id, o.id, o.therapy_event_id, (f.d).id, b.code, (f.d).class, deviation_touch.why, a.person_id, a.lab_now, 'open')
    returning * into t;
    return rule.done(a, jsonb_build_object('touch', t.id, 'deviation', (f.d).id, 'batch', o.code, 'version', (f.d).version,
        'touch_version', t.version,
        'quality_status', rule.held_until_decided(o, format('deviation %s of batch %s touches this batch', (f.d).id, b.code), a)));
end
$$;
comment on function api.deviation_touch(uuid, bigint, bigint, text, text) is
    'Names a further batch that a deviation touches; it is not released until QA has decided the impact on it.';

create function api.deviation_touch_assess(request uuid, touch bigint, version bigint, impact text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := (select x from core.batch x join core.deviation_touch k on k.batch_id = x.id
                     where k.id = deviation_touch_assess.touch and rule.sees(x.site_id));
    a work.actor := rule.act_begin('deviation_touch_assess', request,
        rule.digest(jsonb_build_array(touch, version, impact, reason)), array_remove(array[b.stream_id], null), b.site_id, reason);
    t core.deviation_touch;
    v_hands text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, deviation_touch_assess.touch::text);
    b := rule.batch(b.code);
    select k.* into t from core.deviation_touch k where k.id = deviation_touch_assess.touch;
    perform rule.same_version(deviation_touch_assess.version, t.version);
    perform rule.record_open(b);
    v_hands := rule.had_hands(b.id, a.person_id);
    if v_hands is not null then
        return rule.stop(a, 'VN009', 'an impact decision by QA who had no hand in the batch', v_hands, b.id);
    end if;
    update core.deviation_touch k
    set impact = rule.listed(deviation_touch_assess.impact, array['no impact', 'impact, acceptable', 'impact, not acceptable'], 'impact'),
        impact_reason = rule.reason(deviation_touch_assess.reason), assessed_by_id = a.person_id, assessed_at = a.lab_now,
        status = 'assessed', version = k.version + 1
    where k.id = t.id;
    return rule.done(a, jsonb_build_object('touch', t.id, 'version', t.version + 1, 'status', 'assessed',
        'impact', deviation_touch_assess.impact));
end
$$;
comment on function api.deviation_touch_assess(uuid, bigint, bigint, text, text) is
    'QA decides the impact of a deviation on a further batch.';

create function api.capa_open(request uuid, deviation bigint, reference text, action text, owner text, due text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.deviation_batch(capa_open.deviation);
    a work.actor := rule.act_begin('capa_open', request,
        rule.digest(jsonb_build_array(deviation, reference, action, owner, due)), array_remove(array[b.stream_id], null), b.site_id);
    c core.capa;
    v_owner text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, capa_open.deviation::text);
    b := rule.batch(b.code);
    perform rule.record_open(b);
    v_owner := rule.code(capa_open.owner, 'owner');
    select p.id into c.owner_id from core.person p
    where p.code = v_owner and p.status = 'active'
      and exists (select from core.person_role r where r.person_id = p.id and r.site_id = b.site_id and r.status = 'approved');
    if c.owner_id is null then
        perform rule.refuse('VN306', v_owner, 'Name an active person of the site.', 'owner');
    end if;
    c.due := rule.day(rule.text(capa_open.due, 'due', 10, true), 'due');
    if c.due < (a.lab_now at time zone (select s.time_zone from core.site s where s.id = b.site_id))::date then
        perform rule.refuse('VN503', capa_open.due, 'Give a day that is still to come.', 'due');
    end if;
    insert into core.capa (stream_id, batch_id, therapy_event_id, deviation_id, reference, action, owner_id, due, opened_by_id,
                           opened_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, capa_open.deviation, rule.text(capa_open.reference, 'reference', 200, true),
            rule.reason(capa_open.action, 'action'), c.owner_id, c.due, a.person_id, a.lab_now, 'open')
    on conflict do nothing returning * into c;
    if c.id is null then
        perform rule.refuse('VN113', capa_open.reference, null, 'reference');
    end if;
    return rule.done(a, jsonb_build_object('capa', c.id, 'version', c.version, 'status', c.status));
end
$$;
comment on function api.capa_open(uuid, bigint, text, text, text, text) is
    'Opens a corrective action of a deviation, with an owner and a day; it may outlive the deviation''s closing.';

create function api.capa_done(request uuid, capa bigint, version bigint, outcome text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := (select x from core.batch x join core.capa k on k.batch_id = x.id
                     where k.id = capa_done.capa and rule.sees(x.site_id));
    a work.actor := rule.act_begin('capa_done', request, rule.digest(jsonb_build_array(capa, version, outcome)),
                                   array_remove(array[b.stream_id], null), b.site_id);
    c core.capa;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, capa_done.capa::text);
    select k.* into c from core.capa k where k.id = capa_done.capa;
    perform rule.same_version(capa_done.version, c.version);
    if c.status = 'done' then
        perform rule.refuse('VN117', 'corrective action ' || c.reference);
    end if;
    update core.capa k
    set outcome = rule.reason(capa_done.outcome, 'outcome'), done_by_id = a.person_id, done_at = a.lab_now, status = 'done',
        version = k.version + 1
    where k.id = c.id;
    return rule.done(a, jsonb_build_object('capa', c.id, 'version', c.version + 1, 'status', 'done'));
end
$$;
comment on function api.capa_done(uuid, bigint, bigint, text) is 'Finishes a corrective action with what came of it.';

create view api.deviation_touch with (security_barrier) as
    select t.id, b.code::text as batch, t.deviation, t.origin_batch::text as origin_batch, t.class, t.why::text as why,
           p.printed_name::text as named_by, t.named_at, t.status, t.impact, t.impact_reason::text as impact_reason,
           q.printed_name::text as assessed_by, t.assessed_at, t.version
    from core.deviation_touch t
    join core.batch b on b.id = t.batch_id
    join core.person p on p.id = t.named_by_id
    left join core.person q on q.id = t.assessed_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.deviation_touch is 'Batches that a deviation of another batch touches, with the impact on each.';

create view api.capa with (security_barrier) as
    select c.id, b.code::text as batch, c.deviation_id as deviation, c.reference::text as reference, c.action::text as action,
           o.code::text as owner, o.printed_name::text as owner_name, c.due, p.printed_name::text as opened_by, c.opened_at, c.status,
           c.outcome::text as outcome, q.printed_name::text as done_by, c.done_at, c.version
    from core.capa c
    join core.batch b on b.id = c.batch_id
    join core.person o on o.id = c.owner_id
    join core.person p on p.id = c.opened_by_id
    left join core.person q on q.id = c.done_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.capa is 'Corrective actions of deviations, with owner and day.';
