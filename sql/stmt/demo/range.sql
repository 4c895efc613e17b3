-- Says to this session which batches of the scale laboratory are next: the two statements beside it read it.
-- shape: row
select set_config('demo.seed', :'seed', false) as seed, set_config('demo.first', :'first', false) as first,
       set_config('demo.last', :'last', false) as last
