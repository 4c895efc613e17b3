-- Persons and rights at any date: what was saved then is what the ledger says of then, whatever came later.
create temp table saved (name text, at text, persons text, rights text);
create function pg_temp.persons(at text) returns text language sql as $$
    select value('qa1', format('select string_agg(x::text, E''\n'' order by x.id) from (select id, code, printed_name, job, status, proposed_by, valid_until, roles, logins, training, version from api.person_at(%L)) x', at))
$$;
create function pg_temp.rights(at text) returns text language sql as $$
    select value('qa1', format('select string_agg(act || '' '' || role || '' '' || site, '', '' order by act, role, site) from api.right_at(''his1'', %L)', at))
$$;
create function pg_temp.save(name text) returns void language plpgsql as $$
declare
    v_at text := tap.now();
begin
    insert into saved values (name, v_at, pg_temp.persons(v_at), pg_temp.rights(v_at));
end
$$;
select make_person('his1', 'technician', 'LAB', 'man1', 'qa1') \g /dev/null
select pg_temp.save('made');
select train('his1', 'synthetic-small', '2034-01-01T00:00:00Z') \g /dev/null
select pg_temp.save('trained');
select must('man1', $$role_propose($R, 'his1', 'LAB', 'analyst', '2034-01-01T00:00:00Z')$$) \g /dev/null
select pg_temp.save('a role proposed');
select must_sign('qa2', 'person_role', (select max(id) from core.person_role), 'approved') \g /dev/null
select pg_temp.save('a role approved');
select is(value('his1', 'select roles from api.me'), 'analyst technician', 'two roles now');
select must('qa2', format('role_withdraw($R, %s, 2, ''no analyst any more'')', (select max(id) from core.person_role))) \g /dev/null
select pg_temp.save('a role withdrawn');
select must('adm1', $$login_close($R, 'his1', 2, 'terminal stolen')$$) \g /dev/null
select pg_temp.save('login closed');
select must('man1', format($$person_deactivate($R, 'his1', %s, 'left the laboratory')$$, (select version from core.person where code = 'his1'))) \g /dev/null
select pg_temp.save('gone');
select must('man1', format('clock_set($R, %L)', now('40 days'))) \g /dev/null
select make_person('his2', 'technician', 'LAB', 'man1', 'qa1') \g /dev/null
select pg_temp.save('forty days later');
-- every saved copy against what is told of its moment today
select is(pg_temp.persons(at), persons, 'persons: ' || name) from saved order by at;
select is(pg_temp.rights(at), rights, 'rights: ' || name) from saved order by at;
select is((select count(distinct persons)::int from saved), 6, 'and they differ where a person, a valid role, a login or training came or went');
-- what stands in them
select is((select count(*)::int from saved where rights ~ 'result_record analyst LAB'), 1, 'the right that was withdrawn later counts at the one moment when it was valid');
select matches((select persons from saved where name = 'a role approved'), 'his1,.*LAB analyst, LAB technician', 'and the roles say so');
select is((select rights from saved where name = 'gone'), null, 'who is gone has no right');
select matches((select rights from saved where name = 'login closed'), 'step_record technician LAB', 'a closed login takes no role away');
select unalike((select persons from saved where name = 'login closed'), '%his1,"LAB technician",his1%', 'but is no login');
select unalike((select persons from saved where name = 'gone'), '%his2%', 'nobody is there before they come');
select is(value('qa1', $$select count(*) from api.person_at('2020-01-01T00:00:00Z')$$), '0', 'before the founding nobody');
select is(value('qa1', format($$select training from api.person_at(%L) where code = 'his1'$$, (select at from saved where name = 'made'))), null, 'training counts from its approval');
select is(value('qa1', $$select training from api.person_at('2034-06-01T00:00:00Z') where code = 'tec1'$$) is not null, true, 'a date to come shows what is known of it now');
-- the present is the tables'
select is((select count(*)::int from (
    select p.id, string_agg(s.code || ' ' || r.role, ', ' order by s.code, r.role) as roles from core.person p left join core.person_role r on r.person_id = p.id and r.status = 'approved'
        and rule.now() between r.valid_from and r.valid_until and p.status = 'active' and p.valid_until > rule.now() left join core.site s on s.id = r.site_id group by p.id) t
    full join (select x.person_id as id, string_agg(x.site || ' ' || x.role, ', ' order by x.site, x.role) as roles from rule.roles_at(rule.now()) x group by 1) e on e.id = t.id
    where t.roles is distinct from e.roles), 0, 'for now the ledger says what the tables say');
select is((select count(*)::int from core.person_role r join ledger.event e on e.entity = 'person_role' and e.key = r.id::text and e.stream = r.stream_id
    where e.position = (select max(f.position) from ledger.event f where f.stream = e.stream and f.entity = 'person_role' and f.key = e.key)
      and rule.event_fields(e.body) <> jsonb_build_object('person_id', r.person_id::text, 'site_id', r.site_id::text, 'role', r.role, 'status', r.status, 'inspection', r.inspection::text,
          'proposed_by_id', r.proposed_by_id::text, 'valid_from', rule.shown(r.valid_from), 'valid_until', rule.shown(r.valid_until), 'version', r.version::text)), 0, 'an event reads back as its row');
-- who may ask
select is(value('tec1', $$select count(*) from api.person_at('2026-01-01T00:00:00Z')$$), '!VN003', 'an operator does not look into the past');
select ok(value('tec1', $$select count(*) from api.person_at()$$)::int > 10, 'but sees who is there now');
select is(value('far2', $$select string_agg(code, ' ' order by code) from api.person_at()$$), 'far1 far2', 'each site its own');
select is(value('qa1', $$select count(*) from api.right_at('far1')$$), '!VN306', 'nobody of another site');
select is(value('tec1', $$select count(*) from api.right_at('tec2')$$), '!VN306', 'nor a colleague''s rights');
select ok(value('tec1', $$select count(*) from api.right_at('tec1')$$)::int > 5, 'one''s own');
select is(value('qa1', $$select count(*) from api.right_at()$$)::int, (select count(*)::int from ref.act_role), 'without a person the table of rights');
select is(value('qa1', $$select count(*) from api.person_at('yesterday')$$), '!VN501', 'a moment is a moment');
-- deputies: a role that begins later and ends
select did('man1', format('role_propose($R, ''tec2'', ''LAB'', ''collector'', %L, %L)', now('2 days'), now('3 days')), 'VN503', 'it ends after it begins');
select did('man1', format('role_propose($R, ''tec2'', ''LAB'', ''collector'', %L, %L)', now('2 days'), now('-1 days')), 'VN503', 'it does not begin in the past');
select did('man1', format('role_propose($R, ''tec2'', ''LAB'', ''collector'', %L, %L)', now('30 days'), now('10 days')), 'done', 'for twenty days from the tenth on');
select signs('man1', 'person_role', (select max(id) from core.person_role), 'approved', 'qa1', 'done', 'approved');
select did('tec2', $$collection_start($R, 'B-RUN', {B-RUN}, $N)$$, 'VN003', 'not yet');
select is(value('tec2', 'select roles from api.me'), 'technician', 'nor shown');
select must('man1', format('clock_set($R, %L)', now('11 days'))) \g /dev/null
select is(value('tec2', 'select roles from api.me'), 'collector technician', 'in its days');
select must('man1', format('clock_set($R, %L)', now('21 days'))) \g /dev/null
select is(value('tec2', 'select roles from api.me'), 'technician', 'and over by itself');
select did('tec2', $$collection_start($R, 'B-RUN', {B-RUN}, $N)$$, 'VN003', 'for acts too');
