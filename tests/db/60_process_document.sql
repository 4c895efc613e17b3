-- Process documents through the import: each mistake of the client's list is found here too, at the same place and alone;
-- all of several at once; drafts, dates, withdrawal; the document comes out byte for byte.
\set mistakes `cat ../data/process/mistakes.json`
\set small `cat ../../sql/process/synthetic-small.json`
select set_config('t.mistakes', :'mistakes', false), set_config('t.small', :'small', false) \g /dev/null
create function pg_temp.small(code text, number integer default 1) returns text language sql as $$
    select replace(replace(current_setting('t.small'), '"process": "synthetic-small"', format('"process": "%s"', code)), '"version": 1,', format('"version": %s,', number))
$$;
create function pg_temp.first_replaced(value text, old text, new text) returns text language sql as $$
    select overlay(value placing new from strpos(value, old) for length(old))
$$;
create temp table mistake as
    select m.n, m.value ->> 'class' as class, m.value ->> 'at' as at, pg_temp.first_replaced(current_setting('t.small'), m.value ->> 'from', m.value ->> 'to') as document
    from jsonb_array_elements(current_setting('t.mistakes')::jsonb) with ordinality m (value, n);
create function pg_temp.warns(class text) returns boolean language sql as $$ select class in ('convention', 'route', 'right', 'witness', 'untested', 'needs', 'unordered', 'optional', 'container', 'kind', 'unlisted') $$;
select cmp_ok((select count(*) from mistake), '>', 100::bigint, 'the list is there');
select is((select string_agg(w.pointer, ' ' order by w.pointer) from rule.process_findings(m.document) w), case when not pg_temp.warns(m.class) then m.at end, format('%s at %s (%s)', m.class, m.at, m.n)) from mistake m order by m.n;
-- a warning keeps no document out: it is in the answer, whoever imports
select is((select string_agg(w ->> 'pointer', ' ') from jsonb_array_elements(rule.process_warnings(m.document::jsonb)) w), m.at, format('warned of: %s at %s (%s)', m.class, m.at, m.n)) from mistake m where pg_temp.warns(m.class) order by m.n;
select is(rule.process_warnings(current_setting('t.small')::jsonb), '[]', 'nothing to look at in a document that has no mistake');
select did('man1', format('process_import($R, %L)', replace(replace(pg_temp.small('warned'), '"presentation": "fresh"', '"presentation": "frozen"'), '"check": "technician"', '"check": "admin"')), 'done', 'imported with what somebody should look at');
select is(last('warnings')::jsonb, '[{"pointer": "/route", "what": "product is frozen, route has no thaw", "expected": "thaw in the route"},
    {"pointer": "/stages/1/operations/0/steps/0/check", "what": "admin has no right to a step", "expected": "technician, collector, analyst, clinic, manager, coordinator, qc_reviewer, qa or releaser"}]'::jsonb, 'which the answer lists');
select did('man1', format('process_import($R, %L)', document), 'VN116', format('refused at the import: %s (%s)', class, n)) from mistake where not pg_temp.warns(class) and n % 10 = 0 order by n;
-- of several mistakes those that only follow from another are not told
\set several `cat ../data/process/several.json`
select set_config('t.several', :'several', false) \g /dev/null
create function pg_temp.changed(changes jsonb) returns text language plpgsql as $$
declare v_text text := current_setting('t.small'); c jsonb;
begin
    for c in select jsonb_array_elements(changes) loop v_text := pg_temp.first_replaced(v_text, c ->> 0, c ->> 1); end loop;
    return v_text;
end $$;
select is((select string_agg(w.pointer, ' ' order by w.pointer) from rule.process_findings(pg_temp.changed(s.value -> 'changes')) w),
    (select string_agg(f ->> 1, ' ' order by f ->> 1) from jsonb_array_elements(s.value -> 'found') f where not pg_temp.warns(f ->> 0)), format('several %s: no more than what is wrong', s.n))
from jsonb_array_elements(current_setting('t.several')::jsonb) with ordinality s (value, n) order by s.n;
select matches((select string_agg(w.what, E'\n') from rule.process_findings(pg_temp.first_replaced(current_setting('t.small'), x.a, x.b)) w), x.told, 'names the values: ' || x.told)
from (values ('"limit": "30 h"', '"limit": "6 h"', 'limit 6 h is below warn 24 h'), ('"value": "80.0"', '"value": "60.0"', E'the alert \\(>= 60.0\\) is wider than the action \\(>= 70.0\\)'),
    ('["0", "100"]', '["75", "100"]', E'action \\(>= 70.0\\) outside what is plausible \\(75 to 100\\)')) x (a, b, told);
