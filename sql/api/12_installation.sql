-- Sites, the clock of a training installation, and whether anything was written.

create function api.site_add(request uuid, code text, title text, time_zone text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- the installation's stream makes two calls of one request wait for each other
    a work.actor := rule.act_begin('site_add', request, rule.digest(jsonb_build_array(code, title, time_zone)),
        array(select s.id from ledger.stream s where s.kind = 'site' and s.key = 'installation'));
    v_site bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.code(site_add.code, 'code');
    a.stream := rule.stream_make('site', site_add.code);
    if a.stream is null then
        perform rule.refuse('VN113', site_add.code, null, 'code');
    end if;
    insert into core.site (stream_id, code, title, time_zone)
    values (a.stream, site_add.code, rule.text(site_add.title, 'title', 200, true),
            rule.time_zone(site_add.time_zone, 'time_zone'))
    returning id into v_site;
    return rule.done(a, jsonb_build_object('site', v_site, 'version', 1));
end
$$;
comment on function api.site_add(uuid, text, text, text) is 'Adds a site.';

create function api.clock_set(request uuid, moment text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    a work.actor := rule.act_begin('clock_set', request, rule.digest(jsonb_build_array(moment)),
        array(select s.id from ledger.stream s where s.kind = 'site' and s.key = 'installation'));
    v_moment timestamptz;
    v_now timestamptz;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    v_moment := rule.moment(clock_set.moment, 'moment');
    v_now := rule.now();       -- again, now under the lock: somebody may have moved the clock meanwhile
    if v_moment is null then
        perform rule.refuse('VN202', 'moment', null, 'moment');
    end if;
    if v_moment <= v_now then
        perform rule.refuse('VN505', clock_set.moment, null, 'moment');
    end if;
    -- a slip of the pen would let every right and every lot expire, with no way back
    if v_moment > v_now + interval '1 year' then
        perform rule.refuse('VN501', clock_set.moment, 'Move the clock by a year at most.', 'moment');
    end if;
    update core.installation i
    set lab_offset_us = (extract(epoch from v_moment) * 1000000 - extract(epoch from clock_timestamp()) * 1000000)::bigint,
        version = i.version + 1;
    return rule.done(a, jsonb_build_object('lab_now', rule.shown(rule.now())));
end
$$;
comment on function api.clock_set(uuid, text) is 'Moves laboratory time forward, in training installations only.';

create function api.clock_judge(request uuid, clock_step bigint, version bigint, judgement text, words text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    a work.actor := rule.act_begin('clock_judge', request, rule.digest(jsonb_build_array(clock_step, version, judgement, words)),
        array(select s.id from ledger.stream s where s.kind = 'site' and s.key = 'installation'));
    k core.clock_step;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select * into k from core.clock_step x where x.id = clock_judge.clock_step;
    if k.id is null then
        perform rule.refuse('VN306', clock_judge.clock_step::text, null, 'clock_step');
    end if;
    perform rule.same_version(clock_judge.version, k.version);
    perform rule.one_word(clock_judge.judgement, 'judgement', array['was_ahead', 'was_behind']);
    -- right is what it says now: a clock that was set back is right again when it has come to where it was
    if clock_judge.judgement = 'was_behind' and clock_timestamp() < k.was_at then
        perform rule.refuse('VN019', format('it says %s, and something was recorded at %s', rule.utc(clock_timestamp()), rule.utc(k.was_at)),
            'Have the server''s clock put right first; was_ahead says that it is right now and was ahead before.', 'judgement');
    end if;
    update core.clock_step x
    set judgement = clock_judge.judgement, words = rule.reason(clock_judge.words, 'words'), judged_by_id = a.person_id, judged_at = a.lab_now,
        version = x.version + 1
    where x.id = k.id;
    return rule.done(a, jsonb_build_object('clock_step', k.id, 'version', k.version + 1));
end
$$;
comment on function api.clock_judge(uuid, bigint, bigint, text, text) is 'Says what was wrong when the server''s clock went back.';

create view api.clock_step with (security_barrier) as
    select k.id, k.was_at, k.seen_at, justify_hours(date_trunc('second', k.was_at - k.seen_at)) as back, k.judgement, k.words,
           p.printed_name as judged_by, k.judged_at, k.version
    from core.clock_step k left join core.person p on p.id = k.judged_by_id
    where cardinality((select rule.sites())::bigint[]) > 0;
comment on view api.clock_step is 'When the server''s clock went back, by its own time, and what was wrong.';

-- What a terminal looks at to know whether anything was written, by whomever: it differs once a transaction has ended. The
-- backend belongs to it, since a snapshot of another server may read the same.
create function api.change_mark() returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select hashtextextended(pg_backend_pid() || ' ' || pg_current_snapshot(), 0)
$$;
comment on function api.change_mark() is 'A number that differs once anything was written; it says nothing of what.';
