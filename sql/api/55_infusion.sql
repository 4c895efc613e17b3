-- The treating site: receipt of the product, infusion, follow-up. A hold stops what can still be stopped: neither
-- the arrival of what is on its way, nor follow-up of who was given it.

create function api.site_receive(request uuid, batch text, version bigint, container text, certificate text,
                                 received_at text, containers text default null, seals text default null,
                                 trace_low_c text default null, trace_high_c text default null,
                                 difference text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(site_receive.batch);
    a work.actor := rule.act_begin('site_receive', request,
                        rule.digest(jsonb_build_array(batch, version, container, certificate, received_at, containers, seals,
                                                      trace_low_c, trace_high_c, difference)),
                        array_remove(array[b.stream_id], null), b.site_id, site_receive.difference);
    c core.container;
    k core.identity_check;
    s core.shipment;
    f record;
    v_code text;
    v_fault text;
    v_received timestamptz;
    v_first boolean;
    v_sent boolean;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(site_receive.batch);
    perform rule.batch_known(b, site_receive.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(site_receive.version, b.version);
    v_code := rule.container_code(site_receive.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    -- what is on its way arrives, whatever was decided about it meanwhile; else it goes to the site only when it may be given
    v_sent := c.status = 'in_transit';
    if not v_sent then
        perform rule.not_on_hold(b);
    end if;
    -- further containers follow the first
    v_first := b.process_status not in ('at_site', 'thawed', 'infused', 'follow_up') and not (v_sent and b.process_status = 'aborted');
    if v_first then
        perform rule.process_may(b, 'at_site', 'site_receive');
    end if;
    if not v_sent and not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released, released_pending or exceptional_supply', b.quality_status, b.id);
    end if;
    if c.status not in ('filled', 'in_transit') then
        perform rule.refuse('VN102', format('container %s', c.status), case c.status when 'lost' then 'Say that it was found first.' else 'Only a filled container comes to the site.' end, 'container');
    end if;
    s := rule.shipment_of(c.id);
    k := rule.checked_since(b, c, array['site'], s.sent_at);
    if k.id is null then
        return rule.stop(a, 'VN304', 'identity check site of ' || c.code, 'none', b.id);
    end if;
    select * into f from rule.arrival_fault(s, site_receive.containers, site_receive.difference);
    if f.code is not null then
        return rule.stop(a, f.code, f.expected, f.presented, b.id);
    end if;
    v_received := rule.event_time(site_receive.received_at, 'received_at', rule.custody_since(b, c.id), a.lab_now);
    perform rule.custody_take(b, a.person_id, (select x.code from core.site x where x.id = b.site_id), v_received, c.id, null,
                              rule.text(site_receive.certificate, 'certificate', 200, true));
    update core.container x set status = 'at_site', version = x.version + 1 where x.id = c.id;
    if v_first then
        perform rule.process_change(b, 'at_site', 'site_receive');
    end if;
    if s.status = 'on_the_way' then
        perform rule.shipment_arrive(s, rule.container_codes(site_receive.containers, 'containers'), site_receive.seals,
            site_receive.trace_low_c, site_receive.trace_high_c, site_receive.difference, v_received, a);
    end if;
    -- what was missing has come after all
    update core.shipment_container m set status = 'received', version = m.version + 1 where m.container_id = c.id and m.status = 'missing';
    b := rule.batch(b.code);
    return rule.done(a, jsonb_build_object('container', c.code, 'container_version', c.version + 1, 'version', b.version,
        'quality_status', b.quality_status));
end
$$;
comment on function api.site_receive(uuid, text, bigint, text, text, text, text, text, text, text, text)
    is 'Receives a container of product at the treating site, and the shipper that it came in.';

create function api.thaw_start(request uuid, batch text, version bigint, container text, started_at text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(thaw_start.batch);
    a work.actor := rule.act_begin('thaw_start', request, rule.digest(jsonb_build_array(batch, version, container, started_at)),
                        array_remove(array[b.stream_id], null), b.site_id);
    c core.container;
    t core.thaw;
    v_code text;
    v_fault text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(thaw_start.batch);
    perform rule.batch_known(b, thaw_start.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(thaw_start.version, b.version);
    perform rule.not_on_hold(b);
    if b.process_status not in ('thawed', 'infused', 'follow_up') then         -- further containers follow the first
        perform rule.process_may(b, 'thawed', 'thaw_start');
    elsif not rule.has_route(b, 'thaw') then
        perform rule.refuse('VN119', 'thaw');
    end if;
    v_code := rule.container_code(thaw_start.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released, released_pending or exceptional_supply', b.quality_status, b.id);
    end if;
    if c.status <> 'at_site' then
        perform rule.refuse('VN102', format('container %s', c.status), 'Receive the container at the site first.', 'container');
    end if;
    t := rule.thaw_begin(b, c, 'product', rule.event_time(thaw_start.started_at, 'started_at', rule.custody_since(b, c.id), a.lab_now), a);
    update core.container x set status = 'thawed', version = x.version + 1 where x.id = c.id;
    if b.process_status = 'at_site' then
        perform rule.process_change(b, 'thawed', 'thaw_start');
    end if;
    return rule.done(a, jsonb_build_object('thaw', t.id, 'thaw_version', t.version, 'container', c.code,
        'infuse_by', rule.utc(t.limit_at), 'sign', 'witnessed', 'version', (rule.batch(b.code)).version));
end
$$;
comment on function api.thaw_start(uuid, text, bigint, text, text) is 'Starts the thaw of a container, and its clock; a second person witnesses it.';

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

-- What a thaw lacks for an infusion, or NULL: a process with a thaw infuses nothing that was not thawed under two pairs of eyes.
create function rule.thaw_fault(b core.batch, c core.container) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.has_route(b, 'thaw') then
        if c.status <> 'at_site' then
            perform rule.refuse('VN102', format('container %s', c.status), 'Receive the container at the site first.', 'container');
        end if;
    elsif c.status <> 'thawed' then
        perform rule.refuse('VN102', format('container %s', c.status), 'Thaw the container first.', 'container');
    elsif not exists (select from core.thaw t join core.signature g on g.entity = 'thaw' and g.record_id = t.id
                      and g.meaning = 'witnessed' and g.superseded_at is null where t.container_id = c.id) then
        return 'no signature of a witness on the thaw';
    end if;
    return null;
end
$$;
comment on function rule.thaw_fault(core.batch, core.container) is 'What the thaw of a container lacks.';

-- How many containers of product there are for the patient, and how many were given.
create function rule.given(b core.batch) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('given', count(*) filter (where i.id is not null), 'planned', count(*))
    from core.container c left join core.infusion i on i.container_id = c.id
    where c.batch_id = b.id and (i.id is not null or c.status in ('filled', 'stored', 'in_transit', 'at_site', 'thawed'))
$$;
comment on function rule.given(core.batch) is 'Containers given and containers there are to give.';

create function api.infusion_record(request uuid, batch text, version bigint, container text, identity_check bigint,
                                    started_at text, ended_at text, volume_ml text, reaction text,
                                    remainder_ml text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(infusion_record.batch);
    a work.actor := rule.act_begin('infusion_record', request,
                        rule.digest(jsonb_build_array(batch, version, container, identity_check, started_at, ended_at, volume_ml,
                                                      reaction, remainder_ml)),
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
    v_code := rule.container_code(infusion_record.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    if c.status = 'infused' or exists (select from core.infusion i where i.container_id = c.id) then
        return rule.stop(a, 'VN309', c.code || ' not given yet', 'given', b.id);
    end if;
    v_first := b.process_status not in ('infused', 'follow_up');          -- further containers follow the first
    if v_first then
        perform rule.process_may(b, 'infused', 'infusion_record');
    end if;
    if not rule.supply_open(b) then
        return rule.stop(a, 'VN109', 'released, released_pending or exceptional_supply', b.quality_status, b.id);
    end if;
    v_fault := rule.thaw_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, 'VN304', 'thaw of ' || c.code || ', witnessed', v_fault, b.id);
    end if;
    v_started := rule.event_time(infusion_record.started_at, 'started_at',
        greatest((select k.checked_at from core.identity_check k where k.id = infusion_record.identity_check),
                 (select t.started_at from core.thaw t where t.container_id = c.id)), a.lab_now);
    v_fault := rule.bedside_fault(b, c, infusion_record.identity_check, v_started);
    if v_fault is not null then
        return rule.stop(a, 'VN304', 'bedside check of ' || c.code || ', witnessed', v_fault, b.id);
    end if;
    v_ended := rule.event_time(infusion_record.ended_at, 'ended_at', null, a.lab_now);
    if v_ended < v_started then
        perform rule.refuse('VN503', infusion_record.ended_at, null, 'ended_at');
    end if;
    insert into core.infusion (stream_id, batch_id, therapy_event_id, container_id, identity_check_id, started_at, ended_at,
                               volume_ml, remainder_ml, reaction, performed_by_id)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, infusion_record.identity_check, v_started, v_ended,
            rule.measured(infusion_record.volume_ml, 'volume_ml', 0, 5000),
            case when infusion_record.remainder_ml <> '' then rule.measured(infusion_record.remainder_ml, 'remainder_ml', 0, 5000) end,
            rule.text(infusion_record.reaction, 'reaction', 200, true), a.person_id)
    returning id into v_infusion;
    update core.container x set status = 'infused', version = x.version + 1 where x.id = c.id;
    -- a clock that ran over has: it is judged, the infusion is recorded
    perform rule.thaw_end(c.id, v_started, true);
    if v_first then
        perform rule.process_change(b, 'infused', 'infusion_record');
    end if;
    return rule.done(a, jsonb_build_object('infusion', v_infusion, 'version', b.version + v_first::integer,
        'thaw', (select t.status from core.thaw t where t.container_id = c.id)) || rule.given(b));
end
$$;
comment on function api.infusion_record(uuid, text, bigint, text, bigint, text, text, text, text, text) is 'Records the infusion of one container.';

-- Days since the first infusion by the site's calendar, 0 on the day itself; NULL before there is one.
create function rule.follow_up_day(b core.batch, at timestamptz) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (at at time zone s.time_zone)::date - (min(i.started_at) at time zone s.time_zone)::date
    from core.infusion i join core.site s on s.id = b.site_id where i.batch_id = b.id group by s.time_zone
$$;
comment on function rule.follow_up_day(core.batch, timestamptz) is 'Days since the first infusion of a batch, by the site''s calendar.';

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
    -- no look at a hold: the product was given
    perform rule.process_may(b, 'follow_up', 'follow_up_start');
    if rule.follow_up_day(b, a.lab_now) < 1 then
        perform rule.refuse('VN509', 'day 0', 'Record a follow-up entry, which begins follow-up, or wait for the day after the infusion.');
    end if;
    perform rule.process_change(b, 'follow_up', 'follow_up_start');
    return rule.done(a, jsonb_build_object('version', b.version + 1));
end
$$;
comment on function api.follow_up_start(uuid, text, bigint) is 'Begins follow-up of an infused patient.';

-- What was seen, by whoever saw it, in their grade. A second entry corrects a first one; nothing is changed.
create function api.follow_up_record(request uuid, batch text, kind text, grade text, seen_at text, words text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(follow_up_record.batch);
    a work.actor := rule.act_begin('follow_up_record', request, rule.digest(jsonb_build_array(batch, kind, grade, seen_at, words)),
                                   array_remove(array[b.stream_id], null), b.site_id);
    v_kind text;
    v_grade text;
    v_seen timestamptz;
    v_day integer;
    v_entry bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(follow_up_record.batch);
    perform rule.batch_known(b, follow_up_record.batch);
    perform rule.must_be_trained(a, b);
    -- no look at a hold: what happens to the patient is recorded
    if b.process_status not in ('infused', 'follow_up') then
        perform rule.refuse('VN102', b.process_status);
    end if;
    v_kind := rule.one_word(follow_up_record.kind, 'kind',
                            array['visit', 'CRS', 'ICANS', 'infection', 'cytopenia', 'response', 'other']);
    v_grade := case when v_kind in ('CRS', 'ICANS') or follow_up_record.grade <> ''
                    then rule.one_word(follow_up_record.grade, 'grade', array['0', '1', '2', '3', '4', '5']) end;
    v_seen := rule.event_time(follow_up_record.seen_at, 'seen_at',
                              (select min(i.started_at) from core.infusion i where i.batch_id = b.id), a.lab_now);
    v_day := rule.follow_up_day(b, v_seen);
    insert into core.follow_up (stream_id, batch_id, therapy_event_id, kind, grade, day, seen_at, words, recorded_by_id, recorded_at)
    values (b.stream_id, b.id, b.therapy_event_id, v_kind, v_grade, v_day, v_seen,
            rule.text(follow_up_record.words, 'words', 4000, true), a.person_id, a.lab_now)
    returning id into v_entry;
    if b.process_status = 'infused' then
        perform rule.process_change(b, 'follow_up', 'follow_up_record');
    end if;
    return rule.done(a, jsonb_build_object('follow_up', v_entry, 'day', v_day, 'version', (rule.batch(b.code)).version));
end
$$;
comment on function api.follow_up_record(uuid, text, text, text, text, text) is 'Records what was seen of the patient after the infusion.';

-- The four functions of the signable record thaw.
create function rule.subject_thaw(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    -- the clock moves the row's version: what is signed is the beginning
    select row(t.stream_id, 1, b.site_id, b.id, b.code || ' thaw')::work.subject
    from core.thaw t join core.batch b on b.id = t.batch_id where t.id = record
$$;
comment on function rule.subject_thaw(bigint) is 'Where a thaw stands.';
create function rule.content_thaw(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'record: thaw ' || t.id, 'batch: ' || b.code, 'chain of identity: ' || e.coi, 'container: ' || c.code,
        'material: ' || t.material, 'started at: ' || rule.utc(t.started_at), 'to be used by: ' || rule.utc(t.limit_at),
        'by: ' || rule.person_code(t.performed_by_id))
    from core.thaw t
    join core.batch b on b.id = t.batch_id
    join core.therapy_event e on e.id = t.therapy_event_id
    join core.container c on c.id = t.container_id
    where t.id = record
$$;
comment on function rule.content_thaw(bigint) is 'What a signature on a thaw covers.';
create function rule.signer_thaw(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when t.material <> 'product' then 'this thaw asks for no witness'
                when t.performed_by_id = signer_thaw.person_id then 'the performer is not the witness'
                when not rule.present(b, signer_thaw.person_id, c.code)
                then 'was not present: no scan of this container by the witness in the last ten minutes' end
    from core.thaw t join core.batch b on b.id = t.batch_id join core.container c on c.id = t.container_id where t.id = record
$$;
comment on function rule.signer_thaw(bigint, text, bigint) is 'Why a person may not witness a thaw.';
create function rule.signed_thaw(record bigint, meaning text, a work.actor) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('thaw', record)
$$;
comment on function rule.signed_thaw(bigint, text, work.actor) is 'Nothing moves: infusion looks for the signature.';
