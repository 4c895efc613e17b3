# TRANSCRIBED: the three validation batches of ARI-0001 as published. Each value is the table's, as printed, with its source; another
# person reads it against the source before signing. Times are not in the source and are left out. No weight, so no dose per kg:
# the line stays not evaluable, and the verdict says so. The batches are nobody's, and end here.

let source = "Castella 2019, doi 10.1016/j.omtm.2018.11.010, table 2"
clock by mgr1
clock -12d 09:00
say "ARI0001/01 to /03 (TRANSCRIBED): results as published, verdict by two signatures"

each n in 01 02 03
    as coo1
    act order place --site UNIT --kind validation --process ari-0001 --code ORD-ARI-$n
    act batch issue --order_code ORD-ARI-$n --number 1 --code ARI0001/$n --slot ${date-12} --mark TRANSCRIBED
    as op3
    act step record --batch ARI0001/$n --step harvest --occurrence 1 --mode transcribed --source "$source"
    act sample register --batch ARI0001/$n --sample final --code S-ARI-$n --mode transcribed --source "$source"
end

as ana1
each n line value in \
  01    appearance            "cloudy liquid solution" \
  01    car-cells             1495 \
  01    car                   26.0 \
  01    cd3                   97.9 \
  01    viability             97.9 \
  01    sterility             sterile \
  01    mycoplasma            absent \
  01    endotoxin             <=0.5 \
  01    adventitious-viruses  absent \
  01    vcn                   1.45 \
  01    rcl                   absent \
  01    potency-a             14.9 \
  01    potency-b             90.9 \
  02    appearance            "cloudy liquid solution" \
  02    car-cells             1746 \
  02    car                   41.9 \
  02    cd3                   98.6 \
  02    viability             98.1 \
  02    sterility             sterile \
  02    mycoplasma            absent \
  02    endotoxin             <=0.5 \
  02    adventitious-viruses  absent \
  02    vcn                   2.32 \
  02    rcl                   absent \
  02    potency-a             40.4 \
  02    potency-b             64.6 \
  03    appearance            "cloudy liquid solution" \
  03    car-cells             1340 \
  03    car                   39.7 \
  03    cd3                   98.6 \
  03    viability             98.0 \
  03    sterility             sterile \
  03    mycoplasma            absent \
  03    endotoxin             <=0.5 \
  03    adventitious-viruses  absent \
  03    vcn                   2.51 \
  03    rcl                   absent \
  03    potency-a             43.0 \
  03    potency-b             67.0
    clock +1m
    act result record --sample S-ARI-$n --line $line --value "$value" --mode transcribed --source "$source" => r
    clock +1m
    sign result $r.result reviewed by rev1
end

clock -12d 15:00
each n in 01 02 03
    as qa1
    read batch show --batch ARI0001/$n => b
    act disposition propose --batch ARI0001/$n --version $b.version --decision verdict => d
    check $d.verdict = "specification met; not evaluable: dose per kg"
    sign disposition $d.disposition approved by qa1
    clock +5m
    sign disposition $d.disposition certified by rel1
end
