"""The database: offers, and the outbox of what is to be done at Discord. Owns every SQL string."""

import sqlite3
from contextlib import contextmanager

TABLES = """
CREATE TABLE IF NOT EXISTS offers (
    id INTEGER PRIMARY KEY, room INTEGER NOT NULL, client INTEGER NOT NULL, recipient INTEGER NOT NULL,
    title TEXT NOT NULL, description TEXT NOT NULL, price_minor INTEGER NOT NULL, currency TEXT NOT NULL,
    due TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, card INTEGER, contract INTEGER
);
CREATE TABLE IF NOT EXISTS effects (
    id INTEGER PRIMARY KEY AUTOINCREMENT, room INTEGER NOT NULL, kind TEXT NOT NULL, offer INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS effects_room ON effects (room, id);
"""


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        self.db.row_factory = sqlite3.Row
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.executescript(TABLES)

    @contextmanager
    def transaction(self):
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def offer(self, offer):
        return self.db.execute("SELECT * FROM offers WHERE id = ?", (offer,)).fetchone()

    def add_offers(self, offers):
        """Adds offers and the effect that posts the card of each."""
        with self.transaction():
            for offer in offers:
                added = self.db.execute(
                    "INSERT INTO offers (room, client, recipient, title, description, price_minor, currency, due, state,"
                    " revision) VALUES (:room, :client, :recipient, :title, :description, :price_minor, :currency, :due,"
                    " 'pending', 1)",
                    offer,
                )
                self.add_effect(offer["room"], "post_card", added.lastrowid)

    def add_effect(self, room, kind, offer):
        self.db.execute("INSERT INTO effects (room, kind, offer) VALUES (?, ?, ?)", (room, kind, offer))

    def accept(self, offer, revision):
        """Accepts if nobody changed the offer since; the decision and its effects are one durable transaction."""
        with self.transaction():
            changed = self.db.execute(
                "UPDATE offers SET state = 'accepted', revision = revision + 1"
                " WHERE id = ? AND revision = ? AND state = 'pending'",
                (offer["id"], revision),
            )
            if changed.rowcount == 0:
                return False
            for kind in ("refresh_card", "post_contract", "pin_contract"):
                self.add_effect(offer["room"], kind, offer["id"])
            return True

    def heads(self):
        """The first effect of each room: a room's effects are delivered one after the other."""
        return self.db.execute("SELECT room, min(id) AS id FROM effects GROUP BY room ORDER BY 2").fetchall()

    def effect(self, effect):
        return self.db.execute("SELECT * FROM effects WHERE id = ?", (effect,)).fetchone()

    def receive(self, effect, message):
        """The receipt of a delivery, in the transaction that removes its effect."""
        with self.transaction():
            if effect["kind"] == "post_card":
                self.db.execute("UPDATE offers SET card = ? WHERE id = ?", (message, effect["offer"]))
            if effect["kind"] == "post_contract":
                self.db.execute("UPDATE offers SET contract = ? WHERE id = ?", (message, effect["offer"]))
            self.db.execute("DELETE FROM effects WHERE id = ?", (effect["id"],))

    def close(self):
        self.db.close()
