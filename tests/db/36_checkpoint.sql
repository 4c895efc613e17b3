-- Identity checks cell by cell: every checkpoint by every identifier, allowed, refused and stopped.
select make_batch('B-CK', 'PT1', 400, 'at_site'), make_batch('B-CO', 'PT2', 401, 'filled') \g /dev/null
-- the table of the rules: documents, identifiers that they share, at least, one scanned
create temp table meant (checkpoint text, documents text, identifiers text, least int, scanned boolean);
insert into meant values
    ('chair', 'wristband/order', 'name birth_date record_number', 2, true),
    ('collection_bag', 'bag/order', 'coi din name birth_date', 2, true),
    ('courier', 'container/order', 'coi din container', 2, true), ('receipt', 'container/order', 'coi din container', 2, true),
    ('retrieval', 'container/order', 'coi din container', 2, true), ('pack_out', 'container/order', 'coi din container', 2, true),
    ('step', 'vessel/batch', 'coi container', 2, true), ('fill', 'vessel/batch', 'coi container', 2, true),
    ('vector', 'vessel/batch', 'coi container', 2, true), ('vector', 'vector/batch', 'lot', 1, true),
    ('site', 'container/certificate', 'coi container name birth_date', 2, true),
    ('bedside', 'wristband/container', 'name birth_date record_number', 2, true), ('bedside', 'container/certificate', 'coi container', 2, true),
    ('bedside', 'statement/wristband', 'name birth_date', 2, false);
select is((select string_agg(format('%s %s', coalesce(m.checkpoint, p.checkpoint), coalesce(m.documents, p.first || '/' || p.second)), ', ')
    from meant m full join ref.checkpoint_pair p on p.checkpoint = m.checkpoint and p.first || '/' || p.second = m.documents
    where (p.identifiers, p.least, p.scanned) is distinct from (string_to_array(m.identifiers, ' '), m.least, m.scanned)), null, 'ref.checkpoint_pair is the table of the rules');
select is((select string_agg(c.checkpoint, ' ' order by c.checkpoint) from ref.checkpoint c where not exists (select from meant m where m.checkpoint = c.checkpoint)), null, 'every checkpoint stands in this test');
select is((select string_agg(checkpoint, ' ' order by checkpoint) from ref.checkpoint where cardinality(shown_in) > 0), 'bedside chair receipt site', 'names are shown at these');
-- what is right, what is another patient's, what nobody knows, what a code is keyed as, with its check character
create temp table said (identifier text, fits text, other text, unknown text, keyed text);
insert into said values
    ('name', 'MUSTER Anna', 'KANARI Bert', 'NOBODY Known', 'MUSTER Anna'), ('birth_date', '1970-01-02', '1981-03-04', '1900-02-03', '1970-01-02'),
    ('record_number', 'R1001', 'R1002', 'R9999', '%WR1001' || rule.check37('WR1001')), ('coi', 'CHA999926000400', 'CHA999926000401', 'CHA999926999999', 'CHA999926000400' || rule.check37('CHA999926000400')),
    ('din', 'A999926000400', 'A999926000401', 'A999926999999', 'A999926000400' || rule.check37('A999926000400')),
    ('container', 'BAG-CK', 'BAG-CO', 'BAG-NONE', '%UBAG-CK' || rule.check37('UBAGCK')), ('lot', 'LV-07', 'LV-08', 'LV-09', '%CLV-07' || rule.check37('CLV07'));
-- a check of a checkpoint with all that its documents share; one item of it may say something else
create function pg_temp.items(point text, odd jsonb default '{}', but text default '', method text default 'scan') returns text language sql as $$
    select coalesce(jsonb_agg(jsonb_build_object('identifier', s.identifier, 'document_a', s.fits, 'document_b', s.fits, 'documents', m.documents,
        'method', case when m.scanned then $4 else 'stated' end)
        || case when odd ->> 'identifier' = s.identifier and coalesce(odd ->> 'documents', m.documents) = m.documents then odd else '{}' end order by m.documents, s.identifier), '[]')::text
    from meant m join said s on s.identifier = any (string_to_array(m.identifiers, ' '))
    where m.checkpoint = point and s.identifier <> all (string_to_array(but, ' '))
