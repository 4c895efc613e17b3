-- The treating site: receipt of the product, infusion, follow-up. A hold stops all of it.

create function api.site_receive(request uuid, batch text, version bigint, container text, certificate text,
                                 received_at text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(site_receive.batch);
    a work.actor := rule.act_begin('site_receive', request,
                        rule.digest(jsonb_build_array(batch, version, container, certificate, received_at)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.container;
    k core.identity_check;
    v_code text;
    v_fault text;
    v_received timestamptz;
    v_first boolean;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(site_receive.batch);
    perform rule.batch_known(b, site_receive.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(site_receive.version, b.version);
    perform rule.not_on_hold(b);
    v_first := b.process_status <> 'at_site';          -- further containers follow the first
    if v_first then
        perform rule.process_may(b, 'at_site', 'site_receive');
    end if;
    v_code := rule.plain_code('container', rule.text(site_receive.container, 'container', 200, true));
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released, released_pending or exceptional_supply', b.quality_status, b.id);
    end if;
    if c.status <> 'filled' then
        perform rule.refuse('VN102', format('container %s', c.status), 'Only a filled container comes to the site.', 'container');
    end if;
    k := rule.last_check(b, 'site', c.id);
    if k.id is null then
        return rule.stop(a, 'VN304', 'identity check site of ' || c.code, 'none', b.id);
    end if;
    v_received := rule.event_time(site_receive.received_at, 'received_at',
        (select max(t.since_at) from core.custody t where t.batch_id = b.id), a.lab_now);
    insert into core.custody (stream_id, batch_id, therapy_event_id, holder_person_id, place, since_at, certificate)
    select b.stream_id, b.id, b.therapy_event_id, a.person_id, s.code, v_received,
           rule.text(site_receive.certificate, 'certificate', 200, true)
    from core.site s where s.id = b.site_id;
    update core.container x set status = 'at_site', version = x.version + 1 where x.id = c.id;
    if v_first then
        perform rule.process_change(b, 'at_site', 'site_receive');
    end if;
    return rule.done(a, jsonb_build_object('container', c.code, 'container_version', c.version + 1,
        'version', b.version + v_first::integer));
end
$$;
comment on function api.site_receive(uuid, text, bigint, text, text, text) is 'Receives a container of product at the treating site.';

-- The bedside check that an infusion names: of this container, with the second person's signature. What is
-- missing in words, or NULL.
create function rule.bedside_fault(b core.batch, c core.container, check_id bigint, started_at timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    k core.identity_check;
begin
    select * into k from core.identity_check x where x.id = check_id and x.batch_id = b.id;
    if k.id is null or k.checkpoint <> 'bedside' then
        return 'no bedside check of this batch';
    elsif k.container_id is distinct from c.id then
        return 'a check of another container';
    elsif not exists (select from core.signature g where g.entity = 'identity_check' and g.record_id = k.id
                      and g.meaning = 'witnessed' and g.superseded_at is null and g.person_id <> k.performed_by_id) then
        return 'no signature of a second person';
    elsif k.checked_at < started_at - rule.setting('bedside_check')::interval then
        return 'a check of more than ' || rule.setting('bedside_check') || ' before the infusion';
    end if;
    return null;
end
$$;
comment on function rule.bedside_fault(core.batch, core.container, bigint, timestamptz) is 'What a bedside check lacks.';

create function api.infusion_record(request uuid, batch text, version bigint, container text, identity_check bigint,
                                    started_at text, ended_at text, volume_ml text, reaction text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(infusion_record.batch);
    a work.actor := rule.act_begin('infusion_record', request,
                        rule.digest(jsonb_build_array(batch, version, container, identity_check, started_at, ended_at, volume_ml, reaction)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.container;
    v_code text;
    v_fault text;
    v_started timestamptz;
    v_ended timestamptz;
    v_first boolean;
    v_infusion bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(infusion_record.batch);
    perform rule.batch_known(b, infusion_record.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(infusion_record.version, b.version);
    perform rule.not_on_hold(b);
    v_code := rule.plain_code('container', rule.text(infusion_record.container, 'container', 200, true));
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if c.status = 'infused' or exists (select from core.infusion i where i.container_id = c.id) then
        return rule.stop(a, 'VN309', c.code || ' not given yet', 'given', b.id);
    end if;
    v_first := b.process_status <> 'infused';          -- further containers follow the first
    if v_first then
        perform rule.process_may(b, 'infused', 'infusion_record');
    end if;
    if not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released, released_pending or exceptional_supply', b.quality_status, b.id);
    end if;
    if c.status not in ('at_site', 'thawed') then
        perform rule.refuse('VN102', format('container %s', c.status), 'Receive the container at the site first.', 'container');
    end if;
    v_started := rule.event_time(infusion_record.started_at, 'started_at',
        (select k.checked_at from core.identity_check k where k.id = infusion_record.identity_check), a.lab_now);
    v_fault := rule.bedside_fault(b, c, infusion_record.identity_check, v_started);
    if v_fault is not null then
        return rule.stop(a, 'VN304', 'bedside check of ' || c.code || ', witnessed', v_fault, b.id);
    end if;
    v_ended := rule.event_time(infusion_record.ended_at, 'ended_at', null, a.lab_now);
    if v_ended < v_started then
        perform rule.refuse('VN503', infusion_record.ended_at, null, 'ended_at');
    end if;
    insert into core.infusion (stream_id, batch_id, therapy_event_id, container_id, identity_check_id, started_at, ended_at,
                               volume_ml, reaction, performed_by_id)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, infusion_record.identity_check, v_started, v_ended,
            rule.measured(infusion_record.volume_ml, 'volume_ml', 0, 5000),
            rule.text(infusion_record.reaction, 'reaction', 200, true), a.person_id)
    returning id into v_infusion;
    update core.container x set status = 'infused', version = x.version + 1 where x.id = c.id;
    if v_first then
        perform rule.process_change(b, 'infused', 'infusion_record');
    end if;
    return rule.done(a, jsonb_build_object('infusion', v_infusion, 'version', b.version + v_first::integer));
end
$$;
comment on function api.infusion_record(uuid, text, bigint, text, bigint, text, text, text, text) is 'Records the infusion of one container.';

create function api.follow_up_start(request uuid, batch text, version bigint) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(follow_up_start.batch);
    a work.actor := rule.act_begin('follow_up_start', request, rule.digest(jsonb_build_array(batch, version)),
                                   array_remove(array[b.stream_id], null), b.site_id);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(follow_up_start.batch);
    perform rule.batch_known(b, follow_up_start.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(follow_up_start.version, b.version);
    perform rule.not_on_hold(b);
    perform rule.process_change(b, 'follow_up', 'follow_up_start');
    return rule.done(a, jsonb_build_object('version', b.version + 1));
end
$$;
comment on function api.follow_up_start(uuid, text, bigint) is 'Begins follow-up of an infused patient.';
