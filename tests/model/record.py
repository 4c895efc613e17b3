"""The record of a batch as the rules know it: people, rights, the process, and what one batch holds at a time."""
from decimal import ROUND_HALF_UP, Decimal

LAB = {"coo1": "coordinator", "col1": "collector", "col2": "collector", "tec1": "technician", "tec2": "technician", "tec3": "technician",
       "ana1": "analyst", "ana2": "analyst", "qcr1": "qc_reviewer", "qa1": "qa", "qa2": "qa", "rel1": "releaser", "rel2": "releaser",
       "cli1": "clinic", "cli2": "clinic", "man1": "manager", "aud1": "auditor", "old1": "technician analyst clinic",
       "mix1": "technician analyst qc_reviewer qa releaser clinic"}
ROLES = {person: set(roles.split()) for person, roles in LAB.items()}
ELSEWHERE = {"far1": set("coordinator collector technician analyst clinic".split())}     # of another site: nothing here exists
UNTRAINED = {"old1", "man1", "coo1", "aud1"}
RIGHTS = {name: set(roles.split()) for name, roles in {
    "hold_place": "qa analyst qc_reviewer manager", "hold_lift": "qa", "comment_add": "coordinator collector technician analyst qc_reviewer "
    "qa releaser clinic manager", "deviation_open": "coordinator collector technician analyst qc_reviewer qa clinic manager",
    "deviation_assess": "qa", "deviation_close": "qa", "identity_check": "collector technician clinic",
    "step_record": "technician collector analyst clinic", "observation_correct": "technician collector analyst clinic",
    "sample_register": "technician analyst", "result_record": "analyst", "result_correct": "analyst", "disposition_propose": "qa", "disposition_withdraw": "qa",
    "store_put": "technician", "store_take": "technician", "batch_abort": "manager", "order_cancel": "coordinator manager",
    "custody_hand_over": "technician collector clinic", "site_receive": "clinic", "thaw_start": "clinic", "infusion_record": "clinic",
    "follow_up_start": "clinic", "follow_up_record": "clinic", "container_dispose": "technician clinic", "batch_close": "qa",
    "batch_recall": "qa", "recall_withdraw": "qa", "notification_acknowledge": "clinic", "supply_request": "clinic",
    "supply_withdraw": "clinic", "investigation_note": "qc_reviewer qa", "investigation_conclude": "qc_reviewer qa", "clock_set": "manager admin",
    "scan": "coordinator collector technician analyst qc_reviewer qa releaser clinic manager"}.items()}
HANDS = {"identity_check", "collection_start", "collection_finish", "receipt_record", "receipt_decide", "step_record",
         "observation_correct", "sample_register", "result_record", "result_correct", "store_put", "container_pool", "lot_use", "store_take", "custody_hand_over", "site_receive",
         "thaw_start", "infusion_record", "follow_up_start", "follow_up_record", "container_dispose"}
AT_THE_PATIENT = {"site", "bedside"}      # checkpoints of the clinic
SIGNERS = {"collection": ("checked", "collector"), "receipt": ("checked", "technician"), "result": ("reviewed", "qc_reviewer"),
           "batch": ("reviewed", "qa"), "abort": ("approved", "qa"), "recall": ("approved", "releaser"), "investigation": ("approved", "qa"),
           "thaw": ("witnessed", "clinic"), "identity_check": ("witnessed", "clinic"),
           "disposal": ("witnessed", "technician collector clinic")}
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
DECISION_FROM = {"released": ("quarantine", "released_pending"), "released_pending": ("quarantine",), "rejected": ("quarantine", "on_hold"),
                 "exceptional_supply": ("quarantine",), "verdict": ("quarantine",)}
FREE = ("released", "released_pending", "exceptional_supply")       # may leave the site, be thawed and given
LOST = ("rejected", "recalled")
BEDSIDE, DAY = 120, 1440        # minutes: how old a bedside check may be at the infusion; when follow-up begins by itself
LATER = (40, 150, 1500)         # and how far the clock is moved: longer than a thaw may take, than that check, than a day
GIVEN = ("infused", "follow_up", "closed")
# whoever did these had the material in hand, and neither reviews nor releases the batch
MATERIAL = {"collection_start", "collection_finish", "receipt_record", "receipt_decide", "identity_check", "sample_register", "store_put", "store_take",
            "container_pool", "thaw_start", "infusion_record", "container_dispose"}
