-- The documents that come with Vein: imported, approved by two people, their limits as published, their published batches judged as the papers do.
create temp table shipped (name text, kind text, document text);
\set d `cat ../../sql/process/example.json`
insert into shipped values ('example', 'patient', :'d');
\set d `cat ../../sql/process/cd19-device-12d.json`
insert into shipped values ('cd19-device-12d', 'patient', :'d');
\set d `cat ../../sql/process/ari-0001.json`
insert into shipped values ('ari-0001', 'validation', :'d');
\set d `cat ../../sql/process/treg-wiesinger.json`
insert into shipped values ('treg-wiesinger', 'validation', :'d');
\set d `cat ../../sql/process/aleksandrova-cd20.json`
insert into shipped values ('aleksandrova-cd20', 'validation', :'d');
\set d `cat ../../sql/process/humanised-cd19.json`
insert into shipped values ('humanised-cd19', 'validation', :'d');
\set d `cat ../../sql/process/thawed-product.json`
insert into shipped values ('thawed-product', 'validation', :'d');
\set d `cat ../../sql/process/lakhani-culture.json`
insert into shipped values ('lakhani-culture', 'research', :'d');
select is((select count(*) from rule.process_findings(document)), 0::bigint, name || ': nothing to find') from shipped order by name;
select did('man1', format('process_import($R, %L)', document), 'done', name || ': imported') from shipped order by name;
create function pg_temp.version(name text) returns bigint language sql as $$ select v.id from core.process_version v join core.process p on p.id = v.process_id where p.code = name $$;
select signs('man1', 'process_version', pg_temp.version(name), 'approved', 'man1', 'done', name || ': approved by the manager'), signs('man1', 'process_version', pg_temp.version(name), 'approved', 'qa1', 'done', name || ': and by QA') from shipped order by name;
select is((select v.kind || ' ' || rule.process_standing(v, rule.now()) from core.process_version v where v.id = pg_temp.version(name)), kind || ' in force', name || ': in force') from shipped order by name;
-- expanded: as many steps, fields, words, arguments and lines as the document has
select is((select concat_ws(' ', (select count(*) from core.process_step where process_version_id = v), (select count(*) from core.process_field f join core.process_step s on s.id = f.step_id where s.process_version_id = v),
        (select count(*) from core.process_field_argument a join core.process_field f on f.id = a.field_id join core.process_step s on s.id = f.step_id where s.process_version_id = v),
        (select count(*) from core.specification_line where process_version_id = v), (select count(*) from core.process_timer where process_version_id = v), (select count(*) from core.process_step_after a join core.process_step s on s.id = a.step_id where s.process_version_id = v))
    from pg_temp.version(name) v),
    concat_ws(' ', jsonb_array_length(jsonb_path_query_array(d, '$.stages[*].operations[*].steps[*]')), jsonb_array_length(jsonb_path_query_array(d, '$.stages[*].operations[*].steps[*].fields[*]')),
        (select count(*) from jsonb_path_query(d, '$.stages[*].operations[*].steps[*].fields[*].arguments') a, jsonb_object_keys(a) k where k not in ('note', 'source')),
        jsonb_array_length(jsonb_path_query_array(d, '$.specification[*] ? (!exists (@.any_of))')) + jsonb_array_length(jsonb_path_query_array(d, '$.specification[*].any_of[*]')),
        jsonb_array_length(jsonb_path_query_array(d, '$.timers[*]')), jsonb_array_length(jsonb_path_query_array(d, '$.stages[*].operations[*].steps[*].after[*]'))), name || ': everything is in the tables')
    from (select name, document::jsonb as d from shipped) x order by name;

