-- How every act begins and ends (docs: a write in five steps). Nothing here believes the caller about
-- identity, time or rights.

-- A setting of ref.setting as text.
create function rule.setting(name text) returns text
language plpgsql stable as $$
begin
    return (
        select s.value from ref.setting s where s.name = setting.name);
end
$$;
comment on function rule.setting(text) is 'The value of one number of the rules.';

-- Refuses: raises the code with its dictionary text; value and way out may be given.
create function rule.refuse(code text, value text default null, way_out text default null,
                            field text default null) returns void
language plpgsql volatile as $$
declare
    e ref.error;
begin
    select * into e from ref.error x where x.code = refuse.code;
    -- survives a rollback, holds no values
    raise log 'vein refused % act=% request=%', code, coalesce(current_setting('vein.act', true), '-'),
        coalesce(current_setting('vein.request', true), '-');
    raise exception using errcode = refuse.code, message = coalesce(e.message, 'refused'),
        detail = coalesce(refuse.value, ''), hint = coalesce(refuse.way_out, e.hint, ''),
        column = coalesce(refuse.field, '');
end
$$;
comment on function rule.refuse(text, text, text, text) is 'Raises an error of the dictionary.';

-- The digest that tells a repeated request from an altered one. jsonb prints the same under any setting,
-- and no argument of an act has a type whose text depends on one.
create function rule.digest(arguments jsonb) returns bytea
language plpgsql immutable as $$
begin
    return sha256(convert_to(arguments::text, 'UTF8'));
end
$$;
comment on function rule.digest(jsonb) is 'Digest of the arguments of an act.';

-- A person without a role for an act: at a site where they have no business, the subject does not exist for them.
create function rule.refuse_role(act text, person_id bigint, site_id bigint) returns void
language plpgsql stable as $$
begin
    if site_id is not null and exists (
        select from core.person_role r join ref.act_role ar on ar.role = r.role
        where ar.act = refuse_role.act and r.person_id = refuse_role.person_id and r.status = 'approved' and not r.inspection
          and rule.now() between r.valid_from and r.valid_until)    -- a lapsed right tells nothing about other sites
    then
        perform rule.refuse('VN306');
    end if;
    perform rule.refuse('VN003', act);
end
$$;
comment on function rule.refuse_role(text, bigint, bigint) is 'Refuses a person who holds no role for an act.';

-- First step of every act: who is it, may they (by role, site and date), which streams, was this request
-- served before. site null = any site. streams are locked ascending; null streams are left out. A subject at
-- a site where the person holds no role is answered like one that does not exist.
-- This runs in every act: few statements, few plan nodes, settings by assignment; what only a refusal needs is
-- asked when refusing.
create function rule.act_begin(act text, request uuid, digest bytea, streams bigint[] default '{}',
                           site_id bigint default null, reason text default null) returns work.actor
