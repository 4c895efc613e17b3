-- Who may do what.
-- shape: rows
select act, title, role, position, training_only
from api.right
order by act, position limit 2000
