"""Acts of the day on a batch of the automated device: from the courier to the first feed, and tubes in the QC laboratory."""
import json
import os

from house import ROOT, SITE, UNTIL, order_words
from play import Player, badge, device, executions, label, now

DIN, COI, BATCH = "A999926000008", "CHA999926000018", "B-8"
ROOM, POSITION = label("L", "ROOM1"), label("L", "COLD1/A-01")
LINES = 12  # of the line clearance


def step(house, code, values, user="tec1", container=None, signed=None, second=None, produced=None, n=1):
    """A step at the command line, with the second person that it asks for."""
    words = ["step", "record", "--batch", BATCH, "--step", code, "--occurrence", str(n), "--event-at", now(house), "--values", json.dumps(values)]
    words += ["--container", container] if container else []
    words += ["--produced", json.dumps(produced)] if produced else []
    made = house.act(*words, user=user)
    if second:
        house.act("step", "second", "--step-execution", str(made["step_execution"]), "--version", str(made["version"]), "--values",
                  json.dumps(second), user="tec2")
    if signed:
        done = house.sign("step_execution", made["step_execution"], signed, "tec2", work=user,
                          presence=label("U", container or DIN) if signed == "witnessed" else None)
        if done.code:
            raise AssertionError(f"{code}: {done.said}")


def check(house, checkpoint, user, pairs, *more):
    items = [{"identifier": n, "document_a": v, "document_b": v, "method": "scan"} for n, v in pairs]
    house.act("identity", "check", "--batch", BATCH, "--checkpoint", checkpoint, *more, "--items", json.dumps(items), user=user)


def version(house):
    return house.dba(f"select version from core.batch where code = '{BATCH}';")


