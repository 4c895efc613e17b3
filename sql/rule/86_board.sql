-- What the board says about batches in few words: for a page of them at once, so that a page costs few statements
-- however many batches the laboratory has had. Nothing of it is kept anywhere: there is no summary to be wrong.

-- The next step of batches that have not ended: the first open one whose predecessors are complete; a repeated one is
-- open until its end is there. What is rejected, or recalled before it was given, is disposed of and worked on no further.
-- due_at: of a repeated step.
create function rule.next_steps(ids bigint[]) returns table (batch_id bigint, step_id bigint, code text, due_at timestamptz)
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with batch as materialized (
        select b.id, b.process_version_id as version_id from core.batch b
        where b.id = any (ids) and b.process_status not in ('closed', 'aborted', 'cancelled', 'discarded') and b.quality_status <> 'rejected'
          and (b.quality_status <> 'recalled' or b.process_status in ('infused', 'follow_up'))
    ), step as materialized (
        select s.id, s.process_version_id as version_id, s.code::text as code, row_number() over (order by t.place, o.place, s.place, s.id) as turn,
               s.repeat_every_us * interval '1 microsecond' as every, case when s.repeat_every_us is null then s.id else u.id end as end_id,
               -- what it waits for, through optional steps: at hand once the step has been recorded anywhere
               coalesce(p.needs, (select w.needs from rule.step_waits(s.id) w)) as needs
        from core.process_step s
        join core.process_operation o on o.id = s.operation_id
        join core.process_stage t on t.id = o.stage_id and t.applicable
        left join core.process_step u on u.process_version_id = s.process_version_id and u.code = s.repeat_until
        left join work.step_plan p on p.step_id = s.id
        where s.process_version_id = any (array(select distinct b.version_id from batch b)) and not s.optional
    -- made once: read anew for each batch it would be most of the cost
    ), run as materialized (
        select x.batch_id, array_agg(x.process_step_id) as done, array_agg(x.process_step_id) filter (where x.status = 'complete') as complete
        from (select e.batch_id, e.process_step_id, e.status from core.step_execution e
              where e.batch_id = any (ids) and e.status <> 'invalidated'
              union all
              -- a skip that QA approved stands for its step
              select q.batch_id, q.process_step_id, 'complete' from core.step_skip q where q.batch_id = any (ids) and q.status = 'approved') x
        group by x.batch_id
    ), found as (
        select distinct on (b.id) b.id, s.id as step_id, s.code, s.every
        from batch b
        left join run r on r.batch_id = b.id
        join step s on s.version_id = b.version_id and not coalesce(s.end_id = any (r.done), false)
                       and (s.needs = '{}' or s.needs <@ r.complete)
        order by b.id, s.turn
    )
    select w.id, w.step_id, w.code,
           -- as rule.repeat_next has it: that the repetition has not ended is why the step was found
           case when w.every is not null then w.every + (
               select max(p.at) from (
                   select max(x.event_at) as at from core.step_execution x
                   where x.batch_id = w.id and x.process_step_id = w.step_id and x.status <> 'invalidated' and x.entry_mode <> 'transcribed'
                   union all
                   select max(m.due_at) from core.step_missed m where m.batch_id = w.id and m.process_step_id = w.step_id) p) end
    from found w;
end
$$;
comment on function rule.next_steps(bigint[]) is 'The next step of batches, with its time when it is a repeated one.';

-- Steps of the processes of these batches. start: the lower, the rather is it day 0 (the activation: the step or operation
-- of that name, else the first step of engineering, else of expansion).
create function rule.board_steps(ids bigint[])
returns table (step_id bigint, process_version_id bigint, code text, stage text, start bigint, vcc_id bigint, viability_id bigint)
language plpgsql stable rows 60 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select s.id, s.process_version_id, s.code::text, s.stage,
           case when s.stage in ('engineering', 'expansion') then row_number() over (order by
               (s.code in ('seed', 'activation') or o.code in ('seed', 'activation')) desc, s.stage = 'engineering' desc, o.place, s.place) end,
           c.id, v.id
    from core.process_step s
    join core.process_operation o on o.id = s.operation_id
    left join core.process_field c on c.step_id = s.id and c.name = 'vcc'
    left join core.process_field v on v.step_id = s.id and v.name = 'viability'
    where s.process_version_id = any (array(select distinct b.process_version_id from core.batch b where b.id = any (ids)));
end
$$;
comment on function rule.board_steps(bigint[]) is 'Steps of the processes of batches, as far as stage, day and counts ask for them.';

