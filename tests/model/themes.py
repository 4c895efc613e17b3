"""What a history is about beside the way of its batches: nine themes, one after the other, so that nine histories in a row meet each of them."""


class Theme:
    """batches: which come first (most of a history is about that one), second and third; ways, never: what the process has in it and has not;
    plan: what becomes of the first; small: one person plays several roles there; acts: what is tried more often, and, where it can be, forgotten;
    soon: what is tried early: which batch, act, person, and more; a number as touched is a batch, too; weights: how often each batch."""

    def __init__(self, batches, acts, ways="", never="", plan=None, small=False, soon=(), weights=(7, 3, 1)):
        self.batches = [choice.split() for choice in batches]
        self.acts, self.ways, self.never, self.plan, self.small, self.soon, self.weights = (
            set(acts.split()), set(ways.split()), set(never.split()), plan, small, soon, weights)


THEMES = (
    # starting material: several collections, on their way, received, pooled
    Theme(("B-M3", "B-M2 B-M1", "B-M5"), "collection_start collection_finish receipt_record receipt_decide container_pool container_lost container_found "
          "sign:collection sign:receipt step_record custody_hand_over identity_check:chair identity_check:receipt identity_check:courier "
          "record_correct:collection", ways="transport"),
    # product leaves and arrives
    Theme(("B-M6", "B-M5 B-M4", "B-M2"), "custody_hand_over site_receive identity_check:site identity_check:pack_out store_put store_take", ways="transport store",
          soon=((1, "identity_check", "tec1", {"checkpoint": "pack_out", "product": 0}),)),
    # thaw, bedside, infusion
    Theme(("B-M7", "B-M6", "B-M5"), "thaw_start sign:thaw sign:identity_check infusion_record identity_check:bedside scan container_dispose disposal_withdraw sign:disposal",
          ways="thaw", never="transport", plan="released", weights=(16, 1, 1)),
    # what is called back when it is thawed already
    Theme(("B-M7", "B-M5", "B-M3"), "recall_withdraw sign:recall thaw_start infusion_record notification_acknowledge", ways="thaw", never="transport",
          plan="recalled", small=True, weights=(16, 1, 1)),
    # decisions, and what comes between them
    Theme(("B-M5", "B-V2", "B-M4"), "sign:disposition sign:result disposition_propose hold_place hold_lift comment_add deviation_open deviation_assess "
          "deviation_touch deviation_touch_assess result_record result_correct sign:batch sample_register record_correct:sample", small=True,
          soon=((0, "deviation_open", "tec2", {}), (0, "deviation_touch", "qa1", {"n": 0, "touched": 1}))),
    # corrections, and what is signed again
    Theme(("B-M6", "B-M3", "B-M5"), "record_correct:collection record_correct:receipt record_correct:sample record_correct:custody record_correct:infusion "
          "record_correct:deviation record_correct:therapy_order record_correct:patient record_correct:lot observation_correct sign:collection sign:receipt sign:step",
          soon=((0, "record_correct", "tec2", {"entity": "receipt", "n": 0, "field": "volume_ml", "value": "119.5"}),)),
    # lots at the steps that need them; deviations and what follows them
    Theme(("B-M3 B-V1", "B-M4", "B-M6"), "lot_use lot_use_withdraw lot_reject sign:lot record_correct:lot step_record deviation_open deviation_touch capa_open capa_done",
          soon=((0, "deviation_open", "tec2", {}), (0, "deviation_touch", "qa1", {"n": 0, "touched": 2}), (0, "capa_open", "qa1", {"n": 0, "reference": "CAPA-1"}),
                (0, "capa_done", "qa1", {"n": 0}), (1, "result_correct", "mix1", {"n": 8, "good": "interim pass"}),
                (1, "sign", "mix1", {"entity": "result", "n": 9}))),
    # a batch comes to nothing and is made again
    Theme(("B-M4 B-M2", "B-V2", "B-M3"), "batch_abort sign:abort batch_remanufacture container_dispose sign:disposal disposal_withdraw container_pool "
          "deviation_open deviation_close sign:investigation investigation_note investigation_conclude", plan="aborted", weights=(12, 1, 2),
          # a test and its retest wait for their review, and the retest has it
          soon=((1, "result_record", "ana2", {"line": "viability", "sample": "harvest", "good": True}),
                (1, "record_correct", "tec3", {"entity": "sample", "sample": "harvest", "field": "drawn_at", "value": "$E"}),
                *((1, "sign", "qcr1", {"entity": "result", "n": n}) for n in (9, 2, 3, 5, 7)), (1, "disposition_propose", "qa1", {"decision": "verdict"}))),
    # who a patient is: registrations that are corrected, two of one person
    Theme(("B-M1", "B-M6", "B-M7"), "patient_merge patient_merge_withdraw patient_merge_reverse sign:patient_merge record_correct:patient_identity "
          "record_correct:patient identity_check:chair identity_check:receipt identity_check:site identity_check:bedside", weights=(7, 2, 2),
          soon=((0, "patient_merge", "coo1", {"lead": "PT1", "second": "PT3", "evidence": {"name": None, "birth_date": "PT3"}}),
                (0, "sign", "qa1", {"entity": "patient_merge", "n": "last"}),
                (0, "identity_check", "col1", {"checkpoint": "chair", "way": "number", "whose": "PT3"}),
                (0, "patient_merge", "coo1", {"lead": "PT2", "second": "PT4", "evidence": {"name": "PT2", "birth_date": None, "sex": "PT4"}}),
                (0, "record_correct", "coo1", {"entity": "patient_identity", "patient": "PT4", "field": "birth_date", "value": "1981-04-03"}),
                (0, "sign", "qa1", {"entity": "patient_merge", "n": "last"}))),
)


def named(act):
    """The name that a theme calls an act by."""
    kind = {"sign": "entity", "record_correct": "entity", "identity_check": "checkpoint"}.get(act["act"])
    return f"{act['act']}:{act[kind]}" if kind else act["act"]
