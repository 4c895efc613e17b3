-- Views of persons, logins, rights, sites. Whoever holds a role sees the persons of their sites; an
-- administrator, who sees no batch, sees persons and logins everywhere.
create view api.person with (security_barrier) as
select p.id, p.code, p.printed_name, p.job, p.status, q.code as proposed_by, p.valid_until, p.version
from core.person p join core.person q on q.id = p.proposed_by_id
where (select rule.holds('admin')) or exists (
    select from core.person_role r where r.person_id = p.id and r.site_id = any ((select rule.sites())::bigint[]));
comment on view api.person is 'Persons of the sites one sees.';

create view api.person_role with (security_barrier) as
select r.id, p.code as person, p.printed_name, s.code as site, r.role, r.status, q.code as proposed_by, r.valid_from, r.valid_until,
       r.version
from core.person_role r join core.person p on p.id = r.person_id join core.site s on s.id = r.site_id
join core.person q on q.id = r.proposed_by_id
where (select rule.holds('admin')) or r.site_id = any ((select rule.sites())::bigint[]);
comment on view api.person_role is 'Roles of persons, with their dates.';

create view api.login with (security_barrier) as
select l.id, l.name as login, p.code as person, p.printed_name, l.status, l.version
from core.login l join core.person p on p.id = l.person_id
where l.name = session_user or (select rule.holds('admin')) or ((select rule.holds('qa manager auditor')) and exists (
    select from core.person_role r where r.person_id = p.id and r.site_id = any ((select rule.sites())::bigint[])));
comment on view api.login is 'One''s own login; all of them for administrator, QA, manager and auditor.';

create view api.training with (security_barrier) as
select t.id, p.code as person, p.printed_name, c.code as process, v.number, t.status, q.code as proposed_by,
       t.procedures_until, t.practical_until, t.version_until,
       t.status = 'approved' and least(t.procedures_until, t.practical_until, t.version_until) > rule.now() as valid, t.version
from core.training t join core.person p on p.id = t.person_id join core.person q on q.id = t.proposed_by_id
join core.process_version v on v.id = t.process_version_id join core.process c on c.id = v.process_id
where exists (select from core.person_role r where r.person_id = p.id and r.site_id = any ((select rule.sites())::bigint[]));
comment on view api.training is 'Training of persons for process versions.';

create view api.me with (security_barrier) as
select p.id, p.code as person, p.printed_name, p.job, l.name as login, p.valid_until,
       (select string_agg(distinct r.role, ' ' order by r.role) from core.person_role r where r.person_id = p.id
        and r.status = 'approved' and rule.now() between r.valid_from and r.valid_until) as roles,
       (select string_agg(distinct s.code, ' ' order by s.code) from core.person_role r join core.site s on s.id = r.site_id
        where r.person_id = p.id and r.status = 'approved' and rule.now() between r.valid_from and r.valid_until) as sites,
       l.version as login_version
from core.login l join core.person p on p.id = l.person_id
where l.name = session_user and l.status = 'active' and p.status = 'active'
  and (cardinality((select rule.sites())) > 0 or (select rule.holds('admin')));
comment on view api.me is 'The session''s person with roles and sites (words with one blank between).';

create view api.site with (security_barrier) as
select s.id, s.code, s.title, s.time_zone, s.version from core.site s
where (select rule.holds('admin manager qa auditor')) or s.id = any ((select rule.sites())::bigint[]);
comment on view api.site is 'Sites; all of them for those who staff them.';

create view api.installation with (security_barrier) as
select i.mode, i.opening, rule.now() as lab_now, i.lab_offset_us, i.lab_offset_us <> 0 as clock_moved, i.version
from core.installation i
where cardinality((select rule.sites())) > 0 or (select rule.holds('admin'));
comment on view api.installation is 'Mode, laboratory time and opening of the installation.';
