-- Identity checks: what two documents say, what the database knows, and the first difference.

create type work.identity_item as (place bigint, identifier text, document_a text, document_b text, method text);

-- The items of a check out of JSON text. Anything but a list of objects with exactly four texts is
-- malformed; a code with a wrong check character is refused as such.
create function rule.identity_items(items text, k ref.checkpoint) returns work.identity_item[]
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_list jsonb;
    v jsonb;
    v_out work.identity_item[] := '{}';
    v_place bigint := 0;
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
        v_place := v_place + 1;
        if jsonb_typeof(v) <> 'object' or v - array['identifier', 'document_a', 'document_b', 'method'] <> '{}'
           or (select count(*) from jsonb_each(v) e where jsonb_typeof(e.value) = 'string' and core.clean(e.value #>> '{}', 200)) <> 4 then
            perform rule.refuse('VN901', format('item %s', v_place), 'An item has the four texts identifier, document_a, document_b, method.', 'items');
        end if;
        if v ->> 'identifier' <> all (k.identifiers)
           or exists (select from unnest(v_out) o where o.identifier = v ->> 'identifier') then
            perform rule.refuse('VN901', v ->> 'identifier', 'This checkpoint compares each of these once: ' || array_to_string(k.identifiers, ', '), 'items');
        end if;
        if v ->> 'method' not in ('scan', 'scan-unprefixed', 'keyed', 'pasted', 'file', 'stated') then
            perform rule.refuse('VN901', v ->> 'method', 'Methods are scan, scan-unprefixed, keyed, pasted, file, stated.', 'items');
        end if;
        v_out := v_out || row(v_place, v ->> 'identifier', rule.plain_code(v ->> 'identifier', v ->> 'document_a'),
                              rule.plain_code(v ->> 'identifier', v ->> 'document_b'), v ->> 'method')::work.identity_item;
    end loop;
    return v_out;
end
$$;
comment on function rule.identity_items(text, ref.checkpoint) is 'The items of an identity check, checked for their form.';

-- What the database knows: one value, or several for the donation numbers of a batch.
create function rule.identity_known(b core.batch, c core.container, identifier text) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case identifier
        when 'coi' then array[e.coi::text]
        when 'din' then array(select k.din from core.collection k where k.batch_id = b.id and k.din is not null order by k.id)
        when 'container' then array_remove(array[c.code::text], null)
        when 'name' then array_remove(array[upper(i.family_name) || ' ' || i.given_name], null)
        when 'birth_date' then array_remove(array[to_char(i.birth_date, 'YYYY-MM-DD')], null)
        when 'record_number' then array_remove(array[i.record_number::text], null)
        else '{}'::text[] end
    from core.therapy_event e left join core.patient_identity i on i.patient_id = e.patient_id
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
        else false end
$$;
comment on function rule.identity_unknown(text, text) is 'Is a code in use at none of the person''s sites?';

-- The first difference as stop code, expected and presented; all NULL when everything agrees.
create function rule.identity_difference(b core.batch, c core.container, k ref.checkpoint, items work.identity_item[],
                                         out code text, out expected text, out presented text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    i work.identity_item;
    v_known text[];
    v_a boolean;
    v_b boolean;
begin
    foreach i in array items loop
        v_known := rule.identity_known(b, c, i.identifier);
        v_a := exists (select from unnest(v_known) v where rule.identity_equal(i.identifier, i.document_a, v));
        v_b := exists (select from unnest(v_known) v where rule.identity_equal(i.identifier, i.document_b, v));
        continue when v_a and v_b and rule.identity_equal(i.identifier, i.document_a, i.document_b);
        code := case when rule.identity_unknown(i.identifier, case when v_a then i.document_b else i.document_a end)
                     then 'VN302' else 'VN301' end;
        expected := i.identifier || ' ' || coalesce(nullif(array_to_string(v_known, ' or '), ''), '(none)');
        presented := case when v_a then i.document_b when v_b or i.document_a = i.document_b then i.document_a
                      else i.document_a || ' and ' || i.document_b end;
        return;
    end loop;
    -- a bag's own code is its donation number: one code read twice is one identifier
    if (select count(distinct x.document_a) from unnest(items) x) < k.least
       or not exists (select from unnest(items) x where x.method in ('scan', 'scan-unprefixed')) then
        code := 'VN303';
        expected := format('at least %s of %s, one by scan', k.least, array_to_string(k.identifiers, ', '));
        presented := coalesce((select string_agg(x.identifier || ' by ' || x.method, ', ' order by x.place) from unnest(items) x), 'none');
    end if;
end
$$;
comment on function rule.identity_difference(core.batch, core.container, ref.checkpoint, work.identity_item[]) is 'The first difference of an identity check.';

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
