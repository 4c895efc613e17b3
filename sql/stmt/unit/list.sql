-- Units that values may come in.
-- shape: rows
select unit, dimension, num, den from api.unit order by dimension, num::numeric / den, unit limit 500
