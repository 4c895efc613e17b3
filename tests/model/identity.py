"""The room of identity checks: what two documents say at a checkpoint, and how much of it is enough; and of donation numbers."""
import json

from record import AT_THE_PATIENT

RIGHTS = {}
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
PERSONAL = ("name", "birth_date", "record_number")
# pairs of documents that a checkpoint compares: the identifiers that they share, whether one is scanned, whether somebody speaks
PAIRS = {"chair": [(PERSONAL, True, True)], "site": [(("coi", "container", "name", "birth_date"), True, False)],
         "bedside": [(PERSONAL, True, False), (("coi", "container"), True, False), (("name", "birth_date"), False, True)],
         **dict.fromkeys(("receipt", "courier", "retrieval", "pack_out"), [(("coi", "din", "container"), True, False)])}
FOREIGN = "A999926000001"       # a bag of a batch that is in no history


def check_character(text):
    """MOD 37-2: with it, the sum of the characters, each worth twice the one behind it, leaves 1."""
    total = 0
    for letter in text:
        total = (total + ALPHABET.index(letter)) * 2 % 37
    return ALPHABET[(38 - total) % 37]


def other_character(text):
    return "0" if check_character(text) != "0" else "1"


def donation(text):
    """A donation number out of a scan or of what was typed: (number, code that refuses it)."""
    number, tail = text.lstrip("=")[:13], text.lstrip("=")[13:]
    if len(number) < 13 or not number[0].isalpha():
        return None, "VN308"
    return (None, "VN305") if len(tail) == 1 and tail != check_character(number) else (number, None)


def forms(number):
    """The ways in which a number is read, and two in which it is misread."""
    return [number, f"={number}00", number + check_character(number), number + other_character(number), number[:-1]]


def keyed(identifier, value, whole=True):
    """As it is typed off a label: a code with its check character."""
    if identifier in ("name", "birth_date"):
        return value
    if identifier == "container" and not value.startswith("A9999"):
        payload = "C" + value.replace("-", "").replace("/", "")
        return f"%C{value}{check_character(payload) if whole else other_character(payload)}"
    return value + (check_character(value) if whole else other_character(value))


class Identity:
    # ---- what the documents say, as they should or with something wrong about them
    def says(self, b, act):
        person = self.right_person(b.patient or "PT1") if not act.get("whose") else self.patients[act["whose"]]
        c = act.get("container")
        return {"coi": b.coi, "din": act.get("din") or c, "container": c, "name": f"{person['family_name'].upper()} {person['given_name']}",
                "birth_date": person["birth_date"], "record_number": person["record_number"]}

    def documents(self, b, act):
        """Items: identifier, what the one and the other document say, how it was read, why it was keyed."""
        point, way, says = act["checkpoint"], act.get("way"), self.says(b, act)
        names = {"chair": ["name scan", "birth_date stated"], "receipt": ["coi scan", "din scan"],
                 "bedside": ["name scan", "birth_date scan", "birth_date stated", "name stated", "record_number scan", "coi scan", "container scan"],
                 "courier": ["coi scan", "din scan" if act.get("container") in b.bags else "container scan"]}.get(point, ["coi scan", "container scan"]) \
            if way != "twice" else ["din scan", "container scan"]
        if way == "number":
            names = ["name stated", "record_number scan"]
        elif act.get("whose") and point == "chair":
            names = ["name scan", "birth_date stated", "record_number scan"]
        items = [[name, says[name], says[name], method, None] for name, method in (words.split() for words in names)]
        last, code = len(items) - 1, next((n for n, item in enumerate(items) if item[0] not in PERSONAL), None)
        for n, item in enumerate(items):
            if item[3] == "scan" and (way == "typed" or way == "keyed" and n > 0 or n == code and way in ("miskeyed", "unsaid")):
                if item[0] == "record_number":
                    continue
                item[1:5] = keyed(item[0], item[1], way != "miskeyed"), item[1], "keyed", None if way == "unsaid" else "damaged"
            elif n == last and way == "pasted":
                item[3] = "pasted"
            elif way == "marked":           # as the scanner gives it, with the marks of the code
                item[1] = {"coi": f"&/{item[1]}", "din": f"={item[1]}00"}.get(item[0], item[1])
        if act.get("other"):
            items[-1][2] = {"birth_date": "1999-09-09"}.get(items[-1][0], "NOT-THIS")
        return items[-1:] if act.get("few") else items

    def known(self, b, c, name):
        """What an identifier may say of this batch and container."""
        if name in PERSONAL:
            own = b.patient or "PT1"
            return [p["record_number"] for p in self.registrations(own)] if name == "record_number" else [self.says(b, {})[name]]
        taken = [k["din"] for k in b.collections if k["din"]]
        return {"coi": [b.coi], "container": [c], "din": [c] if c in b.bags else taken}[name]

    def in_use(self, name, value):
        batches = self.batches.values()
        return name in PERSONAL or value in {"coi": [x.coi for x in batches], "container": [c for x in batches for c in x.containers],
                                             "din": [k["din"] for x in batches for k in x.collections]}[name]

    def plain(self, item):
        """What an item's documents say without the marks of their codes."""
        name, one, other, method, _ = item
        if method == "keyed" and name not in ("name", "birth_date"):
            one = one[2:-1] if one.startswith("%") else one[:-1]
        elif name == "coi":
            one = one.removeprefix("&/")
        elif name == "din":
            one = donation(one)[0] or one
        return one, other

    def misread(self, items):
        """What cannot have been read like that."""
        faults = set()
        for name, one, other, method, reason in items:
            if method == "keyed" and not reason:
                faults.add("VN205")
            if method == "keyed" and name not in ("name", "birth_date") and keyed(name, other) != one:
                faults.add("VN305")
        return faults

    def differing(self, b, c, items):
        for item in items:
            one, other = self.plain(item)
            known, same = self.known(b, c, item[0]), one == other or item[0] == "record_number"
            if not (one in known and other in known and same):
                wrong = other if one in known else one
                return {"stop VN301"} if self.in_use(item[0], wrong) else {"stop VN302"} if wrong == "NOT-THIS" else {"stop VN301", "stop VN302"}
        return set()

    def too_little(self, point, items):
        """Two documents share at least two identifiers that agree, one of them by scan; one code read twice is one identifier, and what was pasted
        was read from no document here."""
        pairs = PAIRS[point]
        for n, (names, scanned, spoken) in enumerate(pairs):
            mine = [item for item in items if item[0] in names and ((item[3] == "stated") == spoken or len(pairs) == 1)
                    and not any(item[0] in earlier[0] and (item[3] == "stated") == earlier[2] for earlier in pairs[:n])]
            if len({self.plain(item)[0] for item in mine}) < 2 or scanned and not any(item[3] == "scan" for item in mine) \
                    or any(item[3] == "pasted" for item in mine):
                return {"stop VN303"}
        return set()

    def may_identity_check(self, b, who, act):
        point, c = act["checkpoint"], act.get("container")
        faults = self.right("identity_check", who, {"clinic"}) if point in AT_THE_PATIENT else set()
        if b.kind != "patient":
            return faults | {"VN115", "stop VN3"}
        if point != "chair" and c not in b.containers:
            return faults | {"stop VN3"}
        items = self.documents(b, act)
        return faults | self.misread(items) | (self.differing(b, c, items) or self.too_little(point, items))

    def do_identity_check(self, b, who, act):
        b.ever_checked.add(act.get("container"))
        if act["checkpoint"] == "retrieval":
            b.retrieved.add(act["container"])
        elif act["checkpoint"] == "bedside":
            b.bedside.append({"container": act["container"], "by": who, "age": 0})
        else:
            b.checked.add((act["checkpoint"], act.get("container")))

    # ---- a donation number that was read wrongly: corrected while no other document says it
    def corrected_din(self, b, act):
        own = b.collections[act["n"]]["din"]
        number, refused = donation(act["value"])
        faults = {refused} if refused else set()
        if own in b.ever_checked or b.receipt_of(own) or any(d["container"] == own and d["status"] != "withdrawn" for d in b.disposals):
            faults.add("VN117")
        if number == own:
            return faults | {"VN126"}
        return faults | ({"VN309"} if number == FOREIGN or any(number in x.containers for x in self.batches.values()) else set())

    def din_corrected(self, b, act):
        """The bag is called by it, and so is whatever names the bag."""
        number, own = donation(act["value"])[0], b.collections[act["n"]]["din"]
        b.collections[act["n"]].update(din=number, bag=number)
        b.containers = {number if c == own else c: status for c, status in b.containers.items()}
        b.bags, b.bag = [number if c == own else c for c in b.bags], number if b.bag == own else b.bag
        for row in b.custody:
            row[0] = number if row[0] == own else row[0]
        for d in b.disposals:
            d["container"] = number if d["container"] == own else d["container"]
        b.corrections.append(["container", "code"])


