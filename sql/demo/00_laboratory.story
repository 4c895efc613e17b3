# The laboratory: admin and QA are there from the founding; they let in a second QA and a manager, which
# closes the opening. Everybody else is proposed by the manager and approved by QA.

say "persons and their roles"
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
clock -60d 08:00
each code name job role login in \
  P-MGR2 "Deputy manager 1"  "Deputy manager"  manager     mgr2 \
  P-COL1 "Apheresis nurse 1" "Apheresis nurse" collector   col1 \
  P-COL2 "Apheresis nurse 2" "Apheresis nurse" collector   col2 \
  P-OP1  "Operator 1"        "Operator"        technician  op1 \
  P-OP2  "Operator 2"        "Operator"        technician  op2 \
  P-OP3  "Operator 3"        "Operator"        technician  op3 \
  P-ANA1 "QC analyst 1"      "QC analyst"      analyst     ana1 \
  P-ANA2 "QC analyst 2"      "QC analyst"      analyst     ana2 \
  P-REV1 "QC reviewer 1"     "QC reviewer"     qc_reviewer rev1 \
  P-REL1 "Releaser 1"        "Releaser (QP)"   releaser    rel1 \
  P-COO1 "Coordinator 1"     "Coordinator"     coordinator coo1 \
  P-CLI1 "Clinic nurse 1"    "Clinic nurse"    clinic      cli1 \
  P-CLI2 "Clinic nurse 2"    "Clinic nurse"    clinic      cli2 \
  P-AUD1 "Auditor 1"         "Auditor"         auditor     aud1
    as mgr1
    act person propose --code $code --printed_name "$name" --job "$job" --site UNIT --roles $role \
        --valid_until ${moment+700d 00:00} => p
    sign person $p.person approved by qa2
    as adm1
    act login create --person $code --login $login --verifier password:$login
    as $login
    act login password --verifier password:$login
end

# Nobody changes their own rights, and an administrator has none on batches.
as mgr1
expect refused VN010 act role propose --person P-MGR1 --site UNIT --role technician --valid_until ${moment+700d 00:00}

say "process documents"
clock -60d 10:00
each file in cd19-device-12d synthetic-manual ari-0001 treg-wiesinger lakhani-culture
    act process import --document file:sql/process/${file}.json => v
    clock +20m
    sign process_version $v.process_version approved by mgr1
    clock +15m
    sign process_version $v.process_version approved by qa1
end

say "training"
clock -60d 13:30
each code signer in P-OP1 qa1 P-OP2 qa1 P-OP3 qa1 P-ANA1 qa1 P-ANA2 qa1 P-REV1 qa1 P-REL1 qa1 P-QA1 qa2 P-QA2 qa1 \
  P-COL1 qa1 P-COL2 qa1 P-CLI1 qa1 P-CLI2 qa1
    each process in cd19-device-12d synthetic-manual
        clock +2m
        act training propose --person $code --process $process --number 1 \
            --procedures_until ${moment+300d 00:00} --practical_until ${moment+300d 00:00} --version_until ${moment+300d 00:00} => t
        clock +3m
        sign training $t.training approved by $signer
    end
end
# Nobody proposes their own: the deputy proposes the manager's.
as mgr2
each process in cd19-device-12d synthetic-manual
    clock +2m
    act training propose --person P-MGR1 --process $process --number 1 \
        --procedures_until ${moment+300d 00:00} --practical_until ${moment+300d 00:00} --version_until ${moment+300d 00:00} => t
    clock +3m
    sign training $t.training approved by qa1
end
as mgr1
each code signer in P-OP3 qa1 P-ANA1 qa1 P-REV1 qa1 P-REL1 qa1 P-QA1 qa2 P-QA2 qa1
    each process in ari-0001 treg-wiesinger
        clock +2m
        act training propose --person $code --process $process --number 1 \
            --procedures_until ${moment+300d 00:00} --practical_until ${moment+300d 00:00} --version_until ${moment+300d 00:00} => t
        clock +3m
        sign training $t.training approved by $signer
    end
end
clock +2m
act training propose --person P-OP3 --process lakhani-culture --number 1 \
    --procedures_until ${moment+300d 00:00} --practical_until ${moment+300d 00:00} --version_until ${moment+300d 00:00} => t
clock +3m
sign training $t.training approved by qa1

