"""A history on a database of its own, beside its model: acts as calls, and what the views must show after each of them."""
import json
import uuid

import identity
import rooms
import samples
from acts import vessel
from history import History
from lab import Answer, Failed
from record import LINES, MEASURED, SIGNERS, STEPS

READER = "qa2"
VALUES = {"seed": {"volume": "100.0", "vcc": "1.00"}, "harvest": {"decision": "manager", "volume": "100.0", "vcc": "8.00"},
          "fill": {"volume": "50.0", "labels": "2", "sealed": "yes"}}
# what is looked at after each act: view, columns, what is more asked of the rows, their order
VIEWS = {
    "batch": ("batch", "process_status, quality_status, version", "", "batch"),
    "step": ("batch_step", "step, occurrence, state, version", "step_execution is not null", "step_execution"),
    "container": ("container", "code, status", "", "code"),
    "custody": ("custody", "container, coalesce(holder, holder_organisation), place", "now", "id"),
    "collection": ("collection", "coalesce(din, ''), status, version", "", "id"),
    "receipt": ("receipt", "container, status, version", "", "id"),
    "value": ("observation", "step, occurrence, field, number::text, invalidated",
              "current and field = any ('{vcc,seeded,total_cells,fold,doublings,vector_volume,harvested}')", "step, occurrence, field"),
    "hold": ("hold", "status, version", "", "id"),
    "deviation": ("deviation", "class, status, version", "", "id"),
    "sample": ("sample", "sample, sample_point", "", 'sample collate "C"'),
    "result": ("result", "line, verdict, status, version", "", "id"),
    "investigation": ("investigation", "line, status, version", "", "id"),
    "disposition": ("disposition", "decision, status, version", "", "id"),
    "abort": ("abort", "status, version", "", "id"),
    "shipment": ("shipment", "direction, status, containers", "", "id"),
    "thaw": ("thaw", "container, status, version, witnessed_by is not null", "", "id"),
    "infusion": ("infusion", "container, remainder_ml is not null", "", "id"),
    "follow_up": ("follow_up", "kind", "", "id"),
    "disposal": ("disposal", "container, status, version", "", "id"),
    "recall": ("recall", "status, version", "", "id"),
    "notification": ("notification", "kind, status, version", "", "id"),
    "supply_request": ("supply_request", "status, version", "", "id"),
    "near_miss": ("near_miss", "code", "", "id"),
    "lot_use": ("lot_use", "lot, step, status, version", "", "id"),
    "deviation_touch": ("deviation_touch", "status, version", "", "id"),
    "capa": ("capa", "status, version", "", "id"),
    "correction": ("correction", "entity, field", "entity not in ('observation', 'result')", 'entity collate "C", field collate "C"'),
}
SIGNATURES = """'signature', (select json_agg(json_build_array(batch, entity, meaning, valid, n) order by batch, entity, meaning, valid)
    from (select batch, entity, meaning, valid, count(*) as n from api.signature where batch = any ({b}) group by 1, 2, 3, 4) s)"""
LOTS = """'lot', (select json_agg(json_build_array(lot, status, version, quantity::text, remaining::text, unit, state) order by lot collate "C")
    from api.lot where lot like 'L-%')"""
PATIENTS = """'patient', (select json_agg(json_build_array(code, initials, version, lead, also) order by code) from api.patient where code ~ '^PT[1-4]$'),
    'merge', (select json_agg(json_build_array(kind, lead, other, status, version) order by id) from api.patient_merge)"""
# signatures that are valid and were given on a text that the record does not say any more: no act leaves one behind
UNFIT = """select string_agg(g.entity || ' ' || g.record_id || ' ' || g.meaning || ': ' || (
        select string_agg(was || ' > ' || is_now, ', ') from unnest(string_to_array(g.content, E'\n'), string_to_array(rule.content(g.entity, g.record_id), E'\n'))
        t (was, is_now) where was is distinct from is_now), '; ' order by g.id) from core.signature g
    where g.superseded_at is null and g.digest <> sha256(convert_to(rule.content(g.entity, g.record_id), 'UTF8'))
      and (g.entity in ('lot', 'patient_merge') or g.stream_id in (select x.stream_id from core.batch x where x.code = any ({b})))"""
