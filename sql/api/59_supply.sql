-- Supply as an exception, recall, notification, disposal: what happens when a batch is not what it should be.

-- The treating physician's request, entered at the clinic. Whoever enters it neither proposes nor signs the grant.
create function api.supply_request(request uuid, batch text, version bigint, physician text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(supply_request.batch);
    a work.actor := rule.act_begin('supply_request', request, rule.digest(jsonb_build_array(batch, version, physician, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(supply_request.batch);
    perform rule.batch_known(b, supply_request.batch);
    perform rule.same_version(supply_request.version, b.version);
    if b.kind <> 'patient' then
        perform rule.refuse('VN115', b.kind, 'Only a patient''s batch is supplied.');
    end if;
    perform rule.record_open(b);
    if b.quality_status not in ('quarantine', 'on_hold') or b.process_status = 'aborted' or not rule.to_give(b) then
        perform rule.refuse('VN109', b.quality_status, 'Asked for is what is not released.');
    end if;
    insert into core.supply_request (stream_id, batch_id, therapy_event_id, physician, reason, requested_by_id, requested_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, rule.text(supply_request.physician, 'physician', 200, true),
            rule.reason(supply_request.reason), a.person_id, a.lab_now, 'open')
    on conflict do nothing returning id into v_id;
    if v_id is null then
        perform rule.refuse('VN108', b.code);
    end if;
    return rule.done(a, jsonb_build_object('supply_request', v_id, 'version', b.version));
end
$$;
comment on function api.supply_request(uuid, text, bigint, text, text) is 'Asks for supply of what failed its specification.';

-- Whoever treats the patient may not want it any more; what was granted is no request any longer.
create function api.supply_withdraw(request uuid, supply_request bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    q core.supply_request;
    a work.actor;
begin
    select x.* into b from core.batch x join core.supply_request k on k.batch_id = x.id
    where k.id = supply_withdraw.supply_request and rule.sees(x.site_id);
    a := rule.act_begin('supply_withdraw', request, rule.digest(jsonb_build_array(supply_request, version, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, supply_withdraw.supply_request::text);
    select * into q from core.supply_request k where k.id = supply_withdraw.supply_request;
    perform rule.same_version(supply_withdraw.version, q.version);
    perform rule.reason(supply_withdraw.reason);
    if q.status <> 'open' then
        perform rule.refuse('VN117', format('request %s is %s', q.id, q.status), 'A decision that was granted is undone by hold or recall.');
    elsif exists (select from core.disposition d where d.supply_request_id = q.id and d.status = 'proposed') then
        perform rule.refuse('VN114', 'disposition that answers it', 'QA withdraws the proposed decision first: disposition withdraw.');
    end if;
    update core.supply_request k set status = 'withdrawn', version = k.version + 1 where k.id = q.id;
    return rule.done(a, jsonb_build_object('supply_request', q.id, 'status', 'withdrawn', 'version', q.version + 1));
end
$$;
comment on function api.supply_withdraw(uuid, bigint, bigint, text) is 'Withdraws a request for supply of what failed its specification.';

create function api.batch_recall(request uuid, batch text, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(batch_recall.batch);
    a work.actor := rule.act_begin('batch_recall', request, rule.digest(jsonb_build_array(batch, version, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(batch_recall.batch);
    perform rule.batch_known(b, batch_recall.batch);
    perform rule.same_version(batch_recall.version, b.version);
    perform rule.record_open(b);
    if not exists (select from ref.quality_transition t where t.from_status = b.quality_status and t.to_status = 'recalled') then
        perform rule.refuse('VN109', b.quality_status, 'Recalled is what was released; what is held is rejected, or its hold lifted first.');
    end if;
    insert into core.recall (stream_id, batch_id, therapy_event_id, reason, proposed_by_id, proposed_at, status)
    values (b.stream_id, b.id, b.therapy_event_id, rule.reason(batch_recall.reason), a.person_id, a.lab_now, 'proposed')
    on conflict do nothing returning id into v_id;
    if v_id is null then
        perform rule.refuse('VN108', b.code);
    end if;
    return rule.done(a, jsonb_build_object('recall', v_id, 'version', 1, 'signatures_needed', jsonb_build_array('approved')));
end
$$;
comment on function api.batch_recall(uuid, text, bigint, text) is 'Proposes to recall a batch; the releaser''s signature performs it.';

create function api.recall_withdraw(request uuid, recall bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    x core.recall;
    a work.actor;
begin
    select c.* into b from core.batch c join core.recall k on k.batch_id = c.id
    where k.id = recall_withdraw.recall and rule.sees(c.site_id);
    a := rule.act_begin('recall_withdraw', request, rule.digest(jsonb_build_array(recall, version, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, recall_withdraw.recall::text);
    select * into x from core.recall k where k.id = recall_withdraw.recall;
    perform rule.same_version(recall_withdraw.version, x.version);
    perform rule.reason(recall_withdraw.reason);
    if x.status <> 'proposed' then
        perform rule.refuse('VN117', format('recall %s is %s', x.id, x.status), 'A recall that was signed stands.');
    end if;
    update core.recall k set status = 'withdrawn', version = k.version + 1 where k.id = x.id;
    return rule.done(a, jsonb_build_object('recall', x.id, 'status', 'withdrawn', 'version', x.version + 1));
end
$$;
comment on function api.recall_withdraw(uuid, bigint, bigint, text) is 'Withdraws a recall that is not signed.';

-- The four functions of the signable record recall.
create function rule.subject_recall(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select x.stream_id, x.version, b.site_id, b.id, b.code || ' recall' from core.recall x join core.batch b on b.id = x.batch_id where x.id = record
$$;
comment on function rule.subject_recall(bigint) is 'Where a proposed recall stands.';
create function rule.content_recall(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'batch: ' || b.code, 'mark: ' || nullif(b.mark, ''), 'chain of identity: ' || t.coi,
        'recall because: ' || x.reason, 'proposed by: ' || p.printed_name, 'proposed: ' || rule.utc(x.proposed_at))
    from core.recall x
    join core.batch b on b.id = x.batch_id
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.person p on p.id = x.proposed_by_id
    where x.id = record
$$;
comment on function rule.content_recall(bigint) is 'What the signature on a recall covers.';
create function rule.signer_recall(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when x.status <> 'proposed' then 'the recall is ' || x.status
                when x.proposed_by_id = signer_recall.person_id then 'proposed the recall'
                when not exists (select from ref.quality_transition t where t.from_status = b.quality_status and t.to_status = 'recalled')
                then 'VN109: the quality status is ' || replace(b.quality_status, '_', ' ') end
    from core.recall x join core.batch b on b.id = x.batch_id where x.id = record
$$;
comment on function rule.signer_recall(bigint, text, bigint) is 'Why a person may not sign a recall.';
create function rule.signed_recall(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    x core.recall;
    b core.batch;
begin
    update core.recall k set status = 'signed', version = k.version + 1 where k.id = record returning * into x;
    select * into b from core.batch k where k.id = x.batch_id;
    perform rule.quality_change(b, 'recalled', 'batch_recall');
    return jsonb_build_object('status', 'signed', 'quality_status', 'recalled',
        'notification', rule.notify(b, 'recall', 'recalled: ' || x.reason, null, a.lab_now));
end
$$;
comment on function rule.signed_recall(bigint, text, work.actor) is 'The releaser''s signature recalls the batch and tells the treating side.';

create function api.notification_acknowledge(request uuid, notification bigint, version bigint, answer text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    n core.notification;
    a work.actor;
begin
    select x.* into b from core.batch x join core.notification k on k.batch_id = x.id
    where k.id = notification_acknowledge.notification and rule.sees(x.site_id);
    a := rule.act_begin('notification_acknowledge', request, rule.digest(jsonb_build_array(notification, version, answer)),
                        array_remove(array[b.stream_id], null), b.site_id);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, notification_acknowledge.notification::text);
    select * into n from core.notification k where k.id = notification_acknowledge.notification;
    perform rule.same_version(notification_acknowledge.version, n.version);
    if n.status <> 'open' then
        perform rule.refuse('VN117', 'notification ' || n.status);
    end if;
    update core.notification k set status = 'acknowledged', acknowledged_by_id = a.person_id, acknowledged_at = a.lab_now,
        answer = rule.reason(notification_acknowledge.answer, 'answer'), version = k.version + 1 where k.id = n.id;
    return rule.done(a, jsonb_build_object('notification', n.id, 'version', n.version + 1));
end
$$;
comment on function api.notification_acknowledge(uuid, bigint, bigint, text) is 'Says at the treating side that a notification was read, and what follows.';

-- May this container be disposed of, and this way? Aborted, rejected or recalled material goes to destruction, or to
-- research when a consent covers it; of a batch that goes on only what cannot be used: a broken bag, a remainder.
create function rule.disposable(b core.batch, c core.container, way text, consent text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if b.kind = 'research' then
        perform rule.refuse('VN115', b.kind, 'Research batches have no disposition.');
    end if;
    perform rule.record_open(b);
    if c.status in ('disposed', 'pooled', 'in_transit') then
        perform rule.refuse('VN102', format('container %s %s', c.code, c.status), null, 'container');
    elsif c.status = 'lost' then
        perform rule.refuse('VN102', format('container %s lost', c.code), 'Nothing is there to dispose of; when it turns up, say that it was found first.', 'container');
    elsif c.status = 'stored' then
        perform rule.refuse('VN102', format('container %s stored', c.code), 'Take it out of storage first.', 'container');
    elsif b.process_status in ('scheduled', 'collecting', 'collected', 'in_transit_in', 'received')
          and b.quality_status not in ('rejected', 'recalled') then
        perform rule.refuse('VN102', b.process_status, 'The decision about the receipt discards what has just come in; QA rejects, or the manager aborts.');
    end if;
    if way = 'research' and b.kind = 'patient' and coalesce(consent, '') = '' then
        perform rule.refuse('VN202', 'consent', 'Name the consent that covers the use in research.', 'consent');
    end if;
end
$$;
comment on function rule.disposable(core.batch, core.container, text, text) is 'Refuses a disposal that is not open.';

create function api.container_dispose(request uuid, batch text, version bigint, container text, way text, quantity_ml text, reason text,
                                      disposed_at text, consent text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(container_dispose.batch);
    a work.actor := rule.act_begin('container_dispose', request,
                        rule.digest(jsonb_build_array(batch, version, container, way, quantity_ml, reason, disposed_at, consent)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    c core.container;
    v_code text;
    v_fault text;
    v_at timestamptz;
    v_id bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(container_dispose.batch);
    perform rule.batch_known(b, container_dispose.batch);
    perform rule.must_be_trained(a, b);
    perform rule.same_version(container_dispose.version, b.version);
    v_code := rule.container_code(container_dispose.container);
    c := rule.container_seen(v_code);
    v_fault := rule.container_fault(b, c);
    if v_fault is not null then
        return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
    end if;
    perform rule.disposable(b, c, rule.one_word(container_dispose.way, 'way', array['destroyed', 'research']), container_dispose.consent);
    v_at := rule.event_time(container_dispose.disposed_at, 'disposed_at',
        greatest(rule.custody_since(b, c.id), (rule.last_storage(c.id)).taken_at,
                 (select max(i.ended_at) from core.infusion i where i.container_id = c.id)), a.lab_now);
    insert into core.disposal (stream_id, batch_id, therapy_event_id, container_id, way, consent, quantity_ml, reason, disposed_at,
                               performed_by_id, status)
    values (b.stream_id, b.id, b.therapy_event_id, c.id, container_dispose.way, rule.text(container_dispose.consent, 'consent'),
            rule.measured(container_dispose.quantity_ml, 'quantity_ml', 0, 5000), rule.reason(container_dispose.reason), v_at,
            a.person_id, 'recorded')
    on conflict do nothing returning id into v_id;
    if v_id is null then
        perform rule.refuse('VN108', c.code, 'The disposal waits for its witness.', 'container');
    end if;
    return rule.done(a, jsonb_build_object('disposal', v_id, 'disposal_version', 1, 'sign', 'witnessed', 'version', b.version));
end
$$;
comment on function api.container_dispose(uuid, text, bigint, text, text, text, text, text, text)
    is 'Disposes of a container; the witness''s signature carries it out.';

-- What was recorded wrongly, until a witness has signed that it was done: the container never was anything else. The row stays.
create function api.disposal_withdraw(request uuid, disposal bigint, version bigint, reason_code text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch;
    d core.disposal;
    a work.actor;
begin
    select x.* into b from core.batch x join core.disposal k on k.batch_id = x.id
    where k.id = disposal_withdraw.disposal and rule.sees(x.site_id);
    a := rule.act_begin('disposal_withdraw', request, rule.digest(jsonb_build_array(disposal, version, reason_code, reason)),
                        array_remove(array[b.stream_id], null), b.site_id, reason);
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    perform rule.batch_known(b, disposal_withdraw.disposal::text);
    select * into d from core.disposal k where k.id = disposal_withdraw.disposal;
    perform rule.same_version(disposal_withdraw.version, d.version);
    if not exists (select from ref.reason r where r.kind = 'correction' and r.word = disposal_withdraw.reason_code) then
        perform rule.refuse('VN208', left(disposal_withdraw.reason_code, 60), null, 'reason_code');
    elsif d.status <> 'recorded' then
        perform rule.refuse('VN117', format('disposal %s is %s', d.id, d.status),
                            'What a witness has signed was done: if it was not, open a deviation.', 'disposal');
    elsif d.performed_by_id <> a.person_id and not rule.role_at(a.person_id, 'manager', b.site_id, a.lab_now) then
        perform rule.refuse('VN003', 'recorded by ' || rule.person_code(d.performed_by_id), 'Whoever recorded it withdraws it, or a manager.');
    end if;
    update core.disposal k set status = 'withdrawn', withdraw_code = disposal_withdraw.reason_code,
        withdraw_reason = rule.reason(disposal_withdraw.reason), withdrawn_at = a.lab_now, withdrawn_by_id = a.person_id,
        version = k.version + 1 where k.id = d.id;
    return rule.done(a, jsonb_build_object('disposal', d.id, 'status', 'withdrawn', 'version', d.version + 1)
        || (select jsonb_build_object('container', c.code, 'container_status', c.status) from core.container c where c.id = d.container_id));
end
$$;
comment on function api.disposal_withdraw(uuid, bigint, bigint, text, text) is 'Withdraws a disposal that was recorded and not witnessed.';

-- The four functions of the signable record disposal.
create function rule.subject_disposal(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select d.stream_id, d.version, b.site_id, b.id, b.code || ' disposal' from core.disposal d join core.batch b on b.id = d.batch_id where d.id = record
$$;
comment on function rule.subject_disposal(bigint) is 'Where a disposal stands.';
create function rule.content_disposal(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'record: disposal ' || d.id, 'batch: ' || b.code, 'chain of identity: ' || t.coi, 'container: ' || c.code,
        'way: ' || d.way, 'consent: ' || d.consent, 'quantity, mL: ' || d.quantity_ml, 'reason: ' || d.reason,
        'disposed of at: ' || rule.utc(d.disposed_at), 'by: ' || rule.person_code(d.performed_by_id))
    from core.disposal d
    join core.batch b on b.id = d.batch_id
    join core.therapy_event t on t.id = b.therapy_event_id
    join core.container c on c.id = d.container_id
    where d.id = record
$$;
comment on function rule.content_disposal(bigint) is 'What a signature on a disposal covers.';
create function rule.signer_disposal(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when d.status <> 'recorded' then 'the disposal is ' || d.status
                when d.performed_by_id = signer_disposal.person_id then 'the performer is not the witness'
                when not rule.present(b, signer_disposal.person_id, c.code)
                then 'was not present: no scan of this container by the witness in the last ten minutes' end
    from core.disposal d join core.batch b on b.id = d.batch_id join core.container c on c.id = d.container_id where d.id = record
$$;
comment on function rule.signer_disposal(bigint, text, bigint) is 'Why a person may not witness a disposal.';

-- Is nothing of this batch left? Then what came to nothing is discarded.
create function rule.all_disposed(b core.batch) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select not exists (select from core.container c where c.batch_id = b.id and c.status not in ('disposed', 'pooled', 'lost'))
$$;
comment on function rule.all_disposed(core.batch) is 'Has every container of the batch been disposed of, or lost?';

create function rule.signed_disposal(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    d core.disposal;
    b core.batch;
    c core.container;
begin
    update core.disposal k set status = 'witnessed', version = k.version + 1 where k.id = record returning * into d;
    select * into b from core.batch k where k.id = d.batch_id;
    select * into c from core.container k where k.id = d.container_id;
    -- it may have been put away or sent since
    perform rule.disposable(b, c, d.way, d.consent);
    update core.container k set status = 'disposed', version = k.version + 1 where k.id = d.container_id;
    perform rule.thaw_end(d.container_id, d.disposed_at, false);
    if rule.all_disposed(b) and (b.process_status = 'aborted'
       or (b.quality_status in ('rejected', 'recalled') and b.process_status not in ('infused', 'follow_up'))) then
        perform rule.process_change(b, 'discarded', 'container_dispose');
    end if;
    return jsonb_build_object('status', 'witnessed', 'process_status', (rule.batch(b.code)).process_status);
end
$$;
comment on function rule.signed_disposal(bigint, text, work.actor) is 'The witness''s signature disposes of the container, the last one of the batch.';
