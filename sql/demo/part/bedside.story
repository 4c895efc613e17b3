# Two people, the patient, the bag; then the infusion.
as cli1
act identity check --batch $batch --checkpoint bedside --container $bag --items '[ \
    {"identifier": "name", "document_a": "'$family' '$given'", "document_b": "'$family' '$given'", "method": "stated"}, \
    {"identifier": "birth_date", "document_a": "'$birth'", "document_b": "'$birth'", "method": "stated"}, \
    {"identifier": "name", "document_a": "'$family' '$given'", "document_b": "'$family' '$given'", "method": "scan"}, \
    {"identifier": "record_number", "document_a": "'$rec'", "document_b": "'$rec'", "method": "scan"}, \
    {"identifier": "coi", "document_a": "'$coi'", "document_b": "'$coi'", "method": "scan"}, \
    {"identifier": "container", "document_a": "'$bag'", "document_b": "'$bag'", "method": "scan"}]' => k
sign identity_check $k.identity_check witnessed by cli2 presence $bag
