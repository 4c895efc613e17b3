-- Repetition: what was due when, computed from event times, so that a corrected time needs no second correction. A
-- due moment that passed without the step is a gap until somebody documents it.

-- Is a step behind a batch: complete once at least, or skipped with QA's signature?
create function rule.step_passed(batch_id bigint, step_id bigint) returns boolean
language plpgsql stable as $$
begin
    return exists (select from core.step_execution e
                   where e.batch_id = step_passed.batch_id and e.process_step_id = step_passed.step_id and e.status = 'complete')
        or exists (select from core.step_skip k
                   where k.batch_id = step_passed.batch_id and k.process_step_id = step_passed.step_id and k.status = 'approved');
end
$$;
comment on function rule.step_passed(bigint, bigint) is 'Is a step complete or skipped with approval?';

-- Moments at which a repeated step was done or documented as missed, with the one before. A transcribed record may
-- have no times, and none of its gaps is this laboratory's.
create view rule.repeat_point as
    select p.batch_id, p.step_id, p.step_execution_id, p.at, s.repeat_every_us * interval '1 microsecond' as every,
           s.repeat_tolerance_us * interval '1 microsecond' as tolerance, s.repeat_until,
           lag(p.at) over w as before_at, lead(p.at) over w as next_at
    from (select x.batch_id, x.process_step_id as step_id, x.id as step_execution_id, x.event_at as at
          from core.step_execution x
          where x.status <> 'invalidated' and x.event_at is not null and x.entry_mode <> 'transcribed'
          union all
          select m.batch_id, m.process_step_id, null, m.due_at from core.step_missed m) p
    join core.process_step s on s.id = p.step_id and s.repeat_every_us is not null
    window w as (partition by p.batch_id, p.step_id order by p.at, p.step_execution_id);
comment on view rule.repeat_point is 'When repeated steps were done or documented as missed, with the moments before and after.';

-- early or late against its due moment, or ''.
create function rule.repeat_timing(step_execution bigint) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce((
        select case when p.at < p.before_at + p.every - p.tolerance then 'early'
                    when p.at > p.before_at + p.every + p.tolerance then 'late' else '' end
        from rule.repeat_point p
        where p.batch_id = (select x.batch_id from core.step_execution x where x.id = repeat_timing.step_execution)
          and p.step_id = (select x.process_step_id from core.step_execution x where x.id = repeat_timing.step_execution)
          and p.step_execution_id = repeat_timing.step_execution), '');
end
$$;
comment on function rule.repeat_timing(bigint) is 'early or late, when a repeated step was done outside its tolerance.';

-- What ends the repetition of a step in a batch: the step that ends it was done, or is skipped.
create view rule.repeat_stop as
    select e.batch_id, s.id as step_id, e.at
    from core.process_step s
    join core.process_step u on u.process_version_id = s.process_version_id and u.code = s.repeat_until
    cross join lateral (
        select x.batch_id, x.event_at as at from core.step_execution x where x.process_step_id = u.id and x.status <> 'invalidated'
        union all
        select k.batch_id, k.decided_at from core.step_skip k where k.process_step_id = u.id and k.status = 'approved') e;
comment on view rule.repeat_stop is 'Moments at which something ended the repetition of a step.';

-- When the repetition of a step ended in a batch. NULL: it goes on.
create function rule.repeat_end(batch_id bigint, step_id bigint) returns timestamptz
language plpgsql stable as $$
begin
    return (select min(e.at) from rule.repeat_stop e where e.batch_id = repeat_end.batch_id and e.step_id = repeat_end.step_id);
end
$$;
comment on function rule.repeat_end(bigint, bigint) is 'When the repetition of a step ended.';

-- Due moments that have passed without the step and without a word about it. Between two times as many are missing
-- as whole periods fit with the tolerance; before the end of the repetition those whose tolerance has passed. While
-- it goes on the last one can still be done late, until the next is due: over says that it won't be. A batch that
-- ended has no present: nothing falls due after its last time.
create function rule.batches_gaps(ids bigint[], over boolean default false)
returns table (batch_id bigint, step_id bigint, step text, performed_by text, due_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_now timestamptz := rule.now();
    v_steps bigint[] := array(
        select s.id from core.process_step s
        where s.process_version_id = any (array(select distinct b.process_version_id from core.batch b where b.id = any (ids)))
          and s.repeat_every_us is not null);
begin
    if v_steps = '{}' then
        return;
    end if;
    return query
    with ended as materialized (
        select e.batch_id, e.step_id, min(e.at) as at from rule.repeat_stop e
        where e.batch_id = any (ids) and e.step_id = any (v_steps) group by e.batch_id, e.step_id
    ), repeated as materialized (
        select b.id, s.id as step_id, e.at as end_at, s.code, s.place, s.performed_by,
               case when b.process_status not in ('closed', 'aborted', 'cancelled', 'discarded') then v_now end as now_at
        from core.batch b
        join core.process_step s on s.process_version_id = b.process_version_id and s.id = any (v_steps)
        left join ended e on e.batch_id = b.id and e.step_id = s.id
        where b.id = any (ids)
    )
    select r.id, r.step_id, r.code::text, r.performed_by, p.at + n * p.every
    from rule.repeat_point p
    join repeated r on r.id = p.batch_id and r.step_id = p.step_id
    cross join lateral (select case when p.next_at is not null then p.next_at - p.at + p.tolerance - p.every
                                    when r.end_at is not null or batches_gaps.over then coalesce(r.end_at, r.now_at) - p.at - p.tolerance
                                    else r.now_at - p.at + p.tolerance - p.every end as missing) m
    cross join lateral generate_series(1, rule.periods(m.missing, p.every)) n
    where p.batch_id = any (ids) and p.step_id = any (v_steps)
      -- most points lack nothing: a comparison says so where counting periods divides exact decimals, and it says so of
      -- all but the last before anything is looked up about their batch
      and (p.next_at is null or p.next_at - p.at + p.tolerance - p.every >= p.every) and m.missing >= p.every
    order by r.id, r.place, 5;
end
$$;
comment on function rule.batches_gaps(bigint[], boolean) is 'Occurrences of repeated steps of batches that were missed and not documented.';

create function rule.repeat_gaps(b core.batch, over boolean default false) returns table (step_id bigint, step text, due_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.step_id, g.step, g.due_at from rule.batches_gaps(array[b.id], over) g
$$;
comment on function rule.repeat_gaps(core.batch, boolean) is 'Occurrences of repeated steps of one batch that were missed and not documented.';

-- How many whole periods are in a time; 0 when it is none.
create function rule.periods(total interval, period interval) returns integer
language sql immutable parallel safe return greatest(floor(extract(epoch from total) / extract(epoch from period)), 0)::integer;
comment on function rule.periods(interval, interval) is 'Whole periods in a time.';

-- When a repeated step is due next; NULL before its first time and after its end.
create function rule.repeat_next(batch_id bigint, step_id bigint) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select max(p.at + p.every) from rule.repeat_point p
        where p.batch_id = repeat_next.batch_id and p.step_id = repeat_next.step_id
          and (select rule.repeat_end(repeat_next.batch_id, repeat_next.step_id)) is null);
end
$$;
comment on function rule.repeat_next(bigint, bigint) is 'When a repeated step is due next.';
