-- Ids and codes of another site through every argument of every function: answered as those that exist nowhere, word for word.
select make_batch('B-ONE', 'PT1', 90, 'at_site') \g /dev/null
select must('qa1', $$batch_recall($R, 'B-ONE', {B-ONE}, 'a reason in words')$$) \g /dev/null
select must('qa1', $$hold_place($R, 'B-COL', {B-COL}, 'look at this')$$), must('tec1', $$deviation_open($R, 'B-ONE', 'minor', $N, 'label torn', 'none')$$),
    must('ana1', $$result_record($R, 'SH-ONE', 'viability', '70.0', $N, 'at the time')$$), must('man1', $$account_propose($R, 'tec1', 'deactivate', 'leaves the laboratory')$$),
    must('man1', $$location_add($R, 'LAB', 'TANK', 'Tank', '<= -150 Cel', null)$$), must('coo1', $$patient_register($R, 'LAB', 'PT7', 'XX', 'Muster', 'Anna', '1970-01-02', 'R1007', 'female')$$),
    must('tec1', $$equipment_register($R, 'LAB', 'D-1', 'incubator', 'Invented', 'S-1')$$), must('tec1', $$lot_receive($R, 'LAB', 'M-1', 'medium', 'Invented', 'S-1', 'C-1', $N, '2034-12-31', '100', 'mL')$$) \g /dev/null
select must('qa1', format('deviation_touch($R, %s, 1, %L, %L)', (select max(id) from core.deviation), 'B-COL', 'stood in the same incubator')), must('qa1', format('capa_open($R, %s, %L, %L, %L, %L)', (select max(id) from core.deviation), 'CAPA-1', 'new clamps for all bags', 'man1', '2034-12-31')),
    must('coo1', format('patient_merge($R, ''PT1'', ''PT7'', ''registered at two desks'', %L)', '[{"identifier": "name", "document": "passport"}, {"identifier": "birth_date", "document": "passport"}]')) \g /dev/null
-- what somebody of another site has of their own: a batch in the middle, one at the end of its way, training for both
select make_batch('B-OWN', 'PT1', 95, 'at_site') \g /dev/null
with h as (select id from core.site where code = 'HOSP'),
    b as (update core.batch b set site_id = h.id from h where b.code in ('B-RUN', 'B-OWN') returning b.therapy_event_id),
    e as (update core.therapy_event e set site_id = h.id from h where e.id in (select x.therapy_event_id from core.batch x where x.code in ('B-RUN', 'B-OWN')) returning e.id)
select count(*) from b, e \g /dev/null
do $$
declare
    r core.training;
begin
    for r in select t.* from core.training t join core.person p on p.id = t.person_id where p.code = 'tec1' loop
        select nextval(pg_get_serial_sequence('core.training', 'id')), p.id, p.stream_id into r.id, r.person_id, r.stream_id from core.person p where p.code = 'far1';
        insert into core.training overriding system value values (r.*);
    end loop;
end
$$;
select did('far1', $$comment_add($R, 'B-RUN', 'foam on the surface')$$, 'done', 'a batch of their own');
select did('far1', format($$step_record($R, 'B-RUN', 'daily-sample', 1, $N, %L, null, 'V-RUN')$$, jsonb_build_object('sampled_at', now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '92.0', 'look', 'clear')), 'done', 'at which they work');
-- codes that are there, each with one that is nowhere
create temp table code (kind text, there text, nowhere text);
insert into code values ('batch', 'B-ONE', 'B-ZZZ'), ('order_code', 'O-ONE', 'O-ZZZ'), ('patient', 'PT1', 'PT6'), ('container', 'BAG-ONE', 'BAG-ZZZ'), ('din', 'A999926000090', 'A999926000990'),
    ('coi', 'CHA999926000090', 'CHA999926000990'), ('sample', 'SH-ONE', 'SH-ZZZ'), ('lot', 'M-1', 'M-9'), ('equipment', 'D-1', 'D-9'), ('location', 'TANK', 'TUNK'), ('person', 'tec1', 'tec9'), ('record_number', 'R1001', 'R1009');
