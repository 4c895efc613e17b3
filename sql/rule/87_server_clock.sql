-- The server's own clock. Entries carry its time, and what decides by the time (a signature, an expiry, an infusion) is worth as
-- much as it is. Forwards nobody can tell a wrong clock from a machine that was off; backwards the record itself is the witness.

-- Does the record tell of this: that the clock went back from one moment to another? The periodic task looks once a minute, so that what it
-- saw is up to that much later than the first entry that went back.
create function rule.clock_told(was_at timestamptz, at timestamptz) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select min(k.id) from core.clock_step k where k.was_at >= clock_told.was_at and k.seen_at <= clock_told.at + interval '2 minutes'
$$;
comment on function rule.clock_told(timestamptz, timestamptz) is 'The record that tells of a clock that went back; NULL: none does.';

-- Looks at what was recorded since it looked last, and at when it did so: was any of it later than what came after it? What is found is
-- a record, which QA judges. Called by the periodic task.
create function rule.clock_watch() returns boolean
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_now timestamptz := clock_timestamp();
    v_slack interval := rule.setting('clock_back')::interval;
    t work.tick;
    v_was timestamptz;
    v_seen timestamptz;
begin
    select * into strict t from work.tick for update;
    select max(x.was_at), min(x.seen_at) into v_was, v_seen
    from (select t.last_at, v_now where t.last_at > v_now + v_slack
          union all
          select p.at, e.at
          from ledger.leaf l
          join ledger.event e on e.stream = l.stream and e.position = l.position
          join ledger.event p on p.stream = e.stream and p.position = e.position - 1
          where l.idx > t.clock_leaf and e.at < p.at - v_slack and rule.clock_told(p.at, e.at) is null) x (was_at, seen_at);
    update work.tick set clock_leaf = coalesce((select max(l.idx) from ledger.leaf l), -1);
    if v_was is null then
        return false;
    end if;
    -- entries that no other one follows yet
    v_was := greatest(v_was, (select max(e.at) from ledger.event e
                              where e.at > v_was and e.at > coalesce((select max(k.was_at) from core.clock_step k), '-infinity')));
    perform from ledger.stream s where s.kind = 'site' and s.key = 'installation' for no key update;
    perform rule.system_context('tick', 'the server''s clock against the record');
    insert into core.clock_step (stream_id, was_at, seen_at)
    select s.id, v_was, v_seen from ledger.stream s where s.kind = 'site' and s.key = 'installation';
    perform rule.system_done();
    return true;
end
$$;
comment on function rule.clock_watch() is 'Finds that the server''s clock went back, whoever looks; true when it wrote that.';

-- Why nothing that decides by the time may be done now; NULL: nothing is wrong. Asked under the locks of these streams, so that their last
-- entries are those of before.
create function rule.clock_behind(streams bigint[]) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_now timestamptz := clock_timestamp();
    v_open core.clock_step;
    v_last timestamptz;
begin
    select * into v_open from core.clock_step k where k.judgement is null order by k.id limit 1;
    if v_open.id is not null then
        return format('it went back from %s to %s, and nobody has judged that yet', rule.utc(v_open.was_at), rule.utc(v_open.seen_at));
    end if;
    select max(x.at) into v_last
    from (select t.last_at from work.tick t
          union all
          select e.at from unnest(streams) s (id)
          join ledger.head h on h.stream = s.id
          join ledger.event e on e.stream = h.stream and e.position = h.position
          -- what a clock wrote that was ahead stays where it is
          where e.at > coalesce((select max(k.was_at) from core.clock_step k), '-infinity')) x (at);
    if v_last > v_now + rule.setting('clock_back')::interval then
        return format('it says %s, and something was recorded at %s', rule.utc(v_now), rule.utc(v_last));
    end if;
    return null;
end
$$;
comment on function rule.clock_behind(bigint[]) is 'Why nothing that decides by the server''s clock may be done now.';

-- Places of the ledger where the time goes back, each with the finding that tells of it.
create function rule.clock_places() returns table (stream bigint, "position" bigint, at timestamptz, was_at timestamptz, step bigint)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select e.stream, e.position, e.at, e.was_at,
           rule.clock_told(e.was_at, e.at)
    from (select v.stream, v.position, v.at, lag(v.at) over (partition by v.stream order by v.position) as was_at from ledger.event v) e
    where e.at < e.was_at - rule.setting('clock_back')::interval
    order by e.stream, e.position
$$;
comment on function rule.clock_places() is 'Events that are earlier than the one before them, and the record of that.';
