"""Rules taken away one by one, each by a small change of a copy of the schema, to see that the model notices it.

The seed is that of histories of which an early one shows it; then the rule is broken by a statement, or by another text in a function (function, text,
other text; the text must stand there once).
"""
from lab import SUPERUSER

RELEASED = "not rule.supply_open(b)"
PRESENT = "not rule.present(b, {}.person_id, c.code)"
BROKEN = {
    # statuses, custody and what keeps them from moving (rules, 1)
    "collection-second": (130, "rule.signer_collection", "k.performed_by_id = signer_collection.person_id", "false"),
    "receipt-second": (163, "rule.signer_receipt", "signer_receipt.person_id in (k.received_by_id, k.decided_by_id)", "false"),
    "leaving-released": (145, "api.custody_hand_over", RELEASED, "false"),
    "site-manifest": (134, "api.site_receive", "f.code is not null", "false"),
    "thaw-released": (694, "api.thaw_start", RELEASED, "false"),
    "thaw-witness": (17, "rule.thaw_fault", "return 'no signature of a witness on the thaw'", "null"),
    "infusion-released": (241, "api.infusion_record", RELEASED, "false"),
    "pending-final": (308, "rule.result_gaps", "g.state <> 'met' and not (", "g.gate and g.state <> 'met' and not ("),
    "step-order": (246, "api.step_record", "if k.missing then", "if false then"),
    # identity checks (rules, 2)
    "identity-differs": (230, "rule.identity_difference", "continue when f.fits;", "continue;"),
    "identity-short": (13, "rule.identity_difference", "if presented is not null then", "if false then"),
    "site-check": (449, "api.site_receive", "if k.id is null then", "if false then"),
    "bedside-container": (10, "rule.bedside_fault", "k.container_id is distinct from c.id", "false"),
    "bedside-second": (116, "rule.bedside_fault", "return 'no signature of a second person'", "null"),
    # people at a step (rules, 3)
    "training": (241, "rule.must_be_trained", "perform rule.refuse('VN005', b.code)", "null"),
    "thaw-present": (46, "rule.signer_thaw", PRESENT.format("signer_thaw"), "false"),
    "result-analyst": (361, "rule.signer_result", "k.analyst_id = signer_result.person_id", "false"),
    "recall-second": (346, "rule.signer_recall", "x.proposed_by_id = signer_recall.person_id", "false"),
}


def take_away(db, name):
    """Breaks one rule in a database of its own."""
    _, *change = BROKEN[name]
    if len(change) == 1:
        return db.value(SUPERUSER, change[0])
    function, text, other = change
    whole = db.value(SUPERUSER, f"select pg_get_functiondef('{function}'::regproc)")
    if whole.count(text) != 1:
        raise AssertionError(f"{name}: {function} has {text!r} {whole.count(text)} times")
    return db.value(SUPERUSER, whole.replace(text, other))


# those that are tried each time
SHORT = ("receipt-second", "site-manifest", "thaw-witness")
