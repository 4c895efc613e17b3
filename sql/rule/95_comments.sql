-- What each table is, and the columns that mean the same wherever they stand. The columns of single tables
-- follow in the next files, the checks after them. A name that does not exist fails the load.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('core.installation', 'The installation: one row, its mode and the declared laboratory clock.'),
        ('core.site', 'Places with rights of their own: laboratories and clinics.'),
        ('core.person', 'Persons; a person acts through a login and never disappears.'),
        ('core.login', 'Logins of persons: which database role stands for whom.'),
        ('core.person_role', 'What a person may do at which site, from when until when.'),
        ('core.training', 'Proof that a person may work by one process version, with three expiries.'),
        ('core.process', 'Families of process documents: one row per process id.'),
        ('core.process_version', 'One version of a process document: the document itself and what was read from its head.'),
        ('core.process_reference', 'Named reference numbers of a process version''s regulatory frame.'),
        ('core.process_route', 'Optional transitions that exist for a process version.'),
        ('core.process_stage', 'Stages of a process version, in order.'),
        ('core.process_operation', 'Operations of a stage, in order.'),
        ('core.process_step', 'Steps of an operation: what is done, by whom, checked how.'),
        ('core.process_step_after', 'Which steps must be complete before a step.'),
        ('core.process_field', 'Fields of a step: what is entered or computed, with limits.'),
        ('core.process_field_word', 'Words that a field of kind word takes.'),
        ('core.process_field_source', 'Ways in which a value of a field may come in.'),
        ('core.process_field_argument', 'Inputs of a computed field.'),
        ('core.process_step_material', 'Materials that a step uses.'),
        ('core.process_step_equipment', 'Classes of equipment that a step uses.'),
        ('core.process_step_sample', 'Samples that a step draws.'),
        ('core.process_step_sample_test', 'Tests that a drawn sample goes to.'),
        ('core.process_step_container', 'Containers that a step produces.'),
        ('core.process_timer', 'Clocks between two steps, with what happens when they run over.'),
        ('core.specification_line', 'Lines of the specification: one test and what passes.'),
        ('core.specification_word', 'Words that a result of a line can be, and which of them pass.'),
        ('core.specification_need', 'What a line cannot be judged without.'),
        ('core.patient', 'Patients by public code; who they are stands in core.patient_identity.'),
        ('core.patient_identity', 'Names, birth date and record number of a patient; committed in the ledger, never in clear.'),
        ('core.therapy_event', 'One chain of identity: everything made for one patient in one treatment, or one run without a patient.'),
        ('core.therapy_order', 'The order of a treatment: process, consent, weight and planned dose.'),
        ('core.batch', 'A batch with its process, quality and identity; each belongs to one therapy event.'),
        ('core.custody', 'Who held the material, where, from when on; the newest row is now.'),
        ('core.collection', 'The collection of the starting material.'),
        ('core.container', 'Bags, vials and vessels of a batch.'),
        ('core.receipt', 'Arrival of a container at the laboratory and the decision about it.'),
        ('core.identity_check', 'A comparison of two documents that agreed; one that did not is a near miss.'),
        ('core.identity_item', 'Identifiers compared in a check, one per row.'),
        ('core.step_execution', 'A step as it was done in a batch.'),
        ('core.observation', 'Values of a recorded step; a correction is a further revision, nothing is overwritten.'),
        ('core.hold', 'Holds of a batch: while one is open the batch stands still.'),
        ('core.clock_step', 'When the server''s own clock was found behind the record, and what QA says of it.'),
        ('core.timer_breach', 'Clocks that ran past a limit; a correction that changes it is a further revision.'),
        ('core.sample', 'Samples drawn from a batch.'),
        ('core.result', 'Results of samples against lines of the specification, with their verdicts.'),
        ('core.disposition', 'Decisions about a batch: proposed, then signed.'),
        ('core.abort', 'The end of a batch before infusion: asked for by one person, signed by another.'),
        ('core.infusion', 'A container given to the patient.'),
        ('core.signature', 'Signatures: who signed which text with which meaning.'),
        ('core.near_miss', 'Stops: what was wrong, and that nothing happened because of it.'),
        ('core.access', 'Looks at identified data, exports and prints.'),
        ('core.release', 'Releases that changed the catalogue: what the database consisted of after each.'),
        ('ledger.catalogue', 'Objects, rights and rules of the present release with the hash of each description.'),
        ('core.dictionary', 'Announcement of attribute ids in the ledger: what ledger.attribute holds, as events.'),
        ('ledger.installation', 'Identity of this ledger; one row.'),
        ('ledger.stream', 'Chains of events, one per subject; its row is what an act locks.'),
        ('ledger.head', 'Where each chain ends; no row before its first event.'),
        ('ledger.event', 'Events: the body is the evidence, the columns beside it repeat parts for reading.'),
        ('ledger.attribute', 'Numbers of columns in event bodies; only grows.'),
        ('ledger.salt', 'Salts of committed fields. Erasing one leaves its commitments without meaning.'),
        ('ledger.leaf', 'Which event stands at which index of the tree.'),
        ('ledger.leafed', 'How far each stream has been taken into the tree.'),
        ('ledger.checkpoint', 'Checkpoints: size and root of the tree at a moment.'),
        ('ledger.maker', 'The row that a checkpoint maker locks; one row.'),
        ('work.request', 'Request desk: one stored answer per request id and transaction.'),
        ('work.challenge', 'Signature requests: what is to be signed, until when.'),
        ('work.step_plan', 'What recording a step needs of its process, put together at the first recording.'),
        ('work.draft', 'Half-typed forms, each person''s own.'),
        ('work.tick', 'What the periodic task did last; one row.'),
        ('ref.error', 'Error dictionary: every refusal with its text and exit class.'),
        ('ref.role', 'Roles that a person can hold.'),
        ('ref.act', 'Acts: everything that changes the record.'),
        ('ref.act_role', 'Which roles may do an act.'),
        ('ref.separation', 'Which two parts of one record one person may not play.'),
        ('ref.process_transition', 'Process statuses of a batch and the acts that move it.'),
        ('ref.quality_transition', 'Quality statuses of a batch and the acts that move it.'),
        ('ref.checkpoint', 'Identity checkpoints: which documents are compared by which identifiers.'),
        ('ref.formula', 'Formulas that a process document may use.'),
        ('ref.formula_argument', 'Inputs of formulas and the units that they take.'),
        ('ref.formula_result', 'Units that results of formulas have.'),
        ('ref.setting', 'Numbers of the rules.'),
        ('ref.reason', 'Coded reasons.'),
        ('ref.outside', 'Tables without ledger triggers, each with its reason.'),
        ('ref.process_key', 'Grammar of process documents: keys of each object.'),
        ('ref.signable', 'Records that are signed, by meaning.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    comment on function ledger.number_attributes() is
        'Gives each column of core that has none an attribute id; a migration that adds a column calls it.';
end
$do$;

-- Columns with one meaning everywhere. A later file may say more about one of them in one table.
do $do$
declare
    v record;
    r record;
    v_any boolean;
begin
    for v in select * from (values
        ('id', 'Internal number; people see public codes.'),
        ('stream_id', 'Stream of the ledger that holds the events of this row; never changes.'),
        ('version', 'Counts the changes of the record; an act names the version it saw.'),
        ('batch_id', 'Batch that the row belongs to.'),
        ('therapy_event_id', 'Chain of identity that the row belongs to.'),
        ('process_version_id', 'Process version that the row belongs to.'),
        ('step_id', 'Step of the process that the row belongs to.'),
        ('field_id', 'Field of the process that the row belongs to.'),
        ('line_id', 'Line of the specification that the row belongs to.'),
        ('site_id', 'Site that the row belongs to: rights count there.'),
        ('person_id', 'Person whom the row is about or who acted.'),
        ('proposed_by_id', 'Person who proposed it; may not approve it.'),
        ('proposed_at', 'When it was proposed, laboratory time.'),
        ('performed_by_id', 'Person whose hands did it.'),
        ('entered_at', 'When it was entered, laboratory time of the server.'),
        ('happened_at', 'When it happened, laboratory time of the server.'),
        ('login', 'Login that acted, as the server authenticated it.'),
        ('place', 'Place in the order of the document, from 1.'),
        ('title', 'Title for people.'),
        ('label', 'Label for people.'),
        ('required', 'Must be given, or be not recorded with a reason.'),
        ('critical', 'Marked critical in the document.'),
        ('decimals', 'Decimals that a value has, 0 to 12.'),
        ('basis', 'Population that a percentage refers to.'),
        ('reason', 'Reason in words.'),
        ('reason_code', 'Coded reason of a correction, a word of ref.reason.'),
        ('not_recorded', 'Why there is no value, a word of ref.reason; set instead of a value.'),
        ('late_reason', 'Why it was entered late.'),
        ('entry_mode', 'How it came in: at the time, late, transcribed, imported, synthetic (observations also: computed).'),
        ('entity', 'Name of a table of core, without schema.'),
        ('record_id', 'Internal number of the record in that table.'),
        ('record_version', 'Version of the record that was shown.'),
        ('tag', 'Type tag of the value: t text, i integer, n decimal, b boolean, z moment, d day, u UUID, x bytes.'),
        ('committed', 'Stored in events as a salted commitment, never in clear.'),
        ('single', 'Always true: there is one row.'),
        ('stream', 'Stream of the ledger.'),
        ('position', 'Position in the stream, dense from 1.'),
        ('from_status', 'Status before the act; - is none.'),
        ('to_status', 'Status after the act.'),
        ('act', 'Name of the act.'),
        ('role', 'Role, a word of ref.role.')
    ) x (col, words)
    loop
        v_any := false;
        for r in
            select a.attrelid::regclass as relation
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relkind = 'r' and a.attname = v.col and not a.attisdropped and a.attnum > 0
              and c.relnamespace in ('core'::regnamespace, 'ledger'::regnamespace, 'work'::regnamespace, 'ref'::regnamespace)
        loop
            execute format('comment on column %s.%I is %L', r.relation, v.col, v.words);
            v_any := true;
        end loop;
        if not v_any then
            raise exception 'no table has a column %', v.col;
        end if;
    end loop;
end
$do$;
