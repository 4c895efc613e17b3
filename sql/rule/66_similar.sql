-- Same and similar names in parallel: a warning, never a stop, that tells codes and initials only.
--
-- Two patients of a site are similar when they have the same family name, the same names in any order, or the same
-- birth date; or family names that are one another with two neighbouring letters changed round. Names are compared
-- folded: no case, no accents, neither blanks nor signs.

-- A name as it is compared: lower case, letters without their marks, nothing between them.
create function rule.name_fold(name text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select lower(replace(replace(replace(replace(replace(replace(
        translate(regexp_replace(normalize(name, NFKD), '[\u0300-\u036F[:space:][:punct:]]', '', 'g'), 'øØđĐłŁıħĦ', 'oOdDlLihH'),
        'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'þ', 'th'), 'ð', 'd'))
$$;
comment on function rule.name_fold(text) is 'A name without case, accents and signs.';

-- Is one word the other with two neighbouring letters changed round?
create function rule.letters_swapped(one text, other text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select length(one) = length(other) and one <> other and exists (
        select from generate_series(1, length(one) - 1) n
        where one = left(other, n - 1) || substr(other, n + 1, 1) || substr(other, n, 1) || substr(other, n + 2))
$$;
comment on function rule.letters_swapped(text, text) is 'Do two words differ by two neighbouring letters changed round?';

-- What a patient is found by. Digests under a salt of the site: the keys tell nobody a name.
create function rule.name_keys(i core.patient_identity, site_id bigint) returns setof work.name_key
language sql volatile set search_path = pg_catalog, pg_temp as $$
    -- a name of signs alone is like no other
    select i.patient_id, name_keys.site_id, k.kind,
           rule.commitment(rule.salt('name_key', name_keys.site_id), k.kind, coalesce(nullif(k.value, ''), 'none ' || i.patient_id))
    from (values
        ('family', rule.name_fold(i.family_name)),
        ('name', (select string_agg(w, ' ' order by w) from (values (rule.name_fold(i.family_name)), (rule.name_fold(i.given_name))) n (w))),
        ('letters', (select string_agg(c, '' order by c) from regexp_split_to_table(rule.name_fold(i.family_name), '') c)),
        ('birth', to_char(i.birth_date, 'YYYY-MM-DD'))) k (kind, value)
$$;
comment on function rule.name_keys(core.patient_identity, bigint) is 'What a patient''s names are found by.';

create function rule.tg_name_key() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    insert into work.name_key
    select n.* from core.patient p, rule.name_keys(new, p.site_id) n where p.id = new.patient_id
    on conflict (patient_id, kind) do update set key = excluded.key;
    return null;
end
$$;
comment on function rule.tg_name_key() is 'Keeps the keys by which similar names are found.';
create trigger name_key after insert or update on core.patient_identity for each row execute function rule.tg_name_key();
alter table core.patient_identity enable always trigger name_key;
-- registrations from before
insert into work.name_key
select n.* from core.patient_identity i join core.patient p on p.id = i.patient_id, rule.name_keys(i, p.site_id) n
on conflict (patient_id, kind) do update set key = excluded.key;

-- Work that is not at its end: an order without a batch, or a batch that goes on.
create function rule.patient_open(patient_id bigint) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from core.therapy_event e
        where e.patient_id = patient_open.patient_id
          and (exists (select from core.therapy_order o where o.therapy_event_id = e.id and o.status = 'ordered')
               or exists (select from core.batch b where b.therapy_event_id = e.id
                          and b.process_status not in ('closed', 'cancelled', 'aborted', 'discarded'))))
$$;
comment on function rule.patient_open(bigint) is 'Is there open work for this patient?';

-- Other persons of the site that are similar, with open work or (open_only false) any. Who is registered twice is
-- one person, and never similar to himself.
create function rule.similar_patients(patient_id bigint, open_only boolean default true) returns setof core.patient
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.* from core.patient p
    where p.id in (
        select o.patient_id from work.name_key m join work.name_key o on o.site_id = m.site_id and o.kind = m.kind and o.key = m.key
        where m.patient_id = similar_patients.patient_id and o.patient_id <> m.patient_id
          and (m.kind <> 'letters' or exists (
              select from core.patient_identity x, core.patient_identity y
              where x.patient_id = m.patient_id and y.patient_id = o.patient_id
                and rule.letters_swapped(rule.name_fold(x.family_name), rule.name_fold(y.family_name)))))
      and p.id <> all (rule.patient_group(similar_patients.patient_id))
      and (not open_only or rule.patient_open(p.id))
$$;
comment on function rule.similar_patients(bigint, boolean) is 'Patients of the same site with a same or similar name or birth date.';

-- As an answer shows it. The names stay where they are.
create function rule.similar_warnings(patient_id bigint, open_only boolean default true) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(format('same or similar name or birth date: %s (%s)', p.code, p.initials) order by p.id), '[]')
    from (select s.* from rule.similar_patients(similar_warnings.patient_id, similar_warnings.open_only) s where rule.sees(s.site_id)
          order by s.id limit 20) p
$$;
comment on function rule.similar_warnings(bigint, boolean) is 'A warning for each similar patient, by code and initials.';

create function rule.similar_warnings(p core.patient) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when p.id is null then '[]' else rule.similar_warnings(p.id) end
$$;
comment on function rule.similar_warnings(core.patient) is 'A warning for each similar patient; none where there is no patient.';

create function rule.batch_patient(b core.batch) returns core.patient
language sql stable set search_path = pg_catalog, pg_temp as $$
    select p from core.patient p join core.therapy_event e on e.patient_id = p.id where e.id = b.therapy_event_id
$$;
comment on function rule.batch_patient(core.batch) is 'The patient that a batch is made for.';

-- The flag that a board shows: NULL without a patient.
create function rule.similar_flag(patient_id bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when similar_flag.patient_id is not null then exists (select from rule.similar_patients(similar_flag.patient_id)) end
$$;
comment on function rule.similar_flag(bigint) is 'Has another patient in work a same or similar name or birth date?';

-- The other codes of a person who is registered twice.
create function rule.patient_also(patient_id bigint) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(p.code order by u.n), '[]')
    from unnest(rule.patient_group(patient_also.patient_id)) with ordinality u (id, n) join core.patient p on p.id = u.id
    where p.id <> patient_also.patient_id and rule.sees(p.site_id)
$$;
comment on function rule.patient_also(bigint) is 'Other codes under which a person is registered.';
