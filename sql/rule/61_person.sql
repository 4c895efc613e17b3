-- Persons and their rights: look-ups, and what signatures on persons, roles and training mean.

create function rule.person(code text) returns core.person
language sql stable set search_path = pg_catalog, pg_temp as $$
    select p from core.person p where p.code = person.code
$$;
comment on function rule.person(text) is 'A person by code; all NULL when there is none.';

create function rule.site(code text) returns core.site
language sql stable set search_path = pg_catalog, pg_temp as $$
    select s from core.site s where s.code = site.code
$$;
comment on function rule.site(text) is 'A site by its code; all NULL when there is none.';

-- The site a person belongs to for acts about that person: of the first role that is not withdrawn.
create function rule.person_site(person_id bigint) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select r.site_id from core.person_role r where r.person_id = person_site.person_id
    order by r.status = 'withdrawn', r.id limit 1
$$;
comment on function rule.person_site(bigint) is 'The site of a person''s first role.';

create function rule.opening() returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select i.opening from core.installation i
$$;
comment on function rule.opening() is 'open or closed: is the opening of the installation still going on?';

-- A site where nobody holds the role yet is staffed by those who hold it elsewhere (NULL = any site);
-- otherwise a new site could never get its first manager and QA.
create function rule.staffing_site(site_id bigint, role text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select staffing_site.site_id
    where exists (
        select from core.person_role r
        join core.person p on p.id = r.person_id and p.status = 'active' and p.valid_until > rule.now()
        where r.site_id = staffing_site.site_id and r.role = staffing_site.role and r.status = 'approved'
          and rule.now() between r.valid_from and r.valid_until)
$$;
comment on function rule.staffing_site(bigint, text) is 'The site at which a role is asked for; NULL when nobody there holds it yet.';

-- While the opening lasts admin and QA sign rights together; afterwards an admin does neither.
create function rule.opening_only(a work.actor) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if a.role = 'admin' and rule.opening() <> 'open' then
        perform rule.refuse('VN011');
    end if;
end
$$;
comment on function rule.opening_only(work.actor) is 'Refuses an administrator after the opening.';

-- The end of a right's validity: a moment in laboratory time to come.
create function rule.until(value text, field text, lab_now timestamptz) returns timestamptz
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_until timestamptz := rule.moment(until.value, until.field);
begin
    if v_until is null then
        perform rule.refuse('VN202', until.field, null, until.field);
    end if;
    if v_until <= until.lab_now then
        perform rule.refuse('VN503', until.value, 'Give a moment to come.', until.field);
    end if;
    return v_until;
end
$$;
comment on function rule.until(text, text, timestamptz) is 'A moment to come.';

-- One blank between two roles, each of the laboratory's, none twice. admin stands alone: whoever makes
-- accounts holds no right on batches.
create function rule.role_words(value text, field text) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_roles text[];
    v_word text;
begin
    perform rule.text(role_words.value, role_words.field, 200, true);
    v_roles := string_to_array(role_words.value, ' ');
    foreach v_word in array v_roles loop
        if not exists (select from ref.role r where r.role = v_word) then
            perform rule.refuse('VN208', v_word, 'Roles are words with one blank between: '
                || (select string_agg(r.role, ' ' order by r.role) from ref.role r), role_words.field);
        end if;
    end loop;
    if cardinality(v_roles) <> (select count(distinct w) from unnest(v_roles) w) then
        perform rule.refuse('VN208', role_words.value, 'Name each role once.', role_words.field);
    end if;
    if 'admin' = any (v_roles) and cardinality(v_roles) > 1 then
        perform rule.refuse('VN013', role_words.value, null, role_words.field);
    end if;
    return v_roles;
end
$$;
comment on function rule.role_words(text, text) is 'Roles from words.';

-- A moment in a signed text: never the session's zone or style.
create function rule.shown(value timestamptz) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
comment on function rule.shown(timestamptz) is 'A moment as it stands in signed texts.';

-- Roles that may sign a right now.
create function rule.roles_right() returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case rule.opening() when 'open' then 'qa admin' else 'qa' end
$$;
comment on function rule.roles_right() is 'Roles that sign persons and roles.';

-- May this person sign a right of that one? NULL = yes. During the opening the admin signs what the admin
-- proposed, since QA signs it too.
create function rule.right_signer(subject_id bigint, proposed_by_id bigint, signer_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_qa boolean := exists (select from core.person_role r where r.person_id = signer_id and r.role = 'qa'
                            and r.status = 'approved' and rule.now() between r.valid_from and r.valid_until);
begin
    if signer_id = subject_id then
        perform rule.refuse('VN010');
    end if;
    if not v_qa and rule.opening() <> 'open' and exists (
           select from core.person_role r where r.person_id = signer_id and r.role = 'admin' and r.status = 'approved') then
        perform rule.refuse('VN011');
    end if;
    if signer_id = proposed_by_id and (v_qa or rule.opening() <> 'open') then
        return 'whoever proposed does not approve';
    end if;
    return null;
end
$$;
comment on function rule.right_signer(bigint, bigint, bigint) is 'Who may sign a right.';

-- Have all signatures been given? QA's alone, or admin's and QA's while the opening lasts.
create function rule.right_complete(entity text, record bigint) returns boolean
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_roles text[];
begin
    -- two approvals at once would each miss the other's person when the opening is to be closed
    if rule.opening() = 'open' then
        perform from ledger.stream s where s.kind = 'site' and s.key = 'installation' for no key update;
    end if;
    select array_agg(g.role) into v_roles from core.signature g
    where g.entity = right_complete.entity and g.record_id = right_complete.record
      and g.meaning = 'approved' and g.superseded_at is null;
    return 'qa' = any (v_roles) and (rule.opening() <> 'open' or 'admin' = any (v_roles));
end
$$;
comment on function rule.right_complete(text, bigint) is 'Are all signatures on a right given?';

-- Ends the opening for good when a second QA and a manager are active.
create function rule.opening_close(lab_now timestamptz) returns boolean
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_qa bigint;
    v_manager bigint;
begin
    if rule.opening() <> 'open' then
        return false;
    end if;
    select count(distinct p.id) filter (where r.role = 'qa'), count(distinct p.id) filter (where r.role = 'manager')
    into v_qa, v_manager
    from core.person_role r join core.person p on p.id = r.person_id
    where p.status = 'active' and p.valid_until > lab_now and r.status = 'approved' and lab_now between r.valid_from and r.valid_until;
    if v_qa < 2 or v_manager < 1 then
        return false;
    end if;
    update core.installation i set opening = 'closed', version = i.version + 1;
    return true;
end
$$;
comment on function rule.opening_close(timestamptz) is 'Closes the opening when a second QA and a manager are active.';

-- Group memberships follow the approved roles of an active person, on every active login.
create function rule.groups_follow(person_id bigint) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_change record;
begin
    for v_change in
        select l.name, r.role, exists (
                   select from core.person_role q join core.person p on p.id = q.person_id
                   where q.person_id = l.person_id and q.role = r.role and q.status = 'approved' and p.status = 'active') as member
        from core.login l cross join ref.role r
        where l.person_id = groups_follow.person_id and l.status = 'active'
        order by l.name, r.role
    loop
        if v_change.member <> exists (
               select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
               where u.rolname = v_change.name and g.rolname = 'vein_' || v_change.role) then
            perform boot.login_group(v_change.name, v_change.role, v_change.member);
        end if;
    end loop;
end
$$;
comment on function rule.groups_follow(bigint) is 'Puts a person''s logins into the groups of their approved roles.';

-- Without a manager nobody can be proposed any more, without QA nobody approved: the last one stays.
create function rule.not_last(person_id bigint, roles text[], lab_now timestamptz) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_role text;
begin
    -- two of them taken away at once would each be the other's deputy
    perform from ledger.stream s where s.kind = 'site' and s.key = 'installation' for no key update;
    foreach v_role in array array['qa', 'manager'] loop
        if v_role = any (roles) and not exists (
               select from core.person_role r join core.person p on p.id = r.person_id
               where r.role = v_role and r.status = 'approved' and p.status = 'active' and p.id <> not_last.person_id
                 and p.valid_until > lab_now and lab_now between r.valid_from and r.valid_until) then
            perform rule.refuse('VN014', v_role);
        end if;
    end loop;
end
$$;
comment on function rule.not_last(bigint, text[], timestamptz) is 'Refuses to take away the last active manager or QA.';

-- A person with the roles proposed.
create function rule.subject_person(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(p.stream_id, p.version,
               case rule.opening() when 'open' then null else rule.staffing_site(rule.person_site(p.id), 'qa') end,
               null, 'person ' || p.code)::work.subject
    from core.person p where p.id = record
$$;
comment on function rule.subject_person(bigint) is 'Where a person''s record stands.';

create function rule.roles_person(record bigint, meaning text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$ select rule.roles_right() $$;
comment on function rule.roles_person(bigint, text) is 'Roles that sign a person.';

create function rule.content_person(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'person: ' || p.code, 'printed name: ' || p.printed_name, 'job: ' || p.job,
                     'valid until: ' || rule.shown(p.valid_until), 'proposed by: ' || q.code,
                     (select string_agg(format('role: %s at %s, %s to %s', r.role, s.code, rule.shown(r.valid_from),
                                               rule.shown(r.valid_until)), E'\n' order by s.code, r.role)
                      from core.person_role r join core.site s on s.id = r.site_id
                      where r.person_id = p.id
                        and r.valid_from = (select min(f.valid_from) from core.person_role f where f.person_id = p.id)),
                     (select rule.inspection_words(r.id) from core.person_role r where r.person_id = p.id and r.inspection
                      order by r.id limit 1))
    from core.person p join core.person q on q.id = p.proposed_by_id where p.id = record
$$;
comment on function rule.content_person(bigint) is 'What a signature on a person covers: the person and the roles proposed with them.';

create function rule.signer_person(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when p.status <> 'proposed' then 'this person is ' || p.status || ' already'
                else coalesce(rule.right_signer(p.id, p.proposed_by_id, signer_person.person_id), rule.inspection_open(p.id)) end
    from core.person p where p.id = record
$$;
comment on function rule.signer_person(bigint, text, bigint) is 'Who may sign a person.';

create function rule.signed_person(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.right_complete('person', record) then
        return jsonb_build_object('status', 'proposed');
    end if;
    update core.person p set status = 'active', version = p.version + 1 where p.id = record;
    update core.person_role r set status = 'approved', version = r.version + 1
    where r.person_id = record and r.status = 'proposed';       -- and no groups yet: a login is made for active persons only
    return jsonb_build_object('status', 'active', 'opening_closed', rule.opening_close(a.lab_now));
end
$$;
comment on function rule.signed_person(bigint, text, work.actor) is 'Makes a person active when all signatures are given.';

-- A further role of a person.
create function rule.subject_person_role(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(r.stream_id, r.version, case rule.opening() when 'open' then null else rule.staffing_site(r.site_id, 'qa') end,
               null, 'role ' || r.role || ' of ' || p.code)::work.subject
    from core.person_role r join core.person p on p.id = r.person_id where r.id = record
$$;
comment on function rule.subject_person_role(bigint) is 'Where a role of a person stands.';

create function rule.roles_person_role(record bigint, meaning text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$ select rule.roles_right() $$;
comment on function rule.roles_person_role(bigint, text) is 'Roles that sign a role of a person.';

create function rule.content_person_role(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'person: ' || p.code, 'printed name: ' || p.printed_name, 'role: ' || r.role, 'site: ' || s.code,
                     'valid from: ' || rule.shown(r.valid_from), 'valid until: ' || rule.shown(r.valid_until),
                     rule.inspection_words(r.id), 'proposed by: ' || q.code)
    from core.person_role r join core.person p on p.id = r.person_id join core.site s on s.id = r.site_id
    join core.person q on q.id = r.proposed_by_id where r.id = record
$$;
comment on function rule.content_person_role(bigint) is 'What a signature on a role covers.';

create function rule.signer_person_role(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when r.status <> 'proposed' then 'this role is ' || r.status || ' already'
                when p.status <> 'active' then 'this person is ' || p.status
                else coalesce(rule.right_signer(p.id, r.proposed_by_id, signer_person_role.person_id), rule.inspection_open(p.id)) end
    from core.person_role r join core.person p on p.id = r.person_id where r.id = record
$$;
comment on function rule.signer_person_role(bigint, text, bigint) is 'Who may sign a role.';

create function rule.signed_person_role(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_person bigint;
begin
    if not rule.right_complete('person_role', record) then
        return jsonb_build_object('status', 'proposed');
    end if;
    update core.person_role r set status = 'approved', version = r.version + 1 where r.id = record
    returning r.person_id into v_person;
    -- an inspector who comes again is there as long as this inspection
    update core.person p set valid_until = r.valid_until, version = p.version + 1
    from core.person_role r
    where r.id = record and r.inspection and p.id = r.person_id and p.valid_until < r.valid_until;
    if found then
        perform rule.supersede('person', v_person, 'a further inspection', a.lab_now);
    end if;
    perform rule.groups_follow(v_person);
    return jsonb_build_object('status', 'approved', 'opening_closed', rule.opening_close(a.lab_now));
end
$$;
comment on function rule.signed_person_role(bigint, text, work.actor) is 'Approves a role when all signatures are given.';

-- Training for a process version: QA's signature alone.
create function rule.subject_training(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(t.stream_id, t.version, rule.staffing_site(rule.person_site(t.person_id), 'qa'), null, 'training of ' || p.code)::work.subject
    from core.training t join core.person p on p.id = t.person_id where t.id = record
$$;
comment on function rule.subject_training(bigint) is 'Where a training stands.';

create function rule.content_training(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'person: ' || p.code, 'printed name: ' || p.printed_name,
                     'process: ' || c.code, 'process version: ' || v.number,
                     'procedures read, until: ' || rule.shown(t.procedures_until),
                     'practical qualification, until: ' || rule.shown(t.practical_until),
                     'instructed in this version, until: ' || rule.shown(t.version_until), 'proposed by: ' || q.code)
    from core.training t join core.person p on p.id = t.person_id join core.person q on q.id = t.proposed_by_id
    join core.process_version v on v.id = t.process_version_id join core.process c on c.id = v.process_id where t.id = record
$$;
comment on function rule.content_training(bigint) is 'What a signature on a training covers.';

create function rule.signer_training(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    t core.training;
begin
    select * into t from core.training x where x.id = record;
    if t.status <> 'proposed' then
        return 'this training is ' || t.status || ' already';
    end if;
    if t.person_id = signer_training.person_id then
        perform rule.refuse('VN010');
    end if;
    if t.proposed_by_id = signer_training.person_id then
        return 'whoever proposed does not approve';
    end if;
    return null;
end
$$;
comment on function rule.signer_training(bigint, text, bigint) is 'Who may sign a training.';

create function rule.signed_training(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    update core.training t set status = 'approved', version = t.version + 1 where t.id = record;
    return jsonb_build_object('status', 'approved');
end
$$;
comment on function rule.signed_training(bigint, text, work.actor) is 'Approves a training.';
