-- Receipt at the laboratory and custody on the way.

-- Which containers a hand-over takes along when none is named: product that is filled, or bags not received yet.
create function rule.shipment_default(b core.batch, direction text) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
    select array(select c.code::text from core.container c
                 where c.batch_id = b.id
                   and case direction when 'out' then c.status = 'filled'
                       else c.kind = 'collection-bag' and c.status = 'in_use'
                            and not exists (select from core.receipt r where r.container_id = c.id)
                            and not exists (select from core.shipment_container m where m.container_id = c.id and m.status = 'sent') end
                 order by c.code)
$$;
comment on function rule.shipment_default(core.batch, text) is 'Containers that can leave now.';

-- Does handing this batch to an organisation send something, and which way? NULL: only the custody changes.
create function rule.shipment_direction(b core.batch) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when b.process_status in ('collected', 'in_transit_in', 'received', 'accepted', 'stored_starting')
                     and rule.has_route(b, 'transport') and cardinality(rule.shipment_default(b, 'in')) > 0 then 'in'
                when b.process_status in ('filled', 'stored') then 'out'
                when b.process_status in ('in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up')
                     and cardinality(rule.shipment_default(b, 'out')) > 0 then 'out' end
$$;
comment on function rule.shipment_direction(core.batch) is 'Which way a hand-over of this batch goes, if it is a shipment.';

