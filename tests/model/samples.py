"""The room of samples: more of them than one at a point, and a point that was entered wrongly."""
from record import DRAWN, ENDED, LINES, STEPS

RIGHTS = {}
SPARE = ("extra", "more")       # beside those that are called by their points


def tube(b, point):
    """A sample that was drawn at a point."""
    return next((name for name, m in b.samples.items() if m["point"] == point), None)


class Samples:
    def may_sample_register(self, b, who, act):
        faults, point = {"VN102"} if b.status in ENDED else set(), act["point"]
        if point not in DRAWN:
            faults.add("VN214")
        elif not b.steps.get(DRAWN[point]) and not b.complete(STEPS[DRAWN[point]][0]):
            faults.add("stop VN103")
        return faults | ({"VN113", "VN312", "VN309"} if act["sample"] in b.samples else set())

    def do_sample_register(self, b, who, act):
        b.samples[act["sample"]] = {"point": act["point"], "by": who}
        b.written()
        return 1

    # ---- corrected: what stands on a sample is tested at its point, and after it was drawn
    def corrected_sample(self, b, act):
        own = [r for r in b.results if r["sample"] == act["sample"]]
        if act["field"] == "drawn_at":          # now, or earlier than was said
            return {"VN503"} if own and act["value"] == "$N" else set()
        faults = set() if act["value"] in DRAWN else {"VN214"}
        if any(LINES[r["line"]][0] != act["value"] for r in own):
            faults.add("VN214")
        return faults | ({"VN126"} if b.samples[act["sample"]]["point"] == act["value"] else set())

    def sample_corrected(self, b, act):
        """What was reviewed of its results said something else of the sample."""
        if act["field"] == "sample":
            b.samples[act["sample"]]["point"] = act["value"]
        for n, r in enumerate(b.results):
            if r["sample"] == act["sample"] and b.signed("result", n, "reviewed"):
                b.end("result", n)
                if r["status"] == "reviewed":
                    r.update(status="entered", version=r["version"] + 1)


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    point = dice.choice([*DRAWN, *DRAWN, "nowhere"])
    found = [act("sample_register", dice.choice(["tec3", "ana1"]), sample=dice.choice([point if point in DRAWN else "extra", *SPARE]), point=point)] * 2
    for name, m in b.samples.items():
        found += [act("record_correct", dice.choice(["tec3", "ana1", "qa1"]), entity="sample", sample=name, field="sample",
                      value=dice.choice([*DRAWN, *DRAWN, "nowhere"]))] * (3 if not any(r["sample"] == name for r in b.results) else 1)
        for line, (at, *_) in LINES.items():        # tested a second time in another tube
            if name in SPARE and at == m["point"] and dice.random() < 0.4:
                found += [act("result_record", "ana2", line=line, sample=name, good=dice.random() < 0.7)]
    return found


def calls(played, act, b, version, record, other):
    return {"sample_register": lambda: f"sample_register($R, '{b.code}', '{act['point']}', '{code(b, act['sample'])}', $N, 'at the time')"}


def code(b, name):
    return f"S{name[0].upper()}{b.code[1:]}"
