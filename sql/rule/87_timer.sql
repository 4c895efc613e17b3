-- Clocks of a batch, on event time: what people say happened when. Nothing is started or stopped: a clock is
-- computed from the steps whenever it is read, so a corrected time needs no second correction.

-- Every timer of every batch, started or not. A step has one event time, which is both its edges; of a repeated
-- step the first time counts, as in rule.timer_passed. counts: the clock started and either stopped or still
-- runs; one whose end was recorded without a time, that was transcribed, or whose batch has ended does not run.
create view rule.clock as
    select b.id as batch_id, b.stream_id, b.therapy_event_id, b.site_id, b.process_status, b.code as batch, t.id as process_timer_id, t.code as timer,
           t.title, t.from_edge, t.from_step_id, t.to_edge, t.to_step_id, t.warn_us, t.limit_us, t.absolute_us,
           f.event_at as from_at, u.event_at as to_at, coalesce(u.event_at, (select rule.now())) as seen_at, u.id is null as runs,
           f.event_at is not null
               and (u.event_at is not null
                    or (u.id is null and f.entry_mode <> 'transcribed'
                        and not exists (select from core.step_skip k where k.batch_id = b.id and k.process_step_id = t.to_step_id
                                        and k.status = 'approved')
                        and b.process_status not in ('closed', 'aborted', 'cancelled', 'discarded'))) as counts
    from core.batch b
    join core.process_timer t on t.process_version_id = b.process_version_id
    left join lateral (select x.event_at, x.entry_mode from core.step_execution x
                       where x.batch_id = b.id and x.process_step_id = t.from_step_id and x.status in ('recorded', 'complete')
                       order by x.occurrence limit 1) f on true
    left join lateral (select x.id, x.event_at from core.step_execution x
                       where x.batch_id = b.id and x.process_step_id = t.to_step_id and x.status in ('recorded', 'complete')
                       order by x.occurrence limit 1) u on true;
comment on view rule.clock is 'Timers of batches with the event times of their edges.';

-- Where what is known about breaches differs from the clocks: the revision that is due. The end of a batch
-- changes nothing about a breach; only event times do.
create view rule.breach_due as
    select c.batch_id, c.stream_id, c.therapy_event_id, c.process_timer_id, m.bound, coalesce(l.revision, 0) + 1 as revision,
           case when not h.holds then 'withdrawn' when coalesce(l.finding, 'withdrawn') = 'withdrawn' then 'found' else 'moved' end as finding,
           c.from_at as started_at, h.breached_at
    from rule.clock c
    cross join lateral (values ('limit', c.limit_us), ('absolute', c.absolute_us)) m (bound, us)
    cross join lateral (select c.from_at + m.us * interval '1 microsecond' as breached_at,
                               coalesce(c.counts and c.seen_at > c.from_at + m.us * interval '1 microsecond', false) as holds) h
    left join lateral (select x.revision, x.finding, x.started_at, x.breached_at from core.timer_breach x
                       where x.batch_id = c.batch_id and x.process_timer_id = c.process_timer_id and x.bound = m.bound
                       order by x.revision desc limit 1) l on true
    where m.us is not null
      and case when h.holds then coalesce(l.finding, 'withdrawn') = 'withdrawn' or l.breached_at <> h.breached_at
               else l.finding <> 'withdrawn' and (c.counts or c.from_at is null or l.breached_at <> h.breached_at) end;
comment on view rule.breach_due is 'Breaches to be found, moved or withdrawn.';

-- Writes what the clocks say, once per timer and bound as long as nothing changes. Who is at work on a batch is
-- not waited for: that batch's turn comes with the next tick.
create function rule.timer_breaches() returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_stream bigint;
    v_now timestamptz;
    v_rows integer;
    v_written integer := 0;
begin
    for v_stream in select distinct d.stream_id from rule.breach_due d order by 1 loop
        perform from ledger.stream s where s.id = v_stream for no key update skip locked;
        continue when not found;
        v_now := coalesce(v_now, rule.system_context('tick', 'a clock against its limit'));
        insert into core.timer_breach (stream_id, batch_id, therapy_event_id, process_timer_id, bound, revision, finding,
                                       started_at, breached_at, found_at)
        select d.stream_id, d.batch_id, d.therapy_event_id, d.process_timer_id, d.bound, d.revision, d.finding,
               d.started_at, d.breached_at, v_now
        from rule.breach_due d where d.stream_id = v_stream;     -- again, now under the lock
        get diagnostics v_rows = row_count;
        v_written := v_written + v_rows;
    end loop;
    if v_now is not null then
        perform rule.system_done();
    end if;
    return v_written;
end
$$;
comment on function rule.timer_breaches() is 'Finds clocks past their limits, whoever looks; returns how many rows it wrote.';

-- The same for one batch inside an act that corrects its times; returns what it wrote, for the answer.
create function rule.settle_breaches(batch_id bigint, lab_now timestamptz) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_written jsonb;
begin
    with w as (
        insert into core.timer_breach (stream_id, batch_id, therapy_event_id, process_timer_id, bound, revision, finding,
                                       started_at, breached_at, found_at)
        select d.stream_id, d.batch_id, d.therapy_event_id, d.process_timer_id, d.bound, d.revision, d.finding,
               d.started_at, d.breached_at, lab_now
        from rule.breach_due d where d.batch_id = settle_breaches.batch_id
        returning process_timer_id, bound, finding)
    select coalesce(jsonb_object_agg(t.code || ' ' || w.bound, w.finding), '{}') into v_written
    from w join core.process_timer t on t.id = w.process_timer_id;
    return v_written;
end
$$;
comment on function rule.settle_breaches(bigint, timestamptz) is 'Finds, moves and withdraws breaches of one batch after a correction.';

-- Breaches that stand and that nobody has reviewed: the audit review is where QA sees them.
create function rule.open_breaches(batch_id bigint) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select count(*) from core.timer_breach x join core.batch b on b.id = x.batch_id
        where x.batch_id = open_breaches.batch_id and x.finding <> 'withdrawn'
          and b.process_status not in ('closed', 'cancelled', 'discarded')
          and not exists (select from core.timer_breach n where n.batch_id = x.batch_id and n.process_timer_id = x.process_timer_id
                          and n.bound = x.bound and n.revision > x.revision)
          and not exists (select from core.signature g where g.entity = 'batch' and g.record_id = x.batch_id
                          and g.superseded_at is null and g.signed_at > x.found_at));
end
$$;
comment on function rule.open_breaches(bigint) is 'How many breaches of a batch nobody has reviewed.';
