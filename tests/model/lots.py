"""The room of material: lots that are approved, in quarantine, expired, rejected, short, and their use at a step."""
from record import ENDED, ROLES, STEPS

RIGHTS = {"lot_use": "technician collector analyst clinic", "lot_use_withdraw": "technician collector analyst clinic qa", "lot_reject": "qa"}
VERSIONED = {"lot_use_withdraw", "lot_reject"}
RECORDS = {"lot_use_withdraw": "uses"}
NEEDED = {"seed": {"activation-reagent": "4.00", "medium": None}, "add-vector": {"vector": "2.00"}, "fill": {"final-bag": None, "formulation-buffer": None}}
LATER = {"seed": "add-vector", "add-vector": "daily-sample"}      # what was used for a step was used before the next one
UNITS = ("mL", "g")
# what the laboratory has in its stores; day: the last one of use, counted from the one on which histories begin; approved by so many
STORE = {"L-OLD": ("activation-reagent", "50.00", -1, 2), "L-ACT": ("activation-reagent", "9.00", 3000, 2), "L-TODAY": ("activation-reagent", "50.00", 0, 2),
         "L-NEW": ("activation-reagent", "50.00", 3000, 0), "L-HALF": ("vector", "50.00", 3000, 1), "L-VEC": ("vector", "5.00", 3000, 2),
         "L-MED": ("medium", None, 3000, 2), "L-BAG": ("final-bag", None, 3000, 2), "L-BUF": ("formulation-buffer", None, 3000, 2)}


def stocked():
    """The lots as they are when a history begins; received by one technician."""
    return {code: {"material": material, "quantity": quantity and Cents(quantity), "left": quantity and Cents(quantity),
                   "unit": quantity and "mL", "day": day, "status": "released" if signed == 2 else "quarantine",
                   "version": 2 if signed == 2 else 1, "signed": ["man1", "qa1"][:signed], "corrected": set()}
            for code, (material, quantity, day, signed) in STORE.items()}


class Cents(int):
    """A quantity with two decimals, exactly."""

    def __new__(cls, text):
        return super().__new__(cls, int(text.replace(".", "")) if isinstance(text, str) else text)

    def __str__(self):
        return f"{int(self) // 100}.{int(self) % 100:02d}"


def taken(lot, act):
    """What an act takes of a lot: what the process asks for, in a lot that is counted, or what it says itself."""
    asked = NEEDED[act["step"]][lot["material"]] if lot["unit"] else None
    given = act.get("quantity", asked)
    return given and Cents(given)


