-- Investigations: a failed result opens one by itself; QA's signature on the conclusion ends it.

-- Everything that was tested on the line and sample of an investigation.
create function rule.investigation_results(i core.investigation) returns setof core.result
language sql stable set search_path = pg_catalog, pg_temp as $$
    select k.* from core.result r
    join core.result k on k.batch_id = r.batch_id and k.line_id = r.line_id and k.sample_id = r.sample_id
    where r.id = i.result_id order by k.entry, k.revision
$$;
comment on function rule.investigation_results(core.investigation) is 'All results of the line and sample that is investigated.';

create function rule.investigation_batch(id bigint) returns core.batch
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x from core.batch x join core.investigation k on k.batch_id = x.id
    where k.id = investigation_batch.id and rule.sees(x.site_id)
$$;
comment on function rule.investigation_batch(bigint) is 'The batch of an investigation if the session''s person may see it.';

-- Under the lock: open, in the version that was seen; and why this person may not write in it.
create function rule.investigation_of(id bigint, seen bigint, person_id bigint, out i core.investigation, out why text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    select k.* into i from core.investigation k where k.id = investigation_of.id;
    perform rule.same_version(investigation_of.seen, i.version);
    if i.status <> 'open' then
        perform rule.refuse('VN117', 'investigation ' || i.id);
    end if;
    if exists (select from rule.investigation_results(i) k where k.analyst_id = investigation_of.person_id) then
        why := 'is the analyst of this result';
    end if;
end
$$;
comment on function rule.investigation_of(bigint, bigint, bigint) is 'An open investigation, and why a person may not write in it.';

create function api.investigation_note(request uuid, investigation bigint, version bigint, phase text, words text)
returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.investigation_batch(investigation_note.investigation);
    a work.actor := rule.act_begin('investigation_note', request,
        rule.digest(jsonb_build_array(investigation, version, phase, words)),
        array_remove(array[b.stream_id], null), b.site_id);
    f record;
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, investigation_note.investigation::text);
    select * into f from rule.investigation_of(investigation_note.investigation, investigation_note.version, a.person_id);
    if f.why is not null then
        return rule.stop(a, 'VN009', 'a reviewer who is not the analyst', f.why, b.id);
    end if;
    if rule.listed(investigation_note.phase, array['lab', 'full'], 'phase') = 'lab' and (f.i).phase = 'full' then
        perform rule.refuse('VN117', 'the laboratory phase is over', 'Go on in the full investigation.', 'phase');
    elsif not rule.role_at(a.person_id, case investigation_note.phase when 'lab' then 'qc_reviewer' else 'qa' end, b.site_id, a.lab_now) then
        perform rule.refuse('VN003', investigation_note.phase || ' phase',
            'The laboratory phase is the QC reviewer''s; QA goes on in the full one.', 'phase');
    end if;
    insert into core.comment (stream_id, batch_id, therapy_event_id, investigation_id, words, written_by_id, written_at)
    values (b.stream_id, b.id, b.therapy_event_id, (f.i).id, rule.reason(investigation_note.words, 'words'), a.person_id, a.lab_now)
    returning id into v_id;
    if (f.i).phase <> investigation_note.phase then
        update core.investigation k set phase = investigation_note.phase, version = k.version + 1 where k.id = (f.i).id;
    end if;
    return rule.done(a, jsonb_build_object('comment', v_id, 'investigation', (f.i).id, 'phase', investigation_note.phase,
        'version', (select k.version from core.investigation k where k.id = (f.i).id)));
end
$$;
comment on function api.investigation_note(uuid, bigint, bigint, text, text) is
    'Notes what was looked at and found, in the laboratory or the full phase.';

create function api.investigation_conclude(request uuid, investigation bigint, version bigint, outcome text,
                                           conclusion text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.investigation_batch(investigation_conclude.investigation);
    a work.actor := rule.act_begin('investigation_conclude', request,
        rule.digest(jsonb_build_array(investigation, version, outcome, conclusion)),
        array_remove(array[b.stream_id], null), b.site_id);
    f record;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, investigation_conclude.investigation::text);
    select * into f from rule.investigation_of(investigation_conclude.investigation, investigation_conclude.version, a.person_id);
    if f.why is not null then
        return rule.stop(a, 'VN009', 'a conclusion by somebody who is not the analyst', f.why, b.id);
    end if;
    perform rule.listed(investigation_conclude.outcome, array['laboratory error', 'confirmed'], 'outcome');
    -- an error is proven by what was looked at; without proof the result stands, and the manufacture is looked at, too
    if not exists (select from core.comment c where c.investigation_id = (f.i).id) then
        perform rule.refuse('VN118', 'no finding is noted', 'Note what was looked at and found first.', 'outcome');
    elsif investigation_conclude.outcome = 'confirmed' and (f.i).phase <> 'full' then
        perform rule.refuse('VN118', 'the full phase', 'A confirmed failure is investigated in the manufacture, too.', 'outcome');
    end if;
    update core.investigation k
    set outcome = investigation_conclude.outcome,
        conclusion = rule.reason(investigation_conclude.conclusion, 'conclusion'), concluded_by_id = a.person_id,
        concluded_at = a.lab_now, version = k.version + 1
    where k.id = (f.i).id;
    return rule.done(a, jsonb_build_object('investigation', (f.i).id, 'version', (f.i).version + 1,
        'outcome', investigation_conclude.outcome, 'signature_needed', 'approved'));
