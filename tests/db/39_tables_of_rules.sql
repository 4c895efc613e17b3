-- The smaller tables of the rules, row by row, as they are meant. Rights and transitions have files of their own.
create function pg_temp.differ(meant text, there text) returns setof text language sql as $$
    select is(there, null, 'and no other') from (select string_agg(t, '; ' order by t) from unnest(string_to_array(there, E'\n')) t where t <> all (string_to_array(meant, E'\n'))) x (there)
    union all
    select is(there, null, 'every row of the rules is there') from (select string_agg(m, '; ' order by m) from unnest(string_to_array(meant, E'\n')) m where m <> all (string_to_array(there, E'\n'))) x (there)
$$;
-- identity checks: at least so many of these on both documents, one of them by scan or not
select pg_temp.differ('bedside 1 wristband/container 2 scan name birth_date record_number
bedside 2 container/certificate 2 scan coi container
bedside 3 statement/wristband 2 spoken name birth_date
chair 1 wristband/order 2 scan spoken name birth_date record_number
collection_bag 1 bag/order 2 scan coi din name birth_date, once name birth_date
courier 1 container/order 2 scan coi din container
fill 1 vessel/batch 2 scan coi container
pack_out 1 container/order 2 scan coi din container
receipt 1 container/order 2 scan coi din container
retrieval 1 container/order 2 scan coi din container
site 1 container/certificate 2 scan coi container name birth_date
step 1 vessel/batch 2 scan coi container
vector 1 vessel/batch 2 scan coi container
vector 2 vector/batch 1 scan lot', (select string_agg(concat_ws(' ', checkpoint, place, first || '/' || second, least, case when scanned then 'scan' end, case when spoken then 'spoken' end,
    array_to_string(identifiers, ' ') || coalesce(', once ' || nullif(array_to_string(counted_once, ' '), ''), '')), E'\n') from ref.checkpoint_pair));
select pg_temp.differ('bedside container shown at_site thawed infused
chair shown scheduled collecting
collection_bag
courier container
fill
pack_out container
receipt container shown collected in_transit_in received
retrieval container
site container shown filled stored in_transit_out at_site
step
vector', (select string_agg(concat_ws(' ', checkpoint, case when container then 'container' end, 'shown ' || nullif(array_to_string(shown_in, ' '), '')), E'\n')
    from ref.checkpoint));
-- separation of people
select pg_temp.differ('analyst/reviewer
first signer/second signer
performer/checker
performer/releaser
performer/reviewer
performer/witness
proposer/own rights
supply requester/supply signer', (select string_agg(first || '/' || second, E'\n') from ref.separation));
-- numbers
select pg_temp.differ('account_request 3 days
bedside_check 2 h
calibration_notice 14 days
challenge 120 s
checkpoint_every 60 s
clock_block 5 min
clock_note 2 s
fresh_authentication 30 s
idle_lock 10 min
late_entry 15 min
lock_wait 5 s
password_change 120 s
password_length 15
place 8 h
presence 10 min
thaw_to_infusion 30 min
thaw_to_step 2 h
watchdog 60 s', (select string_agg(name || ' ' || value, E'\n') from ref.setting));
-- reasons that are coded words
select pg_temp.differ('correction mistyped
correction misread
correction other
correction recalculated
correction wrong_field
keyed damaged
keyed no_scanner
keyed no_symbol
keyed unreadable
late late
not_recorded lost
not_recorded not_applicable
not_recorded not_done
not_recorded not_in_source', (select string_agg(kind || ' ' || word, E'\n') from ref.reason));
-- acts that ask for training, and those of a training installation or an inspector
select is((select string_agg(act, ' ' order by act collate "C") from ref.act where trained), 'collection_finish collection_start container_dispose container_pool custody_hand_over '
    'equipment_use follow_up_record follow_up_start identity_check identity_show infusion_record lot_use observation_correct receipt_decide receipt_record result_correct result_record '
    'sample_register site_receive step_miss step_record step_retime step_second store_put store_take thaw_start', 'hands on a batch ask for training');
select is((select string_agg(act, ' ' order by act collate "C") from ref.act where inspector), 'login_password_set record_export', 'what an inspector may do');
select is((select string_agg(act, ' ' order by act collate "C") from ref.act where training_only), 'clock_set', 'what only a training installation does');