-- Work: the stage where each batch is, its culture day, the next step with its time, the latest viable cell
-- concentration and viability, and how many steps wait for a signature.
create function rule.board_work(ids bigint[])
returns table (batch_id bigint, stage text, day integer, next_step text, next_due_at timestamptz, vcc text, viability text,
               viability_breach text, unsigned bigint)
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with step as materialized (
        select * from rule.board_steps(ids)
    ), run as (
        select x.batch_id, count(*) filter (where x.status = 'recorded') as unsigned,
               -- which execution it is, found by its place and told by its id: places and ids stay below these numbers
               min(x.start * 1000000000000 + x.id) filter (where x.event_at is not null) % 1000000000000 as start_id,
               max(x.id) filter (where x.code = 'harvest') as harvest_id, max(x.id) as last_id,
               -- where the counts are, the latest first: the rows come in that order
               array_agg(x.id) filter (where x.vcc_id is not null and not x.hidden) as counts,
               array_agg(x.vcc_id) filter (where x.vcc_id is not null and not x.hidden) as vcc_ids,
               array_agg(x.id) filter (where x.viability_id is not null and not x.hidden) as viabilities,
               array_agg(x.viability_id) filter (where x.viability_id is not null and not x.hidden) as viability_ids
        from (select e.batch_id, e.id, e.status, e.event_at, s.step_id, s.code, s.start, s.vcc_id, s.viability_id,
                     e.second_entry is not null and rule.blind(e) as hidden
              from core.step_execution e join step s on s.step_id = e.process_step_id
              where e.batch_id = any (ids) and e.status <> 'invalidated'
              order by e.batch_id, e.event_at desc nulls last, e.id desc) x
        group by x.batch_id
    )
    select b.id,
           case when b.process_status in ('in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up')
                     or (b.kind = 'patient' and b.process_status = 'closed') then 'reinfusion'
                when b.process_status in ('harvested', 'filled', 'stored') then 'expansion'
                when l.id is not null then (select s.stage from step s where s.step_id = l.process_step_id)
                else (select t.stage from core.process_stage t where t.process_version_id = b.process_version_id and t.applicable
                      order by t.place limit 1) end,
           (coalesce(h.event_at, case when e.ended then l.event_at end, n.lab_now) at time zone v.time_zone)::date
               - (d.event_at at time zone v.time_zone)::date,
           w.code, w.due_at,
           -- where the newest was not recorded, an earlier one is
           coalesce(vcc.number::text, case when r.counts is not null then (rule.last_value(b.id, 'vcc')).shown end),
           coalesce(via.number::text, case when r.viabilities is not null then (rule.last_value(b.id, 'viability')).shown end),
           coalesce(case when via.number is not null then via.breach
                         when r.viabilities is not null then (rule.last_value(b.id, 'viability')).breach end, ''),
           coalesce(r.unsigned, 0)
    from core.batch b
    join core.process_version v on v.id = b.process_version_id
    cross join (select rule.now() as lab_now offset 0) n
    cross join lateral (select b.process_status in ('closed', 'aborted', 'cancelled', 'discarded') as ended) e
    left join run r on r.batch_id = b.id
    left join core.step_execution d on d.id = r.start_id
    left join core.step_execution h on h.id = r.harvest_id
    left join core.step_execution l on l.id = r.last_id
    left join lateral (
        select p.number, p.breach from core.observation p
        where p.step_execution_id = r.counts[1] and p.process_field_id = r.vcc_ids[1] order by p.revision desc limit 1) vcc on true
    left join lateral (
        select p.number, p.breach from core.observation p
        where p.step_execution_id = r.viabilities[1] and p.process_field_id = r.viability_ids[1]
        order by p.revision desc limit 1) via on true
    left join rule.next_steps(ids) w on w.batch_id = b.id
    where b.id = any (ids);
end
$$;
comment on function rule.board_work(bigint[]) is 'Stage, culture day, next step and last counts of batches.';

-- The QC lane and the verdict in words; nothing to say before the first sample.
create function rule.board_quality(ids bigint[]) returns table (batch_id bigint, qc text, verdict text)
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_ids bigint[] := array(select distinct m.batch_id from core.sample m join core.batch b on b.id = m.batch_id
                            where m.batch_id = any (ids) and b.process_status not in ('aborted', 'cancelled', 'discarded'));
