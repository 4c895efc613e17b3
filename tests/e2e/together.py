#!/usr/bin/env python3
"""Several at once: one request from many processes, starters of a stopped server, one record changed by two."""
import uuid

from house import House, ROOT, Report, wait_for


def one_request(t):
    with House.staffed() as house:
        request = str(uuid.uuid4())
        words = ["site", "add", "--code", "S-8", "--title", "Eight", "--time-zone", "UTC", "--request-id", request, "--json"]
        ends = finish([house.start(*words, user="man1") for _ in range(8)])
        t.ok(all(code == 0 for code, _, _ in ends), "eight_processes_are_all_done", [e for e in ends if e[0]])
        t.equal(len({out for _, out, _ in ends}), 1, "with_one_answer")
        found = house.dba("select (select count(*) from core.site where code = 'S-8'), "
                          f"(select count(*) from work.request where request = '{request}'), "
                          "(select count(*) from ledger.event where act = 'site_add');")
        t.equal(found, "1|1|1", "and_one_effect")
        different = [house.start("site", "add", "--code", f"S-9{n}", "--title", "Nine", "--time-zone", "UTC", "--request-id",
                                 "00000000-0000-4000-8000-000000000009", user="man1") for n in range(6)]
        codes = sorted(code for code, _, _ in finish(different))
        t.equal(codes, [0, 1, 1, 1, 1, 1], "one_id_for_six_different_acts_serves_one")
        t.equal(house.dba("select count(*) from core.site where code like 'S-9%';"), "1", "and_stores_one")


def new_subjects(t):
    """Acts that make their subject have no stream of it to wait at."""
    with House.staffed() as house:
        document = str(ROOT / "sql/process/treg-wiesinger.json")
        for name, words in {
                "person": ["person", "propose", "--code", "P-8", "--printed-name", "Eight", "--job", "Operator", "--site", "LAB",
                           "--roles", "technician", "--valid-until", "2035-01-01T00:00:00Z"],
                "process": ["process", "import", document], "clock": ["clock", "set", "--moment", soon(house)]}.items():
            words += ["--request-id", str(uuid.uuid4()), "--json"]
            ends = finish([house.start(*words, user="man1") for _ in range(6)])
            t.equal([code for code, _, _ in ends], [0] * 6, f"six_times_one_new_{name}", [e for e in ends if e[0]])
            t.equal(len({out for _, out, _ in ends}), 1, f"one_answer_about_one_new_{name}")
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_fits")


def soon(house):
    return house.dba("select to_char(rule.now() + interval '1 day', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"');")


def one_record(t):
    with House.staffed() as house:
        ends = finish([house.start("hold", "place", "--batch", "B-1", "--version", "1", "--reason", f"reason number {n}",
                                   "--json", user=user) for n, user in enumerate(("qa1", "qa2", "man1", "man2", "ana1"))])
        codes = sorted(code for code, _, _ in ends)
        t.equal(codes, [0, 1, 1, 1, 1], "of_five_who_saw_one_version_one_writes", ends)
        refused = [err for code, _, err in ends if code]
        t.ok(all(b"VN101" in err or b"VN120" in err for err in refused), "the_others_are_told_to_look_again", refused)
        t.equal(house.dba("select count(*) from core.hold;"), "1", "one_hold")
        same = finish([house.start("site", "add", "--code", "S-7", "--title", "Seven", "--time-zone", "UTC", user=user)
                       for user in ("man1", "man2") * 3])
        t.equal(sorted(code for code, _, _ in same), [0, 1, 1, 1, 1, 1], "one_code_is_given_once", same)
        t.equal(house.vein("audit", "verify", user="qa1").code, 6, "the_ledger_is_consistent")


def starters(t):
    with House.staffed() as house:
        for number in range(2):
            house.stop()
            ends = finish([house.start("board", "--json", user=user) for user in ("qa1", "tec1", "man1")])
            t.ok(all(code == 0 for code, _, _ in ends), f"boards_of_a_stopped_server_{number}", ends)
            t.equal(len({out for _, out, _ in ends}), 1, f"show_the_same_{number}")
            first = house.postmaster()
            # a child looks like a server until it has its own title
            wait_for(lambda: {p for p in house.processes() if parent(p) not in house.processes()} == {first}, "one server")
            t.ok(first in house.processes(), f"one_server_{number}", first)
        house.kill()
        ends = finish([house.start("board", user="qa1"), house.start("server", "start"), house.start("server", "start")])
        t.ok(all(code == 0 for code, _, _ in ends), "starters_after_a_crash", ends)


def parent(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def finish(processes):
    ends = [process.communicate(timeout=60) for process in processes]
    return [(process.returncode, *end) for process, end in zip(processes, ends)]


Report("together").run(one_request, new_subjects, one_record, starters)
