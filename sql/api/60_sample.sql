-- Samples: taken at points that the process names.

-- A sample cannot be there before the step that draws it is done or could be done: what that step waits for; else NULL.
create function rule.sample_too_early(b core.batch, sample text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when bool_and(s.missing is not null) then min(s.code) || ' waits for ' || min(s.missing) end
    from (select p.code, case when not exists (select from core.step_execution x
                                               where x.batch_id = b.id and x.process_step_id = p.id and x.status <> 'invalidated')
                              then rule.steps_missing(b.id, p.id) end as missing
          from core.process_step_sample d join core.process_step p on p.id = d.step_id
          where d.sample = sample_too_early.sample and p.process_version_id = b.process_version_id
            and b.mark <> 'TRANSCRIBED') s      -- a paper may give results without steps
$$;
comment on function rule.sample_too_early(core.batch, text) is 'What has to be done before a sample can be drawn.';

-- No sample is older than what the step that draws it waits for; of several steps the one that could be first.
create function rule.sample_earliest(b core.batch, sample text) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
    select min(coalesce(n.at, '-infinity'))
    from core.process_step_sample d join core.process_step p on p.id = d.step_id
    cross join lateral rule.step_waits(p.id) w
    cross join lateral (
        select max(u.at) as at
        from unnest(w.needs) q (id)
        cross join lateral (select min(x.event_at) as at from core.step_execution x
                            where x.batch_id = b.id and x.process_step_id = q.id and x.status <> 'invalidated') u) n
    where d.sample = sample_earliest.sample and p.process_version_id = b.process_version_id
$$;
comment on function rule.sample_earliest(core.batch, text) is 'The earliest moment at which a sample can have been drawn; NULL or -infinity: any.';

create function api.sample_register(request uuid, batch text, sample text, code text, drawn_at text, mode text,
                                    source text default null, reason text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(sample_register.batch);
    a work.actor := rule.act_begin('sample_register', request,
        rule.digest(jsonb_build_array(batch, sample, code, drawn_at, mode, source, reason)),
        array_remove(array[b.stream_id], null), b.site_id, reason);
    m core.sample;
    v_why text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(sample_register.batch);
    perform rule.batch_known(b, sample_register.batch);
    v_why := rule.may_perform(a.person_id, 'technician analyst', b, a.lab_now);
    if v_why is not null then
        perform rule.refuse(v_why, b.code);
    end if;
    if b.process_status in ('closed', 'cancelled', 'discarded') then
        perform rule.refuse('VN102', b.process_status);
    end if;
    m.sample := rule.code(sample_register.sample, 'sample');
    if not exists (select from core.process_step_sample p join core.process_step s on s.id = p.step_id
                   where s.process_version_id = b.process_version_id and p.sample = m.sample)
       and not exists (select from core.specification_line l
                       where l.process_version_id = b.process_version_id and l.sample = m.sample) then
        perform rule.refuse('VN214', m.sample, 'Use a sample point that the process or its specification names.', 'sample');
    end if;
    m.drawn_at := rule.moment(sample_register.drawn_at, 'drawn_at');
    m.source := rule.text(sample_register.source, 'source');
    m.late_reason := rule.text(sample_register.reason, 'reason', 4000);
    m.entry_mode := rule.qc_mode(b, sample_register.mode, m.drawn_at, date_trunc('minute', rule.sample_earliest(b, m.sample)), m.late_reason,
                                 m.source, a.lab_now);
    v_why := rule.sample_too_early(b, m.sample);
    if v_why is not null then
        return rule.stop(a, 'VN103', 'sample ' || m.sample || ' at the step that draws it', v_why, b.id);
    end if;
    insert into core.sample (stream_id, batch_id, therapy_event_id, code, sample, drawn_at, drawn_by_id, entry_mode,
                             source, late_reason)
    values (b.stream_id, b.id, b.therapy_event_id, rule.code(sample_register.code, 'code'), m.sample, m.drawn_at,
            a.person_id, m.entry_mode, m.source, m.late_reason)
    on conflict do nothing returning id into m.id;
    if m.id is null then
        perform rule.refuse('VN113', sample_register.code, null, 'code');
    end if;
    return rule.done(a, jsonb_build_object('sample', m.id, 'code', sample_register.code, 'entry_mode', m.entry_mode,
        'tests', (select coalesce(jsonb_agg(l.code order by l.place), '[]') from core.specification_line l
                  where l.process_version_id = b.process_version_id and (l.sample = m.sample or l.sample is null))));
end
$$;
comment on function api.sample_register(uuid, text, text, text, text, text, text, text) is
    'Registers a sample of a batch under its own code.';
