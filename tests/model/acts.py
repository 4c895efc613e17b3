"""What is tried in a history: the way that a batch goes, and what people do beside it, in a wrong state, twice, with the wrong bag."""
import copy

import identity
import rooms
from samples import SPARE, tube
from source import FURTHER
from aims import aimed
from themes import named
from record import (BEDSIDE, CONCENTRATIONS, DECISION_FROM, ELSEWHERE, FREE, GIVEN, LAB, LATER, LINES, MEASURED, OUTCOMES, ROLES,
                    SIGNED_BLOCKS, SIGNERS, STEPS, last_word)

VERSIONED = {"hold_place", "collection_start", "receipt_record", "disposition_propose", "batch_abort", "hold_lift", "deviation_assess",
             "deviation_close", "collection_finish", "receipt_decide", "disposition_withdraw", "store_put", "store_take", "observation_correct",
             "custody_hand_over", "site_receive", "thaw_start", "infusion_record", "follow_up_start", "container_dispose", "batch_close",
             "batch_recall", "recall_withdraw", "notification_acknowledge", "supply_request", "supply_withdraw", "investigation_note",
             "investigation_conclude", "result_correct", *rooms.VERSIONED}
CARRIED = {"identity_check", "receipt_record", "step_record", "scan", "store_put", "store_take", "custody_hand_over", "site_receive",
           "thaw_start", "infusion_record", "container_dispose", *rooms.CARRIED}


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
            yield from self.source()
        for step, (_, operation, second, _) in STEPS.items():
            yield act("step_record", "tec1", step=step, occurrence=1)
            if second == "witnessed" and not b.complete(step):
                yield act("scan", "tec2", container=vessel(b))
            if second:
                yield sign("tec2", "step", step=step)
            if operation in SIGNED_BLOCKS:
                yield sign("tec1", "block", operation)

    def source(self):
        """Starting material of as many collections as are meant, each of them received, then pooled."""
        b, act, sign = self.b, self.act, self.sign
        if len(b.collections) < b.sources and b.status in ("scheduled", *FURTHER):
            yield act("identity_check", "col1", checkpoint="chair")
            yield act("collection_start", "col1")
        for n, _ in enumerate(b.collections):
            yield act("collection_finish", "col1", n=n)
            yield sign("col2", "collection", n)
        for c in b.bags:
            if b.containers.get(c) == "in_use" and not b.receipt_of(c):
                if "transport" in b.routes and not b.on_the_way(c):
                    yield act("identity_check", "col1", checkpoint="courier", container=c)
                    yield act("custody_hand_over", "col1", containers=None, to_person=False)
                yield act("identity_check", "tec1", checkpoint="receipt", container=c)
                yield act("receipt_record", "tec1", container=c, **arrival(b, c))
        for n, _ in enumerate(b.receipts):
            yield act("receipt_decide", "tec1", n=n, decision="accept")
            yield sign("tec2", "receipt", n)
        own = [c for c in b.bags if b.containers.get(c) == "in_use" and b.accepted(c)]
        if len(own) > 1 and b.vessel not in b.containers:
            yield act("container_pool", "tec1", containers=own, code="POOL" + b.code[1:])

    def quality(self):
        b, act, sign = self.b, self.act, self.sign
        for point in ("harvest", "final"):
            if not tube(b, point):
                yield act("sample_register", "tec3", sample=next((name for name in (point, *SPARE) if name not in b.samples), point), point=point)
        for line in LINES:
            good = False if (b.plan, line) == ("exceptional_supply", "car") else \
                "interim pass" if (b.plan, line) == ("released_pending", "sterility") else True
            yield act("result_record", "ana1", line=line, sample=tube(b, LINES[line][0]), good=good)
        for n, r in enumerate(b.results):
            if r["status"] == "entered" and not b.replaced(r):
                yield sign("qcr1", "result", n)
        for n, i in enumerate(b.investigations):
            yield act("investigation_note", "qa1", n=n, phase="full")
            yield act("investigation_conclude", "qa1", n=n, outcome="confirmed")
            yield sign("qa2", "investigation", n)
        if b.plan == "exceptional_supply" and b.quality == "quarantine":
            yield act("supply_request", "cli1")
        decided = "verdict" if b.kind != "patient" else b.plan if b.plan in DECISION_FROM else "released"
        if b.quality == "quarantine" or b.plan == b.quality == "released_pending":
            if b.quality == "released_pending":
                yield act("result_record", "ana1", line="sterility", sample=tube(b, "final"), good=True)
                decided = "released"
            yield sign("qa2", "batch")
            yield act("disposition_propose", "qa1", decision=decided)
        for n, d in enumerate(b.dispositions):
            yield sign("qa2", "disposition", n, meaning="approved")
            yield sign("rel1", "disposition", n, meaning=last_word(d))

    def supply(self):
        b, act, sign = self.b, self.act, self.sign
        if b.plan == "recalled" and any(x["age"] < BEDSIDE and b.signed("identity_check", n, "witnessed") for n, x in enumerate(b.bedside)):
            yield act("batch_recall", "mix1" if b.small else "qa1")
            yield from (sign("rel1", "recall", n) for n, x in enumerate(b.recalls) if x["status"] == "proposed")
        if "transport" in b.routes:
            for c in b.of_product("filled"):
                yield act("identity_check", "tec1", checkpoint="pack_out", container=c)
            yield act("custody_hand_over", "tec1", containers=None, to_person=False)
        for c in b.products:
            if "transport" not in b.routes or b.containers.get(c) == "in_transit":
                yield act("identity_check", "cli1", checkpoint="site", container=c)
            yield act("site_receive", "cli1", container=c, **arrival(b, c))
        for c in b.products:
            if "thaw" in b.routes:
                yield act("thaw_start", "cli1", container=c)
                yield from self.witnessed(c, "thaw", b.thaws)
            if b.containers.get(c) == ("thawed" if "thaw" in b.routes else "at_site"):
                yield act("identity_check", "cli1", checkpoint="bedside", container=c)
            if "thaw" not in b.routes or b.containers.get(c) == "thawed":
                yield from self.witnessed(c, "identity_check", b.bedside)
            for n, check in enumerate(b.bedside):
                if check["container"] == c:
                    yield act("infusion_record", "cli1", container=c, check=n, remainder=c == b.products[0])
        yield act("follow_up_record", "cli1", kind="visit")
        for n, _ in enumerate(b.notifications):
            yield act("notification_acknowledge", "cli1", n=n)
        over = list(b.containers) if b.comes_to_nothing() else b.remainders()
        for c in over:
            yield act("container_dispose", "cli1", container=c)
            yield from self.witnessed(c, "disposal", b.disposals)
        yield act("batch_close", "qa1")

    def witnessed(self, c, entity, records):
        """The second person scans the container and signs."""
        records = [n for n, x in enumerate(records) if x["container"] == c]
        if records:
            if not self.b.signed(entity, records[-1], "witnessed"):
                yield self.act("scan", "cli2", container=c)
            yield self.sign("cli2", entity, records[-1])

    def __iter__(self):
        for n, h in enumerate(self.b.holds):        # what keeps everything up
            if h["status"] == "open":
                yield self.act("hold_lift", "qa1", n=n)
        for n, d in enumerate(self.b.deviations):
            if d["status"] == "open":
                yield self.act("deviation_assess", "qa1", n=n)
        for n, x in enumerate(self.b.touches):
            if x["status"] == "open":
                yield self.act("deviation_touch_assess", "qa1", n=n)
        if self.b.plan == "aborted" and self.b.tried_enough():
            yield self.act("batch_abort", "man1")
            yield from (self.sign("qa1", "abort") for _ in self.b.aborts)
            if self.b.status in ("aborted", "discarded"):
                yield self.act("batch_remanufacture", "coo1")
        yield from self.work()
        yield from self.quality()
        yield from self.supply()