-- each limit as published (specifications_published.csv, drawn up from the papers)
create temp table published (source_id text, product text, stage text, parameter text, method text, operator text, limit_low text, limit_high text, unit text, criterion_text text);
\copy published from '../data/process/specifications_published.csv' with (format csv, header true)
create temp table same (source_id text, name text, stage text, parameter text, line text);
insert into same values
    ('castella2019', 'ari-0001', 'release', 'appearance', 'appearance'), ('castella2019', 'ari-0001', 'release', 'CAR19+ cells/kg', 'dose'), ('castella2019', 'ari-0001', 'release', 'CAR19+ cells', 'car'), ('castella2019', 'ari-0001', 'release', 'CD3+ cells', 'cd3'),
    ('castella2019', 'ari-0001', 'release', 'viability', 'viability'), ('castella2019', 'ari-0001', 'release', 'sterility', 'sterility'), ('castella2019', 'ari-0001', 'release', 'mycoplasma', 'mycoplasma'), ('castella2019', 'ari-0001', 'release', 'endotoxin', 'endotoxin'),
    ('castella2019', 'ari-0001', 'release', 'adventitious viruses', 'adventitious-viruses'), ('castella2019', 'ari-0001', 'release', 'transgene copies per cell', 'vcn'), ('castella2019', 'ari-0001', 'release', 'RCL', 'rcl'),
    ('castella2019', 'ari-0001', 'release', 'cytotoxic potency (a): NALM6 surviving fraction, E:T 1:1', 'potency-a'), ('castella2019', 'ari-0001', 'release', 'cytotoxic potency (b): survival difference CART19 vs untransduced, E:T 4:1', 'potency-b'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 5', 'CD3+ cell viability', 'day-5-viability'), ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 5', 'CD3+ cells', 'day-5-cd3'), ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 5', 'CAR+ among viable CD3+', 'day-5-car'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 5', 'identity/potency', 'day-5-identity'), ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 5', 'dose (CD3+CAR+ cells/mL)', 'day-5-dose'), ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 5', 'endotoxin', 'day-5-endotoxin'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 10', 'microbiological examination', 'day-10-sterility'), ('aleksandrova2024', 'aleksandrova-cd20', 'in-process day 10', 'mycoplasma', 'day-10-mycoplasma'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'harvest day 12', 'CD3+ cell viability (viable among CD45+CD3+)', 'viability'), ('aleksandrova2024', 'aleksandrova-cd20', 'harvest day 12', 'CD3+ cells among viable CD45+', 'cd3'), ('aleksandrova2024', 'aleksandrova-cd20', 'harvest day 12', 'CAR+ among viable CD3+', 'car'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'harvest day 12', 'identity/potency', 'identity'), ('aleksandrova2024', 'aleksandrova-cd20', 'harvest day 12 (post-release)', 'vector copy number', 'vcn'), ('aleksandrova2024', 'aleksandrova-cd20', 'final product day 12', 'dose (CD3+CAR+ cells/mL)', 'dose'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'final product day 12', 'appearance', 'appearance'), ('aleksandrova2024', 'aleksandrova-cd20', 'final product day 12', 'endotoxin', 'endotoxin'),
    ('aleksandrova2024', 'aleksandrova-cd20', 'final product day 12 (post-release)', 'microbiological examination', 'sterility'), ('aleksandrova2024', 'aleksandrova-cd20', 'final product day 12 (post-release)', 'mycoplasma', 'mycoplasma');
insert into same select 'wiesinger2017', 'treg-wiesinger', 'release', p, l from (values ('viable cells/mL', 'viable-concentration'), ('viability', 'viability'), ('CD4', 'cd4'), ('CD25', 'cd25'), ('CD127 (printed as >=10.0, see SOURCES.md)', 'cd127'), ('CD8', 'cd8'), ('CD19', 'cd19'),
    ('CD56/16', 'cd56-16'), ('labeling check reagent PE', 'labelling-pe'), ('labeling check reagent APC', 'labelling-apc'), ('suppression 1+1', 'suppression-1-1'), ('suppression 1+5', 'suppression-1-5'), ('suppression 1+10', 'suppression-1-10'), ('endotoxin', 'endotoxin'), ('sterility', 'sterility'), ('mycoplasma', 'mycoplasma')) x (p, l);
