-- The QC lane, dispositions and signatures of a batch, to read.

create view api.sample with (security_barrier) as
    select m.id, m.code::text as sample, b.code::text as batch, m.sample::text as sample_point, m.drawn_at,
           p.printed_name::text as drawn_by, m.entry_mode, m.source::text as source, m.late_reason::text as late_reason,
           (select count(*) from core.result r where r.sample_id = m.id and r.batch_id = m.batch_id) as results, m.version
    from core.sample m
    join core.batch b on b.id = m.batch_id
    join core.person p on p.id = m.drawn_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.sample is 'Samples of batches.';

create view api.result with (security_barrier) as
    select r.id, b.code::text as batch, m.code::text as sample, m.sample::text as sample_point, l.place as line_place,
           l.code::text as line, l.label::text as label, l.unit::text as unit, r.entry as test, r.revision,
           not exists (select from core.result n where n.batch_id = r.batch_id and n.line_id = r.line_id
                       and n.sample_id = r.sample_id and n.entry = r.entry and n.revision > r.revision) as current,
           rule.result_text(r) as value, r.qualifier, r.number, r.reported, r.raw::text as raw, r.word::text as word,
           r.not_recorded, r.reason_code, r.reason::text as reason, r.stage, r.verdict, p.printed_name::text as analyst,
           r.tested_at, r.entered_at, r.entry_mode, r.source::text as source, r.status,
           case when r.stage = 'final' then rule.tested_before(r.line_id, r.sample_id, r.analyst_id, r.entry) end as tested_before, r.version
    from core.result r
    join core.batch b on b.id = r.batch_id
    join core.sample m on m.id = r.sample_id
    join core.specification_line l on l.id = r.line_id
    join core.person p on p.id = r.analyst_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.result is 'Results in all their revisions; tested_before: the earlier test that the same analyst entered.';

-- What a tube can be tested for, as a form takes it: those that wait for a result first.
create function api.result_form(sample text)
returns table (sample_point text, batch text, line text, label text, unit text, limit_text text, words jsonb, waits boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_ids bigint[] := array(select n.batch_id from core.sample n where n.code = result_form.sample);
begin
    return query
    select m.sample::text, b.code::text, l.code::text, l.label::text, l.unit::text, rule.limit_text(l),
           (select jsonb_agg(w.word order by w.place) from core.specification_word w where w.line_id = l.id),
           e.status in ('missing', 'interim')
    from core.sample m
    join core.batch b on b.id = m.batch_id
    join core.specification_line l on l.process_version_id = b.process_version_id and coalesce(l.sample, m.sample) = m.sample
    join rule.line_states(v_ids) e on e.line_id = l.id
    where m.code = result_form.sample and rule.sees(b.site_id)
    order by e.status in ('missing', 'interim') desc, l.place;
end
$$;
comment on function api.result_form(text) is 'Lines of the specification that a sample is tested for, and which of them wait for a result.';

create view api.disposition with (security_barrier) as
    select d.id, b.code::text as batch, d.decision, d.verdict::text as verdict, d.evaluation, d.reason::text as reason,
           p.printed_name::text as proposed_by, d.proposed_at, d.status,
           coalesce((select array_agg(g.meaning order by g.id) from core.signature g
                     where g.entity = 'disposition' and g.record_id = d.id and g.superseded_at is null), '{}') as signed,
           d.version, rule.disposition_next(d) as signature_next
    from core.disposition d
    join core.batch b on b.id = d.batch_id
    join core.person p on p.id = d.proposed_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.disposition is 'Decisions about batches, with the signatures that are valid.';

create view api.abort with (security_barrier) as
    select x.id, b.code::text as batch, x.reason::text as reason, p.printed_name::text as proposed_by, x.proposed_at, x.status, x.version
    from core.abort x
    join core.batch b on b.id = x.batch_id
    join core.person p on p.id = x.proposed_by_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.abort is 'Aborted batches and aborts that wait for QA.';

-- Signatures that stand in the stream of a batch, whatever record of it they are on.
create view api.signature with (security_barrier) as
    select g.id, b.code::text as batch, g.entity, g.record_id, g.record_version, g.meaning, p.printed_name::text as signer, g.role,
           g.signed_at, encode(g.digest, 'hex') as digest, g.content, g.superseded_at is null as valid, g.superseded_at, g.superseded_by
    from core.batch b
    join core.signature g on g.stream_id = b.stream_id
    join core.person p on p.id = g.person_id
    where b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.signature is 'Signatures on the records of batches, superseded ones too.';

create function api.batch_evaluation(batch text)
returns table (line text, label text, any_of integer, gate boolean, limit_text text, value_text text, verdict text, status text,
               state text, tests bigint, result bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch(batch_evaluation.batch);
begin
    perform rule.batch_known(b, batch_evaluation.batch);
    return query select e.line, e.label, e.any_of, e.gate, e.limit_text, e.value_text, e.verdict, e.status, e.state, e.tests, e.result_id
                 from rule.evaluation(b.id) e order by e.place, e.line_id;
end
$$;
comment on function api.batch_evaluation(text) is 'A batch against its specification, line by line.';

create function api.batch_verdict(batch text) returns table (verdict text, words text, blocking text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch(batch_verdict.batch);
begin
    perform rule.batch_known(b, batch_verdict.batch);
    return query select v.verdict, v.words, v.blocking from rule.verdict(b.id) v;
end
$$;
comment on function api.batch_verdict(text) is 'The specification''s verdict on a batch.';

-- What would block a decision now, before anybody proposes it. Nothing of it is a refusal, so nothing is written.
create function api.batch_blocker(batch text, decision text) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch(batch_blocker.batch);
begin
    perform rule.batch_known(b, batch_blocker.batch);
    return query select rule.release_blockers(b.id, batch_blocker.decision);
end
$$;
comment on function api.batch_blocker(text, text) is 'What blocks a decision about a batch, one line each.';
