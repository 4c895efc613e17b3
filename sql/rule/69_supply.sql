-- What storage, transport, thaw and disposal share: which container is meant, conditions, manifests, clocks.

-- The container that an act names, as it was scanned or typed.
create function rule.container_code(value text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return rule.plain_code('container', rule.text(value, 'container', 200, true));
end
$$;
comment on function rule.container_code(text) is 'The code of a container without the marks around it.';

-- Low and high of a condition band in degrees Celsius: "<= -150 Cel", ">= 2 Cel", "2 to 8 Cel" or "2-8 Cel".
create function rule.band(value text, out low numeric, out high numeric)
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_one text[] := regexp_match(value, '^(<=|>=) ?(-?[0-9]{1,3}(?:\.[0-9])?) Cel$');
    v_two text[] := regexp_match(value, '^(-?[0-9]{1,3}(?:\.[0-9])?)(?: to |-)(-?[0-9]{1,3}(?:\.[0-9])?) Cel$');
begin
    if v_one is not null then
        low := case v_one[1] when '>=' then v_one[2]::numeric else -273.2 end;
        high := case v_one[1] when '<=' then v_one[2]::numeric else 100 end;
    elsif v_two is not null and v_two[1]::numeric <= v_two[2]::numeric then
        low := v_two[1]::numeric;
        high := v_two[2]::numeric;
    end if;
end
$$;
comment on function rule.band(text) is 'A condition band as two numbers, NULL when it is none.';

-- A band that can be compared with a trace.
create function rule.condition_band(value text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_band text := rule.text(value, 'condition_band', 200, true);
begin
    if (rule.band(v_band)).low is null then
        perform rule.refuse('VN208', left(v_band, 60), 'Write a band such as <= -150 Cel or 2 to 8 Cel.', 'condition_band');
    end if;
    return v_band;
end
$$;
comment on function rule.condition_band(text) is 'A required band that a trace can be compared with.';

-- Codes in one text, blanks between them, as a scanner types one after the other.
create function rule.container_codes(value text, field text) returns text[]
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return array(select distinct rule.plain_code('container', w) from regexp_split_to_table(rule.text(value, field, 4000, true), ' +') w
                 order by 1);
end
$$;
comment on function rule.container_codes(text, text) is 'Codes of several containers.';

-- Is it starting material? Everything that came from the patient and has not been worked on.
create function rule.is_starting(c core.container) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select c.kind in ('collection-bag', 'pool')
$$;
comment on function rule.is_starting(core.container) is 'Does a container hold starting material?';

create function rule.last_storage(container_id bigint) returns core.storage
language sql stable set search_path = pg_catalog, pg_temp as $$
    select k from core.storage k where k.container_id = last_storage.container_id order by k.id desc limit 1
$$;
comment on function rule.last_storage(bigint) is 'The last time that a container was put into a position.';

-- A check of one of these checkpoints for this container that is not older than a moment.
create function rule.checked_since(b core.batch, c core.container, checkpoints text[], since timestamptz) returns core.identity_check
language sql stable set search_path = pg_catalog, pg_temp as $$
    select k from core.identity_check k
    where k.batch_id = b.id and k.container_id = c.id and k.checkpoint = any (checkpoints)
      and k.checked_at >= coalesce(since, '-infinity')
    order by k.id desc limit 1
$$;
comment on function rule.checked_since(core.batch, core.container, text[], timestamptz) is
    'The last identity check of a container at one of these checkpoints.';

-- The shipment that a container is on, or came with last.
create function rule.shipment_of(container_id bigint) returns core.shipment
language sql stable set search_path = pg_catalog, pg_temp as $$
    select s from core.shipment s join core.shipment_container m on m.shipment_id = s.id
    where m.container_id = shipment_of.container_id order by (m.status = 'sent') desc, s.id desc limit 1
$$;
comment on function rule.shipment_of(bigint) is 'The shipment that a container is on, or came with.';

-- What the receiving side found against the manifest: NULL when it is the same, else both lists in words. A code
-- of another batch is no difference but a mix-up, and named first.
create function rule.manifest_difference(s core.shipment, contents text[], out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_sent text[] := array(select c.code::text from core.shipment_container m join core.container c on c.id = m.container_id
                           where m.shipment_id = s.id order by c.code);
    v_foreign text;
    v_known boolean;
begin
    select f.code, c.id is not null into v_foreign, v_known
    from unnest(contents) f (code) left join core.container c on c.code = f.code and (rule.container_seen(f.code)).id is not null
    where c.batch_id is distinct from s.batch_id order by 1 limit 1;
    if v_foreign is not null then
        code := case when v_known then 'VN301' else 'VN302' end;
        presented := v_foreign;
    elsif not (v_sent <@ contents and contents <@ v_sent) then
        code := 'VN310';
        presented := array_to_string(contents, ', ');
    end if;
    expected := array_to_string(v_sent, ', ');
end
$$;
comment on function rule.manifest_difference(core.shipment, text[]) is 'How the contents of a shipper differ from its manifest.';

-- A difference is received only when somebody has opened a deviation about it since it was sent, and says why.
create function rule.difference_explained(s core.shipment, difference text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(difference, '') <> ''
       and exists (select from core.deviation d where d.batch_id = s.batch_id and d.opened_at >= s.sent_at)
$$;
comment on function rule.difference_explained(core.shipment, text) is 'May a shipment be received although its contents differ?';

-- What the temperatures of a logger say against the band that was asked for.
create function rule.trace_word(condition_band text, low_c numeric, high_c numeric) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when low_c is null then 'not_read'
                when low_c >= (rule.band(condition_band)).low and high_c <= (rule.band(condition_band)).high then 'in_band'
                else 'excursion' end
$$;
comment on function rule.trace_word(text, numeric, numeric) is 'not_read, in_band or excursion.';

-- The arrival of a shipper: seals, trace and manifest in one row. What came broken or warm is received all the same,
-- since it has happened; going out, the batch is then held until QA has looked at it.
create function rule.shipment_arrive(s core.shipment, contents text[], seals text, low_c text, high_c text, difference text,
                                     received_at timestamptz, a work.actor) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    v_seals text := rule.one_word(seals, 'seals', array['intact', 'broken', 'none']);
    v_low numeric := case when low_c <> '' then rule.measured(low_c, 'trace_low_c', -200, 60) end;
    v_high numeric := case when high_c <> '' then rule.measured(high_c, 'trace_high_c', -200, 60) end;
    v_trace text;
    v_why text;
begin
    if num_nonnulls(v_low, v_high) = 1 or v_low > v_high then
        perform rule.refuse('VN207', concat_ws(' to ', v_low, v_high), 'A trace has a lowest and a highest temperature.', 'trace_high_c');
    end if;
    v_trace := rule.trace_word(s.condition_band, v_low, v_high);
    -- people type minutes: it came no earlier than it was sent
    update core.shipment x set status = 'received', received_at = greatest(shipment_arrive.received_at, x.sent_at), received_by_id = a.person_id,
        seals = v_seals, trace = v_trace, trace_low_c = v_low, trace_high_c = v_high,
        difference = case when shipment_arrive.difference <> '' then rule.reason(shipment_arrive.difference, 'difference') end, version = x.version + 1
    where x.id = s.id;
    update core.shipment_container m set version = m.version + 1,
        status = case when exists (select from core.container c where c.id = m.container_id and c.code = any (contents))
                      then 'received' else 'missing' end
    where m.shipment_id = s.id;
    insert into core.shipment_container (stream_id, batch_id, therapy_event_id, shipment_id, container_id, status)
    select s.stream_id, s.batch_id, s.therapy_event_id, s.id, c.id, 'extra'
    from core.container c where c.code = any (contents) and c.batch_id = s.batch_id
    on conflict on constraint shipment_container_once do nothing;
    v_why := concat_ws('; ', case when v_seals <> 'intact' then 'seals ' || v_seals end,
                       case when v_trace <> 'in_band' then 'temperature trace ' || replace(v_trace, '_', ' ') end,
                       case when difference <> '' then 'contents differ from the manifest' end);
    select * into b from core.batch x where x.id = s.batch_id;
    -- rejected or recalled it is held no further
    if s.direction = 'out' and v_why <> '' and b.quality_status not in ('rejected', 'recalled') then
        insert into core.hold (stream_id, batch_id, therapy_event_id, reason, placed_by_id, placed_at, status)
        values (s.stream_id, s.batch_id, s.therapy_event_id, 'arrival of shipper ' || s.shipper || ': ' || v_why, a.person_id,
                a.lab_now, 'open');
        if b.quality_status <> 'on_hold' then
            perform rule.quality_change(b, 'on_hold', 'hold_place');
        end if;
    end if;
end
$$;
comment on function rule.shipment_arrive(core.shipment, text[], text, text, text, text, timestamptz, work.actor)
    is 'Records the arrival of a shipper.';

-- A thaw begins. The clock's limit is a number of the site; running over stops nothing that has happened.
create function rule.thaw_begin(b core.batch, c core.container, material text, started_at timestamptz, a work.actor) returns core.thaw
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    t core.thaw;
begin
    insert into core.thaw (stream_id, batch_id, therapy_event_id, container_id, material, started_at, limit_at, performed_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, thaw_begin.material, thaw_begin.started_at,
            thaw_begin.started_at + rule.setting(case material when 'product' then 'thaw_to_infusion' else 'thaw_to_step' end)::interval,
            a.person_id, 'running')
    on conflict do nothing returning * into t;
    if t.id is null then
        perform rule.refuse('VN113', c.code, 'What was thawed is not thawed again.', 'container');
    end if;
    return t;
end
$$;
comment on function rule.thaw_begin(core.batch, core.container, text, timestamptz, work.actor) is 'Starts the clock of a thawed container.';

-- What the clock was waiting for has happened, or will not happen any more (the container is disposed of).
create function rule.thaw_end(container_id bigint, ended_at timestamptz, used boolean) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    update core.thaw t set version = t.version + 1, ended_at = greatest(thaw_end.ended_at, t.started_at),
        status = case when not used then 'given_up' when thaw_end.ended_at <= t.limit_at then 'in_time' else 'late' end
    where t.container_id = thaw_end.container_id and t.status in ('running', 'over')
$$;
comment on function rule.thaw_end(bigint, timestamptz, boolean) is 'Judges the clock of a thawed container.';

-- A moment that a thaw rests on was corrected: its clock is set and judged anew. began: of the thaw itself; used: when what
-- was thawed was used.
create function rule.thaw_anew(container_id bigint, began timestamptz, used timestamptz, lab_now timestamptz) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    update core.thaw t set version = t.version + 1, started_at = n.started_at, limit_at = n.limit_at, ended_at = n.ended_at,
        status = case when t.status = 'given_up' then 'given_up' when n.ended_at <= n.limit_at then 'in_time' when n.ended_at > n.limit_at then 'late'
                      when t.status = 'over' and n.limit_at > thaw_anew.lab_now then 'running' else t.status end
    from (select x.id, coalesce(thaw_anew.began, x.started_at) as started_at,
                 coalesce(thaw_anew.began, x.started_at) + (x.limit_at - x.started_at) as limit_at,
                 greatest(case when x.ended_at is not null then coalesce(thaw_anew.used, x.ended_at) end,
                          case when x.ended_at is not null then coalesce(thaw_anew.began, x.started_at) end) as ended_at
          from core.thaw x where x.container_id = thaw_anew.container_id) n
    where t.id = n.id and (t.started_at, t.ended_at) is distinct from (n.started_at, n.ended_at)
$$;
comment on function rule.thaw_anew(bigint, timestamptz, timestamptz, timestamptz) is 'Judges a thaw anew after a correction.';

-- The first step with starting material ends the clocks of what was taken out of the cold for it.
create function rule.thaw_used(b core.batch) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    select rule.thaw_end(t.container_id, x.at, true)
    from core.thaw t
    cross join (select coalesce(min(e.event_at), min(e.entered_at)) as at from core.step_execution e
                join core.process_step p on p.id = e.process_step_id and p.stage in ('engineering', 'expansion')
                where e.batch_id = b.id) x
    where t.batch_id = b.id and t.material = 'starting material' and t.status in ('running', 'over') and x.at is not null
$$;
comment on function rule.thaw_used(core.batch) is 'Judges the clocks of thawed starting material at the first step.';

-- Work begins with material that was taken out of storage, not with what still lies there.
create function rule.starting_at_hand(b core.batch) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if b.process_status = 'stored_starting' and not exists (
        select from core.container c where c.batch_id = b.id and c.status = 'in_use' and rule.is_starting(c)) then
        perform rule.refuse('VN102', 'stored_starting', 'Take the starting material out of storage first.');
    end if;
end
$$;
comment on function rule.starting_at_hand(core.batch) is 'Refuses to begin work while all starting material is in storage.';

-- The work begins, and goes on, with material that two persons accepted; a bag that came later, or not yet, waits for that. Nothing
-- is done with it before it came, or was taken out of storage.
create function rule.starting_accepted(b core.batch, container text, at timestamptz) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    c core.container;
    v_since timestamptz;
begin
    select * into c from core.container x where x.code = starting_accepted.container and x.batch_id = b.id and x.kind in ('collection-bag', 'pool');
    if c.id is null then
        return;
    elsif c.kind = 'collection-bag' and not exists (select from core.receipt r where r.container_id = c.id and r.status = 'checked' and r.decision = 'accept') then
        perform rule.refuse('VN102', starting_accepted.container, 'Starting material is used after it was accepted at its receipt.', 'container');
    end if;
    select greatest(max(x.at), (rule.last_storage(c.id)).taken_at) into v_since
    from (select r.received_at from core.receipt r where r.container_id = c.id
          union all select p.pooled_at from core.container_source p where p.container_id = c.id) x (at);
    if starting_accepted.at < date_trunc('minute', v_since) then
        perform rule.refuse('VN503', format('%s, %s at hand since %s', rule.utc(starting_accepted.at), c.code, rule.utc(v_since)), null, 'event_at');
    end if;
end
$$;
comment on function rule.starting_accepted(core.batch, text, timestamptz) is 'Refuses work on a bag that was not accepted, or before it was at hand.';

-- The periodic part: clocks past their limit, and follow-up from the day after the infusion on. Who is at work on a
-- batch is not waited for.
create function rule.supply_tick() returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    r record;
    b core.batch;
    v_now timestamptz := rule.now();
    v_attributed boolean := false;
    v_done integer := 0;
begin
    for r in
        select t.stream_id, t.id as thaw_id, null::bigint as batch_id from core.thaw t where t.status = 'running' and t.limit_at < v_now
        union all
        select x.stream_id, null, x.id from core.batch x
        where x.process_status = 'infused'
          and (select min(i.started_at) from core.infusion i where i.batch_id = x.id) < v_now - interval '1 day'
        order by 1
    loop
        perform from ledger.stream s where s.id = r.stream_id for no key update skip locked;
        continue when not found;
        if not v_attributed then
            v_now := rule.system_context('tick', 'what is due after thaw and infusion');
            v_attributed := true;
        end if;
        if r.thaw_id is not null then
            update core.thaw t set status = 'over', found_at = v_now, version = t.version + 1
            where t.id = r.thaw_id and t.status = 'running' and t.limit_at < v_now;
        else
            select * into b from core.batch x where x.id = r.batch_id;
            continue when b.process_status <> 'infused';
            perform rule.process_change(b, 'follow_up', 'tick');
        end if;
        v_done := v_done + 1;
    end loop;
    if v_attributed then
        perform rule.system_done();
    end if;
    return v_done;
end
$$;
comment on function rule.supply_tick() is 'Finds thaw clocks past their limit and begins follow-up on day 1; returns how many rows it wrote.';

-- What keeps exceptional supply from being decided, besides what blocks every decision.
create function rule.supply_gaps(b core.batch, decision text) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'no request of the treating physician'
    where decision = 'exceptional_supply'
      and not exists (select from core.supply_request r where r.batch_id = b.id and r.status = 'open')
    union all
    select 'the specification is met: release the batch'
    where decision = 'exceptional_supply' and (select v.verdict from rule.verdict(b.id) v) = 'met'
$$;
comment on function rule.supply_gaps(core.batch, text) is 'What blocks exceptional supply.';

-- Containers whose end is not recorded: product neither given nor disposed of, remainders, material in storage. What
-- the process used up (an emptied bag, a vessel) is the steps' affair.
create function rule.remainders(b core.batch) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    (select 'container not given nor disposed of: ' || c.code || ' (' || c.status || ')' from core.container c
     where c.batch_id = b.id and (c.status in ('stored', 'in_transit', 'at_site', 'thawed') or (c.status = 'filled' and b.kind = 'patient'))
     order by c.id)
    union all
    (select 'remainder not disposed of: ' || c.code || ' (' || i.remainder_ml || ' mL)'
     from core.infusion i join core.container c on c.id = i.container_id
     where i.batch_id = b.id and i.remainder_ml > 0 and c.status <> 'disposed' order by c.id)
$$;
comment on function rule.remainders(core.batch) is 'Containers of a batch whose end is not recorded.';

create function rule.supply_open_points(b core.batch) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select rule.remainders(b)
    union all
    select 'shipment on the way: ' || s.shipper from core.shipment s where s.batch_id = b.id and s.status = 'on_the_way'
       and exists (select from core.shipment_container m join core.container c on c.id = m.container_id where m.shipment_id = s.id and c.status <> 'lost')
    union all
    select 'missing from its shipper: ' || c.code
    from core.shipment_container m join core.container c on c.id = m.container_id
    where m.batch_id = b.id and m.status = 'missing' and c.status = 'in_use'
    union all
    select 'disposal without witness: ' || c.code from core.disposal d join core.container c on c.id = d.container_id
    where d.batch_id = b.id and d.status = 'recorded'
    union all
    select 'recall proposed' from core.recall x where x.batch_id = b.id and x.status = 'proposed'
    union all
    select 'notification not acknowledged: ' || n.words from core.notification n where n.batch_id = b.id and n.status = 'open'
$$;
comment on function rule.supply_open_points(core.batch) is 'What of storage, supply and notification is still open.';

-- How many of these wait for somebody now.
create function rule.open_supply(ids bigint[]) returns table (batch_id bigint, items bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select i.batch_id, count(*)
    from (select d.batch_id from core.disposal d where d.batch_id = any (ids) and d.status = 'recorded'
          union all
          select x.batch_id from core.recall x where x.batch_id = any (ids) and x.status = 'proposed'
          union all
          select r.batch_id from core.supply_request r where r.batch_id = any (ids) and r.status = 'open'
          union all
          select n.batch_id from core.notification n where n.batch_id = any (ids) and n.status = 'open'
          union all
          select t.batch_id from core.thaw t where t.batch_id = any (ids) and t.status = 'over') i
    group by i.batch_id;
end
$$;
comment on function rule.open_supply(bigint[]) is 'How many matters of supply and notification of batches wait for somebody.';

-- What the audit review covers: everything that happened to the material up to its release. What follows (shipping,
-- thaw at the site, remainders) is written later and would end a review that was not about it.
create function rule.content_batch_supply(record bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    (select 'storage of ' || c.code || ': ' || concat_ws('; ', l.code || ' ' || k.position, l.condition_band, 'put ' || rule.utc(k.put_at),
                'by ' || p.code,
                case when k.purpose <> 'supply' then 'taken ' || rule.utc(k.taken_at) || ' by ' || t.code || ' for ' || k.purpose end)
     from core.storage k join core.container c on c.id = k.container_id join core.location l on l.id = k.location_id
     join core.person p on p.id = k.put_by_id left join core.person t on t.id = k.taken_by_id
     where k.batch_id = record order by k.id)
    union all
    (select 'shipment ' || s.shipper || ': ' || concat_ws('; ', 'seal ' || s.seal, s.condition_band, 'sent ' || rule.utc(s.sent_at),
                'received ' || rule.utc(s.received_at), 'seals ' || s.seals, 'trace ' || s.trace, s.trace_low_c || ' to ' || s.trace_high_c,
                s.difference)
     from core.shipment s where s.batch_id = record and s.direction = 'in' order by s.id)
    union all
    (select 'pool ' || c.code || ' from ' || q.code || ': ' || rule.utc(x.pooled_at) || '; by ' || p.code
     from core.container_source x join core.container c on c.id = x.container_id join core.container q on q.id = x.source_id
     join core.person p on p.id = x.performed_by_id
     where x.batch_id = record order by x.id)
    union all
    (select 'thaw of ' || c.code || ': ' || concat_ws('; ', rule.utc(t.started_at), 'to be used by ' || rule.utc(t.limit_at), t.status,
                rule.utc(t.ended_at))
     from core.thaw t join core.container c on c.id = t.container_id
     where t.batch_id = record and t.material = 'starting material' order by t.id)
    union all
    (select 'disposal of ' || c.code || ': ' || concat_ws('; ', d.way, d.consent, d.quantity_ml || ' mL', d.reason, rule.utc(d.disposed_at),
                'by ' || p.code, 'withdrawn ' || rule.utc(d.withdrawn_at) || ' by ' || w.code || ', ' || d.withdraw_code || ', ' || d.withdraw_reason)
     from core.disposal d join core.container c on c.id = d.container_id join core.person p on p.id = d.performed_by_id
     left join core.person w on w.id = d.withdrawn_by_id
     where d.batch_id = record and not exists (select from core.infusion i where i.container_id = c.id) order by d.id)
    union all
    (select 'exceptional supply asked for: ' || concat_ws('; ', r.physician, r.reason, rule.utc(r.requested_at), 'entered by ' || p.code)
     from core.supply_request r join core.person p on p.id = r.requested_by_id where r.batch_id = record order by r.id)
$$;
comment on function rule.content_batch_supply(bigint) is 'What happened to the material of a batch, and who asked for what failed.';

-- A product that failed after it was let out: not given yet, it is held; given or not, the treating side is told, and
-- the task stays open until somebody there acknowledges it. A trigger, since whatever brings a result in must not
-- bypass it.
create function rule.tg_result_after_release() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    v_words text;
begin
    select * into b from core.batch x where x.id = new.batch_id;
    if new.verdict <> 'fail' or b.kind <> 'patient' or not (rule.supply_open(b) or b.quality_status = 'recalled'
       or (b.quality_status = 'on_hold' and b.quality_before in ('released', 'released_pending', 'exceptional_supply'))) then
        return null;
    end if;
    select format('%s on sample %s: %s, limit %s', l.label, m.code, rule.result_text(new), rule.limit_text(l)) into v_words
    from core.specification_line l, core.sample m where l.id = new.line_id and m.id = new.sample_id;
    perform rule.notify(b, 'result', 'failed after release: ' || v_words, new.id, new.entered_at);
    -- a hold of its own where there is one already: lifting that one must not let it go
    if rule.to_give(b) and b.quality_status <> 'recalled' then
        insert into core.hold (stream_id, batch_id, therapy_event_id, reason, placed_by_id, placed_at, status)
        values (b.stream_id, b.id, b.therapy_event_id, 'failed after release: ' || v_words, new.analyst_id, new.entered_at, 'open');
        if b.quality_status <> 'on_hold' then
            perform rule.quality_change(b, 'on_hold', 'hold_place');
        end if;
    end if;
    return null;
end
$$;
comment on function rule.tg_result_after_release() is 'Tells the treating side of a result that failed after release, and holds what was not given.';
create trigger result_after_release after insert on core.result for each row execute function rule.tg_result_after_release();
alter table core.result enable always trigger result_after_release;

create function rule.notify(b core.batch, kind text, words text, result_id bigint, at timestamptz) returns bigint
language sql volatile set search_path = pg_catalog, pg_temp as $$
    insert into core.notification (stream_id, batch_id, therapy_event_id, kind, words, physician, result_id, opened_at, status)
    select b.stream_id, b.id, b.therapy_event_id, notify.kind, notify.words, o.physician, notify.result_id, notify.at, 'open'
    from core.therapy_order o where o.id = b.order_id
    returning id
$$;
comment on function rule.notify(core.batch, text, text, bigint, timestamptz) is 'Opens a notification of the treating side.';

-- The same as lines of the worklist, of all batches at once: every statement reads what is open only, and is asked for by
-- those whose work it is (rule.asks). What is rare is looked for before a statement with more to it is planned. A batch that has
-- ended keeps its notifications until somebody reads them.
create function rule.supply_work(asked text[], kinds text[])
returns table (batch_id bigint, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if rule.asks(asked, 'technician collector clinic') and rule.asks(kinds, 'signature')
       and exists (select from core.disposal d where d.status = 'recorded') then
        return query
        select d.batch_id, 'signature', format('witnessed: disposal of %s, record %s', c.code, d.id), null::timestamptz,
               'technician collector clinic', rule.opens('sign', 'disposal', d.id, meaning => 'witnessed')
        from core.disposal d join core.container c on c.id = d.container_id where d.status = 'recorded';
    end if;
    if rule.asks(asked, 'technician clinic') and exists (select from core.thaw t where t.status in ('running', 'over')) then
        return query
        select t.batch_id, w.kind, w.what, t.limit_at::timestamptz, w.roles, w.opens
        from core.thaw t join core.container c on c.id = t.container_id
        cross join lateral (
            select 'signature' as kind, format('witnessed: thaw of %s, record %s', c.code, t.id) as what, 'clinic' as roles,
                   rule.opens('sign', 'thaw', t.id, meaning => 'witnessed') as opens
            where t.material = 'product'
              and not exists (select from core.signature g where g.entity = 'thaw' and g.record_id = t.id and g.superseded_at is null)
            union all
            select case when t.status = 'over' then 'late' else 'due' end, 'clock: thawed ' || c.code,
                   case t.material when 'product' then 'clinic' else 'technician' end, null) w
        where t.status in ('running', 'over');
    end if;
    if rule.asks(asked, 'releaser') and rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('approved: recall, record %s', x.id), null::timestamptz, 'releaser',
               rule.opens('sign', 'recall', x.id, meaning => 'approved')
        from core.recall x where x.status = 'proposed';
    end if;
    if rule.asks(asked, 'qa') and rule.asks(kinds, 'due') then
        return query
        select r.batch_id, 'due', 'exceptional supply asked for by ' || r.physician, null::timestamptz, 'qa', null::work.opens
        from core.supply_request r where r.status = 'open';
    end if;
    if rule.asks(asked, 'clinic') and rule.asks(kinds, 'notification') then
        return query
        select n.batch_id, 'notification', concat_ws(': ', coalesce(n.physician, 'treating physician'), n.words), null::timestamptz, 'clinic',
               rule.opens('notification_acknowledge', 'notification', n.id, n.version)
        from core.notification n where n.status = 'open';
    end if;
end
$$;
comment on function rule.supply_work(text[], text[]) is 'What of storage, supply and notification waits for whom.';
