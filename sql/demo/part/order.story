# A patient, the order and the batch record. Names, birth dates and record numbers are invented.
as coo1
act patient register --site UNIT --code $pat --initials $initials --family_name $family --given_name $given \
    --birth_date $birth --record_number $rec --sex $sex
act order place --site UNIT --kind patient --patient $pat --process $process --code $order --coi $coi \
    --indication "$indication" --consent_version 3.1 --consent_date ${clockdate-9} --weight_kg $weight --weight_date ${clockdate-1} \
    --planned_dose $dose --planned_dose_unit 10*6/kg --infectious_markers non-reactive --physician "$physician"
act batch issue --order_code $order --number 1 --code $batch --slot ${date@0} --mark SYNTHETIC
