"""The room of patients: what a registration says of a person, and one person who is registered twice."""
import json

RIGHTS = {"patient_merge": "coordinator", "patient_merge_reverse": "coordinator qa", "patient_merge_withdraw": "coordinator qa"}
VERSIONED = {"patient_merge_reverse", "patient_merge_withdraw"}
RECORDS = {"patient_merge_reverse": "merges", "patient_merge_withdraw": "merges"}
# initials, family and given name, birth date, record number, sex; the last two are registered when the histories begin
REGISTERED = {"PT1": "AM Muster Anna 1970-01-02 R1001 female", "PT2": "BK Kanari Bert 1981-03-04 R1002 male",
              "PT3": "AM Muster Anna 1970-02-01 R1003 female", "PT4": "BK Kanari Berta 1981-03-04 R1004 female"}
KEYS = ("initials", "family_name", "given_name", "birth_date", "record_number", "sex")
LOOKED_AT = ("name", "birth_date", "record_number", "sex")
DECIDED = ("name", "birth_date", "sex")         # which of two is right has to be said; record numbers stay both


def registered():
    return {code: dict(zip(KEYS, words.split()), version=1) for code, words in REGISTERED.items()}


def alike(one, other, what):
    keys = ("family_name", "given_name") if what == "name" else (what,)
    return all(one[k] == other[k] or what == "name" and one[k].lower() == other[k].lower() for k in keys)


