-- purpose: what a step may be besides recorded: skipped, missed, invalidated, entered twice, signed in blocks
-- breaking: no
-- A required step that is not done: proposed with a deviation, good with QA's signature.
create table core.step_skip (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_step_id bigint not null references core.process_step,
    deviation_id bigint not null,
    foreign key (deviation_id, batch_id, therapy_event_id, stream_id)
        references core.deviation (id, batch_id, therapy_event_id, stream_id),
    reason core.words not null,
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint step_skip_status_word check (status in ('proposed', 'approved', 'withdrawn')),
    decided_at core.moment,
    version bigint not null default 1,
    constraint step_skip_decided_at_given check ((status = 'proposed') = (decided_at is null))
);
create unique index step_skip_open on core.step_skip (batch_id, process_step_id) where status <> 'withdrawn';
-- An occurrence of a repeated step that was due and was not done. There are no values, and no nought for them.
create table core.step_missed (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_step_id bigint not null references core.process_step,
    due_at core.moment not null,
    reason core.words not null,
    documented_by_id bigint not null references core.person,
    documented_at core.moment not null,
    constraint step_missed_due_at_past check (due_at <= documented_at),
    constraint step_missed_once unique (batch_id, process_step_id, due_at)
);
-- A record that does not hold: at once while it was incomplete, with QA's signature afterwards. It stays, marked.
create table core.step_invalidation (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    step_execution_id bigint not null,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    deviation_id bigint not null,
    foreign key (deviation_id, batch_id, therapy_event_id, stream_id)
        references core.deviation (id, batch_id, therapy_event_id, stream_id),
    reason core.words not null,
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint step_invalidation_status_word check (status in ('proposed', 'done', 'withdrawn')),
    decided_at core.moment,
    version bigint not null default 1,
    constraint step_invalidation_decided_at_given check ((status = 'proposed') = (decided_at is null))
);
create unique index step_invalidation_open on core.step_invalidation (step_execution_id) where status <> 'withdrawn';
create index step_invalidation_batch on core.step_invalidation (batch_id);
-- Event times that were corrected: what stood there before.
create table core.step_retiming (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    step_execution_id bigint not null,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    revision integer not null constraint step_retiming_revision_positive check (revision > 0),
    before_at core.moment,
    after_at core.moment not null,
    reason_code text not null,
    reason core.words not null,
    corrected_by_id bigint not null references core.person,
    corrected_at core.moment not null,
    constraint step_retiming_revision_unique unique (step_execution_id, revision)
);
-- A blind second entry of the critical values of a step. What it said is told when both entries agree.
create table core.second_entry (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    step_execution_id bigint not null,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    attempt integer not null constraint second_entry_attempt_positive check (attempt > 0),
    agrees boolean not null,
    entered text not null constraint second_entry_entered_size check (length(entered) <= 16384),   -- as it was typed, JSON
    entered_by_id bigint not null references core.person,
    entered_at core.moment not null,
    constraint second_entry_attempt_unique unique (step_execution_id, attempt)
);
-- QA has looked at two entries that differed twice: the values may be corrected and entered again.
create table core.second_review (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    step_execution_id bigint not null,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    finding core.words not null,
    reviewed_by_id bigint not null references core.person,
    reviewed_at core.moment not null
);
create index second_review_step on core.second_review (step_execution_id);
-- The block of an operation that its process has signed: offered when all its required steps are complete.
create table core.operation_block (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    process_operation_id bigint not null references core.process_operation,
    offered_at core.moment not null,
    version bigint not null default 1,
    constraint operation_block_once unique (batch_id, process_operation_id)
);
-- What QA decides about a value at its action level.
create table core.triage (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    step_execution_id bigint not null,
    foreign key (step_execution_id, batch_id, therapy_event_id, stream_id)
        references core.step_execution (id, batch_id, therapy_event_id, stream_id),
    process_field_id bigint not null,
    revision integer not null,        -- the value itself: a correction that is at its action level, too, is decided anew
    foreign key (step_execution_id, process_field_id, revision)
        references core.observation (step_execution_id, process_field_id, revision),
    decision text not null constraint triage_decision_word check (decision in ('deviation', 'no deviation')),
    deviation_id bigint,
    foreign key (deviation_id, batch_id, therapy_event_id, stream_id)
        references core.deviation (id, batch_id, therapy_event_id, stream_id),
    reason core.words not null,
    decided_by_id bigint not null references core.person,
    decided_at core.moment not null,
    constraint triage_deviation_named check ((decision = 'deviation') = (deviation_id is not null)),
    constraint triage_once unique (step_execution_id, process_field_id, revision)
);
create index triage_batch on core.triage (batch_id);
-- What QA said about one exception of a batch's record, and what was answered: never changed, the latest of an item holds.
create table core.exception_review (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    item core.line not null,          -- which exception: "hold 3", "value 12 viability"
    shown text not null constraint exception_review_shown_shape check (shown ~ '^[0-9a-f]{16}$'),
    what core.words not null,         -- as it read then
    decision text not null constraint exception_review_decision_word check (decision in ('accepted', 'returned', 'answered')),
    words core.words,
    said_by_id bigint not null references core.person,
    said_at core.moment not null,
    constraint exception_review_words_given check (decision = 'accepted' or words is not null)
);
create index exception_review_item on core.exception_review (batch_id, item, id);
-- Files that values of a batch refer to, by what they are: the file itself is kept outside.
create table core.attachment (
    id bigint generated always as identity primary key,
    stream_id bigint not null,
    batch_id bigint not null,
    therapy_event_id bigint not null,
    foreign key (batch_id, therapy_event_id, stream_id) references core.batch (id, therapy_event_id, stream_id),
    sha256 text not null constraint attachment_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null constraint attachment_size_range check (size between 1 and 1099511627776),
    media_type text not null constraint attachment_media_type_shape check (media_type ~ '^[a-z]+/[a-z0-9][a-z0-9.+-]{0,99}$'),
    name core.line not null,
    registered_by_id bigint not null references core.person,
    registered_at core.moment not null,
    constraint attachment_once unique (batch_id, sha256)
);
-- Units that values may come in. One unit is num/den base units of its dimension, exactly.
create table ref.unit (
    unit text primary key,
    dimension text not null,
    num bigint not null constraint unit_num_positive check (num > 0),
    den bigint not null constraint unit_den_positive check (den > 0)
);
-- The server's clock was found behind what had been recorded. Both moments are the server's own, without a training offset.
create table core.clock_step (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    was_at core.moment not null,         -- the latest moment that had been recorded
    seen_at core.moment not null,        -- what the clock said afterwards
    judgement text constraint clock_step_judgement_word check (judgement in ('was_ahead', 'was_behind')),
    words core.words,
    judged_by_id bigint references core.person,
    judged_at core.moment,
    version bigint not null default 1,
    constraint clock_step_back check (seen_at < was_at),
    constraint clock_step_judged_whole check (num_nulls(judgement, words, judged_by_id, judged_at) in (0, 4))
);
create index clock_step_open on core.clock_step (id) where judgement is null;
