-- What signatures on identity checks, collections and receipts cover, who gives them, what they bring about.

create function rule.subject_identity_check(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(k.stream_id, k.version, b.site_id, b.id, 'identity check ' || k.checkpoint || ' of ' || b.code)::work.subject
    from core.identity_check k join core.batch b on b.id = k.batch_id where k.id = record
$$;
comment on function rule.subject_identity_check(bigint) is 'Where an identity check stands.';

create function rule.content_identity_check(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n',
        'record: identity check ' || k.id, 'batch: ' || b.code, 'chain of identity: ' || e.coi,
        'checkpoint: ' || k.checkpoint, 'container: ' || coalesce(c.code, '-'),
        'checked at: ' || rule.written(k.checked_at), 'checked by: ' || rule.person_code(k.performed_by_id),
        (select string_agg(format('%s: %s = %s (%s)', i.identifier, i.document_a, i.document_b, i.method), E'\n' order by i.id)
         from core.identity_item i where i.identity_check_id = k.id))
    from core.identity_check k
    join core.batch b on b.id = k.batch_id
    join core.therapy_event e on e.id = k.therapy_event_id
    left join core.container c on c.id = k.container_id
    where k.id = record
$$;
comment on function rule.content_identity_check(bigint) is 'What a signature on an identity check covers.';

create function rule.signer_identity_check(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when k.checkpoint <> 'bedside' then 'this checkpoint asks for no second person'
                when k.performed_by_id = signer_identity_check.person_id then 'the performer is not the witness'
                when not rule.present(b, signer_identity_check.person_id, c.code)
                then 'was not present: no scan of this container by the witness in the last ten minutes' end
    from core.identity_check k
    join core.batch b on b.id = k.batch_id
    left join core.container c on c.id = k.container_id
    where k.id = record
$$;
comment on function rule.signer_identity_check(bigint, text, bigint) is 'Why a person may not witness an identity check.';

create function rule.signed_identity_check(record bigint, meaning text, a work.actor) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('identity_check', record)
$$;
comment on function rule.signed_identity_check(bigint, text, work.actor) is 'Nothing moves: infusion looks for the signature.';

-- Who corrected a record has written in it, and is not the one who checks it.
create function rule.corrected_by(entity text, record bigint, person_id bigint) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from core.correction c where c.entity = corrected_by.entity and c.record_id = corrected_by.record
                   and c.corrected_by_id = corrected_by.person_id)
$$;
comment on function rule.corrected_by(text, bigint, bigint) is 'Did a person correct a record?';

create function rule.subject_collection(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(k.stream_id, k.version, b.site_id, b.id, 'collection of ' || b.code)::work.subject
    from core.collection k join core.batch b on b.id = k.batch_id where k.id = record
$$;
comment on function rule.subject_collection(bigint) is 'Where a collection stands.';

create function rule.content_collection(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n',
        'record: collection ' || k.id, 'batch: ' || b.code, 'chain of identity: ' || e.coi,
        'donation number: ' || coalesce(k.din, '-'), 'volume, mL: ' || coalesce(k.volume_ml::text, '-'),
        'started at: ' || rule.written(k.started_at), 'finished at: ' || coalesce(rule.written(k.finished_at), '-'),
        'performed by: ' || rule.person_code(k.performed_by_id),
        'finished by: ' || rule.person_code(nullif(k.finished_by_id, k.performed_by_id)))
    from core.collection k
    join core.batch b on b.id = k.batch_id
    join core.therapy_event e on e.id = k.therapy_event_id
    where k.id = record
$$;
comment on function rule.content_collection(bigint) is 'What a signature on a collection covers.';

create function rule.signer_collection(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when k.status <> 'finished' then 'the collection is ' || k.status
                when signer_collection.person_id in (k.performed_by_id, k.finished_by_id) then 'the performer is not the checker'
                when rule.corrected_by('collection', k.id, signer_collection.person_id) then 'corrected it' end
    from core.collection k where k.id = record
$$;
comment on function rule.signer_collection(bigint, text, bigint) is 'Why a person may not check a collection.';

create function rule.signed_collection(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    k core.collection;
    b core.batch;
begin
    select * into k from core.collection x where x.id = record;
    select * into b from core.batch x where x.id = k.batch_id;
    update core.collection x set status = 'checked', version = x.version + 1 where x.id = k.id;
    -- a further collection, or one that is checked again after a correction, moves nothing
    if b.process_status = 'collecting' then
        perform rule.process_change(b, 'collected', 'collection_finish');
    end if;
    return jsonb_build_object('collection', k.id, 'batch', b.code, 'version', (rule.batch(b.code)).version);
end
$$;
comment on function rule.signed_collection(bigint, text, work.actor) is 'The second collector''s signature ends the collection.';

create function rule.subject_receipt(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(k.stream_id, k.version, b.site_id, b.id, 'receipt of ' || b.code)::work.subject
    from core.receipt k join core.batch b on b.id = k.batch_id where k.id = record
$$;
comment on function rule.subject_receipt(bigint) is 'Where a receipt stands.';

create function rule.content_receipt(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n',
        'record: receipt ' || k.id, 'batch: ' || b.code, 'chain of identity: ' || e.coi, 'container: ' || c.code,
        'received at: ' || rule.written(k.received_at), 'received by: ' || rule.person_code(k.received_by_id),
        'volume, mL: ' || k.volume_ml, 'temperature, Cel: ' || k.temperature_c, 'seals: ' || k.seals,
        'decision: ' || coalesce(k.decision, '-'), 'reason: ' || coalesce(k.decision_reason, '-'),
        'decided at: ' || coalesce(rule.written(k.decided_at), '-'),
        'decided by: ' || coalesce(rule.person_code(k.decided_by_id), '-'))
    from core.receipt k
    join core.batch b on b.id = k.batch_id
    join core.therapy_event e on e.id = k.therapy_event_id
    join core.container c on c.id = k.container_id
    where k.id = record
$$;
comment on function rule.content_receipt(bigint) is 'What a signature on a receipt covers.';

create function rule.signer_receipt(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when k.status <> 'decided' then 'the receipt is ' || k.status
                when b.quality_status = 'on_hold' then 'the batch is on hold'
                when signer_receipt.person_id in (k.received_by_id, k.decided_by_id) then 'the performer is not the checker'
                when rule.corrected_by('receipt', k.id, signer_receipt.person_id) then 'corrected it' end
    from core.receipt k join core.batch b on b.id = k.batch_id where k.id = record
$$;
comment on function rule.signer_receipt(bigint, text, bigint) is 'Why a person may not check a receipt.';

-- What is to be discarded is at hand: neither put away nor poured into a pool meanwhile.
create function rule.discardable(c core.container) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if c.status not in ('in_use', 'disposed') then
        perform rule.refuse('VN102', format('container %s %s', c.code, c.status),
                            'Discarded is a bag that is at hand: take it out of storage first, or accept it.');
    end if;
end
$$;
comment on function rule.discardable(core.container) is 'Refuses to discard a bag that is not at hand.';

create function rule.signed_receipt(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    k core.receipt;
    b core.batch;
begin
    select * into k from core.receipt x where x.id = record;
    select * into b from core.batch x where x.id = k.batch_id;
    update core.receipt x set status = 'checked', version = x.version + 1 where x.id = k.id;
    -- a further bag is discarded like the first one; checked again after a correction it is gone already
    if k.decision = 'discard' then
        perform rule.discardable(c) from core.container c where c.id = k.container_id;
        update core.container x set status = 'disposed', version = x.version + 1 where x.id = k.container_id and x.status <> 'disposed';
    end if;
    -- where the batch goes the first bag that is kept has decided
    if b.process_status <> 'received' then
        return jsonb_build_object('receipt', k.id, 'batch', b.code, 'version', b.version);
    end if;
    if b.process_status = 'received' and k.decision = 'accept' then
        perform rule.process_change(b, 'accepted', 'receipt_decide');
    -- one bag of several is no end: the batch goes on with what is left of the patient's cells
    elsif b.process_status = 'received' and not exists (
        select from core.container c where c.batch_id = b.id and c.kind = 'collection-bag' and c.status in ('in_use', 'stored'))
          and not exists (select from core.collection x where x.batch_id = b.id and x.status <> 'checked') then
        perform rule.process_change(b, 'discarded', 'receipt_decide');
    end if;
    return jsonb_build_object('receipt', k.id, 'batch', b.code, 'version', (rule.batch(b.code)).version);
end
$$;
comment on function rule.signed_receipt(bigint, text, work.actor) is 'The second technician''s signature carries the decision out.';
