# At the chair: wristband and patient's words against the order.
act identity check --batch $batch --checkpoint chair --items '[ \
    {"identifier": "record_number", "document_a": "'$rec'", "document_b": "'$rec'", "method": "scan"}, \
    {"identifier": "name", "document_a": "'$family' '$given'", "document_b": "'$family' '$given'", "method": "stated"}, \
    {"identifier": "birth_date", "document_a": "'$birth'", "document_b": "'$birth'", "method": "stated"}]'
