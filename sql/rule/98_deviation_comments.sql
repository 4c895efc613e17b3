-- What the tables of deviations, investigations and comments hold.
do $do$
declare
    r record;
begin
    for r in select * from (values
        ('core.deviation', 'Departures from what is written down: what happened, how much it matters, what follows.'),
        ('core.investigation', 'Investigations of failed results; each is opened by a result itself.'),
        ('core.comment', 'Comments on a batch or one thing of it; none is ever changed.'),
        ('core.exception_review', 'What QA said about one exception of a batch''s record, and what was answered; the latest of an item holds.')
    ) v (relation, words)
    loop
        execute format('comment on table %s is %L', r.relation::regclass, r.words);
    end loop;
    for r in select * from (values
        ('core.deviation', 'step_execution_id', 'Recorded step at which it happened, if it was one.'),
        ('core.deviation', 'class', 'minor, major or critical: proposed when it is opened, decided with the impact.'),
        ('core.deviation', 'description', 'What happened.'),
        ('core.deviation', 'immediate_action', 'What was done at once.'),
        ('core.deviation', 'detected_at', 'When it was noticed, laboratory time.'),
        ('core.deviation', 'opened_by_id', 'Person who opened it.'),
        ('core.deviation', 'opened_at', 'When it was opened, laboratory time.'),
        ('core.deviation', 'status', 'open; assessed when QA has decided the impact; closed with cause and corrective action.'),
        ('core.deviation', 'impact', 'QA''s decision: no impact, impact acceptable or impact not acceptable.'),
        ('core.deviation', 'impact_reason', 'Why QA decided so.'),
        ('core.deviation', 'assessed_by_id', 'QA who decided the impact.'),
        ('core.deviation', 'assessed_at', 'When the impact was decided, laboratory time.'),
        ('core.deviation', 'cause', 'What it came from.'),
        ('core.deviation', 'corrective_action', 'What keeps it from happening again.'),
        ('core.deviation', 'closed_by_id', 'QA who closed it.'),
        ('core.deviation', 'closed_at', 'When it was closed, laboratory time.'),
        ('core.investigation', 'result_id', 'Result in the revision that opened it; a correction leaves both.'),
        ('core.investigation', 'phase', 'lab: calculation, sample, reagents, instrument; full: manufacture, too.'),
        ('core.investigation', 'opened_by_id', 'Analyst whose entry opened it.'),
        ('core.investigation', 'opened_at', 'When it was opened, laboratory time.'),
        ('core.investigation', 'status', 'open; concluded when QA has signed the conclusion.'),
        ('core.investigation', 'outcome', 'laboratory error: proven; confirmed: the result stands.'),
        ('core.investigation', 'conclusion', 'Conclusion in words.'),
        ('core.investigation', 'concluded_by_id', 'Person who wrote the conclusion; somebody else signs it.'),
        ('core.investigation', 'concluded_at', 'When the conclusion was written, laboratory time.'),
        ('core.comment', 'step_execution_id', 'Recorded step that it is about.'),
        ('core.comment', 'investigation_id', 'Investigation that it is a note of.'),
        ('core.comment', 'words', 'The comment.'),
        ('core.comment', 'written_by_id', 'Person who wrote it.'),
        ('core.comment', 'written_at', 'When it was written, laboratory time.'),
        ('core.exception_review', 'item', 'Which exception, by kind and number of its record.'),
        ('core.exception_review', 'shown', 'Beginning of the digest of the line that was seen; another one is another line.'),
        ('core.exception_review', 'what', 'The exception as it read then.'),
        ('core.exception_review', 'decision', 'accepted or returned by QA; answered by those who work on the batch.'),
        ('core.exception_review', 'words', 'What was said; accepting may be silent.'),
        ('core.exception_review', 'said_by_id', 'Person who said it.'),
        ('core.exception_review', 'said_at', 'When it was said, laboratory time.')
    ) v (relation, col, words)
    loop
        execute format('comment on column %s.%I is %L', r.relation::regclass, r.col, r.words);
    end loop;
    for r in select * from (values
        ('core.deviation', 'deviation_class_word', 'A deviation is minor, major or critical.'),
        ('core.deviation', 'deviation_status_word', 'A deviation is open, assessed or closed.'),
        ('core.deviation', 'deviation_impact_word', 'A deviation has no impact, an acceptable one or one that is not.'),
        ('core.deviation', 'deviation_detected_at_past', 'A deviation is noticed before it is opened.'),
        ('core.deviation', 'deviation_impact_given', 'An impact decision has words, a person and a time; an open deviation has none.'),
        ('core.deviation', 'deviation_closure_given', 'A closed deviation has cause, corrective action, a person and a time.'),
        ('core.investigation', 'investigation_phase_word', 'An investigation is in the laboratory or the full phase.'),
        ('core.investigation', 'investigation_status_word', 'An investigation is open or concluded.'),
        ('core.investigation', 'investigation_outcome_word', 'A failed result comes from a laboratory error, or is confirmed.'),
        ('core.investigation', 'investigation_conclusion_whole', 'A conclusion has an outcome, words, a person and a time.'),
        ('core.investigation', 'investigation_conclusion_given', 'Nothing is concluded without a conclusion.'),
        ('core.comment', 'comment_subject_one', 'A comment is about one thing of the batch or the batch as a whole.'),
        ('core.exception_review', 'exception_review_shown_shape', 'A line is named by sixteen hexadecimal digits.'),
        ('core.exception_review', 'exception_review_decision_word', 'An exception is accepted, returned or answered.'),
        ('core.exception_review', 'exception_review_words_given', 'Who returns or answers says what and why.')
    ) v (relation, check_name, words)
    loop
        execute format('comment on constraint %I on %s is %L', r.check_name, r.relation::regclass, r.words);
    end loop;
end
$do$;
