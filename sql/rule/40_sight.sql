-- Which rows a person sees, by one mechanism: every view of schema api and report filters by rule.sees(site)
-- (or by rule.sees_ledger() for the ledger) and is a security barrier; a lint reads the dependency from the
-- catalogue. Row security was weighed and left: its policies would run inside every statement of every act,
-- while people hold no right on any table and reach rows through these views and functions only.

-- Sites of the session's person, as a plain array evaluated once per statement.
create function rule.sites() returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select coalesce(array_agg(distinct r.site_id), '{}')
        from core.login l
        join core.person p on p.id = l.person_id and p.status = 'active'
        join core.person_role r on r.person_id = p.id and r.status = 'approved'
        where l.name = session_user and l.status = 'active'
          and l.role_oid = to_regrole(quote_ident(session_user))::oid
          and r.role <> 'admin' and not r.inspection and not l.password_change
          and rule.now() between r.valid_from and r.valid_until and p.valid_until > rule.now());
end
$$;
comment on function rule.sites() is 'Sites whose records the session''s person may see.';

create function rule.sees(site_id bigint) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select site_id = any (rule.sites()));
end
$$;
comment on function rule.sees(bigint) is 'May the session''s person see records of this site?';

-- Does a person hold a role at a site at that moment, by a grant that is approved?
create function rule.role_at(person_id bigint, role text, site_id bigint, at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from core.person_role r where r.person_id = role_at.person_id and r.site_id = role_at.site_id and r.role = role_at.role
                   and r.status = 'approved' and role_at.at between r.valid_from and r.valid_until)
$$;
comment on function rule.role_at(bigint, text, bigint, timestamptz) is 'Does a person hold a role at a site?';

create function rule.holds(role_word text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select exists (
            select from core.login l
            join core.person p on p.id = l.person_id and p.status = 'active'
            join core.person_role r on r.person_id = p.id and r.status = 'approved'
            where l.name = session_user and l.status = 'active'
              and l.role_oid = to_regrole(quote_ident(session_user))::oid
              and r.role = any (string_to_array(role_word, ' ')) and not r.inspection and not l.password_change
              and rule.now() between r.valid_from and r.valid_until and p.valid_until > rule.now()));
end
$$;
comment on function rule.holds(text) is 'Does the session''s person hold one of these roles now?';

-- The whole ledger: QA and auditors (and the database superuser, who can read it anyway).
create function rule.sees_ledger() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select rule.holds('qa auditor') or (select r.rolsuper from pg_roles r where r.rolname = session_user));
end
$$;
comment on function rule.sees_ledger() is 'May the session''s person read the whole ledger?';
