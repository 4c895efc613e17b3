-- One person registered twice. Nothing moves between chains: a signed row says that both registrations are one
-- person and which of them leads; another signed row ends that.

-- New work goes to the leading registration.
create function rule.patient_leads(patient_id bigint) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_lead bigint := rule.patient_lead(patient_leads.patient_id);
    p core.patient;
begin
    if v_lead is distinct from patient_leads.patient_id then
        select * into p from core.patient x where x.id = v_lead;
        perform rule.refuse('VN320', (select x.code from core.patient x where x.id = patient_leads.patient_id),
                            case when rule.sees(p.site_id) then 'Use ' || p.code || '.' end, 'patient');
    end if;
end
$$;
comment on function rule.patient_leads(bigint) is 'Refuses a registration that another one leads.';

create function rule.patient_seen(code text) returns core.patient
language sql stable set search_path = pg_catalog, pg_temp as $$
    select p from core.patient p where p.code = patient_seen.code and rule.sees(p.site_id)
$$;
comment on function rule.patient_seen(text) is 'A patient by code if the session''s person may see it.';

-- A right at the second site, too: an act asks for it at one.
create function rule.right_at(person_id bigint, roles text[], site_id bigint, lab_now timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from core.person_role r
                   where r.person_id = right_at.person_id and r.site_id = right_at.site_id and r.role = any (right_at.roles)
                     and r.status = 'approved' and not r.inspection and right_at.lab_now between r.valid_from and r.valid_until)
$$;
comment on function rule.right_at(bigint, text[], bigint, timestamptz) is 'Does a person hold one of these roles at a site?';

