-- Process documents: imported as drafts, in force when manager and QA have signed, retired by the next version.

create function rule.process_version(process text, number bigint) returns core.process_version
language sql stable set search_path = pg_catalog, pg_temp as $$
    select v from core.process_version v join core.process p on p.id = v.process_id
    where p.code = process_version.process and v.number = process_version.number
$$;
comment on function rule.process_version(text, bigint) is 'A process version by family and number; all NULL when there is none.';

-- A document as jsonb, after every check of its form and meaning; refuses with the first finding.
create function rule.process_read(document text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_doc jsonb;
    v_context text;
    v_wrong record;
begin
    if document is null or octet_length(document) > 4194304 then
        perform rule.process_wrong('', coalesce(octet_length(document)::text, 'no') || ' bytes', 'at most 4194304 bytes');
    end if;
    begin
        perform rule.process_shape(document::json, 'process', '');
        v_doc := document::jsonb;
    exception when data_exception or program_limit_exceeded then
        -- the parser's words may quote the document; only the place is kept
        get stacked diagnostics v_context = pg_exception_context;
        perform rule.process_wrong('', coalesce('not JSON at ' || substring(v_context from 'JSON data, (line [0-9]+)'), 'not JSON'),
                                   'one JSON object in UTF-8, not nested too deeply');
    end;
    select w.* into v_wrong from rule.process_wrong_steps(v_doc) w limit 1;
    if not found then
        select w.* into v_wrong from rule.process_wrong_fields(v_doc) w limit 1;
    end if;
    if not found then
        select w.* into v_wrong from rule.process_wrong_units(v_doc) w limit 1;
    end if;
    if not found then
        select w.* into v_wrong from rule.process_wrong_lines(v_doc) w limit 1;
    end if;
    if found then
        perform rule.process_wrong(v_wrong.pointer, v_wrong.what, v_wrong.expected);
    end if;
    if v_doc #>> '{settings,site_time_zone}' is not null
       and not exists (select from pg_timezone_names z where z.name = v_doc #>> '{settings,site_time_zone}') then
        perform rule.process_wrong('/settings/site_time_zone', 'unknown zone', 'a zone by its name, for example Europe/Berlin');
    end if;
    return v_doc;
end
$$;
comment on function rule.process_read(text) is 'Reads a process document and refuses with the first finding.';

create function api.process_import(request uuid, document text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- the installation's stream makes two calls of one request wait for each other
    a work.actor := rule.act_begin('process_import', request, rule.digest(jsonb_build_array(document)),
        array(select s.id from ledger.stream s where s.kind = 'site' and s.key = 'installation'));
    v core.process_version;
    v_doc jsonb;
    v_code text;
    v_process bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    v_doc := rule.process_read(process_import.document);
    v_code := v_doc ->> 'process';
    select s.id into a.stream from ledger.stream s where s.kind = 'process' and s.key = v_code for no key update;
    if a.stream is null then
        a.stream := rule.stream_make('process', v_code);
        if a.stream is null then       -- somebody else makes the same family just now
            perform rule.refuse('VN120', v_code);
        end if;
        insert into core.process (stream_id, code) values (a.stream, v_code) returning id into v_process;
    else
        select p.id into strict v_process from core.process p where p.code = v_code;
    end if;
    if (rule.process_version(v_code, (v_doc ->> 'version')::bigint)).id is not null then
        perform rule.refuse('VN113', format('%s %s', v_code, v_doc ->> 'version'), 'Give the document the next version number.', 'version');
    end if;
    insert into core.process_version (stream_id, process_id, number, title, document, digest, status, proposed_by_id, product_name,
        kind, target, gene_delivery, presentation, frame_kind, frame_authority, frame_reference, frame_retention, late_entry_us, time_zone)
    values (a.stream, v_process, (v_doc ->> 'version')::integer, v_doc ->> 'title', process_import.document,
            sha256(convert_to(process_import.document, 'UTF8')), 'draft', a.person_id, v_doc #>> '{product,name}',
            v_doc #>> '{product,kind}', v_doc #>> '{product,target}', v_doc #>> '{product,gene_delivery}',
            v_doc #>> '{product,presentation}', v_doc #>> '{product,frame,kind}', v_doc #>> '{product,frame,authority}',
            v_doc #>> '{product,frame,reference}', v_doc #>> '{product,frame,retention}',
            rule.duration_us(coalesce(v_doc #>> '{settings,late_entry}', rule.setting('late_entry'))),
            coalesce(v_doc #>> '{settings,site_time_zone}', 'UTC'))
    returning * into v;
    perform rule.process_expand(v, v_doc);
    return rule.done(a, jsonb_build_object('process', v_code, 'number', v.number, 'process_version', v.id, 'version', v.version,
                                           'digest', encode(v.digest, 'hex')));
end
$$;
comment on function api.process_import(uuid, text) is 'Imports a process document as a draft.';

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
    update core.process_version x set status = 'retired', version = x.version + 1 where x.id = v.id;
    return rule.done(a, jsonb_build_object('process_version', v.id, 'version', v.version + 1));
end
$$;
comment on function api.process_retire(uuid, text, bigint, bigint, text) is
    'Retires a process version; batches issued from it go on, new ones are not issued.';
