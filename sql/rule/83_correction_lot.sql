-- Corrections of a lot of material: what may be written, and what follows for the batches that it went into.

-- A quantity, unit or day, checked as at receipt and against what was taken since. Uses are counted in the lot's unit, so that
-- it stays once one of them has a quantity.
create function rule.correction_lot(w work.corrected, value text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_number numeric;
    v_day date;
    v_taken numeric := (select sum(u.quantity) from core.lot_use u where u.lot_id = w.id and u.status = 'used');
begin
    case (w.k).kind
        when 'expiry' then
            v_day := rule.day(nullif(correction_lot.value, ''), 'value');
            if v_day is null then
                perform rule.refuse('VN202', 'value', 'Where the supplier gives none, the laboratory sets one.', 'value');
            end if;
            return to_char(v_day, 'YYYY-MM-DD');
        when 'quantity' then
            v_number := rule.decimal(nullif(correction_lot.value, ''), 'value');
            if v_number is null then
                perform rule.refuse('VN202', 'value', null, 'value');
            elsif w.held ->> 'unit' is null then
                perform rule.refuse('VN202', 'unit', 'Correct the unit first: it says what the quantity counts.', 'value');
            elsif v_number <= 0 then
                perform rule.refuse('VN207', v_number::text || ' is not above 0', 'A lot that never came in is rejected.', 'value');
            elsif v_number < v_taken then
                perform rule.refuse('VN207', format('%s, used %s', v_number, v_taken), 'Withdraw the uses that were none first.', 'value');
            end if;
            return v_number::text;
        when 'unit' then
            if coalesce(correction_lot.value, '') = '' then
                perform rule.refuse('VN202', 'value', null, 'value');
            elsif not exists (select from ref.unit u where u.unit = correction_lot.value) then
                perform rule.refuse('VN211', left(correction_lot.value, 60), 'See vein unit list; 1 counts pieces.', 'value');
            elsif exists (select from core.lot_use u where u.lot_id = w.id and u.quantity is not null) then
                perform rule.refuse('VN117', w.held ->> 'code' || ' was used in ' || coalesce(nullif(w.held ->> 'unit', '1'), 'pieces'),
                                    'Its uses are counted in this unit: reject the lot and receive it again.', 'field');
            end if;
            return correction_lot.value;
    end case;
end
$$;
comment on function rule.correction_lot(work.corrected, text) is 'A corrected quantity, unit or last day of a lot.';

-- What else of the lot moves with a corrected field. Its approvals have ended, so that it waits for both of them again.
create function rule.correction_lot_set(w work.corrected, after text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return ', status = ''quarantine'', released_at = null' || case (w.k).field
        when 'expires_on' then format(', expires_at = %L', rule.lot_expires_at(after::date, w.zone))
        when 'quantity' then format(', remaining = %L::numeric - %s', after,
            coalesce((select sum(u.quantity) from core.lot_use u where u.lot_id = w.id and u.status = 'used'), 0))
        else '' end;
end
$$;
comment on function rule.correction_lot_set(work.corrected, text) is 'Columns of a lot that move with a corrected one.';

-- The record of a batch at work says what the lot says now: what was signed over its lots has ended where that is another text.
-- A record that has ended keeps what it said. Each batch is read anew: the first step of it may have put it on hold.
create function rule.correction_lot_follows(w work.corrected, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    l core.lot := (select k from core.lot k where k.id = w.id);
    b core.batch;
    x core.step_execution;
    v_why text := format('%s of lot %s was corrected', replace((w.k).field, '_', ' '), l.code);
begin
    if (w.k).field = any (array['supplier', 'supplier_lot', 'expires_on']) then
        for b in select * from rule.correction_batches('lot', w.held) y where not rule.batch_ended(y) loop
            update core.lot_use u set lot_version = l.version where u.batch_id = b.id and u.lot_id = l.id;
            for x in select distinct e.* from core.lot_use u join core.step_execution e on e.batch_id = u.batch_id
                         and e.process_step_id = u.process_step_id and e.occurrence = u.occurrence and e.attempt = u.attempt
                     where u.batch_id = b.id and u.lot_id = l.id order by e.id loop
                perform rule.uses_changed(rule.batch(b.code), x, v_why, a);
            end loop;
            perform rule.supersede_batch(b, null, v_why, a.lab_now);
            perform rule.release_undermined(rule.batch(b.code), v_why, a.person_id, a.lab_now);
        end loop;
    end if;
    return jsonb_build_object('lot', l.code, 'status', l.status, 'signatures_needed', jsonb_build_array('approved', 'approved'),
        'batches', to_jsonb(array(select y.code::text from rule.correction_batches('lot', w.held) y order by 1)),
        'findings', to_jsonb(array(select format('%s, %s %s: %s', y.code, s.code, u.occurrence, rule.lot_use_finding(l, u))
                                   from core.lot_use u join core.batch y on y.id = u.batch_id join core.process_step s on s.id = u.process_step_id
                                   where u.lot_id = l.id and rule.lot_use_finding(l, u) is not null order by 1)));
end
$$;
comment on function rule.correction_lot_follows(work.corrected, work.actor) is 'What the correction of a lot means for the batches that it went into.';

-- A lot and its uses, for what a preview compares.
create function rule.standing_lot(lot bigint) returns table (kind text, what text, words text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select 'lot', l.code::text, concat_ws(', ', l.status, 'to the end of ' || to_char(l.expires_on, 'YYYY-MM-DD'), rule.lot_amount(l.remaining, l.unit) || ' left')
    from core.lot l where l.id = standing_lot.lot
    union all
    select 'lot', l.code || ': use ' || u.id || ', ' || b.code || ' ' || s.code || ' ' || u.occurrence, rule.lot_use_finding(l, u)
    from core.lot l join core.lot_use u on u.lot_id = l.id join core.batch b on b.id = u.batch_id join core.process_step s on s.id = u.process_step_id
    where l.id = standing_lot.lot
    union all
    select 'signature', l.code || ': ' || concat_ws(' ', 'lot', g.meaning, 'by', rule.who(g.person_id), 'signature ' || g.id),
           case when g.superseded_at is null then 'valid' else 'superseded' end
    from core.lot l join core.signature g on g.entity = 'lot' and g.record_id = l.id
    where l.id = standing_lot.lot;
end
$$;
comment on function rule.standing_lot(bigint) is 'Where a lot stands and what its uses are.';
