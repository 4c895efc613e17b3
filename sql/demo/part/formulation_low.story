# CAR+ cells below the action level: QA decides before the bag is filled.
clock @12 11:20
as qa2
act observation triage --step_execution $formulated.step_execution --field car --version $formulated.version --decision "no deviation" \
    --reason "In-process number; the result of the harvest sample decides, and opens an investigation when it fails."
