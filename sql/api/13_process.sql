-- Process documents: imported as drafts, in force when manager and QA have signed, retired by the next version.

create function rule.process_version(process text, number bigint) returns core.process_version
language sql stable set search_path = pg_catalog, pg_temp as $$
    select v from core.process_version v join core.process p on p.id = v.process_id
    where p.code = process_version.process and v.number = process_version.number
$$;
comment on function rule.process_version(text, bigint) is 'A process version by family and number; all NULL when there is none.';

-- Everything that is wrong with a document: first its form, and when that is right, its meaning.
create function rule.process_findings(document text) returns setof work.process_wrong
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_doc jsonb;
    v_context text;
    v_wrong work.process_wrong[];
begin
    if document is null or octet_length(document) > 4194304 then
        return next rule.process_found('', coalesce(octet_length(document)::text, 'no') || ' bytes', 'at most 4194304 bytes');
        return;
    end if;
    begin
        v_wrong := array(select w from rule.process_shape(document::json, 'process', '') w);
        v_doc := document::jsonb;
    exception when data_exception or program_limit_exceeded then
        -- the parser's words may quote the document; only the place is kept
        get stacked diagnostics v_context = pg_exception_context;
        return next rule.process_found('', coalesce('not JSON at ' || substring(v_context from 'JSON data, (line [0-9]+)'), 'not JSON'),
                                       'one JSON object in UTF-8, not nested too deeply');
        return;
    end;
    if v_wrong <> '{}' then
        return query select w.* from unnest(v_wrong) w;
        return;
    end if;
    return query select * from rule.process_wrong_steps(v_doc);
    return query select * from rule.process_wrong_fields(v_doc);
    return query select * from rule.process_wrong_units(v_doc);
    return query select * from rule.process_wrong_lines(v_doc);
    if not exists (select from pg_timezone_names z where z.name = coalesce(v_doc #>> '{settings,site_time_zone}', 'UTC')) then
        return next rule.process_found('/settings/site_time_zone', 'unknown zone', 'a zone by its name, for example Europe/Berlin');
    end if;
end
$$;
comment on function rule.process_findings(text) is 'Everything that is wrong with a process document.';

-- A document as jsonb, after every check of its form and meaning.
create function rule.process_read(document text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_wrong work.process_wrong[] := array(select w from rule.process_findings(document) w);
begin
    if v_wrong <> '{}' then
        perform rule.process_refuse(v_wrong);
    end if;
    return document::jsonb;
end
$$;
comment on function rule.process_read(text) is 'Reads a process document and refuses with all that is wrong.';

-- in_force_from is signed with the document; empty: as soon as the second signature stands.
create function api.process_import(request uuid, document text, in_force_from text default null) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- the installation's stream makes two calls of one request wait for each other
    a work.actor := rule.act_begin('process_import', request, rule.digest(jsonb_build_array(document, in_force_from)),
        array(select s.id from ledger.stream s where s.kind = 'site' and s.key = 'installation'));
    v core.process_version;
    v_doc jsonb;
    v_code text;
    v_process bigint;
    v_from timestamptz;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if coalesce(process_import.in_force_from, '') <> '' then
        v_from := rule.moment(process_import.in_force_from, 'in_force_from');
    end if;
    v_doc := rule.process_read(process_import.document);
    v_code := v_doc ->> 'process';
    if v_doc #>> '{product,frame,kind}' = 'training'
        and not exists (select from core.installation i where i.mode = 'training') then
        perform rule.refuse('VN006', 'a product in the frame training',
            'Name the frame in which the product is made; invented products belong to training installations.', 'document');
    end if;
    select s.id into a.stream from ledger.stream s where s.kind = 'process' and s.key = v_code for no key update;
    if a.stream is null then
        a.stream := rule.stream_make('process', v_code);       -- nobody else makes it: imports wait for each other
        insert into core.process (stream_id, code) values (a.stream, v_code) returning id into v_process;
    else
        select p.id into strict v_process from core.process p where p.code = v_code;
    end if;
    v := rule.process_version(v_code, (v_doc ->> 'version')::bigint);
    if v.id is not null then
        perform rule.refuse('VN113', format('%s %s, document sha256 %s', v_code, v.number, encode(v.digest, 'hex')),
            case when v.digest = sha256(convert_to(process_import.document, 'UTF8')) then 'This very document is imported already.'
                 else 'The text is another: give it the next version number.' end, 'version');
    end if;
    insert into core.process_version (stream_id, process_id, number, title, document, digest, status, proposed_by_id, product_name,
        kind, target, gene_delivery, presentation, frame_kind, frame_authority, frame_reference, frame_sponsor, frame_retention,
        release_by, late_entry_us, time_zone, retest_by, asked_from)
    values (a.stream, v_process, (v_doc ->> 'version')::integer, v_doc ->> 'title', process_import.document,
            sha256(convert_to(process_import.document, 'UTF8')), 'draft', a.person_id, v_doc #>> '{product,name}',
            v_doc #>> '{product,kind}', v_doc #>> '{product,target}', v_doc #>> '{product,gene_delivery}',
            v_doc #>> '{product,presentation}', v_doc #>> '{product,frame,kind}', v_doc #>> '{product,frame,authority}',
            v_doc #>> '{product,frame,reference}', v_doc #>> '{product,frame,sponsor}', v_doc #>> '{product,frame,retention}',
            coalesce((select string_agg(w.word, ' ' order by w.word)
                      from jsonb_array_elements_text(v_doc #> '{product,frame,release}') w (word)), 'releaser'),
            rule.duration_us(coalesce(v_doc #>> '{settings,late_entry}', rule.setting('late_entry'))),
            coalesce(v_doc #>> '{settings,site_time_zone}', 'UTC'), coalesce(v_doc #>> '{settings,retest_by}', 'any'), v_from)
    returning * into v;
    perform rule.process_expand(v, v_doc);
    return rule.done(a, jsonb_build_object('process', v_code, 'number', v.number, 'process_version', v.id, 'version', v.version,
                                           'digest', encode(v.digest, 'hex'), 'warnings', rule.process_warnings(v_doc)));
end
$$;
comment on function api.process_import(uuid, text, text) is 'Imports a process document as a draft.';

create function api.process_retire(request uuid, process text, number bigint, version bigint, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    v core.process_version := rule.process_version(process_retire.process, process_retire.number);
    a work.actor := rule.act_begin('process_retire', request, rule.digest(jsonb_build_array(process, number, version, reason)),
        array_remove(array[v.stream_id], null), null, reason);
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    v := rule.process_version(process_retire.process, process_retire.number);
    if v.id is null then
        perform rule.refuse('VN306', left(process_retire.process, 60), null, 'process');
    end if;
    perform rule.same_version(process_retire.version, v.version);
    perform rule.reason(process_retire.reason);
    if v.status = 'retired' then
        perform rule.refuse('VN117', format('%s %s', process_retire.process, v.number));
    end if;
    update core.process_version x set status = 'retired', retired_at = a.lab_now, version = x.version + 1 where x.id = v.id;
    return rule.done(a, jsonb_build_object('process_version', v.id, 'version', v.version + 1));
end
$$;
comment on function api.process_retire(uuid, text, bigint, bigint, text) is
    'Retires a process version, or withdraws it before its date; batches issued from it go on, new ones are not issued.';
