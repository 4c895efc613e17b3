"""What a history aims at: acts about which one rule alone decides. Each rule of broken.py has a twin, the model without that rule; where its
answer is another one for sure, the rule counts."""
import inspect
import sys
import textwrap

from broken import BROKEN
from record import Batch

ASKED = {"manifest": {"site_receive", "receipt_record"}, "lines_block": {"disposition_propose"}, "blocked": {"disposition_propose"}, "right": None,
         **dict.fromkeys(("differing", "too_little", "misread", "known", "registrations", "right_person"), {"identity_check"}),
         **dict.fromkeys(("corrected_din", "corrected_sample", "corrected_lot", "corrected_patient_identity"), {"record_correct"}),
         "evidence_lacks": {"patient_merge"}, "corrected_since": {"sign"}, "amount": {"lot_use"}, "state_of": {"disposition_propose"}}
FOUND = {}


def twin(name, model):
    """(class, method, the method without the rule, acts that ask it), or the condition under which an act leaves something else behind."""
    if name in FOUND:
        return FOUND[name]
    FOUND[name] = change = BROKEN[name][1]
    if callable(change):
        return change
    method, text, other = change
    owner = next(k for k in (*model.__mro__, Batch) if method in vars(k))
    source = textwrap.dedent(inspect.getsource(vars(owner)[method]))
    if source.count(text) != 1:
        raise AssertionError(f"{name}: {method} has {text!r} {source.count(text)} times")
    room = dict(vars(sys.modules[owner.__module__]))
    exec(source.replace(text, other), room)
    acts = {method[4:]} if method.startswith("may_") else {"sign"} if method.startswith("signer_") else ASKED[method]
    FOUND[name] = owner, method, room[method], acts
    return FOUND[name]


def tells(model, act, name, faults):
    """Would the database without the rule answer otherwise, or leave something else behind?"""
    other = twin(name, type(model))
    if callable(other):
        return not faults and other(model, model.batches[act["batch"]], act)
    owner, method, without, acts = other
    if not faults or acts and act["act"] not in acts or method.startswith("signer_") and act["entity"] != method[7:]:
        return False
    whole = vars(owner)[method]
    setattr(owner, method, without)
    try:
        said = model.judge(act)
    finally:
        setattr(owner, method, whole)
    return said != faults and not said & faults


def aimed(model, acts):
    """One of these acts that meets a rule which this history has not met so far."""
    for act in acts:
        faults = model.judge(act)
        for name in BROKEN:
            if name not in model.met and tells(model, act, name, faults):
                return name, act
    return None, None
