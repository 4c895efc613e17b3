-- The beginning of an installation, and acts that no person does.

-- Attributes what follows in this transaction to the program itself (founding, the periodic task): an act
-- without person, role and request. Only functions that nobody but the owner or a superuser reaches call it.
create function rule.system_context(act text, reason text default null) returns timestamptz
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_offset bigint := coalesce((select i.lab_offset_us from core.installation i), 0);
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        perform rule.refuse('VN111', current_setting('transaction_isolation'));
    end if;
    perform set_config('vein.act', system_context.act, true),
            set_config('vein.request', '', true),
            set_config('vein.xact', pg_current_xact_id()::text, true),
            set_config('vein.person', '', true),
            set_config('vein.offset', v_offset::text, true),
            set_config('vein.reason', coalesce(system_context.reason, ''), true),
            set_config('vein.signature', '0', true),
            set_config('vein.head', '', true),
            set_config('vein.opening', encode(int4send(1)
                || (select uuid_send(l.instance_id) from ledger.installation l), 'hex'), true),
            set_config('vein.bytes', encode(
                rule.part(session_user) || rule.part(null) || rule.part(null)
                || rule.part(coalesce(host(inet_client_addr()), 'local'))
                || rule.part(left(current_setting('application_name'), 64))
                || rule.part(null) || rule.part(system_context.act), 'hex'), true);
    return clock_timestamp() + make_interval(secs => v_offset / 1000000.0);
end
$$;
comment on function rule.system_context(text, text) is
    'Attributes the transaction to the program itself; returns laboratory time.';

-- What follows in this transaction is not that act any more.
create function rule.system_done() returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    select rule.settle_head(current_setting('vein.head', true));
    select set_config('vein.xact', '', true);
$$;
comment on function rule.system_done() is 'Ends rule.system_context.';

