-- A laboratory of 1000 batches at work, for the benchmark only: written by the superuser of a throwaway
-- cluster under the context of a migration, so that the ledger's events are attributed. Ids are dense, so that
-- a client knows them without asking (batch b has stream s0 + b, therapy event b, first execution b).
set client_min_messages = warning;
begin;
select set_config('vein.act', 'migration benchmark', true) \g /dev/null
insert into core.installation (stream_id, code, mode, opening)
select 1, 'installation', 'training', 'closed' where not exists (select from core.installation);
insert into core.site (stream_id, code, title, time_zone) values (1, 'BENCH', 'Benchmark', 'UTC');
insert into ledger.stream (kind, key) values ('person', 'BENCH'), ('process', 'bench');
select nextval('core.person_id_seq') as person \gset
insert into core.person (id, stream_id, code, printed_name, job, status, proposed_by_id, valid_until)
overriding system value
select :person, id, 'BENCH', 'Bench Operator', 'Operator', 'active', :person, '2100-01-01'
from ledger.stream where kind = 'person' and key = 'BENCH';
insert into core.login (stream_id, person_id, name, role_oid, status)
select stream_id, id, :'login', to_regrole(quote_ident(:'login'))::oid, 'active' from core.person where code = 'BENCH';
insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
select p.stream_id, p.id, s.id, 'technician', 'approved', p.id, '2020-01-01', '2100-01-01'
from core.person p, core.site s where p.code = 'BENCH' and s.code = 'BENCH';
insert into core.process (stream_id, code) select id, 'bench' from ledger.stream where kind = 'process' and key = 'bench';
insert into core.process_version (stream_id, process_id, number, title, document, digest, status, proposed_by_id,
    product_name, kind, frame_kind, time_zone, in_force_from)
select r.stream_id, r.id, 1, 'bench', '{}', '\x00', 'approved', p.id, 'bench', 'patient', 'training', 'UTC', '2020-01-01'
from core.process r, core.person p where r.code = 'bench' and p.code = 'BENCH';
select v.id as version, v.stream_id as process_stream, p.id as person, p.stream_id as person_stream, s.id as site
from core.process_version v, core.person p, core.site s
where v.title = 'bench' and p.code = 'BENCH' and s.code = 'BENCH' \gset
insert into core.training (stream_id, person_id, process_version_id, procedures_until, practical_until, version_until,
    status, proposed_by_id)
values (:person_stream, :person, :version, '2100-01-01', '2100-01-01', '2100-01-01', 'approved', :person);
insert into core.process_stage (stream_id, process_version_id, place, stage, applicable)
values (:process_stream, :version, 1, 'expansion', true);
insert into core.process_operation (stream_id, process_version_id, stage_id, place, code, title)
select :process_stream, :version, id, 1, 'culture', 'Culture' from core.process_stage where process_version_id = :version;
insert into core.process_step (stream_id, process_version_id, operation_id, stage, place, code, title, performed_by,
    repeat_every_us, repeat_tolerance_us)
select :process_stream, :version, o.id, 'expansion', s.place, s.code, s.title, 'technician', s.every, s.every
from core.process_operation o, (values (1, 'seed', 'Seed', null::bigint), (2, 'daily-sample', 'Daily sample', 86400000000))
    s (place, code, title, every)
where o.process_version_id = :version;
select a.id as seed, b.id as daily from core.process_step a, core.process_step b
where a.process_version_id = :version and b.process_version_id = :version and a.code = 'seed' and b.code = 'daily-sample' \gset
insert into core.process_step_after (stream_id, step_id, after_step_id) values (:process_stream, :daily, :seed);
insert into core.process_field (stream_id, step_id, place, name, label, kind, unit, decimals, plausible_low, plausible_high,
    required, alert_op, alert_value, action_op, action_value)
