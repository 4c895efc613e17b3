"""What is tried in a history: the way that a batch goes, and what people do beside it, in a wrong state, twice, with the wrong bag."""
from record import CONCENTRATIONS, ELSEWHERE, FREE, GIVEN, LAB, LINES, MEASURED, OUTCOMES, SIGNED_BLOCKS, STEPS, last_word

VERSIONED = {"hold_place", "collection_start", "receipt_record", "disposition_propose", "batch_abort", "hold_lift", "deviation_assess",
             "deviation_close", "collection_finish", "receipt_decide", "disposition_withdraw", "store_put", "store_take", "observation_correct",
             "custody_hand_over", "site_receive", "thaw_start", "infusion_record", "follow_up_start", "container_dispose", "batch_close",
             "batch_recall", "recall_withdraw", "notification_acknowledge", "supply_request", "supply_withdraw", "investigation_note",
             "investigation_conclude"}
CARRIED = {"identity_check", "receipt_record", "step_record", "scan", "store_put", "store_take", "custody_hand_over", "site_receive",
           "thaw_start", "infusion_record", "container_dispose"}


class Way:
    """The way of one batch, as its model and what is meant with it (plan) say; acts that are done already are for the reader to leave out."""

    def __init__(self, b):
        self.b = b

    def act(self, name, who, **more):
        return dict(act=name, who=who, batch=self.b.code, **more)

    def sign(self, who, entity, n=0, **more):
        return self.act("sign", who, entity=entity, n=n, **more)

    def work(self):
        b, act, sign = self.b, self.act, self.sign
        if b.kind == "patient":
            yield act("identity_check", "col1", checkpoint="chair")
            yield act("collection_start", "col1")
            yield act("collection_finish", "col1")
            yield sign("col2", "collection")
            if "transport" in b.routes:
                yield act("identity_check", "col1", checkpoint="courier", container=b.bag)
                yield act("custody_hand_over", "col1", containers=None, to_person=False)
            yield act("identity_check", "tec1", checkpoint="receipt", container=b.bag)
            yield act("receipt_record", "tec1", **arrival(b, b.bag))
            yield act("receipt_decide", "tec1", decision="accept")
            yield sign("tec2", "receipt")
        for step, (_, operation, second, _) in STEPS.items():
            yield act("step_record", "tec1", step=step, occurrence=1)
            if second == "witnessed":
                yield act("scan", "tec2", container=vessel(b))
            if second:
                yield sign("tec2", "step", step=step)
            if operation in SIGNED_BLOCKS:
                yield sign("tec1", "block", operation)

    def quality(self):
        b, act, sign = self.b, self.act, self.sign
        for point in ("harvest", "final"):
            yield act("sample_register", "tec3", point=point)
        for line in LINES:
            good = False if (b.plan, line) == ("exceptional_supply", "car") else \
                "interim pass" if (b.plan, line) == ("released_pending", "sterility") else True
            yield act("result_record", "ana1", line=line, point=LINES[line][0], good=good)
        for n, r in enumerate(b.results):
            if r["status"] == "entered":
                yield sign("qcr1", "result", n)
        for n, i in enumerate(b.investigations):
            yield act("investigation_note", "qa1", n=n, phase="full")
            yield act("investigation_conclude", "qa1", n=n, outcome="confirmed")
            yield sign("qa2", "investigation", n)
        if b.plan == "exceptional_supply" and b.quality == "quarantine":
            yield act("supply_request", "cli1")
        decided = "verdict" if b.kind != "patient" else "released" if b.plan == "recalled" else b.plan
        if b.quality == "quarantine" or b.plan == b.quality == "released_pending":
            if b.quality == "released_pending":
                yield act("result_record", "ana1", line="sterility", point="final", good=True)
                decided = "released"
            yield sign("qa2", "batch")
            yield act("disposition_propose", "qa1", decision=decided)
        for n, d in enumerate(b.dispositions):
            yield sign("qa2", "disposition", n, meaning="approved")
            yield sign("rel1", "disposition", n, meaning=last_word(d))

    def supply(self):
        b, act, sign = self.b, self.act, self.sign
        if b.plan == "recalled":
            yield act("batch_recall", "qa1")
            yield from (sign("rel1", "recall", n) for n, x in enumerate(b.recalls) if x["status"] == "proposed")
        if "transport" in b.routes:
            for c in b.of_product("filled"):
                yield act("identity_check", "tec1", checkpoint="pack_out", container=c)
            yield act("custody_hand_over", "tec1", containers=None, to_person=False)
        for c in b.products:
            yield act("identity_check", "cli1", checkpoint="site", container=c)
            yield act("site_receive", "cli1", container=c, **arrival(b, c))
            if "thaw" in b.routes:
                yield act("thaw_start", "cli1", container=c)
                yield act("scan", "cli2", container=c)
                yield from (sign("cli2", "thaw", n) for n, t in enumerate(b.thaws) if t["container"] == c)
            yield act("identity_check", "cli1", checkpoint="bedside", container=c)
            yield act("scan", "cli2", container=c)
            for n, check in enumerate(b.bedside):
                if check["container"] == c:
                    yield sign("cli2", "identity_check", n)
                    yield act("infusion_record", "cli1", container=c, check=n, remainder=c == b.products[0])
        yield act("follow_up_record", "cli1", kind="visit")
        for n, _ in enumerate(b.notifications):
            yield act("notification_acknowledge", "cli1", n=n)
        over = list(b.containers) if b.comes_to_nothing() else b.remainders()
        for c in over:
            yield act("container_dispose", "cli1", container=c)
            yield act("scan", "cli2", container=c)
            yield from (sign("cli2", "disposal", n) for n, d in enumerate(b.disposals) if d["container"] == c)
        yield act("batch_close", "qa1")

    def __iter__(self):
        yield from self.work()
        yield from self.quality()
        yield from self.supply()


