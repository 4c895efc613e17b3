"""What only the run of all files shows: refusals that none of them reaches, fields that an act does with or without.

Each refusal, stop and call tells the server's log that it was reached (tests/mutation/mutants.py puts that into a copy of the
fixture laboratory, which the files are copied from); each act that was done is in the log as well (lab_tap.sql).
"""
import re
import subprocess
import sys

from lab import ROOT, SUPERUSER

sys.path.insert(0, str(ROOT / "tests/mutation"))
import mutants  # noqa: E402

# these compare the schema with what was released: they run on a laboratory that nobody watches
UNWATCHED = {"zz_catalogue", "61_verify"}
REACHED = ROOT / "build/mutation-reached.tsv"


def watch(lab):
    """A second template whose refusals, stops and calls tell the log; returns their names."""
    lab.postgres.dba('create database watched template "lab"')
    db = lab.database("watched")
    names = [m.name for of in (mutants.of_functions, mutants.of_calls) for m in of(db)]
    done = subprocess.run(db.command(SUPERUSER, "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", "-"), text=True, capture_output=True, env=lab.env,
                          input=mutants.HELPERS + "\n".join(mutants.watched(db)))
    if done.returncode:
        raise AssertionError(f"watched laboratory: {done.stderr}")
    lab.ended(db)
    return names


def compare(lab, report, names):
    reached, calls = {}, []
    with open(lab.log, encoding="utf-8", errors="replace") as log:
        for line in log:
            found = re.search(r"@(\S+) LOG:  (reached|tap did) (.*)", line)
            if found and found[2] == "reached":
                reached.setdefault(found[3].strip(), set()).add(found[1])
            elif found:
                calls.append(found[3].strip())
    # which file reaches which of them is what mutants are tried with
    REACHED.write_text("".join(f"{name}\t{file}\n" for name in sorted(reached) for file in sorted(reached[name])))
    missing = [name for name in names if name not in reached]
    report.ok(not missing and len(names) > 800, f"whole: each of {len(names)} refusals, stops and calls is reached by a test", ", ".join(missing))
    fields(lab, report, calls)


# ---- which fields an act does without
def arguments(call):
    """Act and arguments of a call, split at the commas outside of quotes and parentheses."""
    act, _, rest = call.partition("(")
    found, depth, at, start = [], 0, 0, 0
    while at < len(rest):
        quote = re.match(r"'|\$\w*\$", rest[at:])
        if quote:
            at = rest.index(quote[0], at + len(quote[0])) + len(quote[0])
            continue
        if rest[at] in "([":
            depth += 1
        elif rest[at] in ")]" and depth:
            depth -= 1
        elif rest[at] in ",)" and depth == 0:
            found.append(rest[start:at].strip())
            start = at + 1
            if rest[at] == ")":
                break
        at += 1
    return act.strip(), [a for a in found if a]


def absent(value):
    return value is None or re.fullmatch(r"(?i)(null(::\w+)?|'')", value) is not None


def fields(lab, report, calls):
    """What the program asks for against what acts were done without."""
    db = lab.database("lab")
    names = {row["act"]: row["names"] for row in db.rows(
        "select proname as act, array_to_json(proargnames[1:pronargs]) as names from pg_proc where pronamespace = 'api'::regnamespace")}
    lab.ended(db)
    without, done = set(), set()
    for act, given in map(arguments, calls):
        if act in names:
            said = dict(zip(names[act], given))
            for part in given:
                named = re.match(r"(\w+) => (.*)", part, re.S)
                said.update({named[1]: named[2]} if named else {})
            done.add(act)
            without |= {(act, name) for name in names[act] if absent(said.get(name))}
    told = [line.split("\t") for line in subprocess.run([ROOT / "build/test/contract", "--fields"], text=True, capture_output=True,
                                                        check=True).stdout.splitlines()]
    untried = [f"{act} {field}" for act, field, required in told if required == "0" and (act, field) not in without]
    report.ok(not untried and len(done) > 60, f"whole: acts are done without each of the {sum(r == '0' for *_, r in told)} fields that the program "
              "does not ask for", ", ".join(untried))
    taken = [f"{act} {field}" for act, field, required in told if required == "1" and (act, field) in without]
    report.ok(not taken, "whole: and without no field that it asks for", ", ".join(taken))
