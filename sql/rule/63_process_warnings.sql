-- What somebody should look at in a document that is right: the client's warnings, at the same places and in the same words,
-- for whoever imports without it. It says line and column too, and proposes units that look alike.

create function rule.unit_known(unit text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from ref.unit u where u.unit = unit_known.unit) or not exists (
        select from regexp_split_to_table(regexp_replace(unit, '^/', ''), '[/. ]') p (part)
        where not (p.part ~ '^(10\*)?[0-9]+$' or p.part ~ '^10\*$' or p.part ~ '^\{.+\}$'
                   -- parts that are in no unit of the list by themselves: UCUM's, and the forms without brackets that people write
                   or p.part = any ('{TU,IU,cell,cells,copies,beads,CFU,pg,mol,pmol,nL,U,mU,kPa,rpm}')
                   or exists (select from ref.unit u where u.unit = p.part)))
$$;
comment on function rule.unit_known(text) is 'Is a unit in the list, or made of such?';

-- Which steps wait for which, directly or not, as far as somebody asks: of the steps that are named.
create function rule.process_before(doc jsonb, asked text[]) returns table (id text, waited text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
    with recursive w as materialized (
             select t.id, a.value as waited from rule.process_steps(doc) t cross join jsonb_array_elements_text(t.step -> 'after') a),
         b as (select w.id, w.waited from w where w.id = any (asked) union select b.id, w.waited from b join w on w.id = b.waited)
    select b.id, b.waited from b
$$;
comment on function rule.process_before(jsonb, text[]) is 'What steps wait for, directly or not.';

create function rule.process_warn_order(doc jsonb) returns table (pointer text, what text, expected text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with t as materialized (select row_number() over (order by x.stage_place, x.operation_place, x.place) as n, x.*
                            from rule.process_steps(doc) x),
         timer as (select e.ordinality - 1 as n, coalesce(e.value #>> '{from,start}', e.value #>> '{from,end}') as first,
                          coalesce(e.value #>> '{to,start}', e.value #>> '{to,end}') as last
                   from jsonb_array_elements(doc -> 'timers') with ordinality e),
         b as materialized (select * from rule.process_before(doc, array(select timer.last from timer) || array['fill'])),
         -- where nothing is collected, the first container is the one that a step produces
         kind as (select doc #>> '{product,kind}' as word where doc #>> '{product,kind}' in ('validation', 'research')),
         identified as (select t.*, t.step #>> '{identity,checkpoint}' as checkpoint from t, kind where t.step ? 'identity'),
         maker as (select t.* from t, kind where t.step -> 'produces' <> '[]'),
         i as materialized (select * from rule.process_before(doc, array(select id from identified union select id from maker)))
    select '/stages', format('patient process without a step "%s"', s.id), format('a step with the id %s: it makes the batch %s', s.id, s.status)
    from (values ('harvest', 'harvested'), ('fill', 'filled')) s (id, status)
    where doc #>> '{product,kind}' = 'patient' and not exists (select from t where t.id = s.id)
    union all
    select t.pointer || '/after', 'step "fill" doesn''t wait for "harvest"', 'fill after harvest'
    from t where t.id = 'fill' and doc #>> '{product,kind}' = 'patient' and exists (select from t h where h.id = 'harvest')
             and not exists (select from b where b.id = 'fill' and b.waited = 'harvest')
    union all
    select format('/timers/%s/to', x.n), format('"%s" does not wait for "%s"', x.last, x.first), 'a step that waits for the one where the clock starts'
    from timer x where x.first <> x.last and not exists (select from b where b.id = x.last and b.waited = x.first)
    union all
    select format('%s/after/%s', t.pointer, a.ordinality - 1), format('"%s" is optional and therefore not waited for, only what it waits for', a.value),
           'a step that is always done'
    from t cross join jsonb_array_elements_text(t.step -> 'after') with ordinality a join t u on u.id = a.value and u.step -> 'optional' = 'true'
    where t.step -> 'optional' is distinct from 'true'
    union all
    select d.pointer || '/identity', format('a batch of kind %s has no checkpoint %s', k.word, d.checkpoint), 'step, vector or fill'
    from identified d, kind k where d.checkpoint not in ('step', 'vector', 'fill', 'retrieval')
    union all
    select d.pointer || '/identity', format('nothing to scan: no step before produces a container, and a batch of kind %s has no collection', k.word),
           'a step before with "produces", or no identity here'
    from identified d, kind k where d.checkpoint in ('step', 'vector', 'fill', 'retrieval') and not exists (
        select from maker m where m.id <> d.id and not exists (select from i where i.id = m.id and i.waited = d.id)
           and (m.n < d.n or exists (select from i where i.id = d.id and i.waited = m.id)))
$$;
comment on function rule.process_warn_order(jsonb) is 'What somebody should look at in the order of the steps.';

create function rule.process_warn_parts(doc jsonb) returns table (pointer text, what text, expected text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with t as materialized (select * from rule.process_steps(doc)), l as materialized (select * from rule.process_lines(doc)),
         unit as (select f.pointer || '/unit' as pointer, f.field ->> 'unit' as word from rule.process_fields(doc) f
                  where f.kind in ('decimal', 'count', 'computed')
                  union all
                  select format('%s/materials/%s/quantity/unit', t.pointer, m.ordinality - 1), m.value #>> '{quantity,unit}'
                  from t cross join jsonb_array_elements(t.step -> 'materials') with ordinality m
                  union all
                  select l.pointer || '/unit', l.line ->> 'unit' from l)
    select '/route', case p.word when 'fresh' then 'route has thaw, product is fresh' else 'product is frozen, route has no thaw' end,
           case p.word when 'fresh' then 'no thaw of a fresh product' else 'thaw in the route' end
    from (select doc #>> '{product,presentation}' as word, coalesce(doc -> 'route' ? 'thaw', false) as thaw) p
    where doc #>> '{product,kind}' = 'patient' and ((p.word = 'fresh' and p.thaw) or (p.word = 'frozen' and not p.thaw))
    union all
    select format('/stages/%s/stage', s.ordinality - 1),
           format('a batch of kind %s never comes to the stage "%s"', doc #>> '{product,kind}', s.value ->> 'stage'), 'these steps under engineering or expansion'
    from jsonb_array_elements(doc -> 'stages') with ordinality s
    where doc #>> '{product,kind}' in ('validation', 'research') and s.value ->> 'stage' in ('collection', 'reinfusion') and s.value -> 'operations' <> '[]'
    union all
    select t.pointer || '/' || k.key, format('%s has no right to a step', t.step ->> k.key),
           'technician, collector, analyst, clinic, manager, coordinator, qc_reviewer, qa or releaser'
    from t cross join (values ('witness'), ('check')) k (key) where t.step ->> k.key in ('admin', 'auditor')
    union all
    -- vector and bedside can't be undone; whoever confirms them must have been there
    select t.pointer || '/witness', format('checkpoint %s without a witness', t.step #>> '{identity,checkpoint}'), 'a witness'
    from t where t.step #>> '{identity,checkpoint}' in ('vector', 'bedside') and not t.step ? 'witness'
    union all
    -- what needs a weight is calculated from other results, not tested in a sample
    select l.pointer || '/test', format('sample "%s" isn''t drawn for "%s"', l.line ->> 'sample', l.line ->> 'test'), 'the test among the sample''s tests'
    from l where l.line ? 'sample' and not l.line ? 'needs' and not exists (
        select from t cross join jsonb_array_elements(t.step -> 'samples') s
        where s.value ->> 'sample' = l.line ->> 'sample' and s.value -> 'tests' ? (l.line ->> 'test'))
    union all
    select l.pointer || '/needs', format('"%s" without a weight', l.line ->> 'unit'), '"needs": ["weight"]'
    from l where l.line ->> 'unit' like '%/kg%' and not coalesce(l.line -> 'needs' ? 'weight', false)
    union all
    select u.pointer, format('"%s" is no unit that Vein knows', u.word), 'a unit of `vein unit list`, or one made of such, for example 10*6/mL'
    from unit u where u.word is not null and not rule.unit_known(u.word)
$$;
comment on function rule.process_warn_parts(jsonb) is 'What somebody should look at in route, steps and specification.';

-- At most a hundred of them, as an answer shows them.
create function rule.process_warnings(doc jsonb) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('pointer', w.pointer, 'what', left(w.what, 200), 'expected', w.expected) order by w.pointer, w.what), '[]')
    from (select * from rule.process_warn_order(doc) union all select * from rule.process_warn_parts(doc) order by 1, 2 limit 100) w
$$;
comment on function rule.process_warnings(jsonb) is 'What somebody should look at in a process document that is right.';
