-- The signable record batch: the audit review of everything that was written about it.

create function rule.subject_batch(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select b.stream_id, b.version, b.site_id, b.id, b.code || ' audit review' from core.batch b where b.id = record
$$;
comment on function rule.subject_batch(bigint) is 'Where a batch stands.';

-- An observation's or result's value in words that depend on no setting.
create function rule.observed_text(o core.observation) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(o.number::text, o.word, rule.utc(o.moment), 'not recorded: ' || o.not_recorded)
$$;
comment on function rule.observed_text(core.observation) is 'A value of a step as text.';

create function rule.content_batch_steps(record bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'step ' || s.code || ' ' || x.occurrence || ': ' || concat_ws('; ', rule.work_title(x), nullif(rule.repeat_timing(x.id), ''),
               coalesce(rule.utc(x.event_at), 'time not in the source'), 'entered ' || rule.utc(x.entered_at), x.entry_mode,
               'by ' || p.code, 'recorded by ' || nullif(r.code, p.code), 'late because ' || x.late_reason, 'source ' || x.source)
           || coalesce((
               select string_agg(E'\n  ' || f.label || ': ' || case when rule.blind(x) then rule.hidden_words() else rule.observed_text(o)
                          || case when o.number is null then '' else coalesce(' ' || nullif(f.unit, '1'), '') end || rule.typed_text(o)
                          || case when o.not_recorded is null then '' else ' (' || o.reason || ')' end
                          || case o.breach when '' then '' else ' [' || o.breach || ']' end
                          || case when o.revision = 1 then '' else ' [revision ' || o.revision || ' by ' || e.code || ': '
                             || concat_ws(', ', o.reason_code, o.reason) || '; before '
                             || (select string_agg(rule.observed_text(q), ', ' order by q.revision) from core.observation q
                                 where q.step_execution_id = x.id and q.process_field_id = f.id and q.revision < o.revision) || ']' end end,
                          '' order by f.place, f.id)
               from core.process_field f
               join lateral (select * from core.observation q where q.step_execution_id = x.id and q.process_field_id = f.id
                             order by q.revision desc limit 1) o on true
               join core.person e on e.id = o.entered_by_id
               where f.step_id = s.id), '')
    from core.step_execution x
    join core.process_step s on s.id = x.process_step_id
    join core.person p on p.id = x.performed_by_id
    join core.person r on r.id = x.recorded_by_id
    where x.batch_id = record order by x.id
$$;
comment on function rule.content_batch_steps(bigint) is 'Each recorded step of a batch with its values and their corrections.';

-- Refusals at the release desk come after the audit review and are about the release, not about the record:
-- were they part of it, one wrong signer would send the record back to review. So would a review that was signed too
-- early be an exception of itself.
create function rule.reviewed_near_miss(code text, expected text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select code <> 'VN106' and not (code = 'VN009' and expected ~ '^(approved|released|certified|rejected) by ')
           and not (code = 'VN118' and expected ~ '^reviewed by ')
$$;
comment on function rule.reviewed_near_miss(text, text) is 'Does a near miss belong to the record that audit review covers?';

create function rule.content_batch_quality(record bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    (select 'sample ' || m.code || ': ' || concat_ws('; ', m.sample, coalesce(rule.utc(m.drawn_at), 'time not in the source'),
                m.entry_mode, 'by ' || p.code, 'late because ' || m.late_reason, 'source ' || m.source)
     from core.sample m join core.person p on p.id = m.drawn_by_id where m.batch_id = record order by m.id)
    union all
    (select 'result ' || l.label || ' on ' || m.code || ', test ' || r.entry || ', revision ' || r.revision || ': '
            || concat_ws('; ', rule.result_text(r), 'as given ' || r.raw, r.verdict, 'limit ' || rule.limit_text(l),
                         'tested ' || rule.utc(r.tested_at), 'entered ' || rule.utc(r.entered_at), r.entry_mode, 'by ' || p.code,
                         r.reason_code, r.reason, 'source ' || r.source)
     from core.result r join core.specification_line l on l.id = r.line_id join core.sample m on m.id = r.sample_id
     join core.person p on p.id = r.analyst_id
     where r.batch_id = record order by r.id)
    union all
    (select 'hold: ' || concat_ws('; ', h.reason, rule.utc(h.placed_at), 'by ' || p.code, 'lifted: ' || h.lift_reason, 'by ' || q.code)
     from core.hold h join core.person p on p.id = h.placed_by_id left join core.person q on q.id = h.lifted_by_id
     where h.batch_id = record order by h.id)
    union all
    (select 'near miss: ' || concat_ws('; ', rule.utc(n.happened_at), n.act, n.code || ' ' || n.rule,
                'expected ' || regexp_replace(n.expected, '^(name|birth_date|record_number) .*$', '\1 of the patient'), 'by ' || p.code)
     from core.near_miss n join core.person p on p.id = n.person_id
     where n.batch_id = record and rule.reviewed_near_miss(n.code, n.expected) order by n.id)
$$;
comment on function rule.content_batch_quality(bigint) is 'Samples, results, holds and near misses of a batch.';

-- Corrections that the record of a batch tells: its own, those of its order and its patient, and those of a lot since its use.
-- Of a lot, those that the record has taken over, of a device, those that it was told; an ended one takes over no more.
create function rule.batch_corrections(b core.batch) returns setof core.correction
language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.*
    from core.therapy_event t
    join core.correction c on c.batch_id = b.id or (c.batch_id is null and (c.therapy_event_id = t.id or c.patient_id = t.patient_id))
    where t.id = b.therapy_event_id
    union all
    select c.*
    from core.correction c
    where exists (select from core.lot_use u where u.batch_id = b.id and u.lot_id = c.lot_id and u.entered_at <= c.corrected_at
                                               and u.lot_version >= c.record_version)
    union all
    select c.*
    from core.correction c
    where exists (select from core.equipment_use u where u.batch_id = b.id and u.equipment_id = c.equipment_id
                                                     and c.corrected_at between u.entered_at and u.told_at)
$$;
comment on function rule.batch_corrections(core.batch) is 'Corrections that the record of a batch tells.';

-- What was corrected in the records that the sections above do not show in revisions: those of the batch, of its
-- order, of its patient and of its lots. A patient's identifiers are commitments here, too.
create function rule.content_batch_correction(record bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'corrected ' || replace(c.entity, '_', ' ') || ' ' || c.record_id || ', ' || c.field || ': '
           || concat_ws('; ', 'is ' || coalesce(c.after, 'nothing'), 'was ' || coalesce(c.before, 'nothing'), c.reason_code || ', ' || c.reason,
                        rule.utc(c.corrected_at), 'by ' || p.code)
    from core.batch b
    cross join lateral rule.batch_corrections(b) c
    join core.person p on p.id = c.corrected_by_id
    where b.id = record order by c.id
$$;
comment on function rule.content_batch_correction(bigint) is 'Corrections of the records of a batch, its order and its patient.';

-- What QA has said about the exceptions so far, the latest of each: how many, and which.
create function rule.exceptions_said(record bigint) returns setof core.exception_review
language sql stable set search_path = pg_catalog, pg_temp as $$
    select distinct on (r.item) r.* from core.exception_review r where r.batch_id = record order by r.item, r.id desc
$$;
comment on function rule.exceptions_said(bigint) is 'The latest that was said about each exception of a batch.';

create function rule.content_batch_exceptions(record bigint) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    (select 'exceptions: ' || concat_ws(', ', count(*) filter (where r.decision = 'accepted') || ' accepted',
                count(*) filter (where r.decision = 'answered') || ' returned and answered',
                nullif(count(*) filter (where r.decision = 'returned'), 0) || ' returned')
     from rule.exceptions_said(record) r having count(*) > 0)
    union all
    (select r.decision || ' exception: ' || concat_ws('; ', r.what, r.words, rule.utc(r.said_at), 'by ' || p.code)
     from core.exception_review r join core.person p on p.id = r.said_by_id where r.batch_id = record order by r.id)
$$;
comment on function rule.content_batch_exceptions(bigint) is 'What was said about the exceptions of a batch''s record.';

create function rule.content_batch(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'audit review of batch: ' || b.code, 'kind: ' || b.kind, 'mark: ' || nullif(b.mark, ''),
        'chain of identity: ' || t.coi, 'process: ' || p.code || ' version ' || v.number,
        (select string_agg(s, E'\n') from rule.content_batch_steps(b.id) s),
        (select string_agg(w, E'\n') from rule.content_batch_work(b.id) w),
        (select string_agg(l, E'\n') from rule.content_batch_uses(b.id) l),
        (select string_agg(q, E'\n') from rule.content_batch_quality(b.id) q),
        (select string_agg(u, E'\n') from rule.content_batch_supply(b.id) u),
        (select string_agg(d, E'\n') from rule.content_batch_deviation(b.id) d),
        (select string_agg(c, E'\n') from rule.content_batch_correction(b.id) c),
        (select string_agg(e, E'\n') from rule.content_batch_exceptions(b.id) e))
    from core.batch b
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.process_version v on v.id = b.process_version_id
    join core.process p on p.id = v.process_id
    where b.id = record
$$;
comment on function rule.content_batch(bigint) is 'What the audit review of a batch covers.';

create function rule.signer_batch(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(rule.had_hands(record, signer_batch.person_id),
                    'VN118: returned and not answered: ' || (select string_agg(r.what, '; ' order by r.id) from rule.exceptions_said(record) r
                                                             where r.decision = 'returned'))
$$;
comment on function rule.signer_batch(bigint, text, bigint) is 'Why a person may not sign the audit review of a batch.';

create function rule.signed_batch(record bigint, meaning text, a work.actor) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('batch', b.code) from core.batch b where b.id = record
$$;
comment on function rule.signed_batch(bigint, text, work.actor) is 'The audit review is signed; nothing else changes.';

-- Whatever is written later about a reviewed batch ends the review, whichever act wrote it. The content is
-- compared, so that a change that it doesn't cover (a status) leaves the signature alone.
create function rule.tg_audit_review() returns trigger
language plpgsql as $$
declare
    v_batch bigint;
begin
    -- every recorded step passes here, hardly any finds a review: one look, without a set to sort
    perform from changed c join core.signature s on s.record_id = c.batch_id and s.stream_id = c.stream_id
    where s.entity = 'batch' and s.superseded_at is null;
    if not found then
        return null;
    end if;
    for v_batch in
        select distinct s.record_id from core.signature s join changed c on c.batch_id = s.record_id and c.stream_id = s.stream_id
        where s.entity = 'batch' and s.superseded_at is null
    loop
        update core.signature s
        set superseded_at = rule.now(), superseded_by = 'the record of the batch has changed (' || replace(tg_table_name, '_', ' ') || ')'
        where s.entity = 'batch' and s.record_id = v_batch and s.superseded_at is null
          and s.digest <> sha256(convert_to(rule.content_batch(v_batch), 'UTF8'));
    end loop;
    return null;
end
$$;
comment on function rule.tg_audit_review() is 'Ends the audit review of a batch whose record has changed.';
do $$
declare
    v_table text;
begin
    foreach v_table in array array['step_execution', 'observation', 'sample', 'result', 'hold', 'near_miss', 'deviation',
                                 'deviation_named', 'deviation_touch', 'investigation', 'comment', 'correction', 'supply_request',
                                 'storage', 'shipment', 'thaw', 'disposal', 'container_source', 'step_skip', 'step_missed',
                                 'step_invalidation', 'step_retiming', 'second_entry', 'second_review', 'triage', 'attachment', 'lot_use', 'equipment_use', 'exception_review'] loop
        execute format('create trigger review_insert after insert on core.%I referencing new table as changed '
                       'for each statement execute function rule.tg_audit_review()', v_table);
        execute format('create trigger review_update after update on core.%I referencing new table as changed '
                       'for each statement execute function rule.tg_audit_review()', v_table);
        execute format('alter table core.%I enable always trigger review_insert, enable always trigger review_update', v_table);
    end loop;
end
$$;