create temp table compared as
    select s.name, s.line, p.operator, coalesce(p.limit_low, p.limit_high)::numeric as number, l.op, l.value, l.report, l.code,
           exists (select from core.specification_word w where w.line_id = l.id) as words
    from same s left join published p on p.source_id = s.source_id and p.stage = s.stage
        and case when p.unit = '1e6 cells/kg' then p.parameter || '/kg' else p.parameter end = s.parameter
    left join core.specification_line l on l.process_version_id = pg_temp.version(s.name) and l.code = s.line;
select is((select count(*) from published where source_id in ('castella2019', 'aleksandrova2024', 'wiesinger2017')), (select count(*) from compared), 'each published line has its own');
select is(case when operator in ('report', 'deviation +/-') then case when report then 'report' end when operator = 'text' then case when words then 'words' end else op || ' ' || value end,
          case when line = 'cd127' then '<= 10.0' when operator in ('report', 'deviation +/-') then 'report' when operator = 'text' then 'words' else operator || ' ' || case when scale(value) > scale(number) then value else number end end,
          name || ' ' || line || case line when 'cd127' then ': the erratum' else '' end) from compared order by name, line;
select is((select count(*) from core.specification_line l where l.process_version_id in (pg_temp.version('ari-0001'), pg_temp.version('treg-wiesinger'), pg_temp.version('aleksandrova-cd20'))
    and not exists (select from compared c where c.code = l.code and pg_temp.version(c.name) = l.process_version_id)), 1::bigint, 'and no line is invented; the one more is the total that ARI-0001 reports');

-- published batches against these specifications: what the papers say of them
create function pg_temp.judged(name text, line text, value text) returns text language sql as $$
    select rule.judge(l.id, r.qualifier, r.number, r.word) from core.specification_line l, rule.read_result(l, $3, 'transcribed', null) r
    where l.process_version_id = pg_temp.version($1) and l.code = $2
$$;
create temp table ari (batch_id text, appearance text, car_cells text, car text, cd3 text, viability text, sterility text, mycoplasma text, endotoxin_qualifier text, endotoxin text, viruses text, vcn text, rcl text, potency_a text, potency_b text);
\copy ari from '../../sql/demo/data/castella2019_ari0001_batches.csv' with (format csv, header true)
create temp table verdicts as select batch_id, line, value, pg_temp.judged('ari-0001', line, value) as verdict from ari, lateral (values ('appearance', appearance), ('car-cells', car_cells), ('car', car), ('cd3', cd3), ('viability', viability), ('sterility', sterility),
    ('mycoplasma', mycoplasma), ('endotoxin', endotoxin_qualifier || endotoxin), ('adventitious-viruses', viruses), ('vcn', vcn), ('rcl', rcl), ('potency-a', potency_a), ('potency-b', potency_b)) x (line, value);
select is((select count(*) from verdicts), 39::bigint, 'three batches of ARI-0001');
select is(verdict, case line when 'car-cells' then 'reported' else 'pass' end, format('%s %s %s', batch_id, line, value)) from verdicts order by batch_id, line;
select is(pg_temp.judged('ari-0001', line, value), verdict, format('and what would not do: %s %s', line, value)) from (values ('car', '19.9', 'fail'), ('vcn', '10.01', 'fail'), ('endotoxin', '<=0.6', 'not decidable'), ('endotoxin', '>0.5', 'fail'), ('sterility', 'not sterile', 'fail'), ('potency-a', '70.0', 'fail'), ('potency-b', '50.0', 'fail'), ('viability', '69.94', 'fail'), ('viability', '69.96', 'pass')) x (line, value, verdict);
create temp table treg (batch_id text, conc text, viability text, sterility text, endotoxin_qualifier text, endotoxin text, mycoplasma text, cd4 text, cd25 text, cd127 text, cd8 text, cd19 text, cd56 text, pe_qualifier text, pe text, apc_qualifier text, apc text, s1 text, s5 text, s10 text);
\copy treg from '../../sql/demo/data/wiesinger2017_treg_gmp_batches.csv' with (format csv, header true)
create temp table tregs as select batch_id, line, value, pg_temp.judged('treg-wiesinger', line, value) as verdict from treg, lateral (values ('viable-concentration', conc), ('viability', viability), ('sterility', sterility), ('endotoxin', endotoxin_qualifier || endotoxin), ('mycoplasma', mycoplasma),
    ('cd4', cd4), ('cd25', cd25), ('cd127', cd127), ('cd8', cd8), ('cd19', cd19), ('cd56-16', cd56), ('labelling-pe', pe_qualifier || pe), ('labelling-apc', apc_qualifier || apc), ('suppression-1-1', s1), ('suppression-1-5', s5), ('suppression-1-10', s10)) x (line, value);
