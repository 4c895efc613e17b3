-- Rights: every act and role by privilege and by refusal, against the table of the rules; separation.
-- the table of rights, as it is meant (rules: people at a step)
create temp table meant (acts text, roles text);
insert into meant values
    ('person_propose person_deactivate role_propose account_propose', 'manager admin'), ('account_withdraw', 'manager qa admin'),
    ('inspection_propose', 'manager'), ('inspection_scope account_rules_set', 'qa'), ('login_reset', 'admin'),
    ('role_withdraw process_import process_retire', 'manager qa'),
    ('training_propose site_add batch_abort', 'manager'), ('login_create login_close', 'admin'), ('clock_set', 'manager admin'), ('clock_judge', 'qa'),
    ('login_password_set', 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor admin'),
    ('patient_register', 'coordinator clinic'), ('order_place', 'coordinator clinic manager'), ('order_cancel batch_issue', 'coordinator manager'),
    ('identity_check', 'collector technician clinic'), ('collection_start collection_finish', 'collector'), ('receipt_record receipt_decide', 'technician'),
    ('custody_hand_over', 'technician collector clinic'), ('step_record observation_correct step_miss step_retime', 'technician collector analyst clinic'),
    ('step_skip step_second', 'technician collector analyst clinic manager'), ('step_invalidate step_withdraw', 'technician collector analyst clinic manager qa'),
    ('step_review observation_triage review_accept review_return', 'qa'), ('attachment_register', 'technician collector analyst qc_reviewer qa clinic manager'),
    ('sample_register', 'technician analyst'), ('result_record result_correct', 'analyst'), ('hold_place', 'qa analyst qc_reviewer manager'),
    ('hold_lift disposition_propose disposition_withdraw batch_close deviation_assess deviation_close', 'qa'), ('investigation_note investigation_conclude', 'qc_reviewer qa'),
    ('deviation_open review_answer', 'coordinator collector technician analyst qc_reviewer qa clinic manager'), ('comment_add', 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager'),
    ('site_receive infusion_record follow_up_start', 'clinic'),
    ('thaw_start follow_up_record supply_request supply_withdraw notification_acknowledge', 'clinic'), ('location_add location_close', 'manager'),
    ('lot_receive', 'technician'), ('lot_use', 'technician collector analyst clinic'), ('lot_use_withdraw', 'technician collector analyst clinic qa'), ('lot_reject', 'qa'),
    ('equipment_register', 'technician'), ('equipment_use', 'technician collector analyst clinic'), ('equipment_use_withdraw', 'technician collector analyst clinic qa'), ('equipment_calibrate equipment_back', 'manager qa'), ('equipment_out', 'technician collector analyst clinic manager qa'),
    ('store_put store_take container_pool', 'technician'), ('container_dispose', 'technician clinic'), ('disposal_withdraw', 'technician clinic manager'), ('container_lost container_found', 'technician collector clinic manager'), ('batch_recall recall_withdraw', 'qa'), ('batch_remanufacture', 'coordinator manager'),
    ('record_correct', 'technician collector analyst clinic coordinator manager qa'), ('deviation_touch', 'qa qc_reviewer manager'), ('deviation_touch_assess capa_done', 'qa'), ('capa_open', 'qa manager'),
    ('identity_read', 'coordinator collector qa clinic auditor'), ('identity_show', 'collector technician clinic'),
    ('patient_merge', 'coordinator'), ('patient_merge_reverse patient_merge_withdraw', 'coordinator qa'),
    ('scan', 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager'),
    ('record_export', 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor'),
    ('record_export_past', 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager auditor'),
    ('challenge sign', 'coordinator collector technician analyst qc_reviewer qa releaser clinic manager admin');
create temp table cell as select a.act, r.role, exists (select from meant m where a.act = any (string_to_array(m.acts, ' ')) and r.role = any (string_to_array(m.roles, ' '))) as allowed
    from ref.act a cross join ref.role r;
select is((select string_agg(act, ', ') from ref.act a where not exists (select from meant m where a.act = any (string_to_array(m.acts, ' ')))), null, 'every act stands in the table of this test');
select is((select string_agg(format('[%s/%s]', c.act, c.role), ' ') from cell c where c.allowed <> exists (select from ref.act_role x where x.act = c.act and x.role = c.role)), null, 'ref.act_role is that table');
select is(has_function_privilege('vein_' || c.role, p.oid, 'execute'), c.allowed, format('%s by %s: privilege', c.act, c.role))
    from cell c join pg_proc p on p.proname = c.act and p.pronamespace = 'api'::regnamespace order by c.act, c.role;
-- through VN003: a login that has the privilege (a member of all groups) but whose person holds one role
create function pg_temp.call(act text) returns text language sql as $$
    select format('%s(%s)', act, (select string_agg(case when t = 'uuid'::regtype and n = 1 then '$R' else 'null' end, ', ' order by n) from unnest(p.proargtypes::oid[]) with ordinality x (t, n)))
    from pg_proc p where p.pronamespace = 'api'::regnamespace and p.proname = act
$$;
do $$
declare
    r record;
begin
    for r in select role from ref.role loop
        execute format('create role one_%s login', r.role);
        execute (select string_agg(format('grant vein_%s to one_%s', g.role, r.role), ';') from ref.role g);
        insert into ledger.stream (kind, key) values ('person', 'one-' || r.role);
        insert into core.person (stream_id, code, printed_name, job, status, proposed_by_id, valid_until)
            select s.id, 'one-' || r.role, 'One ' || r.role, 'x', 'active', 1, '2035-01-01' from ledger.stream s where s.key = 'one-' || r.role;
        insert into core.login (stream_id, person_id, name, role_oid, status) select p.stream_id, p.id, 'one_' || r.role, to_regrole('one_' || r.role), 'active' from core.person p where p.code = 'one-' || r.role;
        insert into core.person_role (stream_id, person_id, site_id, role, status, proposed_by_id, valid_from, valid_until)
            select p.stream_id, p.id, 1, r.role, 'approved', 1, '2020-01-01', '2035-01-01' from core.person p where p.code = 'one-' || r.role;
    end loop;
end
$$;
create temp table refused as select c.*, act('one_' || c.role, pg_temp.call(c.act)) as outcome from cell c where c.act not in ('challenge', 'sign', 'login_password_set');
select is(case when outcome = 'VN003' then 'refused' else 'let through' end, case when allowed then 'let through' else 'refused' end, format('%s by %s: the function itself (%s)', act, role, outcome)) from refused order by act, role;
-- an approved right of another site, out of date, proposed or withdrawn is none
update core.person_role set status = 'proposed' where person_id = (select id from core.person where code = 'one-qa');
select did('one_qa', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN003', 'a right that is only proposed');
update core.person_role set status = 'approved', valid_from = '2034-01-01' where person_id = (select id from core.person where code = 'one-qa');
select did('one_qa', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN003', 'a right that begins later');
update core.person_role set valid_from = '2020-01-01', site_id = (select id from core.site where code = 'HOSP') where person_id = (select id from core.person where code = 'one-qa');
select did('one_qa', $$hold_place($R, 'B-RUN', {B-RUN}, 'look at this')$$, 'VN306', 'a right at another site does not even tell that the batch exists');
-- admin has no right on batches
select is((select string_agg(act, ' ' order by act) from ref.act_role where role = 'admin'),
    'account_propose account_withdraw challenge clock_set login_close login_create login_password_set login_reset person_deactivate person_propose role_propose sign', 'what an administrator may do');
select is(value('adm1', format('select count(*) from api.%I', v)), '0', 'an administrator sees nothing in api.' || v) from unnest(array['batch_head', 'patient', 'therapy_order', 'near_miss', 'collection', 'container', 'ledger_event', 'audit_log']) v;
-- separation: each row of the table has its refusal somewhere in these tests; here by the functions that decide
select make_batch('B-SEP', 'PT1', 80, 'accepted') \g /dev/null
select did('mix1', $$step_record($R, 'B-SEP', 'seed', 1, $N, '{"volume": "100.0", "vcc": "1.00"}', null, 'A999926000080', '{"vessel": "V-SEP"}')$$, 'done', 'a person of five roles performs');
select signs('mix1', 'step_execution', step('B-SEP', 'seed'), 'checked', 'mix1', 'stop VN009', 'performer is not checker');
select must_sign('tec2', 'step_execution', step('B-SEP', 'seed'), 'checked') \g /dev/null
select do_block('B-SEP', 'activation', 'mix1') \g /dev/null
select do_vector('B-SEP'), do_sample('B-SEP'), do_harvest('B-SEP'), do_fill('B-SEP'), do_results('B-SEP') \g /dev/null
select signs('qa1', 'batch', (batch('B-SEP')).id, 'reviewed', 'mix1', 'stop VN009', 'performer is not reviewer');
select must_sign('qa2', 'batch', (batch('B-SEP')).id, 'reviewed') \g /dev/null
select did('qa1', $$disposition_propose($R, 'B-SEP', {B-SEP}, 'released')$$, 'done', 'proposed');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'approved', 'mix1', 'stop VN009', 'performer does not approve');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'approved', 'qa1', 'done', 'QA approves');
select signs('qa1', 'disposition', (select max(id) from core.disposition), 'released', 'mix1', 'stop VN009', 'performer is not releaser');
select signs('mix1', 'step_execution', step('B-SEP', 'harvest'), 'witnessed', 'tec1', 'stop VN009', 'performer is not witness');
select is((select count(*)::int from ref.separation), 8, 'the table of separations has the rows that were tried here and in results, people and disposition');
