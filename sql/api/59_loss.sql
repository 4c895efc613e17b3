-- What left and did not arrive: a container lost on its way, and one that turns up after all. Nobody can witness a loss: the second
-- pair of eyes is QA's decision about the deviation that the act opens.

-- The last hand-over of a container to an organisation: who had it, and under which waybill.
create function rule.carried_by(container_id bigint) returns core.custody
language sql stable set search_path = pg_catalog, pg_temp as $$
    select t from core.custody t where t.container_id = carried_by.container_id and t.holder_organisation is not null order by t.id desc limit 1
$$;
comment on function rule.carried_by(bigint) is 'The carrier that a container was handed to last.';

-- Is a container on its way, or missing from the shipper that it was sent in? Starting material keeps its status while it travels.
create function rule.on_the_way(c core.container) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.status = 'in_transit' or (c.status = 'in_use' and rule.is_starting(c)
           and exists (select from core.shipment_container m where m.container_id = c.id and m.status in ('sent', 'missing')))
$$;
comment on function rule.on_the_way(core.container) is 'Has a container left and not arrived?';

create function api.container_lost(request uuid, batch text, version bigint, container text, noticed_at text, reason text,
                                   immediate_action text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(container_lost.batch);
    a work.actor := rule.act_begin('container_lost', request,
                        rule.digest(jsonb_build_array(batch, version, container, noticed_at, reason, immediate_action)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    c core.container;
    s core.shipment;
    t core.custody;
    d core.deviation;
    v_code text;
    v_fault text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(container_lost.batch);
    perform rule.batch_known(b, container_lost.batch);
    perform rule.same_version(container_lost.version, b.version);
    perform rule.record_open(b);
    v_code := rule.container_code(container_lost.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if not rule.on_the_way(c) then
        perform rule.refuse('VN102', format('container %s %s', c.code, c.status),
                            'Lost is what was handed over and did not arrive; what is here is disposed of.', 'container');
    end if;
    s := rule.shipment_of(c.id);
    if s.sent_by_id <> a.person_id and not rule.role_at(a.person_id, 'manager', b.site_id, a.lab_now) then
        perform rule.refuse('VN003', 'handed over by ' || rule.person_code(s.sent_by_id), 'Whoever handed it over says that it is lost, or a manager.');
    end if;
    t := rule.carried_by(c.id);
    d.detected_at := rule.event_time(container_lost.noticed_at, 'noticed_at', s.sent_at, a.lab_now);
    update core.container x set status = 'lost', version = x.version + 1 where x.id = c.id;
    insert into core.deviation (stream_id, batch_id, therapy_event_id, class, description, immediate_action, detected_at, opened_by_id, opened_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, 'critical',
            format('Container %s lost on its way in shipper %s with %s (%s), waybill %s: %s', c.code, s.shipper, t.holder_organisation,
                   t.holder_name, t.waybill, rule.reason(container_lost.reason)),
            rule.text(container_lost.immediate_action, 'immediate_action', 2000, true), d.detected_at, a.person_id, a.lab_now, 'open')
    returning * into d;
    return rule.done(a, jsonb_build_object('container', c.code, 'deviation', d.id, 'organisation', t.holder_organisation, 'waybill', t.waybill,
        'version', b.version) || rule.given(b));
end
$$;
comment on function api.container_lost(uuid, text, bigint, text, text, text, text)
    is 'Says that a container was lost on its way, and opens the deviation about it.';

-- It is on its way again and can be received; whether it may be used QA decides: until then the batch is on hold.
create function api.container_found(request uuid, batch text, version bigint, container text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(container_found.batch);
    a work.actor := rule.act_begin('container_found', request, rule.digest(jsonb_build_array(batch, version, container, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    c core.container;
    v_code text;
    v_fault text;
    v_hold bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(container_found.batch);
    perform rule.batch_known(b, container_found.batch);
    perform rule.same_version(container_found.version, b.version);
    perform rule.record_open(b);
    v_code := rule.container_code(container_found.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if c.status <> 'lost' then
        perform rule.refuse('VN102', format('container %s %s', c.code, c.status), 'Found is what was said to be lost.', 'container');
    end if;
    perform rule.reason(container_found.reason);
    update core.container x set status = case when rule.is_starting(c) then 'in_use' else 'in_transit' end, version = x.version + 1 where x.id = c.id;
    -- rejected or recalled it is held no further
    if b.quality_status not in ('rejected', 'recalled') then
        insert into core.hold (stream_id, batch_id, therapy_event_id, reason, placed_by_id, placed_at, status)
        values (b.stream_id, b.id, b.therapy_event_id, rule.text(format('container %s was lost on its way and turned up: %s', c.code, container_found.reason),
                'reason', 4000, true), a.person_id, a.lab_now, 'open')
        returning id into v_hold;
        if b.quality_status <> 'on_hold' then
            perform rule.quality_change(b, 'on_hold', 'hold_place');
        end if;
    end if;
    return rule.done(a, jsonb_build_object('container', c.code, 'hold', v_hold, 'version', (rule.batch(b.code)).version));
end
$$;
comment on function api.container_found(uuid, text, bigint, text, text) is 'Says that a lost container has turned up, and holds the batch.';
