"""What the rules say, a second time and in another language: statuses, versions, signatures, who may.

Written from the tables of the rules, not from the SQL. An act is answered by the set of codes that may refuse or stop it
(the rules do not say which of two faults is named first); an empty set means that it must be done, and do() then changes
the model as the act must change the record. Codes of stops begin with "stop "; "stop VN3" stands for all of VN3nn.
"""
from decimal import ROUND_HALF_UP, Decimal

LAB = {"coo1": "coordinator", "col1": "collector", "col2": "collector", "tec1": "technician", "tec2": "technician", "tec3": "technician",
       "ana1": "analyst", "ana2": "analyst", "qcr1": "qc_reviewer", "qa1": "qa", "qa2": "qa", "rel1": "releaser", "rel2": "releaser",
       "cli1": "clinic", "man1": "manager", "aud1": "auditor", "old1": "technician analyst clinic",
       "mix1": "technician analyst qc_reviewer qa releaser"}
ROLES = {person: set(roles.split()) for person, roles in LAB.items()}
ELSEWHERE = {"far1": set("coordinator collector technician analyst clinic".split())}     # of another site: nothing here exists
UNTRAINED = {"old1", "man1", "coo1", "aud1"}
RIGHTS = {name: set(roles.split()) for name, roles in {
    "hold_place": "qa analyst qc_reviewer manager", "hold_lift": "qa", "comment_add": "coordinator collector technician analyst qc_reviewer "
    "qa releaser clinic manager", "deviation_open": "coordinator collector technician analyst qc_reviewer qa clinic manager",
    "deviation_assess": "qa", "deviation_close": "qa", "identity_check": "collector technician clinic", "collection_start": "collector",
    "collection_finish": "collector", "receipt_record": "technician", "receipt_decide": "technician",
    "step_record": "technician collector analyst clinic", "observation_correct": "technician collector analyst clinic",
    "sample_register": "technician analyst", "result_record": "analyst", "disposition_propose": "qa", "disposition_withdraw": "qa",
    "store_put": "technician", "store_take": "technician", "batch_abort": "manager", "order_cancel": "coordinator manager",
    "scan": "coordinator collector technician analyst qc_reviewer qa releaser clinic manager"}.items()}
HANDS = {"identity_check", "collection_start", "collection_finish", "receipt_record", "receipt_decide", "step_record",
         "observation_correct", "sample_register", "result_record", "store_put", "store_take"}
SIGNERS = {"collection": ("checked", "collector"), "receipt": ("checked", "technician"), "result": ("reviewed", "qc_reviewer"),
           "batch": ("reviewed", "qa"), "abort": ("approved", "qa")}
# the process synthetic-small: what comes before, operation, second person, what it makes
STEPS = {"seed": (None, "activation", "checked", "vessel"), "add-vector": ("seed", "transduction", "witnessed", None),
         "daily-sample": ("add-vector", "cultivation", None, None), "harvest": ("daily-sample", "cultivation", "witnessed", None),
         "fill": ("harvest", "formulation", "witnessed", "bag")}
SIGNED_BLOCKS = {"activation": ["seed"], "transduction": ["add-vector"], "formulation": ["fill"]}
LINES = {"appearance": ("final", "cloudy, no aggregates, no leak", "not as described"), "viability": ("harvest", "91.0", "60.0"),
         "cd3": ("harvest", "95.0", "70.0"), "car": ("harvest", "30.0", "5.0"), "dose": ("final", "2.00", "9.00"),
         "vcn": ("harvest", "2.10", "7.00"), "endotoxin": ("final", "<0.25", ">0.50"), "mycoplasma": ("harvest", "not detected", "detected"),
         "sterility": ("final", "no growth", "growth")}
RETESTS, DRAWN = {"viability": 1, "car": 1}, {"harvest": "harvest", "final": "fill"}      # which step draws which sample
NEVER = ("infused", "follow_up", "closed", "aborted", "cancelled", "discarded")       # nothing is aborted any more
ENDED = ("closed", "cancelled", "discarded")
# what a step measures and what is computed from it; the numbers of the fixture
MEASURED = {"seed": ("100.0", "1.00"), "daily-sample": ("100.0", "4.00"), "harvest": ("100.0", "8.00")}
CONCENTRATIONS = ("1.00", "1.25", "2.50", "4.00", "8.00")
DECISION_FROM = {"released": ("quarantine", "released_pending"), "released_pending": ("quarantine",), "rejected": ("quarantine", "on_hold")}


