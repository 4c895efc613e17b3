-- Units: exact conversion between those of one dimension. The program has the same list for what is typed.

-- A number in another unit. Exact or refused: what has no finite decimal form is asked for in the field's own unit.
create function rule.convert(value numeric, from_unit text, to_unit text, field text) returns numeric
language plpgsql stable as $$
declare
    f ref.unit;
    t ref.unit;
    v numeric;
begin
    select * into f from ref.unit u where u.unit = from_unit;
    select * into t from ref.unit u where u.unit = to_unit;
    if f.unit is null or t.unit is null then
        perform rule.refuse('VN211', left(coalesce(from_unit, 'none'), 60), 'The unit of this field is ' || coalesce(to_unit, '1') || '.', field);
    elsif f.dimension <> t.dimension then
        perform rule.refuse('VN211', format('%s (%s) cannot become %s (%s)', f.unit, f.dimension, t.unit, t.dimension),
                            'Give the value in ' || t.unit || ' or another unit of ' || t.dimension || '.', field);
    end if;
    v := rule.quotient(value * f.num * t.den, f.den::numeric * t.num);
    if v * f.den * t.num <> value * f.num * t.den then
        perform rule.refuse('VN211', format('%s %s has no finite decimal form in %s', value, f.unit, t.unit),
                            'Give the value in ' || t.unit || '.', field);
    end if;
    return trim_scale(v);
end
$$;
comment on function rule.convert(numeric, text, text, text) is 'A number converted exactly inside one dimension.';

-- The files that values name are registered for the batch.
create function rule.attachments_known(x core.step_execution) returns void
language plpgsql stable as $$
declare
    v record;
begin
    select f.name, o.word into v
    from core.observation o join core.process_field f on f.id = o.process_field_id and f.kind = 'attachment'
    where o.step_execution_id = x.id and o.word is not null
      and not exists (select from core.attachment t where t.batch_id = x.batch_id and t.sha256 = o.word)
    order by o.id desc limit 1;
    if v.name is not null then
        perform rule.refuse('VN306', v.word, 'Register the file for this batch first: vein attachment register.', v.name);
    end if;
end
$$;
comment on function rule.attachments_known(core.step_execution) is 'Refuses a value that names a file nobody registered.';

-- A file by what is known of it.
create function rule.attachment_text(batch_id bigint, sha256 text) returns text
language plpgsql stable as $$
begin
    return (
        select format('%s (%s, %s bytes, SHA-256 %s)', t.name, t.media_type, t.size, t.sha256)
        from core.attachment t where t.batch_id = attachment_text.batch_id and t.sha256 = attachment_text.sha256);
end
$$;
comment on function rule.attachment_text(bigint, text) is 'A registered file in words.';

-- What was typed, where it says another number than what is kept; and that an unlikely one was typed again.
create function rule.typed_text(o core.observation) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when o.typed is null then '' else ' (typed: ' || o.typed || coalesce(' ' || o.typed_unit, '') || ')' end
        || case when o.confirmed then ' (typed twice, outside the plausible range)' else '' end
$$;
comment on function rule.typed_text(core.observation) is 'What was typed beside a value.';
