#!/usr/bin/env python3
"""Bad input in every field of several acts, through the command line and through SQL.

Each value gets one readable refusal and stores nothing, or it is stored and comes back byte for byte.
"""
import os
import re
import uuid
from collections import namedtuple

from house import House, Report, SITE, SUPERUSER, Talk, UNTIL, code_of, order_words, quote, verdict_of

# What a value is to a field of a kind decides whether it may be taken at all: letters name the kinds that
# must refuse it. t text, n note (a reason), c code, d decimal, w whole number, m moment, y day, o one of a list
KINDS = "tncdwmyo"
VALUES = {
    "nan": ("NaN", "dwmyo"), "infinity": ("Infinity", "dwmyo"), "minus_infinity": ("-Infinity", "cdwmyo"),
    "too_large": ("1e309", "dwmyo"), "too_small": ("1e-400", "dwmyo"), "huge": ("1e130000", "dwmyo"),
    "hexadecimal": ("0x1F", "dwmyo"), "underscores": ("1_000", "dwmyo"), "comma": ("1,5", "cdwmyo"),
    "full_width": ("\uff11\uff12", "cdwmyo"), "arabic_digits": ("\u0661\u0662", "cdwmyo"), "two_points": ("1.2.3", "dwmyo"),
    "escape": ("a\x1b[31mred", KINDS), "bell": ("a\x07b-five", KINDS), "tab": ("a\tb-five", KINDS), "line_feed": ("two\nlines", KINDS),
    "carriage_return": ("two\rlines", KINDS), "delete": ("a\x7fb-five", KINDS), "c1": ("a\x9bb-five", KINDS),
    "rtl_override": ("abc\u202edef", KINDS), "isolate": ("abc\u2066def", KINDS), "zero_width": ("abc\u200bdef", KINDS),
    "bom": ("\ufeffabcdef", KINDS), "tag": ("abc\U000e0041def", KINDS), "soft_hyphen": ("abc\u00addef", KINDS),
    "line_separator": ("abc\u2028def", KINDS),
    "bad_byte": (b"abc\xffdef", KINDS), "lone_continuation": (b"abc\x80def", KINDS), "overlong": (b"\xc0\xafabcdef", KINDS),
    "surrogate": (b"\xed\xa0\x80abcdef", KINDS), "cut_sequence": (b"abcdef\xe2\x82", KINDS), "beyond": (b"\xf4\x90\x80\x80abcde", KINDS),
    "long": ("x" * 100_000, KINDS), "nested": ("[" * 10_000 + "]" * 10_000, KINDS), "nested_object": ('{"a":' * 10_000 + "1", KINDS),
    "empty": ("", KINDS), "blank": (" ", KINDS), "blanks": ("     ", KINDS), "no_break_space": ("\u00a0", KINDS),
    "leading_blank": (" abcdef", KINDS), "trailing_blank": ("abcdef ", KINDS),
    "tomorrow": ("tomorrow", "dwmyo"), "now": ("now", "dwmyo"), "infinity_date": ("infinity", "dwmyo"), "epoch": ("epoch", "dwmyo"),
    "hour_24": ("2026-11-23T24:00:00Z", "cdwmyo"), "no_offset": ("2026-11-23T10:00:00", "cdwmyo"), "leap": ("2026-02-29", "dwmo"),
    "far_year": ("294276-01-01T00:00:00Z", "cdwmyo"), "year_0": ("0000-01-01", "dwmyo"), "date_32": ("2026-11-32", "dwmyo"),
    "sql": ("'; drop table core.site; --", "cdwmyo"), "sql_dollar": ("$$; select 1; $$", "cdwmyo"), "psql": (":'x' \\! id", "cdwmyo"),
    "shell": ("$(touch pwned) `id` | cat & *", "cdwmyo"), "format": ("%n%s%s%s%n%99999d", "cdwmyo"), "html": ("<script>alert(1)</script>", "cdwmyo"),
    "zpl": ("^XA^FDx^XZ~JA", "cdwmyo"), "csv": ('=cmd|"/c calc"!A1,"', "cdwmyo"), "path": ("../../etc/passwd", "dwmyo"),
    "null_word": ("null", "dwmyo"), "braces": ("{request} {}", "cdwmyo"), "twin": ("e\u0301cole e\u0301", "cdwmyo"),
}
Field = namedtuple("Field", "name kind required entity column")
Act = namedtuple("Act", "words call login fields fresh")


