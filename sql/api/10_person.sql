-- Persons and their roles: proposed by a manager (by the admin too while the opening lasts), approved by
-- signature, withdrawn or deactivated at once.

create function api.person_propose(request uuid, code text, printed_name text, job text, site text, roles text,
                                   valid_until text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site(person_propose.site);
    a work.actor := rule.act_begin('person_propose', request,
        rule.digest(jsonb_build_array(code, printed_name, job, site, roles, valid_until)),
        -- the site's stream makes two calls of one request wait for each other
        array_remove(array[s.stream_id], null), rule.staffing_site(s.id, 'manager'));
    v_roles text[];
    v_until timestamptz;
    v_person bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.opening_only(a);
    if s.id is null then
        perform rule.refuse('VN306', left(person_propose.site, 60), null, 'site');
    end if;
    perform rule.code(person_propose.code, 'code');
    v_roles := rule.role_words(person_propose.roles, 'roles');
    v_until := rule.until(person_propose.valid_until, 'valid_until', a.lab_now);
    a.stream := rule.stream_make('person', person_propose.code);
    if a.stream is null then
        perform rule.refuse('VN113', person_propose.code, null, 'code');
    end if;
    insert into core.person (stream_id, code, printed_name, job, status, proposed_by_id, valid_until)
    values (a.stream, person_propose.code, rule.text(person_propose.printed_name, 'printed_name', 200, true),
            rule.text(person_propose.job, 'job', 200, true), 'proposed', a.person_id, v_until)
    returning id into v_person;
    insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
    select a.stream, v_person, s.id, w.role, 'proposed', a.person_id, a.lab_now, v_until
    from unnest(v_roles) with ordinality w (role, place) order by w.place;
    return rule.done(a, jsonb_build_object('person', v_person, 'code', person_propose.code, 'version', 1));
end
$$;
comment on function api.person_propose(uuid, text, text, text, text, text, text) is
    'Proposes a person with roles (words) at a site; QA''s signature makes them active.';

create function api.person_deactivate(request uuid, person text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.person := rule.person(person_deactivate.person);
    a work.actor := rule.act_begin('person_deactivate', request, rule.digest(jsonb_build_array(person, version, reason)),
        array_remove(array[p.stream_id], null), case when not rule.holds('admin') then rule.staffing_site(rule.person_site(p.id), 'manager') end, reason);
    v_ended bigint;
    v_request bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    p := rule.person(person_deactivate.person);
    if p.id is null then
        perform rule.refuse('VN306');           -- as for a person of another site
    end if;
    if p.id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    perform rule.same_version(person_deactivate.version, p.version);
    perform rule.reason(person_deactivate.reason);
    if p.status = 'inactive' then
        perform rule.refuse('VN117', p.code);
    end if;
    v_ended := rule.person_end(p.id, a.lab_now);
    -- done before anybody approved it: QA looks at it afterwards, and signs that
    insert into core.account_request (stream_id, person_id, kind, reason, urgent, proposed_by_id, proposed_at, status, done_by_id, done_at)
    values (p.stream_id, p.id, 'deactivate', person_deactivate.reason, true, a.person_id, a.lab_now, 'done', a.person_id, a.lab_now)
    returning id into v_request;
    return rule.done(a, jsonb_build_object('person', p.id, 'version', p.version + 1, 'sessions_ended', v_ended,
                                           'account_request', v_request));
end
$$;
comment on function api.person_deactivate(uuid, text, bigint, text) is
    'Deactivates a person at once: logins are closed, open sessions ended; QA reviews it.';

-- A role may begin later: a deputy is somebody with the role for the days of an absence.
create function api.role_propose(request uuid, person text, site text, role text, valid_until text, valid_from text default null)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.person := rule.person(role_propose.person);
    s core.site := rule.site(role_propose.site);
    a work.actor := rule.act_begin('role_propose', request, rule.digest(jsonb_build_array(person, site, role, valid_until, valid_from)),
        array_remove(array[p.stream_id], null), rule.staffing_site(s.id, 'manager'));
    v_roles text[];
    v_from timestamptz;
    v_until timestamptz;
    v_role bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.opening_only(a);
    p := rule.person(role_propose.person);
    if p.id is null then
        perform rule.refuse('VN306', left(role_propose.person, 60), null, 'person');
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(role_propose.site, 60), null, 'site');
    end if;
    if p.id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    if p.status <> 'active' then
        perform rule.refuse('VN117', p.code, 'Roles are added to active persons.');
    end if;
    v_roles := rule.role_words(role_propose.role, 'role');
    if cardinality(v_roles) <> 1 then
        perform rule.refuse('VN208', role_propose.role, 'Name one role.', 'role');
    end if;
    if exists (select from core.person_role r where r.person_id = p.id and r.status <> 'withdrawn'
               and (r.role = 'admin') <> (v_roles[1] = 'admin')) then
        perform rule.refuse('VN013', v_roles[1], null, 'role');
    end if;
    if exists (select from core.person_role r where r.person_id = p.id and r.site_id = s.id and r.role = v_roles[1]
               and r.status <> 'withdrawn') then
        perform rule.refuse('VN108', v_roles[1], 'Withdraw the role first when its dates are to change.', 'role');
    end if;
    if exists (select from core.person_role r where r.person_id = p.id and r.inspection) then
        perform rule.refuse('VN117', p.code, 'An inspector holds no role of the laboratory.', 'person');
    end if;
    v_until := rule.until(role_propose.valid_until, 'valid_until', a.lab_now);
    v_from := case when role_propose.valid_from is null then a.lab_now
                   else rule.until(role_propose.valid_from, 'valid_from', a.lab_now) end;
    if v_from >= v_until then
        perform rule.refuse('VN503', role_propose.valid_until, 'A role ends after it begins.', 'valid_until');
    end if;
    insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
    values (p.stream_id, p.id, s.id, v_roles[1], 'proposed', a.person_id, v_from, v_until)
    returning id into v_role;
    return rule.done(a, jsonb_build_object('person_role', v_role, 'version', 1));
end
$$;
comment on function api.role_propose(uuid, text, text, text, text, text) is 'Proposes a further role of a person at a site, from now or from a moment to come.';

create function api.role_withdraw(request uuid, person_role bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.person;
    r core.person_role;
    a work.actor;
begin
    select x.* into r from core.person_role x where x.id = role_withdraw.person_role;
    a := rule.act_begin('role_withdraw', request, rule.digest(jsonb_build_array(person_role, version, reason)),
                        array_remove(array[r.stream_id], null), rule.staffing_site(r.site_id, 'manager'), reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select x.* into r from core.person_role x where x.id = role_withdraw.person_role;
    if r.id is null then
        perform rule.refuse('VN306');           -- as for a role at another site
    end if;
    select x.* into p from core.person x where x.id = r.person_id;
    if p.id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    perform rule.same_version(role_withdraw.version, r.version);
    perform rule.reason(role_withdraw.reason);
    if r.status = 'withdrawn' then
        perform rule.refuse('VN117', r.role);
    end if;
    -- what waits for a signature with its person is decided as a whole
    if p.status = 'proposed' then
        perform rule.refuse('VN114', p.code, 'Deactivate the proposed person instead.');
    end if;
    if r.status = 'approved' and not exists (select from core.person_role o where o.person_id = p.id and o.role = r.role
                                             and o.status = 'approved' and o.id <> r.id) then
        perform rule.not_last(p.id, array[r.role], a.lab_now);
    end if;
    update core.person_role x set status = 'withdrawn', version = x.version + 1 where x.id = r.id;
    perform rule.groups_follow(p.id);
    return rule.done(a, jsonb_build_object('person_role', r.id, 'version', r.version + 1));
end
$$;
comment on function api.role_withdraw(uuid, bigint, bigint, text) is 'Withdraws a role at once.';

create function api.training_propose(request uuid, person text, process text, number bigint, procedures_until text,
                                     practical_until text, version_until text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.person := rule.person(training_propose.person);
    v core.process_version;
    a work.actor := rule.act_begin('training_propose', request,
        rule.digest(jsonb_build_array(person, process, number, procedures_until, practical_until, version_until)),
        array_remove(array[p.stream_id], null), rule.staffing_site(rule.person_site(p.id), 'manager'));
    v_training bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    p := rule.person(training_propose.person);
    if p.id is null then
        perform rule.refuse('VN306');           -- as for a person of another site
    end if;
    v := rule.process_version(training_propose.process, training_propose.number);
    if v.id is null then
        perform rule.refuse('VN306', left(training_propose.process, 60), null, 'process');
    end if;
    if p.id = a.person_id then
        perform rule.refuse('VN010');
    end if;
    if p.status <> 'active' then
        perform rule.refuse('VN117', p.code, 'Training is recorded for active persons.');
    end if;
    if v.status = 'retired' then
        perform rule.refuse('VN107', format('%s %s', training_propose.process, v.number));
    end if;
    if exists (select from core.training t where t.person_id = p.id and t.process_version_id = v.id and t.status = 'proposed') then
        perform rule.refuse('VN108', p.code, 'Have the proposed training signed first.');
    end if;
    insert into core.training (stream_id, person_id, process_version_id, procedures_until, practical_until, version_until,
                               status, proposed_by_id)
    values (p.stream_id, p.id, v.id, rule.until(training_propose.procedures_until, 'procedures_until', a.lab_now),
            rule.until(training_propose.practical_until, 'practical_until', a.lab_now),
            rule.until(training_propose.version_until, 'version_until', a.lab_now), 'proposed', a.person_id)
    returning id into v_training;
    return rule.done(a, jsonb_build_object('training', v_training, 'version', 1));
end
$$;
comment on function api.training_propose(uuid, text, text, bigint, text, text, text) is
    'Proposes training of a person for one process version; QA''s signature approves it.';
