-- What the database consists of, object by object: the list that a release records and that verify compares.
-- The client asks the same question in its own words (sql/stmt/audit/catalogue.sql): change both.

-- The numbers and words of the rules, a table of schema ref a line. They ship with the program and never change
-- while it runs.
create function rule.rules_described() returns table (identity text, description text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_table text;
begin
    for v_table in select c.relname from pg_class c where c.relnamespace = 'ref'::regnamespace and c.relkind = 'r' order by 1 loop
        return query execute format(
            'select %L::text, string_agg(t::text, E''\n'' order by t::text collate "C") from ref.%I t', 'ref.' || v_table, v_table);
    end loop;
end
$$;
comment on function rule.rules_described() is 'Contents of the tables of schema ref.';

create function rule.catalogue() returns table (kind text, identity text, description text)
language sql stable
set search_path = pg_catalog, pg_temp set quote_all_identifiers = off set datestyle = 'ISO, YMD' set intervalstyle = 'postgres'
set timezone = 'UTC' set bytea_output = 'hex' set extra_float_digits = 1 as $$
with ours as (
    -- every schema that is not the server's own: what somebody puts beside the record is named as well
    select n.oid, n.nspname from pg_namespace n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
), brought as (
    -- what an extension brought is described with the extension
    select d.classid, d.objid from pg_depend d where d.deptype = 'e'
)
select d.kind, d.identity, coalesce(d.description, '')
from (
    select 'schema' as kind, n.nspname::text as identity, o.rolname::text as description
    from pg_namespace n join pg_roles o on o.oid = n.nspowner
    where n.nspname !~ '^pg_(toast_)?temp_'
    union all
    select 'function', p.oid::regprocedure::text,
           concat_ws(E'\n', o.rolname, case when p.prokind in ('f', 'p') then pg_get_functiondef(p.oid) else p.prosrc end)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
    where n.oid in (select oid from ours)
      and (not exists (select from brought b where b.classid = 'pg_proc'::regclass and b.objid = p.oid)
           -- what runs with other rights than its caller's is looked at all the same, unless it is in an extension's library
           or p.prosecdef and p.probin is null)
    union all
    select case c.relkind when 'v' then 'view' when 'm' then 'view' when 'S' then 'sequence' else 'table' end, c.oid::regclass::text,
           concat_ws(E'\n', o.rolname, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
               case when c.relkind in ('v', 'm') then concat_ws(E'\n', array_to_string(c.reloptions, ' '), pg_get_viewdef(c.oid)) end,
               case when c.relkind <> 'S' then
                   (select string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                                                a.attgenerated, pg_get_expr(e.adbin, e.adrelid)), E'\n' order by a.attnum)
                    from pg_attribute a left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) end)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
    where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and n.oid in (select oid from ours)
      and not exists (select from brought b where b.classid = 'pg_class'::regclass and b.objid = c.oid)
    union all
    select 'index', c.oid::regclass::text, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisunique, i.indisvalid)
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.oid in (select oid from ours)
    union all
    select 'type', t.oid::regtype::text,
           concat_ws(E'\n', o.rolname, t.typtype, nullif(format_type(t.typbasetype, t.typtypmod), '-'), t.typnotnull, t.typdefault,
               (select string_agg(l.enumlabel, ' ' order by l.enumsortorder) from pg_enum l where l.enumtypid = t.oid),
               (select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
                from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))
    from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_roles o on o.oid = t.typowner
    left join pg_class c on c.oid = t.typrelid
    where (t.typtype in ('d', 'e', 'r') or c.relkind = 'c') and n.oid in (select oid from ours)
      and not exists (select from brought b where b.classid = 'pg_type'::regclass and b.objid = t.oid)
    union all
    -- the triggers of a foreign key belong to it
    select 'constraint', k.conname || ' on ' || case when k.conrelid <> 0 then k.conrelid::regclass::text else k.contypid::regtype::text end,
           concat_ws(' ', pg_get_constraintdef(k.oid), case when k.convalidated then '' else 'not validated' end,
               (select string_agg(t.tgfoid::regproc || ' ' || t.tgenabled::text, ', ' order by t.tgfoid::regproc::text collate "C", t.tgenabled)
                from pg_trigger t where t.tgconstraint = k.oid and t.tgisinternal))
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.oid in (select oid from ours)
    union all
    select 'trigger', t.tgname || ' on ' || t.tgrelid::regclass,
           case t.tgenabled when 'A' then 'always' when 'O' then 'on' when 'R' then 'on replicas' else 'off' end || ': ' || pg_get_triggerdef(t.oid)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and n.oid in (select oid from ours)
    union all
    select 'event trigger', t.evtname, concat_ws(' ', t.evtevent, t.evtfoid::regproc, t.evtenabled, array_to_string(t.evttags, ' '))
    from pg_event_trigger t
    union all
    select 'policy', p.polname || ' on ' || p.polrelid::regclass,
           concat_ws(' ', p.polcmd, p.polpermissive, array_to_string(p.polroles::regrole[], ' '),
                     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.oid in (select oid from ours)
    union all
    select 'rewrite rule', w.rulename || ' on ' || w.ev_class::regclass, pg_get_ruledef(w.oid) || ' ' || w.ev_enabled::text
    from pg_rewrite w join pg_class c on c.oid = w.ev_class join pg_namespace n on n.oid = c.relnamespace
    where w.rulename <> '_RETURN' and n.oid in (select oid from ours)
    union all
    -- the rights that the default gives are written out, so that giving and taking back leaves nothing
    select 'rights', r.identity,
           (select string_agg(x::text, ', ' order by x::text collate "C") from unnest(r.acl) x)
    from (
        select 'schema ' || n.nspname as identity, n.nspname, coalesce(n.nspacl, acldefault('n', n.nspowner)) as acl,
               'pg_namespace'::regclass::oid as class, n.oid
        from pg_namespace n
        union all
        select 'function ' || p.oid::regprocedure, n.nspname, coalesce(p.proacl, acldefault('f', p.proowner)),
               'pg_proc'::regclass::oid, p.oid
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        union all
        select 'relation ' || c.oid::regclass, n.nspname,
               coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)), 'pg_class'::regclass::oid, c.oid
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
        union all
        select 'column ' || a.attrelid::regclass || '.' || a.attname, n.nspname, a.attacl, 'pg_class'::regclass::oid, c.oid
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where a.attacl <> '{}' and not a.attisdropped
        union all
        select 'type ' || t.oid::regtype, n.nspname, coalesce(t.typacl, acldefault('T', t.typowner)),
               'pg_type'::regclass::oid, t.oid
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        left join pg_class c on c.oid = t.typrelid where t.typtype in ('d', 'e', 'r') or c.relkind = 'c'
    ) r
    where r.nspname in (select o.nspname from ours o)
      and not exists (select from brought b where b.classid = r.class and b.objid = r.oid)
    union all
    -- who may make objects here
    select 'rights', 'database', string_agg(coalesce(r.rolname, 'public') || ' ' || x.privilege_type, ', '
                                            order by r.rolname collate "C", x.privilege_type)
    from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x left join pg_roles r on r.oid = x.grantee
    where d.datname = current_database() and x.privilege_type <> 'CONNECT' and x.grantee <> d.datdba
    union all
    -- what objects will be open to when they are made
    select 'default rights', concat_ws(' ', o.rolname, n.nspname, a.defaclobjtype),
           (select string_agg(x::text, ', ' order by x::text collate "C") from unnest(a.defaclacl) x)
    from pg_default_acl a join pg_roles o on o.oid = a.defaclrole left join pg_namespace n on n.oid = a.defaclnamespace
    union all
    -- ways in and out of the tables that are no functions of ours
    select 'extension', e.extname::text,
           concat_ws(E'\n', e.extversion, e.extnamespace::regnamespace,
               (select string_agg(i.type || ' ' || i.identity, E'\n' order by i.type collate "C", i.identity collate "C")
                from pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
                where d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid))
    from pg_extension e
    union all
    select 'language', l.lanname::text, concat_ws(' ', o.rolname, l.lanpltrusted, l.lanplcallfoid::regproc, l.lanacl::text)
    from pg_language l join pg_roles o on o.oid = l.lanowner
    union all
    select 'publication', p.pubname::text,
           concat_ws(' ', o.rolname, p.puballtables, (select string_agg(r.prrelid::regclass::text, ', ' order by r.prrelid::regclass::text collate "C")
                                                       from pg_publication_rel r where r.prpubid = p.oid),
               (select string_agg(s.pnnspid::regnamespace::text, ', ' order by s.pnnspid::regnamespace::text collate "C")
                from pg_publication_namespace s where s.pnpubid = p.oid))
    from pg_publication p join pg_roles o on o.oid = p.pubowner
    union all
    select 'subscription', s.subname::text, concat_ws(' ', o.rolname, s.subenabled, array_to_string(s.subpublications, ' '))
    from pg_subscription s join pg_roles o on o.oid = s.subowner
    where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
    union all
    select 'foreign server', s.srvname::text, concat_ws(' ', o.rolname, w.fdwname, s.srvacl::text)
    from pg_foreign_server s join pg_roles o on o.oid = s.srvowner join pg_foreign_data_wrapper w on w.oid = s.srvfdw
    union all
    -- what comes with the server: all of it in two lines, without what extensions brought
    select 'server', 'functions',
           string_agg(concat_ws(' ', p.proname, p.proargtypes, p.prolang, p.prosecdef, p.prosrc, p.probin, p.proconfig,
               (select string_agg(x::text, ' ' order by x::text collate "C") from unnest(p.proacl) x)), E'\n' order by p.oid)
    from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select 'server', 'views', string_agg(c.relname || ' ' || pg_get_viewdef(c.oid), E'\n' order by c.oid)
    from pg_class c
    where c.relkind = 'v' and c.relnamespace = 'pg_catalog'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    union all
    select 'server', 'aggregates',
           string_agg(concat_ws(' ', a.aggfnoid::oid, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.agginitval), E'\n' order by a.aggfnoid)
    from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid
    where p.pronamespace = 'pg_catalog'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    -- no path is pinned against a cast, and pg_catalog comes first on every one
    select 'server', 'casts', string_agg(concat_ws(' ', k.castsource::regtype, k.casttarget::regtype,
               (select p.oid::regprocedure from pg_proc p where p.oid = k.castfunc), k.castcontext, k.castmethod), E'\n' order by k.oid)
    from pg_cast k
    where not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = k.oid and d.deptype = 'e')
    union all
    select 'server', 'operators', string_agg(concat_ws(' ', q.oprname, q.oprleft::regtype, q.oprright::regtype, q.oprcode, q.oprrest, q.oprjoin),
                                             E'\n' order by q.oid)
    from pg_operator q
    where q.oprnamespace = 'pg_catalog'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_operator'::regclass and d.objid = q.oid and d.deptype = 'e')
    union all
    -- what a session begins with although its person could not set it: silent logs, triggers that do not fire
    select 'role', 'settings of ' || coalesce(o.rolname, 'every role') || case when s.setdatabase = 0 then '' else ' in this database' end,
           string_agg(x, E'\n' order by x collate "C")
    from pg_db_role_setting s left join pg_roles o on o.oid = s.setrole, unnest(s.setconfig) x
    where s.setdatabase in (0, (select d.oid from pg_database d where d.datname = current_database()))
      and not exists (select from pg_settings g where g.name = split_part(x, '=', 1) and g.context = 'user')
    group by o.rolname, s.setdatabase
    union all
    -- and what somebody may set in a session who otherwise could not
    select 'role', 'rights on the setting ' || a.parname, (select string_agg(x::text, ', ' order by x::text collate "C") from unnest(a.paracl) x)
    from pg_parameter_acl a
    union all
    -- roles that are no persons' logins, and those of persons that are more than that
    select 'role', o.rolname,
           concat_ws(', ', case when o.rolsuper then 'superuser' end, case when o.rolcreaterole then 'creates roles' end,
               case when o.rolcreatedb then 'makes databases' end, case when o.rolbypassrls then 'passes by policies' end,
               case when o.rolreplication then 'replicates' end,
               case when o.rolcanlogin then 'logs in' end, case when o.rolinherit then 'inherits' end,
               (select 'member of ' || string_agg(g.rolname || case when m.admin_option then ' (may hand on)' else '' end, ' '
                                                  order by g.rolname collate "C")
                from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = o.oid))
    from pg_roles o
    where o.rolname !~ '^pg_'
      and (o.rolsuper or o.rolbypassrls or o.rolname like 'vein\_%'
           or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                      where m.member = o.oid and g.rolname ~ '^pg_')
           -- a person's login with more than the groups give
           or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                      where m.member = o.oid and (g.rolname !~ '^vein_' or g.rolname like 'vein\_%' and (o.rolcreatedb or o.rolreplication))))
    union all
    select 'rules', t.identity, t.description from rule.rules_described() t
) d (kind, identity, description)
order by d.kind collate "C", d.identity collate "C"
$$;
comment on function rule.catalogue() is 'Every object, right and rule with its description.';

