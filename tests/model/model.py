"""What the rules say, a second time and in another language: statuses, versions, signatures, who may.

Written from the tables of the rules, not from the SQL. An act is answered by the set of codes that may refuse or stop it
(the rules do not say which of two faults is named first); an empty set means that it must be done, and do() then changes
the model as the act must change the record. Codes of stops begin with "stop "; "stop VN3" stands for all of VN3nn.
"""
from record import (DECISION_FROM, ELSEWHERE, ENDED, FREE, HANDS, LINES, MATERIAL, MEASURED, NEVER, RETESTS, ROLES, SIGNED_BLOCKS, SIGNERS, STEPS,
                    UNTRAINED, Verdict, last_word)
from lots import stocked
from patients import registered
from rooms import RIGHTS, ROOMS
from supply import Supply


class Model(*ROOMS, Supply):
    ELSEWHERE, UNTRAINED, LINES = ELSEWHERE, UNTRAINED, LINES

    def __init__(self):
        self.batches, self.kinds = {}, set()        # and which kinds of acts were tried (acts.py)
        self.lots, self.said = stocked(), {}        # the stores of the laboratory, and what records say that are no batch's
        self.patients, self.merges = registered(), []
        self.met = set()            # rules that decided alone about an act (aims.py)
        self.turns = 0
        self.soon, self.weights = [], ()        # what the theme of a history wants to be done early
        self.favoured, self.forgotten = set(), set()        # acts that the theme of a history is about, and which of them somebody forgot
        self.clock = 0        # minutes that the laboratory's clock was moved on

    # ---- who may
    def right(self, act, person, roles=None):
        if person in ELSEWHERE:
            return {"VN306", "VN003", "42501"}
        wanted = roles or RIGHTS[act]
        faults = set() if ROLES[person] & wanted else {"VN003", "42501"}
        if act in HANDS and person in UNTRAINED:
            faults.add("VN005")
        return faults

    def stale(self, act):
        return {"VN101"} if act.get("stale") else set()

    def another(self, act):
        """Another batch's container in hand."""
        return {"stop VN3"} if act.get("other") else set()

    def judge(self, act):
        """The codes that may answer an act."""
        b = self.batches[act["batch"]]
        faults = getattr(self, "may_" + act["act"])(b, act["who"], act)
        if act["act"] not in ("sign", "record_correct"):     # which say themselves who may
            faults = faults | self.right(act["act"], act["who"])
        return Verdict(faults)

    def do(self, act):
        b = self.batches[act["batch"]]
        b.people.add(act["who"])
        sent = len(b.shipments)
        written = getattr(self, "do_" + act["act"])(b, act["who"], act)
        if act["act"] in MATERIAL or len(b.shipments) > sent:
            b.hands.add(act["who"])
        return written

    def stopped(self, act, code):
        """A stop leaves the record as it is, and a near miss; of one at the release desk the review says nothing."""
        b = self.batches[act["batch"]]
        if act.get("entity") in ("lot", "patient_merge"):       # that is told of them
            return
        b.stops.append(code)
        if not (code == "VN106" or (code == "VN009" and (act["act"] == "disposition_propose" or act["act"] == "sign" and act["entity"] in (
                "disposition", "abort", "recall", "investigation")))):
            b.written()

    # ---- holds, comments, deviations
    def may_hold_place(self, b, who, act):
        faults = self.stale(act)
        if b.quality not in ("quarantine", "on_hold") and not b.released() or b.status in ENDED:
            faults.add("VN102")
        return faults

    def do_hold_place(self, b, who, act):
        moved = b.quality != "on_hold"
        b.held()
        b.written()
        return 2 if moved else 1

    def may_hold_lift(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.holds[act["n"]]["status"] != "open" else set())

    def do_hold_lift(self, b, who, act):
        b.holds[act["n"]].update(status="lifted", version=2)
        b.written()
        if not b.open_holds() and b.quality == "on_hold":
            back = b.before
            if back in FREE and len(b.signed("disposition", len(b.dispositions) - 1, "approved")
                                                                + b.signed("disposition", len(b.dispositions) - 1, "released")) < 2:
                back = "quarantine"
            b.judge(back)
            return 2
        return 1

    def may_comment_add(self, b, who, act):
        return {"VN102"} if b.status in ENDED else set()

    def do_comment_add(self, b, who, act):
        b.written()
        return 1

    may_deviation_open = may_comment_add

    def do_deviation_open(self, b, who, act):
        b.deviations.append({"status": "open", "version": 1, "class": "minor", "named": set()})
        b.written()
        return 1

    def may_deviation_assess(self, b, who, act):
        d = b.deviations[act["n"]]
        faults = {"stop VN009"} if who in b.hands | b.analysts else set()
        return self.stale(act) | faults | ({"VN117", "VN102"} if d["status"] == "closed" else set())

    def do_deviation_assess(self, b, who, act):
        d = b.deviations[act["n"]]
        d.update(status="assessed", version=d["version"] + 1)
        if d.get("said_by") != who or d["class"] != "minor":       # the same words of the same person say nothing new
            b.written()
        d.update({"said_by": who, "class": "minor"})
        return 1

    def may_deviation_close(self, b, who, act):
        d = b.deviations[act["n"]]
        faults = self.stale(act) | ({"stop VN009"} if who in b.hands | b.analysts else set())
        if d["status"] == "open":
            faults |= {"VN118", "VN102", "VN109"}
        return faults | ({"VN117", "VN102"} if d["status"] == "closed" else set())

    def do_deviation_close(self, b, who, act):
        d = b.deviations[act["n"]]
        d.update(status="closed", version=d["version"] + 1)
        return 1                # the review covers the impact decision, not what was learned from it

    # ---- storage: starting material after its acceptance, product once it is filled; the way is in the patient's process only
    def may_store_put(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        if b.status in ENDED:
            faults.add("VN102")
        starting = b.starting(c)
        if not (b.containers[c] == "filled" or b.containers[c] == "in_use" and starting):
            faults.add("VN102")
        if ("starting_store" if starting else "store") not in b.routes:
            faults.add("VN119")
        if starting and not b.accepted(c):
            faults.add("VN102")
        return faults

    def do_store_put(self, b, who, act):
        c = act["container"]
        b.before_store[c], b.containers[c] = b.containers[c], "stored"
        b.retrieved.discard(c)
        b.taken(c, who, f"FRIDGE P-{c}")
        moves = {"accepted": "stored_starting"} if b.starting(c) else {"filled": "stored"}
        moved = b.status in moves
        if moved:
            b.move(moves[b.status])
        b.written()
        return 4 if moved else 3

    def may_store_take(self, b, who, act):
        c, purpose, faults = act["container"], act["purpose"], self.stale(act) | self.another(act)
        starting = b.starting(c)
        if b.containers[c] != "stored":
            faults.add("VN102")
        if purpose in ("process", "supply") and b.quality == "on_hold":
            faults.add("VN105")
        if purpose == ("supply" if starting else "process"):
            faults.add("VN115")
        if purpose == "process" and b.status not in ("stored_starting", "accepted", "in_process"):
            faults.add("VN102")
        if purpose == "supply" and not b.released():
            faults.add("stop VN109")
        if c not in b.retrieved:
            faults.add("stop VN304")
        return faults

    def do_store_take(self, b, who, act):
        c = act["container"]
        b.containers[c] = b.before_store[c]
        b.checked -= {("courier", c), ("pack_out", c)}
        b.taken(c, who)
        b.written()
        return 3

    # ---- a value corrected: all that was signed on it is signed again, also in the steps that are computed from it
    def may_observation_correct(self, b, who, act):
        x, faults = b.steps[act["step"]][act["n"]], self.stale(act)
        if b.status in ENDED:
            faults.add("VN117")
        if x["vcc"] == act["vcc"]:
            faults.add("VN126")
        return faults

    def do_observation_correct(self, b, who, act):
        step, n = act["step"], act["n"]
        before = b.computed()
        b.steps[step][n]["vcc"] = act["vcc"]
        b.steps[step][n].setdefault("corrected", set()).add(who)
        b.hands.add(who)
        touched = {key for key, values in b.computed().items() if values != before[key]} | {(step, n)}
        self.step_changed(b, touched)

    def step_changed(self, b, touched):
        for name, occurrence in touched:
            x = b.steps[name][occurrence]
            x["version"] += 1
            if STEPS[name][2]:
                x["status"] = "recorded"
            b.end("step", (name, occurrence))
            for operation, steps in SIGNED_BLOCKS.items():
                if name in steps:
                    b.end("block", operation)
        self.undermined(b)

    def undermined(self, b):
        """The record says something else now: review and decision are signed again, and what was let go is held until then."""
        b.end("batch")
        b.end("disposition")
        if b.released() and b.to_give():
            b.held()

    # ---- steps
    def may_step_record(self, b, who, act):
        faults, step = set(), act["step"]
        before, _, _, _ = STEPS[step]
        if "technician" not in ROLES.get(who, ()):
            faults.add("VN003")
        if b.quality == "on_hold":
            faults.add("VN105")
        if b.status not in (("accepted", "stored_starting", "in_process", "harvested") if b.kind == "patient" else ("scheduled", "in_process", "harvested")):
            faults.add("VN102")
        if before and not b.complete(before):
            faults.add("stop VN103")
        done = len(b.steps.get(step, []))
        if act["occurrence"] != done + 1 or (done and step != "daily-sample"):
            faults |= {"VN104", "VN901"}
        if step == "daily-sample" and b.steps.get("harvest"):
            faults.add("stop VN103")
        c = act.get("container") or b.at_work()
        if act.get("other") or b.containers.get(c) not in ("in_use", "filled"):
            faults.add("stop VN3")
        elif b.starting(c) and not b.accepted(c):       # the work begins with what was accepted
            faults.add("VN102")
        return faults

    def do_step_record(self, b, who, act):
        step = act["step"]
        _, operation, second, makes = STEPS[step]
        b.steps.setdefault(step, []).append({"status": "recorded" if second else "complete", "by": who, "version": 1,
                                             "vcc": MEASURED.get(step, (None, None))[1]})
        b.hands.add(who)
        if makes:
            b.containers.update({b.vessel: "in_use"} if makes == "vessel" else {c: "filled" for c in b.products})
        if operation in SIGNED_BLOCKS:
            b.end("block", operation)
        b.written()

    def may_scan(self, b, who, act):
        return {"stop VN3"} if act.get("other") else set()

    def do_scan(self, b, who, act):
        return b.present.add((who, act["container"])) or 0

    def may_result_record(self, b, who, act):
        faults = {"VN102"} if b.status in ENDED else set()
        if LINES[act["line"]][0] != b.samples[act["sample"]]["point"]:
            faults.add("VN214")
        if len([r for r in b.on(act["line"], act["sample"]) if r["good"] != "interim pass"]) > RETESTS.get(act["line"], 0):
            faults.add("stop VN215")
        return faults

    def do_result_record(self, b, who, act):
        before = [r["entry"] for r in b.results if (r["line"], r["sample"]) == (act["line"], act["sample"])]
        self.tested(b, who, act, 1 + max(before, default=0), 1)

    def tested(self, b, who, act, entry, revision):
        verdict = {True: "pass", False: "fail"}.get(act["good"], act["good"])
        if act["line"] == "dose" and b.kind != "patient":       # per kg of nobody
            verdict = "not evaluable"
        b.results.append({"line": act["line"], "sample": act["sample"], "good": act["good"], "verdict": verdict, "status": "entered", "version": 1,
                          "by": who, "entry": entry, "revision": revision})
        b.analysts.add(who)
        b.end("batch")
        if verdict == "fail":
            self.failed(b, b.results[-1])

    # ---- a result corrected: the old revision stays, and whatever was signed on it, or decided on the strength of it, is signed again
    def may_result_correct(self, b, who, act):
        r, faults = b.results[act["n"]], self.stale(act)
        if b.replaced(r):
            faults.add("VN101")
        if b.status in ENDED or r["status"] in ("confirmed", "invalid"):
            faults.add("VN117")
        if r["good"] == act["good"]:
            faults.add("VN126")
        if r["good"] == "interim pass" and any(t["good"] != "interim pass" for t in b.on(r["line"], r["sample"])):
            faults.add("stop VN215")
        return faults

    def do_result_correct(self, b, who, act):
        r = b.results[act["n"]]
        b.end("result", act["n"])
        for n, d in enumerate(b.dispositions):
            if d["status"] != "withdrawn":
                b.end("disposition", n)
        self.tested(b, who, dict(act, line=r["line"], sample=r["sample"]), r["entry"], r["revision"] + 1)
        if b.released() and b.to_give():        # one that fails has put it on hold already
            b.held()

    # ---- decisions
    def may_disposition_propose(self, b, who, act):
        faults, decision = self.stale(act), act["decision"]
        if (b.kind == "patient") == (decision == "verdict"):
            return faults | {"VN115"}
        if b.status in ("closed", "aborted", "cancelled", "discarded"):
            faults.add("VN102")
        if decision == "exceptional_supply" and any(q["status"] == "open" and q["by"] == who for q in b.requests):
            faults.add("stop VN009")
        if b.quality not in DECISION_FROM[decision]:
            faults.add("VN109")
        if any(d["status"] == "proposed" for d in b.dispositions):
            faults.add("VN108")
        if decision != "rejected" and b.blocked(decision):
            faults.add("stop VN106")
        return faults

    def do_disposition_propose(self, b, who, act):
        b.dispositions.append({"status": "proposed", "version": 1, "decision": act["decision"], "from": b.quality, "said": b.rests_on()})
        return 1

    def may_disposition_withdraw(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.dispositions[act["n"]]["status"] != "proposed" else set())

    def do_disposition_withdraw(self, b, who, act):
        d = b.dispositions[act["n"]]
        d.update(status="withdrawn", version=d["version"] + 1)
        b.end("disposition", act["n"])

    def may_batch_abort(self, b, who, act):
        faults = self.stale(act)
        if b.status in NEVER:
            faults.add("VN102")
        if b.aborts:
            faults.add("VN108")
        return faults

    def do_batch_abort(self, b, who, act):
        b.aborts.append({"status": "proposed", "version": 1, "by": who})
        return 1                # the review covers what was done and found, not what is decided about it

    # ---- signatures: one per person and record, never by whoever did the work
    def may_sign(self, b, who, act):
        entity, n = act["entity"], act["n"]
        if who in ELSEWHERE:
            return {"VN306", "VN003", "42501"}
        if who == "aud1":
            return {"VN003", "42501"}
        if entity == "lot":
            return self.may_sign_lot(who, act)
        if entity == "patient_merge":
            return self.signer_patient_merge(b, who, act) | (set() if "qa" in ROLES[who] else {"stop VN009"})
        faults, nine = set(), {"stop VN009"}
        if who in UNTRAINED:
            faults |= nine
        if entity == "step":
            x = b.steps[act["step"]][n]
            meaning, role = STEPS[act["step"]][2], "technician"
            if who == x["by"] or (meaning == "witnessed" and not any(w == who for w, _ in b.present)) or (
                    meaning == "checked" and who in x.get("corrected", ())):
                faults |= nine
            if x["status"] == "recorded" and b.status == "stored_starting" and not any(
                    b.starting(c) and status == "in_use" for c, status in b.containers.items()):
                faults.add("VN102")         # the work does not begin while all of it lies in storage
            key = (act["step"], n)
        elif entity == "block":
            meaning, role, key = "performed", "technician", n
            if not all(b.complete(s) for s in SIGNED_BLOCKS[n]):
                faults |= {"stop VN118"}
            if not any(x["by"] == who for s in SIGNED_BLOCKS[n] for x in b.steps.get(s, [])):
                faults |= nine
        elif entity == "disposition":
            d, key = b.dispositions[n], n
            meaning, role = act["meaning"], "qa" if act["meaning"] == "approved" else "releaser"
            last = last_word(d)
            if d["decision"] == "exceptional_supply" and any(q["by"] == who for q in b.requests if q["status"] in ("open", "granted")):
                faults |= nine
            if d["status"] != "proposed" or who in b.hands | b.analysts | b.reviewers or meaning not in ("approved", last) or b.signed(entity, n, meaning):
                faults |= nine | {"VN901"}
            if meaning != "approved":
                faults |= nine if not b.signed(entity, n, "approved") else set()
                faults |= nine if any(s[0] == "batch" and s[3] == who for s in b.signatures) else set()      # reviewed what is to be released
                closed = b.blocked(d["decision"]) or b.quality not in DECISION_FROM[d["decision"]] or b.status == "aborted"
                faults |= {"stop VN106"} if closed else set()
                faults |= {"stop VN106"} if d["said"] != b.rests_on() else set()      # something has changed since the proposal
        else:
            meaning, role = SIGNERS[entity]
            key = 0 if entity == "batch" else n
            faults |= getattr(self, "signer_" + entity, lambda *_: set())(b, who, act)
            if entity == "result" and (b.replaced(b.results[n]) or any(
                    r["by"] == who and r["revision"] <= b.results[n]["revision"] for r in b.revisions(b.results[n]))):
                faults |= nine
            if entity == "batch" and who in b.hands | b.analysts:
                faults |= nine
            if entity == "abort":
                if b.aborts[n]["status"] != "proposed" or b.aborts[n]["by"] == who:
                    faults |= nine
                elif b.status in NEVER:
                    faults |= {"stop VN106"}
        if not set(role.split()) & ROLES[who]:
            faults |= nine
        if any(s[0] == entity and s[1] == key and s[3] == who and s[4] for s in b.signatures):
            faults |= nine
        return faults

    def do_sign(self, b, who, act):
        entity, n = act["entity"], act["n"]
        if entity == "lot":
            return self.do_sign_lot(who, act)
        if entity == "patient_merge":
            return self.signed_patient_merge(b, who, act)
        if entity == "batch":
            b.give(entity, 0, "reviewed", who)
            return 1
        if entity == "disposition":
            d = b.dispositions[n]
            b.give(entity, n, act["meaning"], who)
            if act["meaning"] != "approved":
                d.update(status="signed", version=d["version"] + 1)
                if d["decision"] != "verdict":
                    b.judge(d["decision"])
                for q in b.requests if d["decision"] == "exceptional_supply" else ():
                    if q["status"] == "open":
                        q.update(status="granted", version=q["version"] + 1)
                return None
            return 1
        if entity == "block":
            b.give(entity, n, "performed", who)
            b.hands.add(who)
            return None
        key = (act["step"], n) if entity == "step" else n
        meaning = STEPS[act["step"]][2] if entity == "step" else SIGNERS[entity][0]
        b.give(entity, key, meaning, who)
        if meaning in ("performed", "witnessed", "checked"):
            b.hands.add(who)
        getattr(self, "signed_" + entity)(b, who, act)

    def signed_step(self, b, who, act):
        x, step = b.steps[act["step"]][act["n"]], act["step"]
        if x["status"] != "recorded":
            return
        x["status"] = "complete"
        moves = {"seed": ("in_process", ("accepted", "stored_starting", "scheduled")), "harvest": ("harvested", ("in_process",)),
                 "fill": ("filled", ("harvested",))}
        if step in moves and b.status in moves[step][1]:
            b.move(moves[step][0])

    def signed_result(self, b, who, act):
        r = b.results[act["n"]]
        b.reviewers.add(who)
        if r["status"] == "entered":
            r.update(status="reviewed", version=r["version"] + 1)

    def signed_abort(self, b, who, act):
        b.aborts[0].update(status="signed", version=2)
        b.move("aborted")
