"""Acts of people on one database, with what became of each: for tests that play histories."""
import random

from lab import SUPERUSER, Failed


class History:
    def __init__(self, lab, db, seed):
        self.lab, self.db, self.random, self.told = lab, db, random.Random(seed), []

    def now(self):
        return self.db.dba("select tap.now()")

    def tell(self, what, outcome):
        self.told.append(f"{what}: {outcome}")
        return outcome

    def act(self, login, call, request=None):
        return self.tell(f"{login} {call}", self.db.act(login, call, request).status)

    def sign(self, login, entity, record, meaning):
        try:
            outcome = self.db.sign(login, entity, record, meaning, login).status
        except Failed as refused:
            outcome = refused.code
        return self.tell(f"{login} signs {entity} {record} {meaning}", outcome)

    def fixture(self, call):
        """Several acts of the fixture's people in a row; where one is refused those before it stay."""
        try:
            return self.tell(call, self.db.value(SUPERUSER, f"select tap.{call}") or "done")
        except Failed as refused:
            return self.tell(call, refused.text[-80:])

    def any(self, sql):
        rows = self.db.rows(sql)
        return self.random.choice(rows) if rows else None