-- all of them in one answer, each on its line, bounded
create temp table many as select replace(replace(replace(pg_temp.small('many'), '"version": 1,', '"version": 0, "titel": "x", "process": "again",'), '"unit": "mL", "decimals": 1, "plausible": ["20", "250"]', '"unit": 1, "decimals": 13, "plausible": ["20"]'), '"gate": true', '"gate": "yes"') as document;
select is((select array_agg(w.pointer order by w.pointer collate "C") from rule.process_findings((select document from many)) w where w.pointer not like '/specification/%'),
    array['/process', '/stages/1/operations/0/steps/0/fields/0/decimals', '/stages/1/operations/0/steps/0/fields/0/plausible', '/stages/1/operations/0/steps/0/fields/0/unit', '/titel', '/version'], 'all mistakes of form');
select did('man1', format('process_import($R, %L)', (select document from many)), 'VN116', 'refused');
select matches(current_setting('tap.why'), E'/titel: unknown key; expected: process has .*\n(.*\n)*/specification/7/gate: string where it does not fit; expected: true or false', 'the answer names them, a line each');
select is((select count(*) from regexp_matches(current_setting('tap.why'), '; expected: ', 'g')), (select count(*) from rule.process_findings((select document from many))), 'none is left out');
create temp table meant as select replace(replace(replace(pg_temp.small('meant'), '"until": "harvest"', '"until": "harvested"'), '"warn": "12 d"', '"warn": "15 d"'), '"low": "0.50"', '"low": "50.00"') as document;
select is((select array_agg(w.pointer order by w.pointer) from rule.process_findings((select document from meant)) w), array['/specification/4/limit', '/stages/2/operations/0/steps/0/repeat/until', '/timers/1/limit'], 'all mistakes of meaning');
select did('man1', format('process_import($R, %L)', replace(pg_temp.small('flood'), '"version": 1,', '"version": 1, ' || (select string_agg(format('"k%s": 1,', n), ' ') from generate_series(1, 250) n))), 'VN116', 'a flood');
select matches(current_setting('tap.why'), E'\n150 more findings not shown$', 'is bounded');
select did('man1', format('process_import($R, %L)', d), 'VN116', n) from (values ('[]', 'a list'), ('{}', 'nothing in it'), ('', 'no text'), ('{"process": ', 'cut off'), ('"x"', 'a text'),
    (repeat('[', 20000), 'nested without end'), (replace(pg_temp.small('zone'), 'Europe/Berlin', 'Europe/Nowhere'), 'an unknown zone')) x (d, n);
select did('man1', format('process_import($R, %L)', pg_temp.first_replaced(pg_temp.small('other-analyst'), '"late_entry": "15 min"', '"retest_by": "other"')), 'done', 'a process that wants another analyst for a retest');
select is((select string_agg(p.code || ' ' || v.retest_by || ' ' || (rule.content_process_version(v.id) ~ 'retests: by another analyst'), ', ' order by v.id) from core.process_version v join core.process p on p.id = v.process_id where p.code in ('other-analyst', 'synthetic-small')), 'synthetic-small any false, other-analyst other true', 'is kept and signed; without it anybody may');
select is((select string_agg(w.pointer, ' ') from rule.process_findings(replace(pg_temp.small('zone'), 'Europe/Berlin', 'Europe/Nowhere')) w), '/settings/site_time_zone', 'a zone is one that the database knows');
select is((select count(*) from core.process where code in ('many', 'meant', 'flood', 'zone')), 0::bigint, 'nothing is left of what was refused');

