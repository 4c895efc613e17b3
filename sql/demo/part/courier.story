# The bag leaves the chair for the laboratory: container against order, seal, logger.
as $nurse
act identity check --batch $batch --checkpoint courier --container $din --items '[ \
    {"identifier": "din", "document_a": "'$din'", "document_b": "'$din'", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}]'
read batch show --batch $batch => b
act custody hand-over --batch $batch --version $b.version --organisation "Hospital courier" --name "Courier 7" \
    --waybill WB-$number --place "Way to the laboratory" --condition_band "2 to 8 Cel" --since_at ${clock} \
    --shipper BOX-3 --seal SEAL-$number --logger LOG-12
