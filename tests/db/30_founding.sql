-- What founds a laboratory: two persons with their logins, and events that the heads of their streams know. All of it is
-- undone again, since this laboratory was founded before.
begin;
set local session_replication_role = replica;
delete from core.installation;
set local session_replication_role = origin;
select rule.found('training', 'NEW', 'New laboratory', 'Europe/Berlin', 'adm9', 'Ada Nine', 'adm9', verifier(), 'qa9', 'Quinn Nine', 'qa9', verifier()) \g /dev/null
select string_agg(concat_ws(' ', l.name, l.status, l.password_change, g.rolname), ', ' order by l.name) as logins
    from core.login l join core.person p on p.id = l.person_id join pg_auth_members m on m.member = l.role_oid join pg_roles g on g.oid = m.roleid where p.code in ('adm9', 'qa9') \gset
select count(*) as behind from ledger.stream s left join ledger.head h on h.stream = s.id
    where coalesce(h.position, 0) <> (select coalesce(max(e.position), 0) from ledger.event e where e.stream = s.id) \gset
select current_setting('vein.xact') as going_on \gset
rollback;
select is(:'logins'::text, 'adm9 active f vein_admin, qa9 active f vein_qa', 'the administrator and QA have logins in the groups of their roles, and passwords of their own');
select is(:behind, 0, 'the head of each stream stands at its last event');
select is(:'going_on'::text, '', 'and the act is over: whatever follows in the transaction is none of it');
select is((select count(*)::int from pg_roles where rolname in ('adm9', 'qa9')), 0, 'nothing of it is left');