-- the document is kept byte for byte; a number has one text
create temp table odd as select replace(pg_temp.small('kept'), '"title": "Small', E'"note":   "\u00fc, \\u00fc, tab in JSON:",\t"title": "Small') as document;
select did('man1', format('process_import($R, %L)', (select regexp_replace(document, E'"note": "Made[^\n]*\n', '') from odd)), 'done', 'imported');
select is((select document from core.process_version v join core.process p on p.id = v.process_id where p.code = 'kept'), (select regexp_replace(document, E'"note": "Made[^\n]*\n', '') from odd), 'comes out byte for byte');
select is((select encode(sha256(convert_to(document, 'UTF8')), 'hex') from api.process_document where process = 'kept'), null, 'superuser has no role, sees nothing through the view');
select is((select digest = sha256(convert_to(document, 'UTF8')) from core.process_version v join core.process p on p.id = v.process_id where p.code = 'kept'), true, 'with its digest');
select did('man1', format('process_import($R, %L)', (select regexp_replace(document, E'"note": "Made[^\n]*\n', '') || ' ' from odd)), 'VN113', 'another text under the same number');
select matches(current_setting('tap.why'), 'kept 1, document sha256 [0-9a-f]{64}', 'is refused with the digest of the one that is there');
select did('man1', format('process_import($R, %L)', (select regexp_replace(document, E'"note": "Made[^\n]*\n', '') from odd)), 'VN113', 'the very same text too');

-- the regulatory frame is stored where rules can use it
create temp table framed as select replace(pg_temp.small('framed'), '"frame": { "kind": "training", "authority": "none", "reference": "SYNTHETIC",',
    '"frame": { "kind": "hospital exemption", "authority": "none", "sponsor": "Nobody", "references": [ { "name": "EU CT number", "number": "2026-000000-00-00" }, { "name": "MIA", "number": "X 1" } ], "release": [ "releaser", "qa" ],') as document;
select did('man1', format('process_import($R, %L)', (select document from framed)), 'done', 'with a frame');
select is((select concat_ws('|', v.frame_kind, v.frame_authority, v.frame_reference, v.frame_sponsor, v.frame_retention, v.release_by, (select string_agg(f.name || '=' || f.number, ',' order by f.place) from core.process_reference f where f.process_version_id = v.id))
    from core.process_version v where v.id = last('process_version')::bigint), 'hospital exemption|none|Nobody|30 y after expiry|qa releaser|EU CT number=2026-000000-00-00,MIA=X 1', 'frame, references and who releases');
select is(value('aud1', $$select frame_references || ' by ' || release_by from api.process_version where process = 'framed'$$), 'EU CT number 2026-000000-00-00; MIA X 1 by qa releaser', 'and read');
select is((select release_by from core.process_version v join core.process p on p.id = v.process_id where p.code = 'kept'), 'releaser', 'the releaser is the default');
select matches(rule.content_process_version(last('process_version')::bigint), E'in force from: the second signature\nframe: hospital exemption, none, Nobody, 30 y after expiry\nreference: EU CT number 2026-000000-00-00\nreference: MIA X 1\nreleased by: qa releaser', 'the signatures cover it');

-- the text that manager and QA sign: alternatives, what may stand in, levels; who releases only where that can be
\set example `cat ../../sql/process/example.json`
create temp table signed_text as select set_config('t.example', :'example', false) is not null as there;
select did('man1', format('process_import($R, %L)', replace(replace(replace(current_setting('t.example'), '"process": "example"', '"process": "signed"'),
    '"alert": { "op": ">=", "value": "80.0" }', '"alert": { "op": "between", "relative_to": "viability", "percent": "20" }'), '"id": "daily-sample",', '"id": "daily-sample", "optional": true,')), 'done', 'a document to be signed');
select matches(rule.content_process_version(last('process_version')::bigint), x.told, 'signed: ' || x.told) from (values
    (E'\nreleased by: releaser\nlate entry: after 15 min\n'), (E'\nstep 1: seed, Seed the culture; by technician, check technician; identity step\n'), (E'\nstep 2: daily-sample, Daily sample; by technician; optional; every 24 h, give or take 4 h, until harvest\n'),
    (E'\nfield daily-sample.viability: Viability, in %; alert unless within 20 % of viability; action unless >= 70.0\n'),
    (E'\nline 3: potency-a, Surviving fraction, 1:1 < 70.0 in %; gating; enough instead of it: potency-b\n'),
    (E'sterility, Sterility, 14 days passes: no growth; not gating; until then no growth to date \\(no growth to date, day 7\\), gating')) x (told);
select did('man1', format('process_import($R, %L)', replace(replace(current_setting('t.example'), '"process": "example"', '"process": "nobodys"'), '"kind": "patient"', '"kind": "validation"')), 'done', 'a document without a patient');
select doesnt_match(rule.content_process_version(last('process_version')::bigint), 'released by', 'whose batches nobody releases');
select cmp_ok(value('adm1', 'select count(*) from api.unit')::bigint, '>', 50::bigint, 'units are no secret: an administrator reads them');
