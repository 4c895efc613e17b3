-- Steps of the scale laboratory's batches: one act and transaction each, with values that the seed decides.
-- shape: none
-- One of eight batches has only been seeded, one waits for its harvest; daily samples are three to six.
do $$
declare
    r api.answer;
    v_values text;
    v_at timestamptz;
    v_days integer;
    v_step text;
begin
    perform setseed((current_setting('demo.seed')::bigint * 7919 + current_setting('demo.first')::bigint) % 100000 / 100000.0);
    for n in current_setting('demo.first')::integer .. current_setting('demo.last')::integer loop
        v_at := date_trunc('minute', now()) - interval '40 days' + n % 30 * interval '1 day' + n % 480 * interval '1 minute';
        v_days := 3 + floor(random() * 4)::integer;
        for place in 1 .. case n % 8 when 0 then 1 when 1 then 2 + v_days else 3 + v_days end loop
            v_step := case when place = 1 then 'seed' when place = 2 then 'transduce' when place = 3 + v_days then 'harvest'
                           else 'daily-sample' end;
            select jsonb_object_agg(f.name, round((f.low + (f.high - f.low) * random())::numeric, f.decimals)::text)::text into v_values
            from (values ('volume', 50, 200, 1), ('vcc', 0.5, 4.0, 2), ('viability', 82, 98, 1), ('glucose', 5, 15, 1), ('lactate', 2, 18, 1),
                ('ammonium', 0.5, 3.0, 2), ('ph', 6.9, 7.4, 2), ('temperature', 36.5, 37.5, 1), ('co2', 4.8, 5.2, 1), ('oxygen', 20, 60, 1),
                ('osmolality', 270, 320, 0), ('diameter', 7.5, 12.0, 1), ('aggregation', 0, 12, 1), ('cd3', 90, 99, 1), ('cd4', 30, 65, 1),
                ('cd8', 30, 65, 1)) f (name, low, high, decimals);
            r := api.step_record(request => gen_random_uuid(), batch => 'S-' || n, step => v_step,
                occurrence => case v_step when 'daily-sample' then place - 2 else 1 end,
                event_at => to_char((v_at + place * interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                "values" => v_values, performed_by => null, container => null, produced => null, mode => 'synthetic', source => null,
                late_reason => null);
            if r.verdict <> 'done' then
                raise exception 'step % of batch S-%: % %', v_step, n, r.code, r.value;
            end if;
            commit;
        end loop;
    end loop;
end $$