-- rows that are there by their numbers, under the names that arguments have for them
create temp table number as select c.relname as kind, 0::bigint as id from pg_class c where c.relnamespace = 'core'::regnamespace and c.relkind = 'r';
create function pg_temp.newest(kind text) returns bigint language plpgsql as $$
declare
    v bigint;
begin
    -- not those of the two batches, persons and patient that are their own
    execute format('select max(t.id) from core.%I t, to_jsonb(t) r where not exists (select from core.batch b where b.code in (''B-RUN'', ''B-OWN'')
            and (r ->> ''batch_id'' = b.id::text or r ->> ''therapy_event_id'' = b.therapy_event_id::text or r ->> ''stream_id'' = b.stream_id::text))
        and not exists (select from core.person p where p.code like ''far_'' and (r ->> ''person_id'' = p.id::text or r ->> ''stream_id'' = p.stream_id::text))
        and r ->> ''code'' is distinct from ''PT9''', case kind when 'touch' then 'deviation_touch' else kind end) into v;
    return v;
exception when undefined_column then
    return null;
end
$$;
insert into number values ('touch', 0);
update number set id = pg_temp.newest(kind);
create temp table argument as
    select p.oid as f, p.proname as act, p.proargnames[n] as name, n::int as place, t::regtype as type,
        (select min(l) from unnest(array['far1', 'far2']) l where has_function_privilege(l, p.oid, 'execute')) as login
    from pg_proc p, unnest(p.proargtypes::oid[]) with ordinality x (t, n)
    where p.pronamespace = 'api'::regnamespace and p.proname !~ '^past_' and p.proname not in ('sign', 'login_password_set', 'checkpoint_make');
create function pg_temp.call_of(f oid, place integer, value text, own text) returns text language sql as $$
    select format('select string_agg(r::text, '' '') from api.%I(%s) r', p.proname, string_agg(case when n = place then quote_literal(value) when t = 'uuid'::regtype then 'gen_random_uuid()'
        when p.proargnames[n] = 'version' then (tap.batch(own)).version::text when t in ('bigint'::regtype, 'integer'::regtype) then '1' when t = 'boolean'::regtype then 'true' when t <> 'text'::regtype then 'null'
        else quote_nullable(case p.proargnames[n] when 'batch' then own when 'context_batch' then own when 'site' then 'HOSP' when 'patient' then 'PT9' when 'order_code' then 'O' || substr(own, 2) when 'process' then 'synthetic-small'
            when 'step' then 'daily-sample' when 'reason' then 'a reason in words' when 'mode' then 'at the time' when 'checkpoint' then 'step' when 'roles' then 'technician' when 'role' then 'collector' when 'kind' then 'patient'
            when 'values' then '{}' when 'fields' then '{}' when 'items' then '[]' when 'field' then 'weight_kg' when 'entity' then 'therapy_order' when 'reason_code' then 'misread' when 'sex' then 'male' when 'time_zone' then 'UTC'
            when 'meaning' then 'reviewed' when 'infectious_markers' then 'not tested' when 'seals' then 'intact' when 'decision' then 'rejected' when 'document' then '{}' when 'class' then 'minor' when 'material' then 'medium' when 'unit' then 'mL'
            when 'coi' then 'CHA999926000888' when 'planned_dose_unit' then '10*6/kg' when 'container' then 'V-NEW' when 'evidence' then '[{"identifier": "name", "document": "passport"}, {"identifier": "birth_date", "document": "passport"}]'
            else case when p.proargnames[n] ~ '_at$|until$|moment$' then tap.now('-1 second') when p.proargnames[n] ~ '_date$|_on$|^slot$' then '2024-01-02' when p.proargnames[n] ~ '_ml$|_c$|_kg$|dose$|^value$|^quantity$' then '50' else 'X-1' end end)
        end || '::' || t::regtype, ', ' order by n)) from pg_proc p, unnest(p.proargtypes::oid[]) with ordinality x (t, n) where p.oid = f group by p.oid
$$;
-- What one hears, in all its words but the value itself; nothing of it stays.
create function pg_temp.heard(login text, call text, value text) returns text language plpgsql as $$
declare
    v text;
    v_detail text;
    v_hint text;
begin
    if login <> all (coalesce(tap.dblink_get_connections(), '{}')) then
        perform tap.dblink_connect(login, format('host=%s port=%s dbname=%L user=%L', current_setting('unix_socket_directories'), current_setting('port'), current_database(), login));
    end if;
    perform tap.dblink_exec(login, 'begin');
    begin
        select t.x into v from tap.dblink(login, call) t (x text);
    exception when others then
        get stacked diagnostics v_detail = pg_exception_detail, v_hint = pg_exception_hint;
        v := concat_ws('|', 'E' || sqlstate, sqlerrm, v_detail, v_hint);
    end;
    perform tap.dblink_exec(login, 'rollback');
    -- numbers, hashes and moments go on from call to call
    return regexp_replace(regexp_replace(case when value ~ '^[0-9]+$' then v else replace(v, value, 'VALUE') end, '[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d[T ][0-9:.]+', 'M', 'g'), '(?<![A-Z0-9])\d+', 'N', 'g');
end
$$;
create temp table heard as
    select a.act, a.name, c.kind, a.login, o.own, pg_temp.heard(a.login, pg_temp.call_of(a.f, a.place, c.there, o.own), c.there) as there, pg_temp.heard(a.login, pg_temp.call_of(a.f, a.place, c.nowhere, o.own), c.nowhere) as nowhere
    from argument a join code c on c.kind = a.name or a.name in ('code', 'container', 'containers', 'batches', 'context_batch', 'other', 'place', 'record', 'value', 'lead', 'owner', 'login')
    cross join (values ('B-RUN'), ('B-OWN')) o (own)
    where a.type = 'text'::regtype and a.login is not null and (o.own = 'B-RUN' or 'batch' = any ((select p.proargnames from pg_proc p where p.oid = a.f)::text[]))
    union all
    select a.act, a.name, n.kind, a.login, '', pg_temp.heard(a.login, pg_temp.call_of(a.f, a.place, n.id::text, 'B-RUN'), n.id::text), pg_temp.heard(a.login, pg_temp.call_of(a.f, a.place, '987654', 'B-RUN'), '987654')
    from argument a join number n on n.kind = a.name and n.id is not null where a.type in ('bigint'::regtype, 'integer'::regtype) and a.login is not null;
-- to be signed: each kind of record
insert into heard select 'challenge', 'record', g.entity || ' ' || g.meaning, 'far1', '',
    pg_temp.heard('far1', format('select digest from api.challenge(gen_random_uuid(), %L, %s, %L)', g.entity, n.id, g.meaning), n.id::text),
    pg_temp.heard('far1', format('select digest from api.challenge(gen_random_uuid(), %L, 987654, %L)', g.entity, g.meaning), '987654')
    from ref.signable g join number n on n.kind = g.entity and n.id is not null where g.entity not in ('process_version');
select cmp_ok((select count(*)::int from heard), '>', 250, 'arguments that were given something of another site');
select cmp_ok((select count(distinct act)::int from heard), '>', 70, 'of so many functions');
select cmp_ok((select count(*)::int from heard where there ~ '^EVN306\|there is no such record'), '>', 100, 'most of which say that there is no such record');
-- a code is everybody's: whoever gives one to a new record hears that it is taken, and nothing else
create temp table taken as select * from heard where there like 'EVN113|there is a record with this code already%' and nowhere <> there;
select is((select string_agg(distinct act || '.' || name, ', ') from taken), 'lot_receive.code, order_place.code, order_place.coi, patient_register.code', 'only whoever names a new record hears that a code is taken');
-- who works at one site may be given a role at another: persons are the laboratory's
select is((select string_agg(format('%s.%s %s (%s): %s, not %s', act, name, kind, own, left(there, 100), left(nowhere, 100)), E'\n')
    from (select * from heard where there is distinct from nowhere and (act, name) <> ('role_propose', 'person') except select * from taken order by 1, 2, 3 limit 30) h), null, 'everything else is answered as what is nowhere');