language plpgsql volatile as $$
declare
    a work.actor;
    v_login text := session_user;
    v_instance uuid;
    v_offset bigint;
    v_refused_here boolean;
    v_change boolean;
    v_timed boolean;
    v_behind text;
    v_request record;
    v_position bigint;
    v_head bytea;
    v_host text := coalesce(host(inet_client_addr()), 'local');
    v_client text := left(current_setting('application_name'), 64);
    v_set text;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        perform rule.refuse('VN111', current_setting('transaction_isolation'));
    end if;
    if request is null then
        perform rule.refuse('VN901', 'request', null, 'request');
    end if;
    -- our texts are parsed under the caller's setting, and some of them hold backslashes (none in this function:
    -- it has to compile under that setting to say so)
    if current_setting('standard_conforming_strings') <> 'on' then
        perform rule.refuse('VN901', 'standard_conforming_strings', 'Leave standard_conforming_strings on.');
    end if;
    a.act := act_begin.act;
    a.request := act_begin.request;
    a.digest := act_begin.digest;
    -- installation and ledger are one row each, and the planner must know it: guessing hundreds it plans the query
    -- anew at every call. The preferred role is the least of "position role": a sort would cost more.
    select l.person_id, p.code, i.instance_id, n.lab_offset_us, t.training_only and n.mode <> 'training', t.timed,
        l.password_change or (n.password_days > 0 and l.password_at + n.password_days * interval '1 day'
                              < clock_timestamp() + n.lab_offset_us * interval '1 microsecond'),
        (select substr(min(to_char(ar.position, 'FM000') || r.role), 4)
         from core.person_role r join ref.act_role ar on ar.role = r.role
         where ar.act = act_begin.act and r.person_id = p.id and r.status = 'approved'
           and r.site_id = coalesce(act_begin.site_id, r.site_id) and (not r.inspection or t.inspector)
           and clock_timestamp() + n.lab_offset_us * interval '1 microsecond' between r.valid_from and r.valid_until)
    into a.person_id, a.person, v_instance, v_offset, v_refused_here, v_timed, v_change, a.role
    from core.login l
    join core.person p on p.id = l.person_id
    join ledger.installation i on i.single
    cross join (select k.lab_offset_us, k.mode, k.password_days from core.installation k limit 1) n
    left join ref.act t on t.act = act_begin.act
    where l.name = v_login and l.status = 'active' and p.status = 'active'
      and l.role_oid = to_regrole(quote_ident(v_login))::oid
      and p.valid_until > clock_timestamp() + n.lab_offset_us * interval '1 microsecond';
    v_set := set_config('vein.act', act_begin.act, true);
    v_set := set_config('vein.request', act_begin.request::text, true);
    if a.person_id is null then
        perform rule.refuse('VN001', v_login);
    elsif v_change and act_begin.act <> 'login_password_set' then
        perform rule.refuse('VN015', v_login);
    elsif a.role is null then
        perform rule.refuse_role(act_begin.act, a.person_id, act_begin.site_id);
    elsif v_refused_here then
        perform rule.refuse('VN006', act_begin.act);
    end if;
    a.lab_now := clock_timestamp() + v_offset * interval '1 microsecond';
    v_set := set_config('vein.xact', pg_current_xact_id()::text, true)
        || set_config('vein.person', a.person, true)
        || set_config('vein.offset', v_offset::text, true)
        || set_config('vein.reason', coalesce(act_begin.reason, ''), true)
        || set_config('vein.signature', '0', true)
        || set_config('vein.head', '', true)
        || set_config('vein.opening', encode(int4send(1) || uuid_send(v_instance), 'hex'), true)
        || set_config('vein.bytes', encode(
            int4send(octet_length(v_login)) || convert_to(v_login, 'UTF8')
            || int4send(octet_length(a.person)) || convert_to(a.person, 'UTF8')
            || int4send(octet_length(a.role)) || convert_to(a.role, 'UTF8')
            || int4send(octet_length(v_host)) || convert_to(v_host, 'UTF8')
            || int4send(octet_length(v_client)) || convert_to(v_client, 'UTF8')
            || int4send(16) || uuid_send(act_begin.request)
            || int4send(octet_length(act_begin.act)) || convert_to(act_begin.act, 'UTF8'), 'hex'), true);
    a.stream := streams[1];
    if cardinality(streams) = 1 then
        perform from ledger.stream s where s.id = a.stream for no key update;
    elsif cardinality(streams) > 1 then
        perform from ledger.stream s where s.id = any (streams) order by s.id for no key update;
    end if;
    if a.stream is not null then
        select h.position, h.head into v_position, v_head from ledger.head h where h.stream = a.stream;
        if found then
            v_set := set_config('vein.head', a.stream || ':' || v_position || ':' || encode(v_head, 'hex'), true);
        end if;
    end if;
    select r.login, r.act, r.digest, r.answer into v_request from work.request r where r.request = act_begin.request;
    if found then
        if v_request.login <> v_login or v_request.act <> act_begin.act or v_request.digest <> act_begin.digest then
            perform rule.refuse('VN110', act_begin.request::text);
        end if;
        a.replay := v_request.answer;
    elsif v_timed then
        v_behind := rule.clock_behind(streams);
        if v_behind is not null then
            perform rule.refuse('VN019', v_behind);
        end if;
    end if;
    return a;
end
$$;
comment on function rule.act_begin(text, uuid, bytea, bigint[], bigint, text) is 'First step of every act.';

-- The events that follow name the role that allows this very record, which is not always the one preferred for the act.
create function rule.act_as(a work.actor) returns void
language plpgsql volatile as $$
begin
    perform set_config('vein.bytes', encode(
                rule.part(session_user) || rule.part(a.person) || rule.part(a.role)
                || rule.part(coalesce(host(inet_client_addr()), 'local'))
                || rule.part(left(current_setting('application_name'), 64))
                || int4send(16) || uuid_send(a.request) || rule.part(a.act), 'hex'), true);
end
$$;
comment on function rule.act_as(work.actor) is 'Has events name the role of the actor.';

-- The stored answer of a request served before.
create function rule.replayed(a work.actor) returns api.answer
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_populate_record(null::api.answer, a.replay)
$$;
comment on function rule.replayed(work.actor) is 'The stored answer of a repeated request.';

