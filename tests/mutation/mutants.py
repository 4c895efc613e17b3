"""Mutants of a database: each takes away, or alters, one rule. They are made from the schema itself.

A mutant has a name, the SQL that makes it, and words by which tests that know the rule are found.
"""
import re
from dataclasses import dataclass, field

CALL = re.compile(r"\b(perform rule\.refuse|return rule\.stop)\(")
ASKED = re.compile(r"\bperform rule\.(?!refuse\()(\w+)\(")      # another function that refuses, or that does what follows
HELPERS = """
set role vein_owner;
create function rule.unrefused(code text, value text default null, way_out text default null, field text default null)
returns void language plpgsql as $$ begin end $$;
create function rule.refused_at(place text, code text, value text default null, way_out text default null, field text default null)
returns void language plpgsql as $$ begin raise log 'reached %', place; perform rule.refuse(code, value, way_out, field); end $$;
create function rule.stopped_at(place text, a work.actor, code text, expected text, found text, batch_id bigint default null,
    way_out text default null, data jsonb default '{}', kept_expected text default null)
returns api.answer language plpgsql as $$
begin
    raise log 'reached %', place;
    return rule.stop(a, code, expected, $5, batch_id, way_out, data, kept_expected);      -- FOUND is a variable of every function
end $$;
reset role;
"""


@dataclass
class Mutant:
    kind: str                   # refusal, stop, call, row, constraint, trigger
    name: str
    sql: str
    words: list = field(default_factory=list)
    file: str = ""              # the file that has an assertion of its own for this one, so that many are tried at once,
    shows: list = field(default_factory=list)   # words of that assertion, or of those,
    together: str = ""          # and which others may be taken away with it


def quoted(value):
    return "null" if value is None else "'" + str(value).replace("'", "''") + "'"


def after_call(text, start):
    """The place behind the closing parenthesis of the call whose opening one is at start."""
    depth, inside = 0, False
    for at in range(start, len(text)):
        if text[at] == "'":
            inside = not inside
        elif not inside:
            depth += (text[at] == "(") - (text[at] == ")")
            if depth == 0:
                return at + 1
    raise ValueError("no end of " + text[start:start + 60])


def functions(db):
    return db.rows("select p.oid::regprocedure::text as signature, n.nspname || '.' || p.proname as name, pg_get_functiondef(p.oid) as text "
                   "from pg_proc p join pg_namespace n on n.oid = p.pronamespace "
                   "where n.nspname in ('rule', 'api') and p.prosrc ~ '(perform rule\\.\\w+|return rule\\.stop)\\(' "
                   "order by 2, 1")


def places(text):
    """Each refusal and stop of a function: kind, code, start of the statement, start of the arguments, end."""
    for match in CALL.finditer(text):
        end = after_call(text, match.end() - 1)
        code = re.match(r"\s*(?:a, )?'(VN\d{3})'", text[match.end():])
        yield ("stop" if "stop" in match[1] else "refusal"), code[1] if code else "VN", match.start(), match.end(), end


def of_functions(db):
    for row in functions(db):
        seen = {}
        for kind, code, start, arguments, end in places(row["text"]):
            seen[code] = seen.get(code, 0) + 1
            text = row["text"]
            if kind == "refusal":
                text = text[:start] + "perform rule.unrefused(" + text[arguments:]
            else:
                text = text[:start] + "if false then " + text[start:end] + "; end if" + text[end:]
            yield Mutant(kind, f"{row['name']} {code} {seen[code]}", text + ";", [code, row["name"].split(".")[1]])


def calls(text):
    """Each call whose answer nobody takes: name of what is called, start and end of the statement."""
    for match in ASKED.finditer(text):
        end = after_call(text, match.end() - 1)
        while text[end] != ";":
            end = after_call(text, end) if text[end] == "(" else end + 1
        yield match[1], match.start(), end


# what every act asks for itself has a line for each act in tests/db/46_seen_and_why.sql
SEEN = {"same_version": "- {act} of another version", "must_be_trained": "- {act} by who is not trained",
        "record_open": "- {act}: the record has ended", "reason": "- {act} without words", "batch_known": "- {act} of no batch"}


