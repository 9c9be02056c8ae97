-- Warnings and suspensions. Each ends at `until_ms` by itself; `ended_…` is filled where a moderator ended one before.
CREATE TABLE sanctions (
    id          BIGINT PRIMARY KEY,
    guild_id    BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    by_id       BIGINT NOT NULL,
    why         TEXT NOT NULL,
    at_ms       BIGINT NOT NULL,
    until_ms    BIGINT NOT NULL,
    report_id   BIGINT NOT NULL REFERENCES reports (id),
    ended_by    BIGINT,
    ended_ms    BIGINT,
    ended_why   TEXT,
    UNIQUE (guild_id, number)
);
CREATE INDEX sanctions_person ON sanctions (guild_id, person_id, kind, until_ms);
CREATE INDEX sanctions_running ON sanctions (guild_id, kind, until_ms, id);

-- What suspended people wrote to the moderators; `card_…` is the message there.
CREATE TABLE appeals (
    id              BIGINT PRIMARY KEY,
    guild_id        BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    sanction_id     BIGINT NOT NULL REFERENCES sanctions (id),
    words           TEXT NOT NULL,
    at_ms           BIGINT NOT NULL,
    card_channel_id BIGINT,
    card_message_id BIGINT
);
CREATE INDEX appeals_person ON appeals (guild_id, person_id, at_ms);
CREATE INDEX appeals_sanction ON appeals (sanction_id, at_ms);

-- On whom a moderator acted, and about which report, so that a party to it reads less.
ALTER TABLE audit ADD COLUMN on_id BIGINT;
ALTER TABLE audit ADD COLUMN report_id BIGINT;
CREATE INDEX audit_what ON audit (guild_id, what, at_ms, id);
CREATE INDEX audit_by ON audit (guild_id, by_id, at_ms, id);
CREATE INDEX audit_what_by ON audit (guild_id, what, by_id, at_ms, id);