values (:process_stream, :daily, 1, 'vcc', 'Viable cells', 'decimal', '10*6/mL', 2, 0.01, 50, true, null, null, null, null),
       (:process_stream, :daily, 2, 'viability', 'Viability', 'percent', '%', 1, 0, 100, true, '>=', 80, '>=', 70),
       (:process_stream, :daily, 3, 'glucose', 'Glucose', 'decimal', 'mmol/L', 1, 0, 40, true, null, null, null, null);
select min(id) as field from core.process_field where step_id = :daily \gset
insert into core.patient (stream_id, site_id, code, initials) values (1, :site, 'BENCH', 'AB');
insert into ledger.stream (kind, key) select 'therapy', 'BENCH' || g from generate_series(1, 1000) g;
insert into core.therapy_event (stream_id, site_id, kind, coi, patient_id)
select s.id, :site, 'patient', s.key, p.id from ledger.stream s, core.patient p
where s.kind = 'therapy' and p.code = 'BENCH' order by s.id;
insert into core.therapy_order (stream_id, therapy_event_id, code, process_id, status)
select t.stream_id, t.id, t.coi, p.id, 'scheduled' from core.therapy_event t, core.process p where p.code = 'bench' order by t.id;
insert into ledger.stream (kind, key) select 'batch', 'B' || g from generate_series(1, 1000) g;
insert into core.batch (stream_id, therapy_event_id, kind, order_id, site_id, process_version_id, code, slot, mark,
    process_status, quality_status)
select s.id, o.therapy_event_id, 'patient', o.id, :site, :version, s.key, '2026-01-01', '', 'in_process', 'quarantine'
from ledger.stream s join core.therapy_order o on o.code = 'BENCH' || substr(s.key, 2)
where s.kind = 'batch' order by s.id;
-- the first execution of each batch stands at id = batch id
insert into core.step_execution (stream_id, batch_id, therapy_event_id, process_step_id, occurrence, performed_by_id,
    recorded_by_id, event_at, entered_at, entry_mode, status)
select stream_id, id, therapy_event_id, :seed, 1, :person, :person, now() - interval '1 hour', now(), 'at the time', 'complete'
from core.batch order by id;
create schema plain;
-- the baseline of goals 1 and 3: the same table with the same constraints and indexes, and no ledger
create table plain.observation (like core.observation including all);
alter table plain.observation add foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
    references core.step_execution (id, batch_id, therapy_event_id, stream_id);
alter table plain.observation add foreign key (process_field_id) references core.process_field;
alter table plain.observation add foreign key (entered_by_id) references core.person;
-- the baseline of goal 2: an audit as it is usually written, one jsonb image per row, one btree, no chain
create table plain.unchained (like plain.observation including all);
alter table plain.unchained add foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
    references core.step_execution (id, batch_id, therapy_event_id, stream_id);
alter table plain.unchained add foreign key (process_field_id) references core.process_field;
alter table plain.unchained add foreign key (entered_by_id) references core.person;
create table plain.audit (
    id bigint generated always as identity primary key,
    at timestamptz not null, login text not null, client text, relation text not null, operation text not null,
    image jsonb not null
);
create function plain.tg_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into plain.audit (at, login, client, relation, operation, image)
    values (clock_timestamp(), session_user, current_setting('application_name'), tg_table_name, tg_op, to_jsonb(new));
    return null;
end
$$;
create trigger audit after insert on plain.unchained for each row execute function plain.tg_audit();
commit;
-- only what has rows: an empty table that was analysed is planned as one that stays empty
vacuum (analyze) core.batch, core.therapy_event, core.therapy_order, core.step_execution, ledger.stream, ledger.head, ledger.event;
select :'version' as version, :'person' as person, :'daily' as daily, :'field' as field,
       (select stream_id - id from core.batch where code = 'B1') as s0, (select id from core.batch where code = 'B1') as b1,
       (select min(id) from core.step_execution) as x1, (select therapy_event_id from core.batch where code = 'B1') as t1;