-- Stores the answer. The unique transaction id refuses a second act in one transaction.
create function rule.answer(a work.actor, r api.answer) returns api.answer
language plpgsql volatile as $$
declare
    v_head text := rule.settle_head(current_setting('vein.head', true));     -- left by the act's last event
    v_clash uuid;
    v_set text;
    v_told boolean;
begin
    if split_part(v_head, ':', 1) = a.stream::text then
        r.stream := a.stream;
        r."position" := split_part(v_head, ':', 2)::bigint;
        r.hash := split_part(v_head, ':', 3);
    elsif a.stream is not null then
        r.stream := a.stream;
        select h.position, encode(h.head, 'hex') into r."position", r.hash from ledger.head h where h.stream = a.stream;
    end if;
    insert into work.request (request, xact, login, act, digest, answer)
    values (a.request, pg_current_xact_id(), session_user, a.act, a.digest,
            jsonb_strip_nulls(to_jsonb(r) - 'data') || jsonb_build_object('data', r.data))      -- what is not there reads as NULL
    on conflict do nothing;
    if not found then
        select q.request into v_clash from work.request q where q.xact = pg_current_xact_id();
        perform rule.refuse(case when v_clash is null then 'VN120' else 'VN112' end, a.request::text);
    end if;
    -- what follows in this transaction is not this act any more
    v_set := set_config('vein.xact', '', true);
    -- Open terminals are told at the commit, without a word of what was done: they ask for themselves. Commits with a
    -- notification pass the server one by one, so only who gets this lock tells, nobody waits for another, and what
    -- falls between is found by the terminals' question of each second. A queue that somebody fills would fail the
    -- commit when it is full; far below that nobody is told any more.
    v_told := case when pg_try_advisory_xact_lock(1447381327) and pg_notification_queue_usage() < 0.01
                   then pg_notify('vein', '') is not null end;
    return r;
end
$$;
comment on function rule.answer(work.actor, api.answer) is 'Last step of every act: stores its answer.';

create function rule.done(a work.actor, data jsonb default '{}') returns api.answer
language plpgsql volatile as $$
declare
    r api.answer;
begin
    r.verdict := 'done';
    r.data := done.data;
    return rule.answer(a, r);
end
$$;
comment on function rule.done(work.actor, jsonb) is 'The act is done.';

-- A stop: evidence. No effect on the record, but a near miss that is committed with its event. What was
-- expected is kept in clear, unless it names a person (kept_expected says then what is kept instead); what
-- was presented only as a commitment, since it may be another patient's. The answer shows both once: what the
-- request desk keeps, and a replay shows, holds neither.
create function rule.stop(a work.actor, code text, expected text, found text, batch_id bigint default null,
                          way_out text default null, data jsonb default '{}', kept_expected text default null) returns api.answer
language plpgsql volatile as $$
declare
    r api.answer;
    e ref.error;
    v_id bigint;
    v_kept text := coalesce(stop.kept_expected, stop.expected);
    v_found text := $4;              -- FOUND is a variable of every function
begin
    select * into strict e from ref.error x where x.code = stop.code;
    raise log 'vein stop % act=% request=%', code, a.act, a.request;
    if a.stream is null then
        select p.stream_id into a.stream from core.person p where p.id = a.person_id;
    end if;
    -- the id comes first: the commitment's salt is kept under it
    v_id := nextval('core.near_miss_id_seq');
    insert into core.near_miss (id, stream_id, batch_id, act, code, rule, expected, found, way_out, person_id,
                                login, happened_at, request)
    overriding system value
    values (v_id, a.stream, stop.batch_id, a.act, stop.code, e.message, v_kept,
            rule.commitment(rule.salt('near_miss', v_id), 'found', v_found),
            coalesce(stop.way_out, e.hint), a.person_id, session_user, a.lab_now, a.request);
    r.verdict := 'stop';
    r.code := stop.code;
    r.rule := e.message;
    r.value := 'expected ' || v_kept;
    r.way_out := coalesce(stop.way_out, e.hint);
    r.data := stop.data || jsonb_build_object('near_miss', v_id);
    r := rule.answer(a, r);
    r.value := concat_ws('; ', 'expected ' || stop.expected, 'found ' || v_found);
    return r;
end
$$;
comment on function rule.stop(work.actor, text, text, text, bigint, text, jsonb, text) is 'A committed stop with its near miss.';

