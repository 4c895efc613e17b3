# TRANSCRIBED: twenty of the published cultures, research: 1.5 mL wells over 72 hours, no patient, no viability, no disposition. Counts as
# given; glucose and lactate in mmol/L are computed from the amount and the volume, which both stay. Where the table has no value, none is
# entered. EGFRt is the control without a CAR. In donor 2, RFR-LCDR-1 the count at 72 h is kept as printed, see the process document.

let source = "Lakhani 2024, doi 10.1101/2023.04.03.533021, data of the authors at 6e67f0d6"
let table = sql/demo/data/lakhani2024_cart_culture_timecourse.csv
clock by mgr1
clock -10d 09:00
say "cultures of Lakhani 2024 (TRANSCRIBED, research): twenty, as published"

each from $table where hour = 0
    as coo1
    act order place --site UNIT --kind research --process lakhani-culture --code ORD-$culture_id
    act batch issue --order_code ORD-$culture_id --number 1 --code $culture_id --slot ${date-10} --mark TRANSCRIBED
    as op3
    let control = no
    each from $table where culture_id = $culture_id car_construct = EGFRt hour = 0
        let control = yes
    end
    act step record --batch $culture_id --step seed --occurrence 1 --mode transcribed --source "$source" \
        --values donor=$donor construct=$car_construct control=$control replicate=$replicate cell_count=$cell_count_1e6 \
        volume=$balance_volume_ml --produced vessel=W-$culture_id
    each hours n in 24 1 48 2 72 3
        each from $table where culture_id = $culture_id hour = $hours
            act step record --batch $culture_id --step time-point --occurrence $n --mode transcribed --source "$source" \
                --values hour=$hour cell_count=$cell_count_1e6 volume?=$balance_volume_ml medium_removed?=$medium_removed_ml \
                medium_added?=$medium_added_ml glucose_nmol?=$glucose_nmol lactate_nmol?=$lactate_nmol \
                glutamine_nmol?=$glutamine_nmol glutamate_nmol?=$glutamate_nmol ammonia_nmol?=$ammonia_nmol
        end
    end
    act step record --batch $culture_id --step end --occurrence 1 --mode transcribed --source "$source"
end