def vessel(b):
    return b.at_work()


def arrival(b, c):
    """What the manifest of a shipper says, if one is to be opened with this container."""
    shipper = b.on_the_way(c)
    return {"found": sorted(shipper["containers"])} if shipper else {"found": None}


# ---- what is tried
# what cannot be undone, or lets the batch go: looked at closely, each wrong way of it is tried before the right one
CLOSELY = {"custody_hand_over", "site_receive", "thaw_start", "infusion_record", "batch_close", "receipt_record", "receipt_decide", "store_take",
           "disposition_propose"}
# what turns a history away from what it is about: left for later, unless it is about that
DISTURBING = {"observation_correct", "record_correct", "result_correct", "result_record", "batch_abort", "hold_place", "disposition_propose", "batch_recall",
              "disposition_withdraw"}
LATE = 45
# what people forget, each once where it is what a history is about
FORGOTTEN = {"scan", "deviation_assess", "deviation_touch_assess", "hold_lift", "supply_request"}
SECOND = {"receipt", "collection", "result", "disposition", "recall", "thaw", "identity_check", "disposal", "investigation"}


def choose(dice, model):
    """The next act: one of a batch's way that can be done, the same with something wrong about it, one that comes too early because another
    was left out, one that a single rule refuses, or anything at all."""
    model.turns += 1
    act = early_on(model) if dice.random() < 0.3 else None
    if act:
        return act
    batches = list(model.batches.values())      # those of a second attempt come last
    b = dice.choices(batches, (*model.weights, *(2 for _ in batches))[:len(batches)])[0]
    ahead, roll = [act for act in Way(b) if ready(b, act) and not done(b, act) and act != b.left_out], dice.random()
    early = too_early(model, b, ahead)
    if early and dice.random() < 0.8:
        b.tried += 1
        return new_one(dice, model, early)
    able = [act for act in ahead if not model.judge(act)][:3]
    if dice.random() < 0.8:
        ways = ahead + Tries(dice, b, model).all() + [way for act in able for way in wrong(dice, model, act)]
        dice.shuffle(ways)
        rule, act = aimed(model, [act for act in ways if named(act) in model.favoured and possible(model, b, act)])
        if rule:
            model.met.add(rule)
            return act
    close = bool(able) and (able[0]["act"] in CLOSELY or able[0].get("entity") in SECOND)
    if close and dice.random() < (0.9 if named(able[0]) in model.favoured else 0.6):
        ways = [act for act in wrong(dice, model, able[0], close=True) if kind(model, act) not in model.kinds]
        if ways:
            return new_one(dice, model, ways)
    if able and forgets(model, b, able[0]):
        return choose(dice, model)
    if dice.random() < 0.25:
        ways = ahead + Tries(dice, b, model).all() + [way for act in able for way in wrong(dice, model, act)]
        ways = [act for act in ways if named(act) in model.favoured and possible(model, b, act)
                and (len(model.judge(act)) == 1 or not model.judge(act) and act["act"] not in CLOSELY | {"step_record"})]
        if ways:
            return new_one(dice, model, ways)
    if able and roll < 0.72:
        act = dice.choices(able, (12, 1, 1)[:len(able)])[0]
        if b.left_out is None and named(act) not in model.forgotten and dice.random() < (0.3 if act.get("entity") in SECOND else 0.08):
            model.forgotten.add(named(act))
            b.left_out, b.tried = act, 0
            return choose(dice, model)
        return dict(act, who="mix1") if b.small and dice.random() < 0.6 and not model.judge(dict(act, who="mix1")) else act
    if able and roll < 0.80:
        return new_one(dice, model, wrong(dice, model, able[0]))
    tries = [act for act in Tries(dice, b, model).all() if possible(model, b, act)
             and (model.turns > LATE or act["act"] not in DISTURBING or named(act) in model.favoured)]
    if roll < 0.94:
        return new_one(dice, model, [act for act in ahead + tries if len(model.judge(act)) < 2])
    return careless(dice, dice.choice(tries))