-- Time zones by name only: abbreviations and offsets know no daylight saving.
create function rule.time_zone(value text, field text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    perform rule.text(time_zone.value, time_zone.field, 200, true);
    if not exists (select from pg_timezone_names z where z.name = time_zone.value) then
        perform rule.refuse('VN208', left(time_zone.value, 60), 'Write a zone by its name, for example Europe/Berlin.',
                            time_zone.field);
    end if;
    return time_zone.value;
end
$$;
comment on function rule.time_zone(text, text) is 'A time zone by its name.';

-- A login of the database for a person: role, row and groups. Names are never reused, neither here nor in
-- the cluster. one_time: somebody else has typed the password, so it opens its own change only.
create function rule.login_make(person core.person, login text, verifier text, one_time boolean) returns bigint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_oid oid;
    v_login bigint;
    v_role text;
begin
    if exists (select from core.login l where l.name = login_make.login)
       or exists (select from pg_roles r where r.rolname = login_make.login) then
        perform rule.refuse('VN113', left(login_make.login, 60), 'Choose another login name; names are never used twice.', 'login');
    end if;
    begin
        v_oid := boot.login_create(login_make.login, login_make.verifier);
    exception when duplicate_object or unique_violation then
        perform rule.refuse('VN113', left(login_make.login, 60), 'Choose another login name; names are never used twice.', 'login');
    end;
    insert into core.login (stream_id, person_id, name, role_oid, status, password_at, password_change)
    values (person.stream_id, person.id, login_make.login, v_oid, 'active', rule.now(),
            login_make.one_time) returning id into v_login;
    for v_role in
        select distinct r.role from core.person_role r where r.person_id = person.id and r.status = 'approved' order by 1
    loop
        perform boot.login_group(login_make.login, v_role, true);
    end loop;
    return v_login;
end
$$;
comment on function rule.login_make(core.person, text, text, boolean) is 'Makes a login for a person.';

-- The offset of laboratory time with which a training installation begins.
create function rule.found_offset(instance_mode text, lab_start text) returns bigint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_start timestamptz := rule.moment(nullif(lab_start, ''), 'lab_start');
begin
    if v_start is null then
        return 0;
    elsif instance_mode <> 'training' then
        perform rule.refuse('VN006', 'lab_start', null, 'lab_start');
    elsif v_start > clock_timestamp() then
        perform rule.refuse('VN502', lab_start, null, 'lab_start');
    elsif v_start < clock_timestamp() - interval '1 year' then
        perform rule.refuse('VN501', lab_start, 'Let laboratory time begin at most a year ago.', 'lab_start');
    end if;
    return (extract(epoch from v_start) * 1000000 - extract(epoch from clock_timestamp()) * 1000000)::bigint;
end
$$;
comment on function rule.found_offset(text, text) is 'Laboratory time minus real time at the founding, microseconds.';

-- Founds an installation: its row, the first site, an admin and a QA with their logins. The two are proposed
-- by themselves; everybody else needs both their signatures until the opening is closed. lab_start (training
-- only) lets laboratory time begin in the past: afterwards it only moves forward, so this is the one moment.
create function rule.found(instance_mode text, site_code text, site_title text, time_zone text,
                           admin_code text, admin_name text, admin_login text, admin_verifier text,
                           qa_code text, qa_name text, qa_login text, qa_verifier text,
                           lab_start text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_now timestamptz;
    v_offset bigint;
    v_stream bigint;
    v_site bigint;
    v_ids bigint[];
    p core.person;
begin
    if not (select r.rolsuper from pg_roles r where r.rolname = session_user) then
        perform rule.refuse('VN003', 'found', 'Only the administrator of the database founds an installation.');
    end if;
    select s.id into strict v_stream from ledger.stream s
    where s.kind = 'site' and s.key = 'installation' for no key update;
    if exists (select from core.installation) then
        perform rule.refuse('VN113', 'installation', 'This database holds an installation already.');
    end if;
    if instance_mode is null or instance_mode not in ('training', 'production') then
        perform rule.refuse('VN208', left(instance_mode, 60), 'Say training or production.', 'instance_mode');
    end if;
    if rule.code(admin_code, 'admin_code') = rule.code(qa_code, 'qa_code') then
        perform rule.refuse('VN113', qa_code, 'Admin and QA are two persons.', 'qa_code');
    end if;
    v_offset := rule.found_offset(instance_mode, lab_start);
    v_now := rule.system_context('found') + v_offset * interval '1 microsecond';
    perform set_config('vein.offset', v_offset::text, true);
    insert into core.installation (stream_id, code, mode, opening, lab_offset_us)
    values (v_stream, 'installation', instance_mode, 'open', v_offset);
    v_stream := rule.stream_make('site', rule.code(site_code, 'site_code'));
    if v_stream is null then
        perform rule.refuse('VN113', site_code, null, 'site_code');
    end if;
    insert into core.site (stream_id, code, title, time_zone)
    values (v_stream, site_code, rule.text(site_title, 'site_title', 200, true), rule.time_zone(found.time_zone, 'time_zone'))
    returning id into v_site;
    -- a person's proposer is a person: the first two need their own numbers beforehand
    v_ids := array[nextval(pg_get_serial_sequence('core.person', 'id')), nextval(pg_get_serial_sequence('core.person', 'id'))];
    insert into core.person (id, stream_id, code, printed_name, job, status, proposed_by_id, valid_until) overriding system value
    values (v_ids[1], rule.stream_make('person', admin_code), admin_code, rule.text(admin_name, 'admin_name', 200, true),
            'Administrator', 'active', v_ids[1], v_now + interval '10 years'),
           (v_ids[2], rule.stream_make('person', qa_code), qa_code, rule.text(qa_name, 'qa_name', 200, true),
            'QA', 'active', v_ids[2], v_now + interval '10 years');
    insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
    select q.stream_id, q.id, v_site, case q.id when v_ids[1] then 'admin' else 'qa' end, 'approved', q.id,
           v_now, v_now + interval '10 years'
    from core.person q where q.id = any (v_ids) order by q.id;
    select * into p from core.person q where q.id = v_ids[1];
    perform rule.login_make(p, admin_login, admin_verifier, false);
    select * into p from core.person q where q.id = v_ids[2];
    perform rule.login_make(p, qa_login, qa_verifier, false);
    perform rule.system_done();
end
$$;
comment on function rule.found(text, text, text, text, text, text, text, text, text, text, text, text, text) is
    'Founds an installation with its first site, admin and QA; for the database superuser only.';
