"""The room of starting material: collections, their receipt, pools, and a second attempt under the same therapy event."""
from identity import FOREIGN, donation, forms
from record import LOST, Batch

RIGHTS = {"collection_start": "collector", "collection_finish": "collector", "receipt_record": "technician", "receipt_decide": "technician",
          "container_pool": "technician", "batch_remanufacture": "coordinator manager"}
VERSIONED = set(RIGHTS)
CARRIED = {"receipt_record"}
BEFORE_WORK = ("received", "accepted", "stored_starting")       # a further bag comes in
FURTHER = ("collected", "in_transit_in", *BEFORE_WORK)          # and is collected


class Source:
    # ---- from the chair to the laboratory; a further collection belongs to the batch until the work begins
    def may_collection_start(self, b, who, act):
        faults = self.stale(act)
        if b.quality == "on_hold":
            faults.add("VN105")
        if b.kind != "patient":         # only a patient's batch has a collection
            return faults | {"VN102"}
        if b.status not in ("scheduled", *FURTHER):
            faults |= {"VN102"}
        if any(k["status"] != "checked" for k in b.collections):
            faults |= {"VN108"}
        if ("chair", None) not in b.checked:
            faults.add("stop VN304")
        return faults

    def do_collection_start(self, b, who, act):
        b.collections.append({"status": "started", "version": 1, "by": who, "bag": b.bags[len(b.collections)], "din": ""})
        b.checked.discard(("chair", None))
        if b.status == "scheduled":
            b.move("collecting")
            return 2
        return 1

    def may_collection_finish(self, b, who, act):
        faults = self.stale(act) | ({"VN117"} if b.collections[act["n"]]["status"] != "started" else set())
        _, refused = donation(self.number(b, act))
        return faults | ({"VN309"} if act.get("twice") else set()) | ({refused} if refused else set())

    def number(self, b, act):
        """The donation number as it is read off the bag."""
        return FOREIGN if act.get("twice") else forms(b.collections[act["n"]]["bag"])[act.get("form", 0)]

    def do_collection_finish(self, b, who, act):
        k = b.collections[act["n"]]
        k.update(status="finished", finisher=who, version=k["version"] + 1, din=k["bag"])
        b.checked.discard(("chair", None))          # the next collection has a check of its own
        b.containers[k["bag"]] = "in_use"
        b.taken(k["bag"], k["by"])

    def signer_collection(self, b, who, act):
        k = b.collections[act["n"]]
        return {"stop VN009"} if k["status"] != "finished" or who in (k["by"], k["finisher"]) or who in k.get("corrected", ()) else set()

    def signed_collection(self, b, who, act):
        k = b.collections[act["n"]]
        k.update(status="checked", version=k["version"] + 1)
        if b.status == "collecting":        # and not aborted meanwhile
            b.move("collected")

    def may_receipt_record(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        if b.status not in ("collected", "in_transit_in", *BEFORE_WORK):
            faults |= {"VN102", "VN119"}
        if c not in b.containers:
            return faults | {"stop VN3"}
        if b.receipt_of(c):
            faults.add("VN113")
        if b.containers[c] == "lost":
            faults.add("VN102")
        if c not in b.bags:
            faults.add("VN115")
        if ("receipt", c) not in b.checked:
            faults.add("stop VN304")
        return faults | self.manifest(b, c, act)

    def do_receipt_record(self, b, who, act):
        c = act["container"]
        b.receipts.append({"status": "recorded", "version": 1, "by": who, "decided_by": None, "decision": None, "bag": c})
        self.opened(b, c, act)
        b.taken(c, who)
        if b.status not in BEFORE_WORK:
            b.move("received")

    def may_receipt_decide(self, b, who, act):
        faults = self.stale(act)
        if b.receipts[act["n"]]["status"] == "checked":
            faults.add("VN117")
        if b.status not in BEFORE_WORK:
            faults |= {"VN102"}
        if b.quality == "on_hold":
            faults.add("VN105")
        return faults

    def do_receipt_decide(self, b, who, act):
        r = b.receipts[act["n"]]
        r.update(status="decided", version=r["version"] + 1, decided_by=who, decision=act["decision"])
        b.end("receipt", act["n"])
        return 1

    def signer_receipt(self, b, who, act):
        r = b.receipts[act["n"]]
        if r["status"] != "decided" or who in (r["by"], r["decided_by"]) or who in r.get("corrected", ()) or b.quality == "on_hold":
            return {"stop VN009"}
        # what is to be discarded is at hand
        return {"VN102"} if r["decision"] == "discard" and b.containers[r["bag"]] not in ("in_use", "disposed") else set()

    def signed_receipt(self, b, who, act):
        r = b.receipts[act["n"]]
        r.update(status="checked", version=r["version"] + 1)
        if r["decision"] == "discard":
            b.containers[r["bag"]] = "disposed"
        if b.status != "received":
            return
        if r["decision"] == "accept":
            b.move("accepted")
        elif not any(b.containers.get(c) in ("in_use", "stored") for c in b.bags) and all(k["status"] == "checked" for k in b.collections):
            b.move("discarded")         # one bag of several is no end

    # ---- pools: of one therapy event
    def may_container_pool(self, b, who, act):
        faults = self.stale(act)
        if b.quality == "on_hold":
            faults.add("VN105")
        if b.kind != "patient" or b.status not in ("accepted", "stored_starting", "in_process"):
            faults.add("VN102")
        homes = [next((x for x in (b, *b.kin()) if c in x.containers), None) for c in act["containers"]]
        if None in homes:
            return faults | {"stop VN3"}
        for c, home in zip(act["containers"], homes):
            if home.containers[c] != "in_use" or not home.accepted(c):
                faults.add("VN102")
        if len(set(act["containers"])) < 2 and homes[0] is b:
            faults.add("VN202")
        return faults | ({"VN113"} if act["code"] in b.containers else set())

    def do_container_pool(self, b, who, act):
        for c in act["containers"]:
            next(x for x in (b, *b.kin()) if c in x.containers).containers[c] = "pooled"
        b.containers[act["code"]] = "in_use"
        b.pools.append(act["code"])
        b.taken(act["code"], who)
        b.written()
        return 2 + 2 * len(set(act["containers"]))

    # ---- made again: what came to nothing, once, under the same therapy event and order
    def may_batch_remanufacture(self, b, who, act):
        faults = self.stale(act)
        if b.status not in ("aborted", "discarded") and b.quality not in LOST:
            faults.add("VN102")
        return faults | ({"VN108"} if b.again else set())

    def do_batch_remanufacture(self, b, who, act):
        again = Batch(b.code + "R", b.kind, b.patient, b.number + 600, "released")
        again.coi, again.before_it, again.routes, again.small, again.merges = b.coi, b, b.routes, b.small, b.merges
        b.again = again
        again.corrections = [x for x in b.corrections if x[0] in ("therapy_order", "patient", "patient_identity")]
        self.batches[again.code] = again
        return 1


def tries(t):
    b, dice, act, sign = t.b, t.dice, t.act, t.sign
    own = [c for c, status in b.containers.items() if status == "in_use" and b.accepted(c)]
    found = [act("collection_finish", "col1", n=n, twice=dice.random() < 0.3) for n, k in enumerate(b.collections) if k["status"] == "started"] * 2
    for n, k in enumerate(b.collections):
        found += [act("collection_finish", "col1", n=n), sign(dice.choice(["col2", "col1"]), "collection", n)] * (1 + (k["status"] == "finished"))
    for c in [c for c in b.bags if c in b.containers]:
        found += [act("receipt_record", "tec1", container=c, **t.arrives(c)), act("identity_check", "tec1", checkpoint="receipt", container=c)]
        if b.kind == "patient" and not b.receipt_of(c) and b.status in BEFORE_WORK:
            found += [act("step_record", "tec1", step="seed", occurrence=1, container=c)] * 3
    for n, r in enumerate(b.receipts):
        found += [act("receipt_decide", dice.choice(["tec1", "tec2"]), n=n, decision=dice.choice(["accept", "accept", "discard"])),
                  sign("tec2", "receipt", n)]
    if b.kind == "patient" and b.collections:
        able = [c for c in b.containers if c not in b.products and c != b.vessel] or [b.bag]
        some = [own or able, own + ["A999926000001"], own[:1] or able[:1], dice.sample(able, min(2, len(able)))]
        found += [act("container_pool", "tec1", containers=sorted(cs), code=dice.choice(["POOL" + b.code[1:]] * 4 + [b.bag]))
                  for cs in some] * (1 + 2 * (len(own) > 1))
    found += [act("batch_remanufacture", dice.choice(["coo1", "man1"]))] * (3 if b.comes_to_nothing() else 1)
    if b.before_it:             # what is left of the first attempt
        left = [c for c in b.before_it.containers if b.before_it.accepted(c)]
        found += [act("container_pool", "tec1", containers=sorted([c, *own[:1]]), code="POOL" + b.code[1:]) for c in left] * 4
    return found


def calls(played, act, b, version, record, other):
    n = act.get("n", 0)
    c = other or act.get("container")
    return {
        "collection_start": lambda: f"collection_start($R, '{b.code}', {version}, $N)",
        "collection_finish": lambda: f"collection_finish($R, {record('collection', b.collections[n]['version'])}, "
                                     f"'{played.model.number(b, act)}', '120.5', $N)",
        "receipt_record": lambda: f"receipt_record($R, '{b.code}', {version}, '{c}', $N, '120.0', '5.0', {played.shipper(act, 'intact')})",
        "receipt_decide": lambda: f"receipt_decide($R, {record('receipt', b.receipts[n]['version'])}, '{act['decision']}', 'as it was found')",
        "container_pool": lambda: f"container_pool($R, '{b.code}', {version}, '{' '.join(act['containers'])}', '{act['code']}', '210.0', $N)",
        "batch_remanufacture": lambda: f"batch_remanufacture($R, '{b.code}', {version}, 1, '{b.code}R', '2026-12-20', '', 'the culture was lost')",
    }
