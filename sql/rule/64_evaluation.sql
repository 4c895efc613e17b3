-- A batch against its specification.

-- Results that count: of each sample the last test (final before interim), in its last revision. A failure that
-- an investigation confirmed counts whatever was tested later; a laboratory error counts as not tested. Several
-- samples of one line: the worst decides, so that a second sample never hides the first. A line waits for the review of
-- each of its tests: a reviewed retest does not stand for what nobody has looked at. For any number of batches at once,
-- since a board asks it for a page of them. This and what stands on it down to the verdicts are pieces of a statement of
-- whoever asks (a variable for the ids keeps them that): what he does not ask for is then not worked out, and nothing is
-- handed on row by row.
-- state is what a group of alternatives is made of: met, failed, pending, interim, not decidable, not evaluable.
create function rule.line_states(ids bigint[])
returns table (batch_id bigint, place integer, line_id bigint, label text, inside text, any_of integer, gate boolean,
               interim_gate boolean, report boolean, value_text text, verdict text, status text, state text, tests bigint,
               failed_before boolean, result_id bigint)
language sql stable rows 500 as $$
    with batch as materialized (
        select x.id, x.process_version_id, o.weight_kg, o.planned_dose
        from core.batch x join core.therapy_order o on o.id = x.order_id where x.id = any (ids)
    ), line as materialized (
        select l.id, l.process_version_id, l.place, l.label::text as label, l.any_of, l.gate, l.interim_gate, l.report,
               -- "Dose per kg" reads "dose per kg" inside a sentence, "CAR+ cells" stays
               case when substr(l.label, 2, 1) ~ '[a-z ]' then lower(left(l.label, 1)) || substr(l.label, 2) else l.label end as inside,
               exists (select from core.specification_need n where n.line_id = l.id and n.need = 'weight') as weight,
               exists (select from core.specification_need n where n.line_id = l.id and n.need = 'planned_dose') as dose
        from core.specification_line l
        where l.process_version_id in (select x.process_version_id from batch x)
    ), turn as (
        select c.*, row_number() over (partition by c.batch_id, c.line_id, c.sample_id
                                       order by (c.status = 'confirmed') desc, (c.stage = 'final') desc, c.entry desc) as turn
        from (select distinct on (n.batch_id, n.line_id, n.sample_id, n.entry)
                     n.batch_id, n.line_id, n.sample_id, n.entry, n.id, n.verdict, n.status, n.stage
              from core.result n where n.batch_id = any (ids) and n.status <> 'invalid'
              order by n.batch_id, n.line_id, n.sample_id, n.entry, n.revision desc) c
    ), counted as (
        select k.batch_id, k.line_id, count(*) filter (where k.stage = 'final') as tests,
               count(*) filter (where k.verdict = 'fail') as failed, bool_or(k.status = 'entered') as waits,
               -- the worst of the last tests; of several the unreviewed one, then the newest. In one number, the first
               -- above the last: verdict, whether it is unreviewed, id, whether it is final; ids stay below 2 to the 55th
               max(case when k.turn = 1 then
                   (case k.verdict when 'fail' then 5 when 'not decidable' then 4 when 'not evaluable' then 3 when 'interim pass' then 2
                                   when 'pass' then 1 else 0 end::bigint << 57)
                   + ((k.status = 'entered')::integer::bigint << 56) + (k.id << 1) + (k.stage = 'final')::integer end) as pick
        from turn k group by k.batch_id, k.line_id
    ), picked as (
        select c.batch_id, c.line_id, c.tests, c.failed, c.waits, (c.pick & ((1::bigint << 56) - 1)) >> 1 as id,
               ('{reported,pass,interim pass,not evaluable,not decidable,fail}'::text[])[(c.pick >> 57) + 1] as verdict,
               (c.pick >> 56) & 1 = 1 as entered, case when c.pick & 1 = 1 then 'final' else 'interim' end as stage
        from counted c
    )
    select b.id, l.place, l.id, l.label, l.inside, l.any_of, l.gate, coalesce(l.interim_gate, false), l.report,
           case when r.id is null then '-'
                when r.number is not null then case when r.qualifier = '=' then '' else r.qualifier || ' ' end
                                               || coalesce(r.reported, r.number)
                else coalesce(r.word, 'not recorded: ' || r.not_recorded) end,
           case when u.unmet then 'not evaluable' when c.id is null then 'pending' else c.verdict end,
           case when u.unmet then 'final' when c.id is null then 'missing' when c.entered then 'unreviewed'
                when c.waits and c.stage = 'final' then 'another test unreviewed' else c.stage end,
           case when u.unmet then 'not evaluable'
                when c.id is null or (c.waits and not l.report) then 'pending'
                when not c.entered and c.stage = 'interim' then 'interim'
                else case c.verdict when 'pass' then 'met' when 'reported' then 'met' when 'fail' then 'failed'
                     else c.verdict end end,
           coalesce(c.tests, 0), coalesce(c.failed > case when c.verdict = 'fail' then 1 else 0 end, false), c.id
    from batch b
    join line l on l.process_version_id = b.process_version_id
    left join picked c on c.batch_id = b.id and c.line_id = l.id
    left join core.result r on r.id = c.id
    cross join lateral (select (l.weight and b.weight_kg is null) or (l.dose and b.planned_dose is null) as unmet) u