$$;
create function pg_temp.check(point text, items text) returns text language sql as $$
    select format('identity_check($R, %L, %L, %L, %L)', 'B-CK', point, case when (select container from ref.checkpoint where checkpoint = point) then 'BAG-CK' end, items)
$$;
create function pg_temp.who(point text) returns text language sql as $$ select case when point in ('site', 'bedside') then 'cli1' when point = 'chair' then 'col1' else 'tec1' end $$;
create temp table cell as select distinct c.checkpoint as point, s.*, coalesce(bool_or(s.identifier = any (string_to_array(m.identifiers, ' '))) over (partition by c.checkpoint, s.identifier), false) as shared
    from ref.checkpoint c join meant m on m.checkpoint = c.checkpoint cross join said s;
select is(count(*)::int, 77, 'eleven checkpoints by seven identifiers') from cell;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point)), 'done', format('%s: everything agrees', point)) from (select distinct point from cell) c order by point;
select did(pg_temp.who(point), pg_temp.check(point, (pg_temp.items(point)::jsonb || jsonb_build_object('identifier', identifier, 'document_a', fits, 'document_b', fits, 'method', 'scan'))::text),
    'VN901', format('%s: %s %s', point, identifier, case when shared then 'twice' else 'is not shared' end)) from cell order by point, identifier;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, jsonb_build_object('identifier', identifier, 'document_a', other, 'document_b', other))),
    case when identifier = 'lot' then 'done' else 'stop VN301' end, format('%s: %s of another, on both documents', point, identifier)) from cell where shared order by point, identifier;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, jsonb_build_object('identifier', identifier, 'document_a', other))),
    'stop VN301', format('%s: %s of another on the first document', point, identifier)) from cell where shared order by point, identifier;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, jsonb_build_object('identifier', identifier, 'document_b', other))),
    'stop VN301', format('%s: %s of another on the second document', point, identifier)) from cell where shared order by point, identifier;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, jsonb_build_object('identifier', identifier, 'document_a', unknown))),
    case when identifier in ('coi', 'din', 'container') then 'stop VN302' else 'stop VN301' end, format('%s: %s that nobody knows', point, identifier)) from cell where shared order by point, identifier;
select did(pg_temp.who(m.checkpoint), pg_temp.check(m.checkpoint, pg_temp.items(m.checkpoint, jsonb_build_object('identifier', s.identifier, 'documents', m.documents, 'method', 'keyed'))),
    'VN205', format('%s: %s keyed without a reason', m.checkpoint, s.identifier)) from meant m join said s on s.identifier = any (string_to_array(m.identifiers, ' ')) order by 1;
select did(pg_temp.who(m.checkpoint), pg_temp.check(m.checkpoint, pg_temp.items(m.checkpoint, jsonb_build_object('identifier', s.identifier, 'documents', m.documents, 'method', 'keyed', 'reason', 'unreadable'))),
    case when s.identifier in ('name', 'birth_date') then 'done' else 'VN305' end, format('%s: %s keyed without a check character', m.checkpoint, s.identifier))
    from meant m join said s on s.identifier = any (string_to_array(m.identifiers, ' ')) where m.documents <> 'vector/batch' or s.identifier = 'lot' order by 1;
select did(pg_temp.who(m.checkpoint), pg_temp.check(m.checkpoint, pg_temp.items(m.checkpoint, jsonb_build_object('identifier', s.identifier, 'documents', m.documents, 'document_a', s.keyed, 'method', 'keyed', 'reason', 'unreadable'))),
    case when s.identifier = 'lot' then 'stop VN303' else 'done' end, format('%s: %s keyed with its check character', m.checkpoint, s.identifier))
    from meant m join said s on s.identifier = any (string_to_array(m.identifiers, ' ')) order by 1;
