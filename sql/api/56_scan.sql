-- A scan is an act: its answer says what the code is, whether it belongs here, and what comes next.

create type work.scanned as (kind text, code text, site_id bigint, batch_id bigint, therapy_event_id bigint,
                             patient_id bigint, record bigint, rank integer);

-- Everything visible that a payload may mean; kinds as the prefix says, or any.
create function rule.scan_find(payload text, kinds text[]) returns setof work.scanned
language sql stable set search_path = pg_catalog, pg_temp as $$
    select f::work.scanned from (
        select 'container', c.code::text, b.site_id, b.id, b.therapy_event_id, null::bigint, c.id, 1
        from core.container c join core.batch b on b.id = c.batch_id where c.code = payload
        union all
        select 'batch', b.code, b.site_id, b.id, b.therapy_event_id, null, b.id, 2 from core.batch b where b.code = payload
        union all
        select 'sample', s.code, b.site_id, b.id, b.therapy_event_id, null, s.id, 3
        from core.sample s join core.batch b on b.id = s.batch_id where s.code = payload
        union all
        select 'coi', e.coi, e.site_id, null, e.id, e.patient_id, e.id, 4 from core.therapy_event e where e.coi = payload
        union all
        select 'order', o.code, e.site_id, null, e.id, e.patient_id, o.id, 5
        from core.therapy_order o join core.therapy_event e on e.id = o.therapy_event_id where o.code = payload
        union all
        select 'wristband', p.code, p.site_id, null, null, p.id, p.id, 6
        from core.patient p left join core.patient_identity i on i.patient_id = p.id
        where p.code = payload or i.record_number = payload
        union all
        select 'person', p.code, r.site_id, null, null, null, p.id, 7
        from core.person p join core.person_role r on r.person_id = p.id and r.status = 'approved' where p.code = payload
        union all
        select 'location', l.code, l.site_id, null, null, null, l.id, 8
        from core.location l where l.code = split_part(payload, '/', 1) and l.status = 'in_use'
        union all
        select 'lot', l.code, l.site_id, null, null, null, l.id, 9 from core.lot l where l.code = payload
        union all
        select 'equipment', e.code, e.site_id, null, null, null, e.id, 10 from core.equipment e where e.code = payload
    ) f (kind, code, site_id, batch_id, therapy_event_id, patient_id, record, rank)
    where (kinds is null or f.kind = any (kinds)) and rule.sees(f.site_id)
$$;
comment on function rule.scan_find(text, text[]) is 'What a code may mean, as far as the session''s person sees.';

-- Prefix to kinds and payload. A code that is in use as it stands is that code; fourteen characters that are
-- no code are tried as a donation number with its check character.
create function rule.scan_read(code text, out payload text, out kinds text[])
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_own text[] := rule.own_code(code, 'code');
begin
    payload := code;
    if v_own is not null then
        payload := v_own[2];
        kinds := case v_own[1] when 'U' then array['container', 'sample'] when 'B' then array['batch']
                               when 'P' then array['person'] when 'W' then array['wristband'] when 'L' then array['location']
                               when 'M' then array['lot'] when 'E' then array['equipment'] else '{}'::text[] end;
    elsif code like '=%' then
        payload := coalesce(rule.din_plain(code), code);
        kinds := array['container'];
    elsif code like '&/%' then
        payload := substr(code, 3);
        kinds := array['coi'];
    elsif length(code) in (14, 15) and not exists (select from rule.scan_find(code, null)) then
        payload := coalesce(rule.din_plain(code), code);
    elsif length(code) = 16 and code ~ '^CH[0-9A-Z]{13}[0-9A-Z*]$' and not exists (select from rule.scan_find(code, null)) then
        if rule.check37(left(code, 15)) <> right(code, 1) then
            perform rule.refuse('VN305', code, null, 'code');
        end if;
        payload := left(code, 15);
    end if;
end
$$;
comment on function rule.scan_read(text) is 'Kinds and payload of a scanned code.';

