-- Logins: made by an administrator for approved persons, closed with the person. A second login of a person is
-- made under a request that QA has approved: else whoever makes accounts could become anybody.

create function rule.sessions_end(role_oid oid) returns bigint
language sql volatile set search_path = pg_catalog, pg_temp as $$
    select count(pg_terminate_backend(s.pid)) from pg_stat_activity s
    where s.usesysid = sessions_end.role_oid and s.pid <> pg_backend_pid()
$$;
comment on function rule.sessions_end(oid) is 'Ends the sessions of a login.';

-- Closes a person's logins and ends their sessions. A session that slips in before this commits can do
-- nothing either: every act looks at the person again.
create function rule.logins_end(person_id bigint) returns bigint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    l core.login;
    v_ended bigint := 0;
begin
    for l in
        update core.login x set status = 'closed', version = x.version + 1
        where x.person_id = logins_end.person_id and x.status = 'active' returning x.*
    loop
        if to_regrole(quote_ident(l.name))::oid = l.role_oid then
            perform boot.login_close(l.name);
        end if;
        v_ended := v_ended + rule.sessions_end(l.role_oid);
    end loop;
    return v_ended;
end
$$;
comment on function rule.logins_end(bigint) is 'Closes a person''s logins and ends their sessions.';

create function api.login_create(request uuid, person text, login text, verifier text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.person := rule.person(login_create.person);
    a work.actor := rule.act_begin('login_create', request, rule.digest(jsonb_build_array(person, login, verifier)),
        array_remove(array[p.stream_id], null));
    v_login bigint;
    v_request bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    p := rule.person(login_create.person);
    if p.id is null then
        perform rule.refuse('VN306', left(login_create.person, 60), null, 'person');
    end if;
    if p.id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    if p.status <> 'active' or p.valid_until <= a.lab_now then
        perform rule.refuse('VN117', p.code, 'The person must be approved and not out of date.');
    end if;
    if exists (select from core.login l where l.person_id = p.id and l.status = 'active') then
        perform rule.refuse('VN108', p.code, 'This person has a login; close it first.');
    end if;
    if exists (select from core.login l where l.person_id = p.id) then
        v_request := (rule.account_approved(p.id, array['login', 'reactivate'], a.lab_now)).id;
    end if;
    perform rule.text(login_create.login, 'login', 40, true);
    perform rule.text(login_create.verifier, 'verifier', 200, true);
    v_login := rule.login_make(p, login_create.login, login_create.verifier, true);
    perform rule.account_done(v_request, a);
    return rule.done(a, jsonb_build_object('login', v_login, 'version', 1));
end
$$;
comment on function api.login_create(uuid, text, text, text) is
    'Makes a login for an active person from a SCRAM verifier; its one-time password opens its own change only.';

-- A lost terminal, a suspicion: the login is closed at once and for good. Another one needs a request.
create function api.login_close(request uuid, login text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    l core.login;
    a work.actor;
    v_ended bigint;
begin
    select x.* into l from core.login x where x.name = login_close.login;
    a := rule.act_begin('login_close', request, rule.digest(jsonb_build_array(login, version, reason)),
                        array_remove(array[l.stream_id], null), null, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select x.* into l from core.login x where x.name = login_close.login;
    if l.id is null then
        perform rule.refuse('VN306', left(login_close.login, 60), null, 'login');
    end if;
    if l.person_id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    perform rule.same_version(login_close.version, l.version);
    perform rule.reason(login_close.reason);
    if l.status <> 'active' then
        perform rule.refuse('VN117', l.name);
    end if;
    v_ended := rule.logins_end(l.person_id);
    return rule.done(a, jsonb_build_object('login', l.id, 'version', l.version + 1, 'sessions_ended', v_ended));
end
$$;
comment on function api.login_close(uuid, text, bigint, text) is 'Closes a login for good and ends its sessions.';

-- Whoever finds a session open knows nothing of its password: if they could set another, they could sign with it.
create function rule.just_logged_in() returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_start timestamptz;
    v_user oid;
begin
    select b.backend_start, b.usesysid into v_start, v_user from pg_stat_get_activity(pg_backend_pid()) b;
    if v_user is distinct from to_regrole(quote_ident(session_user))::oid or v_start is null
       or v_start < clock_timestamp() - rule.setting('password_change')::interval then
        perform rule.refuse('VN018');
    end if;
end
$$;
comment on function rule.just_logged_in() is 'Refuses what only who has just typed the password may do.';

create function api.login_password_set(request uuid, verifier text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    l core.login;
    a work.actor;
begin
    select x.* into l from core.login x where x.name = session_user;
    a := rule.act_begin('login_password_set', request, rule.digest(jsonb_build_array(verifier)),
                        array_remove(array[l.stream_id], null));
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.just_logged_in();
    perform rule.text(login_password_set.verifier, 'verifier', 200, true);
    perform boot.login_verifier(l.name, login_password_set.verifier);
    update core.login x set password_change = false, password_at = a.lab_now, version = x.version + 1 where x.id = l.id;
    return rule.done(a, jsonb_build_object('login', l.id));
end
$$;
comment on function api.login_password_set(uuid, text) is 'Replaces one''s own password by a new verifier.';
