-- purpose: equipment: devices with their calibrations, what took them out of service, and the steps that used them
-- breaking: no

-- A device of a site, one ledger stream each. Whether it may be used follows from what stands beside it: two signatures, no outage
-- that is open, a calibration whose day has not passed.
create table core.equipment (
    id bigint generated always as identity primary key,
    stream_id bigint not null unique references ledger.stream,
    site_id bigint not null references core.site,
    code core.code not null unique,          -- the laboratory's own label
    class core.code not null,                -- as process documents name it
    title core.line not null,
    serial core.line not null,
    registered_at core.moment not null,
    registered_by_id bigint not null references core.person,
    qualified_at core.moment,                -- the second of its two signatures
    version bigint not null default 1,
    constraint equipment_stream unique (id, stream_id)
);
create index equipment_class on core.equipment (class, code);

-- A calibration says how the device was found and until when it is good. What was used since the one before rests on how it was found.
create table core.equipment_calibration (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    equipment_id bigint not null references core.equipment,
    calibrated_at core.moment not null,
    certificate core.line not null,
    as_found text not null constraint equipment_calibration_as_found_word check (as_found in ('in_tolerance', 'out_of_tolerance')),
    due_on core.day not null,                -- its last good day
    due_at core.moment not null,             -- the end of that day at the site: from here on it is overdue
    recorded_by_id bigint not null references core.person,
    recorded_at core.moment not null,
    status text not null default 'stands' constraint equipment_calibration_status_word check (status in ('stands', 'withdrawn')),
    version bigint not null default 1,
    constraint equipment_calibration_calibrated_at_past check (calibrated_at <= recorded_at),
    constraint equipment_calibration_due_on_after check (due_at > calibrated_at),
    constraint equipment_calibration_due_at_after check (due_at > due_on::timestamp at time zone 'UTC')
);
create index equipment_calibration_equipment on core.equipment_calibration (equipment_id, calibrated_at);

-- Out of service from one moment to another; one at a time.
create table core.equipment_outage (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    equipment_id bigint not null references core.equipment,
    began_at core.moment not null,
    reason core.words not null,
    began_by_id bigint not null references core.person,
    ended_at core.moment,
    end_reason core.words,
    ended_by_id bigint references core.person,
    status text not null default 'stands' constraint equipment_outage_status_word check (status in ('stands', 'withdrawn')),
    version bigint not null default 1,
    constraint equipment_outage_ended_whole check (num_nonnulls(ended_at, end_reason, ended_by_id) in (0, 3)),
    constraint equipment_outage_ended_at_after check (ended_at >= began_at)
);
create unique index equipment_outage_open on core.equipment_outage (equipment_id) where ended_at is null and status = 'stands';
create index equipment_outage_equipment on core.equipment_outage (equipment_id, began_at);

-- Which device a step used. As with lots it is recorded before the step itself or after it, and tied to what its record has: step,
-- occurrence, attempt; each device once. A wrong row is withdrawn and stays.
create table core.equipment_use (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_step_id bigint not null references core.process_step,
    occurrence integer not null constraint equipment_use_occurrence_positive check (occurrence > 0),
    attempt integer not null constraint equipment_use_attempt_positive check (attempt > 0),
    equipment_id bigint not null references core.equipment,
    method text not null constraint equipment_use_method_word check (method in ('scan', 'keyed')),
    reason_code text,                   -- why it was keyed, a word of ref.reason
    event_at core.moment not null,
    entered_at core.moment not null,
    told_at core.moment not null,       -- corrections of the device up to here stand in the batch's record; of an ended one no more
    entry_mode text not null constraint equipment_use_entry_mode_word check (entry_mode in ('at the time', 'late')),
    late_reason core.words,
    recorded_by_id bigint not null references core.person,
    status text not null constraint equipment_use_status_word check (status in ('used', 'withdrawn')),
    withdraw_reason core.words,
    withdrawn_at core.moment,
    withdrawn_by_id bigint references core.person,
    version bigint not null default 1,
    constraint equipment_use_reason_code_given check ((method = 'keyed') = (reason_code is not null)),
    constraint equipment_use_late_reason_given check (entry_mode <> 'late' or late_reason is not null),
    constraint equipment_use_withdrawn_whole check (num_nonnulls(withdraw_reason, withdrawn_at, withdrawn_by_id)
        = case status when 'withdrawn' then 3 else 0 end),
    constraint equipment_use_told_at_after check (told_at >= entered_at)
);
create index equipment_use_batch on core.equipment_use (batch_id, process_step_id);
create index equipment_use_equipment on core.equipment_use (equipment_id, event_at, id);
create unique index equipment_use_once on core.equipment_use (batch_id, process_step_id, occurrence, attempt, equipment_id) where status = 'used';

-- What was entered wrongly about a device is corrected in its stream, as that of a lot.
alter table core.correction add equipment_id bigint,
    add foreign key (equipment_id, stream_id) references core.equipment (id, stream_id),
    drop constraint correction_subject_one,
    add constraint correction_subject_one check (num_nonnulls(therapy_event_id, patient_id, lot_id, equipment_id) = 1
        and (batch_id is null or therapy_event_id is not null));
create index correction_equipment on core.correction (equipment_id) where equipment_id is not null;

select ledger.number_attributes();
