-- The fixture laboratory, made by acts of its people: psql -v document=<process document> -v hour=<hh:mm>.
-- Persons are named by what they do; login = code. See make_batch for batches.
create function tap.verifier() returns text language sql immutable as $$
    select 'SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$' || repeat('A', 43) || '=:' || repeat('A', 43) || '='
$$;
-- Its time begins at an hour of the last day, so that midnight never falls into a test by chance.
select to_char(max(m) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as lab_start
from generate_series(0, 1) d,
     lateral (select ((now() at time zone 'Europe/Berlin')::date - d + :'hour'::time) at time zone 'Europe/Berlin') x (m)
where m < now() \gset
select rule.found('training', 'LAB', 'Laboratory', 'Europe/Berlin', 'adm1', 'Ada Admin', 'adm1', tap.verifier(),
    'qa1', 'Quinn One', 'qa1', tap.verifier(), :'lab_start') \g /dev/null

-- A person from proposal to login; signers: one, or two while the opening lasts.
create function tap.make_person(code text, roles text, site text, proposer text, variadic signers text[]) returns void
language plpgsql as $$
declare
    v_signer text;
begin
    perform tap.must(proposer, format('person_propose($R, %L, %L, %L, %L, %L, %L)', code, 'Name of ' || code, roles, site, roles,
        '2035-01-01T00:00:00Z'));
    foreach v_signer in array signers loop
        perform tap.must_sign(v_signer, 'person', (select p.id from core.person p where p.code = make_person.code), 'approved');
    end loop;
    perform tap.must('adm1', format('login_create($R, %L, %L, %L)', code, code, tap.verifier()));
    perform tap.must(code, format('login_password_set($R, %L)', tap.verifier()));
end
$$;
create function tap.train(code text, process text, until text default '2035-01-01T00:00:00Z') returns void
language plpgsql as $$
begin
    perform tap.must('man1', format('training_propose($R, %L, %L, 1, %L, %L, %L)', code, process, until, until, until));
    perform tap.must_sign('qa1', 'training', tap.last('training')::bigint, 'approved');
end
$$;
create function tap.import(document text) returns void language plpgsql as $$
declare
    v bigint;
begin
    perform tap.must('man1', format('process_import($R, %L)', document));
    v := tap.last('process_version')::bigint;
    perform tap.must_sign('man1', 'process_version', v, 'approved');
    perform tap.must_sign('qa1', 'process_version', v, 'approved');
end
$$;

do $$
declare
    p record;
begin
    perform tap.make_person('qa2', 'qa', 'LAB', 'adm1', 'adm1', 'qa1');
    perform tap.make_person('man1', 'manager', 'LAB', 'adm1', 'adm1', 'qa1');
    perform tap.must('man1', 'site_add($R, ''HOSP'', ''Hospital elsewhere'', ''Europe/Paris'')');
    for p in select * from (values
        ('man2', 'manager', 'LAB'), ('coo1', 'coordinator', 'LAB'), ('col1', 'collector', 'LAB'), ('col2', 'collector', 'LAB'),
        ('tec1', 'technician', 'LAB'), ('tec2', 'technician', 'LAB'), ('tec3', 'technician', 'LAB'),
        ('ana1', 'analyst', 'LAB'), ('ana2', 'analyst', 'LAB'), ('qcr1', 'qc_reviewer', 'LAB'),
        ('rel1', 'releaser', 'LAB'), ('rel2', 'releaser', 'LAB'), ('cli1', 'clinic', 'LAB'), ('cli2', 'clinic', 'LAB'),
        ('aud1', 'auditor', 'LAB'),
        ('mix1', 'technician analyst qc_reviewer qa releaser', 'LAB'),    -- a small unit: separation is by person
        ('old1', 'technician analyst clinic', 'LAB'),                     -- never trained
        ('raw1', 'collector technician analyst clinic', 'LAB'),           -- never trained, until a test does
        ('gone1', 'technician qa', 'LAB'),                                -- leaves during a test
        ('far1', 'coordinator collector technician analyst clinic', 'HOSP'), ('far2', 'qa manager', 'HOSP')) v (code, roles, site)
    loop
        perform tap.make_person(p.code, p.roles, p.site, 'man1', 'qa1');
    end loop;
end
$$;

select set_config('tap.document', :'document', false) \g /dev/null
do $$
declare
    v_document text := current_setting('tap.document');
    v_code text;
    v_process text;
begin
    perform tap.import(v_document);
    perform tap.import(replace(replace(replace(v_document, '"process": "synthetic-small"', '"process": "validation"'),
        '"kind": "patient"', '"kind": "validation"'), '"needs": [ "weight" ]', '"needs": [ "weight" ], "note": "no patient"'));
    foreach v_process in array array['synthetic-small', 'validation'] loop
        foreach v_code in array array['col1', 'col2', 'tec1', 'tec2', 'tec3', 'ana1', 'ana2', 'qcr1', 'qa1', 'qa2', 'rel1', 'rel2',
                                      'cli1', 'cli2', 'mix1', 'gone1'] loop
            continue when v_code in ('qa1', 'man1');
            perform tap.train(v_code, v_process);
        end loop;
        -- nobody approves their own training
        perform tap.must('man1', format('training_propose($R, ''qa1'', %L, 1, %L, %L, %L)', v_process, '2035-01-01T00:00:00Z',
            '2035-01-01T00:00:00Z', '2035-01-01T00:00:00Z'));
        perform tap.must_sign('qa2', 'training', tap.last('training')::bigint, 'approved');
    end loop;
    perform tap.must('coo1', 'patient_register($R, ''LAB'', ''PT1'', ''AM'', ''Muster'', ''Anna'', ''1970-01-02'', ''R1001'', ''female'')');
    perform tap.must('coo1', 'patient_register($R, ''LAB'', ''PT2'', ''BK'', ''Kanari'', ''Bert'', ''1981-03-04'', ''R1002'', ''male'')');
    perform tap.must('far1', 'patient_register($R, ''HOSP'', ''PT9'', ''ZZ'', ''Ferner'', ''Zoe'', ''1990-05-06'', ''R9001'', ''female'')');
end
$$;

create function tap.chair(patient text) returns text language sql as $$
    select tap.items('name', upper(i.family_name) || ' ' || i.given_name, 'scan', 'birth_date', i.birth_date::text, 'stated')
    from core.patient p join core.patient_identity i on i.patient_id = p.id where p.code = $1
$$;
-- The name as the patient says it, for the bedside.
create function tap.said(patient text) returns jsonb language sql as $$
    select tap.items('name', i.family_name || ' ' || i.given_name, 'stated')::jsonb
    from core.patient p join core.patient_identity i on i.patient_id = p.id where p.code = $1
$$;
create function tap.order_batch(code text, patient text, number integer, mark text default '') returns void
language plpgsql as $$
begin
    if patient is null then
        perform tap.must('coo1', format('order_place($R, ''LAB'', ''validation'', null, ''validation'', %L, null, null, null, null, '
            'null, null, null, null, null)', 'O' || substr(code, 2)));
    else
        perform tap.must('coo1', format('order_place($R, ''LAB'', ''patient'', %L, ''synthetic-small'', %L, %L, ''B-ALL'', ''1.0'', '
            '''2024-01-02'', ''70.0'', ''2024-01-02'', ''2.0'', ''10*6/kg'', ''non-reactive'')',
            patient, 'O' || substr(code, 2), 'CHA999926' || lpad(number::text, 6, '0')));
    end if;
    perform tap.must('coo1', format('batch_issue($R, %L, 1, %L, ''2026-12-01'', %L)', 'O' || substr(code, 2), code, mark));
end
$$;
create function tap.din(number integer) returns text language sql as $$ select 'A999926' || lpad(number::text, 6, '0') $$;

-- The second person at a step: scans the vessel, then signs.
create function tap.second(code text, step text, meaning text, vessel text, person text default 'tec2') returns void
language plpgsql as $$
begin
    if meaning = 'witnessed' then
        perform tap.must(person, format('scan($R, %L, %L)', vessel, code));
    end if;
    perform tap.must_sign(person, 'step_execution', tap.step(code, step), meaning);
end
$$;
-- The signature on the block of an operation, by its performer.
create function tap.do_block(code text, operation text, person text default 'tec1') returns void language plpgsql as $$
begin
    perform tap.must_sign(person, 'operation_block', tap.block(code, operation), 'performed');
end
$$;
create function tap.do_seed(code text, vessel text) returns void language plpgsql as $$
begin
    perform tap.must('tec1', format('step_record($R, %L, ''seed'', 1, $N, %L, null, %L, %L)', code,
        '{"volume": "100.0", "vcc": "1.00"}', vessel, jsonb_build_object('vessel', 'V' || substr(code, 2))));
    perform tap.second(code, 'seed', 'checked', vessel);
    perform tap.do_block(code, 'activation');
end
$$;
create function tap.do_vector(code text) returns void language plpgsql as $$
begin
    perform tap.must('tec1', format('step_record($R, %L, ''add-vector'', 1, $N, %L, null, %L)', code,
        jsonb_build_object('thawed_at', tap.now(), 'moi', '5.0', 'titre', '250.0'), 'V' || substr(code, 2)));
    perform tap.second(code, 'add-vector', 'witnessed', 'V' || substr(code, 2));
    perform tap.do_block(code, 'transduction');
end
$$;
create function tap.do_sample(code text, occurrence integer default 1) returns void language plpgsql as $$
begin
    perform tap.must('tec1', format('step_record($R, %L, ''daily-sample'', %s, $N, %L, null, %L)', code, occurrence,
        jsonb_build_object('sampled_at', tap.now(), 'volume', '100.0', 'vcc', '4.00', 'viability', '92.0', 'look', 'clear'),
        'V' || substr(code, 2)));
end
$$;
create function tap.do_harvest(code text) returns void language plpgsql as $$
begin
    perform tap.must('tec1', format('step_record($R, %L, ''harvest'', 1, $N, %L, null, %L)', code,
        '{"decision": "manager", "volume": "100.0", "vcc": "8.00"}', 'V' || substr(code, 2)));
    perform tap.second(code, 'harvest', 'witnessed', 'V' || substr(code, 2));
end
$$;
create function tap.do_fill(code text) returns void language plpgsql as $$
begin
    perform tap.must('tec1', format('step_record($R, %L, ''fill'', 1, $N, %L, null, %L, %L)', code,
        '{"volume": "50.0", "labels": "2", "sealed": "yes"}', 'V' || substr(code, 2), jsonb_build_object('bag', 'BAG' || substr(code, 2))));
    perform tap.second(code, 'fill', 'witnessed', 'V' || substr(code, 2));
    perform tap.do_block(code, 'formulation');
end
$$;
create function tap.do_results(code text, sterility text default 'no growth') returns void language plpgsql as $$
declare
    r record;
begin
    perform tap.must('tec3', format('sample_register($R, %L, ''harvest'', %L, $N, ''at the time'')', code, 'SH' || substr(code, 2)));
    perform tap.must('tec3', format('sample_register($R, %L, ''final'', %L, $N, ''at the time'')', code, 'SF' || substr(code, 2)));
    for r in select * from (values ('SF', 'appearance', 'cloudy, no aggregates, no leak'), ('SH', 'viability', '91.0'), ('SH', 'cd3', '95.0'),
        ('SH', 'car', '30.0'), ('SF', 'dose', '2.00'), ('SH', 'vcn', '2.10'), ('SF', 'endotoxin', '<0.25'),
        ('SH', 'mycoplasma', 'not detected'), ('SF', 'sterility', sterility)) v (sample, line, value)
    loop
        perform tap.must('ana1', format('result_record($R, %L, %L, %L, $N, ''at the time'')', r.sample || substr(code, 2), r.line, r.value));
        perform tap.must_sign('qcr1', 'result', tap.last('result')::bigint, 'reviewed');
    end loop;
end
$$;

-- A batch up to a point: scheduled collecting collected received accepted seeded vector sampled harvested
-- filled tested reviewed released at_site. number: its chain of identity and donation number.
create function tap.make_batch(code text, patient text, number integer, upto text, mark text default '') returns void
language plpgsql as $$
declare
    v_all text[] := array['scheduled', 'collecting', 'collected', 'received', 'accepted', 'seeded', 'vector', 'sampled',
                          'harvested', 'filled', 'tested', 'reviewed', 'released', 'at_site'];
    v_to integer := array_position(v_all, upto);
    v_din text := tap.din(number);
    v_coi text := 'CHA999926' || lpad(number::text, 6, '0');
    v bigint;
begin
    perform tap.order_batch(code, patient, number, mark);
    if v_to >= 2 then
        perform tap.must('col1', format('identity_check($R, %L, ''chair'', null, %L)', code, tap.chair(patient)));
        perform tap.must('col1', format('collection_start($R, %L, {%s}, $N)', code, code));
        v := tap.last('collection')::bigint;
    end if;
    if v_to >= 3 then
        perform tap.must('col1', format('collection_finish($R, %s, 1, %L, ''120.5'', $N)', v, v_din));
        perform tap.must_sign('col2', 'collection', v, 'checked');
    end if;
    if v_to >= 4 then
        perform tap.must('tec1', format('identity_check($R, %L, ''receipt'', %L, %L)', code, v_din,
            tap.items('coi', v_coi, 'scan', 'din', v_din, 'scan')));
        perform tap.must('tec1', format('receipt_record($R, %L, {%s}, %L, $N, ''120.0'', ''5.0'', ''intact'')', code, code, v_din));
        v := tap.last('receipt')::bigint;
    end if;
    if v_to >= 5 then
        perform tap.must('tec1', format('receipt_decide($R, %s, 1, ''accept'', null)', v));
        perform tap.must_sign('tec2', 'receipt', v, 'checked');
    end if;
    if v_to >= 6 then perform tap.do_seed(code, v_din); end if;
    if v_to >= 7 then perform tap.do_vector(code); end if;
    if v_to >= 8 then perform tap.do_sample(code); end if;
    if v_to >= 9 then perform tap.do_harvest(code); end if;
    if v_to >= 10 then perform tap.do_fill(code); end if;
    if v_to >= 11 then perform tap.do_results(code); end if;
    if v_to >= 12 then perform tap.must_sign('qa2', 'batch', (tap.batch(code)).id, 'reviewed'); end if;
    if v_to >= 13 then
        perform tap.must('qa1', format('disposition_propose($R, %L, {%s}, ''released'')', code, code));
        v := tap.last('disposition')::bigint;
        perform tap.must_sign('qa2', 'disposition', v, 'approved');
        perform tap.must_sign('rel1', 'disposition', v, 'released');
    end if;
    if v_to >= 14 then
        perform tap.must('cli1', format('identity_check($R, %L, ''site'', %L, %L)', code, 'BAG' || substr(code, 2),
            tap.items('coi', v_coi, 'scan', 'container', 'BAG' || substr(code, 2), 'scan')));
        perform tap.must('cli1', format('site_receive($R, %L, {%s}, %L, ''CERT-1'', $N)', code, code, 'BAG' || substr(code, 2)));
    end if;
end
$$;
-- The bedside check of a batch at the site: by cli1, witnessed by cli2; returns its id.
create function tap.bedside(code text, patient text, number integer, witness text default 'cli2') returns bigint
language plpgsql as $$
declare
    v bigint;
    v_bag text := 'BAG' || substr(code, 2);
begin
    perform tap.must('cli1', format('identity_check($R, %L, ''bedside'', %L, %L)', code, v_bag,
        (tap.chair(patient)::jsonb || tap.said(patient) || tap.items('record_number', (select i.record_number from core.patient_identity i
            join core.patient p on p.id = i.patient_id where p.code = bedside.patient), 'scan',
            'coi', 'CHA999926' || lpad(number::text, 6, '0'), 'scan', 'container', v_bag, 'scan')::jsonb)::text));
    v := tap.last('identity_check')::bigint;
    if witness is not null then
        perform tap.must(witness, format('scan($R, %L, %L)', v_bag, code));
        perform tap.must_sign(witness, 'identity_check', v, 'witnessed');
    end if;
    return v;
end
$$;
select tap.make_batch('B-COL', 'PT2', 2, 'collecting'), tap.make_batch('B-RUN', 'PT1', 1, 'vector') \g /dev/null