def vessel(b):
    return b.vessel if b.vessel in b.containers else b.bag


def arrival(b, c):
    """What the manifest of a shipper says, if one is to be opened with this container."""
    shipper = b.on_the_way(c)
    return {"found": sorted(shipper["containers"])} if shipper else {"found": None}


# ---- what is tried: a history is about a few batches, most of it about the first
WEIGHTS = (4, 2, 1)


def choose(dice, model):
    b = dice.choices(list(model.batches.values()), WEIGHTS)[0]
    ahead, roll = [act for act in Way(b) if ready(b, act) and not done(b, act)], dice.random()
    able = [act for act in ahead if not model.judge(act)][:3]
    if able and roll < 0.5:                     # one of the next acts of its way that can be done
        return dice.choices(able, (4, 1, 1)[:len(able)])[0]
    if ahead and roll < 0.58:                   # or one of them before its turn
        return dice.choice(ahead[:10])
    tries = Tries(dice, b)
    act = dice.choice(tries.all())
    if not ready(b, act) or act["act"] == "sign" and act["entity"] == "step" and not STEPS[act["step"]][2]:
        return choose(dice, model)
    if dice.random() < 0.15:
        act["who"] = dice.choice([*LAB, *ELSEWHERE])
    if dice.random() < 0.07:
        act["stale"] = act["act"] in VERSIONED
    if dice.random() < 0.07:
        act["other"] = act["act"] in CARRIED
    if dice.random() < 0.10:
        act["again"] = True
    return act


def done(b, act):
    name, c = act["act"], act.get("container")
    checks = {"chair": b.collection is not None, "courier": b.status != "collected", "receipt": b.receipt is not None,
              "site": c not in b.of_product("filled", "in_transit"), "pack_out": False,
              "bedside": b.containers.get(c) == "infused" or any(x["container"] == c for x in b.bedside)}
    if name == "identity_check":
        return (act["checkpoint"], c) in b.checked or checks[act["checkpoint"]]
    if name == "sign":
        key = (act["step"], act["n"]) if act["entity"] == "step" else act["n"]
        return act["entity"] == "disposal" and b.disposals[act["n"]]["status"] != "recorded" \
            or any(s[0] == act["entity"] and s[1] == key and s[4] and act.get("meaning", s[2]) == s[2] for s in b.signatures)
    return {"step_record": lambda: act["step"] in b.steps, "scan": lambda: (act["who"], c) in b.present,
            "result_record": lambda: any(r["line"] == act["line"] and (r["verdict"] != "interim pass" or act["good"] == "interim pass") for r in b.results),
            "receipt_decide": lambda: b.receipt["status"] != "recorded", "follow_up_record": lambda: b.status == "follow_up",
            "custody_hand_over": lambda: not b.of_product("filled") and b.status != "collected",
            "investigation_note": lambda: b.investigations[act["n"]]["notes"] or b.investigations[act["n"]]["status"] != "open",
            "investigation_conclude": lambda: bool(b.investigations[act["n"]]["outcome"]),
            }.get(name, lambda: False)()


RECORDS = {"hold_lift": "holds", "deviation_assess": "deviations", "deviation_close": "deviations", "disposition_withdraw": "dispositions",
           "recall_withdraw": "recalls", "supply_withdraw": "requests", "notification_acknowledge": "notifications",
           "investigation_note": "investigations", "investigation_conclude": "investigations"}
