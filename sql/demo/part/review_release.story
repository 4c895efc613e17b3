# QA reads the record and signs; disposition by two more signatures.
as qa1
read batch show --batch $batch => b
sign batch $b.id reviewed by qa2
clock +35m
act disposition propose --batch $batch --version $b.version --decision $decision => d
sign disposition $d.disposition approved by qa1
clock +40m
sign disposition $d.disposition released by rel1
read batch show --batch $batch => b
check $b.quality_status = $decision