class Patients:
    # ---- registrations of one person
    def holding(self):
        return [m for m in self.merges if m["kind"] == "merge" and m["status"] == "approved"]

    def lead(self, code):
        return next((m["lead"] for m in self.holding() if m["other"] == code), code)

    def registrations(self, code):
        lead = self.lead(code)
        return [self.patients[c] for c in (lead, *self.led_by(lead))]

    def led_by(self, lead):
        return [m["other"] for m in self.holding() if m["lead"] == lead]

    def right_person(self, code):
        """What is right about a person, as it is known of this registration: where two differed, what QA has signed."""
        person = dict(self.patients[code])
        for m in self.holding():
            if code in (m["lead"], m["other"]):
                for what, right in m["right"].items():
                    keys = ("family_name", "given_name") if what == "name" else (what,)
                    person.update({k: self.patients[right][k] for k in keys})
        return person

    def may_patient_merge(self, b, who, act):
        lead, other, said = act["lead"], act["second"], act["evidence"]
        faults = {"VN321"} if lead == other else set()
        if any(m["kind"] == "merge" and m["status"] in ("proposed", "approved") and (m["other"] in (lead, other) or m["lead"] == other) for m in self.merges):
            faults.add("VN321")
        agree = {what for what in LOOKED_AT if alike(self.patients[lead], self.patients[other], what)}
        if any(right and (what in agree or right not in (lead, other)) for what, right in said.items()):
            faults.add("VN901")
        return faults | self.evidence_lacks(said, agree)

    def evidence_lacks(self, said, agree):
        """Two identifiers at least were looked at, and where names, birth dates or sexes differ it is said whose is right."""
        if len(said) < 2 or any(what not in agree and not said.get(what) for what in DECIDED):
            return {"VN322"}
        return set()

    def do_patient_merge(self, b, who, act):
        lead, other = self.patients[act["lead"]], self.patients[act["second"]]
        self.merges.append({"kind": "merge", "lead": act["lead"], "other": act["second"], "status": "proposed", "version": 1, "by": who, "ends": None,
                            "right": {what: right for what, right in act["evidence"].items() if right},
                            "agreed": {what: alike(lead, other, what) if what in act["evidence"] else True for what in DECIDED}})
        return 1 + len(act["evidence"])

    def may_patient_merge_withdraw(self, b, who, act):
        return self.stale(act) | ({"VN117"} if self.merges[act["n"]]["status"] != "proposed" else set())

    def do_patient_merge_withdraw(self, b, who, act):
        m = self.merges[act["n"]]
        m.update(status="withdrawn", version=m["version"] + 1)
        return 1

    def may_patient_merge_reverse(self, b, who, act):
        m, faults = self.merges[act["n"]], self.stale(act)
        if m["kind"] != "merge" or m["status"] != "approved":
            faults.add("VN117")
        return faults | ({"VN108"} if any(x["ends"] == act["n"] and x["status"] == "proposed" for x in self.merges) else set())

    def do_patient_merge_reverse(self, b, who, act):
        m = self.merges[act["n"]]
        self.merges.append({"kind": "reversal", "lead": m["lead"], "other": m["other"], "status": "proposed", "version": 1, "by": who, "ends": act["n"],
                            "right": {}, "agreed": {}})
        return 1

    def signer_patient_merge(self, b, who, act):
        m = self.merges[act["n"]]
        if m["status"] != "proposed" or m["by"] == who:
            return {"stop VN009"}
        return self.corrected_since(m)

    def corrected_since(self, m):
        """What agreed when it was looked at differs now, or the other way round."""
        lead, other = self.patients[m["lead"]], self.patients[m["other"]]
        return {"stop VN009"} if m["kind"] == "merge" and any(alike(lead, other, what) != m["agreed"][what] for what in DECIDED) else set()

    def signed_patient_merge(self, b, who, act):
        m = self.merges[act["n"]]
        m.update(status="approved", version=m["version"] + 1)
        if m["ends"] is not None:
            ended = self.merges[m["ends"]]
            ended.update(status="reversed", version=ended["version"] + 1)

    # ---- what a registration says is corrected; a record number is one patient's
    def corrected_patient_identity(self, b, act):
        other = [p for code, p in self.patients.items() if code != act["patient"]]
        faults = {"VN126"} if self.patients[act["patient"]][act["field"]] == act["value"] else set()
        return faults | ({"VN113"} if act["field"] == "record_number" and any(p["record_number"] == act["value"] for p in other) else set())

    def patient_identity_corrected(self, b, act):
        self.patients[act["patient"]][act["field"]] = act["value"]


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    lead, other = dice.choice([("PT1", "PT3"), ("PT3", "PT1"), ("PT2", "PT4"), ("PT4", "PT2"), tuple(dice.choices(list(REGISTERED), k=2))])
    agree = {what for what in LOOKED_AT if alike(t.patients[lead], t.patients[other], what)}
    evidence = {what: None if what in agree or what == "record_number" else dice.choice([lead, other]) for what in LOOKED_AT}
    if dice.random() < 0.4:
        what = dice.choice(LOOKED_AT)
        evidence[what] = dice.choice([None, None, lead, "PT1"])
        if dice.random() < 0.5:
            del evidence[dice.choice([what, *agree])]
    found = [act("patient_merge", "coo1", lead=lead, second=other, evidence=evidence)] * 2
    proposed = [m["other"] for m in b.merges if m["status"] == "proposed" and m["kind"] == "merge"]
    found += [act("record_correct", "coo1", entity="patient_identity", patient=code, field="sex", value=dice.choice(["female", "male"])) for code in proposed] * 2
    for n, m in enumerate(b.merges):
        found += [t.sign(dice.choice(["qa1", "qa2"]), "patient_merge", n)] * (3 if m["status"] == "proposed" else 1)
        found += [act("patient_merge_withdraw", dice.choice(["coo1", "qa2"]), n=n)] * (1 + (m["kind"] == "reversal"))
        found += [act("patient_merge_reverse", dice.choice(["coo1", "qa1", "qa2"]), n=n)] * (2 if m["status"] == "approved" else 1)
    return found


def calls(played, act, b, version, record, other):
    stale, n = " - 1" if act.get("stale") else "", act.get("n", 0)

    def merge():
        row = played.db.dba(f"select id from core.patient_merge order by id offset {n} limit 1")
        return f"{row}, {b.merges[n]['version']}{stale}"

    def propose():
        said = [{"identifier": what, "document": "passport", **({"right": right} if right else {})} for what, right in act["evidence"].items()]
        return f"patient_merge($R, '{act['lead']}', '{act['second']}', 'registered at two wards', '{json.dumps(said)}')"
    return {"patient_merge": propose, "patient_merge_withdraw": lambda: f"patient_merge_withdraw($R, {merge()}, 'that was somebody else')",
            "patient_merge_reverse": lambda: f"patient_merge_reverse($R, {merge()}, 'two persons after all')"}


def register(db):
    """The registrations that the fixture has not."""
    for code in ("PT3", "PT4"):
        words = "', '".join(REGISTERED[code].split())
        db.must("coo1", f"patient_register($R, 'LAB', '{code}', '{words}')")
