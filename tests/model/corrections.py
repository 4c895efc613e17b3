"""The room of corrections of records: a field of a collection, a receipt, a sample, custody, an infusion, the order, a deviation, the patient,
a lot. What may be written into some fields is a matter of the rooms that these belong to (corrected_...)."""
import samples
from record import ENDED, ROLES

RIGHTS = {"record_correct": "collector technician analyst clinic coordinator manager qa"}
VERSIONED = {"record_correct"}
# what can be corrected: who may, whether with training, and what is written there in turn
FIELDS = {("collection", "volume_ml"): ("collector", True, ("120.5", "121.5", "99.0")), ("receipt", "volume_ml"): ("technician", True, ("120.0", "119.5")),
          ("receipt", "seals"): ("technician", True, ("intact", "broken")), ("sample", "drawn_at"): ("technician analyst", True, ("$N", "$E")),
          ("sample", "sample"): ("technician analyst", True, ()), ("collection", "din"): ("collector", True, ()),
          ("custody", "place"): ("technician collector clinic", True, ("ward 3", "bench 4")), ("infusion", "reaction"): ("clinic", True, ("none", "fever")),
          ("therapy_order", "weight_kg"): ("coordinator clinic manager", False, ("70.0", "72.0")),
          ("therapy_order", "indication"): ("coordinator clinic manager", False, ("B-ALL", "DLBCL")),
          ("deviation", "class"): ("qa", False, ("minor", "major")), ("patient", "initials"): ("coordinator clinic", False, ("AM", "BK", "XY")),
          ("lot", "supplier"): ("technician", False, ("Invented Reagents", "Other Reagents")), ("lot", "certificate"): ("technician", False, ("CoA-1", "CoA-2")),
          ("lot", "quantity"): ("technician", False, ("60.00", "60.00", "6.00", "3.00", "0.00")), ("lot", "unit"): ("technician", False, ("mL", "g", "bucket")),
          ("lot", "expires_on"): ("technician", False, ("$D-1", "$D0", "$D2000", "$D3000")),
          **{("patient_identity", field): ("coordinator clinic", False, values) for field, values in (
              ("family_name", ("Muster", "Mustermann", "Kanari")), ("given_name", ("Anna", "Anne", "Bert")), ("sex", ("female", "male")),
              ("birth_date", ("1970-01-02", "1970-02-01", "1981-03-04", "1981-04-03")), ("record_number", ("R1001", "R1002", "R1003", "R1011")))}}
FIRST = {"therapy_order": {"weight_kg": "70.0", "indication": "B-ALL"}, "lot": {"supplier": "Invented Reagents", "certificate": "CoA-1"}}


