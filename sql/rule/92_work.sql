-- Whose work it is, family by family: each looks only for what its readers' roles and the kinds asked for (rule.asks) can
-- find, so a plan is made, and a table read, by those who need it. Roles that no document of a process names stand here.

-- What the processes of these batches say: the step that is next, the clock that runs, the signature a step waits for, and
-- what else is open about steps.
create function rule.work_steps(ids bigint[], asked text[], kinds text[])
returns table (batch_id bigint, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_now timestamptz := rule.now();
    v_named record;
begin
    select * into v_named from rule.steps_ask(ids, asked);
    if v_named.performs and rule.asks(kinds, 'late due') then
        return query
        select n.batch_id, case when n.due_at + coalesce(s.repeat_tolerance_us, 0) * interval '1 microsecond' < v_now then 'late' else 'due' end,
               s.title || ' (' || s.code || ')', n.due_at, s.performed_by, rule.opens('step_record', step => s.code)
        from rule.next_steps(array(
            select b.id from core.batch b
            where b.id = any (ids) and b.quality_status <> 'on_hold'
              and (b.kind <> 'patient' or b.process_status in ('accepted', 'stored_starting', 'in_process', 'harvested')))) n
        join core.process_step s on s.id = n.step_id where rule.asks(asked, s.performed_by);
        return query
        select c.batch_id, case when c.seen_at > c.from_at + coalesce(c.limit_us, c.absolute_us) * interval '1 microsecond' then 'late' else 'due' end,
               'clock: ' || c.title, c.from_at + coalesce(c.limit_us, c.absolute_us, c.warn_us) * interval '1 microsecond', s.performed_by,
               rule.opens('step_record', step => s.code)
        from rule.clock c join core.process_step s on s.id = c.to_step_id
        where c.batch_id = any (ids) and c.counts and c.runs and rule.asks(asked, s.performed_by)
          and c.seen_at > c.from_at + coalesce(c.warn_us, c.limit_us, c.absolute_us) * interval '1 microsecond';
    end if;
    if v_named.signs and rule.asks(kinds, 'signature')
       and exists (select from core.step_execution x where x.batch_id = any (ids) and x.status = 'recorded') then
        return query
        select x.batch_id, 'signature', format('%s: %s (%s %s), record %s', m, s.title, s.code, x.occurrence, x.id), null::timestamptz,
               case m when 'witnessed' then s.witness_by else s.check_by end,
               case when rule.blind(x) then rule.opens('step_second', 'step_execution', x.id, x.version)
                    else rule.opens('sign', 'step_execution', x.id, meaning => m) end
        from core.step_execution x
        join core.process_step s on s.id = x.process_step_id
        cross join lateral unnest(rule.step_meanings(s)) m
        where x.batch_id = any (ids) and x.status = 'recorded' and rule.asks(asked, case m when 'witnessed' then s.witness_by else s.check_by end)
          and not exists (select from core.signature g where g.entity = 'step_execution' and g.record_id = x.id
                          and g.meaning = m and g.superseded_at is null);
    end if;
    if v_named.performs or v_named.signs or v_named.blocks or rule.asks(asked, 'qa technician') then
        return query
        select o.batch_id, o.kind, o.what, null::timestamptz, o.roles, o.opens from rule.batches_open(ids, asked, kinds) o where o.ready;
    end if;
end
$$;
comment on function rule.work_steps(bigint[], text[], text[]) is 'What of the steps of batches waits for whom.';

-- From the chair to the bedside, and tubes that nobody registered.
create function rule.work_hands(ids bigint[], asked text[], kinds text[])
returns table (batch_id bigint, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if rule.asks(asked, 'collector technician clinic') and rule.asks(kinds, 'due') then
        return query
        select b.id, 'due', d.what, null::timestamptz, d.roles, rule.opens('scan')
        from core.batch b
        join (values ('scheduled', 'collection', 'collector'), ('collecting', 'end of the collection', 'collector'),
                     ('collected', 'receipt', 'technician'), ('in_transit_in', 'receipt', 'technician'),
                     ('received', 'decision about the receipt', 'technician'), ('at_site', 'bedside check and infusion', 'clinic'),
                     ('thawed', 'infusion', 'clinic'), ('infused', 'follow-up', 'clinic')) d (status, what, roles) on d.status = b.process_status
        where b.id = any (ids) and b.kind = 'patient' and b.quality_status <> 'on_hold';
    end if;
    if rule.asks(asked, 'collector') and rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('checked: collection, record %s', x.id), null::timestamptz, 'collector',
               rule.opens('sign', 'collection', x.id, meaning => 'checked')
        from core.collection x where x.batch_id = any (ids) and x.status = 'finished';
    end if;
    if rule.asks(asked, 'technician') and rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('checked: receipt, record %s', x.id), null::timestamptz, 'technician',
               rule.opens('sign', 'receipt', x.id, meaning => 'checked')
        from core.receipt x where x.batch_id = any (ids) and x.status = 'decided';
    end if;
    if rule.asks(asked, 'technician analyst') and rule.asks(kinds, 'due') then
        return query
        select w.batch_id, 'due', format('register the tubes of sample %s (step %s)', w.sample, w.step), null::timestamptz, 'technician analyst',
               rule.opens('sample_register', sample => w.sample)
        from rule.samples_waiting(ids) w;
    end if;
    if rule.asks(asked, 'clinic') and rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('witnessed: bedside check, record %s', x.id), null::timestamptz, 'clinic',
               rule.opens('sign', 'identity_check', x.id, meaning => 'witnessed')
        from core.batch b join core.identity_check x on x.batch_id = b.id and x.checkpoint = 'bedside'
        where b.id = any (ids) and b.process_status in ('at_site', 'thawed')
          and not exists (select from core.signature g where g.entity = 'identity_check' and g.record_id = x.id and g.superseded_at is null);
    end if;
end
$$;
comment on function rule.work_hands(bigint[], text[], text[]) is 'What of collection, receipt and bedside waits for whom, and what samples.';

-- The laboratory's tests and its decisions.
create function rule.work_results(ids bigint[], asked text[], kinds text[])
returns table (batch_id bigint, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if rule.asks(asked, 'qc_reviewer') and rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('reviewed: result %s on %s, record %s', l.code, m.code, x.id), null::timestamptz, 'qc_reviewer',
               rule.opens('sign', 'result', x.id, meaning => 'reviewed')
        from core.result x
        join core.specification_line l on l.id = x.line_id and not l.report
        join core.sample m on m.id = x.sample_id
        where x.batch_id = any (ids) and x.status = 'entered'
          and not exists (select from core.result n where n.batch_id = x.batch_id and n.line_id = x.line_id
                          and n.sample_id = x.sample_id and n.entry = x.entry and n.revision > x.revision);
    end if;
    if rule.asks(asked, 'analyst') and rule.asks(kinds, 'result') then
        return query
        select b.id, 'result', case p.state when 'interim' then 'final result: ' else '' end || p.line, null::timestamptz, 'analyst',
               rule.opens('result_record', sample => p.sample, line => p.line_code)
        from rule.results_pending(ids) p join core.batch b on b.id = p.batch_id
        where b.quality_status not in ('rejected', 'recalled');
    end if;
    -- what was reviewed since the last decision wants one; a hold says so itself
    if rule.asks(asked, 'qa') and rule.asks(kinds, 'due') then
        return query
        select b.id, 'due', 'decision about the batch: to be proposed by QA', null::timestamptz, 'qa', rule.opens('disposition_propose', version => b.version)
        from core.batch b
        join core.signature g on g.entity = 'batch' and g.record_id = b.id and g.meaning = 'reviewed' and g.superseded_at is null
        where b.id = any (ids) and b.kind = 'patient' and b.quality_status in ('quarantine', 'released_pending')
          and b.process_status in ('filled', 'stored', 'in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up')
          and not exists (select from core.disposition d where d.batch_id = b.id
                          and (d.status = 'proposed' or (d.status = 'signed' and d.proposed_at > g.signed_at)));
    end if;
    if rule.asks(asked, 'qa releaser') and rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('%s: decision %s, record %s', n.meaning, replace(x.decision, '_', ' '), x.id), null::timestamptz,
               (select g.roles from ref.signable g where g.entity = 'disposition' and g.meaning = n.meaning),
               rule.opens('sign', 'disposition', x.id, meaning => n.meaning)
        from core.disposition x cross join lateral (select rule.disposition_next(x) as meaning) n
        where x.batch_id = any (ids) and x.status = 'proposed';
    end if;
end
$$;
comment on function rule.work_results(bigint[], text[], text[]) is 'What of tests and decisions waits for whom.';

-- What QA looks at: of batches at work, and deviations of all, since an aborted batch's want their end, too.
create function rule.work_quality(ids bigint[], asked text[], kinds text[])
returns table (batch_id bigint, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if rule.asks(kinds, 'deviation signature') then
        return query
        select x.batch_id, case when x.conclusion is null then 'deviation' else 'signature' end,
               format('%s: investigation %s', case when x.conclusion is null then 'conclusion' else 'approved' end, rule.investigation_title(x)),
               null::timestamptz, case when x.conclusion is null then 'qc_reviewer qa' else 'qa' end,
               case when x.conclusion is null then rule.opens('investigation_conclude', 'investigation', x.id, x.version)
                    else rule.opens('sign', 'investigation', x.id, meaning => 'approved') end
        from core.investigation x where x.status = 'open';
    end if;
    if not rule.asks(asked, 'qa') then
        return;
    end if;
    if rule.asks(kinds, 'signature') then
        return query
        select x.batch_id, 'signature', format('approved: abort, record %s', x.id), null::timestamptz, 'qa',
               rule.opens('sign', 'abort', x.id, meaning => 'approved')
        from core.abort x where x.batch_id = any (ids) and x.status = 'proposed'
        union all
        select w.batch_id, 'signature', format('audit review of batch %s: to be signed by QA', b.code), null, 'qa',
               rule.opens('sign', 'batch', b.id, meaning => 'reviewed')
        from rule.reviews_waiting(ids) w join core.batch b on b.id = w.batch_id;
    end if;
    if rule.asks(kinds, 'hold breach') then
        return query
        select x.batch_id, 'hold', format('%s (hold %s)', x.reason, x.id), null::timestamptz, 'qa', rule.opens('hold_lift', 'hold', x.id, x.version)
        from core.hold x where x.batch_id = any (ids) and x.status = 'open'
        union all
        select n.id, 'breach', format('%s clock(s) past the limit, not reviewed', n.open), null, 'qa', null
        from (select t.id, rule.open_breaches(t.id) as open
              from (select distinct y.batch_id as id from core.timer_breach y where y.batch_id = any (ids)) t) n where n.open > 0;
    end if;
    if rule.asks(kinds, 'deviation') then
        return query
        select x.batch_id, 'deviation', format('%s: %s deviation %s: %s', case x.status when 'open' then 'impact decision' else 'closing' end,
                                               x.class, x.id, x.description), null::timestamptz, 'qa',
               rule.opens(case x.status when 'open' then 'deviation_assess' else 'deviation_close' end, 'deviation', x.id, x.version)
        from core.deviation x where x.status <> 'closed'
        union all
        select x.batch_id, 'deviation', format('impact decision: %s deviation %s of batch %s, link %s', x.class, x.deviation, x.origin_batch, x.id),
               null, 'qa', rule.opens('deviation_touch_assess', 'touch', x.id, x.version)
        from core.deviation_touch x where x.status = 'open'
        union all
        select x.batch_id, 'deviation', format('corrective action %s by %s', x.reference, p.printed_name),
               (x.due + 1)::timestamp at time zone z.time_zone, 'qa', rule.opens('capa_done', 'capa', x.id, x.version)
        from core.capa x join core.batch b on b.id = x.batch_id join core.person p on p.id = x.owner_id join core.site z on z.id = b.site_id
        where x.status = 'open';
    end if;
end
$$;
comment on function rule.work_quality(bigint[], text[], text[]) is 'What of deviations, holds, breaches and reviews waits for whom.';

-- What QA has sent back waits for a word before the review is signed.
create function rule.work_returned(ids bigint[])
returns table (batch_id bigint, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 5 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select r.batch_id, 'returned', format('answer to QA: %s (%s)', left(r.what, 200), r.words), null::timestamptz,
           'technician collector analyst qc_reviewer clinic manager', rule.opens('review_answer', field => r.item)
    from core.exception_review r
    where r.batch_id = any (ids) and r.decision = 'returned'
      and not exists (select from core.exception_review n where n.batch_id = r.batch_id and n.item = r.item and n.id > r.id);
end
$$;
comment on function rule.work_returned(bigint[]) is 'Exceptions that QA has returned and nobody has answered.';

-- What stands where a batch does and is none: an order that waits to be issued, a lot, the server.
create function rule.work_site(sites bigint[], asked text[], kinds text[])
returns table (site_id bigint, code text, kind text, what text, due_at timestamptz, roles text, opens work.opens)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
begin
    if rule.asks(asked, 'coordinator manager') and rule.asks(kinds, 'due') then
        return query
        select t.site_id, o.code::text, 'due', 'batch to be issued', null::timestamptz, 'coordinator manager', rule.opens('batch_issue', version => o.version)
        from core.therapy_order o join core.therapy_event t on t.id = o.therapy_event_id
        where o.status = 'ordered' and t.site_id = any (sites);
    end if;
    if rule.asks(asked, 'manager qa') and rule.asks(kinds, 'signature') then
        return query
        select l.site_id, l.code::text, 'signature', format('approved: lot of %s, record %s', l.material, l.id), null::timestamptz,
               rule.roles_lot(l.id, 'approved'), rule.opens('sign', 'lot', l.id, meaning => 'approved')
        from core.lot l where l.status = 'quarantine' and l.site_id = any (sites);
    end if;
    if rule.asks(asked, 'qa') and rule.asks(kinds, 'hold') then
        return query
        select s.id, 'server', 'hold', format('the server''s clock went back by %s from %s UTC; nothing is signed until that is judged',
               make_interval(secs => round(extract(epoch from k.was_at - k.seen_at))), to_char(k.was_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')), null::timestamptz, 'qa', rule.opens('clock_judge', 'clock_step', k.id, k.version)
        from core.clock_step k join core.site s on s.id = any (sites) where k.judgement is null;
    end if;
end
$$;
comment on function rule.work_site(bigint[], text[], text[]) is 'Orders, lots and the server''s clock that wait for somebody.';

-- Everything that waits at these sites: for one's own roles there (role NULL), one role, or anybody (all); of one batch, order
-- or lot and of some kinds when they are given. A family is called by those who can find something in it. Plans don't
-- depend on what is given: made once a session, not anew for each question.
create function rule.worklist(sites bigint[], role text, batch text, kinds text[])
returns table (site text, batch_code text, kind text, what text, due_at timestamptz, roles text, mine boolean, key text, act text, entity text,
               record bigint, version bigint, meaning text, step text, sample text, line text, field text)
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    v_mine text[] := rule.my_roles();
    v_asked text[] := case when role is null then array(select distinct split_part(m, ' ', 2) from unnest(v_mine) m)
                           when role <> 'all' then array[role] end;
    v_open bigint[] := array(select b.id from core.batch b where b.site_id = any (sites) and (worklist.batch is null or b.code = worklist.batch)
                             and b.process_status not in ('closed', 'cancelled', 'discarded', 'aborted'));
begin
    return query
    with item as (
        select b.site_id, b.code::text as code, w.kind, w.what, w.due_at, w.roles, w.opens
        from (select * from rule.work_steps(v_open, v_asked, worklist.kinds)
              union all
              select * from rule.work_hands(v_open, v_asked, worklist.kinds)
              where rule.asks(v_asked, 'collector technician clinic analyst') and rule.asks(worklist.kinds, 'due signature')
              union all
              select * from rule.work_results(v_open, v_asked, worklist.kinds)
              where rule.asks(v_asked, 'qc_reviewer analyst qa releaser') and rule.asks(worklist.kinds, 'signature result due')
              union all
              select * from rule.work_quality(v_open, v_asked, worklist.kinds) where rule.asks(v_asked, 'qa qc_reviewer')
              union all
              select * from rule.work_returned(v_open)
              where rule.asks(v_asked, 'technician collector analyst qc_reviewer clinic manager') and rule.asks(worklist.kinds, 'returned')
              union all
              select * from rule.supply_work(v_asked, worklist.kinds) where rule.asks(v_asked, 'technician collector clinic releaser qa')) w
        join core.batch b on b.id = w.batch_id
        where b.site_id = any (sites)
        union all
        select * from rule.work_site(sites, v_asked, worklist.kinds) where rule.asks(v_asked, 'coordinator manager qa')
        union all
        select * from rule.equipment_work(sites, v_asked, worklist.kinds) where rule.asks(v_asked, 'manager qa')
    )
    select s.code::text, i.code, i.kind, i.what, i.due_at, i.roles, m.mine,
           concat_ws(' ', array_position(array['late', 'breach', 'hold', 'returned', 'deviation', 'signature', 'due', 'result'], i.kind),
                     coalesce(rule.utc(i.due_at), '~'), s.code, i.code, i.what),
           (i.opens).act, (i.opens).entity, (i.opens).record, (i.opens).version, (i.opens).meaning, (i.opens).step, (i.opens).sample,
           (i.opens).line, (i.opens).field
    from item i
    join core.site s on s.id = i.site_id
    cross join lateral (select exists (select from string_to_table(i.roles, ' ') r where i.site_id || ' ' || r = any (v_mine)) as mine) m
    where case when worklist.role is null then m.mine else worklist.role = 'all' or worklist.role = any (string_to_array(i.roles, ' ')) end
      and (worklist.batch is null or i.code = worklist.batch) and (worklist.kinds is null or i.kind = any (worklist.kinds));
end
$$;
comment on function rule.worklist(bigint[], text, text, text[]) is 'What waits for whom at these sites.';
