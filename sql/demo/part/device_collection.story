# The day before: leukapheresis with the counts before it, then the way to the laboratory by courier.
clock @-1 06:45
as $nurse
tell sql/demo/part/chair.story
read batch show --batch $batch => b
clock @-1 07:00
act collection start --batch $batch --version $b.version --started_at ${clock} => c
act step record --batch $batch --step pre-collection --occurrence 1 --event_at ${moment@-1 06:55} --mode synthetic \
    --values wbc=$wbc lymphocytes=$lymphocytes pre_cd3=$pre_cd3 haematocrit=$haematocrit platelets=$platelets washout=$washout
clock @-1 10:45
each lot q in KIT-11 1  ACDA-06 $acd
    act lot use --batch $batch --step leukapheresis --occurrence 1 --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAPH-1B
    act equipment use --batch $batch --step leukapheresis --occurrence 1 --equipment $device --event_at ${moment@-1 10:40}
end
act step record --batch $batch --step leukapheresis --occurrence 1 --event_at ${moment@-1 10:40} --mode synthetic \
    --values processed=$processed anticoagulant=$acd look="as expected" adverse_event=$adverse remark?=$remark
act collection finish --collection $c.collection --version 1 --din "=${din}00" --volume_ml $bag_ml --finished_at ${moment@-1 10:40}
clock +3m
sign collection $c.collection checked by $nurse2
tell sql/demo/part/block.story operation=apheresis by=$nurse
clock @-1 11:10
tell sql/demo/part/courier.story