WORSE = ("pass", "interim pass", "not evaluable", "fail")       # verdicts, the worst last
# outcomes of an investigation, by what it found
OUTCOMES = {"laboratory error": "invalid", "confirmed": "confirmed"}


def rounded(value, places):
    return str(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def last_word(d):
    """The releaser's word on a decision."""
    return {"rejected": "rejected", "verdict": "certified"}.get(d["decision"], "released")


class Batch:
    def __init__(self, code, kind, patient, number, plan="released"):
        self.code, self.kind, self.patient, self.number, self.plan = code, kind, patient, number, plan
        self.status, self.quality, self.before, self.version = "scheduled", "quarantine", None, 1
        self.checked, self.collections, self.receipts, self.pools = set(), [], [], []
        self.coi, self.bags, self.vessel = f"CHA999926{number:06d}", [f"A999926{n:06d}" for n in (number, number + 300)], "V" + code[1:]
        self.bag, self.sources = self.bags[0], 1      # how many collections are meant
        self.before_it, self.again = None, None       # the first attempt, and the second one
        self.products = ["BAG" + code[1:], "BAG" + code[1:] + "-2"]
        self.containers, self.steps, self.blocks, self.signatures = {}, {}, {}, []
        self.holds, self.deviations, self.samples, self.results, self.dispositions, self.aborts = [], [], {}, [], [], []
        self.retrieved, self.before_store, self.routes = set(), {}, set()
        self.hands, self.analysts, self.reviewers, self.present, self.stops = set(), set(), set(), set(), []
        self.custody, self.shipments, self.thaws, self.bedside, self.infusions, self.follow_ups = [], [], [], [], [], []
        self.people, self.left_out, self.tried = set(), None, 0         # who has done something here; what somebody forgot
        self.small = False                  # a small unit: one person plays several roles
        self.ever_checked, self.merges = set(), []      # what some check was about; what is said of registrations, one list for all batches
        self.uses, self.touches, self.capas, self.corrections, self.said = [], [], [], [], {}
        self.disposals, self.recalls, self.notifications, self.requests, self.investigations = [], [], [], [], []

    # ---- the two statuses, and signatures
    def move(self, status):
        self.status, self.version = status, self.version + 1

    def judge(self, quality):
        if quality == "on_hold":
            self.before = self.quality
        self.quality, self.version = quality, self.version + 1

    def held(self):
        """A hold that an act places by itself."""
        self.holds.append({"status": "open", "version": 1})
        if self.quality != "on_hold":
            self.judge("on_hold")

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
        return self.quality in FREE

    def to_give(self):
        """Of several bags the last one may still wait when the first was given."""
        return self.status not in ("infused", "follow_up") or bool(self.of_product("filled", "stored", "in_transit", "at_site", "thawed"))

    def barred(self):
        """What keeps a product from leaving, thaw and infusion."""
        return set() if self.released() else {"VN105"} if self.quality == "on_hold" else {"stop VN109"}

    def open_holds(self):
        return [h for h in self.holds if h["status"] == "open"]

    # ---- starting material
    def starting(self, container):
        return self.kind == "patient" and (container in self.bags or container in self.pools)

    def receipt_of(self, container):
        return next((r for r in self.receipts if r["bag"] == container), None)

    def accepted(self, container):
        receipt = self.receipt_of(container)
        return container in self.pools or receipt is not None and receipt["status"] == "checked" and receipt["decision"] == "accept"

    def at_work(self):
        """What is in hand at a step: the vessel once there is one, else starting material that may be used."""
        own = [c for c, status in self.containers.items() if self.starting(c) and status == "in_use" and self.accepted(c)]
        return self.vessel if self.vessel in self.containers else own[-1] if own else self.bag

    def tried_enough(self):
        """A batch that is meant to come to nothing does so once something was done about it."""
        return len(self.people) >= 3

    def kin(self):
        """The other attempts under the same therapy event."""
        return [x for x in (self.before_it, self.again) if x]

    def complete(self, step):
        return bool(self.steps.get(step)) and all(x["status"] == "complete" for x in self.steps[step])

    # ---- where each container is, and who has it
    def of_product(self, *statuses):
        return [c for c in self.products if self.containers.get(c) in statuses]

    def taken(self, container, holder, place="LAB"):
        self.custody.append([container, holder, place])

    def holders(self):
        """Who holds what now: of a container the last one, unless all was handed over since."""
        found = []
        for n, (container, holder, place) in enumerate(self.custody):
            if not any(later[0] in (None, container) for later in self.custody[n + 1:]):
                found.append([container, holder, place])
        return found

    def on_the_way(self, container):
        """The shipper that a container left in and that nobody has opened yet."""
        return next((s for s in self.shipments if s["status"] == "on_the_way" and container in s["containers"]), None)

    def comes_to_nothing(self):
        return self.status == "aborted" or self.quality in LOST

    def thaw_of(self, container):
        return next((t for t in reversed(self.thaws) if t["container"] == container), None)

    def remainders(self):
        return [i["container"] for i in self.infusions if i["remainder"] and self.containers[i["container"]] != "disposed"]

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
    def tests(self, line):
        """The tests of a line, each as it was corrected last."""
        return sorted((r for r in self.results if r["line"] == line and r["status"] != "invalid" and not self.replaced(r)), key=lambda r: r["entry"])

    def on(self, line, sample):
        """The tests of a line on one sample."""
        return [r for r in self.tests(line) if r["sample"] == sample]

    def revisions(self, r):
        return [k for k in self.results if (k["line"], k["sample"], k["entry"]) == (r["line"], r["sample"], r["entry"])]

    def replaced(self, r):
        return any(k["revision"] > r["revision"] for k in self.revisions(r))

    def deciding(self, line):
        """The test that decides a line: of each sample the last one, a confirmed failure and a final result first; of several samples the
        worst, so that a second one never hides the first."""
        last = [max(self.on(line, sample), key=lambda r: (r["status"] == "confirmed", r["good"] != "interim pass", r["entry"]))
                for sample in dict.fromkeys(r["sample"] for r in self.tests(line))]
        return max(last, key=lambda r: (WORSE.index(r["verdict"]), r["status"] == "entered", self.results.index(r)), default=None)

    def state_of(self, line):
        """A line waits for the review of each of its tests."""
        decides = self.deciding(line)
        if not decides or any(r["status"] == "entered" for r in self.tests(line)):
            return "pending"
        return {"pass": "met", "fail": "failed", "interim pass": "interim", "not evaluable": "failed"}[decides["verdict"]]

    def evaluated(self):
        """What a decision says of the lines: the test that decides each, whether it is reviewed, whether an earlier one failed."""
        said = {}
        for line in LINES:
            tests = self.tests(line)
            by = self.deciding(line)
            if by:
                waits = [] if by["verdict"] == "not evaluable" else [r is by for r in tests if r["status"] == "entered"]
                word = "its own" if True in waits else "another" if waits and by["good"] != "interim pass" else None
                said[line] = (by["good"], word, any(r["verdict"] == "fail" for r in tests if r is not by))
        return said

    def rests_on(self):
        """What a decision is about: results, what was decided about deviations, and what was found."""
        return (self.evaluated(), [(d["class"], d["status"] == "open") for d in self.deviations], [x["status"] == "open" for x in self.touches],
                [(i["line"], i["sample"], i["outcome"]) for i in self.investigations])

    def lines_block(self, decision):
        states = {n: self.state_of(n) for n in LINES}
        if decision == "verdict":           # the last word on the batch; a dose per weight is not evaluable without a patient
            return any(states[n] in ("pending", "interim") for n in LINES if n != "dose")
        gates = [states[n] for n in LINES if n != "sterility"]
        if decision == "exceptional_supply":
            return "pending" in gates or not any(state == "failed" for state in states.values())
        if decision == "released_pending":
            return any(state != "met" for state in gates) or states["sterility"] not in ("met", "interim")
        return any(state != "met" for state in states.values())

    def blocked(self, decision):
        if decision == "rejected":
            return False
        if (self.lines_block(decision) or self.open_holds() or any(d["status"] == "open" for d in self.deviations + self.touches)
                or any(i["status"] == "open" for i in self.investigations)):
            return True
        if decision == "verdict":           # it is about the results
            return False
        return (any(k["status"] == "finished" for k in self.collections) or any(r["status"] == "decided" for r in self.receipts)
                or self.status not in ("filled", "stored", "in_transit_out", "at_site", "thawed", *GIVEN[:2])
                or not all(self.complete(s) for s in STEPS) or any(not self.signed("block", o, "performed") for o in SIGNED_BLOCKS)
                or not self.signed("batch", 0, "reviewed")
                or decision == "exceptional_supply" and not any(q["status"] == "open" for q in self.requests))


class Verdict(set):
    """Codes of which any may be the answer; none: done."""

    def admits(self, outcome):
        if not self:
            return outcome == "done"
        return outcome in self or any(code == "stop VN3" and outcome.startswith("stop VN3") for code in self)
