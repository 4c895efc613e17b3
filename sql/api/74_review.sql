-- What the review of a batch's record looks at: everything that is not as the process says it. A line has what happened
-- and what was answered to it; where it is empty nobody has said anything yet. QA accepts or returns each line; what was
-- accepted holds as long as the line reads the same.
create view api.review_exception with (security_barrier) as
with item (batch, place, kind, what, answer, at, person, step_execution, sample, result, deviation, item) as (
    select s.batch, 1, 'late', format('%s %s entered late', s.title, s.occurrence), s.late_reason, s.entered_at, s.recorded_by,
           s.step_execution, null::text, null::bigint, null::bigint, 'step ' || s.step_execution
    from api.batch_step s where s.entry_mode = 'late' and s.state <> 'invalidated'
    union all
    select o.batch, 2, case when o.not_recorded is not null then 'no value' when o.breach <> '' then o.breach when o.revision > 1 then 'corrected'
                            else 'unusual' end,
           format('%s %s, %s: %s', o.step, o.occurrence, o.label, coalesce(o.number::text, o.word, rule.utc(o.moment), 'not recorded, ' || o.not_recorded)),
           case when o.reason is not null then o.reason
                when o.breach = 'action' then (select t.decision || ': ' || t.reason from core.triage t
                                               join core.process_field f on f.id = t.process_field_id
                                               where t.step_execution_id = o.step_execution and f.name = o.field and t.revision = o.revision limit 1)
                when o.breach <> '' then (select c.words from api.comment c where c.step_execution = o.step_execution
                                          and c.written_at >= o.entered_at order by c.id limit 1)
                when o.confirmed then 'typed twice, being outside the plausible range' end,
           o.entered_at, o.entered_by, o.step_execution, null, null, null, 'value ' || o.step_execution || ' ' || o.field
    from api.observation o
    where o.current and not o.hidden and not o.invalidated and (o.breach <> '' or o.not_recorded is not null or o.revision > 1 or o.confirmed)
    union all
    select m.batch, 3, 'missed', format('%s due %s', m.step, rule.utc(m.due_at)), m.reason, m.documented_at, m.documented_by, null, null, null, null, 'missed ' || m.id
    from api.step_missed m
    union all
    select p.batch, 4, p.proposal, concat_ws(' ', p.step, p.occurrence, p.status), p.reason, p.proposed_at, p.proposed_by, p.step_execution,
           null, null, p.deviation, p.proposal || ' ' || p.record
    from api.step_proposal p where p.status <> 'withdrawn'
    union all
    select t.batch, 5, 'clock', t.title || ' past its ' || t.bound, null, t.found_at, null, null, null, null, null, 'clock ' || t.timer || ' ' || t.bound
    from api.timer_breach t where t.stands
    union all
    select m.batch, 6, 'late', format('sample %s registered late', m.sample), m.late_reason, m.drawn_at, m.drawn_by, null, m.sample, null, null, 'sample ' || m.sample
    from api.sample m where m.entry_mode = 'late'
    union all
    select r.batch, 7, case when r.revision > 1 then 'corrected' when a.again then 'retest' else r.verdict end,
           format('%s on %s: %s', r.label, r.sample, r.value) || coalesce(', by the analyst of test ' || r.tested_before, ''),
           coalesce(r.reason, (select coalesce(i.conclusion, 'investigation ' || i.id || ' is open') from api.investigation i
                               where i.result = r.id order by i.id desc limit 1)), r.entered_at, r.analyst, null, null, r.id, null, 'result ' || r.id
    from api.result r
    -- the final reading after an interim one is no retest
    cross join lateral (select r.test > 1 and exists (
        select from core.result c join core.result p on p.line_id = c.line_id and p.sample_id = c.sample_id and p.entry < c.entry
        where c.id = r.id and p.stage <> 'interim' and not exists (
            select from core.result q where q.line_id = p.line_id and q.sample_id = p.sample_id and q.entry = p.entry and q.revision > p.revision))
        as again) a
    where r.current and (r.verdict in ('fail', 'not decidable') or r.revision > 1 or a.again)
    union all
    select h.batch, 8, 'hold', 'hold ' || h.id || ': ' || h.reason, h.lift_reason, h.placed_at, h.placed_by, null, null, null, null, 'hold ' || h.id
    from api.hold h
    union all
    select n.batch, 9, 'near miss', n.act || ': ' || n.code || ' ' || n.rule, null, n.happened_at, n.person, null, null, null, null, 'near miss ' || n.id
    from api.near_miss n where rule.reviewed_near_miss(n.code, n.expected)
    union all
    select d.batch, 10, 'deviation', format('%s deviation %s: %s', d.class, d.id, d.description),
           concat_ws(': ', d.impact, d.impact_reason), d.opened_at, d.opened_by, null, null, null, d.id, 'deviation ' || d.id
    from api.deviation d
    union all
    select c.batch, 11, 'corrected', format('%s: %s instead of %s', c.title, c.after, c.before), c.reason, c.corrected_at, c.corrected_by,
           null, null, null, null, concat_ws(' ', 'corrected', c.entity, c.record, c.field, c.version)
    from api.correction c where c.entity not in ('observation', 'result') and c.batch is not null
    union all
    select m.batch, 12, 'no lot', format('%s %s: no lot of %s', m.step, m.occurrence, m.material), null, null, null, null, null, null, null,
           concat_ws(' ', 'no lot', m.step, m.occurrence, m.attempt, m.material)
    from api.step_material m where m.state = 'missing'
    union all
    select u.batch, 13, case when u.status = 'withdrawn' then 'withdrawn' when u.finding is not null then 'lot' when u.entry_mode = 'late' then 'late' else 'lot' end,
           concat_ws(' ', u.step, u.occurrence || ':', 'lot', u.lot, 'of', u.material, case when u.status = 'used' then coalesce(u.finding, u.lot_now) end),
           coalesce(u.withdraw_reason, u.late_reason), coalesce(u.withdrawn_at, u.entered_at), coalesce(u.withdrawn_by, u.recorded_by),
           null, null, null, null, 'lot use ' || u.id
    from api.lot_use u where u.status = 'withdrawn' or u.entry_mode = 'late' or u.lot_now = 'rejected' or u.finding is not null
    union all
    -- one line for all occurrences of a step that is repeated
    select m.batch, 14, 'no device', format('%s %s: no device of class %s', m.step, string_agg(m.occurrence::text, ', ' order by m.occurrence), m.class),
           null, null, null, null, null, null, null, concat_ws(' ', 'no device', m.step, m.class)
    from api.step_equipment m where m.state = 'missing' group by m.batch, m.step, m.class
    union all
    select u.batch, 15, case when u.status = 'withdrawn' then 'withdrawn' when u.finding is not null then 'device' when u.entry_mode = 'late' then 'late'
                     when u.method = 'keyed' then 'keyed' else 'device' end,
           concat_ws(' ', u.step, u.occurrence || ':', 'device', u.equipment, 'of class', u.class,
                     u.finding, 'found out of tolerance ' || rule.utc(u.doubted_at)),
           coalesce(u.withdraw_reason, u.late_reason, u.reason_code), coalesce(u.withdrawn_at, u.entered_at), coalesce(u.withdrawn_by, u.recorded_by),
           null, null, null, null, 'equipment use ' || u.id
    from api.equipment_use u where u.status = 'withdrawn' or u.entry_mode = 'late' or u.method = 'keyed' or u.doubted_at is not null or u.finding is not null
)
select i.batch, b.id as batch_id, i.place, i.kind, i.what, i.answer, i.at, i.person, i.step_execution, i.sample, i.result, i.deviation,
       i.item as key, i.item, g.shown,
       case when r.decision = 'accepted' and r.shown <> g.shown then 'changed' else r.decision end as decision, r.words::text as said,
       p.printed_name::text as said_by, r.said_at
