-- Results: one line of the specification on one sample; interim, final and retests one after another.

-- The newest revision of each test of one line on one sample: how many finals, and the last test's number. A test
-- that an investigation found to be a laboratory error is no test: its repetition takes its place.
create function rule.tests_so_far(batch_id bigint, line_id bigint, sample_id bigint)
returns table (finals bigint, last_entry integer)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select count(*) filter (where r.stage = 'final' and r.status <> 'invalid'), coalesce(max(r.entry), 0)
    from core.result r
    where r.batch_id = tests_so_far.batch_id and r.line_id = tests_so_far.line_id and r.sample_id = tests_so_far.sample_id
      and not exists (select from core.result k
                      where k.batch_id = r.batch_id and k.line_id = r.line_id and k.sample_id = r.sample_id
                        and k.entry = r.entry and k.revision > r.revision)
$$;
comment on function rule.tests_so_far(bigint, bigint, bigint) is 'Tests of one line on one sample.';

-- A retest by somebody who tested before: which test that was, NULL when it is another analyst's. A test that an
-- investigation found to be a laboratory error is no test, and its repetition no retest.
create function rule.tested_before(line_id bigint, sample_id bigint, person_id bigint, before integer) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select max(r.entry) from core.result r
        where r.line_id = tested_before.line_id and r.sample_id = tested_before.sample_id and r.analyst_id = tested_before.person_id
          and r.entry < tested_before.before and r.stage = 'final' and r.status <> 'invalid');
end
$$;
comment on function rule.tested_before(bigint, bigint, bigint, integer) is 'The last test of a person on a line and sample before another, or NULL.';

-- A value that the batch can't be judged by, since it lacks what the line needs, is not evaluable.
create function rule.judge_in(b core.batch, l core.specification_line, v work.result_value) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when exists (select from core.specification_need n join core.therapy_order o on o.id = b.order_id
                     where n.line_id = l.id and case n.need when 'weight' then o.weight_kg else o.planned_dose end is null) then 'not evaluable'
        else rule.judge(l.id, v.qualifier, v.number, v.word) end
$$;
comment on function rule.judge_in(core.batch, core.specification_line, work.result_value) is 'The verdict on a value in its batch.';

