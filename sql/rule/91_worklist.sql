-- Roles of the session's person as "site role", for what is to be done by whom.
create function rule.my_roles() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select coalesce(array_agg(r.site_id || ' ' || r.role), '{}')
        from core.login l
        join core.person p on p.id = l.person_id and p.status = 'active'
        join core.person_role r on r.person_id = p.id and r.status = 'approved'
        where l.name = session_user and l.status = 'active'
          and l.role_oid = to_regrole(quote_ident(session_user))::oid and not r.inspection and not l.password_change
          and rule.now() between r.valid_from and r.valid_until and p.valid_until > rule.now());
end
$$;
comment on function rule.my_roles() is 'Site and role of the session''s person, one text each.';

-- Samples that wait for results: lines of the specification whose sample was drawn and that have no final result.
create function rule.results_pending(ids bigint[]) returns table (batch_id bigint, line_place integer, line text, state text,
                                                           line_code text, sample text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_ids bigint[] := array(select distinct m.batch_id from core.sample m where m.batch_id = any (ids));
begin
    return query
    select e.batch_id, e.place, e.label || ' (' || l.code || ')', e.status, l.code::text,
           (select m.code::text from core.sample m where m.batch_id = e.batch_id and (l.sample is null or m.sample = l.sample)
            order by m.id desc limit 1)
    from (select s.*, bool_or(s.state = 'met') over (partition by s.batch_id, coalesce(-s.any_of, s.line_id)) as enough
          from rule.line_states(v_ids) s) e
    join core.specification_line l on l.id = e.line_id
    -- nobody waits for the other test where one of two is enough
    where e.status in ('missing', 'interim') and not e.report and not (e.enough and e.any_of is not null)
      and exists (select from core.sample m where m.batch_id = e.batch_id and (l.sample is null or m.sample = l.sample));
end
$$;
comment on function rule.results_pending(bigint[]) is 'Lines of batches whose sample was drawn and whose result is not there or not final.';

-- Batches whose record waits for nothing but its review: no test, step or deviation is in the way of the next decision,
-- and none has been signed since the record changed last. Before the certification of what was released with tests
-- pending it is asked for once these are in, since each of them ends an earlier review.
create function rule.reviews_waiting(ids bigint[]) returns table (batch_id bigint)
language plpgsql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
begin
    for b in
        select x.* from core.batch x
        where x.id = any (ids) and x.kind = 'patient' and x.quality_status in ('quarantine', 'released_pending')
          and x.process_status in ('filled', 'stored', 'in_transit_out', 'at_site', 'thawed', 'infused', 'follow_up')
          and not exists (select from core.signature g where g.entity = 'batch' and g.record_id = x.id and g.meaning = 'reviewed'
                          and g.superseded_at is null)
    loop
        -- the cheapest first: one gap is enough
        if not exists (select from rule.deviation_gaps(b.id))
           and not exists (select from rule.result_gaps(b, case b.quality_status when 'quarantine' then 'released_pending' else 'released' end))
           and not exists (select from rule.record_gaps(b)) then
            batch_id := b.id;
            return next;
        end if;
    end loop;
end
$$;
comment on function rule.reviews_waiting(bigint[]) is 'Batches that wait for the audit review.';

-- Sample points of recorded steps without a tube: something was drawn that nobody has registered.
create function rule.samples_waiting(ids bigint[]) returns table (batch_id bigint, step text, sample text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select b.id, s.code::text, p.sample::text
    from core.batch b
    join core.step_execution x on x.batch_id = b.id and x.status <> 'invalidated'
    join core.process_step s on s.id = x.process_step_id
    join core.process_step_sample p on p.step_id = s.id
    where b.id = any (ids) and b.process_status in ('accepted', 'stored_starting', 'in_process', 'harvested', 'filled', 'stored')
      and b.quality_status = 'quarantine'
    group by b.id, s.id, s.code, p.sample
    having count(*) > (select count(*) from core.sample m where m.batch_id = b.id and m.sample = p.sample);
end
$$;
comment on function rule.samples_waiting(bigint[]) is 'Samples of recorded steps that are not registered.';