ENTITY = {"step": "step_execution", "block": "operation_block"}


# rows of the views that are fields of the model's records
RECORDED = {name: (records, *fields.split()) for name, records, fields in (
    ("collection", "collections", "din status version"), ("receipt", "receipts", "bag status version"),
    ("hold", "holds", "status version"), ("deviation", "deviations", "class status version"), ("result", "results", "line verdict status version"),
    ("investigation", "investigations", "line status version"), ("disposition", "dispositions", "decision status version"),
    ("abort", "aborts", "status version"), ("disposal", "disposals", "container status version"), ("recall", "recalls", "status version"),
    ("lot_use", "uses", "lot step status version"), ("deviation_touch", "touches", "status version"), ("capa", "capas", "status version"),
    ("notification", "notifications", "kind status version"), ("supply_request", "requests", "status version"))}


class Played(History):
    """A history on a copy of its own, beside its model."""

    def __init__(self, db, lab, model, seed):
        super().__init__(lab, db, seed)
        self.model, self.last, self.lengths = model, None, self.streams()
        codes = sorted([*model.batches, *(code + "R" for code in model.batches)])
        self.seen, self.unfit = seen(codes), UNFIT.format(b=array(codes))

    def streams(self):
        return json.loads(self.db.once(READER, "select json_object_agg(stream, position) from api.ledger_stream"))

    def id(self, table, b, n=0, where="true"):
        return self.db.dba(f"select coalesce((select r.id from core.{table} r where r.batch_id = (select id from core.batch where code = '{b.code}') "
                           f"and {where} order by r.id offset {n} limit 1), 0)")

    def call(self, act, b):
        name, version = act["act"], f"{{{b.code}}}" + (" - 1" if act.get("stale") else "")
        stale = " - 1" if act.get("stale") else ""
        n, other = act.get("n", 0), "V-RUN" if act.get("other") else None

        def record(table, v):
            return f"{self.id(table, b, n)}, {v}{stale}"

        if name == "identity_check":
            return f"identity_check($R, '{b.code}', '{act['checkpoint']}', {repr(act['container']) if act.get('container') else 'null'}, " \
                   f"'{identity.items(self.model, b, act)}')"
        if name == "step_record":
            values = {"sampled_at": self.now(), "volume": "100.0", "vcc": "4.00", "viability": "92.0", "look": "clear"} if act["step"] == "daily-sample" \
                else {"thawed_at": self.now(), "moi": "5.0", "titre": "250.0"} if act["step"] == "add-vector" else VALUES[act["step"]]
            made = {"seed": f"'{json.dumps({'vessel': b.vessel})}'", "fill": f"'{json.dumps({'bag': b.products})}'"}.get(act["step"], "null")
            return f"step_record($R, '{b.code}', '{act['step']}', {act['occurrence']}, $N, '{json.dumps(values)}', null, '{other or act.get('container') or vessel(b)}', {made})"
        return {**self.supply(act, b, version, record, other), **self.failures(act, b, version, record),
            **rooms.calls(self, act, b, version, record, other),
            "hold_place": lambda: f"hold_place($R, '{b.code}', {version}, 'temperature alarm at night')",
            "hold_lift": lambda: f"hold_lift($R, {record('hold', b.holds[n]['version'])}, 'looked at it, fine')",
            "comment_add": lambda: f"comment_add($R, '{b.code}', 'foam on the surface, gone after an hour')",
            "deviation_open": lambda: f"deviation_open($R, '{b.code}', 'minor', $N, 'the incubator door stood open', 'closed it')",
            "deviation_assess": lambda: f"deviation_assess($R, {record('deviation', b.deviations[n]['version'])}, 'minor', 'no impact', 'only for a minute')",
            "deviation_close": lambda: f"deviation_close($R, {record('deviation', b.deviations[n]['version'])}, 'the door does not lock', 'a lock was fitted')",
            "batch_abort": lambda: f"batch_abort($R, '{b.code}', {version}, 'the culture is lost')",
            "result_record": lambda: f"result_record($R, '{samples.code(b, act['sample'])}', '{act['line']}', "
                                     f"'{value_of(act)}', $N, 'at the time')",
            "result_correct": lambda: f"result_correct($R, {record('result', b.results[n]['version'])}, "
                                      f"'{value_of(dict(act, line=b.results[n]['line']))}', 'misread', 'the report says otherwise')",
            "store_put": lambda: f"store_put($R, '{b.code}', {version}, '{other or act['container']}', 'FRIDGE', 'P-{act['container']}', $N)",
            "store_take": lambda: f"store_take($R, '{b.code}', {version}, '{other or act['container']}', '{act['purpose']}', $N)",
            "observation_correct": lambda: f"observation_correct($R, {self.execution(b, act)}, 'vcc', {b.steps[act['step']][n]['version']}{stale}, "
                                           f"'{act['vcc']}', 'misread', 'the counter shows another number')",
            "scan": lambda: f"scan($R, '{other or act['container']}', '{b.code}')",
            "disposition_propose": lambda: f"disposition_propose($R, '{b.code}', {version}, '{act['decision']}', 'as the results say')",
            "disposition_withdraw": lambda: f"disposition_withdraw($R, {record('disposition', b.dispositions[n]['version'])}, 'thought better of it')",
        }[name]()

    def supply(self, act, b, version, record, other):
        code, c = f"$R, '{b.code}'", other or act.get("container")
        return {
            "custody_hand_over": lambda: f"custody_hand_over({code}, {version}, "
                                         + ("null, null, null" if act["to_person"] else "'Cold Courier', 'C. Rier', 'W-1'")
                                         + f", 'van 7', '2 to 8 Cel', $N, {words(other and [other] or act['containers'])}, "
                                         + ("null, null)" if act["to_person"] else "'SHIP-1', 'SEAL-1')"),
            "site_receive": lambda: f"site_receive({code}, {version}, '{c}', 'CERT-1', $N, "
                                    f"{shipper(act, 'intact' if act.get('found') else None, first='found')})",
            "thaw_start": lambda: f"thaw_start({code}, {version}, '{c}', $N)",
            "infusion_record": lambda: f"infusion_record({code}, {version}, '{c}', {self.check(b, act['check'])}, $N, $N, '45.0', 'none', "
                                       + ("'5.0')" if act["remainder"] else "null)"),
            "follow_up_start": lambda: f"follow_up_start({code}, {version})",
            "follow_up_record": lambda: f"follow_up_record({code}, '{act['kind']}', null, $N, 'well, no fever')",
            "container_dispose": lambda: f"container_dispose({code}, {version}, '{c}', 'destroyed', '5.0', 'it is not needed any more', $N)",
            "batch_close": lambda: f"batch_close({code}, {version}, 'all is done here')",
            "clock_set": lambda: "clock_set($R, '" + self.db.dba(f"select tap.now('{act['minutes']} minutes')") + "')",
        }

    def failures(self, act, b, version, record):
        n, code = act.get("n"), f"$R, '{b.code}'"
        return {
            "supply_request": lambda: f"supply_request({code}, {version}, 'Dr Weiss', 'relapse; no other line of treatment is left')",
            "supply_withdraw": lambda: f"supply_withdraw($R, {record('supply_request', b.requests[n]['version'])}, 'the physician chose otherwise')",
            "batch_recall": lambda: f"batch_recall({code}, {version}, 'the vector lot is in doubt')",
            "recall_withdraw": lambda: f"recall_withdraw($R, {record('recall', b.recalls[n]['version'])}, 'another lot was meant')",
            "notification_acknowledge": lambda: f"notification_acknowledge($R, {record('notification', b.notifications[n]['version'])}, "
                                                "'Dr Weiss was told')",
            "investigation_note": lambda: f"investigation_note($R, {record('investigation', b.investigations[n]['version'])}, '{act['phase']}', "
                                          "'calculation, sample and instrument were looked at')",
            "investigation_conclude": lambda: f"investigation_conclude($R, {record('investigation', b.investigations[n]['version'])}, "
                                              f"'{act['outcome']}', 'what was found is in the notes')",
        }

    def day(self, value):
        """A day, counted from the one on which the history began."""
        return self.db.dba(f"select ((rule.now() at time zone s.time_zone)::date + {int(value[2:]) - self.model.day()})::text from core.site s where s.code = 'LAB'")

    def earlier(self, sample):
        return self.db.dba(f"select rule.utc(drawn_at - interval '1 microsecond') from core.sample where code = '{sample}'")

    def shipper(self, act, seals):
        return shipper(act, seals)

    def check(self, b, n):
        return "null" if n is None else self.id("identity_check", b, n, "r.checkpoint = 'bedside'")

    def execution(self, b, act):
        where = f"r.process_step_id = (select s.id from core.process_step s join core.batch x on x.process_version_id = s.process_version_id " \
                f"where x.code = '{b.code}' and s.code = '{act['step']}')"
        return self.id("step_execution", b, act["n"], where)

    def signature(self, act, b):
        n = act["n"]
        if act["entity"] == "patient_merge":
            return "patient_merge", self.db.dba(f"select id from core.patient_merge order by id offset {n} limit 1"), "approved"
        if act["entity"] == "lot":
            return "lot", self.db.dba(f"select id from core.lot where code = '{act['lot']}'"), "approved"
        if act["entity"] == "step":
            return "step_execution", self.execution(b, act), STEPS[act["step"]][2]
        if act["entity"] == "block":
            return "operation_block", self.db.dba(f"select tap.block('{b.code}', '{n}')"), "performed"
        if act["entity"] == "batch":
            return "batch", self.db.dba(f"select id from core.batch where code = '{b.code}'"), "reviewed"
        where = "r.checkpoint = 'bedside'" if act["entity"] == "identity_check" else "true"
        return act["entity"], self.id(act["entity"], b, n, where), act.get("meaning") or SIGNERS[act["entity"]][0]

    def play(self, act):
        """None, or the difference that this act shows."""
        b = self.model.batches[act["batch"]]
        wanted = self.model.judge(act)
        if act["act"] == "sign":
            outcome = self.sign(act["who"], *self.signature(act, b))
        else:
            request = str(uuid.uuid4())
            text = self.db.call(self.call(act, b), request)
            outcome = self.act(act["who"], text, request)
            if outcome == "done" and act["act"] == "clock_set":
                self.db.dba("select rule.tick()")
        if not wanted.admits(outcome):
            return f"{shown(act)}: the database says {outcome}, the model {' or '.join(sorted(wanted)) or 'done'}"
        events = 0
        if outcome == "done":
            events = self.model.do(act)
        elif outcome.startswith("stop"):
            self.model.stopped(act, outcome.split()[1])
            events = None if self.model_review_ended(act) else 1
        found = self.differs(act, outcome, events)
        if found is None and act.get("again") and act["act"] != "sign" and outcome.split()[0] in ("done", "stop"):
            again = self.act(act["who"], text, request)
            found = self.differs(act, again, 0) if again == outcome else f"{shown(act)}: {outcome}, then for the same request {again}"
        return found

    def model_review_ended(self, act):
        return any(s[0] == "batch" and not s[4] for s in self.model.batches[act["batch"]].signatures)

    def differs(self, act, outcome, events):
        before, self.lengths = self.lengths, self.streams()
        grown = {s: n - before.get(s, 0) for s, n in self.lengths.items() if n != before.get(s, 0)}
        if events is None and not grown or events is not None and sum(grown.values()) != events and not self.ended_review(act, grown, events):
            return f"{shown(act)}: {outcome}, and the streams grew by {grown}; the model has {events}"
        if events == 0 and not grown:           # no event, no changed row
            return None
        seen = json.loads(self.db.once(READER, self.seen))
        for what, rows in state(self.model).items():
            if rows != (seen[what] or []):
                return (f"{shown(act)}: {outcome}, then {what}: database {[r for r in seen[what] or [] if r not in rows]}, "
                        f"model {[r for r in rows if r not in (seen[what] or [])]}")
        unfit = self.db.dba(self.unfit)
        return f"{shown(act)}: {outcome}, and signatures are valid on what nobody signed: {unfit}" if unfit else None

    def ended_review(self, act, grown, events):
        """A signature that an act ended is a changed row too."""
        return events > 0 and sum(grown.values()) > events and any(not s[4] for s in self.model.batches[act["batch"]].signatures)

    def close(self):
        self.lab.ended(self.db)
        self.lab.drop(self.db)


