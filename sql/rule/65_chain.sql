-- What the acts of the chain share: who is meant, codes with their check characters, times and amounts.

-- A batch that the session's person may see, else all NULL: an invisible one is not locked, and not told
-- from an unknown one by the right that is asked for next.
create function rule.batch_seen(code text) returns core.batch
language sql stable set search_path = pg_catalog, pg_temp as $$
    select b from core.batch b where b.code = batch_seen.code and rule.sees(b.site_id)
$$;
comment on function rule.batch_seen(text) is 'A batch by its code if the session''s person may see it.';

create function rule.site_seen(code text) returns core.site
language sql stable set search_path = pg_catalog, pg_temp as $$
    select s from core.site s where s.code = site_seen.code and rule.sees(s.id)
$$;
comment on function rule.site_seen(text) is 'A site by its code if the session''s person may see it.';

create function rule.container_seen(code text) returns core.container
language sql stable set search_path = pg_catalog, pg_temp as $$
    select c from core.container c join core.batch b on b.id = c.batch_id
    where c.code = container_seen.code and rule.sees(b.site_id)
$$;
comment on function rule.container_seen(text) is 'A container by its code if the session''s person may see it.';

-- Why a container can't be used with a batch: NULL, VN302 (nobody knows it) or VN301 (another batch's).
create function rule.container_fault(b core.batch, c core.container) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when c.id is null then 'VN302' when c.batch_id is distinct from b.id then 'VN301' end
$$;
comment on function rule.container_fault(core.batch, core.container) is 'NULL, or the stop for a container of another batch.';

create function rule.order_seen(code text) returns core.therapy_order
language sql stable set search_path = pg_catalog, pg_temp as $$
    select o from core.therapy_order o join core.therapy_event e on e.id = o.therapy_event_id
    where o.code = order_seen.code and rule.sees(e.site_id)
$$;
comment on function rule.order_seen(text) is 'An order by its code if the session''s person may see it.';

-- Leaving the site, receipt at the treating site and infusion need one of these.
create function rule.supply_open(b core.batch) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select b.quality_status in ('released', 'released_pending', 'exceptional_supply')
$$;
comment on function rule.supply_open(core.batch) is 'May the product of this batch go to its patient?';

