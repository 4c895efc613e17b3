-- Patients: a code and initials in the plant; name, birth date and record number apart, looked at with a reason.

create function api.patient_register(request uuid, site text, code text, initials text, family_name text,
                                     given_name text, birth_date text, record_number text, sex text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    s core.site := rule.site_seen(patient_register.site);
    -- the request id salts the digest: what is digested here could be guessed
    a work.actor := rule.act_begin('patient_register', request, rule.digest(jsonb_build_array(request, site, code,
                        initials, family_name, given_name, birth_date, record_number, sex)),
                        array_remove(array[s.stream_id], null), s.id);
    v_code text;
    v_family text;
    v_given text;
    v_birth date;
    v_record text;
    v_patient bigint;
begin
    if a.replay is not null then
        return rule.replayed(a);
    end if;
    if s.id is null then
        perform rule.refuse('VN306', left(patient_register.site, 60), null, 'site');
    end if;
    v_code := rule.code(patient_register.code, 'code');
    v_family := rule.text(patient_register.family_name, 'family_name', 200, true);
    v_given := rule.text(patient_register.given_name, 'given_name', 200, true);
    v_birth := rule.past_day(patient_register.birth_date, 'birth_date', s.time_zone, a.lab_now);
    v_record := rule.code(patient_register.record_number, 'record_number');
    -- serial per site: this act holds the site's stream
    if exists (select from core.patient_identity i join core.patient p on p.id = i.patient_id
               where p.site_id = s.id and i.record_number = v_record) then
        perform rule.refuse('VN113', 'record_number', 'This record number is registered at the site; find the patient by it.',
                            'record_number');
    end if;
    insert into core.patient (stream_id, site_id, code, initials)
    values (s.stream_id, s.id, v_code, rule.text(patient_register.initials, 'initials', 10, true))
    on conflict do nothing
    returning id into v_patient;
    if v_patient is null then
        perform rule.refuse('VN113', v_code, null, 'code');
    end if;
    insert into core.patient_identity (stream_id, patient_id, family_name, given_name, birth_date, record_number, sex)
    values (s.stream_id, v_patient, v_family, v_given, v_birth, v_record,
            rule.one_word(patient_register.sex, 'sex', array['female', 'male', 'other', 'unknown']));
    -- whoever registers is to find a registration that exists, with or without work under it
    return rule.done(a, jsonb_build_object('patient', v_code, 'version', 1, 'warnings', rule.similar_warnings(v_patient, false)));
end
$$;
comment on function api.patient_register(uuid, text, text, text, text, text, text, text, text) is 'Registers a patient of a site.';

-- The stream of the person's looks; NULL before the first one.
create function rule.look_stream() returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
    select t.id from core.login l join core.person q on q.id = l.person_id
    join ledger.stream t on t.kind = 'access' and t.key = q.code
    where l.name = session_user
$$;
comment on function rule.look_stream() is 'The stream of looks of the session''s person.';

-- Records a look and stores its answer, without the names: the request desk would be a second place of identified data.
create function rule.look(a work.actor, p core.patient, kind text, reason text) returns api.answer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    v_access bigint;
begin
    if a.stream is null then
        a.stream := coalesce(rule.stream_make('access', a.person), rule.look_stream());
    end if;
    insert into core.access (stream_id, kind, subject, reason, person_id, happened_at)
    values (a.stream, look.kind, 'patient ' || p.code, rule.text(look.reason, 'reason', 200, true), a.person_id, a.lab_now)
    returning id into v_access;
    return rule.done(a, jsonb_build_object('patient', p.code, 'access', v_access, 'also', rule.patient_also(p.id)));
end
$$;
comment on function rule.look(work.actor, core.patient, text, text) is 'Records a look at identified data.';

-- Asking again is for a lost answer; later it would be a look that nobody records.
create function rule.look_again(a work.actor) returns api.answer
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from work.request q where q.request = a.request and q.at > clock_timestamp() - interval '5 minutes') then
        perform rule.refuse('VN110', a.request::text, 'Use a new request id: each look is recorded.');
    end if;
    return rule.replayed(a);
end
$$;
comment on function rule.look_again(work.actor) is 'The answer of a look whose answer was lost.';

-- The names, given with the answer and kept nowhere else.
create function rule.names(p core.patient) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('family_name', i.family_name, 'given_name', i.given_name,
        'birth_date', to_char(i.birth_date, 'YYYY-MM-DD'), 'record_number', i.record_number, 'sex', i.sex, 'version', i.version)
    from core.patient_identity i where i.patient_id = p.id
$$;
comment on function rule.names(core.patient) is 'The names for an answer, behind the look that is recorded.';

create function api.identity_read(request uuid, patient text, reason text) returns api.answer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    p core.patient;
    a work.actor;
    r api.answer;
begin
    select x.* into p from core.patient x where x.code = identity_read.patient and rule.sees(x.site_id);
    a := rule.act_begin('identity_read', request, rule.digest(jsonb_build_array(patient, reason)),
                        array_remove(array[rule.look_stream()], null), p.site_id, left(reason, 200));
    if a.replay is not null then
        r := rule.look_again(a);
        r.data := r.data || rule.names(p);
        return r;
    end if;
    if not exists (select from core.patient_identity x where x.patient_id = p.id) then
        perform rule.refuse('VN306', left(identity_read.patient, 60), null, 'patient');
    end if;
    if length(regexp_replace(coalesce(identity_read.reason, ''), '[^[:alnum:]]', '', 'g')) < 5 then
        perform rule.refuse('VN012', null, 'Say in words why the identity is looked at.', 'reason');
    end if;
    r := rule.look(a, p, 'read', identity_read.reason);
    r.data := r.data || rule.names(p);
    return r;
end
$$;
comment on function api.identity_read(uuid, text, text) is 'Shows a patient''s identity and records the look.';
