# A feed: medium with cytokines.
clock @$day 08:05
as $who
each lot q in MED-31 $added  IL7-03 ""  IL15-02 ""
    act lot use --batch $batch --step feed --occurrence $n --lot $lot --quantity "$q" --event_at ${clock-5m}
end
each device in %EAUTO-1A
    act equipment use --batch $batch --step feed --occurrence $n --equipment $device --event_at ${clock-5m}
end
act step record --batch $batch --step feed --occurrence $n --event_at ${clock-5m} --mode synthetic --container $vessel \
    --values removed=$removed added=$added volume=$volume