-- too little: nothing, one identifier, none by scan, one pair of documents missing
select did(pg_temp.who(point), pg_temp.check(point, '[]'), 'stop VN303', format('%s: nothing compared', point)) from (select distinct point from cell) c order by point;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, '{}', (select string_agg(s.identifier, ' ') from said s where s.identifier not in (c.identifier, 'lot')))), 'stop VN303', format('%s: %s alone', point, identifier))
    from cell c where shared order by point, identifier;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, '{}', '', 'stated')), case point when 'chair' then 'stop VN303' else 'VN901' end,
    format('%s: only what a patient says is stated', point)) from (select distinct point from cell) c order by point;
select did(pg_temp.who(point), pg_temp.check(point, pg_temp.items(point, '{}', '', 'pasted')), 'stop VN303', format('%s: all of it pasted', point)) from (select distinct point from cell) c order by point;
-- beside enough that was read, one that was not: a stop that says so, whatever the checkpoint
select did(pg_temp.who(m.checkpoint), pg_temp.check(m.checkpoint, pg_temp.items(m.checkpoint, jsonb_build_object('identifier', s.identifier, 'documents', m.documents, 'method', k))), 'stop VN303', format('%s: %s by %s', m.checkpoint, s.identifier, k))
    from meant m join said s on s.identifier = any (string_to_array(m.identifiers, ' ')), unnest(array['pasted', 'file']) k where s.identifier in ('coi', 'name') order by 1;
select alike((select expected from core.near_miss order by id desc limit 1), '%read from both: none pasted or out of a file', 'the near miss says why');
select did('tec1', pg_temp.check('step', pg_temp.items('step', '{"identifier": "coi", "method": "register"}')), 'VN901', 'what the register has is nobody''s to say');
select did(pg_temp.who(m.checkpoint), pg_temp.check(m.checkpoint, (select jsonb_agg(i) from jsonb_array_elements(pg_temp.items(m.checkpoint)::jsonb) i where i ->> 'documents' <> m.documents)::text),
    'stop VN303', format('%s: without %s', m.checkpoint, m.documents)) from meant m where m.checkpoint in ('vector', 'bedside') order by 1;
select did('tec1', pg_temp.check('collection_bag', pg_temp.items('collection_bag', '{}', 'coi din')), 'stop VN303', 'collection bag: name and birth date are one identifier of it');
select did('tec1', pg_temp.check('collection_bag', pg_temp.items('collection_bag', '{}', 'din birth_date')), 'done', 'collection bag: chain of identity and name');
select did('tec1', pg_temp.check('courier', items('din', 'A999926000400', 'scan', 'container', 'A999926000400', 'scan')), 'stop VN301', 'a donation number in the place of the container''s code');
select did('cli1', pg_temp.check('site', (pg_temp.items('site')::jsonb - 0)::text), 'done', 'site: three of four are enough');
select did('cli1', pg_temp.check('bedside', '[{"identifier": "name", "documents": "certificate/container", "document_a": "MUSTER Anna", "document_b": "MUSTER Anna", "method": "scan"}]'), 'VN901', 'documents that the checkpoint does not compare');
-- who may, and where
select did(case when point in ('site', 'bedside') then 'tec1' else 'cli1' end, pg_temp.check(point, pg_temp.items(point)), case when point in ('site', 'bedside') then 'VN003' else 'done' end,
    format('%s: %s', point, case when point in ('site', 'bedside') then 'the clinic''s alone' else 'by the clinic, too' end)) from (select distinct point from cell) c order by point;
