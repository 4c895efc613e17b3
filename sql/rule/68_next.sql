-- What comes next for a batch: read by scan, so that one scan opens the right form.

-- Occurrences whose record was invalidated and that are to be done again.
create function rule.occurrences_again(batch_id bigint, step_id bigint) returns table (occurrence integer)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x.occurrence from core.step_execution x
    where x.batch_id = occurrences_again.batch_id and x.process_step_id = occurrences_again.step_id
    group by x.occurrence having bool_and(x.status = 'invalidated')
$$;
comment on function rule.occurrences_again(bigint, bigint) is 'Invalidated occurrences of a step.';

-- What a form needs to know of a field.
create function rule.field_form(f core.process_field) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('name', f.name, 'label', f.label, 'kind', f.kind, 'basis', f.basis, 'unit', f.unit, 'decimals', f.decimals,
        'plausible', case when f.plausible_low is not null then jsonb_build_array(f.plausible_low::text, f.plausible_high::text) end,
        'required', f.required, 'critical', f.critical, 'formula', f.formula,
        'words', (select jsonb_agg(w.word order by w.place) from core.process_field_word w where w.field_id = f.id))
$$;
comment on function rule.field_form(core.process_field) is 'A field of a step as a form takes it.';

-- Steps that can be recorded now: applicable, after what comes before them, not done or repeating.
create function rule.steps_next(b core.batch) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    with run as (
        select x.process_step_id as step_id
        from core.step_execution x where x.batch_id = b.id and x.status <> 'invalidated' group by x.process_step_id
    ), step as (
        select s.*, o.code as operation, g.place as stage_place, o.place as operation_place, (select coalesce(max(y.occurrence), 0) from core.step_execution y where y.batch_id = b.id and y.process_step_id = s.id) as last,
               exists (select from rule.occurrences_again(b.id, s.id)) as again
        from core.process_step s
        join core.process_operation o on o.id = s.operation_id
        join core.process_stage g on g.process_version_id = s.process_version_id and g.stage = s.stage and g.applicable
        left join run r on r.step_id = s.id
        where s.process_version_id = b.process_version_id
          and s.stage = any (case
              when b.process_status = 'collecting' then array['collection']
              when b.process_status in ('at_site', 'thawed', 'infused', 'follow_up') then array['reinfusion']
              else array['engineering', 'expansion'] end)
          -- done once is done, except for what repeats until its last step is recorded
          and (r.step_id is null or (s.repeat_every_us is not null and rule.repeat_end(b.id, s.id) is null)
               or exists (select from rule.occurrences_again(b.id, s.id)))
          and not exists (select from core.step_skip k
                          where k.batch_id = b.id and k.process_step_id = s.id and k.status <> 'withdrawn')
          and rule.steps_missing(b.id, s.id) is null
        order by g.place, o.place, s.place limit 8
    )
    select coalesce(jsonb_agg(jsonb_build_object(
        'step', s.code, 'title', s.title, 'operation', s.operation, 'stage', s.stage,
        'occurrence', n.occurrence,
        'due_at', case when s.repeat_every_us is not null then rule.utc(rule.repeat_next(b.id, s.id)) end,
        'instruction', s.instruction, 'performed_by', s.performed_by, 'witness', s.witness_by, 'check', s.check_by,
        'checkpoint', s.checkpoint, 'optional', s.optional, 'critical', s.critical,
        'materials', (select coalesce(jsonb_agg(jsonb_build_object('material', m.material, 'quantity', m.quantity::text,
                          'unit', m.unit, 'quantity_field', m.quantity_field,
                          'lots', rule.lots_at(b.id, s.id, n.occurrence, n.attempt, m.material)) order by m.id), '[]')
                      from core.process_step_material m where m.step_id = s.id),
        'equipment', (select coalesce(jsonb_agg(jsonb_build_object('class', e.class,
                          'devices', rule.equipment_for(b.id, s.id, n.occurrence, n.attempt, e.class)) order by e.id), '[]')
                      from core.process_step_equipment e where e.step_id = s.id),
        'produces', (select coalesce(jsonb_agg(jsonb_build_object('container', c.container, 'count', c.count) order by c.id), '[]')
                     from core.process_step_container c where c.step_id = s.id),
        'fields', (select coalesce(jsonb_agg(rule.field_form(f) || jsonb_build_object(
                       'second_entry', case when f.critical and f.kind <> 'computed' and s.check_by is not null then true end)
                       order by f.place), '[]')
                   from core.process_field f where f.step_id = s.id))
        -- what is not due yet stands behind what can be done now
        order by coalesce(s.repeat_every_us is not null and rule.repeat_next(b.id, s.id) > rule.now(), false),
                 s.stage_place, s.operation_place, s.place), '[]')
    from step s
    cross join lateral (
        select o.occurrence, (select count(*)::integer + 1 from core.step_execution y
                              where y.batch_id = b.id and y.process_step_id = s.id and y.occurrence = o.occurrence) as attempt
        from (select case when s.again then (select min(a.occurrence) from rule.occurrences_again(b.id, s.id) a) else s.last + 1 end as occurrence) o) n