from item i
join core.batch b on b.code = i.batch
cross join lateral (select left(encode(sha256(convert_to(i.kind || E'\n' || i.what || E'\n' || coalesce(i.answer, ''), 'UTF8')), 'hex'), 16) as shown) g
left join lateral (select x.* from core.exception_review x where x.batch_id = b.id and x.item = i.item order by x.id desc limit 1) r on true
left join core.person p on p.id = r.said_by_id
where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.review_exception is
    'What of a batch''s record is not as planned, with what was answered to it and whether QA accepted it: what a review walks through.';

-- One line of the review, as whoever speaks has seen it.
create function rule.exception_seen(b core.batch, item text, shown text) returns api.review_exception
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    e api.review_exception;
begin
    perform rule.record_open(b);
    select * into e from api.review_exception x where x.batch_id = b.id and x.item = exception_seen.item;
    if e.item is null then
        perform rule.refuse('VN306', left(item, 60), 'vein review exceptions lists what is there.', 'item');
    elsif e.shown <> exception_seen.shown then
        perform rule.refuse('VN101', left(e.what, 200), 'Read it again, as it is now.', 'shown');
    end if;
    return e;
end
$$;
comment on function rule.exception_seen(core.batch, text, text) is 'An exception of a batch as it was seen, or a refusal.';

