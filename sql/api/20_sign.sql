-- Signing (a signature is made on a connection of the signer's own, opened after the challenge).

-- Roles that may give this signature: of the table, or of the step's process.
create function rule.signing_roles(entity text, record bigint, meaning text) returns text[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_roles text;
begin
    select s.roles into v_roles from ref.signable s
    where s.entity = signing_roles.entity and s.meaning = signing_roles.meaning;
    if v_roles = '*' and signing_roles.entity <> 'step_execution' then
        execute format('select rule.%I($1, $2)', 'roles_' || signing_roles.entity) into v_roles
            using signing_roles.record, signing_roles.meaning;
    elsif v_roles = '*' then
        select case signing_roles.meaning when 'witnessed' then p.witness_by when 'checked' then p.check_by else p.performed_by end
        into v_roles
        from core.step_execution x join core.process_step p on p.id = x.process_step_id
        where x.id = record;
    end if;
    return string_to_array(v_roles, ' ');
end
$$;
comment on function rule.signing_roles(text, bigint, text) is 'Roles that may give one signature.';

-- Calls one of the four functions of an entity; the name comes from ref.signable, never from a caller.
create function rule.subject(entity text, record bigint) returns work.subject
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    s work.subject;
begin
    execute format('select * from rule.%I($1)', 'subject_' || entity) into s using record;
    return s;
end
$$;
comment on function rule.subject(text, bigint) is 'Stream, version and site of a signable record.';

create function rule.content(entity text, record bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_content text;
begin
    execute format('select rule.%I($1)', 'content_' || entity) into v_content using record;
    return v_content;
end
$$;
comment on function rule.content(text, bigint) is 'The text that a signature on a record covers.';

-- Ends the validity of signatures on a record whose content has changed.
create function rule.supersede(entity text, record bigint, why text, lab_now timestamptz) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    update core.signature s set superseded_at = supersede.lab_now, superseded_by = supersede.why
    where s.entity = supersede.entity and s.record_id = supersede.record and s.superseded_at is null
$$;
comment on function rule.supersede(text, bigint, text, timestamptz) is 'Marks the signatures of a changed record superseded.';

-- Step 1: in the work session. Commits what is to be signed; asking twice with one id gives one challenge.
create function api.challenge(request uuid, entity text, record bigint, meaning text)
returns table (challenge uuid, digest text, content text, roles text, expires_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    a work.actor;
    s work.subject;
    v_content text;
    v_roles text[];
    v_now timestamptz;
begin
    if not exists (select from ref.signable g where g.entity = challenge.entity and g.meaning = challenge.meaning) then
        perform rule.refuse('VN901', concat_ws(' ', challenge.entity, challenge.meaning),
            coalesce('This record is signed as ' || (select string_agg(g.meaning, ', ' order by g.meaning) from ref.signable g
                                                      where g.entity = challenge.entity) || '.',
                     'No such record is signed; vein help sign lists what is.'), 'meaning');
    end if;
    s := rule.subject(challenge.entity, challenge.record);
    a := rule.act_begin('challenge', challenge.request, '\x'::bytea, '{}', null);
    -- the text shows why an account was asked about: it is for those who read api.account_request
    if s.stream is null or (s.site_id is not null and not rule.sees(s.site_id))
       or (challenge.entity = 'account_request' and not rule.holds('qa manager')) then
        perform rule.refuse('VN306', challenge.record::text, null, 'record');
    end if;
    v_content := rule.content(challenge.entity, challenge.record);
    v_roles := rule.signing_roles(challenge.entity, challenge.record, challenge.meaning);
    if v_roles is null then
        perform rule.refuse('VN901', challenge.meaning, 'This record does not ask for this signature.', 'meaning');
    end if;
    v_now := clock_timestamp();
    insert into work.challenge as c (id, entity, record_id, record_version, stream, digest, content, meaning, role,
                                made_by_person, made_at, expires_at)
    values (challenge.request, challenge.entity, challenge.record, s.version, s.stream,
            sha256(convert_to(v_content, 'UTF8')), v_content, challenge.meaning, array_to_string(v_roles, ' '),
            a.person_id, v_now, v_now + rule.setting('challenge')::interval)
    on conflict do nothing;
    return query
        select c.id, encode(c.digest, 'hex'), c.content, c.role, c.expires_at from work.challenge c
        where c.id = challenge.request and c.entity = challenge.entity and c.record_id = challenge.record
          and c.meaning = challenge.meaning;
    if not found then
        -- one act a transaction, and so one text that is kept
        perform rule.refuse(case when exists (select from work.challenge c where c.id = challenge.request) then 'VN110' else 'VN112' end,
                            challenge.request::text);
    end if;
end
$$;
comment on function api.challenge(uuid, text, bigint, text) is 'Commits what is to be signed and returns it.';

-- Step 2: on the signer's own fresh connection. The challenge's id is the request id. Freshness and expiry
-- use the real clock, never a training offset.
create function rule.fresh_signer(c work.challenge) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_start timestamptz;
    v_user oid;
begin
    select b.backend_start, b.usesysid into v_start, v_user from pg_stat_get_activity(pg_backend_pid()) b;
    if v_user is distinct from to_regrole(quote_ident(session_user))::oid
       or v_start is null or v_start <= c.made_at
       or v_start < clock_timestamp() - rule.setting('fresh_authentication')::interval
       or c.made_xact = pg_current_xact_id() then
        perform rule.refuse('VN002');
    end if;
    if exists (select from work.challenge u
               where u.used_at is not null and u.used_pid = pg_backend_pid() and u.used_backend_start = v_start) then
        perform rule.refuse('VN002', 'this connection has signed already');
    end if;
    -- a challenge that was used needs no look: its id is the request's, so that its answer was given before this
    if c.expires_at < clock_timestamp() then
        perform rule.refuse('VN008');
    end if;
end
$$;
comment on function rule.fresh_signer(work.challenge) is 'Refuses a signature that was not freshly authenticated.';

-- What helps a person whose signature was refused; NULL: what the rule says in general.
create function rule.signer_way_out(why text, roles text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case
        when why ~ '^needs the role ' then 'Let somebody sign who holds it: ' || replace(roles, ' ', ' or ') || '.'
        when why ~ 'not trained' then 'Have the training for this process version recorded and approved, or let somebody trained sign.'
        when why ~ 'was not present' then 'The witness scans the bag or vessel (or the batch, where nothing has a label yet), and signs within ten minutes.'
        end
$$;
comment on function rule.signer_way_out(text, text) is 'What helps a person whose signature was refused.';

create function api.sign(challenge uuid, digest text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    a work.actor;
    c work.challenge;
    s work.subject;
    v_why text;
    v_role text;
    v_signature bigint;
    v_data jsonb;
begin
    select * into c from work.challenge h where h.id = sign.challenge;
    if c.id is not null then
        s := rule.subject(c.entity, c.record_id);
    end if;
    a := rule.act_begin('sign', sign.challenge, rule.digest(jsonb_build_array(sign.challenge, sign.digest)),
                        array_remove(array[c.stream], null), s.site_id);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if c.id is null then
        perform rule.refuse('VN007', sign.challenge::text);
    end if;
    select * into c from work.challenge h where h.id = sign.challenge for update;
    perform rule.fresh_signer(c);
    s := rule.subject(c.entity, c.record_id);
    if s.version <> c.record_version or encode(c.digest, 'hex') is distinct from sign.digest
       or rule.content(c.entity, c.record_id) <> c.content then
        perform rule.refuse('VN101', c.entity);
    end if;
    select r.role into v_role from core.person_role r
    where r.person_id = a.person_id and r.role = any (string_to_array(c.role, ' ')) and r.status = 'approved'
      and (r.site_id = s.site_id or s.site_id is null) and a.lab_now between r.valid_from and r.valid_until
      -- an administrator signs who comes in first, and no record of a batch, whomever a process names
      and (r.role <> 'admin' or s.batch_id is null) limit 1;
    execute format('select rule.%I($1, $2, $3)', 'signer_' || c.entity) into v_why
        using c.record_id, c.meaning, a.person_id;
    if v_why is null and s.batch_id is not null
       and not rule.trained((select b.process_version_id from core.batch b where b.id = s.batch_id), a.person_id, a.lab_now) then
        v_why := 'is not trained for this process version';
    end if;
    if v_role is null then
        v_why := concat_ws('; ', 'needs the role ' || c.role, v_why);
    end if;
    if exists (select from core.signature g where g.entity = c.entity and g.record_id = c.record_id
               and g.superseded_at is null and g.person_id = a.person_id) then
        v_why := 'this person has signed this record already';
    end if;
    raise log 'vein sign act=% request=% digest=%', c.meaning, a.request, left(sign.digest, 16);
    if v_why is not null then
        -- a reason that begins with a code is that stop: the deed that the signature would do is not open
        return rule.stop(a, coalesce(substring(v_why from '^(VN[0-9]{3}): '), 'VN009'), c.meaning || ' by ' || c.role,
                         regexp_replace(v_why, '^VN[0-9]{3}: ', ''), s.batch_id, rule.signer_way_out(v_why, c.role));
    end if;
    a.role := v_role;
    perform rule.act_as(a);
    update work.challenge h set used_at = clock_timestamp(), used_pid = pg_backend_pid(),
        used_backend_start = (select b.backend_start from pg_stat_get_activity(pg_backend_pid()) b)
    where h.id = c.id;
    insert into core.signature (stream_id, entity, record_id, record_version, meaning, person_id, login, role,
                                digest, content, signed_at, challenge)
    values (c.stream, c.entity, c.record_id, c.record_version, c.meaning, a.person_id, session_user, v_role,
            c.digest, c.content, a.lab_now, c.id)
    returning id into v_signature;
    perform set_config('vein.signature', v_signature::text, true);
    execute format('select rule.%I($1, $2, $3)', 'signed_' || c.entity) into v_data using c.record_id, c.meaning, a;
    return rule.done(a, coalesce(v_data, '{}'::jsonb) || jsonb_build_object('signature', v_signature));
end
$$;
comment on function api.sign(uuid, text) is 'Signs what a challenge shows, on the signer''s own fresh connection.';