def possible(model, b, act):
    """Is there what it is about, and is it not what somebody has forgotten?"""
    if not ready(b, act) or act["act"] == "sign" and act["entity"] == "step" and not STEPS[act["step"]][2]:
        return False
    return not (b.left_out and named(act) == named(b.left_out) and not model.judge(act))


def early_on(model):
    """What the theme of a history wants to be tried early."""
    if not model.soon:
        return None
    which, name, who, more = model.soon.pop(0)
    batches, more = list(model.batches.values()), dict(more)
    if "touched" in more:
        more["touched"] = batches[more["touched"]].code
    if more.get("n") == "last":         # what was proposed last
        more["n"] = len(batches[which].merges) - 1
    if "product" in more:
        more["container"] = batches[which].products[more.pop("product")]
    act = Way(batches[which]).act(name, who, **more)
    if act.get("n") == -1:
        return None
    return act if ready(batches[which], act) and len(model.judge(act)) < 2 else None


def forgets(model, b, act):
    """What is forgotten the first time that it comes up in a history that is about it."""
    what = named(act)
    able = act.get("entity") in SECOND or act["act"] == "identity_check" or what in FORGOTTEN
    if b.left_out is not None or not able or what not in model.favoured or what in model.forgotten:
        return False
    model.forgotten.add(what)
    b.left_out, b.tried = act, 0
    return True


