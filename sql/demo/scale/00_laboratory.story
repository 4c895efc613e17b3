# The scale laboratory: as few people as its bulk of batches needs, let in as everybody is. What they do afterwards
# is not a story, since one deed a line is slow: sql/stmt/demo and src/app/demo_scale.c.

say "persons of the scale laboratory"
clock by adm1
clock -60d 07:00

each code name job role login in \
  P-QA2  "QA 2"                 QA      qa      qa2 \
  P-MGR1 "Laboratory manager 1" Manager manager mgr1
    as adm1
    act person propose --code $code --printed_name "$name" --job $job --site UNIT --roles $role \
        --valid_until ${moment+700d 00:00} => p
    sign person $p.person approved by qa1
    sign person $p.person approved by adm1
    act login create --person $code --login $login --verifier password:$login
    as $login
    act login password --verifier password:$login
end

clock by mgr1
each code name job role login in \
  P-OP1  "Operator 1"    "Operator"    technician  op1 \
  P-OP2  "Operator 2"    "Operator"    technician  op2 \
  P-COO1 "Coordinator 1" "Coordinator" coordinator coo1 \
  P-COO2 "Coordinator 2" "Coordinator" coordinator coo2 \
  P-AUD1 "Auditor 1"     "Auditor"     auditor     aud1
    as mgr1
    act person propose --code $code --printed_name "$name" --job "$job" --site UNIT --roles $role \
        --valid_until ${moment+700d 00:00} => p
    sign person $p.person approved by qa2
    as adm1
    act login create --person $code --login $login --verifier password:$login
    as $login
    act login password --verifier password:$login
end

say "its process, and training"
as mgr1
act process import --document file:sql/demo/scale/scale.json => v
sign process_version $v.process_version approved by mgr1
sign process_version $v.process_version approved by qa1
each code in P-OP1 P-OP2
    act training propose --person $code --process scale --number 1 \
        --procedures_until ${moment+300d 00:00} --practical_until ${moment+300d 00:00} --version_until ${moment+300d 00:00} => t
    sign training $t.training approved by qa1
end
clock now
