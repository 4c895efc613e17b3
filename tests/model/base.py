"""Where histories begin: batches at different points of their way, in the database and in the model."""
import lots
import patients
from acts import Way, done, ready
from lab import SUPERUSER
from model import Model
from record import LINES, Batch
from themes import THEMES

# code, patient (none: validation), number, last act of its fixture, what is meant with it
BEGIN = [("B-M1", "PT1", 201, "scheduled", "released"), ("B-M2", "PT2", 202, "collected", "released"),
         ("B-M3", "PT1", 203, "accepted", "released_pending"), ("B-M4", "PT2", 204, "tested", "exceptional_supply"),
         ("B-M5", "PT1", 205, "tested", "released_pending"), ("B-M6", "PT2", 206, "released", "released"),
         ("B-M7", "PT1", 207, "at_site", "released"), ("B-V1", None, 208, "scheduled", "verdict"), ("B-V2", None, 209, "tested", "verdict")]
ROUTES = ("transport", "starting_store", "store", "thaw")
# fills two bags; has results of what is meant with a batch; nobody is present any more when a history begins
FILL = "replace(pg_get_functiondef('tap.do_fill'::regproc), '''BAG'' || substr(code, 2)', 'jsonb_build_array(''BAG'' || substr(code, 2), " \
       "''BAG'' || substr(code, 2) || ''-2'')')"
FAIL = "replace(replace(pg_get_functiondef('tap.do_results'::regproc), 'do_results', 'do_failed'), '''30.0''', '''5.0''')"
RESULTS = {"exceptional_supply": "do_failed('{code}')", "released_pending": "do_results('{code}', 'no growth to date')"}
DONOR = "insert into core.container (stream_id, batch_id, therapy_event_id, code, kind, status) " \
        "select stream_id, id, therapy_event_id, 'DONOR{part}', 'donor-bag', 'in_use' from core.batch where code = '{code}'"
VALIDATED = "select tap.do_seed('{code}', 'DONOR{part}'), tap.do_vector('{code}'), tap.do_sample('{code}'), tap.do_harvest('{code}'), " \
            "tap.do_fill('{code}'), tap.do_results('{code}')"


def drawn(dice, theme):
    """What a history is about: a few batches, the first two such as its theme asks for, and the ways that the process has in it, those of the
    theme and most of the others."""
    begun, theme = {begun[0]: begun for begun in BEGIN}, THEMES[theme]
    first, *others = [begun[dice.choice(choice)] for choice in theme.batches]
    if theme.plan:
        first = (*first[:-1], theme.plan)
    return [first, *others], [route for route in ROUTES if route in theme.ways or route not in theme.never and dice.random() < 0.75]


def prepare(db, codes):
    """The batches that the histories of a run begin with."""
    for function in (FILL, FAIL):
        db.value(SUPERUSER, db.value(SUPERUSER, f"select {function}"))
    lots.delivered(db, ["L-OLD"], ahead=1)       # approved while it was in date
    db.must("man1", "clock_set($R, '" + db.dba("select rule.shown(((rule.now() at time zone s.time_zone)::date + 1 + time '06:00') at time zone s.time_zone) "
                                               "from core.site s where s.code = 'LAB'") + "')")
    db.value(SUPERUSER, "update core.process_step_container c set count = 2 where c.container = 'bag'")
    for code, patient, number, upto, plan in (begun for begun in BEGIN if begun[0] in codes):
        names = {"code": code, "part": code[1:]}
        if patient is None:                     # its starting material comes from a donor
            db.value(SUPERUSER, f"select tap.order_batch('{code}', null, {number})")
            db.value(SUPERUSER, DONOR.format(**names))
            if upto == "tested":
                db.value(SUPERUSER, VALIDATED.format(**names))
            continue
        odd = upto == "tested" and plan in RESULTS
        db.value(SUPERUSER, f"select tap.make_batch('{code}', '{patient}', {number}, '{'filled' if odd else upto}')")
        if odd:
            db.value(SUPERUSER, f"select tap.{RESULTS[plan].format(**names)}")
    lots.delivered(db, [code for code in lots.STORE if code != "L-OLD"])
    patients.register(db)
    db.must("man1", "location_add($R, 'LAB', 'FRIDGE', 'Refrigerator', '2 to 8 Cel')")
    db.must("man1", "role_propose($R, 'mix1', 'LAB', 'clinic', '2035-01-01T00:00:00Z')")
    db.value(SUPERUSER, "select tap.must_sign('qa1', 'person_role', (select max(id) from core.person_role), 'approved')")
    db.value(SUPERUSER, "update work.request set at = at - interval '1 hour' where act = 'scan'")


def opened(db, routes):
    """The ways that the process of the patients' batches has in this history."""
    for route in routes:
        db.dba("insert into core.process_route (stream_id, process_version_id, transition) select v.stream_id, v.id, "
               f"'{route}' from core.process_version v where v.process_id = (select p.id from core.process p where p.code = 'synthetic-small') returning 1")


def beginning(batches, routes, theme):
    model = Model()
    model.favoured, model.soon, model.weights = THEMES[theme].acts, list(THEMES[theme].soon), THEMES[theme].weights
    for code, patient, number, upto, plan in batches:
        meant = {"recalled": "released", "aborted": {"B-M4": "exceptional_supply"}.get(code, "released")}.get(plan, plan)
        b = model.batches[code] = Batch(code, "patient" if patient else "validation", patient, number, meant)
        if patient is None:
            b.bag, b.bags = "DONOR" + code[1:], []
            b.containers[b.bag] = "in_use"
        while not reached(b, upto):
            act = next(a for a in Way(b) if ready(b, a) and not done(b, a) and not model.judge(a))
            model.do(act)
        b.present, b.stops, b.plan, b.merges = set(), [], plan, model.merges
        b.routes = set(routes) if patient else set()
    return model


def people(dice, model, theme):
    """Who plays several roles, and from how many collections a batch is made."""
    for n, b in enumerate(model.batches.values()):
        b.small, b.sources = THEMES[theme].small and n == 0 or dice.random() < 0.5, 2 if theme == 0 else dice.choice((1, 2))


def reached(b, upto):
    if upto == "tested":
        return len(b.results) == len(LINES) and all(r["status"] == "reviewed" for r in b.results)
    return upto in (b.status, b.quality)
