-- Who could get round the rights of persons: what is wrong about roles, and which of them the record does not know.
-- shape: rows
with known as materialized (
    select k.login, k.role_oid, k.status, k.groups, o.oid, o.rolcanlogin, o.rolinherit, o.rolconnlimit, o.rolvaliduntil
    from api.ledger_login k left join pg_catalog.pg_roles o on o.rolname = k.login
), member as materialized (
    select m.member, p.rolname, g.rolname as "group"
    from pg_catalog.pg_auth_members m join pg_catalog.pg_roles p on p.oid = m.member join pg_catalog.pg_roles g on g.oid = m.roleid
    where g.rolname like 'vein\_%'
)
select o.rolname::text as role, 'may create roles; only vein_accounts does' as problem
from pg_catalog.pg_roles o where o.rolcreaterole and not o.rolsuper and o.rolname <> 'vein_accounts'
union all
select o.rolname, 'can log in; it is nobody''s'
from pg_catalog.pg_roles o
where o.rolcanlogin and o.rolname in ('vein_owner', 'vein_accounts', 'vein_coordinator', 'vein_collector', 'vein_technician',
    'vein_analyst', 'vein_qc_reviewer', 'vein_qa', 'vein_releaser', 'vein_clinic', 'vein_manager', 'vein_auditor', 'vein_admin')
union all
select p.rolname, 'is a member of ' || g.rolname || '; only vein_migrator is one of vein_owner'
from pg_catalog.pg_auth_members m
join pg_catalog.pg_roles p on p.oid = m.member
join pg_catalog.pg_roles g on g.oid = m.roleid
where g.rolname in ('vein_owner', 'vein_accounts', 'vein_migrator') and not (g.rolname = 'vein_owner' and p.rolname = 'vein_migrator')
union all
select k.login, case when k.oid is null then 'does not exist; the record has it as a login'
                     when k.oid <> k.role_oid then 'was made again; it is not the role that the record means' end
from known k where k.status = 'active' and k.oid is distinct from k.role_oid
union all
select k.login, 'can log in; the record has closed it' from known k where k.status = 'closed' and k.rolcanlogin
union all
select k.login, 'is not as logins are made: ' || concat_ws(', ', case when not k.rolcanlogin then 'can''t log in' end,
           case when not k.rolinherit then 'does not inherit' end,
           case when k.rolconnlimit <> 8 then 'may connect ' || case k.rolconnlimit when -1 then 'without limit' else k.rolconnlimit || ' times' end end,
           case when k.rolvaliduntil < 'infinity' then 'its password ends' end)
from known k
where k.status = 'active' and k.oid is not null and not (k.rolcanlogin and k.rolinherit and k.rolconnlimit = 8 and coalesce(k.rolvaliduntil, 'infinity') = 'infinity')
union all
select k.login, 'is a member of ' || m."group" || '; the record gives it ' || coalesce(nullif(array_to_string(k.groups, ', '), ''), 'none')
from known k join member m on m.member = k.oid
where k.status = 'active' and m."group" <> all (k.groups) and m."group" not in ('vein_owner', 'vein_accounts', 'vein_migrator')
union all
select k.login, 'is no member of ' || x."group" || ', which the record gives it'
from known k cross join unnest(k.groups) x ("group")
where k.oid is not null and not exists (select from member m where m.member = k.oid and m."group" = x."group")
union all
-- who is not in the record at all: the server keeps strangers out only as long as nobody lets them in
select o.rolname, case when o.rolcanlogin then 'can connect here and is no login of the record'
                       else 'is no login of the record and has a group of ours' end
from pg_catalog.pg_roles o
where not o.rolsuper and o.rolname not like 'vein\_%' and o.rolname !~ '^pg_' and not exists (select from known k where k.oid = o.oid)
  and (o.rolcanlogin and has_database_privilege(o.oid, current_database(), 'connect') or exists (select from member m where m.member = o.oid))
order by 1, 2;
