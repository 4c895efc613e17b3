-- Lots of material: received, used, taken back, rejected. A lot has a stream of its own; its use belongs to the batch, and what is
-- left is the lot's. Both streams are locked, so that two who want the last of a lot come one after the other.

create function api.lot_receive(request uuid, site text, code text, material text, supplier text, supplier_lot text, certificate text,
    received_at text, expires_on text, quantity text default null, unit text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site_seen(lot_receive.site);
    a work.actor := rule.act_begin('lot_receive', request,
        rule.digest(jsonb_build_array(site, code, material, supplier, supplier_lot, certificate, received_at, expires_on, quantity, unit)), '{}', s.id);
    l core.lot;
    v_code text := rule.code(coalesce((rule.own_code(lot_receive.code, 'code'))[2], lot_receive.code), 'code');
    v_quantity numeric := rule.decimal(nullif(lot_receive.quantity, ''), 'quantity');
    v_unit text := nullif(lot_receive.unit, '');
    v_expires date := rule.day(nullif(lot_receive.expires_on, ''), 'expires_on');
    v_at timestamptz;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(lot_receive.site, 60), null, 'site');
    elsif v_expires is null then
        perform rule.refuse('VN202', 'expires_on', 'Where the supplier gives none, the laboratory sets one.', 'expires_on');
    elsif v_quantity <= 0 then
        perform rule.refuse('VN207', v_quantity::text || ' is not above 0', 'Leave it out when it is not known.', 'quantity');
    elsif v_unit is null and v_quantity is not null then
        perform rule.refuse('VN202', 'unit', 'Say in which unit the lot is counted; 1 counts pieces.', 'unit');
    elsif v_unit is not null and not exists (select from ref.unit u where u.unit = v_unit) then
        perform rule.refuse('VN211', left(v_unit, 60), 'See vein unit list; 1 counts pieces.', 'unit');
    end if;
    -- a name that no process knows could never be used, and is most likely mistyped
    perform rule.one_word(lot_receive.material, 'material',
        array(select distinct m.material::text from core.process_step_material m order by 1));
    v_at := rule.event_time(lot_receive.received_at, 'received_at', null, a.lab_now);
    a.stream := rule.stream_make('lot', v_code);
    if a.stream is null then
        perform rule.refuse('VN113', v_code, null, 'code');
    end if;
    insert into core.lot (stream_id, site_id, code, material, supplier, supplier_lot, certificate, received_at, received_by_id,
                          expires_on, expires_at, unit, quantity, remaining, status)
    values (a.stream, s.id, v_code, lot_receive.material, rule.text(lot_receive.supplier, 'supplier', 200, true),
        rule.text(lot_receive.supplier_lot, 'supplier_lot', 200, true), rule.text(lot_receive.certificate, 'certificate', 200, true),
        v_at, a.person_id, v_expires, rule.lot_expires_at(v_expires, s.time_zone), v_unit, v_quantity, v_quantity, 'quarantine')
    returning * into l;
    return rule.done(a, jsonb_build_object('lot', l.id, 'code', l.code, 'status', l.status, 'version', l.version,
        'expires_at', rule.utc(l.expires_at), 'signatures_needed', jsonb_build_array('approved', 'approved')));
end
$$;
comment on function api.lot_receive(uuid, text, text, text, text, text, text, text, text, text, text) is
    'Records a lot of material that came in; it is in quarantine until manager and QA have signed.';