$$;
comment on function rule.line_states(bigint[]) is 'Each specification line of batches with the result that counts and its state.';

create function rule.evaluation(batch_id bigint)
returns table (place integer, line_id bigint, line text, label text, any_of integer, gate boolean, interim_gate boolean,
               report boolean, limit_text text, value_text text, verdict text, status text, state text, tests bigint,
               failed_before boolean, result_id bigint, words text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select s.place, s.line_id, l.code::text, s.label, s.any_of, s.gate, s.interim_gate, s.report, rule.limit_text(l),
           s.value_text, s.verdict, s.status, s.state, s.tests, s.failed_before, s.result_id,
           -- of alternatives one is enough: then nobody waits for the others
           concat_ws('', coalesce(nullif(s.value_text, '-'), 'no result'), ': ',
               case when s.state = 'pending' and bool_or(s.state = 'met') over g then 'not needed' else s.verdict end,
               case when s.status like '%unreviewed' then ', ' || s.status end,
               case when s.any_of is not null then ', one of ' || count(*) over g || ' is enough' end,
               case when s.failed_before then ', an earlier test failed' end)
    from rule.line_states(array[evaluation.batch_id]) s join core.specification_line l on l.id = s.line_id
    window g as (partition by coalesce(-s.any_of, s.line_id))
    order by s.place, s.line_id;
end
$$;
comment on function rule.evaluation(bigint) is 'Each specification line of a batch with limit, value and verdict; words: value and verdict to read.';

-- Lines and groups of alternatives: met when one is met, pending when none is met and one is pending, not
-- evaluable when all are, failed otherwise. Texts are put together from rows in order, once: an order inside each
-- aggregate would be a sort of its own for every group.
create function rule.evaluation_groups(ids bigint[])
returns table (batch_id bigint, place integer, label text, gate boolean, interim_gate boolean, report boolean, state text, detail text)
language sql stable rows 500 as $$
    select e.batch_id, min(e.place), string_agg(e.inside, ' or '),
           bool_or(e.gate), bool_or(e.interim_gate), bool_and(e.report),
           case when bool_or(e.state = 'met') then 'met'
                when bool_or(e.state = 'pending') then 'pending'
                when bool_or(e.state = 'interim') then 'interim'
                when bool_or(e.state = 'not decidable') then 'not decidable'
                when bool_and(e.state = 'not evaluable') then 'not evaluable'
                else 'failed' end,
           string_agg(e.value_text || case e.status when 'final' then '' else ', ' || e.status end, ' or ')
    from (select x.*, coalesce(-x.any_of, x.line_id) as part from rule.line_states(ids) x order by x.batch_id, part, x.place) e
    group by e.batch_id, e.part
$$;
comment on function rule.evaluation_groups(bigint[]) is 'Specification lines of batches, alternatives taken together.';

create function rule.evaluation_group(batch_id bigint)
returns table (place integer, label text, gate boolean, interim_gate boolean, report boolean, state text, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select g.place, g.label, g.gate, g.interim_gate, g.report, g.state, g.detail
    from rule.evaluation_groups(array[evaluation_group.batch_id]) g order by g.place;
end
$$;
comment on function rule.evaluation_group(bigint) is 'Specification lines of a batch, alternatives taken together.';

-- verdict: met, not met, pending, not decidable, not evaluable. blocking: the gating groups that don't conform.
-- For a batch without a patient what can't be evaluated neither passes nor blocks.
create function rule.verdicts(ids bigint[])
returns table (batch_id bigint, verdict text, words text, blocking text[], pending bigint, interim bigint)
language sql stable rows 50 as $$
    select b.id, v.word,
           case v.word when 'not met' then 'specification not met: ' || s.failed
                       when 'pending' then 'pending: ' || s.waiting
                       when 'not decidable' then 'not decidable: ' || s.undecided
                       when 'met' then 'specification met' || coalesce('; not evaluable: ' || s.without, '')
                       else coalesce('not evaluable: ' || s.without, 'no specification') end,
           coalesce(s.blocking, '{}'), coalesce(s.pending, 0), coalesce(s.interim, 0)
    from core.batch b
    left join (
        select g.batch_id, count(*) filter (where g.state in ('pending', 'interim') and not g.report) as pending,
               count(*) filter (where g.state = 'interim') as interim, count(*) filter (where g.state = 'met') as met,
               string_agg(g.label, ', ') filter (where g.state = 'failed') as failed,
               string_agg(g.label, ', ') filter (where g.state in ('pending', 'interim') and not g.report) as waiting,
               string_agg(g.label, ', ') filter (where g.state = 'not decidable') as undecided,
               string_agg(g.label, ', ') filter (where g.state = 'not evaluable') as without,
               array_agg(g.label || ': ' || g.state || ' (' || g.detail || ')')
                   filter (where g.gate and g.state <> 'met' and (g.kind = 'patient' or g.state <> 'not evaluable')) as blocking
        from (select x.*, c.kind from rule.evaluation_groups(ids) x join core.batch c on c.id = x.batch_id and c.id = any (ids)
              order by x.batch_id, x.place) g
        group by g.batch_id) s on s.batch_id = b.id
    cross join lateral (
        select case when s.batch_id is null then 'not evaluable'
                    when s.failed is not null then 'not met'
                    when s.waiting is not null then 'pending'
                    when s.undecided is not null then 'not decidable'
                    when s.without is not null and (b.kind = 'patient' or s.met = 0) then 'not evaluable'
                    else 'met' end as word) v
    where b.id = any (ids)
$$;
comment on function rule.verdicts(bigint[]) is 'The specification''s verdict on batches, in one word, in words, and what blocks.';

create function rule.verdict(batch_id bigint)
returns table (verdict text, words text, blocking text[], pending bigint, interim bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select v.verdict, v.words, v.blocking, v.pending, v.interim from rule.verdicts(array[verdict.batch_id]) v;
end
$$;
comment on function rule.verdict(bigint) is 'The specification''s verdict on a batch, in one word, in words, and what blocks.';

-- The evaluation as lines of text: stored with a disposition and signed with it.
create function rule.evaluation_text(batch_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(string_agg(e.label || ' (' || e.limit_text || '): ' || e.words, E'\n' order by e.place, e.line_id), '-')
    from rule.evaluation(evaluation_text.batch_id) e
$$;
comment on function rule.evaluation_text(bigint) is 'The evaluation of a batch as lines of text.';