-- ISO/IEC 7064 MOD 37-2; NULL for characters outside its alphabet (never skipped).
create function rule.check37(payload text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_letters constant text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
    v_sum integer := 0;
begin
    if payload is null or payload !~ '^[0-9A-Z]+$' then
        return null;
    end if;
    for i in 1 .. length(payload) loop
        v_sum := (v_sum + strpos(v_letters, substr(payload, i, 1)) - 1) * 2 % 37;
    end loop;
    return substr(v_letters, (38 - v_sum) % 37 + 1, 1);
end
$$;
comment on function rule.check37(text) is 'Check character of a text, MOD 37-2.';

-- A donation number in any of its forms as its 13 characters; NULL when it is none. With "=" it is a scan
-- and has its two flags; 14 characters are a typed number with its check character. Flags of 60 and more
-- are the check in another coat.
create function rule.din_plain(value text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_rest text := regexp_replace(value, '^=', '');
    v_din text := left(v_rest, 13);
    v_tail text := substr(v_rest, 14);
    v_check text := rule.check37(v_din);
begin
    if v_din !~ '^[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10}$' or length(v_tail) > 2
       or (value like '=%' and length(v_tail) <> 2) then
        return null;
    end if;
    if length(v_tail) = 1 and v_tail <> v_check then
        perform rule.refuse('VN305', left(value, 60), null, 'din');
    end if;
    if length(v_tail) = 2 then
        if v_tail !~ '^[0-9A-HJ-NPR-Y]{2}$' then
            return null;
        end if;
        if v_tail between '60' and '96' and v_tail ~ '^[0-9]{2}$'
           and v_tail::integer - 60 <> strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*', v_check) - 1 then
            perform rule.refuse('VN305', left(value, 60), null, 'din');
        end if;
    end if;
    return v_din;
end
$$;
comment on function rule.din_plain(text) is 'The 13 characters of a donation number, NULL when it is none.';

create function rule.din(value text, field text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_din text := rule.din_plain(rule.text(value, field, 40, true));
begin
    if v_din is null then
        perform rule.refuse('VN308', left(value, 60), null, field);
    end if;
    return v_din;
end
$$;
comment on function rule.din(text, text) is 'A donation number of one field.';

-- Kind letter and payload of one of our own codes ("%", letter, payload, check character over letter and
-- payload without - and /); NULL when it is not one, VN305 when its check character is wrong.
create function rule.own_code(value text, field text) returns text[]
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_parts text[] := regexp_match(value, '^%([UPESLMCBW])([A-Z0-9/-]{1,32})([A-Z0-9*])$');
begin
    if v_parts is null then
        if value like '\%%' then
            perform rule.refuse('VN305', left(value, 60), null, field);
        end if;
        return null;
    end if;
    if rule.check37(v_parts[1] || translate(v_parts[2], '/-', '')) is distinct from v_parts[3]
       or v_parts[2] ~ '^[/-]+$' then
        perform rule.refuse('VN305', left(value, 60), null, field);
    end if;
    return v_parts[1:2];
end
$$;
comment on function rule.own_code(text, text) is 'Kind letter and payload of an own code.';

-- What a scanned or typed document says, without the marks around it.
create function rule.plain_code(identifier text, value text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_own text[];
begin
    if identifier = 'din' then
        return coalesce(rule.din_plain(value), value);
    end if;
    v_own := rule.own_code(value, identifier);
    if v_own is not null then
        return v_own[2];
    end if;
    if identifier = 'container' and value like '=%' then
        return coalesce(rule.din_plain(value), value);
    end if;
    if value like '&/CH%' then
        return substr(value, 3);
    end if;
    return value;
end
$$;
comment on function rule.plain_code(text, text) is 'A code without prefix and check character.';

-- When something happened: an ISO moment, not later than now, not earlier than what it depends on. People
-- type minutes, the earlier moment may hold microseconds: compared by the minute.
create function rule.event_time(value text, field text, earliest timestamptz, lab_now timestamptz) returns timestamptz
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_at timestamptz := rule.moment(nullif(value, ''), field);
begin
    if v_at is null then
        perform rule.refuse('VN202', field, null, field);
    end if;
    if v_at > lab_now then
        perform rule.refuse('VN502', value, null, field);
    end if;
    if v_at < date_trunc('minute', earliest) then
        perform rule.refuse('VN503', value, null, field);
    end if;
    return v_at;
end
$$;
comment on function rule.event_time(text, text, timestamptz, timestamptz) is 'A moment of the past, after what it depends on.';

-- A measured value that must be given and lie in a range.
create function rule.measured(value text, field text, low numeric, high numeric) returns numeric
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    v_number numeric := rule.decimal(nullif(value, ''), field);
begin
    if v_number is null then
        perform rule.refuse('VN202', field, null, field);
    end if;
    if v_number < low or v_number > high then
        perform rule.refuse('VN207', format('%s not in %s to %s', v_number, low, high),
                            'Correct the value; this range has no exceptions.', field);
    end if;
    return v_number;
end
$$;
comment on function rule.measured(text, text, numeric, numeric) is 'A required value in a range.';

create function rule.one_word(value text, field text, allowed text[]) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    if value is null or value = '' then
        perform rule.refuse('VN202', field, null, field);
    end if;
    if value <> all (allowed) then
        perform rule.refuse('VN208', left(value, 60), 'Choose one of: ' || array_to_string(allowed, ', '), field);
    end if;
    return value;
end
$$;
comment on function rule.one_word(text, text, text[]) is 'A required word of a list.';

-- A day that has begun at the site.
create function rule.past_day(value text, field text, time_zone text, lab_now timestamptz) returns date
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_day date := rule.day(nullif(value, ''), field);
begin
    if v_day is null then
        perform rule.refuse('VN202', field, null, field);
    end if;
    if v_day > (lab_now at time zone time_zone)::date then
        perform rule.refuse('VN502', value, null, field);
    end if;
    return v_day;
end
$$;
comment on function rule.past_day(text, text, text, timestamptz) is 'A required day, not later than today at the site.';

-- A day that stands on a package or certificate counts to its end, as the clock on the wall of the site shows it.
create function rule.day_end(day date, time_zone text) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
    select (day + 1)::timestamp at time zone time_zone
$$;
comment on function rule.day_end(date, text) is 'The moment at which a day is over at a site.';

create function rule.written(value timestamptz) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
comment on function rule.written(timestamptz) is 'A moment as text that no session setting changes.';

create function rule.person_code(person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select p.code from core.person p where p.id = person_code.person_id
$$;
comment on function rule.person_code(bigint) is 'The public code of a person.';

-- Is there an identity check of this checkpoint for this container (NULL: of the batch)? The last one.
create function rule.last_check(b core.batch, checkpoint text, container_id bigint, since timestamptz default null) returns core.identity_check
language sql stable set search_path = pg_catalog, pg_temp as $$
    select k from core.identity_check k
    where k.batch_id = b.id and k.checkpoint = last_check.checkpoint
      and (last_check.container_id is null or k.container_id = last_check.container_id)
      and k.checked_at >= coalesce(since, '-infinity')
    order by k.id desc limit 1
$$;
comment on function rule.last_check(core.batch, text, bigint, timestamptz) is 'The last identity check of a checkpoint, made since a moment when one is named.';

-- Presence: this person scanned a container of the batch (the one named, when one is) just now, at that place. A
-- typed batch code is no presence; where there is no patient there may be no container yet.
create function rule.present(b core.batch, person_id bigint, container text) returns boolean
language plpgsql stable as $$
begin
    return exists (
        select from work.request r join core.login l on l.name = r.login
        where l.person_id = present.person_id and r.act = 'scan' and r.answer ->> 'verdict' = 'done'
          and (b.kind <> 'patient' or r.answer #>> '{data,kind}' = 'container')
          and (present.container is null or r.answer #>> '{data,code}' = present.container)
          and r.answer #>> '{data,facts,batch}' = b.code
          and r.at > clock_timestamp() - rule.setting('presence')::interval);
end
$$;
comment on function rule.present(core.batch, bigint, text) is 'Did this person scan a container of the batch just now?';

-- Presence at a step that is done at a place and on no container: witness and performer scanned the same place.
create function rule.present_there(x core.step_execution, person_id bigint) returns boolean
language plpgsql stable as $$
begin
    return exists (
        select from work.request w join core.login l on l.name = w.login
        where l.person_id = present_there.person_id and w.act = 'scan' and w.answer ->> 'verdict' = 'done'
          and w.answer #>> '{data,kind}' = 'location' and w.at > clock_timestamp() - rule.setting('presence')::interval
          and exists (select from work.request p join core.login k on k.name = p.login
                      where k.person_id in (x.performed_by_id, x.recorded_by_id) and p.act = 'scan' and p.answer ->> 'verdict' = 'done'
                        and p.answer #>> '{data,kind}' = 'location' and p.answer #>> '{data,code}' = w.answer #>> '{data,code}'
                        and p.at > clock_timestamp() - rule.setting('place')::interval));
end
$$;
comment on function rule.present_there(core.step_execution, bigint) is 'Did this person scan the place where a step was done just now?';

-- One row of custody: a person holds the material, or one container of it. The newest row is now.
create function rule.custody_take(b core.batch, person_id bigint, place text, since_at timestamptz,
                                  container_id bigint default null, condition_band text default null,
                                  certificate text default null) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    insert into core.custody (stream_id, batch_id, therapy_event_id, container_id, holder_person_id, place, since_at,
                              condition_band, certificate)
    values (b.stream_id, b.id, b.therapy_event_id, custody_take.container_id, custody_take.person_id, custody_take.place,
            custody_take.since_at, custody_take.condition_band, custody_take.certificate)
$$;
comment on function rule.custody_take(core.batch, bigint, text, timestamptz, bigint, text, text)
    is 'A person holds the material from now on.';

-- When the custody that holds now began: of a container its own row or one of the whole batch.
create function rule.custody_since(b core.batch, container_id bigint) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
    select max(t.since_at) from core.custody t
    where t.batch_id = b.id and (t.container_id is null or custody_since.container_id is null
                                 or t.container_id = custody_since.container_id)
$$;
comment on function rule.custody_since(core.batch, bigint) is 'Since when the present holder has the material.';

-- Foreign keys keep each row with one patient; these keep the anchor itself where it was put. Like the
-- ledger's triggers they fire under every session_replication_role.
create function rule.tg_chain_fixed() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception using errcode = 'VN901', message = format('a row of %s never moves to another patient', tg_table_name);
end
$$;
comment on function rule.tg_chain_fixed() is 'Keeps a therapy event with its patient and a batch with its therapy event.';

create trigger chain_fixed before update on core.therapy_event for each row
    when (new.patient_id is distinct from old.patient_id or new.coi is distinct from old.coi or new.kind is distinct from old.kind)
    execute function rule.tg_chain_fixed();
create trigger chain_fixed before update on core.patient_identity for each row
    when (new.patient_id is distinct from old.patient_id) execute function rule.tg_chain_fixed();
create trigger chain_fixed before update on core.batch for each row
    when (new.therapy_event_id is distinct from old.therapy_event_id or new.order_id is distinct from old.order_id)
    execute function rule.tg_chain_fixed();
alter table core.therapy_event enable always trigger chain_fixed;
alter table core.patient_identity enable always trigger chain_fixed;
alter table core.batch enable always trigger chain_fixed;
