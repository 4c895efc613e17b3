-- Which moment of the past is asked for. Laboratory time, since that is the time that people read on screens and
-- paper; an act is in the past whole or not at all, so that nobody sees half of one.

-- The time in every reading of the past; set by past.lay, in the transaction of the reading alone.
create function past_rule.now() returns timestamptz
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return timestamptz '2000-01-01T00:00:00Z' + current_setting('vein.past', true)::bigint * interval '1 microsecond';
end
$$;
comment on function past_rule.now() is 'The moment of the past that is read.';

-- The ledger holds names as commitments only: who was similar to whom isn't known of the past.
create function past_rule.similar_flag(patient_id bigint) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$ select null::boolean $$;
comment on function past_rule.similar_flag(bigint) is 'Unknown: the ledger holds no names.';

-- Part 8 of an event's body: which transaction wrote it.
create function past.transaction_of(body bytea) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$ select substring(body from 85 for 8) $$;
comment on function past.transaction_of(bytea) is 'The transaction id inside an event.';

-- The length of a text, or of the value of a field, as it stands at byte o (from 0); -1 is NULL.
create function past.length_at(body bytea, o integer) returns integer
language sql immutable parallel safe return
    (get_byte(body, o) << 24) | (get_byte(body, o + 1) << 16) | (get_byte(body, o + 2) << 8) | get_byte(body, o + 3);
comment on function past.length_at(bytea, integer) is 'A length inside an event.';

-- Where the first field of an event stands (from 1): behind ten texts, the version, the reason, the signature and
-- the number of fields.
create function past.fields_at(body bytea) returns integer
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    o integer := 92;
begin
    for part in 1 .. 10 loop
        o := o + 4 + greatest(past.length_at(body, o), 0);
    end loop;
    o := o + 8;
    return o + 4 + greatest(past.length_at(body, o), 0) + 13;
end
$$;
comment on function past.fields_at(bytea) is 'Where the fields of an event begin.';

-- A moment, or the place of a signature: then all before the act of signing, and nothing of it.
create function past.instant(as_of timestamptz, signature bigint, out moment timestamptz, out without bytea)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_begin timestamptz;
begin
    if num_nonnulls(as_of, instant.signature) <> 1 then
        perform rule.refuse('VN202', 'a moment or a signature', null, 'as_of');
    elsif instant.signature is not null then
        select e.lab_at, past.transaction_of(e.body) into moment, without
        from core.signature g
        join core.batch b on b.stream_id = g.stream_id
        join ledger.event e on e.stream = g.stream_id and e.entity = 'signature' and e.key = g.id::text and e.kind = 'insert'
        where g.id = instant.signature and rule.sees(b.site_id);
        if moment is null then
            perform rule.refuse('VN306', instant.signature::text, 'Signatures on the records of batches can be asked for.', 'signature');
        end if;
        return;
    end if;
    moment := as_of;
    select min(e.lab_at) into v_begin
    from ledger.stream s join ledger.event e on e.stream = s.id and e.entity = 'installation'
    where s.kind = 'site' and s.key = 'installation';
    if moment > rule.now() then
        perform rule.refuse('VN507', rule.shown(moment), null, 'as_of');
    elsif moment < v_begin then
        perform rule.refuse('VN508', rule.shown(moment), 'The record begins at ' || rule.shown(v_begin) || '.', 'as_of');
    end if;
end
$$;
comment on function past.instant(timestamptz, bigint) is 'The moment of the past that is meant, and the transaction that is left out.';
