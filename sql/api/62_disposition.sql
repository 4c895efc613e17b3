-- Dispositions: proposed by QA, then two signatures of two persons; the last one performs the decision.

-- The meanings that a decision needs, first and last.
create function rule.disposition_meanings(decision text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select array['approved', case decision when 'rejected' then 'rejected' when 'verdict' then 'certified' else 'released' end]
$$;
comment on function rule.disposition_meanings(text) is 'The two signatures of a decision.';

create function rule.disposition_next(d core.disposition) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select m from unnest(rule.disposition_meanings(d.decision)) with ordinality x (m, place)
    where d.status = 'proposed' and not exists (select from core.signature g where g.entity = 'disposition' and g.record_id = d.id
                                                and g.meaning = x.m and g.superseded_at is null)
    order by place limit 1
$$;
comment on function rule.disposition_next(core.disposition) is 'The signature that a proposed decision waits for.';

-- Refuses a decision that this batch can't come to: by kind and by quality status.
create function rule.decision_open(b core.batch, decision text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if decision is null or decision not in ('released', 'released_pending', 'rejected', 'verdict', 'exceptional_supply') then
        perform rule.refuse('VN208', coalesce(left(decision, 40), 'none'),
                            'Use released, released_pending, exceptional_supply, rejected or verdict.', 'decision');
    end if;
    if (b.kind = 'patient') = (decision = 'verdict') or b.kind = 'research' then
        perform rule.refuse('VN115', b.kind || ', ' || decision, case b.kind
            when 'patient' then 'A patient''s batch is released, released_pending, given as exceptional_supply or rejected.'
            when 'validation' then 'A validation batch ends at a verdict.'
            else 'Research batches have no disposition.' end, 'decision');
    end if;
    if b.process_status in ('closed', 'aborted', 'cancelled', 'discarded') then
        perform rule.refuse('VN102', b.process_status);
    end if;
    if decision = 'verdict' then
        if b.quality_status <> 'quarantine' then
            perform rule.refuse('VN109', b.quality_status);
        end if;
    elsif not exists (select from ref.quality_transition t where t.from_status = b.quality_status
                      and t.to_status = decision_open.decision and t.act = 'disposition_propose') then
        perform rule.refuse('VN109', b.quality_status || ' -> ' || decision,
            'Dispositions start from quarantine; released_pending may become released, on_hold rejected.', 'decision');
    end if;
end
$$;
comment on function rule.decision_open(core.batch, text) is 'Refuses a decision that the batch''s kind or status does not have.';

create function api.disposition_propose(request uuid, batch text, version bigint, decision text,
                                        reason text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(disposition_propose.batch);
    a work.actor := rule.act_begin('disposition_propose', request,
        rule.digest(jsonb_build_array(batch, version, decision, reason)),
        array_remove(array[b.stream_id], null), b.site_id, reason);
    q core.supply_request;
    v_open text[];
    v_words text;
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch(disposition_propose.batch);
    perform rule.batch_known(b, disposition_propose.batch);
    perform rule.same_version(disposition_propose.version, b.version);
    perform rule.decision_open(b, disposition_propose.decision);
    if exists (select from core.disposition d where d.batch_id = b.id and d.status = 'proposed') then
        perform rule.refuse('VN108', b.code);
    end if;
    if disposition_propose.decision = 'exceptional_supply' then
        select * into q from core.supply_request x where x.batch_id = b.id and x.status = 'open';
        if q.requested_by_id = a.person_id then
            return rule.stop(a, 'VN009', 'approved by somebody other than who asked for it', 'asked for it', b.id);
        end if;
    end if;
    -- a failed test beside a passing retest is never passed over without words
    if decision in ('rejected', 'exceptional_supply') or (decision <> 'verdict' and exists (
        select from rule.evaluation(b.id) e where e.failed_before)) then
        perform rule.reason(disposition_propose.reason);
    end if;
    v_open := array(select rule.release_blockers(b.id, disposition_propose.decision));
    if cardinality(v_open) > 0 then
        return rule.stop(a, 'VN106', 'nothing open for ' || disposition_propose.decision, array_to_string(v_open, '; '), b.id,
                         null, jsonb_build_object('blockers', to_jsonb(v_open)));
    end if;
    select v.words into v_words from rule.verdict(b.id) v;
    insert into core.disposition (stream_id, batch_id, therapy_event_id, decision, verdict, evaluation, reason,
                                  supply_request_id, proposed_by_id, proposed_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, disposition_propose.decision, v_words, rule.disposition_basis(b.id),
            rule.text(disposition_propose.reason, 'reason', 4000), q.id, a.person_id, a.lab_now, 'proposed')
    returning id into v_id;
    return rule.done(a, jsonb_build_object('disposition', v_id, 'version', 1, 'verdict', v_words,
        'signatures_needed', to_jsonb(rule.disposition_meanings(disposition_propose.decision))));
end
$$;
comment on function api.disposition_propose(uuid, text, bigint, text, text) is 'Proposes a decision about a batch; lists what blocks it.';

create function api.disposition_withdraw(request uuid, disposition bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    d core.disposition;
    a work.actor;
begin
    select x.* into b from core.batch x join core.disposition k on k.batch_id = x.id
    where k.id = disposition_withdraw.disposition and rule.sees(x.site_id);
    a := rule.act_begin('disposition_withdraw', request, rule.digest(jsonb_build_array(disposition, version, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, disposition_withdraw.disposition::text);
    select * into d from core.disposition k where k.id = disposition_withdraw.disposition;
    perform rule.same_version(disposition_withdraw.version, d.version);
    perform rule.reason(disposition_withdraw.reason);
    if d.status <> 'proposed' then
        perform rule.refuse('VN117', 'disposition ' || d.id);
    end if;
    update core.disposition k set status = 'withdrawn', version = k.version + 1 where k.id = d.id;
    perform rule.supersede('disposition', d.id, 'disposition withdrawn', a.lab_now);
    return rule.done(a, jsonb_build_object('disposition', d.id, 'version', d.version + 1));
end
$$;
comment on function api.disposition_withdraw(uuid, bigint, bigint, text) is 'Withdraws a proposed disposition.';

-- The four functions of the signable record disposition.
create function rule.subject_disposition(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select d.stream_id, d.version, b.site_id, b.id, b.code || ' ' || d.decision
    from core.disposition d join core.batch b on b.id = d.batch_id where d.id = record
$$;
comment on function rule.subject_disposition(bigint) is 'Where a disposition stands.';

create function rule.content_disposition(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'batch: ' || b.code, 'mark: ' || nullif(b.mark, ''), 'kind: ' || b.kind,
        'chain of identity: ' || t.coi, 'process: ' || p.code || ' version ' || v.number, 'product: ' || v.product_name,
        'decision: ' || d.decision, 'specification: ' || d.verdict, d.evaluation, 'reason: ' || d.reason,
        (select concat_ws(E'\n', 'treating physician: ' || r.physician, 'asks because: ' || r.reason,
                          'request entered by: ' || n.printed_name || ', ' || rule.utc(r.requested_at))
         from core.supply_request r join core.person n on n.id = r.requested_by_id where r.id = d.supply_request_id),
        'proposed by: ' || q.printed_name, 'proposed: ' || rule.utc(d.proposed_at))
    from core.disposition d
    join core.batch b on b.id = d.batch_id
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.process_version v on v.id = b.process_version_id
    join core.process p on p.id = v.process_id
    join core.person q on q.id = d.proposed_by_id
    where d.id = record
$$;
comment on function rule.content_disposition(bigint) is 'What the signatures on a disposition cover.';

-- What has come up since the proposal: the last signature performs nothing that is not open any more.
create function rule.disposition_closed(d core.disposition) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    v_open text[];
begin
    select * into b from core.batch x where x.id = d.batch_id;
    v_open := array(select rule.release_blockers(b.id, d.decision));
    if rule.disposition_basis(b.id) <> d.evaluation then
        v_open := v_open || 'results, deviations or investigations have changed since the proposal: withdraw it and propose anew'::text;
    end if;
    if b.process_status in ('closed', 'aborted', 'cancelled', 'discarded') then
        v_open := v_open || ('the batch is ' || replace(b.process_status, '_', ' '));
    end if;
    if d.decision <> 'verdict' and not exists (
        select from ref.quality_transition t where t.from_status = b.quality_status and t.to_status = d.decision
        and t.act = 'disposition_propose') then
        v_open := v_open || ('the quality status is ' || replace(b.quality_status, '_', ' '));
    end if;
    return nullif('VN106: ' || array_to_string(v_open, '; '), 'VN106: ');
end
$$;
comment on function rule.disposition_closed(core.disposition) is 'Why a proposed decision is not open any more, or NULL.';

create function rule.signer_disposition(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    d core.disposition;
    v_meanings text[];
    v_why text;
begin
    select * into d from core.disposition x where x.id = record;
    v_meanings := rule.disposition_meanings(d.decision);
    v_why := case
        when d.status <> 'proposed' then 'the disposition is ' || d.status
        when signer_disposition.meaning <> all (v_meanings) then 'this decision is signed as ' || array_to_string(v_meanings, ' and ')
        when exists (select from core.signature s where s.entity = 'disposition' and s.record_id = d.id
                     and s.superseded_at is null and s.meaning = signer_disposition.meaning) then 'this signature was given already'
        when exists (select from core.supply_request r where r.id = d.supply_request_id
                     and r.requested_by_id = signer_disposition.person_id) then 'whoever asked for exceptional supply does not grant it'
        when signer_disposition.meaning = v_meanings[2] and not exists (
            select from core.signature s where s.entity = 'disposition' and s.record_id = d.id
            and s.superseded_at is null and s.meaning = v_meanings[1]) then 'QA signs first' end;
    v_why := coalesce(v_why, rule.had_hands(d.batch_id, signer_disposition.person_id));
    if v_why is null and exists (
        select from core.signature s join core.result r on r.id = s.record_id
        where r.batch_id = d.batch_id and s.entity = 'result' and s.meaning = 'reviewed'
          and s.person_id = signer_disposition.person_id) then
        v_why := 'reviewed a result of this batch';
    end if;
    if v_why is null and signer_disposition.meaning = v_meanings[2] then
        v_why := case when exists (select from core.signature s where s.entity = 'batch' and s.record_id = d.batch_id
                                   and s.person_id = signer_disposition.person_id) then 'reviewed the record of this batch'
                      else rule.disposition_closed(d) end;
    end if;
    return v_why;
end
$$;
comment on function rule.signer_disposition(bigint, text, bigint) is 'Why a person may not sign a disposition, or why it is not open any more.';

create function rule.signed_disposition(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    d core.disposition;
    b core.batch;
begin
    select * into d from core.disposition x where x.id = record;
    if signed_disposition.meaning <> (rule.disposition_meanings(d.decision))[2] then
        return jsonb_build_object('status', d.status, 'signatures_needed', jsonb_build_array((rule.disposition_meanings(d.decision))[2]));
    end if;
    update core.disposition x set status = 'signed', version = x.version + 1 where x.id = d.id;
    update core.supply_request r set status = 'granted', version = r.version + 1 where r.id = d.supply_request_id;
    select * into b from core.batch x where x.id = d.batch_id;
    if d.decision <> 'verdict' then
        perform rule.quality_change(b, d.decision, 'disposition_propose');
    end if;
    return jsonb_build_object('status', 'signed', 'signatures_needed', '[]'::jsonb, 'decision', d.decision, 'verdict', d.verdict,
        'quality_status', (select x.quality_status from core.batch x where x.id = b.id));
end
$$;
comment on function rule.signed_disposition(bigint, text, work.actor) is 'The last signature performs the decision.';
