-- Drafts: what somebody has typed and not saved. They travel while one types, cost no event and no version, and are
-- each person's own: after a crash, a cut line or a change of user the same person finds the same field.

create function rule.draft_owner() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id from core.login l join core.person p on p.id = l.person_id
    where l.name = session_user and l.status = 'active' and p.status = 'active'
      and l.role_oid = to_regrole(quote_ident(session_user))::oid and rule.holds(
          'coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor admin')
$$;
comment on function rule.draft_owner() is 'The session''s person, NULL when there is none.';

-- Keeps what was typed (true); no fields (false): the form was saved or given up. The latest one wins, and the oldest of more than
-- fifty go.
create function api.draft_keep(form text, fields text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_owner bigint := rule.draft_owner();
    v_fields jsonb;
begin
    if v_owner is null or not rule.holds('coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor admin') then
        perform rule.refuse('VN001', session_user);
    end if;
    if octet_length(draft_keep.fields) > 65536 or coalesce(octet_length(draft_keep.form), 0) not between 1 and 300 then
        perform rule.refuse('VN203', 'draft', null, 'fields');
    end if;
    v_fields := rule.json(draft_keep.fields, 'fields');
    -- a number with an exponent is short to write and long to keep
    if octet_length(v_fields::text) > 65536 then
        perform rule.refuse('VN203', 'draft', null, 'fields');
    end if;
    if jsonb_typeof(v_fields) <> 'object' then
        perform rule.refuse('VN901', 'fields', 'Give a JSON object.', 'fields');
    elsif v_fields = '{}' then
        delete from work.draft d where d.person_id = v_owner and d.form = draft_keep.form;
        return false;
    end if;
    insert into work.draft (person_id, form, fields) values (v_owner, draft_keep.form, v_fields)
    on conflict on constraint draft_pkey do update set fields = excluded.fields, at = clock_timestamp();
    delete from work.draft d where d.person_id = v_owner and d.form in (
        select e.form from work.draft e where e.person_id = v_owner order by e.at desc offset 50);
    return true;
end
$$;
comment on function api.draft_keep(text, text) is 'Keeps what was typed into a form; no fields drop it.';

create view api.draft with (security_barrier) as
    select d.form, d.fields, d.at from work.draft d
    where d.person_id = (select rule.draft_owner())
      and (select rule.holds('coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor admin'));
comment on view api.draft is 'One''s own half-typed forms.';
