-- Lays the record out as it was. Called by the readings of 40_bind.sql alone, inside a block that is rolled back:
-- nobody else ever sees the rows, and no two readings meet (tables without any unique key never wait).

-- The streams that a reading about one batch can touch: all, without those of other batches, of other therapy
-- events and of other processes. What a batch belongs to never changes, so today's keys say it.
create function past.streams(batch text, needs text[]) returns bigint[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
begin
    if batch is null then
        return array(select s.id from ledger.stream s);
    end if;
    b := rule.batch_seen(streams.batch);
    if b.id is null then
        return '{}';
    end if;
    return array(
        select s.id from ledger.stream s
        where s.kind not in ('batch', 'therapy', 'process') and (s.kind <> 'access' or 'access' = any (needs))
        union all
        select t.id from ledger.stream t
        where t.id in (b.stream_id, (select e.stream_id from core.therapy_event e where e.id = b.therapy_event_id),
                       (select v.stream_id from core.process_version v where v.id = b.process_version_id)));
end
$$;
comment on function past.streams(text, text[]) is 'Streams of one batch and of what it rests on, or all.';

-- What is no row of core: ends of the streams, and the checkpoints that were there.
create function past.lay_ledger(needs text[], streams bigint[], moment timestamptz, half bytea[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    if 'ledger_head' = any (needs) then
        insert into past.ledger_head (stream, position, head)
        select e.stream, e.position, sha256('\x00'::bytea || e.body)
        from (select v.stream, max(v.position) as position
              from unnest(streams) s (id) join ledger.event v on v.stream = s.id
              where v.lab_at <= moment and past.transaction_of(v.body) <> all (half)
              group by v.stream) l
        join ledger.event e on e.stream = l.stream and e.position = l.position;
    end if;
    if 'ledger_checkpoint' = any (needs) then
        insert into past.ledger_checkpoint
        select c.* from ledger.checkpoint c, past.installation i
        where c.made_at <= moment - i.lab_offset_us * interval '1 microsecond';
    end if;
end
$$;
comment on function past.lay_ledger(text[], bigint[], timestamptz, bytea[]) is 'Lays out heads and checkpoints.';

create function past.lay(needs text[], as_of timestamptz, signature bigint, batch text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_moment timestamptz;
    v_without bytea;
    v_streams bigint[];
    v_longest interval := rule.setting('watchdog')::interval;      -- no act lasts longer
    v_half bytea[];
    g record;
begin
    select i.moment, i.without into v_moment, v_without from past.instant(as_of, lay.signature) i;
    perform set_config('vein.past', ((extract(epoch from v_moment) - 946684800) * 1000000)::bigint::text, true);
    v_streams := past.streams(batch, needs);
    select coalesce(array_agg(distinct past.transaction_of(e.body)), '{}') || array_remove(array[v_without], null) into v_half
    from unnest(v_streams) s (id) join ledger.event e on e.stream = s.id
    where e.lab_at > v_moment and e.lab_at < v_moment + v_longest;
    for g in
        select e.entity, array_agg(e.stream) as streams, array_agg(e.key::bigint) as keys, array_agg(e.body) as bodies
        from (select v.stream, v.entity, v.key, max(v.position) as position
              from unnest(v_streams) s (id) join ledger.event v on v.stream = s.id
              where v.entity = any (needs) and v.lab_at <= v_moment
                and (v.lab_at < v_moment - v_longest or past.transaction_of(v.body) <> all (v_half))
              group by v.stream, v.entity, v.key) l
        join ledger.event e on e.stream = l.stream and e.position = l.position
        where e.kind <> 'deleted'
        group by e.entity
    loop
        execute format('insert into past.%1$I select (q.r).* from (select past.%2$I(u.stream, u.key, u.body) as r '
                       'from unnest($1, $2, $3) u (stream, key, body) offset 0) q', g.entity, 'row_' || g.entity)
        using g.streams, g.keys, g.bodies;
    end loop;
    perform past.lay_ledger(needs, v_streams, v_moment, v_half);
end
$$;
comment on function past.lay(text[], timestamptz, bigint, text) is 'Lays out the tables of the past that a reading needs.';

-- For a batch record, which shows whatever belongs to a batch.
create function past.all_needs() returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
    select array_agg(c.relname::text) from pg_class c
    where c.relnamespace = 'past'::regnamespace and c.relkind = 'r' and c.relname not in ('dictionary', 'release')
$$;
comment on function past.all_needs() is 'All tables of the past that people read.';

-- Rows that were rolled back leave space behind. Called by the periodic task, which waits for nobody.
create function past.sweep() returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_tables text;
begin
    select string_agg(c.oid::regclass::text, ', ') into v_tables
    from pg_class c where c.relnamespace = 'past'::regnamespace and c.relkind = 'r'
    having sum(pg_relation_size(c.oid)) > 67108864;
    if v_tables is not null then
        execute format('lock table %s in access exclusive mode nowait', v_tables);
        execute format('truncate %s', v_tables);
    end if;
exception when lock_not_available then
    return;      -- somebody reads: the next time
end
$$;
comment on function past.sweep() is 'Empties the tables of the past when they have grown and nobody reads them.';
