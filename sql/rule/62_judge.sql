-- What a result says, and how it stands against its specification line.

-- A result as it was given: the parts of its text.
create type work.result_value as (
    qualifier text, number numeric, raw text, reported numeric, word text, not_recorded text, stage text
);

-- A condition as it is said in a finding, beside a value, and in what is signed.
create function rule.condition_text(op text, value numeric, low numeric, high numeric, relative_to text, percent numeric) returns text
language sql immutable parallel safe return
    case when relative_to is not null then format('within %s %% of %s', percent, relative_to)
         when op = 'between' then format('%s to %s', low, high)
         else op || ' ' || value end;
comment on function rule.condition_text(text, numeric, numeric, numeric, text, numeric) is 'A condition in words.';
create function rule.condition_text(c jsonb) returns text
language sql immutable parallel safe return
    rule.condition_text(c ->> 'op', (c ->> 'value')::numeric, (c ->> 'low')::numeric, (c ->> 'high')::numeric,
                        c ->> 'relative_to', (c ->> 'percent')::numeric);
comment on function rule.condition_text(jsonb) is 'A condition of a document in words.';

-- A limit in words: "<= 0.5 EU/mL", "70.0 to 90.0 %", "no growth; interim: no growth to date".
create function rule.limit_text(l core.specification_line) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when l.report then 'report'
        when l.op is not null then rule.condition_text(l.op, l.value, l.low, l.high, null, null) || coalesce(' ' || nullif(l.unit, '1'), '')
        else concat_ws('; ',
            (select string_agg(w.word, ' or ' order by w.place) from core.specification_word w
             where w.line_id = l.id and w.passes),
            'interim: ' || (select string_agg(w.word, ' or ' order by w.place) from core.specification_word w
                            where w.line_id = l.id and w.interim_passes and not w.passes))
    end
$$;
comment on function rule.limit_text(core.specification_line) is 'A specification limit in words.';

-- Compares what a qualified number can mean (a point or a half line) with what the limit accepts: inside it is
-- a pass, outside a fail, across the edge not decidable. x is rounded already.
create function rule.compare(qualifier text, x numeric, op text, value numeric, low numeric, high numeric) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case
        when qualifier in ('=', '~') then
            case when case op when '<' then x < value when '<=' then x <= value when '=' then x = value
                              when '>=' then x >= value when '>' then x > value
                              when 'between' then x between low and high end then 'pass' else 'fail' end
        when qualifier in ('<', '<=') then case
            when op = '<' and (x < value or (x = value and qualifier = '<')) then 'pass'
            when op = '<=' and x <= value then 'pass'
            when op = '>' and x <= value then 'fail'
            when op in ('>=', '=') and (x < value or (x = value and qualifier = '<')) then 'fail'
            when op = 'between' and (x < low or (x = low and qualifier = '<')) then 'fail'
            else 'not decidable' end
        else case
            when op = '>' and (x > value or (x = value and qualifier = '>')) then 'pass'
            when op = '>=' and x >= value then 'pass'
            when op = '<' and x >= value then 'fail'
            when op in ('<=', '=') and (x > value or (x = value and qualifier = '>')) then 'fail'
            when op = 'between' and (x > high or (x = high and qualifier = '>')) then 'fail'
            else 'not decidable' end
    end
$$;
comment on function rule.compare(text, numeric, text, numeric, numeric, numeric) is
    'A qualified number against a limit: pass, fail or not decidable.';

