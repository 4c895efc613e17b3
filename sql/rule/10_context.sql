-- Who acts, when, and under which request: read by the ledger's triggers, set by rule.act_begin alone.

-- Laboratory time: real time plus the declared offset of a training installation (always 0 in production).
create function rule.now() returns timestamptz
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select clock_timestamp() + make_interval(secs => i.lab_offset_us / 1000000.0) from core.installation i
$$;
comment on function rule.now() is 'Laboratory time.';

-- int32 length and UTF-8 bytes; NULL is -1 and nothing.
create function rule.part(value text) returns bytea
language sql immutable parallel safe return
    coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), '\xffffffff'::bytea);
comment on function rule.part(text) is 'A text as a part of an event body.';

-- What is known about a change of core that no act makes. The settings of an act are transaction-local and
-- written by rule.act_begin after the caller's own; a change without them (somebody's direct statement) is
-- recorded as unattributed, never refused: refusing would only teach to switch the trigger off.
create function rule.context() returns work.context
language plpgsql volatile as $$
declare
    c work.context;
    v_login text := session_user;
    v_host text := coalesce(host(inet_client_addr()), 'local');
    v_client text := current_setting('application_name');
    v_instance uuid;
begin
    c.at := clock_timestamp();
    c.lab_at := c.at;
    c.login := v_login;
    c.act := current_setting('vein.act', true);
    if c.act like 'migration %' then
        c.kind := 'migration';
    else
        c.kind := 'unattributed';
        c.act := '-';
    end if;
    select i.instance_id into v_instance from ledger.installation i;
    c.opening := int4send(1) || uuid_send(v_instance);
    c.middle := timestamptz_send(c.at) || timestamptz_send(c.lab_at) || int8send(pg_current_xact_id()::text::bigint)
        || int4send(octet_length(v_login)) || convert_to(v_login, 'UTF8')
        || '\xffffffffffffffff'::bytea        -- neither person nor role
        || int4send(octet_length(v_host)) || convert_to(v_host, 'UTF8')
        || int4send(octet_length(v_client)) || convert_to(v_client, 'UTF8')
        || '\xffffffff'::bytea                -- no request
        || int4send(octet_length(c.act)) || convert_to(c.act, 'UTF8');
    c.closing := '\xffffffff'::bytea || int8send(0);
    return c;
end
$$;
comment on function rule.context() is 'Parts of an event body for a change that no act makes.';

-- A record's salt for commitments; made at first use, kept outside the tree.
create function rule.salt(entity text, key bigint) returns bytea
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_salt bytea;
begin
    select s.salt into v_salt from ledger.salt s where s.entity = salt.entity and s.key = salt.key;
    if v_salt is null then
        v_salt := uuid_send(gen_random_uuid());
        insert into ledger.salt values (salt.entity, salt.key, v_salt);
    end if;
    return v_salt;
end
$$;
comment on function rule.salt(text, bigint) is 'The salt of a record with committed fields.';

-- sha256(0x02 || salt || name || value): equal to itself only, tells nothing without the salt.
create function rule.commitment(salt bytea, name text, value text) returns bytea
language sql immutable parallel safe return
    sha256('\x02'::bytea || salt || convert_to(name, 'UTF8') || convert_to(value, 'UTF8'));
comment on function rule.commitment(bytea, text, text) is 'A salted commitment to one value.';
