-- Identity checks: what two documents say, what the database knows, and the first difference.

create type work.identity_item as (place bigint, pair integer, identifier text, document_a text, document_b text,
                                   method text, reason text);

-- A keyed code says that it was read whole: its check character stands behind it on the label. Names and birth
-- dates have none and are compared letter by letter anyway.
create function rule.keyed_code(identifier text, value text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_own text[];
    v_plain text := regexp_replace(value, '^&/(?=CH)', '');
begin
    if keyed_code.identifier in ('name', 'birth_date') then
        return value;
    end if;
    v_own := rule.own_code(value, keyed_code.identifier);
    if v_own is not null then
        return v_own[2];
    elsif keyed_code.identifier in ('din', 'container') and length(value) = 14 and rule.din_plain(value) is not null then
        return rule.din_plain(value);
    elsif keyed_code.identifier = 'coi' and v_plain ~ '^CH[0-9A-Z]{13}[0-9A-Z*]$'
          and rule.check37(left(v_plain, 15)) = right(v_plain, 1) then
        return left(v_plain, 15);
    end if;
    perform rule.refuse('VN305', left(keyed_code.identifier, 40), 'Type the code with its check character, as it stands on the label.', 'items');
end
$$;
comment on function rule.keyed_code(text, text) is 'A typed code without its check character, which must be there.';

-- What was keyed says why, by a word of the list.
create function rule.keyed_reason(reason text, what text, field text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if reason is null or not exists (select from ref.reason r where r.kind = 'keyed' and r.word = reason) then
        perform rule.refuse(case when reason is null then 'VN205' else 'VN208' end, coalesce(left(reason, 60), what), 'Say why it was keyed: '
            || (select string_agg(r.word, ', ' order by r.word) from ref.reason r where r.kind = 'keyed'), field);
    end if;
end
$$;
comment on function rule.keyed_reason(text, text, text) is 'Refuses what was keyed without a reason of the list.';

-- Which two documents an item compares: as it says ("container/certificate"); else what is stated belongs to where
-- the patient speaks, and everything else to the first pair that shares the identifier.
create function rule.identity_pair(checkpoint text, identifier text, documents text, method text) returns integer
language sql stable set search_path = pg_catalog, pg_temp as $$
    select p.place from ref.checkpoint_pair p
    where p.checkpoint = identity_pair.checkpoint and identity_pair.identifier = any (p.identifiers)
      and (identity_pair.documents is null or identity_pair.documents = p.first || '/' || p.second)
    order by (identity_pair.method = 'stated') is distinct from p.spoken, p.place
    limit 1
$$;
comment on function rule.identity_pair(text, text, text, text) is 'Which pair of documents an item of a check belongs to.';

-- One item, checked for its form; a code with a wrong check character is refused as such.
create function rule.identity_item(v jsonb, place bigint, checkpoint text) returns work.identity_item
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    i work.identity_item;
    v_reason text := v ->> 'reason';
begin
    if jsonb_typeof(v) <> 'object'
       or v - array['identifier', 'document_a', 'document_b', 'method', 'documents', 'reason'] <> '{}'
       or not v ?& array['identifier', 'document_a', 'document_b', 'method']
       or exists (select from jsonb_each(v) e where not (jsonb_typeof(e.value) = 'string' and core.clean(e.value #>> '{}', 200))) then
        perform rule.refuse('VN901', format('item %s', place), 'An item has the four texts identifier, document_a, document_b, method; '
            'and documents and reason where they are needed.', 'items');
    end if;
    i.place := place;
    i.identifier := v ->> 'identifier';
    i.method := v ->> 'method';
    if i.method not in ('scan', 'scan-unprefixed', 'keyed', 'pasted', 'file', 'stated') then
        perform rule.refuse('VN901', i.method, 'Methods are scan, scan-unprefixed, keyed, pasted, file, stated.', 'items');
    end if;
    i.pair := rule.identity_pair(checkpoint, i.identifier, v ->> 'documents', i.method);
    if i.pair is null then
        perform rule.refuse('VN901', i.identifier, 'This checkpoint compares ' || rule.identity_wanted(checkpoint), 'items');
    end if;
    if i.method = 'stated' and not (select p.spoken from ref.checkpoint_pair p where p.checkpoint = identity_item.checkpoint and p.place = i.pair) then
        perform rule.refuse('VN901', i.identifier, 'Nobody speaks here: what two documents say is scanned, or keyed with a reason.', 'items');
    end if;
    if i.method = 'keyed' then
        perform rule.keyed_reason(v_reason, i.identifier, 'items');
    elsif i.method <> 'keyed' and v_reason is not null then
        perform rule.refuse('VN901', i.identifier, 'Only what was keyed has a reason.', 'items');
    end if;
    i.reason := v_reason;
    i.document_a := case when i.method = 'keyed' then rule.keyed_code(i.identifier, v ->> 'document_a')
                         else rule.plain_code(i.identifier, v ->> 'document_a') end;
    i.document_b := rule.plain_code(i.identifier, v ->> 'document_b');
    return i;
end
$$;
comment on function rule.identity_item(jsonb, bigint, text) is 'One item of an identity check, checked for its form.';

-- What a checkpoint asks for, in words.
create function rule.identity_wanted(checkpoint text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select string_agg(format('at least %s of %s on %s and %s%s', p.least, replace(array_to_string(p.identifiers, ', '), '_', ' '), p.first, p.second,
                             case when p.scanned then ', one by scan' else '' end), '; ' order by p.place)
    from ref.checkpoint_pair p where p.checkpoint = identity_wanted.checkpoint
$$;
comment on function rule.identity_wanted(text) is 'What a checkpoint compares, in words.';

-- The items of a check out of JSON text. Anything but a list of such objects is malformed.
create function rule.identity_items(items text, checkpoint text) returns work.identity_item[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_list jsonb;
    v jsonb;
    i work.identity_item;
    v_out work.identity_item[] := '{}';
begin
    begin
        v_list := case when length(items) <= 16384 then items::jsonb end;
    exception when data_exception or program_limit_exceeded then
        v_list := null;
    end;
    if jsonb_typeof(v_list) is distinct from 'array' or jsonb_array_length(v_list) > 20 then
        perform rule.refuse('VN901', 'items', 'Give a JSON list of {"identifier","document_a","document_b","method"}.', 'items');
    end if;
    for v in select jsonb_array_elements(v_list) loop
        i := rule.identity_item(v, cardinality(v_out) + 1, checkpoint);
        if exists (select from unnest(v_out) o where o.identifier = i.identifier and o.pair = i.pair) then
            perform rule.refuse('VN901', i.identifier, 'Two documents are compared by each identifier once: ' || rule.identity_wanted(checkpoint), 'items');
        end if;
        v_out := v_out || i;
    end loop;
    return v_out;
end
$$;
comment on function rule.identity_items(text, text) is 'The items of an identity check, checked for their form.';

-- The code that leads where one person is registered under several; a patient registered once leads alone.
create function rule.patient_lead(patient_id bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((select m.leading_id from core.patient_merge m
                     where m.other_id = patient_lead.patient_id and m.kind = 'merge' and m.status = 'approved'), patient_lead.patient_id)
$$;
comment on function rule.patient_lead(bigint) is 'The leading registration of a person.';

create function rule.patient_group(patient_id bigint) returns bigint[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array[l.id] || array(select m.other_id from core.patient_merge m
                                where m.leading_id = l.id and m.kind = 'merge' and m.status = 'approved' order by m.id)
    from (select rule.patient_lead(patient_group.patient_id) as id) l
$$;
comment on function rule.patient_group(bigint) is 'All registrations of a person, the leading one first.';

-- Whose record says a person's name or birth date: where two registrations differ, the one that a merge has found right.
create function rule.patient_right(patient_id bigint, identifier text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce((select v.right_id from core.patient_merge m join core.patient_merge_evidence v on v.patient_merge_id = m.id
                     where m.leading_id = rule.patient_lead(patient_right.patient_id) and m.kind = 'merge' and m.status = 'approved'
                       and patient_right.patient_id in (m.leading_id, m.other_id)
                       and v.identifier = patient_right.identifier and not v.agrees
                     order by m.id desc limit 1), patient_right.patient_id)
$$;
comment on function rule.patient_right(bigint, text) is 'The registration whose name or birth date is right.';

-- What the database knows: one value, several (donation numbers of a batch, record numbers of a person who is
-- registered twice), none. A bag has one donation number, its own: that of the batch's other bag is another bag's.
-- Lots depend on the checkpoint, too: rule.lots_known.
create function rule.identity_known(b core.batch, c core.container, identifier text) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case identifier
        when 'coi' then array[e.coi::text]
        when 'din' then array(select k.din from core.collection k where k.batch_id = b.id and k.din is not null
                              and (c.kind is distinct from 'collection-bag' or k.din = c.code) order by k.id)
        when 'container' then array_remove(array[c.code::text], null)
        when 'name' then array(select upper(i.family_name) || ' ' || i.given_name from core.patient_identity i
                               where i.patient_id = rule.patient_right(e.patient_id, 'name'))
        when 'birth_date' then array(select to_char(i.birth_date, 'YYYY-MM-DD') from core.patient_identity i
                                     where i.patient_id = rule.patient_right(e.patient_id, 'birth_date'))
        when 'record_number' then array(select i.record_number from core.patient_identity i
                                        where i.patient_id = any (rule.patient_group(e.patient_id)) order by i.id)
        else '{}'::text[] end
    from core.therapy_event e
    where e.id = b.therapy_event_id
$$;
comment on function rule.identity_known(core.batch, core.container, text) is 'Values of an identifier that belong to a batch.';

create function rule.identity_personal(identifier text) returns boolean
language sql immutable parallel safe return identifier in ('name', 'birth_date', 'record_number');
comment on function rule.identity_personal(text) is 'Does this identifier identify a person outside the laboratory?';

-- Upper and lower case of a name are one name; everything else is compared as it is.
create function rule.identity_equal(identifier text, one text, other text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when identifier = 'name' then lower(one) = lower(other) else one = other end
$$;
comment on function rule.identity_equal(text, text, text) is 'Do two documents say the same?';

-- Is this code in use at none of the person's sites? Codes of other sites are as good as unknown, and personal
-- identifiers are never told unknown from wrong: a check must not be a way to ask who is treated elsewhere.
create function rule.identity_unknown(identifier text, value text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case identifier
        when 'coi' then not exists (select from core.therapy_event e where e.coi = value and rule.sees(e.site_id))
        when 'din' then not exists (select from core.collection k join core.batch b on b.id = k.batch_id
                                    where k.din = value and rule.sees(b.site_id))
        when 'container' then (rule.container_seen(value)).id is null
        when 'lot' then (rule.lot_seen(value)).id is null
        else false end
$$;
comment on function rule.identity_unknown(text, text) is 'Is a code in use at none of the person''s sites?';

-- Which pair of documents was compared by too little: NULL, or what was presented. A bag's own code is its donation
-- number: one code read twice is one identifier. What was pasted or came out of a file was read from no document here.
create function rule.identity_short(items work.identity_item[], p ref.checkpoint_pair) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when count(distinct case when x.identifier = any (p.counted_once) then p.counted_once[1] else x.document_a end) < p.least
                  or (p.scanned and not coalesce(bool_or(x.method in ('scan', 'scan-unprefixed')), false))
                  or bool_or(x.method in ('pasted', 'file'))
                then coalesce(string_agg(x.identifier || ' by ' || x.method, ', ' order by x.place), 'none') end
    from unnest(items) x where x.pair = p.place
$$;
comment on function rule.identity_short(work.identity_item[], ref.checkpoint_pair) is 'What was presented when it is too little.';

-- Does an item agree with what the database knows and with itself? The numbers of a person registered twice are
-- all right, and a wristband may show the one, an order the other.
create function rule.identity_fits(known text[], i work.identity_item, out a boolean, out b boolean, out fits boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select k.a, k.b, k.a and k.b and (rule.identity_equal(i.identifier, i.document_a, i.document_b) or i.identifier = 'record_number')
    from (select known is null or exists (select from unnest(known) v where rule.identity_equal(i.identifier, i.document_a, v)) as a,
                 known is null or exists (select from unnest(known) v where rule.identity_equal(i.identifier, i.document_b, v)) as b) k
$$;
comment on function rule.identity_fits(text[], work.identity_item) is 'Do both documents say what is known, and the same?';

-- The first difference as stop code, expected and presented; all NULL when everything agrees.
create function rule.identity_difference(b core.batch, c core.container, checkpoint text, items work.identity_item[],
                                         out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    i work.identity_item;
    f record;
    p ref.checkpoint_pair;
    v_known text[];
begin
    foreach i in array items loop
        v_known := case i.identifier when 'lot' then rule.lots_known(b, identity_difference.checkpoint) else rule.identity_known(b, c, i.identifier) end;
        f := rule.identity_fits(v_known, i);
        continue when f.fits;
        -- where no lot is recorded for the step nothing is known of lots, and two documents only differ
        code := case when v_known is not null and rule.identity_unknown(i.identifier, case when f.a then i.document_b else i.document_a end)
                     then 'VN302' else 'VN301' end;
        expected := i.identifier || ' ' || coalesce(nullif(array_to_string(coalesce(v_known, array[i.document_b]), ' or '), ''), '(none)');
        presented := case when f.a then case when v_known is null then i.document_a else i.document_b end
                          when f.b or i.document_a = i.document_b then i.document_a
                          else i.document_a || ' and ' || i.document_b end;
        return;
    end loop;
    for p in select * from ref.checkpoint_pair x where x.checkpoint = identity_difference.checkpoint order by x.place loop
        presented := rule.identity_short(items, p);
        if presented is not null then
            code := 'VN303';
            expected := format('at least %s of %s on %s and %s%s', p.least, replace(array_to_string(p.identifiers, ', '), '_', ' '), p.first, p.second,
                               case when p.scanned then ', one by scan' else '' end)
                        || case when presented ~ ' by (pasted|file)' then ', read from both: none pasted or out of a file' else '' end;
            return;
        end if;
    end loop;
end
$$;
comment on function rule.identity_difference(core.batch, core.container, text, work.identity_item[]) is 'The first difference of an identity check.';

-- What is kept of a document: codes in clear, a person's identifiers as a commitment under the salt of the
-- patient's identity, so that erasing that salt erases these too.
create function rule.identity_kept(b core.batch, identifier text, value text) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_identity bigint;
begin
    if not rule.identity_personal(identifier) then
        return value;
    end if;
    select i.id into v_identity
    from core.therapy_event e join core.patient_identity i on i.patient_id = e.patient_id where e.id = b.therapy_event_id;
    return encode(rule.commitment(rule.salt('patient_identity', v_identity), identifier, value), 'hex');
end
$$;
comment on function rule.identity_kept(core.batch, text, text) is 'A document''s value as an identity check keeps it.';
