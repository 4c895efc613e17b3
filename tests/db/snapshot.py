"""The schema as pg_dump writes it, against expected/schema.sql."""
import difflib
import re
import subprocess
from pathlib import Path

from lab import PORT, SUPERUSER

EXPECTED = Path(__file__).resolve().parent / "expected/schema.sql"


def pg_dump(lab, name, *options):
    text = subprocess.run([f"{lab.bin}/pg_dump", "-h", lab.socket, "-p", PORT, "-U", SUPERUSER, "--restrict-key=none",
                           *options, name], capture_output=True, text=True, env=lab.env)
    if text.returncode:
        raise AssertionError(text.stderr)
    return text.stdout


def dump(lab):
    """Without comments, settings, rights (tests/privilege has them), what belongs to the tests, what is made from the
    rest (sql/past), and the bodies of functions: their text stands in sql/ once, and verify's catalogue phase compares it."""
    text = pg_dump(lab, "lab", "--schema-only", "--no-comments", "--no-privileges", "--exclude-schema=tap", "--exclude-schema=past*")
    return plain(re.sub(r"AS (\$_?\w*\$).*?\1;", "AS body;", text, flags=re.DOTALL))


def whole(lab, name):
    """All of a database that a release makes, with comments, rights, bodies and the rows of the rules (tests/schema)."""
    return plain(pg_dump(lab, name, "--schema-only")) \
        + "".join(sorted(plain(pg_dump(lab, name, "--data-only", "--inserts", "--schema=ref")).splitlines(keepends=True)))


def plain(structure):
    lines = [line.replace("\t", "    ").rstrip() for line in structure.splitlines()
             if line and not re.match(r"--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict |"
                                      r"CREATE EXTENSION|COMMENT ON EXTENSION", line)]
    return "\n".join(lines) + "\n"


def update(lab):
    EXPECTED.parent.mkdir(exist_ok=True)
    EXPECTED.write_text(dump(lab))
    print(f"wrote {EXPECTED.name}")


def compare(lab, report):
    there = EXPECTED.read_text() if EXPECTED.exists() else ""
    now = dump(lab)
    diff = [line for line in difflib.unified_diff(there.splitlines(), now.splitlines(), "expected", "found", n=0)]
    report.ok(there == now, "schema: is the one checked in (make snapshot, after reading the difference)",
              "; ".join(diff[:12]))