$$;
comment on function rule.steps_next(core.batch) is 'Steps of a batch that can be recorded now, with their fields.';

-- Steps that are done at a place and not on a container: witnessed, without a checkpoint that identifies a container. A
-- place leads to the one that is open there; where it is open for several batches, one of them has to be said.
create function rule.steps_at_place(site_id bigint, batch_id bigint) returns table (batch bigint, step text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select b.id, s.code::text
    from core.batch b
    join core.process_step s on s.process_version_id = b.process_version_id and s.checkpoint is null and s.witness_by is not null
    join core.process_operation o on o.id = s.operation_id
    join core.process_stage g on g.id = o.stage_id and g.applicable and g.stage in ('engineering', 'expansion')
    where b.site_id = steps_at_place.site_id and b.id = coalesce(steps_at_place.batch_id, b.id) and b.quality_status <> 'on_hold'
      and b.process_status in ('accepted', 'stored_starting', 'in_process', 'harvested')
      and (not exists (select from core.step_execution x where x.batch_id = b.id and x.process_step_id = s.id and x.status <> 'invalidated')
           or exists (select from rule.occurrences_again(b.id, s.id)))
      and not exists (select from core.step_skip k where k.batch_id = b.id and k.process_step_id = s.id and k.status <> 'withdrawn')
      and rule.steps_missing(b.id, s.id) is null
    order by b.id, g.place, o.place, s.place
$$;
comment on function rule.steps_at_place(bigint, bigint) is 'Steps without a container that are open at a site, of one batch when it is given.';

create function rule.next_check(checkpoint text) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('act', 'identity_check', 'checkpoint', checkpoint)
$$;
comment on function rule.next_check(text) is 'An identity check as the next act.';

create function rule.next_sign(entity text, record bigint, meaning text) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('act', 'sign', 'entity', entity, 'record', record, 'meaning', meaning)
$$;
comment on function rule.next_sign(text, bigint, text) is 'A signature as the next act.';

-- At the bedside: check, second signature, infusion, for one container (NULL: of the batch).
create function rule.next_bedside(b core.batch, container_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    k core.identity_check := rule.last_check(b, 'bedside', container_id);
begin
    if k.id is null then
        return rule.next_check('bedside');
    elsif not exists (select from core.signature g where g.entity = 'identity_check' and g.record_id = k.id
                      and g.meaning = 'witnessed' and g.superseded_at is null) then
        return rule.next_sign('identity_check', k.id, 'witnessed');
    end if;
    return jsonb_build_object('act', 'infusion_record', 'identity_check', k.id);
end
$$;
comment on function rule.next_bedside(core.batch, bigint) is 'The next act at the bedside.';

create function rule.next_incoming(b core.batch, container_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    k core.collection;
    r core.receipt;
begin
    if b.process_status = 'scheduled' then
        return case when (rule.last_check(b, 'chair', null)).id is null then rule.next_check('chair')
                    else jsonb_build_object('act', 'collection_start') end;
    elsif b.process_status = 'collecting' then
        select * into k from core.collection x where x.batch_id = b.id and x.status <> 'checked' order by x.id desc limit 1;
        return case when k.status = 'started' then jsonb_build_object('act', 'collection_finish', 'record', k.id, 'version', k.version)
                    else rule.next_sign('collection', k.id, 'checked') end;
    elsif b.process_status = 'collected' and rule.has_route(b, 'transport') then
        return case when (rule.last_check(b, 'courier', container_id)).id is null then rule.next_check('courier')
                    else jsonb_build_object('act', 'custody_hand_over') end;
    elsif b.process_status in ('collected', 'in_transit_in') then
        return case when (rule.last_check(b, 'receipt', container_id, (rule.shipment_of(container_id)).sent_at)).id is null then rule.next_check('receipt')
                    else jsonb_build_object('act', 'receipt_record') end;
    end if;
    select * into r from core.receipt x where x.batch_id = b.id and x.status <> 'checked' order by x.id desc limit 1;
    return case when r.status = 'recorded' then jsonb_build_object('act', 'receipt_decide', 'record', r.id, 'version', r.version)
                when r.status = 'decided' then rule.next_sign('receipt', r.id, 'checked') end;
end
$$;
comment on function rule.next_incoming(core.batch, bigint) is 'The next act between schedule and acceptance.';

-- Where a container is stored, on its way, or to be disposed of: the next act of storage and supply, or NULL.
create function rule.next_supply(b core.batch, container_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    c core.container;
    v_disposal bigint;
    v_thaw bigint;
begin
    select * into c from core.container x where x.id = next_supply.container_id;
    select d.id into v_disposal from core.disposal d where d.container_id = c.id and d.status = 'recorded';
    select t.id into v_thaw from core.thaw t where t.container_id = c.id and t.material = 'product' and not exists (
        select from core.signature g where g.entity = 'thaw' and g.record_id = t.id and g.superseded_at is null);
    if v_disposal is not null then
        return rule.next_sign('disposal', v_disposal, 'witnessed');
    elsif c.status = 'lost' then
        return jsonb_build_object('act', 'container_found');
    elsif c.status = 'stored' then
        return case when (rule.checked_since(b, c, array['retrieval'], (rule.last_storage(c.id)).put_at)).id is null
                    then rule.next_check('retrieval') else jsonb_build_object('act', 'store_take') end;
    elsif c.status = 'in_transit' then
        return case when (rule.checked_since(b, c, array['site'], (rule.shipment_of(c.id)).sent_at)).id is null
                    then rule.next_check('site') else jsonb_build_object('act', 'site_receive') end;
    elsif b.process_status = 'aborted' or b.quality_status in ('rejected', 'recalled') then
        return case when c.status <> 'disposed' then jsonb_build_object('act', 'container_dispose') end;
    elsif c.status = 'thawed' and v_thaw is not null then
        return rule.next_sign('thaw', v_thaw, 'witnessed');
    elsif c.status = 'at_site' and rule.has_route(b, 'thaw') then
        return jsonb_build_object('act', 'thaw_start');
    elsif c.status = 'filled' and b.process_status = 'filled' and rule.has_route(b, 'store') then
        return jsonb_build_object('act', 'store_put');
    elsif c.status = 'filled' and rule.supply_open(b) and rule.has_route(b, 'transport') then
        return case when (rule.checked_since(b, c, array['pack_out', 'courier'], (rule.last_storage(c.id)).taken_at)).id is null
                    then rule.next_check('pack_out') else jsonb_build_object('act', 'custody_hand_over') end;
    elsif c.status = 'infused' then
        return case when b.process_status in ('infused', 'follow_up') then jsonb_build_object('act', 'follow_up_record') end;
    end if;
    return null;
end
$$;
comment on function rule.next_supply(core.batch, bigint) is 'The next act of storage, supply or disposal for a container.';

-- A lot beside a batch: the next step of that batch that uses its material; without one there is none.
create function rule.next_lot(b core.batch, lot_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select jsonb_build_object('act', 'lot_use', 'batch', b.code, 'step', s ->> 'step', 'title', s ->> 'title', 'occurrence', s -> 'occurrence', 'lot', l.code)
        from core.lot l, jsonb_array_elements(rule.steps_next(b)) with ordinality t (s, n)
        where l.id = next_lot.lot_id and exists (select from jsonb_array_elements(s -> 'materials') m where m ->> 'material' = l.material)
        order by n limit 1);
end
$$;
comment on function rule.next_lot(core.batch, bigint) is 'The use of a lot as the next act for a batch, or NULL.';

-- The one next act; NULL when nothing is open here.
create function rule.next_act(b core.batch, container_id bigint) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if container_id is not null and (b.quality_status <> 'on_hold' or exists (select from core.container c where c.id = next_act.container_id and c.status = 'in_transit'))
       and rule.next_supply(b, container_id) is not null then
        return rule.next_supply(b, container_id);
    elsif b.quality_status = 'on_hold' then
        return (select jsonb_build_object('act', 'hold_lift', 'record', h.id, 'version', h.version, 'what', format('%s (hold %s)', h.reason, h.id))
                from core.hold h where h.batch_id = b.id and h.status = 'open' order by h.id limit 1);
    elsif b.process_status in ('accepted', 'stored_starting', 'in_process', 'harvested')
          or (b.process_status = 'scheduled' and b.kind <> 'patient') then
        return jsonb_build_object('act', 'step_record');
    elsif b.process_status in ('scheduled', 'collecting', 'collected', 'in_transit_in', 'received') then
        return rule.next_incoming(b, container_id);
    elsif b.process_status in ('filled', 'stored', 'in_transit_out') then
        return case when b.kind <> 'patient' then jsonb_build_object('act', 'batch_close')
                    when not rule.supply_open(b) then jsonb_build_object('act', 'disposition_propose')
                    when (rule.last_check(b, 'site', container_id)).id is null then rule.next_check('site')
                    else jsonb_build_object('act', 'site_receive') end;
    elsif b.process_status in ('at_site', 'thawed') then
        return rule.next_bedside(b, container_id);
    elsif b.process_status = 'infused' then
        -- on the day itself only an entry begins it
        return jsonb_build_object('act', case when rule.follow_up_day(b, rule.now()) < 1 then 'follow_up_record' else 'follow_up_start' end);
    elsif b.process_status = 'follow_up' then
        return jsonb_build_object('act', 'batch_close');
    end if;
    return null;
end
$$;
comment on function rule.next_act(core.batch, bigint) is 'The next legal act for a batch.';

-- What the form that opens needs without another round trip.
create function rule.prefill(b core.batch, container_code text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('batch', b.code, 'version', b.version, 'container', container_code,
        'steps', case when b.process_status in ('accepted', 'stored_starting', 'in_process', 'harvested', 'collecting',
                           'at_site', 'thawed', 'infused', 'follow_up') or (b.process_status = 'scheduled' and b.kind <> 'patient')
                      then rule.steps_next(b) end,
        'waiting', (select coalesce(jsonb_agg(jsonb_build_object('step', s.code, 'record', x.id, 'version', x.version,
                               'second_entry', x.second_entry) order by x.id), '[]')
                    from core.step_execution x join core.process_step s on s.id = x.process_step_id
                    where x.batch_id = b.id and x.status = 'recorded'),
        'open', (select coalesce(jsonb_agg(jsonb_build_object('what', o.what, 'roles', o.roles)), '[]')
                 from rule.batches_open(array[b.id]) o where o.ready))
$$;
comment on function rule.prefill(core.batch, text) is 'Prefill of the form that a scan opens.';
