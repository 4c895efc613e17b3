"""What a history is about beside the way of its batches: eight themes, one after the other, so that eight histories in a row meet each of them."""

# batches that come first (acts of half of the turns are about the first one) and second, ways that the process has in any case, plans, acts
# that are tried more often
THEMES = (
    ("starting material", ("B-M1", "B-M2"), ("B-M3", "B-M4"), {"transport", "starting_store"}, None,
     "collection_start collection_finish receipt_record receipt_decide container_pool store_put store_take sign:collection sign:receipt step_record identity_check"),
    ("sending", ("B-M6",), ("B-M2", "B-M3"), {"transport"}, None,
     "custody_hand_over container_lost container_found site_receive identity_check hold_place hold_lift container_dispose disposal_withdraw"),
    ("the site", ("B-M7",), ("B-M6",), {"thaw"}, "released",
     "thaw_start sign:thaw sign:identity_check infusion_record identity_check scan hold_place container_dispose sign:disposal disposal_withdraw"),
    ("recall", ("B-M7", "B-M6"), ("B-M5",), {"thaw"}, "recalled",
     "batch_recall recall_withdraw sign:recall thaw_start infusion_record notification_acknowledge batch_remanufacture container_dispose"),
    ("release", ("B-M5", "B-M4"), ("B-V2",), set(), None,
     "sign:disposition sign:result disposition_propose disposition_withdraw hold_place hold_lift comment_add deviation_open deviation_assess "
     "deviation_close deviation_touch deviation_touch_assess capa_open capa_done result_record result_correct sign:batch batch_close"),
    ("corrections", ("B-M6", "B-M5"), ("B-M3", "B-M2"), set(), None,
     "record_correct observation_correct result_correct sign:collection sign:receipt sign:step sign:disposition sign:batch hold_lift"),
    ("material", ("B-M3", "B-V1"), ("B-M3", "B-V1"), set(), None,
     "lot_use lot_use_withdraw lot_reject sign:lot record_correct step_record sign:step sign:block hold_place"),
    ("a second attempt", ("B-M4", "B-M2"), ("B-V2",), {"transport"}, "aborted",
     "batch_abort sign:abort batch_remanufacture container_dispose sign:disposal disposal_withdraw container_pool collection_start receipt_record "
     "deviation_touch deviation_touch_assess sign:investigation investigation_note investigation_conclude"),
)


def named(act):
    return f"sign:{act['entity']}" if act["act"] == "sign" else act["act"]