-- A new stream for a new subject; the same key twice is the caller's conflict.
create function rule.stream_make(kind text, key text) returns bigint
language sql volatile set search_path = pg_catalog, pg_temp as $$
    insert into ledger.stream (kind, key) values (kind, key)
    on conflict on constraint stream_kind_key_unique do nothing returning id
$$;
comment on function rule.stream_make(text, text) is 'A new stream, or NULL when there is one of that key.';

-- Moments come as text: ISO 8601 with an offset, nothing else ('tomorrow' and 'infinity' are timestamps to
-- PostgreSQL, and a text without offset means another instant in every session).
create function rule.moment(value text, field text default null) returns timestamptz
language plpgsql immutable as $$
begin
    if value is null then
        return null;
    end if;
    -- what cannot fail needs no block that catches (a block is a subtransaction)
    if value ~ '^(19|20)[0-9]{2}-(0[1-9]|1[012])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-2]):[0-5][0-9])$'
       and value > '1900-01-02' then
        return value::timestamptz;
    end if;
    return rule.doubtful_moment(value, field);
end
$$;
comment on function rule.moment(text, text) is 'A moment from ISO 8601 text with an offset.';

create function rule.doubtful_moment(value text, field text) returns timestamptz
language plpgsql immutable as $$
begin
    if value !~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$'
       or value::timestamptz not between '1900-01-01T00:00:00Z' and '2199-12-31T00:00:00Z' then
        perform rule.refuse('VN501', left(value, 60), null, field);
    end if;
    return value::timestamptz;
exception when datetime_field_overflow or invalid_datetime_format then
    perform rule.refuse('VN501', left(value, 60), null, field);
end
$$;
comment on function rule.doubtful_moment(text, text) is 'A moment that may be none.';

create function rule.day(value text, field text default null) returns date
language plpgsql immutable as $$
begin
    if value is null then
        return null;
    end if;
    if value !~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$' or value not between '1900-01-01' and '2199-12-31' then
        perform rule.refuse('VN501', left(value, 60), null, field);
    end if;
    return make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int);
exception when datetime_field_overflow then
    perform rule.refuse('VN501', left(value, 60), null, field);
end
$$;
comment on function rule.day(text, text) is 'A day from ISO 8601 text.';

-- An exact decimal from text: plain or with an exponent, a full stop, nothing else.
create function rule.decimal(value text, field text default null) returns numeric
language plpgsql immutable as $$
declare
    v_number numeric;
begin
    if value is null then
        return null;
    end if;
    if length(value) > 60 or value !~ '^[+-]?([0-9]+(\.[0-9]+)?)([eE][+-]?[0-9]{1,2})?$' then
        perform rule.refuse('VN201', left(value, 60), null, field);
    end if;
    v_number := value::numeric;
    if abs(v_number) >= 1e30 or scale(v_number) > 30 then       -- what core.amount holds
        perform rule.refuse('VN201', left(value, 60), null, field);
    end if;
    -- minus zero and an exponent's trailing form are written plainly
    return v_number;
end
$$;
comment on function rule.decimal(text, text) is 'An exact decimal from text.';

-- Text from people: refused with its field, never silently changed.
create function rule.text(value text, field text, longest integer default 200, required boolean default false) returns text
language plpgsql immutable as $$
begin
    if value is null or value = '' then
        if required then
            perform rule.refuse('VN202', field, null, field);
        end if;
        return null;
    end if;
    if not core.clean(value, longest) then
        perform rule.refuse('VN203', format('%s (%s characters)', field, length(value)), null, field);
    end if;
    return value;
end
$$;
comment on function rule.text(text, text, integer, boolean) is 'Clean text of one field.';

create function rule.code(value text, field text, required boolean default true) returns text
language plpgsql immutable as $$
begin
    if value is null or value = '' then
        if required then
            perform rule.refuse('VN202', field, null, field);
        end if;
        return null;
    end if;
    if value !~ '^[A-Za-z0-9][A-Za-z0-9./_-]{0,39}$' then
        perform rule.refuse('VN204', left(value, 60), null, field);
    end if;
    return value;
end
$$;
comment on function rule.code(text, text, boolean) is 'A public code of one field.';

-- A reason in words: too short or a mere sign is no reason.
create function rule.reason(value text, field text default 'reason') returns text
language plpgsql immutable as $$
begin
    if value is null or length(regexp_replace(value, '[^[:alnum:]]', '', 'g')) < 5 then
        perform rule.refuse('VN205', coalesce(left(value, 60), ''), null, field);
    end if;
    return rule.text(value, field, 4000, true);
end
$$;
comment on function rule.reason(text, text) is 'A reason in words.';