def ways(dice, b, act):
    """An identity check with something about it, wrong or only otherwise."""
    point, bag = act["checkpoint"], act.get("container") in b.bags
    found = [dict(act, way=way) for way in ("keyed", "typed", "pasted", "miskeyed", "unsaid", "marked")]
    if point in ("chair", "site", "bedside"):
        found += [dict(act, whose=code) for code in ("PT1", "PT2", "PT3", "PT4")]
    if point == "chair":
        found += [dict(act, way="number")] + [dict(act, way="number", whose=code) for code in ("PT3", "PT4")]
    elif bag and point != "site":
        found += [dict(act, way="twice")] * 2 + [dict(act, din=other) for other in (*b.bags, FOREIGN) if other != act["container"]]
    return found


def tries(t):
    b, dice, act = t.b, t.dice, t.act
    found = [act("identity_check", "col1", checkpoint="chair")] + [
        act("identity_check", "tec1", checkpoint=point, container=c) for c in b.bags if c in b.containers for point in ("receipt", "courier")]
    found += [act("identity_check", "cli1", checkpoint=point, container=c) for c in b.products if c in b.containers for point in ("site", "bedside")]
    found = [way for check in found for way in dice.sample(ways(dice, b, check), 2)] if b.kind == "patient" else []
    for n, k in enumerate(b.collections):
        if k["din"] and b.kind == "patient":
            spare = f"A999926{b.number + 400:06d}"
            number = dice.choice([spare, spare, k["din"], *(x for x in b.bags if x != k["din"]), FOREIGN])
            found += [act("record_correct", dice.choice(["col1", "col1", "col2", "tec1"]), entity="collection", n=n, field="din",
                          value=dice.choice(forms(number)))] * (2 if k["din"] not in b.ever_checked else 1)
        elif b.kind == "patient":
            found += [act("collection_finish", "col1", n=n, form=dice.randrange(5))]
    return found


def calls(played, act, b, version, record, other):
    return {}


def items(model, b, act):
    """The documents of a check as the call gives them."""
    keys = ("identifier", "document_a", "document_b", "method", "reason")
    return json.dumps([{k: v for k, v in zip(keys, item) if v is not None} for item in model.documents(b, act)])
