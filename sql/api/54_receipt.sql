-- Receipt at the laboratory and custody on the way.

create function api.custody_hand_over(request uuid, batch text, version bigint, organisation text, name text,
                                      waybill text, place text, condition_band text, since_at text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(custody_hand_over.batch);
    a work.actor := rule.act_begin('custody_hand_over', request,
                        rule.digest(jsonb_build_array(batch, version, organisation, name, waybill, place, condition_band, since_at)),
                        array_remove(array[b.stream_id], null), b.site_id);
    v_organisation text;
    v_since timestamptz;
    v_custody bigint;
    v_moves boolean;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(custody_hand_over.batch);
    perform rule.batch_known(b, custody_hand_over.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(custody_hand_over.version, b.version);
    perform rule.not_on_hold(b);
    if b.process_status not in ('collected', 'in_transit_in', 'received', 'accepted', 'stored_starting', 'in_process',
                                'harvested', 'filled', 'stored', 'in_transit_out', 'at_site', 'thawed') then
        perform rule.refuse('VN102', b.process_status);
    end if;
    v_organisation := rule.text(custody_hand_over.organisation, 'organisation');
    -- product never leaves before it may be given
    if v_organisation is not null and b.process_status in ('filled', 'stored') and not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released for this site', b.quality_status, b.id);
    end if;
    v_since := rule.event_time(custody_hand_over.since_at, 'since_at',
        (select max(t.since_at) from core.custody t where t.batch_id = b.id), a.lab_now);
    insert into core.custody (stream_id, batch_id, therapy_event_id, holder_person_id, holder_organisation, holder_name,
                              waybill, place, since_at, condition_band)
    values (b.stream_id, b.id, b.therapy_event_id, case when v_organisation is null then a.person_id end, v_organisation,
            rule.text(custody_hand_over.name, 'name', 200, v_organisation is not null),
            rule.text(custody_hand_over.waybill, 'waybill', 200, v_organisation is not null),
            rule.text(custody_hand_over.place, 'place', 200, true), v_since,
            rule.text(custody_hand_over.condition_band, 'condition_band'))
    returning id into v_custody;
    v_moves := b.process_status = 'collected' and v_organisation is not null
        and exists (select from core.process_route r where r.process_version_id = b.process_version_id and r.transition = 'transport');
    if v_moves then
        perform rule.process_change(b, 'in_transit_in', 'custody_hand_over');
    end if;
    return rule.done(a, jsonb_build_object('custody', v_custody, 'version', b.version + v_moves::integer));
end
$$;
comment on function api.custody_hand_over(uuid, text, bigint, text, text, text, text, text, text)
    is 'Hands the material over; without an organisation the acting person takes it.';

create function api.receipt_record(request uuid, batch text, version bigint, container text, received_at text,
                                   volume_ml text, temperature_c text, seals text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(receipt_record.batch);
    a work.actor := rule.act_begin('receipt_record', request,
                        rule.digest(jsonb_build_array(batch, version, container, received_at, volume_ml, temperature_c, seals)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.container;
    v_code text;
    v_fault text;
    v_received timestamptz;
    v_receipt bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(receipt_record.batch);
    perform rule.batch_known(b, receipt_record.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(receipt_record.version, b.version);
    -- a hold doesn't keep material from arriving; deciding about it waits for the lift
    perform rule.process_may(b, 'received', 'receipt_record');
    v_code := rule.plain_code('container', rule.text(receipt_record.container, 'container', 200, true));
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if c.kind <> 'collection-bag' then
        perform rule.refuse('VN115', c.kind, 'Receipt is of a collection bag.', 'container');
    end if;
    if (rule.last_check(b, 'receipt', c.id)).id is null then
        return rule.stop(a, 'VN304', 'identity check receipt of ' || c.code, 'none', b.id);
    end if;
    v_received := rule.event_time(receipt_record.received_at, 'received_at',
        (select max(t.since_at) from core.custody t where t.batch_id = b.id), a.lab_now);
    insert into core.receipt (stream_id, batch_id, therapy_event_id, container_id, received_at, received_by_id, volume_ml,
                              temperature_c, seals, status)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, v_received, a.person_id,
            rule.measured(receipt_record.volume_ml, 'volume_ml', 0, 5000),
            rule.measured(receipt_record.temperature_c, 'temperature_c', -200, 60),
            rule.one_word(receipt_record.seals, 'seals', array['intact', 'broken', 'none']), 'recorded')
    on conflict do nothing returning id into v_receipt;
    if v_receipt is null then
        perform rule.refuse('VN113', c.code, 'This container has its receipt already.', 'container');
    end if;
    perform rule.custody_take(b, a.person_id, (select s.code from core.site s where s.id = b.site_id), v_received);
    perform rule.process_change(b, 'received', 'receipt_record');
    return rule.done(a, jsonb_build_object('receipt', v_receipt, 'receipt_version', 1, 'version', b.version + 1));
end
$$;
comment on function api.receipt_record(uuid, text, bigint, text, text, text, text, text) is 'Records the receipt of a collection bag.';

create function api.receipt_decide(request uuid, receipt bigint, version bigint, decision text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    k core.receipt;
    a work.actor;
    v_decision text;
begin
    select x.* into b from core.batch x join core.receipt y on y.batch_id = x.id
    where y.id = receipt_decide.receipt and rule.sees(x.site_id);
    a := rule.act_begin('receipt_decide', request, rule.digest(jsonb_build_array(receipt, version, decision, reason)),
             array_remove(array[b.stream_id], null), b.site_id, receipt_decide.reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if b.id is null then
        perform rule.refuse('VN306', receipt_decide.receipt::text, null, 'receipt');
    end if;
    select * into k from core.receipt y where y.id = receipt_decide.receipt;
    select * into b from core.batch x where x.id = k.batch_id;
    perform rule.must_be_trained(a, b);
    perform rule.same_version(receipt_decide.version, k.version);
    perform rule.not_on_hold(b);
    if k.status = 'checked' then
        perform rule.refuse('VN117', 'receipt checked');
    end if;
    v_decision := rule.one_word(receipt_decide.decision, 'decision', array['accept', 'discard']);
    perform rule.process_may(b, case v_decision when 'accept' then 'accepted' else 'discarded' end, 'receipt_decide');
    update core.receipt y set decision = v_decision, decided_by_id = a.person_id, decided_at = a.lab_now, status = 'decided',
        -- accepting what arrived unharmed needs no words
        decision_reason = case when v_decision = 'accept' and k.seals = 'intact' and coalesce(receipt_decide.reason, '') = ''
                               then null else rule.reason(receipt_decide.reason) end,
        version = y.version + 1
    where y.id = k.id;
    perform rule.supersede('receipt', k.id, 'decided anew', a.lab_now);
    return rule.done(a, jsonb_build_object('receipt', k.id, 'receipt_version', k.version + 1, 'sign', 'checked',
        'version', b.version));
end
$$;
comment on function api.receipt_decide(uuid, bigint, bigint, text, text) is 'Decides about a receipt; a second technician''s signature carries it out.';
