-- All privileges, from the table of rights. People hold nothing on tables: they call functions and read views of api.
-- Always in the same order: the server keeps rights in the order of their granting, and two installations are compared.
do $$
declare
    v_grant record;
begin
    execute 'revoke all on all tables in schema core, ledger, work, ref, past from public';
    execute 'revoke all on all functions in schema rule, api, core, ledger, past, past_rule, past_api, past_report from public';
    for v_grant in select role from ref.role order by role loop
        execute format('grant usage on schema api, report to %I', 'vein_' || v_grant.role);
        execute format('revoke all on all functions in schema api from %I', 'vein_' || v_grant.role);
        execute format('revoke all on all tables in schema api, report from %I', 'vein_' || v_grant.role);
        execute format('grant usage on type api.answer to %I', 'vein_' || v_grant.role);
    end loop;
    -- an act is granted to the groups that the table of rights names
    for v_grant in
        select p.oid::regprocedure::text as function, r.role
        from pg_proc p join ref.act_role r on r.act = p.proname
        where p.pronamespace = 'api'::regnamespace order by 1, 2
    loop
        execute format('grant execute on function %s to %I', v_grant.function, 'vein_' || v_grant.role);
    end loop;
    -- everything else in api is reading about oneself, or filters by site and role on its own
    for v_grant in
        select p.oid::regprocedure::text as function, (select string_agg(quote_ident('vein_' || r.role), ', ' order by r.role) from ref.role r) as roles
        from pg_proc p
        where p.pronamespace = 'api'::regnamespace and not exists (select from ref.act a where a.act = p.proname)
          and not exists (select from ref.outside o where o.relation = 'api.' || p.proname)
    loop
        execute format('grant execute on function %s to %s', v_grant.function, v_grant.roles);
    end loop;
    for v_grant in
        select c.oid::regclass::text as view, r.role from pg_class c cross join ref.role r
        where c.relnamespace in ('api'::regnamespace, 'report'::regnamespace) and c.relkind = 'v'
        order by 1, 2
    loop
        execute format('grant select on %s to %I', v_grant.view, 'vein_' || v_grant.role);
    end loop;
    -- a function inside a view runs on the reader's own right to execute it (not on the view owner's); schema
    -- rule stays closed, so that nobody can call it by name
    for v_grant in
        select distinct p.oid::regprocedure::text as function, r.role
        from pg_rewrite w
        join pg_class c on c.oid = w.ev_class and c.relnamespace in ('api'::regnamespace, 'report'::regnamespace)
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_proc'::regclass
        join pg_proc p on p.oid = d.refobjid and p.pronamespace = 'rule'::regnamespace
        cross join ref.role r
        order by 1, 2
    loop
        execute format('grant execute on function %s to %I', v_grant.function, 'vein_' || v_grant.role);
    end loop;
end
$$;
