-- Static checks: plpgsql_check over every function, and the lints of sql/lint (each must return no row).
create temp table checked as
    select p.oid::regprocedure::text as f, c.level, c.message, c.lineno
    from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql',
         lateral plpgsql_check_function_tb(p.oid, case when p.prorettype = 'trigger'::regtype then coalesce((select t.tgrelid from pg_trigger t where t.tgfoid = p.oid limit 1), 'core.site'::regclass) else 0 end,
            fatal_errors => false, other_warnings => true, performance_warnings => false, extra_warnings => false, security_warnings => true,
            newtable => case when p.proname ~ '^tg_(ledger|audit|disposition)' then 'changed' end) c
    where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace, 'core'::regnamespace, 'ledger'::regnamespace);
select cmp_ok((select count(*)::int from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql' where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace)), '>', 150, 'functions to check');
select is((select string_agg(format('%s:%s %s', f, lineno, message), '; ') from (select * from checked where level = 'error' order by f limit 15) x), null, 'plpgsql_check finds no error');
select is((select string_agg(format('%s:%s %s', f, lineno, message), '; ') from (select * from checked where level like 'security%' order by f limit 15) x), null, 'and no injection');
select ok(not exists (select from pg_proc p where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace) and p.prosecdef and (p.proconfig is null or not 'search_path=pg_catalog, pg_temp' = any (p.proconfig))), 'definer functions pin their path');
select is((select string_agg(extname, ' ' order by extname) from pg_extension where extname not in ('pgtap', 'dblink', 'plpgsql_check')), 'plpgsql', 'no extension is needed');
select is((select string_agg(lanname, ' ' order by lanname) from pg_language), 'c internal plpgsql sql', 'languages');
select is((select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p where p.pronamespace = 'api'::regnamespace and p.proname in (select act from ref.act) and (p.provolatile <> 'v' or p.proparallel <> 'u' or not p.prosecdef)), null, 'acts are volatile, not parallel, and run as their owner');
select is((select string_agg(distinct r.rolname, ' ') from pg_proc p join pg_roles r on r.oid = p.proowner where p.pronamespace in ('api'::regnamespace, 'rule'::regnamespace)), 'vein_owner', 'one owner');
