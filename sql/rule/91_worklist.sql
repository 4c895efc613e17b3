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
begin
    return query
    select e.batch_id, e.place, e.label || ' (' || l.code || ')', e.status, l.code::text,
           (select m.code::text from core.sample m where m.batch_id = e.batch_id and (l.sample is null or m.sample = l.sample)
            order by m.id desc limit 1)
    from (select s.*, bool_or(s.state = 'met') over (partition by s.batch_id, coalesce(-s.any_of, s.line_id)) as enough
          from rule.line_states(array(select distinct m.batch_id from core.sample m where m.batch_id = any (ids))) s) e
    join core.specification_line l on l.id = e.line_id
    -- nobody waits for the other test where one of two is enough
    where e.status in ('missing', 'interim') and not e.report and not (e.enough and e.any_of is not null)
      and exists (select from core.sample m where m.batch_id = e.batch_id and (l.sample is null or m.sample = l.sample));
end
$$;
comment on function rule.results_pending(bigint[]) is 'Lines of batches whose sample was drawn and whose result is not there or not final.';