def of_calls(db):
    every = functions(db)
    codes = {row["name"]: {code for _, code, *_ in places(row["text"])} for row in every}
    for row in every:
        seen = {}
        for name, start, end in calls(row["text"]):
            seen[name] = seen.get(name, 0) + 1
            act = row["name"].split(".")[1]
            shows = SEEN.get(name, "").format(act=act)
            yield Mutant("call", f"{row['name']} asks {name} {seen[name]}", row["text"][:start] + "null" + row["text"][end:] + ";",
                         [*sorted(codes.get(f"rule.{name}", [])), act], "46_seen_and_why" if shows else "", [shows] if shows else [],
                         f"calls {name} {seen[name]}")          # one of each function, which is made anew as a whole


def calls_told(name, text):
    """The same, each telling the log that it was reached."""
    seen, out, last = {}, "", 0
    for called, start, _ in calls(text):
        seen[called] = seen.get(called, 0) + 1
        out += text[last:start] + f"raise log 'reached %', {quoted(f'{name} asks {called} {seen[called]}')}; "
        last = start
    return out + text[last:]


def watched(db):
    """The functions with every refusal, stop and call telling the server's log that it was reached, under its mutant's name."""
    for row in functions(db):
        text, seen, out, last = calls_told(row["name"], row["text"]), {}, "", 0
        for kind, code, start, arguments, _ in places(text):
            seen[code] = seen.get(code, 0) + 1
            place = quoted(f"{row['name']} {code} {seen[code]}")
            call = f"perform rule.refused_at({place}, " if kind == "refusal" else f"return rule.stopped_at({place}, "
            out += text[last:start] + call
            last = arguments
        yield out + text[last:] + ";"


# ---- rows of the tables of rules
# Each has an assertion that names its row, so that many are changed at once: one of each row in a round.
NAMED = {"act_role": ("13_rights", "[{act}/{role}]"), "act": ("39_tables_of_rules", "[{act} {flag}]"),
         "process_transition": ("12_transition", "({from_status},{to_status},{act},"),
         "quality_transition": ("12_transition", "({from_status},{to_status},{act})"),
         "separation": ("39_tables_of_rules", "[separation {first}/{second}:")}


def row(table, key, values, change, what):
    """One row removed (no change), altered (what is set), or added (the whole statement)."""
    where = f"({', '.join(key)}) = ({', '.join(quoted(str(values[k])) for k in key)})"
    sql = f"delete from ref.{table} where {where};" if change is None else f"update ref.{table} set {change} where {where};"
    if what == "added":
        sql = change
    file, shown = NAMED.get(table, ("39_tables_of_rules", f"[{table} " + " ".join("{" + k + "}" for k in key) + ":"))
    return Mutant("row", f"ref.{table} {' '.join(str(values[k]) for k in key)}: {what}", sql, [str(values[k]) for k in key], file,
                  [shown.format(**{"flag": what.split()[0], **values})])


def in_rounds(made):
    """No two changes of one row in one round: each is seen by itself."""
    seen = {}
    for mutant in made:
        seen[mutant.shows[0]] = seen.get(mutant.shows[0], 0) + 1
        mutant.together = f"rows {seen[mutant.shows[0]]}"
        yield mutant


def of_rights(db):
    held = db.rows("select act, role from ref.act_role order by act, role")
    have = {(r["act"], r["role"]) for r in held}
    for r in db.rows("select a.act, r.role from ref.act a, ref.role r order by 1, 2"):
        if (r["act"], r["role"]) in have:
            yield row("act_role", ("act", "role"), r, None, "removed")
        else:
            yield row("act_role", ("act", "role"), r, f"insert into ref.act_role (act, role) values ('{r['act']}', '{r['role']}');", "added")
    for act in db.rows("select act from ref.act order by act"):
        for flag in ("trained", "inspector", "timed", "training_only"):
            yield row("act", ("act",), act, f"{flag} = not {flag}", f"{flag} turned")
    for r in db.rows("select entity, meaning, roles from ref.signable order by entity, meaning"):
        yield row("signable", ("entity", "meaning"), r, None, "removed")
        if r["roles"] != "*":
            yield row("signable", ("entity", "meaning"), r, "roles = '*'", "any role")


