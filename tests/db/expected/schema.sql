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
    remanufacture_of_id bigint,
    remanufacture_reason core.words,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT batch_mark_word CHECK ((mark = ANY (ARRAY[''::text, 'SYNTHETIC'::text, 'TRANSCRIBED'::text]))),
    CONSTRAINT batch_process_status_word CHECK ((process_status = ANY (ARRAY['scheduled'::text, 'collecting'::text, 'collected'::text, 'in_transit_in'::text, 'received'::text, 'accepted'::text, 'stored_starting'::text, 'in_process'::text, 'harvested'::text, 'filled'::text, 'stored'::text, 'in_transit_out'::text, 'at_site'::text, 'thawed'::text, 'infused'::text, 'follow_up'::text, 'closed'::text, 'aborted'::text, 'cancelled'::text, 'discarded'::text]))),
    CONSTRAINT batch_quality_status_word CHECK ((quality_status = ANY (ARRAY['quarantine'::text, 'on_hold'::text, 'released'::text, 'released_pending'::text, 'exceptional_supply'::text, 'rejected'::text, 'recalled'::text]))),
    CONSTRAINT batch_remanufacture_other CHECK ((remanufacture_of_id <> id)),
    CONSTRAINT batch_remanufacture_whole CHECK (((remanufacture_of_id IS NULL) = (remanufacture_reason IS NULL)))
);
ALTER TABLE core.batch OWNER TO vein_owner;
CREATE TABLE ref.correctable (
    entity text NOT NULL,
    field text NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    "least" numeric,
    most numeric,
    words text[] DEFAULT '{}'::text[] NOT NULL,
    personal boolean DEFAULT false NOT NULL,
    empty_for text[] DEFAULT '{}'::text[] NOT NULL,
    fixed_in text[] DEFAULT '{}'::text[] NOT NULL,
    trained boolean DEFAULT false NOT NULL,
    written_by text[] DEFAULT '{}'::text[] NOT NULL,
    roles text NOT NULL,
    CONSTRAINT correctable_kind_word CHECK ((kind = ANY (ARRAY['amount'::text, 'line'::text, 'words'::text, 'word'::text, 'code'::text, 'day'::text, 'moment'::text, 'din'::text, 'sample'::text, 'expiry'::text, 'quantity'::text, 'unit'::text, 'due'::text, 'plan'::text])))
);
ALTER TABLE ref.correctable OWNER TO vein_owner;
CREATE TYPE work.corrected AS (
    k ref.correctable,
    id bigint,
    held jsonb,
    b core.batch,
    zone text,
    kind text,
    reason_code text,
    reason text,
    uses jsonb
);
ALTER TYPE work.corrected OWNER TO vein_owner;
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
CREATE TYPE work.opens AS (
    act text,
    entity text,
    record bigint,
    version bigint,
    meaning text,
    step text,
    sample text,
    line text,
    field text
);
ALTER TYPE work.opens OWNER TO vein_owner;
CREATE TYPE work.process_wrong AS (
    pointer text,
    what text,
    expected text
);
ALTER TYPE work.process_wrong OWNER TO vein_owner;
CREATE TYPE work.replayed AS (
    kind text,
    stream bigint,
    "position" bigint,
    at timestamp with time zone,
    entity text,
    key text,
    expected bytea,
    found bytea
);
ALTER TYPE work.replayed OWNER TO vein_owner;
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
    fields jsonb,
    last_at timestamp with time zone,
    ended_at timestamp with time zone,
    until bigint,
    every_us bigint,
    tolerance_us bigint,
    signed_block boolean,
    blind boolean,
    skipped boolean
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
    typed text[],
    typed_units text[],
    confirmed boolean[],
    comments text[],
    shown jsonb,
    computed boolean,
    attached boolean,
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
    source text,
    typed text,
    typed_unit text,
    confirmed boolean,
    comment text
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
CREATE FUNCTION api.attachment_register(request uuid, batch text, file text, media_type text, name text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.attachment_register(request uuid, batch text, file text, media_type text, name text) OWNER TO vein_owner;
CREATE FUNCTION rule.sees_ledger() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sees_ledger() OWNER TO vein_owner;
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
CREATE FUNCTION api.audit_newest(before_at timestamp with time zone, before_stream bigint, before_position bigint, rows bigint) RETURNS SETOF api.audit_log
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.audit_newest(before_at timestamp with time zone, before_stream bigint, before_position bigint, rows bigint) OWNER TO vein_owner;
CREATE FUNCTION api.audit_page(after_at timestamp with time zone, after_stream bigint, after_position bigint, rows bigint, person text, entity text, act text, since timestamp with time zone, until timestamp with time zone) RETURNS SETOF api.audit_log
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.audit_page(after_at timestamp with time zone, after_stream bigint, after_position bigint, rows bigint, person text, entity text, act text, since timestamp with time zone, until timestamp with time zone) OWNER TO vein_owner;
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
CREATE FUNCTION api.batch_growth(batch text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_growth(batch text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_issue(request uuid, order_code text, number bigint, code text, slot text, mark text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_issue(request uuid, order_code text, number bigint, code text, slot text, mark text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_recall(request uuid, batch text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_recall(request uuid, batch text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_remanufacture(request uuid, batch text, version bigint, number bigint, code text, slot text, mark text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_remanufacture(request uuid, batch text, version bigint, number bigint, code text, slot text, mark text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.batch_verdict(batch text) RETURNS TABLE(verdict text, words text, blocking text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.batch_verdict(batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.board_rows(ids bigint[]) RETURNS TABLE(id bigint, batch text, mark text, kind text, product text, patient text, site text, stage text, qc text, day integer, vcc text, viability text, viability_breach text, next_step text, next_due_at timestamp with time zone, open_items bigint, process_status text, quality_status text, custody text, verdict text, waits_for text, slot date, version bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_rows(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.now() RETURNS timestamp with time zone
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.now() OWNER TO vein_owner;
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
    frame_kind text NOT NULL,
    frame_authority core.line,
    frame_reference core.line,
    frame_sponsor core.line,
    frame_retention core.line,
    release_by text DEFAULT 'releaser'::text NOT NULL,
    late_entry_us bigint DEFAULT 900000000 NOT NULL,
    time_zone core.line NOT NULL,
    retest_by text DEFAULT 'any'::text NOT NULL,
    asked_from core.moment,
    in_force_from core.moment,
    retired_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT process_version_approved_from CHECK (((status = 'retired'::text) OR ((status = 'draft'::text) = (in_force_from IS NULL)))),
    CONSTRAINT process_version_document_size CHECK ((octet_length(document) <= 4194304)),
    CONSTRAINT process_version_frame_kind_word CHECK ((frame_kind = ANY (ARRAY['clinical trial'::text, 'investigational new drug'::text, 'hospital exemption'::text, 'licence'::text, 'validation'::text, 'research'::text, 'training'::text]))),
    CONSTRAINT process_version_gene_delivery_word CHECK ((gene_delivery = ANY (ARRAY['lentivirus'::text, 'gammaretrovirus'::text, 'transposon'::text, 'mrna'::text, 'none'::text]))),
    CONSTRAINT process_version_kind_word CHECK ((kind = ANY (ARRAY['patient'::text, 'validation'::text, 'research'::text]))),
    CONSTRAINT process_version_late_entry_us_positive CHECK ((late_entry_us > 0)),
    CONSTRAINT process_version_number_positive CHECK ((number > 0)),
    CONSTRAINT process_version_presentation_word CHECK ((presentation = ANY (ARRAY['fresh'::text, 'frozen'::text]))),
    CONSTRAINT process_version_release_by_words CHECK ((release_by = ANY (ARRAY['releaser'::text, 'qa'::text, 'qa releaser'::text]))),
    CONSTRAINT process_version_retest_by_word CHECK ((retest_by = ANY (ARRAY['any'::text, 'other'::text]))),
    CONSTRAINT process_version_retired_since CHECK (((status = 'retired'::text) = (retired_at IS NOT NULL))),
    CONSTRAINT process_version_status_word CHECK ((status = ANY (ARRAY['draft'::text, 'approved'::text, 'retired'::text])))
);
ALTER TABLE core.process_version OWNER TO vein_owner;
CREATE FUNCTION rule.process_in_force(process_id bigint, at timestamp with time zone) RETURNS core.process_version
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_in_force(process_id bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.sites() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sites() OWNER TO vein_owner;
CREATE TABLE core.patient (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    site_id bigint NOT NULL,
    code core.code NOT NULL,
    initials core.line NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.patient OWNER TO vein_owner;
CREATE TABLE core.process (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    code core.code NOT NULL
);
ALTER TABLE core.process OWNER TO vein_owner;
CREATE TABLE core.site (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    code core.code NOT NULL,
    title core.line NOT NULL,
    time_zone core.line NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.site OWNER TO vein_owner;
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
    physician core.line,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT therapy_order_infectious_markers_word CHECK ((infectious_markers = ANY (ARRAY['not tested'::text, 'non-reactive'::text, 'reactive'::text, 'indeterminate'::text, 'not applicable'::text]))),
    CONSTRAINT therapy_order_planned_dose_positive CHECK (((planned_dose)::numeric > (0)::numeric)),
    CONSTRAINT therapy_order_status_word CHECK ((status = ANY (ARRAY['ordered'::text, 'scheduled'::text, 'cancelled'::text]))),
    CONSTRAINT therapy_order_weight_kg_plausible CHECK ((((weight_kg)::numeric >= 2.0) AND ((weight_kg)::numeric <= 300.0)))
);
ALTER TABLE core.therapy_order OWNER TO vein_owner;
CREATE VIEW rule.board_order AS
 SELECT (- o.id) AS id,
    (o.code)::text AS batch,
    ''::text AS mark,
    t.kind,
    COALESCE((v.product_name)::text, (r.code)::text) AS product,
    COALESCE((((p.code)::text || ' '::text) || (p.initials)::text), '-'::text) AS patient,
    (s.code)::text AS site,
    '-'::text AS stage,
    '-'::text AS qc,
    NULL::integer AS day,
    NULL::text AS vcc,
    NULL::text AS viability,
    ''::text AS viability_breach,
    NULL::text AS next_step,
    NULL::timestamp with time zone AS next_due_at,
    (0)::bigint AS open_items,
    'ordered'::text AS process_status,
    '-'::text AS quality_status,
    '-'::text AS custody,
    '-'::text AS verdict,
    'to be scheduled'::text AS waits_for,
    NULL::date AS slot,
    o.version,
    t.site_id
   FROM (((((core.therapy_order o
     JOIN core.therapy_event t ON ((t.id = o.therapy_event_id)))
     JOIN core.site s ON ((s.id = t.site_id)))
     JOIN core.process r ON ((r.id = o.process_id)))
     LEFT JOIN LATERAL rule.process_in_force(r.id, rule.now()) v(id, stream_id, process_id, number, title, document, digest, status, proposed_by_id, product_name, kind, target, gene_delivery, presentation, frame_kind, frame_authority, frame_reference, frame_sponsor, frame_retention, release_by, late_entry_us, time_zone, retest_by, asked_from, in_force_from, retired_at, version) ON (true))
     LEFT JOIN core.patient p ON ((p.id = t.patient_id)))
  WHERE (o.status = 'ordered'::text);
ALTER TABLE rule.board_order OWNER TO vein_owner;
CREATE VIEW api.board WITH (security_barrier='true') AS
 SELECT r.id,
    r.batch,
    r.mark,
    r.kind,
    r.product,
    r.patient,
    r.site,
    r.stage,
    r.qc,
    r.day,
    r.vcc,
    r.viability,
    r.viability_breach,
    r.next_step,
    r.next_due_at,
    r.open_items,
    r.process_status,
    r.quality_status,
    r.custody,
    r.verdict,
    r.waits_for,
    r.slot,
    r.version
   FROM rule.board_rows(ARRAY( SELECT b.id
           FROM core.batch b
          WHERE ((b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) AND (b.process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text]))))) r(id, batch, mark, kind, product, patient, site, stage, qc, day, vcc, viability, viability_breach, next_step, next_due_at, open_items, process_status, quality_status, custody, verdict, waits_for, slot, version)
UNION ALL
 SELECT o.id,
    o.batch,
    o.mark,
    o.kind,
    o.product,
    o.patient,
    o.site,
    o.stage,
    o.qc,
    o.day,
    o.vcc,
    o.viability,
    o.viability_breach,
    o.next_step,
    o.next_due_at,
    o.open_items,
    o.process_status,
    o.quality_status,
    o.custody,
    o.verdict,
    o.waits_for,
    o.slot,
    o.version
   FROM rule.board_order o
  WHERE (o.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.board OWNER TO vein_owner;
CREATE FUNCTION api.board_page(after bigint, rows bigint, site text, stage text, status text, qc text, mark text, closed boolean, batch text) RETURNS SETOF api.board
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS body;
ALTER FUNCTION api.board_page(after bigint, rows bigint, site text, stage text, status text, qc text, mark text, closed boolean, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.capa_done(request uuid, capa bigint, version bigint, outcome text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.capa_done(request uuid, capa bigint, version bigint, outcome text) OWNER TO vein_owner;
CREATE FUNCTION api.capa_open(request uuid, deviation bigint, reference text, action text, owner text, due text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.capa_open(request uuid, deviation bigint, reference text, action text, owner text, due text) OWNER TO vein_owner;
CREATE FUNCTION api.challenge(request uuid, entity text, record bigint, meaning text) RETURNS TABLE(challenge uuid, digest text, content text, roles text, expires_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.challenge(request uuid, entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION api.change_mark() RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.change_mark() OWNER TO vein_owner;
CREATE FUNCTION api.checkpoint_make(due_only boolean) RETURNS TABLE(size bigint, root text, text text, made_at timestamp with time zone, waiting text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.checkpoint_make(due_only boolean) OWNER TO vein_owner;
CREATE FUNCTION api.clock_judge(request uuid, clock_step bigint, version bigint, judgement text, words text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.clock_judge(request uuid, clock_step bigint, version bigint, judgement text, words text) OWNER TO vein_owner;
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
CREATE FUNCTION api.comment_add(request uuid, batch text, words text, step_execution bigint DEFAULT NULL::bigint, sample text DEFAULT NULL::text, result bigint DEFAULT NULL::bigint, deviation bigint DEFAULT NULL::bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.comment_add(request uuid, batch text, words text, step_execution bigint, sample text, result bigint, deviation bigint) OWNER TO vein_owner;
CREATE FUNCTION api.container_dispose(request uuid, batch text, version bigint, container text, way text, quantity_ml text, reason text, disposed_at text, consent text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.container_dispose(request uuid, batch text, version bigint, container text, way text, quantity_ml text, reason text, disposed_at text, consent text) OWNER TO vein_owner;
CREATE FUNCTION api.container_found(request uuid, batch text, version bigint, container text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.container_found(request uuid, batch text, version bigint, container text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.container_lost(request uuid, batch text, version bigint, container text, noticed_at text, reason text, immediate_action text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.container_lost(request uuid, batch text, version bigint, container text, noticed_at text, reason text, immediate_action text) OWNER TO vein_owner;
CREATE FUNCTION api.container_pool(request uuid, batch text, version bigint, containers text, code text, volume_ml text, pooled_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.container_pool(request uuid, batch text, version bigint, containers text, code text, volume_ml text, pooled_at text) OWNER TO vein_owner;
CREATE FUNCTION api.custody_hand_over(request uuid, batch text, version bigint, organisation text, name text, waybill text, place text, condition_band text, since_at text, containers text DEFAULT NULL::text, shipper text DEFAULT NULL::text, seal text DEFAULT NULL::text, logger text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.custody_hand_over(request uuid, batch text, version bigint, organisation text, name text, waybill text, place text, condition_band text, since_at text, containers text, shipper text, seal text, logger text) OWNER TO vein_owner;
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
CREATE FUNCTION api.deviation_touch(request uuid, deviation bigint, version bigint, batch text, why text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.deviation_touch(request uuid, deviation bigint, version bigint, batch text, why text) OWNER TO vein_owner;
CREATE FUNCTION api.deviation_touch_assess(request uuid, touch bigint, version bigint, impact text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.deviation_touch_assess(request uuid, touch bigint, version bigint, impact text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.disposal_withdraw(request uuid, disposal bigint, version bigint, reason_code text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.disposal_withdraw(request uuid, disposal bigint, version bigint, reason_code text, reason text) OWNER TO vein_owner;
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
CREATE FUNCTION api.draft_keep(form text, fields text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.draft_keep(form text, fields text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_back(request uuid, equipment text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_back(request uuid, equipment text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_calibrate(request uuid, equipment text, version bigint, calibrated_at text, certificate text, as_found text, due_on text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_calibrate(request uuid, equipment text, version bigint, calibrated_at text, certificate text, as_found text, due_on text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_out(request uuid, equipment text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_out(request uuid, equipment text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_page(after bigint, rows bigint, class text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_page(after bigint, rows bigint, class text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_register(request uuid, site text, code text, class text, title text, serial text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_register(request uuid, site text, code text, class text, title text, serial text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_use(request uuid, batch text, step text, occurrence bigint, equipment text, event_at text, keyed_reason text DEFAULT NULL::text, late_reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_use(request uuid, batch text, step text, occurrence bigint, equipment text, event_at text, keyed_reason text, late_reason text) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_use_page(equipment text, after bigint, rows bigint, since timestamp with time zone, until timestamp with time zone) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_use_page(equipment text, after bigint, rows bigint, since timestamp with time zone, until timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION api.equipment_use_withdraw(request uuid, equipment_use bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.equipment_use_withdraw(request uuid, equipment_use bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.follow_up_record(request uuid, batch text, kind text, grade text, seen_at text, words text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.follow_up_record(request uuid, batch text, kind text, grade text, seen_at text, words text) OWNER TO vein_owner;
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
CREATE FUNCTION api.infusion_record(request uuid, batch text, version bigint, container text, identity_check bigint, started_at text, ended_at text, volume_ml text, reaction text, remainder_ml text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.infusion_record(request uuid, batch text, version bigint, container text, identity_check bigint, started_at text, ended_at text, volume_ml text, reaction text, remainder_ml text) OWNER TO vein_owner;
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
CREATE FUNCTION api.ledger_clock() RETURNS TABLE(stream bigint, "position" bigint, at timestamp with time zone, was_at timestamp with time zone, step bigint, judgement text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.ledger_clock() OWNER TO vein_owner;
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
CREATE FUNCTION api.location_add(request uuid, site text, code text, title text, condition_band text, capacity bigint DEFAULT NULL::bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.location_add(request uuid, site text, code text, title text, condition_band text, capacity bigint) OWNER TO vein_owner;
CREATE FUNCTION api.location_close(request uuid, site text, location text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.location_close(request uuid, site text, location text, version bigint, reason text) OWNER TO vein_owner;
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
CREATE FUNCTION api.lot_page(after bigint, rows bigint, material text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.lot_page(after bigint, rows bigint, material text) OWNER TO vein_owner;
CREATE FUNCTION api.lot_receive(request uuid, site text, code text, material text, supplier text, supplier_lot text, certificate text, received_at text, expires_on text, quantity text DEFAULT NULL::text, unit text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.lot_receive(request uuid, site text, code text, material text, supplier text, supplier_lot text, certificate text, received_at text, expires_on text, quantity text, unit text) OWNER TO vein_owner;
CREATE FUNCTION api.lot_reject(request uuid, lot text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.lot_reject(request uuid, lot text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.lot_use(request uuid, batch text, step text, occurrence bigint, lot text, event_at text, quantity text DEFAULT NULL::text, late_reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.lot_use(request uuid, batch text, step text, occurrence bigint, lot text, event_at text, quantity text, late_reason text) OWNER TO vein_owner;
CREATE FUNCTION api.lot_use_page(lot text, after bigint, rows bigint) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.lot_use_page(lot text, after bigint, rows bigint) OWNER TO vein_owner;
CREATE FUNCTION api.lot_use_withdraw(request uuid, lot_use bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.lot_use_withdraw(request uuid, lot_use bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.near_miss_page(before bigint, rows bigint) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.near_miss_page(before bigint, rows bigint) OWNER TO vein_owner;
CREATE FUNCTION api.notification_acknowledge(request uuid, notification bigint, version bigint, answer text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.notification_acknowledge(request uuid, notification bigint, version bigint, answer text) OWNER TO vein_owner;
CREATE FUNCTION api.observation_correct(request uuid, step_execution bigint, field text, version bigint, value text, reason_code text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.observation_correct(request uuid, step_execution bigint, field text, version bigint, value text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.observation_preview(step_execution bigint, field text, version bigint, value text, reason_code text, reason text) RETURNS TABLE(kind text, what text, before text, after text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.observation_preview(step_execution bigint, field text, version bigint, value text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.observation_triage(request uuid, step_execution bigint, field text, version bigint, decision text, reason text, deviation bigint DEFAULT NULL::bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.observation_triage(request uuid, step_execution bigint, field text, version bigint, decision text, reason text, deviation bigint) OWNER TO vein_owner;
CREATE FUNCTION api.order_cancel(request uuid, order_code text, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.order_cancel(request uuid, order_code text, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.order_page(after text, rows bigint, status text) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.order_page(after text, rows bigint, status text) OWNER TO vein_owner;
CREATE FUNCTION api.order_place(request uuid, site text, kind text, patient text, process text, code text, coi text, indication text, consent_version text, consent_date text, weight_kg text, weight_date text, planned_dose text, planned_dose_unit text, infectious_markers text, physician text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.order_place(request uuid, site text, kind text, patient text, process text, code text, coi text, indication text, consent_version text, consent_date text, weight_kg text, weight_date text, planned_dose text, planned_dose_unit text, infectious_markers text, physician text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_abort(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.abort
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_abort(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.holds(role_word text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.holds(role_word text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_account_request(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.account_request
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_account_request(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.step_execution (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_step_id bigint NOT NULL,
    occurrence integer NOT NULL,
    attempt integer DEFAULT 1 NOT NULL,
    identity_check_id bigint,
    performed_by_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    event_at core.moment,
    entered_at core.moment NOT NULL,
    entry_mode text NOT NULL,
    source core.line,
    late_reason core.words,
    status text NOT NULL,
    second_entry text,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT step_execution_attempt_positive CHECK ((attempt > 0)),
    CONSTRAINT step_execution_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text, 'transcribed'::text, 'imported'::text, 'synthetic'::text]))),
    CONSTRAINT step_execution_event_at_known CHECK (((event_at IS NOT NULL) OR (entry_mode = 'transcribed'::text))),
    CONSTRAINT step_execution_occurrence_positive CHECK ((occurrence > 0)),
    CONSTRAINT step_execution_second_entry_word CHECK ((second_entry = ANY (ARRAY['open'::text, 'confirmed'::text]))),
    CONSTRAINT step_execution_source_given CHECK (((source IS NOT NULL) OR (entry_mode <> ALL (ARRAY['transcribed'::text, 'imported'::text])))),
    CONSTRAINT step_execution_status_word CHECK ((status = ANY (ARRAY['recorded'::text, 'complete'::text, 'invalidated'::text])))
);
ALTER TABLE core.step_execution OWNER TO vein_owner;
CREATE FUNCTION rule.blind(x core.step_execution) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE((((x).second_entry <> 'confirmed'::text) AND ((x).status <> 'invalidated'::text)), false);
ALTER FUNCTION rule.blind(x core.step_execution) OWNER TO vein_owner;
CREATE FUNCTION rule.hidden(step_execution bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.hidden(step_execution bigint) OWNER TO vein_owner;
CREATE TABLE core.comment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint,
    investigation_id bigint,
    sample_id bigint,
    result_id bigint,
    deviation_id bigint,
    words core.words NOT NULL,
    written_by_id bigint NOT NULL,
    written_at core.moment NOT NULL,
    CONSTRAINT comment_subject_one CHECK ((num_nonnulls(step_execution_id, investigation_id, sample_id, result_id, deviation_id) <= 1))
);
ALTER TABLE core.comment OWNER TO vein_owner;
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
    typed core.line,
    typed_unit core.line,
    confirmed boolean DEFAULT false NOT NULL,
    entered_by_id bigint NOT NULL,
    entered_at core.moment NOT NULL,
    CONSTRAINT observation_breach_word CHECK ((breach = ANY (ARRAY[''::text, 'alert'::text, 'action'::text]))),
    CONSTRAINT observation_correction_reason CHECK (((revision = 1) OR (entry_mode = 'computed'::text) OR ((reason IS NOT NULL) AND (reason_code IS NOT NULL)))),
    CONSTRAINT observation_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text, 'transcribed'::text, 'imported'::text, 'synthetic'::text, 'computed'::text]))),
    CONSTRAINT observation_entry_source_word CHECK ((entry_source = ANY (ARRAY['keyboard'::text, 'scan'::text, 'file'::text, 'computed'::text]))),
    CONSTRAINT observation_reason_given CHECK (((not_recorded IS NULL) OR (reason IS NOT NULL))),
    CONSTRAINT observation_revision_positive CHECK ((revision > 0)),
    CONSTRAINT observation_typed_unit CHECK (((typed_unit IS NULL) OR (typed IS NOT NULL))),
    CONSTRAINT observation_value_one CHECK ((num_nonnulls(number, word, moment, not_recorded) = 1))
);
ALTER TABLE core.observation OWNER TO vein_owner;
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
CREATE TABLE core.triage (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint NOT NULL,
    process_field_id bigint NOT NULL,
    revision integer NOT NULL,
    decision text NOT NULL,
    deviation_id bigint,
    reason core.words NOT NULL,
    decided_by_id bigint NOT NULL,
    decided_at core.moment NOT NULL,
    CONSTRAINT triage_decision_word CHECK ((decision = ANY (ARRAY['deviation'::text, 'no deviation'::text]))),
    CONSTRAINT triage_deviation_named CHECK (((decision = 'deviation'::text) = (deviation_id IS NOT NULL)))
);
ALTER TABLE core.triage OWNER TO vein_owner;
CREATE VIEW rule.alarm AS
 SELECT o.id AS observation_id,
    o.batch_id,
    x.id AS step_execution_id,
    x.occurrence,
    s.id AS step_id,
    s.code AS step,
    s.performed_by,
    f.id AS process_field_id,
    f.name AS field,
    f.label,
    o.revision,
    o.breach,
    o.number,
    f.unit,
    o.entered_at,
    o.entered_by_id,
    s.title
   FROM (((core.observation o
     JOIN core.step_execution x ON (((x.id = o.step_execution_id) AND (x.status <> 'invalidated'::text))))
     JOIN core.process_step s ON ((s.id = x.process_step_id)))
     JOIN core.process_field f ON ((f.id = o.process_field_id)))
  WHERE ((o.breach <> ''::text) AND (NOT (EXISTS ( SELECT
           FROM core.observation n
          WHERE ((n.step_execution_id = o.step_execution_id) AND (n.process_field_id = o.process_field_id) AND (n.revision > o.revision))))) AND
        CASE o.breach
            WHEN 'action'::text THEN (NOT (EXISTS ( SELECT
               FROM core.triage t
              WHERE ((t.step_execution_id = o.step_execution_id) AND (t.process_field_id = o.process_field_id) AND (t.revision = o.revision)))))
            ELSE (NOT (EXISTS ( SELECT
               FROM core.comment c
              WHERE ((c.step_execution_id = o.step_execution_id) AND ((c.written_at)::timestamp with time zone >= (o.entered_at)::timestamp with time zone)))))
        END);
ALTER TABLE rule.alarm OWNER TO vein_owner;
CREATE VIEW api.alarm WITH (security_barrier='true') AS
 SELECT (b.code)::text AS batch,
    (m.step)::text AS step,
    m.occurrence,
    m.step_execution_id AS step_execution,
    x.version,
    (m.field)::text AS field,
    (m.label)::text AS label,
        CASE
            WHEN (NOT h.hidden) THEN (m.number)::numeric
            ELSE NULL::numeric
        END AS number,
    (m.unit)::text AS unit,
    m.breach AS level,
        CASE m.breach
            WHEN 'action'::text THEN 'triage by QA'::text
            ELSE 'comment'::text
        END AS wanted,
    (p.printed_name)::text AS entered_by,
    m.entered_at,
    (m.title)::text AS title
   FROM ((((rule.alarm m
     JOIN core.batch b ON ((b.id = m.batch_id)))
     JOIN core.step_execution x ON ((x.id = m.step_execution_id)))
     JOIN core.person p ON ((p.id = m.entered_by_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN rule.blind(x.*) THEN rule.hidden(x.id)
                    ELSE false
                END AS hidden) h)
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.alarm OWNER TO vein_owner;
CREATE FUNCTION api.past_alarm(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.alarm
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_alarm(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.attachment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    name core.line NOT NULL,
    registered_by_id bigint NOT NULL,
    registered_at core.moment NOT NULL,
    CONSTRAINT attachment_media_type_shape CHECK ((media_type ~ '^[a-z]+/[a-z0-9][a-z0-9.+-]{0,99}$'::text)),
    CONSTRAINT attachment_sha256_shape CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT attachment_size_range CHECK (((size >= 1) AND (size <= '1099511627776'::bigint)))
);
ALTER TABLE core.attachment OWNER TO vein_owner;
CREATE VIEW api.attachment WITH (security_barrier='true') AS
 SELECT t.id,
    (b.code)::text AS batch,
    t.sha256,
    t.size,
    t.media_type,
    (t.name)::text AS name,
    (p.printed_name)::text AS registered_by,
    t.registered_at
   FROM ((core.attachment t
     JOIN core.batch b ON ((b.id = t.batch_id)))
     JOIN core.person p ON ((p.id = t.registered_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.attachment OWNER TO vein_owner;
CREATE FUNCTION api.past_attachment(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.attachment
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_attachment(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.similar_flag(patient_id bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.similar_flag(patient_id bigint) OWNER TO vein_owner;
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
    v.frame_kind AS frame,
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
    ( SELECT (n.title)::text AS title
           FROM core.process_step n
          WHERE ((n.process_version_id = b.process_version_id) AND ((n.code)::text = w.next_step))) AS next_title,
    w.next_due_at,
    w.qc,
    w.verdict,
    w.open_items,
    b.version,
    rule.similar_flag(t.patient_id) AS similar_names
   FROM (((((((core.batch b
     JOIN core.therapy_event t ON ((t.id = b.therapy_event_id)))
     JOIN core.therapy_order o ON ((o.id = b.order_id)))
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.process r ON ((r.id = v.process_id)))
     LEFT JOIN core.patient p ON ((p.id = t.patient_id)))
     CROSS JOIN LATERAL rule.board_rows(ARRAY[b.id]) w(id, batch, mark, kind, product, patient, site, stage, qc, day, vcc, viability, viability_breach, next_step, next_due_at, open_items, process_status, quality_status, custody, verdict, waits_for, slot, version))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch OWNER TO vein_owner;
CREATE FUNCTION api.past_batch(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.batch
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_batch_blocker(as_of timestamp with time zone, signature bigint, batch text, decision text) RETURNS SETOF text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch_blocker(as_of timestamp with time zone, signature bigint, batch text, decision text) OWNER TO vein_owner;
CREATE FUNCTION api.past_batch_evaluation(as_of timestamp with time zone, signature bigint, batch text) RETURNS TABLE(line text, label text, any_of integer, gate boolean, limit_text text, value_text text, verdict text, status text, state text, tests bigint, result bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch_evaluation(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_batch_growth(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch_growth(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
    v.frame_kind,
    v.frame_authority,
    v.frame_reference,
    v.release_by,
    b.slot,
    b.mark,
    b.process_status,
    b.quality_status,
    b.version,
    m.code AS remanufacture_of,
    b.remanufacture_reason,
    rule.similar_flag(p.id) AS similar_names
   FROM (((((((core.batch b
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.therapy_event e ON ((e.id = b.therapy_event_id)))
     JOIN core.therapy_order o ON ((o.id = b.order_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.process f ON ((f.id = v.process_id)))
     LEFT JOIN core.patient p ON ((p.id = e.patient_id)))
     LEFT JOIN core.batch m ON ((m.id = b.remanufacture_of_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch_head OWNER TO vein_owner;
CREATE FUNCTION api.past_batch_head(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.batch_head
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch_head(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.repeat_timing(step_execution bigint) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.repeat_timing(step_execution bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.step_meanings(s core.process_step) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_remove(ARRAY[CASE WHEN ((s).witness_by IS NOT NULL) THEN 'witnessed'::text ELSE NULL::text END, CASE WHEN ((s).check_by IS NOT NULL) THEN 'checked'::text ELSE NULL::text END], NULL::text);
ALTER FUNCTION rule.step_meanings(s core.process_step) OWNER TO vein_owner;
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
CREATE TABLE core.step_skip (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_step_id bigint NOT NULL,
    deviation_id bigint NOT NULL,
    reason core.words NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    decided_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT step_skip_decided_at_given CHECK (((status = 'proposed'::text) = (decided_at IS NULL))),
    CONSTRAINT step_skip_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'withdrawn'::text])))
);
ALTER TABLE core.step_skip OWNER TO vein_owner;
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
    x.attempt,
    x.event_at,
    x.entered_at,
    x.entry_mode,
    (x.late_reason)::text AS late_reason,
    (x.source)::text AS source,
    (p.printed_name)::text AS performed_by,
    (r.printed_name)::text AS recorded_by,
    COALESCE(x.status, k.state, 'open'::text) AS state,
    COALESCE(x.second_entry, ''::text) AS second_entry,
        CASE
            WHEN ((s.repeat_every_us IS NULL) OR (x.id IS NULL)) THEN ''::text
            ELSE rule.repeat_timing(x.id)
        END AS timing,
        CASE
            WHEN ((x.id IS NULL) OR (x.status = 'invalidated'::text)) THEN '{}'::text[]
            ELSE COALESCE(( SELECT array_agg(m.m) AS array_agg
               FROM unnest(rule.step_meanings(s.*)) m(m)
              WHERE (NOT (EXISTS ( SELECT
                       FROM core.signature g
                      WHERE ((g.entity = 'step_execution'::text) AND (g.record_id = x.id) AND (g.meaning = m.m) AND (g.superseded_at IS NULL)))))), '{}'::text[])
        END AS signatures_missing,
    x.version
   FROM (((((((core.batch b
     JOIN core.process_step s ON ((s.process_version_id = b.process_version_id)))
     JOIN core.process_operation o ON ((o.id = s.operation_id)))
     JOIN core.process_stage t ON (((t.id = o.stage_id) AND t.applicable)))
     LEFT JOIN core.step_execution x ON (((x.batch_id = b.id) AND (x.process_step_id = s.id))))
     LEFT JOIN core.person p ON ((p.id = x.performed_by_id)))
     LEFT JOIN core.person r ON ((r.id = x.recorded_by_id)))
     LEFT JOIN LATERAL ( SELECT
                CASE q.status
                    WHEN 'approved'::text THEN 'skipped'::text
                    ELSE 'skip proposed'::text
                END AS state
           FROM core.step_skip q
          WHERE ((q.batch_id = b.id) AND (q.process_step_id = s.id) AND (q.status <> 'withdrawn'::text))) k ON (true))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.batch_step OWNER TO vein_owner;
CREATE FUNCTION api.past_batch_step(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.batch_step
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch_step(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_batch_verdict(as_of timestamp with time zone, signature bigint, batch text) RETURNS TABLE(verdict text, words text, blocking text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_batch_verdict(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_board(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.board
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_board(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_board_page(as_of timestamp with time zone, signature bigint, after bigint, rows bigint, site text, stage text, status text, qc text, mark text, closed boolean, batch text) RETURNS SETOF api.board
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_board_page(as_of timestamp with time zone, signature bigint, after bigint, rows bigint, site text, stage text, status text, qc text, mark text, closed boolean, batch text) OWNER TO vein_owner;
CREATE TABLE core.capa (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    deviation_id bigint NOT NULL,
    reference core.line NOT NULL,
    action core.words NOT NULL,
    owner_id bigint NOT NULL,
    due core.day NOT NULL,
    opened_by_id bigint NOT NULL,
    opened_at core.moment NOT NULL,
    status text NOT NULL,
    outcome core.words,
    done_by_id bigint,
    done_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT capa_done_given CHECK ((num_nonnulls(outcome, done_by_id, done_at) =
CASE status
    WHEN 'open'::text THEN 0
    ELSE 3
END)),
    CONSTRAINT capa_status_word CHECK ((status = ANY (ARRAY['open'::text, 'done'::text])))
);
ALTER TABLE core.capa OWNER TO vein_owner;
CREATE VIEW api.capa WITH (security_barrier='true') AS
 SELECT c.id,
    (b.code)::text AS batch,
    c.deviation_id AS deviation,
    (c.reference)::text AS reference,
    (c.action)::text AS action,
    (o.code)::text AS owner,
    (o.printed_name)::text AS owner_name,
    c.due,
    (p.printed_name)::text AS opened_by,
    c.opened_at,
    c.status,
    (c.outcome)::text AS outcome,
    (q.printed_name)::text AS done_by,
    c.done_at,
    c.version
   FROM ((((core.capa c
     JOIN core.batch b ON ((b.id = c.batch_id)))
     JOIN core.person o ON ((o.id = c.owner_id)))
     JOIN core.person p ON ((p.id = c.opened_by_id)))
     LEFT JOIN core.person q ON ((q.id = c.done_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.capa OWNER TO vein_owner;
CREATE FUNCTION api.past_capa(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.capa
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_capa(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.clock_step (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    was_at core.moment NOT NULL,
    seen_at core.moment NOT NULL,
    judgement text,
    words core.words,
    judged_by_id bigint,
    judged_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT clock_step_back CHECK (((seen_at)::timestamp with time zone < (was_at)::timestamp with time zone)),
    CONSTRAINT clock_step_judged_whole CHECK ((num_nulls(judgement, words, judged_by_id, judged_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT clock_step_judgement_word CHECK ((judgement = ANY (ARRAY['was_ahead'::text, 'was_behind'::text])))
);
ALTER TABLE core.clock_step OWNER TO vein_owner;
CREATE VIEW api.clock_step WITH (security_barrier='true') AS
 SELECT k.id,
    k.was_at,
    k.seen_at,
    justify_hours(date_trunc('second'::text, ((k.was_at)::timestamp with time zone - (k.seen_at)::timestamp with time zone))) AS back,
    k.judgement,
    k.words,
    p.printed_name AS judged_by,
    k.judged_at,
    k.version
   FROM (core.clock_step k
     LEFT JOIN core.person p ON ((p.id = k.judged_by_id)))
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE api.clock_step OWNER TO vein_owner;
CREATE FUNCTION api.past_clock_step(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.clock_step
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_clock_step(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
    finished_by_id bigint,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT collection_din_shape CHECK ((din ~ '^[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{2}[0-9]{2}[0-9]{6}$'::text)),
    CONSTRAINT collection_finished_at_after CHECK (((finished_at)::timestamp with time zone >= (started_at)::timestamp with time zone)),
    CONSTRAINT collection_finished_by_id_given CHECK (((finished_by_id IS NULL) = (finished_at IS NULL))),
    CONSTRAINT collection_status_word CHECK ((status = ANY (ARRAY['started'::text, 'finished'::text, 'checked'::text]))),
    CONSTRAINT collection_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (20)::numeric) AND ((volume_ml)::numeric <= (600)::numeric)))
);
ALTER TABLE core.collection OWNER TO vein_owner;
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
CREATE FUNCTION api.past_collection(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.collection
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_collection(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE VIEW api.comment WITH (security_barrier='true') AS
 SELECT c.id,
    (b.code)::text AS batch,
    c.step_execution_id AS step_execution,
    (s.code)::text AS step,
    x.occurrence,
    c.investigation_id AS investigation,
    (m.code)::text AS sample,
    c.result_id AS result,
    c.deviation_id AS deviation,
    (c.words)::text AS words,
    (p.printed_name)::text AS written_by,
    c.written_at,
    (s.title)::text AS title
   FROM (((((core.comment c
     JOIN core.batch b ON ((b.id = c.batch_id)))
     JOIN core.person p ON ((p.id = c.written_by_id)))
     LEFT JOIN core.sample m ON ((m.id = c.sample_id)))
     LEFT JOIN core.step_execution x ON ((x.id = c.step_execution_id)))
     LEFT JOIN core.process_step s ON ((s.id = x.process_step_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.comment OWNER TO vein_owner;
CREATE FUNCTION api.past_comment(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.comment
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_comment(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.container (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    code core.code NOT NULL,
    kind core.code NOT NULL,
    volume_ml core.amount,
    status text NOT NULL,
    step_execution_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT container_status_word CHECK ((status = ANY (ARRAY['in_use'::text, 'filled'::text, 'stored'::text, 'in_transit'::text, 'at_site'::text, 'thawed'::text, 'infused'::text, 'pooled'::text, 'disposed'::text, 'void'::text, 'lost'::text]))),
    CONSTRAINT container_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (0)::numeric) AND ((volume_ml)::numeric <= (5000)::numeric)))
);
ALTER TABLE core.container OWNER TO vein_owner;
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
CREATE FUNCTION api.past_container(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.container
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_container(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.observed_shown(o core.observation) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.observed_shown(o core.observation) OWNER TO vein_owner;
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
    CONSTRAINT result_status_word CHECK ((status = ANY (ARRAY['entered'::text, 'reviewed'::text, 'confirmed'::text, 'invalid'::text]))),
    CONSTRAINT result_value_one CHECK ((num_nonnulls(number, word, not_recorded) = 1)),
    CONSTRAINT result_verdict_word CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'not decidable'::text, 'not evaluable'::text, 'reported'::text, 'interim pass'::text])))
);
ALTER TABLE core.result OWNER TO vein_owner;
CREATE FUNCTION rule.result_text(r core.result) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.result_text(r core.result) OWNER TO vein_owner;
CREATE TABLE core.correction (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint,
    therapy_event_id bigint,
    event_stream_id bigint GENERATED ALWAYS AS (
CASE
    WHEN ((batch_id IS NULL) AND (therapy_event_id IS NOT NULL)) THEN stream_id
    ELSE NULL::bigint
END) STORED,
    patient_id bigint,
    lot_id bigint,
    entity text NOT NULL,
    record_id bigint NOT NULL,
    record_version bigint NOT NULL,
    field text NOT NULL,
    before core.words,
    after core.words,
    committed boolean NOT NULL,
    reason_code text NOT NULL,
    reason core.words NOT NULL,
    corrected_by_id bigint NOT NULL,
    corrected_at core.moment NOT NULL,
    equipment_id bigint,
    CONSTRAINT correction_changes CHECK (((before)::text IS DISTINCT FROM (after)::text)),
    CONSTRAINT correction_commitment CHECK (((NOT committed) OR (COALESCE(((before)::text || (after)::text), (before)::text, (after)::text) ~ '^([0-9a-f]{64}){1,2}$'::text))),
    CONSTRAINT correction_subject_one CHECK (((num_nonnulls(therapy_event_id, patient_id, lot_id, equipment_id) = 1) AND ((batch_id IS NULL) OR (therapy_event_id IS NOT NULL))))
);
ALTER TABLE core.correction OWNER TO vein_owner;
CREATE TABLE core.equipment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    site_id bigint NOT NULL,
    code core.code NOT NULL,
    class core.code NOT NULL,
    title core.line NOT NULL,
    serial core.line NOT NULL,
    registered_at core.moment NOT NULL,
    registered_by_id bigint NOT NULL,
    qualified_at core.moment,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.equipment OWNER TO vein_owner;
CREATE TABLE core.equipment_use (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_step_id bigint NOT NULL,
    occurrence integer NOT NULL,
    attempt integer NOT NULL,
    equipment_id bigint NOT NULL,
    method text NOT NULL,
    reason_code text,
    event_at core.moment NOT NULL,
    entered_at core.moment NOT NULL,
    told_at core.moment NOT NULL,
    entry_mode text NOT NULL,
    late_reason core.words,
    recorded_by_id bigint NOT NULL,
    status text NOT NULL,
    withdraw_reason core.words,
    withdrawn_at core.moment,
    withdrawn_by_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT equipment_use_attempt_positive CHECK ((attempt > 0)),
    CONSTRAINT equipment_use_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text]))),
    CONSTRAINT equipment_use_late_reason_given CHECK (((entry_mode <> 'late'::text) OR (late_reason IS NOT NULL))),
    CONSTRAINT equipment_use_method_word CHECK ((method = ANY (ARRAY['scan'::text, 'keyed'::text]))),
    CONSTRAINT equipment_use_occurrence_positive CHECK ((occurrence > 0)),
    CONSTRAINT equipment_use_reason_code_given CHECK (((method = 'keyed'::text) = (reason_code IS NOT NULL))),
    CONSTRAINT equipment_use_status_word CHECK ((status = ANY (ARRAY['used'::text, 'withdrawn'::text]))),
    CONSTRAINT equipment_use_told_at_after CHECK (((told_at)::timestamp with time zone >= (entered_at)::timestamp with time zone)),
    CONSTRAINT equipment_use_withdrawn_whole CHECK ((num_nonnulls(withdraw_reason, withdrawn_at, withdrawn_by_id) =
CASE status
    WHEN 'withdrawn'::text THEN 3
    ELSE 0
END))
);
ALTER TABLE core.equipment_use OWNER TO vein_owner;
CREATE TABLE core.lot (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    site_id bigint NOT NULL,
    code core.code NOT NULL,
    material core.code NOT NULL,
    supplier core.line NOT NULL,
    supplier_lot core.line NOT NULL,
    certificate core.line NOT NULL,
    received_at core.moment NOT NULL,
    received_by_id bigint NOT NULL,
    expires_on core.day NOT NULL,
    expires_at core.moment NOT NULL,
    unit core.line,
    quantity core.amount,
    remaining core.amount,
    status text NOT NULL,
    released_at core.moment,
    reject_reason core.words,
    rejected_at core.moment,
    rejected_by_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT lot_expires_at_after CHECK (((expires_at)::timestamp with time zone > ((expires_on)::timestamp without time zone AT TIME ZONE 'UTC'::text))),
    CONSTRAINT lot_quantity_positive CHECK (((quantity)::numeric > (0)::numeric)),
    CONSTRAINT lot_quantity_unit CHECK (((unit IS NOT NULL) OR (quantity IS NULL))),
    CONSTRAINT lot_rejected_whole CHECK ((num_nonnulls(reject_reason, rejected_at, rejected_by_id) =
CASE status
    WHEN 'rejected'::text THEN 3
    ELSE 0
END)),
    CONSTRAINT lot_released_at_given CHECK (
CASE status
    WHEN 'quarantine'::text THEN (released_at IS NULL)
    WHEN 'released'::text THEN (released_at IS NOT NULL)
    ELSE true
END),
    CONSTRAINT lot_remaining_counted CHECK ((((remaining IS NULL) = (quantity IS NULL)) AND ((remaining)::numeric <= (quantity)::numeric))),
    CONSTRAINT lot_remaining_not_below_nought CHECK (((remaining)::numeric >= (0)::numeric)),
    CONSTRAINT lot_status_word CHECK ((status = ANY (ARRAY['quarantine'::text, 'released'::text, 'rejected'::text])))
);
ALTER TABLE core.lot OWNER TO vein_owner;
CREATE TABLE core.lot_use (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_step_id bigint NOT NULL,
    occurrence integer NOT NULL,
    attempt integer NOT NULL,
    lot_id bigint NOT NULL,
    lot_version bigint NOT NULL,
    quantity core.amount,
    event_at core.moment NOT NULL,
    entered_at core.moment NOT NULL,
    entry_mode text NOT NULL,
    late_reason core.words,
    recorded_by_id bigint NOT NULL,
    status text NOT NULL,
    withdraw_reason core.words,
    withdrawn_at core.moment,
    withdrawn_by_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT lot_use_attempt_positive CHECK ((attempt > 0)),
    CONSTRAINT lot_use_entry_mode_word CHECK ((entry_mode = ANY (ARRAY['at the time'::text, 'late'::text]))),
    CONSTRAINT lot_use_late_reason_given CHECK (((entry_mode <> 'late'::text) OR (late_reason IS NOT NULL))),
    CONSTRAINT lot_use_occurrence_positive CHECK ((occurrence > 0)),
    CONSTRAINT lot_use_quantity_positive CHECK (((quantity)::numeric > (0)::numeric)),
    CONSTRAINT lot_use_status_word CHECK ((status = ANY (ARRAY['used'::text, 'withdrawn'::text]))),
    CONSTRAINT lot_use_withdrawn_whole CHECK ((num_nonnulls(withdraw_reason, withdrawn_at, withdrawn_by_id) =
CASE status
    WHEN 'withdrawn'::text THEN 3
    ELSE 0
END))
);
ALTER TABLE core.lot_use OWNER TO vein_owner;
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
CREATE VIEW api.correction WITH (security_barrier='true') AS
 SELECT (c.batch)::text AS batch,
    c.entity,
    c.record,
    c.field,
    c.title,
    c.version,
    c.before,
    c.after,
    c.reason_code,
    c.reason,
    (p.printed_name)::text AS corrected_by,
    c.at AS corrected_at
   FROM (( SELECT b.site_id,
            b.code AS batch,
            'observation'::text AS entity,
            (x.id)::text AS record,
            f.name AS field,
            (((((s.code)::text || ' '::text) || x.occurrence) || ', '::text) || (f.label)::text) AS title,
            (o.revision)::bigint AS version,
            (rule.observed_shown(p_1.*) || COALESCE((' '::text || NULLIF((f.unit)::text, '1'::text)), ''::text)) AS before,
            (rule.observed_shown(o.*) || COALESCE((' '::text || NULLIF((f.unit)::text, '1'::text)), ''::text)) AS after,
            o.reason_code,
            (o.reason)::text AS reason,
            o.entered_by_id AS by_id,
            o.entered_at AS at
           FROM (((((core.observation o
             JOIN core.observation p_1 ON (((p_1.step_execution_id = o.step_execution_id) AND (p_1.process_field_id = o.process_field_id) AND (p_1.revision = (o.revision - 1)))))
             JOIN core.batch b ON ((b.id = o.batch_id)))
             JOIN core.step_execution x ON ((x.id = o.step_execution_id)))
             JOIN core.process_step s ON ((s.id = x.process_step_id)))
             JOIN core.process_field f ON ((f.id = o.process_field_id)))
        UNION ALL
         SELECT b.site_id,
            b.code,
            'result'::text,
            (r.id)::text AS id,
            l.code,
            (((((l.label)::text || ' on '::text) || (m.code)::text) || ', test '::text) || r.entry),
            r.revision,
            ((rule.result_text(p_1.*) || ', '::text) || p_1.verdict),
            ((rule.result_text(r.*) || ', '::text) || r.verdict),
            r.reason_code,
            (r.reason)::text AS reason,
            r.analyst_id,
            r.entered_at
           FROM ((((core.result r
             JOIN core.result p_1 ON (((p_1.batch_id = r.batch_id) AND (p_1.line_id = r.line_id) AND (p_1.sample_id = r.sample_id) AND (p_1.entry = r.entry) AND (p_1.revision = (r.revision - 1)))))
             JOIN core.batch b ON ((b.id = r.batch_id)))
             JOIN core.specification_line l ON ((l.id = r.line_id)))
             JOIN core.sample m ON ((m.id = r.sample_id)))
        UNION ALL
         SELECT COALESCE(b.site_id, v.site_id, q.site_id, l.site_id, e.site_id) AS "coalesce",
            b.code,
            c_1.entity,
            COALESCE((m.code)::text, (t.code)::text, (q.code)::text, (l.code)::text, (c_1.record_id)::text) AS "coalesce",
            c_1.field,
            ((((COALESCE(k.title, replace(c_1.field, '_'::text, ' '::text)) || ' of '::text) || replace(c_1.entity, '_'::text, ' '::text)) || ' '::text) || COALESCE((m.code)::text, (t.code)::text, (q.code)::text, (l.code)::text, (c_1.record_id || COALESCE((' of '::text || (e.code)::text), ''::text)))),
            c_1.record_version,
            (
                CASE
                    WHEN c_1.committed THEN 'commitment '::text
                    ELSE ''::text
                END || (c_1.before)::text),
            (
                CASE
                    WHEN c_1.committed THEN 'commitment '::text
                    ELSE ''::text
                END || (c_1.after)::text),
            c_1.reason_code,
            (c_1.reason)::text AS reason,
            c_1.corrected_by_id,
            c_1.corrected_at
           FROM ((((((((core.correction c_1
             LEFT JOIN ref.correctable k ON (((k.entity = c_1.entity) AND (k.field = c_1.field))))
             LEFT JOIN core.sample m ON (((c_1.entity = 'sample'::text) AND (m.id = c_1.record_id))))
             LEFT JOIN core.therapy_order t ON (((c_1.entity = 'therapy_order'::text) AND (t.id = c_1.record_id))))
             LEFT JOIN core.patient q ON ((q.id = c_1.patient_id)))
             LEFT JOIN core.lot l ON ((l.id = c_1.lot_id)))
             LEFT JOIN core.equipment e ON ((e.id = c_1.equipment_id)))
             LEFT JOIN core.therapy_event v ON ((v.id = c_1.therapy_event_id)))
             LEFT JOIN LATERAL ( SELECT x.id,
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
                    x.remanufacture_of_id,
                    x.remanufacture_reason,
                    x.version
                   FROM core.batch x
                  WHERE (x.id = c_1.batch_id)
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
                    x.remanufacture_of_id,
                    x.remanufacture_reason,
                    x.version
                   FROM core.batch x
                  WHERE ((c_1.batch_id IS NULL) AND (x.order_id = t.id))
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
                    x.remanufacture_of_id,
                    x.remanufacture_reason,
                    x.version
                   FROM (core.batch x
                     JOIN core.therapy_event y ON ((y.id = x.therapy_event_id)))
                  WHERE ((c_1.patient_id IS NOT NULL) AND (y.patient_id = c_1.patient_id))
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
                    x.remanufacture_of_id,
                    x.remanufacture_reason,
                    x.version
                   FROM core.batch x
                  WHERE ((c_1.lot_id IS NOT NULL) AND (EXISTS ( SELECT
                           FROM core.lot_use u
                          WHERE ((u.batch_id = x.id) AND (u.lot_id = c_1.lot_id) AND ((u.entered_at)::timestamp with time zone <= (c_1.corrected_at)::timestamp with time zone)))))
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
                    x.remanufacture_of_id,
                    x.remanufacture_reason,
                    x.version
                   FROM core.batch x
                  WHERE ((c_1.equipment_id IS NOT NULL) AND (EXISTS ( SELECT
                           FROM core.equipment_use u
                          WHERE ((u.batch_id = x.id) AND (u.equipment_id = c_1.equipment_id) AND (((c_1.corrected_at)::timestamp with time zone >= (u.entered_at)::timestamp with time zone) AND ((c_1.corrected_at)::timestamp with time zone <= (u.told_at)::timestamp with time zone))))))) b ON (true))) c
     JOIN core.person p ON ((p.id = c.by_id)))
  WHERE (c.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.correction OWNER TO vein_owner;
CREATE FUNCTION api.past_correction(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.correction
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_correction(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.custody (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint,
    holder_person_id bigint,
    holder_organisation core.line,
    holder_name core.line,
    waybill core.line,
    place core.line NOT NULL,
    since_at core.moment NOT NULL,
    condition_band core.line,
    certificate core.line,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT custody_holder_named CHECK (((holder_person_id IS NOT NULL) OR (holder_organisation IS NOT NULL)))
);
ALTER TABLE core.custody OWNER TO vein_owner;
CREATE VIEW api.custody WITH (security_barrier='true') AS
 SELECT t.id,
    b.code AS batch,
    c.code AS container,
    q.code AS holder,
    t.holder_organisation,
    t.holder_name,
    t.waybill,
    t.place,
    t.since_at,
    t.condition_band,
    t.certificate,
    t.version,
    (NOT (EXISTS ( SELECT
           FROM core.custody n
          WHERE ((n.batch_id = t.batch_id) AND (n.id > t.id) AND ((n.container_id IS NULL) OR (NOT (n.container_id IS DISTINCT FROM t.container_id))))))) AS now
   FROM (((core.custody t
     JOIN core.batch b ON ((b.id = t.batch_id)))
     LEFT JOIN core.container c ON ((c.id = t.container_id)))
     LEFT JOIN core.person q ON ((q.id = t.holder_person_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.custody OWNER TO vein_owner;
CREATE FUNCTION api.past_custody(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.custody
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_custody(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_deviation(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.deviation
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_deviation(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.deviation_open WITH (security_barrier='true') AS
 SELECT d.id,
    (b.code)::text AS batch,
    d.class,
    d.status,
    d.impact,
    (d.description)::text AS description,
    d.detected_at,
    (p.printed_name)::text AS opened_by,
    d.version,
    concat_ws(' '::text, ((d.status = 'assessed'::text))::integer, array_position(ARRAY['critical'::text, 'major'::text, 'minor'::text], d.class), lpad((d.id)::text, 19, '0'::text)) AS key
   FROM ((core.deviation d
     JOIN core.batch b ON ((b.id = d.batch_id)))
     JOIN core.person p ON ((p.id = d.opened_by_id)))
  WHERE ((d.status <> 'closed'::text) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.deviation_open OWNER TO vein_owner;
CREATE FUNCTION api.past_deviation_open(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.deviation_open
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_deviation_open(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.deviation_touch (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    deviation bigint NOT NULL,
    origin_batch core.code NOT NULL,
    class text NOT NULL,
    why core.words NOT NULL,
    named_by_id bigint NOT NULL,
    named_at core.moment NOT NULL,
    status text NOT NULL,
    impact text,
    impact_reason core.words,
    assessed_by_id bigint,
    assessed_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT deviation_touch_class_word CHECK ((class = ANY (ARRAY['minor'::text, 'major'::text, 'critical'::text]))),
    CONSTRAINT deviation_touch_impact_given CHECK ((num_nonnulls(impact, impact_reason, assessed_by_id, assessed_at) =
CASE status
    WHEN 'open'::text THEN 0
    ELSE 4
END)),
    CONSTRAINT deviation_touch_impact_word CHECK ((impact = ANY (ARRAY['no impact'::text, 'impact, acceptable'::text, 'impact, not acceptable'::text]))),
    CONSTRAINT deviation_touch_status_word CHECK ((status = ANY (ARRAY['open'::text, 'assessed'::text])))
);
ALTER TABLE core.deviation_touch OWNER TO vein_owner;
CREATE VIEW api.deviation_touch WITH (security_barrier='true') AS
 SELECT t.id,
    (b.code)::text AS batch,
    t.deviation,
    (t.origin_batch)::text AS origin_batch,
    t.class,
    (t.why)::text AS why,
    (p.printed_name)::text AS named_by,
    t.named_at,
    t.status,
    t.impact,
    (t.impact_reason)::text AS impact_reason,
    (q.printed_name)::text AS assessed_by,
    t.assessed_at,
    t.version
   FROM (((core.deviation_touch t
     JOIN core.batch b ON ((b.id = t.batch_id)))
     JOIN core.person p ON ((p.id = t.named_by_id)))
     LEFT JOIN core.person q ON ((q.id = t.assessed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.deviation_touch OWNER TO vein_owner;
CREATE FUNCTION api.past_deviation_touch(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.deviation_touch
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_deviation_touch(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.disposal (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint NOT NULL,
    way text NOT NULL,
    consent core.line,
    quantity_ml core.amount NOT NULL,
    reason core.words NOT NULL,
    disposed_at core.moment NOT NULL,
    performed_by_id bigint NOT NULL,
    status text NOT NULL,
    withdraw_code text,
    withdraw_reason core.words,
    withdrawn_at core.moment,
    withdrawn_by_id bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT disposal_quantity_ml_plausible CHECK ((((quantity_ml)::numeric >= (0)::numeric) AND ((quantity_ml)::numeric <= (5000)::numeric))),
    CONSTRAINT disposal_status_word CHECK ((status = ANY (ARRAY['recorded'::text, 'witnessed'::text, 'withdrawn'::text]))),
    CONSTRAINT disposal_way_word CHECK ((way = ANY (ARRAY['destroyed'::text, 'research'::text]))),
    CONSTRAINT disposal_withdrawn_whole CHECK ((num_nonnulls(withdraw_code, withdraw_reason, withdrawn_at, withdrawn_by_id) =
CASE status
    WHEN 'withdrawn'::text THEN 4
    ELSE 0
END))
);
ALTER TABLE core.disposal OWNER TO vein_owner;
CREATE VIEW api.disposal WITH (security_barrier='true') AS
 SELECT d.id,
    b.code AS batch,
    c.code AS container,
    d.way,
    d.consent,
    d.quantity_ml,
    d.reason,
    d.disposed_at,
    p.code AS performed_by,
    d.status,
    d.withdraw_code,
    d.withdraw_reason,
    d.withdrawn_at,
    w.code AS withdrawn_by,
    d.version
   FROM ((((core.disposal d
     JOIN core.batch b ON ((b.id = d.batch_id)))
     JOIN core.container c ON ((c.id = d.container_id)))
     JOIN core.person p ON ((p.id = d.performed_by_id)))
     LEFT JOIN core.person w ON ((w.id = d.withdrawn_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.disposal OWNER TO vein_owner;
CREATE FUNCTION api.past_disposal(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.disposal
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_disposal(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.disposition (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    decision text NOT NULL,
    verdict core.words NOT NULL,
    evaluation text NOT NULL,
    reason core.words,
    supply_request_id bigint,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT disposition_decision_word CHECK ((decision = ANY (ARRAY['released'::text, 'released_pending'::text, 'exceptional_supply'::text, 'rejected'::text, 'verdict'::text]))),
    CONSTRAINT disposition_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'signed'::text, 'withdrawn'::text]))),
    CONSTRAINT disposition_supply_request_id_given CHECK (((decision = 'exceptional_supply'::text) = (supply_request_id IS NOT NULL)))
);
ALTER TABLE core.disposition OWNER TO vein_owner;
CREATE FUNCTION rule.disposition_next(d core.disposition) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.disposition_next(d core.disposition) OWNER TO vein_owner;
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
    d.version,
    rule.disposition_next(d.*) AS signature_next
   FROM ((core.disposition d
     JOIN core.batch b ON ((b.id = d.batch_id)))
     JOIN core.person p ON ((p.id = d.proposed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.disposition OWNER TO vein_owner;
CREATE FUNCTION api.past_disposition(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.disposition
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_disposition(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.equipment_calibration (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    equipment_id bigint NOT NULL,
    calibrated_at core.moment NOT NULL,
    certificate core.line NOT NULL,
    as_found text NOT NULL,
    due_on core.day NOT NULL,
    due_at core.moment NOT NULL,
    recorded_by_id bigint NOT NULL,
    recorded_at core.moment NOT NULL,
    status text DEFAULT 'stands'::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT equipment_calibration_as_found_word CHECK ((as_found = ANY (ARRAY['in_tolerance'::text, 'out_of_tolerance'::text]))),
    CONSTRAINT equipment_calibration_calibrated_at_past CHECK (((calibrated_at)::timestamp with time zone <= (recorded_at)::timestamp with time zone)),
    CONSTRAINT equipment_calibration_due_at_after CHECK (((due_at)::timestamp with time zone > ((due_on)::timestamp without time zone AT TIME ZONE 'UTC'::text))),
    CONSTRAINT equipment_calibration_due_on_after CHECK (((due_at)::timestamp with time zone > (calibrated_at)::timestamp with time zone)),
    CONSTRAINT equipment_calibration_status_word CHECK ((status = ANY (ARRAY['stands'::text, 'withdrawn'::text])))
);
ALTER TABLE core.equipment_calibration OWNER TO vein_owner;
CREATE FUNCTION rule.calibration_at(equipment_id bigint, at timestamp with time zone) RETURNS core.equipment_calibration
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.calibration_at(equipment_id bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.calibration_soon(due_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.calibration_soon(due_at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_changed(entity text, record bigint) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_changed(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_fault(e core.equipment, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_fault(e core.equipment, at timestamp with time zone) OWNER TO vein_owner;
CREATE TABLE core.equipment_outage (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    equipment_id bigint NOT NULL,
    began_at core.moment NOT NULL,
    reason core.words NOT NULL,
    began_by_id bigint NOT NULL,
    ended_at core.moment,
    end_reason core.words,
    ended_by_id bigint,
    status text DEFAULT 'stands'::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT equipment_outage_ended_at_after CHECK (((ended_at)::timestamp with time zone >= (began_at)::timestamp with time zone)),
    CONSTRAINT equipment_outage_ended_whole CHECK ((num_nonnulls(ended_at, end_reason, ended_by_id) = ANY (ARRAY[0, 3]))),
    CONSTRAINT equipment_outage_status_word CHECK ((status = ANY (ARRAY['stands'::text, 'withdrawn'::text])))
);
ALTER TABLE core.equipment_outage OWNER TO vein_owner;
CREATE FUNCTION rule.outage_at(equipment_id bigint, at timestamp with time zone) RETURNS core.equipment_outage
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.outage_at(equipment_id bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE VIEW api.equipment WITH (security_barrier='true') AS
 SELECT e.id,
    (s.code)::text AS site,
    (e.code)::text AS equipment,
    (e.class)::text AS class,
    (e.title)::text AS title,
    (e.serial)::text AS serial,
    COALESCE(rule.equipment_fault(e.*, ( SELECT rule.now() AS now)),
        CASE
            WHEN rule.calibration_soon((c.due_at)::timestamp with time zone) THEN 'due soon'::text
            ELSE 'usable'::text
        END) AS state,
    c.calibrated_at,
    (c.certificate)::text AS certificate,
    c.as_found,
    c.due_on,
    c.due_at,
    o.began_at AS out_since,
    (o.reason)::text AS out_reason,
    (w.code)::text AS out_by,
    e.registered_at,
    (p.code)::text AS registered_by,
    e.qualified_at,
    ( SELECT string_agg(((g.role || ' '::text) || (k.code)::text), ', '::text ORDER BY g.id) AS string_agg
           FROM (core.signature g
             JOIN core.person k ON ((k.id = g.person_id)))
          WHERE ((g.entity = 'equipment'::text) AND (g.record_id = e.id) AND (g.superseded_at IS NULL))) AS approved_by,
        CASE
            WHEN (e.qualified_at IS NULL) THEN 'approved'::text
            ELSE NULL::text
        END AS signature_next,
    c.id AS calibration,
    c.version AS calibration_version,
    o.id AS outage,
    o.version AS outage_version,
    concat_ws('; '::text, rule.equipment_changed('equipment_calibration'::text, c.id), rule.equipment_changed('equipment_outage'::text, o.id)) AS changed,
    e.version
   FROM (((((core.equipment e
     JOIN core.site s ON ((s.id = e.site_id)))
     JOIN core.person p ON ((p.id = e.registered_by_id)))
     LEFT JOIN LATERAL rule.calibration_at(e.id, ( SELECT rule.now() AS now)) c(id, stream_id, equipment_id, calibrated_at, certificate, as_found, due_on, due_at, recorded_by_id, recorded_at, status, version) ON (true))
     LEFT JOIN LATERAL rule.outage_at(e.id, ( SELECT rule.now() AS now)) o(id, stream_id, equipment_id, began_at, reason, began_by_id, ended_at, end_reason, ended_by_id, status, version) ON (true))
     LEFT JOIN core.person w ON ((w.id = o.began_by_id)))
  WHERE (e.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.equipment OWNER TO vein_owner;
CREATE FUNCTION api.past_equipment(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.equipment
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_equipment(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_containers(batch_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_containers(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_held_by(batch_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_held_by(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_doubt() RETURNS TABLE(calibration_id bigint, equipment text, class text, found_at timestamp with time zone, certificate text, good_at timestamp with time zone, batch_id bigint, steps text, titles text, first_used_at timestamp with time zone, last_used_at timestamp with time zone, deviations text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_doubt() OWNER TO vein_owner;
CREATE VIEW api.equipment_doubt WITH (security_barrier='true') AS
 SELECT d.equipment,
    d.class,
    d.found_at,
    d.certificate,
    d.good_at,
    (b.code)::text AS batch,
    d.steps,
    d.titles,
    d.first_used_at,
    d.last_used_at,
    b.process_status,
    b.quality_status,
    rule.batch_containers(b.id) AS containers,
    rule.batch_held_by(b.id) AS held_by,
    d.deviations
   FROM (rule.equipment_doubt() d(calibration_id, equipment, class, found_at, certificate, good_at, batch_id, steps, titles, first_used_at, last_used_at, deviations)
     JOIN core.batch b ON ((b.id = d.batch_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.equipment_doubt OWNER TO vein_owner;
CREATE FUNCTION api.past_equipment_doubt(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.equipment_doubt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_equipment_doubt(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_name(e core.equipment) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_name(e core.equipment) OWNER TO vein_owner;
CREATE VIEW api.equipment_history WITH (security_barrier='true') AS
 SELECT (e.code)::text AS equipment,
    h.at,
    h.kind,
    (
        CASE
            WHEN h.withdrawn THEN 'WITHDRAWN: '::text
            ELSE ''::text
        END || h.words) AS words,
    h.until,
    (p.code)::text AS person,
    h.entity,
    h.record,
    h.version,
    rule.equipment_changed(h.entity, h.record) AS changed
   FROM ((core.equipment e
     CROSS JOIN LATERAL ( SELECT e.registered_at,
            'registered'::text AS "?column?",
            rule.equipment_name(e.*) AS equipment_name,
            NULL::date AS date,
            e.registered_by_id,
            NULL::text AS text,
            NULL::bigint AS int8,
            NULL::bigint AS int8,
            false AS "?column?"
        UNION ALL
         SELECT g.signed_at,
            'approved'::text,
            ('as '::text || g.role),
            NULL::date,
            g.person_id,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            false
           FROM core.signature g
          WHERE ((g.entity = 'equipment'::text) AND (g.record_id = e.id) AND (g.superseded_at IS NULL))
        UNION ALL
         SELECT c.calibrated_at,
            'calibrated'::text,
            ((replace(c.as_found, '_'::text, ' '::text) || ', certificate '::text) || (c.certificate)::text),
            c.due_on,
            c.recorded_by_id,
            'equipment_calibration'::text,
            c.id,
            c.version,
            (c.status = 'withdrawn'::text)
           FROM core.equipment_calibration c
          WHERE (c.equipment_id = e.id)
        UNION ALL
         SELECT o.began_at,
            'out of service'::text,
            o.reason,
            NULL::date,
            o.began_by_id,
            'equipment_outage'::text,
            o.id,
            o.version,
            (o.status = 'withdrawn'::text)
           FROM core.equipment_outage o
          WHERE (o.equipment_id = e.id)
        UNION ALL
         SELECT o.ended_at,
            'back in service'::text,
            o.end_reason,
            NULL::date,
            o.ended_by_id,
            'equipment_outage'::text,
            o.id,
            o.version,
            (o.status = 'withdrawn'::text)
           FROM core.equipment_outage o
          WHERE ((o.equipment_id = e.id) AND (o.ended_at IS NOT NULL))) h(at, kind, words, until, person_id, entity, record, version, withdrawn))
     JOIN core.person p ON ((p.id = h.person_id)))
  WHERE (e.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.equipment_history OWNER TO vein_owner;
CREATE FUNCTION api.past_equipment_history(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.equipment_history
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_equipment_history(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.calibration_doubt(equipment_id bigint, at timestamp with time zone) RETURNS core.equipment_calibration
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.calibration_doubt(equipment_id bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_use_finding(u core.equipment_use) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_use_finding(u core.equipment_use) OWNER TO vein_owner;
CREATE VIEW api.equipment_use WITH (security_barrier='true') AS
 SELECT u.id,
    (e.code)::text AS equipment,
    (e.class)::text AS class,
    (e.title)::text AS title,
    (e.serial)::text AS serial,
    (b.code)::text AS batch,
    (s.code)::text AS step,
    (s.title)::text AS step_title,
    u.occurrence,
    u.attempt,
    u.event_at,
    u.entered_at,
    u.method,
    u.reason_code,
    u.entry_mode,
    (u.late_reason)::text AS late_reason,
    (p.code)::text AS recorded_by,
    u.status,
    (u.withdraw_reason)::text AS withdraw_reason,
    u.withdrawn_at,
    (q.code)::text AS withdrawn_by,
    rule.equipment_use_finding(u.*) AS finding,
    d.calibrated_at AS doubted_at,
    (d.certificate)::text AS doubted_by,
    u.version,
    b.process_status,
    b.quality_status,
    rule.batch_containers(b.id) AS containers,
    rule.batch_held_by(b.id) AS held_by
   FROM ((((((core.equipment_use u
     JOIN core.equipment e ON ((e.id = u.equipment_id)))
     JOIN core.batch b ON ((b.id = u.batch_id)))
     JOIN core.process_step s ON ((s.id = u.process_step_id)))
     JOIN core.person p ON ((p.id = u.recorded_by_id)))
     LEFT JOIN core.person q ON ((q.id = u.withdrawn_by_id)))
     LEFT JOIN LATERAL rule.calibration_doubt(e.id, (u.event_at)::timestamp with time zone) d(id, stream_id, equipment_id, calibrated_at, certificate, as_found, due_on, due_at, recorded_by_id, recorded_at, status, version) ON ((u.status = 'used'::text)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.equipment_use OWNER TO vein_owner;
CREATE FUNCTION api.past_equipment_use(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.equipment_use
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_equipment_use(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.follow_up_day(b core.batch, at timestamp with time zone) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.follow_up_day(b core.batch, at timestamp with time zone) OWNER TO vein_owner;
CREATE TABLE core.follow_up (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    kind text NOT NULL,
    grade text,
    day integer NOT NULL,
    seen_at core.moment NOT NULL,
    words core.words NOT NULL,
    recorded_by_id bigint NOT NULL,
    recorded_at core.moment NOT NULL,
    CONSTRAINT follow_up_day_plausible CHECK (((day >= 0) AND (day <= 9999))),
    CONSTRAINT follow_up_grade_given CHECK (((kind <> ALL (ARRAY['CRS'::text, 'ICANS'::text])) OR (grade IS NOT NULL))),
    CONSTRAINT follow_up_grade_word CHECK ((grade = ANY (ARRAY['0'::text, '1'::text, '2'::text, '3'::text, '4'::text, '5'::text]))),
    CONSTRAINT follow_up_kind_word CHECK ((kind = ANY (ARRAY['visit'::text, 'CRS'::text, 'ICANS'::text, 'infection'::text, 'cytopenia'::text, 'response'::text, 'other'::text]))),
    CONSTRAINT follow_up_seen_at_past CHECK (((seen_at)::timestamp with time zone <= (recorded_at)::timestamp with time zone))
);
ALTER TABLE core.follow_up OWNER TO vein_owner;
CREATE VIEW api.follow_up WITH (security_barrier='true') AS
 SELECT f.id,
    b.code AS batch,
    f.kind,
    f.grade,
    rule.follow_up_day(b.*, (f.seen_at)::timestamp with time zone) AS day,
    f.seen_at,
    f.words,
    p.code AS recorded_by,
    f.recorded_at
   FROM ((core.follow_up f
     JOIN core.batch b ON ((b.id = f.batch_id)))
     JOIN core.person p ON ((p.id = f.recorded_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.follow_up OWNER TO vein_owner;
CREATE FUNCTION api.past_follow_up(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.follow_up
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_follow_up(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_amount(quantity numeric, unit text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_amount(quantity numeric, unit text) OWNER TO vein_owner;
CREATE TABLE core.container_source (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint NOT NULL,
    source_id bigint NOT NULL,
    pooled_at core.moment NOT NULL,
    performed_by_id bigint NOT NULL,
    CONSTRAINT container_source_other CHECK ((source_id <> container_id))
);
ALTER TABLE core.container_source OWNER TO vein_owner;
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
    remainder_ml core.amount,
    reaction core.line NOT NULL,
    performed_by_id bigint NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT infusion_ended_at_after CHECK (((ended_at)::timestamp with time zone >= (started_at)::timestamp with time zone)),
    CONSTRAINT infusion_remainder_ml_plausible CHECK ((((remainder_ml)::numeric >= (0)::numeric) AND ((remainder_ml)::numeric <= (5000)::numeric))),
    CONSTRAINT infusion_volume_ml_plausible CHECK ((((volume_ml)::numeric >= (0)::numeric) AND ((volume_ml)::numeric <= (5000)::numeric)))
);
ALTER TABLE core.infusion OWNER TO vein_owner;
CREATE VIEW api.genealogy WITH (security_barrier='true') AS
 WITH part(therapy_event_id, site_id, place, id, kind, code, parent, status, words) AS (
         SELECT o.therapy_event_id,
            e_1.site_id,
            1 AS "?column?",
            o.id,
            'order'::text AS "?column?",
            (o.code)::text AS code,
            (e_1.coi)::text AS coi,
            o.status,
            (o.indication)::text AS indication
           FROM (core.therapy_order o
             JOIN core.therapy_event e_1 ON ((e_1.id = o.therapy_event_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            2,
            b.id,
            'batch'::text,
            b.code,
            COALESCE(m.code, o.code) AS "coalesce",
            ((b.process_status || '/'::text) || b.quality_status),
            b.remanufacture_reason
           FROM ((core.batch b
             JOIN core.therapy_order o ON ((o.id = b.order_id)))
             LEFT JOIN core.batch m ON ((m.id = b.remanufacture_of_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            3,
            k.id,
            'collection'::text,
            COALESCE(k.din, ('collection '::text || k.id)) AS "coalesce",
            b.code,
            k.status,
            (k.volume_ml || ' mL'::text)
           FROM (core.collection k
             JOIN core.batch b ON ((b.id = k.batch_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            4,
            c.id,
            'container'::text,
            c.code,
            COALESCE(( SELECT string_agg((q.code)::text, ', '::text ORDER BY q.id) AS string_agg
                   FROM (core.container_source x
                     JOIN core.container q ON ((q.id = x.source_id)))
                  WHERE (x.container_id = c.id)), ( SELECT k.din
                   FROM core.collection k
                  WHERE ((k.batch_id = b.id) AND (k.din = (c.code)::text))), (b.code)::text) AS "coalesce",
            c.status,
            c.kind
           FROM (core.container c
             JOIN core.batch b ON ((b.id = c.batch_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            5,
            s.id,
            'sample'::text,
            s.code,
            b.code,
            (( SELECT count(*) AS count
                   FROM core.result r
                  WHERE ((r.sample_id = s.id) AND (r.revision = 1))) || ' results'::text),
            s.sample
           FROM (core.sample s
             JOIN core.batch b ON ((b.id = s.batch_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            6,
            i.id,
            'infusion'::text,
            ('infusion '::text || i.id),
            c.code,
            'given'::text,
            (i.volume_ml || ' mL'::text)
           FROM ((core.infusion i
             JOIN core.batch b ON ((b.id = i.batch_id)))
             JOIN core.container c ON ((c.id = i.container_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            7,
            d.id,
            'disposal'::text,
            ('disposal '::text || d.id),
            c.code,
                CASE d.status
                    WHEN 'withdrawn'::text THEN 'withdrawn'::text
                    ELSE d.way
                END AS way,
            concat_ws('; withdrawn: '::text, d.reason, d.withdraw_reason) AS concat_ws
           FROM ((core.disposal d
             JOIN core.batch b ON ((b.id = d.batch_id)))
             JOIN core.container c ON ((c.id = d.container_id)))
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            8,
            u.id,
            'lot'::text,
            l.code,
            b.code,
            l.status,
            concat_ws(', '::text, l.material, ((('step '::text || (s.code)::text) || ' '::text) || u.occurrence), rule.lot_amount((u.quantity)::numeric, (l.unit)::text)) AS concat_ws
           FROM (((core.lot_use u
             JOIN core.batch b ON ((b.id = u.batch_id)))
             JOIN core.lot l ON ((l.id = u.lot_id)))
             JOIN core.process_step s ON ((s.id = u.process_step_id)))
          WHERE (u.status = 'used'::text)
        UNION ALL
         SELECT b.therapy_event_id,
            b.site_id,
            9,
            u.id,
            'device'::text,
            e_1.code,
            b.code,
                CASE
                    WHEN (d.id IS NOT NULL) THEN 'in doubt'::text
                    ELSE COALESCE(rule.equipment_fault(e_1.*, (u.event_at)::timestamp with time zone), 'usable'::text)
                END AS "coalesce",
            concat_ws(', '::text, e_1.class, ((('step '::text || (s.code)::text) || ' '::text) || u.occurrence), ('serial '::text || (e_1.serial)::text)) AS concat_ws
           FROM ((((core.equipment_use u
             JOIN core.batch b ON ((b.id = u.batch_id)))
             JOIN core.equipment e_1 ON ((e_1.id = u.equipment_id)))
             JOIN core.process_step s ON ((s.id = u.process_step_id)))
             LEFT JOIN LATERAL rule.calibration_doubt(e_1.id, (u.event_at)::timestamp with time zone) d(id, stream_id, equipment_id, calibrated_at, certificate, as_found, due_on, due_at, recorded_by_id, recorded_at, status, version) ON (true))
          WHERE (u.status = 'used'::text)
        )
 SELECT e.coi,
    p.place,
    p.id,
    p.kind,
    p.code,
    p.parent,
    p.status,
    p.words
   FROM (part p
     JOIN core.therapy_event e ON ((e.id = p.therapy_event_id)))
  WHERE (p.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.genealogy OWNER TO vein_owner;
CREATE FUNCTION api.past_genealogy(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.genealogy
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_genealogy(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_hold(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.hold
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_hold(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
    CONSTRAINT identity_item_method_word CHECK ((method = ANY (ARRAY['scan'::text, 'scan-unprefixed'::text, 'keyed'::text, 'stated'::text, 'register'::text]))),
    CONSTRAINT identity_item_reason_code_given CHECK (((method = 'keyed'::text) = (reason_code IS NOT NULL)))
);
ALTER TABLE core.identity_item OWNER TO vein_owner;
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
CREATE FUNCTION api.past_identity_check(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.identity_check
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_identity_check(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_identity_keyed(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.identity_keyed
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_identity_keyed(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.infusion WITH (security_barrier='true') AS
 SELECT i.id,
    b.code AS batch,
    c.code AS container,
    i.identity_check_id AS identity_check,
    i.started_at,
    i.ended_at,
    i.volume_ml,
    i.remainder_ml,
    i.reaction,
    q.code AS performed_by,
    i.version
   FROM (((core.infusion i
     JOIN core.batch b ON ((b.id = i.batch_id)))
     JOIN core.container c ON ((c.id = i.container_id)))
     JOIN core.person q ON ((q.id = i.performed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.infusion OWNER TO vein_owner;
CREATE FUNCTION api.past_infusion(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.infusion
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_infusion(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.inspected() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.inspected() OWNER TO vein_owner;
CREATE VIEW api.inspected_batch WITH (security_barrier='true') AS
 SELECT b.id,
    (b.code)::text AS batch,
    s.code AS site,
    c.code AS process,
    v.number AS process_version,
    (v.product_name)::text AS product,
    v.frame_kind AS frame
   FROM (((core.batch b
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     JOIN core.process c ON ((c.id = v.process_id)))
  WHERE (b.id = ANY (( SELECT rule.inspected() AS inspected)::bigint[]));
ALTER TABLE api.inspected_batch OWNER TO vein_owner;
CREATE FUNCTION api.past_inspected_batch(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.inspected_batch
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_inspected_batch(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_inspection(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.inspection
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_inspection(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_investigation(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.investigation
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_investigation(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_left_work(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.left_work
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_left_work(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.location (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    site_id bigint NOT NULL,
    code core.code NOT NULL,
    title core.line NOT NULL,
    condition_band core.line NOT NULL,
    capacity integer,
    added_by_id bigint NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT location_capacity_positive CHECK ((capacity > 0)),
    CONSTRAINT location_status_word CHECK ((status = ANY (ARRAY['in_use'::text, 'closed'::text])))
);
ALTER TABLE core.location OWNER TO vein_owner;
CREATE TABLE core.storage (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint NOT NULL,
    location_id bigint NOT NULL,
    "position" core.code NOT NULL,
    status_before text NOT NULL,
    put_at core.moment NOT NULL,
    put_by_id bigint NOT NULL,
    purpose text,
    identity_check_id bigint,
    taken_at core.moment,
    taken_by_id bigint,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT storage_purpose_word CHECK ((purpose = ANY (ARRAY['process'::text, 'supply'::text, 'transfer'::text, 'disposal'::text]))),
    CONSTRAINT storage_status_before_word CHECK ((status_before = ANY (ARRAY['in_use'::text, 'filled'::text]))),
    CONSTRAINT storage_status_word CHECK ((status = ANY (ARRAY['stored'::text, 'taken'::text]))),
    CONSTRAINT storage_taken_at_after CHECK (((taken_at)::timestamp with time zone >= (put_at)::timestamp with time zone)),
    CONSTRAINT storage_taken_whole CHECK ((num_nonnulls(purpose, identity_check_id, taken_at, taken_by_id) =
CASE status
    WHEN 'taken'::text THEN 4
    ELSE 0
END))
);
ALTER TABLE core.storage OWNER TO vein_owner;
CREATE VIEW api.location WITH (security_barrier='true') AS
 SELECT s.code AS site,
    l.code,
    l.title,
    l.condition_band,
    l.capacity,
    ( SELECT count(*) AS count
           FROM core.storage k
          WHERE ((k.location_id = l.id) AND (k.status = 'stored'::text))) AS stored,
    l.status,
    l.version
   FROM (core.location l
     JOIN core.site s ON ((s.id = l.site_id)))
  WHERE (l.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.location OWNER TO vein_owner;
CREATE FUNCTION api.past_location(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.location
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_location(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_login(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.login
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_login(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_fault(l core.lot, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_fault(l core.lot, at timestamp with time zone) OWNER TO vein_owner;
CREATE VIEW api.lot WITH (security_barrier='true') AS
 SELECT l.id,
    (s.code)::text AS site,
    (l.code)::text AS lot,
    (l.material)::text AS material,
    (l.supplier)::text AS supplier,
    (l.supplier_lot)::text AS supplier_lot,
    (l.certificate)::text AS certificate,
    l.received_at,
    (p.code)::text AS received_by,
    l.expires_on,
    l.expires_at,
    l.quantity,
    l.remaining,
    (l.unit)::text AS unit,
    l.status,
    COALESCE(rule.lot_fault(l.*, ( SELECT rule.now() AS now)), 'usable'::text) AS state,
    l.released_at,
    (l.reject_reason)::text AS reject_reason,
    l.rejected_at,
    (q.code)::text AS rejected_by,
    ( SELECT string_agg(((g.role || ' '::text) || (w.code)::text), ', '::text ORDER BY g.id) AS string_agg
           FROM (core.signature g
             JOIN core.person w ON ((w.id = g.person_id)))
          WHERE ((g.entity = 'lot'::text) AND (g.record_id = l.id) AND (g.superseded_at IS NULL))) AS approved_by,
        CASE
            WHEN (l.status = 'quarantine'::text) THEN 'approved'::text
            ELSE NULL::text
        END AS signature_next,
    l.version
   FROM (((core.lot l
     JOIN core.site s ON ((s.id = l.site_id)))
     JOIN core.person p ON ((p.id = l.received_by_id)))
     LEFT JOIN core.person q ON ((q.id = l.rejected_by_id)))
  WHERE (l.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.lot OWNER TO vein_owner;
CREATE FUNCTION api.past_lot(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.lot
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_lot(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_use_finding(l core.lot, u core.lot_use) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_use_finding(l core.lot, u core.lot_use) OWNER TO vein_owner;
CREATE VIEW api.lot_batch WITH (security_barrier='true') AS
 SELECT (l.code)::text AS lot,
    (l.material)::text AS material,
    (b.code)::text AS batch,
    (t.code)::text AS site,
    (e.coi)::text AS coi,
    (k.code)::text AS patient,
    u.steps,
    u.titles,
    u.findings,
    u.quantity,
    (l.unit)::text AS unit,
    u.first_used_at,
    u.last_used_at,
    b.process_status,
    b.quality_status,
    rule.batch_containers(b.id) AS containers,
    rule.batch_held_by(b.id) AS held_by
   FROM (((((( SELECT x.lot_id,
            x.batch_id,
            string_agg(DISTINCT concat_ws(' '::text, s.code,
                CASE
                    WHEN (s.repeat_every_us IS NOT NULL) THEN x.occurrence
                    ELSE NULL::integer
                END), ', '::text) AS steps,
            string_agg(DISTINCT concat_ws(' '::text, s.title,
                CASE
                    WHEN (s.repeat_every_us IS NOT NULL) THEN x.occurrence
                    ELSE NULL::integer
                END), ', '::text) AS titles,
            string_agg(DISTINCT (((((s.title)::text || ' '::text) || x.occurrence) || ': '::text) || rule.lot_use_finding(k_1.*, x.*)), '; '::text) AS findings,
            sum((x.quantity)::numeric) AS quantity,
            min((x.event_at)::timestamp with time zone) AS first_used_at,
            max((x.event_at)::timestamp with time zone) AS last_used_at
           FROM ((core.lot_use x
             JOIN core.process_step s ON ((s.id = x.process_step_id)))
             JOIN core.lot k_1 ON ((k_1.id = x.lot_id)))
          WHERE (x.status = 'used'::text)
          GROUP BY x.lot_id, x.batch_id) u
     JOIN core.lot l ON ((l.id = u.lot_id)))
     JOIN core.batch b ON ((b.id = u.batch_id)))
     JOIN core.site t ON ((t.id = b.site_id)))
     JOIN core.therapy_event e ON ((e.id = b.therapy_event_id)))
     LEFT JOIN core.patient k ON ((k.id = e.patient_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.lot_batch OWNER TO vein_owner;
CREATE FUNCTION api.past_lot_batch(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.lot_batch
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_lot_batch(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.lot_use WITH (security_barrier='true') AS
 SELECT u.id,
    (b.code)::text AS batch,
    (s.code)::text AS step,
    (s.title)::text AS title,
    u.occurrence,
    u.attempt,
    (l.material)::text AS material,
    (l.code)::text AS lot,
    (l.supplier)::text AS supplier,
    (l.supplier_lot)::text AS supplier_lot,
    l.expires_on,
    u.quantity,
    (l.unit)::text AS unit,
    u.event_at,
    u.entered_at,
    u.entry_mode,
    (u.late_reason)::text AS late_reason,
    (p.code)::text AS recorded_by,
    u.status,
    (u.withdraw_reason)::text AS withdraw_reason,
    u.withdrawn_at,
    (q.code)::text AS withdrawn_by,
    rule.lot_fault(l.*, ( SELECT rule.now() AS now)) AS lot_now,
    rule.lot_use_finding(l.*, u.*) AS finding,
    u.version
   FROM (((((core.lot_use u
     JOIN core.batch b ON ((b.id = u.batch_id)))
     JOIN core.process_step s ON ((s.id = u.process_step_id)))
     JOIN core.lot l ON ((l.id = u.lot_id)))
     JOIN core.person p ON ((p.id = u.recorded_by_id)))
     LEFT JOIN core.person q ON ((q.id = u.withdrawn_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.lot_use OWNER TO vein_owner;
CREATE FUNCTION api.past_lot_use(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.lot_use
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_lot_use(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_near_miss(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.near_miss
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_near_miss(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.notification (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    kind text NOT NULL,
    words core.words NOT NULL,
    physician core.line,
    result_id bigint,
    opened_at core.moment NOT NULL,
    status text NOT NULL,
    acknowledged_by_id bigint,
    acknowledged_at core.moment,
    answer core.words,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT notification_acknowledged_whole CHECK ((num_nonnulls(acknowledged_by_id, acknowledged_at, answer) =
CASE status
    WHEN 'acknowledged'::text THEN 3
    ELSE 0
END)),
    CONSTRAINT notification_kind_word CHECK ((kind = ANY (ARRAY['recall'::text, 'result'::text]))),
    CONSTRAINT notification_result_given CHECK (((kind = 'result'::text) = (result_id IS NOT NULL))),
    CONSTRAINT notification_status_word CHECK ((status = ANY (ARRAY['open'::text, 'acknowledged'::text])))
);
ALTER TABLE core.notification OWNER TO vein_owner;
CREATE VIEW api.notification WITH (security_barrier='true') AS
 SELECT n.id,
    b.code AS batch,
    n.kind,
    n.words,
    n.physician,
    n.opened_at,
    n.status,
    p.code AS acknowledged_by,
    n.acknowledged_at,
    n.answer,
    n.version
   FROM ((core.notification n
     JOIN core.batch b ON ((b.id = n.batch_id)))
     LEFT JOIN core.person p ON ((p.id = n.acknowledged_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.notification OWNER TO vein_owner;
CREATE FUNCTION api.past_notification(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.notification
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_notification(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
        CASE
            WHEN (NOT m.hidden) THEN (o.number)::numeric
            ELSE NULL::numeric
        END AS number,
        CASE
            WHEN (NOT m.hidden) THEN (o.word)::text
            ELSE NULL::text
        END AS word,
        CASE
            WHEN (NOT m.hidden) THEN (o.moment)::timestamp with time zone
            ELSE NULL::timestamp with time zone
        END AS moment,
        CASE
            WHEN (NOT m.hidden) THEN o.not_recorded
            ELSE NULL::text
        END AS not_recorded,
        CASE
            WHEN (NOT m.hidden) THEN o.reason_code
            ELSE NULL::text
        END AS reason_code,
        CASE
            WHEN (NOT m.hidden) THEN (o.reason)::text
            ELSE NULL::text
        END AS reason,
        CASE
            WHEN m.hidden THEN ''::text
            ELSE o.breach
        END AS breach,
        CASE
            WHEN (NOT m.hidden) THEN (o.typed)::text
            ELSE NULL::text
        END AS typed,
        CASE
            WHEN (NOT m.hidden) THEN (o.typed_unit)::text
            ELSE NULL::text
        END AS typed_unit,
    (o.confirmed AND (NOT m.hidden)) AS confirmed,
    m.hidden,
    (x.status = 'invalidated'::text) AS invalidated,
    o.entry_mode,
    o.entry_source,
    (p.printed_name)::text AS entered_by,
    o.entered_at,
    x.version,
    (s.title)::text AS title
   FROM ((((((core.observation o
     JOIN core.step_execution x ON ((x.id = o.step_execution_id)))
     JOIN core.batch b ON ((b.id = o.batch_id)))
     JOIN core.process_step s ON ((s.id = x.process_step_id)))
     JOIN core.process_field f ON ((f.id = o.process_field_id)))
     JOIN core.person p ON ((p.id = o.entered_by_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN rule.blind(x.*) THEN rule.hidden(x.id)
                    ELSE false
                END AS hidden) m)
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.observation OWNER TO vein_owner;
CREATE FUNCTION api.past_observation(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.observation
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_observation(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.block_gaps(b core.batch, operation_id bigint) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.block_gaps(b core.batch, operation_id bigint) OWNER TO vein_owner;
CREATE TABLE core.operation_block (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_operation_id bigint NOT NULL,
    offered_at core.moment NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
ALTER TABLE core.operation_block OWNER TO vein_owner;
CREATE VIEW api.operation_block WITH (security_barrier='true') AS
 SELECT (b.code)::text AS batch,
    t.stage,
    (o.code)::text AS operation,
    (o.title)::text AS title,
    o.sign_by,
    o.sign_meaning AS meaning,
    k.id AS record,
    k.version,
        CASE
            WHEN (g.id IS NOT NULL) THEN 'signed'::text
            WHEN (k.id IS NULL) THEN 'not complete'::text
            WHEN (EXISTS ( SELECT
               FROM rule.block_gaps(b.*, o.id) block_gaps(block_gaps))) THEN 'open again'::text
            ELSE 'to be signed'::text
        END AS state,
    (p.printed_name)::text AS signed_by,
    g.signed_at
   FROM (((((core.batch b
     JOIN core.process_operation o ON (((o.process_version_id = b.process_version_id) AND (o.sign_by IS NOT NULL))))
     JOIN core.process_stage t ON (((t.id = o.stage_id) AND t.applicable)))
     LEFT JOIN core.operation_block k ON (((k.batch_id = b.id) AND (k.process_operation_id = o.id))))
     LEFT JOIN core.signature g ON (((g.entity = 'operation_block'::text) AND (g.record_id = k.id) AND (g.meaning = o.sign_meaning) AND (g.superseded_at IS NULL))))
     LEFT JOIN core.person p ON ((p.id = g.person_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.operation_block OWNER TO vein_owner;
CREATE FUNCTION api.past_operation_block(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.operation_block
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_operation_block(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_patient(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.patient
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_patient(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_patient_merge(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.patient_merge
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_patient_merge(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_person(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.person
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_person(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_person_role(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.person_role
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_person_role(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.process WITH (security_barrier='true') AS
 SELECT p.id,
    p.code AS process,
    (rule.process_in_force(p.id, rule.now())).number AS in_force,
    ( SELECT max(v.number) AS max
           FROM core.process_version v
          WHERE (v.process_id = p.id)) AS latest
   FROM core.process p
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process OWNER TO vein_owner;
CREATE FUNCTION api.past_process(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.process
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_process(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.process_document WITH (security_barrier='true') AS
 SELECT p.code AS process,
    v.number,
    v.document,
    encode(v.digest, 'hex'::text) AS digest
   FROM (core.process_version v
     JOIN core.process p ON ((p.id = v.process_id)))
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process_document OWNER TO vein_owner;
CREATE FUNCTION api.past_process_document(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.process_document
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_process_document(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.process_field_argument (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    field_id bigint NOT NULL,
    argument core.code NOT NULL,
    source core.line NOT NULL
);
ALTER TABLE core.process_field_argument OWNER TO vein_owner;
CREATE TABLE core.process_field_source (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    field_id bigint NOT NULL,
    source text NOT NULL,
    CONSTRAINT process_field_source_source_word CHECK ((source = ANY (ARRAY['keyboard'::text, 'scan'::text, 'file'::text])))
);
ALTER TABLE core.process_field_source OWNER TO vein_owner;
CREATE TABLE core.process_field_word (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    field_id bigint NOT NULL,
    place integer NOT NULL,
    word core.line NOT NULL
);
ALTER TABLE core.process_field_word OWNER TO vein_owner;
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
CREATE FUNCTION api.past_process_field(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.process_field
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_process_field(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.process_step_after (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    after_step_id bigint NOT NULL
);
ALTER TABLE core.process_step_after OWNER TO vein_owner;
CREATE TABLE core.process_step_container (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    container core.code NOT NULL,
    count integer DEFAULT 1 NOT NULL
);
ALTER TABLE core.process_step_container OWNER TO vein_owner;
CREATE TABLE core.process_step_equipment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    class core.code NOT NULL
);
ALTER TABLE core.process_step_equipment OWNER TO vein_owner;
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
CREATE TABLE core.process_step_sample (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    step_id bigint NOT NULL,
    sample core.code NOT NULL
);
ALTER TABLE core.process_step_sample OWNER TO vein_owner;
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
CREATE FUNCTION api.past_process_step(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.process_step
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_process_step(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_process_timer(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.process_timer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_process_timer(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_standing(v core.process_version, at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_standing(v core.process_version, at timestamp with time zone) OWNER TO vein_owner;
CREATE TABLE core.process_reference (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    place integer NOT NULL,
    name core.line NOT NULL,
    number core.line NOT NULL
);
ALTER TABLE core.process_reference OWNER TO vein_owner;
CREATE TABLE core.process_route (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    process_version_id bigint NOT NULL,
    transition text NOT NULL,
    CONSTRAINT process_route_transition_word CHECK ((transition = ANY (ARRAY['transport'::text, 'starting_store'::text, 'store'::text, 'thaw'::text])))
);
ALTER TABLE core.process_route OWNER TO vein_owner;
CREATE VIEW api.process_version WITH (security_barrier='true') AS
 SELECT v.id,
    p.code AS process,
    v.number,
    v.title,
    rule.process_standing(v.*, rule.now()) AS status,
    v.product_name,
    v.kind,
    v.target,
    v.gene_delivery,
    v.presentation,
    v.frame_kind,
    v.frame_authority,
    v.frame_reference,
    v.frame_sponsor,
    v.frame_retention,
    ( SELECT string_agg((((f.name)::text || ' '::text) || (f.number)::text), '; '::text ORDER BY f.place) AS string_agg
           FROM core.process_reference f
          WHERE (f.process_version_id = v.id)) AS frame_references,
    v.release_by,
    v.late_entry_us,
    v.time_zone,
    v.retest_by,
    ( SELECT string_agg(r.transition, ' '::text ORDER BY r.transition) AS string_agg
           FROM core.process_route r
          WHERE (r.process_version_id = v.id)) AS route,
    q.code AS proposed_by,
    v.asked_from,
    v.in_force_from,
    v.retired_at,
    encode(v.digest, 'hex'::text) AS digest,
    v.version
   FROM ((core.process_version v
     JOIN core.process p ON ((p.id = v.process_id)))
     JOIN core.person q ON ((q.id = v.proposed_by_id)))
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.process_version OWNER TO vein_owner;
CREATE FUNCTION api.past_process_version(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.process_version
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_process_version(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.recall (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    reason core.words NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT recall_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'signed'::text, 'withdrawn'::text])))
);
ALTER TABLE core.recall OWNER TO vein_owner;
CREATE VIEW api.recall WITH (security_barrier='true') AS
 SELECT x.id,
    b.code AS batch,
    x.reason,
    p.code AS proposed_by,
    x.proposed_at,
    x.status,
    x.version
   FROM ((core.recall x
     JOIN core.batch b ON ((b.id = x.batch_id)))
     JOIN core.person p ON ((p.id = x.proposed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.recall OWNER TO vein_owner;
CREATE FUNCTION api.past_recall(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.recall
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_recall(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_receipt(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.receipt
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_receipt(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.utc(value timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN to_char((value AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text);
ALTER FUNCTION rule.utc(value timestamp with time zone) OWNER TO vein_owner;
CREATE VIEW report.chain WITH (security_barrier='true') AS
 WITH seen AS (
         SELECT b.id,
            b.code,
            t.coi
           FROM (core.batch b
             JOIN core.therapy_event t ON ((t.id = b.therapy_event_id)))
          WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]))
        ), item(batch_id, at, kind, what, details, person_id, record) AS (
         SELECT x.batch_id,
            x.started_at,
            'collection'::text AS "?column?",
            ('collection '::text || x.status) AS "?column?",
            concat_ws(', '::text, ('DIN '::text || x.din), (x.volume_ml || ' mL'::text), ('until '::text || rule.utc((x.finished_at)::timestamp with time zone))) AS concat_ws,
            x.performed_by_id,
            x.id
           FROM core.collection x
        UNION ALL
         SELECT x.batch_id,
            x.since_at,
            'custody'::text,
            ('held by '::text || COALESCE((h.printed_name)::text, concat_ws(' '::text, x.holder_organisation, x.holder_name))),
            concat_ws(', '::text, x.place, ('waybill '::text || (x.waybill)::text), x.condition_band, ('certificate '::text || (x.certificate)::text)) AS concat_ws,
            x.holder_person_id,
            x.id
           FROM (core.custody x
             LEFT JOIN core.person h ON ((h.id = x.holder_person_id)))
        UNION ALL
         SELECT x.batch_id,
            x.received_at,
            'receipt'::text,
            ('receipt of '::text || (c.code)::text),
            concat_ws(', '::text, (x.volume_ml || ' mL'::text), (x.temperature_c || ' Cel'::text), ('seals '::text || x.seals), ('decision: '::text || x.decision)) AS concat_ws,
            x.received_by_id,
            x.id
           FROM (core.receipt x
             JOIN core.container c ON ((c.id = x.container_id)))
        UNION ALL
         SELECT x.batch_id,
            x.checked_at,
            'identity'::text,
            (('identity agreed at '::text || x.checkpoint) || COALESCE((', container '::text || (c.code)::text), ''::text)),
            ( SELECT string_agg(((i_1.identifier || ' by '::text) || i_1.method), ', '::text ORDER BY i_1.id) AS string_agg
                   FROM core.identity_item i_1
                  WHERE (i_1.identity_check_id = x.id)) AS string_agg,
            x.performed_by_id,
            x.id
           FROM (core.identity_check x
             LEFT JOIN core.container c ON ((c.id = x.container_id)))
        UNION ALL
         SELECT x.batch_id,
            x.happened_at,
            'stop'::text,
            ((x.code || ': '::text) || x.rule),
            x.way_out,
            x.person_id,
            x.id
           FROM core.near_miss x
          WHERE (x.batch_id IS NOT NULL)
        UNION ALL
         SELECT x.batch_id,
            x.started_at,
            'infusion'::text,
            ('infusion of '::text || (c.code)::text),
            concat_ws(', '::text, (x.volume_ml || ' mL'::text), ('until '::text || rule.utc((x.ended_at)::timestamp with time zone)), ('reaction: '::text || (x.reaction)::text)) AS concat_ws,
            x.performed_by_id,
            x.id
           FROM (core.infusion x
             JOIN core.container c ON ((c.id = x.container_id)))
        )
 SELECT (s.code)::text AS batch,
    (s.coi)::text AS coi,
    i.at,
    i.kind,
    i.what,
    i.details,
    (p.code)::text AS person,
    i.record,
    ((((rule.utc((i.at)::timestamp with time zone) || ' '::text) || i.kind) || ' '::text) || lpad((i.record)::text, 19, '0'::text)) AS key
   FROM ((seen s
     JOIN item i ON ((i.batch_id = s.id)))
     LEFT JOIN core.person p ON ((p.id = i.person_id)));
ALTER TABLE report.chain OWNER TO vein_owner;
CREATE FUNCTION api.past_report_chain(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF report.chain
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_report_chain(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW report.kpi WITH (security_barrier='true') AS
 SELECT (s.code)::text AS site,
    (v.product_name)::text AS product,
    to_char((b.slot)::timestamp with time zone, 'YYYY-MM'::text) AS month,
    b.kind,
    count(*) AS batches,
    count(*) FILTER (WHERE (e.good OR e.bad)) AS ended,
    count(*) FILTER (WHERE e.good) AS given,
    count(*) FILTER (WHERE e.bad) AS failed,
    round(((100.0 * (count(*) FILTER (WHERE e.good))::numeric) / (NULLIF(count(*) FILTER (WHERE (e.good OR e.bad)), 0))::numeric), 1) AS success_percent,
    round(((100.0 * (count(*) FILTER (WHERE e.bad))::numeric) / (NULLIF(count(*) FILTER (WHERE (e.good OR e.bad)), 0))::numeric), 1) AS failure_percent,
    count(*) FILTER (WHERE r.tested) AS tested,
    count(*) FILTER (WHERE r.oos) AS oos,
    round(((100.0 * (count(*) FILTER (WHERE r.oos))::numeric) / (NULLIF(count(*) FILTER (WHERE r.tested), 0))::numeric), 1) AS oos_percent,
    round((EXTRACT(epoch FROM percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY t.vein_to_vein)) / (86400)::numeric), 1) AS vein_to_vein_days,
    round((EXTRACT(epoch FROM percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY t.culture)) / (86400)::numeric), 1) AS culture_days,
    concat_ws(' '::text, s.code, to_char((b.slot)::timestamp with time zone, 'YYYY-MM'::text), v.product_name, b.kind) AS key
   FROM (((((core.batch b
     JOIN core.site s ON ((s.id = b.site_id)))
     JOIN core.process_version v ON ((v.id = b.process_version_id)))
     CROSS JOIN LATERAL ( SELECT (EXISTS ( SELECT
                   FROM core.infusion i
                  WHERE (i.batch_id = b.id))) AS good,
            ((b.process_status = ANY (ARRAY['aborted'::text, 'discarded'::text])) OR (b.quality_status = ANY (ARRAY['rejected'::text, 'recalled'::text]))) AS bad) e)
     CROSS JOIN LATERAL ( SELECT (count(*) > 0) AS tested,
            COALESCE(bool_or((x.verdict = 'fail'::text)), false) AS oos
           FROM core.result x
          WHERE ((x.batch_id = b.id) AND (x.stage = 'final'::text))) r)
     CROSS JOIN LATERAL ( SELECT (( SELECT min((i.started_at)::timestamp with time zone) AS min
                   FROM core.infusion i
                  WHERE (i.batch_id = b.id)) - ( SELECT min((c.started_at)::timestamp with time zone) AS min
                   FROM core.collection c
                  WHERE (c.batch_id = b.id))) AS vein_to_vein,
            (( SELECT max((x.event_at)::timestamp with time zone) AS max
                   FROM (core.step_execution x
                     JOIN core.process_step p ON ((p.id = x.process_step_id)))
                  WHERE ((x.batch_id = b.id) AND ((p.code)::text = 'harvest'::text))) - ( SELECT min((x.event_at)::timestamp with time zone) AS min
                   FROM (core.step_execution x
                     JOIN core.process_step p ON ((p.id = x.process_step_id)))
                  WHERE ((x.batch_id = b.id) AND (p.stage = ANY (ARRAY['engineering'::text, 'expansion'::text]))))) AS culture) t)
  WHERE ((b.process_status <> 'cancelled'::text) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])))
  GROUP BY s.code, v.product_name, (to_char((b.slot)::timestamp with time zone, 'YYYY-MM'::text)), b.kind;
ALTER TABLE report.kpi OWNER TO vein_owner;
CREATE FUNCTION api.past_report_kpi(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF report.kpi
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_report_kpi(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.worklist(sites bigint[], role text, batch text, kinds text[]) RETURNS TABLE(site text, batch_code text, kind text, what text, due_at timestamp with time zone, roles text, mine boolean, key text, act text, entity text, record bigint, version bigint, meaning text, step text, sample text, line text, field text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS body;
ALTER FUNCTION rule.worklist(sites bigint[], role text, batch text, kinds text[]) OWNER TO vein_owner;
CREATE VIEW report.worklist WITH (security_barrier='true') AS
 SELECT w.site,
    w.batch_code AS batch,
    w.kind,
    w.what,
    w.due_at,
    w.roles,
    w.mine,
    w.key,
    w.act,
    w.entity,
    w.record,
    w.version,
    w.meaning,
    w.step,
    w.sample,
    w.line,
    w.field
   FROM rule.worklist(( SELECT rule.sites() AS sites), 'all'::text, NULL::text, NULL::text[]) w(site, batch_code, kind, what, due_at, roles, mine, key, act, entity, record, version, meaning, step, sample, line, field);
ALTER TABLE report.worklist OWNER TO vein_owner;
CREATE FUNCTION api.past_report_worklist(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF report.worklist
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_report_worklist(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.tested_before(line_id bigint, sample_id bigint, person_id bigint, before integer) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tested_before(line_id bigint, sample_id bigint, person_id bigint, before integer) OWNER TO vein_owner;
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
        CASE
            WHEN (r.stage = 'final'::text) THEN rule.tested_before(r.line_id, r.sample_id, r.analyst_id, r.entry)
            ELSE NULL::integer
        END AS tested_before,
    r.version
   FROM ((((core.result r
     JOIN core.batch b ON ((b.id = r.batch_id)))
     JOIN core.sample m ON ((m.id = r.sample_id)))
     JOIN core.specification_line l ON ((l.id = r.line_id)))
     JOIN core.person p ON ((p.id = r.analyst_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.result OWNER TO vein_owner;
CREATE FUNCTION api.past_result(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.result
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_result(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_result_form(as_of timestamp with time zone, signature bigint, sample text) RETURNS TABLE(sample_point text, batch text, line text, label text, unit text, limit_text text, words jsonb, waits boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_result_form(as_of timestamp with time zone, signature bigint, sample text) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_for(batch_id bigint, step_id bigint, occurrence integer, attempt integer, class text DEFAULT NULL::text) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_for(batch_id bigint, step_id bigint, occurrence integer, attempt integer, class text) OWNER TO vein_owner;
CREATE FUNCTION rule.lots_at(batch_id bigint, step_id bigint, occurrence integer, attempt integer, material text DEFAULT NULL::text) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lots_at(batch_id bigint, step_id bigint, occurrence integer, attempt integer, material text) OWNER TO vein_owner;
CREATE FUNCTION rule.reviewed_near_miss(code text, expected text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.reviewed_near_miss(code text, expected text) OWNER TO vein_owner;
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
CREATE VIEW rule.step_use AS
 SELECT 'lot'::text AS kind,
    u.id,
    u.batch_id,
    u.process_step_id,
    u.occurrence,
    u.attempt,
    u.status
   FROM core.lot_use u
UNION ALL
 SELECT 'device'::text AS kind,
    u.id,
    u.batch_id,
    u.process_step_id,
    u.occurrence,
    u.attempt,
    u.status
   FROM core.equipment_use u;
ALTER TABLE rule.step_use OWNER TO vein_owner;
CREATE VIEW rule.step_begun AS
 SELECT q.batch_id,
    q.process_step_id,
    q.occurrence,
    q.attempt,
    bool_or(q.recorded) AS recorded
   FROM ( SELECT x.batch_id,
            x.process_step_id,
            x.occurrence,
            x.attempt,
            true AS recorded
           FROM core.step_execution x
          WHERE (x.status <> 'invalidated'::text)
        UNION ALL
         SELECT u.batch_id,
            u.process_step_id,
            u.occurrence,
            u.attempt,
            false
           FROM rule.step_use u
          WHERE (u.status = 'used'::text)) q
  GROUP BY q.batch_id, q.process_step_id, q.occurrence, q.attempt;
ALTER TABLE rule.step_begun OWNER TO vein_owner;
CREATE VIEW api.step_equipment WITH (security_barrier='true') AS
 SELECT (b.code)::text AS batch,
    (s.code)::text AS step,
    (s.title)::text AS title,
    n.occurrence,
    n.attempt,
    (c.class)::text AS class,
    n.recorded,
    array_to_string(rule.equipment_for(b.id, s.id, n.occurrence, n.attempt, (c.class)::text), ', '::text) AS devices,
        CASE
            WHEN (rule.equipment_for(b.id, s.id, n.occurrence, n.attempt, (c.class)::text) <> '{}'::text[]) THEN 'recorded'::text
            WHEN n.recorded THEN 'missing'::text
            ELSE 'open'::text
        END AS state,
    g.place AS stage_place,
    o.place AS operation_place,
    s.place AS step_place,
    c.id
   FROM (((((core.batch b
     JOIN core.process_step s ON ((s.process_version_id = b.process_version_id)))
     JOIN core.process_operation o ON ((o.id = s.operation_id)))
     JOIN core.process_stage g ON ((g.id = o.stage_id)))
     JOIN core.process_step_equipment c ON ((c.step_id = s.id)))
     JOIN rule.step_begun n ON (((n.batch_id = b.id) AND (n.process_step_id = s.id))))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.step_equipment OWNER TO vein_owner;
CREATE VIEW api.step_material WITH (security_barrier='true') AS
 SELECT (b.code)::text AS batch,
    (s.code)::text AS step,
    (s.title)::text AS title,
    n.occurrence,
    n.attempt,
    (m.material)::text AS material,
    COALESCE(rule.lot_amount((m.quantity)::numeric, (m.unit)::text), (m.quantity_field)::text) AS quantity,
    n.recorded,
    array_to_string(rule.lots_at(b.id, s.id, n.occurrence, n.attempt, (m.material)::text), ', '::text) AS lots,
        CASE
            WHEN (rule.lots_at(b.id, s.id, n.occurrence, n.attempt, (m.material)::text) <> '{}'::text[]) THEN 'recorded'::text
            WHEN n.recorded THEN 'missing'::text
            ELSE 'open'::text
        END AS state,
    g.place AS stage_place,
    o.place AS operation_place,
    s.place AS step_place,
    m.id
   FROM (((((core.batch b
     JOIN core.process_step s ON ((s.process_version_id = b.process_version_id)))
     JOIN core.process_operation o ON ((o.id = s.operation_id)))
     JOIN core.process_stage g ON ((g.id = o.stage_id)))
     JOIN core.process_step_material m ON ((m.step_id = s.id)))
     JOIN rule.step_begun n ON (((n.batch_id = b.id) AND (n.process_step_id = s.id))))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.step_material OWNER TO vein_owner;
CREATE TABLE core.step_missed (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    process_step_id bigint NOT NULL,
    due_at core.moment NOT NULL,
    reason core.words NOT NULL,
    documented_by_id bigint NOT NULL,
    documented_at core.moment NOT NULL,
    CONSTRAINT step_missed_due_at_past CHECK (((due_at)::timestamp with time zone <= (documented_at)::timestamp with time zone))
);
ALTER TABLE core.step_missed OWNER TO vein_owner;
CREATE VIEW api.step_missed WITH (security_barrier='true') AS
 SELECT k.id,
    (b.code)::text AS batch,
    (s.code)::text AS step,
    k.due_at,
    (k.reason)::text AS reason,
    (p.printed_name)::text AS documented_by,
    k.documented_at
   FROM (((core.step_missed k
     JOIN core.batch b ON ((b.id = k.batch_id)))
     JOIN core.process_step s ON ((s.id = k.process_step_id)))
     JOIN core.person p ON ((p.id = k.documented_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.step_missed OWNER TO vein_owner;
CREATE TABLE core.step_invalidation (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint NOT NULL,
    deviation_id bigint NOT NULL,
    reason core.words NOT NULL,
    proposed_by_id bigint NOT NULL,
    proposed_at core.moment NOT NULL,
    status text NOT NULL,
    decided_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT step_invalidation_decided_at_given CHECK (((status = 'proposed'::text) = (decided_at IS NULL))),
    CONSTRAINT step_invalidation_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'done'::text, 'withdrawn'::text])))
);
ALTER TABLE core.step_invalidation OWNER TO vein_owner;
CREATE VIEW api.step_proposal WITH (security_barrier='true') AS
 SELECT v.kind AS proposal,
    v.id AS record,
    (b.code)::text AS batch,
    (s.code)::text AS step,
    v.occurrence,
    v.step_execution,
    v.deviation_id AS deviation,
    v.reason,
    (p.printed_name)::text AS proposed_by,
    v.proposed_at,
    v.status,
    v.decided_at,
    v.version
   FROM (((( SELECT 'skip'::text AS kind,
            k.id,
            k.batch_id,
            k.process_step_id,
            NULL::integer AS occurrence,
            NULL::bigint AS step_execution,
            k.deviation_id,
            (k.reason)::text AS reason,
            k.proposed_by_id,
            k.proposed_at,
            k.status,
            k.decided_at,
            k.version
           FROM core.step_skip k
        UNION ALL
         SELECT 'invalidation'::text,
            k.id,
            k.batch_id,
            x.process_step_id,
            x.occurrence,
            x.id,
            k.deviation_id,
            k.reason,
            k.proposed_by_id,
            k.proposed_at,
            k.status,
            k.decided_at,
            k.version
           FROM (core.step_invalidation k
             JOIN core.step_execution x ON ((x.id = k.step_execution_id)))) v
     JOIN core.batch b ON ((b.id = v.batch_id)))
     JOIN core.process_step s ON ((s.id = v.process_step_id)))
     JOIN core.person p ON ((p.id = v.proposed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.step_proposal OWNER TO vein_owner;
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
CREATE TABLE core.exception_review (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    item core.line NOT NULL,
    shown text NOT NULL,
    what core.words NOT NULL,
    decision text NOT NULL,
    words core.words,
    said_by_id bigint NOT NULL,
    said_at core.moment NOT NULL,
    CONSTRAINT exception_review_decision_word CHECK ((decision = ANY (ARRAY['accepted'::text, 'returned'::text, 'answered'::text]))),
    CONSTRAINT exception_review_shown_shape CHECK ((shown ~ '^[0-9a-f]{16}$'::text)),
    CONSTRAINT exception_review_words_given CHECK (((decision = 'accepted'::text) OR (words IS NOT NULL)))
);
ALTER TABLE core.exception_review OWNER TO vein_owner;
CREATE VIEW api.review_exception WITH (security_barrier='true') AS
 WITH item(batch, place, kind, what, answer, at, person, step_execution, sample, result, deviation, item) AS (
         SELECT s.batch,
            1 AS "?column?",
            'late'::text AS "?column?",
            format('%s %s entered late'::text, s.title, s.occurrence) AS format,
            s.late_reason,
            s.entered_at,
            s.recorded_by,
            s.step_execution,
            NULL::text AS text,
            NULL::bigint AS int8,
            NULL::bigint AS int8,
            ('step '::text || s.step_execution) AS "?column?"
           FROM api.batch_step s
          WHERE ((s.entry_mode = 'late'::text) AND (s.state <> 'invalidated'::text))
        UNION ALL
         SELECT o.batch,
            2,
                CASE
                    WHEN (o.not_recorded IS NOT NULL) THEN 'no value'::text
                    WHEN (o.breach <> ''::text) THEN o.breach
                    WHEN (o.revision > 1) THEN 'corrected'::text
                    ELSE 'unusual'::text
                END AS "case",
            format('%s %s, %s: %s'::text, o.step, o.occurrence, o.label, COALESCE((o.number)::text, o.word, rule.utc(o.moment), ('not recorded, '::text || o.not_recorded))) AS format,
                CASE
                    WHEN (o.reason IS NOT NULL) THEN o.reason
                    WHEN (o.breach = 'action'::text) THEN ( SELECT ((t.decision || ': '::text) || (t.reason)::text)
                       FROM (core.triage t
                         JOIN core.process_field f ON ((f.id = t.process_field_id)))
                      WHERE ((t.step_execution_id = o.step_execution) AND ((f.name)::text = o.field) AND (t.revision = o.revision))
                     LIMIT 1)
                    WHEN (o.breach <> ''::text) THEN ( SELECT c.words
                       FROM api.comment c
                      WHERE ((c.step_execution = o.step_execution) AND ((c.written_at)::timestamp with time zone >= (o.entered_at)::timestamp with time zone))
                      ORDER BY c.id
                     LIMIT 1)
                    WHEN o.confirmed THEN 'typed twice, being outside the plausible range'::text
                    ELSE NULL::text
                END AS "case",
            o.entered_at,
            o.entered_by,
            o.step_execution,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ((('value '::text || o.step_execution) || ' '::text) || o.field)
           FROM api.observation o
          WHERE (o.current AND (NOT o.hidden) AND (NOT o.invalidated) AND ((o.breach <> ''::text) OR (o.not_recorded IS NOT NULL) OR (o.revision > 1) OR o.confirmed))
        UNION ALL
         SELECT m.batch,
            3,
            'missed'::text,
            format('%s due %s'::text, m.step, rule.utc((m.due_at)::timestamp with time zone)) AS format,
            m.reason,
            m.documented_at,
            m.documented_by,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ('missed '::text || m.id)
           FROM api.step_missed m
        UNION ALL
         SELECT p_1.batch,
            4,
            p_1.proposal,
            concat_ws(' '::text, p_1.step, p_1.occurrence, p_1.status) AS concat_ws,
            p_1.reason,
            p_1.proposed_at,
            p_1.proposed_by,
            p_1.step_execution,
            NULL::text,
            NULL::bigint,
            p_1.deviation,
            ((p_1.proposal || ' '::text) || p_1.record)
           FROM api.step_proposal p_1
          WHERE (p_1.status <> 'withdrawn'::text)
        UNION ALL
         SELECT t.batch,
            5,
            'clock'::text,
            ((t.title || ' past its '::text) || t.bound),
            NULL::text,
            t.found_at,
            NULL::text,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ((('clock '::text || t.timer) || ' '::text) || t.bound)
           FROM api.timer_breach t
          WHERE t.stands
        UNION ALL
         SELECT m.batch,
            6,
            'late'::text,
            format('sample %s registered late'::text, m.sample) AS format,
            m.late_reason,
            m.drawn_at,
            m.drawn_by,
            NULL::bigint,
            m.sample,
            NULL::bigint,
            NULL::bigint,
            ('sample '::text || m.sample)
           FROM api.sample m
          WHERE (m.entry_mode = 'late'::text)
        UNION ALL
         SELECT r_1.batch,
            7,
                CASE
                    WHEN (r_1.revision > 1) THEN 'corrected'::text
                    WHEN a.again THEN 'retest'::text
                    ELSE r_1.verdict
                END AS verdict,
            (format('%s on %s: %s'::text, r_1.label, r_1.sample, r_1.value) || COALESCE((', by the analyst of test '::text || r_1.tested_before), ''::text)),
            COALESCE(r_1.reason, ( SELECT COALESCE(i_1.conclusion, (('investigation '::text || i_1.id) || ' is open'::text)) AS "coalesce"
                   FROM api.investigation i_1
                  WHERE (i_1.result = r_1.id)
                  ORDER BY i_1.id DESC
                 LIMIT 1)) AS "coalesce",
            r_1.entered_at,
            r_1.analyst,
            NULL::bigint,
            NULL::text,
            r_1.id,
            NULL::bigint,
            ('result '::text || r_1.id)
           FROM (api.result r_1
             CROSS JOIN LATERAL ( SELECT ((r_1.test > 1) AND (EXISTS ( SELECT
                           FROM (core.result c
                             JOIN core.result p_1 ON (((p_1.line_id = c.line_id) AND (p_1.sample_id = c.sample_id) AND (p_1.entry < c.entry))))
                          WHERE ((c.id = r_1.id) AND (p_1.stage <> 'interim'::text) AND (NOT (EXISTS ( SELECT
                                   FROM core.result q
                                  WHERE ((q.line_id = p_1.line_id) AND (q.sample_id = p_1.sample_id) AND (q.entry = p_1.entry) AND (q.revision > p_1.revision))))))))) AS again) a)
          WHERE (r_1.current AND ((r_1.verdict = ANY (ARRAY['fail'::text, 'not decidable'::text])) OR (r_1.revision > 1) OR a.again))
        UNION ALL
         SELECT h.batch,
            8,
            'hold'::text,
            ((('hold '::text || h.id) || ': '::text) || h.reason),
            h.lift_reason,
            h.placed_at,
            h.placed_by,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ('hold '::text || h.id)
           FROM api.hold h
        UNION ALL
         SELECT n.batch,
            9,
            'near miss'::text,
            ((((n.act || ': '::text) || n.code) || ' '::text) || n.rule),
            NULL::text,
            n.happened_at,
            n.person,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ('near miss '::text || n.id)
           FROM api.near_miss n
          WHERE rule.reviewed_near_miss(n.code, n.expected)
        UNION ALL
         SELECT d.batch,
            10,
            'deviation'::text,
            format('%s deviation %s: %s'::text, d.class, d.id, d.description) AS format,
            concat_ws(': '::text, d.impact, d.impact_reason) AS concat_ws,
            d.opened_at,
            d.opened_by,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            d.id,
            ('deviation '::text || d.id)
           FROM api.deviation d
        UNION ALL
         SELECT c.batch,
            11,
            'corrected'::text,
            format('%s: %s instead of %s'::text, c.title, c.after, c.before) AS format,
            c.reason,
            c.corrected_at,
            c.corrected_by,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            concat_ws(' '::text, 'corrected', c.entity, c.record, c.field, c.version) AS concat_ws
           FROM api.correction c
          WHERE ((c.entity <> ALL (ARRAY['observation'::text, 'result'::text])) AND (c.batch IS NOT NULL))
        UNION ALL
         SELECT m.batch,
            12,
            'no lot'::text,
            format('%s %s: no lot of %s'::text, m.step, m.occurrence, m.material) AS format,
            NULL::text,
            NULL::timestamp with time zone,
            NULL::text,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            concat_ws(' '::text, 'no lot', m.step, m.occurrence, m.attempt, m.material) AS concat_ws
           FROM api.step_material m
          WHERE (m.state = 'missing'::text)
        UNION ALL
         SELECT u.batch,
            13,
                CASE
                    WHEN (u.status = 'withdrawn'::text) THEN 'withdrawn'::text
                    WHEN (u.finding IS NOT NULL) THEN 'lot'::text
                    WHEN (u.entry_mode = 'late'::text) THEN 'late'::text
                    ELSE 'lot'::text
                END AS "case",
            concat_ws(' '::text, u.step, (u.occurrence || ':'::text), 'lot', u.lot, 'of', u.material,
                CASE
                    WHEN (u.status = 'used'::text) THEN COALESCE(u.finding, u.lot_now)
                    ELSE NULL::text
                END) AS concat_ws,
            COALESCE(u.withdraw_reason, u.late_reason) AS "coalesce",
            COALESCE(u.withdrawn_at, u.entered_at) AS "coalesce",
            COALESCE(u.withdrawn_by, u.recorded_by) AS "coalesce",
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ('lot use '::text || u.id)
           FROM api.lot_use u
          WHERE ((u.status = 'withdrawn'::text) OR (u.entry_mode = 'late'::text) OR (u.lot_now = 'rejected'::text) OR (u.finding IS NOT NULL))
        UNION ALL
         SELECT m.batch,
            14,
            'no device'::text,
            format('%s %s: no device of class %s'::text, m.step, string_agg((m.occurrence)::text, ', '::text ORDER BY m.occurrence), m.class) AS format,
            NULL::text,
            NULL::timestamp with time zone,
            NULL::text,
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            concat_ws(' '::text, 'no device', m.step, m.class) AS concat_ws
           FROM api.step_equipment m
          WHERE (m.state = 'missing'::text)
          GROUP BY m.batch, m.step, m.class
        UNION ALL
         SELECT u.batch,
            15,
                CASE
                    WHEN (u.status = 'withdrawn'::text) THEN 'withdrawn'::text
                    WHEN (u.finding IS NOT NULL) THEN 'device'::text
                    WHEN (u.entry_mode = 'late'::text) THEN 'late'::text
                    WHEN (u.method = 'keyed'::text) THEN 'keyed'::text
                    ELSE 'device'::text
                END AS "case",
            concat_ws(' '::text, u.step, (u.occurrence || ':'::text), 'device', u.equipment, 'of class', u.class, u.finding, ('found out of tolerance '::text || rule.utc((u.doubted_at)::timestamp with time zone))) AS concat_ws,
            COALESCE(u.withdraw_reason, u.late_reason, u.reason_code) AS "coalesce",
            COALESCE(u.withdrawn_at, u.entered_at) AS "coalesce",
            COALESCE(u.withdrawn_by, u.recorded_by) AS "coalesce",
            NULL::bigint,
            NULL::text,
            NULL::bigint,
            NULL::bigint,
            ('equipment use '::text || u.id)
           FROM api.equipment_use u
          WHERE ((u.status = 'withdrawn'::text) OR (u.entry_mode = 'late'::text) OR (u.method = 'keyed'::text) OR (u.doubted_at IS NOT NULL) OR (u.finding IS NOT NULL))
        )
 SELECT i.batch,
    b.id AS batch_id,
    i.place,
    i.kind,
    i.what,
    i.answer,
    i.at,
    i.person,
    i.step_execution,
    i.sample,
    i.result,
    i.deviation,
    i.item AS key,
    i.item,
    g.shown,
        CASE
            WHEN ((r.decision = 'accepted'::text) AND (r.shown <> g.shown)) THEN 'changed'::text
            ELSE r.decision
        END AS decision,
    (r.words)::text AS said,
    (p.printed_name)::text AS said_by,
    r.said_at
   FROM ((((item i
     JOIN core.batch b ON (((b.code)::text = i.batch)))
     CROSS JOIN LATERAL ( SELECT "left"(encode(sha256(convert_to(((((i.kind || '
'::text) || i.what) || '
'::text) || COALESCE(i.answer, ''::text)), 'UTF8'::name)), 'hex'::text), 16) AS shown) g)
     LEFT JOIN LATERAL ( SELECT x.id,
            x.stream_id,
            x.batch_id,
            x.therapy_event_id,
            x.item,
            x.shown,
            x.what,
            x.decision,
            x.words,
            x.said_by_id,
            x.said_at
           FROM core.exception_review x
          WHERE ((x.batch_id = b.id) AND ((x.item)::text = i.item))
          ORDER BY x.id DESC
         LIMIT 1) r ON (true))
     LEFT JOIN core.person p ON ((p.id = r.said_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.review_exception OWNER TO vein_owner;
CREATE FUNCTION api.past_review_exception(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.review_exception
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_review_exception(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_sample(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.sample
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_sample(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.field_form(f core.process_field) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.field_form(f core.process_field) OWNER TO vein_owner;
CREATE FUNCTION rule.second_tries(step_execution bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.second_tries(step_execution bigint) OWNER TO vein_owner;
CREATE TABLE core.second_entry (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint NOT NULL,
    attempt integer NOT NULL,
    agrees boolean NOT NULL,
    entered text NOT NULL,
    entered_by_id bigint NOT NULL,
    entered_at core.moment NOT NULL,
    CONSTRAINT second_entry_attempt_positive CHECK ((attempt > 0)),
    CONSTRAINT second_entry_entered_size CHECK ((length(entered) <= 16384))
);
ALTER TABLE core.second_entry OWNER TO vein_owner;
CREATE VIEW api.second_entry WITH (security_barrier='true') AS
 SELECT (b.code)::text AS batch,
    (s.code)::text AS step,
    x.occurrence,
    x.id AS step_execution,
    x.version,
        CASE
            WHEN ((x.second_entry = 'open'::text) AND (rule.second_tries(x.id) >= 2)) THEN 'QA has to look'::text
            ELSE x.second_entry
        END AS state,
    s.check_by AS roles,
    ( SELECT count(*) AS count
           FROM core.second_entry e
          WHERE ((e.step_execution_id = x.id) AND (NOT e.agrees))) AS differed,
    (s.title)::text AS title,
    ( SELECT COALESCE(jsonb_agg(rule.field_form(f.*) ORDER BY f.place), '[]'::jsonb) AS "coalesce"
           FROM core.process_field f
          WHERE ((f.step_id = s.id) AND f.critical AND (f.kind <> 'computed'::text))) AS fields
   FROM ((core.step_execution x
     JOIN core.batch b ON ((b.id = x.batch_id)))
     JOIN core.process_step s ON ((s.id = x.process_step_id)))
  WHERE ((x.second_entry IS NOT NULL) AND (x.status <> 'invalidated'::text) AND (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.second_entry OWNER TO vein_owner;
CREATE FUNCTION api.past_second_entry(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.second_entry
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_second_entry(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.shipment (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    direction text NOT NULL,
    custody_id bigint NOT NULL,
    shipper core.line NOT NULL,
    seal core.line NOT NULL,
    logger core.line,
    condition_band core.line NOT NULL,
    sent_at core.moment NOT NULL,
    sent_by_id bigint NOT NULL,
    status text NOT NULL,
    received_at core.moment,
    received_by_id bigint,
    seals text,
    trace text,
    trace_low_c core.amount,
    trace_high_c core.amount,
    difference core.words,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT shipment_direction_word CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
    CONSTRAINT shipment_received_at_after CHECK (((received_at)::timestamp with time zone >= (sent_at)::timestamp with time zone)),
    CONSTRAINT shipment_received_whole CHECK ((num_nonnulls(received_at, received_by_id, seals, trace) =
CASE status
    WHEN 'received'::text THEN 4
    ELSE 0
END)),
    CONSTRAINT shipment_seals_word CHECK ((seals = ANY (ARRAY['intact'::text, 'broken'::text, 'none'::text]))),
    CONSTRAINT shipment_status_word CHECK ((status = ANY (ARRAY['on_the_way'::text, 'received'::text]))),
    CONSTRAINT shipment_trace_high_c_above CHECK (((trace_high_c)::numeric >= (trace_low_c)::numeric)),
    CONSTRAINT shipment_trace_high_c_plausible CHECK ((((trace_high_c)::numeric >= ('-200'::integer)::numeric) AND ((trace_high_c)::numeric <= (60)::numeric))),
    CONSTRAINT shipment_trace_low_c_plausible CHECK ((((trace_low_c)::numeric >= ('-200'::integer)::numeric) AND ((trace_low_c)::numeric <= (60)::numeric))),
    CONSTRAINT shipment_trace_read CHECK ((num_nonnulls(trace_low_c, trace_high_c) =
CASE
    WHEN (trace = ANY (ARRAY['in_band'::text, 'excursion'::text])) THEN 2
    ELSE 0
END)),
    CONSTRAINT shipment_trace_word CHECK ((trace = ANY (ARRAY['in_band'::text, 'excursion'::text, 'not_read'::text])))
);
ALTER TABLE core.shipment OWNER TO vein_owner;
CREATE TABLE core.shipment_container (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    shipment_id bigint NOT NULL,
    container_id bigint NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT shipment_container_status_word CHECK ((status = ANY (ARRAY['sent'::text, 'received'::text, 'missing'::text, 'extra'::text])))
);
ALTER TABLE core.shipment_container OWNER TO vein_owner;
CREATE VIEW api.shipment WITH (security_barrier='true') AS
 SELECT s.id,
    b.code AS batch,
    s.direction,
    s.shipper,
    s.seal,
    s.logger,
    t.holder_organisation AS organisation,
    t.holder_name AS name,
    t.waybill,
    s.condition_band,
    s.sent_at,
    p.code AS sent_by,
    s.status,
    s.received_at,
    q.code AS received_by,
    s.seals,
    s.trace,
    s.trace_low_c,
    s.trace_high_c,
    s.difference,
    ( SELECT string_agg((((c.code)::text || ' '::text) || m.status), ', '::text ORDER BY c.code) AS string_agg
           FROM (core.shipment_container m
             JOIN core.container c ON ((c.id = m.container_id)))
          WHERE (m.shipment_id = s.id)) AS containers,
    s.version
   FROM ((((core.shipment s
     JOIN core.batch b ON ((b.id = s.batch_id)))
     JOIN core.custody t ON ((t.id = s.custody_id)))
     JOIN core.person p ON ((p.id = s.sent_by_id)))
     LEFT JOIN core.person q ON ((q.id = s.received_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.shipment OWNER TO vein_owner;
CREATE FUNCTION api.past_shipment(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.shipment
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_shipment(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_signature(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.signature
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_signature(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.site WITH (security_barrier='true') AS
 SELECT s.id,
    s.code,
    s.title,
    s.time_zone,
    s.version
   FROM core.site s
  WHERE (( SELECT rule.holds('admin manager qa auditor'::text) AS holds) OR (s.id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.site OWNER TO vein_owner;
CREATE FUNCTION api.past_site(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.site
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_site(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.specification_need (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    line_id bigint NOT NULL,
    need text NOT NULL,
    CONSTRAINT specification_need_need_word CHECK ((need = ANY (ARRAY['weight'::text, 'planned_dose'::text])))
);
ALTER TABLE core.specification_need OWNER TO vein_owner;
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
CREATE FUNCTION api.past_specification_line(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.specification_line
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_specification_line(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_step_equipment(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.step_equipment
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_step_equipment(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION rule.repeat_gaps(b core.batch, over boolean DEFAULT false) RETURNS TABLE(step_id bigint, step text, due_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.repeat_gaps(b core.batch, over boolean) OWNER TO vein_owner;
CREATE VIEW api.step_gap WITH (security_barrier='true') AS
 SELECT (b.code)::text AS batch,
    g.step,
    (s.title)::text AS title,
    g.due_at
   FROM ((core.batch b
     CROSS JOIN LATERAL rule.repeat_gaps(b.*) g(step_id, step, due_at))
     JOIN core.process_step s ON ((s.id = g.step_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.step_gap OWNER TO vein_owner;
CREATE FUNCTION api.past_step_gap(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.step_gap
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_step_gap(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_step_material(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.step_material
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_step_material(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_step_missed(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.step_missed
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_step_missed(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_step_proposal(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.step_proposal
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_step_proposal(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.storage WITH (security_barrier='true') AS
 SELECT k.id,
    b.code AS batch,
    c.code AS container,
    l.code AS location,
    k."position",
    l.condition_band,
    k.put_at,
    p.code AS put_by,
    k.purpose,
    k.taken_at,
    t.code AS taken_by,
    k.identity_check_id AS identity_check,
    k.status
   FROM (((((core.storage k
     JOIN core.batch b ON ((b.id = k.batch_id)))
     JOIN core.container c ON ((c.id = k.container_id)))
     JOIN core.location l ON ((l.id = k.location_id)))
     JOIN core.person p ON ((p.id = k.put_by_id)))
     LEFT JOIN core.person t ON ((t.id = k.taken_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.storage OWNER TO vein_owner;
CREATE FUNCTION api.past_storage(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.storage
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_storage(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.supply_request (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    physician core.line NOT NULL,
    reason core.words NOT NULL,
    requested_by_id bigint NOT NULL,
    requested_at core.moment NOT NULL,
    status text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT supply_request_status_word CHECK ((status = ANY (ARRAY['open'::text, 'granted'::text, 'withdrawn'::text])))
);
ALTER TABLE core.supply_request OWNER TO vein_owner;
CREATE VIEW api.supply_request WITH (security_barrier='true') AS
 SELECT r.id,
    b.code AS batch,
    r.physician,
    r.reason,
    p.code AS requested_by,
    r.requested_at,
    r.status,
    r.version
   FROM ((core.supply_request r
     JOIN core.batch b ON ((b.id = r.batch_id)))
     JOIN core.person p ON ((p.id = r.requested_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.supply_request OWNER TO vein_owner;
CREATE FUNCTION api.past_supply_request(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.supply_request
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_supply_request(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE TABLE core.thaw (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    container_id bigint NOT NULL,
    material text NOT NULL,
    started_at core.moment NOT NULL,
    limit_at core.moment NOT NULL,
    performed_by_id bigint NOT NULL,
    status text NOT NULL,
    found_at core.moment,
    ended_at core.moment,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT thaw_ended_at_after CHECK (((ended_at)::timestamp with time zone >= (started_at)::timestamp with time zone)),
    CONSTRAINT thaw_ended_at_given CHECK (((ended_at IS NOT NULL) = (status = ANY (ARRAY['in_time'::text, 'late'::text, 'given_up'::text])))),
    CONSTRAINT thaw_found_at_given CHECK (((found_at IS NOT NULL) OR (status <> 'over'::text))),
    CONSTRAINT thaw_limit_at_after CHECK (((limit_at)::timestamp with time zone > (started_at)::timestamp with time zone)),
    CONSTRAINT thaw_material_word CHECK ((material = ANY (ARRAY['starting material'::text, 'product'::text]))),
    CONSTRAINT thaw_status_word CHECK ((status = ANY (ARRAY['running'::text, 'over'::text, 'in_time'::text, 'late'::text, 'given_up'::text])))
);
ALTER TABLE core.thaw OWNER TO vein_owner;
CREATE VIEW api.thaw WITH (security_barrier='true') AS
 SELECT t.id,
    b.code AS batch,
    c.code AS container,
    t.material,
    t.started_at,
    t.limit_at,
    t.status,
    t.ended_at,
    t.found_at,
    p.code AS performed_by,
    ( SELECT w.code
           FROM (core.signature g
             JOIN core.person w ON ((w.id = g.person_id)))
          WHERE ((g.entity = 'thaw'::text) AND (g.record_id = t.id) AND (g.superseded_at IS NULL))
         LIMIT 1) AS witnessed_by,
    t.version
   FROM (((core.thaw t
     JOIN core.batch b ON ((b.id = t.batch_id)))
     JOIN core.container c ON ((c.id = t.container_id)))
     JOIN core.person p ON ((p.id = t.performed_by_id)))
  WHERE (b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.thaw OWNER TO vein_owner;
CREATE FUNCTION api.past_thaw(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.thaw
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_thaw(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
    o.physician,
    o.status,
    o.version,
    b.code AS batch
   FROM (((((core.therapy_order o
     JOIN core.therapy_event e ON ((e.id = o.therapy_event_id)))
     JOIN core.site s ON ((s.id = e.site_id)))
     JOIN core.process f ON ((f.id = o.process_id)))
     LEFT JOIN core.patient p ON ((p.id = e.patient_id)))
     LEFT JOIN LATERAL ( SELECT x.code
           FROM core.batch x
          WHERE (x.order_id = o.id)
          ORDER BY x.id DESC
         LIMIT 1) b ON (true))
  WHERE (e.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.therapy_order OWNER TO vein_owner;
CREATE FUNCTION api.past_therapy_order(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.therapy_order
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_therapy_order(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW rule.clock AS
 SELECT b.id AS batch_id,
    b.stream_id,
    b.therapy_event_id,
    b.site_id,
    b.process_status,
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
    COALESCE((u.event_at)::timestamp with time zone, ( SELECT rule.now() AS now)) AS seen_at,
    (u.id IS NULL) AS runs,
    ((f.event_at IS NOT NULL) AND ((u.event_at IS NOT NULL) OR ((u.id IS NULL) AND (f.entry_mode <> 'transcribed'::text) AND (NOT (EXISTS ( SELECT
           FROM core.step_skip k
          WHERE ((k.batch_id = b.id) AND (k.process_step_id = t.to_step_id) AND (k.status = 'approved'::text))))) AND (b.process_status <> ALL (ARRAY['closed'::text, 'aborted'::text, 'cancelled'::text, 'discarded'::text]))))) AS counts
   FROM (((core.batch b
     JOIN core.process_timer t ON ((t.process_version_id = b.process_version_id)))
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
CREATE VIEW rule.timer_row AS
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
    ((c.from_at)::timestamp with time zone + ((COALESCE(c.limit_us, c.absolute_us, c.warn_us))::double precision * '00:00:00.000001'::interval)) AS due_at,
    c.site_id,
    c.process_status,
    c.runs
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
  WHERE c.counts;
ALTER TABLE rule.timer_row OWNER TO vein_owner;
CREATE VIEW api.timer WITH (security_barrier='true') AS
 SELECT t.batch,
    t.timer,
    t.title,
    t.from_edge,
    t.from_step,
    t.from_at,
    t.to_edge,
    t.to_step,
    t.to_at,
    t.elapsed,
    t.warn_after,
    t.limit_after,
    t.absolute_after,
    t.state,
    t.past,
    t.due_at
   FROM rule.timer_row t
  WHERE (t.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[]));
ALTER TABLE api.timer OWNER TO vein_owner;
CREATE FUNCTION api.past_timer(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.timer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_timer(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_timer_breach(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.timer_breach
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_timer_breach(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE VIEW api.timer_running WITH (security_barrier='true') AS
 SELECT t.batch,
    t.timer,
    t.title,
    t.from_edge,
    t.from_step,
    t.from_at,
    t.to_edge,
    t.to_step,
    t.to_at,
    t.elapsed,
    t.warn_after,
    t.limit_after,
    t.absolute_after,
    t.state,
    t.past,
    t.due_at,
    ((((((array_position(ARRAY['over'::text, 'warn'::text, 'running'::text], t.state) || ' '::text) || rule.utc(t.due_at)) || ' '::text) || t.batch) || ' '::text) || t.timer) AS key
   FROM rule.timer_row t
  WHERE (t.runs AND (t.process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text])) AND (t.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])));
ALTER TABLE api.timer_running OWNER TO vein_owner;
CREATE FUNCTION api.past_timer_running(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.timer_running
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_timer_running(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
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
CREATE FUNCTION api.past_training(as_of timestamp with time zone, signature bigint, batch text) RETURNS SETOF api.training
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_training(as_of timestamp with time zone, signature bigint, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.past_worklist(as_of timestamp with time zone, signature bigint, role text, site text, batch text, kinds text[]) RETURNS SETOF report.worklist
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.past_worklist(as_of timestamp with time zone, signature bigint, role text, site text, batch text, kinds text[]) OWNER TO vein_owner;
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
CREATE FUNCTION api.patient_page(after text, rows bigint) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.patient_page(after text, rows bigint) OWNER TO vein_owner;
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
CREATE FUNCTION api.process_import(request uuid, document text, in_force_from text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.process_import(request uuid, document text, in_force_from text) OWNER TO vein_owner;
CREATE FUNCTION api.process_retire(request uuid, process text, number bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.process_retire(request uuid, process text, number bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.recall_withdraw(request uuid, recall bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.recall_withdraw(request uuid, recall bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.receipt_decide(request uuid, receipt bigint, version bigint, decision text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.receipt_decide(request uuid, receipt bigint, version bigint, decision text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.receipt_record(request uuid, batch text, version bigint, container text, received_at text, volume_ml text, temperature_c text, seals text, containers text DEFAULT NULL::text, trace_low_c text DEFAULT NULL::text, trace_high_c text DEFAULT NULL::text, difference text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.receipt_record(request uuid, batch text, version bigint, container text, received_at text, volume_ml text, temperature_c text, seals text, containers text, trace_low_c text, trace_high_c text, difference text) OWNER TO vein_owner;
CREATE FUNCTION api.record_correct(request uuid, entity text, record text, version bigint, field text, value text, reason_code text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.record_correct(request uuid, entity text, record text, version bigint, field text, value text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.record_export(request uuid, batch text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.record_export(request uuid, batch text) OWNER TO vein_owner;
CREATE FUNCTION api.record_export_past(request uuid, batch text, as_of text DEFAULT NULL::text, signature bigint DEFAULT NULL::bigint) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS body;
ALTER FUNCTION api.record_export_past(request uuid, batch text, as_of text, signature bigint) OWNER TO vein_owner;
CREATE FUNCTION api.record_preview(entity text, record text, version bigint, field text, value text, reason_code text, reason text) RETURNS TABLE(kind text, what text, before text, after text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.record_preview(entity text, record text, version bigint, field text, value text, reason_code text, reason text) OWNER TO vein_owner;
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
CREATE FUNCTION api.result_form(sample text) RETURNS TABLE(sample_point text, batch text, line text, label text, unit text, limit_text text, words jsonb, waits boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.result_form(sample text) OWNER TO vein_owner;
CREATE FUNCTION api.result_preview(result bigint, version bigint, value text, reason_code text, reason text) RETURNS TABLE(kind text, what text, before text, after text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.result_preview(result bigint, version bigint, value text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.result_record(request uuid, sample text, line text, value text, tested_at text, mode text, source text DEFAULT NULL::text, reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.result_record(request uuid, sample text, line text, value text, tested_at text, mode text, source text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.review_accept(request uuid, batch text, item text, shown text, words text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.review_accept(request uuid, batch text, item text, shown text, words text) OWNER TO vein_owner;
CREATE FUNCTION api.review_answer(request uuid, batch text, item text, words text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.review_answer(request uuid, batch text, item text, words text) OWNER TO vein_owner;
CREATE FUNCTION api.review_return(request uuid, batch text, item text, shown text, words text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.review_return(request uuid, batch text, item text, shown text, words text) OWNER TO vein_owner;
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
CREATE FUNCTION api.scan(request uuid, code text, context_batch text, unused boolean DEFAULT NULL::boolean) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.scan(request uuid, code text, context_batch text, unused boolean) OWNER TO vein_owner;
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
CREATE FUNCTION api.site_receive(request uuid, batch text, version bigint, container text, certificate text, received_at text, containers text DEFAULT NULL::text, seals text DEFAULT NULL::text, trace_low_c text DEFAULT NULL::text, trace_high_c text DEFAULT NULL::text, difference text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.site_receive(request uuid, batch text, version bigint, container text, certificate text, received_at text, containers text, seals text, trace_low_c text, trace_high_c text, difference text) OWNER TO vein_owner;
CREATE FUNCTION api.step_invalidate(request uuid, step_execution bigint, version bigint, deviation bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_invalidate(request uuid, step_execution bigint, version bigint, deviation bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.step_miss(request uuid, batch text, step text, due_at text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_miss(request uuid, batch text, step text, due_at text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.step_record(request uuid, batch text, step text, occurrence bigint, event_at text, "values" text, performed_by text DEFAULT NULL::text, container text DEFAULT NULL::text, produced text DEFAULT NULL::text, mode text DEFAULT NULL::text, source text DEFAULT NULL::text, late_reason text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS body;
ALTER FUNCTION api.step_record(request uuid, batch text, step text, occurrence bigint, event_at text, "values" text, performed_by text, container text, produced text, mode text, source text, late_reason text) OWNER TO vein_owner;
CREATE FUNCTION api.step_retime(request uuid, step_execution bigint, version bigint, event_at text, reason_code text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_retime(request uuid, step_execution bigint, version bigint, event_at text, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.step_review(request uuid, step_execution bigint, version bigint, finding text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_review(request uuid, step_execution bigint, version bigint, finding text) OWNER TO vein_owner;
CREATE FUNCTION api.step_second(request uuid, step_execution bigint, version bigint, "values" text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_second(request uuid, step_execution bigint, version bigint, "values" text) OWNER TO vein_owner;
CREATE FUNCTION api.step_skip(request uuid, batch text, step text, deviation bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_skip(request uuid, batch text, step text, deviation bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.step_withdraw(request uuid, proposal text, record bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.step_withdraw(request uuid, proposal text, record bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.store_put(request uuid, batch text, version bigint, container text, location text, "position" text, put_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.store_put(request uuid, batch text, version bigint, container text, location text, "position" text, put_at text) OWNER TO vein_owner;
CREATE FUNCTION api.store_take(request uuid, batch text, version bigint, container text, purpose text, taken_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.store_take(request uuid, batch text, version bigint, container text, purpose text, taken_at text) OWNER TO vein_owner;
CREATE FUNCTION api.supply_request(request uuid, batch text, version bigint, physician text, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.supply_request(request uuid, batch text, version bigint, physician text, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.supply_withdraw(request uuid, supply_request bigint, version bigint, reason text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.supply_withdraw(request uuid, supply_request bigint, version bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION api.thaw_start(request uuid, batch text, version bigint, container text, started_at text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.thaw_start(request uuid, batch text, version bigint, container text, started_at text) OWNER TO vein_owner;
CREATE FUNCTION api.timer_breach_page(before bigint, rows bigint) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.timer_breach_page(before bigint, rows bigint) OWNER TO vein_owner;
CREATE FUNCTION api.training_propose(request uuid, person text, process text, number bigint, procedures_until text, practical_until text, version_until text) RETURNS api.answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.training_propose(request uuid, person text, process text, number bigint, procedures_until text, practical_until text, version_until text) OWNER TO vein_owner;
CREATE FUNCTION api.worklist(role text, site text, batch text, kinds text[]) RETURNS SETOF report.worklist
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION api.worklist(role text, site text, batch text, kinds text[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.account_kind(p core.person, kind text, lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.account_kind(p core.person, kind text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.act_as(a work.actor) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.act_as(a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.act_begin(act text, request uuid, digest bytea, streams bigint[] DEFAULT '{}'::bigint[], site_id bigint DEFAULT NULL::bigint, reason text DEFAULT NULL::text) RETURNS work.actor
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.act_begin(act text, request uuid, digest bytea, streams bigint[], site_id bigint, reason text) OWNER TO vein_owner;
CREATE FUNCTION rule.all_disposed(b core.batch) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.all_disposed(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.answer(a work.actor, r api.answer) RETURNS api.answer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.answer(a work.actor, r api.answer) OWNER TO vein_owner;
CREATE FUNCTION rule.arrival_fault(s core.shipment, containers text, difference text, OUT code text, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.arrival_fault(s core.shipment, containers text, difference text, OUT code text, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.asks(asked text[], words text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((asked IS NULL) OR (asked && string_to_array(words, ' '::text)));
ALTER FUNCTION rule.asks(asked text[], words text) OWNER TO vein_owner;
CREATE FUNCTION rule.attachment_text(batch_id bigint, sha256 text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.attachment_text(batch_id bigint, sha256 text) OWNER TO vein_owner;
CREATE FUNCTION rule.attachments_known(x core.step_execution) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.attachments_known(x core.step_execution) OWNER TO vein_owner;
CREATE FUNCTION rule.attempt_of(k work.step_facts, occurrence bigint) RETURNS integer
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.attempt_of(k work.step_facts, occurrence bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.audit_review(batch_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.audit_review(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.band(value text, OUT low numeric, OUT high numeric) RETURNS record
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.band(value text, OUT low numeric, OUT high numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.barred_signers(entity text, record bigint, meaning text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.barred_signers(entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch(code text) RETURNS core.batch
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.batch(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_corrections(b core.batch) RETURNS SETOF core.correction
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_corrections(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_ended(b core.batch) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_ended(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_known(b core.batch, code text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.batch_known(b core.batch, code text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_make(o core.therapy_order, e core.therapy_event, number bigint, code text, slot text, mark text, lab_now timestamp with time zone, remanufacture_of bigint DEFAULT NULL::bigint, why text DEFAULT NULL::text) RETURNS core.batch
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_make(o core.therapy_order, e core.therapy_event, number bigint, code text, slot text, mark text, lab_now timestamp with time zone, remanufacture_of bigint, why text) OWNER TO vein_owner;
CREATE FUNCTION rule.batch_of_order(order_id bigint) RETURNS core.batch
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batch_of_order(order_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.batches_gaps(ids bigint[], over boolean DEFAULT false) RETURNS TABLE(batch_id bigint, step_id bigint, step text, performed_by text, due_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batches_gaps(ids bigint[], over boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.batches_open(ids bigint[], asked text[] DEFAULT NULL::text[], kinds text[] DEFAULT NULL::text[]) RETURNS TABLE(batch_id bigint, kind text, what text, roles text, step_id bigint, ready boolean, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batches_open(ids bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.batches_undone(ids bigint[]) RETURNS TABLE(batch_id bigint, operation_id bigint, what text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batches_undone(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.batches_unsigned(ids bigint[], asked text[] DEFAULT NULL::text[]) RETURNS TABLE(batch_id bigint, operation_id bigint, title text, sign_by text, meaning text, record bigint, ready boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.batches_unsigned(ids bigint[], asked text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.bedside_fault(b core.batch, c core.container, check_id bigint, started_at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.bedside_fault(b core.batch, c core.container, check_id bigint, started_at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.block_hands(k core.operation_block) RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.block_hands(k core.operation_block) OWNER TO vein_owner;
CREATE FUNCTION rule.block_ready(b core.batch, step_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.block_ready(b core.batch, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.blocks_settle(batch_id bigint, why text, lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.blocks_settle(batch_id bigint, why text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.board_ids(after bigint, rows bigint, sites bigint[], status text, mark text, closed boolean) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_ids(after bigint, rows bigint, sites bigint[], status text, mark text, closed boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.board_items(ids bigint[]) RETURNS TABLE(batch_id bigint, items bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_items(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.board_quality(ids bigint[]) RETURNS TABLE(batch_id bigint, qc text, verdict text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_quality(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.board_steps(ids bigint[]) RETURNS TABLE(step_id bigint, process_version_id bigint, code text, stage text, start bigint, vcc_id bigint, viability_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 60
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_steps(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.board_work(ids bigint[]) RETURNS TABLE(batch_id bigint, stage text, day integer, next_step text, next_due_at timestamp with time zone, vcc text, viability text, viability_breach text, unsigned bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.board_work(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.breach(f core.process_field, value numeric, x core.step_execution, known jsonb) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.breach(f core.process_field, value numeric, x core.step_execution, known jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.calibration_good_before(c core.equipment_calibration) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.calibration_good_before(c core.equipment_calibration) OWNER TO vein_owner;
CREATE FUNCTION rule.carried_by(container_id bigint) RETURNS core.custody
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.carried_by(container_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.check_gaps(b core.batch) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.check_gaps(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.checked_since(b core.batch, c core.container, checkpoints text[], since timestamp with time zone) RETURNS core.identity_check
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.checked_since(b core.batch, c core.container, checkpoints text[], since timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.clock_behind(streams bigint[]) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.clock_behind(streams bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.clock_places() RETURNS TABLE(stream bigint, "position" bigint, at timestamp with time zone, was_at timestamp with time zone, step bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.clock_places() OWNER TO vein_owner;
CREATE FUNCTION rule.clock_told(was_at timestamp with time zone, at timestamp with time zone) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.clock_told(was_at timestamp with time zone, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.clock_watch() RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.clock_watch() OWNER TO vein_owner;
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
CREATE FUNCTION rule.column_text(coded text, type oid, shown text, zone text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.column_text(coded text, type oid, shown text, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.column_title(name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.column_title(name text) OWNER TO vein_owner;
CREATE FUNCTION rule.commented(b core.batch, INOUT c core.comment, sample text) RETURNS core.comment
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.commented(b core.batch, INOUT c core.comment, sample text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.condition_band(value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.condition_band(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.condition_high(c jsonb) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE WHEN ((c ->> 'op'::text) = ANY (ARRAY['<'::text, '<='::text, '='::text])) THEN (c ->> 'value'::text) WHEN ((c ->> 'op'::text) = 'between'::text) THEN (c ->> 'high'::text) ELSE NULL::text END)::numeric;
ALTER FUNCTION rule.condition_high(c jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.condition_low(c jsonb) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE WHEN ((c ->> 'op'::text) = ANY (ARRAY['>'::text, '>='::text, '='::text])) THEN (c ->> 'value'::text) WHEN ((c ->> 'op'::text) = 'between'::text) THEN (c ->> 'low'::text) ELSE NULL::text END)::numeric;
ALTER FUNCTION rule.condition_low(c jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.condition_text(op text, value numeric, low numeric, high numeric, relative_to text, percent numeric) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (relative_to IS NOT NULL) THEN format('within %s %% of %s'::text, percent, relative_to) WHEN (op = 'between'::text) THEN format('%s to %s'::text, low, high) ELSE ((op || ' '::text) || value) END;
ALTER FUNCTION rule.condition_text(op text, value numeric, low numeric, high numeric, relative_to text, percent numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.condition_text(c jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN rule.condition_text((c ->> 'op'::text), ((c ->> 'value'::text))::numeric, ((c ->> 'low'::text))::numeric, ((c ->> 'high'::text))::numeric, (c ->> 'relative_to'::text), ((c ->> 'percent'::text))::numeric);
ALTER FUNCTION rule.condition_text(c jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.condition_wrong(c jsonb, places integer) RETURNS TABLE(at text, what text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.condition_wrong(c jsonb, places integer) OWNER TO vein_owner;
CREATE FUNCTION rule.container_code(value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.container_code(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.container_codes(value text, field text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.container_codes(value text, field text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.content_batch_correction(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_correction(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_deviation(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_deviation(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_exceptions(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_exceptions(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.content_batch_supply(record bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_supply(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_uses(record bigint) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_uses(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_batch_work(record bigint, operation_id bigint DEFAULT NULL::bigint) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_batch_work(record bigint, operation_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_collection(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_collection(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_disposal(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_disposal(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_disposition(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_disposition(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_equipment(record bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_equipment(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.content_lot(record bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_lot(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_operation_block(record bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_operation_block(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.content_process_line(l core.specification_line) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_process_line(l core.specification_line) OWNER TO vein_owner;
CREATE FUNCTION rule.content_process_step(s core.process_step) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_process_step(s core.process_step) OWNER TO vein_owner;
CREATE FUNCTION rule.content_process_version(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_process_version(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_recall(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_recall(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.content_step_invalidation(record bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_step_invalidation(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_step_skip(record bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_step_skip(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_thaw(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_thaw(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.content_training(record bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.content_training(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.context() RETURNS work.context
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.context() OWNER TO vein_owner;
CREATE FUNCTION rule.convert(value numeric, from_unit text, to_unit text, field text) RETURNS numeric
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.convert(value numeric, from_unit text, to_unit text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.correctable_device(entity text, record bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correctable_device(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.correctable_id(entity text, record text) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correctable_id(entity text, record text) OWNER TO vein_owner;
CREATE FUNCTION rule.correctable_row(entity text, id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correctable_row(entity text, id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.correctable_text(k ref.correctable, held jsonb) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correctable_text(k ref.correctable, held jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.corrected_by(entity text, record bigint, person_id bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.corrected_by(entity text, record bigint, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.correcting(entity text, field text, id bigint, reason_code text, reason text) RETURNS work.corrected
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correcting(entity text, field text, id bigint, reason_code text, reason text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_amount(w work.corrected, number numeric) RETURNS numeric
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_amount(w work.corrected, number numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_batches(entity text, held jsonb) RETURNS SETOF core.batch
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_batches(entity text, held jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_bounds(w work.corrected, OUT earliest timestamp with time zone, OUT own timestamp with time zone, OUT last timestamp with time zone) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_bounds(w work.corrected, OUT earliest timestamp with time zone, OUT own timestamp with time zone, OUT last timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_bounds_container(w work.corrected, OUT earliest timestamp with time zone, OUT own timestamp with time zone, OUT last timestamp with time zone) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_bounds_container(w work.corrected, OUT earliest timestamp with time zone, OUT own timestamp with time zone, OUT last timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_bounds_device(w work.corrected, OUT earliest timestamp with time zone, OUT own timestamp with time zone, OUT last timestamp with time zone) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_bounds_device(w work.corrected, OUT earliest timestamp with time zone, OUT own timestamp with time zone, OUT last timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_code(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_code(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_din(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_din(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_due(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_due(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_equipment_follows(w work.corrected, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_equipment_follows(w work.corrected, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_follow(w work.corrected, after text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_follow(w work.corrected, after text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_followers(w work.corrected) RETURNS TABLE(entity text, field text, id bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_followers(w work.corrected) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_follows(w work.corrected, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_follows(w work.corrected, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_found_out(w work.corrected, a work.actor) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_found_out(w work.corrected, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_judged(w work.corrected, after text, a work.actor) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_judged(w work.corrected, after text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_led(w work.corrected) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_led(w work.corrected) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_line(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_line(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_lot(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_lot(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_lot_follows(w work.corrected, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_lot_follows(w work.corrected, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_lot_set(w work.corrected, after text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_lot_set(w work.corrected, after text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_moment(w work.corrected, value text, lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_moment(w work.corrected, value text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_open(w work.corrected) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_open(w work.corrected) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_plan(value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_plan(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_right(INOUT a work.actor, k ref.correctable, site_id bigint, b core.batch) RETURNS work.actor
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_right(INOUT a work.actor, k ref.correctable, site_id bigint, b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_same(k ref.correctable, one text, other text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_same(k ref.correctable, one text, other text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_sample(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_sample(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_site(entity text, held jsonb) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_site(entity text, held jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_streams(entity text, held jsonb) RETURNS bigint[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_streams(entity text, held jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_there(w work.corrected) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_there(w work.corrected) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_value(w work.corrected, value text, lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_value(w work.corrected, value text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_word(w work.corrected, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_word(w work.corrected, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.correction_write(w work.corrected, after text, a work.actor) RETURNS core.correction
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.correction_write(w work.corrected, after text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.custody_give(b core.batch, direction text, codes text[], organisation text, name text, waybill text, place text, condition_band text, since_at text, a work.actor) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.custody_give(b core.batch, direction text, codes text[], organisation text, name text, waybill text, place text, condition_band text, since_at text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.custody_since(b core.batch, container_id bigint) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.custody_since(b core.batch, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.custody_take(b core.batch, person_id bigint, place text, since_at timestamp with time zone, container_id bigint DEFAULT NULL::bigint, condition_band text DEFAULT NULL::text, certificate text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.custody_take(b core.batch, person_id bigint, place text, since_at timestamp with time zone, container_id bigint, condition_band text, certificate text) OWNER TO vein_owner;
CREATE FUNCTION rule.day(value text, field text DEFAULT NULL::text) RETURNS date
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.day(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.day_end(day date, time_zone text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.day_end(day date, time_zone text) OWNER TO vein_owner;
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
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.deviation_gaps(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.deviation_named(b core.batch, deviation bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.deviation_named(b core.batch, deviation bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.deviations_since(batch_id bigint, since timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.deviations_since(batch_id bigint, since timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.difference_explained(s core.shipment, difference text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.difference_explained(s core.shipment, difference text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.discardable(c core.container) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.discardable(c core.container) OWNER TO vein_owner;
CREATE FUNCTION rule.disposable(b core.batch, c core.container, way text, consent text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.disposable(b core.batch, c core.container, way text, consent text) OWNER TO vein_owner;
CREATE FUNCTION rule.disposition_basis(batch_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.disposition_basis(batch_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.draft_owner() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.draft_owner() OWNER TO vein_owner;
CREATE FUNCTION rule.duration_text(us bigint) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((us % '3600000000'::bigint) = 0) THEN ((us / '3600000000'::bigint) || ' h'::text) WHEN ((us % (60000000)::bigint) = 0) THEN ((us / 60000000) || ' min'::text) ELSE ((us / 1000000) || ' s'::text) END;
ALTER FUNCTION rule.duration_text(us bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.duration_us(value text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (value ~ '^[1-9][0-9]{0,6} (s|min|h|d)$'::text) THEN ((split_part(value, ' '::text, 1))::bigint * CASE split_part(value, ' '::text, 2) WHEN 's'::text THEN (1000000)::bigint WHEN 'min'::text THEN (60000000)::bigint WHEN 'h'::text THEN '3600000000'::bigint ELSE '86400000000'::bigint END) ELSE NULL::bigint END;
ALTER FUNCTION rule.duration_us(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.effects(earlier jsonb, later jsonb) RETURNS TABLE(kind text, what text, before text, after text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.effects(earlier jsonb, later jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.entry_mode(mark text, mode text, event_at timestamp with time zone, late_entry_us bigint, not_before timestamp with time zone, late_reason text, source text, lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.entry_mode(mark text, mode text, event_at timestamp with time zone, late_entry_us bigint, not_before timestamp with time zone, late_reason text, source text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_at_hand(e core.equipment, code text, version bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_at_hand(e core.equipment, code text, version bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_lines(batch_id bigint, step_id bigint, occurrence integer, attempt integer) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_lines(batch_id bigint, step_id bigint, occurrence integer, attempt integer) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_missing(batch_id bigint) RETURNS TABLE(step_execution_id bigint, step_id bigint, step text, occurrence integer, class text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_missing(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_seen(code text) RETURNS core.equipment
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_seen(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_stop(b core.batch, s core.process_step, e core.equipment, scanned text, at timestamp with time zone, OUT code text, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_stop(b core.batch, s core.process_step, e core.equipment, scanned text, at timestamp with time zone, OUT code text, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_unusable(e core.equipment, at timestamp with time zone, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_unusable(e core.equipment, at timestamp with time zone, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_use_seen(equipment_use bigint, OUT b core.batch, OUT e core.equipment) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_use_seen(equipment_use bigint, OUT b core.batch, OUT e core.equipment) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_uses_standing(equipment_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_uses_standing(equipment_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.equipment_work(sites bigint[], asked text[], kinds text[]) RETURNS TABLE(site_id bigint, code text, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.equipment_work(sites bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.evaluation(batch_id bigint) RETURNS TABLE(place integer, line_id bigint, line text, label text, any_of integer, gate boolean, interim_gate boolean, report boolean, limit_text text, value_text text, verdict text, status text, state text, tests bigint, failed_before boolean, result_id bigint, words text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.evaluation(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.evaluation_group(batch_id bigint) RETURNS TABLE(place integer, label text, gate boolean, interim_gate boolean, report boolean, state text, detail text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.evaluation_group(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.evaluation_groups(ids bigint[]) RETURNS TABLE(batch_id bigint, place integer, label text, gate boolean, interim_gate boolean, report boolean, state text, detail text)
    LANGUAGE sql STABLE ROWS 500
    AS body;
ALTER FUNCTION rule.evaluation_groups(ids bigint[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.exception_judge(a work.actor, batch text, item text, shown text, decision text, words text) RETURNS api.answer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.exception_judge(a work.actor, batch text, item text, shown text, decision text, words text) OWNER TO vein_owner;
CREATE FUNCTION rule.exception_say(b core.batch, e api.review_exception, decision text, words text, a work.actor) RETURNS api.answer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.exception_say(b core.batch, e api.review_exception, decision text, words text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.exception_seen(b core.batch, item text, shown text) RETURNS api.review_exception
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.exception_seen(b core.batch, item text, shown text) OWNER TO vein_owner;
CREATE FUNCTION rule.exceptions_said(record bigint) RETURNS SETOF core.exception_review
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.exceptions_said(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.execution_batch(step_execution bigint) RETURNS core.batch
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.execution_batch(step_execution bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.execution_open(b core.batch, step_execution bigint, seen bigint) RETURNS core.step_execution
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.execution_open(b core.batch, step_execution bigint, seen bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.field_decimals(f core.process_field) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.field_decimals(f core.process_field) OWNER TO vein_owner;
CREATE FUNCTION rule.field_plan(f core.process_field) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.field_plan(f core.process_field) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_attachment(n core.attachment) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_attachment(n core.attachment) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_batch(n core.batch) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_batch(n core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_capa(n core.capa) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_capa(n core.capa) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_clock_step(n core.clock_step) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_clock_step(n core.clock_step) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_collection(n core.collection) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_collection(n core.collection) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_container_source(n core.container_source) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_container_source(n core.container_source) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_correction(n core.correction) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_correction(n core.correction) OWNER TO vein_owner;
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
CREATE TABLE core.deviation_named (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    deviation_id bigint NOT NULL,
    other_batch core.code NOT NULL,
    why core.words NOT NULL,
    named_by_id bigint NOT NULL,
    named_at core.moment NOT NULL
);
ALTER TABLE core.deviation_named OWNER TO vein_owner;
CREATE FUNCTION rule.fields_deviation_named(n core.deviation_named) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_deviation_named(n core.deviation_named) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_deviation_touch(n core.deviation_touch) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_deviation_touch(n core.deviation_touch) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_disposal(n core.disposal) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_disposal(n core.disposal) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_disposition(n core.disposition) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_disposition(n core.disposition) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_equipment(n core.equipment) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_equipment(n core.equipment) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_equipment_calibration(n core.equipment_calibration) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_equipment_calibration(n core.equipment_calibration) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_equipment_outage(n core.equipment_outage) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_equipment_outage(n core.equipment_outage) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_equipment_use(n core.equipment_use) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_equipment_use(n core.equipment_use) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_exception_review(n core.exception_review) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_exception_review(n core.exception_review) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_follow_up(n core.follow_up) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_follow_up(n core.follow_up) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_hold(n core.hold) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_hold(n core.hold) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_identity_check(n core.identity_check) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_identity_check(n core.identity_check) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_identity_item(n core.identity_item) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_identity_item(n core.identity_item) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_infusion(n core.infusion) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_infusion(n core.infusion) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_inspection(n core.inspection) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_inspection(n core.inspection) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_inspection_batch(n core.inspection_batch) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_inspection_batch(n core.inspection_batch) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_installation(n core.installation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_installation(n core.installation) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_investigation(n core.investigation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_investigation(n core.investigation) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_location(n core.location) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_location(n core.location) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_login(n core.login) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_login(n core.login) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_lot(n core.lot) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_lot(n core.lot) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_lot_use(n core.lot_use) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_lot_use(n core.lot_use) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_near_miss(n core.near_miss) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_near_miss(n core.near_miss) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_notification(n core.notification) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_notification(n core.notification) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_observation(n core.observation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_observation(n core.observation) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_operation_block(n core.operation_block) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_operation_block(n core.operation_block) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_patient_merge(n core.patient_merge) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_patient_merge(n core.patient_merge) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_person_role(n core.person_role) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_person_role(n core.person_role) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_process_field_argument(n core.process_field_argument) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field_argument(n core.process_field_argument) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_field_source(n core.process_field_source) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field_source(n core.process_field_source) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_field_word(n core.process_field_word) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_field_word(n core.process_field_word) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_operation(n core.process_operation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_operation(n core.process_operation) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_reference(n core.process_reference) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_reference(n core.process_reference) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_route(n core.process_route) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_route(n core.process_route) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_stage(n core.process_stage) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_stage(n core.process_stage) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step(n core.process_step) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step(n core.process_step) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_after(n core.process_step_after) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_after(n core.process_step_after) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_container(n core.process_step_container) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_container(n core.process_step_container) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_equipment(n core.process_step_equipment) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_equipment(n core.process_step_equipment) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_step_material(n core.process_step_material) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_step_material(n core.process_step_material) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_process_timer(n core.process_timer) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_timer(n core.process_timer) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_process_version(n core.process_version) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_process_version(n core.process_version) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_recall(n core.recall) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_recall(n core.recall) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_result(n core.result) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_result(n core.result) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_sample(n core.sample) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_sample(n core.sample) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_second_entry(n core.second_entry) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_second_entry(n core.second_entry) OWNER TO vein_owner;
CREATE TABLE core.second_review (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint NOT NULL,
    finding core.words NOT NULL,
    reviewed_by_id bigint NOT NULL,
    reviewed_at core.moment NOT NULL
);
ALTER TABLE core.second_review OWNER TO vein_owner;
CREATE FUNCTION rule.fields_second_review(n core.second_review) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_second_review(n core.second_review) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_shipment(n core.shipment) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_shipment(n core.shipment) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_shipment_container(n core.shipment_container) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_shipment_container(n core.shipment_container) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_signature(n core.signature) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_signature(n core.signature) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_site(n core.site) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_site(n core.site) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_specification_line(n core.specification_line) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_specification_line(n core.specification_line) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_specification_need(n core.specification_need) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_specification_need(n core.specification_need) OWNER TO vein_owner;
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
CREATE FUNCTION rule.fields_step_invalidation(n core.step_invalidation) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_step_invalidation(n core.step_invalidation) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_step_missed(n core.step_missed) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_step_missed(n core.step_missed) OWNER TO vein_owner;
CREATE TABLE core.step_retiming (
    id bigint NOT NULL,
    stream_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    therapy_event_id bigint NOT NULL,
    step_execution_id bigint NOT NULL,
    revision integer NOT NULL,
    before_at core.moment,
    after_at core.moment NOT NULL,
    reason_code text NOT NULL,
    reason core.words NOT NULL,
    corrected_by_id bigint NOT NULL,
    corrected_at core.moment NOT NULL,
    CONSTRAINT step_retiming_revision_positive CHECK ((revision > 0))
);
ALTER TABLE core.step_retiming OWNER TO vein_owner;
CREATE FUNCTION rule.fields_step_retiming(n core.step_retiming) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_step_retiming(n core.step_retiming) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_step_skip(n core.step_skip) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_step_skip(n core.step_skip) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_storage(n core.storage) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_storage(n core.storage) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_supply_request(n core.supply_request) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_supply_request(n core.supply_request) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_thaw(n core.thaw) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_thaw(n core.thaw) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_therapy_event(n core.therapy_event) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_therapy_event(n core.therapy_event) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_therapy_order(n core.therapy_order) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_therapy_order(n core.therapy_order) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_timer_breach(n core.timer_breach) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_timer_breach(n core.timer_breach) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_training(n core.training) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_training(n core.training) OWNER TO vein_owner;
CREATE FUNCTION rule.fields_triage(n core.triage) RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.fields_triage(n core.triage) OWNER TO vein_owner;
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
CREATE FUNCTION rule.given(b core.batch) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.given(b core.batch) OWNER TO vein_owner;
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
CREATE FUNCTION rule.growth_legend(others integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.growth_legend(others integer) OWNER TO vein_owner;
CREATE FUNCTION rule.growth_picture(days integer[], own numeric[], low numeric[], high numeric[]) RETURNS SETOF text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.growth_picture(days integer[], own numeric[], low numeric[], high numeric[]) OWNER TO vein_owner;
CREATE FUNCTION rule.growth_points(ids bigint[], field text) RETURNS TABLE(batch_id bigint, day integer, number numeric, unit text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.growth_points(ids bigint[], field text) OWNER TO vein_owner;
CREATE FUNCTION rule.growth_row(number numeric, low numeric, high numeric, height integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.growth_row(number numeric, low numeric, high numeric, height integer) OWNER TO vein_owner;
CREATE FUNCTION rule.had_hands(batch_id bigint, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.had_hands(batch_id bigint, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.had_material(batch_id bigint, person_id bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.had_material(batch_id bigint, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.has_route(b core.batch, route text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.has_route(b core.batch, route text) OWNER TO vein_owner;
CREATE FUNCTION rule.held_range(op text, ref numeric, low numeric, high numeric, percent numeric) RETURNS numrange
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.held_range(op text, ref numeric, low numeric, high numeric, percent numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.held_until_decided(b core.batch, why text, a work.actor) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.held_until_decided(b core.batch, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.hidden_words() RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.hidden_words() OWNER TO vein_owner;
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
    counted_once text[] DEFAULT '{}'::text[] NOT NULL,
    spoken boolean DEFAULT false NOT NULL
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
CREATE FUNCTION rule.infectious_markers(value text, kind text, field text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.infectious_markers(value text, kind text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.insert_values(x core.step_execution, v work.step_values, mode text, a work.actor) RETURNS integer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.insert_values(x core.step_execution, v work.step_values, mode text, a work.actor) OWNER TO vein_owner;
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
CREATE FUNCTION rule.invalidate(k core.step_invalidation, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.invalidate(k core.step_invalidation, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.invalidation_bar(x core.step_execution, b core.batch, s core.process_step) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.invalidation_bar(x core.step_execution, b core.batch, s core.process_step) OWNER TO vein_owner;
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
CREATE FUNCTION rule.is_starting(c core.container) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.is_starting(c core.container) OWNER TO vein_owner;
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
CREATE FUNCTION rule.judged_anew(b core.batch, need text, why_code text, why text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.judged_anew(b core.batch, need text, why_code text, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.just_logged_in() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.just_logged_in() OWNER TO vein_owner;
CREATE FUNCTION rule.keyed_code(identifier text, value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.keyed_code(identifier text, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.keyed_reason(reason text, what text, field text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.keyed_reason(reason text, what text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.last_change(entity text, record bigint, stream bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.last_change(entity text, record bigint, stream bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.last_check(b core.batch, checkpoint text, container_id bigint, since timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS core.identity_check
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.last_check(b core.batch, checkpoint text, container_id bigint, since timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.last_execution(batch_id bigint, step_id bigint, by_then bigint) RETURNS core.step_execution
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.last_execution(batch_id bigint, step_id bigint, by_then bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.last_storage(container_id bigint) RETURNS core.storage
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.last_storage(container_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.level_text(f core.process_field, breach text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.level_text(f core.process_field, breach text) OWNER TO vein_owner;
CREATE FUNCTION rule.levels_anew(b core.batch, why_code text, why text, a work.actor) RETURNS bigint[]
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.levels_anew(b core.batch, why_code text, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.limit_text(l core.specification_line) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.limit_text(l core.specification_line) OWNER TO vein_owner;
CREATE FUNCTION rule.line_states(ids bigint[]) RETURNS TABLE(batch_id bigint, place integer, line_id bigint, label text, inside text, any_of integer, gate boolean, interim_gate boolean, report boolean, value_text text, verdict text, status text, state text, tests bigint, failed_before boolean, result_id bigint)
    LANGUAGE sql STABLE ROWS 500
    AS body;
ALTER FUNCTION rule.line_states(ids bigint[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.lot_expires_at(expires_on date, time_zone text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_expires_at(expires_on date, time_zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_lines(batch_id bigint, step_id bigint, occurrence integer, attempt integer) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_lines(batch_id bigint, step_id bigint, occurrence integer, attempt integer) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_name(l core.lot) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_name(l core.lot) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_quantity(m core.process_step_material, l core.lot, quantity text) RETURNS numeric
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_quantity(m core.process_step_material, l core.lot, quantity text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_seen(code text) RETURNS core.lot
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_seen(code text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_stop(b core.batch, s core.process_step, l core.lot, scanned text, at timestamp with time zone, OUT code text, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_stop(b core.batch, s core.process_step, l core.lot, scanned text, at timestamp with time zone, OUT code text, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_take(l core.lot, quantity numeric) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_take(l core.lot, quantity numeric) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_told(l core.lot, version bigint) RETURNS core.lot
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_told(l core.lot, version bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_unusable(l core.lot, at timestamp with time zone, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_unusable(l core.lot, at timestamp with time zone, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_use_seen(lot_use bigint, OUT b core.batch, OUT l core.lot) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_use_seen(lot_use bigint, OUT b core.batch, OUT l core.lot) OWNER TO vein_owner;
CREATE FUNCTION rule.lot_was_released(lot bigint, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lot_was_released(lot bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.lots_known(b core.batch, checkpoint text) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lots_known(b core.batch, checkpoint text) OWNER TO vein_owner;
CREATE FUNCTION rule.lots_missing(batch_id bigint) RETURNS TABLE(step_execution_id bigint, step_id bigint, step text, occurrence integer, material text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.lots_missing(batch_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.make_containers(b core.batch, s core.process_step, x core.step_execution, given jsonb) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.make_containers(b core.batch, s core.process_step, x core.step_execution, given jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.manager_and_qa(entity text, record bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.manager_and_qa(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.manager_then_qa(entity text, record bigint) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.manager_then_qa(entity text, record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.manifest_difference(s core.shipment, contents text[], OUT code text, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.manifest_difference(s core.shipment, contents text[], OUT code text, OUT expected text, OUT presented text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.must_perform(a work.actor, b core.batch, roles text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.must_perform(a work.actor, b core.batch, roles text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.next_equipment(b core.batch, equipment_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_equipment(b core.batch, equipment_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.next_incoming(b core.batch, container_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_incoming(b core.batch, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.next_lot(b core.batch, lot_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_lot(b core.batch, lot_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.next_sign(entity text, record bigint, meaning text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_sign(entity text, record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.next_steps(ids bigint[]) RETURNS TABLE(batch_id bigint, step_id bigint, code text, due_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_steps(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.next_supply(b core.batch, container_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.next_supply(b core.batch, container_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.node(left_hash bytea, right_hash bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256((('\x01'::bytea || left_hash) || right_hash));
ALTER FUNCTION rule.node(left_hash bytea, right_hash bytea) OWNER TO vein_owner;
CREATE FUNCTION rule.not_computed(x core.step_execution) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.not_computed(x core.step_execution) OWNER TO vein_owner;
CREATE FUNCTION rule.not_last(person_id bigint, roles text[], lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.not_last(person_id bigint, roles text[], lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.not_on_hold(b core.batch) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.not_on_hold(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.notify(b core.batch, kind text, words text, result_id bigint, at timestamp with time zone) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.notify(b core.batch, kind text, words text, result_id bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.observed_text(o core.observation) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.observed_text(o core.observation) OWNER TO vein_owner;
CREATE FUNCTION rule.occurrences_again(batch_id bigint, step_id bigint) RETURNS TABLE(occurrence integer)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.occurrences_again(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.on_the_way(c core.container) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.on_the_way(c core.container) OWNER TO vein_owner;
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
CREATE FUNCTION rule.open_supply(ids bigint[]) RETURNS TABLE(batch_id bigint, items bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.open_supply(ids bigint[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.opens(act text, entity text DEFAULT NULL::text, record bigint DEFAULT NULL::bigint, version bigint DEFAULT NULL::bigint, meaning text DEFAULT NULL::text, step text DEFAULT NULL::text, sample text DEFAULT NULL::text, line text DEFAULT NULL::text, field text DEFAULT NULL::text) RETURNS work.opens
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ROW(act, entity, record, version, meaning, step, sample, line, field)::work.opens;
ALTER FUNCTION rule.opens(act text, entity text, record bigint, version bigint, meaning text, step text, sample text, line text, field text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.outage_begin(e core.equipment, reason text, a work.actor) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.outage_begin(e core.equipment, reason text, a work.actor) OWNER TO vein_owner;
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
CREATE FUNCTION rule.periods(total interval, period interval) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (GREATEST(floor((EXTRACT(epoch FROM total) / EXTRACT(epoch FROM period))), (0)::numeric))::integer;
ALTER FUNCTION rule.periods(total interval, period interval) OWNER TO vein_owner;
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
CREATE FUNCTION rule.place_read(location text, "position" text, OUT location_code text, OUT position_code text) RETURNS record
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.place_read(location text, "position" text, OUT location_code text, OUT position_code text) OWNER TO vein_owner;
CREATE FUNCTION rule.places(value text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN length(split_part(value, '.'::text, 2));
ALTER FUNCTION rule.places(value text) OWNER TO vein_owner;
CREATE FUNCTION rule.plain_code(identifier text, value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.plain_code(identifier text, value text) OWNER TO vein_owner;
CREATE TABLE work.step_plan (
    step_id bigint NOT NULL,
    late_entry_us bigint NOT NULL,
    after bigint[] NOT NULL,
    needs bigint[] NOT NULL,
    makes boolean NOT NULL,
    bounded boolean NOT NULL,
    every_us bigint,
    tolerance_us bigint,
    until bigint,
    signed_block boolean NOT NULL,
    blind boolean NOT NULL,
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
CREATE FUNCTION rule.present_there(x core.step_execution, person_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.present_there(x core.step_execution, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.preview(act text, arguments jsonb, batches bigint[], lot bigint DEFAULT NULL::bigint, device bigint DEFAULT NULL::bigint) RETURNS TABLE(kind text, what text, before text, after text)
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.preview(act text, arguments jsonb, batches bigint[], lot bigint, device bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.preview_act(act text, request uuid, j jsonb) RETURNS api.answer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.preview_act(act text, request uuid, j jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.preview_result(r jsonb, earlier jsonb, later jsonb) RETURNS TABLE(kind text, what text, before text, after text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.preview_result(r jsonb, earlier jsonb, later jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_before(doc jsonb, asked text[]) RETURNS TABLE(id text, waited text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_before(doc jsonb, asked text[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.process_findings(document text) RETURNS SETOF work.process_wrong
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_findings(document text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_found(pointer text, what text, expected text) RETURNS work.process_wrong
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ROW(pointer, "left"(what, 200), "left"(expected, 400))::work.process_wrong;
ALTER FUNCTION rule.process_found(pointer text, what text, expected text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_lines(doc jsonb) RETURNS TABLE(place bigint, any_of integer, id text, line jsonb, pointer text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_lines(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_list(value json, shape text, item text, fewest integer, most integer, pointer text) RETURNS SETOF work.process_wrong
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_list(value json, shape text, item text, fewest integer, most integer, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_map(value json, pointer text) RETURNS SETOF work.process_wrong
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_map(value json, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_may(b core.batch, to_status text, act text) RETURNS void
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_may(b core.batch, to_status text, act text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_member(value json, shape text, item text, fewest integer, most integer, pointer text) RETURNS SETOF work.process_wrong
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_member(value json, shape text, item text, fewest integer, most integer, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_ordered(doc jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_ordered(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_read(document text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_read(document text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_refuse(wrong work.process_wrong[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_refuse(wrong work.process_wrong[]) OWNER TO vein_owner;
CREATE FUNCTION rule.process_shape(value json, object text, pointer text) RETURNS SETOF work.process_wrong
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_shape(value json, object text, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_steps(doc jsonb) RETURNS TABLE(stage text, stage_place bigint, operation text, operation_place bigint, place bigint, id text, step jsonb, pointer text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_steps(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_value(value json, shape text, item text, lowest integer, most integer, pointer text) RETURNS work.process_wrong
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_value(value json, shape text, item text, lowest integer, most integer, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_version(process text, number bigint) RETURNS core.process_version
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_version(process text, number bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.process_warn_order(doc jsonb) RETURNS TABLE(pointer text, what text, expected text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_warn_order(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_warn_parts(doc jsonb) RETURNS TABLE(pointer text, what text, expected text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_warn_parts(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_warnings(doc jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_warnings(doc jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.process_ways(value json, item text, fewest integer, most integer, pointer text) RETURNS SETOF work.process_wrong
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.process_ways(value json, item text, fewest integer, most integer, pointer text) OWNER TO vein_owner;
CREATE FUNCTION rule.process_words(item text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.process_words(item text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.proposal_batch(proposal text, record bigint) RETURNS core.batch
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.proposal_batch(proposal text, record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.read_number(f core.process_field, given work.value, v jsonb) RETURNS work.value
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.read_number(f core.process_field, given work.value, v jsonb) OWNER TO vein_owner;
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
CREATE FUNCTION rule.read_word(f core.process_field, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.read_word(f core.process_field, value text) OWNER TO vein_owner;
CREATE FUNCTION rule.reason(value text, field text DEFAULT 'reason'::text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.reason(value text, field text) OWNER TO vein_owner;
CREATE FUNCTION rule.recompute(b core.batch, corrected bigint, why_code text, why text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.recompute(b core.batch, corrected bigint, why_code text, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.record_absent(b core.batch, step_id bigint, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_absent(b core.batch, step_id bigint, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_block(b core.batch, operation_id bigint, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_block(b core.batch, operation_id bigint, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_chain(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_chain(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_changed(entity text, record_id bigint, zone text, since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_changed(entity text, record_id bigint, zone text, since timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.record_decisions(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_decisions(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_deed(entity text, record_id bigint, stream_id bigint, act text, zone text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_deed(entity text, record_id bigint, stream_id bigint, act text, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_deviations(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_deviations(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_device_changed(u core.equipment_use, calibration bigint, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_device_changed(u core.equipment_use, calibration bigint, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_end(b core.batch, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_end(b core.batch, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_equipment(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_equipment(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_execution(x core.step_execution, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_execution(x core.step_execution, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_gaps(b core.batch) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
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
CREATE FUNCTION rule.record_kept(c core.correction, value text, zone text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_kept(c core.correction, value text, zone text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_line(kind text, label text, words text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_line(kind text, label text, words text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_lots(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_lots(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.record_rows(b core.batch, zone text, table_name text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_rows(b core.batch, zone text, table_name text) OWNER TO vein_owner;
CREATE FUNCTION rule.record_sample_tests(b core.batch, sample_id bigint, sample text) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_sample_tests(b core.batch, sample_id bigint, sample text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.record_uses(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.record_uses(b core.batch, step_id bigint, occurrence integer, attempt integer, zone text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.refuse_standing(v core.process_version, lab_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.refuse_standing(v core.process_version, lab_now timestamp with time zone) OWNER TO vein_owner;
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
CREATE FUNCTION rule.remainders(b core.batch) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.remainders(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.repeat_end(batch_id bigint, step_id bigint) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.repeat_end(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.repeat_next(batch_id bigint, step_id bigint) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.repeat_next(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.replay_derived() RETURNS SETOF work.replayed
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.replay_derived() OWNER TO vein_owner;
CREATE FUNCTION rule.replay_requests() RETURNS SETOF work.replayed
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.replay_requests() OWNER TO vein_owner;
CREATE FUNCTION rule.replay_salted() RETURNS SETOF work.replayed
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.replay_salted() OWNER TO vein_owner;
CREATE FUNCTION rule.replay_streams() RETURNS SETOF work.replayed
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.replay_streams() OWNER TO vein_owner;
CREATE FUNCTION rule.replayed(a work.actor) RETURNS api.answer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.replayed(a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.result_gaps(b core.batch, decision text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.result_gaps(b core.batch, decision text) OWNER TO vein_owner;
CREATE FUNCTION rule.result_undermines(b core.batch, r core.result, why text, a work.actor) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.result_undermines(b core.batch, r core.result, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.results_pending(ids bigint[]) RETURNS TABLE(batch_id bigint, line_place integer, line text, state text, line_code text, sample text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.results_pending(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.results_unreviewed(sample_id bigint, why text, lab_now timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.results_unreviewed(sample_id bigint, why text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.retrieval_open(b core.batch, c core.container, purpose text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.retrieval_open(b core.batch, c core.container, purpose text) OWNER TO vein_owner;
CREATE FUNCTION rule.reviews_waiting(ids bigint[]) RETURNS TABLE(batch_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.reviews_waiting(ids bigint[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.role_at(person_id bigint, role text, site_id bigint, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.role_at(person_id bigint, role text, site_id bigint, at timestamp with time zone) OWNER TO vein_owner;
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
CREATE FUNCTION rule.roles_equipment(record bigint, meaning text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_equipment(record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_lot(record bigint, meaning text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.roles_lot(record bigint, meaning text) OWNER TO vein_owner;
CREATE FUNCTION rule.roles_operation_block(record bigint, meaning text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.roles_operation_block(record bigint, meaning text) OWNER TO vein_owner;
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
    LANGUAGE plpgsql STABLE
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
CREATE FUNCTION rule.same_record(entity text, record bigint, stream bigint, seen bigint, there bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.same_record(entity text, record bigint, stream bigint, seen bigint, there bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.same_version(seen bigint, there bigint) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.same_version(seen bigint, there bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.sample_earliest(b core.batch, sample text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sample_earliest(b core.batch, sample text) OWNER TO vein_owner;
CREATE FUNCTION rule.sample_too_early(b core.batch, sample text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sample_too_early(b core.batch, sample text) OWNER TO vein_owner;
CREATE FUNCTION rule.samples_waiting(ids bigint[]) RETURNS TABLE(batch_id bigint, step text, sample text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.samples_waiting(ids bigint[]) OWNER TO vein_owner;
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
CREATE FUNCTION rule.scan_place(s work.scanned, code text, payload text, context core.batch) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_place(s work.scanned, code text, payload text, context core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.scan_read(code text, OUT payload text, OUT kinds text[]) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.scan_read(code text, OUT payload text, OUT kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.second_agrees(x core.step_execution, given jsonb) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.second_agrees(x core.step_execution, given jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.second_person(x core.step_execution, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.second_person(x core.step_execution, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.sees(site_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sees(site_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.sessions_end(role_oid oid) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.sessions_end(role_oid oid) OWNER TO vein_owner;
CREATE FUNCTION rule.setting(name text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.setting(name text) OWNER TO vein_owner;
CREATE FUNCTION rule.settle_breaches(batch_id bigint, lab_now timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.settle_breaches(batch_id bigint, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.settle_head(head text) RETURNS text
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.settle_head(head text) OWNER TO vein_owner;
CREATE FUNCTION rule.shipment_arrive(s core.shipment, contents text[], seals text, low_c text, high_c text, difference text, received_at timestamp with time zone, a work.actor) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shipment_arrive(s core.shipment, contents text[], seals text, low_c text, high_c text, difference text, received_at timestamp with time zone, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.shipment_default(b core.batch, direction text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shipment_default(b core.batch, direction text) OWNER TO vein_owner;
CREATE FUNCTION rule.shipment_direction(b core.batch) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shipment_direction(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.shipment_fault(b core.batch, direction text, codes text[], OUT code text, OUT expected text, OUT presented text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shipment_fault(b core.batch, direction text, codes text[], OUT code text, OUT expected text, OUT presented text) OWNER TO vein_owner;
CREATE FUNCTION rule.shipment_make(b core.batch, direction text, codes text[], custody_id bigint, shipper text, seal text, logger text, a work.actor) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shipment_make(b core.batch, direction text, codes text[], custody_id bigint, shipper text, seal text, logger text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.shipment_of(container_id bigint) RETURNS core.shipment
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.shipment_of(container_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signed_disposal(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_disposal(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_disposition(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_disposition(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_equipment(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_equipment(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signed_lot(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_lot(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_operation_block(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.signed_operation_block(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signed_recall(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_recall(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signed_step_invalidation(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.signed_step_invalidation(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_step_skip(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.signed_step_skip(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.signed_thaw(record bigint, meaning text, a work.actor) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signed_thaw(record bigint, meaning text, a work.actor) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signer_disposal(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_disposal(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_disposition(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_disposition(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_equipment(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_equipment(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signer_lot(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_lot(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_operation_block(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.signer_operation_block(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signer_recall(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_recall(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.signer_step_invalidation(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.signer_step_invalidation(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_step_skip(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.signer_step_skip(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_thaw(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_thaw(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_training(record bigint, meaning text, person_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_training(record bigint, meaning text, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.signer_way_out(why text, roles text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signer_way_out(why text, roles text) OWNER TO vein_owner;
CREATE FUNCTION rule.signing_roles(entity text, record bigint, meaning text) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.signing_roles(entity text, record bigint, meaning text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.staffing_site(site_id bigint, role text) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.staffing_site(site_id bigint, role text) OWNER TO vein_owner;
CREATE FUNCTION rule.stage_open(kind text, process_status text, stage text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.stage_open(kind text, process_status text, stage text) OWNER TO vein_owner;
CREATE FUNCTION rule.standing(batches bigint[]) RETURNS TABLE(kind text, what text, words text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.standing(batches bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.standing_device(device bigint) RETURNS TABLE(kind text, what text, words text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.standing_device(device bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.standing_kept(batches bigint[], lot bigint DEFAULT NULL::bigint, device bigint DEFAULT NULL::bigint) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.standing_kept(batches bigint[], lot bigint, device bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.standing_lot(lot bigint) RETURNS TABLE(kind text, what text, words text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.standing_lot(lot bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.starting_accepted(b core.batch, container text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.starting_accepted(b core.batch, container text, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.starting_at_hand(b core.batch) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.starting_at_hand(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.step_changed(b core.batch, step_execution_id bigint, why text, undermined text, a work.actor) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.step_changed(b core.batch, step_execution_id bigint, why text, undermined text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.step_completes(b core.batch, s core.process_step) RETURNS void
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.step_completes(b core.batch, s core.process_step) OWNER TO vein_owner;
CREATE FUNCTION rule.step_corrected_by(step_execution bigint, person_id bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.step_corrected_by(step_execution bigint, person_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.step_facts(stream bigint, step text, performer bigint, recorder bigint, at timestamp with time zone) RETURNS work.step_facts
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.step_facts(stream bigint, step text, performer bigint, recorder bigint, at timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.step_moves(process_status text, stage text, step text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS body;
ALTER FUNCTION rule.step_moves(process_status text, stage text, step text) OWNER TO vein_owner;
CREATE FUNCTION rule.step_name(step_execution bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.step_name(step_execution bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.step_of(b core.batch, step text) RETURNS core.process_step
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.step_of(b core.batch, step text) OWNER TO vein_owner;
CREATE FUNCTION rule.step_passed(batch_id bigint, step_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.step_passed(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.step_remarks(x core.step_execution) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.step_remarks(x core.step_execution) OWNER TO vein_owner;
CREATE FUNCTION rule.step_waits(step_id bigint) RETURNS TABLE(after bigint[], needs bigint[])
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.step_waits(step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_ask(ids bigint[], asked text[], OUT performs boolean, OUT repeats boolean, OUT signs boolean, OUT seconds boolean, OUT blocks boolean) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.steps_ask(ids bigint[], asked text[], OUT performs boolean, OUT repeats boolean, OUT signs boolean, OUT seconds boolean, OUT blocks boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_at_place(site_id bigint, batch_id bigint) RETURNS TABLE(batch bigint, step text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.steps_at_place(site_id bigint, batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_missing(batch_id bigint, step_id bigint) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.steps_missing(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_next(b core.batch) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.steps_next(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.steps_unsigned(batch_id bigint, step_id bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.steps_unsigned(batch_id bigint, step_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.stop(a work.actor, code text, expected text, found text, batch_id bigint DEFAULT NULL::bigint, way_out text DEFAULT NULL::text, data jsonb DEFAULT '{}'::jsonb, kept_expected text DEFAULT NULL::text) RETURNS api.answer
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.stop(a work.actor, code text, expected text, found text, batch_id bigint, way_out text, data jsonb, kept_expected text) OWNER TO vein_owner;
CREATE FUNCTION rule.storable(b core.batch, c core.container) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.storable(b core.batch, c core.container) OWNER TO vein_owner;
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
CREATE FUNCTION rule.subject_disposal(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_disposal(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_disposition(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_disposition(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_equipment(record bigint) RETURNS work.subject
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_equipment(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.subject_lot(record bigint) RETURNS work.subject
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_lot(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_operation_block(record bigint) RETURNS work.subject
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.subject_operation_block(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.subject_recall(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_recall(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.subject_step_invalidation(record bigint) RETURNS work.subject
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.subject_step_invalidation(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_step_skip(record bigint) RETURNS work.subject
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.subject_step_skip(record bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.subject_thaw(record bigint) RETURNS work.subject
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.subject_thaw(record bigint) OWNER TO vein_owner;
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
CREATE FUNCTION rule.supply_gaps(b core.batch, decision text) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supply_gaps(b core.batch, decision text) OWNER TO vein_owner;
CREATE FUNCTION rule.supply_open(b core.batch) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supply_open(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.supply_open_points(b core.batch) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supply_open_points(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.supply_tick() RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supply_tick() OWNER TO vein_owner;
CREATE FUNCTION rule.supply_work(asked text[], kinds text[]) RETURNS TABLE(batch_id bigint, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.supply_work(asked text[], kinds text[]) OWNER TO vein_owner;
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
    LANGUAGE plpgsql
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
CREATE FUNCTION rule.tg_ledger_attachment() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_attachment() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_batch() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_batch() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_capa() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_capa() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_clock_step() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_clock_step() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_container_source() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_container_source() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_correction() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_correction() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_custody() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_custody() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_deviation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_deviation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_deviation_named() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_deviation_named() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_deviation_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_deviation_touch() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_dictionary() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_dictionary() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_disposal() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_disposal() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_disposition() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_disposition() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_equipment() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_equipment() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_equipment_calibration() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_equipment_calibration() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_equipment_outage() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_equipment_outage() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_equipment_use() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_equipment_use() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_exception_review() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_exception_review() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_follow_up() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_follow_up() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_location() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_location() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_login() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_login() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_lot() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_lot() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_lot_use() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_lot_use() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_near_miss() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_near_miss() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_notification() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_notification() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_observation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_observation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_operation_block() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_operation_block() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_process_reference() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_process_reference() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_recall() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_recall() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_second_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_second_entry() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_second_review() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_second_review() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_shipment() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_shipment() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_shipment_container() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_shipment_container() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_step_invalidation() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_step_invalidation() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_step_missed() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_step_missed() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_step_retiming() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_step_retiming() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_step_skip() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_step_skip() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_storage() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_storage() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_supply_request() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_supply_request() OWNER TO vein_owner;
CREATE FUNCTION rule.tg_ledger_thaw() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_thaw() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_ledger_triage() RETURNS trigger
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.tg_ledger_triage() OWNER TO vein_owner;
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
CREATE FUNCTION rule.tg_result_after_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tg_result_after_release() OWNER TO vein_owner;
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
CREATE FUNCTION rule.thaw_anew(container_id bigint, began timestamp with time zone, used timestamp with time zone, lab_now timestamp with time zone) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.thaw_anew(container_id bigint, began timestamp with time zone, used timestamp with time zone, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.thaw_begin(b core.batch, c core.container, material text, started_at timestamp with time zone, a work.actor) RETURNS core.thaw
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.thaw_begin(b core.batch, c core.container, material text, started_at timestamp with time zone, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.thaw_end(container_id bigint, ended_at timestamp with time zone, used boolean) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.thaw_end(container_id bigint, ended_at timestamp with time zone, used boolean) OWNER TO vein_owner;
CREATE FUNCTION rule.thaw_fault(b core.batch, c core.container) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.thaw_fault(b core.batch, c core.container) OWNER TO vein_owner;
CREATE FUNCTION rule.thaw_used(b core.batch) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.thaw_used(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.tick() RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.tick() OWNER TO vein_owner;
CREATE FUNCTION rule.time_bounds(x core.step_execution, OUT not_before timestamp with time zone, OUT not_after timestamp with time zone, OUT earlier text, OUT later text) RETURNS record
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.time_bounds(x core.step_execution, OUT not_before timestamp with time zone, OUT not_after timestamp with time zone, OUT earlier text, OUT later text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.to_give(b core.batch) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.to_give(b core.batch) OWNER TO vein_owner;
CREATE FUNCTION rule.trace_word(condition_band text, low_c numeric, high_c numeric) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.trace_word(condition_band text, low_c numeric, high_c numeric) OWNER TO vein_owner;
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
CREATE FUNCTION rule.typed_text(o core.observation) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.typed_text(o core.observation) OWNER TO vein_owner;
CREATE FUNCTION rule.unchecked_status(entity text, status text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.unchecked_status(entity text, status text) OWNER TO vein_owner;
CREATE FUNCTION rule.unit_known(unit text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.unit_known(unit text) OWNER TO vein_owner;
CREATE FUNCTION rule.unit_scale(unit text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE("substring"(unit, '^10\*[0-9]*'::text), ''::text);
ALTER FUNCTION rule.unit_scale(unit text) OWNER TO vein_owner;
CREATE FUNCTION rule.unrounded(x core.step_execution, where_from text, known jsonb DEFAULT NULL::jsonb) RETURNS numeric
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.unrounded(x core.step_execution, where_from text, known jsonb) OWNER TO vein_owner;
CREATE FUNCTION rule.until(value text, field text, lab_now timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.until(value text, field text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.use_place(b core.batch, s core.process_step, occurrence bigint) RETURNS core.step_execution
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.use_place(b core.batch, s core.process_step, occurrence bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.use_withdrawable(b core.batch, status text, recorded_by_id bigint, version bigint, seen bigint, reason text, a work.actor) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.use_withdrawable(b core.batch, status text, recorded_by_id bigint, version bigint, seen bigint, reason text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.used_when(b core.batch, x core.step_execution, event_at timestamp with time zone, late_reason text, lab_now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.used_when(b core.batch, x core.step_execution, event_at timestamp with time zone, late_reason text, lab_now timestamp with time zone) OWNER TO vein_owner;
CREATE FUNCTION rule.uses_changed(b core.batch, x core.step_execution, why text, a work.actor) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.uses_changed(b core.batch, x core.step_execution, why text, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.verdict(batch_id bigint) RETURNS TABLE(verdict text, words text, blocking text[], pending bigint, interim bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.verdict(batch_id bigint) OWNER TO vein_owner;
CREATE FUNCTION rule.verdicts(ids bigint[]) RETURNS TABLE(batch_id bigint, verdict text, words text, blocking text[], pending bigint, interim bigint)
    LANGUAGE sql STABLE ROWS 50
    AS body;
ALTER FUNCTION rule.verdicts(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.vessel_check(b core.batch, s core.process_step, container text, occurrence bigint, attempt integer, a work.actor) RETURNS bigint
    LANGUAGE plpgsql
    AS body;
ALTER FUNCTION rule.vessel_check(b core.batch, s core.process_step, container text, occurrence bigint, attempt integer, a work.actor) OWNER TO vein_owner;
CREATE FUNCTION rule.vessel_mismatch(b core.batch, s core.process_step, container text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.vessel_mismatch(b core.batch, s core.process_step, container text) OWNER TO vein_owner;
CREATE FUNCTION rule.vessel_statuses(stage text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE stage WHEN 'reinfusion'::text THEN '{at_site,thawed,infused}'::text ELSE '{in_use,filled}'::text END)::text[];
ALTER FUNCTION rule.vessel_statuses(stage text) OWNER TO vein_owner;
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
CREATE FUNCTION rule.work_hands(ids bigint[], asked text[], kinds text[]) RETURNS TABLE(batch_id bigint, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.work_hands(ids bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.work_quality(ids bigint[], asked text[], kinds text[]) RETURNS TABLE(batch_id bigint, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.work_quality(ids bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.work_results(ids bigint[], asked text[], kinds text[]) RETURNS TABLE(batch_id bigint, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.work_results(ids bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.work_returned(ids bigint[]) RETURNS TABLE(batch_id bigint, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.work_returned(ids bigint[]) OWNER TO vein_owner;
CREATE FUNCTION rule.work_site(sites bigint[], asked text[], kinds text[]) RETURNS TABLE(site_id bigint, code text, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.work_site(sites bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.work_steps(ids bigint[], asked text[], kinds text[]) RETURNS TABLE(batch_id bigint, kind text, what text, due_at timestamp with time zone, roles text, opens work.opens)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.work_steps(ids bigint[], asked text[], kinds text[]) OWNER TO vein_owner;
CREATE FUNCTION rule.work_title(x core.step_execution) RETURNS text
    LANGUAGE plpgsql STABLE
    AS body;
ALTER FUNCTION rule.work_title(x core.step_execution) OWNER TO vein_owner;
CREATE FUNCTION rule.written(value timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS body;
ALTER FUNCTION rule.written(value timestamp with time zone) OWNER TO vein_owner;
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
  WHERE ((b.site_id = ANY (( SELECT rule.sites() AS sites)::bigint[])) OR ( SELECT rule.sees_ledger() AS sees_ledger));
ALTER TABLE api.batch_event OWNER TO vein_owner;
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
    checkpoint_pair.counted_once,
    checkpoint_pair.spoken
   FROM ref.checkpoint_pair
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.checkpoint_pair OWNER TO vein_owner;
CREATE VIEW api.correctable WITH (security_barrier='true') AS
 SELECT k.entity,
    k.field,
    k.title,
    k.kind,
    k."least",
    k.most,
    array_to_string(k.words, '; '::text) AS words,
    k.personal,
    k.roles,
    rule.holds(k.roles) AS mine
   FROM ref.correctable k
  WHERE (cardinality(( SELECT rule.sites() AS sites)) > 0);
ALTER TABLE api.correctable OWNER TO vein_owner;
CREATE TABLE work.draft (
    person_id bigint NOT NULL,
    form text NOT NULL,
    fields jsonb NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT draft_fields_size CHECK ((octet_length((fields)::text) <= 65536)),
    CONSTRAINT draft_form_size CHECK (((octet_length(form) >= 1) AND (octet_length(form) <= 300)))
);
ALTER TABLE work.draft OWNER TO vein_owner;
CREATE VIEW api.draft WITH (security_barrier='true') AS
 SELECT d.form,
    d.fields,
    d.at
   FROM work.draft d
  WHERE ((d.person_id = ( SELECT rule.draft_owner() AS draft_owner)) AND ( SELECT rule.holds('coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor admin'::text) AS holds));
ALTER TABLE api.draft OWNER TO vein_owner;
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
CREATE VIEW api.installation WITH (security_barrier='true') AS
 SELECT i.mode,
    i.opening,
    rule.now() AS lab_now,
    i.lab_offset_us,
    (i.lab_offset_us <> 0) AS clock_moved,
    i.password_days,
    i.inspection_days,
    i.version,
    t.idle_lock_ms,
    t.clock_note_ms,
    t.clock_block_ms
   FROM (core.installation i
     CROSS JOIN ( SELECT max(r.ms) FILTER (WHERE (r.name = 'idle_lock'::text)) AS idle_lock_ms,
            max(r.ms) FILTER (WHERE (r.name = 'clock_note'::text)) AS clock_note_ms,
            max(r.ms) FILTER (WHERE (r.name = 'clock_block'::text)) AS clock_block_ms
           FROM ( SELECT s.name,
                    ((EXTRACT(epoch FROM (s.value)::interval) * (1000)::numeric))::bigint AS ms
                   FROM ref.setting s
                  WHERE (s.name = ANY (ARRAY['idle_lock'::text, 'clock_note'::text, 'clock_block'::text]))) r) t)
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds) OR ( SELECT rule.inspects() AS inspects));
ALTER TABLE api.installation OWNER TO vein_owner;
CREATE TABLE ledger.attribute (
    id integer NOT NULL,
    entity text NOT NULL,
    name text NOT NULL,
    tag text NOT NULL,
    committed boolean DEFAULT false NOT NULL,
    CONSTRAINT attribute_tag_word CHECK ((tag = ANY (ARRAY['t'::text, 'i'::text, 'n'::text, 'b'::text, 'z'::text, 'd'::text, 'u'::text, 'x'::text])))
);
ALTER TABLE ledger.attribute OWNER TO vein_owner;
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
CREATE VIEW api.ledger_login WITH (security_barrier='true') AS
 SELECT l.name AS login,
    l.role_oid,
    l.status,
    ARRAY( SELECT DISTINCT ('vein_'::text || r.role)
           FROM (core.person_role r
             JOIN core.person p ON ((p.id = r.person_id)))
          WHERE ((r.person_id = l.person_id) AND (r.status = 'approved'::text) AND (p.status = 'active'::text) AND (l.status = 'active'::text))
          ORDER BY ('vein_'::text || r.role)) AS groups
   FROM core.login l
  WHERE ( SELECT rule.sees_ledger() AS sees_ledger);
ALTER TABLE api.ledger_login OWNER TO vein_owner;
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
CREATE TABLE ref.act (
    act text NOT NULL,
    title text NOT NULL,
    training_only boolean DEFAULT false NOT NULL,
    trained boolean DEFAULT false NOT NULL,
    timed boolean DEFAULT false NOT NULL,
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
CREATE TABLE ref.unit (
    unit text NOT NULL,
    dimension text NOT NULL,
    num bigint NOT NULL,
    den bigint NOT NULL,
    CONSTRAINT unit_den_positive CHECK ((den > 0)),
    CONSTRAINT unit_num_positive CHECK ((num > 0))
);
ALTER TABLE ref.unit OWNER TO vein_owner;
CREATE VIEW api.unit WITH (security_barrier='true') AS
 SELECT u.unit,
    u.dimension,
    u.num,
    u.den
   FROM ref.unit u
  WHERE ((cardinality(( SELECT rule.sites() AS sites)) > 0) OR ( SELECT rule.holds('admin'::text) AS holds));
ALTER TABLE api.unit OWNER TO vein_owner;
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
ALTER TABLE core.attachment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.attachment_id_seq
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
ALTER TABLE core.capa ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.capa_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.clock_step ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.clock_step_id_seq
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
ALTER TABLE core.container_source ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.container_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.correction ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.correction_id_seq
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
ALTER TABLE core.deviation_named ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.deviation_named_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.deviation_touch ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.deviation_touch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.disposal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.disposal_id_seq
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
ALTER TABLE core.equipment_calibration ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.equipment_calibration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.equipment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.equipment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.equipment_outage ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.equipment_outage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.equipment_use ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.equipment_use_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.exception_review ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.exception_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.follow_up ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.follow_up_id_seq
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
ALTER TABLE core.location ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.location_id_seq
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
ALTER TABLE core.lot ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.lot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.lot_use ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.lot_use_id_seq
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
ALTER TABLE core.notification ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.notification_id_seq
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
ALTER TABLE core.operation_block ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.operation_block_id_seq
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
ALTER TABLE core.process_reference ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.process_reference_id_seq
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
ALTER TABLE core.recall ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.recall_id_seq
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
ALTER TABLE core.second_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.second_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.second_review ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.second_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.shipment_container ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.shipment_container_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.shipment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.shipment_id_seq
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
ALTER TABLE core.step_invalidation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.step_invalidation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.step_missed ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.step_missed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.step_retiming ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.step_retiming_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.step_skip ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.step_skip_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.storage ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.storage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.supply_request ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.supply_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE core.thaw ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.thaw_id_seq
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
ALTER TABLE core.triage ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME core.triage_id_seq
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
CREATE VIEW rule.repeat_point AS
 SELECT p.batch_id,
    p.step_id,
    p.step_execution_id,
    p.at,
    ((s.repeat_every_us)::double precision * '00:00:00.000001'::interval) AS every,
    ((s.repeat_tolerance_us)::double precision * '00:00:00.000001'::interval) AS tolerance,
    s.repeat_until,
    lag(p.at) OVER w AS before_at,
    lead(p.at) OVER w AS next_at
   FROM (( SELECT x.batch_id,
            x.process_step_id AS step_id,
            x.id AS step_execution_id,
            x.event_at AS at
           FROM core.step_execution x
          WHERE ((x.status <> 'invalidated'::text) AND (x.event_at IS NOT NULL) AND (x.entry_mode <> 'transcribed'::text))
        UNION ALL
         SELECT m.batch_id,
            m.process_step_id,
            NULL::bigint,
            m.due_at
           FROM core.step_missed m) p
     JOIN core.process_step s ON (((s.id = p.step_id) AND (s.repeat_every_us IS NOT NULL))))
  WINDOW w AS (PARTITION BY p.batch_id, p.step_id ORDER BY p.at, p.step_execution_id);
ALTER TABLE rule.repeat_point OWNER TO vein_owner;
CREATE VIEW rule.repeat_stop AS
 SELECT e.batch_id,
    s.id AS step_id,
    e.at
   FROM ((core.process_step s
     JOIN core.process_step u ON (((u.process_version_id = s.process_version_id) AND ((u.code)::text = (s.repeat_until)::text))))
     CROSS JOIN LATERAL ( SELECT x.batch_id,
            x.event_at AS at
           FROM core.step_execution x
          WHERE ((x.process_step_id = u.id) AND (x.status <> 'invalidated'::text))
        UNION ALL
         SELECT k.batch_id,
            k.decided_at
           FROM core.step_skip k
          WHERE ((k.process_step_id = u.id) AND (k.status = 'approved'::text))) e);
ALTER TABLE rule.repeat_stop OWNER TO vein_owner;
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
    clock_leaf bigint DEFAULT '-1'::integer NOT NULL,
    CONSTRAINT tick_only_one CHECK (single)
);
ALTER TABLE work.tick OWNER TO vein_owner;
ALTER TABLE ONLY core.abort
    ADD CONSTRAINT abort_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.access
    ADD CONSTRAINT access_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.account_request
    ADD CONSTRAINT account_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.attachment
    ADD CONSTRAINT attachment_once UNIQUE (batch_id, sha256);
ALTER TABLE ONLY core.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_chain UNIQUE (id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_code_key UNIQUE (code);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_event UNIQUE (id, therapy_event_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_stream UNIQUE (id, stream_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_stream_id_key UNIQUE (stream_id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_reference_once UNIQUE (deviation_id, reference);
ALTER TABLE ONLY core.clock_step
    ADD CONSTRAINT clock_step_pkey PRIMARY KEY (id);
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
    ADD CONSTRAINT container_event UNIQUE (id, therapy_event_id);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.container_source
    ADD CONSTRAINT container_source_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.container_source
    ADD CONSTRAINT container_source_source_id_key UNIQUE (source_id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_once UNIQUE (entity, record_id, record_version, field);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation_named
    ADD CONSTRAINT deviation_named_once UNIQUE (deviation_id, other_batch);
ALTER TABLE ONLY core.deviation_named
    ADD CONSTRAINT deviation_named_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.deviation_touch
    ADD CONSTRAINT deviation_touch_once UNIQUE (batch_id, deviation);
ALTER TABLE ONLY core.deviation_touch
    ADD CONSTRAINT deviation_touch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.dictionary
    ADD CONSTRAINT dictionary_entity_name_unique UNIQUE (entity, name);
ALTER TABLE ONLY core.dictionary
    ADD CONSTRAINT dictionary_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.disposal
    ADD CONSTRAINT disposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.equipment_calibration
    ADD CONSTRAINT equipment_calibration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_code_key UNIQUE (code);
ALTER TABLE ONLY core.equipment_outage
    ADD CONSTRAINT equipment_outage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_stream UNIQUE (id, stream_id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_stream_id_key UNIQUE (stream_id);
ALTER TABLE ONLY core.equipment_use
    ADD CONSTRAINT equipment_use_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.exception_review
    ADD CONSTRAINT exception_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.follow_up
    ADD CONSTRAINT follow_up_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY core.location
    ADD CONSTRAINT location_code_unique UNIQUE (site_id, code);
ALTER TABLE ONLY core.location
    ADD CONSTRAINT location_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_name_key UNIQUE (name);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_code_key UNIQUE (code);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_stream UNIQUE (id, stream_id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_stream_id_key UNIQUE (stream_id);
ALTER TABLE ONLY core.lot_use
    ADD CONSTRAINT lot_use_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_revision_unique UNIQUE (step_execution_id, process_field_id, revision);
ALTER TABLE ONLY core.operation_block
    ADD CONSTRAINT operation_block_once UNIQUE (batch_id, process_operation_id);
ALTER TABLE ONLY core.operation_block
    ADD CONSTRAINT operation_block_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY core.patient
    ADD CONSTRAINT patient_stream UNIQUE (id, stream_id);
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
ALTER TABLE ONLY core.process_reference
    ADD CONSTRAINT process_reference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.process_reference
    ADD CONSTRAINT process_reference_process_version_id_name_key UNIQUE (process_version_id, name);
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
ALTER TABLE ONLY core.recall
    ADD CONSTRAINT recall_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY core.second_entry
    ADD CONSTRAINT second_entry_attempt_unique UNIQUE (step_execution_id, attempt);
ALTER TABLE ONLY core.second_entry
    ADD CONSTRAINT second_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.second_review
    ADD CONSTRAINT second_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.shipment
    ADD CONSTRAINT shipment_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.shipment_container
    ADD CONSTRAINT shipment_container_once UNIQUE (shipment_id, container_id);
ALTER TABLE ONLY core.shipment_container
    ADD CONSTRAINT shipment_container_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.shipment
    ADD CONSTRAINT shipment_pkey PRIMARY KEY (id);
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
    ADD CONSTRAINT step_execution_occurrence_unique UNIQUE (batch_id, process_step_id, occurrence, attempt);
ALTER TABLE ONLY core.step_execution
    ADD CONSTRAINT step_execution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.step_invalidation
    ADD CONSTRAINT step_invalidation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.step_missed
    ADD CONSTRAINT step_missed_once UNIQUE (batch_id, process_step_id, due_at);
ALTER TABLE ONLY core.step_missed
    ADD CONSTRAINT step_missed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.step_retiming
    ADD CONSTRAINT step_retiming_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.step_retiming
    ADD CONSTRAINT step_retiming_revision_unique UNIQUE (step_execution_id, revision);
ALTER TABLE ONLY core.step_skip
    ADD CONSTRAINT step_skip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.supply_request
    ADD CONSTRAINT supply_request_chain UNIQUE (id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.supply_request
    ADD CONSTRAINT supply_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY core.thaw
    ADD CONSTRAINT thaw_container_id_key UNIQUE (container_id);
ALTER TABLE ONLY core.thaw
    ADD CONSTRAINT thaw_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY core.triage
    ADD CONSTRAINT triage_once UNIQUE (step_execution_id, process_field_id, revision);
ALTER TABLE ONLY core.triage
    ADD CONSTRAINT triage_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY ref.correctable
    ADD CONSTRAINT correctable_pkey PRIMARY KEY (entity, field);
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
ALTER TABLE ONLY ref.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (unit);
ALTER TABLE ONLY work.challenge
    ADD CONSTRAINT challenge_made_xact_unique UNIQUE (made_xact);
ALTER TABLE ONLY work.challenge
    ADD CONSTRAINT challenge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY work.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (person_id, form);
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
CREATE INDEX batch_open ON core.batch USING btree (id) WHERE (process_status <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'discarded'::text]));
CREATE INDEX batch_slot ON core.batch USING btree (slot);
CREATE INDEX capa_batch ON core.capa USING btree (batch_id);
CREATE INDEX clock_step_open ON core.clock_step USING btree (id) WHERE (judgement IS NULL);
CREATE INDEX comment_batch ON core.comment USING btree (batch_id);
CREATE INDEX container_batch ON core.container USING btree (batch_id);
CREATE INDEX container_source_batch ON core.container_source USING btree (batch_id);
CREATE INDEX container_step ON core.container USING btree (step_execution_id) WHERE (step_execution_id IS NOT NULL);
CREATE INDEX correction_batch ON core.correction USING btree (batch_id);
CREATE INDEX correction_equipment ON core.correction USING btree (equipment_id) WHERE (equipment_id IS NOT NULL);
CREATE INDEX correction_event ON core.correction USING btree (therapy_event_id) WHERE (batch_id IS NULL);
CREATE INDEX correction_lot ON core.correction USING btree (lot_id) WHERE (lot_id IS NOT NULL);
CREATE INDEX correction_patient ON core.correction USING btree (patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX custody_batch ON core.custody USING btree (batch_id, id);
CREATE INDEX deviation_batch ON core.deviation USING btree (batch_id);
CREATE INDEX deviation_named_batch ON core.deviation_named USING btree (batch_id);
CREATE INDEX deviation_open ON core.deviation USING btree (id) WHERE (status <> 'closed'::text);
CREATE INDEX disposal_batch ON core.disposal USING btree (batch_id);
CREATE UNIQUE INDEX disposal_container ON core.disposal USING btree (container_id) WHERE (status <> 'withdrawn'::text);
CREATE INDEX disposal_open ON core.disposal USING btree (id) WHERE (status = 'recorded'::text);
CREATE INDEX disposition_batch ON core.disposition USING btree (batch_id, id);
CREATE UNIQUE INDEX disposition_open ON core.disposition USING btree (batch_id) WHERE (status = 'proposed'::text);
CREATE INDEX equipment_calibration_equipment ON core.equipment_calibration USING btree (equipment_id, calibrated_at);
CREATE INDEX equipment_class ON core.equipment USING btree (class, code);
CREATE INDEX equipment_outage_equipment ON core.equipment_outage USING btree (equipment_id, began_at);
CREATE UNIQUE INDEX equipment_outage_open ON core.equipment_outage USING btree (equipment_id) WHERE ((ended_at IS NULL) AND (status = 'stands'::text));
CREATE INDEX equipment_use_batch ON core.equipment_use USING btree (batch_id, process_step_id);
CREATE INDEX equipment_use_equipment ON core.equipment_use USING btree (equipment_id, event_at, id);
CREATE UNIQUE INDEX equipment_use_once ON core.equipment_use USING btree (batch_id, process_step_id, occurrence, attempt, equipment_id) WHERE (status = 'used'::text);
CREATE INDEX exception_review_item ON core.exception_review USING btree (batch_id, item, id);
CREATE INDEX follow_up_batch ON core.follow_up USING btree (batch_id);
CREATE INDEX hold_open ON core.hold USING btree (batch_id) WHERE (status = 'open'::text);
CREATE INDEX identity_check_batch ON core.identity_check USING btree (batch_id, checkpoint);
CREATE INDEX identity_item_keyed ON core.identity_item USING btree (batch_id) WHERE (method = 'keyed'::text);
CREATE UNIQUE INDEX inspection_batch_named ON core.inspection_batch USING btree (inspection_id, batch) WHERE (status = 'named'::text);
CREATE INDEX investigation_batch ON core.investigation USING btree (batch_id);
CREATE INDEX lot_material ON core.lot USING btree (material, expires_on, code);
CREATE INDEX lot_use_batch ON core.lot_use USING btree (batch_id, process_step_id);
CREATE INDEX lot_use_lot ON core.lot_use USING btree (lot_id, event_at, id);
CREATE INDEX near_miss_batch ON core.near_miss USING btree (batch_id);
CREATE INDEX notification_open ON core.notification USING btree (batch_id) WHERE (status = 'open'::text);
CREATE INDEX observation_breach ON core.observation USING btree (batch_id) WHERE (breach <> ''::text);
CREATE INDEX patient_merge_leading ON core.patient_merge USING btree (leading_id) WHERE ((kind = 'merge'::text) AND (status = 'approved'::text));
CREATE UNIQUE INDEX patient_merge_other ON core.patient_merge USING btree (other_id) WHERE ((kind = 'merge'::text) AND (status = ANY (ARRAY['proposed'::text, 'approved'::text])));
CREATE UNIQUE INDEX patient_merge_reversal ON core.patient_merge USING btree (merge_id) WHERE ((kind = 'reversal'::text) AND (status = ANY (ARRAY['proposed'::text, 'approved'::text])));
CREATE UNIQUE INDEX person_role_open ON core.person_role USING btree (person_id, site_id, role) WHERE (status <> 'withdrawn'::text);
CREATE INDEX person_role_person ON core.person_role USING btree (person_id, role);
CREATE UNIQUE INDEX process_version_from ON core.process_version USING btree (process_id, in_force_from) WHERE (status = 'approved'::text);
CREATE UNIQUE INDEX recall_batch ON core.recall USING btree (batch_id) WHERE (status <> 'withdrawn'::text);
CREATE INDEX receipt_batch ON core.receipt USING btree (batch_id);
CREATE INDEX result_entered ON core.result USING btree (batch_id) WHERE (status = 'entered'::text);
CREATE INDEX sample_batch ON core.sample USING btree (batch_id);
CREATE INDEX second_review_step ON core.second_review USING btree (step_execution_id);
CREATE INDEX shipment_batch ON core.shipment USING btree (batch_id);
CREATE UNIQUE INDEX shipment_container_on_the_way ON core.shipment_container USING btree (container_id) WHERE (status = 'sent'::text);
CREATE UNIQUE INDEX signature_person_once ON core.signature USING btree (entity, record_id, person_id) WHERE (superseded_at IS NULL);
CREATE INDEX signature_record ON core.signature USING btree (entity, record_id);
CREATE INDEX signature_stream ON core.signature USING btree (stream_id);
CREATE INDEX step_execution_recorded ON core.step_execution USING btree (batch_id) WHERE (status = 'recorded'::text);
CREATE INDEX step_invalidation_batch ON core.step_invalidation USING btree (batch_id);
CREATE UNIQUE INDEX step_invalidation_open ON core.step_invalidation USING btree (step_execution_id) WHERE (status <> 'withdrawn'::text);
CREATE UNIQUE INDEX step_skip_open ON core.step_skip USING btree (batch_id, process_step_id) WHERE (status <> 'withdrawn'::text);
CREATE INDEX storage_batch ON core.storage USING btree (batch_id);
CREATE UNIQUE INDEX storage_container ON core.storage USING btree (container_id) WHERE (status = 'stored'::text);
CREATE UNIQUE INDEX storage_position ON core.storage USING btree (location_id, "position") WHERE (status = 'stored'::text);
CREATE UNIQUE INDEX supply_request_open ON core.supply_request USING btree (batch_id) WHERE (status = 'open'::text);
CREATE INDEX thaw_running ON core.thaw USING btree (batch_id) WHERE (status = ANY (ARRAY['running'::text, 'over'::text]));
CREATE INDEX therapy_order_ordered ON core.therapy_order USING btree (id) WHERE (status = 'ordered'::text);
CREATE INDEX training_person ON core.training USING btree (person_id, process_version_id) WHERE (status = 'approved'::text);
CREATE INDEX triage_batch ON core.triage USING btree (batch_id);
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
CREATE TRIGGER ledger_delete AFTER DELETE ON core.attachment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_attachment();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.batch REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_batch();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.capa REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_capa();
ALTER TABLE core.capa ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.clock_step REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_clock_step();
ALTER TABLE core.clock_step ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.collection REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_collection();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.comment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_comment();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.container REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.container_source REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container_source();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.correction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_correction();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.custody REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_custody();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.deviation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.deviation_named REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation_named();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.deviation_touch REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation_touch();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.dictionary REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_dictionary();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.disposal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposal();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.disposition REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposition();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.equipment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment();
ALTER TABLE core.equipment ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.equipment_calibration REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_calibration();
ALTER TABLE core.equipment_calibration ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.equipment_outage REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_outage();
ALTER TABLE core.equipment_outage ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.equipment_use REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_use();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.exception_review REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_exception_review();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.follow_up REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_follow_up();
ALTER TABLE core.follow_up ENABLE ALWAYS TRIGGER ledger_delete;
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
CREATE TRIGGER ledger_delete AFTER DELETE ON core.location REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_location();
ALTER TABLE core.location ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.login REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_login();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.lot REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_lot();
ALTER TABLE core.lot ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.lot_use REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_lot_use();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.near_miss REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_near_miss();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.notification REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_notification();
ALTER TABLE core.notification ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.observation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_observation();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.operation_block REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_operation_block();
ALTER TABLE core.operation_block ENABLE ALWAYS TRIGGER ledger_delete;
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
CREATE TRIGGER ledger_delete AFTER DELETE ON core.process_reference REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_reference();
ALTER TABLE core.process_reference ENABLE ALWAYS TRIGGER ledger_delete;
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
CREATE TRIGGER ledger_delete AFTER DELETE ON core.recall REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_recall();
ALTER TABLE core.recall ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.receipt REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_receipt();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.release REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_release();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.result REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_result();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.sample REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_sample();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.second_entry REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_second_entry();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.second_review REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_second_review();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.shipment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_shipment();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.shipment_container REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_shipment_container();
ALTER TABLE core.shipment_container ENABLE ALWAYS TRIGGER ledger_delete;
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
CREATE TRIGGER ledger_delete AFTER DELETE ON core.step_invalidation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_invalidation();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.step_missed REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_missed();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.step_retiming REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_retiming();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.step_skip REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_skip();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.storage REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_storage();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.supply_request REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_supply_request();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.thaw REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_thaw();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.therapy_event REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_event();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.therapy_order REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_order();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.timer_breach REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_timer_breach();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.training REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_training();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_delete AFTER DELETE ON core.triage REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_triage();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER ledger_delete;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.abort REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_abort();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.access REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_access();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.account_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_account_request();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.attachment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_attachment();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_batch();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.capa REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_capa();
ALTER TABLE core.capa ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.clock_step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_clock_step();
ALTER TABLE core.clock_step ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.collection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_collection();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_comment();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.container_source REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container_source();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.correction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_correction();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.custody REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_custody();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.deviation_named REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation_named();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.deviation_touch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation_touch();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.dictionary REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_dictionary();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.disposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposal();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.disposition REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposition();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.equipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment();
ALTER TABLE core.equipment ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.equipment_calibration REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_calibration();
ALTER TABLE core.equipment_calibration ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.equipment_outage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_outage();
ALTER TABLE core.equipment_outage ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.equipment_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_use();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.exception_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_exception_review();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.follow_up REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_follow_up();
ALTER TABLE core.follow_up ENABLE ALWAYS TRIGGER ledger_insert;
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
CREATE TRIGGER ledger_insert AFTER INSERT ON core.location REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_location();
ALTER TABLE core.location ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.login REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_login();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.lot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_lot();
ALTER TABLE core.lot ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.lot_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_lot_use();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_near_miss();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.notification REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_notification();
ALTER TABLE core.notification ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_observation();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.operation_block REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_operation_block();
ALTER TABLE core.operation_block ENABLE ALWAYS TRIGGER ledger_insert;
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
CREATE TRIGGER ledger_insert AFTER INSERT ON core.process_reference REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_reference();
ALTER TABLE core.process_reference ENABLE ALWAYS TRIGGER ledger_insert;
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
CREATE TRIGGER ledger_insert AFTER INSERT ON core.recall REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_recall();
ALTER TABLE core.recall ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.receipt REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_receipt();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.release REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_release();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_result();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_sample();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.second_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_second_entry();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.second_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_second_review();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.shipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_shipment();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.shipment_container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_shipment_container();
ALTER TABLE core.shipment_container ENABLE ALWAYS TRIGGER ledger_insert;
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
CREATE TRIGGER ledger_insert AFTER INSERT ON core.step_invalidation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_invalidation();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.step_missed REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_missed();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.step_retiming REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_retiming();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.step_skip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_skip();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.storage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_storage();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.supply_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_supply_request();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.thaw REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_thaw();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.therapy_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_event();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.therapy_order REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_order();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.timer_breach REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_timer_breach();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.training REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_training();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_insert AFTER INSERT ON core.triage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_triage();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER ledger_insert;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.abort FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.access FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.account_request FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.attachment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.batch FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.capa FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.capa ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.clock_step FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.clock_step ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.collection FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.comment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.container FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.container_source FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.correction FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.custody FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.deviation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.deviation_named FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.deviation_touch FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.dictionary FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.disposal FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.disposition FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.equipment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.equipment ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.equipment_calibration FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.equipment_calibration ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.equipment_outage FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.equipment_outage ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.equipment_use FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.exception_review FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.follow_up FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.follow_up ENABLE ALWAYS TRIGGER ledger_truncate;
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
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.location FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.location ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.login FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.lot FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.lot ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.lot_use FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.near_miss FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.notification FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.notification ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.observation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.operation_block FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.operation_block ENABLE ALWAYS TRIGGER ledger_truncate;
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
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.process_reference FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.process_reference ENABLE ALWAYS TRIGGER ledger_truncate;
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
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.recall FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.recall ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.receipt FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.release FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.result FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.sample FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.second_entry FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.second_review FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.shipment FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.shipment_container FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.shipment_container ENABLE ALWAYS TRIGGER ledger_truncate;
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
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.step_invalidation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.step_missed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.step_retiming FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.step_skip FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.storage FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.supply_request FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.thaw FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.therapy_event FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.therapy_order FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.timer_breach FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.training FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON core.triage FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_no_truncate();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER ledger_truncate;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.abort REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_abort();
ALTER TABLE core.abort ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.access REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_access();
ALTER TABLE core.access ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.account_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_account_request();
ALTER TABLE core.account_request ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.attachment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_attachment();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.batch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_batch();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.capa REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_capa();
ALTER TABLE core.capa ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.clock_step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_clock_step();
ALTER TABLE core.clock_step ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.collection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_collection();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_comment();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.container_source REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_container_source();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.correction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_correction();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.custody REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_custody();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.deviation_named REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation_named();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.deviation_touch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_deviation_touch();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.dictionary REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_dictionary();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.disposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposal();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.disposition REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_disposition();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.equipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment();
ALTER TABLE core.equipment ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.equipment_calibration REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_calibration();
ALTER TABLE core.equipment_calibration ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.equipment_outage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_outage();
ALTER TABLE core.equipment_outage ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.equipment_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_equipment_use();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.exception_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_exception_review();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.follow_up REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_follow_up();
ALTER TABLE core.follow_up ENABLE ALWAYS TRIGGER ledger_update;
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
CREATE TRIGGER ledger_update AFTER UPDATE ON core.location REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_location();
ALTER TABLE core.location ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.login REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_login();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.lot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_lot();
ALTER TABLE core.lot ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.lot_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_lot_use();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_near_miss();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.notification REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_notification();
ALTER TABLE core.notification ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_observation();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.operation_block REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_operation_block();
ALTER TABLE core.operation_block ENABLE ALWAYS TRIGGER ledger_update;
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
CREATE TRIGGER ledger_update AFTER UPDATE ON core.process_reference REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_process_reference();
ALTER TABLE core.process_reference ENABLE ALWAYS TRIGGER ledger_update;
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
CREATE TRIGGER ledger_update AFTER UPDATE ON core.recall REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_recall();
ALTER TABLE core.recall ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.receipt REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_receipt();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.release REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_release();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_result();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_sample();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.second_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_second_entry();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.second_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_second_review();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.shipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_shipment();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.shipment_container REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_shipment_container();
ALTER TABLE core.shipment_container ENABLE ALWAYS TRIGGER ledger_update;
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
CREATE TRIGGER ledger_update AFTER UPDATE ON core.step_invalidation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_invalidation();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.step_missed REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_missed();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.step_retiming REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_retiming();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.step_skip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_step_skip();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.storage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_storage();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.supply_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_supply_request();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.thaw REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_thaw();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.therapy_event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_event();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.therapy_order REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_therapy_order();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.timer_breach REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_timer_breach();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.training REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_training();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER ledger_update AFTER UPDATE ON core.triage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_ledger_triage();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER ledger_update;
CREATE TRIGGER name_key AFTER INSERT OR UPDATE ON core.patient_identity FOR EACH ROW EXECUTE FUNCTION rule.tg_name_key();
ALTER TABLE core.patient_identity ENABLE ALWAYS TRIGGER name_key;
CREATE TRIGGER result_after_release AFTER INSERT ON core.result FOR EACH ROW EXECUTE FUNCTION rule.tg_result_after_release();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER result_after_release;
CREATE TRIGGER review_insert AFTER INSERT ON core.attachment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.container_source REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.correction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.deviation_named REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.deviation_touch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.disposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.equipment_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.exception_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.hold REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.investigation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.lot_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.second_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.second_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.shipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.step_execution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.step_invalidation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.step_missed REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.step_retiming REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.step_skip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.storage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.supply_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.thaw REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_insert AFTER INSERT ON core.triage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER review_insert;
CREATE TRIGGER review_update AFTER UPDATE ON core.attachment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.comment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.container_source REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.correction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.deviation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.deviation_named REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.deviation_touch REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.disposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.equipment_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.exception_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.hold REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.hold ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.investigation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.investigation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.lot_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.near_miss REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.observation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.result REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.sample REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.second_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.second_review REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.shipment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.step_execution REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_execution ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.step_invalidation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.step_missed REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.step_retiming REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.step_skip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.storage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.supply_request REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.thaw REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER review_update AFTER UPDATE ON core.triage REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_audit_review();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER review_update;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_field FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_field ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_field_source FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_field_source ENABLE ALWAYS TRIGGER step_plan;
CREATE TRIGGER step_plan AFTER INSERT OR DELETE OR UPDATE ON core.process_operation FOR EACH STATEMENT EXECUTE FUNCTION rule.tg_step_plan();
ALTER TABLE core.process_operation ENABLE ALWAYS TRIGGER step_plan;
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
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.attachment FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.attachment ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.batch FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.batch ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.capa FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.capa ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.clock_step FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.clock_step ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.collection FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.collection ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.comment FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.comment ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.container FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.container ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.container_source FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.container_source ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.correction FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.correction ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.custody FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.custody ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.deviation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.deviation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.deviation_named FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.deviation_named ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.deviation_touch FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.deviation_touch ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.dictionary FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.dictionary ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.disposal FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.disposal ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.disposition FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.disposition ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.equipment FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.equipment ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.equipment_calibration FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.equipment_calibration ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.equipment_outage FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.equipment_outage ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.equipment_use FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.equipment_use ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.exception_review FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.exception_review ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.follow_up FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.follow_up ENABLE ALWAYS TRIGGER stream_fixed;
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
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.location FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.location ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.login FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.login ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.lot FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.lot ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.lot_use FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.lot_use ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.near_miss FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.near_miss ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.notification FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.notification ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.observation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.observation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.operation_block FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.operation_block ENABLE ALWAYS TRIGGER stream_fixed;
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
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.process_reference FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.process_reference ENABLE ALWAYS TRIGGER stream_fixed;
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
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.recall FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.recall ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.receipt FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.receipt ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.release FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.release ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.result FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.result ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.sample FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.sample ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.second_entry FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.second_entry ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.second_review FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.second_review ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.shipment FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.shipment ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.shipment_container FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.shipment_container ENABLE ALWAYS TRIGGER stream_fixed;
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
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.step_invalidation FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.step_invalidation ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.step_missed FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.step_missed ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.step_retiming FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.step_retiming ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.step_skip FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.step_skip ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.storage FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.storage ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.supply_request FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.supply_request ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.thaw FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.thaw ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.therapy_event FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.therapy_event ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.therapy_order FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.therapy_order ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.timer_breach FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.timer_breach ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.training FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.training ENABLE ALWAYS TRIGGER stream_fixed;
CREATE TRIGGER stream_fixed BEFORE UPDATE ON core.triage FOR EACH ROW WHEN (((new.stream_id IS DISTINCT FROM old.stream_id) OR (new.id IS DISTINCT FROM old.id))) EXECUTE FUNCTION rule.tg_stream_fixed();
ALTER TABLE core.triage ENABLE ALWAYS TRIGGER stream_fixed;
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
ALTER TABLE ONLY core.attachment
    ADD CONSTRAINT attachment_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.attachment
    ADD CONSTRAINT attachment_registered_by_id_fkey FOREIGN KEY (registered_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_order_id_therapy_event_id_fkey FOREIGN KEY (order_id, therapy_event_id) REFERENCES core.therapy_order(id, therapy_event_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_remanufacture_of_id_therapy_event_id_fkey FOREIGN KEY (remanufacture_of_id, therapy_event_id) REFERENCES core.batch(id, therapy_event_id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_therapy_event_id_kind_fkey FOREIGN KEY (therapy_event_id, kind) REFERENCES core.therapy_event(id, kind);
ALTER TABLE ONLY core.batch
    ADD CONSTRAINT batch_therapy_event_id_site_id_fkey FOREIGN KEY (therapy_event_id, site_id) REFERENCES core.therapy_event(id, site_id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_deviation_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (deviation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.deviation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_done_by_id_fkey FOREIGN KEY (done_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_opened_by_id_fkey FOREIGN KEY (opened_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.capa
    ADD CONSTRAINT capa_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.clock_step
    ADD CONSTRAINT clock_step_judged_by_id_fkey FOREIGN KEY (judged_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.clock_step
    ADD CONSTRAINT clock_step_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_finished_by_id_fkey FOREIGN KEY (finished_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.collection
    ADD CONSTRAINT collection_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_deviation_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (deviation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.deviation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_investigation_id_batch_id_therapy_event_id_stream__fkey FOREIGN KEY (investigation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.investigation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_result_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (result_id, batch_id, therapy_event_id, stream_id) REFERENCES core.result(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_sample_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (sample_id, batch_id, therapy_event_id, stream_id) REFERENCES core.sample(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_step_execution_id_batch_id_therapy_event_id_stream_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.comment
    ADD CONSTRAINT comment_written_by_id_fkey FOREIGN KEY (written_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.container_source
    ADD CONSTRAINT container_source_container_id_batch_id_therapy_event_id_st_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.container_source
    ADD CONSTRAINT container_source_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.container_source
    ADD CONSTRAINT container_source_source_id_therapy_event_id_fkey FOREIGN KEY (source_id, therapy_event_id) REFERENCES core.container(id, therapy_event_id);
ALTER TABLE ONLY core.container
    ADD CONSTRAINT container_step_execution_id_batch_id_therapy_event_id_stre_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_corrected_by_id_fkey FOREIGN KEY (corrected_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_equipment_id_stream_id_fkey FOREIGN KEY (equipment_id, stream_id) REFERENCES core.equipment(id, stream_id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_lot_id_stream_id_fkey FOREIGN KEY (lot_id, stream_id) REFERENCES core.lot(id, stream_id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_patient_id_stream_id_fkey FOREIGN KEY (patient_id, stream_id) REFERENCES core.patient(id, stream_id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.correction
    ADD CONSTRAINT correction_therapy_event_id_event_stream_id_fkey FOREIGN KEY (therapy_event_id, event_stream_id) REFERENCES core.therapy_event(id, stream_id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_container_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.custody
    ADD CONSTRAINT custody_holder_person_id_fkey FOREIGN KEY (holder_person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_assessed_by_id_fkey FOREIGN KEY (assessed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation_named
    ADD CONSTRAINT deviation_named_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation_named
    ADD CONSTRAINT deviation_named_deviation_id_batch_id_therapy_event_id_str_fkey FOREIGN KEY (deviation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.deviation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation_named
    ADD CONSTRAINT deviation_named_named_by_id_fkey FOREIGN KEY (named_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_opened_by_id_fkey FOREIGN KEY (opened_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation
    ADD CONSTRAINT deviation_step_execution_id_batch_id_therapy_event_id_stre_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation_touch
    ADD CONSTRAINT deviation_touch_assessed_by_id_fkey FOREIGN KEY (assessed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.deviation_touch
    ADD CONSTRAINT deviation_touch_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.deviation_touch
    ADD CONSTRAINT deviation_touch_named_by_id_fkey FOREIGN KEY (named_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.dictionary
    ADD CONSTRAINT dictionary_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.disposal
    ADD CONSTRAINT disposal_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.disposal
    ADD CONSTRAINT disposal_container_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.disposal
    ADD CONSTRAINT disposal_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.disposal
    ADD CONSTRAINT disposal_withdrawn_by_id_fkey FOREIGN KEY (withdrawn_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.disposition
    ADD CONSTRAINT disposition_supply_request_id_batch_id_therapy_event_id_st_fkey FOREIGN KEY (supply_request_id, batch_id, therapy_event_id, stream_id) REFERENCES core.supply_request(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.equipment_calibration
    ADD CONSTRAINT equipment_calibration_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES core.equipment(id);
ALTER TABLE ONLY core.equipment_calibration
    ADD CONSTRAINT equipment_calibration_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.equipment_calibration
    ADD CONSTRAINT equipment_calibration_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.equipment_outage
    ADD CONSTRAINT equipment_outage_began_by_id_fkey FOREIGN KEY (began_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.equipment_outage
    ADD CONSTRAINT equipment_outage_ended_by_id_fkey FOREIGN KEY (ended_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.equipment_outage
    ADD CONSTRAINT equipment_outage_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES core.equipment(id);
ALTER TABLE ONLY core.equipment_outage
    ADD CONSTRAINT equipment_outage_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_registered_by_id_fkey FOREIGN KEY (registered_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
ALTER TABLE ONLY core.equipment
    ADD CONSTRAINT equipment_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.equipment_use
    ADD CONSTRAINT equipment_use_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.equipment_use
    ADD CONSTRAINT equipment_use_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES core.equipment(id);
ALTER TABLE ONLY core.equipment_use
    ADD CONSTRAINT equipment_use_process_step_id_fkey FOREIGN KEY (process_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.equipment_use
    ADD CONSTRAINT equipment_use_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.equipment_use
    ADD CONSTRAINT equipment_use_withdrawn_by_id_fkey FOREIGN KEY (withdrawn_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.exception_review
    ADD CONSTRAINT exception_review_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.exception_review
    ADD CONSTRAINT exception_review_said_by_id_fkey FOREIGN KEY (said_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.follow_up
    ADD CONSTRAINT follow_up_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.follow_up
    ADD CONSTRAINT follow_up_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES core.person(id);
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
ALTER TABLE ONLY core.location
    ADD CONSTRAINT location_added_by_id_fkey FOREIGN KEY (added_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.location
    ADD CONSTRAINT location_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
ALTER TABLE ONLY core.location
    ADD CONSTRAINT location_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.login
    ADD CONSTRAINT login_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_received_by_id_fkey FOREIGN KEY (received_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_rejected_by_id_fkey FOREIGN KEY (rejected_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_site_id_fkey FOREIGN KEY (site_id) REFERENCES core.site(id);
ALTER TABLE ONLY core.lot
    ADD CONSTRAINT lot_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.lot_use
    ADD CONSTRAINT lot_use_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.lot_use
    ADD CONSTRAINT lot_use_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES core.lot(id);
ALTER TABLE ONLY core.lot_use
    ADD CONSTRAINT lot_use_process_step_id_fkey FOREIGN KEY (process_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.lot_use
    ADD CONSTRAINT lot_use_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.lot_use
    ADD CONSTRAINT lot_use_withdrawn_by_id_fkey FOREIGN KEY (withdrawn_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_batch_id_stream_id_fkey FOREIGN KEY (batch_id, stream_id) REFERENCES core.batch(id, stream_id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.near_miss
    ADD CONSTRAINT near_miss_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
ALTER TABLE ONLY core.notification
    ADD CONSTRAINT notification_acknowledged_by_id_fkey FOREIGN KEY (acknowledged_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.notification
    ADD CONSTRAINT notification_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.notification
    ADD CONSTRAINT notification_result_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (result_id, batch_id, therapy_event_id, stream_id) REFERENCES core.result(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_process_field_id_fkey FOREIGN KEY (process_field_id) REFERENCES core.process_field(id);
ALTER TABLE ONLY core.observation
    ADD CONSTRAINT observation_step_execution_id_batch_id_therapy_event_id_st_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.operation_block
    ADD CONSTRAINT operation_block_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.operation_block
    ADD CONSTRAINT operation_block_process_operation_id_fkey FOREIGN KEY (process_operation_id) REFERENCES core.process_operation(id);
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
ALTER TABLE ONLY core.process_reference
    ADD CONSTRAINT process_reference_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES core.process_version(id);
ALTER TABLE ONLY core.process_reference
    ADD CONSTRAINT process_reference_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES ledger.stream(id);
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
ALTER TABLE ONLY core.recall
    ADD CONSTRAINT recall_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.recall
    ADD CONSTRAINT recall_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
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
ALTER TABLE ONLY core.second_entry
    ADD CONSTRAINT second_entry_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.second_entry
    ADD CONSTRAINT second_entry_step_execution_id_batch_id_therapy_event_id_s_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.second_review
    ADD CONSTRAINT second_review_reviewed_by_id_fkey FOREIGN KEY (reviewed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.second_review
    ADD CONSTRAINT second_review_step_execution_id_batch_id_therapy_event_id__fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.shipment
    ADD CONSTRAINT shipment_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.shipment_container
    ADD CONSTRAINT shipment_container_container_id_batch_id_therapy_event_id__fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.shipment_container
    ADD CONSTRAINT shipment_container_shipment_id_batch_id_therapy_event_id_s_fkey FOREIGN KEY (shipment_id, batch_id, therapy_event_id, stream_id) REFERENCES core.shipment(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.shipment
    ADD CONSTRAINT shipment_custody_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (custody_id, batch_id, therapy_event_id, stream_id) REFERENCES core.custody(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.shipment
    ADD CONSTRAINT shipment_received_by_id_fkey FOREIGN KEY (received_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.shipment
    ADD CONSTRAINT shipment_sent_by_id_fkey FOREIGN KEY (sent_by_id) REFERENCES core.person(id);
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
ALTER TABLE ONLY core.step_invalidation
    ADD CONSTRAINT step_invalidation_deviation_id_batch_id_therapy_event_id_s_fkey FOREIGN KEY (deviation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.deviation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_invalidation
    ADD CONSTRAINT step_invalidation_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.step_invalidation
    ADD CONSTRAINT step_invalidation_step_execution_id_batch_id_therapy_event_fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_missed
    ADD CONSTRAINT step_missed_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_missed
    ADD CONSTRAINT step_missed_documented_by_id_fkey FOREIGN KEY (documented_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.step_missed
    ADD CONSTRAINT step_missed_process_step_id_fkey FOREIGN KEY (process_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.step_retiming
    ADD CONSTRAINT step_retiming_corrected_by_id_fkey FOREIGN KEY (corrected_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.step_retiming
    ADD CONSTRAINT step_retiming_step_execution_id_batch_id_therapy_event_id__fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_skip
    ADD CONSTRAINT step_skip_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_skip
    ADD CONSTRAINT step_skip_deviation_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (deviation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.deviation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.step_skip
    ADD CONSTRAINT step_skip_process_step_id_fkey FOREIGN KEY (process_step_id) REFERENCES core.process_step(id);
ALTER TABLE ONLY core.step_skip
    ADD CONSTRAINT step_skip_proposed_by_id_fkey FOREIGN KEY (proposed_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_container_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_identity_check_id_batch_id_therapy_event_id_stream_fkey FOREIGN KEY (identity_check_id, batch_id, therapy_event_id, stream_id) REFERENCES core.identity_check(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_location_id_fkey FOREIGN KEY (location_id) REFERENCES core.location(id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_put_by_id_fkey FOREIGN KEY (put_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.storage
    ADD CONSTRAINT storage_taken_by_id_fkey FOREIGN KEY (taken_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.supply_request
    ADD CONSTRAINT supply_request_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.supply_request
    ADD CONSTRAINT supply_request_requested_by_id_fkey FOREIGN KEY (requested_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.thaw
    ADD CONSTRAINT thaw_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (batch_id, therapy_event_id, stream_id) REFERENCES core.batch(id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.thaw
    ADD CONSTRAINT thaw_container_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (container_id, batch_id, therapy_event_id, stream_id) REFERENCES core.container(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.thaw
    ADD CONSTRAINT thaw_performed_by_id_fkey FOREIGN KEY (performed_by_id) REFERENCES core.person(id);
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
ALTER TABLE ONLY core.triage
    ADD CONSTRAINT triage_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES core.person(id);
ALTER TABLE ONLY core.triage
    ADD CONSTRAINT triage_deviation_id_batch_id_therapy_event_id_stream_id_fkey FOREIGN KEY (deviation_id, batch_id, therapy_event_id, stream_id) REFERENCES core.deviation(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.triage
    ADD CONSTRAINT triage_step_execution_id_batch_id_therapy_event_id_stream__fkey FOREIGN KEY (step_execution_id, batch_id, therapy_event_id, stream_id) REFERENCES core.step_execution(id, batch_id, therapy_event_id, stream_id);
ALTER TABLE ONLY core.triage
    ADD CONSTRAINT triage_step_execution_id_process_field_id_revision_fkey FOREIGN KEY (step_execution_id, process_field_id, revision) REFERENCES core.observation(step_execution_id, process_field_id, revision);
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