def kind(model, act):
    b = model.batches[act["batch"]]
    return (act["act"], *(act.get(what) for what in ("entity", "checkpoint", "step", "stale", "other", "few", "check", "field", "lot", "purpose", "way", "whose",
                                                 "form", "quantity", "lead")), b.quality,
            b.plan == "recalled", len(b.open_holds()) > 1, len(act.get("found") or ()), *sorted(model.judge(act)))


def new_one(dice, model, acts):
    """One of these acts, rather one of a kind that was not answered in this way before."""
    dice.shuffle(acts)
    act = next((act for act in acts if kind(model, act) not in model.kinds), acts[0])
    model.kinds.add(kind(model, act))
    return act


def too_early(model, b, ahead):
    """What is refused now and would not be, had somebody not forgotten something; tried once, then it is thought of again."""
    if b.left_out is None:
        return []
    if b.tried >= 1 or not ready(b, b.left_out) or done(b, b.left_out):
        b.left_out = None
        return []
    if model.judge(b.left_out):
        return []
    then = type(model)()
    then.batches[b.code] = copy.deepcopy(b)
    then.do(b.left_out)
    early = [act for act in ahead if model.judge(act) and not then.judge(act)]
    if not early and all(model.judge(act) for act in ahead):
        b.left_out = None
    return early


def roles_for(act):
    if act["act"] != "sign":
        return rooms.RIGHTS[act["act"]]
    if act["entity"] == "lot":
        return {"manager", "qa"}
    if act["entity"] == "patient_merge":
        return {"qa"}
    if act["entity"] == "disposition":
        return {"qa" if act["meaning"] == "approved" else "releaser"}
    return set(SIGNERS[act["entity"]][1].split()) if act["entity"] in SIGNERS else {"technician"}