def field(name, kind, entity="", column="", required=True):
    return Field(name, kind, required, entity, column or name)


def acts(number):
    """The acts with values that would be taken; `number` makes their codes new ones."""
    return {
        "site_add": Act(["site", "add"], "site_add", "man1", [
            field("code", "c", "site"), field("title", "t", "site"), field("time_zone", "o", "site")],
            {"code": f"N{number}", "title": "New", "time_zone": "UTC"}),
        "person_propose": Act(["person", "propose"], "person_propose", "man1", [
            field("code", "c", "person"), field("printed_name", "t", "person"), field("job", "t", "person"), field("site", "o"),
            field("roles", "o"), field("valid_until", "m")],
            {"code": f"N{number}", "printed_name": "Name", "job": "Job", "site": SITE, "roles": "technician",
             "valid_until": UNTIL}),
        "hold_place": Act(["hold", "place"], "hold_place", "qa1", [
            field("batch", "o"), field("version", "w"), field("reason", "n", "hold")],
            {"batch": "B-1", "version": "?", "reason": "label unreadable"}),
        "patient_register": Act(["patient", "register"], "patient_register", "coo1", [
            field("site", "o"), field("code", "c", "patient"), field("initials", "t", "patient"),
            field("family_name", "t", "patient_identity"), field("given_name", "t", "patient_identity"),
            field("birth_date", "y", "patient_identity"), field("record_number", "t", "patient_identity"),
            field("sex", "t", "patient_identity")],
            {"site": SITE, "code": f"N{number}", "initials": "AB", "family_name": "Muster", "given_name": "Anna",
             "birth_date": "1970-01-02", "record_number": f"R{number}", "sex": "female"}),
        "order_place": Act(["order", "place"], "order_place", "coo1", [
            field("code", "c", "therapy_order"), field("indication", "t", "therapy_order", required=False),
            field("consent_date", "y", required=False), field("weight_kg", "d", required=False),
            field("planned_dose", "d", required=False), field("planned_dose_unit", "t", required=False), field("coi", "c")],
            order_fields(number)),
        "clock_set": Act(["clock", "set"], "clock_set", "man1", [field("moment", "m")], {"moment": "?"}),
        "result_record": Act(["result", "record"], "result_record", "ana1", [
            field("value", "d"), field("line", "o"), field("tested_at", "m", required=False), field("mode", "o", required=False),
            field("source", "t")],
            {"sample": "?", "line": "vcn", "value": "1.45", "tested_at": "", "mode": "transcribed",
             "source": "Castella 2019, table 2", "reason": ""}),
        "step_record": Act(["step", "record"], "step_record", "tec1", [
            field("step", "o"), field("occurrence", "w"), field("event_at", "m"), field("values", "o"), field("performed_by", "o"),
            field("produced", "o", required=False), field("mode", "o", required=False)],
            {"batch": "B-1", "step": "seed", "occurrence": "1", "event_at": "2026-11-23T10:00:00Z", "values": '{"volume": "100.0"}',
             "performed_by": "", "container": "", "produced": "", "mode": "", "source": "", "late_reason": ""}),
    }


def order_fields(number):
    words = order_words(f"N{number}", f"CHA99992600{number:04d}")
    return {name[2:].replace("-", "_"): value for name, value in zip(words[::2], words[1::2])}


