-- Each column that a person enters stands in docs/corrections.md with the act that corrects it; what an act writes by itself stands below.
\set page `cat ../../docs/corrections.md`
create temp table line as select btrim(split_part(l, '|', 2)) as what, split_part(l, '|', 3) as columns, split_part(l, '|', 4) as by_what
    from regexp_split_to_table(:'page', '\n') l where l ~ '^\| .*`: ';
create temp table entered as select m[1] as place, c as name, n.what, n.by_what
    from line n cross join regexp_matches(n.columns, '`([a-z_]+)`: ([a-z_, ]+)', 'g') m cross join regexp_split_to_table(btrim(m[2]), ', *') c;
-- places as a regular expression, column
create temp table by_itself (place text, name text);
insert into by_itself values
    -- keys, and what names another record
    ('.*', 'id'), ('.*', 'stream_id'), ('.*', '[a-z_]+_id'), ('.*', 'version'), ('.*', 'event_stream_id'),
    -- when an act was done, by its own clock
    ('.*', '(entered|recorded|registered|proposed|opened|assessed|closed|concluded|decided|documented|invalidated|written|named|said|placed|withdrawn|done|defined|requested|signed|superseded|happened|offered|reviewed|corrected|approved|made|acknowledged|rejected|released|qualified|retired|found|told|judged|checked|asked_from|breached)(_at)?'),
    -- where a record stands, which its acts move
    ('(person|person_role|training|account_request|process_version|therapy_order|collection|container|receipt|step_execution|step_skip|step_invalidation|result|hold|disposition|abort|recall|supply_request|deviation|deviation_touch|investigation|capa|location|storage|shipment|shipment_container|thaw|disposal|notification|lot|lot_use|equipment_use|patient_merge|login)', 'status'),
    ('batch', '(kind|process_status|quality_status|quality_before)'), ('storage', 'status_before'),
    -- counted, computed, judged or taken over by the act
    ('(step_execution|second_entry|lot_use|equipment_use)', '(occurrence|attempt)'), ('(observation|result|triage|step_retiming|timer_breach)', 'revision'), ('result', '(entry|verdict|entry_mode)'),
    ('observation', '(breach|confirmed|entry_mode|entry_source)'), ('(sample|lot_use|equipment_use)', 'entry_mode'), ('step_execution', 'second_entry'), ('second_entry', 'agrees'),
    ('step_retiming', 'before_at'), ('lot', '(expires_at|remaining)'), ('lot_use', 'lot_version'), ('equipment_calibration', 'due_at'), ('shipment', '(direction|sent_at|received_at)'), ('thaw', '(limit_at|ended_at)'),
    ('disposition', '(verdict|evaluation)'), ('investigation', 'phase'), ('deviation_touch', '(deviation|origin_batch|class)'), ('deviation_named', 'other_batch'), ('exception_review', '(item|shown|what)'),
    ('notification', '(kind|words|physician)'), ('attachment', '(size|sha256)'), ('correction', '(entity|record_version|before|committed)'), ('step_missed', 'id'),
    ('timer_breach', '(bound|finding|started_at)'), ('clock_step', '(was_at|seen_at)'), ('near_miss', '(act|code|rule|expected|found|way_out|login|request)'), ('access', 'kind'), ('inspection_batch', 'id'),
    -- evidence, the installation itself
    ('(signature|release|dictionary)', '.*'), ('installation', '(code|mode|lab_offset_us|opening)'), ('login', '(role_oid|password_at|password_change|password_due)'), ('person_role', 'inspection'),
    -- what a signed process document says: another version says otherwise
    ('(process_(reference|route|stage|operation|step|field|timer)(_[a-z_]+)?|specification_[a-z_]+)', '.*'),
    ('process_version', '(digest|product_name|kind|target|gene_delivery|presentation|frame_[a-z]+|release_by|late_entry_us|time_zone|retest_by|asked_from|in_force_at|[a-z_]+_us)');
create temp table columns as select c.relname::text as place, a.attname::text as name, exists (select from entered e where e.place = c.relname and e.name = a.attname) as entered,
        exists (select from by_itself b where c.relname ~ ('^' || b.place || '$') and a.attname ~ ('^' || b.name || '$')) as by_itself
    from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped;
select ok((select count(*) > 150 from entered), 'the page has its table');
select is((select string_agg(place || '.' || name, ', ' order by place, name) from columns where not entered and not by_itself), null, 'each column that a person enters stands in docs/corrections.md');
select is((select string_agg(e.place || '.' || e.name, ', ') from entered e where not exists (select from columns c where c.place = e.place and c.name = e.name)), null, 'what stands there is a column');
select is((select string_agg(place || '.' || name, ', ') from (select place, name from entered group by 1, 2 having count(*) > 1) e), null, 'each stands there once');
select is((select string_agg(k.entity || '.' || k.field, ', ') from ref.correctable k where not exists (select from entered e where e.place = k.entity and e.name = k.field and e.by_what ~ '`record_correct`')), null, 'what record_correct corrects stands there as such');
select is((select string_agg(e.place || '.' || e.name, ', ') from entered e where e.by_what ~ '^ `record_correct`' and e.place <> 'correction' and not exists (select from ref.correctable k where k.entity = e.place and k.field = e.name)), null, 'and nothing else does');
select is((select string_agg(n.what || ': ' || m[1], ', ') from line n cross join regexp_matches(n.by_what, '`([a-z_]+)`', 'g') m where not exists (select from ref.act a where a.act = m[1])), null, 'what corrects is an act');
select is((select string_agg(n.what, ', ') from line n where n.by_what !~ '`[a-z_]+`' and n.by_what !~ 'never'), null, 'each line names one, or says never');