def of_statuses(db):
    key = ("from_status", "to_status", "act")
    rows = db.rows("select from_status, to_status, act, kinds, route from ref.process_transition order by 1, 2, 3")
    have = {(r["from_status"], r["to_status"]) for r in rows}
    for r in rows:
        yield row("process_transition", key, r, None, "removed")
        if r["route"]:
            yield row("process_transition", key, r, "route = null", "by any route")
        for kind in ("patient", "validation", "research"):
            if kind in r["kinds"]:
                yield row("process_transition", key, r, f"kinds = array_remove(kinds, '{kind}')", f"not for {kind}")
            else:
                yield row("process_transition", key, r, f"kinds = kinds || '{kind}'::text", f"for {kind}, too")
        if (r["to_status"], r["from_status"]) not in have:
            back = dict(r, from_status=r["to_status"], to_status=r["from_status"])
            yield row("process_transition", key, back, "insert into ref.process_transition values "
                      f"('{r['to_status']}', '{r['from_status']}', '{r['act']}', '{{patient}}', null, 'x');", "added")
    rows = db.rows("select from_status, to_status, act from ref.quality_transition order by 1, 2, 3")
    have = {(r["from_status"], r["to_status"]) for r in rows}
    for r in rows:
        yield row("quality_transition", key, r, None, "removed")
        if (r["to_status"], r["from_status"]) not in have:
            yield row("quality_transition", key, dict(r, from_status=r["to_status"], to_status=r["from_status"]),
                      f"insert into ref.quality_transition values ('{r['to_status']}', '{r['from_status']}', '{r['act']}');", "added")


def of_checkpoints(db):
    key = ("checkpoint", "place")
    for r in db.rows("select checkpoint, place, identifiers, counted_once from ref.checkpoint_pair order by 1, 2"):
        yield row("checkpoint_pair", key, r, "least = least - 1", "one identifier less")
        yield row("checkpoint_pair", key, r, "scanned = not scanned", "scanned turned")
        yield row("checkpoint_pair", key, r, "spoken = not spoken", "spoken turned")
        if r["counted_once"]:
            yield row("checkpoint_pair", key, r, "counted_once = '{}'", "each counted")
        for i in r["identifiers"]:
            yield row("checkpoint_pair", key, r, f"identifiers = array_remove(identifiers, '{i}')", f"without {i}")
    for r in db.rows("select checkpoint, shown_in from ref.checkpoint order by 1"):
        yield row("checkpoint", ("checkpoint",), r, "container = not container", "container turned")
        for status in r["shown_in"]:
            yield row("checkpoint", ("checkpoint",), r, f"shown_in = array_remove(shown_in, '{status}')", f"no names in {status}")


def of_lists(db):
    for r in db.rows("select first, second from ref.separation order by 1, 2"):
        yield row("separation", ("first", "second"), r, None, "removed")
    for r in db.rows("select name, value from ref.setting order by 1"):
        other = re.sub(r"\d+", lambda m: str(2 * int(m[0])), r["value"])
        yield row("setting", ("name",), r, f"value = {quoted(other)}", f"{other} for {r['value']}")
    for r in db.rows("select kind, word from ref.reason order by 1, 2"):
        yield row("reason", ("kind", "word"), r, None, "removed")
    for table, key, changes in OF_DOCUMENTS:
        for r in db.rows(f"select * from ref.{table} order by {', '.join(key)}"):
            for column, change, what in changes:
                if change != "null" or r[column] is not None:
                    yield row(table, key, r, f"{column} = {change}", what)
    for r in db.rows("select object, key from ref.process_key order by 1, 2"):
        yield row("process_key", ("object", "key"), r, None, "removed")
    for r in db.rows("select entity, field, least, most, fixed_in, empty_for from ref.correctable order by 1, 2"):
        key = ("entity", "field")
        yield row("correctable", key, r, None, "removed")
        yield row("correctable", key, r, "trained = not trained", "trained turned")
        yield row("correctable", key, r, "personal = not personal", "personal turned")
        yield row("correctable", key, r, "roles = roles || ' auditor'", "an auditor, too")
        for name, none in (("least", "null"), ("most", "null"), ("fixed_in", "'{}'"), ("empty_for", "'{}'")):
            if r[name] not in (None, []):
                yield row("correctable", key, r, f"{name} = {none}", f"no {name}")


