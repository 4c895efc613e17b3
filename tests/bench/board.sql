-- A laboratory of :batches batches for the reading benchmarks, one in twenty at work, the rest ended: written by the
-- superuser of a throwaway cluster with the triggers of the tables it fills switched off (those of foreign keys, too),
-- since reading touches neither ledger nor rules. Three of ten batches at work have all their results, three some of them.
set client_min_messages = warning;
begin;
select set_config('vein.act', 'migration benchmark', true) \g /dev/null
insert into core.installation (stream_id, code, mode, opening)
select 1, 'installation', 'training', 'closed' where not exists (select from core.installation);
insert into core.site (stream_id, code, title, time_zone) values (1, 'BOARD', 'Board', 'Europe/Berlin');
insert into ledger.stream (kind, key) values ('person', 'BOARD'), ('process', 'board');
select nextval('core.person_id_seq') as person \gset
insert into core.person (id, stream_id, code, printed_name, job, status, proposed_by_id, valid_until)
overriding system value
select :person, id, 'BOARD', 'Board Reader', 'Reader', 'active', :person, '2100-01-01'
from ledger.stream where kind = 'person' and key = 'BOARD';
insert into core.login (stream_id, person_id, name, role_oid, status)
select stream_id, id, :'login', to_regrole(quote_ident(:'login'))::oid, 'active' from core.person where code = 'BOARD';
insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
select p.stream_id, p.id, s.id, r, 'approved', p.id, '2020-01-01', '2100-01-01'
from core.person p, core.site s, unnest(array['technician', 'auditor']) r where p.code = 'BOARD' and s.code = 'BOARD';
insert into core.process (stream_id, code) select id, 'board' from ledger.stream where kind = 'process' and key = 'board';
insert into core.process_version (stream_id, process_id, number, title, document, digest, status, proposed_by_id,
    product_name, kind, frame_kind, time_zone, in_force_from)
select r.stream_id, r.id, 1, 'board', '{}', '\x00', 'approved', p.id, 'board', 'patient', 'training', 'Europe/Berlin', '2020-01-01'
from core.process r, core.person p where r.code = 'board' and p.code = 'BOARD';
select v.id as version, v.stream_id as pstream, s.id as site
from core.process_version v, core.site s where v.title = 'board' and s.code = 'BOARD' \gset
insert into core.process_stage (stream_id, process_version_id, place, stage, applicable)
select :pstream, :version, n, s, true from unnest(array['collection', 'engineering', 'expansion', 'reinfusion']) with ordinality t (s, n);
insert into core.process_operation (stream_id, process_version_id, stage_id, place, code, title)
select :pstream, :version, id, 1, stage, stage from core.process_stage where process_version_id = :version;
insert into core.process_step (stream_id, process_version_id, operation_id, stage, place, code, title, performed_by,
    repeat_every_us, repeat_tolerance_us, repeat_until)
select :pstream, :version, o.id, o.code, t.place, t.code, t.code, 'technician', t.every, t.every, case when t.every > 0 then 'harvest' end
from (values ('engineering', 1, 'thaw', null::bigint), ('engineering', 2, 'seed', null), ('engineering', 3, 'transduce', null),
        ('engineering', 4, 'wash', null), ('expansion', 5, 'feed', null), ('expansion', 6, 'daily-sample', 86400000000),
        ('expansion', 7, 'harvest', null), ('expansion', 8, 'formulate', null), ('expansion', 9, 'fill', null),
        ('reinfusion', 10, 'thaw-bag', null), ('reinfusion', 11, 'infuse', null), ('reinfusion', 12, 'observe', null))
    t (stage, place, code, every)
join core.process_operation o on o.process_version_id = :version and o.code = t.stage order by t.place;
-- each step waits for the one before it, harvest not for the last daily sample
insert into core.process_step_after (stream_id, step_id, after_step_id)
select :pstream, s.id, p.id from core.process_step s join core.process_step p on p.process_version_id = :version
    and p.place = case when s.place = 7 then 5 else s.place - 1 end
where s.process_version_id = :version;
insert into core.process_field (stream_id, step_id, place, name, label, kind, unit, decimals, required)
select :pstream, s.id, f.place, f.name, f.name, 'decimal', f.unit, 2, true
from core.process_step s, (values (1, 'vcc', '10*6/mL'), (2, 'viability', '%'), (3, 'volume', 'mL')) f (place, name, unit)
where s.process_version_id = :version and s.code in ('seed', 'daily-sample', 'harvest');
insert into core.specification_line (stream_id, process_version_id, place, any_of, code, label, test, sample, unit, decimals, op,
    value, gate)
select :pstream, :version, n, case when n in (5, 6) then 1 end, 'line' || n, 'Test number ' || n, 'test' || n, 'harvest', '%', 1, '>=',
       70, n <> 12 from generate_series(1, 12) n;
commit;

begin;
select set_config('vein.act', 'migration benchmark', true) \g /dev/null
set local session_replication_role = replica;
select format('alter table core.%I disable trigger user', t)
from unnest(array['patient', 'therapy_event', 'therapy_order', 'batch', 'custody', 'step_execution', 'observation', 'sample', 'result',
    'signature', 'near_miss', 'deviation']) t \gexec
