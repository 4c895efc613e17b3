-- The growth curve of a batch beside its process's other batches, as lines of text.
-- shape: rows
select line from api.batch_growth(batch => :'batch') with ordinality g (line, place) order by place