def array(codes):
    return "array['" + "','".join(codes) + "']"


def seen(codes):
    b = array(codes)
    parts = [f"'{name}', (select json_agg(json_build_array(batch, {columns}) order by batch, {order}) from api.{view} "
             f"where batch = any ({b}){' and ' + more if more else ''})" for name, (view, columns, more, order) in VIEWS.items()]
    return "select json_build_object(" + ",\n".join([*parts, SIGNATURES.format(b=b), LOTS, PATIENTS]) + ")"


def words(codes):
    return "'" + " ".join(codes) + "'" if codes else "null"


def shipper(act, seals, first="seals"):
    """Arguments about a shipper: what was in it, its seals and trace, what is said about a difference."""
    found = ["A999926000001"] if act.get("found") == "another's" else act.get("found")
    said = f"'{act['difference']}'" if act.get("difference") else "null"
    seals = f"'{act.get('seals', seals)}'" if seals else "null"
    order = [seals, words(found)] if first == "seals" else [words(found), seals]
    return ", ".join([*order, "'3.0', '6.5'" if act.get("found") else "null, null", said])


def value_of(act):
    return "no growth to date" if act["good"] == "interim pass" else LINES[act["line"]][1 if act["good"] else 2]


def shown(act):
    return f"{act['who']} {act['act']} {act['batch']} " + " ".join(f"{k}={v}" for k, v in act.items() if k not in ("act", "who", "batch") and v is not False)