-- The first container of a manifest that can't leave: a stop, or an error for one that only isn't ready.
create function rule.shipment_fault(b core.batch, direction text, codes text[], out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_code text;
    c core.container;
begin
    if cardinality(codes) = 0 then
        perform rule.refuse('VN202', 'containers', 'Name the containers that leave; those in storage are taken out first.', 'containers');
    end if;
    foreach v_code in array codes loop
        c := rule.container_seen(v_code);
        code := rule.container_fault(b, c);
        if code is not null then
            expected := 'a container of batch ' || b.code;
            presented := v_code;
            return;
        end if;
        if v_code <> all (rule.shipment_default(b, direction)) then
            perform rule.refuse('VN102', format('container %s %s', c.code, c.status),
                case when c.status = 'stored' then 'Take it out of storage first.' end, 'containers');
        end if;
        if (rule.checked_since(b, c, case direction when 'out' then array['pack_out', 'courier'] else array['courier'] end,
                               (rule.last_storage(c.id)).taken_at)).id is null then
            code := 'VN304';
            expected := format('identity check %s of %s', case direction when 'out' then 'pack_out or courier' else 'courier' end, c.code);
            presented := 'none';
            return;
        end if;
    end loop;
end
$$;
comment on function rule.shipment_fault(core.batch, text, text[]) is 'What keeps containers from leaving.';

-- The manifest of what was handed over, and each container on its way.
create function rule.shipment_make(b core.batch, direction text, codes text[], custody_id bigint, shipper text, seal text, logger text,
                                   a work.actor) returns bigint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    t core.custody;
    v_shipment bigint;
begin
    select * into t from core.custody x where x.id = custody_id;
    insert into core.shipment (stream_id, batch_id, therapy_event_id, direction, custody_id, shipper, seal, logger, condition_band,
                               sent_at, sent_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id, shipment_make.direction, t.id, rule.text(shipment_make.shipper, 'shipper', 200, true),
            rule.text(shipment_make.seal, 'seal', 200, true), rule.text(shipment_make.logger, 'logger'), t.condition_band, t.since_at,
            a.person_id, 'on_the_way')
    returning id into v_shipment;
    insert into core.shipment_container (stream_id, batch_id, therapy_event_id, shipment_id, container_id, status)
    select b.stream_id, b.id, b.therapy_event_id, v_shipment, c.id, 'sent'
    from core.container c where c.batch_id = b.id and c.code = any (codes) order by c.id;
    if direction = 'out' then
        update core.container c set status = 'in_transit', version = c.version + 1 where c.batch_id = b.id and c.code = any (codes);
    end if;
    return v_shipment;
end
$$;
comment on function rule.shipment_make(core.batch, text, text[], bigint, text, text, text, work.actor) is 'Sends containers with their manifest.';

-- One row of custody for each container that leaves, or one for the batch; not before the check that let it go.
create function rule.custody_give(b core.batch, direction text, codes text[], organisation text, name text, waybill text, place text,
                                  condition_band text, since_at text, a work.actor) returns bigint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_container bigint;
    v_custody bigint;
begin
    for v_container in select c.id from core.container c where c.batch_id = b.id and c.code = any (codes)
                       union all select null where direction is null order by 1 loop
        insert into core.custody (stream_id, batch_id, therapy_event_id, container_id, holder_person_id, holder_organisation,
                                  holder_name, waybill, place, since_at, condition_band)
        values (b.stream_id, b.id, b.therapy_event_id, v_container, case when organisation is null then a.person_id end, organisation,
                rule.text(custody_give.name, 'name', 200, organisation is not null),
                rule.text(custody_give.waybill, 'waybill', 200, organisation is not null),
                rule.text(custody_give.place, 'place', 200, true),
                rule.event_time(custody_give.since_at, 'since_at', greatest(rule.custody_since(b, v_container),
                    (rule.last_storage(v_container)).taken_at,
                    (select max(k.checked_at) from core.identity_check k
                     where k.container_id = v_container and k.checkpoint in ('courier', 'pack_out'))), a.lab_now),
                case when direction is null then rule.text(custody_give.condition_band, 'condition_band')
                     else rule.condition_band(custody_give.condition_band) end)
        returning id into v_custody;
    end loop;
    return v_custody;
end
$$;
comment on function rule.custody_give(core.batch, text, text[], text, text, text, text, text, text, work.actor)
    is 'Writes who holds what was handed over.';

create function api.custody_hand_over(request uuid, batch text, version bigint, organisation text, name text,
                                      waybill text, place text, condition_band text, since_at text,
                                      containers text default null, shipper text default null, seal text default null,
                                      logger text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(custody_hand_over.batch);
    a work.actor := rule.act_begin('custody_hand_over', request,
                        rule.digest(jsonb_build_array(batch, version, organisation, name, waybill, place, condition_band, since_at,
                                                      containers, shipper, seal, logger)),
                        array_remove(array[b.stream_id], null), b.site_id);
    f record;
    v_organisation text;
    v_direction text;
    v_codes text[];
    v_moves text;
    v_custody bigint;
    v_shipment bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(custody_hand_over.batch);
    perform rule.batch_known(b, custody_hand_over.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(custody_hand_over.version, b.version);
    if b.process_status in ('scheduled', 'collecting', 'closed', 'aborted', 'cancelled', 'discarded') then
        perform rule.refuse('VN102', b.process_status);
    end if;
    v_organisation := rule.text(custody_hand_over.organisation, 'organisation');
    v_direction := case when v_organisation is not null then rule.shipment_direction(b) end;
    -- who holds it is a matter of its own: a hold stops what is sent, not what changes hands
    if v_direction is not null then
        perform rule.not_on_hold(b);
    end if;
    -- product never leaves before it may be given
    if v_direction = 'out' and not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released for this site', b.quality_status, b.id);
    end if;
    v_moves := case when v_direction = 'in' and b.process_status = 'collected' then 'in_transit_in'
                    when v_direction = 'out' and b.process_status in ('filled', 'stored') then 'in_transit_out' end;
    if v_moves is not null then
        perform rule.process_may(b, v_moves, 'custody_hand_over');
    elsif v_direction is not null and not rule.has_route(b, 'transport') then          -- further containers follow the first
        perform rule.refuse('VN119', 'transport');
    end if;
    if v_direction is not null then
        v_codes := case when coalesce(custody_hand_over.containers, '') = '' then rule.shipment_default(b, v_direction)
                        else rule.container_codes(custody_hand_over.containers, 'containers') end;
        select * into f from rule.shipment_fault(b, v_direction, v_codes);
        if f.code is not null then
            return rule.stop(a, f.code, f.expected, f.presented, b.id);
        end if;
    end if;
    v_custody := rule.custody_give(b, v_direction, v_codes, v_organisation, custody_hand_over.name, custody_hand_over.waybill,
                                   custody_hand_over.place, custody_hand_over.condition_band, custody_hand_over.since_at, a);
    if v_direction is not null then
        v_shipment := rule.shipment_make(b, v_direction, v_codes, v_custody, custody_hand_over.shipper, custody_hand_over.seal,
                                         custody_hand_over.logger, a);
    end if;
    if v_moves is not null then
        perform rule.process_change(b, v_moves, 'custody_hand_over');
    end if;
    return rule.done(a, jsonb_build_object('custody', v_custody, 'shipment', v_shipment, 'containers', to_jsonb(v_codes),
        'version', (rule.batch(b.code)).version));
end
$$;
comment on function api.custody_hand_over(uuid, text, bigint, text, text, text, text, text, text, text, text, text, text)
    is 'Hands the material over, with a manifest where it leaves; without an organisation the acting person takes it.';

-- What the receiving side says about the shipper that a container came in: a stop, or nothing. NULL shipment: none is open.
create function rule.arrival_fault(s core.shipment, containers text, difference text, out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    f record;
begin
    if s.status is distinct from 'on_the_way' then
        return;
    end if;
    select * into f from rule.manifest_difference(s, rule.container_codes(containers, 'containers'));
    if f.code is not null and not (f.code = 'VN310' and rule.difference_explained(s, difference)) then
        code := f.code;
        expected := f.expected;
        presented := f.presented;
    end if;
end
$$;
comment on function rule.arrival_fault(core.shipment, text, text) is 'What keeps a shipper from being received.';

create function api.receipt_record(request uuid, batch text, version bigint, container text, received_at text,
                                   volume_ml text, temperature_c text, seals text, containers text default null,
                                   trace_low_c text default null, trace_high_c text default null,
                                   difference text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(receipt_record.batch);
    a work.actor := rule.act_begin('receipt_record', request,
                        rule.digest(jsonb_build_array(batch, version, container, received_at, volume_ml, temperature_c, seals,
                                                      containers, trace_low_c, trace_high_c, difference)),
                        array_remove(array[b.stream_id], null), b.site_id, receipt_record.difference);
    c core.container;
    s core.shipment;
    f record;
    v_code text;
    v_fault text;
    v_received timestamptz;
    v_receipt bigint;
    v_first boolean;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(receipt_record.batch);
    perform rule.batch_known(b, receipt_record.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(receipt_record.version, b.version);
    v_first := not (b.kind = 'patient' and b.process_status in ('received', 'accepted', 'stored_starting'));
    -- a hold doesn't keep material from arriving; deciding about it waits for the lift
    if v_first then
        perform rule.process_may(b, 'received', 'receipt_record');
    end if;
    v_code := rule.container_code(receipt_record.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if c.kind <> 'collection-bag' then
        perform rule.refuse('VN115', c.kind, 'Receipt is of a collection bag.', 'container');
    elsif exists (select from core.receipt r where r.container_id = c.id) then
        perform rule.refuse('VN113', c.code, 'This container has its receipt already.', 'container');
    elsif c.status = 'lost' then
        perform rule.refuse('VN102', format('container %s lost', c.code), 'Say that it was found first.', 'container');
    end if;
    s := rule.shipment_of(c.id);
    -- what was compared before it left says nothing of what came
    if (rule.last_check(b, 'receipt', c.id, s.sent_at)).id is null then
        return rule.stop(a, 'VN304', 'identity check receipt of ' || c.code, 'none', b.id);
    end if;
    select * into f from rule.arrival_fault(s, receipt_record.containers, receipt_record.difference);
    if f.code is not null then
        return rule.stop(a, f.code, f.expected, f.presented, b.id);
    end if;
    v_received := rule.event_time(receipt_record.received_at, 'received_at', rule.custody_since(b, c.id), a.lab_now);
    if s.status = 'on_the_way' then
        perform rule.shipment_arrive(s, rule.container_codes(receipt_record.containers, 'containers'), receipt_record.seals,
            receipt_record.trace_low_c, receipt_record.trace_high_c, receipt_record.difference, v_received, a);
    end if;
    -- what was missing has come after all
    update core.shipment_container m set status = 'received', version = m.version + 1 where m.container_id = c.id and m.status = 'missing';
    insert into core.receipt (stream_id, batch_id, therapy_event_id, container_id, received_at, received_by_id, volume_ml,
                              temperature_c, seals, status)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, v_received, a.person_id,
            rule.measured(receipt_record.volume_ml, 'volume_ml', 0, 5000),
            rule.measured(receipt_record.temperature_c, 'temperature_c', -200, 60),
            rule.one_word(receipt_record.seals, 'seals', array['intact', 'broken', 'none']), 'recorded')
    returning id into v_receipt;
    perform rule.custody_take(b, a.person_id, (select x.code from core.site x where x.id = b.site_id), v_received, c.id);
    if v_first then
        perform rule.process_change(b, 'received', 'receipt_record');
    end if;
    return rule.done(a, jsonb_build_object('receipt', v_receipt, 'receipt_version', 1, 'version', b.version + v_first::integer));
end
$$;
comment on function api.receipt_record(uuid, text, bigint, text, text, text, text, text, text, text, text, text)
    is 'Records the receipt of a collection bag, and of the shipper that it came in.';

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
    -- the first bag decides where the batch goes; further ones of a pool follow it
    if b.process_status not in ('accepted', 'stored_starting') then
        perform rule.process_may(b, case v_decision when 'accept' then 'accepted' else 'discarded' end, 'receipt_decide');
    end if;
    update core.receipt y set decision = v_decision, decided_by_id = a.person_id, decided_at = a.lab_now, status = 'decided',
        -- accepting what arrived unharmed needs no words
        decision_reason = case when v_decision = 'accept' and k.seals = 'intact' and coalesce(receipt_decide.reason, '') = ''
                               then null else rule.reason(receipt_decide.reason) end,
        version = y.version + 1
    where y.id = k.id;
    return rule.done(a, jsonb_build_object('receipt', k.id, 'receipt_version', k.version + 1, 'sign', 'checked',
        'version', b.version));
end
$$;
comment on function api.receipt_decide(uuid, bigint, bigint, text, text) is 'Decides about a receipt; a second technician''s signature carries it out.';
