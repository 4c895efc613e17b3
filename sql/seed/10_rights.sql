-- Who may do what (rules: people at a step), as rows. Grants are made from them.
insert into ref.role (role, title) values
    ('coordinator', 'Coordinator'), ('collector', 'Apheresis nurse'), ('technician', 'Operator'),
    ('analyst', 'QC analyst'), ('qc_reviewer', 'QC reviewer'), ('qa', 'QA'), ('releaser', 'Releaser (QP)'),
    ('clinic', 'Clinic nurse or physician'), ('manager', 'Laboratory manager'), ('auditor', 'Auditor'),
    ('admin', 'Administrator')
on conflict (role) do update set title = excluded.title;

insert into ref.act (act, title, training_only, roles) values
    ('person_propose', 'Propose a person', false, 'manager admin'),
    ('person_deactivate', 'Deactivate a person', false, 'manager admin'),
    ('account_propose', 'Ask for a change of an account', false, 'manager admin'),
    ('account_withdraw', 'Withdraw a request about an account', false, 'manager qa admin'),
    ('account_rules_set', 'Set age of passwords, length of inspections', false, 'qa'),
    ('inspection_propose', 'Propose an inspector for some days', false, 'manager'),
    ('inspection_scope', 'Decide what an inspector reads', false, 'qa'),
    ('role_propose', 'Propose a role for a person', false, 'manager admin'),
    ('role_withdraw', 'Withdraw a role', false, 'manager qa'),
    ('training_propose', 'Propose training of a person', false, 'manager'),
    ('login_create', 'Make a login for an approved person', false, 'admin'),
    ('login_close', 'Close a login for good', false, 'admin'),
    ('login_reset', 'Set a one-time password under an approved request', false, 'admin'),
    ('login_password_set', 'Change one''s own password', false, 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor admin'),
    ('site_add', 'Add a site', false, 'manager'),
    ('clock_set', 'Move the laboratory clock of a training installation', true, 'manager admin'),
    ('patient_register', 'Register a patient', false, 'coordinator clinic'),
    ('order_place', 'Place an order', false, 'coordinator clinic manager'),
    ('order_cancel', 'Cancel an order', false, 'coordinator manager'),
    ('process_import', 'Import a process document as a draft', false, 'manager qa'),
    ('process_retire', 'Retire a process version', false, 'manager qa'),
    ('batch_issue', 'Issue a batch record', false, 'coordinator manager'),
    ('identity_check', 'Compare two documents', false, 'collector technician clinic'),
    ('collection_start', 'Start a collection', false, 'collector'),
    ('collection_finish', 'Finish a collection', false, 'collector'),
    ('receipt_record', 'Record a receipt', false, 'technician'),
    ('receipt_decide', 'Decide about a receipt', false, 'technician'),
    ('custody_hand_over', 'Hand over to somebody else', false, 'technician collector clinic'),
    ('step_record', 'Record a step', false, 'technician collector analyst clinic'),
    ('observation_correct', 'Correct a value of a step', false, 'technician collector analyst clinic'),
    ('record_correct', 'Correct a field of a record', false, 'technician collector analyst clinic coordinator manager qa'),
    ('step_miss', 'Document a missed occurrence of a step', false, 'technician collector analyst clinic'),
    ('step_skip', 'Propose to skip a step', false, 'technician collector analyst clinic manager'),
    ('step_invalidate', 'Invalidate a recorded step', false, 'technician collector analyst clinic manager qa'),
    ('step_withdraw', 'Withdraw a proposed skip or invalidation', false, 'technician collector analyst clinic manager qa'),
    ('step_retime', 'Correct the time of a recorded step', false, 'technician collector analyst clinic'),
    ('step_second', 'Enter critical values a second time', false, 'technician collector analyst clinic manager'),
    ('step_review', 'Look at second entries that differ', false, 'qa'),
    ('observation_triage', 'Decide about a value at its action level', false, 'qa'),
    ('attachment_register', 'Register a file that values refer to', false, 'technician collector analyst qc_reviewer qa clinic manager'),
    ('sample_register', 'Register a sample', false, 'technician analyst'),
    ('result_record', 'Enter a result', false, 'analyst'),
    ('result_correct', 'Correct a result', false, 'analyst'),
    ('hold_place', 'Place a hold', false, 'qa analyst qc_reviewer manager'),
    ('hold_lift', 'Lift a hold', false, 'qa'),
    ('deviation_open', 'Open a deviation', false, 'coordinator collector technician analyst qc_reviewer qa clinic manager'),
    ('deviation_assess', 'Decide the impact of a deviation', false, 'qa'),
    ('deviation_close', 'Close a deviation', false, 'qa'),
    ('deviation_touch', 'Name a further batch of a deviation', false, 'qa qc_reviewer manager'),
    ('deviation_touch_assess', 'Decide the impact of a deviation on a further batch', false, 'qa'),
    ('capa_open', 'Open a corrective action of a deviation', false, 'qa manager'),
    ('capa_done', 'Finish a corrective action', false, 'qa'),
    ('investigation_note', 'Note a finding of an investigation', false, 'qc_reviewer qa'),
    ('investigation_conclude', 'Write the conclusion of an investigation', false, 'qc_reviewer qa'),
    ('comment_add', 'Write a comment', false, 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager'),
    ('disposition_propose', 'Propose a disposition', false, 'qa'),
    ('disposition_withdraw', 'Withdraw a proposed disposition', false, 'qa'),
    ('location_add', 'Add a storage location', false, 'manager'),
    ('location_close', 'Close a storage location', false, 'manager'),
    ('store_put', 'Put a container into storage', false, 'technician'),
    ('store_take', 'Take a container out of storage', false, 'technician'),
    ('container_pool', 'Pool starting material', false, 'technician'),
    ('container_dispose', 'Dispose of a container', false, 'technician clinic'),
    ('site_receive', 'Receive the product at the site', false, 'clinic'),
    ('thaw_start', 'Start the thaw of a container', false, 'clinic'),
    ('follow_up_record', 'Record an observation of follow-up', false, 'clinic'),
    ('supply_request', 'Ask for supply of what failed its specification', false, 'clinic'),
    ('batch_recall', 'Recall a batch', false, 'qa'),
    ('notification_acknowledge', 'Acknowledge a notification', false, 'clinic'),
    ('batch_remanufacture', 'Issue a batch record for a second attempt', false, 'coordinator manager'),
    ('infusion_record', 'Record an infusion', false, 'clinic'),
    ('batch_abort', 'Abort a batch', false, 'manager'),
    ('batch_close', 'Close a batch', false, 'qa'),
    ('follow_up_start', 'Begin follow-up', false, 'clinic'),
    ('identity_read', 'Look at a patient''s identity', false, 'coordinator collector qa clinic auditor'),
    ('identity_show', 'Show a patient''s identity at a checkpoint', false, 'collector technician clinic'),
    ('patient_merge', 'Say that two registrations are one person', false, 'coordinator'),
    ('patient_merge_reverse', 'Say that two registrations are two persons after all', false, 'coordinator qa'),
    ('patient_merge_withdraw', 'Withdraw what was proposed about two registrations', false, 'coordinator qa'),
    ('record_export', 'Issue the batch record of a batch', false, 'qa manager releaser coordinator technician analyst qc_reviewer collector clinic auditor'),
    ('record_export_past', 'Issue the batch record of a batch as it stood earlier', false, 'qa manager releaser coordinator technician analyst qc_reviewer collector clinic auditor'),
    ('scan', 'Scan a code', false, 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager'),
    ('challenge', 'Ask for a signature', false, 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager admin'),
    ('sign', 'Sign', false, 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager admin')
on conflict (act) do update set title = excluded.title, training_only = excluded.training_only, roles = excluded.roles;
update ref.act set trained = act = any (string_to_array('identity_check identity_show collection_start collection_finish receipt_record '
    'receipt_decide custody_hand_over step_record observation_correct step_miss step_retime step_second sample_register result_record result_correct '
    'site_receive infusion_record follow_up_start '
    'store_put store_take container_pool container_dispose thaw_start follow_up_record', ' '));
update ref.act set inspector = act = any (string_to_array('record_export login_password_set', ' '));
delete from ref.act_role;
insert into ref.act_role (act, role, position)
select a.act, r.role, r.place from ref.act a, unnest(string_to_array(a.roles, ' ')) with ordinality r (role, place);

insert into ref.separation (first, second, rule) values
    ('performer', 'witness', 'the performer is not the witness'),
    ('performer', 'checker', 'the performer is not the checker'),
    ('performer', 'reviewer', 'the performer is not the reviewer'),
    ('performer', 'releaser', 'the performer is not the releaser'),
    ('analyst', 'reviewer', 'the analyst is not the reviewer'),
    ('supply requester', 'supply signer', 'whoever asked for exceptional supply does not grant it'),
    ('proposer', 'own rights', 'nobody changes their own rights'),
    ('first signer', 'second signer', 'two signatures are two persons')
on conflict (first, second) do update set rule = excluded.rule;

insert into ref.setting (name, value, meaning) values
    ('late_entry', '15 min', 'an entry later than this needs a reason; a process may say otherwise'),
    ('challenge', '120 s', 'a signature request lives this long, in real time'),
    ('fresh_authentication', '30 s', 'a signer''s connection may not be older, in real time'),
    ('idle_lock', '10 min', 'a terminal locks after this'),
    ('bedside_check', '2 h', 'an infusion starts within this after its bedside check'),
    ('thaw_to_infusion', '30 min', 'an infusion begins within this after its thaw'),
    ('thaw_to_step', '2 h', 'starting material taken out of the cold is used within this'),
    ('presence', '10 min', 'a witness scanned the vessel no longer ago than this, in real time'),
    ('place', '8 h', 'a step is done at the place that its performer scanned no longer ago than this, in real time'),
    ('lock_wait', '5 s', 'an act waits this long for a record'),
    ('watchdog', '60 s', 'a write transaction older than this is ended'),
    ('checkpoint_every', '60 s', 'a checkpoint is made at most this often'),
    ('clock_note', '2 s', 'client and server clocks may differ by this without a word'),
    ('clock_block', '5 min', 'beyond this nothing is signed'),
    ('password_length', '15', 'characters at least'),
    ('account_request', '3 days', 'an approved request about an account is carried out within this')
on conflict (name) do update set value = excluded.value, meaning = excluded.meaning;

insert into ref.reason (kind, word, title) values
    ('correction', 'misread', 'value was misread'), ('correction', 'mistyped', 'value was mistyped'),
    ('correction', 'wrong_field', 'entered into the wrong field'), ('correction', 'recalculated', 'calculation was corrected'),
    ('correction', 'other', 'other, see the words'),
    ('not_recorded', 'lost', 'lost'), ('not_recorded', 'not_done', 'not done'),
    ('not_recorded', 'not_applicable', 'not applicable'), ('not_recorded', 'not_in_source', 'not in the source'),
    ('late', 'late', 'entered late'),
    ('keyed', 'unreadable', 'label cannot be read by the scanner'), ('keyed', 'damaged', 'label torn, wet or frozen over'),
    ('keyed', 'no_symbol', 'document has no symbol to scan'), ('keyed', 'no_scanner', 'no scanner that works')
on conflict (kind, word) do update set title = excluded.title;
