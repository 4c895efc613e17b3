-- Requests about accounts, and inspections: look-ups, and what signatures on a request mean.

-- Ends a person's work in the laboratory: logins, sessions, signature requests of theirs that are open, requests
-- about their account. What they have recorded, and what still waits for somebody, stays as it is: api.left_work.
create function rule.person_end(person_id bigint, lab_now timestamptz, request bigint default null) returns bigint
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    perform rule.not_last(person_end.person_id, array(select r.role from core.person_role r
        where r.person_id = person_end.person_id and r.status = 'approved'), person_end.lab_now);
    update core.person x set status = 'inactive', version = x.version + 1 where x.id = person_end.person_id;
    update work.challenge c set expires_at = clock_timestamp()
    where c.made_by_person = person_end.person_id and c.used_at is null and c.expires_at > clock_timestamp();
    update core.account_request r set status = 'withdrawn', version = r.version + 1
    where r.person_id = person_end.person_id and r.status in ('proposed', 'approved') and r.id is distinct from person_end.request;
    return rule.logins_end(person_end.person_id);
end
$$;
comment on function rule.person_end(bigint, timestamptz, bigint) is 'Deactivates a person and ends what they have open; returns the sessions ended.';

-- The approved request under which something is carried out now. Without one: VN016.
create function rule.account_approved(person_id bigint, kinds text[], lab_now timestamptz, request bigint default null)
returns core.account_request
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r core.account_request;
begin
    select * into r from core.account_request x
    where x.person_id = account_approved.person_id and x.kind = any (account_approved.kinds) and x.status = 'approved'
      and x.id = coalesce(account_approved.request, x.id);
    if r.id is null or r.approved_at < account_approved.lab_now - rule.setting('account_request')::interval then
        perform rule.refuse('VN016', array_to_string(kinds, ' or '));
    end if;
    return r;
end
$$;
comment on function rule.account_approved(bigint, text[], timestamptz, bigint) is 'The approved request for an act on an account.';

create function rule.account_done(request bigint, a work.actor) returns void
language sql volatile set search_path = pg_catalog, pg_temp as $$
    update core.account_request r set status = 'done', done_by_id = a.person_id, done_at = a.lab_now, version = r.version + 1
    where r.id = account_done.request
$$;
comment on function rule.account_done(bigint, work.actor) is 'Marks a request about an account carried out.';

-- The four functions of the signable record account_request.
create function rule.subject_account_request(record bigint) returns work.subject
language sql stable set search_path = pg_catalog, pg_temp as $$
    select row(r.stream_id, r.version, rule.staffing_site(rule.person_site(r.person_id), 'qa'), null,
               r.kind || ' ' || p.code)::work.subject
    from core.account_request r join core.person p on p.id = r.person_id where r.id = record
$$;
comment on function rule.subject_account_request(bigint) is 'Where a request about an account stands.';

create function rule.content_account_request(record bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'person: ' || p.code, 'printed name: ' || p.printed_name,
        'asked for: ' || case r.kind
            when 'reset' then 'a one-time password for the login, set by an administrator'
            when 'login' then 'a new login, made by an administrator, in place of one that was closed'
            when 'deactivate' then 'deactivation: logins closed, sessions ended'
            else 'reactivation, with a new login' end,
        case when r.urgent then 'done at once, before this signature' end,
        'valid until: ' || rule.shown(r.valid_until), 'reason: ' || r.reason,
        'by: ' || q.code || ' ' || q.printed_name, 'at: ' || rule.shown(r.proposed_at))
    from core.account_request r join core.person p on p.id = r.person_id join core.person q on q.id = r.proposed_by_id
    where r.id = record
$$;
comment on function rule.content_account_request(bigint) is 'What a signature on a request about an account covers.';

create function rule.signer_account_request(record bigint, meaning text, person_id bigint) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    r core.account_request;
begin
    select * into r from core.account_request x where x.id = record;
    if r.person_id = signer_account_request.person_id then
        perform rule.refuse('VN010');
    end if;
    return case
        when r.urgent <> (signer_account_request.meaning = 'reviewed')
            then case when r.urgent then 'what was done at once is reviewed' else 'a request is approved' end
        when not r.urgent and r.status <> 'proposed' then 'this request is ' || r.status || ' already'
        when r.urgent and exists (select from core.signature s where s.entity = 'account_request' and s.record_id = record
                                  and s.superseded_at is null) then 'this was reviewed already'
        when r.proposed_by_id = signer_account_request.person_id then 'whoever asked does not approve' end;