SIGNED = {"result": "results", "abort": "aborts", "disposition": "dispositions", "recall": "recalls", "thaw": "thaws",
          "identity_check": "bedside", "disposal": "disposals", "investigation": "investigations"}


def ready(b, act):
    """Is there the record that the act is about?"""
    name, n = act["act"], act.get("n")
    if name == "sign":
        entity = act["entity"]
        if entity in SIGNED:
            return n < len(getattr(b, SIGNED[entity]))
        if entity == "step":
            return n < len(b.steps.get(act["step"], []))
        return {"collection": b.collection, "receipt": b.receipt, "batch": True,
                "block": all(b.complete(s) for s in SIGNED_BLOCKS.get(n, ["fill"]))}[entity]
    if name in RECORDS:
        return n < len(getattr(b, RECORDS[name]))
    if name == "observation_correct":
        return n < len(b.steps.get(act["step"], []))
    if name == "infusion_record" and act["check"] is not None and act["check"] >= len(b.bedside):
        return False
    if name == "custody_hand_over":
        return b.containers and all(c in b.containers for c in act["containers"] or [])
    if act.get("container") and not act.get("other"):
        return act["container"] in b.containers
    return {"collection_finish": b.collection, "receipt_decide": b.receipt, "result_record": act.get("point") in b.samples}.get(name, True)