def rounded(value, places):
    return str(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


class Batch:
    def __init__(self, code, kind, patient, number):
        self.code, self.kind, self.patient, self.number = code, kind, patient, number
        self.status, self.quality, self.before, self.version = "scheduled", "quarantine", None, 1
        self.checked, self.collection, self.receipt = set(), None, None
        self.bag, self.vessel, self.product = f"A999926{number:06d}", "V" + code[1:], "BAG" + code[1:]
        self.containers, self.steps, self.blocks, self.signatures = {}, {}, {}, []
        self.holds, self.deviations, self.samples, self.results, self.dispositions, self.aborts = [], [], {}, [], [], []
        self.retrieved, self.before_store = set(), {}
        self.hands, self.analysts, self.reviewers, self.present, self.stops = set(), set(), set(), set(), []

    # ---- the two statuses, and signatures
    def move(self, status):
        self.status, self.version = status, self.version + 1

    def judge(self, quality):
        if quality == "on_hold":
            self.before = self.quality
        self.quality, self.version = quality, self.version + 1

    def signed(self, entity, record, meaning):
        return [s for s in self.signatures if s[:3] == [entity, record, meaning] and s[4]]

    def give(self, entity, record, meaning, person):
        self.signatures.append([entity, record, meaning, person, True])

    def end(self, entity, record=None):
        for s in self.signatures:
            if s[0] == entity and (record is None or s[1] == record):
                s[4] = False

    def written(self):
        """What is written about work, tests and what went otherwise ends the review; chain, checks and signatures do not."""
        self.end("batch")

    def released(self):
        return self.quality in ("released", "released_pending", "exceptional_supply")

    def open_holds(self):
        return [h for h in self.holds if h["status"] == "open"]

    def complete(self, step):
        return bool(self.steps.get(step)) and all(x["status"] == "complete" for x in self.steps[step])

    # ---- computed values: formulas chain on what is not rounded
    def computed(self):
        """{(step, occurrence): {field: text}} of all steps that are recorded."""
        out, seeded = {}, None
        for step, records in self.steps.items():
            for n, x in enumerate(records):
                if step in MEASURED:
                    total = Decimal(MEASURED[step][0]) * Decimal(x["vcc"])
                    out[step, n] = {{"seed": "seeded", "daily-sample": "total_cells", "harvest": "harvested"}[step]: rounded(total, 1)}
                    seeded = total if step == "seed" else seeded
                    if step == "daily-sample":
                        fold = total / seeded
                        out[step, n].update(fold=rounded(fold, 1), doublings=rounded(fold.ln() / Decimal(2).ln(), 2))
                elif step == "add-vector":
                    out[step, n] = {"vector_volume": rounded(seeded * 5 / 250, 2)}
        return out

    # ---- what keeps a release from being taken
    def state_of(self, line):
        tests = [r for r in self.results if r["line"] == line]
        if not tests or any(r["status"] != "reviewed" for r in tests):
            return "pending"
        return "met" if tests[-1]["verdict"] == "pass" else "failed"

    def blocked(self, decision):
        if decision == "rejected":
            return False
        gates = [n for n in LINES if n != "sterility"]
        pending = any(self.state_of(n) != "met" for n in (gates if decision == "released_pending" else LINES))
        if decision == "released_pending":
            pending = pending or self.state_of("sterility") != "met"
        return (pending or bool(self.open_holds()) or self.status not in ("filled", "stored", "at_site")
                or not all(self.complete(s) for s in STEPS) or any(not self.signed("block", o, "performed") for o in SIGNED_BLOCKS)
                or any(d["status"] == "open" for d in self.deviations) or self.collection["status"] != "checked"
                or self.receipt["status"] != "checked" or not self.signed("batch", 0, "reviewed"))


class Verdict(set):
    """Codes of which any may be the answer; none: done."""

    def admits(self, outcome):
        if not self:
            return outcome == "done"
        return outcome in self or any(code == "stop VN3" and outcome.startswith("stop VN3") for code in self)


class Model:
    def __init__(self):
        self.batches = {}

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

    def judge(self, act):
        """The codes that may answer an act."""
        b = self.batches[act["batch"]]
        faults = getattr(self, "may_" + act["act"])(b, act["who"], act)
        if "roles" not in act and act["act"] != "sign":
            faults = faults | self.right(act["act"], act["who"])
        return Verdict(faults)

    def do(self, act):
        b = self.batches[act["batch"]]
        return getattr(self, "do_" + act["act"])(b, act["who"], act)

    def stopped(self, act, code):
        """A stop leaves the record as it is, and a near miss; of one at the release desk the review says nothing."""
        b = self.batches[act["batch"]]
        b.stops.append(code)
        if not (code == "VN106" or (code == "VN009" and act["act"] == "sign" and act["entity"] in ("disposition", "abort"))):
            b.written()

    # ---- holds, comments, deviations
    def may_hold_place(self, b, who, act):
        faults = self.stale(act)
        if b.quality not in ("quarantine", "on_hold") and not b.released():
            faults.add("VN102")
        return faults

    def do_hold_place(self, b, who, act):
        b.holds.append({"status": "open", "version": 1})
        if b.quality != "on_hold":
            b.judge("on_hold")
            b.written()
            return 2
        b.written()
        return 1

    def may_hold_lift(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.holds[act["n"]]["status"] != "open" else set())

    def do_hold_lift(self, b, who, act):
        b.holds[act["n"]].update(status="lifted", version=2)
        b.written()
        if not b.open_holds() and b.quality == "on_hold":
            back = b.before
            if back in ("released", "released_pending") and len(b.signed("disposition", len(b.dispositions) - 1, "approved")
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
        b.deviations.append({"status": "open", "version": 1})
        b.written()
        return 1

    def may_deviation_assess(self, b, who, act):
        d = b.deviations[act["n"]]
        return self.stale(act) | ({"VN117", "VN102"} if d["status"] == "closed" else set())

    def do_deviation_assess(self, b, who, act):
        d = b.deviations[act["n"]]
        d.update(status="assessed", version=d["version"] + 1)
        b.written()
        return 1

    def may_deviation_close(self, b, who, act):
        d = b.deviations[act["n"]]
        faults = self.stale(act)
        if d["status"] == "open":
            faults |= {"VN118", "VN102", "VN109"}
        return faults | ({"VN117", "VN102"} if d["status"] == "closed" else set())

    def do_deviation_close(self, b, who, act):
        d = b.deviations[act["n"]]
        d.update(status="closed", version=d["version"] + 1)
        b.written()
        return 1

    # ---- from the chair to the laboratory
    def may_identity_check(self, b, who, act):
        if b.kind != "patient":
            return {"VN115", "stop VN3"}
        if act["checkpoint"] == "receipt" and b.collection is None or act["checkpoint"] == "receipt" and b.collection["status"] == "started":
            return {"stop VN3"}
        return {"stop VN3"} if act.get("other") else set()

    def do_identity_check(self, b, who, act):
        if act["checkpoint"] == "retrieval":
            b.retrieved.add(act["container"])
        else:
            b.checked.add(act["checkpoint"])

    def may_collection_start(self, b, who, act):
        faults = self.stale(act)
        if b.kind != "patient":         # only a patient's batch has a collection
            return faults | {"VN102"}
        if b.status != "scheduled":
            faults |= {"VN102", "VN108", "VN104", "VN119", "stop VN304"}
        if b.quality == "on_hold":
            faults.add("VN105")
        if "chair" not in b.checked:
            faults.add("stop VN304")
        return faults

    def do_collection_start(self, b, who, act):
        b.collection = {"status": "started", "version": 1, "by": who}
        b.checked.discard("chair")
        b.move("collecting")
        return 2

    def may_collection_finish(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.collection["status"] != "started" else set())

    def do_collection_finish(self, b, who, act):
        b.collection.update(status="finished", version=2)
        b.containers[b.bag] = "in_use"

    def may_receipt_record(self, b, who, act):
        faults = self.stale(act)
        if b.status != "collected":
            faults |= {"VN102", "VN113", "VN119"}
        if b.bag not in b.containers or act.get("other"):
            faults.add("stop VN3")
        if "receipt" not in b.checked:
            faults.add("stop VN304")
        return faults

    def do_receipt_record(self, b, who, act):
        b.receipt = {"status": "recorded", "version": 1, "by": who, "decided_by": None}
        b.move("received")

    def may_receipt_decide(self, b, who, act):
        faults = self.stale(act)
        if b.receipt["status"] == "checked":
            faults |= {"VN117", "VN102"}
        if b.status != "received":
            faults |= {"VN102"}
        if b.quality == "on_hold":
            faults.add("VN105")
        return faults

    def do_receipt_decide(self, b, who, act):
        b.receipt.update(status="decided", version=b.receipt["version"] + 1, decided_by=who)
        b.end("receipt", 0)
        return 1

    # ---- storage: starting material after its acceptance, product once it is filled; the way is in the patient's process only
    def may_store_put(self, b, who, act):
        c, faults = act["container"], self.stale(act)
        if act.get("other"):
            return faults | {"stop VN3"}
        if b.status in ENDED:
            faults.add("VN102")
        starting = c == b.bag and b.kind == "patient"
        if not (b.containers[c] == "filled" or b.containers[c] == "in_use" and starting):
            faults.add("VN102")
        if b.kind != "patient":
            faults.add("VN119")
        if starting and (b.receipt is None or b.receipt["status"] != "checked"):
            faults.add("VN102")
        return faults

    def do_store_put(self, b, who, act):
        c = act["container"]
        b.before_store[c], b.containers[c] = b.containers[c], "stored"
        b.retrieved.discard(c)
        moves = {"accepted": "stored_starting"} if c == b.bag else {"filled": "stored"}
        moved = b.status in moves
        if moved:
            b.move(moves[b.status])
        b.written()
        return 4 if moved else 3

    def may_store_take(self, b, who, act):
        c, purpose, faults = act["container"], act["purpose"], self.stale(act)
        if act.get("other"):
            return faults | {"stop VN3"}
        starting = c == b.bag and b.kind == "patient"
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
        touched = {key for key, values in b.computed().items() if values != before[key]} | {(step, n)}
        for name, occurrence in touched:
            x = b.steps[name][occurrence]
            x["version"] += 1
            if STEPS[name][2]:
                x["status"] = "recorded"
            b.end("step", (name, occurrence))
            for operation, steps in SIGNED_BLOCKS.items():
                if name in steps:
                    b.end("block", operation)
        b.end("batch")
        b.end("disposition")
        if b.released() and b.status not in ("infused", "follow_up"):
            b.holds.append({"status": "open", "version": 1})
            b.judge("on_hold")

    # ---- steps and samples
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
        if act.get("other") or b.containers.get(b.vessel if b.vessel in b.containers else b.bag) == "stored":
            faults.add("stop VN3")
        return faults

    def do_step_record(self, b, who, act):
        step = act["step"]
        _, operation, second, makes = STEPS[step]
        b.steps.setdefault(step, []).append({"status": "recorded" if second else "complete", "by": who, "version": 1,
                                             "vcc": MEASURED.get(step, (None, None))[1]})
        b.hands.add(who)
        if makes:
            b.containers[b.vessel if makes == "vessel" else b.product] = "in_use" if makes == "vessel" else "filled"
        if operation in SIGNED_BLOCKS:
            b.end("block", operation)
        b.written()

    def may_scan(self, b, who, act):
        return {"stop VN3"} if act.get("other") else set()

    def do_scan(self, b, who, act):
        return b.present.add(who) or 0

    def may_sample_register(self, b, who, act):
        faults = {"VN102"} if b.status in ENDED else set()
        if not b.steps.get(DRAWN[act["point"]]) and not b.complete(STEPS[DRAWN[act["point"]]][0]):
            faults.add("stop VN103")
        return faults | ({"VN113", "VN312", "VN309"} if act["point"] in b.samples else set())

    def do_sample_register(self, b, who, act):
        b.samples[act["point"]] = who
        b.written()
        return 1

    def may_result_record(self, b, who, act):
        faults = {"VN102"} if b.status in ENDED else set()
        if LINES[act["line"]][0] != act["point"]:
            faults.add("VN214")
        if len([r for r in b.results if r["line"] == act["line"]]) > RETESTS.get(act["line"], 0):
            faults.add("stop VN215")
        return faults

    def do_result_record(self, b, who, act):
        b.results.append({"line": act["line"], "verdict": "pass" if act["good"] else "fail", "status": "entered", "version": 1, "by": who})
        b.analysts.add(who)
        b.end("batch")

    # ---- decisions
    def may_disposition_propose(self, b, who, act):
        faults, decision = self.stale(act), act["decision"]
        if b.kind != "patient":
            return faults | {"VN115"}
        if b.status in ("closed", "aborted", "cancelled", "discarded"):
            faults.add("VN102")
        if b.quality not in DECISION_FROM[decision]:
            faults.add("VN109")
        if any(d["status"] == "proposed" for d in b.dispositions):
            faults.add("VN108")
        if decision != "rejected" and b.blocked(decision):
            faults.add("stop VN106")
        return faults

    def do_disposition_propose(self, b, who, act):
        b.dispositions.append({"status": "proposed", "version": 1, "decision": act["decision"]})
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
        faults, nine = set(), {"stop VN009"}
        if who in UNTRAINED:
            faults |= nine
        if entity == "step":
            x = b.steps[act["step"]][n]
            meaning, role = STEPS[act["step"]][2], "technician"
            if who == x["by"] or (meaning == "witnessed" and who not in b.present):
                faults |= nine
            if x["status"] == "recorded" and b.status == "stored_starting" and b.containers[b.bag] != "in_use":
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
            last = "rejected" if d["decision"] == "rejected" else "released"
            if d["status"] != "proposed" or who in b.hands | b.analysts | b.reviewers or meaning not in ("approved", last):
                faults |= nine | {"VN901"}
            if meaning != "approved":
                faults |= nine if not b.signed(entity, n, "approved") else set()
                closed = b.blocked(d["decision"]) or b.quality not in DECISION_FROM[d["decision"]] or b.status == "aborted"
                faults |= {"stop VN106"} if closed else set()
                faults |= {"stop VN106"} if act.get("changed") else set()
        else:
            meaning, role = SIGNERS[entity]
            key = n
            if entity == "collection" and (b.collection["status"] != "finished" or b.collection["by"] == who):
                faults |= nine
            if entity == "receipt" and (b.receipt["status"] != "decided" or who in (b.receipt["by"], b.receipt["decided_by"])
                                        or b.quality == "on_hold"):
                faults |= nine
            if entity == "result" and b.results[n]["by"] == who:
                faults |= nine
            if entity == "batch" and who in b.hands | b.analysts:
                faults |= nine
            if entity == "abort":
                if b.aborts[n]["status"] != "proposed" or b.aborts[n]["by"] == who:
                    faults |= nine
                elif b.status in NEVER:
                    faults |= {"stop VN106"}
        if role not in ROLES[who]:
            faults |= nine
        if any(s[0] == entity and s[1] == key and s[3] == who and s[4] for s in b.signatures):
            faults |= nine
        return faults

    def do_sign(self, b, who, act):
        entity, n = act["entity"], act["n"]
        if entity == "batch":
            b.give(entity, 0, "reviewed", who)
            return 1
        if entity == "disposition":
            d = b.dispositions[n]
            b.give(entity, n, act["meaning"], who)
            if act["meaning"] != "approved":
                d.update(status="signed", version=d["version"] + 1)
                b.judge(d["decision"])
                return 3
            return 1
        if entity == "block":
            b.give(entity, n, "performed", who)
            return None
        key = (act["step"], n) if entity == "step" else n
        b.give(entity, key, STEPS[act["step"]][2] if entity == "step" else SIGNERS[entity][0], who)
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

    def signed_collection(self, b, who, act):
        b.collection.update(status="checked", version=b.collection["version"] + 1)
        b.move("collected")

    def signed_receipt(self, b, who, act):
        b.receipt.update(status="checked", version=b.receipt["version"] + 1)
        b.move("accepted")

    def signed_result(self, b, who, act):
        r = b.results[act["n"]]
        b.reviewers.add(who)
        if r["status"] == "entered":
            r.update(status="reviewed", version=r["version"] + 1)

    def signed_abort(self, b, who, act):
        b.aborts[0].update(status="signed", version=2)
        b.move("aborted")