def state(model):
    """What the views must show, in their order."""
    out = {name: [] for name in (*VIEWS, "signature")}
    out["lot"] = [[code, lot["status"], lot["version"], *(None if lot[k] is None else str(lot[k]) for k in ("quantity", "left")), lot["unit"], model.unusable(lot)]
                  for code, lot in sorted(model.lots.items())]
    out["merge"] = [[m[k] for k in ("kind", "lead", "other", "status", "version")] for m in model.merges]
    out["patient"] = []
    for code, p in sorted(model.patients.items()):
        lead = model.lead(code)
        also = [c for c in sorted([lead, *model.led_by(lead)]) if c != code]
        out["patient"].append([code, p["initials"], p["version"], lead if lead != code else None, ", ".join(also) or None])
    for code, b in sorted(model.batches.items()):
        out["batch"].append([code, b.status, b.quality, b.version])
        out["step"] += [[code, s, n + 1, x["status"], x["version"]] for s in STEPS for n, x in enumerate(b.steps.get(s, []))]
        values = {key: dict(found) for key, found in b.computed().items()}
        for s in MEASURED:
            for n, x in enumerate(b.steps.get(s, [])):
                values[s, n]["vcc"] = x["vcc"]
        out["value"] += sorted([code, s, n + 1, field, value, False] for (s, n), found in values.items() for field, value in found.items())
        out["container"] += [[code, c, status] for c, status in sorted(b.containers.items())]
        out["custody"] += [[code, *row] for row in b.holders()]
        out["sample"] += sorted([code, samples.code(b, name), m["point"]] for name, m in b.samples.items())
        out["shipment"] += [[code, x["direction"], x["status"], ", ".join(f"{c} {how}" for c, how in sorted(x["containers"].items()))] for x in b.shipments]
        out["thaw"] += [[code, x["container"], x["status"], x["version"], bool(b.signed("thaw", n, "witnessed"))] for n, x in enumerate(b.thaws)]
        out["infusion"] += [[code, x["container"], x["remainder"]] for x in b.infusions]
        out["follow_up"] += [[code, kind] for kind in b.follow_ups]
        out["correction"] += [[code, *x] for x in sorted(b.corrections)]
        out["near_miss"] += [[code, stop] for stop in b.stops]
        for name, (records, *fields) in RECORDED.items():
            out[name] += [[code, *(x[f] for f in fields)] for x in getattr(b, records)]
        keys = sorted((ENTITY.get(s[0], s[0]), s[2], s[4]) for s in b.signatures)
        out["signature"] += [[code, *k, keys.count(k)] for k in sorted(set(keys))]
    return out