end
$$;
comment on function api.investigation_conclude(uuid, bigint, bigint, text, text) is
    'Writes the conclusion of an investigation; QA''s signature ends it.';

-- The four functions of the signable record investigation.
create function rule.subject_investigation(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select i.stream_id, i.version, b.site_id, b.id, b.code || ' investigation ' || rule.investigation_title(i)
    from core.investigation i join core.batch b on b.id = i.batch_id where i.id = record
$$;
comment on function rule.subject_investigation(bigint) is 'Where an investigation stands.';

-- The results are those that the conclusion knew; the signer asks whether there are later ones.
create function rule.content_investigation(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'batch: ' || b.code, 'mark: ' || nullif(b.mark, ''), 'chain of identity: ' || t.coi,
        'investigation: ' || rule.investigation_title(i), 'limit: ' || rule.limit_text(l), 'opened: ' || rule.utc(i.opened_at),
        'opened by the result of: ' || o.printed_name, 'phase: ' || i.phase,
        (select string_agg('test ' || k.entry || ', revision ' || k.revision || ': '
                || concat_ws('; ', rule.result_text(k), k.verdict, k.reason_code, k.reason), E'\n' order by k.entry, k.revision)
         from rule.investigation_results(i) k where k.entered_at <= coalesce(i.concluded_at, 'infinity')),
        (select string_agg('note: ' || concat_ws('; ', c.words, rule.utc(c.written_at), 'by ' || w.printed_name), E'\n' order by c.id)
         from core.comment c join core.person w on w.id = c.written_by_id
         where c.investigation_id = i.id and c.written_at <= coalesce(i.concluded_at, 'infinity')),
        'outcome: ' || i.outcome, 'conclusion: ' || i.conclusion, 'concluded by: ' || p.printed_name,
        'concluded: ' || rule.utc(i.concluded_at))
    from core.investigation i
    join core.batch b on b.id = i.batch_id
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.result r on r.id = i.result_id
    join core.specification_line l on l.id = r.line_id
    join core.person o on o.id = i.opened_by_id
    left join core.person p on p.id = i.concluded_by_id
    where i.id = record
$$;
comment on function rule.content_investigation(bigint) is 'What the signature on an investigation covers.';

create function rule.signer_investigation(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when i.status <> 'open' then 'the investigation is ' || i.status
        when i.conclusion is null then 'VN118: the conclusion is not written'
        when exists (select from rule.investigation_results(i) k where k.entered_at > i.concluded_at)
            then 'VN118: a result came after the conclusion'
        when exists (select from core.comment c where c.investigation_id = i.id and c.written_at > i.concluded_at)
            then 'VN118: a note came after the conclusion'
        when i.concluded_by_id = signer_investigation.person_id then 'wrote the conclusion'
        when rule.had_hands(i.batch_id, signer_investigation.person_id) is not null
            then rule.had_hands(i.batch_id, signer_investigation.person_id) end
    from core.investigation i where i.id = record
$$;
comment on function rule.signer_investigation(bigint, text, bigint) is 'Why a person may not approve a conclusion, or why there is none to approve.';

create function rule.signed_investigation(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    i core.investigation;
    r core.result;
    v_other core.result;
begin
    update core.investigation x set status = 'concluded', version = x.version + 1 where x.id = record returning * into i;
    select k.* into r from core.result o
    join core.result k on k.batch_id = o.batch_id and k.line_id = o.line_id and k.sample_id = o.sample_id and k.entry = o.entry
    where o.id = i.result_id order by k.revision desc limit 1;
    -- a value that was misread has been corrected and stands; one that fails still is confirmed or no result
    if r.verdict = 'fail' then
        update core.result k set status = case i.outcome when 'confirmed' then 'confirmed' else 'invalid' end, version = k.version + 1
        where k.batch_id = r.batch_id and k.line_id = r.line_id and k.sample_id = r.sample_id and k.entry = r.entry;
    end if;
    -- an error in the laboratory explains that test: another one that failed meanwhile is investigated by itself
    if i.outcome <> 'confirmed' then
        select k.* into v_other from rule.investigation_results(i) k
        where k.entry <> r.entry and k.verdict = 'fail' and k.status in ('entered', 'reviewed')
          and not exists (select from rule.investigation_results(i) n where n.entry = k.entry and n.revision > k.revision)
        order by k.entry limit 1;
        perform rule.investigation_open(b, v_other, a) from core.batch b where b.id = v_other.batch_id;
    end if;
    return jsonb_build_object('status', 'concluded', 'result', r.id,
        'result_status', (select k.status from core.result k where k.id = r.id));
end
$$;
comment on function rule.signed_investigation(bigint, text, work.actor) is
    'QA''s signature concludes the investigation: the result stands whatever follows, or is none.';

create view api.investigation with (security_barrier) as
    select i.id, b.code::text as batch, m.code::text as sample, l.code::text as line, l.label::text as label, r.id as result,
           r.entry as test, rule.result_text(r) as value, i.phase, p.printed_name::text as opened_by, i.opened_at, i.status,
           i.outcome, i.conclusion::text as conclusion, q.printed_name::text as concluded_by, i.concluded_at, i.version
    from core.investigation i
    join core.batch b on b.id = i.batch_id
    join core.result r on r.id = i.result_id
    join core.sample m on m.id = r.sample_id
    join core.specification_line l on l.id = r.line_id
    join core.person p on p.id = i.opened_by_id
    left join core.person q on q.id = i.concluded_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.investigation is 'Investigations of failed results, with the value that opened them.';
