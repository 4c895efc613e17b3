-- What needs more rights than vein_owner has, as narrow functions that only vein_owner may call.
create schema if not exists boot;
comment on schema boot is 'Narrow functions with more rights than the owner has; made by the database administrator.';
revoke all on schema boot from public;
grant usage on schema boot to vein_owner;
grant usage, create on schema boot to vein_accounts;

-- Makes a login from a SCRAM verifier that the client computed: the password itself never travels.
create or replace function boot.login_create(login text, verifier text) returns oid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if login !~ '^[a-z][a-z0-9_]{1,30}$' or login like 'vein\_%' or login like 'pg\_%' or login in ('public', 'none') then
        raise exception using errcode = 'VN004', message = 'this is not an acceptable login name';
    end if;
    if verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
       or split_part(split_part(verifier, '$', 2), ':', 1)::int < 4096 then
        raise exception using errcode = 'VN004', message = 'the password verifier is not an acceptable SCRAM verifier';
    end if;
    execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls '
                   'connection limit 8 password %L', login, verifier);
    return (select oid from pg_roles where rolname = login);
end
$$;
comment on function boot.login_create(text, text) is 'Makes a login from a SCRAM verifier.';

-- Puts a login into, or takes it out of, one of the eleven groups; no other role can be named.
create or replace function boot.login_group(login text, role_word text, member boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if role_word not in ('coordinator', 'collector', 'technician', 'analyst', 'qc_reviewer', 'qa',
                         'releaser', 'clinic', 'manager', 'auditor', 'admin') then
        raise exception using errcode = 'VN004', message = 'this is not a role of the laboratory';
    end if;
    if member then
        execute format('grant %I to %I', 'vein_' || role_word, login);
    else
        execute format('revoke %I from %I', 'vein_' || role_word, login);
    end if;
end
$$;
comment on function boot.login_group(text, text, boolean) is 'Adds a login to, or removes it from, one of the eleven groups.';

-- Shuts a login out; sessions already open are ended by the caller.
create or replace function boot.login_close(login text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('alter role %I nologin password null', login);
end
$$;
comment on function boot.login_close(text) is 'Shuts a login out.';

-- Replaces a password by a new verifier (own change, or an approved reset).
create or replace function boot.login_verifier(login text, verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
       or split_part(split_part(verifier, '$', 2), ':', 1)::int < 4096 then
        raise exception using errcode = 'VN004', message = 'the password verifier is not an acceptable SCRAM verifier';
    end if;
    execute format('alter role %I password %L', login, verifier);
end
$$;
comment on function boot.login_verifier(text, text) is 'Replaces the password of a login by a SCRAM verifier.';

alter function boot.login_create(text, text) owner to vein_accounts;
alter function boot.login_group(text, text, boolean) owner to vein_accounts;
alter function boot.login_close(text) owner to vein_accounts;
alter function boot.login_verifier(text, text) owner to vein_accounts;

-- Foreign keys are triggers of the system; only a superuser may have them fire under
-- session_replication_role = replica as well, which is what keeps one patient's chain closed there.
create or replace function boot.keys_always() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_key record;
begin
    for v_key in
        select c.oid::regclass as tab, t.tgname
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where t.tgisinternal and t.tgenabled <> 'A'
          and c.relnamespace = to_regnamespace('core')
    loop
        execute format('alter table %s enable always trigger %I', v_key.tab, v_key.tgname);
    end loop;
end
$$;
comment on function boot.keys_always() is 'Has the foreign keys of schema core fire under session_replication_role = replica too.';
revoke execute on all functions in schema boot from public;
grant execute on all functions in schema boot to vein_owner;