begin
    return query
    select v.batch_id, case when v.pending = 0 then 'final' when v.pending = v.interim then 'interim' else v.pending || ' pending' end, v.words
    from rule.verdicts(v_ids) v;
end
$$;
comment on function rule.board_quality(bigint[]) is 'QC lane and verdict of batches in words.';

-- What waits for somebody: signatures on steps, results to review, holds, decisions and aborts to sign, deviations
-- to decide and close, investigations to conclude, clocks past their limits, and what about its steps is open.
create function rule.board_items(ids bigint[]) returns table (batch_id bigint, items bigint)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select i.batch_id, sum(i.items)::bigint
    from (
        select x.batch_id, 1 as items from core.hold x where x.batch_id = any (ids) and x.status = 'open'
        union all
        select x.batch_id, 1 from core.disposition x where x.batch_id = any (ids) and x.status = 'proposed'
        union all
        select x.batch_id, 1 from core.deviation x where x.batch_id = any (ids) and x.status <> 'closed'
        union all
        select x.batch_id, 1 from core.deviation_touch x where x.batch_id = any (ids) and x.status = 'open'
        union all
        select x.batch_id, 1 from core.capa x where x.batch_id = any (ids) and x.status = 'open'
        union all
        select s.batch_id, s.items from rule.open_supply(ids) s
        union all
        select o.batch_id, 1
        from rule.batches_open(array(select b.id from core.batch b where b.id = any (ids)
                                     and b.process_status not in ('closed', 'aborted', 'cancelled', 'discarded'))) o
        where o.ready
        union all
        select x.batch_id, 1 from core.investigation x where x.batch_id = any (ids) and x.status = 'open'
        union all
        select x.batch_id, 1 from core.abort x where x.batch_id = any (ids) and x.status = 'proposed'
        union all
        select r.batch_id, 1 from core.result r join core.specification_line l on l.id = r.line_id and not l.report
        where r.batch_id = any (ids) and r.status = 'entered'
          and not exists (select from core.result n where n.batch_id = r.batch_id and n.line_id = r.line_id
                          and n.sample_id = r.sample_id and n.entry = r.entry and n.revision > r.revision)
        union all
        select t.batch_id, rule.open_breaches(t.batch_id)
        from (select distinct x.batch_id from core.timer_breach x where x.batch_id = any (ids)) t
    ) i group by i.batch_id;
end
$$;
comment on function rule.board_items(bigint[]) is 'How many things of batches wait for somebody, beside signatures on steps.';

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

-- The rows of the board for these batches, in the order of their ids.
create function rule.board_rows(ids bigint[])
returns table (id bigint, batch text, mark text, kind text, product text, patient text, site text, stage text, qc text, day integer,
               vcc text, viability text, viability_breach text, next_step text, next_due_at timestamptz, open_items bigint,
               process_status text, quality_status text, custody text, verdict text, waits_for text, slot date, version bigint)
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select b.id, b.code::text, b.mark, b.kind, v.product_name::text, coalesce(p.code || ' ' || p.initials, '-'), s.code::text,
           w.stage, coalesce(q.qc, '-'), w.day, w.vcc, w.viability, w.viability_breach, w.next_step, w.next_due_at,
           w.unsigned + coalesce(i.items, 0), b.process_status, b.quality_status, coalesce(c.holder, '-'), coalesce(q.verdict, '-'),
           case when b.process_status in ('closed', 'cancelled', 'discarded', 'aborted') then 'nothing'
                when b.quality_status = 'on_hold' then 'hold to be lifted'
                when w.unsigned + coalesce(i.items, 0) > 0 then 'open items'
                else coalesce(w.next_step, '-') end,
           b.slot::date, b.version
    from core.batch b
    join core.process_version v on v.id = b.process_version_id
    join core.site s on s.id = b.site_id
    join core.therapy_event t on t.id = b.therapy_event_id
    left join core.patient p on p.id = t.patient_id
    left join rule.board_work(ids) w on w.batch_id = b.id
    left join rule.board_quality(ids) q on q.batch_id = b.id
    left join rule.board_items(ids) i on i.batch_id = b.id
    left join lateral (
        select coalesce(h.printed_name, concat_ws(' ', k.holder_organisation, k.holder_name)) as holder
        from core.custody k left join core.person h on h.id = k.holder_person_id
        where k.batch_id = b.id order by k.id desc limit 1) c on true
    where b.id = any (ids)
    order by b.id;
end
$$;
comment on function rule.board_rows(bigint[]) is 'The board''s rows of batches.';
