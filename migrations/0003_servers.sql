-- What the admins of a server have set; what is not in the document is as the operator's file says. `revision` is the
-- compare-and-set: two admins at once lose nothing.
CREATE TABLE server_settings (
    guild_id BIGINT PRIMARY KEY,
    settings TEXT NOT NULL,
    revision BIGINT NOT NULL
);

-- Who did what with the powers of an admin or a moderator. Append-only.
CREATE TABLE audit (
    id       BIGINT PRIMARY KEY,
    guild_id BIGINT NOT NULL,
    by_id    BIGINT NOT NULL,
    what     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    why      TEXT NOT NULL,
    at_ms    BIGINT NOT NULL
);
CREATE INDEX audit_guild ON audit (guild_id, at_ms);

-- When the side that owes the answer is reminded next; NULL when there is nothing left to remind of.
ALTER TABLE offers ADD COLUMN remind_ms BIGINT;
UPDATE offers SET remind_ms = CASE
    WHEN expires_ms - 172800000 > created_ms THEN expires_ms - 172800000
    WHEN expires_ms - 86400000 > created_ms THEN expires_ms - 86400000
    END
WHERE state = 'pending';
CREATE INDEX offers_remind ON offers (state, remind_ms);