def wrong(dice, model, act, close=False):
    """The next act of a batch's way with one thing wrong about it, each way to be wrong once; close: only what a rule of that act is about."""
    b, name = model.batches[act["batch"]], act["act"]
    able = [dict(act, who=person) for person in LAB if ROLES[person] & roles_for(act) and model.judge(dict(act, who=person))]
    ways = [dice.choice(able)] if able else []
    if act.get("found"):
        ways += [dict(act, found=found) for found in ("another's", act["found"] + [vessel(b)], act["found"][1:] or [vessel(b)])]
    if name == "infusion_record":
        ways += [dict(act, check=n) for n, x in enumerate(b.bedside) if x["container"] != act["container"]]
        if not [c for c in b.products if c != act["container"] and b.containers[c] in ("at_site", "thawed")]:
            ways += [Way(b).act("clock_set", "man1", minutes=LATER[1])]
    if name == "disposition_propose":
        ways += [dict(act, decision=d) for d in DECISION_FROM if d != act["decision"]]
    if close:
        return ways
    ways += [dict(act, who=dice.choice(["old1", "far1", "aud1", *LAB]))]
    ways += [dict(act, stale=True)] if name in VERSIONED else []
    ways += [dict(act, other=True)] if name in CARRIED else []
    ways += [dict(act, few=True), *dice.sample(identity.ways(dice, b, act), 3)] if name == "identity_check" and b.kind == "patient" else []
    ways += [dict(act, found=None)] if act.get("found") else []
    return ways


def careless(dice, act):
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
    checks = {"chair": False, "courier": False, "receipt": False,
              "site": c not in b.of_product("filled", "in_transit"), "pack_out": False,
              "bedside": b.containers.get(c) == "infused" or any(x["container"] == c and x["age"] < BEDSIDE for x in b.bedside)}
    if name == "identity_check":
        return (act["checkpoint"], c) in b.checked or checks[act["checkpoint"]]
    if name == "sign":
        key = (act["step"], act["n"]) if act["entity"] == "step" else act["n"]
        return act["entity"] == "disposal" and b.disposals[act["n"]]["status"] != "recorded" \
            or any(s[0] == act["entity"] and s[1] == key and s[4] and act.get("meaning", s[2]) == s[2] for s in b.signatures)
    return {"step_record": lambda: act["step"] in b.steps, "scan": lambda: (act["who"], c) in b.present,
            "result_record": lambda: any(r["line"] == act["line"] and (r["verdict"] != "interim pass" or act["good"] == "interim pass") for r in b.results),
            "receipt_decide": lambda: b.receipts[act["n"]]["status"] != "recorded", "collection_finish": lambda: b.collections[act["n"]]["status"] != "started",
            "follow_up_record": lambda: b.status == "follow_up",
            "custody_hand_over": lambda: not b.of_product("filled") and b.status not in ("collected", "in_transit_in", "received", "accepted", "stored_starting"),
            "investigation_note": lambda: b.investigations[act["n"]]["notes"] or b.investigations[act["n"]]["status"] != "open",
            "investigation_conclude": lambda: bool(b.investigations[act["n"]]["outcome"]),
            }.get(name, lambda: False)()


RECORDS = {"hold_lift": "holds", "deviation_assess": "deviations", "deviation_close": "deviations", "disposition_withdraw": "dispositions",
           "recall_withdraw": "recalls", "supply_withdraw": "requests", "notification_acknowledge": "notifications",
           "investigation_note": "investigations", "investigation_conclude": "investigations", "result_correct": "results", "collection_finish": "collections", "receipt_decide": "receipts",
           **rooms.RECORDS}
SIGNED = {"result": "results", "abort": "aborts", "disposition": "dispositions", "recall": "recalls", "thaw": "thaws",
          "identity_check": "bedside", "disposal": "disposals", "investigation": "investigations", "collection": "collections", "receipt": "receipts",
          "patient_merge": "merges"}