end
$$;
comment on function rule.signer_account_request(bigint, text, bigint) is 'Who may sign a request about an account.';

create function rule.signed_account_request(record bigint, meaning text, a work.actor) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    r core.account_request;
    v_ended bigint;
begin
    select * into r from core.account_request x where x.id = record;
    if r.urgent then
        return jsonb_build_object('status', r.status);
    end if;
    if r.kind = 'reactivate' then
        update core.person p set status = 'active', valid_until = r.valid_until, version = p.version + 1 where p.id = r.person_id;
        -- the groups of a login stay as they are: it goes with its person, and whoever's time ran out kept both
        perform rule.supersede('person', r.person_id, 'reactivated', a.lab_now);
    elsif r.kind = 'deactivate' then
        v_ended := rule.person_end(r.person_id, a.lab_now, r.id);
    end if;
    update core.account_request x set status = 'approved', approved_at = a.lab_now, version = x.version + 1 where x.id = r.id;
    -- what nobody has to carry out any more is done
    if r.kind = 'deactivate' or (r.kind = 'reactivate' and exists (
           select from core.login l where l.person_id = r.person_id and l.status = 'active')) then
        perform rule.account_done(r.id, a);
    end if;
    return jsonb_strip_nulls(jsonb_build_object('sessions_ended', v_ended,
        'status', (select x.status from core.account_request x where x.id = r.id)));
end
$$;
comment on function rule.signed_account_request(bigint, text, work.actor) is 'Approves a request; performs what needs no password.';

-- An inspection as it stands in the text that QA signs; NULL for any other role.
create function rule.inspection_words(person_role_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select concat_ws(E'\n', 'inspection by: ' || i.authority, 'may read: ' || case i.scope
        when 'site' then 'every batch of the site'
        when 'batches' then (select string_agg(b.batch, ', ' order by b.batch) from core.inspection_batch b
                             where b.inspection_id = i.id and b.status = 'named')
        else 'not decided' end)
    from core.inspection i where i.person_role_id = inspection_words.person_role_id
$$;
comment on function rule.inspection_words(bigint) is 'Authority and scope of an inspection in words.';

-- Why an inspection can't be approved yet, or NULL.
create function rule.inspection_open(person_id bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select 'QA has not decided what this inspector reads'
    where exists (select from core.inspection i join core.person_role r on r.id = i.person_role_id
                  where r.person_id = inspection_open.person_id and r.status = 'proposed' and i.scope = 'undecided')
$$;
comment on function rule.inspection_open(bigint) is 'What keeps an inspector from being approved.';

-- Batches that the session's inspector may read now. The end is a date that is looked at here, so that no
-- task has to end an inspection.
create function rule.inspected() returns bigint[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select coalesce(array_agg(distinct b.id), '{}')
        from core.login l
        join core.person p on p.id = l.person_id and p.status = 'active'
        join core.person_role r on r.person_id = p.id and r.status = 'approved' and r.inspection
        join core.inspection i on i.person_role_id = r.id
        join core.batch b on b.site_id = r.site_id and (i.scope = 'site' or exists (
            select from core.inspection_batch n where n.inspection_id = i.id and n.status = 'named' and n.batch = b.code))
        where l.name = session_user and l.status = 'active' and not l.password_change
          and l.role_oid = to_regrole(quote_ident(session_user))::oid
          and rule.now() between r.valid_from and r.valid_until and p.valid_until > rule.now());
end
$$;
comment on function rule.inspected() is 'Batches that the session''s inspector may read.';

create function rule.inspects() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select exists (
            select from core.login l
            join core.person p on p.id = l.person_id and p.status = 'active'
            join core.person_role r on r.person_id = p.id and r.status = 'approved' and r.inspection
            where l.name = session_user and l.status = 'active' and not l.password_change
              and l.role_oid = to_regrole(quote_ident(session_user))::oid
              and rule.now() between r.valid_from and r.valid_until and p.valid_until > rule.now()));
end
$$;
comment on function rule.inspects() is 'Is the session''s person an inspector whose inspection goes on?';

-- A batch whose record this person may read: at one's sites, or under an inspection.
create function rule.batch_read(code text) returns core.batch
language sql stable set search_path = pg_catalog, pg_temp as $$
    select b from core.batch b where b.code = batch_read.code and (rule.sees(b.site_id) or b.id = any (rule.inspected()))
$$;
comment on function rule.batch_read(text) is 'A batch by its code if the session''s person may read its record.';
