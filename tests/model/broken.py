"""Rules taken away one by one, each by a small change of a copy of the schema, to see that the model notices it.

Each is a text in a function that is replaced by another one (function, text, other text; the text must stand there once), and its twin: the
same rule taken out of the model in the same way, or, where the rule is about what an act leaves behind, when it does so (model, batch, act).
With the twins reach.py tells without a database whether histories come to the point where the rule counts.
"""
from lab import SUPERUSER
from record import LOST

RELEASED = "not rule.supply_open(b)"
PRESENT = "not rule.present(b, {}.person_id, c.code)"
STAYS = "b.barred() - {'stop VN109'}"


def does(name, when=lambda model, b, act: True):
    """A rule about what an act leaves behind is met when that act is done."""
    return lambda model, b, act: act["act"] == name and when(model, b, act)


BROKEN = {
    # statuses, custody and what keeps them from moving (rules, 1)
    "collection-second": (("rule.signer_collection", "signer_collection.person_id in (k.performed_by_id, k.finished_by_id)", "false"), ("signer_collection", 'who in (k["by"], k["finisher"])', "False")),
    "receipt-second": (("rule.signer_receipt", "signer_receipt.person_id in (k.received_by_id, k.decided_by_id)", "false"),
                       ("signer_receipt", 'who in (r["by"], r["decided_by"])', "False")),
    "leaving-released": (("api.custody_hand_over", RELEASED, "false"), ("may_custody_hand_over", "b.barred()", STAYS)),
    "site-manifest": (("api.site_receive", "f.code is not null", "false"), ("manifest", 'return {"stop VN310"}', "return set()")),
    "thaw-released": (("api.thaw_start", RELEASED, "false"), ("may_thaw_start", "b.barred()", f"({STAYS})")),
    "thaw-witness": (("rule.thaw_fault", "return 'no signature of a witness on the thaw'", "null"),
                     ("may_infusion_record", 'b.containers[c] == "thawed" and not b.signed', "False and not b.signed")),
    "infusion-released": (("api.infusion_record", RELEASED, "false"), ("may_infusion_record", "b.barred()", f"({STAYS})")),
    "pending-final": (("rule.result_gaps", "g.state <> 'met' and not (", "g.gate and g.state <> 'met' and not ("),
                      ("lines_block", 'return any(state != "met" for state in states.values())', "return any(state != 'met' for state in gates)")),
    "step-order": (("api.step_record", "if k.missing then", "if false then"), ("may_step_record", "if before and not b.complete(before):", "if False:")),
    # identity checks (rules, 2)
    "identity-differs": (("rule.identity_difference", "continue when f.fits;", "continue;"), ("differing", "if not (one in known and other in known and same):", "if False:")),
    "identity-short": (("rule.identity_difference", "if presented is not null then", "if false then"), ("too_little", 'return {"stop VN303"}', "return set()")),
    "site-check": (("api.site_receive", "if k.id is null then", "if false then"), ("may_site_receive", 'if ("site", c) not in b.checked:', "if False:")),
    "bedside-container": (("rule.bedside_fault", "k.container_id is distinct from c.id", "false"), ("may_infusion_record", 'b.bedside[check]["container"] != c or ', "")),
    "bedside-second": (("rule.bedside_fault", "return 'no signature of a second person'", "null"),
                       ("may_infusion_record", 'not b.signed("identity_check", check, "witnessed")', "False")),
    # people at a step (rules, 3)
    "training": (("rule.must_be_trained", "perform rule.refuse('VN005', b.code)", "null"), ("right", "act in HANDS and person in UNTRAINED", "False")),
    "thaw-present": (("rule.signer_thaw", PRESENT.format("signer_thaw"), "false"), ("signer_thaw", ' or (who, t["container"]) not in b.present', "")),
    "result-analyst": (("rule.signer_result", "k.analyst_id = signer_result.person_id", "false"), ("may_sign", 'r["by"] == who and ', "False and ")),
    "recall-second": (("rule.signer_recall", "x.proposed_by_id = signer_recall.person_id", "false"), ("signer_recall", ' or x["by"] == who', "")),
    # lost, found, disposals withdrawn
    "lost-sender": (("api.container_lost", "s.sent_by_id <> a.person_id and", "false and"), ("may_container_lost", '["by"] != who and', '["by"] is None and')),
    "lost-deviation": (("api.container_lost", "'critical'", "'minor'"), does("container_lost")),
    "found-held": (("api.container_found", "b.quality_status not in ('rejected', 'recalled')", "false"),
                   does("container_found", lambda model, b, act: b.quality not in LOST)),
    "disposal-whose": (("api.disposal_withdraw", "d.performed_by_id <> a.person_id and", "false and"), ("may_disposal_withdraw", '{"VN003"}', "set()")),
    # collections, pools, second attempts
    "further-check": (("api.collection_start", "c.finished_at >= k.checked_at", "false"),
                      ("may_collection_start", 'if ("chair", None) not in b.checked:', 'if not b.collections and ("chair", None) not in b.checked:')),
    "bag-accepted": (("rule.starting_accepted", "c.kind = 'collection-bag'", "false"), ("may_step_record", "elif b.starting(c) and not b.accepted(c):", "elif False:")),
    "pool-patient": (("api.container_pool", "c.id is null or c.therapy_event_id <> b.therapy_event_id", "false"),
                     ("may_container_pool", 'return faults | {"stop VN3"}', "return faults")),
    "pool-two": (("api.container_pool", "cardinality(v_sources) < 2 and", "false and"), ("may_container_pool", 'faults.add("VN202")', "pass")),
    "again-after": (("api.batch_remanufacture", "not (p.process_status in ('aborted', 'discarded') or p.quality_status in ('rejected', 'recalled'))", "false"),
                    ("may_batch_remanufacture", 'b.status not in ("aborted", "discarded")', "False")),
    "again-once": (("api.batch_remanufacture", "exists (select from core.batch x where x.remanufacture_of_id = p.id)", "false"),
                   ("may_batch_remanufacture", '{"VN108"}', "set()")),
    # lots
    "lot-usable": (("rule.lot_stop", "when presented is not null then 'VN401'", "when false then 'VN401'"), ("may_lot_use", 'self.unusable(lot) != "usable"', "False")),
    "lot-material": (("rule.lot_stop", "m.step_id = s.id and m.material = l.material", "true"), ("may_lot_use", 'return faults | {"stop VN402"}', "return faults")),
    "lot-again": (("rule.uses_changed", "when cardinality(v_needs) > 0 and e.status <> 'invalidated' then 'recorded'", "when false then 'recorded'"),
                  lambda model, b, act: act["act"] in ("lot_use", "lot_use_withdraw") and complete(b, act)),
    # corrections of records
    "correct-role": (("rule.correction_right", "r.role = any (string_to_array(k.roles, ' '))", "true"),
                     ("may_record_correct", 'ROLES[who] & set(roles.split())', "ROLES[who]")),
    "correct-checked": (("rule.unchecked_status", "then 'finished'", "then status"),
                        does("record_correct", lambda model, b, act: act["entity"] == "collection" and b.collections[act["n"]]["status"] == "checked")),
    "correct-undermines": (("rule.correction_follows", "where not rule.batch_ended(x)", "where false"),
                           does("record_correct", lambda model, b, act: act["entity"] != "lot" and any(s[0] in ("batch", "disposition") and s[4] for s in b.signatures))),
    # what two documents say, donation numbers
    "identity-scanned": (("rule.identity_short", "(p.scanned and not coalesce(", "(false and not coalesce("),
                         ("too_little", 'scanned and not any(item[3] == "scan" for item in mine)', "False")),
    "identity-once": (("rule.identity_short", "else x.document_a end", "else x.identifier end"),
                      ("too_little", "{self.plain(item)[0] for item in mine}", "{item[0] for item in mine}")),
    "identity-keyed": (("rule.keyed_code", "perform rule.refuse('VN305'", "return value; perform rule.refuse('VN305'"),
                       ("misread", 'faults.add("VN305")', "pass")),
    "bag-number": (("rule.identity_known", "(c.kind is distinct from 'collection-bag' or k.din = c.code)", "true"),
                   ("known", '"din": [c] if c in b.bags else taken', '"din": taken')),
    "din-checked": (("rule.correction_din", "on i.container_id = c.id", "on false"), ("corrected_din", "own in b.ever_checked or ", "")),
    "din-bag": (("rule.correction_followers", "where (w.k).entity = 'collection' and", "where (w.k).entity = 'none' and"),
                does("record_correct", lambda model, b, act: act["field"] == "din")),
    # registrations of a patient
    "merge-evidence": (("api.patient_merge", "if v_short is not null then", "if false then"), ("evidence_lacks", 'return {"VN322"}', "return set()")),
    "merge-second": (("rule.signer_patient_merge", "m.proposed_by_id = signer_patient_merge.person_id", "false"), ("signer_patient_merge", ' or m["by"] == who', "")),
    "merge-changed": (("rule.signer_patient_merge", "then 'a registration was corrected since: withdraw and propose anew'", "then null"),
                      ("corrected_since", 'return {"stop VN009"} if', "return set() if")),
    "merge-numbers": (("rule.patient_group", "where m.leading_id = l.id and", "where false and"), does("identity_check", lambda model, b, act: any(
        item[0] == "record_number" and item[1] != model.patients[b.patient]["record_number"] for item in model.documents(b, act)))),
    "merge-right": (("rule.patient_right", "and v.identifier = patient_right.identifier", "and false"), ("right_person", "person.update(", "dict(")),
    "number-once": (("rule.correction_code", "p.id <> q.id", "false"), ("corrected_patient_identity", '{"VN113"}', "set()")),
    # samples, results on more than one of them
    "sample-point": (("rule.correction_sample", "l.sample <> v_point", "false"),
                     ("corrected_sample", 'any(LINES[r["line"]][0] != act["value"] for r in own)', "False")),
    "sample-reviews": (("rule.results_unreviewed", "x.sample_id = results_unreviewed.sample_id", "false"),
                       does("record_correct", lambda model, b, act: act["entity"] == "sample" and any(
                           r["sample"] == act["sample"] and r["status"] == "reviewed" for r in b.results))),
    "test-unreviewed": (("rule.line_states", "(c.waits and not l.report)", "(c.entered and not l.report)"),
                        ("state_of", 'any(r["status"] == "entered" for r in self.tests(line))', 'decides["status"] == "entered"')),
    # how much of a lot, and until when
    "lot-left": (("api.lot_use", "if v_quantity > l.remaining then", "if false then"), ("amount", '{"stop VN404"}', "set()")),
    "lot-used": (("rule.correction_lot", "elsif v_number < v_taken then", "elsif false then"), ("corrected_lot", " or Cents(value) < used", "")),
    "lot-unit": (("rule.correction_lot", "where u.lot_id = w.id and u.quantity is not null", "where false"), ("corrected_lot", '{"VN117"} if uses else', "set() if uses else")),
    "lot-waits": (("rule.correction_lot_set", "', status = ''quarantine'', released_at = null'", "''"),
                  does("record_correct", lambda model, b, act: act["entity"] == "lot" and model.lots[act["lot"]]["status"] == "released")),
    # deviations that touch further batches, corrective actions
    "touch-held": (("rule.held_until_decided", RELEASED, "true"), does("deviation_touch", lambda model, b, act: model.batches[act["touched"]].released()
                                                                      and model.batches[act["touched"]].to_give())),
    "touch-blocks": (("rule.deviation_gaps", "t.impact is null or", "false or"), ("blocked", "self.deviations + self.touches", "self.deviations")),
    "capa-once": (("api.capa_done", "c.status = 'done'", "false"), ("may_capa_done", '{"VN117"}', "set()")),
}


def complete(b, act):
    step = act["step"] if act["act"] == "lot_use" else b.uses[act["n"]]["step"]
    return b.complete(step)


def take_away(db, name):
    """Breaks one rule in a database of its own."""
    (function, text, other), _ = BROKEN[name]
    whole = db.value(SUPERUSER, f"select pg_get_functiondef('{function}'::regproc)")
    if whole.count(text) != 1:
        raise AssertionError(f"{name}: {function} has {text!r} {whole.count(text)} times")
    return db.value(SUPERUSER, whole.replace(text, other))


# those that are tried each time
SHORT = ("receipt-second", "site-manifest", "thaw-witness")