# table, key, and (column, what it becomes, how that is called); what is null already stays as it is
OF_DOCUMENTS = [
    ("process_key", ("object", "key"), [("required", "not required", "required turned"), ("least", "null", "no least"), ("most", "null", "no most"), ("item", "null", "any word")]),
    ("formula_argument", ("formula", "argument"), [("unit", "null", "any unit"), ("same_as", "null", "as no other"), ("scale_as", "null", "scaled as no other"),
                                                   ("gives_scale", "not gives_scale", "gives_scale turned")]),
    ("formula_result", ("formula",), [("unit", "null", "any unit")]),
    ("unit", ("unit",), [("num", "num * 10", "ten times as much")])]


# ---- what the tables themselves refuse
def of_constraints(db):
    kinds = {"c": "check", "u": "unique", "f": "foreign key", "x": "exclusion"}
    for r in db.rows("""select k.conname as name, k.contype as kind, k.conrelid <> 0 as on_table,
            case when k.conrelid <> 0 then k.conrelid::regclass::text else k.contypid::regtype::text end as place,
            k.contype = 'u' and k.conkey @> (select p.conkey from pg_constraint p where p.conrelid = k.conrelid and p.contype = 'p') as held,
            array(select f.conrelid::regclass || ' ' || f.conname from pg_constraint f where f.contype = 'f' and f.conindid = k.conindid and k.contype = 'u') as keys
            from pg_constraint k where k.connamespace in ('core'::regnamespace, 'work'::regnamespace, 'ledger'::regnamespace)
            and k.contype in ('c', 'u', 'f', 'x') order by k.contype = 'f' desc, k.contype, 4, 1"""):
        what = "table" if r["on_table"] else "domain"
        # one that holds the primary key refuses nothing itself: the keys that rest on it do
        shows = [f"{key} refuses" for key in r["keys"]] if r["held"] else [f"{r['place']} {r['name']} refuses", f"{r['place']} {r['name']}, 1 more"]
        shows += ["a draft of 65536"] * (r["name"] == "draft_fields_size") + [f"{r['place']} is not"] * (not r["on_table"])
        yield Mutant("constraint", f"{kinds[r['kind']]} {r['name']} on {r['place']}",
                     f"alter {what} {r['place']} drop constraint {r['name']} cascade;", [r["name"], r["place"]],
                     "49_locks", shows, "held" if r["held"] else "locks")
    for r in db.rows("select i.indexrelid::regclass::text as name, c.relname as lock, i.indrelid::regclass::text as place from pg_index i "
                     "join pg_class c on c.oid = i.indexrelid where c.relnamespace in ('core'::regnamespace, 'work'::regnamespace) "
                     "and i.indisunique and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1"):
        yield Mutant("constraint", f"unique index {r['name']}", f"drop index {r['name']};", [r["name"], r["place"]],
                     "49_locks", [f"{r['place']} {r['lock']} refuses"], "locks")


TRIGGERS = {"ledger": "an event for each change", "stream": "an event for each change", "review": "a row ends the review", "step": "plans of steps are made anew"}


def of_triggers(db):
    for r in db.rows("select t.tgname as name, t.tgrelid::regclass::text as place from pg_trigger t join pg_class c on c.oid = t.tgrelid "
                     "where not t.tgisinternal and c.relnamespace in ('core'::regnamespace, 'work'::regnamespace, 'ledger'::regnamespace) "
                     "order by t.tgname like 'ledger%' or t.tgname = 'stream_fixed', 2, 1"):
        says = TRIGGERS.get(r["name"].split("_")[0])
        yield Mutant("trigger", f"trigger {r['name']} on {r['place']}", f"drop trigger {r['name']} on {r['place']};",
                     ["49_traces", "14_chain", "18_ledger", "20_hostile", r["place"]],
                     "49_traces" if says else "", [f"{r['place']}: {says}"] if says else [], r["name"])


def of(db):
    rows = [m for make in (of_rights, of_statuses, of_checkpoints, of_lists) for m in make(db)]
    return [*of_functions(db), *of_calls(db), *in_rounds(rows), *of_constraints(db), *of_triggers(db)]