class Tries(Way):
    """Acts of all kinds, those more often for which there is something to do."""

    def __init__(self, dice, b):
        super().__init__(b)
        self.dice = dice

    def any_of(self, records):
        return self.dice.randrange(len(records))

    def all(self):
        return self.laboratory() + self.containers() + self.values() + self.decisions() + self.site() + self.failures()

    def laboratory(self):
        dice, act, sign = self.dice, self.act, self.sign
        return [act("hold_place", "qa1"), act("comment_add", "tec1"), act("deviation_open", "tec2"), act("batch_abort", "man1"),
                act("identity_check", "col1", checkpoint="chair"), act("collection_start", "col1"),
                act("identity_check", "tec1", checkpoint="receipt", container=self.b.bag),
                act("collection_finish", "col1"), act("receipt_record", "tec1", **self.arrives(self.b.bag)),
                act("receipt_decide", dice.choice(["tec1", "tec2"]), decision=dice.choice(["accept", "accept", "discard"])),
                act("sample_register", "tec3", point=dice.choice(["harvest", "final"])), act("scan", "tec3", container=vessel(self.b)),
                sign("qa2", "batch"), sign("col2", "collection"), sign("tec2", "receipt")]

    def containers(self):
        b, dice, act = self.b, self.dice, self.act
        if not b.containers:
            return []
        c = dice.choice(list(b.containers))
        stored = b.containers[c] == "stored"
        return [act("store_put", "tec1", container=c)] * 2 \
            + [act("identity_check", "tec1", checkpoint="retrieval", container=c)] * stored \
            + [act("store_take", dice.choice(["tec1", "tec2"]), container=c,
                   purpose=dice.choice(["process", "supply", "transfer", "transfer"]))] * (3 if stored else 1)

    def values(self):
        b, dice, act, sign = self.b, self.dice, self.act, self.sign
        tries = []
        step = dice.choice(list(MEASURED))
        if step in b.steps:
            tries += [act("observation_correct", "tec1", step=step, n=self.any_of(b.steps[step]), vcc=dice.choice(CONCENTRATIONS))] * 2
        step = dice.choice(list(STEPS))
        tries += [act("step_record", "tec1", step=step, occurrence=len(b.steps.get(step, [])) + dice.choice([0, 1, 1, 1, 2]))] * 3
        line = dice.choice(list(LINES))
        tries += [act("result_record", dice.choice(["ana1", "ana2"]), line=line, point=dice.choice([LINES[line][0]] * 4 + ["final"]),
                      good=dice.random() < 0.7)]
        if step in b.steps:
            tries += [sign(dice.choice(["tec1", "tec2", "tec3"]), "step", step=step, n=self.any_of(b.steps[step]))] * 2
        return tries + [sign(dice.choice(["tec1", "tec2"]), "block", dice.choice(list(SIGNED_BLOCKS)))]

    def decisions(self):
        b, dice, act, sign = self.b, self.dice, self.act, self.sign
        tries = [act("disposition_propose", "qa1",
                     decision=dice.choice(["released", "released_pending", "rejected", "exceptional_supply", "verdict"]))]
        for kind in ("hold_lift", "deviation_assess", "deviation_close", "disposition_withdraw"):
            records = getattr(b, RECORDS[kind])
            tries += [act(kind, "qa1", n=self.any_of(records))] * 2 if records else []
        tries += [sign(dice.choice(["qcr1", "mix1"]), "result", self.any_of(b.results))] if b.results else []
        tries += [sign(dice.choice(["qa1", "qa2"]), "abort")] * 2 if b.aborts else []
        if b.dispositions:
            meaning = dice.choice(["approved", "released", "rejected", "certified"])
            tries += [sign(dice.choice(["qa2", "qa1"] if meaning == "approved" else ["rel1", "mix1"]), "disposition",
                           len(b.dispositions) - 1, meaning=meaning)] * 2
        return tries

    def arrives(self, c):
        """A shipper with its manifest, and now and then with what should not be."""
        found, shipper = arrival(self.b, c)["found"], self.b.on_the_way(c)
        if shipper is None:
            return {"found": None}
        way = self.dice.random()
        if way < 0.5:
            return {"found": found, "seals": "broken" if way < 0.1 else "intact"}
        if way < 0.75:
            return {"found": None if way < 0.55 else "another's" if way < 0.65 else found + [vessel(self.b)]}
        return {"found": [c] if len(found) > 1 else found + [vessel(self.b)], "difference": "the second bag was left behind"}

    def site(self):
        b, dice, act, sign = self.b, self.dice, self.act, self.sign
        c = dice.choice(b.products if b.products[0] in b.containers and dice.random() < 0.8 else list(b.containers) or [b.bag])
        far = b.status in ("at_site", "thawed", *GIVEN)
        checks = [n for n, x in enumerate(b.bedside) if x["container"] == c] or range(len(b.bedside)) or [None]
        tries = [act("custody_hand_over", dice.choice(["tec1", "col1"]), to_person=dice.random() < 0.3,
                     containers=dice.choice([None, None, [c]])),
                 act("identity_check", "tec1", checkpoint=dice.choice(["pack_out", "courier"]), container=c),
                 act("identity_check", "cli1", checkpoint="site", container=c),
                 act("site_receive", "cli1", container=c, **self.arrives(c)),
                 act("identity_check", "cli1", checkpoint="bedside", container=c),
                 act("thaw_start", dice.choice(["cli1", "cli2"]), container=c),
                 act("site_receive", "cli1", container=c, **self.arrives(c)),
                 act("infusion_record", "cli1", container=c, check=dice.choice([*checks, None]), remainder=dice.random() < 0.5),
                 act("scan", dice.choice(["cli1", "cli2", "tec2"]), container=c),
                 act("follow_up_start", "cli1"), act("follow_up_record", "cli2", kind="visit"),
                 act("container_dispose", dice.choice(["cli1", "tec1"]), container=c), act("batch_close", "qa1"),
                 act("clock_set", "man1")]
        for n, x in enumerate(b.bedside):           # whatever else is missing
            if b.signed("identity_check", n, "witnessed") and b.containers[x["container"]] in ("at_site", "thawed"):
                tries += [act("infusion_record", "cli1", container=x["container"], check=n, remainder=False)] * 5
        for sent in b.of_product("in_transit"):
            if ("site", sent) in b.checked and b.on_the_way(sent):
                tries += [act("site_receive", "cli1", container=sent, **self.arrives(sent))] * 5
        for entity, who in (("thaw", "cli2"), ("identity_check", "cli2"), ("disposal", dice.choice(["cli2", "tec2"]))):
            records = getattr(b, SIGNED[entity])
            tries += [sign(who, entity, self.any_of(records))] * 2 if records else []
        return tries if far or b.quality in FREE or dice.random() < 0.2 else []

    def failures(self):
        b, dice, act, sign = self.b, self.dice, self.act, self.sign
        tries = [act("supply_request", "cli1"), act("batch_recall", "qa1")]
        for kind, who in (("recall_withdraw", "qa2"), ("supply_withdraw", "cli1"), ("notification_acknowledge", "cli1")):
            records = getattr(b, RECORDS[kind])
            tries += [act(kind, who, n=self.any_of(records))] if records else []
        if b.recalls:
            tries += [sign(dice.choice(["rel1", "qa2"]), "recall", self.any_of(b.recalls))] * 2
        if b.investigations:
            n = self.any_of(b.investigations)
            tries += [act("investigation_note", *dice.choice([("qcr1",), ("qa1",)]), n=n, phase=dice.choice(["lab", "full"])),
                      act("investigation_conclude", dice.choice(["qcr1", "qa1"]), n=n, outcome=dice.choice(list(OUTCOMES))),
                      sign(dice.choice(["qa1", "qa2"]), "investigation", n)]
        return tries
