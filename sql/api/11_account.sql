-- Accounts: what is asked for by one person and approved by the signature of another, and what an administrator
-- carries out then. Deactivation at once (api.person_deactivate) stays; QA looks at it afterwards.

create function api.account_propose(request uuid, person text, kind text, reason text, valid_until text default null)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.person := rule.person(account_propose.person);
    a work.actor := rule.act_begin('account_propose', request, rule.digest(jsonb_build_array(person, kind, reason, valid_until)),
        array_remove(array[p.stream_id], null),
        case when not rule.holds('admin') then rule.staffing_site(rule.person_site(p.id), 'manager') end, reason);
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    p := rule.person(account_propose.person);
    if p.id is null then
        perform rule.refuse('VN306');           -- as for a person of another site
    end if;
    if p.id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    perform rule.reason(account_propose.reason);
    if exists (select from core.account_request r where r.person_id = p.id and r.status in ('proposed', 'approved')) then
        perform rule.refuse('VN108', p.code, 'Have the open request signed and carried out, or withdraw it.');
    end if;
    perform rule.account_kind(p, account_propose.kind, a.lab_now);
    if (account_propose.valid_until is not null) and account_propose.kind <> 'reactivate' then
        perform rule.refuse('VN901', 'valid_until', 'Only a reactivation has an end.', 'valid_until');
    end if;
    insert into core.account_request (stream_id, person_id, kind, reason, valid_until, proposed_by_id, proposed_at, status)
    values (p.stream_id, p.id, account_propose.kind, rule.text(account_propose.reason, 'reason', 4000, true),
            case when account_propose.kind = 'reactivate' then rule.until(account_propose.valid_until, 'valid_until', a.lab_now) end,
            a.person_id, a.lab_now, 'proposed')
    returning id into v_id;
    return rule.done(a, jsonb_build_object('account_request', v_id, 'version', 1));
end
$$;
comment on function api.account_propose(uuid, text, text, text, text) is
    'Asks for reset, login, deactivate or reactivate; QA''s signature approves it.';

-- Refuses what makes no sense for this person now.
create function rule.account_kind(p core.person, kind text, lab_now timestamptz) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_in_date boolean := p.status = 'active' and p.valid_until > account_kind.lab_now;
    v_open boolean := exists (select from core.login l where l.person_id = p.id and l.status = 'active');
begin
    if kind is null or kind not in ('reset', 'login', 'deactivate', 'reactivate') then
        perform rule.refuse('VN208', coalesce(left(kind, 40), 'none'), 'Say reset, login, deactivate or reactivate.', 'kind');
    elsif kind = 'deactivate' then
        if p.status = 'inactive' then
            perform rule.refuse('VN117', p.code);
        end if;
        perform rule.not_last(p.id, array(select r.role from core.person_role r where r.person_id = p.id and r.status = 'approved'),
                              account_kind.lab_now);
    elsif kind = 'reactivate' then
        if v_in_date or p.status = 'proposed' then
            perform rule.refuse('VN117', p.code, 'This person is not inactive.');
        end if;
    elsif not v_in_date then
        perform rule.refuse('VN117', p.code, 'The person is inactive or out of date: ask for reactivation.');
    elsif kind = 'reset' and not v_open then
        perform rule.refuse('VN117', p.code, 'There is no login whose password could be set.');
    elsif kind = 'login' and (v_open or not exists (select from core.login l where l.person_id = p.id)) then
        perform rule.refuse('VN108', p.code, case when v_open then 'This person has a login; ask for a reset, or close it first.'
                            else 'A first login needs no request: the person was approved.' end);
    end if;
end
$$;
comment on function rule.account_kind(core.person, text, timestamptz) is 'Refuses a request that does not fit the person.';

