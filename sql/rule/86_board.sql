-- What the board says about a batch in few words. plpgsql, since the plans are kept between rows and calls.

create function rule.board_quality(batch_id bigint, out qc text, out verdict text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v record;
begin
    qc := '-';
    verdict := '-';
    if not exists (select from core.sample s where s.batch_id = board_quality.batch_id) then
        return;
    end if;
    select * into v from rule.verdict(board_quality.batch_id);
    qc := case when v.pending = 0 then 'final' when v.pending = v.interim then 'interim' else v.pending || ' pending' end;
    verdict := v.words;
end
$$;
comment on function rule.board_quality(bigint) is 'QC lane and verdict of a batch in words.';

-- Work: the stage where the batch is, its culture day, and the next step with its time.
create function rule.board_work(batch_id bigint, out stage text, out day integer, out next_step text, out next_due_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    v_now timestamptz := rule.now();
    v_zone text;
    v_start timestamptz;
    v_end timestamptz;
    v_last_stage text;
    v_ended boolean;
begin
    select * into b from core.batch x where x.id = board_work.batch_id;
    v_ended := b.process_status in ('closed', 'aborted', 'cancelled', 'discarded');
    select v.time_zone into v_zone from core.process_version v where v.id = b.process_version_id;
    -- day 0 is the activation: the step or operation of that name, else the first step of engineering, else of expansion
    select x.event_at into v_start
    from core.step_execution x
    join core.process_step s on s.id = x.process_step_id
    join core.process_operation o on o.id = s.operation_id
    where x.batch_id = b.id and x.status <> 'invalidated' and s.stage in ('engineering', 'expansion') and x.event_at is not null
    order by (s.code in ('seed', 'activation') or o.code in ('seed', 'activation')) desc, s.stage = 'engineering' desc,
             o.place, s.place, x.occurrence
    limit 1;
    select x.event_at into v_end from core.step_execution x join core.process_step s on s.id = x.process_step_id
    where x.batch_id = b.id and s.code = 'harvest' and x.status <> 'invalidated' order by x.occurrence desc limit 1;
    select s.stage, case when v_ended then coalesce(v_end, x.event_at) else v_end end into v_last_stage, v_end
    from core.step_execution x join core.process_step s on s.id = x.process_step_id
    where x.batch_id = b.id and x.status <> 'invalidated' order by x.id desc limit 1;
    if v_start is not null then
        day := (coalesce(v_end, v_now) at time zone v_zone)::date - (v_start at time zone v_zone)::date;
    end if;
    stage := case
        when b.process_status in ('in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up') then 'reinfusion'
        when b.process_status in ('harvested', 'filled', 'stored') then 'expansion'
        when v_last_stage is not null then v_last_stage
        else (select t.stage from core.process_stage t where t.process_version_id = b.process_version_id and t.applicable
              order by t.place limit 1) end;
    if b.kind = 'patient' and b.process_status = 'closed' then
        stage := 'reinfusion';
    end if;
    if v_ended then
        return;
    end if;
    -- the first open step whose predecessors are complete; a repeated one is open until its end is there
    select s.code, case when s.repeat_every_us is not null then rule.repeat_next(b.id, s.id) end
    into next_step, next_due_at
    from core.process_step s
    join core.process_operation o on o.id = s.operation_id
    join core.process_stage t on t.id = o.stage_id
    where s.process_version_id = b.process_version_id and t.applicable and not s.optional
      and case when s.repeat_every_us is null
               then not exists (select from core.step_execution x where x.batch_id = b.id and x.process_step_id = s.id
                                and x.status <> 'invalidated')
               else rule.repeat_end(b.id, s.id) is null
          end
      and not exists (select from core.step_skip k where k.batch_id = b.id and k.process_step_id = s.id and k.status = 'approved')
      and rule.steps_missing(b.id, s.id) is null
    order by t.place, o.place, s.place
    limit 1;
end
$$;
comment on function rule.board_work(bigint) is 'Stage, culture day and next step of a batch.';

-- What waits for somebody: signatures on steps, results to review, holds, decisions and aborts to sign, deviations
-- to decide and close, investigations to conclude, clocks past their limits, and what about its steps is open.
create function rule.open_items(batch_id bigint) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select count(*) from core.step_execution x where x.batch_id = open_items.batch_id and x.status = 'recorded')
        + (select count(*) from core.hold h where h.batch_id = open_items.batch_id and h.status = 'open')
        + (select count(*) from core.disposition d where d.batch_id = open_items.batch_id and d.status = 'proposed')
        + (select count(*) from core.deviation d where d.batch_id = open_items.batch_id and d.status <> 'closed')
        + (select count(*) from core.deviation_touch t where t.batch_id = open_items.batch_id and t.status = 'open')
        + (select count(*) from core.capa c where c.batch_id = open_items.batch_id and c.status = 'open')
        + (select count(*) from core.investigation i where i.batch_id = open_items.batch_id and i.status = 'open')
        + (select count(*) from core.abort x where x.batch_id = open_items.batch_id and x.status = 'proposed')
        + (select count(*) from core.result r join core.specification_line l on l.id = r.line_id and not l.report
           where r.batch_id = open_items.batch_id and r.status = 'entered'
             and not exists (select from core.result n where n.batch_id = r.batch_id and n.line_id = r.line_id
                             and n.sample_id = r.sample_id and n.entry = r.entry and n.revision > r.revision))
        + rule.open_supply(open_items.batch_id)
        + rule.open_breaches(open_items.batch_id)
        + (select count(*) from core.batch b cross join lateral rule.step_open(b) o
           where b.id = open_items.batch_id and o.ready and b.process_status not in ('closed', 'aborted', 'cancelled', 'discarded'));
end
$$;
comment on function rule.open_items(bigint) is 'How many things of a batch wait for somebody.';

-- The latest value of a field by its name, as the board shows it.
create function rule.last_value(batch_id bigint, name text, out shown text, out breach text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    select o.number::text, o.breach into shown, breach
    from core.step_execution x
    join core.process_field f on f.step_id = x.process_step_id and f.name = last_value.name
    join lateral (select p.number, p.breach from core.observation p
                  where p.step_execution_id = x.id and p.process_field_id = f.id order by p.revision desc limit 1) o on o.number is not null
    where x.batch_id = last_value.batch_id and x.status <> 'invalidated' and not rule.blind(x)
    order by x.event_at desc nulls last, x.id desc limit 1;
end
$$;
comment on function rule.last_value(bigint, text) is 'The latest number of a field of a batch, with its breach.';
