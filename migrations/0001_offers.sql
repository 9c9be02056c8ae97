-- One text for SQLite and Postgres: BIGINT and TEXT alone, times in milliseconds of Unix time, flags 0/1, documents as
-- JSON text, ids made by Parley.

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- What Discord told us of a person in a server when they last used Parley; enough to name them.
CREATE TABLE people (
    guild_id   BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    name       TEXT NOT NULL,
    avatar_url TEXT,
    seen_ms    BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id)
);

-- The private conversation of two sides. `pair` names both in a fixed order, whoever hires whom.
CREATE TABLE rooms (
    id         BIGINT PRIMARY KEY,
    guild_id   BIGINT NOT NULL,
    pair       TEXT NOT NULL,
    first_id   BIGINT NOT NULL,
    second_id  BIGINT NOT NULL,
    channel_id BIGINT,
    UNIQUE (guild_id, pair)
);

CREATE TABLE offers (
    id             BIGINT PRIMARY KEY,
    guild_id       BIGINT NOT NULL,
    number         BIGINT NOT NULL,
    room_id        BIGINT NOT NULL REFERENCES rooms (id),
    client_id      BIGINT NOT NULL,
    party_kind     TEXT NOT NULL,
    party_id       BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    revision       BIGINT NOT NULL,
    note           TEXT,
    created_ms     BIGINT NOT NULL,
    expires_ms     BIGINT NOT NULL,
    state          TEXT NOT NULL,
    ended_ms       BIGINT,
    ended_by       BIGINT,
    decline_reason TEXT,
    end_message    TEXT,
    UNIQUE (guild_id, number)
);
CREATE INDEX offers_sent ON offers (guild_id, client_id, created_ms);
CREATE INDEX offers_received ON offers (guild_id, party_id, created_ms);
CREATE INDEX offers_due ON offers (state, expires_ms);
CREATE INDEX offers_room ON offers (room_id, state);

-- Every set of terms that an offer ever had.
CREATE TABLE versions (
    offer_id BIGINT NOT NULL REFERENCES offers (id),
    version  BIGINT NOT NULL,
    terms    TEXT NOT NULL,
    at_ms    BIGINT NOT NULL,
    PRIMARY KEY (offer_id, version)
);

CREATE TABLE changes (
    id       BIGINT PRIMARY KEY,
    offer_id BIGINT NOT NULL REFERENCES offers (id),
    version  BIGINT NOT NULL,
    by_id    BIGINT NOT NULL,
    at_ms    BIGINT NOT NULL,
    terms    TEXT NOT NULL,
    message  TEXT NOT NULL,
    is_open  BIGINT NOT NULL,
    fate     TEXT NOT NULL
);
CREATE INDEX changes_offer ON changes (offer_id, at_ms);

CREATE TABLE contracts (
    id         BIGINT PRIMARY KEY,
    offer_id   BIGINT NOT NULL UNIQUE REFERENCES offers (id),
    version    BIGINT NOT NULL,
    started_ms BIGINT NOT NULL
);

-- Append-only. `seq` is the offer's revision that the happening made.
CREATE TABLE timeline (
    offer_id BIGINT NOT NULL REFERENCES offers (id),
    seq      BIGINT NOT NULL,
    what     TEXT NOT NULL,
    by_id    BIGINT,
    at_ms    BIGINT NOT NULL,
    PRIMARY KEY (offer_id, seq)
);

-- What was typed and not sent. `subject` says what for, so that typing again finds it.
CREATE TABLE drafts (
    id         BIGINT PRIMARY KEY,
    guild_id   BIGINT NOT NULL,
    author_id  BIGINT NOT NULL,
    subject    TEXT NOT NULL,
    content    TEXT NOT NULL,
    saved_ms   BIGINT NOT NULL,
    sent_offer BIGINT
);
CREATE INDEX drafts_author ON drafts (guild_id, author_id, subject);
CREATE INDEX drafts_saved ON drafts (saved_ms);

-- The outbox: what must still happen in the world. A row is deleted in the transaction that stores its receipt; one
-- that was given up stays, as 'dead'. `room_id` is set where the room's channel must exist first.
CREATE TABLE effects (
    id         BIGINT PRIMARY KEY,
    lane       TEXT NOT NULL,
    seq        BIGINT NOT NULL,
    room_id    BIGINT REFERENCES rooms (id),
    effect     TEXT NOT NULL,
    state      TEXT NOT NULL,
    attempts   BIGINT NOT NULL,
    due_ms     BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    last_error TEXT,
    UNIQUE (lane, seq)
);
CREATE INDEX effects_due ON effects (state, due_ms);

-- Receipts of posted messages: which message shows what.
CREATE TABLE posts (
    message_id BIGINT PRIMARY KEY,
    channel_id BIGINT NOT NULL,
    room_id    BIGINT NOT NULL REFERENCES rooms (id),
    subject    TEXT NOT NULL,
    posted_ms  BIGINT NOT NULL
);
CREATE INDEX posts_subject ON posts (subject);
CREATE INDEX posts_channel ON posts (channel_id);