create function api.result_record(request uuid, sample text, line text, value text, tested_at text, mode text,
                                  source text default null, reason text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    m core.sample;
    l core.specification_line;
    r core.result;
    v work.result_value;
    t record;
    a work.actor;
    v_why text;
    v_before integer;
begin
    select * into m from core.sample x where x.code = result_record.sample;
    select * into b from core.batch x where x.id = m.batch_id and rule.sees(x.site_id);
    a := rule.act_begin('result_record', request,
        rule.digest(jsonb_build_array(sample, line, value, tested_at, mode, source, reason)),
        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, result_record.sample);
    select * into b from core.batch x where x.id = m.batch_id;
    v_why := rule.may_perform(a.person_id, 'analyst', b, a.lab_now);
    if v_why is not null then
        perform rule.refuse(v_why, b.code);
    end if;
    if b.process_status in ('closed', 'cancelled', 'discarded') then
        perform rule.refuse('VN102', b.process_status);
    end if;
    select * into l from core.specification_line x
    where x.process_version_id = b.process_version_id and x.code = result_record.line;
    if l.id is null then
        perform rule.refuse('VN214', left(result_record.line, 60), null, 'line');
    elsif l.sample <> m.sample then
        perform rule.refuse('VN214', l.code, format('This line is tested on sample %s.', l.sample), 'line');
    end if;
    r.tested_at := rule.moment(result_record.tested_at, 'tested_at');
    r.source := rule.text(result_record.source, 'source');
    r.reason := rule.text(result_record.reason, 'reason', 4000);
    r.entry_mode := rule.qc_mode(b, result_record.mode, r.tested_at, m.drawn_at, r.reason, r.source, a.lab_now);
    v := rule.read_result(l, result_record.value, r.entry_mode, r.reason);
    select * into t from rule.tests_so_far(b.id, l.id, m.id);
    if t.finals > (case when v.stage = 'interim' then 0 else l.retests end) then
        -- tested until it passes is what this stops: the attempt is kept
        return rule.stop(a, 'VN215', format('%s on %s tested once and %s times again', l.code, m.code, l.retests),
                         format('test %s', t.last_entry + 1), b.id);
    end if;
    v_before := case when v.stage = 'final' then rule.tested_before(l.id, m.id, a.person_id, t.last_entry + 1) end;
    if v_before is not null and (select p.retest_by from core.process_version p where p.id = b.process_version_id) = 'other' then
        return rule.stop(a, 'VN009', 'a retest by another analyst', format('the analyst of test %s', v_before), b.id,
                         'The process wants another analyst for a retest: let somebody else test and enter it.');
    end if;
    r.verdict := rule.judge_in(b, l, v);
    insert into core.result (stream_id, batch_id, therapy_event_id, sample_id, line_id, entry, revision, qualifier, number,
        raw, reported, word, not_recorded, reason, stage, verdict, analyst_id, tested_at, entered_at, entry_mode, source, status)
    values (b.stream_id, b.id, b.therapy_event_id, m.id, l.id, t.last_entry + 1, 1, v.qualifier, v.number,
        v.raw, v.reported, v.word, v.not_recorded, r.reason, v.stage, r.verdict, a.person_id, r.tested_at, a.lab_now,
        r.entry_mode, r.source, 'entered')
    returning * into r;
    raise log 'vein result act=% request=% digest=%', a.act, a.request, encode(substr(a.digest, 1, 8), 'hex');
    return rule.done(a, jsonb_build_object('result', r.id, 'version', r.version, 'test', r.entry, 'verdict', r.verdict,
        'stage', r.stage, 'value', rule.result_text(r), 'limit', rule.limit_text(l), 'entry_mode', r.entry_mode,
        'signature_needed', 'reviewed') || rule.investigation_open(b, r, a));
end
$$;
comment on function api.result_record(uuid, text, text, text, text, text, text, text) is
    'Enters a result of one specification line on a sample.';

-- A corrected result takes with it what was decided on the old one: the signatures on it and on dispositions;
-- a batch that was released on it and not yet given goes on hold.
create function rule.result_undermines(b core.batch, r core.result, why text, a work.actor) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_undone integer;
begin
    perform rule.supersede('result', r.id, why, a.lab_now);
    update core.signature s set superseded_at = a.lab_now, superseded_by = why
    where s.entity = 'disposition' and s.superseded_at is null
      and s.record_id in (select d.id from core.disposition d where d.batch_id = b.id and d.status <> 'withdrawn');
    get diagnostics v_undone = row_count;
    perform rule.release_undermined(b, 'a result that the release rests on was corrected', a.person_id, a.lab_now);
    return case when v_undone > 0 then 'superseded' else 'none' end;
end
$$;
comment on function rule.result_undermines(core.batch, core.result, text, work.actor) is
    'Ends what was signed on a result that is corrected.';

create function api.result_correct(request uuid, result bigint, version bigint, value text, reason_code text,
                                   reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    l core.specification_line;
    r core.result;
    n core.result;
    v work.result_value;
    a work.actor;
    v_why text;
    v_dispositions text;
begin
    select x.* into b from core.batch x join core.result k on k.batch_id = x.id
    where k.id = result_correct.result and rule.sees(x.site_id);
    a := rule.act_begin('result_correct', request,
        rule.digest(jsonb_build_array(result, version, value, reason_code, reason)),
        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, result_correct.result::text);
    select * into b from core.batch x where x.id = b.id;
    select * into r from core.result k where k.id = result_correct.result;
    perform rule.same_record('result', r.id, b.stream_id, result_correct.version, r.version);
    select max(k.revision) into n.revision from core.result k
    where k.batch_id = r.batch_id and k.line_id = r.line_id and k.sample_id = r.sample_id and k.entry = r.entry;
    if n.revision > r.revision then
        select k.* into n from core.result k
        where k.batch_id = r.batch_id and k.line_id = r.line_id and k.sample_id = r.sample_id and k.entry = r.entry
          and k.revision = n.revision;
        perform rule.refuse('VN101', format('revision %s, now %s; %s: %s instead of %s', r.revision, n.revision,
            rule.last_change('result', n.id, b.stream_id), rule.result_text(n), rule.result_text(r)), null, 'result');
    end if;
    if b.process_status in ('closed', 'cancelled', 'discarded') then
        perform rule.refuse('VN117', b.process_status);
    end if;
    -- what an investigation has confirmed or found invalid is not corrected into something else
    if r.status in ('confirmed', 'invalid') then
        perform rule.refuse('VN117', 'result ' || r.status, 'Its investigation is concluded: enter a retest where the line allows one.');
    end if;
    v_why := rule.may_perform(a.person_id, 'analyst', b, a.lab_now);
    if v_why is not null then
        perform rule.refuse(v_why, b.code);
    end if;
    if not exists (select from ref.reason k where k.kind = 'correction' and k.word = result_correct.reason_code) then
        perform rule.refuse('VN208', left(result_correct.reason_code, 60), null, 'reason_code');
    end if;
    select * into l from core.specification_line x where x.id = r.line_id;
    v := rule.read_result(l, result_correct.value, r.entry_mode, rule.reason(result_correct.reason));
    if (v.qualifier, v.number, v.word, v.not_recorded) is not distinct from (r.qualifier, r.number, r.word, r.not_recorded) then
        perform rule.refuse('VN126', rule.result_text(r), null, 'value');
    end if;
    if v.stage = 'final' and r.stage = 'interim'
       and (select t.finals from rule.tests_so_far(b.id, l.id, r.sample_id) t) > l.retests then
        return rule.stop(a, 'VN215', format('%s as an interim result', l.code), 'a further final result', b.id);
    end if;
    insert into core.result (stream_id, batch_id, therapy_event_id, sample_id, line_id, entry, revision, qualifier, number,
        raw, reported, word, not_recorded, reason_code, reason, stage, verdict, analyst_id, tested_at, entered_at, entry_mode,
        source, status)
    values (r.stream_id, r.batch_id, r.therapy_event_id, r.sample_id, r.line_id, r.entry, r.revision + 1, v.qualifier,
        v.number, v.raw, v.reported, v.word, v.not_recorded, result_correct.reason_code, result_correct.reason, v.stage,
        rule.judge_in(b, l, v), a.person_id, r.tested_at, a.lab_now, r.entry_mode, r.source, 'entered')
    returning * into n;
    v_dispositions := rule.result_undermines(b, r, 'result ' || l.code || ' corrected', a);
    raise log 'vein result act=% request=% digest=%', a.act, a.request, encode(substr(a.digest, 1, 8), 'hex');
    return rule.done(a, jsonb_build_object('result', n.id, 'version', n.version, 'revision', n.revision,
        'before', rule.result_text(r), 'value', rule.result_text(n), 'verdict', n.verdict, 'stage', n.stage,
        'dispositions', v_dispositions, 'signature_needed', 'reviewed') || rule.investigation_open(b, n, a));
end
$$;
comment on function api.result_correct(uuid, bigint, bigint, text, text, text) is
    'Corrects a result with a reason; the old revision stays.';

-- The four functions of the signable record result.
create function rule.subject_result(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select r.stream_id, r.version, b.site_id, b.id, b.code || ' ' || l.label
    from core.result r join core.batch b on b.id = r.batch_id join core.specification_line l on l.id = r.line_id
    where r.id = record
$$;
comment on function rule.subject_result(bigint) is 'Where a result stands.';

create function rule.content_result(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'batch: ' || b.code, 'sample: ' || m.code || ' (' || m.sample || ')',
        'drawn: ' || coalesce(rule.utc(m.drawn_at), 'not in the source'), 'test: ' || l.label, 'method: ' || l.method,
        'basis: ' || l.basis, 'limit: ' || rule.limit_text(l), 'test number: ' || r.entry, 'revision: ' || r.revision,
        'result: ' || rule.result_text(r) || coalesce(' ' || nullif(l.unit, '1'), ''), 'as given: ' || r.raw, 'stage: ' || r.stage,
        'verdict: ' || r.verdict, 'tested: ' || coalesce(rule.utc(r.tested_at), 'not in the source'),
        'entered: ' || rule.utc(r.entered_at), 'entry: ' || r.entry_mode, 'source: ' || r.source, 'analyst: ' || p.printed_name,
        'reason: ' || concat_ws(', ', r.reason_code, r.reason))
    from core.result r
    join core.batch b on b.id = r.batch_id
    join core.sample m on m.id = r.sample_id
    join core.specification_line l on l.id = r.line_id
    join core.person p on p.id = r.analyst_id
    where r.id = record
$$;
comment on function rule.content_result(bigint) is 'What the review of a result covers.';

create function rule.signer_result(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when exists (select from core.result k where k.batch_id = r.batch_id and k.line_id = r.line_id
                     and k.sample_id = r.sample_id and k.entry = r.entry and k.revision <= r.revision
                     and k.analyst_id = signer_result.person_id) then 'is the analyst of this result'
        when exists (select from core.result k where k.batch_id = r.batch_id and k.line_id = r.line_id
                     and k.sample_id = r.sample_id and k.entry = r.entry and k.revision > r.revision)
            then 'the result was corrected: review its last revision'
        when rule.corrected_by('result', r.id, signer_result.person_id) then 'corrected it' end
    from core.result r where r.id = record
$$;
comment on function rule.signer_result(bigint, text, bigint) is 'Why a person may not review a result.';

create function rule.signed_result(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    update core.result r set status = 'reviewed', version = r.version + 1 where r.id = record and r.status = 'entered';
    return jsonb_build_object('status', 'reviewed');
end
$$;
comment on function rule.signed_result(bigint, text, work.actor) is 'Marks a result reviewed.';
