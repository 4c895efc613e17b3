-- Who may do what; with a person, what they might do at a moment.
-- shape: rows
select act, title, role, position, training_only, trained, site
from api.right_at(person => :'person', at => :'at')
order by act, site, position limit 2000
