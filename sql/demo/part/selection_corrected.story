# The recovery is far from the usual 55 %: the printout is looked at again. The value is corrected with a reason, the signature that
# was on it is superseded, and the second operator checks anew.
clock @0 12:25
as $op
read batch show --batch $batch => b
act observation correct --step_execution $selection.step_execution --field tnc --version $selection.version --value $eluate_tnc \
    --reason_code mistyped --reason "Digits changed places while typing: the counter's printout says $eluate_tnc."
clock +3m
sign step_execution $selection.step_execution checked by $op2
