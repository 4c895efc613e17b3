# The treating ward receives the bag with its certificate.
as cli1
act identity check --batch $batch --checkpoint site --container $bag --items '[ \
    {"identifier": "container", "document_a": "'$bag'", "document_b": "'$bag'", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}]'
read batch show --batch $batch => b
act site receive --batch $batch --version $b.version --container $bag --certificate CERT-$number --received_at ${clock}