-- The reported number (rounded half up to the line's decimals) is what is compared, never the unrounded one.
create function rule.judge(line_id bigint, qualifier text, number numeric, word text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    l core.specification_line;
    w core.specification_word;
    v_reported numeric;
begin
    select * into l from core.specification_line x where x.id = judge.line_id;
    if l.report and not (l.gate and judge.word is null and judge.number is null) then
        return 'reported';
    elsif judge.word is not null then
        select * into w from core.specification_word x where x.line_id = l.id and x.word = judge.word;
        return case when w.passes then 'pass' when w.interim_passes then 'interim pass' else 'fail' end;
    elsif judge.number is null then
        return 'not evaluable';
    elsif judge.qualifier = '~' and (l.gate or coalesce(l.interim_gate, false)) then
        return 'not decidable';
    end if;
    v_reported := coalesce(round(judge.number, l.decimals), judge.number);
    -- "<0.254" rounded is "<=0.25": the rounded edge itself is within what was meant
    return rule.compare(case when v_reported <> judge.number and judge.qualifier in ('<', '>') then judge.qualifier || '='
                             else judge.qualifier end,
                        v_reported, l.op, l.value, l.low, l.high);
end
$$;
comment on function rule.judge(bigint, text, numeric, text) is 'The verdict on one value by its specification line.';

-- Reads the text of a result: "<=0.5", "97.9", "~3", a word of the line, or "not recorded:WORD". By hand no
-- more decimals than the line takes; from elsewhere the text is kept beside the rounded number.
create function rule.read_result(l core.specification_line, value text, mode text, reason text) returns work.result_value
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v work.result_value;
    v_words boolean := exists (select from core.specification_word w where w.line_id = l.id);
    v_part text[];
begin
    if value is null or value = '' then
        perform rule.refuse('VN202', l.code, null, 'value');
    end if;
    perform rule.text(read_result.value, 'value', 200, true);
    v.stage := 'final';
    if mode not in ('at the time', 'late') then
        v.raw := value;
    end if;
    if value ~ '^not recorded:' then
        v.not_recorded := btrim(substr(value, 14));
        if not exists (select from ref.reason r where r.kind = 'not_recorded' and r.word = v.not_recorded) then
            perform rule.refuse('VN208', left(v.not_recorded, 60), (
                select 'Use ' || string_agg(r.word, ', ' order by r.word) || '.' from ref.reason r
                where r.kind = 'not_recorded'), 'value');
        end if;
        perform rule.reason(read_result.reason);
        v.raw := null;
        return v;
    end if;
    if v_words or (l.report and l.decimals is null and value !~ '^(<=|>=|[=<>~])? ?[0-9+-]') then
        if v_words and not exists (select from core.specification_word w where w.line_id = l.id and w.word = value) then
            perform rule.refuse('VN208', left(value, 60), (
                select 'Use ' || string_agg(w.word, ', ' order by w.place) || '.' from core.specification_word w
                where w.line_id = l.id), 'value');
        end if;
        v.word := value;
        v.raw := null;
        if exists (select from core.specification_word w
                   where w.line_id = l.id and w.word = v.word and w.interim_passes and not w.passes) then
            v.stage := 'interim';
        end if;
        return v;
    end if;
    v_part := regexp_match(value, '^(<=|>=|[^0-9A-Za-z.+-]*) ?([0-9A-Za-z.+-].*)$');
    if v_part[1] not in ('', '=', '<', '<=', '>', '>=', '~') then
        perform rule.refuse('VN212', left(v_part[1], 20), null, 'value');
    end if;
    v.qualifier := coalesce(nullif(v_part[1], ''), '=');
    v.number := rule.decimal(coalesce(v_part[2], value), 'value');
    if mode in ('at the time', 'late') and scale(v.number) > l.decimals then
        perform rule.refuse('VN206', format('%s, %s decimals', left(value, 60), l.decimals), null, 'value');
    end if;
    v.reported := coalesce(round(v.number, l.decimals), v.number);
    return v;
end
$$;
comment on function rule.read_result(core.specification_line, text, text, text) is 'A result from its text.';

-- A result as people read it.
create function rule.result_text(r core.result) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when r.number is not null
                then case when r.qualifier = '=' then '' else r.qualifier || ' ' end || coalesce(r.reported, r.number)
                else coalesce(r.word, 'not recorded: ' || r.not_recorded) end
$$;
comment on function rule.result_text(core.result) is 'A result as people read it.';

-- Entry mode of a sample or result: the rules of time are those of a step; marked data exist in training only.
create function rule.qc_mode(b core.batch, mode text, happened_at timestamptz, not_before timestamptz,
                             reason text, source text, lab_now timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_late_us bigint;
    v_mode text;
begin
    -- nothing said: entered at the bench, and late when it is
    mode := coalesce(mode, 'at the time');
    -- imported is what a file with a digest brings, never a word that somebody types
    if mode not in ('at the time', 'late', 'transcribed', 'synthetic') then
        perform rule.refuse('VN217', left(mode, 40),
            'Use at the time or late, or in a marked batch transcribed or synthetic.', 'mode');
    end if;
    -- no batch of a production installation carries a mark (batch_issue)
    if (mode = 'transcribed' and b.mark <> 'TRANSCRIBED') or (mode = 'synthetic' and b.mark <> 'SYNTHETIC') then
        perform rule.refuse('VN217', mode, 'Only a batch that carries the mark takes such values.', 'mode');
    end if;
    if mode = 'transcribed' and source is null then
        perform rule.refuse('VN213', mode, null, 'source');
    end if;
    if happened_at is null then
        if mode <> 'transcribed' then
            perform rule.refuse('VN202', 'time', null, 'time');
        end if;
        return mode;
    end if;
    if happened_at > lab_now then
        perform rule.refuse('VN502', rule.utc(happened_at), null, 'time');
    end if;
    if happened_at < not_before then
        perform rule.refuse('VN503', format('%s, not before %s', rule.utc(happened_at), rule.utc(not_before)), null, 'time');
    end if;
    if mode not in ('at the time', 'late') then
        return mode;
    end if;
    select v.late_entry_us into v_late_us from core.process_version v where v.id = b.process_version_id;
    v_mode := case when mode = 'late' or lab_now - happened_at > v_late_us * interval '1 microsecond'
                   then 'late' else 'at the time' end;
    if v_mode = 'late' and reason is null then
        perform rule.refuse('VN504', rule.utc(happened_at), null, 'reason');
    elsif v_mode = 'late' then
        perform rule.reason(qc_mode.reason);
    end if;
    return v_mode;
end
$$;
comment on function rule.qc_mode(core.batch, text, timestamptz, timestamptz, text, text, timestamptz) is
    'Entry mode of a sample or result, after the rules of time and of marked data.';

-- One way to write a moment that no session setting changes.
create function rule.utc(value timestamptz) returns text
language sql stable parallel safe return to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
comment on function rule.utc(timestamptz) is 'A moment as UTC text.';

-- Trained for the batch's process version now: procedures, practice and version.
create function rule.trained(process_version_id bigint, person_id bigint, at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from core.training t
                   where t.person_id = trained.person_id and t.process_version_id = trained.process_version_id
                     and t.status = 'approved'
                     and least(t.procedures_until, t.practical_until, t.version_until) > trained.at)
$$;
comment on function rule.trained(bigint, bigint, timestamptz) is 'Is this person trained for this process version?';

-- Acts with hands on a batch (ref.act.trained) ask for training beside the role.
create function rule.must_be_trained(a work.actor, b core.batch) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if not rule.trained(b.process_version_id, a.person_id, a.lab_now) then
        perform rule.refuse('VN005', b.code);
    end if;
end
$$;
comment on function rule.must_be_trained(work.actor, core.batch) is 'Refuses a person without training for the batch''s process version.';

-- Who worked on the material of a batch beside the steps: from the chair to the bag that was given.
create function rule.had_material(batch_id bigint, person_id bigint) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from core.collection k where k.batch_id = had_material.batch_id and had_material.person_id in (k.performed_by_id, k.finished_by_id))
        or exists (select from core.receipt k where k.batch_id = had_material.batch_id and had_material.person_id in (k.received_by_id, k.decided_by_id))
        or exists (select from core.identity_check k where k.batch_id = had_material.batch_id and k.performed_by_id = had_material.person_id)
        or exists (select from core.sample k where k.batch_id = had_material.batch_id and k.drawn_by_id = had_material.person_id)
        or exists (select from core.storage k where k.batch_id = had_material.batch_id and had_material.person_id in (k.put_by_id, k.taken_by_id))
        or exists (select from core.shipment k where k.batch_id = had_material.batch_id and had_material.person_id in (k.sent_by_id, k.received_by_id))
        or exists (select from core.container_source k where k.batch_id = had_material.batch_id and k.performed_by_id = had_material.person_id)
        or exists (select from core.thaw k where k.batch_id = had_material.batch_id and k.performed_by_id = had_material.person_id)
        or exists (select from core.infusion k where k.batch_id = had_material.batch_id and k.performed_by_id = had_material.person_id)
        or exists (select from core.disposal k where k.batch_id = had_material.batch_id and k.performed_by_id = had_material.person_id)
$$;
comment on function rule.had_material(bigint, bigint) is 'Did a person collect, receive, check, sample, store, send, thaw, give or dispose of material of a batch?';

-- Who had hands in a batch can't judge it: performers and recorders of steps, whoever recorded a lot or device or corrected what
-- a step says, analysts of results, whoever had the material; nor who witnessed or checked them, since nobody is two of these on one
-- record. A value that was only computed anew is nobody's entry.
create function rule.had_hands(batch_id bigint, person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case
        when exists (select from core.step_execution x where x.batch_id = had_hands.batch_id
                     and had_hands.person_id in (x.performed_by_id, x.recorded_by_id)) then 'performed or recorded a step of this batch'
        when exists (select from core.lot_use u where u.batch_id = had_hands.batch_id
                     and u.recorded_by_id = had_hands.person_id) then 'recorded the use of a lot for this batch'
        when exists (select from core.equipment_use u where u.batch_id = had_hands.batch_id
                     and u.recorded_by_id = had_hands.person_id) then 'recorded the use of a device for this batch'
        when exists (select from core.result r where r.batch_id = had_hands.batch_id
                     and r.analyst_id = had_hands.person_id) then 'is an analyst of this batch'
        when exists (select from core.step_execution x where x.batch_id = had_hands.batch_id
                     and rule.step_corrected_by(x.id, had_hands.person_id)) then 'corrected a step of this batch'
        when rule.had_material(had_hands.batch_id, had_hands.person_id) then 'had the material of this batch in hand'
        when exists (select from core.batch b join core.signature g on g.stream_id = b.stream_id
                     where b.id = had_hands.batch_id and g.person_id = had_hands.person_id
                       and g.meaning in ('performed', 'witnessed', 'checked')) then 'signed for work on this batch' end
$$;
comment on function rule.had_hands(bigint, bigint) is 'Why a person may not judge a batch, or NULL.';