def process(house):
    """The device's process, with a store for what is received."""
    with open(os.path.join(ROOT, "sql/process/cd19-device-12d.json"), encoding="utf-8") as file:
        document = json.load(file)
    document["route"] = ["transport", "starting_store"]
    path = os.path.join(house.root, "device.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    record = house.act("process", "import", path, user="man1")["process_version"]
    for signer in ("man1", "qa1"):
        house.must_sign("process_version", record, "approved", signer)
    for person in ("tec1", "tec2", "ana1", "col1", "col2"):
        record = house.act("training", "propose", "--person", person, "--process", "cd19-device-12d", "--number", "1", "--procedures-until", UNTIL,
                           "--practical-until", UNTIL, "--version-until", UNTIL, user="man1")["training"]
        house.must_sign("training", record, "approved", "qa1")


def collected(house):
    """A bag at the chair, labelled and checked."""
    for code in ("col1", "col2"):
        house.add_person(code, "collector", "man1", "qa1")
    process(house)
    for code, title, band in (("ROOM1", "Clean room 1", "15 to 25 Cel"), ("COLD1", "Refrigerator 1", "2 to 8 Cel")):
        house.act("location", "add", "--site", SITE, "--code", code, "--title", title, "--condition-band", band, "--capacity", "20", user="man1")
    house.act("order", "place", *order_words("O-8", COI, process="cd19-device-12d"), user="coo1")
    house.act("batch", "issue", "--order-code", "O-8", "--number", "1", "--code", BATCH, "--slot", "2034-01-02", user="coo1")
    check(house, "chair", "col1", [("name", "MUSTER Anna"), ("birth_date", "1970-01-02")])
    made = house.act("collection", "start", "--batch", BATCH, "--version", version(house), "--started-at", now(house), user="col1")
    step(house, "pre-collection", {"wbc": "4.10", "lymphocytes": "1.05", "pre_cd3": "820", "haematocrit": "33.5", "platelets": "118", "washout": "24"},
         user="col1")
    step(house, "leukapheresis", {"processed": "10.5", "anticoagulant": "850", "look": "as expected", "adverse_event": "no"}, user="col1")
    house.act("collection", "finish", "--collection", str(made["collection"]), "--version", "1", "--din", DIN, "--volume-ml", "133", "--finished-at",
              now(house), user="col1")
    house.must_sign("collection", made["collection"], "checked", "col2")


def equipped(house):
    """The device, a tubing set that is counted, two lots that are not; a device that nobody has calibrated."""
    device(house, "PROD-1", "automated-device")
    device(house, "PROD-2", "automated-device", calibrated=False)
    for code, material, counted in (("SET-8", "tubing-set", ["--quantity", "20", "--unit", "1"]), ("MED-8", "medium", []), ("BUF-8", "selection-buffer", [])):
        record = house.act("lot", "receive", "--site", SITE, "--code", code, "--material", material, "--supplier", "Invented Reagents", "--supplier-lot",
                           f"S-{code}", "--certificate", f"CoA-{code}", "--received-at", now(house), "--expires-on", "2034-12-31", *counted,
                           user="tec1")["lot"]
        for signer in ("man1", "qa1"):
            house.must_sign("lot", record, "approved", signer)


def scans_bag(s, *more):
    for code in (f"={DIN}00", *more):
        s.scan(code)


def arrival(t, shift, house, s):
    """Acts 21, 3, 4, 5."""
    with shift.act("21", "hand_over_to_the_courier", s):
        scans_bag(s)
        s.sees("Compare two documents", "DIN on container")
        scans_bag(s, f"&/{COI}", f"&/{COI}")
        s.sees(COI)
        s.press("F2")
        s.sees("Hand over to somebody else", "Shipper")
        s.data("BOX-3", "SEAL-8", "LOG-12", "WB-8", "2 to 8 Cel", "way to the laboratory", "Hospital courier", "Courier 7", last="F2")
        s.sees("Batch B-8", "in transit in")
    with shift.act("3", "receive_a_bag", s):
        scans_bag(s)
        s.sees("Compare two documents", "DIN on container")
        scans_bag(s, f"&/{COI}", f"&/{COI}")
        s.press("F2")
        s.sees("Record a receipt", "Volume", DIN)
        scans_bag(s)
        s.sees("belongs to this batch")
        s.data("132.5", "4.6", "intact", "", "3.1", "6.8", last="F2")
        s.sees("Decide about a receipt", "accept")
        s.data("a", last="F2")
        s.sees("Sign: checked", "volume")
    with shift.act("4", "check_the_receipt", s):
        s.scan(badge("tec2"))
        scans_bag(s)
        s.sees("belongs to this batch")
        s.secret("tec2")
        s.sees("Batch B-8", "accepted")
    with shift.act("5", "bag_into_position", s):
        scans_bag(s)
        s.sees("B-8: Count the starting material")
        s.scan(POSITION)
        t.ok("A-01" in s.sees("in position", "stored starting"), "a_position_puts_the_bag_away")
    t.equal(house.dba(f"select position || ' ' || status from core.storage;"), "A-01 stored", "act_5_is_done")


def preparation(t, shift, house, s):
    """Acts 11, 25, 6, 7."""
    check(house, "retrieval", "tec1", [("din", DIN), ("coi", COI)], "--container", DIN)
    house.act("store", "take", "--batch", BATCH, "--version", version(house), "--container", DIN, "--purpose", "process", "--taken-at", now(house),
              user="tec1")
    with shift.act("11", "count_by_hand", s):
        scans_bag(s)
        s.sees("B-8: Count the starting material")
        s.data("132.0", "62.0", "98.5", "61.0", last="F2")
        s.sees("Sign: checked", "132.0")
    s.scan(badge("tec2"))
    s.secret("tec2")
    s.sees("Batch B-8", "signed")
    t.equal(executions(house, "starting-count", batch=BATCH), "complete", "act_11_is_done")
    with Player(house, None) as c:
        c.log_in("ana1")
        with shift.act("25", "register_six_tubes", c):
            c.work_line("register the tubes of sample starting")
            c.sees("B-8: Register a sample", "Sample code")
            for n in range(6):
                c.scan(label("U", f"T-{n}"))
                c.sees(f"T-{n}: sample registered", "next tube")
        t.equal(house.dba("select count(*) from core.sample where code like 'T-%';"), "6", "act_25_is_done")
        c.scan(label("U", "S-1"))
        c.sees("S T O P", "VN301")
        t.ok(True, "a_tube_of_another_batch_registers_nothing")
    with shift.act("6", "line_clearance", s):
        s.scan(ROOM)
        s.sees("B-8: Line clearance")
        s.data(*["y"] * LINES, "the cabinet was wiped twice", last="F2")
        s.sees("Sign: witnessed", "line-clearance")
    with shift.act("7", "witness_in_the_room", s):
        s.scan(badge("tec2"))
        s.scan(ROOM)
        s.secret("tec2")
        s.sees("signed")
    t.equal(executions(house, "line-clearance", batch=BATCH), "complete", "acts_6_and_7_are_done")


def start(t, shift, house, s):
    """Act 8: the device, its tubing set and two lots are scanned into the form, and each is recorded by its scan."""
    form = "B-8: Set up the device"
    with shift.act("8", "start_with_device_set_and_lots", s):
        scans_bag(s)
        s.sees(form, "Device: automated-device")
        s.scan(label("E", "PROD-2"))
        s.sees("S T O P", "VN405", "not calibrated")
        s.key("F9")  # counted as act 9
        s.gone("S T O P")
        s.scan(label("E", "PROD-1"))
        s.sees(form, "device PROD-1 recorded")
        s.scan(label("M", "SET-8"))
        s.sees("Record the use of a lot", "SET-8")
        s.data("1", last="F2")
        s.sees(form, "lot SET-8 recorded")
        for code in ("MED-8", "BUF-8"):
            s.scan(label("M", code))
            s.sees(form, f"lot {code} recorded")
        s.data("TCT 12 d", "p", "5.0", "37.0", last="F2")
        s.sees("wait for the checker")
    record = executions(house, "device-setup", "x.id", batch=BATCH)
    house.act("step", "second", "--step-execution", record, "--version", "1", "--values", json.dumps({"integrity": "passed"}), user="tec2")
    done = house.sign("step_execution", record, "checked", "tec2", work="tec1")
    t.equal(done.code, 0, "act_8_is_done")
    t.equal(house.dba("select string_agg(e.code || ' ' || u.method, ',') from core.equipment_use u join core.equipment e on e.id = u.equipment_id;"),
            "PROD-1 scan", "the_device_stands_with_the_step")
    t.equal(house.dba("select string_agg(l.code || coalesce(' ' || u.quantity, ''), ',' order by u.id) from core.lot_use u join core.lot l on l.id = u.lot_id;"),
            "SET-8 1,MED-8,BUF-8", "and_so_do_the_lots")


def culture(house):
    """Loading of the cells to the first daily sample."""
    step(house, "load-cells", {"volume": "125.0"}, container=DIN, signed="witnessed")
    step(house, "selection", {"cd4_reagent": "7.50", "cd8_reagent": "7.50", "volume": "80.0", "tnc": "17.20", "viability": "97.0", "purity": "95.0",
                              "cd3": "94.0"}, container=DIN, signed="checked")
    step(house, "seed", {"volume": "100.0", "vcc": "1.00", "reagent": "4.00", "temperature": "37.0"}, container=DIN, signed="checked",
         produced={"vessel": "V-8"})
    step(house, "thaw-vector", {"thawed_at": now(house), "vial": "LV-1", "vials": "1", "titre": "250.0"}, signed="checked")
    step(house, "add-vector", {"moi": "5.0", "vector_added": "2.00"}, container="V-8", signed="witnessed")
    step(house, "wash", {"volume": "100.0", "vcc": "1.10", "viability": "95.0", "agitation": "yes"}, container="V-8")
    step(house, "daily-sample", {"sampled_at": now(house), "volume": "100.0", "vcc": "1.10", "viability": "95.0", "glucose": "18.0", "lactate": "3.0",
                                 "look": "clear", "alarms": "no"}, container="V-8")


def at_the_device(t, shift, house, s):
    """Acts 17, 40."""
    culture(house)
    with shift.act("17", "feed", s):
        s.scan(label("U", "V-8"))
        s.sees("Steps of B-8", "Feed")
        s.press("Enter")
        s.sees("B-8: Feed")
        s.data("50", "60", "110", last="F2")
        s.sees("step recorded")
    t.equal(executions(house, "feed", batch=BATCH), "complete", "act_17_is_done")
    s.scan(label("U", "V-8"))
    s.sees("Steps of B-8", "In-process sample")
    s.key("Escape")
    with shift.act("40", "hand_over_the_shift", s):
        s.press(":")
        s.data("handover")
        text = s.sees("Hand over the shift", "clock")
    t.ok("B-8" in text, "what_is_open_and_running_is_listed", text)


def tubes(t, shift, house):
    """Acts 28, 30: five batches of another product, five bottles."""
    for n in range(5):
        house.act("order", "place", "--site", SITE, "--kind", "validation", "--process", "ari-0001", "--code", f"O-2{n}", user="coo1")
        house.act("batch", "issue", "--order-code", f"O-2{n}", "--number", "1", "--code", f"B-2{n}", "--slot", "2034-01-02", user="coo1")
        house.act("step", "record", "--batch", f"B-2{n}", "--step", "harvest", "--occurrence", "1", "--event-at", now(house), user="tec1")
        house.act("sample", "register", "--batch", f"B-2{n}", "--sample", "final", "--code", f"S-2{n}", "--drawn-at", now(house), user="tec1")
    with Player(house, None) as s:
        s.log_in("ana1")
        with shift.act("28", "five_bottles_of_five_batches", s):
            for n in range(5):
                s.scan(label("U", f"S-2{n}"))
                s.sees(f"B-2{n}: Enter a result")
                s.data("ste")
                s.sees("Sterility", "not sterile")
                s.data("ste", last="F2")
                s.sees("result entered: sterile, pass")
        t.equal(house.dba("select count(*) from core.result r join core.batch b on b.id = r.batch_id where b.code like 'B-2_' and r.word = 'sterile';"), "5",
                "act_28_is_done")
        with shift.act("30", "out_of_specification", s):
            s.scan(label("U", "S-20"))
            s.sees("B-20: Enter a result")
            s.data("car", "8.9", last="F2")
            t.ok("fail" in s.sees("outside its limit", "investigation"), "the_open_investigation_is_said")
        t.equal(house.dba("select count(*) from core.investigation where status = 'open';"), "1", "act_30_is_done")


def a_room(t, shift, house):
    collected(house)
    equipped(house)
    with Player(house, None) as s:
        s.log_in("tec1")
        arrival(t, shift, house, s)
        preparation(t, shift, house, s)
        start(t, shift, house, s)
        at_the_device(t, shift, house, s)
    tubes(t, shift, house)