-- One hash over lines "kind identity hash", in byte order, one newline between. Roles belong to the whole server
-- and have a hash of their own.
create function rule.catalogue_hash(lines text[]) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(coalesce(string_agg(l, E'\n' order by l collate "C"), ''), 'UTF8')) from unnest(lines) l
$$;
comment on function rule.catalogue_hash(text[]) is 'Hash of a list of described objects.';

create function rule.catalogue_fingerprint() returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select encode(rule.catalogue_hash(array_agg(
        c.kind || ' ' || c.identity || ' ' || encode(sha256(convert_to(c.description, 'UTF8')), 'hex'))), 'hex')
    from rule.catalogue() c where c.kind <> 'role'
$$;
comment on function rule.catalogue_fingerprint() is 'The catalogue line of a checkpoint.';

-- Writes the list down, at the end of a release's build, and its hashes into the ledger when they are new.
create function rule.catalogue_record() returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_catalogue bytea;
    v_roles bytea;
begin
    delete from ledger.catalogue;
    insert into ledger.catalogue (kind, identity, sha256)
    select c.kind, c.identity, sha256(convert_to(c.description, 'UTF8')) from rule.catalogue() c;
    select rule.catalogue_hash(array_agg(l.line) filter (where l.kind <> 'role')),
           rule.catalogue_hash(array_agg(l.line) filter (where l.kind = 'role'))
    into v_catalogue, v_roles
    from (select c.kind, c.kind || ' ' || c.identity || ' ' || encode(c.sha256, 'hex') as line from ledger.catalogue c) l;
    insert into core.release (stream_id, catalogue, roles, server, made_at)
    select s.id, v_catalogue, v_roles, current_setting('server_version_num')::integer, clock_timestamp()
    from ledger.stream s
    where s.kind = 'site' and s.key = 'installation'
      and not exists (select from (select r.catalogue, r.roles, r.server from core.release r order by r.id desc limit 1) r
                      where r.catalogue = v_catalogue and r.roles = v_roles
                        and r.server = current_setting('server_version_num')::integer);
end
$$;
comment on function rule.catalogue_record() is 'Records what the release consists of.';
