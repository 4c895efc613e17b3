-- Holds: a relation with a reason; the batch's quality status says on_hold while one is open.

-- A batch by its public code, if its site is visible to the session's person.
create function rule.batch(code text) returns core.batch
language plpgsql stable as $$
declare
    b core.batch;
begin
    select * into b from core.batch x where x.code = batch.code;
    return b;
end
$$;
comment on function rule.batch(text) is 'A batch by its code; all NULL when there is none.';

-- Raises VN306 when the batch does not exist or lies at a site the person does not see (one answer for both).
create function rule.batch_known(b core.batch, code text) returns void
language plpgsql stable as $$
begin
    if b.id is null or not rule.sees(b.site_id) then
        perform rule.refuse('VN306', left(code, 60), null, 'batch');
    end if;
end
$$;
comment on function rule.batch_known(core.batch, text) is 'Refuses an unknown or invisible batch.';

-- The version a caller saw against the one there is.
create function rule.same_version(seen bigint, there bigint) returns void
language plpgsql immutable as $$
begin
    if seen is distinct from there then
        perform rule.refuse('VN101', format('seen %s, now %s', coalesce(seen::text, 'none'), there), null, 'version');
    end if;
end
$$;
comment on function rule.same_version(bigint, bigint) is 'Refuses a stale version.';

create function api.hold_place(request uuid, batch text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(hold_place.batch);
    a work.actor := rule.act_begin('hold_place', request, rule.digest(jsonb_build_array(batch, version, reason)),
                                   array_remove(array[b.stream_id], null), b.site_id, reason);
    v_hold bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(hold_place.batch);       -- again, now under the stream's lock
    perform rule.batch_known(b, hold_place.batch);
    perform rule.same_version(hold_place.version, b.version);
    perform rule.record_open(b);
    insert into core.hold (stream_id, batch_id, therapy_event_id, reason, placed_by_id, placed_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, rule.reason(hold_place.reason), a.person_id, a.lab_now, 'open')
    returning id into v_hold;
    if b.quality_status <> 'on_hold' then
        perform rule.quality_change(b, 'on_hold', 'hold_place');
    end if;
    return rule.done(a, jsonb_build_object('hold', v_hold, 'version', (rule.batch(hold_place.batch)).version));
end
$$;
comment on function api.hold_place(uuid, text, bigint, text) is 'Places a hold on a batch.';

create function api.hold_lift(request uuid, hold bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    h core.hold;
    a work.actor;
begin
    select x.* into b from core.batch x join core.hold k on k.batch_id = x.id
    where k.id = hold_lift.hold and rule.sees(x.site_id);
    a := rule.act_begin('hold_lift', request, rule.digest(jsonb_build_array(hold, version, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, hold_lift.hold::text);
    select * into h from core.hold k where k.id = hold_lift.hold;
    select * into b from core.batch x where x.id = h.batch_id;
    perform rule.same_version(hold_lift.version, h.version);
    if h.status <> 'open' then
        perform rule.refuse('VN117', 'hold ' || h.id);
    end if;
    update core.hold k set status = 'lifted', lift_reason = rule.reason(hold_lift.reason),
        lifted_by_id = a.person_id, version = k.version + 1 where k.id = h.id;
    if not exists (select from core.hold k where k.batch_id = b.id and k.status = 'open') and b.quality_status = 'on_hold' then
        perform rule.quality_change(b, rule.quality_after_hold(b), 'hold_lift');
    end if;
    return rule.done(a, jsonb_build_object('hold', h.id));
end
$$;
comment on function api.hold_lift(uuid, bigint, bigint, text) is 'Lifts a hold; the batch returns to the status before the first open hold, unless its release has lost its signatures.';