create function rule.scan_facts(s work.scanned, b core.batch) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'batch', b.code, 'batch_kind', b.kind, 'mark', b.mark, 'process_status', b.process_status, 'quality_status', b.quality_status,
        'container', (select jsonb_build_object('kind', c.kind, 'status', c.status) from core.container c
                      where s.kind = 'container' and c.id = s.record),
        'sample', (select x.sample from core.sample x where s.kind = 'sample' and x.id = s.record),
        'order', (select jsonb_build_object('status', o.status, 'version', o.version) from core.therapy_order o
                  where s.kind = 'order' and o.id = s.record),
        'patient', (select jsonb_build_object('code', p.code, 'initials', p.initials, 'also', nullif(rule.patient_also(p.id), '[]'))
                    from core.patient p where p.id = s.patient_id),
        'location', (select jsonb_build_object('title', l.title, 'condition_band', l.condition_band, 'capacity', l.capacity,
                         'stored', (select count(*) from core.storage k where k.location_id = l.id and k.status = 'stored'))
                     from core.location l where s.kind = 'location' and l.id = s.record),
        'lot', (select jsonb_build_object('material', l.material, 'supplier', l.supplier, 'supplier_lot', l.supplier_lot, 'status', l.status,
                    'expires_on', l.expires_on, 'fault', rule.lot_fault(l, rule.now()), 'remaining', l.remaining::text, 'unit', l.unit)
                from core.lot l where s.kind = 'lot' and l.id = s.record),
        'equipment', (select jsonb_build_object('class', e.class, 'title', e.title, 'serial', e.serial, 'fault', rule.equipment_fault(e, rule.now()),
                          'due_on', (rule.calibration_at(e.id, rule.now())).due_on)
                      from core.equipment e where s.kind = 'equipment' and e.id = s.record),
        'person', (select jsonb_build_object('name', p.printed_name, 'job', p.job, 'status', p.status) from core.person p
                   where s.kind = 'person' and p.id = s.record),
        'batches', (select jsonb_agg(x.code order by x.id desc) from core.batch x join core.therapy_event e on e.id = x.therapy_event_id
                    where s.batch_id is null and rule.sees(x.site_id)
                      and (x.therapy_event_id = s.therapy_event_id or (s.therapy_event_id is null and e.patient_id = any (rule.patient_group(s.patient_id)))))))
$$;
comment on function rule.scan_facts(work.scanned, core.batch) is 'Public facts about what was scanned.';

-- The batch that a scanned thing leads to: its own, the one in front of the person, or the only open one.
create function rule.scan_batch(s work.scanned, context core.batch) returns core.batch
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
begin
    if s.batch_id is not null then
        select * into b from core.batch x where x.id = s.batch_id;
    elsif s.kind not in ('person', 'location') and context.id is not null then
        b := context;
    elsif s.therapy_event_id is not null or s.patient_id is not null then
        select x.* into b from core.batch x join core.therapy_event e on e.id = x.therapy_event_id
        where x.process_status not in ('closed', 'cancelled', 'discarded', 'aborted') and rule.sees(x.site_id)
          and (x.therapy_event_id = s.therapy_event_id or (s.therapy_event_id is null and e.patient_id = any (rule.patient_group(s.patient_id))))
        order by x.id desc limit 1;
    end if;
    return b;
end
$$;
comment on function rule.scan_batch(work.scanned, core.batch) is 'The batch that a scan leads to.';

create function rule.scan_belongs(s work.scanned, context core.batch) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when context.id is null or s.kind in ('person', 'location', 'lot', 'equipment') then true
                when s.batch_id is not null then s.batch_id = context.id
                when s.therapy_event_id is not null then s.therapy_event_id = context.therapy_event_id
                else exists (select from core.therapy_event e where e.id = context.therapy_event_id
                             and e.patient_id = any (rule.patient_group(s.patient_id))) end
$$;
comment on function rule.scan_belongs(work.scanned, core.batch) is 'Does what was scanned belong to the batch in front of the person?';

-- What a place leads to. A position of it ("%LTANK1/A-01") is where the container at hand is put; the place itself leads to
-- the step that is done there: of the batch at hand, or of the only one at the site that waits for such a step.
create function rule.scan_place(s work.scanned, code text, payload text, context core.batch) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    v_steps text[];
    v_batches bigint[];
begin
    if strpos(payload, '/') > 0 then
        return jsonb_build_object('next', jsonb_build_object('act', 'store_put', 'location', code));
    end if;
    select array_agg(p.batch), array_agg(p.step) into v_batches, v_steps
    from rule.steps_at_place(s.site_id, context.id) p;
    if v_batches is null then
        return '{}';
    elsif v_batches[1] <> all (v_batches) then
        return jsonb_build_object('waiting', (select jsonb_agg(distinct x.code) from core.batch x where x.id = any (v_batches)));
    end if;
    select * into b from core.batch x where x.id = v_batches[1];
    return jsonb_build_object('facts', rule.scan_facts(s, b), 'next', jsonb_build_object('act', 'step_record'),
        'prefill', rule.prefill(b, null) || jsonb_build_object('steps', (
            select coalesce(jsonb_agg(e.value order by e.ordinality), '[]')
            from jsonb_array_elements(rule.steps_next(b)) with ordinality e where e.value ->> 'step' = any (v_steps))));
