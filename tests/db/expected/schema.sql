CREATE SCHEMA api;
ALTER SCHEMA api OWNER TO vein_owner;
CREATE SCHEMA boot;
ALTER SCHEMA boot OWNER TO vein_dba;
CREATE SCHEMA core;
ALTER SCHEMA core OWNER TO vein_owner;
CREATE SCHEMA ledger;
ALTER SCHEMA ledger OWNER TO vein_owner;
CREATE SCHEMA meta;
ALTER SCHEMA meta OWNER TO vein_owner;
CREATE SCHEMA ref;
ALTER SCHEMA ref OWNER TO vein_owner;
CREATE SCHEMA report;
ALTER SCHEMA report OWNER TO vein_owner;
CREATE SCHEMA rule;
ALTER SCHEMA rule OWNER TO vein_owner;
CREATE SCHEMA work;
ALTER SCHEMA work OWNER TO vein_owner;
CREATE TYPE api.answer AS (
    verdict text,
    code text,
    rule text,
    value text,
    way_out text,
    stream bigint,
    "position" bigint,
    hash text,
    data jsonb
);
ALTER TYPE api.answer OWNER TO vein_owner;
CREATE DOMAIN core.amount AS numeric
    CONSTRAINT amount_finite CHECK (((VALUE > '-1000000000000000000000000000000'::numeric) AND (VALUE < '1000000000000000000000000000000'::numeric) AND (scale(VALUE) <= 30)));
ALTER DOMAIN core.amount OWNER TO vein_owner;
CREATE DOMAIN core.code AS text
    CONSTRAINT code_shape CHECK ((VALUE ~ '^[A-Za-z0-9][A-Za-z0-9./_-]{0,39}$'::text));
ALTER DOMAIN core.code OWNER TO vein_owner;
CREATE DOMAIN core.day AS date
    CONSTRAINT day_range CHECK (((VALUE >= '1900-01-01'::date) AND (VALUE < '2200-01-01'::date)));
ALTER DOMAIN core.day OWNER TO vein_owner;
CREATE FUNCTION core.clean(value text, longest integer) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION core.clean(value text, longest integer) OWNER TO vein_owner;
CREATE DOMAIN core.line AS text
    CONSTRAINT line_clean CHECK (core.clean(VALUE, 200));
ALTER DOMAIN core.line OWNER TO vein_owner;
CREATE DOMAIN core.moment AS timestamp with time zone
    CONSTRAINT moment_range CHECK (((VALUE >= '1900-01-01 00:00:00+00'::timestamp with time zone) AND (VALUE < '2200-01-01 00:00:00+00'::timestamp with time zone)));
ALTER DOMAIN core.moment OWNER TO vein_owner;
CREATE DOMAIN core.words AS text
    CONSTRAINT words_clean CHECK (core.clean(VALUE, 4000));
ALTER DOMAIN core.words OWNER TO vein_owner;
CREATE DOMAIN ledger.hash AS bytea
    CONSTRAINT hash_size CHECK ((octet_length(VALUE) = 32));
ALTER DOMAIN ledger.hash OWNER TO vein_owner;
CREATE DOMAIN ledger.place AS bigint
    CONSTRAINT place_counts CHECK ((VALUE >= 0));
