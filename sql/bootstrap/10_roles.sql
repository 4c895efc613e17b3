-- Roles and database settings. Run once per database by a database superuser; safe to run again.
-- vein_owner owns every object and can't log in. vein_accounts is the only role with CREATEROLE: on
-- version 15 such a role can grant itself any role, so it has no members, no login, and only the three
-- functions of 20_accounts.sql run as it.
do $$
declare
    v_role text;
begin
    foreach v_role in array array['vein_owner', 'vein_accounts',
        'vein_coordinator', 'vein_collector', 'vein_technician', 'vein_analyst', 'vein_qc_reviewer',
        'vein_qa', 'vein_releaser', 'vein_clinic', 'vein_manager', 'vein_auditor', 'vein_admin'] loop
        if not exists (select from pg_roles where rolname = v_role) then
            execute format('create role %I nologin', v_role);
        end if;
    end loop;
    alter role vein_accounts createrole;
    if not exists (select from pg_roles where rolname = 'vein_migrator') then
        create role vein_migrator login noinherit;
    end if;
    grant vein_owner to vein_migrator;
    -- freshness of a signer's connection, and the watchdog, need these two
    grant pg_read_all_stats to vein_owner;
    grant pg_signal_backend to vein_owner;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, create on database %I to vein_owner', current_database());
    execute format('grant connect on database %I to vein_migrator, vein_coordinator, vein_collector, '
        'vein_technician, vein_analyst, vein_qc_reviewer, vein_qa, vein_releaser, vein_clinic, '
        'vein_manager, vein_auditor, vein_admin', current_database());
    -- a person's session starts with settings that can't surprise; functions never rely on them
    execute format('alter database %I set search_path = api, pg_temp', current_database());
    execute format('alter database %I set timezone = ''UTC''', current_database());
    execute format('alter database %I set lock_timeout = ''5s''', current_database());
    execute format('alter database %I set idle_in_transaction_session_timeout = ''60s''', current_database());
end
$$;

revoke all on schema public from public;
alter default privileges for role vein_owner revoke execute on functions from public;
alter default privileges for role vein_owner revoke usage on types from public;
alter default privileges for role vein_accounts revoke execute on functions from public;

-- What every user may do by default, and what nobody here needs: large objects; advisory locks, since one session that
-- takes enough of them fills the server's lock table, so that nobody else works or even connects, and one that holds
-- the right one keeps checkpoints from being made; messages in the write-ahead log, as many and as large as one likes.
do $$
declare
    v_function regprocedure;
begin
    for v_function in
        select p.oid from pg_proc p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and (p.proname in ('lo_creat', 'lo_create', 'lo_open', 'lo_import', 'lo_export', 'lo_unlink',
                             'lo_from_bytea', 'lo_put', 'lo_get', 'lo_truncate', 'lo_truncate64',
                             'lowrite', 'loread', 'pg_logical_emit_message')
               or p.proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$')
    loop
        execute format('revoke execute on function %s from public', v_function);
    end loop;
end
$$;
-- one migration at a time, no checkpoint meanwhile, and one that tells the terminals
grant execute on function pg_advisory_lock(bigint), pg_try_advisory_xact_lock(bigint),
    pg_try_advisory_xact_lock_shared(bigint) to vein_owner, vein_migrator;

-- The server's other databases share its lock table, its disk and the horizon of checkpoints.
do $$
declare
    v_database name;
begin
    for v_database in select d.datname from pg_database d where d.datname in ('postgres', 'template1') and d.datname <> current_database() loop
        execute format('revoke all on database %I from public', v_database);
    end loop;
end
$$;
