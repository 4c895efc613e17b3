-- A batch against its specification.

-- Results that count: of each sample the last test (final before interim), in its last revision. A failure that
-- an investigation confirmed counts whatever was tested later; a laboratory error counts as not tested. Several
-- samples of one line: the worst decides, so that a second sample never hides the first. Written as one
-- statement in plpgsql, since the board asks it for every batch: its plan is kept.
-- state is what a group of alternatives is made of: met, failed, pending, interim, not decidable, not evaluable.
create function rule.line_states(batch_id bigint)
returns table (place integer, line_id bigint, label text, inside text, any_of integer, gate boolean, interim_gate boolean,
               report boolean, value_text text, verdict text, status text, state text, tests bigint,
               failed_before boolean, result_id bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select l.place, l.id, l.label::text,
           -- "Dose per kg" reads "dose per kg" inside a sentence, "CAR+ cells" stays
           case when substr(l.label, 2, 1) ~ '[a-z ]' then lower(left(l.label, 1)) || substr(l.label, 2) else l.label end,
           l.any_of, l.gate, coalesce(l.interim_gate, false), l.report, v.value_text, v.verdict, v.status,
           case when v.unmet then 'not evaluable'
                when v.status = 'missing' or (v.status = 'unreviewed' and not l.report) then 'pending'
                when v.status = 'interim' then 'interim'
                else case v.verdict when 'pass' then 'met' when 'reported' then 'met' when 'fail' then 'failed'
                     else v.verdict end end,
           coalesce(v.tests, 0), coalesce(v.failed_before, false), v.result_id
    from core.batch b
    join core.therapy_order o on o.id = b.order_id
    join core.specification_line l on l.process_version_id = b.process_version_id
    left join (
        select distinct on (k.line_id) k.*,
               sum((k.stage = 'final')::integer) over (partition by k.line_id) as tests,
               count(*) filter (where k.verdict = 'fail') over (partition by k.line_id)
                   > case when k.verdict = 'fail' then 1 else 0 end as failed_before
        from (
            select c.id, c.line_id, c.qualifier, c.number, c.reported, c.word, c.not_recorded, c.verdict, c.status, c.stage,
                   row_number() over (partition by c.line_id, c.sample_id
                                      order by (c.status = 'confirmed') desc, (c.stage = 'final') desc, c.entry desc) as turn
            from (select n.*, max(n.revision) over (partition by n.line_id, n.sample_id, n.entry) as newest
                  from core.result n where n.batch_id = line_states.batch_id and n.status <> 'invalid') c
            where c.revision = c.newest) k
        order by k.line_id, k.turn = 1 desc,
                 array_position(array['fail', 'not decidable', 'not evaluable', 'interim pass', 'pass', 'reported'], k.verdict),
                 k.status, k.id desc
    ) r on r.line_id = l.id
    cross join lateral (
        select u.unmet, r.tests, r.failed_before, r.id as result_id,
               case when r.id is null then '-'
                    when r.number is not null then case when r.qualifier = '=' then '' else r.qualifier || ' ' end
                                                   || coalesce(r.reported, r.number)
                    else coalesce(r.word, 'not recorded: ' || r.not_recorded) end as value_text,
               case when u.unmet then 'not evaluable' when r.id is null then 'pending' else r.verdict end as verdict,
               case when u.unmet then 'final' when r.id is null then 'missing'
                    when r.status = 'entered' then 'unreviewed' else r.stage end as status
        from (select exists (select from core.specification_need n where n.line_id = l.id and case n.need
                                 when 'weight' then o.weight_kg is null
                                 when 'planned_dose' then o.planned_dose is null end) as unmet) u
    ) v
    where b.id = line_states.batch_id
    order by l.place, l.id;
end
$$;
comment on function rule.line_states(bigint) is 'Each specification line of a batch with the result that counts and its state.';

create function rule.evaluation(batch_id bigint)
returns table (place integer, line_id bigint, line text, label text, any_of integer, gate boolean, interim_gate boolean,
               report boolean, limit_text text, value_text text, verdict text, status text, state text, tests bigint,
               failed_before boolean, result_id bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.place, s.line_id, l.code::text, s.label, s.any_of, s.gate, s.interim_gate, s.report, rule.limit_text(l),
           s.value_text, s.verdict, s.status, s.state, s.tests, s.failed_before, s.result_id
    from rule.line_states(evaluation.batch_id) s join core.specification_line l on l.id = s.line_id
    order by s.place, s.line_id
$$;
comment on function rule.evaluation(bigint) is 'Each specification line of a batch with limit, value and verdict.';

-- Lines and groups of alternatives: met when one is met, pending when none is met and one is pending, not
-- evaluable when all are, failed otherwise.
create function rule.evaluation_group(batch_id bigint)
returns table (place integer, label text, gate boolean, interim_gate boolean, report boolean, state text, detail text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select min(e.place), string_agg(e.inside, ' or ' order by e.place),
           bool_or(e.gate), bool_or(e.interim_gate), bool_and(e.report),
           case when bool_or(e.state = 'met') then 'met'
                when bool_or(e.state = 'pending') then 'pending'
                when bool_or(e.state = 'interim') then 'interim'
                when bool_or(e.state = 'not decidable') then 'not decidable'
                when bool_and(e.state = 'not evaluable') then 'not evaluable'
                else 'failed' end,
           string_agg(e.value_text || case e.status when 'final' then '' else ', ' || e.status end, ' or ' order by e.place)
    from rule.line_states(evaluation_group.batch_id) e
    group by coalesce('any ' || e.any_of, 'line ' || e.line_id)
    order by 1;
end
$$;
comment on function rule.evaluation_group(bigint) is 'Specification lines of a batch, alternatives taken together.';

-- verdict: met, not met, pending, not decidable, not evaluable. blocking: the gating groups that don't conform.
-- For a batch without a patient what can't be evaluated neither passes nor blocks.
create function rule.verdict(batch_id bigint)
returns table (verdict text, words text, blocking text[], pending bigint, interim bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_patient boolean;
    v_lines bigint;
    v_failed text;
    v_waiting text;
    v_undecided text;
    v_without text;
    v_met bigint;
begin
    select b.kind = 'patient' into v_patient from core.batch b where b.id = verdict.batch_id;
    select count(*), count(*) filter (where g.state in ('pending', 'interim') and not g.report),
           count(*) filter (where g.state = 'interim'),
           string_agg(g.label, ', ' order by g.place) filter (where g.state = 'failed'),
           string_agg(g.label, ', ' order by g.place) filter (where g.state in ('pending', 'interim') and not g.report),
           string_agg(g.label, ', ' order by g.place) filter (where g.state = 'not decidable'),
           string_agg(g.label, ', ' order by g.place) filter (where g.state = 'not evaluable'),
           count(*) filter (where g.state = 'met'),
           coalesce(array_agg(g.label || ': ' || g.state || ' (' || g.detail || ')' order by g.place)
               filter (where g.gate and g.state <> 'met' and (v_patient or g.state <> 'not evaluable')), '{}')
    into v_lines, pending, interim, v_failed, v_waiting, v_undecided, v_without, v_met, blocking
    from rule.evaluation_group(verdict.batch_id) g;
    if v_lines = 0 then
        verdict := 'not evaluable';
        words := 'no specification';
    elsif v_failed is not null then
        verdict := 'not met';
        words := 'specification not met: ' || v_failed;
    elsif v_waiting is not null then
        verdict := 'pending';
        words := 'pending: ' || v_waiting;
    elsif v_undecided is not null then
        verdict := 'not decidable';
        words := 'not decidable: ' || v_undecided;
    elsif v_without is not null and (v_patient or v_met = 0) then
        verdict := 'not evaluable';
        words := 'not evaluable: ' || v_without;
    else
        verdict := 'met';
        words := 'specification met' || coalesce('; not evaluable: ' || v_without, '');
    end if;
    return next;
end
$$;
comment on function rule.verdict(bigint) is 'The specification''s verdict on a batch, in one word, in words, and what blocks.';

-- The evaluation as lines of text: stored with a disposition and signed with it.
create function rule.evaluation_text(batch_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(string_agg(e.label || ' (' || e.limit_text || '): ' || e.value_text || ' - ' || e.verdict
               || case e.status when 'final' then '' else ', ' || e.status end
               || case when e.failed_before then ', an earlier test failed' else '' end, E'\n' order by e.place, e.line_id), '-')
    from rule.evaluation(evaluation_text.batch_id) e
$$;
comment on function rule.evaluation_text(bigint) is 'The evaluation of a batch as lines of text.';