ALTER DOMAIN ledger.place OWNER TO vein_owner;
CREATE TYPE work.actor AS (
    act text,
    request uuid,
    digest bytea,
    person_id bigint,
    person text,
    role text,
    stream bigint,
    lab_now timestamp with time zone,
    replay jsonb
);
ALTER TYPE work.actor OWNER TO vein_owner;
CREATE TYPE work.context AS (
    at timestamp with time zone,
    lab_at timestamp with time zone,
    login text,
    person text,
    act text,
    request uuid,
    kind text,
    opening bytea,
    middle bytea,
    closing bytea
);
ALTER TYPE work.context OWNER TO vein_owner;
CREATE TYPE work.identity_item AS (
    place bigint,
    pair integer,
    identifier text,
    document_a text,
    document_b text,
    method text,
    reason text
);
ALTER TYPE work.identity_item OWNER TO vein_owner;
CREATE TYPE work.merge_evidence AS (
    identifier text,
    document text,
    agrees boolean,
    right_id bigint
);
ALTER TYPE work.merge_evidence OWNER TO vein_owner;
CREATE TYPE work.result_value AS (
    qualifier text,
    number numeric,
    raw text,
    reported numeric,
    word text,
    not_recorded text,
    stage text
);
ALTER TYPE work.result_value OWNER TO vein_owner;
CREATE TYPE work.scanned AS (
    kind text,
    code text,
    site_id bigint,
    batch_id bigint,
    therapy_event_id bigint,
    patient_id bigint,
    record bigint,
    rank integer
);
ALTER TYPE work.scanned OWNER TO vein_owner;
CREATE TYPE work.step_facts AS (
    batch_id bigint,
    therapy_event_id bigint,
    batch text,
    kind text,
    mark text,
    process_status text,
    quality_status text,
    step_id bigint,
    step text,
    stage text,
    performed_by text,
    checkpoint text,
    repeats boolean,
    signatures text[],
    late_entry_us bigint,
    last integer,
    missing boolean,
    not_before timestamp with time zone,
    makes boolean,
    bounded boolean,
    refusal text,
    fields jsonb
);
ALTER TYPE work.step_facts OWNER TO vein_owner;
CREATE TYPE work.step_values AS (
    fields bigint[],
    names text[],
    numbers numeric[],
    words text[],
    moments timestamp with time zone[],
    not_recorded text[],
    reasons text[],
    sources text[],
    breaches text[],
    shown jsonb,
    computed boolean,
    relative boolean
);
ALTER TYPE work.step_values OWNER TO vein_owner;
CREATE TYPE work.subject AS (
    stream bigint,
    version bigint,
    site_id bigint,
    batch_id bigint,
    title text
);
ALTER TYPE work.subject OWNER TO vein_owner;
CREATE TYPE work.value AS (
    number numeric,
    word text,
    moment timestamp with time zone,
    not_recorded text,
    reason text,
    source text
);
ALTER TYPE work.value OWNER TO vein_owner;
CREATE FUNCTION api.account_propose(request uuid, person text, kind text, reason text, valid_until text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.account_propose(request uuid, person text, kind text, reason text, valid_until text) OWNER TO vein_owner;
CREATE FUNCTION api.account_rules_set(request uuid, version bigint, password_days bigint, inspection_days bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.account_rules_set(request uuid, version bigint, password_days bigint, inspection_days bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.account_withdraw(request uuid, account_request bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.account_withdraw(request uuid, account_request bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_abort(request uuid, batch text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_abort(request uuid, batch text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_blocker(batch text, decision text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_blocker(batch text, decision text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_close(request uuid, batch text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_close(request uuid, batch text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_evaluation(batch text) RETURNS TABLE(line text, label text, any_of integer, gate boolean, limit_text text, value_text text, verdict text, status text, state text, tests bigint, result bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_evaluation(batch text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_issue(request uuid, order_code text, number bigint, code text, slot text, mark text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_issue(request uuid, order_code text, number bigint, code text, slot text, mark text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_verdict(batch text) RETURNS TABLE(verdict text, words text, blocking text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_verdict(batch text) OWNER TO vein_owner;
CREATE FUNCTION api.challenge(request uuid, entity text, record bigint, meaning text) RETURNS TABLE(challenge uuid, digest text, content text, roles text, expires_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.challenge(request uuid, entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION api.checkpoint_make(due_only boolean) RETURNS TABLE(size bigint, root text, text text, made_at timestamp with time zone, waiting text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.checkpoint_make(due_only boolean) OWNER TO vein_owner;
CREATE FUNCTION api.clock_set(request uuid, moment text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.clock_set(request uuid, moment text) OWNER TO vein_owner;
CREATE FUNCTION api.collection_finish(request uuid, collection bigint, version bigint, din text, volume_ml text, finished_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.collection_finish(request uuid, collection bigint, version bigint, din text, volume_ml text, finished_at text) OWNER TO vein_owner;
CREATE FUNCTION api.collection_start(request uuid, batch text, version bigint, started_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.collection_start(request uuid, batch text, version bigint, started_at text) OWNER TO vein_owner;
CREATE FUNCTION api.comment_add(request uuid, batch text, words text, step_execution bigint DEFAULT NULL::bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.comment_add(request uuid, batch text, words text, step_execution bigint) OWNER TO vein_owner;
CREATE FUNCTION api.custody_hand_over(request uuid, batch text, version bigint, organisation text, name text, waybill text, place text, condition_band text, since_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.custody_hand_over(request uuid, batch text, version bigint, organisation text, name text, waybill text, place text, condition_band text, since_at text) OWNER TO vein_owner;
CREATE FUNCTION api.deviation_assess(request uuid, deviation bigint, version bigint, class text, impact text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.deviation_assess(request uuid, deviation bigint, version bigint, class text, impact text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.deviation_close(request uuid, deviation bigint, version bigint, cause text, corrective_action text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.deviation_close(request uuid, deviation bigint, version bigint, cause text, corrective_action text) OWNER TO vein_owner;
CREATE FUNCTION api.deviation_open(request uuid, batch text, class text, detected_at text, description text, immediate_action text, step_execution bigint DEFAULT NULL::bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.deviation_open(request uuid, batch text, class text, detected_at text, description text, immediate_action text, step_execution bigint) OWNER TO vein_owner;
CREATE FUNCTION api.disposition_propose(request uuid, batch text, version bigint, decision text, reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.disposition_propose(request uuid, batch text, version bigint, decision text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.disposition_withdraw(request uuid, disposition bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.disposition_withdraw(request uuid, disposition bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.follow_up_start(request uuid, batch text, version bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.follow_up_start(request uuid, batch text, version bigint) OWNER TO vein_owner;
CREATE FUNCTION api.hold_lift(request uuid, hold bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.hold_lift(request uuid, hold bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.hold_place(request uuid, batch text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.hold_place(request uuid, batch text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.identity_check(request uuid, batch text, checkpoint text, container text, items text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.identity_check(request uuid, batch text, checkpoint text, container text, items text) OWNER TO vein_owner;
CREATE FUNCTION api.identity_read(request uuid, patient text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.identity_read(request uuid, patient text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.identity_show(request uuid, batch text, checkpoint text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.identity_show(request uuid, batch text, checkpoint text) OWNER TO vein_owner;
CREATE FUNCTION api.infusion_record(request uuid, batch text, version bigint, container text, identity_check bigint, started_at text, ended_at text, volume_ml text, reaction text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.infusion_record(request uuid, batch text, version bigint, container text, identity_check bigint, started_at text, ended_at text, volume_ml text, reaction text) OWNER TO vein_owner;
CREATE FUNCTION api.inspection_propose(request uuid, code text, printed_name text, authority text, site text, valid_until text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.inspection_propose(request uuid, code text, printed_name text, authority text, site text, valid_until text) OWNER TO vein_owner;
CREATE FUNCTION api.inspection_scope(request uuid, inspection bigint, version bigint, scope text, batches text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.inspection_scope(request uuid, inspection bigint, version bigint, scope text, batches text) OWNER TO vein_owner;
CREATE FUNCTION api.investigation_conclude(request uuid, investigation bigint, version bigint, outcome text, conclusion text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.investigation_conclude(request uuid, investigation bigint, version bigint, outcome text, conclusion text) OWNER TO vein_owner;
CREATE FUNCTION api.investigation_note(request uuid, investigation bigint, version bigint, phase text, words text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.investigation_note(request uuid, investigation bigint, version bigint, phase text, words text) OWNER TO vein_owner;
CREATE FUNCTION api.ledger_head() RETURNS TABLE(origin text, size bigint, root text, text text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.ledger_head() OWNER TO vein_owner;
CREATE FUNCTION api.ledger_replay() RETURNS TABLE(kind text, stream bigint, "position" bigint, at timestamp with time zone, entity text, key text, expected bytea, found bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.ledger_replay() OWNER TO vein_owner;
CREATE FUNCTION api.ledger_root_at(incarnation bigint, size bigint) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.ledger_root_at(incarnation bigint, size bigint) OWNER TO vein_owner;
CREATE FUNCTION api.ledger_rules() RETURNS TABLE(identity text, description text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.ledger_rules() OWNER TO vein_owner;
CREATE FUNCTION api.ledger_signatures() RETURNS TABLE(stream bigint, "position" bigint, at timestamp with time zone, record text, key text, digest bytea, content text, problem text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.ledger_signatures() OWNER TO vein_owner;
CREATE FUNCTION api.login_close(request uuid, login text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.login_close(request uuid, login text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.login_create(request uuid, person text, login text, verifier text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.login_create(request uuid, person text, login text, verifier text) OWNER TO vein_owner;
CREATE FUNCTION api.login_password_set(request uuid, verifier text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.login_password_set(request uuid, verifier text) OWNER TO vein_owner;
CREATE FUNCTION api.login_reset(request uuid, account_request bigint, version bigint, verifier text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.login_reset(request uuid, account_request bigint, version bigint, verifier text) OWNER TO vein_owner;
CREATE FUNCTION api.observation_correct(request uuid, step_execution bigint, field text, version bigint, value text, reason_code text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.observation_correct(request uuid, step_execution bigint, field text, version bigint, value text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.order_cancel(request uuid, order_code text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.order_cancel(request uuid, order_code text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.order_place(request uuid, site text, kind text, patient text, process text, code text, coi text, indication text, consent_version text, consent_date text, weight_kg text, weight_date text, planned_dose text, planned_dose_unit text, infectious_markers text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.order_place(request uuid, site text, kind text, patient text, process text, code text, coi text, indication text, consent_version text, consent_date text, weight_kg text, weight_date text, planned_dose text, planned_dose_unit text, infectious_markers text) OWNER TO vein_owner;
CREATE FUNCTION api.patient_merge(request uuid, lead text, other text, reason text, evidence text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.patient_merge(request uuid, lead text, other text, reason text, evidence text) OWNER TO vein_owner;
CREATE FUNCTION api.patient_merge_reverse(request uuid, patient_merge bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.patient_merge_reverse(request uuid, patient_merge bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.patient_merge_withdraw(request uuid, patient_merge bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.patient_merge_withdraw(request uuid, patient_merge bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.patient_register(request uuid, site text, code text, initials text, family_name text, given_name text, birth_date text, record_number text, sex text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.patient_register(request uuid, site text, code text, initials text, family_name text, given_name text, birth_date text, record_number text, sex text) OWNER TO vein_owner;
CREATE FUNCTION api.person_at(at text DEFAULT NULL::text) RETURNS TABLE(id bigint, code text, printed_name text, job text, status text, proposed_by text, valid_until timestamp with time zone, roles text, logins text, training text, version bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.person_at(at text) OWNER TO vein_owner;
CREATE FUNCTION api.person_deactivate(request uuid, person text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.person_deactivate(request uuid, person text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.person_propose(request uuid, code text, printed_name text, job text, site text, roles text, valid_until text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.person_propose(request uuid, code text, printed_name text, job text, site text, roles text, valid_until text) OWNER TO vein_owner;
CREATE FUNCTION api.process_import(request uuid, document text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.process_import(request uuid, document text) OWNER TO vein_owner;
CREATE FUNCTION api.process_retire(request uuid, process text, number bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.process_retire(request uuid, process text, number bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.receipt_decide(request uuid, receipt bigint, version bigint, decision text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.receipt_decide(request uuid, receipt bigint, version bigint, decision text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.receipt_record(request uuid, batch text, version bigint, container text, received_at text, volume_ml text, temperature_c text, seals text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.receipt_record(request uuid, batch text, version bigint, container text, received_at text, volume_ml text, temperature_c text, seals text) OWNER TO vein_owner;
CREATE FUNCTION api.record_export(request uuid, batch text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.record_export(request uuid, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.request_outcome(request uuid) RETURNS TABLE(act text, at timestamp with time zone, answer jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.request_outcome(request uuid) OWNER TO vein_owner;
CREATE FUNCTION api.result_correct(request uuid, result bigint, version bigint, value text, reason_code text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.result_correct(request uuid, result bigint, version bigint, value text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.result_record(request uuid, sample text, line text, value text, tested_at text, mode text, source text DEFAULT NULL::text, reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.result_record(request uuid, sample text, line text, value text, tested_at text, mode text, source text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.right_at(person text DEFAULT NULL::text, at text DEFAULT NULL::text) RETURNS TABLE(act text, title text, role text, "position" integer, training_only boolean, trained boolean, site text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.right_at(person text, at text) OWNER TO vein_owner;
CREATE FUNCTION api.role_propose(request uuid, person text, site text, role text, valid_until text, valid_from text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.role_propose(request uuid, person text, site text, role text, valid_until text, valid_from text) OWNER TO vein_owner;
CREATE FUNCTION api.role_withdraw(request uuid, person_role bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.role_withdraw(request uuid, person_role bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.sample_register(request uuid, batch text, sample text, code text, drawn_at text, mode text, source text DEFAULT NULL::text, reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.sample_register(request uuid, batch text, sample text, code text, drawn_at text, mode text, source text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.scan(request uuid, code text, context_batch text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.scan(request uuid, code text, context_batch text) OWNER TO vein_owner;
CREATE FUNCTION api.sign(challenge uuid, digest text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.sign(challenge uuid, digest text) OWNER TO vein_owner;
CREATE FUNCTION api.site_add(request uuid, code text, title text, time_zone text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.site_add(request uuid, code text, title text, time_zone text) OWNER TO vein_owner;
CREATE FUNCTION api.site_receive(request uuid, batch text, version bigint, container text, certificate text, received_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.site_receive(request uuid, batch text, version bigint, container text, certificate text, received_at text) OWNER TO vein_owner;
CREATE FUNCTION api.step_record(request uuid, batch text, step text, occurrence bigint, event_at text, "values" text, performed_by text DEFAULT NULL::text, container text DEFAULT NULL::text, produced text DEFAULT NULL::text, mode text DEFAULT NULL::text, source text DEFAULT NULL::text, late_reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS body;
ALTER FUNCTION api.step_record(request uuid, batch text, step text, occurrence bigint, event_at text, "values" text, performed_by text, container text, produced text, mode text, source text, late_reason text) OWNER TO vein_owner;
CREATE FUNCTION api.training_propose(request uuid, person text, process text, number bigint, procedures_until text, practical_until text, version_until text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.training_propose(request uuid, person text, process text, number bigint, procedures_until text, practical_until text, version_until text) OWNER TO vein_owner;
CREATE FUNCTION boot.keys_always() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION boot.keys_always() OWNER TO vein_dba;
CREATE FUNCTION boot.login_close(login text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION boot.login_close(login text) OWNER TO vein_accounts;
CREATE FUNCTION boot.login_create(login text, verifier text) RETURNS oid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION boot.login_create(login text, verifier text) OWNER TO vein_accounts;
CREATE FUNCTION boot.login_group(login text, role_word text, member boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION boot.login_group(login text, role_word text, member boolean) OWNER TO vein_accounts;
CREATE FUNCTION boot.login_verifier(login text, verifier text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION boot.login_verifier(login text, verifier text) OWNER TO vein_accounts;
CREATE FUNCTION ledger.number_attributes() RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION ledger.number_attributes() OWNER TO vein_owner;
CREATE TABLE core.account_request (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    reason core.words NOT NULL,
    valid_until core.moment,
    urgent boolean DEFAULT false NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    approved_at core.moment,
    done_by_id bigint,
    done_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT account_request_approved_at_given CHECK (((status <> 'approved'::text) OR (approved_at IS NOT NULL))),
    CONSTRAINT account_request_done_whole CHECK ((num_nonnulls(done_by_id, done_at) =
CASE status
    WHEN 'done'::text THEN 2
    ELSE 0
END)),
    CONSTRAINT account_request_kind_word CHECK ((kind = ANY (ARRAY['reset'::text, 'login'::text, 'deactivate'::text, 'reactivate'::text]))),
    CONSTRAINT account_request_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'done'::text, 'withdrawn'::text]))),
    CONSTRAINT account_request_urgent_kind CHECK (((NOT urgent) OR (kind = 'deactivate'::text))),
    CONSTRAINT account_request_valid_until_kind CHECK (((valid_until IS NOT NULL) = (kind = 'reactivate'::text)))
);
ALTER TABLE core.account_request OWNER TO vein_owner;
CREATE FUNCTION rule.account_approved(person_id bigint, kinds text[], lab_now timestamp with time zone, request bigint DEFAULT NULL::bigint) RETURNS core.account_request
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.account_approved(person_id bigint, kinds text[], lab_now timestamp with time zone, request bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.account_done(request bigint, a work.actor) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.account_done(request bigint, a work.actor) OWNER TO vein_owner;
CREATE TABLE core.person (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    code core.code NOT NULL,
    printed_name core.line NOT NULL,
    job core.line NOT NULL,
    status text NOT NULL,
    proposed_by_id bigint NOT NULL,
    valid_until core.moment NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT person_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'active'::text, 'inactive'::text])))
);
ALTER TABLE core.person OWNER TO vein_owner;
CREATE FUNCTION rule.account_kind(p core.person, kind text, lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.account_kind(p core.person, kind text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.act_begin(act text, request uuid, digest bytea, streams bigint[] DEFAULT '{}'::bigint[], site_id bigint DEFAULT NULL::bigint, reason text DEFAULT NULL::text) RETURNS work.actor
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.act_begin(act text, request uuid, digest bytea, streams bigint[], site_id bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION rule.answer(a work.actor, r api.answer) RETURNS api.answer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.answer(a work.actor, r api.answer) OWNER TO vein_owner;
CREATE FUNCTION rule.audit_review(batch_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.audit_review(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.barred_signers(entity text, record bigint, meaning text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.barred_signers(entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE TABLE core.batch (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    kind text NOT NULL,
    order_id bigint NOT NULL,
    site_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    code core.code NOT NULL,
    slot core.day NOT NULL,
    mark text NOT NULL,
    process_status text NOT NULL,
    quality_status text NOT NULL,
    quality_before text DEFAULT 'quarantine'::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT batch_mark_word CHECK ((mark = ANY (ARRAY[''::text, 'SYNTHETIC'::text, 'TRANSCRIBED'::text]))),
    CONSTRAINT batch_process_status_word CHECK ((process_status = ANY (ARRAY['scheduled'::text, 'collecting'::text, 'collected'::text, 'in_transit_in'::text, 'received'::text, 'accepted'::text, 'stored_starting'::text, 'in_process'::text, 'harvested'::text, 'filled'::text, 'stored'::text, 'in_transit_out'::text, 'at_site'::text, 'thawed'::text, 'infused'::text, 'follow_up'::text, 'closed'::text, 'aborted'::text, 'cancelled'::text, 'discarded'::text]))),
    CONSTRAINT batch_quality_status_word CHECK ((quality_status = ANY (ARRAY['quarantine'::text, 'on_hold'::text, 'released'::text, 'released_pending'::text, 'exceptional_supply'::text, 'rejected'::text, 'recalled'::text])))
);
ALTER TABLE core.batch OWNER TO vein_owner;
CREATE FUNCTION rule.batch(code text) RETURNS core.batch
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.batch(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_known(b core.batch, code text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.batch_known(b core.batch, code text) OWNER TO vein_owner;
CREATE TABLE core.patient (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    site_id bigint NOT NULL,
    code core.code NOT NULL,
    initials core.line NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.patient OWNER TO vein_owner;
CREATE FUNCTION rule.batch_patient(b core.batch) RETURNS core.patient
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_patient(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_read(code text) RETURNS core.batch
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_read(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_seen(code text) RETURNS core.batch
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_seen(code text) OWNER TO vein_owner;
CREATE TABLE core.container (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    code core.code NOT NULL,
    kind core.code NOT NULL,
    volume_ml core.amount,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT container_status_word CHECK ((status = ANY (ARRAY['in_use'::text, 'filled'::text, 'at_site'::text, 'thawed'::text, 'infused'::text, 'disposed'::text]))),
    CONSTRAINT container_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (0)::numeric) AND ((volume_ml)::numeric <= (5000)::numeric)))
);
ALTER TABLE core.container OWNER TO vein_owner;
CREATE FUNCTION rule.bedside_fault(b core.batch, c core.container, check_id bigint, started_at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.bedside_fault(b core.batch, c core.container, check_id bigint, started_at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.board_quality(batch_id bigint, OUT qc text, OUT verdict text) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_quality(batch_id bigint, OUT qc text, OUT verdict text) OWNER TO vein_owner;
CREATE FUNCTION rule.board_work(batch_id bigint, OUT stage text, OUT day integer, OUT next_step text, OUT next_due_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_work(batch_id bigint, OUT stage text, OUT day integer, OUT next_step text, OUT next_due_at timestamp with time zone) OWNER TO vein_owner;
CREATE TABLE core.process_field (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    place integer NOT NULL,
    name core.code NOT NULL,
    label core.line NOT NULL,
    kind text NOT NULL,
    basis core.line,
    unit core.line,
    decimals integer,
    plausible_low core.amount,
    plausible_high core.amount,
    alert_op text,
    alert_value core.amount,
    alert_low core.amount,
    alert_high core.amount,
    alert_relative_to core.line,
    alert_percent core.amount,
    action_op text,
    action_value core.amount,
    action_low core.amount,
    action_high core.amount,
    action_relative_to core.line,
    action_percent core.amount,
    required boolean DEFAULT false NOT NULL,
    critical boolean DEFAULT false NOT NULL,
    formula text,
    CONSTRAINT process_field_kind_word CHECK ((kind = ANY (ARRAY['decimal'::text, 'count'::text, 'percent'::text, 'word'::text, 'text'::text, 'moment'::text, 'duration'::text, 'scan'::text, 'computed'::text, 'attachment'::text, 'yes_no_na'::text])))
);
ALTER TABLE core.process_field OWNER TO vein_owner;
CREATE TABLE core.step_execution (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_step_id bigint NOT NULL,
    occurrence integer NOT NULL,
    identity_check_id bigint,
    performed_by_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    event_at core.moment,
    entered_at core.moment NOT NULL,
    entry_mode text NOT NULL,
    source core.line,
    late_reason core.words,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT step_execution_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text, 'transcribed'::text, 'imported'::text, 'synthetic'::text]))),
    CONSTRAINT step_execution_event_at_known CHECK (((event_at IS NOT NULL) OR (entry_mode = 'transcribed'::text))),
    CONSTRAINT step_execution_occurrence_positive CHECK ((occurrence > 0)),
    CONSTRAINT step_execution_source_given CHECK (((source IS NOT NULL) OR (entry_mode <> ALL (ARRAY['transcribed'::text, 'imported'::text])))),
    CONSTRAINT step_execution_status_word CHECK ((status = ANY (ARRAY['recorded'::text, 'complete'::text])))
);
ALTER TABLE core.step_execution OWNER TO vein_owner;
CREATE FUNCTION rule.breach(f core.process_field, value numeric, x core.step_execution, known jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.breach(f core.process_field, value numeric, x core.step_execution, known jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.catalogue() RETURNS TABLE(kind text, identity text, description text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET quote_all_identifiers TO 'off'
    SET "DateStyle" TO 'ISO, YMD'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    AS body;
ALTER FUNCTION rule.catalogue() OWNER TO vein_owner;
CREATE FUNCTION rule.catalogue_fingerprint() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.catalogue_fingerprint() OWNER TO vein_owner;
CREATE FUNCTION rule.catalogue_hash(lines text[]) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.catalogue_hash(lines text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.catalogue_record() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.catalogue_record() OWNER TO vein_owner;
CREATE FUNCTION rule.check37(payload text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.check37(payload text) OWNER TO vein_owner;
CREATE FUNCTION rule.close_blockers(b core.batch) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.close_blockers(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.code(value text, field text, required boolean DEFAULT true) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.code(value text, field text, required boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.coi_make(lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.coi_make(lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.commitment(salt bytea, name text, value text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(((('\x02'::bytea || salt) || convert_to(name, 'UTF8'::name)) || convert_to(value, 'UTF8'::name)));
ALTER FUNCTION rule.commitment(salt bytea, name text, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.compare(qualifier text, x numeric, op text, value numeric, low numeric, high numeric) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.compare(qualifier text, x numeric, op text, value numeric, low numeric, high numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.compute(formula text, x jsonb) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.compute(formula text, x jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.condition_wrong(c jsonb, places integer) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.condition_wrong(c jsonb, places integer) OWNER TO vein_owner;
CREATE FUNCTION rule.container_fault(b core.batch, c core.container) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.container_fault(b core.batch, c core.container) OWNER TO vein_owner;
CREATE FUNCTION rule.container_seen(code text) RETURNS core.container
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.container_seen(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.content(entity text, record bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_abort(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_abort(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_account_request(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_account_request(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_deviation(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_deviation(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_quality(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_quality(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_steps(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_steps(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_collection(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_collection(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_disposition(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_disposition(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_identity_check(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_identity_check(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_investigation(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_investigation(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_patient_merge(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_patient_merge(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_person(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_person(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_person_role(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_person_role(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_process_version(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_process_version(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_receipt(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_receipt(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_result(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_result(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_step_execution(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_step_execution(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_training(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_training(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.context() RETURNS work.context
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.context() OWNER TO vein_owner;
CREATE FUNCTION rule.custody_take(b core.batch, person_id bigint, place text, since_at timestamp with time zone) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.custody_take(b core.batch, person_id bigint, place text, since_at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.day(value text, field text DEFAULT NULL::text) RETURNS date
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.day(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule."decimal"(value text, field text DEFAULT NULL::text) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule."decimal"(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.decision_open(b core.batch, decision text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.decision_open(b core.batch, decision text) OWNER TO vein_owner;
CREATE FUNCTION rule.deviation_batch(id bigint) RETURNS core.batch
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.deviation_batch(id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.deviation_gaps(batch_id bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.deviation_gaps(batch_id bigint) OWNER TO vein_owner;
CREATE TABLE core.deviation (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint,
    class text NOT NULL,
    description core.words NOT NULL,
    immediate_action core.words NOT NULL,
    detected_at core.moment NOT NULL,
    opened_by_id bigint NOT NULL,
    opened_at core.moment NOT NULL,
    status text NOT NULL,
    impact text,
    impact_reason core.words,
    assessed_by_id bigint,
    assessed_at core.moment,
    cause core.words,
    corrective_action core.words,
    closed_by_id bigint,
    closed_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT deviation_class_word CHECK ((class = ANY (ARRAY['minor'::text, 'major'::text, 'critical'::text]))),
    CONSTRAINT deviation_closure_given CHECK ((num_nonnulls(cause, corrective_action, closed_by_id, closed_at) =
CASE status
    WHEN 'closed'::text THEN 4
    ELSE 0
END)),
    CONSTRAINT deviation_detected_at_past CHECK (((detected_at)::timestamp with time zone <= (opened_at)::timestamp with time zone)),
    CONSTRAINT deviation_impact_given CHECK ((num_nonnulls(impact, impact_reason, assessed_by_id, assessed_at) =
CASE status
    WHEN 'open'::text THEN 0
    ELSE 4
END)),
    CONSTRAINT deviation_impact_word CHECK ((impact = ANY (ARRAY['no impact'::text, 'impact, acceptable'::text, 'impact, not acceptable'::text]))),
    CONSTRAINT deviation_status_word CHECK ((status = ANY (ARRAY['open'::text, 'assessed'::text, 'closed'::text])))
);
ALTER TABLE core.deviation OWNER TO vein_owner;
CREATE FUNCTION rule.deviation_of(id bigint, seen bigint, OUT d core.deviation, OUT b core.batch) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.deviation_of(id bigint, seen bigint, OUT d core.deviation, OUT b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.deviation_open_points(batch_id bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.deviation_open_points(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.digest(arguments jsonb) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.digest(arguments jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.din(value text, field text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.din(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.din_plain(value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.din_plain(value text) OWNER TO vein_owner;
CREATE TABLE core.disposition (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    decision text NOT NULL,
    verdict core.words NOT NULL,
    evaluation text NOT NULL,
    reason core.words,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT disposition_decision_word CHECK ((decision = ANY (ARRAY['released'::text, 'released_pending'::text, 'exceptional_supply'::text, 'rejected'::text, 'verdict'::text]))),
    CONSTRAINT disposition_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'signed'::text, 'withdrawn'::text])))
);
ALTER TABLE core.disposition OWNER TO vein_owner;
CREATE FUNCTION rule.disposition_closed(d core.disposition) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.disposition_closed(d core.disposition) OWNER TO vein_owner;
CREATE FUNCTION rule.disposition_deviations(batch_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.disposition_deviations(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.disposition_meanings(decision text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.disposition_meanings(decision text) OWNER TO vein_owner;
CREATE FUNCTION rule.done(a work.actor, data jsonb DEFAULT '{}'::jsonb) RETURNS api.answer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.done(a work.actor, data jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.doubtful_moment(value text, field text) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.doubtful_moment(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.duration_us(value text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (value ~ '^[1-9][0-9]{0,6} (s|min|h|d)$'::text) THEN ((split_part(value, ' '::text, 1))::bigint * CASE split_part(value, ' '::text, 2) WHEN 's'::text THEN (1000000)::bigint WHEN 'min'::text THEN (60000000)::bigint WHEN 'h'::text THEN '3600000000'::bigint ELSE '86400000000'::bigint END) ELSE NULL::bigint END;
ALTER FUNCTION rule.duration_us(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.encoder_body(table_name text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.encoder_body(table_name text) OWNER TO vein_owner;
CREATE TABLE ledger.attribute (
    id integer NOT NULL,
    entity text NOT NULL,
    name text NOT NULL,
    tag text NOT NULL,
    committed boolean DEFAULT false NOT NULL,
    CONSTRAINT attribute_tag_word CHECK ((tag = ANY (ARRAY['t'::text, 'i'::text, 'n'::text, 'b'::text, 'z'::text, 'd'::text, 'u'::text, 'x'::text])))
);
ALTER TABLE ledger.attribute OWNER TO vein_owner;
CREATE FUNCTION rule.encoder_term(a ledger.attribute) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.encoder_term(a ledger.attribute) OWNER TO vein_owner;
CREATE FUNCTION rule.entry_mode(mark text, mode text, event_at timestamp with time zone, late_entry_us bigint, not_before timestamp with time zone, late_reason text, source text, lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.entry_mode(mark text, mode text, event_at timestamp with time zone, late_entry_us bigint, not_before timestamp with time zone, late_reason text, source text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.evaluation(batch_id bigint) RETURNS TABLE(place integer, line_id bigint, line text, label text, any_of integer, gate boolean, interim_gate boolean, report boolean, limit_text text, value_text text, verdict text, status text, state text, tests bigint, failed_before boolean, result_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.evaluation(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.evaluation_group(batch_id bigint) RETURNS TABLE(place integer, label text, gate boolean, interim_gate boolean, report boolean, state text, detail text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.evaluation_group(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.evaluation_text(batch_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.evaluation_text(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.event_fields(body bytea) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.event_fields(body bytea) OWNER TO vein_owner;
CREATE FUNCTION rule.event_time(value text, field text, earliest timestamp with time zone, lab_now timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.event_time(value text, field text, earliest timestamp with time zone, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.event_value(tag text, value bytea) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.event_value(tag text, value bytea) OWNER TO vein_owner;
CREATE FUNCTION rule.evidence_short(v work.merge_evidence[], leading_id bigint, other_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.evidence_short(v work.merge_evidence[], leading_id bigint, other_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.field_plan(f core.process_field) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.field_plan(f core.process_field) OWNER TO vein_owner;
CREATE TABLE core.abort (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    reason core.words NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT abort_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'signed'::text])))
);
ALTER TABLE core.abort OWNER TO vein_owner;
CREATE FUNCTION rule.fields_abort(n core.abort) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_abort(n core.abort) OWNER TO vein_owner;
CREATE TABLE core.access (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    kind text NOT NULL,
    subject core.line NOT NULL,
    reason core.line NOT NULL,
    person_id bigint NOT NULL,
    happened_at core.moment NOT NULL,
    CONSTRAINT access_kind_word CHECK ((kind = ANY (ARRAY['read'::text, 'checkpoint'::text, 'export'::text, 'print'::text])))
);
ALTER TABLE core.access OWNER TO vein_owner;
CREATE FUNCTION rule.fields_access(n core.access) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_access(n core.access) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_account_request(n core.account_request) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_account_request(n core.account_request) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_batch(n core.batch) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_batch(n core.batch) OWNER TO vein_owner;
CREATE TABLE core.collection (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    din text,
    volume_ml core.amount,
    started_at core.moment NOT NULL,
    finished_at core.moment,
    performed_by_id bigint NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT collection_din_shape CHECK ((din ~ '^[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{2}[0-9]{2}[0-9]{6}$'::text)),
    CONSTRAINT collection_finished_at_after CHECK (((finished_at)::timestamp with time zone >= (started_at)::timestamp with time zone)),
    CONSTRAINT collection_status_word CHECK ((status = ANY (ARRAY['started'::text, 'finished'::text, 'checked'::text]))),
    CONSTRAINT collection_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (20)::numeric) AND ((volume_ml)::numeric <= (600)::numeric)))
);
ALTER TABLE core.collection OWNER TO vein_owner;
CREATE FUNCTION rule.fields_collection(n core.collection) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_collection(n core.collection) OWNER TO vein_owner;
CREATE TABLE core.comment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint,
    investigation_id bigint,
    words core.words NOT NULL,
    written_by_id bigint NOT NULL,
    written_at core.moment NOT NULL,
    CONSTRAINT comment_subject_one CHECK ((num_nonnulls(step_execution_id, investigation_id) <= 1))
);
ALTER TABLE core.comment OWNER TO vein_owner;
CREATE FUNCTION rule.fields_comment(n core.comment) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_comment(n core.comment) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_container(n core.container) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_container(n core.container) OWNER TO vein_owner;
CREATE TABLE core.custody (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    holder_person_id bigint,
    holder_organisation core.line,
    holder_name core.line,
    waybill core.line,
    place core.line NOT NULL,
    since_at core.moment NOT NULL,
    condition_band core.line,
    certificate core.line,
    CONSTRAINT custody_holder_named CHECK (((holder_person_id IS NOT NULL) OR (holder_organisation IS NOT NULL)))
);
ALTER TABLE core.custody OWNER TO vein_owner;
CREATE FUNCTION rule.fields_custody(n core.custody) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_custody(n core.custody) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_deviation(n core.deviation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_deviation(n core.deviation) OWNER TO vein_owner;
CREATE TABLE core.dictionary (
    id integer NOT NULL,
    stream_id bigint NOT NULL,
    entity text NOT NULL,
    name text NOT NULL,
    tag text NOT NULL,
    committed boolean NOT NULL
);
ALTER TABLE core.dictionary OWNER TO vein_owner;
CREATE FUNCTION rule.fields_dictionary(n core.dictionary) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_dictionary(n core.dictionary) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_disposition(n core.disposition) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_disposition(n core.disposition) OWNER TO vein_owner;
CREATE TABLE core.hold (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    reason core.words NOT NULL,
    placed_by_id bigint NOT NULL,
    placed_at core.moment NOT NULL,
    status text NOT NULL,
    lift_reason core.words,
    lifted_by_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT hold_lift_reason_given CHECK (((status = 'open'::text) OR ((lift_reason IS NOT NULL) AND (lifted_by_id IS NOT NULL)))),
    CONSTRAINT hold_status_word CHECK ((status = ANY (ARRAY['open'::text, 'lifted'::text])))
);
ALTER TABLE core.hold OWNER TO vein_owner;
CREATE FUNCTION rule.fields_hold(n core.hold) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_hold(n core.hold) OWNER TO vein_owner;
CREATE TABLE core.identity_check (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    checkpoint text NOT NULL,
    container_id bigint,
    performed_by_id bigint NOT NULL,
    checked_at core.moment NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.identity_check OWNER TO vein_owner;
CREATE FUNCTION rule.fields_identity_check(n core.identity_check) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_identity_check(n core.identity_check) OWNER TO vein_owner;
CREATE TABLE core.identity_item (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    identity_check_id bigint NOT NULL,
    pair integer DEFAULT 1 NOT NULL,
    identifier text NOT NULL,
    document_a text NOT NULL,
    document_b text NOT NULL,
    method text NOT NULL,
    reason_code text,
    CONSTRAINT identity_item_method_word CHECK ((method = ANY (ARRAY['scan'::text, 'scan-unprefixed'::text, 'keyed'::text, 'pasted'::text, 'file'::text, 'stated'::text]))),
    CONSTRAINT identity_item_reason_code_given CHECK (((method = 'keyed'::text) = (reason_code IS NOT NULL)))
);
ALTER TABLE core.identity_item OWNER TO vein_owner;
CREATE FUNCTION rule.fields_identity_item(n core.identity_item) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_identity_item(n core.identity_item) OWNER TO vein_owner;
CREATE TABLE core.infusion (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint NOT NULL,
    identity_check_id bigint NOT NULL,
    started_at core.moment NOT NULL,
    ended_at core.moment NOT NULL,
    volume_ml core.amount NOT NULL,
    reaction core.line NOT NULL,
    performed_by_id bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT infusion_ended_at_after CHECK (((ended_at)::timestamp with time zone >= (started_at)::timestamp with time zone)),
    CONSTRAINT infusion_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (0)::numeric) AND ((volume_ml)::numeric <= (5000)::numeric)))
);
ALTER TABLE core.infusion OWNER TO vein_owner;
CREATE FUNCTION rule.fields_infusion(n core.infusion) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_infusion(n core.infusion) OWNER TO vein_owner;
CREATE TABLE core.inspection (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    person_role_id bigint NOT NULL,
    authority core.line NOT NULL,
    scope text DEFAULT 'undecided'::text NOT NULL,
    decided_by_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT inspection_decided_by_id_given CHECK (((decided_by_id IS NOT NULL) = (scope <> 'undecided'::text))),
    CONSTRAINT inspection_scope_word CHECK ((scope = ANY (ARRAY['undecided'::text, 'site'::text, 'batches'::text])))
);
ALTER TABLE core.inspection OWNER TO vein_owner;
CREATE FUNCTION rule.fields_inspection(n core.inspection) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_inspection(n core.inspection) OWNER TO vein_owner;
CREATE TABLE core.inspection_batch (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    inspection_id bigint NOT NULL,
    batch core.code NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT inspection_batch_status_word CHECK ((status = ANY (ARRAY['named'::text, 'withdrawn'::text])))
);
ALTER TABLE core.inspection_batch OWNER TO vein_owner;
CREATE FUNCTION rule.fields_inspection_batch(n core.inspection_batch) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_inspection_batch(n core.inspection_batch) OWNER TO vein_owner;
CREATE TABLE core.installation (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    code core.code NOT NULL,
    mode text NOT NULL,
    lab_offset_us bigint DEFAULT 0 NOT NULL,
    opening text NOT NULL,
    password_days integer DEFAULT 0 NOT NULL,
    inspection_days integer DEFAULT 30 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT installation_inspection_days_range CHECK (((inspection_days >= 1) AND (inspection_days <= 90))),
    CONSTRAINT installation_lab_offset_us_training CHECK (((mode = 'training'::text) OR (lab_offset_us = 0))),
    CONSTRAINT installation_mode_word CHECK ((mode = ANY (ARRAY['training'::text, 'production'::text]))),
    CONSTRAINT installation_opening_word CHECK ((opening = ANY (ARRAY['open'::text, 'closed'::text]))),
    CONSTRAINT installation_password_days_range CHECK (((password_days >= 0) AND (password_days <= 3650)))
);
ALTER TABLE core.installation OWNER TO vein_owner;
CREATE FUNCTION rule.fields_installation(n core.installation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_installation(n core.installation) OWNER TO vein_owner;
CREATE TABLE core.investigation (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    result_id bigint NOT NULL,
    phase text NOT NULL,
    opened_by_id bigint NOT NULL,
    opened_at core.moment NOT NULL,
    status text NOT NULL,
    outcome text,
    conclusion core.words,
    concluded_by_id bigint,
    concluded_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT investigation_conclusion_given CHECK (((status = 'open'::text) OR (conclusion IS NOT NULL))),
    CONSTRAINT investigation_conclusion_whole CHECK ((num_nonnulls(outcome, conclusion, concluded_by_id, concluded_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT investigation_outcome_word CHECK ((outcome = ANY (ARRAY['laboratory error'::text, 'confirmed'::text]))),
    CONSTRAINT investigation_phase_word CHECK ((phase = ANY (ARRAY['lab'::text, 'full'::text]))),
    CONSTRAINT investigation_status_word CHECK ((status = ANY (ARRAY['open'::text, 'concluded'::text])))
);
ALTER TABLE core.investigation OWNER TO vein_owner;
CREATE FUNCTION rule.fields_investigation(n core.investigation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_investigation(n core.investigation) OWNER TO vein_owner;
CREATE TABLE core.login (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    person_id bigint NOT NULL,
    name core.code NOT NULL,
    role_oid oid NOT NULL,
    status text NOT NULL,
    password_at core.moment DEFAULT clock_timestamp() NOT NULL,
    password_change boolean DEFAULT false NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT login_status_word CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text])))
);
ALTER TABLE core.login OWNER TO vein_owner;
CREATE FUNCTION rule.fields_login(n core.login) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_login(n core.login) OWNER TO vein_owner;
CREATE TABLE core.near_miss (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint,
    act text NOT NULL,
    code text NOT NULL,
    rule text NOT NULL,
    expected text,
    found bytea,
    way_out text NOT NULL,
    person_id bigint NOT NULL,
    login core.code NOT NULL,
    happened_at core.moment NOT NULL,
    request uuid NOT NULL
);
ALTER TABLE core.near_miss OWNER TO vein_owner;
CREATE FUNCTION rule.fields_near_miss(n core.near_miss) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_near_miss(n core.near_miss) OWNER TO vein_owner;
CREATE TABLE core.observation (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint NOT NULL,
    process_field_id bigint NOT NULL,
    revision integer NOT NULL,
    number core.amount,
    word core.words,
    moment core.moment,
    not_recorded text,
    reason_code text,
    reason core.words,
    entry_mode text NOT NULL,
    entry_source text NOT NULL,
    breach text NOT NULL,
    entered_by_id bigint NOT NULL,
    entered_at core.moment NOT NULL,
    CONSTRAINT observation_breach_word CHECK ((breach = ANY (ARRAY[''::text, 'alert'::text, 'action'::text]))),
    CONSTRAINT observation_correction_reason CHECK (((revision = 1) OR (entry_mode = 'computed'::text) OR ((reason IS NOT NULL) AND (reason_code IS NOT NULL)))),
    CONSTRAINT observation_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text, 'transcribed'::text, 'imported'::text, 'synthetic'::text, 'computed'::text]))),
    CONSTRAINT observation_entry_source_word CHECK ((entry_source = ANY (ARRAY['keyboard'::text, 'scan'::text, 'file'::text, 'computed'::text]))),
    CONSTRAINT observation_reason_given CHECK (((not_recorded IS NULL) OR (reason IS NOT NULL))),
    CONSTRAINT observation_revision_positive CHECK ((revision > 0)),
    CONSTRAINT observation_value_one CHECK ((num_nonnulls(number, word, moment, not_recorded) = 1))
);
ALTER TABLE core.observation OWNER TO vein_owner;
CREATE FUNCTION rule.fields_observation(n core.observation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_observation(n core.observation) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_patient(n core.patient) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_patient(n core.patient) OWNER TO vein_owner;
CREATE TABLE core.patient_identity (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    family_name core.line NOT NULL,
    given_name core.line NOT NULL,
    birth_date core.day NOT NULL,
    record_number core.code NOT NULL,
    sex text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT patient_identity_sex_word CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])))
);
ALTER TABLE core.patient_identity OWNER TO vein_owner;
CREATE FUNCTION rule.fields_patient_identity(n core.patient_identity) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_patient_identity(n core.patient_identity) OWNER TO vein_owner;
CREATE TABLE core.patient_merge (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    kind text NOT NULL,
    leading_id bigint NOT NULL,
    other_id bigint NOT NULL,
    merge_id bigint,
    reason core.words NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT patient_merge_kind_word CHECK ((kind = ANY (ARRAY['merge'::text, 'reversal'::text]))),
    CONSTRAINT patient_merge_merge_id_given CHECK (((kind = 'reversal'::text) = (merge_id IS NOT NULL))),
    CONSTRAINT patient_merge_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'withdrawn'::text, 'reversed'::text]))),
    CONSTRAINT patient_merge_two CHECK ((leading_id <> other_id))
);
ALTER TABLE core.patient_merge OWNER TO vein_owner;
CREATE FUNCTION rule.fields_patient_merge(n core.patient_merge) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_patient_merge(n core.patient_merge) OWNER TO vein_owner;
CREATE TABLE core.patient_merge_evidence (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    patient_merge_id bigint NOT NULL,
    identifier text NOT NULL,
    agrees boolean NOT NULL,
    right_id bigint,
    document core.line NOT NULL,
    CONSTRAINT patient_merge_evidence_identifier_word CHECK ((identifier = ANY (ARRAY['name'::text, 'birth_date'::text, 'record_number'::text, 'sex'::text]))),
    CONSTRAINT patient_merge_evidence_right_id_given CHECK ((agrees OR (identifier = 'record_number'::text) OR (right_id IS NOT NULL)))
);
ALTER TABLE core.patient_merge_evidence OWNER TO vein_owner;
CREATE FUNCTION rule.fields_patient_merge_evidence(n core.patient_merge_evidence) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_patient_merge_evidence(n core.patient_merge_evidence) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_person(n core.person) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_person(n core.person) OWNER TO vein_owner;
CREATE TABLE core.person_role (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    person_id bigint NOT NULL,
    site_id bigint NOT NULL,
    role text NOT NULL,
    status text NOT NULL,
    inspection boolean DEFAULT false NOT NULL,
    proposed_by_id bigint NOT NULL,
    valid_from core.moment NOT NULL,
    valid_until core.moment NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT person_role_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'withdrawn'::text]))),
    CONSTRAINT person_role_valid_until_after CHECK (((valid_until)::timestamp with time zone > (valid_from)::timestamp with time zone))
);
ALTER TABLE core.person_role OWNER TO vein_owner;
CREATE FUNCTION rule.fields_person_role(n core.person_role) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_person_role(n core.person_role) OWNER TO vein_owner;
CREATE TABLE core.process (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    code core.code NOT NULL
);
ALTER TABLE core.process OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process(n core.process) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process(n core.process) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_field(n core.process_field) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field(n core.process_field) OWNER TO vein_owner;
CREATE TABLE core.process_field_argument (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    field_id bigint NOT NULL,
    argument core.code NOT NULL,
    source core.line NOT NULL
);
ALTER TABLE core.process_field_argument OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_field_argument(n core.process_field_argument) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field_argument(n core.process_field_argument) OWNER TO vein_owner;
CREATE TABLE core.process_field_source (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    field_id bigint NOT NULL,
    source text NOT NULL,
    CONSTRAINT process_field_source_source_word CHECK ((source = ANY (ARRAY['keyboard'::text, 'scan'::text, 'file'::text])))
);
ALTER TABLE core.process_field_source OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_field_source(n core.process_field_source) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field_source(n core.process_field_source) OWNER TO vein_owner;
CREATE TABLE core.process_field_word (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    field_id bigint NOT NULL,
    place integer NOT NULL,
    word core.line NOT NULL
);
ALTER TABLE core.process_field_word OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_field_word(n core.process_field_word) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field_word(n core.process_field_word) OWNER TO vein_owner;
CREATE TABLE core.process_operation (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    stage_id bigint NOT NULL,
    place integer NOT NULL,
    code core.code NOT NULL,
    title core.line NOT NULL,
    sign_by text,
    sign_meaning text
);
ALTER TABLE core.process_operation OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_operation(n core.process_operation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_operation(n core.process_operation) OWNER TO vein_owner;
CREATE TABLE core.process_route (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    transition text NOT NULL,
    CONSTRAINT process_route_transition_word CHECK ((transition = ANY (ARRAY['transport'::text, 'starting_store'::text, 'store'::text, 'thaw'::text])))
);
ALTER TABLE core.process_route OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_route(n core.process_route) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_route(n core.process_route) OWNER TO vein_owner;
CREATE TABLE core.process_stage (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    place integer NOT NULL,
    stage text NOT NULL,
    applicable boolean NOT NULL,
    note core.words,
    CONSTRAINT process_stage_stage_word CHECK ((stage = ANY (ARRAY['collection'::text, 'engineering'::text, 'expansion'::text, 'reinfusion'::text])))
);
ALTER TABLE core.process_stage OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_stage(n core.process_stage) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_stage(n core.process_stage) OWNER TO vein_owner;
CREATE TABLE core.process_step (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    operation_id bigint NOT NULL,
    stage text NOT NULL,
    place integer NOT NULL,
    code core.code NOT NULL,
    title core.line NOT NULL,
    instruction core.words,
    performed_by text NOT NULL,
    witness_by text,
    check_by text,
    checkpoint text,
    optional boolean DEFAULT false NOT NULL,
    critical boolean DEFAULT false NOT NULL,
    repeat_every_us bigint,
    repeat_tolerance_us bigint,
    repeat_until core.code
);
ALTER TABLE core.process_step OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step(n core.process_step) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step(n core.process_step) OWNER TO vein_owner;
CREATE TABLE core.process_step_after (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    after_step_id bigint NOT NULL
);
ALTER TABLE core.process_step_after OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_after(n core.process_step_after) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_after(n core.process_step_after) OWNER TO vein_owner;
CREATE TABLE core.process_step_container (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    container core.code NOT NULL,
    count integer DEFAULT 1 NOT NULL
);
ALTER TABLE core.process_step_container OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_container(n core.process_step_container) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_container(n core.process_step_container) OWNER TO vein_owner;
CREATE TABLE core.process_step_equipment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    class core.code NOT NULL
);
ALTER TABLE core.process_step_equipment OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_equipment(n core.process_step_equipment) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_equipment(n core.process_step_equipment) OWNER TO vein_owner;
CREATE TABLE core.process_step_material (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    material core.code NOT NULL,
    quantity core.amount,
    unit core.line,
    quantity_field core.line
);
ALTER TABLE core.process_step_material OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_material(n core.process_step_material) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_material(n core.process_step_material) OWNER TO vein_owner;
CREATE TABLE core.process_step_sample (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    sample core.code NOT NULL
);
ALTER TABLE core.process_step_sample OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_sample(n core.process_step_sample) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_sample(n core.process_step_sample) OWNER TO vein_owner;
CREATE TABLE core.process_step_sample_test (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_sample_id bigint NOT NULL,
    test core.code NOT NULL
);
ALTER TABLE core.process_step_sample_test OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_sample_test(n core.process_step_sample_test) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_sample_test(n core.process_step_sample_test) OWNER TO vein_owner;
CREATE TABLE core.process_timer (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    code core.code NOT NULL,
    title core.line NOT NULL,
    from_edge text NOT NULL,
    from_step_id bigint NOT NULL,
    to_edge text NOT NULL,
    to_step_id bigint NOT NULL,
    warn_us bigint,
    limit_us bigint,
    absolute_us bigint,
    CONSTRAINT process_timer_from_edge_word CHECK ((from_edge = ANY (ARRAY['start'::text, 'end'::text]))),
    CONSTRAINT process_timer_to_edge_word CHECK ((to_edge = ANY (ARRAY['start'::text, 'end'::text])))
);
ALTER TABLE core.process_timer OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_timer(n core.process_timer) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_timer(n core.process_timer) OWNER TO vein_owner;
CREATE TABLE core.process_version (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_id bigint NOT NULL,
    number integer NOT NULL,
    title core.line NOT NULL,
    document text NOT NULL,
    digest bytea NOT NULL,
    status text NOT NULL,
    proposed_by_id bigint NOT NULL,
    product_name core.line NOT NULL,
    kind text NOT NULL,
    target core.line,
    gene_delivery text,
    presentation text,
    frame_kind core.line,
    frame_authority core.line,
    frame_reference core.line,
    frame_retention core.line,
    late_entry_us bigint DEFAULT 900000000 NOT NULL,
    time_zone core.line NOT NULL,
    in_force_from core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT process_version_document_size CHECK ((octet_length(document) <= 4194304)),
    CONSTRAINT process_version_gene_delivery_word CHECK ((gene_delivery = ANY (ARRAY['lentivirus'::text, 'gammaretrovirus'::text, 'transposon'::text, 'mrna'::text, 'none'::text]))),
    CONSTRAINT process_version_kind_word CHECK ((kind = ANY (ARRAY['patient'::text, 'validation'::text, 'research'::text]))),
    CONSTRAINT process_version_late_entry_us_positive CHECK ((late_entry_us > 0)),
    CONSTRAINT process_version_number_positive CHECK ((number > 0)),
    CONSTRAINT process_version_presentation_word CHECK ((presentation = ANY (ARRAY['fresh'::text, 'frozen'::text]))),
    CONSTRAINT process_version_status_word CHECK ((status = ANY (ARRAY['draft'::text, 'approved'::text, 'in_force'::text, 'retired'::text])))
);
ALTER TABLE core.process_version OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_version(n core.process_version) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_version(n core.process_version) OWNER TO vein_owner;
CREATE TABLE core.receipt (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint NOT NULL,
    received_at core.moment NOT NULL,
    received_by_id bigint NOT NULL,
    volume_ml core.amount NOT NULL,
    temperature_c core.amount NOT NULL,
    seals text NOT NULL,
    decision text,
    decision_reason core.words,
    decided_by_id bigint,
    decided_at core.moment,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT receipt_decision_given CHECK ((((status = 'recorded'::text) = (decision IS NULL)) AND ((decision IS NULL) = (decided_by_id IS NULL)) AND ((decision IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT receipt_decision_word CHECK ((decision = ANY (ARRAY['accept'::text, 'discard'::text]))),
    CONSTRAINT receipt_seals_word CHECK ((seals = ANY (ARRAY['intact'::text, 'broken'::text, 'none'::text]))),
    CONSTRAINT receipt_status_word CHECK ((status = ANY (ARRAY['recorded'::text, 'decided'::text, 'checked'::text]))),
    CONSTRAINT receipt_temperature_c_plausible CHECK ((((temperature_c)::numeric >= ('-200'::integer)::numeric) AND ((temperature_c)::numeric <= (60)::numeric))),
    CONSTRAINT receipt_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (0)::numeric) AND ((volume_ml)::numeric <= (5000)::numeric)))
);
ALTER TABLE core.receipt OWNER TO vein_owner;
CREATE FUNCTION rule.fields_receipt(n core.receipt) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_receipt(n core.receipt) OWNER TO vein_owner;
CREATE TABLE core.release (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    catalogue ledger.hash NOT NULL,
    roles ledger.hash NOT NULL,
    server integer NOT NULL,
    made_at core.moment NOT NULL
);
ALTER TABLE core.release OWNER TO vein_owner;
CREATE FUNCTION rule.fields_release(n core.release) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_release(n core.release) OWNER TO vein_owner;
CREATE TABLE core.result (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    sample_id bigint NOT NULL,
    line_id bigint NOT NULL,
    entry integer NOT NULL,
    revision integer NOT NULL,
    qualifier text,
    number core.amount,
    raw core.line,
    reported core.amount,
    word core.line,
    not_recorded text,
    reason_code text,
    reason core.words,
    stage text NOT NULL,
    verdict text NOT NULL,
    analyst_id bigint NOT NULL,
    tested_at core.moment,
    entered_at core.moment NOT NULL,
    entry_mode text NOT NULL,
    source core.line,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT result_correction_reason CHECK (((revision = 1) OR ((reason IS NOT NULL) AND (reason_code IS NOT NULL)))),
    CONSTRAINT result_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text, 'transcribed'::text, 'imported'::text, 'synthetic'::text]))),
    CONSTRAINT result_entry_positive CHECK ((entry > 0)),
    CONSTRAINT result_qualifier_number CHECK (((qualifier IS NOT NULL) = (number IS NOT NULL))),
    CONSTRAINT result_qualifier_word CHECK ((qualifier = ANY (ARRAY['='::text, '<'::text, '<='::text, '>'::text, '>='::text, '~'::text]))),
    CONSTRAINT result_reason_given CHECK (((not_recorded IS NULL) OR (reason IS NOT NULL))),
    CONSTRAINT result_revision_positive CHECK ((revision > 0)),
    CONSTRAINT result_stage_word CHECK ((stage = ANY (ARRAY['interim'::text, 'final'::text]))),
    CONSTRAINT result_status_word CHECK ((status = ANY (ARRAY['entered'::text, 'reviewed'::text]))),
    CONSTRAINT result_value_one CHECK ((num_nonnulls(number, word, not_recorded) = 1)),
    CONSTRAINT result_verdict_word CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'not decidable'::text, 'not evaluable'::text, 'reported'::text, 'interim pass'::text])))
);
ALTER TABLE core.result OWNER TO vein_owner;
CREATE FUNCTION rule.fields_result(n core.result) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_result(n core.result) OWNER TO vein_owner;
CREATE TABLE core.sample (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    code core.code NOT NULL,
    sample core.code NOT NULL,
    drawn_at core.moment,
    drawn_by_id bigint NOT NULL,
    entry_mode text NOT NULL,
    source core.line,
    late_reason core.words,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT sample_drawn_at_known CHECK (((drawn_at IS NOT NULL) OR (entry_mode = 'transcribed'::text))),
    CONSTRAINT sample_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text, 'transcribed'::text, 'imported'::text, 'synthetic'::text])))
);
ALTER TABLE core.sample OWNER TO vein_owner;
CREATE FUNCTION rule.fields_sample(n core.sample) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_sample(n core.sample) OWNER TO vein_owner;
CREATE TABLE core.signature (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    entity text NOT NULL,
    record_id bigint NOT NULL,
    record_version bigint NOT NULL,
    meaning text NOT NULL,
    person_id bigint NOT NULL,
    login core.code NOT NULL,
    role text NOT NULL,
    digest bytea NOT NULL,
    content text NOT NULL,
    signed_at core.moment NOT NULL,
    challenge uuid NOT NULL,
    superseded_at core.moment,
    superseded_by text,
    CONSTRAINT signature_digest_size CHECK ((octet_length(digest) = 32)),
    CONSTRAINT signature_meaning_word CHECK ((meaning = ANY (ARRAY['performed'::text, 'witnessed'::text, 'checked'::text, 'reviewed'::text, 'approved'::text, 'released'::text, 'certified'::text, 'rejected'::text])))
);
ALTER TABLE core.signature OWNER TO vein_owner;
CREATE FUNCTION rule.fields_signature(n core.signature) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_signature(n core.signature) OWNER TO vein_owner;
CREATE TABLE core.site (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    code core.code NOT NULL,
    title core.line NOT NULL,
    time_zone core.line NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.site OWNER TO vein_owner;
CREATE FUNCTION rule.fields_site(n core.site) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_site(n core.site) OWNER TO vein_owner;
CREATE TABLE core.specification_line (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    place integer NOT NULL,
    any_of integer,
    code core.code NOT NULL,
    label core.line NOT NULL,
    test core.code NOT NULL,
    basis core.line,
    method core.line,
    sample core.code,
    unit core.line,
    decimals integer,
    op text,
    value core.amount,
    low core.amount,
    high core.amount,
    report boolean DEFAULT false NOT NULL,
    gate boolean NOT NULL,
    retests integer DEFAULT 0 NOT NULL,
    interim_label core.line,
    interim_gate boolean,
    note core.words,
    source core.words,
    CONSTRAINT specification_line_decimals_range CHECK (((decimals >= 0) AND (decimals <= 12))),
    CONSTRAINT specification_line_op_word CHECK ((op = ANY (ARRAY['<'::text, '<='::text, '='::text, '>='::text, '>'::text, 'between'::text])))
);
ALTER TABLE core.specification_line OWNER TO vein_owner;
CREATE FUNCTION rule.fields_specification_line(n core.specification_line) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_specification_line(n core.specification_line) OWNER TO vein_owner;
CREATE TABLE core.specification_need (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    line_id bigint NOT NULL,
    need text NOT NULL,
    CONSTRAINT specification_need_need_word CHECK ((need = ANY (ARRAY['weight'::text, 'planned_dose'::text])))
);
ALTER TABLE core.specification_need OWNER TO vein_owner;
CREATE FUNCTION rule.fields_specification_need(n core.specification_need) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_specification_need(n core.specification_need) OWNER TO vein_owner;
CREATE TABLE core.specification_word (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    line_id bigint NOT NULL,
    place integer NOT NULL,
    word core.line NOT NULL,
    passes boolean NOT NULL,
    interim_passes boolean DEFAULT false NOT NULL
);
ALTER TABLE core.specification_word OWNER TO vein_owner;
CREATE FUNCTION rule.fields_specification_word(n core.specification_word) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_specification_word(n core.specification_word) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_step_execution(n core.step_execution) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_step_execution(n core.step_execution) OWNER TO vein_owner;
CREATE TABLE core.therapy_event (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    site_id bigint NOT NULL,
    kind text NOT NULL,
    coi core.code NOT NULL,
    patient_id bigint,
    CONSTRAINT therapy_event_kind_word CHECK ((kind = ANY (ARRAY['patient'::text, 'validation'::text, 'research'::text]))),
    CONSTRAINT therapy_event_patient_id_kind CHECK (((kind = 'patient'::text) = (patient_id IS NOT NULL)))
);
ALTER TABLE core.therapy_event OWNER TO vein_owner;
CREATE FUNCTION rule.fields_therapy_event(n core.therapy_event) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_therapy_event(n core.therapy_event) OWNER TO vein_owner;
CREATE TABLE core.therapy_order (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    code core.code NOT NULL,
    process_id bigint NOT NULL,
    indication core.line,
    consent_version core.line,
    consent_date core.day,
    weight_kg core.amount,
    weight_date core.day,
    planned_dose core.amount,
    planned_dose_unit core.line,
    infectious_markers text DEFAULT 'not tested'::text NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT therapy_order_infectious_markers_word CHECK ((infectious_markers = ANY (ARRAY['not tested'::text, 'non-reactive'::text, 'reactive'::text, 'indeterminate'::text, 'not applicable'::text]))),
    CONSTRAINT therapy_order_planned_dose_positive CHECK (((planned_dose)::numeric > (0)::numeric)),
    CONSTRAINT therapy_order_status_word CHECK ((status = ANY (ARRAY['ordered'::text, 'scheduled'::text, 'cancelled'::text]))),
    CONSTRAINT therapy_order_weight_kg_plausible CHECK ((((weight_kg)::numeric >= 2.0) AND ((weight_kg)::numeric <= 300.0)))
);
ALTER TABLE core.therapy_order OWNER TO vein_owner;
CREATE FUNCTION rule.fields_therapy_order(n core.therapy_order) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_therapy_order(n core.therapy_order) OWNER TO vein_owner;
CREATE TABLE core.timer_breach (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_timer_id bigint NOT NULL,
    bound text NOT NULL,
    revision integer NOT NULL,
    finding text NOT NULL,
    started_at core.moment,
    breached_at core.moment,
    found_at core.moment NOT NULL,
    CONSTRAINT timer_breach_bound_word CHECK ((bound = ANY (ARRAY['limit'::text, 'absolute'::text]))),
    CONSTRAINT timer_breach_finding_word CHECK ((finding = ANY (ARRAY['found'::text, 'moved'::text, 'withdrawn'::text]))),
    CONSTRAINT timer_breach_first_found CHECK (((finding = 'found'::text) OR (revision > 1))),
    CONSTRAINT timer_breach_revision_positive CHECK ((revision > 0)),
    CONSTRAINT timer_breach_times_given CHECK (((finding = 'withdrawn'::text) OR ((started_at IS NOT NULL) AND (breached_at IS NOT NULL))))
);
ALTER TABLE core.timer_breach OWNER TO vein_owner;
CREATE FUNCTION rule.fields_timer_breach(n core.timer_breach) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_timer_breach(n core.timer_breach) OWNER TO vein_owner;
CREATE TABLE core.training (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    person_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    procedures_until core.moment NOT NULL,
    practical_until core.moment NOT NULL,
    version_until core.moment NOT NULL,
    status text NOT NULL,
    proposed_by_id bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT training_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'withdrawn'::text])))
);
ALTER TABLE core.training OWNER TO vein_owner;
CREATE FUNCTION rule.fields_training(n core.training) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_training(n core.training) OWNER TO vein_owner;
CREATE FUNCTION rule.found(instance_mode text, site_code text, site_title text, time_zone text, admin_code text, admin_name text, admin_login text, admin_verifier text, qa_code text, qa_name text, qa_login text, qa_verifier text, lab_start text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.found(instance_mode text, site_code text, site_title text, time_zone text, admin_code text, admin_name text, admin_login text, admin_verifier text, qa_code text, qa_name text, qa_login text, qa_verifier text, lab_start text) OWNER TO vein_owner;
CREATE FUNCTION rule.found_offset(instance_mode text, lab_start text) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.found_offset(instance_mode text, lab_start text) OWNER TO vein_owner;
CREATE TABLE work.challenge (
    id uuid NOT NULL,
    entity text NOT NULL,
    record_id bigint NOT NULL,
    record_version bigint NOT NULL,
    stream bigint NOT NULL,
    digest bytea NOT NULL,
    content text NOT NULL,
    meaning text NOT NULL,
    role text NOT NULL,
    made_by_person bigint NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    made_xact xid8 DEFAULT pg_current_xact_id() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_pid integer,
    used_backend_start timestamp with time zone
);
ALTER TABLE work.challenge OWNER TO vein_owner;
CREATE FUNCTION rule.fresh_signer(c work.challenge) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fresh_signer(c work.challenge) OWNER TO vein_owner;
CREATE FUNCTION rule.graph_ring(nodes integer, waits integer[], waited integer[]) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.graph_ring(nodes integer, waits integer[], waited integer[]) OWNER TO vein_owner;
CREATE FUNCTION rule.groups_follow(person_id bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.groups_follow(person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.had_hands(batch_id bigint, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.had_hands(batch_id bigint, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.holds(role_word text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.holds(role_word text) OWNER TO vein_owner;
CREATE FUNCTION rule.holds_condition(value numeric, op text, ref numeric, low numeric, high numeric, relative numeric, percent numeric) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.holds_condition(value numeric, op text, ref numeric, low numeric, high numeric, relative numeric, percent numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_difference(b core.batch, c core.container, checkpoint text, items work.identity_item[], OUT code text, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_difference(b core.batch, c core.container, checkpoint text, items work.identity_item[], OUT code text, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_equal(identifier text, one text, other text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_equal(identifier text, one text, other text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_fits(known text[], i work.identity_item, OUT a boolean, OUT b boolean, OUT fits boolean) RETURNS record
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_fits(known text[], i work.identity_item, OUT a boolean, OUT b boolean, OUT fits boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_gaps(b core.batch) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_gaps(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_item(v jsonb, place bigint, checkpoint text) RETURNS work.identity_item
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_item(v jsonb, place bigint, checkpoint text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_items(items text, checkpoint text) RETURNS work.identity_item[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_items(items text, checkpoint text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_kept(b core.batch, identifier text, value text) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_kept(b core.batch, identifier text, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_known(b core.batch, c core.container, identifier text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_known(b core.batch, c core.container, identifier text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_pair(checkpoint text, identifier text, documents text, method text) RETURNS integer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_pair(checkpoint text, identifier text, documents text, method text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_personal(identifier text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (identifier = ANY (ARRAY['name'::text, 'birth_date'::text, 'record_number'::text]));
ALTER FUNCTION rule.identity_personal(identifier text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_role(checkpoint text, b core.batch, a work.actor) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_role(checkpoint text, b core.batch, a work.actor) OWNER TO vein_owner;
CREATE TABLE ref.checkpoint_pair (
    checkpoint text NOT NULL,
    place integer NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    identifiers text[] NOT NULL,
    "least" integer NOT NULL,
    scanned boolean NOT NULL,
    counted_once text[] DEFAULT '{}'::text[] NOT NULL
);
ALTER TABLE ref.checkpoint_pair OWNER TO vein_owner;
CREATE FUNCTION rule.identity_short(items work.identity_item[], p ref.checkpoint_pair) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_short(items work.identity_item[], p ref.checkpoint_pair) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_unknown(identifier text, value text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_unknown(identifier text, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.identity_wanted(checkpoint text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.identity_wanted(checkpoint text) OWNER TO vein_owner;
CREATE FUNCTION rule.insert_values(x core.step_execution, v work.step_values, mode text, a work.actor) RETURNS integer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.insert_values(x core.step_execution, v work.step_values, mode text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.inspected() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.inspected() OWNER TO vein_owner;
CREATE FUNCTION rule.inspection_open(person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.inspection_open(person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.inspection_words(person_role_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.inspection_words(person_role_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.inspector(p core.person, code text, printed_name text, authority text, valid_until timestamp with time zone, a work.actor) RETURNS core.person
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.inspector(p core.person, code text, printed_name text, authority text, valid_until timestamp with time zone, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.inspects() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.inspects() OWNER TO vein_owner;
CREATE FUNCTION rule.install_ledger(table_name text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.install_ledger(table_name text) OWNER TO vein_owner;
CREATE FUNCTION rule.investigation_batch(id bigint) RETURNS core.batch
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.investigation_batch(id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.investigation_of(id bigint, seen bigint, person_id bigint, OUT i core.investigation, OUT why text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.investigation_of(id bigint, seen bigint, person_id bigint, OUT i core.investigation, OUT why text) OWNER TO vein_owner;
CREATE FUNCTION rule.investigation_open(b core.batch, r core.result, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.investigation_open(b core.batch, r core.result, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.investigation_results(i core.investigation) RETURNS SETOF core.result
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.investigation_results(i core.investigation) OWNER TO vein_owner;
CREATE FUNCTION rule.investigation_title(i core.investigation) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.investigation_title(i core.investigation) OWNER TO vein_owner;
CREATE FUNCTION rule.is_decimal(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((value ~ '^-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?$'::text) AND (length(replace(replace(value, '-'::text, ''::text), '.'::text, ''::text)) <= 38)) THEN (NOT (("left"(value, 1) = '-'::text) AND ((value)::numeric = (0)::numeric))) ELSE false END;
ALTER FUNCTION rule.is_decimal(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.json(value text, field text) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.json(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.judge(line_id bigint, qualifier text, number numeric, word text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.judge(line_id bigint, qualifier text, number numeric, word text) OWNER TO vein_owner;
CREATE FUNCTION rule.judge_in(b core.batch, l core.specification_line, v work.result_value) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.judge_in(b core.batch, l core.specification_line, v work.result_value) OWNER TO vein_owner;
CREATE FUNCTION rule.keyed_code(identifier text, value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.keyed_code(identifier text, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.last_check(b core.batch, checkpoint text, container_id bigint) RETURNS core.identity_check
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.last_check(b core.batch, checkpoint text, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.last_execution(batch_id bigint, step_id bigint) RETURNS core.step_execution
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.last_execution(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.last_value(batch_id bigint, name text, OUT shown text, OUT breach text) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.last_value(batch_id bigint, name text, OUT shown text, OUT breach text) OWNER TO vein_owner;
CREATE FUNCTION rule.letters_swapped(one text, other text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.letters_swapped(one text, other text) OWNER TO vein_owner;
CREATE FUNCTION rule.limit_text(l core.specification_line) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.limit_text(l core.specification_line) OWNER TO vein_owner;
CREATE FUNCTION rule.line_states(batch_id bigint) RETURNS TABLE(place integer, line_id bigint, label text, inside text, any_of integer, gate boolean, interim_gate boolean, report boolean, value_text text, verdict text, status text, state text, tests bigint, failed_before boolean, result_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.line_states(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.listed(value text, words text[], field text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.listed(value text, words text[], field text) OWNER TO vein_owner;
CREATE FUNCTION rule.local_time(value timestamp with time zone, zone text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.local_time(value timestamp with time zone, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.login_make(person core.person, login text, verifier text, one_time boolean) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.login_make(person core.person, login text, verifier text, one_time boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.logins_end(person_id bigint) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.logins_end(person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.look(a work.actor, p core.patient, kind text, reason text) RETURNS api.answer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.look(a work.actor, p core.patient, kind text, reason text) OWNER TO vein_owner;
CREATE FUNCTION rule.look_again(a work.actor) RETURNS api.answer
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.look_again(a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.look_stream() RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.look_stream() OWNER TO vein_owner;
CREATE TABLE ledger.checkpoint (
    incarnation integer NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    frontier bytea[] NOT NULL,
    text text NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    made_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT checkpoint_root_size CHECK ((octet_length(root) = 32))
);
ALTER TABLE ledger.checkpoint OWNER TO vein_owner;
CREATE FUNCTION rule.make_checkpoint() RETURNS ledger.checkpoint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.make_checkpoint() OWNER TO vein_owner;
CREATE FUNCTION rule.make_containers(b core.batch, s core.process_step, given jsonb) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.make_containers(b core.batch, s core.process_step, given jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.may_perform(person_id bigint, role_words text, b core.batch, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.may_perform(person_id bigint, role_words text, b core.batch, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.measured(value text, field text, low numeric, high numeric) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.measured(value text, field text, low numeric, high numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.merge_evidence(evidence text, lead core.patient, other core.patient) RETURNS work.merge_evidence[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.merge_evidence(evidence text, lead core.patient, other core.patient) OWNER TO vein_owner;
CREATE FUNCTION rule.merge_open(l core.patient, o core.patient) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.merge_open(l core.patient, o core.patient) OWNER TO vein_owner;
CREATE FUNCTION rule.merge_seen(merge bigint) RETURNS core.patient_merge
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.merge_seen(merge bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.moment(value text, field text DEFAULT NULL::text) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.moment(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.move_head(stream bigint, place bigint, hash bytea) RETURNS text
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.move_head(stream bigint, place bigint, hash bytea) OWNER TO vein_owner;
CREATE FUNCTION rule.must_be_trained(a work.actor, b core.batch) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.must_be_trained(a work.actor, b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.my_roles() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.my_roles() OWNER TO vein_owner;
CREATE FUNCTION rule.name_fold(name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.name_fold(name text) OWNER TO vein_owner;
CREATE TABLE work.name_key (
    patient_id bigint NOT NULL,
    site_id bigint NOT NULL,
    kind text NOT NULL,
    key bytea NOT NULL,
    CONSTRAINT name_key_kind_word CHECK ((kind = ANY (ARRAY['family'::text, 'name'::text, 'letters'::text, 'birth'::text])))
);
ALTER TABLE work.name_key OWNER TO vein_owner;
CREATE FUNCTION rule.name_keys(i core.patient_identity, site_id bigint) RETURNS SETOF work.name_key
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.name_keys(i core.patient_identity, site_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.names(p core.patient) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.names(p core.patient) OWNER TO vein_owner;
CREATE FUNCTION rule.next_act(b core.batch, container_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_act(b core.batch, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.next_bedside(b core.batch, container_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_bedside(b core.batch, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.next_check(checkpoint text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_check(checkpoint text) OWNER TO vein_owner;
CREATE FUNCTION rule.next_incoming(b core.batch, container_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_incoming(b core.batch, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.next_sign(entity text, record bigint, meaning text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_sign(entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.node(left_hash bytea, right_hash bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256((('\x01'::bytea || left_hash) || right_hash));
ALTER FUNCTION rule.node(left_hash bytea, right_hash bytea) OWNER TO vein_owner;
CREATE FUNCTION rule.not_last(person_id bigint, roles text[], lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.not_last(person_id bigint, roles text[], lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.not_on_hold(b core.batch) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.not_on_hold(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.now() RETURNS timestamp with time zone
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.now() OWNER TO vein_owner;
CREATE FUNCTION rule.observed_text(o core.observation) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.observed_text(o core.observation) OWNER TO vein_owner;
CREATE FUNCTION rule.one_word(value text, field text, allowed text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.one_word(value text, field text, allowed text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.open_breaches(batch_id bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.open_breaches(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.open_items(batch_id bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.open_items(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.opening() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.opening() OWNER TO vein_owner;
CREATE FUNCTION rule.opening_close(lab_now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.opening_close(lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.opening_only(a work.actor) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.opening_only(a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.order_complete(kind text, given jsonb) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.order_complete(kind text, given jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.order_process(process text, kind text) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.order_process(process text, kind text) OWNER TO vein_owner;
CREATE FUNCTION rule.order_seen(code text) RETURNS core.therapy_order
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.order_seen(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.own_code(value text, field text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.own_code(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.part(value text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE((int4send(octet_length(convert_to(value, 'UTF8'::name))) || convert_to(value, 'UTF8'::name)), '\xffffffff'::bytea);
ALTER FUNCTION rule.part(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.past_day(value text, field text, time_zone text, lab_now timestamp with time zone) RETURNS date
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.past_day(value text, field text, time_zone text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_also(patient_id bigint) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_also(patient_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_group(patient_id bigint) RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_group(patient_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_lead(patient_id bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_lead(patient_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_leads(patient_id bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_leads(patient_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_open(patient_id bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_open(patient_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_right(patient_id bigint, identifier text) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_right(patient_id bigint, identifier text) OWNER TO vein_owner;
CREATE FUNCTION rule.patient_seen(code text) RETURNS core.patient
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.patient_seen(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.people_at(at timestamp with time zone, person_id bigint DEFAULT NULL::bigint) RETURNS TABLE(person_id bigint, entity text, key bigint, fields jsonb)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.people_at(at timestamp with time zone, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.person(code text) RETURNS core.person
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.person(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.person_code(person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.person_code(person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.person_end(person_id bigint, lab_now timestamp with time zone, request bigint DEFAULT NULL::bigint) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.person_end(person_id bigint, lab_now timestamp with time zone, request bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.person_site(person_id bigint) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.person_site(person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.places(value text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN length(split_part(value, '.'::text, 2));
ALTER FUNCTION rule.places(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.plain_breach(f jsonb, value numeric) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.plain_breach(f jsonb, value numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.plain_code(identifier text, value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.plain_code(identifier text, value text) OWNER TO vein_owner;
CREATE TABLE work.step_plan (
    step_id bigint NOT NULL,
    late_entry_us bigint NOT NULL,
    after bigint[] NOT NULL,
    makes boolean NOT NULL,
    bounded boolean NOT NULL,
    fields jsonb NOT NULL
);
ALTER TABLE work.step_plan OWNER TO vein_owner;
CREATE FUNCTION rule.plan_of(step_id bigint) RETURNS work.step_plan
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.plan_of(step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.pointer_part(key text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('/'::text || replace(replace(key, '~'::text, '~0'::text), '/'::text, '~1'::text));
ALTER FUNCTION rule.pointer_part(key text) OWNER TO vein_owner;
CREATE FUNCTION rule.prefill(b core.batch, container_code text) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.prefill(b core.batch, container_code text) OWNER TO vein_owner;
CREATE FUNCTION rule.present(b core.batch, person_id bigint, container text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.present(b core.batch, person_id bigint, container text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_change(b core.batch, to_status text, act text) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.process_change(b core.batch, to_status text, act text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_expand(v core.process_version, doc jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_expand(v core.process_version, doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_expand_fields(v core.process_version, doc jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_expand_fields(v core.process_version, doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_expand_goods(v core.process_version, doc jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_expand_goods(v core.process_version, doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_expand_lines(v core.process_version, doc jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_expand_lines(v core.process_version, doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_fields(doc jsonb) RETURNS TABLE(step text, place bigint, name text, kind text, field jsonb, pointer text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_fields(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_lines(doc jsonb) RETURNS TABLE(place bigint, any_of integer, id text, line jsonb, pointer text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_lines(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_list(value json, shape text, item text, fewest integer, most integer, pointer text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_list(value json, shape text, item text, fewest integer, most integer, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_map(value json, pointer text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_map(value json, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_may(b core.batch, to_status text, act text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_may(b core.batch, to_status text, act text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_read(document text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_read(document text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_scalar(value json, shape text, item text, most integer, pointer text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_scalar(value json, shape text, item text, most integer, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_shape(value json, object text, pointer text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_shape(value json, object text, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_steps(doc jsonb) RETURNS TABLE(stage text, stage_place bigint, operation text, operation_place bigint, place bigint, id text, step jsonb, pointer text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_steps(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_version(process text, number bigint) RETURNS core.process_version
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_version(process text, number bigint) OWNER TO vein_owner;
CREATE TABLE ref.process_key (
    object text NOT NULL,
    key text NOT NULL,
    required boolean NOT NULL,
    shape text NOT NULL,
    item text,
    "least" integer,
    most integer,
    CONSTRAINT process_key_shape_word CHECK ((shape = ANY (ARRAY['text'::text, 'id'::text, 'word'::text, 'integer'::text, 'boolean'::text, 'decimal'::text, 'duration'::text, 'object'::text, 'map'::text, 'texts'::text, 'ids'::text, 'words'::text, 'decimals'::text, 'objects'::text, 'lines'::text, 'ways'::text])))
);
ALTER TABLE ref.process_key OWNER TO vein_owner;
CREATE FUNCTION rule.process_ways(value json, k ref.process_key, pointer text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_ways(value json, k ref.process_key, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_words(item text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_words(item text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_wrong(pointer text, what text, expected text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_wrong(pointer text, what text, expected text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_wrong_fields(doc jsonb) RETURNS TABLE(pointer text, what text, expected text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_wrong_fields(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_wrong_lines(doc jsonb) RETURNS TABLE(pointer text, what text, expected text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_wrong_lines(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_wrong_steps(doc jsonb) RETURNS TABLE(pointer text, what text, expected text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_wrong_steps(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_wrong_units(doc jsonb) RETURNS TABLE(pointer text, what text, expected text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_wrong_units(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.qc_mode(b core.batch, mode text, happened_at timestamp with time zone, not_before timestamp with time zone, reason text, source text, lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.qc_mode(b core.batch, mode text, happened_at timestamp with time zone, not_before timestamp with time zone, reason text, source text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.quality_after_hold(b core.batch) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.quality_after_hold(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.quality_change(b core.batch, to_status text, act text) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.quality_change(b core.batch, to_status text, act text) OWNER TO vein_owner;
CREATE FUNCTION rule.quotient(dividend numeric, divisor numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.quotient(dividend numeric, divisor numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.read_result(l core.specification_line, value text, mode text, reason text) RETURNS work.result_value
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.read_result(l core.specification_line, value text, mode text, reason text) OWNER TO vein_owner;
CREATE FUNCTION rule.read_value(f core.process_field, v jsonb, sources text[]) RETURNS work.value
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.read_value(f core.process_field, v jsonb, sources text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.read_values(plan jsonb, given jsonb) RETURNS work.step_values
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.read_values(plan jsonb, given jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.reason(value text, field text DEFAULT 'reason'::text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.reason(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.recompute(b core.batch, corrected bigint, why_code text, why text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.recompute(b core.batch, corrected bigint, why_code text, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.record_chain(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_chain(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_decisions(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_decisions(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_end(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_end(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_execution(x core.step_execution, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_execution(x core.step_execution, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_gaps(b core.batch) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_gaps(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.record_head(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_head(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_history(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_history(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_line(kind text, label text, words text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_line(kind text, label text, words text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_open(b core.batch) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_open(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.record_others(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_others(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_quality(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_quality(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_signed(entity text, record_id bigint, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_signed(entity text, record_id bigint, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_steps(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_steps(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_text(b core.batch, issue text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_text(b core.batch, issue text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_value(o core.observation, unit text, zone text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_value(o core.observation, unit text, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.refuse(code text, value text DEFAULT NULL::text, way_out text DEFAULT NULL::text, field text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.refuse(code text, value text, way_out text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.refuse_role(act text, person_id bigint, site_id bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.refuse_role(act text, person_id bigint, site_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.registered_alike(one bigint, other bigint, identifier text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.registered_alike(one bigint, other bigint, identifier text) OWNER TO vein_owner;
CREATE FUNCTION rule.relative_breaches(x core.step_execution, v work.step_values) RETURNS work.step_values
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.relative_breaches(x core.step_execution, v work.step_values) OWNER TO vein_owner;
CREATE FUNCTION rule.release_blockers(batch_id bigint, decision text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.release_blockers(batch_id bigint, decision text) OWNER TO vein_owner;
CREATE FUNCTION rule.release_signed(batch_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.release_signed(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.release_undermined(b core.batch, why text, person_id bigint, lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.release_undermined(b core.batch, why text, person_id bigint, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.replayed(a work.actor) RETURNS api.answer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.replayed(a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.result_gaps(b core.batch, decision text) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.result_gaps(b core.batch, decision text) OWNER TO vein_owner;
CREATE FUNCTION rule.result_text(r core.result) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.result_text(r core.result) OWNER TO vein_owner;
CREATE FUNCTION rule.result_undermines(b core.batch, r core.result, why text, a work.actor) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.result_undermines(b core.batch, r core.result, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.results_pending(batch_id bigint) RETURNS TABLE(line text, state text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.results_pending(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.reviewed_near_miss(n core.near_miss) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.reviewed_near_miss(n core.near_miss) OWNER TO vein_owner;
CREATE FUNCTION rule.right_at(person_id bigint, roles text[], site_id bigint, lab_now timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.right_at(person_id bigint, roles text[], site_id bigint, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.right_complete(entity text, record bigint) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.right_complete(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.right_signer(subject_id bigint, proposed_by_id bigint, signer_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.right_signer(subject_id bigint, proposed_by_id bigint, signer_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.role_words(value text, field text) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.role_words(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_at(at timestamp with time zone, person_id bigint DEFAULT NULL::bigint) RETURNS TABLE(person_id bigint, role text, site text, inspection boolean, valid_until timestamp with time zone)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_at(at timestamp with time zone, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_person(record bigint, meaning text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_person(record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_person_role(record bigint, meaning text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_person_role(record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_process_version(record bigint, meaning text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_process_version(record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_right() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_right() OWNER TO vein_owner;
CREATE FUNCTION rule.root(frontier bytea[]) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.root(frontier bytea[]) OWNER TO vein_owner;
CREATE FUNCTION rule.rules_described() RETURNS TABLE(identity text, description text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.rules_described() OWNER TO vein_owner;
CREATE FUNCTION rule.salt(entity text, key bigint) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.salt(entity text, key bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.same_version(seen bigint, there bigint) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.same_version(seen bigint, there bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.scan_batch(s work.scanned, context core.batch) RETURNS core.batch
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_batch(s work.scanned, context core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.scan_belongs(s work.scanned, context core.batch) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_belongs(s work.scanned, context core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.scan_facts(s work.scanned, b core.batch) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_facts(s work.scanned, b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.scan_find(payload text, kinds text[]) RETURNS SETOF work.scanned
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_find(payload text, kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.scan_read(code text, OUT payload text, OUT kinds text[]) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_read(code text, OUT payload text, OUT kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.sees(site_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sees(site_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.sees_ledger() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sees_ledger() OWNER TO vein_owner;
CREATE FUNCTION rule.sessions_end(role_oid oid) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sessions_end(role_oid oid) OWNER TO vein_owner;
CREATE FUNCTION rule.setting(name text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.setting(name text) OWNER TO vein_owner;
CREATE FUNCTION rule.shown(value timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shown(value timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_abort(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_abort(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_account_request(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_account_request(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_batch(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_batch(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_collection(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_collection(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_disposition(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_disposition(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_identity_check(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_identity_check(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_investigation(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_investigation(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_patient_merge(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_patient_merge(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_person(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_person(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_person_role(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_person_role(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_process_version(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_process_version(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_receipt(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_receipt(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_result(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_result(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_step_execution(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.signed_step_execution(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_training(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_training(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_abort(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_abort(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_account_request(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_account_request(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_batch(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_batch(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_collection(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_collection(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_disposition(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_disposition(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_identity_check(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_identity_check(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_investigation(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_investigation(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_patient_merge(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_patient_merge(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_person(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_person(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_person_role(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_person_role(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_process_version(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_process_version(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_receipt(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_receipt(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_result(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_result(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_step_execution(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.signer_step_execution(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_training(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_training(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signing_roles(entity text, record bigint, meaning text) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signing_roles(entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.similar_flag(patient_id bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.similar_flag(patient_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.similar_patients(patient_id bigint, open_only boolean DEFAULT true) RETURNS SETOF core.patient
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.similar_patients(patient_id bigint, open_only boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.similar_warnings(p core.patient) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.similar_warnings(p core.patient) OWNER TO vein_owner;
CREATE FUNCTION rule.similar_warnings(patient_id bigint, open_only boolean DEFAULT true) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.similar_warnings(patient_id bigint, open_only boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.site(code text) RETURNS core.site
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.site(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.site_seen(code text) RETURNS core.site
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.site_seen(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.sites() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sites() OWNER TO vein_owner;
CREATE FUNCTION rule.staffing_site(site_id bigint, role text) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.staffing_site(site_id bigint, role text) OWNER TO vein_owner;
CREATE FUNCTION rule.stage_open(kind text, process_status text, stage text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.stage_open(kind text, process_status text, stage text) OWNER TO vein_owner;
CREATE FUNCTION rule.step_completes(b core.batch, s core.process_step) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.step_completes(b core.batch, s core.process_step) OWNER TO vein_owner;
CREATE FUNCTION rule.step_facts(stream bigint, step text, performer bigint, recorder bigint, at timestamp with time zone) RETURNS work.step_facts
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.step_facts(stream bigint, step text, performer bigint, recorder bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.step_meanings(s core.process_step) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.step_meanings(s core.process_step) OWNER TO vein_owner;
CREATE FUNCTION rule.step_moves(process_status text, stage text, step text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.step_moves(process_status text, stage text, step text) OWNER TO vein_owner;
CREATE FUNCTION rule.step_name(step_execution bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.step_name(step_execution bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_missing(batch_id bigint, step_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.steps_missing(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_next(b core.batch) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.steps_next(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.stop(a work.actor, code text, expected text, found text, batch_id bigint DEFAULT NULL::bigint, way_out text DEFAULT NULL::text, data jsonb DEFAULT '{}'::jsonb, kept_expected text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.stop(a work.actor, code text, expected text, found text, batch_id bigint, way_out text, data jsonb, kept_expected text) OWNER TO vein_owner;
CREATE FUNCTION rule.store_values(x core.step_execution, given work.step_values, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.store_values(x core.step_execution, given work.step_values, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.stream_make(kind text, key text) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.stream_make(kind text, key text) OWNER TO vein_owner;
CREATE FUNCTION rule.subject(entity text, record bigint) RETURNS work.subject
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_abort(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_abort(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_account_request(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_account_request(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_batch(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_batch(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_collection(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_collection(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_disposition(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_disposition(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_identity_check(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_identity_check(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_investigation(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_investigation(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_patient_merge(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_patient_merge(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_person(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_person(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_person_role(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_person_role(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_process_version(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_process_version(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_receipt(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_receipt(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_result(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_result(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_step_execution(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_step_execution(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_training(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_training(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.supersede(entity text, record bigint, why text, lab_now timestamp with time zone) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supersede(entity text, record bigint, why text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.supersede_batch(b core.batch, step_execution_id bigint, why text, lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.supersede_batch(b core.batch, step_execution_id bigint, why text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.supply_open(b core.batch) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supply_open(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.system_context(act text, reason text DEFAULT NULL::text) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.system_context(act text, reason text) OWNER TO vein_owner;
CREATE FUNCTION rule.system_done() RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.system_done() OWNER TO vein_owner;
CREATE FUNCTION rule.tests_so_far(batch_id bigint, line_id bigint, sample_id bigint) RETURNS TABLE(finals bigint, last_entry integer)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tests_so_far(batch_id bigint, line_id bigint, sample_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.text(value text, field text, longest integer DEFAULT 200, required boolean DEFAULT false) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.text(value text, field text, longest integer, required boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.tg_audit_review() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_audit_review() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_chain_fixed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_chain_fixed() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_comment_fixed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_comment_fixed() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_abort() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_abort() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_access() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_access() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_account_request() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_account_request() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_batch() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_batch() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_collection() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_collection() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_comment() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_comment() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_container() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_container() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_custody() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_custody() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_deviation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_deviation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_dictionary() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_dictionary() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_disposition() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_disposition() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_hold() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_hold() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_identity_check() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_identity_check() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_identity_item() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_identity_item() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_infusion() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_infusion() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_inspection() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_inspection() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_inspection_batch() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_inspection_batch() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_installation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_installation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_investigation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_investigation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_login() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_login() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_near_miss() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_near_miss() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_observation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_observation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_patient() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_patient() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_patient_identity() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_patient_identity() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_patient_merge() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_patient_merge() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_patient_merge_evidence() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_patient_merge_evidence() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_person() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_person() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_person_role() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_person_role() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_field() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_field() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_field_argument() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_field_argument() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_field_source() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_field_source() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_field_word() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_field_word() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_operation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_operation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_route() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_route() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_stage() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_stage() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step_after() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step_after() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step_container() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step_container() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step_equipment() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step_equipment() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step_material() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step_material() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step_sample() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step_sample() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_step_sample_test() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_step_sample_test() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_timer() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_timer() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_process_version() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_version() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_receipt() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_receipt() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_release() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_release() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_result() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_result() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_sample() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_sample() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_signature() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_signature() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_site() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_site() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_specification_line() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_specification_line() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_specification_need() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_specification_need() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_specification_word() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_specification_word() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_step_execution() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_step_execution() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_therapy_event() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_therapy_event() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_therapy_order() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_therapy_order() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_timer_breach() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_timer_breach() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_training() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_training() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_name_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_name_key() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_no_truncate() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_no_truncate() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_step_plan() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_step_plan() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_stream_fixed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_stream_fixed() OWNER TO vein_owner;
CREATE FUNCTION rule.tick() RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tick() OWNER TO vein_owner;
CREATE FUNCTION rule.time_zone(value text, field text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.time_zone(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.timer_breaches() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.timer_breaches() OWNER TO vein_owner;
CREATE FUNCTION rule.timer_passed(b core.batch, s core.process_step, event_at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.timer_passed(b core.batch, s core.process_step, event_at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.trained(process_version_id bigint, person_id bigint, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.trained(process_version_id bigint, person_id bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.transition_open(b core.batch, to_status text, act text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.transition_open(b core.batch, to_status text, act text) OWNER TO vein_owner;
CREATE FUNCTION rule.unit_scale(unit text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE("substring"(unit, '^10\*[0-9]*'::text), ''::text);
ALTER FUNCTION rule.unit_scale(unit text) OWNER TO vein_owner;
CREATE FUNCTION rule.unrounded(x core.step_execution, where_from text) RETURNS numeric
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.unrounded(x core.step_execution, where_from text) OWNER TO vein_owner;
CREATE FUNCTION rule.until(value text, field text, lab_now timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.until(value text, field text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.utc(value timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.utc(value timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.verdict(batch_id bigint) RETURNS TABLE(verdict text, words text, blocking text[], pending bigint, interim bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.verdict(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.vessel_check(b core.batch, s core.process_step, container text, a work.actor) RETURNS bigint
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.vessel_check(b core.batch, s core.process_step, container text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.vessel_mismatch(b core.batch, container text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.vessel_mismatch(b core.batch, container text) OWNER TO vein_owner;
CREATE FUNCTION rule.watchdog() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.watchdog() OWNER TO vein_owner;
CREATE FUNCTION rule.who(person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.who(person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.written(value timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.written(value timestamp with time zone) OWNER TO vein_owner;
CREATE VIEW api.abort WITH (security_barrier='true') AS
 SELECT x.id,
    (b.code)::text AS batch,
    (x.reason)::text AS reason,
    (p.printed_name)::text AS proposed_by,
    x.proposed_at,
    x.status,
    x.version
   FROM ((core.abort x
     JOIN core.batch b ON ((b.id = x.batch_id)))
     JOIN core.person p ON ((p.id = x.proposed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.abort OWNER TO vein_owner;
CREATE TABLE ref.setting (
    name text NOT NULL,
    value text NOT NULL,
    meaning text NOT NULL
);
ALTER TABLE ref.setting OWNER TO vein_owner;
CREATE VIEW api.account_request WITH (security_barrier='true') AS
 SELECT r.id,
    p.code AS person,
    p.printed_name,
    r.kind,
    (r.reason)::text AS reason,
    r.valid_until,
    r.urgent,
    q.code AS proposed_by,
    r.proposed_at,
    r.status,
        CASE
            WHEN (r.status = 'proposed'::text) THEN 'QA''s signature (approved)'::text
            WHEN ((r.status = 'approved'::text) AND ((r.approved_at)::timestamp with time zone < (rule.now() - (( SELECT s.value
               FROM ref.setting s
              WHERE (s.name = 'account_request'::text)))::interval))) THEN 'withdrawal: too old'::text
            WHEN (r.status = 'approved'::text) THEN 'the administrator'::text
            WHEN (r.urgent AND (NOT (EXISTS ( SELECT
               FROM core.signature s
              WHERE ((s.entity = 'account_request'::text) AND (s.record_id = r.id) AND (s.superseded_at IS NULL)))))) THEN 'QA''s signature (reviewed)'::text
            ELSE ''::text
        END AS waits_for,
    r.approved_at,
    d.code AS done_by,
    r.done_at,
    r.version
   FROM (((core.account_request r
     JOIN core.person p ON ((p.id = r.person_id)))
     JOIN core.person q ON ((q.id = r.proposed_by_id)))
     LEFT JOIN core.person d ON ((d.id = r.done_by_id)))
  WHERE (( SELECT rule.holds('admin'::text) AS holds) OR (( SELECT rule.holds('qa manager auditor'::text) AS holds) AND (EXISTS ( SELECT
           FROM core.person_role o
          WHERE ((o.person_id = p.id) AND (o.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))))));
ALTER TABLE api.account_request OWNER TO vein_owner;
CREATE TABLE ledger.event (
    stream bigint NOT NULL,
    "position" bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    lab_at timestamp with time zone NOT NULL,
    login text NOT NULL,
    person text,
    entity text NOT NULL,
    key text NOT NULL,
    kind text NOT NULL,
    act text NOT NULL,
    request uuid,
    body bytea NOT NULL
);
ALTER TABLE ONLY ledger.event ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE ledger.event OWNER TO vein_owner;
CREATE TABLE ledger.stream (
    id bigint NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    CONSTRAINT stream_kind_word CHECK ((kind = ANY (ARRAY['site'::text, 'person'::text, 'process'::text, 'therapy'::text, 'batch'::text, 'lot'::text, 'device'::text, 'access'::text])))
)
WITH (fillfactor='60');
ALTER TABLE ledger.stream OWNER TO vein_owner;
CREATE VIEW api.audit_log WITH (security_barrier='true') AS
 SELECT e.at,
    e.lab_at,
    s.kind AS stream_kind,
    s.key AS stream_key,
    e.stream,
    e."position",
    e.login,
    e.person,
    e.act,
    e.kind,
    e.entity,
    e.key,
    e.request
   FROM (ledger.event e
     JOIN ledger.stream s ON ((s.id = e.stream)))
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.audit_log OWNER TO vein_owner;
CREATE VIEW api.batch WITH (security_barrier='true') AS
 SELECT b.id,
    (b.code)::text AS batch,
    b.mark,
    b.kind,
    (t.coi)::text AS coi,
    COALESCE((((p.code)::text || ' '::text) || (p.initials)::text), '-'::text) AS patient,
    (o.code)::text AS order_code,
    (s.code)::text AS site,
    (r.code)::text AS process,
    v.number AS process_version,
    (v.product_name)::text AS product,
    (v.frame_kind)::text AS frame,
    (v.frame_retention)::text AS retention,
    (v.time_zone)::text AS time_zone,
    b.slot,
    o.weight_kg,
    o.weight_date,
    o.planned_dose,
    (o.planned_dose_unit)::text AS planned_dose_unit,
    b.process_status,
    b.quality_status,
    w.stage,
    w.day,
    w.next_step,
    w.next_due_at,
    q.qc,
    q.verdict,
    rule.open_items(b.id) AS open_items,
    b.version,
    rule.similar_flag(t.patient_id) AS similar_names
   FROM ((((((((core.batch b
     JOIN core.therapy_event t ON ((t.id = b.therapy_event_id)))
     JOIN core.therapy_order o ON ((o.id = b.order_id)))
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.process r ON ((r.id = v.process_id)))
     LEFT JOIN core.patient p ON ((p.id = t.patient_id)))
     CROSS JOIN LATERAL rule.board_work(b.id) w(stage, day, next_step, next_due_at))
     CROSS JOIN LATERAL rule.board_quality(b.id) q(qc, verdict))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch OWNER TO vein_owner;
CREATE VIEW api.batch_event WITH (security_barrier='true') AS
 SELECT b.code AS batch,
    e.at,
    e.lab_at,
    e."position",
    e.login,
    e.person,
    e.act,
    e.kind,
    e.entity,
    e.key,
    e.request
   FROM (core.batch b
     JOIN ledger.event e ON ((e.stream = b.stream_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch_event OWNER TO vein_owner;
CREATE VIEW api.batch_head WITH (security_barrier='true') AS
 SELECT b.code,
    s.code AS site,
    b.kind,
    e.coi,
    o.code AS order_code,
    p.code AS patient,
    p.initials,
    f.code AS process,
    v.number AS process_version,
    v.title AS process_title,
    b.slot,
    b.mark,
    b.process_status,
    b.quality_status,
    b.version,
    rule.similar_flag(p.id) AS similar_names
   FROM ((((((core.batch b
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.therapy_event e ON ((e.id = b.therapy_event_id)))
     JOIN core.therapy_order o ON ((o.id = b.order_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.process f ON ((f.id = v.process_id)))
     LEFT JOIN core.patient p ON ((p.id = e.patient_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch_head OWNER TO vein_owner;
CREATE VIEW api.batch_step WITH (security_barrier='true') AS
 SELECT b.id AS batch_id,
    (b.code)::text AS batch,
    t.place AS stage_place,
    s.stage,
    o.place AS operation_place,
    (o.code)::text AS operation,
    s.place AS step_place,
    (s.code)::text AS step,
    (s.title)::text AS title,
    s.optional,
    s.critical,
    x.id AS step_execution,
    x.occurrence,
    x.event_at,
    x.entered_at,
    x.entry_mode,
    (x.late_reason)::text AS late_reason,
    (x.source)::text AS source,
    (p.printed_name)::text AS performed_by,
    (r.printed_name)::text AS recorded_by,
    COALESCE(x.status, 'open'::text) AS state,
        CASE
            WHEN (x.id IS NULL) THEN '{}'::text[]
            ELSE COALESCE(( SELECT array_agg(m.m) AS array_agg
               FROM unnest(rule.step_meanings(s.*)) m(m)
              WHERE (NOT (EXISTS ( SELECT
                       FROM core.signature g
                      WHERE ((g.entity = 'step_execution'::text) AND (g.record_id = x.id) AND (g.meaning = m.m) AND (g.superseded_at IS NULL)))))), '{}'::text[])
        END AS signatures_missing,
    x.version
   FROM ((((((core.batch b
     JOIN core.process_step s ON ((s.process_version_id = b.process_version_id)))
     JOIN core.process_operation o ON ((o.id = s.operation_id)))
     JOIN core.process_stage t ON (((t.id = o.stage_id) AND t.applicable)))
     LEFT JOIN core.step_execution x ON (((x.batch_id = b.id) AND (x.process_step_id = s.id))))
     LEFT JOIN core.person p ON ((p.id = x.performed_by_id)))
     LEFT JOIN core.person r ON ((r.id = x.recorded_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch_step OWNER TO vein_owner;
CREATE VIEW api.board WITH (security_barrier='true') AS
 SELECT b.id,
    (b.code)::text AS batch,
    b.mark,
    b.kind,
    (v.product_name)::text AS product,
    COALESCE((((p.code)::text || ' '::text) || (p.initials)::text), '-'::text) AS patient,
    (s.code)::text AS site,
    w.stage,
    q.qc,
    w.day,
    vcc.shown AS vcc,
    via.shown AS viability,
    COALESCE(via.breach, ''::text) AS viability_breach,
    w.next_step,
    w.next_due_at,
    rule.open_items(b.id) AS open_items,
    b.process_status,
    b.quality_status,
    COALESCE(c.holder, '-'::text) AS custody,
    q.verdict,
    b.slot,
    b.version,
    COALESCE(((b.process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'aborted'::text, 'discarded'::text])) AND rule.similar_flag(t.patient_id)), false) AS similar_names
   FROM (((((((((( SELECT x.id,
            x.stream_id,
            x.therapy_event_id,
            x.kind,
            x.order_id,
            x.site_id,
            x.process_version_id,
            x.code,
            x.slot,
            x.mark,
            x.process_status,
            x.quality_status,
            x.quality_before,
            x.version
           FROM core.batch x
          WHERE ((x.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) AND (x.process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text])))
        UNION ALL
         SELECT x.id,
            x.stream_id,
            x.therapy_event_id,
            x.kind,
            x.order_id,
            x.site_id,
            x.process_version_id,
            x.code,
            x.slot,
            x.mark,
            x.process_status,
            x.quality_status,
            x.quality_before,
            x.version
           FROM core.batch x
          WHERE ((x.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) AND (x.process_status = ANY (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text])) AND ((x.slot)::date > ((( SELECT rule.now() AS now) - '90 days'::interval))::date))) b
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.therapy_event t ON ((t.id = b.therapy_event_id)))
     LEFT JOIN core.patient p ON ((p.id = t.patient_id)))
     CROSS JOIN LATERAL rule.board_work(b.id) w(stage, day, next_step, next_due_at))
     CROSS JOIN LATERAL rule.board_quality(b.id) q(qc, verdict))
     CROSS JOIN LATERAL rule.last_value(b.id, 'vcc'::text) vcc(shown, breach))
     CROSS JOIN LATERAL rule.last_value(b.id, 'viability'::text) via(shown, breach))
     LEFT JOIN LATERAL ( SELECT COALESCE((h.printed_name)::text, concat_ws(' '::text, k.holder_organisation, k.holder_name)) AS holder
           FROM (core.custody k
             LEFT JOIN core.person h ON ((h.id = k.holder_person_id)))
          WHERE (k.batch_id = b.id)
          ORDER BY k.id DESC
         LIMIT 1) c ON (true))
UNION ALL
 SELECT (- o.id) AS id,
    o.code AS batch,
    ''::text AS mark,
    t.kind,
    COALESCE((v.product_name)::text, (r.code)::text) AS product,
    COALESCE((((p.code)::text || ' '::text) || (p.initials)::text), '-'::text) AS patient,
    s.code AS site,
    '-'::text AS stage,
    '-'::text AS qc,
    NULL::integer AS day,
    NULL::text AS vcc,
    NULL::text AS viability,
    ''::text AS viability_breach,
    NULL::text AS next_step,
    NULL::timestamp with time zone AS next_due_at,
    0 AS open_items,
    'ordered'::text AS process_status,
    '-'::text AS quality_status,
    '-'::text AS custody,
    '-'::text AS verdict,
    NULL::date AS slot,
    o.version,
    COALESCE(rule.similar_flag(t.patient_id), false) AS similar_names
   FROM (((((core.therapy_order o
     JOIN core.therapy_event t ON ((t.id = o.therapy_event_id)))
     JOIN core.site s ON ((s.id = t.site_id)))
     JOIN core.process r ON ((r.id = o.process_id)))
     LEFT JOIN core.process_version v ON (((v.process_id = r.id) AND (v.status = 'in_force'::text))))
     LEFT JOIN core.patient p ON ((p.id = t.patient_id)))
  WHERE ((o.status = 'ordered'::text) AND (t.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.board OWNER TO vein_owner;
CREATE TABLE ref.checkpoint (
    checkpoint text NOT NULL,
    container boolean DEFAULT false NOT NULL,
    shown_in text[] DEFAULT '{}'::text[] NOT NULL
);
ALTER TABLE ref.checkpoint OWNER TO vein_owner;
CREATE VIEW api.checkpoint WITH (security_barrier='true') AS
 SELECT checkpoint.checkpoint,
    checkpoint.container,
    checkpoint.shown_in
   FROM ref.checkpoint
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.checkpoint OWNER TO vein_owner;
CREATE VIEW api.checkpoint_pair WITH (security_barrier='true') AS
 SELECT checkpoint_pair.checkpoint,
    checkpoint_pair.place,
    checkpoint_pair.first,
    checkpoint_pair.second,
    checkpoint_pair.identifiers,
    checkpoint_pair."least",
    checkpoint_pair.scanned,
    checkpoint_pair.counted_once
   FROM ref.checkpoint_pair
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.checkpoint_pair OWNER TO vein_owner;
CREATE VIEW api.collection WITH (security_barrier='true') AS
 SELECT c.id,
    b.code AS batch,
    c.din,
    c.volume_ml,
    c.started_at,
    c.finished_at,
    q.code AS performed_by,
    c.status,
    c.version
   FROM ((core.collection c
     JOIN core.batch b ON ((b.id = c.batch_id)))
     JOIN core.person q ON ((q.id = c.performed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.collection OWNER TO vein_owner;
CREATE VIEW api.comment WITH (security_barrier='true') AS
 SELECT c.id,
    (b.code)::text AS batch,
    c.step_execution_id AS step_execution,
    (s.code)::text AS step,
    x.occurrence,
    c.investigation_id AS investigation,
    (c.words)::text AS words,
    (p.printed_name)::text AS written_by,
    c.written_at
   FROM ((((core.comment c
     JOIN core.batch b ON ((b.id = c.batch_id)))
     JOIN core.person p ON ((p.id = c.written_by_id)))
     LEFT JOIN core.step_execution x ON ((x.id = c.step_execution_id)))
     LEFT JOIN core.process_step s ON ((s.id = x.process_step_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.comment OWNER TO vein_owner;
CREATE VIEW api.container WITH (security_barrier='true') AS
 SELECT c.code,
    b.code AS batch,
    c.kind,
    c.volume_ml,
    c.status,
    c.version
   FROM (core.container c
     JOIN core.batch b ON ((b.id = c.batch_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.container OWNER TO vein_owner;
CREATE VIEW api.custody WITH (security_barrier='true') AS
 SELECT t.id,
    b.code AS batch,
    q.code AS holder,
    t.holder_organisation,
    t.holder_name,
    t.waybill,
    t.place,
    t.since_at,
    t.condition_band,
    t.certificate
   FROM ((core.custody t
     JOIN core.batch b ON ((b.id = t.batch_id)))
     LEFT JOIN core.person q ON ((q.id = t.holder_person_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.custody OWNER TO vein_owner;
CREATE VIEW api.deviation WITH (security_barrier='true') AS
 SELECT d.id,
    (b.code)::text AS batch,
    d.step_execution_id AS step_execution,
    (s.code)::text AS step,
    x.occurrence,
    d.class,
    (d.description)::text AS description,
    (d.immediate_action)::text AS immediate_action,
    d.detected_at,
    (p.printed_name)::text AS opened_by,
    d.opened_at,
    d.status,
    d.impact,
    (d.impact_reason)::text AS impact_reason,
    (q.printed_name)::text AS assessed_by,
    d.assessed_at,
    (d.cause)::text AS cause,
    (d.corrective_action)::text AS corrective_action,
    (c.printed_name)::text AS closed_by,
    d.closed_at,
    d.version
   FROM ((((((core.deviation d
     JOIN core.batch b ON ((b.id = d.batch_id)))
     JOIN core.person p ON ((p.id = d.opened_by_id)))
     LEFT JOIN core.step_execution x ON ((x.id = d.step_execution_id)))
     LEFT JOIN core.process_step s ON ((s.id = x.process_step_id)))
     LEFT JOIN core.person q ON ((q.id = d.assessed_by_id)))
     LEFT JOIN core.person c ON ((c.id = d.closed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.deviation OWNER TO vein_owner;
CREATE VIEW api.disposition WITH (security_barrier='true') AS
 SELECT d.id,
    (b.code)::text AS batch,
    d.decision,
    (d.verdict)::text AS verdict,
    d.evaluation,
    (d.reason)::text AS reason,
    (p.printed_name)::text AS proposed_by,
    d.proposed_at,
    d.status,
    COALESCE(( SELECT array_agg(g.meaning ORDER BY g.id) AS array_agg
           FROM core.signature g
          WHERE ((g.entity = 'disposition'::text) AND (g.record_id = d.id) AND (g.superseded_at IS NULL))), '{}'::text[]) AS signed,
    d.version
   FROM ((core.disposition d
     JOIN core.batch b ON ((b.id = d.batch_id)))
     JOIN core.person p ON ((p.id = d.proposed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.disposition OWNER TO vein_owner;
CREATE TABLE ref.error (
    code text NOT NULL,
    name text NOT NULL,
    exit integer NOT NULL,
    message text NOT NULL,
    hint text NOT NULL,
    CONSTRAINT error_exit_class CHECK ((exit = ANY (ARRAY[1, 2, 3])))
);
ALTER TABLE ref.error OWNER TO vein_owner;
CREATE VIEW api.error WITH (security_barrier='true') AS
 SELECT error.code,
    error.name,
    error.exit,
    error.message,
    error.hint
   FROM ref.error
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.error OWNER TO vein_owner;
CREATE TABLE ref.formula (
    formula text NOT NULL,
    arguments text[] NOT NULL,
    unit text NOT NULL,
    shown text NOT NULL
);
ALTER TABLE ref.formula OWNER TO vein_owner;
CREATE VIEW api.formula WITH (security_barrier='true') AS
 SELECT formula.formula,
    formula.arguments,
    formula.unit,
    formula.shown
   FROM ref.formula
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.formula OWNER TO vein_owner;
CREATE TABLE ref.formula_argument (
    formula text NOT NULL,
    argument text NOT NULL,
    unit text,
    same_as text,
    scale_as text,
    gives_scale boolean DEFAULT false NOT NULL
);
ALTER TABLE ref.formula_argument OWNER TO vein_owner;
CREATE VIEW api.formula_argument WITH (security_barrier='true') AS
 SELECT formula_argument.formula,
    formula_argument.argument,
    formula_argument.unit,
    formula_argument.same_as,
    formula_argument.scale_as,
    formula_argument.gives_scale
   FROM ref.formula_argument
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.formula_argument OWNER TO vein_owner;
CREATE VIEW api.hold WITH (security_barrier='true') AS
 SELECT h.id,
    (b.code)::text AS batch,
    (h.reason)::text AS reason,
    (p.printed_name)::text AS placed_by,
    h.placed_at,
    h.status,
    (h.lift_reason)::text AS lift_reason,
    (l.printed_name)::text AS lifted_by,
    h.version
   FROM (((core.hold h
     JOIN core.batch b ON ((b.id = h.batch_id)))
     JOIN core.person p ON ((p.id = h.placed_by_id)))
     LEFT JOIN core.person l ON ((l.id = h.lifted_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.hold OWNER TO vein_owner;
CREATE VIEW api.identity_check WITH (security_barrier='true') AS
 SELECT k.id,
    b.code AS batch,
    k.checkpoint,
    c.code AS container,
    q.code AS performed_by,
    k.checked_at,
    k.version,
    ( SELECT string_agg(concat_ws(' '::text, i.identifier, 'by', i.method, (('('::text || i.reason_code) || ')'::text)), ', '::text ORDER BY i.id) AS string_agg
           FROM core.identity_item i
          WHERE (i.identity_check_id = k.id)) AS compared,
    ( SELECT w.code
           FROM (core.signature g
             JOIN core.person w ON ((w.id = g.person_id)))
          WHERE ((g.entity = 'identity_check'::text) AND (g.record_id = k.id) AND (g.meaning = 'witnessed'::text) AND (g.superseded_at IS NULL))
         LIMIT 1) AS witnessed_by
   FROM (((core.identity_check k
     JOIN core.batch b ON ((b.id = k.batch_id)))
     JOIN core.person q ON ((q.id = k.performed_by_id)))
     LEFT JOIN core.container c ON ((c.id = k.container_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.identity_check OWNER TO vein_owner;
CREATE TABLE ref.reason (
    kind text NOT NULL,
    word text NOT NULL,
    title text NOT NULL,
    CONSTRAINT reason_kind_word CHECK ((kind = ANY (ARRAY['correction'::text, 'not_recorded'::text, 'late'::text, 'keyed'::text])))
);
ALTER TABLE ref.reason OWNER TO vein_owner;
CREATE VIEW api.identity_keyed WITH (security_barrier='true') AS
 SELECT i.id,
    (b.code)::text AS batch,
    k.checkpoint,
    (c.code)::text AS container,
    i.identifier,
        CASE
            WHEN (i.identifier = ANY (ARRAY['coi'::text, 'din'::text, 'container'::text, 'lot'::text])) THEN i.document_a
            ELSE NULL::text
        END AS code,
    i.reason_code AS reason,
    r.title AS reason_title,
    (q.code)::text AS person,
    k.checked_at,
    (s.code)::text AS site
   FROM ((((((core.identity_item i
     JOIN core.identity_check k ON ((k.id = i.identity_check_id)))
     JOIN core.batch b ON ((b.id = i.batch_id)))
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.person q ON ((q.id = k.performed_by_id)))
     JOIN ref.reason r ON (((r.kind = 'keyed'::text) AND (r.word = i.reason_code))))
     LEFT JOIN core.container c ON ((c.id = k.container_id)))
  WHERE ((i.method = 'keyed'::text) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.identity_keyed OWNER TO vein_owner;
CREATE VIEW api.infusion WITH (security_barrier='true') AS
 SELECT i.id,
    b.code AS batch,
    c.code AS container,
    i.identity_check_id AS identity_check,
    i.started_at,
    i.ended_at,
    i.volume_ml,
    i.reaction,
    q.code AS performed_by,
    i.version
   FROM (((core.infusion i
     JOIN core.batch b ON ((b.id = i.batch_id)))
     JOIN core.container c ON ((c.id = i.container_id)))
     JOIN core.person q ON ((q.id = i.performed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.infusion OWNER TO vein_owner;
CREATE VIEW api.inspected_batch WITH (security_barrier='true') AS
 SELECT b.id,
    (b.code)::text AS batch,
    s.code AS site,
    c.code AS process,
    v.number AS process_version,
    (v.product_name)::text AS product,
    (v.frame_kind)::text AS frame
   FROM (((core.batch b
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.process c ON ((c.id = v.process_id)))
  WHERE (b.id = ANY (( SELECT rule.inspected() AS inspected)::bigint[]));
ALTER TABLE api.inspected_batch OWNER TO vein_owner;
CREATE VIEW api.inspection WITH (security_barrier='true') AS
 SELECT i.id,
    p.code AS person,
    p.printed_name,
    (i.authority)::text AS authority,
    s.code AS site,
    i.scope,
    COALESCE(( SELECT string_agg((b.batch)::text, ' '::text ORDER BY (b.batch)::text) AS string_agg
           FROM core.inspection_batch b
          WHERE ((b.inspection_id = i.id) AND (b.status = 'named'::text))), ''::text) AS batches,
    d.code AS decided_by,
    r.id AS person_role,
    r.status,
    r.valid_from,
    r.valid_until,
    ((r.status = 'approved'::text) AND (p.status = 'active'::text) AND ((rule.now() >= (r.valid_from)::timestamp with time zone) AND (rule.now() <= (r.valid_until)::timestamp with time zone))) AS going_on,
    i.version
   FROM ((((core.inspection i
     JOIN core.person_role r ON ((r.id = i.person_role_id)))
     JOIN core.person p ON ((p.id = r.person_id)))
     JOIN core.site s ON ((s.id = r.site_id)))
     LEFT JOIN core.person d ON ((d.id = i.decided_by_id)))
  WHERE (( SELECT rule.holds('qa manager auditor'::text) AS holds) AND (r.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.inspection OWNER TO vein_owner;
CREATE VIEW api.installation WITH (security_barrier='true') AS
 SELECT i.mode,
    i.opening,
    rule.now() AS lab_now,
    i.lab_offset_us,
    (i.lab_offset_us <> 0) AS clock_moved,
    i.password_days,
    i.inspection_days,
    i.version
   FROM core.installation i
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds) OR ( SELECT rule.inspects() AS inspects));
ALTER TABLE api.installation OWNER TO vein_owner;
CREATE VIEW api.investigation WITH (security_barrier='true') AS
 SELECT i.id,
    (b.code)::text AS batch,
    (m.code)::text AS sample,
    (l.code)::text AS line,
    (l.label)::text AS label,
    r.id AS result,
    r.entry AS test,
    rule.result_text(r.*) AS value,
    i.phase,
    (p.printed_name)::text AS opened_by,
    i.opened_at,
    i.status,
    i.outcome,
    (i.conclusion)::text AS conclusion,
    (q.printed_name)::text AS concluded_by,
    i.concluded_at,
    i.version
   FROM ((((((core.investigation i
     JOIN core.batch b ON ((b.id = i.batch_id)))
     JOIN core.result r ON ((r.id = i.result_id)))
     JOIN core.sample m ON ((m.id = r.sample_id)))
     JOIN core.specification_line l ON ((l.id = r.line_id)))
     JOIN core.person p ON ((p.id = i.opened_by_id)))
     LEFT JOIN core.person q ON ((q.id = i.concluded_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.investigation OWNER TO vein_owner;
CREATE VIEW api.ledger_attribute WITH (security_barrier='true') AS
 SELECT a.id,
    a.entity,
    a.name,
    a.tag,
    a.committed
   FROM ledger.attribute a
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_attribute OWNER TO vein_owner;
CREATE TABLE ledger.catalogue (
    kind text NOT NULL,
    identity text NOT NULL,
    sha256 ledger.hash NOT NULL
);
ALTER TABLE ledger.catalogue OWNER TO vein_owner;
CREATE VIEW api.ledger_catalogue WITH (security_barrier='true') AS
 SELECT c.kind,
    c.identity,
    c.sha256
   FROM ledger.catalogue c
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_catalogue OWNER TO vein_owner;
CREATE VIEW api.ledger_checkpoint WITH (security_barrier='true') AS
 SELECT c.incarnation,
    c.size,
    c.root,
    c.text,
    c.made_at,
    c.made_by
   FROM ledger.checkpoint c
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_checkpoint OWNER TO vein_owner;
CREATE VIEW api.ledger_event WITH (security_barrier='true') AS
 SELECT e.stream,
    e."position",
    e.at,
    e.lab_at,
    e.login,
    e.person,
    e.entity,
    e.key,
    e.kind,
    e.act,
    e.request,
    e.body
   FROM ledger.event e
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_event OWNER TO vein_owner;
CREATE TABLE ledger.installation (
    single boolean DEFAULT true NOT NULL,
    instance_id uuid NOT NULL,
    incarnation integer DEFAULT 1 NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT installation_incarnation_positive CHECK ((incarnation > 0)),
    CONSTRAINT installation_only_one CHECK (single)
);
ALTER TABLE ledger.installation OWNER TO vein_owner;
CREATE VIEW api.ledger_installation WITH (security_barrier='true') AS
 SELECT i.instance_id,
    i.incarnation,
    i.made_at
   FROM ledger.installation i
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_installation OWNER TO vein_owner;
CREATE TABLE ledger.leaf (
    idx bigint NOT NULL,
    stream bigint NOT NULL,
    "position" bigint NOT NULL
);
ALTER TABLE ledger.leaf OWNER TO vein_owner;
CREATE VIEW api.ledger_leaf WITH (security_barrier='true') AS
 SELECT l.idx,
    l.stream,
    l."position"
   FROM ledger.leaf l
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_leaf OWNER TO vein_owner;
CREATE VIEW api.ledger_release WITH (security_barrier='true') AS
 SELECT r.id,
    r.stream_id AS stream,
    r.catalogue,
    r.roles,
    r.server,
    r.made_at
   FROM core.release r
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_release OWNER TO vein_owner;
CREATE TABLE ledger.head (
    stream bigint NOT NULL,
    "position" ledger.place NOT NULL,
    head ledger.hash NOT NULL
)
WITH (fillfactor='50');
ALTER TABLE ledger.head OWNER TO vein_owner;
CREATE VIEW api.ledger_stream WITH (security_barrier='true') AS
 SELECT s.id AS stream,
    s.kind,
    s.key,
    COALESCE((h."position")::bigint, (0)::bigint) AS "position",
    COALESCE((h.head)::bytea, decode(repeat('00'::text, 32), 'hex'::text)) AS head
   FROM (ledger.stream s
     LEFT JOIN ledger.head h ON ((h.stream = s.id)))
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_stream OWNER TO vein_owner;
CREATE VIEW api.left_work WITH (security_barrier='true') AS
 WITH gone AS MATERIALIZED (
         SELECT p.id,
            p.code,
            p.printed_name
           FROM core.person p
          WHERE ((p.status = 'inactive'::text) OR ((p.status = 'active'::text) AND ((p.valid_until)::timestamp with time zone <= rule.now())))
        ), batches AS (
         SELECT b.id,
            b.code
           FROM core.batch b
          WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]))
        ), homes AS (
         SELECT DISTINCT ON (r.person_id) r.person_id,
            r.site_id
           FROM core.person_role r
          ORDER BY r.person_id, (r.status = 'withdrawn'::text), r.id
        ), work(person_id, kind, record, batch_id, since, way) AS (
         SELECT d.proposed_by_id,
            'disposition'::text AS "?column?",
            d.id,
            d.batch_id,
            d.proposed_at,
            'QA signs or withdraws it: disposition_withdraw'::text AS "?column?"
           FROM core.disposition d
          WHERE (d.status = 'proposed'::text)
        UNION ALL
         SELECT h.placed_by_id,
            'hold'::text,
            h.id,
            h.batch_id,
            h.placed_at,
            'QA lifts it with a reason: hold_lift'::text
           FROM core.hold h
          WHERE (h.status = 'open'::text)
        UNION ALL
         SELECT d.opened_by_id,
            'deviation'::text,
            d.id,
            d.batch_id,
            d.opened_at,
            'QA decides and closes: deviation_assess, deviation_close'::text
           FROM core.deviation d
          WHERE (d.status <> 'closed'::text)
        UNION ALL
         SELECT i.opened_by_id,
            'investigation'::text,
            i.id,
            i.batch_id,
            i.opened_at,
            'a reviewer or QA goes on: investigation_note, investigation_conclude'::text
           FROM core.investigation i
          WHERE (i.status = 'open'::text)
        UNION ALL
         SELECT a.proposed_by_id,
            'abort'::text,
            a.id,
            a.batch_id,
            a.proposed_at,
            'QA signs it'::text
           FROM core.abort a
          WHERE (a.status = 'proposed'::text)
        UNION ALL
         SELECT x.performed_by_id,
            'step'::text,
            x.id,
            x.batch_id,
            x.entered_at,
            'another person signs; a value is corrected with its reason: observation_correct'::text
           FROM core.step_execution x
          WHERE (x.status = 'recorded'::text)
        UNION ALL
         SELECT c.holder_person_id,
            'custody'::text,
            c.id,
            c.batch_id,
            c.since_at,
            'whoever has it now takes it over: custody_hand_over'::text
           FROM core.custody c
          WHERE ((c.holder_person_id IS NOT NULL) AND (NOT (EXISTS ( SELECT
                   FROM core.custody n
                  WHERE ((n.batch_id = c.batch_id) AND (n.id > c.id))))))
        )
 SELECT g.code AS person,
    g.printed_name,
    w.kind,
    w.record,
    (b.code)::text AS batch,
    w.since,
    w.way AS way_out
   FROM ((gone g
     JOIN work w ON ((w.person_id = g.id)))
     JOIN batches b ON ((b.id = w.batch_id)))
  WHERE ( SELECT rule.holds('qa manager'::text) AS holds)
UNION ALL
 SELECT g.code AS person,
    g.printed_name,
    w.kind,
    w.record,
    NULL::text AS batch,
    w.since,
    w.way AS way_out
   FROM (gone g
     JOIN ( SELECT p.proposed_by_id,
            'person'::text AS "?column?",
            p.id,
            NULL::timestamp with time zone AS timestamptz,
            'QA signs it'::text AS "?column?",
            h.site_id
           FROM (core.person p
             JOIN homes h ON ((h.person_id = p.id)))
          WHERE (p.status = 'proposed'::text)
        UNION ALL
         SELECT r.proposed_by_id,
            'person_role'::text,
            r.id,
            r.valid_from,
            'QA signs or withdraws it: role_withdraw'::text,
            r.site_id
           FROM (core.person_role r
             JOIN core.person p ON ((p.id = r.person_id)))
          WHERE ((r.status = 'proposed'::text) AND (p.status <> 'proposed'::text))
        UNION ALL
         SELECT t.proposed_by_id,
            'training'::text,
            t.id,
            NULL::timestamp with time zone,
            'QA signs it'::text,
            h.site_id
           FROM (core.training t
             JOIN homes h ON ((h.person_id = t.person_id)))
          WHERE (t.status = 'proposed'::text)
        UNION ALL
         SELECT r.proposed_by_id,
            'account_request'::text,
            r.id,
            r.proposed_at,
            'QA signs or withdraws it: account_withdraw'::text,
            h.site_id
           FROM (core.account_request r
             JOIN homes h ON ((h.person_id = r.person_id)))
          WHERE (r.status = 'proposed'::text)
        UNION ALL
         SELECT v.proposed_by_id,
            'process_version'::text,
            v.id,
            NULL::timestamp with time zone,
            'signed, or retired: process_retire'::text,
            NULL::bigint
           FROM core.process_version v
          WHERE (v.status = ANY (ARRAY['draft'::text, 'approved'::text]))) w(person_id, kind, record, since, way, site_id) ON ((w.person_id = g.id)))
  WHERE (( SELECT rule.holds('qa manager'::text) AS holds) AND ((w.site_id IS NULL) OR (w.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]))));
ALTER TABLE api.left_work OWNER TO vein_owner;
CREATE VIEW api.login WITH (security_barrier='true') AS
 SELECT l.id,
    l.name AS login,
    p.code AS person,
    p.printed_name,
    l.status,
    l.password_at,
        CASE
            WHEN (l.status <> 'active'::text) THEN ''::text
            WHEN l.password_change THEN 'reset'::text
            WHEN ((i.password_days > 0) AND (((l.password_at)::timestamp with time zone + ((i.password_days)::double precision * '1 day'::interval)) < rule.now())) THEN 'age'::text
            ELSE ''::text
        END AS password_due,
    l.version
   FROM ((core.login l
     JOIN core.person p ON ((p.id = l.person_id)))
     CROSS JOIN core.installation i)
  WHERE (((l.name)::text = SESSION_USER) OR ( SELECT rule.holds('admin'::text) AS holds) OR (( SELECT rule.holds('qa manager auditor'::text) AS holds) AND (EXISTS ( SELECT
           FROM core.person_role r
          WHERE ((r.person_id = p.id) AND (r.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))))));
ALTER TABLE api.login OWNER TO vein_owner;
CREATE VIEW api.me WITH (security_barrier='true') AS
 SELECT p.id,
    p.code AS person,
    p.printed_name,
    p.job,
    l.name AS login,
    p.valid_until,
    ( SELECT string_agg(DISTINCT r.role, ' '::text ORDER BY r.role) AS string_agg
           FROM core.person_role r
          WHERE ((r.person_id = p.id) AND (r.status = 'approved'::text) AND ((rule.now() >= (r.valid_from)::timestamp with time zone) AND (rule.now() <= (r.valid_until)::timestamp with time zone)))) AS roles,
    ( SELECT string_agg(DISTINCT (s.code)::text, ' '::text ORDER BY (s.code)::text) AS string_agg
           FROM (core.person_role r
             JOIN core.site s ON ((s.id = r.site_id)))
          WHERE ((r.person_id = p.id) AND (r.status = 'approved'::text) AND ((rule.now() >= (r.valid_from)::timestamp with time zone) AND (rule.now() <= (r.valid_until)::timestamp with time zone)))) AS sites,
    l.version AS login_version
   FROM (core.login l
     JOIN core.person p ON ((p.id = l.person_id)))
  WHERE (((l.name)::text = SESSION_USER) AND (l.status = 'active'::text) AND (p.status = 'active'::text) AND ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds) OR ( SELECT rule.inspects() AS inspects)));
ALTER TABLE api.me OWNER TO vein_owner;
CREATE VIEW api.near_miss WITH (security_barrier='true') AS
 SELECT n.id,
    b.code AS batch,
    n.act,
    n.code,
    n.rule,
    regexp_replace(n.expected, '^(name|birth_date|record_number) .*$'::text, '\1 of the patient'::text) AS expected,
    n.way_out,
    q.code AS person,
    n.happened_at
   FROM ((core.near_miss n
     JOIN core.person q ON ((q.id = n.person_id)))
     LEFT JOIN core.batch b ON ((b.id = n.batch_id)))
  WHERE (( SELECT rule.sees_ledger() AS sees_ledger) OR ((n.batch_id IS NOT NULL) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]))) OR ((n.batch_id IS NULL) AND (EXISTS ( SELECT
           FROM core.person_role r
          WHERE ((r.person_id = n.person_id) AND (r.status = 'approved'::text) AND (r.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))))));
ALTER TABLE api.near_miss OWNER TO vein_owner;
CREATE VIEW api.observation WITH (security_barrier='true') AS
 SELECT o.id,
    (b.code)::text AS batch,
    x.id AS step_execution,
    (s.code)::text AS step,
    x.occurrence,
    x.event_at,
    f.place AS field_place,
    (f.name)::text AS field,
    (f.label)::text AS label,
    (f.unit)::text AS unit,
    o.revision,
    (NOT (EXISTS ( SELECT
           FROM core.observation n
          WHERE ((n.step_execution_id = o.step_execution_id) AND (n.process_field_id = o.process_field_id) AND (n.revision > o.revision))))) AS current,
    o.number,
    (o.word)::text AS word,
    o.moment,
    o.not_recorded,
    o.reason_code,
    (o.reason)::text AS reason,
    o.breach,
    o.entry_mode,
    o.entry_source,
    (p.printed_name)::text AS entered_by,
    o.entered_at
   FROM (((((core.observation o
     JOIN core.step_execution x ON ((x.id = o.step_execution_id)))
     JOIN core.batch b ON ((b.id = o.batch_id)))
     JOIN core.process_step s ON ((s.id = x.process_step_id)))
     JOIN core.process_field f ON ((f.id = o.process_field_id)))
     JOIN core.person p ON ((p.id = o.entered_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.observation OWNER TO vein_owner;
CREATE VIEW api.patient WITH (security_barrier='true') AS
 SELECT p.code,
    p.initials,
    s.code AS site,
    p.version,
    l.code AS lead,
    ( SELECT string_agg((x.code)::text, ', '::text ORDER BY x.id) AS string_agg
           FROM core.patient x
          WHERE ((x.id = ANY (rule.patient_group(p.id))) AND (x.id <> p.id) AND (x.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))) AS also
   FROM ((core.patient p
     JOIN core.site s ON ((s.id = p.site_id)))
     LEFT JOIN core.patient l ON (((l.id = rule.patient_lead(p.id)) AND (l.id <> p.id) AND (l.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))))
  WHERE (p.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.patient OWNER TO vein_owner;
CREATE VIEW api.patient_merge WITH (security_barrier='true') AS
 SELECT m.id,
    m.kind,
    (l.code)::text AS lead,
    (o.code)::text AS other,
    m.merge_id AS ends,
    m.status,
    (m.reason)::text AS reason,
    ( SELECT string_agg(concat_ws(' '::text, v.identifier,
                CASE
                    WHEN v.agrees THEN 'agrees'::text
                    WHEN (r.id IS NULL) THEN 'differs'::text
                    ELSE ('differs, right is '::text || (r.code)::text)
                END), ', '::text ORDER BY v.id) AS string_agg
           FROM (core.patient_merge_evidence v
             LEFT JOIN core.patient r ON ((r.id = v.right_id)))
          WHERE (v.patient_merge_id = m.id)) AS evidence,
    (q.code)::text AS proposed_by,
    m.proposed_at,
    ( SELECT (w.code)::text AS code
           FROM (core.signature g
             JOIN core.person w ON ((w.id = g.person_id)))
          WHERE ((g.entity = 'patient_merge'::text) AND (g.record_id = m.id) AND (g.meaning = 'approved'::text))
         LIMIT 1) AS approved_by,
    m.version
   FROM (((core.patient_merge m
     JOIN core.patient l ON ((l.id = m.leading_id)))
     JOIN core.patient o ON ((o.id = m.other_id)))
     JOIN core.person q ON ((q.id = m.proposed_by_id)))
  WHERE ((l.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) AND (o.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.patient_merge OWNER TO vein_owner;
CREATE VIEW api.person WITH (security_barrier='true') AS
 SELECT p.id,
    p.code,
    p.printed_name,
    p.job,
    p.status,
    q.code AS proposed_by,
    p.valid_until,
    p.version
   FROM (core.person p
     JOIN core.person q ON ((q.id = p.proposed_by_id)))
  WHERE (( SELECT rule.holds('admin'::text) AS holds) OR (EXISTS ( SELECT
           FROM core.person_role r
          WHERE ((r.person_id = p.id) AND (r.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]))))));
ALTER TABLE api.person OWNER TO vein_owner;
CREATE VIEW api.person_role WITH (security_barrier='true') AS
 SELECT r.id,
    p.code AS person,
    p.printed_name,
    s.code AS site,
    r.role,
    r.status,
    q.code AS proposed_by,
    r.valid_from,
    r.valid_until,
    r.version
   FROM (((core.person_role r
     JOIN core.person p ON ((p.id = r.person_id)))
     JOIN core.site s ON ((s.id = r.site_id)))
     JOIN core.person q ON ((q.id = r.proposed_by_id)))
  WHERE (( SELECT rule.holds('admin'::text) AS holds) OR (r.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.person_role OWNER TO vein_owner;
CREATE VIEW api.process WITH (security_barrier='true') AS
 SELECT p.id,
    p.code AS process,
    ( SELECT v.number
           FROM core.process_version v
          WHERE ((v.process_id = p.id) AND (v.status = 'in_force'::text))) AS in_force,
    ( SELECT max(v.number) AS max
           FROM core.process_version v
          WHERE (v.process_id = p.id)) AS latest
   FROM core.process p
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process OWNER TO vein_owner;
CREATE VIEW api.process_document WITH (security_barrier='true') AS
 SELECT p.code AS process,
    v.number,
    v.document,
    encode(v.digest, 'hex'::text) AS digest
   FROM (core.process_version v
     JOIN core.process p ON ((p.id = v.process_id)))
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process_document OWNER TO vein_owner;
CREATE VIEW api.process_field WITH (security_barrier='true') AS
 SELECT f.id,
    p.code AS process,
    v.number,
    s.place AS step_place,
    s.code AS step,
    f.place,
    f.name,
    f.label,
    f.kind,
    f.basis,
    f.unit,
    f.decimals,
    f.plausible_low,
    f.plausible_high,
    f.alert_op,
    f.alert_value,
    f.alert_low,
    f.alert_high,
    f.alert_relative_to,
    f.alert_percent,
    f.action_op,
    f.action_value,
    f.action_low,
    f.action_high,
    f.action_relative_to,
    f.action_percent,
    f.required,
    f.critical,
    f.formula,
    ( SELECT string_agg((((a.argument)::text || ' = '::text) || (a.source)::text), ', '::text ORDER BY a.argument) AS string_agg
           FROM core.process_field_argument a
          WHERE (a.field_id = f.id)) AS arguments,
    ( SELECT jsonb_agg(w.word ORDER BY w.place) AS jsonb_agg
           FROM core.process_field_word w
          WHERE (w.field_id = f.id)) AS words,
    ( SELECT string_agg(w.source, ' '::text ORDER BY w.source) AS string_agg
           FROM core.process_field_source w
          WHERE (w.field_id = f.id)) AS entry_sources
   FROM (((core.process_field f
     JOIN core.process_step s ON ((s.id = f.step_id)))
     JOIN core.process_version v ON ((v.id = s.process_version_id)))
     JOIN core.process p ON ((p.id = v.process_id)))
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE api.process_field OWNER TO vein_owner;
CREATE VIEW api.process_key WITH (security_barrier='true') AS
 SELECT process_key.object,
    process_key.key,
    process_key.required,
    process_key.shape,
    process_key.item,
    process_key."least",
    process_key.most
   FROM ref.process_key
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process_key OWNER TO vein_owner;
CREATE VIEW api.process_step WITH (security_barrier='true') AS
 SELECT s.id,
    p.code AS process,
    v.number,
    s.place,
    s.stage,
    o.code AS operation,
    o.title AS operation_title,
    o.sign_by,
    o.sign_meaning,
    s.code AS step,
    s.title,
    s.instruction,
    s.performed_by,
    s.witness_by,
    s.check_by,
    s.checkpoint,
    s.optional,
    s.critical,
    s.repeat_every_us,
    s.repeat_tolerance_us,
    s.repeat_until,
    ( SELECT string_agg((b.code)::text, ' '::text ORDER BY b.place) AS string_agg
           FROM (core.process_step_after a
             JOIN core.process_step b ON ((b.id = a.after_step_id)))
          WHERE (a.step_id = s.id)) AS after_steps,
    ( SELECT string_agg((e.class)::text, ' '::text ORDER BY e.id) AS string_agg
           FROM core.process_step_equipment e
          WHERE (e.step_id = s.id)) AS equipment,
    ( SELECT string_agg((e.sample)::text, ' '::text ORDER BY e.id) AS string_agg
           FROM core.process_step_sample e
          WHERE (e.step_id = s.id)) AS samples,
    ( SELECT string_agg(format('%s %s'::text, e.count, e.container), ', '::text ORDER BY e.id) AS string_agg
           FROM core.process_step_container e
          WHERE (e.step_id = s.id)) AS produces,
    ( SELECT string_agg(concat_ws(' '::text, e.material, e.quantity, e.unit, ('by '::text || (e.quantity_field)::text)), ', '::text ORDER BY e.id) AS string_agg
           FROM core.process_step_material e
          WHERE (e.step_id = s.id)) AS materials
   FROM (((core.process_step s
     JOIN core.process_operation o ON ((o.id = s.operation_id)))
     JOIN core.process_version v ON ((v.id = s.process_version_id)))
     JOIN core.process p ON ((p.id = v.process_id)))
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE api.process_step OWNER TO vein_owner;
CREATE VIEW api.process_timer WITH (security_barrier='true') AS
 SELECT t.id,
    p.code AS process,
    v.number,
    t.code AS timer,
    t.title,
    t.from_edge,
    f.code AS from_step,
    t.to_edge,
    u.code AS to_step,
    t.warn_us,
    t.limit_us,
    t.absolute_us
   FROM ((((core.process_timer t
     JOIN core.process_step f ON ((f.id = t.from_step_id)))
     JOIN core.process_step u ON ((u.id = t.to_step_id)))
     JOIN core.process_version v ON ((v.id = t.process_version_id)))
     JOIN core.process p ON ((p.id = v.process_id)))
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE api.process_timer OWNER TO vein_owner;
CREATE TABLE ref.process_transition (
    from_status text NOT NULL,
    to_status text NOT NULL,
    act text NOT NULL,
    kinds text[] NOT NULL,
    route text,
    needs text NOT NULL
);
ALTER TABLE ref.process_transition OWNER TO vein_owner;
CREATE VIEW api.process_transition WITH (security_barrier='true') AS
 SELECT process_transition.from_status,
    process_transition.to_status,
    process_transition.act,
    process_transition.kinds,
    process_transition.route,
    process_transition.needs
   FROM ref.process_transition
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process_transition OWNER TO vein_owner;
CREATE VIEW api.process_version WITH (security_barrier='true') AS
 SELECT v.id,
    p.code AS process,
    v.number,
    v.title,
    v.status,
    v.product_name,
    v.kind,
    v.target,
    v.gene_delivery,
    v.presentation,
    v.frame_kind,
    v.frame_authority,
    v.frame_reference,
    v.frame_retention,
    v.late_entry_us,
    v.time_zone,
    ( SELECT string_agg(r.transition, ' '::text ORDER BY r.transition) AS string_agg
           FROM core.process_route r
          WHERE (r.process_version_id = v.id)) AS route,
    q.code AS proposed_by,
    v.in_force_from,
    encode(v.digest, 'hex'::text) AS digest,
    v.version
   FROM ((core.process_version v
     JOIN core.process p ON ((p.id = v.process_id)))
     JOIN core.person q ON ((q.id = v.proposed_by_id)))
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process_version OWNER TO vein_owner;
CREATE TABLE ref.quality_transition (
    from_status text NOT NULL,
    to_status text NOT NULL,
    act text NOT NULL
);
ALTER TABLE ref.quality_transition OWNER TO vein_owner;
CREATE VIEW api.quality_transition WITH (security_barrier='true') AS
 SELECT quality_transition.from_status,
    quality_transition.to_status,
    quality_transition.act
   FROM ref.quality_transition
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.quality_transition OWNER TO vein_owner;
CREATE VIEW api.reason WITH (security_barrier='true') AS
 SELECT reason.kind,
    reason.word,
    reason.title
   FROM ref.reason
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.reason OWNER TO vein_owner;
CREATE VIEW api.receipt WITH (security_barrier='true') AS
 SELECT r.id,
    b.code AS batch,
    c.code AS container,
    r.received_at,
    q.code AS received_by,
    r.volume_ml,
    r.temperature_c,
    r.seals,
    r.decision,
    r.decision_reason,
    d.code AS decided_by,
    r.decided_at,
    r.status,
    r.version
   FROM ((((core.receipt r
     JOIN core.batch b ON ((b.id = r.batch_id)))
     JOIN core.container c ON ((c.id = r.container_id)))
     JOIN core.person q ON ((q.id = r.received_by_id)))
     LEFT JOIN core.person d ON ((d.id = r.decided_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.receipt OWNER TO vein_owner;
CREATE VIEW api.result WITH (security_barrier='true') AS
 SELECT r.id,
    (b.code)::text AS batch,
    (m.code)::text AS sample,
    (m.sample)::text AS sample_point,
    l.place AS line_place,
    (l.code)::text AS line,
    (l.label)::text AS label,
    (l.unit)::text AS unit,
    r.entry AS test,
    r.revision,
    (NOT (EXISTS ( SELECT
           FROM core.result n
          WHERE ((n.batch_id = r.batch_id) AND (n.line_id = r.line_id) AND (n.sample_id = r.sample_id) AND (n.entry = r.entry) AND (n.revision > r.revision))))) AS current,
    rule.result_text(r.*) AS value,
    r.qualifier,
    r.number,
    r.reported,
    (r.raw)::text AS raw,
    (r.word)::text AS word,
    r.not_recorded,
    r.reason_code,
    (r.reason)::text AS reason,
    r.stage,
    r.verdict,
    (p.printed_name)::text AS analyst,
    r.tested_at,
    r.entered_at,
    r.entry_mode,
    (r.source)::text AS source,
    r.status,
    r.version
   FROM ((((core.result r
     JOIN core.batch b ON ((b.id = r.batch_id)))
     JOIN core.sample m ON ((m.id = r.sample_id)))
     JOIN core.specification_line l ON ((l.id = r.line_id)))
     JOIN core.person p ON ((p.id = r.analyst_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.result OWNER TO vein_owner;
CREATE TABLE ref.act (
    act text NOT NULL,
    title text NOT NULL,
    training_only boolean DEFAULT false NOT NULL,
    trained boolean DEFAULT false NOT NULL,
    inspector boolean DEFAULT false NOT NULL,
    roles text NOT NULL
);
ALTER TABLE ref.act OWNER TO vein_owner;
CREATE TABLE ref.act_role (
    act text NOT NULL,
    role text NOT NULL,
    "position" integer DEFAULT 1 NOT NULL
);
ALTER TABLE ref.act_role OWNER TO vein_owner;
CREATE VIEW api."right" WITH (security_barrier='true') AS
 SELECT x.act,
    a.title,
    x.role,
    x."position",
    a.training_only
   FROM (ref.act_role x
     JOIN ref.act a ON ((a.act = x.act)))
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api."right" OWNER TO vein_owner;
CREATE TABLE ref.role (
    role text NOT NULL,
    title text NOT NULL
);
ALTER TABLE ref.role OWNER TO vein_owner;
CREATE VIEW api.role WITH (security_barrier='true') AS
 SELECT role.role,
    role.title
   FROM ref.role
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.role OWNER TO vein_owner;
CREATE VIEW api.sample WITH (security_barrier='true') AS
 SELECT m.id,
    (m.code)::text AS sample,
    (b.code)::text AS batch,
    (m.sample)::text AS sample_point,
    m.drawn_at,
    (p.printed_name)::text AS drawn_by,
    m.entry_mode,
    (m.source)::text AS source,
    (m.late_reason)::text AS late_reason,
    ( SELECT count(*) AS count
           FROM core.result r
          WHERE ((r.sample_id = m.id) AND (r.batch_id = m.batch_id))) AS results,
    m.version
   FROM ((core.sample m
     JOIN core.batch b ON ((b.id = m.batch_id)))
     JOIN core.person p ON ((p.id = m.drawn_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.sample OWNER TO vein_owner;
CREATE TABLE ref.separation (
    first text NOT NULL,
    second text NOT NULL,
    rule text NOT NULL
);
ALTER TABLE ref.separation OWNER TO vein_owner;
CREATE VIEW api.separation WITH (security_barrier='true') AS
 SELECT separation.first,
    separation.second,
    separation.rule
   FROM ref.separation
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.separation OWNER TO vein_owner;
CREATE VIEW api.setting WITH (security_barrier='true') AS
 SELECT setting.name,
    setting.value,
    setting.meaning
   FROM ref.setting
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.setting OWNER TO vein_owner;
CREATE TABLE ref.signable (
    entity text NOT NULL,
    meaning text NOT NULL,
    roles text NOT NULL,
    covers text NOT NULL
);
ALTER TABLE ref.signable OWNER TO vein_owner;
CREATE VIEW api.signable WITH (security_barrier='true') AS
 SELECT signable.entity,
    signable.meaning,
    signable.roles,
    signable.covers
   FROM ref.signable
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.signable OWNER TO vein_owner;
CREATE VIEW api.signature WITH (security_barrier='true') AS
 SELECT g.id,
    (b.code)::text AS batch,
    g.entity,
    g.record_id,
    g.record_version,
    g.meaning,
    (p.printed_name)::text AS signer,
    g.role,
    g.signed_at,
    encode(g.digest, 'hex'::text) AS digest,
    g.content,
    (g.superseded_at IS NULL) AS valid,
    g.superseded_at,
    g.superseded_by
   FROM ((core.batch b
     JOIN core.signature g ON ((g.stream_id = b.stream_id)))
     JOIN core.person p ON ((p.id = g.person_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.signature OWNER TO vein_owner;
CREATE VIEW api.similar_patient WITH (security_barrier='true') AS
 SELECT b.id,
    (b.code)::text AS batch,
    (p.code)::text AS patient,
    (p.initials)::text AS initials,
    (x.code)::text AS similar_to,
    (x.initials)::text AS similar_initials,
    (s.code)::text AS site
   FROM ((((core.batch b
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.therapy_event e ON ((e.id = b.therapy_event_id)))
     JOIN core.patient p ON ((p.id = e.patient_id)))
     CROSS JOIN LATERAL rule.similar_patients(p.id) x(id, stream_id, site_id, code, initials, version))
  WHERE ((b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) AND (b.process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'aborted'::text, 'discarded'::text])));
ALTER TABLE api.similar_patient OWNER TO vein_owner;
CREATE VIEW api.site WITH (security_barrier='true') AS
 SELECT s.id,
    s.code,
    s.title,
    s.time_zone,
    s.version
   FROM core.site s
  WHERE (( SELECT rule.holds('admin manager qa auditor'::text) AS holds) OR (s.id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.site OWNER TO vein_owner;
CREATE VIEW api.specification_line WITH (security_barrier='true') AS
 SELECT l.id,
    p.code AS process,
    v.number,
    l.place,
    l.any_of,
    l.code AS line,
    l.label,
    l.test,
    l.basis,
    l.method,
    l.sample,
    l.unit,
    l.decimals,
    l.op,
    l.value,
    l.low,
    l.high,
    l.report,
    l.gate,
    l.retests,
    l.interim_label,
    l.interim_gate,
    ( SELECT jsonb_agg(w.word ORDER BY w.place) AS jsonb_agg
           FROM core.specification_word w
          WHERE (w.line_id = l.id)) AS words,
    ( SELECT jsonb_agg(w.word ORDER BY w.place) AS jsonb_agg
           FROM core.specification_word w
          WHERE ((w.line_id = l.id) AND w.passes)) AS pass,
    ( SELECT jsonb_agg(w.word ORDER BY w.place) AS jsonb_agg
           FROM core.specification_word w
          WHERE ((w.line_id = l.id) AND w.interim_passes)) AS interim_pass,
    ( SELECT string_agg(n.need, ' '::text ORDER BY n.need) AS string_agg
           FROM core.specification_need n
          WHERE (n.line_id = l.id)) AS needs,
    l.note,
    l.source
   FROM ((core.specification_line l
     JOIN core.process_version v ON ((v.id = l.process_version_id)))
     JOIN core.process p ON ((p.id = v.process_id)))
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE api.specification_line OWNER TO vein_owner;
CREATE VIEW api.therapy_order WITH (security_barrier='true') AS
 SELECT o.code,
    s.code AS site,
    e.kind,
    e.coi,
    p.code AS patient,
    p.initials,
    f.code AS process,
    o.indication,
    o.consent_version,
    o.consent_date,
    o.weight_kg,
    o.weight_date,
    o.planned_dose,
    o.planned_dose_unit,
    o.infectious_markers,
    o.status,
    o.version,
    b.code AS batch
   FROM (((((core.therapy_order o
     JOIN core.therapy_event e ON ((e.id = o.therapy_event_id)))
     JOIN core.site s ON ((s.id = e.site_id)))
     JOIN core.process f ON ((f.id = o.process_id)))
     LEFT JOIN core.patient p ON ((p.id = e.patient_id)))
     LEFT JOIN core.batch b ON ((b.order_id = o.id)))
  WHERE (e.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.therapy_order OWNER TO vein_owner;
CREATE VIEW rule.clock AS
 SELECT b.id AS batch_id,
    b.stream_id,
    b.therapy_event_id,
    b.site_id,
    b.code AS batch,
    t.id AS process_timer_id,
    t.code AS timer,
    t.title,
    t.from_edge,
    t.from_step_id,
    t.to_edge,
    t.to_step_id,
    t.warn_us,
    t.limit_us,
    t.absolute_us,
    f.event_at AS from_at,
    u.event_at AS to_at,
    COALESCE((u.event_at)::timestamp with time zone, n.lab_now) AS seen_at,
    (u.id IS NULL) AS runs,
    ((f.event_at IS NOT NULL) AND ((u.event_at IS NOT NULL) OR ((u.id IS NULL) AND (f.entry_mode <> 'transcribed'::text) AND (b.process_status <> ALL (ARRAY['closed'::text, 'aborted'::text, 'cancelled'::text, 'discarded'::text]))))) AS counts
   FROM ((((core.batch b
     JOIN core.process_timer t ON ((t.process_version_id = b.process_version_id)))
     CROSS JOIN ( SELECT rule.now() AS lab_now
         OFFSET 0) n)
     LEFT JOIN LATERAL ( SELECT x.event_at,
            x.entry_mode
           FROM core.step_execution x
          WHERE ((x.batch_id = b.id) AND (x.process_step_id = t.from_step_id) AND (x.status = ANY (ARRAY['recorded'::text, 'complete'::text])))
          ORDER BY x.occurrence
         LIMIT 1) f ON (true))
     LEFT JOIN LATERAL ( SELECT x.id,
            x.event_at
           FROM core.step_execution x
          WHERE ((x.batch_id = b.id) AND (x.process_step_id = t.to_step_id) AND (x.status = ANY (ARRAY['recorded'::text, 'complete'::text])))
          ORDER BY x.occurrence
         LIMIT 1) u ON (true));
ALTER TABLE rule.clock OWNER TO vein_owner;
CREATE VIEW api.timer WITH (security_barrier='true') AS
 SELECT (c.batch)::text AS batch,
    (c.timer)::text AS timer,
    (c.title)::text AS title,
    c.from_edge,
    (f.code)::text AS from_step,
    c.from_at,
    c.to_edge,
    (u.code)::text AS to_step,
    c.to_at,
    justify_hours(date_trunc('second'::text, (c.seen_at - (c.from_at)::timestamp with time zone))) AS elapsed,
    justify_hours(((c.warn_us)::double precision * '00:00:00.000001'::interval)) AS warn_after,
    justify_hours(((c.limit_us)::double precision * '00:00:00.000001'::interval)) AS limit_after,
    justify_hours(((c.absolute_us)::double precision * '00:00:00.000001'::interval)) AS absolute_after,
        CASE
            WHEN c.runs THEN
            CASE p.past
                WHEN ''::text THEN 'running'::text
                WHEN 'warn'::text THEN 'warn'::text
                ELSE 'over'::text
            END
            ELSE
            CASE
                WHEN (p.past = ANY (ARRAY[''::text, 'warn'::text])) THEN 'finished'::text
                ELSE 'finished over'::text
            END
        END AS state,
    p.past,
    ((c.from_at)::timestamp with time zone + ((COALESCE(c.limit_us, c.absolute_us, c.warn_us))::double precision * '00:00:00.000001'::interval)) AS due_at
   FROM (((rule.clock c
     JOIN core.process_step f ON ((f.id = c.from_step_id)))
     JOIN core.process_step u ON ((u.id = c.to_step_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (c.seen_at > ((c.from_at)::timestamp with time zone + ((c.absolute_us)::double precision * '00:00:00.000001'::interval))) THEN 'absolute'::text
                    WHEN (c.seen_at > ((c.from_at)::timestamp with time zone + ((c.limit_us)::double precision * '00:00:00.000001'::interval))) THEN 'limit'::text
                    WHEN (c.seen_at > ((c.from_at)::timestamp with time zone + ((c.warn_us)::double precision * '00:00:00.000001'::interval))) THEN 'warn'::text
                    ELSE ''::text
                END AS past) p)
  WHERE (c.counts AND (c.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.timer OWNER TO vein_owner;
CREATE VIEW api.timer_breach WITH (security_barrier='true') AS
 SELECT x.id,
    (b.code)::text AS batch,
    (t.code)::text AS timer,
    (t.title)::text AS title,
    x.bound,
    x.revision,
    x.finding,
    x.started_at,
    x.breached_at,
    x.found_at,
    ((x.finding <> 'withdrawn'::text) AND (NOT (EXISTS ( SELECT
           FROM core.timer_breach n
          WHERE ((n.batch_id = x.batch_id) AND (n.process_timer_id = x.process_timer_id) AND (n.bound = x.bound) AND (n.revision > x.revision)))))) AS stands
   FROM ((core.timer_breach x
     JOIN core.batch b ON ((b.id = x.batch_id)))
     JOIN core.process_timer t ON ((t.id = x.process_timer_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.timer_breach OWNER TO vein_owner;
CREATE VIEW api.training WITH (security_barrier='true') AS
 SELECT t.id,
    p.code AS person,
    p.printed_name,
    c.code AS process,
    v.number,
    t.status,
    q.code AS proposed_by,
    t.procedures_until,
    t.practical_until,
    t.version_until,
    ((t.status = 'approved'::text) AND ((LEAST(t.procedures_until, t.practical_until, t.version_until))::timestamp with time zone > rule.now())) AS valid,
    t.version
   FROM ((((core.training t
     JOIN core.person p ON ((p.id = t.person_id)))
     JOIN core.person q ON ((q.id = t.proposed_by_id)))
     JOIN core.process_version v ON ((v.id = t.process_version_id)))
     JOIN core.process c ON ((c.id = v.process_id)))
  WHERE (EXISTS ( SELECT
           FROM core.person_role r
          WHERE ((r.person_id = p.id) AND (r.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))));
ALTER TABLE api.training OWNER TO vein_owner;
ALTER TABLE core.abort ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.abort_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.access ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.access_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.account_request ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.account_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.batch ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.batch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.collection ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.comment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.container ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.container_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.custody ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.custody_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.deviation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.deviation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.disposition ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.disposition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.hold ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.hold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.identity_check ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.identity_check_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.identity_item ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.identity_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.infusion ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.infusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.inspection_batch ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.inspection_batch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.inspection ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.inspection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.installation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.installation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.investigation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.investigation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.login ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.login_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.near_miss ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.near_miss_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.observation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.observation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.patient ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.patient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.patient_identity ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.patient_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.patient_merge_evidence ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.patient_merge_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.patient_merge ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.patient_merge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.person ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.person_role ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.person_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_field_argument ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_field_argument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_field ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_field_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_field_source ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_field_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_field_word ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_field_word_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_operation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_operation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_route ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_route_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_stage ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_stage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step_after ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_after_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step_container ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_container_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step_equipment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_equipment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step_material ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_material_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step_sample ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_sample_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_step_sample_test ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_step_sample_test_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_timer ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_timer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.process_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.receipt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.release ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.result ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.result_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.sample ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.sample_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.signature ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.site ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.specification_line ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.specification_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.specification_need ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.specification_need_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.specification_word ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.specification_word_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.step_execution ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.step_execution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.therapy_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.therapy_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.therapy_order ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.therapy_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.timer_breach ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.timer_breach_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.training ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.training_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE ledger.leafed (
    stream bigint NOT NULL,
    "position" bigint NOT NULL
);
ALTER TABLE ledger.leafed OWNER TO vein_owner;
CREATE TABLE ledger.maker (
    single boolean DEFAULT true NOT NULL,
    last_at timestamp with time zone,
    CONSTRAINT maker_only_one CHECK (single)
);
ALTER TABLE ledger.maker OWNER TO vein_owner;
CREATE TABLE ledger.salt (
    entity text NOT NULL,
    key bigint NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT salt_salt_size CHECK ((octet_length(salt) = 16))
);
ALTER TABLE ledger.salt OWNER TO vein_owner;
ALTER TABLE ledger.stream ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.stream_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE meta.release (
    single boolean DEFAULT true NOT NULL,
    program text NOT NULL,
    mark text NOT NULL,
    code_sha256 text NOT NULL,
    migration integer NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT release_single_true CHECK (single)
);
ALTER TABLE meta.release OWNER TO vein_owner;
CREATE VIEW meta.current_release WITH (security_barrier='true') AS
 SELECT release.mark,
    release.program,
    release.migration
   FROM meta.release;
ALTER TABLE meta.current_release OWNER TO vein_owner;
CREATE TABLE meta.migration (
    number integer NOT NULL,
    slug text NOT NULL,
    sha256 text NOT NULL,
    breaking boolean NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL,
    program text NOT NULL,
    CONSTRAINT migration_number_positive CHECK ((number > 0))
);
ALTER TABLE meta.migration OWNER TO vein_owner;
CREATE TABLE meta.object (
    "position" integer NOT NULL,
    kind text NOT NULL,
    identity text NOT NULL
);
ALTER TABLE meta.object OWNER TO vein_owner;
CREATE TABLE ref.formula_result (
    formula text NOT NULL,
    unit text
);
ALTER TABLE ref.formula_result OWNER TO vein_owner;
CREATE TABLE ref.outside (
    relation text NOT NULL,
    reason text NOT NULL
);
ALTER TABLE ref.outside OWNER TO vein_owner;
CREATE VIEW report.status WITH (security_barrier='true') AS
 SELECT b.site,
    b.batch,
    b.mark,
    b.kind,
    b.product,
    b.patient,
    b.stage,
    b.qc,
    b.day,
    b.vcc,
    b.viability,
    b.viability_breach,
    b.next_step,
    b.next_due_at,
    b.open_items,
    b.process_status,
    b.quality_status,
    b.custody,
    b.verdict,
        CASE
            WHEN (b.id < 0) THEN 'to be scheduled'::text
            WHEN (b.process_status = ANY (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text, 'aborted'::text])) THEN 'nothing'::text
            WHEN (b.quality_status = 'on_hold'::text) THEN 'hold to be lifted'::text
            WHEN (b.open_items > 0) THEN 'open items'::text
            WHEN (b.next_step IS NOT NULL) THEN b.next_step
            ELSE '-'::text
        END AS waits_for,
    b.slot,
    b.id
   FROM api.board b
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE report.status OWNER TO vein_owner;
CREATE VIEW report.worklist WITH (security_barrier='true') AS
 WITH open AS (
         SELECT b.id,
            b.stream_id,
            b.therapy_event_id,
            b.kind,
            b.order_id,
            b.site_id,
            b.process_version_id,
            b.code,
            b.slot,
            b.mark,
            b.process_status,
            b.quality_status,
            b.quality_before,
            b.version
           FROM core.batch b
          WHERE ((b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) AND (b.process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text, 'aborted'::text])))
        ), step AS (
         SELECT b.site_id,
            b.code,
            w.next_step,
            w.next_due_at,
            s_1.title,
            s_1.performed_by,
            s_1.repeat_tolerance_us
           FROM ((open b
             CROSS JOIN LATERAL rule.board_work(b.id) w(stage, day, next_step, next_due_at))
             JOIN core.process_step s_1 ON (((s_1.process_version_id = b.process_version_id) AND ((s_1.code)::text = w.next_step))))
          WHERE ((b.quality_status <> 'on_hold'::text) AND (w.next_step IS NOT NULL) AND ((b.kind <> 'patient'::text) OR (b.process_status = ANY (ARRAY['accepted'::text, 'stored_starting'::text, 'in_process'::text, 'harvested'::text]))))
        ), item(site_id, batch, kind, what, due_at, roles) AS (
         SELECT s_1.site_id,
            s_1.code,
                CASE
                    WHEN ((s_1.next_due_at + ((COALESCE(s_1.repeat_tolerance_us, (0)::bigint))::double precision * '00:00:00.000001'::interval)) < ( SELECT rule.now() AS now)) THEN 'late'::text
                    ELSE 'due'::text
                END AS "case",
            ((((s_1.title)::text || ' ('::text) || s_1.next_step) || ')'::text) AS "?column?",
            s_1.next_due_at,
            s_1.performed_by
           FROM step s_1
        UNION ALL
         SELECT b.site_id,
            b.code,
            'due'::text,
            d.what,
            NULL::timestamp with time zone,
            d.roles
           FROM (open b
             JOIN ( VALUES ('scheduled'::text,'collection'::text,'collector'::text), ('collecting'::text,'end of the collection'::text,'collector'::text), ('collected'::text,'receipt'::text,'technician'::text), ('in_transit_in'::text,'receipt'::text,'technician'::text), ('received'::text,'decision about the receipt'::text,'technician'::text), ('at_site'::text,'bedside check and infusion'::text,'clinic'::text), ('thawed'::text,'infusion'::text,'clinic'::text), ('infused'::text,'follow-up'::text,'clinic'::text)) d(status, what, roles) ON ((d.status = b.process_status)))
          WHERE ((b.kind = 'patient'::text) AND (b.quality_status <> 'on_hold'::text))
        UNION ALL
         SELECT t.site_id,
            o.code,
            'due'::text,
            'batch to be issued'::text,
            NULL::timestamp with time zone,
            'coordinator manager'::text
           FROM (core.therapy_order o
             JOIN core.therapy_event t ON ((t.id = o.therapy_event_id)))
          WHERE ((o.status = 'ordered'::text) AND (t.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))
        UNION ALL
         SELECT c.site_id,
            c.batch,
                CASE
                    WHEN (c.seen_at > ((c.from_at)::timestamp with time zone + ((COALESCE(c.limit_us, c.absolute_us))::double precision * '00:00:00.000001'::interval))) THEN 'late'::text
                    ELSE 'due'::text
                END AS "case",
            ('clock: '::text || (c.title)::text),
            ((c.from_at)::timestamp with time zone + ((COALESCE(c.limit_us, c.absolute_us, c.warn_us))::double precision * '00:00:00.000001'::interval)),
            s_1.performed_by
           FROM (rule.clock c
             JOIN core.process_step s_1 ON ((s_1.id = c.to_step_id)))
          WHERE (c.counts AND c.runs AND (c.seen_at > ((c.from_at)::timestamp with time zone + ((COALESCE(c.warn_us, c.limit_us, c.absolute_us))::double precision * '00:00:00.000001'::interval))) AND (c.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('%s: step %s %s, record %s'::text, m.m, s_1.code, x.occurrence, x.id) AS format,
            NULL::timestamp with time zone,
                CASE m.m
                    WHEN 'witnessed'::text THEN s_1.witness_by
                    ELSE s_1.check_by
                END AS check_by
           FROM (((open b
             JOIN core.step_execution x ON (((x.batch_id = b.id) AND (x.status = 'recorded'::text))))
             JOIN core.process_step s_1 ON ((s_1.id = x.process_step_id)))
             CROSS JOIN LATERAL unnest(rule.step_meanings(s_1.*)) m(m))
          WHERE (NOT (EXISTS ( SELECT
                   FROM core.signature g
                  WHERE ((g.entity = 'step_execution'::text) AND (g.record_id = x.id) AND (g.meaning = m.m) AND (g.superseded_at IS NULL)))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('checked: collection, record %s'::text, x.id) AS format,
            NULL::timestamp with time zone,
            'collector'::text
           FROM (open b
             JOIN core.collection x ON (((x.batch_id = b.id) AND (x.status = 'finished'::text))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('checked: receipt, record %s'::text, x.id) AS format,
            NULL::timestamp with time zone,
            'technician'::text
           FROM (open b
             JOIN core.receipt x ON (((x.batch_id = b.id) AND (x.status = 'decided'::text))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('witnessed: bedside check, record %s'::text, x.id) AS format,
            NULL::timestamp with time zone,
            'clinic'::text
           FROM (open b
             JOIN core.identity_check x ON (((x.batch_id = b.id) AND (x.checkpoint = 'bedside'::text))))
          WHERE ((b.process_status = ANY (ARRAY['at_site'::text, 'thawed'::text])) AND (NOT (EXISTS ( SELECT
                   FROM core.signature g
                  WHERE ((g.entity = 'identity_check'::text) AND (g.record_id = x.id) AND (g.superseded_at IS NULL))))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('reviewed: result %s on %s, record %s'::text, l.code, m.code, x.id) AS format,
            NULL::timestamp with time zone,
            'qc_reviewer'::text
           FROM (((open b
             JOIN core.result x ON (((x.batch_id = b.id) AND (x.status = 'entered'::text))))
             JOIN core.specification_line l ON (((l.id = x.line_id) AND (NOT l.report))))
             JOIN core.sample m ON ((m.id = x.sample_id)))
          WHERE (NOT (EXISTS ( SELECT
                   FROM core.result n
                  WHERE ((n.batch_id = x.batch_id) AND (n.line_id = x.line_id) AND (n.sample_id = x.sample_id) AND (n.entry = x.entry) AND (n.revision > x.revision)))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('decision %s, record %s'::text, replace(x.decision, '_'::text, ' '::text), x.id) AS format,
            NULL::timestamp with time zone,
            'qa releaser'::text
           FROM (open b
             JOIN core.disposition x ON (((x.batch_id = b.id) AND (x.status = 'proposed'::text))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'signature'::text,
            format('approved: abort, record %s'::text, x.id) AS format,
            NULL::timestamp with time zone,
            'qa'::text
           FROM (open b
             JOIN core.abort x ON (((x.batch_id = b.id) AND (x.status = 'proposed'::text))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'result'::text,
            (
                CASE p.state
                    WHEN 'interim'::text THEN 'final result: '::text
                    ELSE ''::text
                END || p.line),
            NULL::timestamp with time zone,
            'analyst'::text
           FROM (open b
             CROSS JOIN LATERAL rule.results_pending(b.id) p(line, state))
          WHERE (b.quality_status <> ALL (ARRAY['rejected'::text, 'recalled'::text]))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'hold'::text,
            (x.reason)::text AS reason,
            NULL::timestamp with time zone,
            'qa'::text
           FROM (open b
             JOIN core.hold x ON (((x.batch_id = b.id) AND (x.status = 'open'::text))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'deviation'::text,
            format('%s: %s deviation %s'::text,
                CASE x.status
                    WHEN 'open'::text THEN 'impact decision'::text
                    ELSE 'closing'::text
                END, x.class, x.id) AS format,
            NULL::timestamp with time zone,
            'qa'::text
           FROM (core.deviation x
             JOIN core.batch b ON ((b.id = x.batch_id)))
          WHERE ((x.status <> 'closed'::text) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))
        UNION ALL
         SELECT b.site_id,
            b.code,
                CASE
                    WHEN (x.conclusion IS NULL) THEN 'deviation'::text
                    ELSE 'signature'::text
                END AS "case",
            format('%s: investigation %s'::text,
                CASE
                    WHEN (x.conclusion IS NULL) THEN 'conclusion'::text
                    ELSE 'approved'::text
                END, rule.investigation_title(x.*)) AS format,
            NULL::timestamp with time zone,
                CASE
                    WHEN (x.conclusion IS NULL) THEN 'qc_reviewer qa'::text
                    ELSE 'qa'::text
                END AS "case"
           FROM (core.investigation x
             JOIN core.batch b ON ((b.id = x.batch_id)))
          WHERE ((x.status = 'open'::text) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'deviation'::text,
            format('%s, %s: %s'::text, x.class, x.status, x.description) AS format,
            NULL::timestamp with time zone,
            'qa'::text
           FROM (open b
             JOIN core.deviation x ON (((x.batch_id = b.id) AND (x.status <> 'closed'::text))))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'deviation'::text,
            format('investigation of %s, phase %s'::text, l.label, x.phase) AS format,
            NULL::timestamp with time zone,
            'qc_reviewer qa'::text
           FROM (((open b
             JOIN core.investigation x ON (((x.batch_id = b.id) AND (x.status = 'open'::text))))
             JOIN core.result r ON ((r.id = x.result_id)))
             JOIN core.specification_line l ON ((l.id = r.line_id)))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'breach'::text,
            format('%s clock(s) past the limit, not reviewed'::text, n.open) AS format,
            NULL::timestamp with time zone,
            'qa'::text
           FROM (open b
             CROSS JOIN LATERAL ( SELECT rule.open_breaches(b.id) AS open) n)
          WHERE (n.open > 0)
        )
 SELECT (s.code)::text AS site,
    (i.batch)::text AS batch,
    i.kind,
    i.what,
    i.due_at,
    i.roles,
    (EXISTS ( SELECT
           FROM string_to_table(i.roles, ' '::text) r(r)
          WHERE (((i.site_id || ' '::text) || r.r) = ANY (( SELECT rule.my_roles() AS my_roles)::text[])))) AS mine
   FROM (item i
     JOIN core.site s ON ((s.id = i.site_id)));
ALTER TABLE report.worklist OWNER TO vein_owner;
CREATE VIEW rule.breach_due AS
 SELECT c.batch_id,
    c.stream_id,
    c.therapy_event_id,
    c.process_timer_id,
    m.bound,
    (COALESCE(l.revision, 0) + 1) AS revision,
        CASE
            WHEN (NOT h.holds) THEN 'withdrawn'::text
            WHEN (COALESCE(l.finding, 'withdrawn'::text) = 'withdrawn'::text) THEN 'found'::text
            ELSE 'moved'::text
        END AS finding,
    c.from_at AS started_at,
    h.breached_at
   FROM (((rule.clock c
     CROSS JOIN LATERAL ( VALUES ('limit'::text,c.limit_us), ('absolute'::text,c.absolute_us)) m(bound, us))
     CROSS JOIN LATERAL ( SELECT ((c.from_at)::timestamp with time zone + ((m.us)::double precision * '00:00:00.000001'::interval)) AS breached_at,
            COALESCE((c.counts AND (c.seen_at > ((c.from_at)::timestamp with time zone + ((m.us)::double precision * '00:00:00.000001'::interval)))), false) AS holds) h)
     LEFT JOIN LATERAL ( SELECT x.revision,
            x.finding,
            x.started_at,
            x.breached_at
           FROM core.timer_breach x
          WHERE ((x.batch_id = c.batch_id) AND (x.process_timer_id = c.process_timer_id) AND (x.bound = m.bound))
          ORDER BY x.revision DESC
         LIMIT 1) l ON (true))
  WHERE ((m.us IS NOT NULL) AND
        CASE
            WHEN h.holds THEN ((COALESCE(l.finding, 'withdrawn'::text) = 'withdrawn'::text) OR ((l.breached_at)::timestamp with time zone <> h.breached_at))
            ELSE ((l.finding <> 'withdrawn'::text) AND (c.counts OR (c.from_at IS NULL) OR ((l.breached_at)::timestamp with time zone <> h.breached_at)))
        END);
ALTER TABLE rule.breach_due OWNER TO vein_owner;
CREATE TABLE work.request (
    request uuid NOT NULL,
    xact xid8 NOT NULL,
    login text NOT NULL,
    act text NOT NULL,
    digest bytea NOT NULL,
    answer jsonb NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
ALTER TABLE work.request OWNER TO vein_owner;
CREATE TABLE work.tick (
    single boolean DEFAULT true NOT NULL,
    last_at timestamp with time zone,
    last_result text,
    CONSTRAINT tick_only_one CHECK (single)
);
ALTER TABLE work.tick OWNER TO vein_owner;
ALTER TABLE ONLY core.abort
    ADD CONSTRAINT abort_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.access
    ADD CONSTRAINT access_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.account_request
    ADD CONSTRAINT account_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_chain UNIQUE (id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_code_key UNIQUE (code);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_stream UNIQUE (id, stream_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_stream_id_key UNIQUE (stream_id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_din_key UNIQUE (din);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_code_key UNIQUE (code);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.dictionary
    ADD CONSTRAINT dictionary_entity_name_unique UNIQUE (entity, name);
ALTER TABLE ONLY core.dictionary
    ADD CONSTRAINT dictionary_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.identity_check
    ADD CONSTRAINT identity_check_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.identity_check
    ADD CONSTRAINT identity_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.identity_item
    ADD CONSTRAINT identity_item_identity_check_id_pair_identifier_key UNIQUE (identity_check_id, pair, identifier);
ALTER TABLE ONLY core.identity_item
    ADD CONSTRAINT identity_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.infusion
    ADD CONSTRAINT infusion_container_id_key UNIQUE (container_id);
ALTER TABLE ONLY core.infusion
    ADD CONSTRAINT infusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.inspection_batch
    ADD CONSTRAINT inspection_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.inspection
    ADD CONSTRAINT inspection_person_role_id_key UNIQUE (person_role_id);
ALTER TABLE ONLY core.inspection
    ADD CONSTRAINT inspection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.installation
    ADD CONSTRAINT installation_code_key UNIQUE (code);
ALTER TABLE ONLY core.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_result_unique UNIQUE (result_id);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_name_key UNIQUE (name);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_revision_unique UNIQUE (step_execution_id, process_field_id, revision);
ALTER TABLE ONLY core.patient
    ADD CONSTRAINT patient_code_key UNIQUE (code);
ALTER TABLE ONLY core.patient_identity
    ADD CONSTRAINT patient_identity_patient_id_key UNIQUE (patient_id);
ALTER TABLE ONLY core.patient_identity
    ADD CONSTRAINT patient_identity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.patient_merge_evidence
    ADD CONSTRAINT patient_merge_evidence_once UNIQUE (patient_merge_id, identifier);
ALTER TABLE ONLY core.patient_merge_evidence
    ADD CONSTRAINT patient_merge_evidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_pair UNIQUE (id, leading_id, other_id, stream_id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_stream UNIQUE (id, stream_id);
ALTER TABLE ONLY core.patient
    ADD CONSTRAINT patient_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.person
    ADD CONSTRAINT person_code_key UNIQUE (code);
ALTER TABLE ONLY core.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.person_role
    ADD CONSTRAINT person_role_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process
    ADD CONSTRAINT process_code_key UNIQUE (code);
ALTER TABLE ONLY core.process_field_argument
    ADD CONSTRAINT process_field_argument_field_id_argument_key UNIQUE (field_id, argument);
ALTER TABLE ONLY core.process_field_argument
    ADD CONSTRAINT process_field_argument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_field
    ADD CONSTRAINT process_field_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_field_source
    ADD CONSTRAINT process_field_source_field_id_source_key UNIQUE (field_id, source);
ALTER TABLE ONLY core.process_field_source
    ADD CONSTRAINT process_field_source_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_field
    ADD CONSTRAINT process_field_step_id_name_key UNIQUE (step_id, name);
ALTER TABLE ONLY core.process_field_word
    ADD CONSTRAINT process_field_word_field_id_word_key UNIQUE (field_id, word);
ALTER TABLE ONLY core.process_field_word
    ADD CONSTRAINT process_field_word_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_operation
    ADD CONSTRAINT process_operation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_operation
    ADD CONSTRAINT process_operation_process_version_id_code_key UNIQUE (process_version_id, code);
ALTER TABLE ONLY core.process
    ADD CONSTRAINT process_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_route
    ADD CONSTRAINT process_route_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_route
    ADD CONSTRAINT process_route_process_version_id_transition_key UNIQUE (process_version_id, transition);
ALTER TABLE ONLY core.process_stage
    ADD CONSTRAINT process_stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_stage
    ADD CONSTRAINT process_stage_process_version_id_stage_key UNIQUE (process_version_id, stage);
ALTER TABLE ONLY core.process_step_after
    ADD CONSTRAINT process_step_after_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step_after
    ADD CONSTRAINT process_step_after_step_id_after_step_id_key UNIQUE (step_id, after_step_id);
ALTER TABLE ONLY core.process_step_container
    ADD CONSTRAINT process_step_container_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step_container
    ADD CONSTRAINT process_step_container_step_id_container_key UNIQUE (step_id, container);
ALTER TABLE ONLY core.process_step_equipment
    ADD CONSTRAINT process_step_equipment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step_equipment
    ADD CONSTRAINT process_step_equipment_step_id_class_key UNIQUE (step_id, class);
ALTER TABLE ONLY core.process_step_material
    ADD CONSTRAINT process_step_material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step_material
    ADD CONSTRAINT process_step_material_step_id_material_key UNIQUE (step_id, material);
ALTER TABLE ONLY core.process_step
    ADD CONSTRAINT process_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step
    ADD CONSTRAINT process_step_process_version_id_code_key UNIQUE (process_version_id, code);
ALTER TABLE ONLY core.process_step_sample
    ADD CONSTRAINT process_step_sample_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step_sample
    ADD CONSTRAINT process_step_sample_step_id_sample_key UNIQUE (step_id, sample);
ALTER TABLE ONLY core.process_step_sample_test
    ADD CONSTRAINT process_step_sample_test_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_step_sample_test
    ADD CONSTRAINT process_step_sample_test_step_sample_id_test_key UNIQUE (step_sample_id, test);
ALTER TABLE ONLY core.process_timer
    ADD CONSTRAINT process_timer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_timer
    ADD CONSTRAINT process_timer_process_version_id_code_key UNIQUE (process_version_id, code);
ALTER TABLE ONLY core.process_version
    ADD CONSTRAINT process_version_number_unique UNIQUE (process_id, number);
ALTER TABLE ONLY core.process_version
    ADD CONSTRAINT process_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_container_id_key UNIQUE (container_id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.result
    ADD CONSTRAINT result_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.result
    ADD CONSTRAINT result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.result
    ADD CONSTRAINT result_revision_unique UNIQUE (batch_id, line_id, sample_id, entry, revision);
ALTER TABLE ONLY core.sample
    ADD CONSTRAINT sample_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.sample
    ADD CONSTRAINT sample_code_key UNIQUE (code);
ALTER TABLE ONLY core.sample
    ADD CONSTRAINT sample_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.signature
    ADD CONSTRAINT signature_challenge_key UNIQUE (challenge);
ALTER TABLE ONLY core.signature
    ADD CONSTRAINT signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.site
    ADD CONSTRAINT site_code_key UNIQUE (code);
ALTER TABLE ONLY core.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.specification_line
    ADD CONSTRAINT specification_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.specification_line
    ADD CONSTRAINT specification_line_process_version_id_code_key UNIQUE (process_version_id, code);
ALTER TABLE ONLY core.specification_need
    ADD CONSTRAINT specification_need_line_id_need_key UNIQUE (line_id, need);
ALTER TABLE ONLY core.specification_need
    ADD CONSTRAINT specification_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.specification_word
    ADD CONSTRAINT specification_word_line_id_word_key UNIQUE (line_id, word);
ALTER TABLE ONLY core.specification_word
    ADD CONSTRAINT specification_word_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_occurrence_unique UNIQUE (batch_id, process_step_id, occurrence);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_chain UNIQUE (id, kind);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_coi_key UNIQUE (coi);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_site UNIQUE (id, site_id);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_stream UNIQUE (id, stream_id);
ALTER TABLE ONLY core.therapy_order
    ADD CONSTRAINT therapy_order_chain UNIQUE (id, therapy_event_id);
ALTER TABLE ONLY core.therapy_order
    ADD CONSTRAINT therapy_order_code_key UNIQUE (code);
ALTER TABLE ONLY core.therapy_order
    ADD CONSTRAINT therapy_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.timer_breach
    ADD CONSTRAINT timer_breach_once UNIQUE (batch_id, process_timer_id, bound, revision);
ALTER TABLE ONLY core.timer_breach
    ADD CONSTRAINT timer_breach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.training
    ADD CONSTRAINT training_pkey PRIMARY KEY (id);
ALTER TABLE ONLY ledger.attribute
    ADD CONSTRAINT attribute_entity_name_unique UNIQUE (entity, name);
ALTER TABLE ONLY ledger.attribute
    ADD CONSTRAINT attribute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY ledger.catalogue
    ADD CONSTRAINT catalogue_pkey PRIMARY KEY (kind, identity);
ALTER TABLE ONLY ledger.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (incarnation, size);
ALTER TABLE ONLY ledger.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (stream, "position");
ALTER TABLE ONLY ledger.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (stream);
ALTER TABLE ONLY ledger.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (single);
ALTER TABLE ONLY ledger.leaf
    ADD CONSTRAINT leaf_event_unique UNIQUE (stream, "position");
ALTER TABLE ONLY ledger.leaf
    ADD CONSTRAINT leaf_pkey PRIMARY KEY (idx);
ALTER TABLE ONLY ledger.leafed
    ADD CONSTRAINT leafed_pkey PRIMARY KEY (stream);
ALTER TABLE ONLY ledger.maker
    ADD CONSTRAINT maker_pkey PRIMARY KEY (single);
ALTER TABLE ONLY ledger.salt
    ADD CONSTRAINT salt_pkey PRIMARY KEY (entity, key);
ALTER TABLE ONLY ledger.stream
    ADD CONSTRAINT stream_kind_key_unique UNIQUE (kind, key);
ALTER TABLE ONLY ledger.stream
    ADD CONSTRAINT stream_pkey PRIMARY KEY (id);
ALTER TABLE ONLY meta.migration
    ADD CONSTRAINT migration_number_key PRIMARY KEY (number);
ALTER TABLE ONLY meta.object
    ADD CONSTRAINT object_position_key PRIMARY KEY ("position");
ALTER TABLE ONLY meta.release
    ADD CONSTRAINT release_single_key PRIMARY KEY (single) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY ref.act
    ADD CONSTRAINT act_pkey PRIMARY KEY (act);
ALTER TABLE ONLY ref.act_role
    ADD CONSTRAINT act_role_pkey PRIMARY KEY (act, role);
ALTER TABLE ONLY ref.checkpoint_pair
    ADD CONSTRAINT checkpoint_pair_pkey PRIMARY KEY (checkpoint, place);
ALTER TABLE ONLY ref.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (checkpoint);
ALTER TABLE ONLY ref.error
    ADD CONSTRAINT error_pkey PRIMARY KEY (code);
ALTER TABLE ONLY ref.formula_argument
    ADD CONSTRAINT formula_argument_pkey PRIMARY KEY (formula, argument);
ALTER TABLE ONLY ref.formula
    ADD CONSTRAINT formula_pkey PRIMARY KEY (formula);
ALTER TABLE ONLY ref.formula_result
    ADD CONSTRAINT formula_result_pkey PRIMARY KEY (formula);
ALTER TABLE ONLY ref.outside
    ADD CONSTRAINT outside_pkey PRIMARY KEY (relation);
ALTER TABLE ONLY ref.process_key
    ADD CONSTRAINT process_key_pkey PRIMARY KEY (object, key);
ALTER TABLE ONLY ref.process_transition
    ADD CONSTRAINT process_transition_pkey PRIMARY KEY (from_status, to_status, act);
ALTER TABLE ONLY ref.quality_transition
    ADD CONSTRAINT quality_transition_pkey PRIMARY KEY (from_status, to_status, act);
ALTER TABLE ONLY ref.reason
    ADD CONSTRAINT reason_pkey PRIMARY KEY (kind, word);
ALTER TABLE ONLY ref.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (role);
ALTER TABLE ONLY ref.separation
    ADD CONSTRAINT separation_pkey PRIMARY KEY (first, second);
ALTER TABLE ONLY ref.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);
ALTER TABLE ONLY ref.signable
    ADD CONSTRAINT signable_pkey PRIMARY KEY (entity, meaning);
ALTER TABLE ONLY work.challenge
    ADD CONSTRAINT challenge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY work.name_key
    ADD CONSTRAINT name_key_pkey PRIMARY KEY (patient_id, kind);
ALTER TABLE ONLY work.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (request);
ALTER TABLE ONLY work.request
    ADD CONSTRAINT request_xact_unique UNIQUE (xact);
ALTER TABLE ONLY work.step_plan
    ADD CONSTRAINT step_plan_pkey PRIMARY KEY (step_id);
ALTER TABLE ONLY work.tick
    ADD CONSTRAINT tick_pkey PRIMARY KEY (single);
CREATE UNIQUE INDEX abort_batch ON core.abort USING btree (batch_id);
CREATE UNIQUE INDEX account_request_open ON core.account_request USING btree (person_id) WHERE (status = ANY (ARRAY['proposed'::text, 'approved'::text]));
CREATE INDEX account_request_person ON core.account_request USING btree (person_id);
CREATE INDEX batch_open ON core.batch USING btree (site_id, id) WHERE (process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text]));
CREATE INDEX batch_slot ON core.batch USING btree (slot);
CREATE INDEX comment_batch ON core.comment USING btree (batch_id);
CREATE INDEX container_batch ON core.container USING btree (batch_id);
CREATE INDEX custody_batch ON core.custody USING btree (batch_id, id);
CREATE INDEX deviation_batch ON core.deviation USING btree (batch_id);
CREATE INDEX disposition_batch ON core.disposition USING btree (batch_id, id);
CREATE UNIQUE INDEX disposition_open ON core.disposition USING btree (batch_id) WHERE (status = 'proposed'::text);
CREATE INDEX hold_open ON core.hold USING btree (batch_id) WHERE (status = 'open'::text);
CREATE INDEX identity_check_batch ON core.identity_check USING btree (batch_id, checkpoint);
CREATE INDEX identity_item_keyed ON core.identity_item USING btree (batch_id) WHERE (method = 'keyed'::text);
CREATE UNIQUE INDEX inspection_batch_named ON core.inspection_batch USING btree (inspection_id, batch) WHERE (status = 'named'::text);
CREATE INDEX investigation_batch ON core.investigation USING btree (batch_id);
CREATE INDEX near_miss_batch ON core.near_miss USING btree (batch_id);
CREATE INDEX patient_merge_leading ON core.patient_merge USING btree (leading_id) WHERE ((kind = 'merge'::text) AND (status = 'approved'::text));
CREATE UNIQUE INDEX patient_merge_other ON core.patient_merge USING btree (other_id) WHERE ((kind = 'merge'::text) AND (status = ANY (ARRAY['proposed'::text, 'approved'::text])));
CREATE UNIQUE INDEX patient_merge_reversal ON core.patient_merge USING btree (merge_id) WHERE ((kind = 'reversal'::text) AND (status = ANY (ARRAY['proposed'::text, 'approved'::text])));
CREATE UNIQUE INDEX person_role_open ON core.person_role USING btree (person_id, site_id, role) WHERE (status <> 'withdrawn'::text);
CREATE INDEX person_role_person ON core.person_role USING btree (person_id, role);
CREATE UNIQUE INDEX process_version_in_force ON core.process_version USING btree (process_id) WHERE (status = 'in_force'::text);
CREATE INDEX receipt_batch ON core.receipt USING btree (batch_id);
CREATE INDEX sample_batch ON core.sample USING btree (batch_id);
CREATE UNIQUE INDEX signature_person_once ON core.signature USING btree (entity, record_id, person_id) WHERE (superseded_at IS NULL);
CREATE INDEX signature_record ON core.signature USING btree (entity, record_id);
CREATE INDEX signature_stream ON core.signature USING btree (stream_id);
CREATE INDEX therapy_order_ordered ON core.therapy_order USING btree (id) WHERE (status = 'ordered'::text);
CREATE INDEX training_person ON core.training USING btree (person_id, process_version_id) WHERE (status = 'approved'::text);
CREATE INDEX event_at_range ON ledger.event USING brin (at);
CREATE INDEX challenge_used ON work.challenge USING btree (used_pid, used_backend_start) WHERE (used_at IS NOT NULL);
CREATE INDEX name_key_found ON work.name_key USING btree (site_id, kind, key);
CREATE TRIGGER chain_fixed BEFORE UPDATE ON core.batch FOR EACH ROW WHEN (((new.therapy_event_id IS DISTINCT FROM old.therapy_event_id) OR (new.order_id IS DISTINCT FROM old.order_id))) EXECUTE FUNCTION rule.tg_chain_fixed();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER chain_fixed;
CREATE TRIGGER chain_fixed BEFORE UPDATE ON core.patient_identity FOR EACH ROW WHEN ((new.patient_id IS DISTINCT FROM old.patient_id)) EXECUTE FUNCTION rule.tg_chain_fixed();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER chain_fixed;
CREATE TRIGGER chain_fixed BEFORE UPDATE ON core.therapy_event FOR EACH ROW WHEN (((new.patient_id IS DISTINCT FROM old.patient_id) OR ((new.coi)::text IS DISTINCT FROM (old.coi)::text) OR (new.kind IS DISTINCT FROM old.kind))) EXECUTE FUNCTION rule.tg_chain_fixed();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER chain_fixed;
CREATE TRIGGER comment_fixed BEFORE UPDATE ON core.comment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_comment_fixed();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER comment_fixed;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.abort REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_abort();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.access REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_access();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.account_request REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_account_request();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.batch REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_batch();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.collection REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_collection();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.comment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_comment();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.container REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.custody REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_custody();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.deviation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.dictionary REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_dictionary();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.disposition REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposition();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.hold REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_hold();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.identity_check REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_identity_check();
ALTER TABLE core.identity_check ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.identity_item REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_identity_item();
ALTER TABLE core.identity_item ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.infusion REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_infusion();
ALTER TABLE core.infusion ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.inspection REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_inspection();
ALTER TABLE core.inspection ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.inspection_batch REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_inspection_batch();
ALTER TABLE core.inspection_batch ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.installation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_installation();
ALTER TABLE core.installation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.investigation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_investigation();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.login REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_login();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.near_miss REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_near_miss();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.observation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_observation();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.patient REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient();
ALTER TABLE core.patient ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.patient_identity REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_identity();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.patient_merge REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_merge();
ALTER TABLE core.patient_merge ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.patient_merge_evidence REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_merge_evidence();
ALTER TABLE core.patient_merge_evidence ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.person REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_person();
ALTER TABLE core.person ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.person_role REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_person_role();
ALTER TABLE core.person_role ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process();
ALTER TABLE core.process ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_field REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_field_argument REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_argument();
ALTER TABLE core.process_field_argument ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_field_source REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_source();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_field_word REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_word();
ALTER TABLE core.process_field_word ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_operation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_operation();
ALTER TABLE core.process_operation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_route REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_route();
ALTER TABLE core.process_route ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_stage REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_stage();
ALTER TABLE core.process_stage ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step();
ALTER TABLE core.process_step ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step_after REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_after();
ALTER TABLE core.process_step_after ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step_container REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_container();
ALTER TABLE core.process_step_container ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step_equipment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_equipment();
ALTER TABLE core.process_step_equipment ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step_material REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_material();
ALTER TABLE core.process_step_material ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step_sample REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_sample();
ALTER TABLE core.process_step_sample ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_step_sample_test REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_sample_test();
ALTER TABLE core.process_step_sample_test ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_timer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_timer();
ALTER TABLE core.process_timer ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_version REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_version();
ALTER TABLE core.process_version ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.receipt REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_receipt();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.release REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_release();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.result REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_result();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.sample REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_sample();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.signature REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_signature();
ALTER TABLE core.signature ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.site REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_site();
ALTER TABLE core.site ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.specification_line REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_line();
ALTER TABLE core.specification_line ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.specification_need REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_need();
ALTER TABLE core.specification_need ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.specification_word REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_word();
ALTER TABLE core.specification_word ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.step_execution REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_execution();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.therapy_event REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_event();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.therapy_order REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_order();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.timer_breach REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_timer_breach();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.training REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_training();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.abort REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_abort();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.access REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_access();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.account_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_account_request();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_batch();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.collection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_collection();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_comment();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.custody REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_custody();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.dictionary REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_dictionary();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.disposition REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposition();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.hold REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_hold();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.identity_check REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_identity_check();
ALTER TABLE core.identity_check ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.identity_item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_identity_item();
ALTER TABLE core.identity_item ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.infusion REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_infusion();
ALTER TABLE core.infusion ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.inspection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_inspection();
ALTER TABLE core.inspection ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.inspection_batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_inspection_batch();
ALTER TABLE core.inspection_batch ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.installation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_installation();
ALTER TABLE core.installation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.investigation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_investigation();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.login REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_login();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_near_miss();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_observation();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.patient REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient();
ALTER TABLE core.patient ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.patient_identity REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_identity();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.patient_merge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_merge();
ALTER TABLE core.patient_merge ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.patient_merge_evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_merge_evidence();
ALTER TABLE core.patient_merge_evidence ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_person();
ALTER TABLE core.person ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.person_role REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_person_role();
ALTER TABLE core.person_role ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process();
ALTER TABLE core.process ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_field REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_field_argument REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_argument();
ALTER TABLE core.process_field_argument ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_field_source REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_source();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_field_word REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_word();
ALTER TABLE core.process_field_word ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_operation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_operation();
ALTER TABLE core.process_operation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_route REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_route();
ALTER TABLE core.process_route ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_stage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_stage();
ALTER TABLE core.process_stage ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step();
ALTER TABLE core.process_step ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step_after REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_after();
ALTER TABLE core.process_step_after ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step_container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_container();
ALTER TABLE core.process_step_container ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step_equipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_equipment();
ALTER TABLE core.process_step_equipment ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step_material REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_material();
ALTER TABLE core.process_step_material ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step_sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_sample();
ALTER TABLE core.process_step_sample ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_step_sample_test REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_sample_test();
ALTER TABLE core.process_step_sample_test ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_timer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_timer();
ALTER TABLE core.process_timer ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_version();
ALTER TABLE core.process_version ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.receipt REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_receipt();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.release REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_release();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_result();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_sample();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.signature REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_signature();
ALTER TABLE core.signature ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.site REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_site();
ALTER TABLE core.site ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.specification_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_line();
ALTER TABLE core.specification_line ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.specification_need REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_need();
ALTER TABLE core.specification_need ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.specification_word REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_word();
ALTER TABLE core.specification_word ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.step_execution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_execution();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.therapy_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_event();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.therapy_order REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_order();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.timer_breach REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_timer_breach();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.training REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_training();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.abort FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.access FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.account_request FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.batch FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.collection FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.comment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.container FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.custody FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.deviation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.dictionary FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.disposition FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.hold FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.identity_check FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.identity_check ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.identity_item FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.identity_item ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.infusion FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.infusion ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.inspection FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.inspection ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.inspection_batch FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.inspection_batch ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.installation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.installation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.investigation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.login FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.near_miss FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.observation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.patient FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.patient ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.patient_identity FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.patient_merge FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.patient_merge ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.patient_merge_evidence FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.patient_merge_evidence ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.person FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.person ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.person_role FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.person_role ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_field FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_field_argument FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_field_argument ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_field_source FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_field_word FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_field_word ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_operation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_operation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_route FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_route ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_stage FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_stage ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step_after FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step_after ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step_container FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step_container ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step_equipment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step_equipment ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step_material FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step_material ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step_sample FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step_sample ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_step_sample_test FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_step_sample_test ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_timer FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_timer ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_version FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_version ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.receipt FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.release FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.result FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.sample FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.signature FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.signature ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.site FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.site ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.specification_line FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.specification_line ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.specification_need FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.specification_need ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.specification_word FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.specification_word ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.step_execution FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.therapy_event FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.therapy_order FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.timer_breach FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.training FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.abort REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_abort();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.access REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_access();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.account_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_account_request();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_batch();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.collection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_collection();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_comment();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.custody REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_custody();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.dictionary REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_dictionary();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.disposition REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposition();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.hold REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_hold();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.identity_check REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_identity_check();
ALTER TABLE core.identity_check ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.identity_item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_identity_item();
ALTER TABLE core.identity_item ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.infusion REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_infusion();
ALTER TABLE core.infusion ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.inspection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_inspection();
ALTER TABLE core.inspection ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.inspection_batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_inspection_batch();
ALTER TABLE core.inspection_batch ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.installation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_installation();
ALTER TABLE core.installation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.investigation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_investigation();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.login REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_login();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_near_miss();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_observation();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.patient REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient();
ALTER TABLE core.patient ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.patient_identity REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_identity();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.patient_merge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_merge();
ALTER TABLE core.patient_merge ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.patient_merge_evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_patient_merge_evidence();
ALTER TABLE core.patient_merge_evidence ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_person();
ALTER TABLE core.person ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.person_role REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_person_role();
ALTER TABLE core.person_role ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process();
ALTER TABLE core.process ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_field REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_field_argument REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_argument();
ALTER TABLE core.process_field_argument ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_field_source REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_source();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_field_word REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_field_word();
ALTER TABLE core.process_field_word ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_operation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_operation();
ALTER TABLE core.process_operation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_route REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_route();
ALTER TABLE core.process_route ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_stage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_stage();
ALTER TABLE core.process_stage ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step();
ALTER TABLE core.process_step ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step_after REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_after();
ALTER TABLE core.process_step_after ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step_container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_container();
ALTER TABLE core.process_step_container ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step_equipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_equipment();
ALTER TABLE core.process_step_equipment ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step_material REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_material();
ALTER TABLE core.process_step_material ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step_sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_sample();
ALTER TABLE core.process_step_sample ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_step_sample_test REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_step_sample_test();
ALTER TABLE core.process_step_sample_test ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_timer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_timer();
ALTER TABLE core.process_timer ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_version();
ALTER TABLE core.process_version ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.receipt REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_receipt();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.release REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_release();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_result();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_sample();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.signature REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_signature();
ALTER TABLE core.signature ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.site REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_site();
ALTER TABLE core.site ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.specification_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_line();
ALTER TABLE core.specification_line ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.specification_need REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_need();
ALTER TABLE core.specification_need ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.specification_word REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_specification_word();
ALTER TABLE core.specification_word ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.step_execution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_execution();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.therapy_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_event();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.therapy_order REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_order();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.timer_breach REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_timer_breach();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.training REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_training();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER name_key AFTER INSERT OR UPDATE ON core.patient_identity FOR EACH ROW EXECUTE FUNCTION rule.tg_name_key();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER name_key;
CREATE TRIGGER review_insert AFTER INSERT ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.hold REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.investigation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.step_execution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_update AFTER UPDATE ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.hold REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.investigation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.step_execution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_field FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_field_source FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_step FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_step ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_step_after FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_step_after ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_step_container FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_step_container ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_timer FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_timer ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER UPDATE OF late_entry_us ON core.process_version FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_version ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.abort FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.access FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.account_request FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.batch FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.collection FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.comment FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.container FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.custody FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.deviation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.dictionary FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.disposition FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.hold FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.identity_check FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.identity_check ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.identity_item FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.identity_item ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.infusion FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.infusion ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.inspection FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.inspection ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.inspection_batch FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.inspection_batch ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.installation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.installation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.investigation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.login FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.near_miss FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.observation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.patient FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.patient ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.patient_identity FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.patient_merge FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.patient_merge ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.patient_merge_evidence FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.patient_merge_evidence ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.person FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.person ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.person_role FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.person_role ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_field FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_field_argument FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_field_argument ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_field_source FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_field_word FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_field_word ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_operation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_operation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_route FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_route ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_stage FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_stage ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step_after FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step_after ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step_container FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step_container ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step_equipment FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step_equipment ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step_material FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step_material ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step_sample FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step_sample ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_step_sample_test FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_step_sample_test ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_timer FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_timer ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_version FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_version ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.receipt FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.release FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.result FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.sample FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.signature FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.signature ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.site FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.site ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.specification_line FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.specification_line ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.specification_need FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.specification_need ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.specification_word FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.specification_word ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.step_execution FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.therapy_event FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.therapy_order FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.timer_breach FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.training FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER stream_fixed;
ALTER TABLE ONLY core.abort
    ADD CONSTRAINT abort_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.abort
    ADD CONSTRAINT abort_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.access
    ADD CONSTRAINT access_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.access
    ADD CONSTRAINT access_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.account_request
    ADD CONSTRAINT account_request_done_by_id_fkey FOREIGN KEY (done_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.account_request
    ADD CONSTRAINT account_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.account_request
    ADD CONSTRAINT account_request_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.account_request
    ADD CONSTRAINT account_request_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_order_id_therapy_event_id_fkey FOREIGN KEY (order_id, therapy_event_id) REFERENCES core.therapy_order(id, therapy_event_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_therapy_event_id_kind_fkey FOREIGN KEY (therapy_event_id, kind) REFERENCES core.therapy_event(id, kind);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_therapy_event_id_site_id_fkey FOREIGN KEY (therapy_event_id, site_id) REFERENCES core.therapy_event(id, site_id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_investigation_id_batch_id_therapy_event_id_stream__fkey FOREIGN KEY (investigation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.investigation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_step_execution_id_batch_id_therapy_event_id_stream_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_written_by_id_fkey FOREIGN KEY (written_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_holder_person_id_fkey FOREIGN KEY (holder_person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_assessed_by_id_fkey FOREIGN KEY (assessed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_opened_by_id_fkey FOREIGN KEY (opened_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_step_execution_id_batch_id_therapy_event_id_stre_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.dictionary
    ADD CONSTRAINT dictionary_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.hold
    ADD CONSTRAINT hold_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.hold
    ADD CONSTRAINT hold_lifted_by_id_fkey FOREIGN KEY (lifted_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.hold
    ADD CONSTRAINT hold_placed_by_id_fkey FOREIGN KEY (placed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.identity_check
    ADD CONSTRAINT identity_check_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.identity_check
    ADD CONSTRAINT identity_check_container_id_batch_id_therapy_event_id_stre_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.identity_check
    ADD CONSTRAINT identity_check_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.identity_item
    ADD CONSTRAINT identity_item_identity_check_id_batch_id_therapy_event_id__fkey FOREIGN KEY (identity_check_id, batch_id, therapy_event_id, stream_id) REFERENCES core.identity_check(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.infusion
    ADD CONSTRAINT infusion_container_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.infusion
    ADD CONSTRAINT infusion_identity_check_id_batch_id_therapy_event_id_strea_fkey FOREIGN KEY (identity_check_id, batch_id, therapy_event_id, stream_id) REFERENCES core.identity_check(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.infusion
    ADD CONSTRAINT infusion_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.inspection_batch
    ADD CONSTRAINT inspection_batch_batch_fkey FOREIGN KEY (batch) REFERENCES core.batch(code);
ALTER TABLE ONLY core.inspection_batch
    ADD CONSTRAINT inspection_batch_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES core.inspection(id);
ALTER TABLE ONLY core.inspection_batch
    ADD CONSTRAINT inspection_batch_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.inspection
    ADD CONSTRAINT inspection_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.inspection
    ADD CONSTRAINT inspection_person_role_id_fkey FOREIGN KEY (person_role_id) REFERENCES core.person_role(id);
ALTER TABLE ONLY core.inspection
    ADD CONSTRAINT inspection_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.installation
    ADD CONSTRAINT installation_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_concluded_by_id_fkey FOREIGN KEY (concluded_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_opened_by_id_fkey FOREIGN KEY (opened_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.investigation
    ADD CONSTRAINT investigation_result_id_batch_id_therapy_event_id_stream_i_fkey FOREIGN KEY (result_id, batch_id, therapy_event_id, stream_id) REFERENCES core.result(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_batch_id_stream_id_fkey FOREIGN KEY (batch_id, stream_id) REFERENCES core.batch(id, stream_id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_process_field_id_fkey FOREIGN KEY (process_field_id) REFERENCES core.process_field(id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_step_execution_id_batch_id_therapy_event_id_st_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.patient_identity
    ADD CONSTRAINT patient_identity_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES core.patient(id);
ALTER TABLE ONLY core.patient_identity
    ADD CONSTRAINT patient_identity_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.patient_merge_evidence
    ADD CONSTRAINT patient_merge_evidence_patient_merge_id_stream_id_fkey FOREIGN KEY (patient_merge_id, stream_id) REFERENCES core.patient_merge(id, stream_id);
ALTER TABLE ONLY core.patient_merge_evidence
    ADD CONSTRAINT patient_merge_evidence_right_id_fkey FOREIGN KEY (right_id) REFERENCES core.patient(id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_leading_id_fkey FOREIGN KEY (leading_id) REFERENCES core.patient(id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_merge_id_leading_id_other_id_stream_id_fkey FOREIGN KEY (merge_id, leading_id, other_id, stream_id) REFERENCES core.patient_merge(id, leading_id, other_id, stream_id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_other_id_fkey FOREIGN KEY (other_id) REFERENCES core.patient(id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.patient_merge
    ADD CONSTRAINT patient_merge_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.patient
    ADD CONSTRAINT patient_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
ALTER TABLE ONLY core.patient
    ADD CONSTRAINT patient_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.person
    ADD CONSTRAINT person_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.person_role
    ADD CONSTRAINT person_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.person_role
    ADD CONSTRAINT person_role_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.person_role
    ADD CONSTRAINT person_role_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
ALTER TABLE ONLY core.person_role
    ADD CONSTRAINT person_role_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.person
    ADD CONSTRAINT person_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_field_argument
    ADD CONSTRAINT process_field_argument_field_id_fkey FOREIGN KEY (field_id) REFERENCES core.process_field(id);
ALTER TABLE ONLY core.process_field_argument
    ADD CONSTRAINT process_field_argument_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_field_source
    ADD CONSTRAINT process_field_source_field_id_fkey FOREIGN KEY (field_id) REFERENCES core.process_field(id);
ALTER TABLE ONLY core.process_field_source
    ADD CONSTRAINT process_field_source_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_field
    ADD CONSTRAINT process_field_step_id_fkey FOREIGN KEY (step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_field
    ADD CONSTRAINT process_field_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_field_word
    ADD CONSTRAINT process_field_word_field_id_fkey FOREIGN KEY (field_id) REFERENCES core.process_field(id);
ALTER TABLE ONLY core.process_field_word
    ADD CONSTRAINT process_field_word_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_operation
    ADD CONSTRAINT process_operation_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.process_operation
    ADD CONSTRAINT process_operation_stage_id_fkey FOREIGN KEY (stage_id) REFERENCES core.process_stage(id);
ALTER TABLE ONLY core.process_operation
    ADD CONSTRAINT process_operation_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_route
    ADD CONSTRAINT process_route_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.process_route
    ADD CONSTRAINT process_route_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_stage
    ADD CONSTRAINT process_stage_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.process_stage
    ADD CONSTRAINT process_stage_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step_after
    ADD CONSTRAINT process_step_after_after_step_id_fkey FOREIGN KEY (after_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_step_after
    ADD CONSTRAINT process_step_after_step_id_fkey FOREIGN KEY (step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_step_after
    ADD CONSTRAINT process_step_after_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step_container
    ADD CONSTRAINT process_step_container_step_id_fkey FOREIGN KEY (step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_step_container
    ADD CONSTRAINT process_step_container_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step_equipment
    ADD CONSTRAINT process_step_equipment_step_id_fkey FOREIGN KEY (step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_step_equipment
    ADD CONSTRAINT process_step_equipment_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step_material
    ADD CONSTRAINT process_step_material_step_id_fkey FOREIGN KEY (step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_step_material
    ADD CONSTRAINT process_step_material_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step
    ADD CONSTRAINT process_step_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES core.process_operation(id);
ALTER TABLE ONLY core.process_step
    ADD CONSTRAINT process_step_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.process_step_sample
    ADD CONSTRAINT process_step_sample_step_id_fkey FOREIGN KEY (step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_step_sample
    ADD CONSTRAINT process_step_sample_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step_sample_test
    ADD CONSTRAINT process_step_sample_test_step_sample_id_fkey FOREIGN KEY (step_sample_id) REFERENCES core.process_step_sample(id);
ALTER TABLE ONLY core.process_step_sample_test
    ADD CONSTRAINT process_step_sample_test_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_step
    ADD CONSTRAINT process_step_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process
    ADD CONSTRAINT process_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_timer
    ADD CONSTRAINT process_timer_from_step_id_fkey FOREIGN KEY (from_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_timer
    ADD CONSTRAINT process_timer_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.process_timer
    ADD CONSTRAINT process_timer_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.process_timer
    ADD CONSTRAINT process_timer_to_step_id_fkey FOREIGN KEY (to_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.process_version
    ADD CONSTRAINT process_version_process_id_fkey FOREIGN KEY (process_id) REFERENCES core.process(id);
ALTER TABLE ONLY core.process_version
    ADD CONSTRAINT process_version_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.process_version
    ADD CONSTRAINT process_version_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_container_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.receipt
    ADD CONSTRAINT receipt_received_by_id_fkey FOREIGN KEY (received_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.release
    ADD CONSTRAINT release_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.result
    ADD CONSTRAINT result_analyst_id_fkey FOREIGN KEY (analyst_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.result
    ADD CONSTRAINT result_line_id_fkey FOREIGN KEY (line_id) REFERENCES core.specification_line(id);
ALTER TABLE ONLY core.result
    ADD CONSTRAINT result_sample_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (sample_id, batch_id, therapy_event_id, stream_id) REFERENCES core.sample(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.sample
    ADD CONSTRAINT sample_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.sample
    ADD CONSTRAINT sample_drawn_by_id_fkey FOREIGN KEY (drawn_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.signature
    ADD CONSTRAINT signature_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.signature
    ADD CONSTRAINT signature_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.site
    ADD CONSTRAINT site_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.specification_line
    ADD CONSTRAINT specification_line_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.specification_line
    ADD CONSTRAINT specification_line_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.specification_need
    ADD CONSTRAINT specification_need_line_id_fkey FOREIGN KEY (line_id) REFERENCES core.specification_line(id);
ALTER TABLE ONLY core.specification_need
    ADD CONSTRAINT specification_need_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.specification_word
    ADD CONSTRAINT specification_word_line_id_fkey FOREIGN KEY (line_id) REFERENCES core.specification_line(id);
ALTER TABLE ONLY core.specification_word
    ADD CONSTRAINT specification_word_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_identity_check_id_batch_id_therapy_event_id_fkey FOREIGN KEY (identity_check_id, batch_id, therapy_event_id, stream_id) REFERENCES core.identity_check(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_process_step_id_fkey FOREIGN KEY (process_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES core.patient(id);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
ALTER TABLE ONLY core.therapy_event
    ADD CONSTRAINT therapy_event_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.therapy_order
    ADD CONSTRAINT therapy_order_process_id_fkey FOREIGN KEY (process_id) REFERENCES core.process(id);
ALTER TABLE ONLY core.therapy_order
    ADD CONSTRAINT therapy_order_therapy_event_id_stream_id_fkey FOREIGN KEY (therapy_event_id, stream_id) REFERENCES core.therapy_event(id, stream_id);
ALTER TABLE ONLY core.timer_breach
    ADD CONSTRAINT timer_breach_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.timer_breach
    ADD CONSTRAINT timer_breach_process_timer_id_fkey FOREIGN KEY (process_timer_id) REFERENCES core.process_timer(id);
ALTER TABLE ONLY core.training
    ADD CONSTRAINT training_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.training
    ADD CONSTRAINT training_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.training
    ADD CONSTRAINT training_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.training
    ADD CONSTRAINT training_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY ledger.leaf
    ADD CONSTRAINT leaf_stream_position_fkey FOREIGN KEY (stream, "position") REFERENCES ledger.event(stream, "position");
ALTER TABLE ONLY ledger.leafed
    ADD CONSTRAINT leafed_stream_fkey FOREIGN KEY (stream) REFERENCES ledger.stream(id);
ALTER TABLE ONLY ref.act_role
    ADD CONSTRAINT act_role_act_fkey FOREIGN KEY (act) REFERENCES ref.act(act);
ALTER TABLE ONLY ref.act_role
    ADD CONSTRAINT act_role_role_fkey FOREIGN KEY (role) REFERENCES ref.role(role);
ALTER TABLE ONLY ref.checkpoint_pair
    ADD CONSTRAINT checkpoint_pair_checkpoint_fkey FOREIGN KEY (checkpoint) REFERENCES ref.checkpoint(checkpoint);
ALTER TABLE ONLY ref.formula_argument
    ADD CONSTRAINT formula_argument_formula_fkey FOREIGN KEY (formula) REFERENCES ref.formula(formula);
ALTER TABLE ONLY ref.formula_result
    ADD CONSTRAINT formula_result_formula_fkey FOREIGN KEY (formula) REFERENCES ref.formula(formula);
ALTER TABLE ONLY work.name_key
    ADD CONSTRAINT name_key_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES core.patient(id);
ALTER TABLE ONLY work.name_key
    ADD CONSTRAINT name_key_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
