-- Orders and batches of the scale laboratory: each one two acts of the session's person, each in its own transaction.
-- shape: none
do $$
declare
    r api.answer;
begin
    for n in current_setting('demo.first')::integer .. current_setting('demo.last')::integer loop
        r := api.order_place(request => gen_random_uuid(), site => 'UNIT', kind => 'research', patient => null, process => 'scale',
            code => 'SO-' || n, coi => null, indication => null, consent_version => null, consent_date => null, weight_kg => null,
            weight_date => null, planned_dose => null, planned_dose_unit => null, infectious_markers => null);
        if r.verdict <> 'done' then
            raise exception 'order SO-%: % %', n, r.code, r.value;
        end if;
        commit;
        r := api.batch_issue(request => gen_random_uuid(), order_code => 'SO-' || n, number => 1, code => 'S-' || n,
            slot => ((now() at time zone 'UTC')::date - 40 + n % 40)::text, mark => 'SYNTHETIC');
        if r.verdict <> 'done' then
            raise exception 'batch S-%: % %', n, r.code, r.value;
        end if;
        commit;
    end loop;
end $$
