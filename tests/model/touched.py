"""The room of deviations that touch further batches, and of corrective actions that outlive them."""
from record import ENDED

RIGHTS = {"deviation_touch": "qa qc_reviewer manager", "deviation_touch_assess": "qa", "capa_open": "qa manager", "capa_done": "qa"}
VERSIONED = {"deviation_touch", "deviation_touch_assess", "capa_done"}
RECORDS = {"deviation_touch": "deviations", "deviation_touch_assess": "touches", "capa_open": "deviations", "capa_done": "capas"}


class Touched:
    def may_deviation_touch(self, b, who, act):
        d, faults = b.deviations[act["n"]], self.stale(act)
        touched = self.batches[act["touched"]]
        if d["status"] == "closed":
            faults.add("VN117")
        if touched is b or act["touched"] in d["named"]:
            faults.add("VN113")
        return faults | ({"VN102"} if touched.status in ENDED else set())

    def do_deviation_touch(self, b, who, act):
        touched = self.batches[act["touched"]]
        b.deviations[act["n"]]["named"].add(act["touched"])
        touched.touches.append({"status": "open", "version": 1})
        b.written()
        touched.written()
        if touched.released() and touched.to_give():      # not given before QA has decided
            touched.held()

    def may_deviation_touch_assess(self, b, who, act):
        faults = self.stale(act) | ({"stop VN009"} if who in b.hands | b.analysts else set())
        return faults | ({"VN102"} if b.status in ENDED else set())

    def do_deviation_touch_assess(self, b, who, act):
        x = b.touches[act["n"]]
        x.update(status="assessed", version=x["version"] + 1)
        if x.get("said_by") != who:
            b.written()
        x["said_by"] = who
        return 1

    def may_capa_open(self, b, who, act):
        faults = {"VN102"} if b.status in ENDED else set()
        return faults | ({"VN113"} if any(x["reference"] == act["reference"] and x["deviation"] == act["n"] for x in b.capas) else set())

    def do_capa_open(self, b, who, act):
        b.capas.append({"status": "open", "version": 1, "reference": act["reference"], "deviation": act["n"]})
        return 1

    def may_capa_done(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.capas[act["n"]]["status"] == "done" else set())

    def do_capa_done(self, b, who, act):
        x = b.capas[act["n"]]
        x.update(status="done", version=x["version"] + 1)
        return 1


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    found = []
    for n, d in enumerate(b.deviations):
        found += [act("deviation_touch", dice.choice(["qa1", "qcr1", "man1"]), n=n, touched=code) for code in t.others]
        found += [act("capa_open", dice.choice(["qa1", "man1"]), n=n, reference=dice.choice(["CAPA-1", "CAPA-2"]))]
    found += [act("deviation_touch_assess", "qa1", n=n) for n, _ in enumerate(b.touches)] * 2
    return found + [act("capa_done", "qa1", n=n) for n, _ in enumerate(b.capas)]


def calls(played, act, b, version, record, other):
    n = act.get("n", 0)
    return {
        "deviation_touch": lambda: f"deviation_touch($R, {record('deviation', b.deviations[n]['version'])}, '{act['touched']}', 'it stood in the same room')",
        "deviation_touch_assess": lambda: f"deviation_touch_assess($R, {record('deviation_touch', b.touches[n]['version'])}, 'no impact', 'another shelf')",
        "capa_open": lambda: f"capa_open($R, {played.id('deviation', b, n)}, '{act['reference']}', 'fit another lock', 'qa1', '2099-01-01')",
        "capa_done": lambda: f"capa_done($R, {record('capa', b.capas[n]['version'])}, 'the lock was fitted')",
    }