def ready(b, act):
    """Is there the record that the act is about?"""
    name, n = act["act"], act.get("n")
    if name == "sign":
        entity = act["entity"]
        if entity in SIGNED:
            return n < len(getattr(b, SIGNED[entity]))
        if entity == "step":
            return n < len(b.steps.get(act["step"], []))
        return {"batch": True, "lot": True, "block": all(b.complete(s) for s in SIGNED_BLOCKS.get(n, ["fill"]))}[entity]
    if name == "record_correct":
        records = {"collection": b.collections, "receipt": b.receipts, "custody": b.custody, "infusion": b.infusions, "deviation": b.deviations}
        return act["entity"] not in (*records, "sample") or act.get("sample") in b.samples or act.get("n", -1) in range(len(records.get(act["entity"], ())))
    if name in RECORDS:
        return n < len(getattr(b, RECORDS[name]))
    if name == "observation_correct":
        return n < len(b.steps.get(act["step"], []))
    if name == "infusion_record" and act["check"] is not None and act["check"] >= len(b.bedside):
        return False
    if name == "collection_start" and len(b.collections) >= len(b.bags) and b.kind == "patient":
        return False
    if name == "batch_remanufacture" and b.before_it:
        return False            # two attempts are enough
    if name == "step_record" and act.get("container"):
        return act["container"] in b.containers
    if name == "container_pool":
        return bool(b.containers)
    if name == "custody_hand_over":
        return b.containers and all(c in b.containers for c in act["containers"] or [])
    if act.get("container") and not act.get("other"):
        return act["container"] in b.containers
    return {"result_record": act.get("sample") in b.samples}.get(name, True)


class Tries(Way):
    """Acts of all kinds, those more often for which there is something to do."""

    def __init__(self, dice, b, model):
        super().__init__(b)
        self.dice, self.others, self.patients = dice, list(model.batches), model.patients

    def any_of(self, records):
        return self.dice.randrange(len(records))

    def all(self):
        return self.laboratory() + self.containers() + self.values() + self.decisions() + self.site() + self.failures() + rooms.tries(self)

    def laboratory(self):
        dice, act, sign = self.dice, self.act, self.sign
        return [act("hold_place", "qa1"), act("comment_add", "tec1"), act("deviation_open", "tec2"), act("batch_abort", "man1"),
                act("identity_check", "col1", checkpoint="chair"), act("collection_start", "col1"),
                act("scan", "tec3", container=vessel(self.b)), sign("qa2", "batch")]

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
        tries += [act("result_record", dice.choice(["ana1", "ana2", "mix1"]), line=line, sample=tube(b, dice.choice([LINES[line][0]] * 4 + ["final"])),
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
        if b.results:
            n = self.any_of(b.results)
            goods = [True, False, "interim pass"][:3 if b.results[n]["line"] == "sterility" else 2]
            tries += [sign(dice.choice(["qcr1", "mix1"]), "result", n)]
            tries += [act("result_correct", "mix1" if b.small else dice.choice(["ana1", "ana2", "mix1"]), n=n, good=dice.choice(goods))]
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
                 act("clock_set", "man1", minutes=dice.choice(LATER))]
        tries += [act("clock_set", "man1", minutes=LATER[-1])] * 2 * (b.status == "infused")
        for n, x in enumerate(b.bedside):           # whatever else is missing
            if b.signed("identity_check", n, "witnessed") and b.containers[x["container"]] in ("at_site", "thawed"):
                tries += [act("infusion_record", "cli1", container=x["container"], check=n, remainder=False)] * 5
        for sent in b.of_product("in_transit"):
            if ("site", sent) in b.checked and b.on_the_way(sent):
                tries += [act("site_receive", "cli1", container=sent, **self.arrives(sent))] * 5
        for entity, who in (("thaw", "cli2"), ("identity_check", "cli2"), ("disposal", dice.choice(["cli2", "tec2"]))):
            records = getattr(b, SIGNED[entity])
            tries += [sign(who, entity, self.any_of(records))] * 2 if records else []
        leave = [act("custody_hand_over", "tec1", to_person=False, containers=[p]) for p in b.of_product("filled") if ("pack_out", p) in b.checked]
        return tries + leave if far or b.quality in FREE or dice.random() < 0.2 else leave

    def failures(self):
        b, dice, act, sign = self.b, self.dice, self.act, self.sign
        tries = [act("supply_request", "cli1"), act("batch_recall", dice.choice(["qa1", "mix1"]))]
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