-- ids of the fixture are beyond those of any other
create temp table b as
select g + 1000000 as id, g, case when g % 20 = 0 then g / 20 % 10 else 10 end as turn from generate_series(1, :batches) g;
create temp table s as
select id, code, place from core.process_step where process_version_id = :version;
insert into ledger.stream (id, kind, key) overriding system value
select id + 10000000, 'therapy', 'T' || g from b union all select id, 'batch', 'Q' || g from b;
insert into core.patient (id, stream_id, site_id, code, initials) overriding system value
select id, 1, :site, 'Q' || g, 'AB' from b;
insert into core.therapy_event (id, stream_id, site_id, kind, coi, patient_id) overriding system value
select id, id + 10000000, :site, 'patient', 'T' || g, id from b;
insert into core.therapy_order (id, stream_id, therapy_event_id, code, process_id, weight_kg, status) overriding system value
select b.id, b.id + 10000000, b.id, 'O' || g, r.id, 70, 'scheduled' from b, core.process r where r.code = 'board';
insert into core.batch (id, stream_id, therapy_event_id, kind, order_id, site_id, process_version_id, code, slot, mark, process_status,
    quality_status) overriding system value
select id, id, id, 'patient', id, :site, :version, 'Q' || g, current_date - case turn when 10 then 100 else 5 end, '',
       case when turn = 10 then 'closed' when turn < 6 then 'in_process' else 'stored' end,
       case when turn = 10 then 'released' else 'quarantine' end from b;
insert into core.custody (stream_id, batch_id, therapy_event_id, holder_person_id, place, since_at)
select id, id, id, :person, 'suite ' || n, now() - (4 - n) * interval '1 day' from b, generate_series(1, 3) n order by n, id;
-- how far each batch is: turn 0 to 5 in culture, 6 to 9 filled with results, the rest over
insert into core.step_execution (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, performed_by_id, recorded_by_id,
    event_at, entered_at, entry_mode, status)
select b.id, b.id, b.id, s.id, n, :person, :person, now() - interval '6 days' + s.place * interval '1 hour' + n * interval '10 hours',
       now(), 'at the time', case when b.turn = 3 and s.place = 4 then 'recorded' else 'complete' end
from b join s on s.place <= case when b.turn < 4 then 4 + b.turn when b.turn < 6 then 6 when b.turn < 10 then 9 else 12 end
cross join lateral generate_series(1, case when s.code = 'daily-sample' then 6 else 1 end) n
where not (b.turn = 3 and s.place > 4)
order by s.place, n, b.id;
insert into core.observation (stream_id, batch_id, therapy_event_id, step_execution_id, process_field_id, revision, number, entry_mode,
    entry_source, breach, entered_by_id, entered_at)
select x.batch_id, x.batch_id, x.batch_id, x.id, f.id, 1, 12.30, 'at the time', 'keyboard', '', :person, now()
from core.step_execution x join core.process_field f on f.step_id = x.process_step_id where x.batch_id > 1000000 order by x.id;
insert into core.sample (id, stream_id, batch_id, therapy_event_id, code, sample, drawn_at, drawn_by_id, entry_mode) overriding system value
select id, id, id, id, 'S' || g, 'harvest', now() - interval '1 day', :person, 'at the time' from b where turn >= 4;
insert into core.result (stream_id, batch_id, therapy_event_id, sample_id, line_id, entry, revision, qualifier, number, reported, stage,
    verdict, analyst_id, tested_at, entered_at, entry_mode, status)
select b.id, b.id, b.id, b.id, l.id, 1, 1, '=', 80, 80, 'final', 'pass', :person, now(), now(), 'at the time',
       case when b.turn = 7 then 'entered' else 'reviewed' end
from b join core.specification_line l on l.process_version_id = :version
    and l.place <= case when b.turn = 4 then 0 when b.turn between 5 and 7 then 6 else 12 end
where b.turn >= 4 order by l.place, b.id;
insert into core.near_miss (stream_id, batch_id, act, code, rule, way_out, person_id, login, happened_at, request)
select id, id, 'step_record', 'VN301', 'identity', 'Take the bag of this batch.', :person, :'login', now(), gen_random_uuid() from b where g % 5 = 0;
insert into core.deviation (stream_id, batch_id, therapy_event_id, class, description, immediate_action, detected_at, opened_by_id,
    opened_at, status)
select id, id, id, 'minor', 'the alarm of the incubator rang', 'it was looked after', now(), :person, now(), 'open' from b where turn = 9;
select format('alter table core.%I enable always trigger %I', c.relname, t.tgname)
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where not t.tgisinternal and t.tgenabled = 'D' and c.relnamespace = 'core'::regnamespace \gexec
-- as the first record of each step leaves it
insert into work.step_plan
select p.* from core.process_step s cross join lateral rule.plan_of(s.id) p where s.process_version_id = :version;
commit;
analyze;
