// The database: offers, and the outbox of what is to be done at Discord. Owns every SQL string.

import Database from 'better-sqlite3';

const TABLES = `
CREATE TABLE IF NOT EXISTS offers (
    id INTEGER PRIMARY KEY, room TEXT NOT NULL, client TEXT NOT NULL, recipient TEXT NOT NULL, title TEXT NOT NULL,
    description TEXT NOT NULL, price_minor INTEGER NOT NULL, currency TEXT NOT NULL, due TEXT NOT NULL,
    state TEXT NOT NULL, revision INTEGER NOT NULL, card TEXT, contract TEXT
);
CREATE TABLE IF NOT EXISTS effects (
    id INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT NOT NULL, kind TEXT NOT NULL, offer INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS effects_room ON effects (room, id);
`;

export class Store {
    constructor(path) {
        this.db = new Database(path);
        this.db.pragma('journal_mode = WAL');
        this.db.pragma('synchronous = FULL');
        this.db.exec(TABLES);
        const prepare = (sql) => this.db.prepare(sql);
        this.readOffer = prepare('SELECT * FROM offers WHERE id = ?');
        this.insertOffer = prepare(`INSERT INTO offers
            (room, client, recipient, title, description, price_minor, currency, due, state, revision)
            VALUES (@room, @client, @recipient, @title, @description, @price_minor, @currency, @due, 'pending', 1)`);
        this.insertEffect = prepare('INSERT INTO effects (room, kind, offer) VALUES (?, ?, ?)');
        this.acceptOffer = prepare(`UPDATE offers SET state = 'accepted', revision = revision + 1
            WHERE id = ? AND revision = ? AND state = 'pending'`);
        // The first effect of each room: a room's effects are delivered one after the other.
        this.readHeads = prepare('SELECT room, min(id) AS id FROM effects GROUP BY room ORDER BY 2');
        this.readEffect = prepare('SELECT * FROM effects WHERE id = ?');
        this.deleteEffect = prepare('DELETE FROM effects WHERE id = ?');
        this.setCard = prepare('UPDATE offers SET card = ? WHERE id = ?');
        this.setContract = prepare('UPDATE offers SET contract = ? WHERE id = ?');
    }

    offer(id) {
        return this.readOffer.get(id);
    }

    /** Adds offers and the effect that posts the card of each. */
    addOffers(offers) {
        this.db.transaction(() => {
            for (const offer of offers) {
                const { lastInsertRowid } = this.insertOffer.run(offer);
                this.insertEffect.run(offer.room, 'post_card', lastInsertRowid);
            }
        })();
    }

    /** Accepts if nobody changed the offer since; the decision and its effects are one durable transaction. */
    accept(offer, revision) {
        return this.db.transaction(() => {
            if (this.acceptOffer.run(offer.id, revision).changes === 0) return false;
            for (const kind of ['refresh_card', 'post_contract', 'pin_contract']) {
                this.insertEffect.run(offer.room, kind, offer.id);
            }
            return true;
        }).immediate();
    }

    heads() {
        return this.readHeads.all();
    }

    effect(id) {
        return this.readEffect.get(id);
    }

    /** The receipt of a delivery, in the transaction that removes its effect. */
    receive(effect, message) {
        this.db.transaction(() => {
            if (effect.kind === 'post_card') this.setCard.run(message, effect.offer);
            if (effect.kind === 'post_contract') this.setContract.run(message, effect.offer);
            this.deleteEffect.run(effect.id);
        }).immediate();
    }

    close() {
        this.db.close();
    }
}
