# What is critical in step $s is entered a second time by whoever checks it, without looking at the first entry.
as $by
act step second --step_execution $s.step_execution --version $s.version --values $values
as $op
