-- Collection: from the chair to a bag with a donation number and a second pair of eyes.

create function api.collection_start(request uuid, batch text, version bigint, started_at text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(collection_start.batch);
    a work.actor := rule.act_begin('collection_start', request, rule.digest(jsonb_build_array(batch, version, started_at)),
                                   array_remove(array[b.stream_id], null), b.site_id);
    k core.identity_check;
    v_first boolean;
    v_collection bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(collection_start.batch);
    perform rule.batch_known(b, collection_start.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(collection_start.version, b.version);
    perform rule.not_on_hold(b);
    -- a second collection belongs to the same batch until the work has begun; each has its own check at the chair
    v_first := not (b.kind = 'patient'
                    and b.process_status in ('collected', 'in_transit_in', 'received', 'accepted', 'stored_starting'));
    if v_first then
        perform rule.process_may(b, 'collecting', 'collection_start');
    elsif exists (select from core.collection c where c.batch_id = b.id and c.status <> 'checked') then
        perform rule.refuse('VN108', 'collection', 'Finish the collection before and have it checked.');
    end if;
    k := rule.last_check(b, 'chair', null);
    if k.id is null or exists (select from core.collection c where c.batch_id = b.id and c.finished_at >= k.checked_at) then
        return rule.stop(a, 'VN304', 'identity check chair of batch ' || b.code || ' for this collection', 'none', b.id);
    end if;
    insert into core.collection (stream_id, batch_id, therapy_event_id, started_at, performed_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id,
            rule.event_time(collection_start.started_at, 'started_at', k.checked_at, a.lab_now), a.person_id, 'started')
    returning id into v_collection;
    if v_first then
        perform rule.process_change(b, 'collecting', 'collection_start');
    end if;
    return rule.done(a, jsonb_build_object('collection', v_collection, 'collection_version', 1,
        'version', b.version + v_first::integer));
end
$$;
comment on function api.collection_start(uuid, text, bigint, text) is 'Starts a collection after the check at the chair.';

create function api.collection_finish(request uuid, collection bigint, version bigint, din text, volume_ml text,
                                      finished_at text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    k core.collection;
    a work.actor;
    v_din text;
    v_volume numeric;
    v_finished timestamptz;
    v_container bigint;
begin
    select x.* into b from core.batch x join core.collection y on y.batch_id = x.id
    where y.id = collection_finish.collection and rule.sees(x.site_id);
    a := rule.act_begin('collection_finish', request,
             rule.digest(jsonb_build_array(collection, version, din, volume_ml, finished_at)),
             array_remove(array[b.stream_id], null), b.site_id);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if b.id is null then
        perform rule.refuse('VN306', collection_finish.collection::text, null, 'collection');
    end if;
    select * into k from core.collection y where y.id = collection_finish.collection;
    select * into b from core.batch x where x.id = k.batch_id;
    perform rule.must_be_trained(a, b);
    perform rule.same_version(collection_finish.version, k.version);
    if k.status <> 'started' then
        perform rule.refuse('VN117', 'collection ' || k.status);
    end if;
    -- no look at a hold: what has been collected is recorded
    v_din := rule.din(collection_finish.din, 'din');
    v_volume := rule.measured(collection_finish.volume_ml, 'volume_ml', 20, 600);
    v_finished := rule.event_time(collection_finish.finished_at, 'finished_at', null, a.lab_now);
    if v_finished < k.started_at then
        perform rule.refuse('VN503', collection_finish.finished_at, null, 'finished_at');
    end if;
    -- the bag goes first: its unique code makes two users of one number wait for each other
    insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, volume_ml, status)
    select b.stream_id, b.id, b.therapy_event_id, v_din, 'collection-bag', v_volume, 'in_use'
    where not exists (select from core.collection y where y.din = v_din)
    on conflict do nothing returning id into v_container;
    if v_container is null then
        perform rule.refuse('VN309', v_din, null, 'din');
    end if;
    update core.collection y set din = v_din, volume_ml = v_volume, finished_at = v_finished,
        finished_by_id = a.person_id, status = 'finished', version = y.version + 1
    where y.id = k.id;
    perform rule.custody_take(b, k.performed_by_id, (select s.code from core.site s where s.id = b.site_id), v_finished, v_container);
    return rule.done(a, jsonb_build_object('collection', k.id, 'collection_version', k.version + 1, 'container', v_din,
        'sign', 'checked', 'version', b.version));
end
$$;
comment on function api.collection_finish(uuid, bigint, bigint, text, text, text) is 'Finishes a collection; a second collector checks it.';