create function api.account_withdraw(request uuid, account_request bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    r core.account_request;
    a work.actor;
begin
    select x.* into r from core.account_request x where x.id = account_withdraw.account_request;
    a := rule.act_begin('account_withdraw', request, rule.digest(jsonb_build_array(account_request, version, reason)),
        array_remove(array[r.stream_id], null),
        case when not rule.holds('admin') then rule.staffing_site(rule.person_site(r.person_id), 'manager') end, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select x.* into r from core.account_request x where x.id = account_withdraw.account_request;
    if r.id is null then
        perform rule.refuse('VN306');
    end if;
    perform rule.same_version(account_withdraw.version, r.version);
    perform rule.reason(account_withdraw.reason);
    if r.status not in ('proposed', 'approved') then
        perform rule.refuse('VN117', 'request ' || r.id);
    end if;
    update core.account_request x set status = 'withdrawn', version = x.version + 1 where x.id = r.id;
    perform rule.supersede('account_request', r.id, 'request withdrawn', a.lab_now);
    return rule.done(a, jsonb_build_object('account_request', r.id, 'version', r.version + 1));
end
$$;
comment on function api.account_withdraw(uuid, bigint, bigint, text) is 'Withdraws a request about an account that nobody has carried out.';

-- A one-time password: whoever set it knows it, so it opens its own change and nothing else (VN015).
create function api.login_reset(request uuid, account_request bigint, version bigint, verifier text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    r core.account_request;
    l core.login;
    a work.actor;
    v_ended bigint;
begin
    select x.* into r from core.account_request x where x.id = login_reset.account_request;
    a := rule.act_begin('login_reset', request, rule.digest(jsonb_build_array(account_request, version, verifier)),
                        array_remove(array[r.stream_id], null));
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select x.* into r from core.account_request x where x.id = login_reset.account_request;
    if r.id is null then
        perform rule.refuse('VN306', login_reset.account_request::text, null, 'account_request');
    end if;
    if r.person_id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    perform rule.same_version(login_reset.version, r.version);
    r := rule.account_approved(r.person_id, array['reset'], a.lab_now, r.id);
    select x.* into l from core.login x join core.person p on p.id = x.person_id
    where x.person_id = r.person_id and x.status = 'active' and p.status = 'active'
      and x.role_oid = to_regrole(quote_ident(x.name))::oid;
    if l.id is null then
        perform rule.refuse('VN117', 'request ' || r.id, 'There is no login whose password could be set.');
    end if;
    perform rule.text(login_reset.verifier, 'verifier', 200, true);
    perform boot.login_verifier(l.name, login_reset.verifier);
    update core.login x set password_change = true, password_at = a.lab_now, version = x.version + 1 where x.id = l.id;
    v_ended := rule.sessions_end(l.role_oid);
    perform rule.account_done(r.id, a);
    return rule.done(a, jsonb_build_object('login', l.name, 'sessions_ended', v_ended));
end
$$;
comment on function api.login_reset(uuid, bigint, bigint, text) is
    'Sets a one-time password under an approved request and ends the login''s sessions.';

create function api.account_rules_set(request uuid, version bigint, password_days bigint, inspection_days bigint, reason text)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    a work.actor := rule.act_begin('account_rules_set', request,
        rule.digest(jsonb_build_array(version, password_days, inspection_days, reason)),
        array(select s.id from ledger.stream s where s.kind = 'site' and s.key = 'installation'), null, reason);
    i core.installation;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select * into i from core.installation;
    perform rule.same_version(account_rules_set.version, i.version);
    perform rule.reason(account_rules_set.reason);
    if account_rules_set.password_days is null or account_rules_set.password_days not between 0 and 3650 then
        perform rule.refuse('VN207', coalesce(account_rules_set.password_days::text, 'none'),
                            'Give days up to 3650; 0 lets passwords not age.', 'password_days');
    end if;
    if account_rules_set.inspection_days is null or account_rules_set.inspection_days not between 1 and 90 then
        perform rule.refuse('VN207', coalesce(account_rules_set.inspection_days::text, 'none'), 'Give 1 to 90 days.', 'inspection_days');
    end if;
    update core.installation x set password_days = account_rules_set.password_days,
        inspection_days = account_rules_set.inspection_days, version = x.version + 1;
    return rule.done(a, jsonb_build_object('version', i.version + 1));
end
$$;
comment on function api.account_rules_set(uuid, bigint, bigint, bigint, text) is
    'Sets after how many days passwords are changed (0: never) and how long an inspection lasts at most.';
