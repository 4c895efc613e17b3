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

-- The settings are transaction-local and written by rule.act_begin after the caller's own; a change of core
-- without them (somebody's direct statement) is recorded as unattributed, never refused: refusing would
-- only teach to switch the trigger off.
create function rule.context() returns work.context
language plpgsql volatile as $$
declare
    c work.context;
    v_xact bigint := pg_current_xact_id()::text::bigint;
    v_act text := current_setting('vein.act', true);
    v_tail text;
begin
    c.at := clock_timestamp();
    c.login := session_user;
    if current_setting('vein.xact', true) = v_xact::text then
        c.lab_at := c.at + make_interval(secs => current_setting('vein.offset')::bigint / 1000000.0);
        c.person := nullif(current_setting('vein.person'), '');
        c.act := v_act;
        c.request := nullif(current_setting('vein.request'), '')::uuid;
        c.opening := decode(current_setting('vein.opening'), 'hex');
        c.middle := timestamptz_send(c.at) || timestamptz_send(c.lab_at) || int8send(v_xact)
            || decode(current_setting('vein.bytes'), 'hex');
        v_tail := current_setting('vein.reason');
        c.closing := case when v_tail = '' then '\xffffffff'::bytea
                          else int4send(octet_length(convert_to(v_tail, 'UTF8'))) || convert_to(v_tail, 'UTF8') end
            || int8send(current_setting('vein.signature')::bigint);
    else
        c.lab_at := c.at;
        if v_act like 'migration %' then
            c.kind := 'migration';
            c.act := v_act;
        else
            c.kind := 'unattributed';
            c.act := '-';
        end if;
        c.opening := int4send(1) || (select uuid_send(instance_id) from ledger.installation);
        c.middle := timestamptz_send(c.at) || timestamptz_send(c.lab_at) || int8send(v_xact)
            || rule.part(c.login) || rule.part(null) || rule.part(null)
            || rule.part(coalesce(host(inet_client_addr()), 'local'))
            || rule.part(current_setting('application_name')) || rule.part(null) || rule.part(c.act);
        c.closing := '\xffffffff'::bytea || int8send(0);
    end if;
    return c;
end
$$;
comment on function rule.context() is 'The act that a change belongs to, as parts of an event body.';

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