class Bench:
    """Sends one value in one field and judges what came of it."""

    def __init__(self, t, house, way):
        self.t, self.house, self.way, self.number = t, house, way, 0
        self.dba = Talk(house, SUPERUSER)
        self.sessions, self.tried, self.taken = {}, 0, 0
        self.print = house.fingerprint(self.dba)

    def close(self):
        for session in (self.dba, *self.sessions.values()):
            session.close()

    def values(self, act, changed, value):
        values = dict(act.fresh)
        if values.get("version") == "?":
            values["version"] = self.dba.say("select version from core.batch where code = 'B-1'")
        if values.get("moment") == "?":
            values["moment"] = self.dba.say("select to_char(rule.now() + interval '1 s', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
        if values.get("sample") == "?":
            values["sample"] = self.sample()
        values[changed] = value
        return values

    def sample(self):
        """A new sample: a line is tested once on each."""
        session = self.session("tec1")
        code = f"H-{self.number}"
        said = session.say(b"select row_to_json(r) from api.sample_register('" + str(uuid.uuid4()).encode()
                           + b"', batch => 'B-2', sample => 'final', code => '" + code.encode()
                           + b"', drawn_at => null, mode => 'transcribed', source => 'Castella 2019, table 2') r")
        assert verdict_of(said) == "done", said
        self.print = self.house.fingerprint(self.dba)
        return code

    def session(self, login):
        self.sessions[login] = self.sessions.get(login) or Talk(self.house, login)
        return self.sessions[login]

    def by_command(self, act, values):
        words = list(act.words)
        for name, value in values.items():
            if value != "" or name in [f.name for f in act.fields]:
                words += ["--" + name.replace("_", "-"), value]
        done = self.house.vein(*words, user=act.login)
        readable = done.code in (1, 2) and 0 < len(done.err) < 3000 and done.err.startswith(b"vein: ") and clean(done.err)
        if done.code == 0:
            return "done", ""
        return ("refused" if readable and not done.out else "bad"), f"exit {done.code}: {done.said[:400]}"

    def by_sql(self, act, values):
        session = self.session(act.login)
        named = b", ".join(b'"' + name.encode() + b'" => ' + literal(value) for name, value in values.items())
        text = session.say(b"select row_to_json(r) from api." + act.call.encode() + b"(request => '"
                           + str(uuid.uuid4()).encode() + b"', " + named + b") r")
        found = verdict_of(text)
        if found == "done":
            return "done", ""
        # 22021: no text at all; 22P02, 22003: a number of the call itself
        known = re.fullmatch(r"VN\d{3}|stop VN\d{3}|22021|22P02|22003", found)
        return ("refused" if known else "bad"), f"{found} {text[:400]}"

    def try_one(self, name, act, f, label, value, must_refuse):
        self.number += 1
        values = self.values(act, f.name, value)
        kind, words = (self.by_command if self.way == "command" else self.by_sql)(act, values)
        self.tried += 1
        where = f"{self.way}_{name}_{f.name}_{label}"
        after = self.house.fingerprint(self.dba)
        if kind == "done":
            self.taken += 1
            if must_refuse:
                self.t.ok(False, where, f"was taken: {value!r:.80}")
            self.same_bytes(where, act, f, value)
        elif kind == "bad" or after != self.print:
            self.t.ok(False, where, f"{words}; changed: {self.house.changed(self.print, after)}")
        self.print = after

    def same_bytes(self, where, act, f, value):
        if not f.entity or isinstance(value, bytes):
            return
        found = self.dba.say(f"select encode(convert_to({f.column}::text, 'UTF8'), 'hex') from core.{f.entity} order by id desc limit 1")
        if bytes.fromhex(found) != value.encode():
            self.t.ok(False, where + "_stored", f"sent {value!r:.80}, stored {bytes.fromhex(found)!r:.80}")


def clean(said):
    """Nothing on the terminal that the user did not ask for: no control or invisible characters."""
    try:
        text = said.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text)


def literal(value):
    if value == "":
        return b"''"
    data = value if isinstance(value, bytes) else value.encode()
    return b"'" + data.replace(b"'", b"''") + b"'"


def sweep(t, way, chosen, leave_out=()):
    with House.staffed() as house:
        bench = Bench(t, house, way)
        for name in chosen:
            for f in acts(0)[name].fields:
                for label, (value, refused_by) in VALUES.items():
                    if label in leave_out or (way == "command" and isinstance(value, str) and "\0" in value):
                        continue
                    optional = value == "" and not f.required
                    # the program reads a time without offset by the clock of the laboratory
                    if way == "command" and label == "no_offset" and f.kind == "m":
                        optional = True
                    bench.try_one(name, acts(bench.number)[name], f, label, value, f.kind in refused_by and not optional)
        t.ok(bench.tried > 100, f"{way}_{len(chosen)}_acts_tried", bench.tried)
        print(f"# {way}: {bench.tried} values tried, {bench.taken} taken", flush=True)
        done = house.vein("audit", "verify", user="qa1")
        t.ok(done.code == 6 and done.text == "consistent, not anchored\n", f"{way}_the_ledger_is_consistent", done)
        t.ok(not os.path.exists(os.path.join(house.root, "pwned")), f"{way}_no_shell_ran")
        t.ok(house.dba("select count(*) > 0 from core.site;") == "t", f"{way}_no_table_is_gone")
        t.ok("PANIC" not in house.log() and "terminated by signal" not in house.log(), f"{way}_no_server_process_died")
        bench.close()