-- Do two registrations say the same? Names as an identity check compares them.
create function rule.registered_alike(one bigint, other bigint, identifier text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case registered_alike.identifier
        when 'name' then rule.identity_equal('name', a.family_name || ' ' || a.given_name, b.family_name || ' ' || b.given_name)
        when 'birth_date' then a.birth_date = b.birth_date
        when 'record_number' then a.record_number = b.record_number
        when 'sex' then a.sex = b.sex end
    from core.patient_identity a, core.patient_identity b where a.patient_id = one and b.patient_id = other
$$;
comment on function rule.registered_alike(bigint, bigint, text) is 'Do two registrations agree in an identifier?';

create type work.merge_evidence as (identifier text, document text, agrees boolean, right_id bigint);

-- What was looked at, out of JSON text: identifier, document, and whose record is right where they differ. A record
-- number differs by nature: both stay right.
create function rule.merge_evidence(evidence text, lead core.patient, other core.patient) returns work.merge_evidence[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_list jsonb := rule.json(evidence, 'evidence');
    v jsonb;
    e work.merge_evidence;
    v_out work.merge_evidence[] := '{}';
begin
    if jsonb_typeof(v_list) is distinct from 'array' or jsonb_array_length(v_list) > 4 then
        perform rule.refuse('VN901', 'evidence', 'Give a JSON list of {"identifier","document","right"}.', 'evidence');
    end if;
    for v in select jsonb_array_elements(v_list) loop
        if jsonb_typeof(v) <> 'object' or v - array['identifier', 'document', 'right'] <> '{}'
           or exists (select from jsonb_each(v) x where jsonb_typeof(x.value) <> 'string') then
            perform rule.refuse('VN901', 'evidence', 'An entry has the texts identifier and document, and right where the registrations differ.', 'evidence');
        end if;
        e.identifier := rule.one_word(v ->> 'identifier', 'evidence', array['name', 'birth_date', 'record_number', 'sex']);
        e.document := rule.text(v ->> 'document', 'evidence', 200, true);
        e.agrees := rule.registered_alike(lead.id, other.id, e.identifier);
        e.right_id := case v ->> 'right' when lead.code then lead.id when other.code then other.id end;
        if exists (select from unnest(v_out) x where x.identifier = e.identifier) then
            perform rule.refuse('VN901', e.identifier, 'Each identifier once.', 'evidence');
        elsif v ? 'right' and (e.agrees or e.right_id is null) then
            perform rule.refuse('VN901', e.identifier, 'right names one of the two codes, and only where they differ.', 'evidence');
        end if;
        v_out := v_out || e;
    end loop;
    return v_out;
end
$$;
comment on function rule.merge_evidence(text, core.patient, core.patient) is 'The evidence for a merge, checked for its form.';

-- What the evidence lacks: NULL, or words for a refusal. Told by the names of identifiers, never by their values.
create function rule.evidence_short(v work.merge_evidence[], leading_id bigint, other_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when cardinality(v) < 2 then 'fewer than two identifiers'
                else (select string_agg('no word which is right: ' || k, '; ' order by k)
                      from unnest(array['name', 'birth_date', 'sex']) k
                      where not rule.registered_alike(leading_id, other_id, k)
                        and not exists (select from unnest(v) x where x.identifier = k and x.right_id is not null)) end
$$;
comment on function rule.evidence_short(work.merge_evidence[], bigint, bigint) is 'What the evidence for a merge lacks.';

create function api.patient_merge(request uuid, lead text, other text, reason text, evidence text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    l core.patient := rule.patient_seen(patient_merge.lead);
    o core.patient := rule.patient_seen(patient_merge.other);
    -- both sites' streams: two people who say it of the same two wait for each other
    a work.actor := rule.act_begin('patient_merge', request, rule.digest(jsonb_build_array(lead, other, reason, evidence)),
                        array(select distinct s from unnest(array[l.stream_id, o.stream_id]) s where s is not null), l.site_id, reason);
    v_evidence work.merge_evidence[];
    v_short text;
    v_merge bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if l.id is null then
        perform rule.refuse('VN306', left(patient_merge.lead, 60), null, 'lead');
    elsif o.id is null then
        perform rule.refuse('VN306', left(patient_merge.other, 60), null, 'other');
    elsif not rule.right_at(a.person_id, array['coordinator'], o.site_id, a.lab_now) then
        perform rule.refuse('VN003', o.code, 'Both sites ask for the right.', 'other');
    end if;
    a.stream := l.stream_id;
    perform rule.reason(patient_merge.reason);
    perform rule.merge_open(l, o);
    v_evidence := rule.merge_evidence(patient_merge.evidence, l, o);
    v_short := rule.evidence_short(v_evidence, l.id, o.id);
    if v_short is not null then
        perform rule.refuse('VN322', v_short, null, 'evidence');
    end if;
    insert into core.patient_merge (stream_id, kind, leading_id, other_id, reason, proposed_by_id, proposed_at, status)
    values (l.stream_id, 'merge', l.id, o.id, patient_merge.reason, a.person_id, a.lab_now, 'proposed')
    returning id into v_merge;
    insert into core.patient_merge_evidence (stream_id, patient_merge_id, identifier, agrees, right_id, document)
    select l.stream_id, v_merge, v.identifier, v.agrees, v.right_id, v.document from unnest(v_evidence) with ordinality
        v (identifier, document, agrees, right_id, place) order by v.place;
    return rule.done(a, jsonb_build_object('patient_merge', v_merge, 'version', 1, 'sign', 'approved',
        'contradicts', (select coalesce(jsonb_agg(v.identifier), '[]') from unnest(v_evidence) v where v.right_id is not null)));
end
$$;
comment on function api.patient_merge(uuid, text, text, text, text) is 'Proposes that two registrations are one person; QA''s signature makes it so.';

-- Refuses what can't be joined: with itself, twice, and chains of chains.
create function rule.merge_open(l core.patient, o core.patient) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    m core.patient_merge;
begin
    if l.id = o.id then
        perform rule.refuse('VN321', l.code, 'A registration is not joined with itself.', 'other');
    end if;
    select * into m from core.patient_merge x
    where x.kind = 'merge' and x.status in ('proposed', 'approved')
      and (x.other_id in (l.id, o.id) or x.leading_id = o.id)
    order by x.id limit 1;
    if m.id is not null then
        perform rule.refuse('VN321', format('merge %s, %s', m.id, m.status), 'Withdraw or reverse that one first; or use the registration that leads it.');
    end if;
end
$$;
comment on function rule.merge_open(core.patient, core.patient) is 'Refuses registrations that cannot be joined.';

-- The merge of a number, if both of its sites are the person's.
create function rule.merge_seen(merge bigint) returns core.patient_merge
language sql stable set search_path = pg_catalog, pg_temp as $$
    select m from core.patient_merge m join core.patient l on l.id = m.leading_id join core.patient o on o.id = m.other_id
    where m.id = merge_seen.merge and rule.sees(l.site_id) and rule.sees(o.site_id)
$$;
comment on function rule.merge_seen(bigint) is 'A merge that the session''s person may see.';

create function api.patient_merge_reverse(request uuid, patient_merge bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    m core.patient_merge := rule.merge_seen(patient_merge_reverse.patient_merge);
    a work.actor := rule.act_begin('patient_merge_reverse', request, rule.digest(jsonb_build_array(patient_merge, version, reason)),
                        array_remove(array[m.stream_id], null), (select p.site_id from core.patient p where p.id = m.leading_id), reason);
    v_reversal bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    m := rule.merge_seen(patient_merge_reverse.patient_merge);
    if m.id is null then
        perform rule.refuse('VN306', patient_merge_reverse.patient_merge::text, null, 'patient_merge');
    end if;
    perform rule.same_version(patient_merge_reverse.version, m.version);
    perform rule.reason(patient_merge_reverse.reason);
    if m.kind <> 'merge' or m.status <> 'approved' then
        perform rule.refuse('VN117', m.kind || ' ' || m.status);
    elsif exists (select from core.patient_merge x where x.merge_id = m.id and x.status = 'proposed') then
        perform rule.refuse('VN108', 'merge ' || m.id);
    end if;
    insert into core.patient_merge (stream_id, kind, leading_id, other_id, merge_id, reason, proposed_by_id, proposed_at, status)
    values (m.stream_id, 'reversal', m.leading_id, m.other_id, m.id, patient_merge_reverse.reason, a.person_id, a.lab_now, 'proposed')
    returning id into v_reversal;
    return rule.done(a, jsonb_build_object('patient_merge', v_reversal, 'version', 1, 'sign', 'approved'));
end
$$;
comment on function api.patient_merge_reverse(uuid, bigint, bigint, text) is 'Proposes that two registrations are two persons after all.';

create function api.patient_merge_withdraw(request uuid, patient_merge bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    m core.patient_merge := rule.merge_seen(patient_merge_withdraw.patient_merge);
    a work.actor := rule.act_begin('patient_merge_withdraw', request, rule.digest(jsonb_build_array(patient_merge, version, reason)),
                        array_remove(array[m.stream_id], null), (select p.site_id from core.patient p where p.id = m.leading_id), reason);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    m := rule.merge_seen(patient_merge_withdraw.patient_merge);
    if m.id is null then
        perform rule.refuse('VN306', patient_merge_withdraw.patient_merge::text, null, 'patient_merge');
    end if;
    perform rule.same_version(patient_merge_withdraw.version, m.version);
    perform rule.reason(patient_merge_withdraw.reason);
    if m.status <> 'proposed' then
        perform rule.refuse('VN117', m.kind || ' ' || m.status);
    end if;
    update core.patient_merge x set status = 'withdrawn', version = x.version + 1 where x.id = m.id;
    return rule.done(a, jsonb_build_object('patient_merge', m.id, 'version', m.version + 1));
end
$$;
comment on function api.patient_merge_withdraw(uuid, bigint, bigint, text) is 'Withdraws a merge or reversal that nobody has signed.';

-- The four functions of the signable record patient_merge.
create function rule.subject_patient_merge(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select m.stream_id, m.version, l.site_id, null::bigint, format('%s of %s and %s', m.kind, l.code, o.code)
    from core.patient_merge m join core.patient l on l.id = m.leading_id join core.patient o on o.id = m.other_id
    where m.id = record and rule.sees(o.site_id)
$$;
comment on function rule.subject_patient_merge(bigint) is 'Where a merge stands; nowhere for who does not see both sites.';

create function rule.content_patient_merge(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'record: ' || m.kind || ' ' || m.id,
        case m.kind when 'merge' then 'says: one person, registered twice' else 'says: two persons after all; ends merge ' || m.merge_id end,
        -- by their codes: initials can be corrected, and no signature ends with that
        format('leading: %s, site %s', l.code, ls.code), format('other: %s, site %s', o.code, os.code),
        (select string_agg(format('%s: %s; %s', v.identifier, case when v.agrees then 'agrees'
                    when v.right_id is null then 'differs, both are kept'
                    else 'differs, right is ' || r.code end, v.document), E'\n' order by v.id)
         from core.patient_merge_evidence v left join core.patient r on r.id = v.right_id where v.patient_merge_id = m.id),
        'reason: ' || m.reason, 'proposed by: ' || q.printed_name, 'proposed at: ' || rule.written(m.proposed_at))
    from core.patient_merge m
    join core.patient l on l.id = m.leading_id join core.site ls on ls.id = l.site_id
    join core.patient o on o.id = m.other_id join core.site os on os.id = o.site_id
    join core.person q on q.id = m.proposed_by_id
    where m.id = record
$$;
comment on function rule.content_patient_merge(bigint) is 'What QA signs about two registrations.';

create function rule.signer_patient_merge(record bigint, meaning text, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when m.status <> 'proposed' then 'the ' || m.kind || ' is ' || m.status
                when m.proposed_by_id = signer_patient_merge.person_id then 'proposed it'
                when not rule.right_at(signer_patient_merge.person_id, array['qa'], o.site_id, rule.now()) then 'is not QA at both sites'
                when m.kind = 'merge' and (
                    select coalesce(string_agg(k, ', ') filter (where rule.registered_alike(m.leading_id, m.other_id, k) is distinct from
                        coalesce((select v.agrees from core.patient_merge_evidence v where v.patient_merge_id = m.id and v.identifier = k), true)), '')
                    from unnest(array['name', 'birth_date', 'sex']) k) <> ''
                then 'a registration was corrected since: withdraw and propose anew' end
    from core.patient_merge m join core.patient o on o.id = m.other_id
    where m.id = record
$$;
comment on function rule.signer_patient_merge(bigint, text, bigint) is 'Why a person may not sign a merge.';

create function rule.signed_patient_merge(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    m core.patient_merge;
begin
    update core.patient_merge x set status = 'approved', version = x.version + 1 where x.id = record returning * into m;
    if m.kind = 'reversal' then
        update core.patient_merge x set status = 'reversed', version = x.version + 1 where x.id = m.merge_id;
    end if;
    return jsonb_build_object('patient_merge', m.id, 'kind', m.kind, 'version', m.version);
end
$$;
comment on function rule.signed_patient_merge(bigint, text, work.actor) is 'QA''s signature makes a merge or a reversal hold.';

create view api.patient_merge with (security_barrier) as
select m.id, m.kind, l.code::text as lead, o.code::text as other, m.merge_id as ends, m.status, m.reason::text as reason,
       (select string_agg(concat_ws(' ', v.identifier, case when v.agrees then 'agrees'
                    when r.id is null then 'differs' else 'differs, right is ' || r.code end), ', ' order by v.id)
        from core.patient_merge_evidence v left join core.patient r on r.id = v.right_id where v.patient_merge_id = m.id) as evidence,
       q.code::text as proposed_by, m.proposed_at,
       (select w.code::text from core.signature g join core.person w on w.id = g.person_id
        where g.entity = 'patient_merge' and g.record_id = m.id and g.meaning = 'approved' limit 1) as approved_by, m.version
from core.patient_merge m
join core.patient l on l.id = m.leading_id
join core.patient o on o.id = m.other_id
join core.person q on q.id = m.proposed_by_id
where l.site_id = any ((select rule.sites())::bigint[]) and o.site_id = any ((select rule.sites())::bigint[]);
comment on view api.patient_merge is 'Registrations of one person: which leads, on what evidence, and what ended that.';

-- Other patients in work whose names are the same or similar, by batch: codes and initials.
create view api.similar_patient with (security_barrier) as
select b.id, b.code::text as batch, p.code::text as patient, p.initials::text as initials, x.code::text as similar_to,
       x.initials::text as similar_initials, s.code::text as site
from core.batch b
join core.site s on s.id = b.site_id
join core.therapy_event e on e.id = b.therapy_event_id
join core.patient p on p.id = e.patient_id
cross join lateral rule.similar_patients(p.id) x
where b.site_id = any ((select rule.sites())::bigint[]) and b.process_status not in ('closed', 'cancelled', 'aborted', 'discarded');
comment on view api.similar_patient is 'Batches whose patient has a same or similar name or birth date as another patient in work.';
