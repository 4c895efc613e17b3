"""Shared by the lints: the files of the tree, C text without comments or strings, the verdict."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)


def files(*patterns):
    """Paths relative to the root, sorted, never below build/."""
    found = {p.relative_to(ROOT) for pattern in patterns for p in ROOT.glob(pattern)}
    return sorted(p for p in found if p.parts[0] not in ("build", ".git") and (ROOT / p).is_file())


def tree():
    """All files that belong to the repository: tracked, or new and not ignored."""
    try:
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT,
                                capture_output=True, check=True).stdout.decode()
        return sorted({Path(p) for p in listed.split("\0") if p and (ROOT / p).is_file()})
    except (OSError, subprocess.CalledProcessError):  # a tarball without git
        return files("**/*")


def text(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def code(path, keep_strings=False):
    """C text in which comments (and strings) are blanks; line numbers stay."""
    def blank(match):
        token = match[0]
        if keep_strings and token[0] in "\"'":
            return token
        return re.sub(r"[^\n]", " ", token)
    return _TOKEN.sub(blank, text(path))


def table(path, *head):
    """Rows of the table of a page that has this head; cells without the blanks around them."""
    rows, inside = [], False
    for line in text(path).splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else None
        if cells == list(head):
            inside = True
        elif inside and cells is None:
            inside = False
        elif inside and not set("".join(cells)) <= set("-: "):
            rows.append(cells)
    return rows


def commands():
    """(noun, verb) of everything the program does: actions, readings, and what has code of its own."""
    known = {("server", w) for w in "init start stop status destroy tick".split()}
    for path in files("src/app/action/*.c"):
        known |= set(re.findall(r'\{"\w+", "([a-z-]+)", "([a-z-]+)", ', text(path)))
    known |= {(p.parts[2].replace("_", "-"), p.stem.replace("_", "-")) for p in files("sql/stmt/*/*.sql")}
    for path in files("src/cli/*.c"):
        known |= set(re.findall(r'\{"([a-z-]+)", "([a-z-]+)",', text(path)))
    return known


def numbered(body):
    return enumerate(body.splitlines(), 1)


def verdict(name, faults):
    """Prints the result of one lint and returns True when there is no fault."""
    print(f"{'not ok' if faults else 'ok'} lint/{name}")
    for fault in faults[:40]:
        print(f"# {fault}")
    if len(faults) > 40:
        print(f"# ... and {len(faults) - 40} more")
    return not faults


def finish(*results):
    sys.exit(0 if all(results) else 1)
