# TRANSCRIBED: four validation batches of expanded regulatory T cells as published (no CAR: engineering is not applicable). As for
# ARI-0001: each value as printed, with its source, reviewed by another person; times are not in the source. The CD127 limit
# follows the erratum note of the process document.

let source = "Wiesinger 2017, doi 10.3389/fimmu.2017.01371, table 4"
clock by mgr1
clock -11d 09:00
say "Con1 to Con4 (TRANSCRIBED): results as published, verdict by two signatures"

each n in Con1 Con2 Con3 Con4
    as coo1
    act order place --site UNIT --kind validation --process treg-wiesinger --code ORD-$n
    act batch issue --order_code ORD-$n --number 1 --code $n --slot ${date-11} --mark TRANSCRIBED
    as op3
    act step record --batch $n --step harvest --occurrence 1 --mode transcribed --source "$source"
    act sample register --batch $n --sample final --code S-$n --mode transcribed --source "$source"
end

as ana1
each n line value in \
  Con1  viable-concentration  10.5 \
  Con1  viability             96.7 \
  Con1  cd4                   99.6 \
  Con1  cd25                  98.9 \
  Con1  cd127                 0.00 \
  Con1  cd8                   0.00 \
  Con1  cd19                  0.00 \
  Con1  cd56-16               0.00 \
  Con1  labelling-pe          <=400 \
  Con1  labelling-apc         <=400 \
  Con1  suppression-1-1       99.5 \
  Con1  suppression-1-5       96.1 \
  Con1  suppression-1-10      85.4 \
  Con1  endotoxin             <=30 \
  Con1  sterility             "no growth" \
  Con1  mycoplasma            negative \
  Con2  viable-concentration  6.3 \
  Con2  viability             92.8 \
  Con2  cd4                   99.2 \
  Con2  cd25                  98.6 \
  Con2  cd127                 0.05 \
  Con2  cd8                   0.00 \
  Con2  cd19                  0.00 \
  Con2  cd56-16               0.00 \
  Con2  labelling-pe          <=400 \
  Con2  labelling-apc         <=400 \
  Con2  suppression-1-1       81.4 \
  Con2  suppression-1-5       60.4 \
  Con2  suppression-1-10      52.5 \
  Con2  endotoxin             <=30 \
  Con2  sterility             "no growth" \
  Con2  mycoplasma            negative \
  Con3  viable-concentration  10.8 \
  Con3  viability             96.8 \
  Con3  cd4                   98.6 \
  Con3  cd25                  85.5 \
  Con3  cd127                 0.68 \
  Con3  cd8                   0.06 \
  Con3  cd19                  0.00 \
  Con3  cd56-16               0.06 \
  Con3  labelling-pe          <=400 \
  Con3  labelling-apc         <=400 \
  Con3  suppression-1-1       98.2 \
  Con3  suppression-1-5       97.2 \
  Con3  suppression-1-10      61.6 \
  Con3  endotoxin             <=30 \
  Con3  sterility             "no growth" \
  Con3  mycoplasma            negative \
  Con4  viable-concentration  8.2 \
  Con4  viability             96.9 \
  Con4  cd4                   99.4 \
  Con4  cd25                  93.3 \
  Con4  cd127                 0.00 \
  Con4  cd8                   0.00 \
  Con4  cd19                  0.00 \
  Con4  cd56-16               0.00 \
  Con4  labelling-pe          <=400 \
  Con4  labelling-apc         <=400 \
  Con4  suppression-1-1       99.9 \
  Con4  suppression-1-5       99.4 \
  Con4  suppression-1-10      83.2 \
  Con4  endotoxin             <=30 \
  Con4  sterility             "no growth" \
  Con4  mycoplasma            negative
    clock +1m
    act result record --sample S-$n --line $line --value "$value" --mode transcribed --source "$source" => r
    clock +1m
    sign result $r.result reviewed by rev1
end

clock -11d 15:00
each n in Con1 Con2 Con3 Con4
    as qa1
    read batch show --batch $n => b
    act disposition propose --batch $n --version $b.version --decision verdict => d
    check $d.verdict = "specification met"
    sign disposition $d.disposition approved by qa1
    clock +5m
    sign disposition $d.disposition certified by rel1
end