class Lots:
    def unusable(self, lot):
        return "rejected" if lot["status"] == "rejected" else "in quarantine" if lot["status"] != "released" else "expired" if self.day() > lot["day"] else "usable"

    def may_lot_use(self, b, who, act):
        step, lot, faults = act["step"], self.lots.get(act["lot"]), set()
        before, stage_able = STEPS[step][0], ("accepted", "stored_starting", "in_process", "harvested") if b.kind == "patient" else (
            "scheduled", "in_process", "harvested")
        if b.status in ENDED:
            faults.add("VN102")
        if "technician" not in ROLES.get(who, ()):
            faults.add("VN003")
        if not b.steps.get(step):           # what may not be recorded now takes none either
            if b.quality == "on_hold":
                faults.add("VN105")
            if b.status not in stage_able:
                faults.add("VN102")
            if before and not b.complete(before):
                faults.add("VN103")
        elif b.steps.get(LATER.get(step)):
            faults.add("VN503")
        if lot is None:
            return faults | {"stop VN403"}
        if lot["material"] not in NEEDED.get(step, {}):
            return faults | {"stop VN402"}
        if self.unusable(lot) != "usable":
            faults.add("stop VN401")
        return faults | self.amount(lot, NEEDED[step][lot["material"]], taken(lot, act))

    def amount(self, lot, asked, quantity):
        """How much of a lot: asked for where the process names a quantity, in the unit that the lot is counted in, above nought, and no more than
        is left."""
        if quantity is None:
            return {"VN202"} if asked and lot["unit"] else set()
        if not lot["unit"]:
            return {"VN211"}
        faults = {"VN207"} if quantity <= 0 else set()
        return faults | ({"stop VN404"} if lot["left"] is not None and quantity > lot["left"] else set())

    def do_lot_use(self, b, who, act):
        lot = self.lots[act["lot"]]
        quantity = taken(lot, act)
        b.uses.append({"lot": act["lot"], "step": act["step"], "quantity": quantity, "by": who, "status": "used", "version": 1})
        b.hands.add(who)
        return self.uses_changed(b, act["step"], 1 + self.counted(lot, quantity))

    def counted(self, lot, quantity):
        """Takes a quantity from what is left, or gives it back; where nobody has counted the lot nothing is left or gone."""
        if quantity is None or lot["left"] is None:
            return False
        lot["left"] = Cents(lot["left"] - quantity)
        return True

    def uses_changed(self, b, step, events):
        """A recorded step that has one lot more, or less, is another one: it is signed again."""
        b.written()
        if not b.steps.get(step):
            return events
        self.step_changed(b, {(step, 0)})

    def may_lot_use_withdraw(self, b, who, act):
        use, faults = b.uses[act["n"]], self.stale(act)
        if b.status in ENDED:
            faults.add("VN102")
        if use["status"] == "withdrawn":
            faults.add("VN117")
        return faults | (set() if use["by"] == who or "qa" in ROLES.get(who, ()) else {"VN003"})

    def do_lot_use_withdraw(self, b, who, act):
        use = b.uses[act["n"]]
        use.update(status="withdrawn", version=use["version"] + 1)
        return self.uses_changed(b, use["step"], 1 + self.counted(self.lots[use["lot"]], use["quantity"] and -use["quantity"]))

    # ---- corrected: how much came in, in which unit, and until when it can be used
    def corrected_lot(self, b, act):
        lot, field, value = self.lots[act["lot"]], act["field"], act["value"]
        uses = [use for x in self.batches.values() for use in x.uses if use["lot"] == act["lot"] and use["quantity"] is not None]
        if field == "quantity":
            faults = {"VN202"} if not lot["unit"] else set()
            used = sum(use["quantity"] for use in uses if use["status"] == "used")
            if Cents(value) <= 0 or Cents(value) < used:
                faults.add("VN207")
            return faults | ({"VN126"} if lot["quantity"] == Cents(value) else set())
        if field == "unit":
            faults = {"VN211"} if value not in UNITS else {"VN126"} if value == lot["unit"] else set()
            return faults | ({"VN117"} if uses else set())
        said = f"$D{lot['day']}" if field == "expires_on" else self.holder(b, act)[field]
        return {"VN126"} if said == value else set()

    def lot_corrected(self, b, act):
        lot, field, value = self.lots[act["lot"]], act["field"], act["value"]
        if field == "quantity":
            used = sum(use["quantity"] for x in self.batches.values() for use in x.uses
                       if (use["lot"], use["status"]) == (act["lot"], "used") and use["quantity"] is not None)
            lot.update(quantity=Cents(value), left=Cents(Cents(value) - used))
        elif field == "unit":
            lot["unit"] = value
        elif field == "expires_on":
            lot["day"] = int(value[2:])
        else:
            self.holder(b, act)[field] = value

    def may_lot_reject(self, b, who, act):
        return self.stale(act) | ({"VN117"} if self.lots[act["lot"]]["status"] == "rejected" else set())

    def do_lot_reject(self, b, who, act):
        lot = self.lots[act["lot"]]
        lot.update(status="rejected", version=lot["version"] + 1, signed=[])

    def may_sign_lot(self, who, act):
        """A manager's signature, then QA's, of people who neither received nor corrected it."""
        lot, faults = self.lots[act["lot"]], set()
        if lot["status"] != "quarantine":
            faults |= {"stop VN117", "VN117"}
        elif self.day() > lot["day"]:
            faults |= {"stop VN401", "VN401"}
        wanted = "qa" if lot["signed"] else "manager"
        if wanted not in ROLES[who] or who in lot["signed"] or who == "tec3" or who in lot["corrected"]:
            faults.add("stop VN009")
        return faults

    def do_sign_lot(self, who, act):
        lot = self.lots[act["lot"]]
        lot["signed"].append(who)
        if len(lot["signed"]) == 2:
            lot.update(status="released", version=lot["version"] + 1)


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    next_one = next((s for s in NEEDED if not b.steps.get(s)), "fill")
    last = next((s for s in reversed(NEEDED) if b.steps.get(s)), "seed")
    found = []
    for step in (next_one, last):
        fit = [code for code, lot in STORE.items() if lot[0] in NEEDED[step]]
        found += [act("lot_use", dice.choice(["tec1", "tec2"]), step=step, lot=code) for code in fit]
        found += [act("lot_use", "tec1", step=step, lot=code, quantity=dice.choice([None, "0.00", "2.00", "4.00", "51.00"])) for code in fit]
        found += [act("lot_use", "tec1", step=step, lot=dice.choice(["L-MED", "L-VEC", "L-BAG", "NOBODY"]))]
    for n, use in enumerate(b.uses):
        found += [act("lot_use_withdraw", dice.choice([use["by"], "qa1", "tec3"]), n=n)]
        found += [act("record_correct", "tec3", entity="lot", lot=use["lot"], field=field, value=value) for field, value in (("quantity", "1.00"), ("unit", "g"))]
    code = dice.choice(list(STORE))
    return found + [act("lot_reject", "qa1", lot=code), t.sign(dice.choice(["man1", "qa1", "qa2"]), "lot", lot=dice.choice(["L-NEW", "L-HALF", code]))]


def calls(played, act, b, version, record, other):
    stale = " - 1" if act.get("stale") else ""
    lot = played.model.lots.get(act.get("lot"))
    quantity = taken(lot, act) if act["act"] == "lot_use" and lot and lot["material"] in NEEDED.get(act["step"], {}) else act.get("quantity")
    return {
        "lot_use": lambda: f"lot_use($R, '{b.code}', '{act['step']}', 1, '{act['lot']}', $N, {'null' if quantity is None else repr(str(quantity))})",
        "lot_use_withdraw": lambda: f"lot_use_withdraw($R, {record('lot_use', b.uses[act['n']]['version'])}, 'it was the other bottle')",
        "lot_reject": lambda: f"lot_reject($R, '{act['lot']}', {played.model.lots[act['lot']]['version']}{stale}, 'the supplier calls it back')",
    }


def delivered(db, codes, ahead=0):
    """Puts lots into the stores of the laboratory; ahead: how many days later histories begin."""
    for code in codes:
        material, quantity, day, signed = STORE[code]
        until = db.dba(f"select ((rule.now() at time zone s.time_zone)::date + {ahead + day})::text from core.site s where s.code = 'LAB'")
        counted = f"'{quantity}', 'mL'" if quantity else "null, null"
        db.must("tec3", f"lot_receive($R, 'LAB', '{code}', '{material}', 'Invented Reagents', 'S-1', 'CoA-1', $N, '{until}', {counted})")
        for who in ["man1", "qa1"][:signed]:
            db.sign(who, "lot", db.dba(f"select id from core.lot where code = '{code}'"), "approved", who)
