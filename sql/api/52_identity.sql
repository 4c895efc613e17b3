-- The identity check of a checkpoint.

-- Who does it: at the site and the bedside the clinic, elsewhere whoever may do the act.
create function rule.identity_role(checkpoint text, b core.batch, a work.actor) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if checkpoint in ('site', 'bedside') and not rule.role_at(a.person_id, 'clinic', b.site_id, a.lab_now) then
        perform rule.refuse('VN003', checkpoint, 'This checkpoint is the clinic''s.');
    end if;
end
$$;
comment on function rule.identity_role(text, core.batch, work.actor) is 'Refuses a checkpoint that is not the person''s.';

create function api.identity_check(request uuid, batch text, checkpoint text, container text, items text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(identity_check.batch);
    a work.actor := rule.act_begin('identity_check', request,
                        rule.digest(jsonb_build_array(request, batch, checkpoint, container, items)),
                        array_remove(array[b.stream_id], null), b.site_id);
    k ref.checkpoint;
    c core.container;
    v_items work.identity_item[];
    v_code text;
    v_expected text;
    v_found text;
    v_check bigint;
    v_fault text;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    b := rule.batch_seen(identity_check.batch);
    perform rule.batch_known(b, identity_check.batch);
    perform rule.must_be_trained(a, b);
    select * into k from ref.checkpoint x where x.checkpoint = identity_check.checkpoint;
    if k.checkpoint is null then
        perform rule.refuse('VN307', left(identity_check.checkpoint, 40), null, 'checkpoint');
    end if;
    perform rule.identity_role(k.checkpoint, b, a);
    if b.kind <> 'patient' and k.checkpoint not in ('step', 'vector', 'fill', 'retrieval') then
        perform rule.refuse('VN115', b.kind, 'Only a patient''s batch has this checkpoint.', 'checkpoint');
    end if;
    v_items := rule.identity_items(identity_check.items, k.checkpoint);
    v_code := rule.plain_code('container', nullif(rule.text(identity_check.container, 'container'), ''));
    -- the scanned item names the container when the call doesn't
    v_code := coalesce(v_code, (select i.document_a from unnest(v_items) i where i.identifier = 'container'));
    if v_code is null and k.container then
        perform rule.refuse('VN202', 'container', null, 'container');
    end if;
    if v_code is not null then
        c := rule.container_seen(v_code);
        v_fault := rule.container_fault(b, c);
        if v_fault is not null then
            return rule.stop(a, v_fault, 'a container of batch ' || b.code, v_code, b.id);
        end if;
    end if;
    select d.code, d.expected, d.presented into v_fault, v_expected, v_found
    from rule.identity_difference(b, c, k.checkpoint, v_items) d;
    if v_fault is not null then
        -- a wrong guess must not be a way to a patient's name: what was expected is kept and answered without it,
        -- the identity is shown by identity_read
        if rule.identity_personal(split_part(v_expected, ' ', 1)) then
            v_expected := split_part(v_expected, ' ', 1) || ' of the batch''s patient';
        end if;
        return rule.stop(a, v_fault, v_expected, v_found, b.id);
    end if;
    insert into core.identity_check (stream_id, batch_id, therapy_event_id, checkpoint, container_id, performed_by_id, checked_at)
    values (b.stream_id, b.id, b.therapy_event_id, k.checkpoint, c.id, a.person_id, a.lab_now)
    returning id into v_check;
    insert into core.identity_item (stream_id, batch_id, therapy_event_id, identity_check_id, pair, identifier, document_a,
                                    document_b, method, reason_code)
    select b.stream_id, b.id, b.therapy_event_id, v_check, i.pair, i.identifier, rule.identity_kept(b, i.identifier, i.document_a),
           rule.identity_kept(b, i.identifier, i.document_b), i.method, i.reason
    from unnest(v_items) i order by i.place;
    return rule.done(a, jsonb_build_object('identity_check', v_check, 'checkpoint', k.checkpoint, 'version', 1,
        'batch_version', b.version, 'sign', case when k.checkpoint = 'bedside' then 'witnessed' end,
        'warnings', case when cardinality(k.shown_in) > 0 then rule.similar_warnings(rule.batch_patient(b)) else '[]' end));
end
$$;
comment on function api.identity_check(uuid, text, text, text, text) is 'Compares two documents at a checkpoint.';

-- Names for the moment that a checkpoint needs them: of the batch in front of the person, while that checkpoint can
-- come, to those who do it. The look is a row and its event, as with api.identity_read.
create function api.identity_show(request uuid, batch text, checkpoint text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    b core.batch := rule.batch_seen(identity_show.batch);
    a work.actor;
    k ref.checkpoint;
    r api.answer;
begin
    a := rule.act_begin('identity_show', request, rule.digest(jsonb_build_array(batch, checkpoint)),
                        array_remove(array[rule.look_stream()], null), b.site_id);
    if a.replay is not null then
        r := rule.look_again(a);
    else
        b := rule.batch_seen(identity_show.batch);
        perform rule.batch_known(b, identity_show.batch);
        perform rule.must_be_trained(a, b);
        select * into k from ref.checkpoint x where x.checkpoint = identity_show.checkpoint;
        if k.checkpoint is null then
            perform rule.refuse('VN307', left(identity_show.checkpoint, 40), null, 'checkpoint');
        elsif b.kind <> 'patient' then
            perform rule.refuse('VN115', b.kind, 'Only a patient''s batch has names.', 'batch');
        elsif cardinality(k.shown_in) = 0 then
            perform rule.refuse('VN012', k.checkpoint, 'This checkpoint needs no names.', 'checkpoint');
        elsif b.process_status <> all (k.shown_in) then
            perform rule.refuse('VN102', b.process_status, 'Names are shown while this checkpoint can come.');
        end if;
        perform rule.identity_role(k.checkpoint, b, a);
        r := rule.look(a, rule.batch_patient(b), 'checkpoint', format('checkpoint %s of batch %s', k.checkpoint, b.code));
    end if;
    r.data := r.data || rule.names(rule.batch_patient(b));
    return r;
end
$$;
comment on function api.identity_show(uuid, text, text) is 'Shows a patient''s identity at a checkpoint and records the look.';

-- Labels and wristbands that could not be scanned, by what was keyed instead.
create view api.identity_keyed with (security_barrier) as
select i.id, b.code::text as batch, k.checkpoint, c.code::text as container, i.identifier,
       case when i.identifier in ('coi', 'din', 'container', 'lot') then i.document_a end as code, i.reason_code as reason,
       r.title as reason_title, q.code::text as person, k.checked_at, s.code::text as site
from core.identity_item i
join core.identity_check k on k.id = i.identity_check_id
join core.batch b on b.id = i.batch_id
join core.site s on s.id = b.site_id
join core.person q on q.id = k.performed_by_id
join ref.reason r on r.kind = 'keyed' and r.word = i.reason_code
left join core.container c on c.id = k.container_id
where i.method = 'keyed' and b.site_id = any ((select rule.sites())::bigint[]);
comment on view api.identity_keyed is 'What was keyed in identity checks because it could not be scanned, with the reason.';
