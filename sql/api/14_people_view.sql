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
select l.id, l.name as login, p.code as person, p.printed_name, l.status, l.password_at,
       case when l.status <> 'active' then ''
            when l.password_change then 'reset'
            when i.password_days > 0 and l.password_at + i.password_days * interval '1 day' < rule.now() then 'age'
            else '' end as password_due, l.version
from core.login l join core.person p on p.id = l.person_id cross join core.installation i
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
  and (cardinality((select rule.sites())) > 0 or (select rule.holds('admin')) or (select rule.inspects()));
comment on view api.me is 'The session''s person with roles and sites (words with one blank between).';

create view api.site with (security_barrier) as
select s.id, s.code, s.title, s.time_zone, s.version from core.site s
where (select rule.holds('admin manager qa auditor')) or s.id = any ((select rule.sites())::bigint[]);
comment on view api.site is 'Sites; all of them for those who staff them.';

create view api.installation with (security_barrier) as
select i.mode, i.opening, rule.now() as lab_now, i.lab_offset_us, i.lab_offset_us <> 0 as clock_moved, i.password_days,
       i.inspection_days, i.version, t.idle_lock_ms, t.clock_note_ms, t.clock_block_ms
from core.installation i
cross join (select max(r.ms) filter (where r.name = 'idle_lock') as idle_lock_ms,
                   max(r.ms) filter (where r.name = 'clock_note') as clock_note_ms,
                   max(r.ms) filter (where r.name = 'clock_block') as clock_block_ms
            from (select s.name, (extract(epoch from s.value::interval) * 1000)::bigint as ms
                  from ref.setting s where s.name in ('idle_lock', 'clock_note', 'clock_block')) r) t
where cardinality((select rule.sites())) > 0 or (select rule.holds('admin')) or (select rule.inspects());
comment on view api.installation is 'Mode, laboratory time and opening of the installation.';

-- Requests about accounts, and what each waits for.
create view api.account_request with (security_barrier) as
select r.id, p.code as person, p.printed_name, r.kind, r.reason::text as reason, r.valid_until, r.urgent, q.code as proposed_by, r.proposed_at,
       r.status, case when r.status = 'proposed' then 'QA''s signature (approved)'
                      when r.status = 'approved' and r.approved_at < rule.now()
                          - (select s.value from ref.setting s where s.name = 'account_request')::interval then 'withdrawal: too old'
                      when r.status = 'approved' then 'the administrator'
                      when r.urgent and not exists (select from core.signature s where s.entity = 'account_request' and s.record_id = r.id
                                                    and s.superseded_at is null) then 'QA''s signature (reviewed)'
                      else '' end as waits_for,
       r.approved_at, d.code as done_by, r.done_at, r.version
from core.account_request r join core.person p on p.id = r.person_id join core.person q on q.id = r.proposed_by_id
left join core.person d on d.id = r.done_by_id
where (select rule.holds('admin')) or ((select rule.holds('qa manager auditor')) and exists (
    select from core.person_role o where o.person_id = p.id and o.site_id = any ((select rule.sites())::bigint[])));
comment on view api.account_request is 'Requests about accounts, and what each waits for.';

create view api.inspection with (security_barrier) as
select i.id, p.code as person, p.printed_name, i.authority::text as authority, s.code as site, i.scope,
       coalesce((select string_agg(b.batch, ' ' order by b.batch) from core.inspection_batch b
                 where b.inspection_id = i.id and b.status = 'named'), '') as batches,
       d.code as decided_by, r.id as person_role, r.status, r.valid_from, r.valid_until,
       r.status = 'approved' and p.status = 'active' and rule.now() between r.valid_from and r.valid_until as going_on, i.version
from core.inspection i join core.person_role r on r.id = i.person_role_id join core.person p on p.id = r.person_id
join core.site s on s.id = r.site_id left join core.person d on d.id = i.decided_by_id
where (select rule.holds('qa manager auditor')) and r.site_id = any ((select rule.sites())::bigint[]);
comment on view api.inspection is 'Inspections, their scope and their end.';

