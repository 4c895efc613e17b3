-- What the tables of requests about accounts and of inspections hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('core.account_request', 'What was asked for about a person''s account, by whom, and what became of it.'),
        ('core.inspection', 'Inspections: a role of auditor with an end and a scope.'),
        ('core.inspection_batch', 'Batches that an inspection is about.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('core.installation', 'password_days', 'Days after which a password must be changed; 0: never.'),
        ('core.installation', 'inspection_days', 'Days that an inspection lasts at most.'),
        ('core.login', 'password_at', 'When its password was set last, laboratory time.'),
        ('core.login', 'password_change', 'The password is one that somebody else has typed: it opens its own change and nothing else.'),
        ('core.person_role', 'inspection', 'The role was given for an inspection and opens what that says, nothing else.'),
        ('ref.act', 'timed', 'Decides by the time: refused while the server''s clock is behind the record.'),
        ('ref.act', 'inspector', 'Open to a role that was given for an inspection.'),
        ('core.account_request', 'kind', 'reset: one-time password; login: a login in place of a closed one; deactivate; reactivate.'),
        ('core.account_request', 'reason', 'Why it is asked for.'),
        ('core.account_request', 'valid_until', 'Of a reactivation: the person acts until then, laboratory time.'),
        ('core.account_request', 'urgent', 'A deactivation that was done at once; QA reviews it.'),
        ('core.account_request', 'status', 'proposed; approved by QA''s signature; done; or withdrawn.'),
        ('core.account_request', 'approved_at', 'When QA signed it, laboratory time.'),
        ('core.account_request', 'done_by_id', 'Person who carried it out.'),
        ('core.account_request', 'done_at', 'When it was carried out, laboratory time.'),
        ('core.inspection', 'person_role_id', 'The inspector''s role, which holds site and dates.'),
        ('core.inspection', 'authority', 'Who sends the inspector.'),
        ('core.inspection', 'scope', 'undecided until QA says: the whole site, or batches.'),
        ('core.inspection', 'decided_by_id', 'QA who decided the scope.'),
        ('core.inspection_batch', 'inspection_id', 'The inspection.'),
        ('core.inspection_batch', 'batch', 'Public code of the batch.'),
        ('core.inspection_batch', 'status', 'named, or withdrawn when QA decided anew.')
    ) v (relation, attribute, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.attribute, r.words);
    end loop;
    for r in select * from (values
        ('core.installation', 'installation_password_days_range', 'Passwords last ten years at most, or do not age.'),
        ('core.installation', 'installation_inspection_days_range', 'An inspection lasts 90 days at most.'),
        ('core.account_request', 'account_request_kind_word', 'A request is about a password, a login, going or coming back.'),
        ('core.account_request', 'account_request_valid_until_kind', 'Whoever comes back comes back until a date.'),
        ('core.account_request', 'account_request_urgent_kind', 'Only a deactivation is done before it is approved.'),
        ('core.account_request', 'account_request_status_word', 'A request is proposed, approved, done or withdrawn.'),
        ('core.account_request', 'account_request_done_whole', 'What is done was done by somebody at some time.'),
        ('core.account_request', 'account_request_approved_at_given', 'An approval has its time.'),
        ('core.inspection', 'inspection_scope_word', 'A scope is undecided, the site, or batches.'),
        ('core.inspection', 'inspection_decided_by_id_given', 'A scope was decided by somebody.'),
        ('core.inspection_batch', 'inspection_batch_status_word', 'A batch is named or withdrawn.')
    ) v (relation, attribute, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.attribute, r.relation::regclass, r.words);
    end loop;
end
$do$;
