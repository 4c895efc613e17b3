-- Deviations, investigations of failed results and comments: what they mean to release, closing and review.

-- A word of a closed list.
create function rule.listed(value text, words text[], field text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    if value is null or value = '' then
        perform rule.refuse('VN202', field, null, field);
    elsif value <> all (words) then
        perform rule.refuse('VN208', left(value, 60), 'Use ' || array_to_string(words, '; ') || '.', field);
    end if;
    return value;
end
$$;
comment on function rule.listed(text, text[], text) is 'A word of a closed list, or a refusal that names the list.';

-- A record that has come to its end takes nothing more.
create function rule.record_open(b core.batch) returns void
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    if b.process_status in ('closed', 'cancelled', 'discarded') then
        perform rule.refuse('VN102', b.process_status);
    end if;
end
$$;
comment on function rule.record_open(core.batch) is 'Refuses what would be added to a record that has ended.';

-- A failed result opens an investigation at once. Tests of the same line on the same sample belong to the one
-- that is open; after its conclusion a further failure is a new one. Returns what the answer says about it.
create function rule.investigation_open(b core.batch, r core.result, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_id bigint;
begin
    if r.verdict <> 'fail' then
        return '{}';
    end if;
    select i.id into v_id from core.investigation i join core.result k on k.id = i.result_id
    where i.batch_id = b.id and i.status = 'open' and k.line_id = r.line_id and k.sample_id = r.sample_id;
    if v_id is null then
        insert into core.investigation (stream_id, batch_id, therapy_event_id, result_id, phase, opened_by_id, opened_at, status)
        values (b.stream_id, b.id, b.therapy_event_id, r.id, 'lab', a.person_id, a.lab_now, 'open')
        returning id into v_id;
    end if;
    return jsonb_build_object('investigation', v_id);
end
$$;
comment on function rule.investigation_open(core.batch, core.result, work.actor) is
    'Opens the investigation of a failed result, or finds the open one that it belongs to.';

-- "deviation 3 (major)", "investigation 2 (Viability on S-1)": how an open point names them.
create function rule.investigation_title(i core.investigation) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.id || ' (' || l.label || ' on ' || m.code || ')'
    from core.result r join core.specification_line l on l.id = r.line_id join core.sample m on m.id = r.sample_id
    where r.id = i.result_id
$$;
comment on function rule.investigation_title(core.investigation) is 'An investigation by its number, test and sample.';

-- What blocks a release: the impact is decided, is acceptable, and each failed result is explained.
create function rule.deviation_gaps(batch_id bigint) returns setof text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    (select case when d.impact is null then 'deviation without impact decision: ' else 'deviation not acceptable: ' end
            || d.id || ' (' || d.class || ')'
     from core.deviation d
     where d.batch_id = deviation_gaps.batch_id and (d.impact is null or d.impact = 'impact, not acceptable') order by d.id)
    union all
    (select case when t.impact is null then 'deviation without impact decision: ' else 'deviation not acceptable: ' end
            || t.deviation || ' (' || t.class || ') of batch ' || t.origin_batch
     from core.deviation_touch t
     where t.batch_id = deviation_gaps.batch_id and (t.impact is null or t.impact = 'impact, not acceptable') order by t.id)
    union all
    (select 'investigation without conclusion: ' || rule.investigation_title(i)
     from core.investigation i where i.batch_id = deviation_gaps.batch_id and i.status <> 'concluded' order by i.id);
end
$$;
comment on function rule.deviation_gaps(bigint) is 'Deviations and investigations that block the release of a batch.';

-- What keeps the record from being closed: corrective action may outlive the release, not the record.
create function rule.deviation_open_points(batch_id bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    (select 'deviation not closed: ' || d.id || ' (' || d.class || ')' from core.deviation d
     where d.batch_id = deviation_open_points.batch_id and d.status <> 'closed' order by d.id)
    union all
    (select 'deviation without impact decision: ' || t.deviation || ' (' || t.class || ') of batch ' || t.origin_batch
     from core.deviation_touch t where t.batch_id = deviation_open_points.batch_id and t.status = 'open' order by t.id)
    union all
    (select 'corrective action not done: ' || c.reference || ' of deviation ' || c.deviation_id
     from core.capa c where c.batch_id = deviation_open_points.batch_id and c.status = 'open' order by c.id)
    union all
    (select 'investigation without conclusion: ' || rule.investigation_title(i)
     from core.investigation i where i.batch_id = deviation_open_points.batch_id and i.status <> 'concluded' order by i.id)
$$;
comment on function rule.deviation_open_points(bigint) is 'Deviations and investigations that are not at their end.';

-- What a disposition refers to; part of the text that is signed.
create function rule.disposition_deviations(batch_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select string_agg(t.line, E'\n' order by t.kind, t.id) from (
        select 1 as kind, d.id, 'deviation ' || d.id || ' (' || d.class || '): ' || coalesce(d.impact, 'no impact decision') as line
        from core.deviation d where d.batch_id = disposition_deviations.batch_id
        union all
        select 2, t.id, 'deviation ' || t.deviation || ' (' || t.class || ') of batch ' || t.origin_batch || ': '
                  || coalesce(t.impact, 'no impact decision')
        from core.deviation_touch t where t.batch_id = disposition_deviations.batch_id
        union all
        select 3, i.id, 'investigation ' || rule.investigation_title(i) || ': ' || coalesce(i.outcome, 'no conclusion')
        from core.investigation i where i.batch_id = disposition_deviations.batch_id) t
$$;
comment on function rule.disposition_deviations(bigint) is 'Deviations and investigations of a batch in the text of a disposition.';

-- Kept with the proposal: whoever signs later signs what the first one did, and what comes up after the decision changes neither.
create function rule.disposition_basis(batch_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', rule.evaluation_text(disposition_basis.batch_id), rule.disposition_deviations(disposition_basis.batch_id))
$$;
comment on function rule.disposition_basis(bigint) is 'What a decision about a batch rests on: results, deviations, investigations.';

create function rule.step_name(step_execution bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'step ' || s.code || ' ' || x.occurrence
    from core.step_execution x join core.process_step s on s.id = x.process_step_id where x.id = step_execution
$$;
comment on function rule.step_name(bigint) is 'A recorded step by its code and occurrence.';

-- What the audit review covers. Cause and corrective action stay out: they may follow the release, and a
-- review that they ended would have to be signed again for what it was not about.
create function rule.content_batch_deviation(record bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    (select 'deviation ' || d.id || ': ' || concat_ws('; ', d.class, rule.step_name(d.step_execution_id), d.description,
                'at once: ' || d.immediate_action, 'detected ' || rule.utc(d.detected_at), 'opened ' || rule.utc(d.opened_at),
                'by ' || p.code, d.impact || ' because ' || d.impact_reason, 'decided by ' || q.code)
     from core.deviation d join core.person p on p.id = d.opened_by_id left join core.person q on q.id = d.assessed_by_id
     where d.batch_id = record order by d.id)
    union all
    (select 'deviation ' || n.deviation_id || ' touches batch ' || n.other_batch || ': ' || concat_ws('; ', n.why,
                rule.utc(n.named_at), 'by ' || p.code)
     from core.deviation_named n join core.person p on p.id = n.named_by_id where n.batch_id = record order by n.id)
    union all
    (select 'deviation ' || t.deviation || ' of batch ' || t.origin_batch || ': ' || concat_ws('; ', t.class, t.why,
                'named ' || rule.utc(t.named_at), 'by ' || p.code, t.impact || ' because ' || t.impact_reason, 'decided by ' || q.code)
     from core.deviation_touch t join core.person p on p.id = t.named_by_id left join core.person q on q.id = t.assessed_by_id
     where t.batch_id = record order by t.id)
    union all
    (select 'investigation ' || rule.investigation_title(i) || ': ' || concat_ws('; ', 'opened ' || rule.utc(i.opened_at),
                i.outcome, i.conclusion, 'by ' || p.code)
     from core.investigation i left join core.person p on p.id = i.concluded_by_id
     where i.batch_id = record order by i.id)
    union all
    (select 'comment ' || c.id || ': ' || concat_ws('; ', coalesce(rule.step_name(c.step_execution_id),
                'investigation ' || c.investigation_id, 'deviation ' || c.deviation_id, 'result ' || c.result_id,
                'sample ' || (select m.code from core.sample m where m.id = c.sample_id)), c.words, rule.utc(c.written_at), 'by ' || p.code)
     from core.comment c join core.person p on p.id = c.written_by_id
     where c.batch_id = record order by c.id)
$$;
comment on function rule.content_batch_deviation(bigint) is 'Deviations, investigations and comments of a batch.';

-- A comment is what somebody wrote then: a second one corrects it, nothing changes it.
create function rule.tg_comment_fixed() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform rule.refuse('VN117', 'comment', 'Write a further comment.');
    return null;
end
$$;
comment on function rule.tg_comment_fixed() is 'Refuses to change a comment.';
create trigger comment_fixed before update on core.comment for each statement execute function rule.tg_comment_fixed();
alter table core.comment enable always trigger comment_fixed;