-- What an inspector may ask for by name; the record itself comes with api.record_export, and leaves its event.
create view api.inspected_batch with (security_barrier) as
select b.id, b.code::text as batch, s.code as site, c.code as process, v.number as process_version, v.product_name::text as product,
       v.frame_kind::text as frame
from core.batch b join core.site s on s.id = b.site_id join core.process_version v on v.id = b.process_version_id
join core.process c on c.id = v.process_id
where b.id = any ((select rule.inspected())::bigint[]);
comment on view api.inspected_batch is 'Batches whose records an inspector may read.';

-- Persons as they were at a moment of laboratory time (NULL: now). The past is for those who watch over rights.
create function api.person_at(at text default null)
returns table (id bigint, code text, printed_name text, job text, status text, proposed_by text, valid_until timestamptz,
               roles text, logins text, training text, version bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_at timestamptz := rule.moment(person_at.at, 'at');
    v_all boolean := rule.holds('admin');
    v_sites bigint[] := rule.sites();
begin
    if v_at is not null and not rule.holds('qa manager auditor admin') then
        perform rule.refuse('VN003', 'persons of the past');
    end if;
    v_at := coalesce(v_at, rule.now());
    return query
    with past as materialized (
        select t.* from rule.people_at(v_at) t
        where v_all or exists (select from core.person_role r where r.person_id = t.person_id and r.site_id = any (v_sites))
    )
    select p.person_id, p.fields ->> 'code', p.fields ->> 'printed_name', p.fields ->> 'job', p.fields ->> 'status', q.code::text,
           (p.fields ->> 'valid_until')::timestamptz,
           (select string_agg(r.site || ' ' || r.role || case when r.inspection then ' (inspection)' else '' end, ', ' order by r.site, r.role)
            from rule.roles_at(v_at, p.person_id) r),
           (select string_agg(l.fields ->> 'name', ', ' order by l.key) from past l
            where l.person_id = p.person_id and l.entity = 'login' and l.fields ->> 'status' = 'active'),
           (select string_agg(c.code || ' ' || v.number, ', ' order by c.code, v.number)
            from (select distinct (x.fields ->> 'process_version_id')::bigint as version_id from past x
                  where x.person_id = p.person_id and x.entity = 'training' and x.fields ->> 'status' = 'approved'
                    and least((x.fields ->> 'procedures_until')::timestamptz, (x.fields ->> 'practical_until')::timestamptz,
                              (x.fields ->> 'version_until')::timestamptz) > v_at) x
            join core.process_version v on v.id = x.version_id join core.process c on c.id = v.process_id),
           (p.fields ->> 'version')::bigint
    from past p join core.person q on q.id = (p.fields ->> 'proposed_by_id')::bigint
    where p.entity = 'person'
    order by p.person_id;
end
$$;
comment on function api.person_at(text) is 'Persons with the roles, logins and training that were valid at a moment.';

-- The table of rights; with a person, what that person might do at a moment, and where.
create function api.right_at(person text default null, at text default null)
returns table (act text, title text, role text, "position" integer, training_only boolean, trained boolean, site text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_at timestamptz := rule.moment(right_at.at, 'at');
    v_person bigint;
begin
    if right_at.person is null then
        return query select x.act, a.title, x.role, x.position, a.training_only, a.trained, null::text
            from ref.act_role x join ref.act a on a.act = x.act
            where cardinality(rule.sites()) > 0 or rule.holds('admin') order by x.act, x.position;
        return;
    end if;
    select p.id into v_person from core.person p where p.code = right_at.person and (rule.holds('admin')
        or ((rule.holds('qa manager auditor') or exists (select from core.login l where l.person_id = p.id and l.name = session_user))
            and exists (select from core.person_role r where r.person_id = p.id and r.site_id = any (rule.sites()))));
    if v_person is null then
        perform rule.refuse('VN306', left(right_at.person, 60), null, 'person');
    end if;
    return query select x.act, a.title, x.role, x.position, a.training_only, a.trained, r.site
        from rule.roles_at(coalesce(v_at, rule.now()), v_person) r
        join ref.act_role x on x.role = r.role join ref.act a on a.act = x.act
        where not r.inspection or a.inspector order by x.act, r.site, x.position;
end
$$;
comment on function api.right_at(text, text) is 'Who may do what; with a person, what they might do at a moment.';
