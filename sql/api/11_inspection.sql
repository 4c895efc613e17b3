-- Inspectors: proposed by a manager with an end, their scope decided by QA, approved by QA's signature. They read
-- batch records, each look with its event (api.record_export), see no view of the laboratory, and sign nothing.

create function api.inspection_propose(request uuid, code text, printed_name text, authority text, site text, valid_until text)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site(inspection_propose.site);
    p core.person := rule.person(inspection_propose.code);
    a work.actor := rule.act_begin('inspection_propose', request,
        rule.digest(jsonb_build_array(code, printed_name, authority, site, valid_until)),
        array_remove(array[s.stream_id, p.stream_id], null), rule.staffing_site(s.id, 'manager'));
    v_until timestamptz;
    v_role bigint;
    v_inspection bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(inspection_propose.site, 60), null, 'site');
    end if;
    perform rule.code(inspection_propose.code, 'code');
    v_until := rule.until(inspection_propose.valid_until, 'valid_until', a.lab_now);
    if v_until > a.lab_now + (select i.inspection_days from core.installation i) * interval '1 day' then
        perform rule.refuse('VN017', inspection_propose.valid_until,
            format('An inspection lasts %s days at most.', (select i.inspection_days from core.installation i)), 'valid_until');
    end if;
    p := rule.inspector(p, inspection_propose.code, inspection_propose.printed_name, inspection_propose.authority, v_until, a);
    insert into core.person_role (stream_id, person_id, site_id, role, status, inspection, proposed_by_id, valid_from, valid_until)
    values (p.stream_id, p.id, s.id, 'auditor', 'proposed', true, a.person_id, a.lab_now, v_until) returning id into v_role;
    insert into core.inspection (stream_id, person_role_id, authority)
    values (p.stream_id, v_role, rule.text(inspection_propose.authority, 'authority', 200, true)) returning id into v_inspection;
    return rule.done(a, jsonb_build_object('inspection', v_inspection, 'person', p.id, 'person_role', v_role, 'version', 1,
        'signed_as', case p.status when 'proposed' then 'person' else 'person_role' end));
end
$$;
comment on function api.inspection_propose(uuid, text, text, text, text, text) is
    'Proposes an inspector for some days; QA decides the scope and approves.';

-- The person of an inspection: a new one, or one who has been here for inspections alone.
create function rule.inspector(p core.person, code text, printed_name text, authority text, valid_until timestamptz, a work.actor)
returns core.person
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_stream bigint;
begin
    if p.id is not null then
        if exists (select from core.person_role r where r.person_id = p.id and not r.inspection) then
            perform rule.refuse('VN113', p.code, 'This is somebody of the laboratory: an inspector is somebody else.', 'code');
        elsif p.status <> 'active' then
            perform rule.refuse('VN117', p.code, 'Have the person approved, or ask for reactivation (vein account propose).', 'code');
        elsif exists (select from core.person_role r where r.person_id = p.id and r.status <> 'withdrawn' and r.valid_until > a.lab_now) then
            perform rule.refuse('VN108', p.code, 'Withdraw the inspection that is open first.', 'code');
        end if;
        update core.person_role r set status = 'withdrawn', version = r.version + 1
        where r.person_id = p.id and r.status <> 'withdrawn';      -- it has ended by its date
        return p;
    end if;
    v_stream := rule.stream_make('person', inspector.code);
    if v_stream is null then
        perform rule.refuse('VN113', inspector.code, null, 'code');
    end if;
    insert into core.person (stream_id, code, printed_name, job, status, proposed_by_id, valid_until)
    values (v_stream, inspector.code, rule.text(inspector.printed_name, 'printed_name', 200, true),
            left('Inspector, ' || rule.text(inspector.authority, 'authority', 180, true), 200), 'proposed', a.person_id, inspector.valid_until)
    returning * into p;
    return p;
end
$$;
comment on function rule.inspector(core.person, text, text, text, timestamptz, work.actor) is 'The person of an inspection.';

create function api.inspection_scope(request uuid, inspection bigint, version bigint, scope text, batches text default null)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    i core.inspection;
    r core.person_role;
    a work.actor;
    v_codes text[] := string_to_array(nullif(batches, ''), ' ');
    v_code text;
begin
    select x.* into i from core.inspection x where x.id = inspection_scope.inspection;
    select x.* into r from core.person_role x where x.id = i.person_role_id;
    a := rule.act_begin('inspection_scope', request, rule.digest(jsonb_build_array(inspection, version, scope, batches)),
                        array_remove(array[i.stream_id], null), rule.staffing_site(r.site_id, 'qa'));
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    select x.* into i from core.inspection x where x.id = inspection_scope.inspection;
    select x.* into r from core.person_role x where x.id = i.person_role_id;
    if i.id is null then
        perform rule.refuse('VN306');
    end if;
    perform rule.same_version(inspection_scope.version, i.version);
    if r.status <> 'proposed' then
        perform rule.refuse('VN117', 'inspection ' || i.id, 'What was signed stays; withdraw the role and propose a new inspection.');
    end if;
    if scope is null or scope not in ('site', 'batches') or (scope = 'batches') <> (coalesce(cardinality(v_codes), 0) > 0) then
        perform rule.refuse('VN208', coalesce(left(scope, 40), 'none'), 'Say site, or batches with their codes, one blank between.', 'scope');
    end if;
    update core.inspection_batch b set status = 'withdrawn', version = b.version + 1 where b.inspection_id = i.id and b.status = 'named';
    foreach v_code in array coalesce(v_codes, '{}') loop
        if (rule.batch_seen(v_code)).site_id is distinct from r.site_id then
            perform rule.refuse('VN306', left(v_code, 60), 'Name batches of the site where the inspection is.', 'batches');
        end if;
    end loop;
    insert into core.inspection_batch (stream_id, inspection_id, batch, status)
    select i.stream_id, i.id, c, 'named' from (select distinct c from unnest(v_codes) c order by c) u;
    update core.inspection x set scope = inspection_scope.scope, decided_by_id = a.person_id, version = x.version + 1 where x.id = i.id;
    return rule.done(a, jsonb_build_object('inspection', i.id, 'version', i.version + 1));
end
$$;
comment on function api.inspection_scope(uuid, bigint, bigint, text, text) is
    'Decides what an inspector reads: the whole site, or batches by their codes; before it is approved.';