# What comes in is in quarantine until manager and QA have signed. Suppliers and their lots are invented. Medium is counted where a step
# counts it; cytokines are not counted at all. Of the activation reagent an old lot is used up first, until its last day.
say "lots of material"
clock -59d 11:00
each code material quantity unit supplier number days in \
  KIT-11  apheresis-kit      40    1  "Invented Devices"  ID-K-0911 ${date+330} \
  ACDA-06 acd-a              20000 mL "Invented Reagents" IR-A-0406 ${date+330} \
  SET-21  tubing-set         20    1  "Invented Devices"  ID-T-0721 ${date+330} \
  MED-31  medium             50000 mL "Invented Reagents" IR-M-1031 ${date+330} \
  SEL-09  selection-buffer   ""    "" "Invented Reagents" IR-S-0209 ${date+330} \
  CD4-14  cd4-reagent        60.00 mL "Invented Reagents" IR-4-0714 ${date+330} \
  CD8-15  cd8-reagent        60.00 mL "Invented Reagents" IR-8-0715 ${date+330} \
  AR-07   activation-reagent 40.00 mL "Invented Reagents" IR-C-0507 ${date-11} \
  AR-08   activation-reagent 80.00 mL "Invented Reagents" IR-C-1108 ${date+330} \
  IL7-03  il-7               ""    "" "Invented Reagents" IR-7-0103 ${date+330} \
  IL15-02 il-15              ""    "" "Invented Reagents" IR-5-0102 ${date+330} \
  LV19-07 vector             40.00 mL "Invented Vectors"  IV-L-1907 ${date+330} \
  NACL-40 saline             ""    "" "Invented Reagents" IR-N-0840 ${date+330} \
  ALB-18  albumin            ""    "" "Invented Reagents" IR-B-0318 ${date+330} \
  LBL-05  label-stock        ""    "" "Invented Devices"  ID-L-0105 ${date+330} \
  BAG-22  final-bag          30    1  "Invented Devices"  ID-B-0622 ${date+330} \
  BUF-12  formulation-buffer ""    "" "Invented Reagents" IR-F-0912 ${date+330}
    as op3
    act lot receive --site UNIT --code $code --material $material --supplier "$supplier" --supplier_lot $number \
        --certificate "certificate of analysis $number" --received_at ${clock-30m} --expires_on $days --quantity "$quantity" --unit "$unit" => l
    clock +1m
    sign lot $l.lot approved by mgr1
    clock +1m
    sign lot $l.lot approved by qa1
end
# Devices are registered by an operator, signed by manager and QA, and calibrated; titles and serial numbers are SYNTHETIC. One cell counter is a
# spare: its calibration is over, and nobody has used it.
say "equipment"
clock -59d 12:00
each code class title serial days in \
  APH-1  apheresis-device   "Apheresis device (SYNTHETIC)"      SYN-A-1101 ${date+200} \
  AUTO-1 automated-device   "Automated device (SYNTHETIC)"      SYN-D-2204 ${date+160} \
  CAB-1  safety-cabinet     "Safety cabinet 1 (SYNTHETIC)"      SYN-C-3301 ${date+120} \
  CAB-2  safety-cabinet     "Safety cabinet 2 (SYNTHETIC)"      SYN-C-3302 ${date+120} \
  CNT-1  cell-counter       "Cell counter 1 (SYNTHETIC)"        SYN-N-4401 ${date+90} \
  CNT-2  cell-counter       "Cell counter 2, spare (SYNTHETIC)" SYN-N-4402 ${date-6} \
  FLOW-1 flow-cytometer     "Flow cytometer (SYNTHETIC)"        SYN-F-5507 ${date+9} \
  INC-1  incubator          "Incubator (SYNTHETIC)"             SYN-I-6605 ${date+140} \
  MET-1  metabolite-analyser "Metabolite analyser (SYNTHETIC)"  SYN-M-7702 ${date+70} \
  PRT-1  label-printer      "Label printer (SYNTHETIC)"         SYN-P-8801 ${date+300}
    as op3
    act equipment register --site UNIT --code $code --class $class --title "$title" --serial $serial => d
    clock +1m
    sign equipment $d.equipment approved by mgr1
    clock +1m
    sign equipment $d.equipment approved by qa1
    as mgr1
    act equipment calibrate --equipment $code --version 2 --calibrated_at ${clock-30m} --certificate "calibration of $serial" --as_found in_tolerance \
        --due_on $days
end
# The next medium has come; QA has not signed it yet.
clock -1d 14:00
as op3
act lot receive --site UNIT --code MED-32 --material medium --supplier "Invented Reagents" --supplier_lot IR-M-1132 \
    --certificate "certificate of analysis IR-M-1132" --received_at ${clock-30m} --expires_on ${date+360} --quantity 50000 --unit mL => l
sign lot $l.lot approved by mgr1