create function api.lot_reject(request uuid, lot text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    l core.lot := rule.lot_seen(lot_reject.lot);
    a work.actor := rule.act_begin('lot_reject', request, rule.digest(jsonb_build_array(lot, version, reason)),
                                   array_remove(array[l.stream_id], null), l.site_id, reason);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    l := rule.lot_seen(lot_reject.lot);
    if l.id is null then
        perform rule.refuse('VN306', left(lot_reject.lot, 60), null, 'lot');
    end if;
    perform rule.same_version(lot_reject.version, l.version);
    perform rule.reason(lot_reject.reason);
    if l.status = 'rejected' then
        perform rule.refuse('VN117', l.code || ' rejected', 'It is rejected already.');
    end if;
    update core.lot k set status = 'rejected', reject_reason = lot_reject.reason, rejected_at = a.lab_now, rejected_by_id = a.person_id,
        version = k.version + 1 where k.id = l.id;
    perform rule.supersede('lot', l.id, 'the lot was rejected', a.lab_now);
    return rule.done(a, jsonb_build_object('lot', l.code, 'status', 'rejected', 'version', l.version + 1,
        -- whoever rejects it knows at once who has it
        'batches', to_jsonb(array(select distinct b.code::text from core.lot_use u join core.batch b on b.id = u.batch_id
                                  where u.lot_id = l.id and u.status = 'used' order by 1))));
end
$$;
comment on function api.lot_reject(uuid, text, bigint, text) is 'Rejects a lot, also one that was released: it is not used any more.';

-- Of a lot that could not be used at a moment: what was expected and what it is; NULL of another.
create function rule.lot_unusable(l core.lot, at timestamptz, out expected text, out presented text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when k.fault is not null then format('lot %s of %s released and in date at %s', l.code, l.material, rule.utc(lot_unusable.at)) end,
           k.fault || case k.fault when 'expired' then ' since ' || rule.utc(l.expires_at) when 'rejected' then ': ' || l.reject_reason else '' end
    from (select rule.lot_fault(l, lot_unusable.at) as fault) k
$$;
comment on function rule.lot_unusable(core.lot, timestamptz) is 'Why a lot could not be used at a moment, as a stop says it.';

-- What keeps a lot from a step as a stop: NULL in code, or what was expected and what was there. The near miss names the lot in clear.
create function rule.lot_stop(b core.batch, s core.process_step, l core.lot, scanned text, at timestamptz,
                              out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_materials text := (select string_agg(m.material, ' or ' order by m.id) from core.process_step_material m where m.step_id = s.id);
begin
    if l.id is null or l.site_id <> b.site_id then
        code := 'VN403';
        expected := format('a lot of %s for step %s', coalesce(v_materials, 'no material'), s.code);
        presented := scanned;
    elsif not exists (select from core.process_step_material m where m.step_id = s.id and m.material = l.material) then
        code := 'VN402';
        expected := format('a lot of %s for step %s', coalesce(v_materials, 'no material'), s.code);
        presented := l.material || ' ' || l.code;
    else
        select k.expected, k.presented into expected, presented from rule.lot_unusable(l, lot_stop.at) k;
        code := case when presented is not null then 'VN401' end;
    end if;
end
$$;
comment on function rule.lot_stop(core.batch, core.process_step, core.lot, text, timestamptz) is 'Why a lot is not used for a step.';

create function api.lot_use(request uuid, batch text, step text, occurrence bigint, lot text, event_at text, quantity text default null,
                            late_reason text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(lot_use.batch);
    v_code text := coalesce((rule.own_code(lot_use.lot, 'lot'))[2], lot_use.lot);
    l core.lot := rule.lot_seen(v_code);
    a work.actor := rule.act_begin('lot_use', request,
        rule.digest(jsonb_build_array(batch, step, occurrence, lot, event_at, quantity, late_reason)),
        array_remove(array[b.stream_id, case when b.id is not null then l.stream_id end], null), b.site_id);
    s core.process_step;
    x core.step_execution;
    u core.lot_use;
    k record;
    v_at timestamptz := rule.moment(nullif(lot_use.event_at, ''), 'event_at');
    v_quantity numeric;
    v_mode text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(lot_use.batch);
    perform rule.batch_known(b, lot_use.batch);
    perform rule.record_open(b);
    s := rule.step_of(b, lot_use.step);
    perform rule.must_perform(a, b, s.performed_by);
    l := rule.lot_seen(v_code);         -- again, now under the lock of its stream
    x := rule.use_place(b, s, lot_use.occurrence);
    v_mode := rule.used_when(b, x, v_at, rule.text(lot_use.late_reason, 'late_reason', 4000), a.lab_now);
    k := rule.lot_stop(b, s, l, rule.text(v_code, 'lot', 100, true), v_at);
    if k.code is not null then
        return rule.stop(a, k.code, k.expected, k.presented, b.id);
    end if;
    v_quantity := rule.lot_quantity((select m from core.process_step_material m where m.step_id = s.id and m.material = l.material), l, lot_use.quantity);
    if v_quantity > l.remaining then
        return rule.stop(a, 'VN404', format('at most %s of lot %s of %s', rule.lot_amount(l.remaining, l.unit), l.code, l.material),
                         rule.lot_amount(v_quantity, l.unit), b.id);
    end if;
    insert into core.lot_use (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, attempt, lot_id, lot_version, quantity, event_at,
                              entered_at, entry_mode, late_reason, recorded_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id, s.id, x.occurrence, x.attempt, l.id, l.version, v_quantity, v_at, a.lab_now,
            v_mode, nullif(lot_use.late_reason, ''), a.person_id, 'used')
    returning * into u;
    perform rule.lot_take(l, v_quantity);
    return rule.done(a, jsonb_build_object('lot_use', u.id, 'version', u.version, 'lot', l.code, 'material', l.material, 'entry_mode', u.entry_mode,
            'remaining', rule.lot_amount(l.remaining - coalesce(v_quantity, 0), l.unit))
        || rule.uses_changed(b, x, 'lot ' || l.code || ' was added to ' || s.code || ' ' || x.occurrence, a));
end
$$;
comment on function api.lot_use(uuid, text, text, bigint, text, text, text, text) is
    'Records which lot of a material a step of a batch used, and how much of it.';

create function rule.lot_use_seen(lot_use bigint, out b core.batch, out l core.lot)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r record;
begin
    select c, k into r from core.lot_use u join core.batch c on c.id = u.batch_id join core.lot k on k.id = u.lot_id
    where u.id = lot_use_seen.lot_use and rule.sees(c.site_id);
    b := r.c;
    l := r.k;
end
$$;
comment on function rule.lot_use_seen(bigint) is 'Batch and lot of a use, if the session''s person may see it.';

create function api.lot_use_withdraw(request uuid, lot_use bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    k record := rule.lot_use_seen(lot_use_withdraw.lot_use);
    b core.batch := k.b;
    l core.lot := k.l;
    a work.actor := rule.act_begin('lot_use_withdraw', request, rule.digest(jsonb_build_array(lot_use, version, reason)),
                                   array_remove(array[b.stream_id, l.stream_id], null), b.site_id, reason);
    u core.lot_use;
    x core.step_execution;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, lot_use_withdraw.lot_use::text);
    select * into b from core.batch c where c.id = b.id;
    select * into l from core.lot c where c.id = l.id;
    select * into u from core.lot_use c where c.id = lot_use_withdraw.lot_use;
    perform rule.use_withdrawable(b, u.status, u.recorded_by_id, u.version, lot_use_withdraw.version, lot_use_withdraw.reason, a);
    update core.lot_use c set status = 'withdrawn', withdraw_reason = lot_use_withdraw.reason, withdrawn_at = a.lab_now, withdrawn_by_id = a.person_id,
        version = c.version + 1 where c.id = u.id;
    perform rule.lot_take(l, -u.quantity);
    select * into x from core.step_execution e
    where e.batch_id = u.batch_id and e.process_step_id = u.process_step_id and e.occurrence = u.occurrence and e.attempt = u.attempt;
    return rule.done(a, jsonb_build_object('lot_use', u.id, 'version', u.version + 1, 'lot', l.code,
            'remaining', rule.lot_amount(l.remaining + coalesce(u.quantity, 0), l.unit))
        || rule.uses_changed(b, x, 'the use of lot ' || l.code || ' was withdrawn', a));
end
$$;
comment on function api.lot_use_withdraw(uuid, bigint, bigint, text) is 'Withdraws the use of a lot that was recorded wrongly; the quantity goes back.';
