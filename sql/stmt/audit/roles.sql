-- Who could get round the rights of persons: what is wrong about roles, whatever the release recorded.
-- shape: rows
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
order by 1, 2;