create function rule.exception_say(b core.batch, e api.review_exception, decision text, words text, a work.actor) returns api.answer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_id bigint;
begin
    insert into core.exception_review (stream_id, batch_id, therapy_event_id, item, shown, what, decision, words, said_by_id, said_at)
    values (b.stream_id, b.id, b.therapy_event_id, e.item, e.shown, left(e.what, 1000), exception_say.decision,
            rule.text(exception_say.words, 'words', 4000, exception_say.decision <> 'accepted'), a.person_id, a.lab_now)
    returning id into v_id;
    return rule.done(a, jsonb_build_object('exception_review', v_id, 'item', e.item, 'what', left(e.what, 200), 'decision', exception_say.decision));
end
$$;
comment on function rule.exception_say(core.batch, api.review_exception, text, text, work.actor) is 'Writes what was said about an exception.';

-- QA's word on a line; whoever had a hand in the batch is no reviewer of it.
create function rule.exception_judge(a work.actor, batch text, item text, shown text, decision text, words text) returns api.answer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch(exception_judge.batch);
    e api.review_exception;
    v_hands text;
begin
    perform rule.batch_known(b, exception_judge.batch);
    e := rule.exception_seen(b, item, coalesce(shown, ''));
    v_hands := rule.had_hands(b.id, a.person_id);
    if v_hands is not null then
        return rule.stop(a, 'VN009', 'a review by QA who had no hand in the batch', v_hands, b.id);
    elsif e.decision = exception_judge.decision then
        perform rule.refuse('VN126', e.decision, null, 'item');
    end if;
    return rule.exception_say(b, e, exception_judge.decision, exception_judge.words, a);
end
$$;
comment on function rule.exception_judge(work.actor, text, text, text, text, text) is 'QA accepts or returns an exception.';

create function api.review_accept(request uuid, batch text, item text, shown text, words text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(review_accept.batch);
    a work.actor := rule.act_begin('review_accept', request, rule.digest(jsonb_build_array(batch, item, shown, words)),
                                   array_remove(array[b.stream_id], null), b.site_id);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    return rule.exception_judge(a, review_accept.batch, review_accept.item, review_accept.shown, 'accepted', review_accept.words);
end
$$;
comment on function api.review_accept(uuid, text, text, text, text) is
    'QA accepts an exception of a batch''s record as it was seen.';

create function api.review_return(request uuid, batch text, item text, shown text, words text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(review_return.batch);
    a work.actor := rule.act_begin('review_return', request, rule.digest(jsonb_build_array(batch, item, shown, words)),
                                   array_remove(array[b.stream_id], null), b.site_id);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    return rule.exception_judge(a, review_return.batch, review_return.item, review_return.shown, 'returned', review_return.words);
end
$$;
comment on function api.review_return(uuid, text, text, text, text) is
    'QA returns an exception of a batch''s record, with words; until it is answered the review is not signed.';

create function api.review_answer(request uuid, batch text, item text, words text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(review_answer.batch);
    a work.actor := rule.act_begin('review_answer', request, rule.digest(jsonb_build_array(batch, item, words)),
                                   array_remove(array[b.stream_id], null), b.site_id);
    r core.exception_review;
    e api.review_exception;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(review_answer.batch);
    perform rule.batch_known(b, review_answer.batch);
    perform rule.record_open(b);
    select * into r from rule.exceptions_said(b.id) x where x.item = review_answer.item;
    if r.decision is distinct from 'returned' then
        perform rule.refuse('VN306', left(item, 60), 'vein review exceptions lists what was returned.', 'item');
    end if;
    -- what was returned may be gone meanwhile (a value corrected back): the answer stands all the same
    e.item := r.item;
    e.shown := r.shown;
    e.what := r.what;
    return rule.exception_say(b, e, 'answered', review_answer.words, a);
end
$$;
comment on function api.review_answer(uuid, text, text, text) is 'Answers an exception that QA has returned.';