class Corrections:
    def holder(self, b, act):
        """Where the model keeps what a record says."""
        entity, n = act["entity"], act.get("n", 0)
        if entity == "custody":
            return b.said.setdefault(("custody", n), {"place": b.custody[n][2]})
        if entity == "patient":
            return self.patients[b.patient]
        key = {"therapy_order": ("order", b.coi), "lot": ("lot", act.get("lot"))}.get(entity)
        if key:
            return self.said.setdefault(key, dict(FIRST[entity]))
        first = {"collection": {"volume_ml": "120.5"}, "receipt": {"volume_ml": "120.0", "seals": "intact"}, "infusion": {"reaction": "none"},
                 "deviation": {}}[entity]
        said = b.said.setdefault((entity, n), dict(first))
        if entity == "receipt":
            said.setdefault("seals", "intact")
        if entity == "deviation":
            said["class"] = b.deviations[n]["class"]
        return said

    def told_in(self, b, act):
        """The batches whose record says what this record says."""
        if act["entity"] == "lot":
            return [x for x in self.batches.values() if any(u["lot"] == act["lot"] for u in x.uses)]
        if act["entity"] in ("patient", "patient_identity"):
            return [x for x in self.batches.values() if x.kind == "patient" and x.patient == act.get("patient", b.patient)]
        return [b, *b.kin()] if act["entity"] == "therapy_order" else [b]

    def may_record_correct(self, b, who, act):
        entity, field = act["entity"], act["field"]
        roles, trained, _ = FIELDS[entity, field]
        if who in self.ELSEWHERE:
            return {"VN306", "VN003", "42501"}
        faults = self.stale(act) | (set() if ROLES[who] & set(roles.split()) else {"VN003", "42501"})
        if trained and who in self.UNTRAINED:
            faults.add("VN005")
        if entity not in ("patient", "patient_identity", "lot") and any(x.status in ENDED for x in self.told_in(b, act)):
            faults.add("VN117")
        fixed = {"collection": lambda: b.collections[act["n"]]["status"] == "started", "deviation": lambda: b.deviations[act["n"]]["status"] == "closed",
                 "lot": lambda: self.lots[act["lot"]]["status"] == "rejected"}.get(entity, lambda: False)
        if fixed():
            faults.add("VN117")
        own = getattr(self, f"corrected_{entity}", None) or getattr(self, f"corrected_{field}", None)
        if own:
            return faults | own(b, act)
        return faults | ({"VN126"} if self.holder(b, act).get(field) == act["value"] else set())

    def do_record_correct(self, b, who, act):
        entity, field, n = act["entity"], act["field"], act.get("n", 0)
        own = getattr(self, f"{entity}_corrected", None) or getattr(self, f"{field}_corrected", None)
        told = self.told_in(b, act)
        if own:
            own(b, act)
        else:
            self.holder(b, act)[field] = act["value"]
        for x in told:
            x.corrections.append([entity, field])
        if entity in ("collection", "receipt"):          # waits to be checked again
            record, before = (b.collections, "finished") if entity == "collection" else (b.receipts, "decided")
            record[n].update(status=before if record[n]["status"] == "checked" else record[n]["status"], version=record[n]["version"] + 1)
            record[n].setdefault("corrected", set()).add(who)
            b.end(entity, n)
            if field == "volume_ml" and entity == "collection":     # its bag says the same, and follows it
                b.corrections.append(["container", field])
        elif entity == "deviation":
            b.deviations[n].update({"class": act["value"]}, version=b.deviations[n]["version"] + 1)
        elif entity == "custody":
            b.custody[n][2] = act["value"]
        elif entity == "patient":
            self.patients[b.patient]["version"] += 1
        elif entity == "lot":
            return self.lot_follows(told, who, act)
        for x in told:
            if x.status not in ENDED:
                self.follows(x, who, field)

    def lot_follows(self, told, who, act):
        """A lot waits for its approvals again; what the record of a batch says of it is signed again there."""
        lot = self.lots[act["lot"]]
        lot.update(status="quarantine", version=lot["version"] + 1, signed=[])
        lot["corrected"].add(who)
        for x in told:
            if act["field"] in ("supplier", "expires_on") and x.status not in ENDED:
                for step in {u["step"] for u in x.uses if u["lot"] == act["lot"] and x.steps.get(u["step"])}:
                    self.step_changed(x, {(step, 0)})
                self.follows(x, who, act["field"])

    def follows(self, b, who, field):
        """Reviews and decisions end, a release that rested on them is held, results that need the value are judged anew."""
        if field == "weight_kg":
            for n, r in enumerate(list(b.results)):
                if r["line"] == "dose" and r["status"] != "invalid" and not b.replaced(r):
                    b.end("result", n)
                    b.results.append(dict(r, status="entered", version=1, by=who, revision=r["revision"] + 1))
                    b.analysts.add(who)
                    if r["verdict"] == "fail":
                        self.investigated(b, r)
        self.undermined(b)


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    ways = [dict(entity=entity, n=n) for entity, records in (("collection", b.collections), ("receipt", b.receipts), ("custody", b.custody),
                                                             ("infusion", b.infusions), ("deviation", b.deviations)) for n, _ in enumerate(records)]
    ways = dice.sample(ways, min(3, len(ways))) + [dict(entity="sample", sample=name) for name in b.samples]
    if b.kind == "patient":
        ways += [dict(entity="therapy_order"), dict(entity="patient"), dict(entity="patient_identity", patient=dice.choice([b.patient, *t.patients]))]
    ways += [dict(entity="lot", lot=use["lot"]) for use in b.uses[-1:]] or [dict(entity="lot", lot=dice.choice(["L-ACT", "L-NEW"]))]
    found = []
    for way in ways:
        field = dice.choice([f for (entity, f), (*_, values) in FIELDS.items() if entity == way["entity"] and values])
        roles, _, values = FIELDS[way["entity"], field]
        able = [who for who in sorted(ROLES) if ROLES[who] & set(roles.split()) and who != "mix1"]
        able = able if dice.random() < 0.75 else [who for who in sorted(ROLES) if ROLES[who] & set(RIGHTS["record_correct"].split())]
        found.append(act("record_correct", dice.choice(able), field=field, value=dice.choice(values), **way))
    return found


def calls(played, act, b, version, record, other):
    def called():
        entity, n = act["entity"], act.get("n", 0)
        code = {"sample": lambda: samples.code(b, act["sample"]), "therapy_order": lambda: "O" + (b.before_it or b).code[1:], "patient": lambda: b.patient,
                "lot": lambda: act["lot"], "patient_identity": lambda: act["patient"]}.get(entity)
        named = code() if code else played.id(entity, b, n)
        where = f"patient_id = (select p.id from core.patient p where p.code = '{named}')" if entity == "patient_identity" else \
            f"{'code' if code else 'id'} = '{named}'"
        seen = played.db.dba(f"select version from core.{entity} where {where}")
        value = "$N" if act["value"] == "$N" else f"'{played.earlier(named)}'" if act["value"] == "$E" else f"'{played.day(act['value'])}'" if act["value"].startswith("$D") else f"'{act['value']}'"
        return f"record_correct($R, '{entity}', '{named}', {seen}{' - 1' if act.get('stale') else ''}, '{act['field']}', {value}, 'misread', 'the paper says so')"
    return {"record_correct": called}
