-- purpose: requests about accounts, forced change of passwords, inspections
-- breaking: no
-- What is to become of an account: asked for by one person, approved by the signature of another. What an
-- administrator carries out then (a one-time password, a login) is carried out under the request, once.
create table core.account_request (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    person_id bigint not null references core.person,
    kind text not null constraint account_request_kind_word check (kind in ('reset', 'login', 'deactivate', 'reactivate')),
    reason core.words not null,
    valid_until core.moment,          -- of the person, from a reactivation on
    urgent boolean not null default false,   -- was done at once; QA looks at it afterwards
    proposed_by_id bigint not null references core.person,
    proposed_at core.moment not null,
    status text not null constraint account_request_status_word check (status in ('proposed', 'approved', 'done', 'withdrawn')),
    approved_at core.moment,
    done_by_id bigint references core.person,
    done_at core.moment,
    version bigint not null default 1,
    constraint account_request_valid_until_kind check ((valid_until is not null) = (kind = 'reactivate')),
    constraint account_request_urgent_kind check (not urgent or kind = 'deactivate'),
    constraint account_request_done_whole check (num_nonnulls(done_by_id, done_at) = case status when 'done' then 2 else 0 end),
    constraint account_request_approved_at_given check (status <> 'approved' or approved_at is not null)
);
create unique index account_request_open on core.account_request (person_id) where status in ('proposed', 'approved');
create index account_request_person on core.account_request (person_id);
-- An inspection: a role of auditor with an end, for batches that QA names, or a whole site.
create table core.inspection (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    person_role_id bigint not null unique references core.person_role,
    authority core.line not null,
    scope text not null default 'undecided' constraint inspection_scope_word check (scope in ('undecided', 'site', 'batches')),
    decided_by_id bigint references core.person,
    version bigint not null default 1,
    constraint inspection_decided_by_id_given check ((decided_by_id is not null) = (scope <> 'undecided'))
);
-- By public code: the row stands with the inspector, not with the batch.
create table core.inspection_batch (
    id bigint generated always as identity primary key,
    stream_id bigint not null references ledger.stream,
    inspection_id bigint not null references core.inspection,
    batch core.code not null references core.batch (code),
    status text not null constraint inspection_batch_status_word check (status in ('named', 'withdrawn')),
    version bigint not null default 1
);
create unique index inspection_batch_named on core.inspection_batch (inspection_id, batch) where status = 'named';
