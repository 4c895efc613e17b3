-- All privileges, from the table of rights. People hold nothing on tables: they call functions and read views of api.
-- Always in the same order: the server keeps rights in the order of their granting, and two installations are compared.
-- One command an object: each command writes the object's row of the catalogue anew, a function's with its whole text,
-- also where it changes nothing.
do $$
declare
    v_roles text[] := array(select 'vein_' || r.role from ref.role r order by r.role);
    v_everybody text := (select string_agg(quote_ident(r), ', ') from unnest(v_roles) r);
    v_grant record;
begin
    execute 'grant usage on schema api, report to ' || v_everybody;
    execute 'grant usage on type api.answer to ' || v_everybody;
    -- what everybody, or one of the groups, holds already is taken back first
    for v_grant in
        select h.object, string_agg(distinct h.holder, ', ') as holders
        from (
            select 'function ' || p.oid::regprocedure as object, p.pronamespace = 'api'::regnamespace as of_groups,
                   x.grantee, case x.grantee when 0 then 'public' else x.grantee::regrole::text end as holder
            from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
            where p.pronamespace in (select n.oid from pg_namespace n where n.nspname in
                ('rule', 'api', 'core', 'ledger', 'past', 'past_rule', 'past_api', 'past_report'))
            union all
            select 'table ' || c.oid::regclass, c.relnamespace in ('api'::regnamespace, 'report'::regnamespace),
                   x.grantee, case x.grantee when 0 then 'public' else x.grantee::regrole::text end
            from pg_class c, aclexplode(c.relacl) x
            where c.relkind in ('r', 'v') and c.relnamespace in (select n.oid from pg_namespace n where n.nspname in
                ('core', 'ledger', 'work', 'ref', 'past', 'api', 'report'))) h
        where h.grantee = 0 or h.of_groups and h.holder = any (select quote_ident(r) from unnest(v_roles) r)
        group by h.object order by h.object
    loop
        execute format('revoke all on %s from %s', v_grant.object, v_grant.holders);
    end loop;
    for v_grant in
        -- an act is granted to the groups that the table of rights names
        select p.oid::regprocedure::text as function, string_agg(quote_ident('vein_' || r.role), ', ' order by r.role) as groups
        from pg_proc p join ref.act_role r on r.act = p.proname
        where p.pronamespace = 'api'::regnamespace group by p.oid
        union all
        -- everything else in api is reading about oneself, or filters by site and role on its own
        select p.oid::regprocedure::text, v_everybody
        from pg_proc p
        where p.pronamespace = 'api'::regnamespace and not exists (select from ref.act a where a.act = p.proname)
          and not exists (select from ref.outside o where o.relation = 'api.' || p.proname)
        union all
        -- a function inside a view runs on the reader's own right to execute it (not on the view owner's); schema
        -- rule stays closed, so that nobody can call it by name
        select distinct p.oid::regprocedure::text, v_everybody
        from pg_rewrite w
        join pg_class c on c.oid = w.ev_class and c.relnamespace in ('api'::regnamespace, 'report'::regnamespace)
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_proc'::regclass
        join pg_proc p on p.oid = d.refobjid and p.pronamespace = 'rule'::regnamespace
        order by 1
    loop
        execute format('grant execute on function %s to %s', v_grant.function, v_grant.groups);
    end loop;
    for v_grant in
        select c.oid::regclass::text as view from pg_class c
        where c.relnamespace in ('api'::regnamespace, 'report'::regnamespace) and c.relkind = 'v' order by 1
    loop
        execute format('grant select on %s to %s', v_grant.view, v_everybody);
    end loop;
end
$$;
