"""The rules of what follows the laboratory: custody and transport, the site, thaw, bedside, infusion, follow-up, what is left
over, closing; and what happens when a batch is not what it should be: investigation, supply in spite of it, recall."""
from record import BEDSIDE, DAY, ENDED, FREE, GIVEN, LINES, LOST, OUTCOMES, last_word


class Supply:
    # ---- transport: a manifest goes with what leaves, and is compared with what arrives
    def leaving(self, b):
        """Which way a hand-over to an organisation goes, and the containers that can go: nothing is shipped where there is no way."""
        if b.status in ("collected", "in_transit_in", "received", "accepted", "stored_starting"):
            left = {c for s in b.shipments for c, how in s["containers"].items() if how == "sent"}
            able = [c for c in b.bags if b.containers.get(c) == "in_use" and not b.receipt_of(c) and c not in left]
            return ("in", able) if "transport" in b.routes and able else (None, [])
        product = b.of_product("filled")
        if b.status in ("filled", "stored") or product and b.status in ("in_transit_out", "at_site", "thawed", "infused", "follow_up"):
            return "out", product
        return None, []

    def may_custody_hand_over(self, b, who, act):
        faults = self.stale(act)
        if b.status in ("scheduled", "collecting", "aborted", *ENDED):
            faults.add("VN102")
        way, able = self.leaving(b)
        if way is None or act["to_person"]:     # who holds it is a matter of its own
            return faults
        if b.quality == "on_hold":
            faults.add("VN105")
        leave = act["containers"] or able
        if act.get("other"):
            faults.add("stop VN3")
        if way == "out":
            faults |= b.barred()
        if "transport" not in b.routes:
            faults.add("VN119")
        if not leave:
            faults.add("VN202")
        for c in leave:
            if c not in able:
                faults.add("VN102")
            if not {("courier", c), ("pack_out", c) if way == "out" else None} & b.checked:
                faults.add("stop VN304")
        return faults

    def do_custody_hand_over(self, b, who, act):
        way, able = self.leaving(b)
        if way is None or act["to_person"]:
            b.taken(None, who if act["to_person"] else "Cold Courier", "van 7")
            return 1
        leave = act["containers"] or able
        if way == "in":             # the review is about what happens up to the release
            b.written()
        b.shipments.append({"direction": way, "status": "on_the_way", "containers": {c: "sent" for c in leave}, "opened": len(b.deviations),
                            "by": who})
        for c in leave:
            if way == "out":
                b.containers[c] = "in_transit"
            b.taken(c, "Cold Courier", "van 7")
            b.checked -= {("site", c), ("receipt", c)}
        moved = b.status in ("collected", "filled", "stored")
        if moved:
            b.move("in_transit_in" if way == "in" else "in_transit_out")
        return 1 + (3 if way == "out" else 2) * len(leave) + moved

    def manifest(self, b, c, act):
        """What the shipper of a container says about its receipt; another patient's bag in it is never explained."""
        shipper, found = b.on_the_way(c), act.get("found")
        if shipper is None:
            return set()
        if found is None:
            return {"VN202"}
        if found == "another's":
            return {"stop VN3"}
        if set(found) != set(shipper["containers"]) and not (act.get("difference") and len(b.deviations) > shipper["opened"]):
            return {"stop VN310"}
        return set()

    def opened(self, b, c, act):
        """Returns whether something about the shipper is to be looked at."""
        shipper = b.on_the_way(c)
        if shipper is None:
            for s in b.shipments:               # it came later than the rest
                if s["containers"].get(c) == "missing":
                    s["containers"][c] = "received"
            return False
        shipper["status"] = "received"
        if shipper["direction"] == "in":
            b.written()
        for inside in shipper["containers"]:
            shipper["containers"][inside] = "received" if inside in act["found"] else "missing"
        shipper["containers"].update({inside: "extra" for inside in act["found"] if inside not in shipper["containers"]})
        return act.get("difference") is not None or act.get("seals") == "broken"

    # ---- the site
    def may_site_receive(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        sent = b.containers[c] == "in_transit"      # what is on its way arrives, whatever was decided meanwhile
        if b.kind != "patient" or b.status not in ("filled", "stored", "in_transit_out", "at_site", "thawed", "infused", "follow_up",
                                                   "aborted" if sent else None):
            faults.add("VN102")
        if c not in b.products or b.containers[c] not in ("filled", "in_transit"):
            faults.add("VN102")
        if ("site", c) not in b.checked:
            faults.add("stop VN304")
        return faults | (set() if sent else b.barred()) | self.manifest(b, c, act)

    def do_site_receive(self, b, who, act):
        c = act["container"]
        wrong = self.opened(b, c, act)
        b.containers[c] = "at_site"
        b.taken(c, who)
        if b.status in ("filled", "stored", "in_transit_out"):
            b.move("at_site")
        if wrong and b.quality not in LOST:
            b.held()
            b.written()

    def may_thaw_start(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        if "thaw" not in b.routes:
            faults.add("VN119")
        if b.status not in ("at_site", "thawed", "infused", "follow_up") or c not in b.products or b.containers[c] != "at_site":
            faults.add("VN102")
        return faults | b.barred()

    def do_thaw_start(self, b, who, act):
        b.thaws.append({"container": act["container"], "by": who, "status": "running", "version": 1})
        b.containers[act["container"]] = "thawed"
        moved = b.status == "at_site"
        if moved:
            b.move("thawed")
        return 2 + moved

    def signer_thaw(self, b, who, act):
        t = b.thaws[act["n"]]
        return {"stop VN009"} if who == t["by"] or (who, t["container"]) not in b.present else set()

    def signer_identity_check(self, b, who, act):
        check = b.bedside[act["n"]]
        return {"stop VN009"} if who == check["by"] or (who, check["container"]) not in b.present else set()

    def signed_thaw(self, b, who, act):
        pass

    def signed_identity_check(self, b, who, act):
        pass

    # ---- given: one infusion a container, after its own check at the bedside by two
    def may_infusion_record(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        if any(i["container"] == c for i in b.infusions):
            faults.add("stop VN309")
        if b.status not in ("at_site", "thawed", "infused", "follow_up") or c not in b.products:
            faults.add("VN102")
        if b.containers[c] != ("thawed" if "thaw" in b.routes else "at_site"):
            faults.add("VN102")
        check, n = act.get("check"), [n for n, t in enumerate(b.thaws) if t["container"] == c]
        if check is None or b.bedside[check]["container"] != c or not b.signed("identity_check", check, "witnessed") \
                or b.bedside[check]["age"] >= BEDSIDE:
            faults.add("stop VN304")
        if b.containers[c] == "thawed" and not b.signed("thaw", n[-1], "witnessed"):
            faults.add("stop VN304")
        return faults | b.barred()

    def do_infusion_record(self, b, who, act):
        c = act["container"]
        b.infusions.append({"container": c, "by": who, "remainder": act["remainder"], "age": 0, "day": self.day()})
        b.containers[c] = "infused"
        t = b.thaw_of(c)
        if t:
            t.update(status="late" if t.get("over") else "in_time", version=t["version"] + 1)
        moved = b.status in ("at_site", "thawed")
        if moved:
            b.move("infused")
        return 2 + bool(t) + moved

    def may_follow_up_start(self, b, who, act):
        if b.status != "infused":
            return self.stale(act) | {"VN102"}
        return self.stale(act) | (set() if self.day() > min(i["day"] for i in b.infusions) else {"VN509"})

    def do_follow_up_start(self, b, who, act):
        b.move("follow_up")
        return 1

    def may_follow_up_record(self, b, who, act):
        return {"VN102"} if b.status not in ("infused", "follow_up") else set()

    def do_follow_up_record(self, b, who, act):
        b.follow_ups.append(act["kind"])
        moved = b.status == "infused"
        if moved:
            b.move("follow_up")
        return 1 + moved

    def day(self):
        """Days since the history began, which it does at six in the morning."""
        return (6 * 60 + self.clock) // (24 * 60)

    # ---- the laboratory's clock: what thaws longer than it may is found by the periodic task, which begins follow-up on day 1
    def may_clock_set(self, b, who, act):
        return set()

    def do_clock_set(self, b, who, act):
        self.clock += act["minutes"]
        for other in self.batches.values():
            for check in other.bedside:
                check["age"] += act["minutes"]
            for t in other.thaws:
                if t["status"] == "running":
                    t.update(status="over", over=True, version=t["version"] + 1)
            for i in other.infusions:
                i["age"] += act["minutes"]
            if other.status == "infused" and other.infusions[0]["age"] >= DAY:
                other.move("follow_up")

    # ---- what is left over, what broke, and what came to nothing
    def may_container_dispose(self, b, who, act):
        c, faults = act["container"], self.stale(act) | self.another(act)
        if b.status in ENDED or b.containers[c] in ("disposed", "pooled"):
            faults.add("VN102")
        faults |= self.out_of_reach(b, c)
        if any(d["container"] == c and d["status"] == "recorded" for d in b.disposals):
            faults.add("VN108")
        if not b.comes_to_nothing() and b.status in ("scheduled", "collecting", "collected", "in_transit_in", "received"):
            faults.add("VN102")         # what has just come in is decided about at its receipt
        return faults

    def out_of_reach(self, b, c):
        """What lies in storage is taken out first; what is on its way arrives first, and what was lost turns up."""
        return {"VN102"} if b.containers[c] in ("stored", "in_transit", "lost") else set()

    def do_container_dispose(self, b, who, act):
        b.disposals.append({"container": act["container"], "by": who, "status": "recorded", "version": 1})
        if b.containers[act["container"]] != "infused":     # the review is about what happens up to the release
            b.written()
        return 1

    def signer_disposal(self, b, who, act):
        d = b.disposals[act["n"]]
        faults = {"stop VN009"} if d["status"] != "recorded" or who == d["by"] or (who, d["container"]) not in b.present else set()
        return faults | self.out_of_reach(b, d["container"])

    def signed_disposal(self, b, who, act):
        d = b.disposals[act["n"]]
        d.update(status="witnessed", version=d["version"] + 1)
        b.containers[d["container"]] = "disposed"
        t = b.thaw_of(d["container"])
        if t and t["status"] in ("running", "over"):
            t.update(status="given_up", version=t["version"] + 1)
        if b.comes_to_nothing() and b.status not in GIVEN and set(b.containers.values()) <= {"disposed", "lost", "pooled"}:
            b.move("discarded")

    # ---- the end
    def open_points(self, b):
        """What keeps a record open: of every kind of batch, and of a patient's."""
        if (b.open_holds() or any(d["status"] != "closed" for d in b.deviations)
                or any(x["status"] == "open" for x in b.touches + b.capas) or any(i["status"] == "open" for i in b.investigations)
                or any(x["status"] == "recorded" for records in b.steps.values() for x in records)
                or any(x["status"] == "proposed" for x in b.dispositions + b.recalls) or any(d["status"] == "recorded" for d in b.disposals)
                or "stored" in b.containers.values()):
            return True
        if b.kind != "patient":
            return any(x["status"] == "proposed" for x in b.aborts) or any(self.line_open(b, line) for line in LINES if line != "dose") or not any(
                d["status"] == "signed" and b.signed("disposition", n, "approved") and b.signed("disposition", n, "certified")
                for n, d in enumerate(b.dispositions))
        return (b.quality not in ("released", "exceptional_supply", "recalled") or b.quality != "recalled" and not self.decision_signed(b)
                or any(self.line_open(b, line) for line in LINES) or any(n["status"] == "open" for n in b.notifications)
                or b.remainders() or b.of_product("filled", "in_transit", "at_site", "thawed"))

    def line_open(self, b, line):
        return b.state_of(line) in ("pending", "interim")

    def decision_signed(self, b):
        n = max(n for n, d in enumerate(b.dispositions) if d["status"] == "signed")
        return b.signed("disposition", n, "approved") and b.signed("disposition", n, last_word(b.dispositions[n]))

    def may_batch_close(self, b, who, act):
        able = ("follow_up",) if b.kind == "patient" else ("harvested", "filled", "stored")
        return self.stale(act) | (set() if b.status in able else {"VN102"}) | ({"VN118"} if self.open_points(b) else set())

    def do_batch_close(self, b, who, act):
        b.move("closed")
        return 1

    # ---- a result that fails: investigated in any case, told to the treating side once the batch was let go
    def failed(self, b, r):
        self.investigated(b, r)
        if b.released() or b.quality == "recalled" or b.quality == "on_hold" and b.before in FREE:
            b.notifications.append({"kind": "result", "status": "open", "version": 1})
            if b.to_give() and b.quality != "recalled":
                b.held()

    def investigated(self, b, r):
        """One investigation at a time for the failures of a line on a sample."""
        if any((i["line"], i["sample"]) == (r["line"], r["sample"]) and i["status"] == "open" for i in b.investigations):
            return
        b.investigations.append({"line": r["line"], "sample": r["sample"], "entry": r["entry"], "status": "open", "version": 1, "phase": "lab",
                                 "notes": set(), "outcome": None, "by": None})

    def analysts_of(self, b, i):
        return {r["by"] for r in b.results if (r["line"], r["sample"]) == (i["line"], i["sample"])}

    def may_investigation_note(self, b, who, act):
        i, faults = b.investigations[act["n"]], self.stale(act)
        faults |= self.right("investigation_note", who, {"qc_reviewer"} if act["phase"] == "lab" else {"qa"})
        if i["status"] != "open" or i["phase"] == "full" and act["phase"] == "lab":
            faults.add("VN117")
        return faults | ({"stop VN009"} if who in self.analysts_of(b, i) else set())

    def do_investigation_note(self, b, who, act):
        i = b.investigations[act["n"]]
        i["notes"].add(act["phase"])
        if i["phase"] != act["phase"]:
            i.update(phase=act["phase"], version=i["version"] + 1)
        i["stands"] = False
        b.written()

    def may_investigation_conclude(self, b, who, act):
        i, faults = b.investigations[act["n"]], self.stale(act)
        if i["status"] != "open":
            faults.add("VN117")
        if not i["notes"] or act["outcome"] == "confirmed" and "full" not in i["notes"]:
            faults.add("VN118")
        return faults | ({"stop VN009"} if who in self.analysts_of(b, i) else set())

    def do_investigation_conclude(self, b, who, act):
        i = b.investigations[act["n"]]
        i.update(outcome=act["outcome"], by=who, version=i["version"] + 1, stands=True)
        b.end("investigation", act["n"])
        b.written()

    def signer_investigation(self, b, who, act):
        i, faults = b.investigations[act["n"]], set()
        if not i["outcome"] or not i.get("stands") or i["status"] != "open":
            faults |= {"stop VN118", "stop VN009"}
        if who == i["by"] or who in b.hands | b.analysts:         # QA on work that is not one's own
            faults.add("stop VN009")
        return faults

    def signed_investigation(self, b, who, act):
        i = b.investigations[act["n"]]
        i.update(status="concluded", version=i["version"] + 1)
        own = b.revisions(i)
        if own[-1]["verdict"] == "fail":            # one that was misread has been corrected and stands
            for r in own:
                r.update(status=OUTCOMES[i["outcome"]], version=r["version"] + 1)
        # what an error in the laboratory explains is that test, and no other that failed
        others = [r for r in b.on(i["line"], i["sample"]) if r["verdict"] == "fail" and r["status"] in ("entered", "reviewed")]
        if i["outcome"] == "laboratory error" and others:
            self.investigated(b, others[0])

    # ---- supply of what failed, and recall
    def may_supply_request(self, b, who, act):
        faults = self.stale(act)
        if b.kind != "patient":
            faults.add("VN115")
        if b.status in (*ENDED, "closed", "aborted") or not b.to_give():
            faults |= {"VN102", "VN109"}
        if b.quality not in ("quarantine", "on_hold"):
            faults.add("VN109")
        if any(q["status"] == "open" for q in b.requests):
            faults.add("VN108")
        return faults

    def do_supply_request(self, b, who, act):
        b.requests.append({"status": "open", "version": 1, "by": who})
        b.written()
        return 1

    def may_supply_withdraw(self, b, who, act):
        faults = self.stale(act)
        if b.requests[act["n"]]["status"] != "open":
            faults.add("VN117")
        if any(d["decision"] == "exceptional_supply" and d["status"] == "proposed" for d in b.dispositions):
            faults.add("VN114")
        return faults

    def do_supply_withdraw(self, b, who, act):
        q = b.requests[act["n"]]
        q.update(status="withdrawn", version=q["version"] + 1)
        return 1            # the review says who asked and why, whatever became of it

    def may_batch_recall(self, b, who, act):
        faults = self.stale(act)
        if b.kind != "patient":
            faults |= {"VN115", "VN109"}
        if b.status in ENDED:
            faults.add("VN102")
        if not b.released():
            faults.add("VN109")
        if any(x["status"] == "proposed" for x in b.recalls):
            faults.add("VN108")
        return faults

    def do_batch_recall(self, b, who, act):
        b.recalls.append({"status": "proposed", "version": 1, "by": who})
        return 1

    def may_recall_withdraw(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.recalls[act["n"]]["status"] != "proposed" else set())

    def do_recall_withdraw(self, b, who, act):
        x = b.recalls[act["n"]]
        x.update(status="withdrawn", version=x["version"] + 1)
        return 1

    def signer_recall(self, b, who, act):
        x = b.recalls[act["n"]]
        if x["status"] != "proposed" or x["by"] == who:
            return {"stop VN009"}
        return set() if b.released() else {"stop VN109"}

    def signed_recall(self, b, who, act):
        x = b.recalls[act["n"]]
        x.update(status="signed", version=x["version"] + 1)
        b.judge("recalled")
        b.notifications.append({"kind": "recall", "status": "open", "version": 1})

    def may_notification_acknowledge(self, b, who, act):
        return self.stale(act) | ({"VN117"} if b.notifications[act["n"]]["status"] != "open" else set())

    def do_notification_acknowledge(self, b, who, act):
        n = b.notifications[act["n"]]
        n.update(status="acknowledged", version=n["version"] + 1)
        return 1