end
$$;
comment on function rule.scan_place(work.scanned, text, text, core.batch) is 'What comes next at a place or position.';

-- No stream is locked: a scan that finds what it should changes nothing, and a stop's near miss takes its
-- stream by itself.
create function api.scan(request uuid, code text, context_batch text, unused boolean default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    x core.batch := rule.batch_seen(scan.context_batch);
    a work.actor := rule.act_begin('scan', request, rule.digest(jsonb_build_array(request, code, context_batch, unused)));
    s work.scanned;
    b core.batch;
    v_stop record;
    v_code text;
    v_payload text;
    v_kinds text[];
    v_container bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if scan.context_batch <> '' then
        perform rule.batch_known(x, scan.context_batch);
    end if;
    v_code := rule.text(scan.code, 'code', 100, true);
    select r.payload, r.kinds into v_payload, v_kinds from rule.scan_read(v_code) r;
    select f.* into s from rule.scan_find(v_payload, v_kinds) f
    order by rule.scan_belongs(f, x) desc, f.rank limit 1;
    -- a form that waits for a new label expects a code that nothing has yet
    if s.kind is null and scan.unused and (v_kinds is null or 'container' = any (v_kinds)) then
        return rule.done(a, jsonb_build_object('kind', 'unused', 'code', rule.code(v_payload, 'code'), 'facts', rule.scan_facts(s, x)));
    elsif s.kind is null then
        a.stream := x.stream_id;
        return rule.stop(a, 'VN302', coalesce('something of batch ' || x.code, 'a code of the laboratory'), left(v_code, 60), x.id);
    end if;
    if not rule.scan_belongs(s, x) then
        a.stream := x.stream_id;
        return rule.stop(a, 'VN301', 'something of batch ' || x.code, s.code, x.id, null, jsonb_build_object('kind', s.kind));
    end if;
    -- a lot or device that the next step of the batch at hand would take: what can't be used now is not carried to the vessel
    if s.kind = 'lot' and rule.next_lot(x, s.record) is not null then
        select k.* into v_stop from core.lot l cross join lateral rule.lot_unusable(l, a.lab_now) k where l.id = s.record;
        if v_stop.presented is not null then
            a.stream := x.stream_id;
            return rule.stop(a, 'VN401', v_stop.expected, v_stop.presented, x.id,
                'Put it aside and take a released lot that is in date. What was used before is recorded by hand, with its time: lot use.');
        end if;
    end if;
    if s.kind = 'equipment' and rule.next_equipment(x, s.record) is not null then
        select k.* into v_stop from core.equipment e cross join lateral rule.equipment_unusable(e, a.lab_now) k where e.id = s.record;
        if v_stop.presented is not null then
            a.stream := x.stream_id;
            return rule.stop(a, 'VN405', v_stop.expected, v_stop.presented, x.id,
                'Take another device of its class. What was used before is recorded by hand, with its time: equipment use.');
        end if;
    end if;
    b := rule.scan_batch(s, x);
    v_container := case when s.kind = 'container' then s.record end;
    return rule.done(a, jsonb_build_object('kind', s.kind, 'code', s.code, 'facts', rule.scan_facts(s, b),
        'next', case when s.kind = 'lot' then rule.next_lot(b, s.record)
                     when s.kind = 'equipment' then rule.next_equipment(b, s.record)
                     when b.id is not null then rule.next_act(b, v_container)
                     when s.kind = 'order' then (select jsonb_build_object('act', 'batch_issue', 'version', o.version)
                                                 from core.therapy_order o where o.id = s.record and o.status = 'ordered') end,
        'prefill', case when b.id is not null
                        then rule.prefill(b, case when s.kind = 'container' then s.code end) end)
        || case when s.kind = 'location' then rule.scan_place(s, v_code, v_payload, x) else '{}' end);
end
$$;
comment on function api.scan(uuid, text, text, boolean) is 'Says what a code is, whether it belongs to the batch at hand, and what comes next.';