select did('old1', pg_temp.check(point, pg_temp.items(point)), 'VN005', format('%s: not without training', point)) from (select distinct point from cell) c order by point;
select did('far1', pg_temp.check(point, pg_temp.items(point)), 'VN306', format('%s: not from another site', point)) from (select distinct point from cell) c order by point;
select did(pg_temp.who(checkpoint), format('identity_check($R, ''B-CK'', %L, null, %L)', checkpoint, pg_temp.items(checkpoint, '{}', 'container')), 'VN202', checkpoint || ': no container named') from ref.checkpoint where container order by 1;
select did(pg_temp.who(checkpoint), format('identity_check($R, ''B-CK'', %L, ''BAG-CO'', %L)', checkpoint, pg_temp.items(checkpoint)), 'stop VN301', checkpoint || ': another patient''s container') from ref.checkpoint where container order by 1;
-- what is kept
select is((select count(*)::int from core.near_miss n where n.act = 'identity_check' and n.expected ~ 'Anna|MUSTER|1970|R1001|Bert|KANARI|1981|R1002'), 0, 'no near miss holds a personal identifier in clear');
select ok((select bool_and(octet_length(n.found) = 32) from core.near_miss n where n.act = 'identity_check'), 'what was presented is a commitment each time');
select ok((select count(*) > 20 from core.near_miss n where n.expected like 'coi CHA999926000400%' or n.expected like 'container BAG-CK%'), 'codes that were expected are kept in clear');
select ok(not exists (select from ledger.event e where position(convert_to('KANARI', 'UTF8') in e.body) > 0 or position(convert_to('BAG-NONE', 'UTF8') in e.body) > 0), 'nothing of what was presented is in the ledger');
select is((select count(*)::int from core.identity_item where identifier in ('name', 'birth_date', 'record_number') and document_a !~ '^[0-9a-f]{64}$'), 0, 'checks that agreed keep personal identifiers as commitments');
select ok(exists (select from core.identity_item where identifier = 'lot' and document_a = 'LV-07' and document_b = 'LV-07'), 'the lot stands in the check in clear');
select is((select string_agg(distinct i.pair::text, ' ') from core.identity_item i join core.identity_check k on k.id = i.identity_check_id where k.checkpoint = 'bedside'), '1 2 3', 'a bedside check holds its three pairs');
-- checkpoints that open an act: without the check no deed
select make_batch('B-C1', 'PT1', 402, 'scheduled'), make_batch('B-C2', 'PT1', 403, 'collected'), make_batch('B-C3', 'PT1', 404, 'released'), make_batch('B-C4', 'PT1', 405, 'at_site'), make_batch('B-C5', 'PT1', 406, 'accepted') \g /dev/null
select did('col1', $$collection_start($R, 'B-C1', {B-C1}, $N)$$, 'stop VN304', 'no collection without the chair');
select did('tec1', $$receipt_record($R, 'B-C2', {B-C2}, 'A999926000403', $N, '120.0', '5.0', 'intact')$$, 'stop VN304', 'no receipt without its check');
select did('cli1', $$site_receive($R, 'B-C3', {B-C3}, 'BAG-C3', 'CERT-1', $N)$$, 'stop VN304', 'no receipt at the site without its check');
select did('cli1', $$infusion_record($R, 'B-C4', {B-C4}, 'BAG-C4', null, $N, $N, '50.0', 'none')$$, 'stop VN304', 'no infusion without the bedside');
select did('tec1', $$step_record($R, 'B-C5', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, null, '{"vessel": "V-C5"}')$$, 'stop VN302', 'no step without its vessel');
select did('tec1', $$step_record($R, 'B-C5', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000403', '{"vessel": "V-C5"}')$$, 'stop VN301', 'nor with another batch''s');
select is((select string_agg(distinct format('%s/%s', s.checkpoint, k.checkpoint), ' ') from core.step_execution x join core.process_step s on s.id = x.process_step_id
    left join core.identity_check k on k.id = x.identity_check_id where s.checkpoint is not null), 'fill/fill step/step vector/vector', 'each step with a checkpoint holds a check of that checkpoint');
-- a step that names a checkpoint of another act follows the check made there; it makes none itself
update core.process_step set checkpoint = 'bedside' where code = 'seed' and process_version_id = (batch('B-C5')).process_version_id;
delete from work.step_plan;
select did('tec1', $$step_record($R, 'B-C5', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000406', '{"vessel": "V-C5"}')$$, 'VN304', 'a step makes no bedside check of its own');
select is((select count(*)::int from core.identity_check where checkpoint = 'bedside' and batch_id = (batch('B-C5')).id), 0, 'and none was made');
