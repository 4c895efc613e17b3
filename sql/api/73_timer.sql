-- Clocks of batches and their breaches, to read.

create view rule.timer_row as
    select c.batch::text as batch, c.timer::text as timer, c.title::text as title, c.from_edge, f.code::text as from_step, c.from_at,
           c.to_edge, u.code::text as to_step, c.to_at, justify_hours(date_trunc('second', c.seen_at - c.from_at)) as elapsed,
           justify_hours(c.warn_us * interval '1 microsecond') as warn_after,
           justify_hours(c.limit_us * interval '1 microsecond') as limit_after,
           justify_hours(c.absolute_us * interval '1 microsecond') as absolute_after,
           case when c.runs then case p.past when '' then 'running' when 'warn' then 'warn' else 'over' end
                else case when p.past in ('', 'warn') then 'finished' else 'finished over' end end as state,
           p.past, c.from_at + coalesce(c.limit_us, c.absolute_us, c.warn_us) * interval '1 microsecond' as due_at,
           c.site_id, c.process_status, c.runs
    from rule.clock c
    join core.process_step f on f.id = c.from_step_id
    join core.process_step u on u.id = c.to_step_id
    cross join lateral (
        select case when c.seen_at > c.from_at + c.absolute_us * interval '1 microsecond' then 'absolute'
                    when c.seen_at > c.from_at + c.limit_us * interval '1 microsecond' then 'limit'
                    when c.seen_at > c.from_at + c.warn_us * interval '1 microsecond' then 'warn' else '' end as past) p
    where c.counts;
comment on view rule.timer_row is 'Running and finished clocks in words.';

create view api.timer with (security_barrier) as
    select t.batch, t.timer, t.title, t.from_edge, t.from_step, t.from_at, t.to_edge, t.to_step, t.to_at, t.elapsed, t.warn_after,
           t.limit_after, t.absolute_after, t.state, t.past, t.due_at
    from rule.timer_row t where t.site_id = any ((select rule.sites())::bigint[]);
comment on view api.timer is 'Running and finished clocks of batches, on event time; past is the last bound that was passed.';

-- Only batches that have not ended have running clocks, and those have an index of their own.
create view api.timer_running with (security_barrier) as
    select t.batch, t.timer, t.title, t.from_edge, t.from_step, t.from_at, t.to_edge, t.to_step, t.to_at, t.elapsed, t.warn_after,
           t.limit_after, t.absolute_after, t.state, t.past, t.due_at,
           array_position(array['over', 'warn', 'running'], t.state) || ' ' || rule.utc(t.due_at) || ' ' || t.batch || ' ' || t.timer as key
    from rule.timer_row t
    where t.runs and t.process_status not in ('closed', 'cancelled', 'discarded') and t.site_id = any ((select rule.sites())::bigint[]);
comment on view api.timer_running is 'Clocks that run; key: those past a limit first, then by due time.';

create view api.timer_breach with (security_barrier) as
    select x.id, b.code::text as batch, t.code::text as timer, t.title::text as title, x.bound, x.revision, x.finding, x.started_at,
           x.breached_at, x.found_at,
           x.finding <> 'withdrawn'
               and not exists (select from core.timer_breach n where n.batch_id = x.batch_id
                               and n.process_timer_id = x.process_timer_id and n.bound = x.bound and n.revision > x.revision) as stands
    from core.timer_breach x
    join core.batch b on b.id = x.batch_id
    join core.process_timer t on t.id = x.process_timer_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.timer_breach is 'Clocks that ran past a limit, as found, moved and withdrawn; stands: true today.';
