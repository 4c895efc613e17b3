-- Two signatures, as the rules want them on processes, lots and devices: a manager's first, then QA's by another person.

create function rule.manager_then_qa(entity text, record bigint) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return case when exists (select from core.signature g where g.entity = manager_then_qa.entity and g.record_id = record
                             and g.role = 'manager' and g.superseded_at is null) then 'qa' else 'manager' end;
end
$$;
comment on function rule.manager_then_qa(text, bigint) is 'Whose signature a record waits for: a manager''s, then QA''s.';

create function rule.manager_and_qa(entity text, record bigint) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return array(select g.role from core.signature g where g.entity = manager_and_qa.entity and g.record_id = record
                 and g.meaning = 'approved' and g.superseded_at is null) @> array['manager', 'qa'];
end
$$;
comment on function rule.manager_and_qa(text, bigint) is 'Has a record both signatures?';