select is((select count(*) from tregs), 64::bigint, 'four batches of regulatory T cells');
select is(verdict, 'pass', format('%s %s %s', batch_id, line, value)) from tregs order by batch_id, line;
-- three results each of the humanised product (domain page, table of published specifications)
select is(pg_temp.judged('humanised-cd19', line, value), 'pass', format('humanised %s %s', line, value)) from (values ('car', '23'), ('car', '33'), ('car', '30'), ('viability', '91'), ('viability', '96.3'), ('viability', '94'), ('beads', '0'), ('beads', '57'), ('beads', '16')) x (line, value);
select is(pg_temp.judged('humanised-cd19', line, value), 'fail', format('humanised %s %s would not do', line, value)) from (values ('car', '9.9'), ('viability', '70.0'), ('beads', '100'), ('potency-ifng', '50'), ('potency-killing', '50.0'), ('vsv-g', 'positive')) x (line, value);

-- a research culture by the published time course: counts as given, concentrations by the formula
select train('tec1', 'lakhani-culture') \g /dev/null
select did('coo1', $$order_place($R, 'LAB', 'research', null, 'lakhani-culture', 'O-LAK', null, null, null, null, null, null, null, null, null)$$, 'done', 'a research culture is ordered');
select did('coo1', $$batch_issue($R, 'O-LAK', 1, 'D1-CD19-1', '2026-12-01', 'TRANSCRIBED')$$, 'done', 'and issued');
select did('tec1', $$step_record($R, 'D1-CD19-1', 'seed', 1, null, '{"donor": "1", "construct": "CD19", "control": "no", "replicate": "1", "cell_count": "1.5", "volume": "1.5"}', null, null, '{"vessel": "W-D1"}', 'transcribed', 'lakhani2024, D1-CD19-1, 0 h')$$, 'done', '0 h');
select did('tec1', format($$step_record($R, 'D1-CD19-1', 'time-point', %s, null, %L, null, null, null, 'transcribed', 'lakhani2024, D1-CD19-1')$$, n, v), 'done', n * 24 || ' h') from (values
    (1, '{"hour": "24", "cell_count": "1.112188", "volume": "1.4", "medium_removed": "0.5", "medium_added": "0.5", "glucose_nmol": "11228.06933", "lactate_nmol": "3471.08403", "glutamine_nmol": "4285.626454", "glutamate_nmol": "167.6571472", "ammonia_nmol": "634.6386971"}'),
    (2, '{"hour": "48", "cell_count": "1.07584", "volume": "1.3", "glucose_nmol": "9120.471687", "lactate_nmol": "5446.099176"}'), (3, '{"hour": "72", "cell_count": "1.65069", "glucose_nmol": "7772.502746", "lactate_nmol": "6000.398413"}')) x (n, v);
select is((select string_agg(f.name || ' ' || coalesce(o.number::text, o.not_recorded), ', ' order by x.occurrence, f.place) from core.observation o join core.step_execution x on x.id = o.step_execution_id join core.process_field f on f.id = o.process_field_id
    where x.batch_id = (batch('D1-CD19-1')).id and f.name in ('glucose_mmol', 'lactate_mmol', 'fold')),
    'fold 0.74, glucose_mmol 8.020, lactate_mmol 2.479, fold 0.72, glucose_mmol 7.016, lactate_mmol 4.189, fold 1.10, glucose_mmol not_in_source, lactate_mmol not_in_source', 'amounts become concentrations where the source has a volume, and only there');
