-- goal 3: the whole act, as a person
select r.* from api.step_record(request => :r::uuid, batch => 'B' || :b::text, step => 'daily-sample', occurrence => :k::bigint, event_at => :t::text, "values" => '{"vcc":"1.84","viability":"93.5","glucose":"5.5"}') r