def by_sql(t):
    sweep(t, "sql", ["person_propose", "hold_place", "patient_register", "order_place", "clock_set", "result_record",
                     "step_record", "site_add"])


# One of each family, since every value is a run of the program.
FEW = ("too_small", "arabic_digits", "two_points", "c1", "isolate", "bom", "soft_hyphen", "delete", "carriage_return", "surrogate",
       "overlong", "beyond", "nested_object", "blank", "no_break_space", "now", "epoch", "leap", "year_0", "sql_dollar", "psql",
       "html", "zpl", "csv", "braces", "twin", "huge", "date_32", "minus_infinity", "line_separator", "bell", "leading_blank",
       "null_word", "lone_continuation")


def by_command(t):
    sweep(t, "command", ["person_propose", "hold_place", "order_place", "result_record", "clock_set", "site_add"], FEW)


def megabytes(t):
    """More than fits in an argument: through SQL, files and descriptors."""
    with House.staffed() as house:
        before = house.fingerprint()
        big = "x" * 1_000_000
        for call, login in ((f"site_add('{uuid.uuid4()}', 'BIG', '{big}', 'UTC')", "man1"),
                            (f"scan('{uuid.uuid4()}', '{big}', null)", "tec1"),
                            (f"hold_place('{uuid.uuid4()}', 'B-1', 1, '{big}')", "qa1"),
                            (f"process_import('{uuid.uuid4()}', '{big}')", "man1"),
                            (f"step_record('{uuid.uuid4()}', 'B-1', 'seed', 1, null, '{{\"volume\": \"{big}\"}}')", "tec1")):
            found, text = house.call(login, call)
            t.ok(re.fullmatch(r"VN\d{3}", found) and len(text) < 3000, f"megabyte_in_{call.split('(')[0]}", text)
        deep = os.path.join(house.root, "deep.json")
        for label, text in (("deep_array", b"[" * 50_000 + b"]" * 50_000), ("deep_object", b'{"a":' * 50_000), ("megabytes", b"x" * 5_000_000),
                            ("nul", b'{"process": "a\0b"}'), ("not_utf8", b'{"process": "\xff"}'), ("empty", b""),
                            ("utf16", '{"process": "x"}'.encode("utf-16")), ("twice", b'{"process": "a", "process": "b"}')):
            with open(deep, "wb") as file:
                file.write(text)
            for words in (["process", "import", deep], ["process", "lint", deep], ["process", "show", deep]):
                done = house.vein(*words, user="man1") if words[1] == "import" else house.vein(*words)
                t.ok(done.code in (1, 2) and clean(done.err) and len(done.out) + len(done.err) < 20_000, f"{label}_{words[1]}", done)
        for label in ("nested", "nested_object", "long", "bad_byte"):
            text = VALUES[label][0]
            for words in ([text], [b"volume=" + text if isinstance(text, bytes) else "volume=" + text]):
                done = house.vein("step", "record", "--batch", "B-2", "--step", "harvest", "--occurrence", "1", "--mode", "transcribed",
                                  "--source", "a paper", "--values", *words, user="tec1")
                t.ok(done.code in (1, 2) and clean(done.err) and len(done.err) < 3000, f"values_{label}_{words[0][:6]!r}", done)
        for path in ("/dev/zero", house.root, "/nonexistent", "/dev/null", ""):
            done = house.vein("process", "lint", path)
            t.ok(done.code in (1, 2), f"lint_{os.path.basename(path) or 'no_name'}", done)
        t.equal(house.fingerprint(), before, "nothing_was_stored")


Report("hostile").run(by_sql, by_command, megabytes)
