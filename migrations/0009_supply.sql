-- purpose: storage, transport, thaw, disposal, pools, recall, notifications, follow-up, and lots of material
-- breaking: no
-- Places of a site where containers lie: a tank, a refrigerator, a shelf. Positions are named when they are used.
create table core.location (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    site_id bigint not null references core.site,
    code core.code not null,
    title core.line not null,
    condition_band core.line not null,
    capacity integer constraint location_capacity_positive check (capacity > 0),
    added_by_id bigint not null references core.person,
    status text not null constraint location_status_word check (status in ('in_use', 'closed')),
    version bigint not null default 1,
    constraint location_code_unique unique (site_id, code)
);
create table core.storage (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    container_id bigint not null,
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    location_id bigint not null references core.location,
    position core.code not null,
    status_before text not null constraint storage_status_before_word check (status_before in ('in_use', 'filled')),
    put_at core.moment not null,
    put_by_id bigint not null references core.person,
    purpose text constraint storage_purpose_word check (purpose in ('process', 'supply', 'transfer', 'disposal')),
    identity_check_id bigint,
    foreign key (identity_check_id, batch_id, therapy_event_id, stream_id)
        references core.identity_check (id, batch_id, therapy_event_id, stream_id),
    taken_at core.moment,
    taken_by_id bigint references core.person,
    status text not null constraint storage_status_word check (status in ('stored', 'taken')),
    version bigint not null default 1,
    constraint storage_taken_whole check (num_nonnulls(purpose, identity_check_id, taken_at, taken_by_id)
        = case status when 'taken' then 4 else 0 end),
    constraint storage_taken_at_after check (taken_at >= put_at)
);
-- one container in a position, one position for a container, whoever writes
create unique index storage_position on core.storage (location_id, position) where status = 'stored';
create unique index storage_container on core.storage (container_id) where status = 'stored';
create index storage_batch on core.storage (batch_id);
-- A shipper on its way with what lies in it: the manifest that the receiving side compares.
create table core.shipment (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    direction text not null constraint shipment_direction_word check (direction in ('in', 'out')),
    custody_id bigint not null,
    foreign key (custody_id, batch_id, therapy_event_id, stream_id)
        references core.custody (id, batch_id, therapy_event_id, stream_id),
    shipper core.line not null,
    seal core.line not null,
    logger core.line,
    condition_band core.line not null,
    sent_at core.moment not null,
    sent_by_id bigint not null references core.person,
    status text not null constraint shipment_status_word check (status in ('on_the_way', 'received')),
    received_at core.moment,
    received_by_id bigint references core.person,
    seals text constraint shipment_seals_word check (seals in ('intact', 'broken', 'none')),
    trace text constraint shipment_trace_word check (trace in ('in_band', 'excursion', 'not_read')),
    trace_low_c core.amount constraint shipment_trace_low_c_plausible check (trace_low_c between -200 and 60),
    trace_high_c core.amount constraint shipment_trace_high_c_plausible check (trace_high_c between -200 and 60),
    difference core.words,            -- why the contents are not the manifest's, when they are not
    version bigint not null default 1,
    constraint shipment_received_whole check (num_nonnulls(received_at, received_by_id, seals, trace)
        = case status when 'received' then 4 else 0 end),
    constraint shipment_received_at_after check (received_at >= sent_at),
    constraint shipment_trace_read check (num_nonnulls(trace_low_c, trace_high_c)
        = case when trace in ('in_band', 'excursion') then 2 else 0 end),
    constraint shipment_trace_high_c_above check (trace_high_c >= trace_low_c),
    constraint shipment_chain unique (id, batch_id, therapy_event_id, stream_id)
);
create index shipment_batch on core.shipment (batch_id);
create table core.shipment_container (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    shipment_id bigint not null,
    foreign key (shipment_id, batch_id, therapy_event_id, stream_id)
        references core.shipment (id, batch_id, therapy_event_id, stream_id),
    container_id bigint not null,
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    status text not null constraint shipment_container_status_word check (status in ('sent', 'received', 'missing', 'extra')),
    version bigint not null default 1,
    constraint shipment_container_once unique (shipment_id, container_id)
);
create unique index shipment_container_on_the_way on core.shipment_container (container_id) where status = 'sent';
-- From the cold to use: a clock that is not stopped but judged.
create table core.thaw (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    container_id bigint not null unique,          -- what is thawed is not frozen again
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    material text not null constraint thaw_material_word check (material in ('starting material', 'product')),
    started_at core.moment not null,
    limit_at core.moment not null,
    performed_by_id bigint not null references core.person,
    status text not null constraint thaw_status_word check (status in ('running', 'over', 'in_time', 'late', 'given_up')),
    found_at core.moment,             -- when a clock past its limit was found
    ended_at core.moment,
    version bigint not null default 1,
    constraint thaw_limit_at_after check (limit_at > started_at),
    constraint thaw_ended_at_after check (ended_at >= started_at),
    constraint thaw_ended_at_given check ((ended_at is not null) = (status in ('in_time', 'late', 'given_up'))),
    constraint thaw_found_at_given check (found_at is not null or status <> 'over')
);
create index thaw_running on core.thaw (batch_id) where status in ('running', 'over');
create table core.disposal (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    container_id bigint not null,
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    way text not null constraint disposal_way_word check (way in ('destroyed', 'research')),
    consent core.line,                -- which consent covers the use in research
    quantity_ml core.amount not null constraint disposal_quantity_ml_plausible check (quantity_ml between 0 and 5000),
    reason core.words not null,
    disposed_at core.moment not null,
    performed_by_id bigint not null references core.person,
    status text not null constraint disposal_status_word check (status in ('recorded', 'witnessed', 'withdrawn')),
    withdraw_code text,                 -- why it was not so, a word of ref.reason
    withdraw_reason core.words,
    withdrawn_at core.moment,
    withdrawn_by_id bigint references core.person,
    constraint disposal_withdrawn_whole check (num_nonnulls(withdraw_code, withdraw_reason, withdrawn_at, withdrawn_by_id)
        = case status when 'withdrawn' then 4 else 0 end),
    version bigint not null default 1
);
-- a container ends once; what was recorded wrongly and withdrawn is no end
create unique index disposal_container on core.disposal (container_id) where status <> 'withdrawn';
create index disposal_batch on core.disposal (batch_id);
create index disposal_open on core.disposal (id) where status = 'recorded';
-- What a container was made from. Both sides share the therapy event in their keys: a pool of two patients can't be
-- stored, while material left over from an earlier batch of the same event may go into a later one.
create table core.container_source (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    container_id bigint not null,
    foreign key (container_id, batch_id, therapy_event_id, stream_id)
        references core.container (id, batch_id, therapy_event_id, stream_id),
    source_id bigint not null unique,             -- poured out once
    foreign key (source_id, therapy_event_id) references core.container (id, therapy_event_id),
    pooled_at core.moment not null,
    performed_by_id bigint not null references core.person,
    constraint container_source_other check (source_id <> container_id)
);
create index container_source_batch on core.container_source (batch_id);
create table core.recall (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    reason core.words not null,
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint recall_status_word check (status in ('proposed', 'signed', 'withdrawn')),
    version bigint not null default 1
);
create unique index recall_batch on core.recall (batch_id) where status <> 'withdrawn';
-- What the treating side must learn: open until somebody there says that it was read.
create table core.notification (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    kind text not null constraint notification_kind_word check (kind in ('recall', 'result')),
    words core.words not null,
    physician core.line,
    result_id bigint,
    foreign key (result_id, batch_id, therapy_event_id, stream_id)
        references core.result (id, batch_id, therapy_event_id, stream_id),
    opened_at core.moment not null,
    status text not null constraint notification_status_word check (status in ('open', 'acknowledged')),
    acknowledged_by_id bigint references core.person,
    acknowledged_at core.moment,
    answer core.words,
    version bigint not null default 1,
    constraint notification_result_given check ((kind = 'result') = (result_id is not null)),
    constraint notification_acknowledged_whole check (num_nonnulls(acknowledged_by_id, acknowledged_at, answer)
        = case status when 'acknowledged' then 3 else 0 end)
);
create index notification_open on core.notification (batch_id) where status = 'open';
-- What is seen after the infusion, in the words and grades of whoever saw it.
create table core.follow_up (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    kind text not null constraint follow_up_kind_word check (kind in ('visit', 'CRS', 'ICANS', 'infection', 'cytopenia', 'response',
        'other')),
    grade text constraint follow_up_grade_word check (grade in ('0', '1', '2', '3', '4', '5')),
    day integer not null constraint follow_up_day_plausible check (day between 0 and 9999),   -- after the first infusion
    seen_at core.moment not null,
    words core.words not null,
    recorded_by_id bigint not null references core.person,
    recorded_at core.moment not null,
    constraint follow_up_grade_given check (kind not in ('CRS', 'ICANS') or grade is not null),
    constraint follow_up_seen_at_past check (seen_at <= recorded_at)
);
create index follow_up_batch on core.follow_up (batch_id);
-- Lots of material, one ledger stream each. A quantity that nobody knows is NULL, and then nothing is subtracted from it.
create table core.lot (
    id bigint generated always as identity primary key,
    stream_id bigint not null unique references ledger.stream,
    site_id bigint not null references core.site,
    code core.code not null unique,          -- the laboratory's own label
    material core.code not null,             -- as process documents name it
    supplier core.line not null,
    supplier_lot core.line not null,
    certificate core.line not null,
    received_at core.moment not null,
    received_by_id bigint not null references core.person,
    expires_on core.day not null,            -- as it stands on the package
    expires_at core.moment not null,         -- the end of that day at the site: from here on it is expired
    unit core.line,
    quantity core.amount constraint lot_quantity_positive check (quantity > 0),
    remaining core.amount constraint lot_remaining_not_below_nought check (remaining >= 0),
    status text not null constraint lot_status_word check (status in ('quarantine', 'released', 'rejected')),
    released_at core.moment,
    reject_reason core.words,
    rejected_at core.moment,
    rejected_by_id bigint references core.person,
    version bigint not null default 1,
    constraint lot_stream unique (id, stream_id),
    constraint lot_quantity_unit check (unit is not null or quantity is null),
    constraint lot_remaining_counted check ((remaining is null) = (quantity is null) and remaining <= quantity),
    constraint lot_expires_at_after check (expires_at > expires_on::timestamp at time zone 'UTC'),
    constraint lot_released_at_given check (case status when 'quarantine' then released_at is null when 'released' then released_at is not null else true end),
    constraint lot_rejected_whole check (num_nonnulls(reject_reason, rejected_at, rejected_by_id) = case status when 'rejected' then 3 else 0 end)
);
create index lot_material on core.lot (material, expires_on, code);
-- What went into a batch: at which step, out of which lot. Recorded before the step itself or after it, hence not tied to its
-- record but to what that has: step, occurrence, attempt. A wrong row is withdrawn and stays.
create table core.lot_use (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_step_id bigint not null references core.process_step,
    occurrence integer not null constraint lot_use_occurrence_positive check (occurrence > 0),
    attempt integer not null constraint lot_use_attempt_positive check (attempt > 0),
    lot_id bigint not null references core.lot,
    lot_version bigint not null,             -- what the batch's record says of the lot: corrections after it are not told in it
    quantity core.amount constraint lot_use_quantity_positive check (quantity > 0),   -- in the lot's unit
    event_at core.moment not null,
    entered_at core.moment not null,
    entry_mode text not null constraint lot_use_entry_mode_word check (entry_mode in ('at the time', 'late')),
    late_reason core.words,
    recorded_by_id bigint not null references core.person,
    status text not null constraint lot_use_status_word check (status in ('used', 'withdrawn')),
    withdraw_reason core.words,
    withdrawn_at core.moment,
    withdrawn_by_id bigint references core.person,
    version bigint not null default 1,
    constraint lot_use_late_reason_given check (entry_mode <> 'late' or late_reason is not null),
    constraint lot_use_withdrawn_whole check (num_nonnulls(withdraw_reason, withdrawn_at, withdrawn_by_id)
        = case status when 'withdrawn' then 3 else 0 end)
);
create index lot_use_batch on core.lot_use (batch_id, process_step_id);
create index lot_use_lot on core.lot_use (lot_id, event_at, id);
